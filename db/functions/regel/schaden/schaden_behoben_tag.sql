-- Nothing is repaired before somebody was told to; a second attempt not before the first.
CREATE FUNCTION regel.schaden_behoben_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.schaden_auftraege := regel.schaden_auftrag(p_k);
BEGIN
  IF (p_k.daten->>'behoben_am')::date < v_a.beauftragt_am THEN
    RETURN engine.ablehnung('MAB07', 'Die Behebung läge vor dem Auftrag vom ' || pg_catalog.to_char(v_a.beauftragt_am, 'DD.MM.YYYY') || '.', 'Tag der Behebung prüfen.', '§ 535 Abs. 1 BGB', 'behoben_am',
      'Auftrag ' || v_a.nummer);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_behoben_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_behoben_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_behoben_tag(engine.kontext) IS
'Bedingung: Die Behebung liegt nicht vor dem letzten Auftrag (MAB07).';
