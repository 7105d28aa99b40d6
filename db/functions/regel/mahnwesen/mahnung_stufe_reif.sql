-- At least fourteen days since the last letter, its term over, and still something overdue.
CREATE FUNCTION regel.mahnung_stufe_reif(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_letzte date := CASE v_g.stufe WHEN 1 THEN v_g.stufe_1_am WHEN 2 THEN v_g.stufe_2_am END;
BEGIN
  IF p_k.heute < v_letzte + 14 OR p_k.heute <= v_g.zahlbar_bis THEN
    RETURN engine.ablehnung('MAF25', 'Die nächste Mahnung ist frühestens am ' || regel.datum(greatest(v_letzte + 14, v_g.zahlbar_bis + 1)) || ' an der Reihe: 14 Tage nach der letzten und nach Ablauf ihrer Zahlungsfrist.',
      'Bis dahin warten; eine Zahlung wird von selbst erkannt.', '§ 286 BGB');
  ELSIF NOT EXISTS (SELECT FROM regel.mahnung_posten(p_k.mandant_id, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id, p_k.heute)) THEN
    RETURN engine.ablehnung('MAF22', 'Es ist nichts überfällig, das gemahnt werden könnte.', 'Bestrittene und gestundete Forderungen zählen nicht mit.', '§ 286 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_stufe_reif(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_stufe_reif(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_stufe_reif(engine.kontext) IS
'Bedingung: 14 Tage seit der letzten Mahnung und ihre Zahlungsfrist vorbei (MAF25), noch etwas überfällig (MAF22).';
