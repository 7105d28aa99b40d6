-- The creditor identifier for collections of an object, or of all.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT api.sepa_glaeubiger_setzen('{"glaeubiger_id": "DE98 ZZZ0 9999 9999 99", "name": "Hausverwaltung Lindenhof GmbH"}');   →  1
-- COMMIT;
CREATE FUNCTION api.sepa_glaeubiger_setzen(p_daten jsonb)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "objekt_id", "typ": "ganzzahl", "titel": "Objekt"},
    {"name": "glaeubiger_id", "typ": "text", "titel": "Gläubiger-Identifikationsnummer", "pflicht": true, "max_laenge": 50},
    {"name": "name", "typ": "text", "titel": "Zahlungsempfänger", "pflicht": true, "min_laenge": 2, "max_laenge": 70},
    {"name": "vorlauf_tage", "typ": "ganzzahl", "titel": "Frist der Vorabankündigung in Tagen", "min": 1, "max": 14},
    {"name": "gueltig_ab", "typ": "datum", "titel": "Gültig ab"}]'::jsonb;
  v_s     sitzung.person := engine.tuer();
  v_d     jsonb;
  v_gid   text;
  v_strom bigint;
  v_id    bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Gläubiger-ID erfassen');
  v_d := regel.angaben_lesen(v_felder, p_daten, 'SEPA-Verordnung (EU) 260/2012');
  v_gid := pg_catalog.upper(pg_catalog.regexp_replace(v_d->>'glaeubiger_id', '[\s]', '', 'g'));
  -- the check digits leave out the business code (digits 5 to 7)
  IF v_gid !~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$' OR engine.pruefziffer_97(pg_catalog.left(v_gid, 4) || pg_catalog.substr(v_gid, 8)) IS NOT TRUE OR (pg_catalog.left(v_gid, 2) = 'DE' AND pg_catalog.length(v_gid) <> 18) THEN
    PERFORM engine.werfen(engine.ablehnung('MAK01', 'Diese Gläubiger-Identifikationsnummer stimmt nicht.', 'Nummer der Deutschen Bundesbank abschreiben, zum Beispiel DE98ZZZ09999999999.', NULL, 'glaeubiger_id'));
  ELSIF v_d ? 'objekt_id' AND NOT EXISTS (SELECT FROM akte.objekte o WHERE o.mandant_id = v_s.mandant_id AND o.id = (v_d->>'objekt_id')::bigint) THEN
    PERFORM engine.werfen(engine.ablehnung('MAK02', 'Dieses Objekt gibt es nicht.', 'Objekt aus der Liste wählen.', NULL, 'objekt_id'));
  END IF;
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  INSERT INTO akte.sepa_glaeubiger (mandant_id, objekt_id, glaeubiger_id, name, vorlauf_tage, gueltig_ab, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, (v_d->>'objekt_id')::bigint, v_gid, v_d->>'name', coalesce((v_d->>'vorlauf_tage')::int, 14), coalesce((v_d->>'gueltig_ab')::date, engine.heute()), engine.jetzt(), v_s.akteur)
  RETURNING id INTO v_id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'sepa_glaeubiger_setzen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, '{}', '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.sepa_glaeubiger_setzen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sepa_glaeubiger_setzen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.sepa_glaeubiger_setzen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.sepa_glaeubiger_setzen(jsonb) IS
'Erfasst die Gläubiger-Identifikationsnummer für Lastschriften. p_daten: glaeubiger_id, name (Zahlungsempfänger), objekt_id (leer: für alle Objekte), vorlauf_tage (vereinbarte Frist der Vorabankündigung, ohne Angabe 14), gueltig_ab. Die neueste gilt. Fehler: MA001, MA002, MA012, MA014, MAK01, MAK02.';
