-- What was told when the demand was written, in the shape regel.mieterhoehung_rechnen wants it.
CREATE FUNCTION regel.mieterhoehung_angaben(p_e akte.mieterhoehungen)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('letzte_aenderung_am', p_e.letzte_angabe_am, 'ausgangsmiete', p_e.ausgangsmiete_angabe,
  'kappungsgrenze', p_e.kappung_angabe, 'kappungsgrenze_quelle', p_e.kappung_quelle))
$fn$;
ALTER FUNCTION regel.mieterhoehung_angaben(akte.mieterhoehungen) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_angaben(akte.mieterhoehungen) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_angaben(akte.mieterhoehungen) IS
'Angaben der Sachbearbeitung zu einem Verlangen, wie sie beim Versenden gemacht wurden.';
