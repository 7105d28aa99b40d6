-- The day the lease was concluded: an interest counts if it arose after it.   → 2018-09-01
CREATE FUNCTION regel.untervermietung_vertragsschluss(p_k engine.kontext)
RETURNS date
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce((SELECT min(a.unterzeichnet_am) FROM akte.vertragsabschluesse a WHERE a.mandant_id = m.mandant_id AND a.mietverhaeltnis_id = m.id), m.mietbeginn)
  FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id
$fn$;
ALTER FUNCTION regel.untervermietung_vertragsschluss(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_vertragsschluss(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_vertragsschluss(engine.kontext) IS
'Tag des Vertragsschlusses: Unterschrift, ohne sie der Mietbeginn. Norm: § 553 Abs. 1 S. 1 BGB.';
