-- What is being agreed, against the rent at the start of the lease.
CREATE FUNCTION regel.vertrag_kaution_zulaessig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT regel.vertrag_kaution_pruefen(
                   (regel.kondition(m.mandant_id, m.id, m.mietbeginn)).nettokaltmiete, m.gewerbe, p_k.daten->>'art', (p_k.daten->>'betrag')::numeric,
                   coalesce((p_k.daten->>'raten')::int, CASE p_k.daten->>'art' WHEN 'bar' THEN 3 ELSE 1 END))
            FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.vertrag_kaution_zulaessig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kaution_zulaessig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kaution_zulaessig(engine.kontext) IS
'Bedingung: Die Kaution, die vereinbart werden soll, ist zulässig (MA305, MA306, MA307).';
