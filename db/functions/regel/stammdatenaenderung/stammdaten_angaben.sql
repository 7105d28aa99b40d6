-- Of one person; only fields of the kind chosen; at least one of them new; a bank account with IBAN and holder.
CREATE FUNCTION regel.stammdaten_angaben(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_art    text := p_k.daten->>'art';
  v_mieter bigint := regel.stammdaten_person(p_k);
  v_bisher jsonb := regel.stammdaten_bisher(p_k, v_mieter, v_art);
  v_fremd  text;
BEGIN
  IF v_mieter IS NULL THEN
    RETURN engine.ablehnung('MAB77', 'Es ist offen, um wessen Daten es geht.', 'Person aus dem Mietvertrag auswählen.', 'Art. 16 DSGVO', 'mieter');
  END IF;
  SELECT min(f) INTO v_fremd FROM pg_catalog.unnest(ARRAY['kontakt', 'name', 'anschrift', 'bank']) a, pg_catalog.unnest(regel.stammdaten_felder(a)) f
   WHERE a <> v_art AND p_k.daten ? f;
  IF v_fremd IS NOT NULL OR (v_art <> 'bank' AND (p_k.daten ? 'mandatsreferenz' OR p_k.daten ? 'mandat_am')) THEN
    RETURN engine.ablehnung('MAB76', 'Diese Angabe gehört nicht zu der gewählten Änderung.', 'Für jede Art der Änderung einen eigenen Vorgang anlegen.', 'Art. 16 DSGVO', coalesce(v_fremd, 'mandatsreferenz'));
  ELSIF v_art = 'bank' AND (p_k.daten->>'iban' IS NULL OR p_k.daten->>'inhaber' IS NULL) THEN
    RETURN engine.ablehnung('MAB80', 'Zu einer Bankverbindung gehören IBAN und Kontoinhaber.', 'Beides angeben.', '§ 675r BGB', CASE WHEN p_k.daten->>'iban' IS NULL THEN 'iban' ELSE 'inhaber' END);
  ELSIF NOT EXISTS (SELECT FROM pg_catalog.unnest(regel.stammdaten_felder(v_art)) f WHERE p_k.daten ? f AND p_k.daten->>f IS DISTINCT FROM v_bisher->>f) THEN
    RETURN engine.ablehnung('MAB76', 'Gegenüber dem, was gespeichert ist, ändert sich nichts.', 'Mindestens eine neue Angabe machen.', 'Art. 16 DSGVO', (regel.stammdaten_felder(v_art))[1]);
  END IF;
  SELECT min(f) INTO v_fremd FROM pg_catalog.unnest(ARRAY['telefon_privat', 'telefon_mobil', 'telefon_dienst']) f WHERE p_k.daten->>f !~ '^[+0-9][0-9 ()/-]{4,29}$';
  IF v_fremd IS NOT NULL THEN
    RETURN engine.ablehnung('MAB85', 'Das ist keine Telefonnummer.', 'Ziffern mit Vorwahl angeben, zum Beispiel 030 1234567 oder +49 170 1234567.', NULL, v_fremd);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_angaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_angaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_angaben(engine.kontext) IS
'Bedingung: Es ist klar, um wen es geht (MAB77); die Angaben gehören zur Art der Änderung und ändern etwas (MAB76); zum Konto gehören IBAN und Inhaber (MAB80); Telefonnummern sind welche (MAB85). Norm: Art. 16 DSGVO.';
