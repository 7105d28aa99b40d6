-- wohnungsuebergabe: the entries of a protocol, their corrections, and every wrong one.
\ir ../hilfen.psql
SELECT plan(64);

SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
SELECT tests.datei(:m) AS f1, tests.datei(:m) AS f2, tests.datei(:m) AS f3, tests.datei(:m) AS f4, tests.datei(:m, 'pdf') AS pdf, tests.datei(:fremd) AS fremdes_foto \gset
CREATE FUNCTION tests.inhalt(p_vorgang bigint) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT regel.uebergabe_inhalt(u.mandant_id, u.id) FROM akte.uebergaben u WHERE u.vorgang_id = p_vorgang
$$;
-- what counts, in one line per kind:  Bad ohne_maengel, Küche maengel
CREATE FUNCTION tests.liste(p_vorgang bigint, p_art text, VARIADIC p_felder text[]) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg((SELECT string_agg(coalesce(x->>f, '-'), ' ' ORDER BY n) FROM unnest(p_felder) WITH ORDINALITY AS t(f, n)), ', ' ORDER BY nr)
    FROM jsonb_array_elements(tests.inhalt(p_vorgang)->p_art) WITH ORDINALITY AS e(x, nr)
$$;
CREATE FUNCTION tests.eintraege(p_vorgang bigint) RETURNS TABLE (wert text, titel text) LANGUAGE sql AS $$
  SELECT o->>'wert', o->>'titel' FROM engine.moegliche_ereignisse(p_vorgang) e, jsonb_array_elements(e.felder) f, jsonb_array_elements(f->'optionen') o
   WHERE e.ereignis = 'eintrag_streichen' AND f->>'name' = 'eintrag'
$$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-30 09:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01"}') AS mv \gset
SELECT tests.unterzeichnen(:mv) \g /dev/null
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'einzug') AS v, tests.traeger(:mv) AS t \gset
SELECT tests.schritt(:v, 'termin_vereinbaren', '{"termin": "30.09.2026 10:00"}') || tests.schritt(:v, 'protokoll_beginnen') \g /dev/null

-- rooms: the newest counts
SELECT is(tests.schritt(:v, 'raum_erfassen', '{"raum": "Küche", "zustand": "ohne_maengel"}'), 'protokoll', 'a room');
SELECT is(tests.schritt(:v, 'raum_erfassen', '{"raum": "Bad", "zustand": "gebrauchsspuren", "bemerkung": "Fugen neu"}'), 'protokoll', 'another');
SELECT is(tests.schritt(:v, 'raum_erfassen', '{"raum": "küche", "zustand": "maengel"}'), 'protokoll', 'the first once more');
SELECT is(tests.liste(:v, 'raeume', 'raum', 'zustand', 'bemerkung'), 'küche maengel -, Bad gebrauchsspuren Fugen neu', 'two rooms count, in the order they were first seen');
SELECT is((SELECT count(*) FROM akte.uebergabe_raeume), 3::bigint, 'three rows are kept');
SELECT is(tests.schritt(:v, 'raum_erfassen', '{"raum": "x", "zustand": "ohne_maengel"}'), 'MA012', 'a name of one letter');
SELECT is(tests.schritt(:v, 'raum_erfassen', '{"raum": "Flur", "zustand": "schön"}'), 'MA012', 'no such state');

-- meters
SELECT is(tests.schritt(:v, 'zaehler_ablesen', jsonb_build_object('art', 'strom', 'nummer', '1EMH-77', 'stand', '10.250,5', 'einheit', 'kWh', 'ort', 'Flur', 'foto', :'f1')), 'protokoll', 'a meter with its photo');
SELECT is(tests.schritt(:v, 'zaehler_ablesen', '{"art": "kaltwasser", "nummer": "KW-1", "stand": "412,118", "einheit": "m³"}'), 'protokoll', 'another');
SELECT is(tests.schritt(:v, 'zaehler_ablesen', '{"art": "strom", "nummer": "1emh-77", "stand": "10260,5", "einheit": "kWh"}'), 'protokoll', 'read again');
SELECT is(tests.liste(:v, 'zaehler', 'art', 'stand', 'einheit'), 'strom 10260.5 kWh, kaltwasser 412.118 m³', 'the second reading counts');
SELECT is((SELECT z.ersetzt_id IS NOT NULL FROM akte.uebergabe_zaehler z ORDER BY z.id DESC LIMIT 1), true, 'and names the one it replaces');
SELECT is(tests.schritt(:v, 'zaehler_ablesen', '{"art": "strom", "nummer": "2", "stand": "-1", "einheit": "kWh"}'), 'MA012', 'a negative reading');
SELECT is(tests.schritt(:v, 'zaehler_ablesen', '{"art": "strom", "nummer": "2", "stand": "viel", "einheit": "kWh"}'), 'MA012', 'no number');
SELECT is(tests.schritt(:v, 'zaehler_ablesen', '{"art": "strom", "nummer": "2", "stand": "1", "einheit": "Liter"}'), 'MA012', 'no such unit');
SELECT is(tests.schritt(:v, 'zaehler_ablesen', jsonb_build_object('art', 'gas', 'nummer', '2', 'stand', '1', 'einheit', 'm³', 'foto', :'pdf')), 'MA409', 'a PDF is no photo');

-- keys
SELECT is(tests.schritt(:v, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "3", "nummer": "A 1177"}'), 'protokoll', 'keys');
SELECT is(tests.schritt(:v, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "2", "nummer": "A 1177"}'), 'protokoll', 'counted again');
SELECT is(tests.schritt(:v, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "1"}'), 'protokoll', 'one without a number is another');
SELECT is(tests.liste(:v, 'schluessel', 'art', 'nummer', 'anzahl'), 'Haustür A 1177 2, Haustür - 1', 'what counts');
SELECT is(tests.schritt(:v, 'schluessel_erfassen', '{"art": "Keller", "anzahl": "100"}'), 'MA012', 'a hundred keys');
SELECT is(tests.schritt(:v, 'schluessel_erfassen', '{"art": "Keller", "anzahl": "1,5"}'), 'MA012', 'half a key');

-- defects and photos
SELECT is(tests.schritt(:v, 'mangel_erfassen', jsonb_build_object('raum', 'Küche', 'beschreibung', 'Fliese gesprungen', 'verantwortlich', 'vermieter', 'kosten_geschaetzt', '1.045,50', 'frist_am', '15.10.2026', 'foto_1', :'f2', 'foto_3', :'f3')), 'protokoll', 'a defect with two photos');
SELECT is((SELECT n.text::jsonb #>> '{wirkung,mangel}' FROM audit.nutzlast n WHERE n.strom_id = :t ORDER BY n.nr DESC LIMIT 1), '1', 'number one');
SELECT is((SELECT (g.nummer, g.kosten_geschaetzt, g.verantwortlich, g.frist_am, (SELECT count(*) FROM akte.uebergabe_fotos f WHERE f.mangel_id = g.id))::text FROM akte.uebergabe_maengel g), '(1,1045.50,vermieter,2026-10-15,2)', 'as entered');
SELECT is(tests.schritt(:v, 'mangel_erfassen', jsonb_build_object('raum', 'Bad', 'beschreibung', 'Riss', 'verantwortlich', 'ungeklaert', 'foto_1', :'f2')), 'MA409', 'a photo appears once');
SELECT is(tests.schritt(:v, 'mangel_erfassen', jsonb_build_object('raum', 'Bad', 'beschreibung', 'Riss', 'verantwortlich', 'ungeklaert', 'foto_1', :'f4', 'foto_2', :'f4')), 'MA409', 'also within one defect');
SELECT is(tests.schritt(:v, 'mangel_erfassen', jsonb_build_object('raum', 'Bad', 'beschreibung', 'Riss', 'verantwortlich', 'ungeklaert', 'foto_1', :'fremdes_foto')), 'MA409', 'the photo of another client does not exist');
SELECT is(tests.schritt(:v, 'mangel_erfassen', '{"raum": "Bad", "beschreibung": "Riss", "verantwortlich": "ungeklaert", "kosten_geschaetzt": "-1"}'), 'MA012', 'a negative cost');
SELECT is(tests.schritt(:v, 'mangel_erfassen', '{"raum": "Bad", "beschreibung": "Riss", "verantwortlich": "nachbar"}'), 'MA012', 'the neighbour is no party');
SELECT is(tests.schritt(:v, 'mangel_erfassen', '{"raum": "Bad", "verantwortlich": "mieter"}'), 'MA012', 'what is it?');
SELECT is(tests.schritt(:v, 'mangel_erfassen', '{"raum": "Bad", "beschreibung": "Waschbecken locker", "verantwortlich": "ungeklaert"}'), 'protokoll', 'the second one');
SELECT is(tests.schritt(:v, 'foto_hinzufuegen', jsonb_build_object('foto', :'f4', 'mangel', '2', 'bezeichnung', 'Waschbecken')), 'protokoll', 'a photo for it');
SELECT is(tests.liste(:v, 'fotos', 'bezeichnung'), '-, -, Waschbecken', 'three photos');
SELECT is(tests.schritt(:v, 'foto_hinzufuegen', jsonb_build_object('foto', :'f4')), 'MA409', 'not twice');
SELECT is(tests.schritt(:v, 'foto_hinzufuegen', '{"mangel": "2"}'), 'MA012', 'no photo');
RESET ROLE;
SELECT tests.datei(:m) AS f5 \gset
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'foto_hinzufuegen', jsonb_build_object('foto', :'f5', 'mangel', '7')), 'MA012', 'no such defect');
SELECT is(tests.schritt(:v, 'foto_hinzufuegen', jsonb_build_object('foto', :'f5')), 'protokoll', 'a photo of the flat');
SELECT is((SELECT string_agg(o->>'titel', ', ') FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f, jsonb_array_elements(f->'optionen') o WHERE e.ereignis = 'foto_hinzufuegen' AND f->>'name' = 'mangel'),
  '1: Küche, Fliese gesprungen, 2: Bad, Waschbecken locker', 'the form lists the defects');

-- remarks
SELECT is(tests.schritt(:v, 'bemerkung_erfassen', '{"bemerkung": "Keller leer."}') || tests.schritt(:v, 'bemerkung_erfassen', '{"bemerkung": "Keller leer.\nBalkon nass."}'), 'protokollprotokoll', 'remarks');
SELECT is(tests.inhalt(:v)->>'bemerkung', E'Keller leer.\nBalkon nass.', 'the last ones count');
SELECT is((SELECT f->>'vorgabe' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'bemerkung_erfassen'), E'Keller leer.\nBalkon nass.', 'the form starts with them');
SELECT is(tests.schritt(:v, 'neue_anschrift_erfassen', '{"strasse": "Weg 1", "plz": "10115", "ort": "Berlin"}'), 'MA417', 'who moves in has no other new address');
SELECT is((SELECT e.fehlercode FROM engine.moegliche_ereignisse(:v) e WHERE e.ereignis = 'neue_anschrift_erfassen'), 'MA417', 'the button knows');

-- striking
SELECT is((SELECT string_agg(e.titel, ' | ') FROM tests.eintraege(:v) e),
  'Raum küche | Raum Bad | Zähler 1emh-77: 10260,5 kWh | Zähler KW-1: 412,118 m³ | Schlüssel Haustür A 1177: 2 | Schlüssel Haustür: 1 | Mangel 1: Küche, Fliese gesprungen | Mangel 2: Bad, Waschbecken locker | Foto 1 | Foto 2 | Foto 3: Waschbecken | Foto 4', 'what can be struck');
SELECT e.wert AS mangel1 FROM tests.eintraege(:v) e WHERE e.titel LIKE 'Mangel 1%' \gset
SELECT e.wert AS zaehler1 FROM tests.eintraege(:v) e WHERE e.titel LIKE 'Zähler 1emh%' \gset
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', :'mangel1')), 'MA012', 'why?');
SELECT is(tests.schritt(:v, 'eintrag_streichen', '{"eintrag": "mangel:0", "grund": "falsch"}'), 'MA012', 'no such entry');
SELECT is(tests.schritt(:v, 'eintrag_streichen', '{"eintrag": "mangel", "grund": "falsch"}'), 'MA012', 'no entry at all');
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', :'mangel1', 'grund', 'war nur Schmutz')), 'protokoll', 'struck');
SELECT is(tests.liste(:v, 'maengel', 'nummer', 'raum'), '2 Bad', 'the defect no longer counts, the other keeps its number');
SELECT is(tests.liste(:v, 'fotos', 'bezeichnung'), 'Waschbecken, -', 'nor do its photos');
SELECT is((SELECT count(*) FROM akte.uebergabe_maengel), 2::bigint, 'the row stays');
SELECT is((SELECT (s.art, s.grund, s.gestrichen_von ~ '^benutzer:[0-9]+$')::text FROM akte.uebergabe_streichungen s), '(mangel,"war nur Schmutz",t)', 'and says why and by whom');
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', :'mangel1', 'grund', 'noch einmal')), 'MA012', 'once');
SELECT is(tests.schritt(:v, 'mangel_erfassen', '{"raum": "Flur", "beschreibung": "Kratzer", "verantwortlich": "mieter"}'), 'protokoll', 'the next defect');
SELECT is(tests.liste(:v, 'maengel', 'nummer', 'raum'), '2 Bad, 3 Flur', 'gets a number that was never given');
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', :'zaehler1', 'grund', 'falscher Zähler')), 'protokoll', 'a reading is struck');
SELECT is(tests.liste(:v, 'zaehler', 'stand'), '10250.5, 412.118', 'the one it had replaced counts again');

SELECT e.wert AS bad FROM tests.eintraege(:v) e WHERE e.titel = 'Raum Bad' \gset
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', :'bad', 'grund', 'anderes Bad')) || ' ' || tests.liste(:v, 'raeume', 'raum'), 'protokoll küche', 'a room is struck');
SELECT e.wert AS schluessel FROM tests.eintraege(:v) e WHERE e.titel LIKE 'Schlüssel Haustür:%' \gset
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', :'schluessel', 'grund', 'gab es nicht')) || ' ' || tests.liste(:v, 'schluessel', 'nummer'), 'protokoll A 1177', 'a key is struck');
SELECT e.wert AS foto FROM tests.eintraege(:v) e WHERE e.titel = 'Foto 1: Waschbecken' \gset
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', :'foto', 'grund', 'unscharf')) || ' ' || tests.liste(:v, 'fotos', 'bezeichnung'), 'protokoll -', 'a photo is struck');

-- nothing is changed behind the back of the protocol
SELECT throws_ok('UPDATE akte.uebergabe_maengel SET verantwortlich = ''mieter''', '42501', NULL, 'staff changes no entry');
RESET ROLE;
SELECT throws_ok('UPDATE akte.uebergabe_raeume SET zustand = ''ohne_maengel''', 'MA030', NULL, 'nobody does');
SELECT throws_ok('DELETE FROM akte.uebergabe_streichungen', 'MA030', NULL, 'nor takes a strike away');

SELECT * FROM finish();
ROLLBACK;
