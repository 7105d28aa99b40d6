-- The rent a month and m² the evidence reaches. Of flats for comparison the third highest counts: a demand is founded only as far as at least
-- three of the named flats reach it.
CREATE FUNCTION regel.mieterhoehung_vergleichswert(p_k engine.kontext)
RETURNS numeric
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE p_k.daten->>'begruendungsmittel'
  WHEN 'vergleichswohnungen' THEN (
    SELECT pg_catalog.trunc(w.nettokaltmiete / w.wohnflaeche, 2)
      FROM regel.mieterhoehung_vergleichswohnungen(p_k.mandant_id, (regel.mieterhoehung_zeile(p_k)).id) w
     ORDER BY w.nettokaltmiete / w.wohnflaeche DESC OFFSET 2 LIMIT 1)
  ELSE (p_k.daten->>'vergleichsmiete_qm')::numeric END
$fn$;
ALTER FUNCTION regel.mieterhoehung_vergleichswert(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_vergleichswert(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_vergleichswert(engine.kontext) IS
'Vergleichsmiete je m² aus dem Beleg; bei Vergleichswohnungen der dritthöchste Wert. Norm: § 558a Abs. 2 BGB.';
