-- One flat more, or a newer fassung of one.
CREATE FUNCTION regel.mieterhoehung_vergleichswohnung_erfassen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e      akte.mieterhoehungen := regel.mieterhoehung_zeile(p_k);
  v_nummer int;
BEGIN
  v_nummer := coalesce((p_k.daten->>'nummer')::int, 1 + (SELECT coalesce(max(w.nummer), 0) FROM akte.mieterhoehung_vergleichswohnungen w WHERE w.mandant_id = p_k.mandant_id AND w.mieterhoehung_id = v_e.id));
  INSERT INTO akte.mieterhoehung_vergleichswohnungen (mandant_id, mieterhoehung_id, nummer, fassung, anschrift, lage, wohnflaeche, nettokaltmiete, eigener_bestand)
  VALUES (p_k.mandant_id, v_e.id, v_nummer,
          1 + (SELECT coalesce(max(w.fassung), 0) FROM akte.mieterhoehung_vergleichswohnungen w WHERE w.mandant_id = p_k.mandant_id AND w.mieterhoehung_id = v_e.id AND w.nummer = v_nummer),
          p_k.daten->>'anschrift', p_k.daten->>'lage', (p_k.daten->>'wohnflaeche')::numeric, (p_k.daten->>'nettokaltmiete')::numeric, coalesce((p_k.daten->>'eigener_bestand')::boolean, false));
  RETURN pg_catalog.jsonb_build_object('vergleichswohnung', v_nummer);
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_vergleichswohnung_erfassen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_vergleichswohnung_erfassen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_vergleichswohnung_erfassen(engine.kontext) IS
'Nimmt eine Vergleichswohnung auf oder berichtigt sie. Norm: § 558a Abs. 2 Nr. 4 BGB.';
