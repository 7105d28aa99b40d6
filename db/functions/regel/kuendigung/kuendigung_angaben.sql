-- The notice a step is about, whichever event brings it: the first (its head was entered at the start), a later one of the same
-- side, one of the other side. So every guard asks one question, not three.
-- → {"durch": "mieter", "art": "ordentlich", "form": "qes", "zugang_am": "2026-02-28"}
CREATE FUNCTION regel.kuendigung_angaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_r akte.kuendigungen;
  v_a jsonb;
BEGIN
  IF p_k.ereignis = 'starten' THEN
    v_a := p_k.daten;
  ELSE
    SELECT k.* INTO v_r FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
    v_a := p_k.daten || CASE p_k.ereignis
      WHEN 'gegenkuendigung' THEN pg_catalog.jsonb_build_object('durch', CASE v_r.durch WHEN 'mieter' THEN 'vermieter' ELSE 'mieter' END)
      WHEN 'weitere_kuendigung' THEN pg_catalog.jsonb_build_object('durch', v_r.durch)
      ELSE pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('durch', v_r.durch, 'art', v_r.art, 'grund_art', v_r.grund_art, 'grund', v_r.grund)) END;
  END IF;
  -- a landlord's ordinary notice always has a ground; without a closer word it is the general one of § 573 Abs. 1
  IF v_a->>'durch' = 'vermieter' AND v_a->>'art' = 'ordentlich' AND NOT v_a ? 'grund_art' THEN
    v_a := v_a || '{"grund_art": "berechtigtes_interesse"}';
  END IF;
  RETURN v_a;
END
$fn$;
ALTER FUNCTION regel.kuendigung_angaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_angaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_angaben(engine.kontext) IS
'Die Kündigung, um die es in einem Schritt geht: durch, art, grund_art, grund und was eingegeben wurde.';
