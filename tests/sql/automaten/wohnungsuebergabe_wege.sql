-- wohnungsuebergabe: cancelled by the master in every phase; a frozen protocol refuses every entry; photos without a defect are printed.
\ir ../hilfen.psql
SELECT plan(29);

SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m, 'unterschrift') AS u1, tests.datei(:m, 'unterschrift') AS u2, tests.datei(:m, 'foto') AS f1, tests.datei(:m, 'foto') AS f2, tests.datei(:m, 'foto') AS f3 \gset
-- a lease under notice whose Auszug has come so far
CREATE FUNCTION tests.auszug_bis(p_m bigint, p_zustand text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_mv bigint;
  v_e  engine.ergebnis;
  v_u  bigint;
BEGIN
  PERFORM tests.als(p_m, 'sachbearbeitung', '2026-03-02 09:00+01');
  v_mv := tests.laufend(p_m);
  v_e := engine.starten('kuendigung', tests.traeger(v_mv), '{"durch": "mieter", "art": "ordentlich"}');
  v_e := engine.ausloesen(v_e.vorgang_id, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "alle_unterschriften": "ja"}');
  v_u := tests.vorgang(v_mv, 'wohnungsuebergabe', 'auszug');
  PERFORM tests.schritt(v_u, 'termin_vereinbaren', '{"termin": "02.03.2026 10:00"}');
  PERFORM tests.schritt(v_u, 'protokoll_beginnen');
  PERFORM tests.schritt(v_u, 'zaehler_ablesen', '{"art": "strom", "nummer": "1", "stand": "5", "einheit": "kWh"}');
  PERFORM tests.schritt(v_u, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "2"}');
  IF p_zustand IN ('teilunterzeichnet', 'unterzeichnet') THEN
    PERFORM tests.schritt(v_u, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', tests.datei(p_m, 'unterschrift')));
  END IF;
  IF p_zustand = 'unterzeichnet' THEN
    PERFORM tests.schritt(v_u, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', tests.datei(p_m, 'unterschrift')));
  END IF;
  IF tests.zustand(v_mv, 'wohnungsuebergabe', 'auszug') <> p_zustand THEN
    RAISE EXCEPTION 'fixture: %', tests.zustand(v_mv, 'wohnungsuebergabe', 'auszug');
  END IF;
  RETURN v_mv;
END $$;
CREATE FUNCTION tests.einigen(p_mv bigint) RETURNS text LANGUAGE sql AS $$
  SELECT tests.schritt(tests.vorgang(p_mv, 'kuendigung'), 'fortsetzung_vereinbaren', jsonb_build_object('vereinbart_am', engine.heute(), 'zustimmung_mieter', 'ja', 'zustimmung_vermieter', 'ja'))
         || ' ' || tests.zustand(p_mv, 'wohnungsuebergabe', 'auszug') || ' ' || tests.zustand(p_mv)
$$;
SET LOCAL ROLE mietakte_dba;

-- the notice is off: so is the handover, however far it has come
SELECT is(tests.einigen(tests.auszug_bis(:m, z)), 'fortgesetzt abgesagt laufende_vermietung', 'cancelled from ' || z) FROM unnest(ARRAY['protokoll', 'teilunterzeichnet', 'unterzeichnet']) z;

-- what was signed is not changed: every entry is offered and says why it is not possible, and refuses when tried all the same
SELECT tests.auszug_bis(:m, 'teilunterzeichnet') AS mv \gset
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS v \gset
SELECT is((SELECT count(DISTINCT fehlercode) || ' ' || bool_or(moeglich) FROM engine.moegliche_ereignisse(:v) WHERE ereignis ~ '_(erfassen|ablesen|hinzufuegen|streichen)$'), '1 false', 'half signed: all locked for one reason');
SELECT is(tests.schritt(:v, e.ereignis, e.daten), (SELECT x.fehlercode FROM engine.moegliche_ereignisse(:v) x WHERE x.ereignis = e.ereignis), 'half signed: ' || e.ereignis)
  FROM (VALUES ('raum_erfassen', '{"raum": "Bad", "zustand": "ohne_maengel"}'::jsonb), ('zaehler_ablesen', '{"art": "gas", "nummer": "2", "stand": "7", "einheit": "m³"}'),
               ('schluessel_erfassen', '{"art": "Keller", "anzahl": "1"}'), ('mangel_erfassen', '{"raum": "Bad", "beschreibung": "Fliese gesprungen", "verantwortlich": "mieter"}'),
               ('bemerkung_erfassen', '{"bemerkung": "Nachtrag zum Protokoll"}'), ('foto_hinzufuegen', jsonb_build_object('foto', :'f1')),
               ('eintrag_streichen', jsonb_build_object('eintrag', 'zaehler:' || (SELECT max(z.id) FROM akte.uebergabe_zaehler z), 'grund', 'verschrieben')), ('neue_anschrift_erfassen', '{"strasse": "Weg 1", "plz": "10115", "ort": "Berlin"}')) AS e(ereignis, daten);
SELECT tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', :'u2')) \g /dev/null
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'unterzeichnet', 'both signed');
SELECT is(tests.schritt(:v, e.ereignis, e.daten), (SELECT x.fehlercode FROM engine.moegliche_ereignisse(:v) x WHERE x.ereignis = e.ereignis), 'signed: ' || e.ereignis)
  FROM (VALUES ('raum_erfassen', '{"raum": "Bad", "zustand": "ohne_maengel"}'::jsonb), ('zaehler_ablesen', '{"art": "gas", "nummer": "2", "stand": "7", "einheit": "m³"}'),
               ('schluessel_erfassen', '{"art": "Keller", "anzahl": "1"}'), ('mangel_erfassen', '{"raum": "Bad", "beschreibung": "Fliese gesprungen", "verantwortlich": "mieter"}'),
               ('bemerkung_erfassen', '{"bemerkung": "Nachtrag zum Protokoll"}'), ('foto_hinzufuegen', jsonb_build_object('foto', :'f1')),
               ('eintrag_streichen', jsonb_build_object('eintrag', 'zaehler:' || (SELECT max(z.id) FROM akte.uebergabe_zaehler z), 'grund', 'verschrieben')), ('neue_anschrift_erfassen', '{"strasse": "Weg 1", "plz": "10115", "ort": "Berlin"}')) AS e(ereignis, daten);

-- photos of the flat that belong to no defect have a place of their own in the printed protocol
SELECT tests.auszug_bis(:m, 'protokoll') AS mv \gset
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS v \gset
SELECT tests.schritt(:v, 'mangel_erfassen', jsonb_build_object('raum', 'Bad', 'beschreibung', 'Fliese gesprungen', 'verantwortlich', 'mieter', 'foto_1', :'f1')) \g /dev/null
SELECT is(tests.schritt(:v, 'foto_hinzufuegen', jsonb_build_object('foto', :'f2', 'bezeichnung', 'Balkon, leer geräumt')), 'protokoll', 'a photo without a defect');
SELECT is(tests.schritt(:v, 'foto_hinzufuegen', jsonb_build_object('foto', :'f3')), 'protokoll', 'and one without words');
SELECT tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', :'u1')),
       tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', tests.datei(:m, 'unterschrift'))) \g /dev/null
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2026-03-02"}'), 'abgeschlossen', 'done');
SELECT daten AS d FROM akte.dokumente WHERE vorgang_id = :v AND art = 'uebergabeprotokoll' \gset
SELECT is((SELECT string_agg(f->>'beschreibung', ', ' ORDER BY nr) FROM jsonb_array_elements(:'d'::jsonb->'fotos') WITH ORDINALITY AS x(f, nr)), 'Balkon, leer geräumt, Foto 2', 'their own section, in order, each with words');
SELECT is((SELECT array_agg(f->>'kennung' ORDER BY nr) FROM jsonb_array_elements(:'d'::jsonb->'fotos') WITH ORDINALITY AS x(f, nr)), ARRAY[:'f2', :'f3']::text[], 'the photos that were taken');
SELECT is(:'d'::jsonb->'maengel'->0->'fotos'->0->>'kennung', :'f1', 'the one of the defect stays with it');
SELECT is((SELECT bool_and(length(f->>'sha256') = 64) FROM jsonb_array_elements(:'d'::jsonb->'fotos') f), true, 'each with its digest');
SELECT is(jsonb_array_length(:'d'::jsonb->'maengel'->0->'fotos'), 1, 'and nothing twice');
SELECT * FROM finish();
ROLLBACK;
