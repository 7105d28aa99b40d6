-- What the insurance pays.   → {"reguliert": "2140.00"}
CREATE FUNCTION regel.schaden_regulieren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.schaeden AS s
     SET reguliert_am = (p_k.daten->>'reguliert_am')::date, reguliert_betrag = (p_k.daten->>'betrag')::numeric, schadennummer = coalesce(p_k.daten->>'schadennummer', s.schadennummer)
   WHERE s.mandant_id = p_k.mandant_id AND s.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('reguliert', p_k.daten->>'betrag');
END
$fn$;
ALTER FUNCTION regel.schaden_regulieren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_regulieren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_regulieren(engine.kontext) IS
'Hält die Regulierung durch die Versicherung fest.';
