-- The notices of this Vorgang to choose from.   → [{"wert": "1", "titel": "1 · Vermieterseite, fristlos, zugegangen am 02.03.2026, endet am 02.03.2026"}]
CREATE FUNCTION regel.kuendigung_auswahl(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', e.nummer::text, 'titel',
            e.nummer || ' · ' || CASE e.durch WHEN 'mieter' THEN 'Mieterseite' ELSE 'Vermieterseite' END
            || ', ' || CASE e.art WHEN 'ordentlich' THEN 'ordentlich' WHEN 'ausserordentlich_fristlos' THEN 'fristlos'
                                  WHEN 'ausserordentlich_frist' THEN 'außerordentlich mit Frist' ELSE 'Sonderkündigung' END
            || ', zugegangen am ' || pg_catalog.to_char(e.zugang_am, 'DD.MM.YYYY') || ', endet am ' || pg_catalog.to_char(e.mietende, 'DD.MM.YYYY')) ORDER BY e.nummer), '[]')
            FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e);
END
$fn$;
ALTER FUNCTION regel.kuendigung_auswahl(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_auswahl(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_auswahl(engine.kontext) IS
'Auswahlliste der wirksamen Kündigungen eines Vorgangs.';
