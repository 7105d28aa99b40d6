-- What api.mietverhaeltnis_anlegen was given, read and judged: values typed, every problem at its field, the first one as the refusal.
-- SELECT (p.ablehnung).fehlercode, p.fehler FROM api.mietverhaeltnis_pruefen('{"mietbeginn": "31.02.2026"}', NULL) p;
--  MA300 | {"mietbeginn": "Diesen Tag gibt es nicht im Kalender: 31.02.2026.", "nettokaltmiete": "Bitte ausfüllen: Nettokaltmiete.", …}
CREATE FUNCTION api.mietverhaeltnis_pruefen(
  p_daten jsonb,
  p_e akte.einheiten
)
RETURNS api.mietverhaeltnis_angaben
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_mandant bigint := sitzung.mandant_id();
  v_r       api.mietverhaeltnis_angaben;
  v_felder CONSTANT jsonb := '[
    {"name": "einheit_id", "typ": "text", "titel": "Wohnung", "pflicht": true},
    {"name": "vertragsnummer", "typ": "text", "titel": "Vertragsnummer", "max_laenge": 60},
    {"name": "mietbeginn", "typ": "datum", "titel": "Mietbeginn", "pflicht": true},
    {"name": "mietart", "typ": "auswahl", "titel": "Mietart", "optionen": [{"wert": "fest"}, {"wert": "staffel"}, {"wert": "index"}]},
    {"name": "nettokaltmiete", "typ": "betrag", "titel": "Nettokaltmiete", "pflicht": true, "min": 0.01, "max": 1000000},
    {"name": "vorauszahlung_bk", "typ": "betrag", "titel": "Vorauszahlung Betriebskosten", "max": 1000000},
    {"name": "vorauszahlung_hk", "typ": "betrag", "titel": "Vorauszahlung Heizkosten", "max": 1000000},
    {"name": "garage", "typ": "betrag", "titel": "Garage", "max": 1000000},
    {"name": "stellplatz", "typ": "betrag", "titel": "Stellplatz", "max": 1000000},
    {"name": "sonstige", "typ": "betrag", "titel": "Sonstige Miete", "max": 1000000},
    {"name": "kaution_art", "typ": "auswahl", "titel": "Art der Kaution", "optionen": [{"wert": "bar"}, {"wert": "sparbuch"}, {"wert": "buergschaft"}, {"wert": "keine"}]},
    {"name": "kaution_betrag", "typ": "betrag", "titel": "Kaution", "max": 10000000},
    {"name": "kaution_raten", "typ": "ganzzahl", "titel": "Raten der Kaution", "min": 1, "max": 3},
    {"name": "kaution_unverzinslich", "typ": "ja_nein", "titel": "Kaution ohne Verzinsung"},
    {"name": "gewerbe", "typ": "ja_nein", "titel": "Geschäftsraum"},
    {"name": "kuendigung_sonderfall", "typ": "auswahl", "titel": "Sonderfall der Kündigung", "optionen": [{"wert": "573a"}, {"wert": "573c3"}, {"wert": "580a"}]},
    {"name": "lastschrift", "typ": "ja_nein", "titel": "Lastschrift"},
    {"name": "erwachsene", "typ": "ganzzahl", "titel": "Erwachsene", "max": 99},
    {"name": "kinder", "typ": "ganzzahl", "titel": "Kinder", "max": 99},
    {"name": "notizen", "typ": "langtext", "titel": "Notizen"}]'::jsonb;
  v_person CONSTANT jsonb := '[
    {"name": "mieter_id", "typ": "text", "titel": "Mieter"},
    {"name": "anrede", "typ": "text", "titel": "Anrede", "max_laenge": 40},
    {"name": "titel", "typ": "text", "titel": "Titel", "max_laenge": 40},
    {"name": "vorname", "typ": "text", "titel": "Vorname", "max_laenge": 100},
    {"name": "nachname", "typ": "text", "titel": "Nachname", "max_laenge": 100},
    {"name": "firma", "typ": "text", "titel": "Firma", "max_laenge": 200},
    {"name": "strasse", "typ": "text", "titel": "Straße"},
    {"name": "plz", "typ": "text", "titel": "Postleitzahl", "max_laenge": 12},
    {"name": "ort", "typ": "text", "titel": "Ort"},
    {"name": "zustellhinweis", "typ": "text", "titel": "Zustellhinweis"},
    {"name": "telefon_privat", "typ": "text", "titel": "Telefon privat", "max_laenge": 60},
    {"name": "telefon_dienst", "typ": "text", "titel": "Telefon dienstlich", "max_laenge": 60},
    {"name": "telefon_mobil", "typ": "text", "titel": "Mobiltelefon", "max_laenge": 60},
    {"name": "email", "typ": "email", "titel": "E-Mail"},
    {"name": "notizen", "typ": "langtext", "titel": "Notizen"},
    {"name": "iban", "typ": "iban", "titel": "IBAN"},
    {"name": "kontoinhaber", "typ": "text", "titel": "Kontoinhaber", "max_laenge": 140},
    {"name": "zieht_nicht_ein", "typ": "ja_nein", "titel": "Zieht nicht ein"}]'::jsonb;
  v_bewohner CONSTANT jsonb := '[
    {"name": "vorname", "typ": "text", "titel": "Vorname", "pflicht": true, "max_laenge": 100},
    {"name": "nachname", "typ": "text", "titel": "Nachname", "pflicht": true, "max_laenge": 100},
    {"name": "kind", "typ": "ja_nein", "titel": "Kind"}]'::jsonb;
  v_liste   text;
  v_eintrag jsonb;
  v_nr      bigint;
  v_f       record;
  v_id      bigint;
  v_beginn  date;
  v_text    text;
BEGIN
  v_r.mieter   := '[]'::jsonb;
  v_r.bewohner := '[]'::jsonb;
  IF pg_catalog.jsonb_typeof(p_daten) IS DISTINCT FROM 'object' THEN
    v_r.daten   := '{}'::jsonb;
    v_r.gewerbe := false;
    v_r.fehler  := '{}'::jsonb;
    v_r.ablehnung := engine.ablehnung('MA300', 'Die Angaben sind kein Objekt.', 'Ein JSON-Objekt mit einheit_id, mietbeginn, nettokaltmiete und mieter übergeben.', '§ 535 BGB');
    RETURN v_r;
  END IF;
  SELECT f.daten, f.fehler INTO v_r.daten, v_r.fehler FROM engine.felder_pruefen(v_felder, p_daten - 'mieter' - 'bewohner') f;
  v_beginn := (v_r.daten->>'mietbeginn')::date;
  v_r.gewerbe  := coalesce((v_r.daten->>'gewerbe')::boolean, p_e.art = 'gewerbe', false);

  -- people: each list entry on its own, messages as mieter.0.iban
  FOR v_liste, v_nr, v_eintrag IN
    SELECT l.name, x.nr - 1, x.eintrag
      FROM (VALUES ('mieter'), ('bewohner')) AS l(name)
      CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(CASE pg_catalog.jsonb_typeof(p_daten->l.name) WHEN 'array' THEN p_daten->l.name ELSE '[]' END)
                         WITH ORDINALITY AS x(eintrag, nr)
  LOOP
    v_text := v_liste || '.' || v_nr;
    IF pg_catalog.jsonb_typeof(v_eintrag) <> 'object' THEN
      v_r.fehler := v_r.fehler || pg_catalog.jsonb_build_object(v_text, 'Bitte Angaben zur Person machen.');
      CONTINUE;
    END IF;
    SELECT f.daten, f.fehler INTO v_f FROM engine.felder_pruefen(CASE v_liste WHEN 'mieter' THEN v_person ELSE v_bewohner END, v_eintrag) f;
    v_r.fehler := v_r.fehler || coalesce((SELECT pg_catalog.jsonb_object_agg(v_text || '.' || e.key, e.value) FROM pg_catalog.jsonb_each(v_f.fehler) e), '{}');
    IF v_liste = 'bewohner' THEN
      v_r.bewohner := v_r.bewohner || v_f.daten;
      CONTINUE;
    END IF;
    IF v_f.daten ? 'mieter_id' THEN
      SELECT p.id INTO v_id FROM akte.mieter p
       WHERE p.mandant_id = v_mandant AND (p.id::text = v_f.daten->>'mieter_id' OR p.kennung::text = pg_catalog.lower(v_f.daten->>'mieter_id'));
      IF NOT FOUND THEN
        v_r.fehler    := v_r.fehler || pg_catalog.jsonb_build_object(v_text || '.mieter_id', 'Diesen Mieter gibt es nicht.');
        v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung('MA302', 'Einen der Mieter gibt es nicht.', 'Aus der Liste wählen oder als neue Person angeben.', '§ 535 BGB'));
      ELSIF EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(v_r.mieter) x WHERE x->>'mieter_id' = v_id::text) THEN
        v_r.fehler    := v_r.fehler || pg_catalog.jsonb_build_object(v_text || '.mieter_id', 'Dieser Mieter steht schon im Vertrag.');
        v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung('MA302', 'Ein Mieter ist doppelt genannt.', 'Jede Person nur einmal angeben.', '§ 535 BGB'));
      END IF;
      v_f.daten := v_f.daten || pg_catalog.jsonb_build_object('mieter_id', v_id);
    ELSIF NOT v_f.daten ?| ARRAY['nachname', 'firma'] THEN
      v_r.fehler := v_r.fehler || pg_catalog.jsonb_build_object(v_text || '.nachname', 'Bitte Nachnamen oder Firma angeben.');
    END IF;
    v_r.mieter := v_r.mieter || v_f.daten;
  END LOOP;
  IF v_r.mieter = '[]' AND NOT EXISTS (SELECT FROM pg_catalog.jsonb_object_keys(v_r.fehler) k WHERE k LIKE 'mieter%') THEN
    v_r.fehler    := v_r.fehler || '{"mieter": "Bitte mindestens einen Mieter angeben."}';
    v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung('MA302', 'Zum Mietverhältnis fehlt der Mieter.', 'Mindestens eine Person oder Firma angeben.', '§ 535 BGB'));
  END IF;

  -- what fits together with the file
  IF v_r.daten ? 'einheit_id' AND p_e.id IS NULL THEN
    v_r.fehler    := v_r.fehler || '{"einheit_id": "Diese Wohnung gibt es nicht."}';
    v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung('MA301', 'Diese Wohnung gibt es nicht.', 'Wohnung aus dem Bestand wählen.', NULL, 'einheit_id'));
  END IF;
  IF EXISTS (SELECT FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_mandant AND m.vertragsnummer = v_r.daten->>'vertragsnummer') THEN
    v_r.fehler    := v_r.fehler || '{"vertragsnummer": "Diese Vertragsnummer ist vergeben."}';
    v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung('MA309', 'Diese Vertragsnummer ist vergeben.', 'Eine andere Nummer wählen oder das Feld leer lassen.', NULL, 'vertragsnummer'));
  END IF;
  IF v_beginn IS NOT NULL THEN
    v_text := CASE
      WHEN v_beginn < (SELECT pg_catalog.make_date(g.baujahr, 1, 1) FROM akte.gebaeude g WHERE g.mandant_id = v_mandant AND g.id = p_e.gebaeude_id AND g.baujahr IS NOT NULL)
        THEN 'Der Mietbeginn liegt vor dem Baujahr des Hauses.'
      WHEN v_beginn > engine.heute() + interval '5 years' THEN 'Der Mietbeginn liegt mehr als fünf Jahre in der Zukunft.' END;
    IF v_text IS NOT NULL THEN
      v_r.fehler    := v_r.fehler || pg_catalog.jsonb_build_object('mietbeginn', v_text);
      v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung('MA304', v_text, 'Jahr prüfen.', NULL, 'mietbeginn'));
    END IF;
    -- ended leases and contracts that never came about leave the flat free
    SELECT m.vertragsnummer || CASE WHEN m.mietende IS NULL THEN ', unbefristet' ELSE ', bis ' || pg_catalog.to_char(m.mietende, 'DD.MM.YYYY') END INTO v_text
      FROM akte.mietverhaeltnisse m
     WHERE m.mandant_id = v_mandant AND m.einheit_id = p_e.id AND m.ausgang IS DISTINCT FROM 'nicht_zustande_gekommen'
       AND coalesce(m.mietende, 'infinity') >= v_beginn
     ORDER BY m.mietbeginn LIMIT 1;
    IF FOUND AND NOT v_r.fehler ? 'mietbeginn' THEN
      v_r.fehler    := v_r.fehler || pg_catalog.jsonb_build_object('mietbeginn', 'Die Wohnung ist dann vermietet (Vertrag ' || v_text || ').');
      v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung('MA303', 'Die Wohnung ist zum Mietbeginn vermietet (Vertrag ' || v_text || ').',
        'Mietbeginn nach dem Ende des anderen Mietverhältnisses wählen oder zuerst dessen Kündigung erfassen.', '§ 535 Abs. 1 BGB', 'mietbeginn'));
    END IF;
  END IF;
  IF v_r.daten ?| ARRAY['kaution_art', 'kaution_betrag', 'kaution_raten'] THEN
    v_r.daten := v_r.daten || pg_catalog.jsonb_build_object('kaution_art', coalesce(v_r.daten->>'kaution_art', CASE WHEN (v_r.daten->>'kaution_betrag')::numeric > 0 THEN 'bar' ELSE 'keine' END));
    v_r.daten := v_r.daten || pg_catalog.jsonb_build_object('kaution_raten', coalesce(v_r.daten->>'kaution_raten', CASE v_r.daten->>'kaution_art' WHEN 'bar' THEN '3' ELSE '1' END));
    IF v_r.daten ? 'nettokaltmiete' AND NOT v_r.fehler ?| ARRAY['kaution_art', 'kaution_betrag', 'kaution_raten'] THEN
      SELECT k.fehlercode, k.meldung, k.hinweis, k.norm, 'kaution_' || k.feld AS feld, k.detail INTO v_f
        FROM regel.vertrag_kaution_pruefen(p_nettokaltmiete => (v_r.daten->>'nettokaltmiete')::numeric, p_gewerbe => v_r.gewerbe, p_art => v_r.daten->>'kaution_art',
               p_betrag => (v_r.daten->>'kaution_betrag')::numeric, p_raten => (v_r.daten->>'kaution_raten')::int) k;
      IF v_f.fehlercode IS NOT NULL THEN
        v_r.fehler    := v_r.fehler || pg_catalog.jsonb_build_object(v_f.feld, v_f.meldung);
        v_r.ablehnung := coalesce(v_r.ablehnung, engine.ablehnung(v_f.fehlercode, v_f.meldung, v_f.hinweis, v_f.norm, v_f.feld, v_f.detail));
      END IF;
    END IF;
  END IF;

  IF v_r.fehler <> '{}' AND (v_r.ablehnung IS NULL OR (SELECT count(*) FROM pg_catalog.jsonb_object_keys(v_r.fehler)) > 1) THEN
    v_r.ablehnung := engine.ablehnung('MA300', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 535 BGB');
  END IF;
  RETURN v_r;
END
$fn$;
ALTER FUNCTION api.mietverhaeltnis_pruefen(jsonb, akte.einheiten) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mietverhaeltnis_pruefen(jsonb, akte.einheiten) FROM PUBLIC;
COMMENT ON FUNCTION api.mietverhaeltnis_pruefen(jsonb, akte.einheiten) IS
'Liest und prüft die Angaben zu einem neuen Mietverhältnis: daten, mieter, bewohner (gelesen), fehler (Feld → Meldung), ablehnung (NULL: in Ordnung). Ein einziges Problem hat seinen eigenen Code (MA301–MA309), mehrere MA300.';
