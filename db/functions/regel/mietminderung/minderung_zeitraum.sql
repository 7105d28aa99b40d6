-- From and until in order, within the lease; a later decision does not reach back behind the first.
CREATE FUNCTION regel.minderung_zeitraum(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.mietminderungen := regel.minderung_zeile(p_k);
BEGIN
  IF (p_k.daten->>'bis')::date < (p_k.daten->>'ab')::date THEN
    RETURN engine.ablehnung('MAB28', 'Das Ende liegt vor dem Beginn.', 'Einen der beiden Tage berichtigen.', '§ 536 Abs. 1 BGB', 'bis');
  ELSIF (p_k.daten->>'ab')::date < (SELECT min(q.ab) FROM akte.minderung_quoten q WHERE q.mandant_id = p_k.mandant_id AND q.minderung_id = v_m.id) THEN
    RETURN engine.ablehnung('MAB28', 'Die Minderung hat erst später begonnen.', 'Eine geänderte Quote beginnt frühestens mit der ersten.', '§ 536 Abs. 1 BGB', 'ab');
  ELSIF (p_k.daten->>'ab')::date < (SELECT m.mietbeginn FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) THEN
    RETURN engine.ablehnung('MAB28', 'Die Minderung begänne vor dem Mietverhältnis.', 'Beginn frühestens auf den Mietbeginn legen.', '§ 536 Abs. 1 BGB', 'ab');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.minderung_zeitraum(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_zeitraum(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_zeitraum(engine.kontext) IS
'Bedingung: Beginn und Ende der Quote sind stimmig (MAB28).';
