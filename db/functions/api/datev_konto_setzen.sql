-- Another account for a kind of booking.
-- SELECT api.datev_konto_setzen('{"schluessel": "nettokaltmiete", "konto": "8105", "gueltig_ab": "01.01.2027"}');   →  1
CREATE FUNCTION api.datev_konto_setzen(p_daten jsonb)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "schluessel", "typ": "text", "titel": "Buchungsart", "pflicht": true},
    {"name": "konto", "typ": "text", "titel": "Konto", "pflicht": true, "max_laenge": 9},
    {"name": "gueltig_ab", "typ": "datum", "titel": "Gültig ab"}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_d     jsonb;
  v_strom bigint;
  v_id    bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'DATEV-Konto ändern');
  v_d := regel.angaben_lesen(v_felder, p_daten, NULL);
  IF NOT EXISTS (SELECT FROM regel.datev_schluessel() s WHERE s.schluessel = v_d->>'schluessel') OR v_d->>'konto' !~ '^[0-9]{4,9}$' THEN
    PERFORM engine.werfen(engine.ablehnung('MAK50', 'Dieses Konto geht nicht.', 'Vier bis neun Ziffern, für eine der Buchungsarten der Liste.', NULL, 'konto'));
  END IF;
  v_strom := regel.zahlungslauf_strom(v_s);
  INSERT INTO akte.datev_konten (mandant_id, schluessel, konto, gueltig_ab, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, v_d->>'schluessel', v_d->>'konto', coalesce((v_d->>'gueltig_ab')::date, pg_catalog.date_trunc('month', engine.heute())::date), engine.jetzt(), v_s.akteur) RETURNING id INTO v_id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'datev_konto_setzen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, '{}', '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.datev_konto_setzen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datev_konto_setzen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datev_konto_setzen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.datev_konto_setzen(jsonb) IS
'Ordnet einer Art von Buchung ein Konto zu, ab einem Tag; frühere Zuordnungen bleiben. p_daten: schluessel, konto, gueltig_ab. Fehler: MA001, MA002, MA012, MA014, MAK50.';
