-- One refused attempt: one audit row, one result row.
CREATE FUNCTION engine.abgelehnt(
  p_s sitzung.person,
  p_strom_id bigint,
  p_vorgang_id bigint,
  p_automat text,
  p_ereignis text,
  p_von text,
  p_daten jsonb,
  p_a engine.ablehnung,
  p_felder jsonb
)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  PERFORM audit.schreiben(p_s, p_strom_id, p_vorgang_id, p_automat, p_ereignis, p_von, NULL, p_a.fehlercode, NULL,
    pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
      'daten', nullif(p_daten, '{}'), 'meldung', p_a.meldung, 'detail', p_a.detail, 'felder', p_felder))::text);
  RETURN ROW(false, p_vorgang_id, p_von, NULL, p_a.fehlercode, p_a.meldung, p_a.detail, p_a.hinweis, p_a.norm,
             coalesce(p_felder, CASE WHEN p_a.feld IS NOT NULL THEN pg_catalog.jsonb_build_object(p_a.feld, p_a.meldung) END))::engine.ergebnis;
END
$fn$;
ALTER FUNCTION engine.abgelehnt(sitzung.person, bigint, bigint, text, text, text, jsonb, engine.ablehnung, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.abgelehnt(sitzung.person, bigint, bigint, text, text, text, jsonb, engine.ablehnung, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.abgelehnt(sitzung.person, bigint, bigint, text, text, text, jsonb, engine.ablehnung, jsonb) IS
'Hält einen abgelehnten Versuch im Protokoll fest und gibt ihn als Ergebnis zurück.';
