-- A fristlose notice for arrears stands or falls with figures: the rent in force against what was open, month by month, when it arrived.
CREATE FUNCTION regel.kuendigung_rueckstand(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a         jsonb := regel.kuendigung_angaben(p_k);
  v_kondition akte.mietkonditionen;
  v_miete     numeric;
  v_liste     jsonb;
  v_z         record;
BEGIN
  IF v_a->>'durch' <> 'vermieter' OR v_a->>'art' <> 'ausserordentlich_fristlos' THEN
    RETURN NULL;
  END IF;
  v_kondition := regel.kondition(p_k.mandant_id, p_k.bezug_id, (v_a->>'zugang_am')::date);
  IF v_a->>'grund_art' = 'zahlungsverzug' THEN
    v_liste := regel.kuendigung_rueckstaende_lesen(v_a->>'rueckstaende');
    IF v_liste IS NULL THEN
      RETURN engine.ablehnung('MA518', 'Zur Kündigung wegen Zahlungsverzugs gehören die Rückstände je Monat am Tag des Zugangs.',
        'Eine Zeile je Monat, zum Beispiel 01/2026: 935,00. Nur Miete und Vorauszahlungen, nicht Mahnkosten, Zinsen, Nachforderungen oder Kaution.',
        '§ 543 Abs. 2 Nr. 3 BGB', 'rueckstaende');
    END IF;
    v_miete := v_kondition.nettokaltmiete + v_kondition.vorauszahlung_bk + v_kondition.vorauszahlung_hk + v_kondition.garage + v_kondition.stellplatz + v_kondition.sonstige;
    SELECT * INTO v_z FROM recht.zahlungsverzug(p_monatsmiete := v_miete, p_rueckstaende := v_liste);
    IF NOT v_z.kuendigungsgrund THEN
      RETURN engine.ablehnung('MA519', 'Der Rückstand reicht für die fristlose Kündigung nicht: ' || pg_catalog.replace(v_z.rueckstand::text, '.', ',') || ' € bei einer Monatsmiete von '
          || pg_catalog.replace(v_miete::text, '.', ',') || ' €.',
        'Nötig sind in zwei aufeinander folgenden Monaten zusammen mehr als eine Monatsmiete, oder über einen längeren Zeitraum mindestens zwei Monatsmieten.',
        '§ 543 Abs. 2 Nr. 3, § 569 Abs. 3 Nr. 1 BGB', 'rueckstaende', 'Rückstand ' || v_z.rueckstand || ', Monatsmiete ' || v_miete);
    END IF;
  ELSIF v_a->>'grund_art' = 'kautionsverzug' THEN
    IF v_a->>'kaution_rueckstand' IS NULL THEN
      RETURN engine.ablehnung('MA518', 'Zur Kündigung wegen ausstehender Kaution gehört der offene Betrag am Tag des Zugangs.', 'Den offenen Teil der Kaution angeben.',
        '§ 569 Abs. 2a BGB', 'kaution_rueckstand');
    ELSIF NOT recht.kautionsverzug(p_rueckstand := (v_a->>'kaution_rueckstand')::numeric, p_nettokaltmiete := v_kondition.nettokaltmiete,
             p_vertrag := (SELECT m.mietbeginn FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id)) THEN
      RETURN engine.ablehnung('MA519', 'Der Rückstand mit der Kaution reicht für die fristlose Kündigung nicht.',
        'Nötig sind mindestens zwei Nettokaltmieten, und nur bei Verträgen seit dem 01.05.2013.', '§ 569 Abs. 2a BGB, Art. 229 § 29 Abs. 2 EGBGB', 'kaution_rueckstand',
        'Nettokaltmiete ' || v_kondition.nettokaltmiete);
    END IF;
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_rueckstand(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_rueckstand(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_rueckstand(engine.kontext) IS
'Bedingung: Rückstände angegeben und lesbar (MA518) und hoch genug (MA519), wo wegen Zahlungs- oder Kautionsverzugs fristlos gekündigt wird. Norm: § 543 Abs. 2 Nr. 3, § 569 Abs. 2a, 3 BGB.';
