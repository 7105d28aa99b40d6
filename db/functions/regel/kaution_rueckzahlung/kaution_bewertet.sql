-- Every defect of the protocol has been looked at: a settlement that forgets one would forget it for good.
CREATE FUNCTION regel.kaution_bewertet(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_offen text;
BEGIN
  SELECT pg_catalog.string_agg(p.nummer || ' (' || p.bezeichnung || ')', ', ' ORDER BY p.nummer) INTO v_offen
    FROM regel.kaution_positionen_gueltig(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id) p WHERE p.art = 'mangel' AND p.fassung = 1;
  IF v_offen IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA610', 'Noch nicht bewertet: Mangel ' || v_offen || '.', 'Jeden Mangel des Übergabeprotokolls bewerten, auch den, für den nichts einbehalten wird.', '§ 551 Abs. 3, § 538 BGB');
END
$fn$;
ALTER FUNCTION regel.kaution_bewertet(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_bewertet(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_bewertet(engine.kontext) IS
'Bedingung: Alle Mängel des Protokolls sind bewertet (MA610).';
