-- The votes as they count: the newest fassung of each.
-- SELECT nummer, stimme FROM regel.etv_stimmen(1, 12);   →  4 | ja
CREATE FUNCTION regel.etv_stimmen(p_mandant_id bigint, p_beschluss_id bigint)
RETURNS TABLE (stimmrecht_id bigint, nummer int, name text, einheiten int, mea numeric, stimme text, grund text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT r.id, r.nummer, r.name, r.einheiten, r.mea, s.stimme, s.grund
  FROM akte.stimmen s JOIN akte.stimmrechte r ON r.mandant_id = s.mandant_id AND r.id = s.stimmrecht_id
 WHERE s.mandant_id = p_mandant_id AND s.beschluss_id = p_beschluss_id
   AND s.fassung = (SELECT max(n.fassung) FROM akte.stimmen n WHERE n.mandant_id = s.mandant_id AND n.beschluss_id = s.beschluss_id AND n.stimmrecht_id = s.stimmrecht_id)
 ORDER BY r.nummer
$fn$;
ALTER FUNCTION regel.etv_stimmen(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_stimmen(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_stimmen(bigint, bigint) IS
'Geltende Stimmen zu einem Beschluss.';
