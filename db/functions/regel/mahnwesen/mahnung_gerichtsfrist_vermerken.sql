-- Two weeks are over without an objection having been recorded; the next step is a decision of a person.
CREATE FUNCTION regel.mahnung_gerichtsfrist_vermerken(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g
     SET widerspruchsfrist_vermerkt_am = CASE p_k.ereignis WHEN 'widerspruchsfrist_ablaufen' THEN p_k.heute ELSE g.widerspruchsfrist_vermerkt_am END,
         einspruchsfrist_vermerkt_am = CASE p_k.ereignis WHEN 'einspruchsfrist_ablaufen' THEN p_k.heute ELSE g.einspruchsfrist_vermerkt_am END
   WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('naechster_schritt', CASE p_k.ereignis WHEN 'widerspruchsfrist_ablaufen' THEN 'Vollstreckungsbescheid beantragen (Entscheidung der Verwaltung)'
    ELSE 'Aus dem Titel vollstrecken (Entscheidung der Verwaltung)' END);
END
$fn$;
ALTER FUNCTION regel.mahnung_gerichtsfrist_vermerken(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_gerichtsfrist_vermerken(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_gerichtsfrist_vermerken(engine.kontext) IS
'Vermerkt den Ablauf der Widerspruchs- oder Einspruchsfrist; löst nichts aus. Norm: §§ 699, 700 ZPO.';
