-- A name needs evidence. An account needs a mandate of its own, signed for it: a reference nobody used, not older than 36 months nor than the mandate
-- before. Only an account for refunds needs none, and only where nothing is debited.
CREATE FUNCTION regel.stammdaten_belegt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.stammdatenaenderungen := regel.stammdaten_zeile(p_k);
BEGIN
  IF v_s.art = 'name' AND v_s.nachweis_datei_id IS NULL THEN
    RETURN engine.ablehnung('MAB79', 'Für einen neuen Namen fehlt der Nachweis.', 'Urkunde oder Ausweis hochladen (Prüfung erneut erfassen).', 'Art. 16 DSGVO');
  ELSIF v_s.art <> 'bank' THEN
    RETURN NULL;
  ELSIF v_s.ohne_lastschrift AND (SELECT m.lastschrift FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) THEN
    RETURN engine.ablehnung('MAB81', 'Die Miete wird eingezogen; das neue Konto braucht deshalb ein SEPA-Mandat.', 'Mandatsreferenz und Tag der Unterschrift erfassen (Prüfung erneut erfassen).', '§ 675j BGB');
  ELSIF v_s.ohne_lastschrift THEN
    RETURN NULL;
  ELSIF v_s.mandatsreferenz IS NULL OR v_s.mandat_am IS NULL OR v_s.mandatsreferenz !~ '^[A-Za-z0-9+?/:().,'' -]{1,35}$' OR v_s.mandat_am < p_k.heute - interval '36 months'
     OR v_s.mandat_am < (SELECT max(a.unterschrieben_am) FROM akte.sepa_mandate a WHERE a.mandant_id = p_k.mandant_id AND a.mietverhaeltnis_id = p_k.bezug_id) THEN
    RETURN engine.ablehnung('MAB81', 'Zum neuen Konto gehört ein frisches SEPA-Mandat mit Referenz und Tag der Unterschrift; höchstens 36 Monate alt und nicht älter als das bisherige.',
      'Mandat unterschreiben lassen und in der Prüfung erfassen. Dient das Konto nur Erstattungen, das so angeben.', '§ 675j BGB');
  ELSIF EXISTS (SELECT FROM akte.sepa_mandate a WHERE a.mandant_id = p_k.mandant_id AND a.mandatsreferenz = v_s.mandatsreferenz) THEN
    RETURN engine.ablehnung('MAB82', 'Diese Mandatsreferenz ist schon vergeben: ' || v_s.mandatsreferenz || '.', 'Eine neue Referenz vergeben und das Mandat damit unterschreiben lassen.', '§ 675j BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_belegt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_belegt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_belegt(engine.kontext) IS
'Bedingung: Ein neuer Name ist nachgewiesen (MAB79); zum Konto gehört ein frisches SEPA-Mandat (MAB81), dessen Referenz noch frei ist (MAB82). Norm: Art. 16 DSGVO, § 675j BGB.';
