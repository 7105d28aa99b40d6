-- A signature is recorded as what it is, with what belongs to its kind (Art. 3, 25, 26 eIDAS).
CREATE FUNCTION regel.uebergabe_unterschrift_gueltig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u     akte.uebergaben := regel.uebergabe_zeile(p_k);
  v_stufe text := p_k.daten->>'stufe';
  v_art   text;
  v_signaturen jsonb;
BEGIN
  IF p_k.daten->>'datei' IS NOT NULL THEN
    SELECT d.art, d.signaturen INTO v_art, v_signaturen FROM akte.dateien d WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'datei')::uuid;
    IF v_art IS NULL THEN
      RETURN engine.ablehnung('MA409', 'Diese Datei gibt es nicht.', 'Datei noch einmal hochladen.', NULL, 'datei', 'Datei ' || (p_k.daten->>'datei'));
    END IF;
  END IF;

  IF p_k.daten->>'name' IS NULL AND p_k.daten->>'mieter' IS NULL THEN
    RETURN engine.ablehnung('MA410', 'Wer unterzeichnet?', 'Einen Mieter wählen oder den Namen angeben.', NULL, 'name');
  ELSIF p_k.daten->>'partei' = 'vermieter' AND p_k.daten->>'mieter' IS NOT NULL THEN
    RETURN engine.ablehnung('MA410', 'Für die Vermieterseite kann kein Mieter unterzeichnen.', 'Seite oder Person ändern.', NULL, 'mieter');
  ELSIF v_stufe = 'einfach' AND coalesce(v_art, '') NOT IN ('unterschrift', 'foto') THEN
    RETURN engine.ablehnung('MA410', 'Zur einfachen Signatur gehört die gezeichnete Unterschrift als Bild.', 'Unterschrift zeichnen oder als Bild hochladen.', 'Art. 3 Nr. 10 eIDAS-VO', 'datei');
  ELSIF v_stufe IN ('fortgeschritten', 'qualifiziert') AND coalesce(v_art, '') <> 'pdf' THEN
    RETURN engine.ablehnung('MA410', 'Zu dieser Signatur gehört das signierte PDF.', 'Signiertes PDF hochladen.', 'Art. 26 eIDAS-VO', 'datei');
  ELSIF v_stufe IN ('fortgeschritten', 'qualifiziert') AND v_signaturen IS NOT NULL
        AND NOT v_signaturen @> '[{"unversehrt": true, "ganzes_dokument": true}]' THEN
    RETURN engine.ablehnung('MA418', CASE WHEN v_signaturen = '[]' THEN 'Dieses PDF enthält keine lesbare elektronische Signatur.'
                                          ELSE 'Die Signatur ist verletzt, oder das PDF wurde nach dem Signieren ergänzt.' END,
      'Das signierte PDF unverändert hochladen, so wie der Signaturdienst es geliefert hat.', 'Art. 26, 32 eIDAS-VO', 'datei', v_signaturen::text);
  ELSIF v_stufe = 'qualifiziert' AND v_signaturen IS NOT NULL AND NOT v_signaturen @> '[{"unversehrt": true, "ganzes_dokument": true, "qualifiziert": true}]' THEN
    RETURN engine.ablehnung('MA418', 'Das Zertifikat dieser Signatur bezeichnet sich nicht als qualifiziert.',
      'Als fortgeschrittene Signatur eintragen oder mit einem qualifizierten Zertifikat neu signieren lassen.', 'Art. 3 Nr. 12, Art. 28 eIDAS-VO', 'stufe', v_signaturen::text);
  ELSIF v_stufe IN ('fortgeschritten', 'qualifiziert') AND p_k.daten->>'pruefung' IS NULL
        AND (v_signaturen IS NULL OR v_stufe = 'qualifiziert' AND NOT v_signaturen @> '[{"vertraut": true}]') THEN
    RETURN engine.ablehnung('MA410', 'Das Ergebnis der Signaturprüfung fehlt.',
      'Prüfen, ob der Anbieter auf der EU-Vertrauensliste steht, und das Ergebnis eintragen.', 'Art. 32 eIDAS-VO', 'pruefung');
  ELSIF v_stufe = 'papier' AND v_art IS NULL THEN
    RETURN engine.ablehnung('MA410', 'Der Scan des unterschriebenen Papiers fehlt.', 'Scan oder Foto hochladen.', '§ 126 BGB', 'datei');
  ELSIF v_stufe = 'verweigert' AND p_k.daten->>'zeuge' IS NULL THEN
    RETURN engine.ablehnung('MA410', 'Eine verweigerte Unterschrift wird mit einem Zeugen festgehalten.', 'Namen des Zeugen oder der Zeugin angeben.', '§ 373 ZPO', 'zeuge');
  ELSIF v_stufe = 'verweigert' AND v_art IS NOT NULL THEN
    RETURN engine.ablehnung('MA410', 'Wer die Unterschrift verweigert, hinterlässt keine.', 'Datei weglassen oder eine andere Art der Unterschrift wählen.', NULL, 'datei');
  ELSIF EXISTS (SELECT FROM akte.uebergabe_unterschriften s
                 WHERE s.mandant_id = p_k.mandant_id AND s.uebergabe_id = v_u.id AND s.protokoll_digest = v_u.protokoll_digest AND s.partei = p_k.daten->>'partei'
                   AND (s.mieter_id = (p_k.daten->>'mieter')::bigint OR pg_catalog.lower(s.name) = pg_catalog.lower(p_k.daten->>'name'))) THEN
    RETURN engine.ablehnung('MA411', 'Diese Person hat dieses Protokoll schon unterzeichnet.', 'Die andere Seite oder eine andere Person wählen.', NULL, 'name');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.uebergabe_unterschrift_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_unterschrift_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_unterschrift_gueltig(engine.kontext) IS
'Bedingung: Die Unterschrift hat, was ihre Art verlangt: Bild, signiertes PDF mit Prüfung, Scan oder Zeuge (MA409, MA410); die Signatur des PDF ist unversehrt und so viel wert, wie angegeben (MA418); niemand unterzeichnet zweimal (MA411).';
