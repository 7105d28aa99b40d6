-- What the form starts with: the latest month on record.
CREATE FUNCTION regel.indexanpassung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('monat_neu', regel.indexanpassung_monat(p_k.heute), 'veranlasst_durch', 'vermieter'));
END
$fn$;
ALTER FUNCTION regel.indexanpassung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_vorgaben(engine.kontext) IS
'Vorbelegung der Berechnung: jüngster veröffentlichter Monat.';
