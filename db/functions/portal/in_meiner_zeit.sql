-- Was the acting tenant party to this lease on that day? For policies; the planner inlines it, which is why it sets no search_path.
--
--   SELECT portal.in_meiner_zeit('{"12": ["2024-06-01", null]}', 12, '2024-05-31');
--    → f
--
-- A row without a date is still to come: who has left does not see it.
CREATE FUNCTION portal.in_meiner_zeit(p_zeiten jsonb, p_mietverhaeltnis_id bigint, p_tag date)
RETURNS boolean
LANGUAGE sql
STABLE
PARALLEL SAFE
SECURITY INVOKER
AS $$
  SELECT p_zeiten IS NOT NULL
     AND coalesce(p_tag, 'infinity') BETWEEN coalesce((p_zeiten->p_mietverhaeltnis_id::text->>0)::date, '-infinity')
                                         AND coalesce((p_zeiten->p_mietverhaeltnis_id::text->>1)::date, 'infinity')
$$;

ALTER FUNCTION portal.in_meiner_zeit(jsonb, bigint, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION portal.in_meiner_zeit(jsonb, bigint, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.in_meiner_zeit(jsonb, bigint, date) TO mietakte_portal, mietakte_engine, mietakte_loeschung;
COMMENT ON FUNCTION portal.in_meiner_zeit(jsonb, bigint, date) IS
'Ob der Mieter, dessen Zeiten übergeben werden (sitzung.meine_zeiten), an diesem Tag Partei des Mietverhältnisses war. Ein Vorgang ohne Tag liegt noch
in der Zukunft. Falsch ohne Mieter im Kontext.';
