-- What was consented to stays: such a Vorgang does not end as if nothing had happened.
CREATE FUNCTION regel.mieterhoehung_ohne_teil(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.mieterhoehung_zeile(p_k)).teilmiete IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAA24', 'Die Mieterseite hat einem Teil zugestimmt; diese Miete bleibt.', 'Stattdessen den Vorgang mit der Teilzustimmung abschließen.', '§ 558b Abs. 1 BGB');
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_ohne_teil(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_ohne_teil(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_ohne_teil(engine.kontext) IS
'Bedingung: Es gibt keine Teilzustimmung (MAA24). Norm: § 558b BGB.';
