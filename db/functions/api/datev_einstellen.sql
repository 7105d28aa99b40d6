-- How the tax adviser keeps the client.
-- SELECT api.datev_einstellen('{"berater": "29098", "mandantennummer": "55003"}');   →  1
CREATE FUNCTION api.datev_einstellen(p_daten jsonb)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "berater", "typ": "ganzzahl", "titel": "Beraternummer", "pflicht": true, "min": 1001, "max": 9999999},
    {"name": "mandantennummer", "typ": "ganzzahl", "titel": "Mandantennummer", "pflicht": true, "min": 1, "max": 99999},
    {"name": "wirtschaftsjahr", "typ": "ganzzahl", "titel": "Wirtschaftsjahr beginnt im Monat", "min": 1, "max": 12},
    {"name": "kontenlaenge", "typ": "ganzzahl", "titel": "Länge der Sachkonten", "min": 4, "max": 8},
    {"name": "gueltig_ab", "typ": "datum", "titel": "Gültig ab"}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_d     jsonb;
  v_strom bigint;
  v_id    bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'DATEV einstellen');
  v_d := regel.angaben_lesen(v_felder, p_daten, NULL);
  v_strom := regel.zahlungslauf_strom(v_s);
  INSERT INTO akte.datev_einstellungen (mandant_id, berater, mandantennummer, wirtschaftsjahr, kontenlaenge, gueltig_ab, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, (v_d->>'berater')::int, (v_d->>'mandantennummer')::int, coalesce((v_d->>'wirtschaftsjahr')::int, 1), coalesce((v_d->>'kontenlaenge')::int, 4), coalesce((v_d->>'gueltig_ab')::date, engine.heute()), engine.jetzt(), v_s.akteur)
  RETURNING id INTO v_id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'datev_einstellen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, '{}', '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.datev_einstellen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datev_einstellen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datev_einstellen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.datev_einstellen(jsonb) IS
'Erfasst, wie die Steuerberatung den Mandanten führt. p_daten: berater, mandantennummer, wirtschaftsjahr (Monat, in dem es beginnt), kontenlaenge (4 bis 8), gueltig_ab. Die neueste Zeile gilt. Fehler: MA001, MA002, MA012, MA014.';
