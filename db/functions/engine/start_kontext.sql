-- The context guards see before a Vorgang exists.
CREATE FUNCTION engine.start_kontext(
  p_s sitzung.person,
  p_t engine.traeger,
  p_a engine.automaten,
  p_variante text
)
RETURNS engine.kontext
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT ROW(p_s.mandant_id, NULL, p_t.id, p_t.art, p_t.bezug_id, p_a.automat, p_a.version, p_variante, '', NULL, 'starten', '{}'::jsonb,
           engine.jetzt(), engine.heute(), p_s.akteur, p_s.rolle, NULL)::engine.kontext
$fn$;
ALTER FUNCTION engine.start_kontext(sitzung.person, engine.traeger, engine.automaten, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.start_kontext(sitzung.person, engine.traeger, engine.automaten, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.start_kontext(sitzung.person, engine.traeger, engine.automaten, text) IS
'Kontext der Bedingungen vor dem Start eines Vorgangs.';
