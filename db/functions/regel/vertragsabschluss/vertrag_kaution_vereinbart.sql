-- The deposit is settled one way or the other, and still within the cap: the rent may have been typed after the deposit.
CREATE FUNCTION regel.vertrag_kaution_vereinbart(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_k akte.kautionen;
BEGIN
  SELECT k.* INTO v_k FROM akte.kautionen k WHERE k.mandant_id = p_k.mandant_id AND k.mietverhaeltnis_id = p_k.bezug_id;
  IF NOT FOUND THEN
    RETURN engine.ablehnung('MA321', 'Zur Kaution ist noch nichts vereinbart.', 'Zuerst „Kaution vereinbaren“ erfassen, auch wenn es keine gibt.', '§ 551 BGB');
  END IF;
  RETURN (SELECT regel.vertrag_kaution_pruefen((regel.kondition(m.mandant_id, m.id, m.mietbeginn)).nettokaltmiete, m.gewerbe, v_k.art, v_k.betrag, v_k.raten)
            FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id);
END
$fn$;
ALTER FUNCTION regel.vertrag_kaution_vereinbart(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kaution_vereinbart(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kaution_vereinbart(engine.kontext) IS
'Bedingung: Die Kaution ist vereinbart (MA321) und zulässig (MA305–MA307).';
