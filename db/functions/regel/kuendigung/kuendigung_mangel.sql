-- Why a notice is void must fit the notice: payment within the grace period cures only a fristlose one for arrears (the alternative
-- ordinary one survives, BGH VIII ZR 287/23), a judgment needs a lawsuit.
CREATE FUNCTION regel.kuendigung_mangel(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.kuendigung_erklaerungen;
  v_grund text := p_k.daten->>'unwirksam_grund';
  v_zustellung date;
BEGIN
  SELECT e.* INTO v_e FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e
   WHERE p_k.daten->>'nummer' IS NULL OR e.nummer::text = p_k.daten->>'nummer' ORDER BY e.nummer LIMIT 1;
  IF (p_k.daten->>'unwirksam_am')::date > p_k.heute OR (p_k.daten->>'unwirksam_am')::date < v_e.zugang_am THEN
    RETURN engine.ablehnung('MA529', 'Der Tag liegt vor dem Zugang der Kündigung oder in der Zukunft.', 'Datum prüfen.', '§ 130 Abs. 1 BGB', 'unwirksam_am');
  ELSIF v_grund = 'schonfristzahlung' AND NOT (v_e.durch = 'vermieter' AND v_e.art = 'ausserordentlich_fristlos' AND v_e.grund_art = 'zahlungsverzug') THEN
    RETURN engine.ablehnung('MA530', 'Die Zahlung in der Schonfrist macht nur eine fristlose Kündigung wegen Zahlungsverzugs unwirksam, keine ordentliche.',
      'Die fristlose Kündigung auswählen; die hilfsweise ordentliche gilt weiter.', '§ 569 Abs. 3 Nr. 2 BGB', 'unwirksam_grund');
  ELSIF v_grund = 'urteil' AND p_k.von <> 'raeumungsklage' THEN
    RETURN engine.ablehnung('MA530', 'Ein Urteil gibt es nur nach einer Räumungsklage.', 'Zuerst die Klage erfassen oder einen anderen Grund wählen.', '§ 546 BGB', 'unwirksam_grund');
  ELSIF v_grund = 'begruendung' AND v_e.durch = 'mieter' AND v_e.art <> 'ausserordentlich_fristlos' THEN
    RETURN engine.ablehnung('MA530', 'Diese Kündigung der Mieterseite braucht keine Begründung.', 'Einen anderen Mangel wählen oder die Kündigung gelten lassen.', '§ 569 Abs. 4, § 573 Abs. 3 BGB', 'unwirksam_grund');
  ELSIF v_grund = 'schonfristzahlung' THEN
    SELECT k.klage_zugestellt_am INTO v_zustellung FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
    IF (p_k.daten->>'unwirksam_am')::date > (SELECT s.schonfrist_bis_193 FROM recht.schonfrist_bis(p_zustellung := v_zustellung, p_land := regel.land(p_k.mandant_id, p_k.bezug_id)) s WHERE v_zustellung IS NOT NULL) THEN
      RETURN engine.ablehnung('MA531', 'Die Schonfrist von zwei Monaten nach Zustellung der Räumungsklage war schon vorbei.', 'Tag der vollständigen Zahlung prüfen; danach heilt sie die Kündigung nicht mehr.',
        '§ 569 Abs. 3 Nr. 2 BGB', 'unwirksam_am', 'Zustellung ' || v_zustellung);
    END IF;
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_mangel(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_mangel(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_mangel(engine.kontext) IS
'Bedingung: Tag (MA529) und Grund (MA530, MA531) der Unwirksamkeit passen zur Kündigung. Norm: § 569 Abs. 3 Nr. 2 BGB.';
