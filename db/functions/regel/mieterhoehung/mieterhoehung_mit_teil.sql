-- Only a part consented to can be what remains.
CREATE FUNCTION regel.mieterhoehung_mit_teil(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.mieterhoehung_zeile(p_k)).teilmiete IS NOT NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAA24', 'Eine Teilzustimmung ist nicht erfasst.', 'Zuerst die Teilzustimmung erfassen, oder den Vorgang zurückziehen.', '§ 558b Abs. 1 BGB');
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_mit_teil(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_mit_teil(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_mit_teil(engine.kontext) IS
'Bedingung: Es gibt eine Teilzustimmung (MAA24). Norm: § 558b BGB.';
