-- The bank did not carry out an item.
-- SELECT api.zahlungslauf_rueckgabe(12, '{"am": "04.12.2026", "grund": "AC04 Konto aufgelöst"}');
CREATE FUNCTION api.zahlungslauf_rueckgabe(p_posten_id bigint, p_daten jsonb)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "am", "typ": "datum", "titel": "Tag", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "grund", "typ": "text", "titel": "Grund der Bank", "pflicht": true, "min_laenge": 3, "max_laenge": 300}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_d     jsonb;
  v_strom bigint;
  v_p     akte.zahlungslauf_posten;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Rückgabe vermerken');
  v_d := regel.angaben_lesen(v_felder, p_daten, NULL);
  v_strom := regel.zahlungslauf_strom(v_s);
  SELECT p.* INTO v_p FROM akte.zahlungslauf_posten p JOIN akte.zahlungslaeufe l ON l.mandant_id = p.mandant_id AND l.id = p.lauf_id AND l.abgerufen_am IS NOT NULL
   WHERE p.mandant_id = v_s.mandant_id AND p.id = p_posten_id AND p.erledigt IS NULL;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAK33', 'Dieser Posten ist nicht unterwegs.', 'Eine Lastschrift, die schon gebucht ist, beim Schuldner als Rücklastschrift stornieren.'));
  END IF;
  UPDATE akte.zahlungslauf_posten AS p SET erledigt = 'rueckgabe', erledigt_am = (v_d->>'am')::date, erledigt_grund = v_d->>'grund' WHERE p.mandant_id = v_s.mandant_id AND p.id = v_p.id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'zahlungslauf_rueckgabe', NULL, NULL, NULL, NULL, engine.nutzlast(v_d || pg_catalog.jsonb_build_object('posten_id', v_p.id), '{}', '{}'));
END
$fn$;
ALTER FUNCTION api.zahlungslauf_rueckgabe(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_rueckgabe(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_rueckgabe(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_rueckgabe(bigint, jsonb) IS
'Vermerkt, dass die Bank einen Posten nicht ausgeführt hat; Forderung oder Auftrag sind wieder frei für einen neuen Lauf. p_daten: am, grund. Fehler: MA001, MA002, MA012, MA014, MAK33.';
