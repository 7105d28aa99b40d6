-- The day after the latest possible last day: only then nobody can sue any more. Without any consent the demand is lost.
CREATE FUNCTION regel.mieterhoehung_frist_klage(p_k engine.kontext)
RETURNS timestamptz
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT regel.miethoehe_mitternacht(e.klage_spaetestens + 1)
            FROM akte.mieterhoehungen e WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id AND e.teilmiete IS NULL);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_frist_klage(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_frist_klage(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_frist_klage(engine.kontext) IS
'Frist: die Klagefrist ist vorbei, ohne dass die Mieterseite auch nur teilweise zugestimmt hätte. Norm: § 558b Abs. 2 Satz 2 BGB.';
