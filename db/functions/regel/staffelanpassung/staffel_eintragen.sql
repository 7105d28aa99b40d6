-- A new agreement of steps; older ones stay on file and count no more.
CREATE FUNCTION regel.staffel_eintragen(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_staffeln jsonb,
  p_nachtrag_id bigint,
  p_vorgang_id bigint,
  p_jetzt timestamptz
)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.mietstaffeln (mandant_id, mietverhaeltnis_id, vereinbarung, gueltig_ab, betrag, nachtrag_id, vorgang_id, erfasst_am)
  SELECT p_mandant_id, p_mietverhaeltnis_id,
         1 + (SELECT coalesce(max(m.vereinbarung), 0) FROM akte.mietstaffeln m WHERE m.mandant_id = p_mandant_id AND m.mietverhaeltnis_id = p_mietverhaeltnis_id),
         (s->>0)::date, (s->>1)::numeric, p_nachtrag_id, p_vorgang_id, p_jetzt
    FROM pg_catalog.jsonb_array_elements(p_staffeln) s;
END
$fn$;
ALTER FUNCTION regel.staffel_eintragen(bigint, bigint, jsonb, bigint, bigint, timestamptz) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffel_eintragen(bigint, bigint, jsonb, bigint, bigint, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffel_eintragen(bigint, bigint, jsonb, bigint, bigint, timestamptz) IS
'Trägt vereinbarte Staffeln als neue Vereinbarung ein.';
