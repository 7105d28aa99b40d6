-- A tenant changes the own data. Telephone and e-mail count at once; name, address and account wait for a check by a person.
-- A new account needs the password to have been given just now (sitzung.bestaetigen): an open page on a lent phone is not enough.
--
-- BEGIN; SELECT sitzung.als_mieter(1, 5);
-- SELECT ok, nach FROM portal.stammdaten_aendern('{"art": "kontakt", "telefon_mobil": "0170 1234567"}');   →  t | uebernommen
-- COMMIT;
CREATE FUNCTION portal.stammdaten_aendern(p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s   sitzung.person := portal.mieter_tuer();
  v_t   bigint;
  v_alt text;
  v_e   engine.ergebnis;
  v_k   engine.kontext;
BEGIN
  IF coalesce(p_daten->>'art', '') NOT IN ('kontakt', 'name', 'anschrift', 'bank') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE65', MESSAGE = 'Was soll sich ändern?', COLUMN = 'art', HINT = 'Möglich sind Kontakt, Name, Anschrift und Bankverbindung.';
  END IF;
  IF p_daten->>'art' = 'bank' AND NOT sitzung.bestaetigt() THEN
    RAISE EXCEPTION USING ERRCODE = 'MA117', MESSAGE = 'Für eine neue Bankverbindung brauchen wir noch einmal Ihr Passwort.', COLUMN = 'passwort',
      HINT = 'Passwort eingeben. Wer keines hat, meldet sich mit einem neuen Link an und ändert die Bankverbindung gleich danach.';
  END IF;
  -- the file the change is kept in: the lease that is named, else the one that runs, the latest first
  SELECT m.traeger_id INTO v_t FROM akte.mietverhaeltnisse m
   WHERE m.mandant_id = v_s.mandant_id AND m.id = ANY (coalesce(sitzung.meine_mietverhaeltnisse(), '{}'))
     AND (p_daten->>'mietverhaeltnis' IS NULL OR m.kennung::text = pg_catalog.lower(p_daten->>'mietverhaeltnis'))
   ORDER BY m.mietende IS NOT NULL AND m.mietende < engine.heute(), m.mietbeginn DESC, m.id DESC LIMIT 1;
  IF v_t IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE61', MESSAGE = 'Zu dieser Wohnung läuft kein Mietverhältnis mit Ihnen.', COLUMN = 'mietverhaeltnis', HINT = 'Eine Wohnung aus der Liste wählen.';
  END IF;
  SELECT p.email INTO v_alt FROM akte.mieter p WHERE p.mandant_id = v_s.mandant_id AND p.id = v_s.mieter_id;
  v_e := engine.starten(p_automat => 'stammdatenaenderung', p_traeger_id => v_t,
    p_daten => pg_catalog.jsonb_strip_nulls(p_daten - ARRAY['mietverhaeltnis', 'schluessel', 'mieter', 'quelle', 'nachweis', 'passwort']),
    p_schluessel => CASE WHEN p_daten->>'schluessel' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (p_daten->>'schluessel')::uuid END);
  IF NOT v_e.ok OR p_daten->>'art' <> 'kontakt' OR v_e.nach <> 'beantragt'
     -- the replay of a form that was done the first time
     OR (SELECT v.beendet_am FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_e.vorgang_id) IS NOT NULL THEN
    RETURN v_e;
  END IF;
  v_e := engine.ausloesen(p_vorgang_id => v_e.vorgang_id, p_ereignis => 'uebernehmen', p_daten => '{}');
  IF v_e.ok AND v_alt ~ '^[^[:space:]@<>,;"]{1,64}@[^[:space:]@<>,;"]+[.][^[:space:]@<>,;".]{2,}$'
     AND v_alt IS DISTINCT FROM (SELECT p.email FROM akte.mieter p WHERE p.mandant_id = v_s.mandant_id AND p.id = v_s.mieter_id) THEN
    -- whoever takes over a page changes the address first: the old one hears of it
    SELECT v_s.mandant_id, v.traeger_id, v.id, 'vermietung', (SELECT t.bezug_id FROM engine.traeger t WHERE t.mandant_id = v.mandant_id AND t.id = v.traeger_id), engine.jetzt(), engine.heute(), v_s.akteur
      INTO v_k.mandant_id, v_k.traeger_id, v_k.vorgang_id, v_k.traeger_art, v_k.bezug_id, v_k.jetzt, v_k.heute, v_k.akteur
      FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = v_e.vorgang_id;
    PERFORM regel.post_nachricht(p_k => v_k, p_schluessel => 'emailwechsel:' || v_e.vorgang_id, p_empfaenger => (SELECT regel.personenname(p.titel, p.vorname, p.nachname, p.firma)
        FROM akte.mieter p WHERE p.mandant_id = v_s.mandant_id AND p.id = v_s.mieter_id), p_adresse => v_alt, p_betreff => 'Ihre E-Mail-Adresse wurde geändert',
      p_text => E'Guten Tag,\n\nim Mieterportal wurde bei Ihren Daten eine andere E-Mail-Adresse eingetragen. An diese Adresse schreiben wir Ihnen künftig nicht mehr.\n\nHaben Sie das nicht selbst veranlasst, rufen Sie uns bitte gleich an.'
        || coalesce(E'\nTelefon: ' || (SELECT m.telefon FROM akte.mandanten m WHERE m.id = v_s.mandant_id), '') || E'\n\n' || (SELECT m.name FROM akte.mandanten m WHERE m.id = v_s.mandant_id));
  END IF;
  RETURN v_e;
END
$fn$;
ALTER FUNCTION portal.stammdaten_aendern(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.stammdaten_aendern(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.stammdaten_aendern(jsonb) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.stammdaten_aendern(jsonb) IS
'Ändert die eigenen Daten durch den Vorgang stammdatenaenderung. Danach COMMIT. p_daten: art (kontakt, name, anschrift, bank), dazu die Felder dieser Art (email, telefon_privat, telefon_mobil, telefon_dienst · anrede, titel, vorname, nachname · strasse, plz, ort, zustellhinweis · iban, bic, bank, inhaber, ohne_lastschrift), mietverhaeltnis, schluessel. Kontaktdaten gelten sofort, und die alte E-Mail-Adresse wird benachrichtigt; anderes wird geprüft.
Ergebnis: engine.ergebnis. Norm: Art. 16 DSGVO. Fehler: MA001, MA002, MA117 Passwort fehlt, MAE61, MAE65; als Zeile wie der Vorgang.';
