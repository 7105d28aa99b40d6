-- As long as the contract is a draft, a new agreement replaces the old one; the log keeps both.
-- → {"kaution": "2760.00", "raten": [{"nummer": 1, "faellig_am": "2018-10-01", "betrag": 920.00}, …]}
CREATE FUNCTION regel.vertrag_kaution(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_art    text := p_k.daten->>'art';
  v_betrag numeric := coalesce((p_k.daten->>'betrag')::numeric, 0);
  v_raten  int := coalesce((p_k.daten->>'raten')::int, CASE v_art WHEN 'bar' THEN 3 ELSE 1 END);
  v_zins   boolean := NOT coalesce((p_k.daten->>'unverzinslich')::boolean, false);
  v_am     date := coalesce((p_k.daten->>'vereinbart_am')::date, p_k.heute);
BEGIN
  INSERT INTO akte.kautionen AS k (mandant_id, mietverhaeltnis_id, art, betrag, raten, verzinslich, vereinbart_am, vorgang_id)
  VALUES (p_k.mandant_id, p_k.bezug_id, v_art, v_betrag, v_raten, v_zins, v_am, p_k.vorgang_id)
  ON CONFLICT (mandant_id, mietverhaeltnis_id) DO UPDATE
     SET art = v_art, betrag = v_betrag, raten = v_raten, verzinslich = v_zins, vereinbart_am = v_am, vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('kaution', v_betrag::text, 'kautionsart', v_art)
      || CASE WHEN v_art = 'bar' AND v_raten = 3 THEN pg_catalog.jsonb_build_object('raten', (
           SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('nummer', r.nummer, 'faellig_am', r.faellig_am, 'betrag', r.betrag) ORDER BY r.nummer)
             FROM akte.mietverhaeltnisse m,
                  recht.kaution_raten(p_kaution => v_betrag, p_mietbeginn => m.mietbeginn, p_land => regel.land(m.mandant_id, m.id)) r
            WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id)) ELSE '{}' END;
END
$fn$;
ALTER FUNCTION regel.vertrag_kaution(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kaution(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kaution(engine.kontext) IS
'Schreibt die Kautionsvereinbarung; die Wirkung nennt bei drei Raten Fälligkeiten und Beträge (§ 551 Abs. 2 BGB).';
