-- Nothing missing: what cannot be computed or shown to the tenant is not checked and not released.
CREATE FUNCTION regel.nk_vollstaendig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a     akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
  v_liste text[];
BEGIN
  SELECT array_agg(f.meldung) INTO v_liste FROM regel.nk_fehlendes(p_k.mandant_id, v_a.id, p_k.heute) f;
  IF v_liste IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAD05', 'Die Abrechnung ist noch nicht vollständig: ' || v_liste[1]
      || CASE pg_catalog.cardinality(v_liste) WHEN 1 THEN '' WHEN 2 THEN ' Dazu eine weitere Angabe.' ELSE ' Dazu ' || pg_catalog.cardinality(v_liste) - 1 || ' weitere Angaben.' END,
    'Auf der Seite der Abrechnung steht alles, was noch fehlt.', '§ 556 Abs. 3, 4, § 259 Abs. 1 BGB', NULL, pg_catalog.array_to_string(v_liste[1:20], ' '));
END
$fn$;
ALTER FUNCTION regel.nk_vollstaendig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_vollstaendig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_vollstaendig(engine.kontext) IS
'Bedingung: Kosten, Belege, Schlüssel, Verbräuche und Heizung sind vollständig (MAD05). Norm: § 556 Abs. 3, 4, § 259 BGB.';
