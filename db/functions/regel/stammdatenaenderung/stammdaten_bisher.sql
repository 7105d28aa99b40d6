-- What is on file now, of the fields this kind of change is about.   → {"email": "k.ostermann@example.org", "telefon_mobil": null, …}
CREATE FUNCTION regel.stammdaten_bisher(p_k engine.kontext, p_mieter_id bigint, p_art text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_art = 'bank' THEN
    RETURN coalesce((SELECT pg_catalog.jsonb_build_object('iban', b.iban, 'bic', b.bic, 'bank', b.bank, 'inhaber', b.inhaber) FROM akte.bankkonten b
                      WHERE b.mandant_id = p_k.mandant_id AND b.mieter_id = p_mieter_id AND b.zweck = 'person' ORDER BY b.gueltig_ab DESC NULLS LAST, b.id DESC LIMIT 1), '{}');
  END IF;
  RETURN (SELECT pg_catalog.jsonb_object_agg(f, pg_catalog.to_jsonb(p)->f) FROM akte.mieter p, pg_catalog.unnest(regel.stammdaten_felder(p_art)) f
           WHERE p.mandant_id = p_k.mandant_id AND p.id = p_mieter_id);
END
$fn$;
ALTER FUNCTION regel.stammdaten_bisher(engine.kontext, bigint, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_bisher(engine.kontext, bigint, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_bisher(engine.kontext, bigint, text) IS
'Bisherige Werte eines Mieters zu einer Art von Änderung; bei bank die des zuletzt gültigen Kontos.';
