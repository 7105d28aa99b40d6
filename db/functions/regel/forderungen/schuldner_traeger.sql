-- The bracket on which the dunning of a debtor runs: the lease, or the object of the owner's unit.
-- SELECT regel.schuldner_traeger(1, 17, NULL);   →  42
CREATE FUNCTION regel.schuldner_traeger(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_einheit_id bigint)
RETURNS bigint
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_mietverhaeltnis_id IS NOT NULL
            THEN (SELECT m.traeger_id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id)
            ELSE (SELECT o.traeger_id FROM akte.einheiten e JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
                   WHERE e.mandant_id = p_mandant_id AND e.id = p_einheit_id) END
$fn$;
ALTER FUNCTION regel.schuldner_traeger(bigint, bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schuldner_traeger(bigint, bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.schuldner_traeger(bigint, bigint, bigint) IS
'Klammer, auf der Forderungen und Mahnungen eines Schuldners laufen: das Mietverhältnis oder das Objekt der Einheit.';
