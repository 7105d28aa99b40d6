-- The context of a step that is only looked at (forms, possible events), not taken.
CREATE FUNCTION engine.kontext_von(
  p_s sitzung.person,
  p_v engine.vorgang,
  p_u engine.uebergaenge,
  p_t engine.traeger,
  p_daten jsonb
)
RETURNS engine.kontext
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT ROW(p_s.mandant_id, p_v.id, p_t.id, p_t.art, p_t.bezug_id, p_u.automat, p_u.version, p_v.variante, p_u.von, p_u.nach,
           p_u.ereignis, p_daten, engine.jetzt(), engine.heute(), p_s.akteur, p_s.rolle, p_v.entstanden_aus)::engine.kontext
$fn$;
ALTER FUNCTION engine.kontext_von(sitzung.person, engine.vorgang, engine.uebergaenge, engine.traeger, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.kontext_von(sitzung.person, engine.vorgang, engine.uebergaenge, engine.traeger, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.kontext_von(sitzung.person, engine.vorgang, engine.uebergaenge, engine.traeger, jsonb) IS
'Kontext eines Schritts, der noch nicht gegangen wird.';
