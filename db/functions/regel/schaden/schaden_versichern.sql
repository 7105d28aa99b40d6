-- The claim to the insurance.
CREATE FUNCTION regel.schaden_versichern(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.schaeden := regel.schaden_zeile(p_k);
BEGIN
  UPDATE akte.schaeden AS s
     SET versicherung = p_k.daten->>'versicherung', schadennummer = p_k.daten->>'schadennummer', versicherung_gemeldet_am = (p_k.daten->>'gemeldet_am')::date,
         versicherung_betrag = (p_k.daten->>'betrag')::numeric
   WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  IF p_k.daten ? 'strasse' THEN
    PERFORM regel.schreiben_anlegen_an(p_k := p_k, p_art := 'schadenanzeige', p_titel := 'Schadenanzeige an die Versicherung',
      p_betreff := 'Anzeige eines Versicherungsfalls' || coalesce(', Schadennummer ' || (p_k.daten->>'schadennummer'), ''),
      p_bloecke := pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'wir zeigen Ihnen den folgenden Versicherungsfall an und bitten um Bestätigung und Schadennummer.'),
        pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Ort des Schadens', regel.dokument_kopf(p_k)->'mietverhaeltnis'->'anschrift'->>'strasse' || ', ' || v_s.raum), pg_catalog.jsonb_build_array('Was geschehen ist', v_s.beschreibung),
                  pg_catalog.jsonb_build_array('Bekannt seit', regel.datum(v_s.gemeldet_am)), pg_catalog.jsonb_build_array('Ursache', coalesce(v_s.ursache, 'wird noch geprüft')),
                  pg_catalog.jsonb_build_array('Voraussichtlicher Schaden', coalesce(regel.euro((p_k.daten->>'betrag')::numeric), 'noch nicht beziffert'))))),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Fotos und Kostenvoranschläge reichen wir gern nach.')),
      p_empfaenger := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', 'Firma', 'name', p_k.daten->>'versicherung', 'nachname', NULL)),
      p_anschrift := pg_catalog.jsonb_build_object('zusatz', NULL, 'strasse', p_k.daten->>'strasse', 'plz', p_k.daten->>'plz', 'ort', p_k.daten->>'ort'));
  END IF;
  RETURN pg_catalog.jsonb_build_object('versicherung', p_k.daten->>'versicherung');
END
$fn$;
ALTER FUNCTION regel.schaden_versichern(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_versichern(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_versichern(engine.kontext) IS
'Hält die Meldung an die Versicherung fest.';
