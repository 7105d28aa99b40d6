-- What the Nebenkosten settlement demands, and whether it still may: after the deadline of § 556 Abs. 3 nothing more can be asked for.
CREATE FUNCTION regel.kaution_nachzahlung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_p akte.kaution_positionen;
BEGIN
  SELECT p.* INTO v_p FROM regel.kaution_positionen_gueltig(p_k.mandant_id, (regel.kaution_abrechnung(p_k)).id) p WHERE p.art = 'nk_vorbehalt';
  IF (p_k.daten->>'zugegangen_am')::date > p_k.heute THEN
    RETURN engine.ablehnung('MA629', 'Die Nebenkostenabrechnung kann nicht in der Zukunft zugegangen sein.', 'Datum prüfen.', '§ 556 Abs. 3 BGB', 'zugegangen_am');
  ELSIF (p_k.daten->>'nachzahlung')::numeric > 0 AND (p_k.daten->>'zugegangen_am')::date > v_p.abrechnung_bis THEN
    RETURN engine.ablehnung('MA630', 'Die Nebenkostenabrechnung kam nach Ablauf der Frist; eine Nachzahlung ist ausgeschlossen.',
      'Nachzahlung auf 0,00 € setzen. Hat die Vermieterseite die Verspätung nicht zu vertreten, bleibt der Vorbehalt bis zur Klärung stehen.', '§ 556 Abs. 3 Satz 3 BGB', 'nachzahlung',
      'Frist bis ' || v_p.abrechnung_bis);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_nachzahlung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_nachzahlung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_nachzahlung(engine.kontext) IS
'Bedingung: Nachzahlung aus der Nebenkostenabrechnung ist rechtzeitig verlangt (MA629, MA630). Norm: § 556 Abs. 3 BGB.';
