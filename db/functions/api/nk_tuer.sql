-- What every door that changes a statement of operating costs begins with: the statement, its bracket locked, whether it may be changed.
-- SELECT (t.v).zustand, (t.ablehnung).fehlercode FROM api.nk_tuer(engine.tuer(), 7) t;   →  erstellt |
CREATE FUNCTION api.nk_tuer(
  p_s sitzung.person,
  p_abrechnung_id bigint
)
RETURNS api.nk_offen
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.nk_abrechnungen;
  v_v engine.vorgang;
  v_strom bigint;
BEGIN
  SELECT x.* INTO v_a FROM akte.nk_abrechnungen x WHERE x.mandant_id = p_s.mandant_id AND x.id = p_abrechnung_id;
  v_strom := coalesce(v_a.traeger_id, (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = p_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(p_s.mandant_id, v_strom);
  SELECT x.* INTO v_v FROM engine.vorgang x WHERE x.mandant_id = p_s.mandant_id AND x.id = v_a.vorgang_id;
  RETURN ROW(v_a, v_v, v_strom, api.nk_aenderbar(p_s, v_a, v_v))::api.nk_offen;
END
$fn$;
ALTER FUNCTION api.nk_tuer(sitzung.person, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_tuer(sitzung.person, bigint) FROM PUBLIC;
COMMENT ON FUNCTION api.nk_tuer(sitzung.person, bigint) IS
'Abrechnung und Vorgang, deren Klammer gesperrt ist, die Kette für das Protokoll (strom) und die Ablehnung, wenn sich nichts mehr ändern lässt (MAD00, MAD04, MA014).';
