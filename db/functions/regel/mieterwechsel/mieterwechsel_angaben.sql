-- What the change is, whichever step asks: entered at the start, from the row later. After a death the new parties begin with the next day.
-- → {"art": "austausch", "ausscheidend_id": 12, "wechsel_am": "2024-06-01"}
CREATE FUNCTION regel.mieterwechsel_angaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w akte.mieterwechsel := regel.mieterwechsel_zeile(p_k);
BEGIN
  IF p_k.ereignis = 'starten' THEN
    RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('art', p_k.daten->>'art', 'nachname', p_k.daten->>'eintritt_nachname', 'todestag', p_k.daten->>'todestag', 'haushalt', (p_k.daten->>'haushalt')::boolean,
      'ausscheidend_id', (SELECT p.id FROM akte.mieter p WHERE p.mandant_id = p_k.mandant_id AND p.kennung = (p_k.daten->>'ausscheidend')::uuid),
      'wechsel_am', CASE WHEN p_k.daten->>'art' = 'eintritt_tod' THEN (p_k.daten->>'todestag')::date + 1 ELSE (p_k.daten->>'wechsel_am')::date END));
  END IF;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('art', v_w.art, 'nachname', v_w.eintritt_nachname, 'todestag', v_w.todestag, 'haushalt', v_w.haushalt, 'ausscheidend_id', v_w.ausscheidend_id,
    'wechsel_am', coalesce((p_k.daten->>'wechsel_am')::date, v_w.wechsel_am)));
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_angaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_angaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_angaben(engine.kontext) IS
'Die Angaben zum Mieterwechsel, um den es in einem Schritt geht.';
