-- The number of an uploaded file; the fields of a form know only its kennung.
-- SELECT regel.mietleben_datei(1, 'a3f0c1de-…');   →  311
CREATE FUNCTION regel.mietleben_datei(p_mandant_id bigint, p_kennung text)
RETURNS bigint
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_mandant_id AND d.kennung = p_kennung::uuid
$fn$;
ALTER FUNCTION regel.mietleben_datei(bigint, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mietleben_datei(bigint, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.mietleben_datei(bigint, text) IS
'Nummer einer hochgeladenen Datei zu ihrer Kennung; NULL ohne Kennung oder wenn es sie nicht gibt.';
