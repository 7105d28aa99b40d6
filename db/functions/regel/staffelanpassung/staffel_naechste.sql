-- The first step of the latest agreement that no Vorgang has taken.
-- SELECT (regel.staffel_naechste(1, 7)).gueltig_ab;   →  2027-10-01
CREATE FUNCTION regel.staffel_naechste(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint
)
RETURNS akte.mietstaffeln
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT s
  FROM akte.mietstaffeln s
 WHERE s.mandant_id = p_mandant_id AND s.mietverhaeltnis_id = p_mietverhaeltnis_id
   AND s.vereinbarung = (SELECT max(x.vereinbarung) FROM akte.mietstaffeln x WHERE x.mandant_id = p_mandant_id AND x.mietverhaeltnis_id = p_mietverhaeltnis_id)
   AND NOT EXISTS (SELECT FROM akte.staffelanpassungen a WHERE a.mandant_id = s.mandant_id AND a.staffel_id = s.id)
 ORDER BY s.gueltig_ab
 LIMIT 1
$fn$;
ALTER FUNCTION regel.staffel_naechste(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.staffel_naechste(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.staffel_naechste(bigint, bigint) IS
'Nächste offene Staffel der geltenden Vereinbarung; NULL, wenn keine mehr offen ist.';
