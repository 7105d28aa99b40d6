-- wohnungsuebergabe: what closing writes at the Einzug and at the Auszug, and the frozen documents.
\ir ../hilfen.psql
SELECT plan(62);

SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m, 'unterschrift') AS u1, tests.datei(:m, 'unterschrift') AS u2, tests.datei(:m) AS foto1, tests.datei(:m) AS foto2, tests.datei(:m) AS zaehlerfoto \gset
SELECT tests.einheit(:m, NULL, 'Laden', 'gewerbe') AS laden \gset
CREATE FUNCTION tests.dokument(p_vorgang bigint, p_art text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT d.daten FROM akte.dokumente d WHERE d.vorgang_id = p_vorgang AND d.art = p_art ORDER BY d.version DESC LIMIT 1
$$;
-- the keys docs/dokumente.md asks for and that may not be null
CREATE FUNCTION tests.fehlt(p_daten jsonb, VARIADIC p_pfade text[]) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(p, ', '), 'nichts') FROM unnest(p_pfade) p
   WHERE p_daten #> string_to_array(p, '.') IS NULL OR p_daten #> string_to_array(p, '.') = 'null'
$$;
CREATE FUNCTION tests.bis_unterzeichnet(p_vorgang bigint, p_unterschrift uuid, p_mieter text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tests.schritt(p_vorgang, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', p_unterschrift));
  RETURN tests.schritt(p_vorgang, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', p_mieter, 'stufe', 'einfach', 'datei', p_unterschrift));
END $$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2018-09-20 09:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'einzug') AS v, tests.traeger(:mv) AS t \gset
SELECT tests.unterzeichnen(:mv) \g /dev/null

-- Einzug, two days after the first day of the lease
SELECT tests.um('2018-10-03 10:00+02') \g /dev/null
SELECT tests.schritt(:v, 'termin_vereinbaren', '{"termin": "03.10.2018 10:00"}') || tests.schritt(:v, 'protokoll_beginnen') \g /dev/null
SELECT tests.schritt(:v, 'raum_erfassen', '{"raum": "Küche", "zustand": "maengel"}'), tests.schritt(:v, 'bemerkung_erfassen', '{"bemerkung": "Frisch gestrichen."}'),
       tests.schritt(:v, 'zaehler_ablesen', jsonb_build_object('art', 'strom', 'nummer', '1EMH-77', 'stand', '10250,5', 'einheit', 'kWh', 'foto', :'zaehlerfoto')),
       tests.schritt(:v, 'schluessel_erfassen', '{"art": "Wohnungstür", "anzahl": "3", "nummer": "A 7"}'), tests.schritt(:v, 'schluessel_erfassen', '{"art": "Briefkasten", "anzahl": "2"}'),
       tests.schritt(:v, 'mangel_erfassen', jsonb_build_object('raum', 'Küche', 'beschreibung', 'Fliese gesprungen', 'verantwortlich', 'vermieter', 'frist_am', '2018-10-31', 'foto_1', :'foto1')) \g /dev/null
SELECT is(tests.bis_unterzeichnet(:v, :'u1', 'Katrin Ostermann'), 'unterzeichnet', 'signed by both sides');
SELECT is(tests.schritt(:v, 'abschliessen', '{}'), 'MA012', 'which day?');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2018-10-04"}'), 'MA012', 'not tomorrow');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2018-09-19"}'), 'MA412', 'not before the contract was signed');
SELECT is((SELECT e.norm FROM engine.ausloesen(:v, 'abschliessen', '{"uebergeben_am": "2018-09-19"}') e), '§ 535 Abs. 1 BGB', 'with its norm');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2018-10-03", "einzug_am": "2018-10-02"}'), 'MA412', 'nobody moves in before the keys');
SELECT is((SELECT m.ueberlassung_am FROM akte.mietverhaeltnisse m WHERE m.id = :mv), NULL, 'nothing happened');
SELECT is((engine.vorschau(:v, 'abschliessen', '{"uebergeben_am": "2018-10-03"}')->'dokumente')::text, '[{"art": "uebergabeprotokoll", "titel": "Übergabeprotokoll zum Einzug", "version": 1}, {"art": "wohnungsgeberbescheinigung", "titel": "Wohnungsgeberbestätigung", "version": 1}]', 'the preview names both documents');
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'einzug'), 'unterzeichnet', 'and leaves everything where it was');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2018-10-03"}'), 'abgeschlossen', 'handed over');
SELECT is((SELECT (m.status, m.ueberlassung_am)::text FROM akte.mietverhaeltnisse m WHERE m.id = :mv), '(laufende_vermietung,2018-10-03)', 'the lease runs; from this day § 573c counts');
SELECT is((SELECT (u.status, u.uebergeben_am, u.verjaehrung_am)::text FROM akte.uebergaben u WHERE u.vorgang_id = :v), '(abgeschlossen,2018-10-03,)', 'no limitation at an Einzug');
SELECT is(tests.zustand(:mv, 'vertragsabschluss'), 'abgeschlossen', 'the contract is complete');
SELECT is((SELECT n.text::jsonb->'wirkung' FROM audit.nutzlast n WHERE n.strom_id = :t AND n.text LIKE '%bescheinigung_bis%'), '{"dokument": "uebergabeprotokoll", "ueberlassung_am": "2018-10-03", "bescheinigung_bis": "2018-10-17"}', 'the log says what it did');
SELECT is((SELECT string_agg(d.art || ' ' || d.fuer_mieter || ' ' || (d.erstellt_am AT TIME ZONE 'Europe/Berlin')::date, ', ' ORDER BY d.id) FROM akte.dokumente d WHERE d.vorgang_id = :v), 'uebergabeprotokoll true 2018-10-03, wohnungsgeberbescheinigung true 2018-10-03', 'two documents, for the tenant as well');
SELECT is(tests.fehlt(tests.dokument(:v, 'uebergabeprotokoll'), 'absender.name', 'absender.strasse', 'absender.plz', 'absender.ort', 'absender.telefon', 'absender.email', 'absender.angaben', 'vermieter.name', 'vermieter.vertreten', 'empfaenger.0.name',
  'anschrift.strasse', 'ort', 'datum', 'zeichen', 'betreff.titel', 'mietverhaeltnis.vertragsnummer', 'mietverhaeltnis.einheit', 'uebergabe.variante', 'uebergabe.beginn', 'uebergabe.uebergang_am', 'uebergabe.protokollfuehrung', 'uebergabe.protokoll_sha256',
  'uebergabe.vollstaendig', 'beteiligte.0.rolle', 'beteiligte.0.anwesend', 'zaehler.0.art', 'zaehler.0.nummer', 'zaehler.0.stand', 'zaehler.0.einheit', 'zaehler.0.abgelesen_am', 'zaehler.0.foto', 'schluessel.0.bezeichnung', 'schluessel.0.anzahl', 'raeume.0.name', 'raeume.0.zustand',
  'maengel.0.nummer', 'maengel.0.raum', 'maengel.0.beschreibung', 'maengel.0.verantwortlich', 'maengel.0.frist', 'maengel.0.fotos.0.kennung', 'maengel.0.fotos.0.beschreibung', 'unterschriften.0.rolle', 'unterschriften.0.name', 'unterschriften.0.niveau', 'unterschriften.0.zeitpunkt',
  'unterschriften.0.protokoll_sha256', 'unterschriften.0.bild', 'unterschriften.1.name'), 'nichts', 'the protocol has what its template prints');
SELECT is((SELECT string_agg(u->>'protokoll_sha256', ',') FROM jsonb_array_elements(tests.dokument(:v, 'uebergabeprotokoll')->'unterschriften') u), (SELECT encode(u.protokoll_digest, 'hex') || ',' || encode(u.protokoll_digest, 'hex') FROM akte.uebergaben u WHERE u.vorgang_id = :v), 'both signatures carry the hash of the protocol');
SELECT is((SELECT string_agg(b->>'rolle' || ' ' || (b->>'name') || ' ' || (b->>'anwesend') || coalesce(' ' || (b->>'vertreten_durch'), ''), ' | ') FROM jsonb_array_elements(tests.dokument(:v, 'uebergabeprotokoll')->'beteiligte') b),
  'vermieter Wohnbau Prenzlau GbR true Sabine Reuter, Hausverwaltung Lindenhof GmbH | mieter Katrin Ostermann true | mieter Jonas Ostermann false', 'who was there');
SELECT is(tests.dokument(:v, 'wohnungsgeberbescheinigung')->'bescheinigung', '{"personen": ["Katrin Ostermann", "Jonas Ostermann", "Mila Ostermann"], "einzug_am": "2018-10-03", "frist_bis": "2018-10-17", "eigentuemer": null,
  "wohnung": {"strasse": "Hauptstraße 47", "plz": "10827", "ort": "Berlin", "lage": "3. OG links"}, "wohnungsgeber": {"name": "Wohnbau Prenzlau GbR", "strasse": "Schönhauser Allee 180", "plz": "10119", "ort": "Berlin"},
  "beauftragt": {"name": "Hausverwaltung Lindenhof GmbH", "strasse": "Kastanienallee 14", "plz": "10435", "ort": "Berlin"}}'::jsonb, 'the confirmation says what § 19 Abs. 3 BMG names');
SELECT is((SELECT d.daten_digest FROM akte.dokumente d WHERE d.vorgang_id = :v AND d.art = 'uebergabeprotokoll'), (SELECT sha256(convert_to(d.daten::text, 'UTF8')) FROM akte.dokumente d WHERE d.vorgang_id = :v AND d.art = 'uebergabeprotokoll'), 'frozen with its digest');
SELECT is(tests.schritt(:v, 'wieder_oeffnen', '{"grund": "doch noch etwas"}'), 'MA005', 'closed is closed');
SELECT is(tests.schritt(:v, 'absagen', '{"grund": "doch noch etwas"}'), 'MA005', 'it cannot be called off any more');

-- Auszug
SELECT tests.um('2026-02-28 10:00+01') \g /dev/null
SELECT is((SELECT e.nach FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}') e), 'entwurf', '(a notice)');
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), NULL, 'a draft of a notice plans nothing');
SELECT is(tests.schritt(tests.vorgang(:mv, 'kuendigung'), 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "alle_unterschriften": "ja"}'), 'zugegangen', '(received)');
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a \gset
SELECT is((SELECT (u.status, u.geplant_am, m.auszug_geplant_am, m.mietende)::text FROM akte.uebergaben u JOIN akte.mietverhaeltnisse m ON m.id = u.mietverhaeltnis_id WHERE u.vorgang_id = :a), '(geplant,2026-05-31,2026-05-31,2026-05-31)', 'the Auszug is planned on the end of the lease, at the lease, too');
SELECT tests.um('2026-05-29 10:00+02') \g /dev/null
SELECT tests.schritt(:a, 'termin_vereinbaren', '{"termin": "29.05.2026 10:00"}') || tests.schritt(:a, 'protokoll_beginnen') \g /dev/null
SELECT is(tests.schritt(:a, 'zaehler_ablesen', '{"art": "strom", "nummer": "1emh-77", "stand": "10250,4", "einheit": "kWh"}'), 'MA408', 'a meter does not run backwards');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is(tests.schritt(:a, 'zaehler_ablesen', '{"art": "strom", "nummer": "1EMH-77", "stand": "120", "einheit": "kWh", "_uebersteuern": {"uebergabe_zaehlerstand": "Zähler wurde 2024 getauscht"}}'), 'protokoll', 'unless it was exchanged');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT is(tests.schritt(:a, 'zaehler_ablesen', '{"art": "strom", "nummer": "1EMH-77", "stand": "10250,5", "einheit": "kWh"}'), 'protokoll', 'nor need it have moved at all');
SELECT is(tests.schritt(:a, 'zaehler_ablesen', '{"art": "strom", "nummer": "1EMH-77", "stand": "28714,3", "einheit": "kWh"}'), 'protokoll', 'forwards it may');
SELECT is(tests.schritt(:a, 'zaehler_ablesen', '{"art": "gas", "nummer": "1EMH-77", "stand": "1", "einheit": "m³"}'), 'protokoll', 'another kind of meter is another meter');
SELECT tests.schritt(:a, 'schluessel_erfassen', '{"art": "wohnungstür", "anzahl": "3", "nummer": "a 7"}'), tests.schritt(:a, 'schluessel_erfassen', '{"art": "Briefkasten", "anzahl": "1", "bemerkung": "einer wird nachgereicht"}'),
       tests.schritt(:a, 'mangel_erfassen', jsonb_build_object('raum', 'Flur', 'beschreibung', 'Lackschaden an der Wohnungstür', 'verantwortlich', 'mieter', 'kosten_geschaetzt', '120', 'foto_1', :'foto2')),
       tests.schritt(:a, 'mangel_erfassen', '{"raum": "Bad", "beschreibung": "Irrtum", "verantwortlich": "ungeklaert"}'),
       tests.schritt(:a, 'mangel_erfassen', '{"raum": "Küche", "beschreibung": "Backofenglas fehlt", "verantwortlich": "mieter", "kosten_geschaetzt": "180"}') \g /dev/null
SELECT tests.schritt(:a, 'eintrag_streichen', jsonb_build_object('eintrag', 'mangel:' || (SELECT g.id FROM akte.uebergabe_maengel g WHERE g.beschreibung = 'Irrtum'), 'grund', 'war keiner')) \g /dev/null
SELECT is(tests.schritt(:a, 'neue_anschrift_erfassen', '{"strasse": "Am Friedrichshain 3", "plz": "10407"}'), 'MA012', 'a town, please');
SELECT is(tests.schritt(:a, 'neue_anschrift_erfassen', '{"strasse": "Am Friedrichshain 3", "plz": "10407", "ort": "Berlin"}'), 'protokoll', 'where the tenants move to');
SELECT is((SELECT count(*) FROM akte.mieter p WHERE p.strasse = 'Am Friedrichshain 3'), 0::bigint, 'not yet their address');
SELECT is(tests.bis_unterzeichnet(:a, :'u2', 'Rechtsanwältin Vogt'), 'unterzeichnet', 'somebody signs for the tenants');
SELECT is(tests.schritt(:a, 'abschliessen', '{"uebergeben_am": "2018-10-02"}'), 'MA412', 'not before it was handed over');
SELECT is(tests.schritt(:a, 'abschliessen', '{"uebergeben_am": "2026-05-29", "einzug_am": "2026-05-29"}'), 'MA412', 'nobody moves in here');
SELECT is(tests.schritt(:a, 'abschliessen', '{"uebergeben_am": "30.05.2026"}'), 'MA012', 'not tomorrow');
SELECT is(tests.zustand(:mv, 'kaution_rueckzahlung'), NULL, 'no settlement yet');
SELECT is(tests.schritt(:a, 'abschliessen', '{"uebergeben_am": "29.05.2026"}'), 'abgeschlossen', 'given back');
SELECT is((SELECT (m.status, m.rueckgabe_am, m.mietende)::text FROM akte.mietverhaeltnisse m WHERE m.id = :mv), '(gekuendigt,2026-05-29,2026-05-31)', 'at the lease');
SELECT is((SELECT u.verjaehrung_am FROM akte.uebergaben u WHERE u.vorgang_id = :a), '2026-11-30'::date, '§ 548: six months from the return, a Sunday moves on');
SELECT is(tests.zustand(:mv, 'kuendigung') || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), 'vollzogen maengelbewertung', 'the notice is done, the settlement begins');
SELECT is((SELECT string_agg(p.strasse || ', ' || p.plz || ' ' || p.ort, ' | ') FROM akte.vertragsparteien v JOIN akte.mieter p ON p.id = v.mieter_id WHERE v.mietverhaeltnis_id = :mv), 'Am Friedrichshain 3, 10407 Berlin | Am Friedrichshain 3, 10407 Berlin', 'letters go to the new address');
SELECT is((SELECT n.text::jsonb #> '{daten,maengel}' FROM audit.nutzlast n JOIN audit.eintraege e USING (strom_id, nr) WHERE n.strom_id = :t AND e.automat = 'kaution_rueckzahlung' AND e.ereignis = 'starten'),
  (SELECT jsonb_agg(jsonb_build_object('mangel_id', g.id, 'nummer', g.nummer, 'raum', g.raum, 'beschreibung', g.beschreibung, 'verantwortlich', 'mieter', 'kosten_geschaetzt', g.kosten_geschaetzt::text) ORDER BY g.nummer)
     FROM akte.uebergabe_maengel g JOIN akte.uebergaben u ON u.id = g.uebergabe_id WHERE u.vorgang_id = :a AND g.beschreibung <> 'Irrtum'), 'it takes over the defects, without the struck one');
SELECT is((SELECT n.text::jsonb #> '{daten,uebergabe_id}' FROM audit.nutzlast n JOIN audit.eintraege e USING (strom_id, nr) WHERE n.strom_id = :t AND e.automat = 'kaution_rueckzahlung' AND e.ereignis = 'starten'), to_jsonb((SELECT u.id FROM akte.uebergaben u WHERE u.vorgang_id = :a)), 'and knows where they come from');
SELECT is((SELECT string_agg(d.art, ',') FROM akte.dokumente d WHERE d.vorgang_id = :a), 'uebergabeprotokoll', 'a protocol, and no confirmation: § 19 BMG knows none for an Auszug');
SELECT is((SELECT string_agg((k->>'bezeichnung') || ' ' || (k->>'anzahl') || '/' || (k->>'anzahl_soll'), ', ') FROM jsonb_array_elements(tests.dokument(:a, 'uebergabeprotokoll')->'schluessel') k), 'wohnungstür 3/3, Briefkasten 1/2', 'keys against those of the Einzug');
SELECT is(tests.dokument(:a, 'uebergabeprotokoll') #> '{uebergabe,vollstaendig}', 'false', 'one is missing');
SELECT is(tests.dokument(:a, 'uebergabeprotokoll') #>> '{uebergabe,neue_anschrift,strasse}', 'Am Friedrichshain 3', 'with the new address');
SELECT is(tests.dokument(:a, 'uebergabeprotokoll') #>> '{uebergabe,verjaehrung_548_am}', '2026-11-30', 'and the day of § 548');
SELECT is(tests.dokument(:a, 'uebergabeprotokoll') #>> '{uebergabe,mietende}', '2026-05-31', 'and the end of the lease');
SELECT is((SELECT string_agg((b->>'name') || ' ' || (b->>'anwesend') || coalesce(' ' || (b->>'vertreten_durch'), ''), ' | ') FROM jsonb_array_elements(tests.dokument(:a, 'uebergabeprotokoll')->'beteiligte') b WHERE b->>'rolle' = 'mieter'),
  'Katrin Ostermann false Rechtsanwältin Vogt | Jonas Ostermann false Rechtsanwältin Vogt', 'both tenants were represented');
SELECT is((SELECT string_agg(DISTINCT jsonb_typeof(x), ',') FROM jsonb_array_elements(tests.dokument(:a, 'uebergabeprotokoll')->'maengel') g, LATERAL (VALUES (g->'kosten_geschaetzt'), (tests.dokument(:a, 'uebergabeprotokoll') #> '{zaehler,0,stand}')) AS v(x)), 'string', 'money and readings are texts, as docs/dokumente.md wants them');
SELECT is((SELECT string_agg((g->>'nummer') || ' ' || (g->>'kosten_geschaetzt') || ' ' || jsonb_array_length(g->'fotos'), ', ') FROM jsonb_array_elements(tests.dokument(:a, 'uebergabeprotokoll')->'maengel') g), '1 120.00 1, 3 180.00 0', 'the defects with their photos');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe[auszug]', :t, '{"geplant_am": "2026-06-01"}') e), 'MA403', 'a flat is given back once');
SELECT is((SELECT (s.moeglich, s.fehlercode)::text FROM engine.startbare_automaten(:t) s WHERE s.ereignis = 'wohnungsuebergabe[auszug]'), '(f,MA403)', 'the button knows');

-- a shop: protocol, no confirmation; a flat whose owner has no address: c/o
SELECT tests.um('2026-09-01 10:00+02') \g /dev/null
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :laden, 'mietbeginn', '2026-07-01', 'kaution_art', 'keine', 'kaution_betrag', NULL, 'mieter', '[{"firma": "Bäckerei Sonne GmbH"}]'::jsonb, 'bewohner', '[]'::jsonb)) AS shop \gset
SELECT is((SELECT string_agg(d.art, ',') FROM akte.dokumente d WHERE d.mietverhaeltnis_id = :shop), 'uebergabeprotokoll', 'nobody registers in a shop');
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', tests.einheit(:m, NULL, 'Praxis', 'gewerbe'), 'mietbeginn', '2026-07-01', 'kaution_art', 'keine', 'kaution_betrag', NULL, 'mieter', '[{"firma": "Praxis am Park"}]'::jsonb)) AS praxis \gset
SELECT is((SELECT d.daten #>> '{bescheinigung,personen,0}' FROM akte.dokumente d WHERE d.mietverhaeltnis_id = :praxis AND d.art = 'wohnungsgeberbescheinigung'), 'Mila Ostermann', 'unless somebody lives above it');
RESET ROLE;
SELECT tests.einheit(:m) AS e1, tests.einheit(:m) AS e2, tests.einheit(:m) AS e3 \gset
UPDATE akte.eigentuemer SET strasse = NULL WHERE mandant_id = :m;
SET LOCAL ROLE mietakte_dba;
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e1, 'mietbeginn', '2026-08-01')) AS co \gset
SELECT is((SELECT d.daten #>> '{bescheinigung,wohnungsgeber,strasse}' FROM akte.dokumente d WHERE d.mietverhaeltnis_id = :co AND d.art = 'wohnungsgeberbescheinigung'), 'c/o Hausverwaltung Lindenhof GmbH, Kastanienallee 14', 'a landlord without an address is reached through the Verwaltung');
RESET ROLE;
UPDATE akte.objekte SET eigentuemer_id = NULL WHERE mandant_id = :m;
SET LOCAL ROLE mietakte_dba;
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e2) || '{"mietbeginn": "2026-08-01", "mieter": [{"vorname": "Eltern", "nachname": "Teil", "zieht_nicht_ein": "ja"}], "bewohner": []}') AS leer \gset
SELECT is((SELECT string_agg(d.art, ',') FROM akte.dokumente d WHERE d.mietverhaeltnis_id = :leer), 'uebergabeprotokoll', 'nobody moves in: nothing to confirm');
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e3, 'mietbeginn', '2026-08-01')) AS selbst \gset
SELECT is((SELECT (d.daten #>> '{bescheinigung,wohnungsgeber,name}') || ' ' || (d.daten #>> '{bescheinigung,beauftragt}' IS NULL) FROM akte.dokumente d WHERE d.mietverhaeltnis_id = :selbst AND d.art = 'wohnungsgeberbescheinigung'), 'Hausverwaltung Lindenhof GmbH true', 'without an owner the Verwaltung is the landlord itself');

SELECT * FROM finish();
ROLLBACK;
