-- A defect is not remedied before the reduction began.
CREATE FUNCTION regel.minderung_behoben_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'behoben_am')::date < (SELECT min(q.ab) FROM akte.minderung_quoten q WHERE q.mandant_id = p_k.mandant_id AND q.minderung_id = (regel.minderung_zeile(p_k)).id) THEN
    RETURN engine.ablehnung('MAB29', 'Der Mangel wäre behoben, bevor die Minderung begonnen hat.', 'Tag der Behebung prüfen.', '§ 536 Abs. 1 BGB', 'behoben_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_behoben_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_behoben_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_behoben_tag(engine.kontext) IS
'Bedingung: Der Mangel ist nicht vor Beginn der Minderung behoben (MAB29). Norm: § 536 Abs. 1 BGB.';
