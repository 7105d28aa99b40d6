-- The works have begun.
CREATE FUNCTION regel.modernisierung_beginnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.modernisierungen AS m SET begonnen_am = (p_k.daten->>'begonnen_am')::date, ohne_ankuendigung = p_k.daten->>'warum'
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('folge', CASE p_k.daten->>'warum' WHEN 'versaeumt' THEN 'Die Mieterhöhung wird sechs Monate später wirksam (§ 559b Abs. 2 BGB).' END));
END
$fn$;
ALTER FUNCTION regel.modernisierung_beginnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_beginnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_beginnen(engine.kontext) IS
'Hält den Beginn der Arbeiten fest; ohne Ankündigung auch den Grund. Norm: § 555c Abs. 4, § 559b Abs. 2 BGB.';
