-- A run that does not go to the bank.
-- SELECT api.zahlungslauf_stornieren(4, '{"grund": "falscher Tag"}');
CREATE FUNCTION api.zahlungslauf_stornieren(p_lauf_id bigint, p_daten jsonb)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[{"name": "grund", "typ": "text", "titel": "Grund", "pflicht": true, "min_laenge": 3, "max_laenge": 300}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_d     jsonb;
  v_strom bigint;
  v_l     akte.zahlungslaeufe;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Zahlungslauf stornieren');
  v_d := regel.angaben_lesen(v_felder, p_daten, NULL);
  v_strom := regel.zahlungslauf_strom(v_s);
  v_l := regel.zahlungslauf_zeile(v_s, p_lauf_id);
  IF v_l.abgerufen_am IS NOT NULL THEN
    PERFORM engine.werfen(engine.ablehnung('MAK30', 'Die Datei ist schon heruntergeladen, der Lauf ist unterwegs.', 'Bei der Bank zurückrufen und die Posten einzeln als Rückgabe vermerken.'));
  END IF;
  UPDATE akte.zahlungslauf_posten AS p SET erledigt = 'storniert', erledigt_am = engine.heute(), erledigt_grund = v_d->>'grund' WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND p.erledigt IS NULL;
  UPDATE akte.zahlungslaeufe AS l SET storniert_am = engine.jetzt(), storniert_von = v_s.akteur, storniert_grund = v_d->>'grund' WHERE l.mandant_id = v_s.mandant_id AND l.id = v_l.id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'zahlungslauf_stornieren', NULL, NULL, NULL, NULL, engine.nutzlast(v_d || pg_catalog.jsonb_build_object('lauf_id', v_l.id), '{}', '{}'));
END
$fn$;
ALTER FUNCTION api.zahlungslauf_stornieren(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_stornieren(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_stornieren(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_stornieren(bigint, jsonb) IS
'Storniert einen Zahlungslauf, solange seine Datei nicht heruntergeladen ist; Forderungen und Aufträge sind wieder frei. p_daten: grund. Fehler: MA001, MA002, MA012, MA014, MAK20, MAK21, MAK30.';
