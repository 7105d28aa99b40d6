-- A mandate signed on paper goes on file: who, from which account, since when.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT api.sepa_mandat_erfassen('{"mietverhaeltnis_id": 17, "iban": "DE02 1203 0000 0000 2020 51", "inhaber": "Katrin Ostermann", "unterschrieben_am": "01.11.2026"}');   →  3
-- COMMIT;
CREATE FUNCTION api.sepa_mandat_erfassen(p_daten jsonb)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "mietverhaeltnis_id", "typ": "ganzzahl", "titel": "Mietverhältnis"},
    {"name": "eigentuemer_id", "typ": "ganzzahl", "titel": "Eigentümer"},
    {"name": "einheit_id", "typ": "ganzzahl", "titel": "Einheit"},
    {"name": "mandatsreferenz", "typ": "text", "titel": "Mandatsreferenz", "max_laenge": 35},
    {"name": "unterschrieben_am", "typ": "datum", "titel": "Unterschrieben am", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "gueltig_ab", "typ": "datum", "titel": "Gültig ab"},
    {"name": "iban", "typ": "iban", "titel": "IBAN", "pflicht": true},
    {"name": "bic", "typ": "text", "titel": "BIC", "max_laenge": 11},
    {"name": "bank", "typ": "text", "titel": "Bank", "max_laenge": 100},
    {"name": "inhaber", "typ": "text", "titel": "Kontoinhaber", "pflicht": true, "min_laenge": 2, "max_laenge": 70},
    {"name": "art", "typ": "auswahl", "titel": "Verfahren", "optionen": [{"wert": "CORE", "titel": "Basislastschrift"}, {"wert": "B2B", "titel": "Firmenlastschrift"}]},
    {"name": "datei", "typ": "datei", "titel": "Unterschriebenes Mandat"}]'::jsonb;
  v_s       sitzung.person := engine.tuer();
  v_d       jsonb;
  v_mv      bigint;
  v_eig     bigint;
  v_einh    bigint;
  v_traeger bigint;
  v_mieter  bigint;
  v_konto   bigint;
  v_datei   bigint;
  v_heute   date;
  v_am      date;
  v_ref     text;
  v_id      bigint;
BEGIN
  IF v_s.kanal = 'portal' OR NOT coalesce(v_s.rolle = ANY (ARRAY['sachbearbeitung', 'buchhaltung', 'teamleitung', 'verwalter-admin']), false) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf kein Mandat erfassen.', 'Zuständig ist die Verwaltung.'));
  END IF;
  v_d := regel.angaben_lesen(v_felder, p_daten, '§ 675j BGB');
  v_mv   := (v_d->>'mietverhaeltnis_id')::bigint;
  v_eig  := (v_d->>'eigentuemer_id')::bigint;
  v_einh := (v_d->>'einheit_id')::bigint;
  v_traeger := regel.schuldner_traeger(v_s.mandant_id, v_mv, v_einh);
  IF v_traeger IS NULL OR (v_mv IS NULL) = (v_eig IS NULL) OR (v_eig IS NULL) <> (v_einh IS NULL)
     OR (v_eig IS NOT NULL AND NOT EXISTS (SELECT FROM akte.eigentumsverhaeltnisse x WHERE x.mandant_id = v_s.mandant_id AND x.eigentuemer_id = v_eig AND x.einheit_id = v_einh)) THEN
    PERFORM engine.werfen(engine.ablehnung('MAK03', 'Zu wem das Mandat gehört, ist nicht angegeben oder unbekannt.', 'Entweder das Mietverhältnis oder Eigentümer und Einheit angeben.', '§ 675j BGB'));
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);
  -- GUARD
  v_heute := engine.heute();
  v_am := (v_d->>'unterschrieben_am')::date;
  v_ref := coalesce(v_d->>'mandatsreferenz', 'M' || pg_catalog.to_char(v_heute, 'YYMM') || '-' || pg_catalog.upper(pg_catalog.left(pg_catalog.replace(pg_catalog.gen_random_uuid()::text, '-', ''), 10)));
  IF v_ref !~ '^[A-Za-z0-9+?/:().,'' -]{1,35}$' THEN
    PERFORM engine.werfen(engine.ablehnung('MAK04', 'Die Mandatsreferenz enthält Zeichen, die keine Bank annimmt.', 'Höchstens 35 Zeichen: Buchstaben ohne Umlaute, Ziffern und + ? / - : ( ) . , ''.', NULL, 'mandatsreferenz'));
  ELSIF EXISTS (SELECT FROM akte.sepa_mandate x WHERE x.mandant_id = v_s.mandant_id AND pg_catalog.upper(x.mandatsreferenz) = pg_catalog.upper(v_ref)) THEN
    PERFORM engine.werfen(engine.ablehnung('MAB82', 'Diese Mandatsreferenz ist schon vergeben: ' || v_ref || '.', 'Eine neue Referenz vergeben und das Mandat damit unterschreiben lassen.', '§ 675j BGB', 'mandatsreferenz'));
  ELSIF v_am < v_heute - interval '36 months' THEN
    PERFORM engine.werfen(engine.ablehnung('MAK05', 'Das Mandat ist älter als 36 Monate und damit verfallen.', 'Ein neues Mandat unterschreiben lassen.', NULL, 'unterschrieben_am'));
  ELSIF coalesce((v_d->>'gueltig_ab')::date, v_am) < v_am THEN
    PERFORM engine.werfen(engine.ablehnung('MAK05', 'Ein Mandat gilt nicht vor seiner Unterschrift.', 'Tag prüfen.', NULL, 'gueltig_ab'));
  END IF;
  IF v_d ? 'datei' THEN
    SELECT f.id INTO v_datei FROM akte.dateien f WHERE f.mandant_id = v_s.mandant_id AND f.kennung = (v_d->>'datei')::uuid;
    IF v_datei IS NULL THEN
      PERFORM engine.werfen(engine.ablehnung('MA823', 'Diese Datei gibt es nicht.', 'Datei noch einmal hochladen.', NULL, 'datei'));
    END IF;
  END IF;
  SELECT coalesce(vp.mieter_id) INTO v_mieter FROM akte.vertragsparteien vp
   WHERE vp.mandant_id = v_s.mandant_id AND vp.mietverhaeltnis_id = v_mv AND vp.von <= v_heute AND coalesce(vp.bis, v_heute) >= v_heute ORDER BY vp.nummer, vp.id LIMIT 1;
  IF v_mv IS NOT NULL AND v_mieter IS NULL THEN
    SELECT vp.mieter_id INTO v_mieter FROM akte.vertragsparteien vp WHERE vp.mandant_id = v_s.mandant_id AND vp.mietverhaeltnis_id = v_mv ORDER BY vp.nummer, vp.id LIMIT 1;
  END IF;
  -- an account on file is used as it is, another one is added: nothing old changes
  SELECT b.id INTO v_konto FROM akte.bankkonten b
   WHERE b.mandant_id = v_s.mandant_id AND b.iban = v_d->>'iban' AND (b.mieter_id = v_mieter OR b.eigentuemer_id = v_eig) AND coalesce(b.inhaber, '') = v_d->>'inhaber'
   ORDER BY b.id DESC LIMIT 1;
  IF v_konto IS NULL THEN
    INSERT INTO akte.bankkonten (mandant_id, mieter_id, eigentuemer_id, zweck, iban, bic, bank, inhaber, gueltig_ab)
    VALUES (v_s.mandant_id, v_mieter, v_eig, 'person', v_d->>'iban', pg_catalog.upper(v_d->>'bic'), v_d->>'bank', v_d->>'inhaber', coalesce((v_d->>'gueltig_ab')::date, v_am)) RETURNING id INTO v_konto;
  END IF;
  INSERT INTO akte.sepa_mandate (mandant_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, bankkonto_id, mandatsreferenz, art, datei_id, unterschrieben_am, gueltig_ab, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, v_mv, v_eig, v_einh, v_konto, v_ref, coalesce(v_d->>'art', 'CORE'), v_datei, v_am, coalesce((v_d->>'gueltig_ab')::date, v_am), engine.jetzt(), v_s.akteur)
  RETURNING id INTO v_id;
  PERFORM audit.schreiben(v_s, v_traeger, NULL, NULL, 'sepa_mandat_erfassen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, pg_catalog.jsonb_build_object('mandat_id', v_id, 'mandatsreferenz', v_ref), '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.sepa_mandat_erfassen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sepa_mandat_erfassen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.sepa_mandat_erfassen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.sepa_mandat_erfassen(jsonb) IS
'Erfasst ein unterschriebenes SEPA-Mandat; das neueste eines Schuldners gilt, frühere bleiben in der Akte. p_daten: mietverhaeltnis_id oder eigentuemer_id und einheit_id, iban, inhaber, bic, bank, unterschrieben_am, gueltig_ab, mandatsreferenz (leer: wird vergeben, einmalig je Mandant), art (CORE, B2B), datei (Kennung des Scans). Gibt die Nummer des Mandats zurück. Fehler: MA001, MA002, MA012 (auch falsche IBAN), MA014, MA823, MAB82, MAK03–MAK05. Norm: § 675j BGB.';
