-- The deposit follows its own agreement: carried over only if old and new agree; paid out and renewed by a second person, and never more than agreed.
CREATE FUNCTION regel.mieterwechsel_kaution(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w   akte.mieterwechsel := regel.mieterwechsel_zeile(p_k);
  v_c   akte.kautionen;
  v_weg text := p_k.daten->>'weg';
BEGIN
  SELECT c.* INTO v_c FROM akte.kautionen c WHERE c.mandant_id = p_k.mandant_id AND c.mietverhaeltnis_id = p_k.bezug_id AND c.art <> 'keine';
  IF (v_c.id IS NULL) <> (v_weg = 'keine') THEN
    RETURN engine.ablehnung('MAB66', CASE WHEN v_c.id IS NULL THEN 'Für dieses Mietverhältnis ist keine Kaution vereinbart.' ELSE 'Für dieses Mietverhältnis ist eine Kaution von ' || regel.euro(v_c.betrag) || ' vereinbart.' END,
      CASE WHEN v_c.id IS NULL THEN '„Keine Kaution“ wählen.' ELSE 'Angeben, was mit ihr geschieht.' END, '§ 551 BGB', 'weg');
  ELSIF v_weg = 'uebertragen' AND NOT coalesce((p_k.daten->>'einverstanden')::boolean, false) THEN
    RETURN engine.ablehnung('MAB63', 'Die Kaution gehört, wer sie gestellt hat; sie geht nicht von selbst über.', 'Einverständnis der ausscheidenden und der eintretenden Seite einholen, oder auszahlen und neu stellen lassen.', '§§ 398, 551 BGB', 'einverstanden');
  ELSIF v_weg = 'bleibt' AND v_w.art NOT IN ('eintritt', 'ausscheiden', 'eintritt_tod') THEN
    RETURN engine.ablehnung('MAB63', 'Beim Austausch bleibt die Kaution nicht einfach stehen: Sie gehört der ausscheidenden Seite.', 'Übertragen oder auszahlen und neu stellen lassen.', '§§ 398, 551 BGB', 'weg');
  ELSIF v_weg = 'ausgezahlt_und_neu' AND (p_k.daten->>'ausgezahlt_am' IS NULL OR p_k.daten->>'neu_gezahlt_am' IS NULL OR p_k.daten->>'neu_betrag' IS NULL) THEN
    RETURN engine.ablehnung('MAB64', 'Zur Auszahlung und neuen Kaution fehlen die Angaben.', 'Tag der Auszahlung sowie Tag und Betrag der neuen Kaution angeben.', '§ 551 BGB',
      CASE WHEN p_k.daten->>'ausgezahlt_am' IS NULL THEN 'ausgezahlt_am' WHEN p_k.daten->>'neu_gezahlt_am' IS NULL THEN 'neu_gezahlt_am' ELSE 'neu_betrag' END);
  ELSIF v_weg = 'ausgezahlt_und_neu' AND v_c.art <> 'bar' THEN
    RETURN engine.ablehnung('MAB64', 'Auszuzahlen ist nur eine Barkaution.', 'Sparbuch oder Bürgschaft übertragen, oder die neue Sicherheit als Nachtrag erfassen.', '§ 551 BGB', 'weg');
  ELSIF v_weg = 'ausgezahlt_und_neu' AND (p_k.daten->>'neu_betrag')::numeric > v_c.betrag THEN
    RETURN engine.ablehnung('MAB64', 'Die neue Kaution wäre höher als vereinbart (' || regel.euro(v_c.betrag) || ').', 'Betrag prüfen; eine höhere Kaution braucht einen Nachtrag und bleibt bei drei Nettokaltmieten.', '§ 551 Abs. 1 BGB', 'neu_betrag');
  ELSIF v_weg = 'ausgezahlt_und_neu' AND v_w.unterzeichnet_von = p_k.akteur THEN
    RETURN engine.ablehnung('MAB65', 'Wer den Wechsel erfasst hat, bestätigt nicht selbst die Auszahlung der Kaution.', 'Eine zweite Person aus Buchhaltung, Sachbearbeitung oder Teamleitung erfasst sie.', 'Vier-Augen-Prinzip der Verwaltung');
  ELSIF v_weg = 'ausgezahlt_und_neu' AND (regel.mieterwechsel_zinsen(p_k, v_c.id, (p_k.daten->>'ausgezahlt_am')::date)->>'zinsen') IS NULL THEN
    RETURN engine.ablehnung('MAB64', 'Für ein Jahr fehlt der Zinssatz der Kaution.', 'Zinssatz laut Bank erfassen, dann die Auszahlung wiederholen.', '§ 551 Abs. 3 BGB', 'ausgezahlt_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_kaution(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_kaution(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_kaution(engine.kontext) IS
'Bedingung: Übertragung nur mit Einverständnis (MAB63), Beträge stimmig (MAB64), Auszahlung durch eine zweite Person (MAB65), „keine“ nur ohne Kaution (MAB66). Norm: §§ 398, 551 BGB.';
