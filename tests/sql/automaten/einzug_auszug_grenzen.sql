-- vertragsabschluss and wohnungsuebergabe: the last value that is accepted and the first that is refused, and who counts on which day.
\ir ../hilfen.psql
SELECT plan(43);

CREATE FUNCTION tests.loesen(p_v bigint, p_e text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k WHERE k NOT LIKE '\_%'), '') END FROM engine.ausloesen(p_v, p_e, p_daten) e
$$;
-- what a step would do, without doing it: the state, or the code and the field of the refusal
CREATE FUNCTION tests.wuerde(p_v bigint, p_e text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_t text;
BEGIN
  BEGIN
    v_t := tests.loesen(p_v, p_e, p_daten);
    RAISE EXCEPTION USING ERRCODE = 'ZZ001';
  EXCEPTION WHEN SQLSTATE 'ZZ001' THEN
    RETURN v_t;
  END;
END $$;
CREATE FUNCTION tests.vorgabe(p_v bigint, p_e text, p_feld text) RETURNS text LANGUAGE sql AS $$
  SELECT f->>'vorgabe' FROM engine.ereignisse(p_v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = p_e AND f->>'name' = p_feld
$$;
CREATE FUNCTION tests.dokument(p_vorgang bigint, p_art text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT d.daten FROM akte.dokumente d WHERE d.vorgang_id = p_vorgang AND d.art = p_art ORDER BY d.version DESC LIMIT 1
$$;
-- protocol with one meter and these keys, signed by both sides
CREATE FUNCTION tests.bis_unterzeichnet(p_m bigint, p_v bigint, p_stand text, p_schluessel int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_datei uuid := tests.datei(p_m, 'unterschrift');
BEGIN
  PERFORM tests.schritt(p_v, 'termin_vereinbaren', jsonb_build_object('termin', engine.jetzt())), tests.schritt(p_v, 'protokoll_beginnen'),
          tests.schritt(p_v, 'zaehler_ablesen', jsonb_build_object('art', 'strom', 'nummer', 'Z 1', 'einheit', 'kWh', 'stand', p_stand)),
          tests.schritt(p_v, 'schluessel_erfassen', jsonb_build_object('art', 'Wohnungstür', 'anzahl', p_schluessel)),
          tests.schritt(p_v, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', v_datei));
  RETURN tests.schritt(p_v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'KATRIN ostermann', 'stufe', 'einfach', 'datei', v_datei));
END $$;
-- what the closed protocol says if it is closed on this day:   Alt GmbH, Weg 1 2026-10-01
CREATE FUNCTION tests.geber(p_v bigint, p_daten jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_t text;
BEGIN
  BEGIN
    v_t := tests.loesen(p_v, 'abschliessen', p_daten);
    v_t := (SELECT (b->'wohnungsgeber'->>'name') || ', ' || (b->'wohnungsgeber'->>'strasse') || ' ' || (b->>'einzug_am') || ' ' || (b->>'frist_bis') FROM (SELECT tests.dokument(p_v, 'wohnungsgeberbescheinigung')->'bescheinigung') x(b));
    RAISE EXCEPTION USING ERRCODE = 'ZZ001';
  EXCEPTION WHEN SQLSTATE 'ZZ001' THEN
    RETURN v_t;
  END;
END $$;
CREATE FUNCTION tests.mieterliste(p_v bigint) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(o->>'titel', ', ' ORDER BY nr) FROM engine.ereignisse(p_v) e, jsonb_array_elements(e.felder) f, jsonb_array_elements(f->'optionen') WITH ORDINALITY x(o, nr) WHERE e.ereignis = 'unterzeichnen' AND f->>'name' = 'mieter'
$$;
SELECT tests.mandant() AS m \gset
SELECT tests.einheit(:m, NULL, 'Laden', 'gewerbe') AS laden \gset
SET LOCAL ROLE mietakte_dba;

-- the deposit that is agreed
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-10 09:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01", "kaution_art": null, "kaution_betrag": null}') AS mv \gset
SELECT tests.vorgang(:mv, 'vertragsabschluss') AS v, tests.vorgang(:mv, 'wohnungsuebergabe', 'einzug') AS e \gset
SELECT is(tests.wuerde(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2760"}'), 'entwurf', 'three rents');
SELECT is(tests.wuerde(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2760,01"}'), 'MA305 betrag', 'and a cent');
SELECT is(tests.wuerde(:v, 'kaution_vereinbaren', '{"art": "keine", "betrag": "0"}'), 'entwurf', 'none, and nought written');
SELECT is(tests.wuerde(:v, 'kaution_vereinbaren', '{"art": "buergschaft", "betrag": "2760", "raten": "2"}'), 'entwurf', 'instalments matter in cash only');
SELECT is(tests.wuerde(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2760", "raten": "1"}'), 'MA307 raten', 'where there are three');
SELECT is(tests.vorgabe(:v, 'kaution_vereinbaren', 'raten'), '3', 'three are offered');
SELECT tests.loesen(:v, 'kaution_vereinbaren', '{"art": "sparbuch", "betrag": "1000"}') \g /dev/null
SELECT is((SELECT (raten, verzinslich)::text FROM akte.kautionen WHERE mietverhaeltnis_id = :mv), '(1,t)', 'a savings book is one, and bears interest');
SELECT is(tests.vorgabe(:v, 'kaution_vereinbaren', 'unverzinslich'), 'false', 'and the form says so');
SELECT tests.mietverhaeltnis(:m, jsonb_build_object('einheit_id', :laden, 'mietbeginn', '2026-10-01', 'mieter', '[{"firma": "Bäckerei Sonne GmbH"}]'::jsonb, 'bewohner', '[]'::jsonb)) AS gewerbe \gset
SELECT is(tests.wuerde(tests.vorgang(:gewerbe, 'vertragsabschluss'), 'kaution_vereinbaren', '{"art": "bar", "betrag": "5520", "raten": "2"}'), 'entwurf', 'a shop agrees what it likes');
-- money that is there
SELECT tests.loesen(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "2760"}'), (SELECT b.ok FROM api.kaution_einzahlung_buchen(:mv, '{"betrag": "920", "wertstellung": "2026-09-10"}') b) \g /dev/null
SELECT is(tests.wuerde(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "920"}'), 'entwurf', 'as much as was paid');
SELECT is(tests.wuerde(:v, 'kaution_vereinbaren', '{"art": "bar", "betrag": "919,99"}'), 'MA308 betrag', 'not a cent less');
SELECT is(tests.wuerde(:v, 'scheitern', '{"grund": "Absage"}'), 'MA325 kaution_erstattet_am', 'it goes back before the contract falls');
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01"}') AS abgesagt \gset
SELECT is(tests.loesen(tests.vorgang(:abgesagt, 'vertragsabschluss'), 'scheitern', '{"grund": "Absage"}'), 'gescheitert', 'where nothing was paid, nothing goes back');
SELECT is((SELECT v.gescheitert_grund || ' ' || (SELECT count(*) FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :abgesagt)
             FROM akte.vertragsabschluesse v WHERE v.mietverhaeltnis_id = :abgesagt), 'Absage 0', 'and nothing is posted; the reason stays on file');

-- the day the keys are handed over: from the signature on, moved in from that day on
SELECT tests.schritt(:v, 'datenschutz_informieren', '{"fassung": "2026-09"}'), tests.schritt(:v, 'unterzeichnen', '{"form": "papier", "alle_unterschriften": "ja", "unterzeichnet_am": "2026-09-08"}') \g /dev/null
SELECT is(tests.wuerde(:e, 'termin_vereinbaren', '{"termin": "2026-09-10 00:00"}'), 'terminiert', 'an appointment for today, whatever the hour');
SELECT is(tests.wuerde(:e, 'termin_vereinbaren', '{"termin": "2026-09-09 23:59"}'), 'MA404 termin', 'not for yesterday');
SELECT is(tests.bis_unterzeichnet(:m, :e, '100', 3), 'unterzeichnet', 'a protocol');
SELECT is((SELECT (SELECT p.vorname FROM akte.mieter p WHERE p.id = s.mieter_id) || ' ' || s.name FROM akte.uebergabe_unterschriften s WHERE s.partei = 'mieter' ORDER BY s.id DESC LIMIT 1), 'Katrin KATRIN ostermann', 'who is named is known, however it is written');
SELECT is(tests.wuerde(:e, 'abschliessen', '{"uebergeben_am": "2026-09-08"}'), 'abgeschlossen', 'on the day of the signature');
SELECT is(tests.wuerde(:e, 'abschliessen', '{"uebergeben_am": "2026-09-07"}'), 'MA412 uebergeben_am', 'not the day before');
SELECT is(tests.wuerde(:e, 'abschliessen', '{"uebergeben_am": "2026-09-10", "einzug_am": "2026-09-09"}'), 'MA412 einzug_am', 'nobody moves in before');
-- the owner named in the confirmation is the one of the day
SELECT einheit_id AS ein FROM akte.mietverhaeltnisse WHERE id = :mv \gset
RESET ROLE;
INSERT INTO akte.eigentuemer (mandant_id, firma, strasse, plz, ort) VALUES (:m, 'Alt GmbH', 'Weg 1', '10115', 'Berlin') RETURNING id AS alt \gset
INSERT INTO akte.eigentuemer (mandant_id, firma, strasse, plz, ort) VALUES (:m, 'Neu GmbH', 'Weg 2', '10115', 'Berlin') RETURNING id AS neu \gset
INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von, bis) VALUES (:m, :ein, :alt, '2020-01-01', '2026-09-10'), (:m, :ein, :neu, '2026-09-11', NULL);
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.geber(:e, '{"uebergeben_am": "2026-09-10"}'), 'Alt GmbH, Weg 1 2026-10-01 2026-10-15', 'the last day of the old owner; moved in at the earliest when the lease begins');
SELECT tests.um('2026-09-11 10:00+02') \g /dev/null
SELECT is(tests.geber(:e, '{"uebergeben_am": "2026-09-10", "einzug_am": "2026-09-10"}'), 'Neu GmbH, Weg 2 2026-09-10 2026-09-24', 'the first of the new one; moved in when it says so');
SELECT tests.um('2026-10-02 10:00+02') \g /dev/null
SELECT is(tests.geber(:e, '{"uebergeben_am": "2026-10-02"}'), 'Neu GmbH, Weg 2 2026-10-02 2026-10-16', 'handed over after the first day of the lease: that day');
SELECT tests.loesen(:e, 'abschliessen', '{"uebergeben_am": "2026-10-02"}') \g /dev/null
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'it runs');

-- the Auszug: planned from the first day on, given back from the handover on, meters and keys not less than there were
SELECT tests.um('2026-10-05 10:00+02') \g /dev/null
SELECT vorgang_id AS k FROM engine.starten('kuendigung', tests.traeger(:mv), '{"durch": "mieter", "art": "ordentlich"}') \gset
SELECT tests.schritt(:k, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-10-05"}') \g /dev/null
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a \gset
SELECT tests.schritt(:a, 'absagen', '{"grund": "anderer Tag"}') \g /dev/null
SELECT is((SELECT f->>'vorgabe' FROM engine.startbare_automaten(tests.traeger(:mv)) s, jsonb_array_elements(s.felder) f WHERE s.ereignis = 'wohnungsuebergabe[auszug]' AND f->>'name' = 'geplant_am'), '2026-12-31', 'planned for the end of the lease');
SELECT is((SELECT e.fehlercode || ' ' || (e.felder ? 'geplant_am') FROM engine.starten('wohnungsuebergabe[auszug]', tests.traeger(:mv), '{"geplant_am": "2026-09-30"}') e), 'MA414 true', 'not before the lease began');
SELECT is((SELECT e.nach FROM engine.starten('wohnungsuebergabe[auszug]', tests.traeger(:mv), '{"geplant_am": "2026-10-01"}') e), 'geplant', 'on its first day');
SELECT is((SELECT auszug_geplant_am FROM akte.mietverhaeltnisse WHERE id = :mv), '2026-10-01', 'and at the lease');
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a \gset
-- Jonas leaves the lease today: he still counts; from tomorrow on he does not
RESET ROLE;
UPDATE akte.vertragsparteien SET bis = '2026-10-05' WHERE mietverhaeltnis_id = :mv AND nummer = 2;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.bis_unterzeichnet(:m, :a, '99,9', 3), 'MA406', 'a meter that runs backwards is not read, and without a meter nobody signs');
SELECT is(tests.wuerde(:a, 'zaehler_ablesen', '{"art": "strom", "nummer": "z 1", "einheit": "kWh", "stand": "99,999"}'), 'MA408 stand', 'a thousandth less');
SELECT is(tests.loesen(:a, 'zaehler_ablesen', '{"art": "strom", "nummer": "z 1", "einheit": "kWh", "stand": "100"}'), 'protokoll', 'the same');
SELECT tests.schritt(:a, 'neue_anschrift_erfassen', '{"strasse": "Neuer Weg 3", "plz": "10407", "ort": "Berlin"}') \g /dev/null
SELECT is(tests.mieterliste(:a), 'Katrin Ostermann, Jonas Ostermann', 'on his last day he signs');
SELECT tests.um('2026-10-06 10:00+02') \g /dev/null
SELECT is(tests.mieterliste(:a), 'Katrin Ostermann', 'not the day after');
SELECT tests.um('2026-10-05 10:00+02') \g /dev/null
SELECT is(tests.schritt(:a, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', tests.datei(:m, 'unterschrift'))), 'teilunterzeichnet', 'the landlord signs');
SELECT is((SELECT tests.vorgabe(:a, e.ereignis, 'partei') FROM engine.ereignisse(:a) e WHERE e.ereignis = 'unterzeichnen'), 'mieter', 'then it is the other side''s turn');
SELECT is(tests.schritt(:a, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', tests.datei(:m, 'unterschrift'))), 'unterzeichnet', 'who does');
SELECT is(tests.wuerde(:a, 'abschliessen', '{"uebergeben_am": "2026-10-02"}'), 'abgeschlossen', 'on the day it was handed over');
SELECT is(tests.wuerde(:a, 'abschliessen', '{"uebergeben_am": "2026-10-01"}'), 'MA412 uebergeben_am', 'not the day before');
SELECT is(tests.loesen(:a, 'abschliessen', '{"uebergeben_am": "2026-10-05"}'), 'abgeschlossen', 'given back');
SELECT is(tests.dokument(:a, 'uebergabeprotokoll') #> '{uebergabe,vollstaendig}', 'true', 'as many keys as there were');
SELECT is((SELECT string_agg(b->>'name' || ' ' || (b->>'anwesend'), ', ' ORDER BY nr) FROM jsonb_array_elements(tests.dokument(:a, 'uebergabeprotokoll')->'beteiligte') WITH ORDINALITY x(b, nr) WHERE b->>'rolle' = 'mieter'), 'Katrin Ostermann true, Jonas Ostermann false', 'on his last day he is a party');
SELECT is((SELECT string_agg(p.vorname || ' ' || p.strasse, ', ' ORDER BY p.id) FROM akte.vertragsparteien v JOIN akte.mieter p ON p.id = v.mieter_id WHERE v.mietverhaeltnis_id = :mv), 'Katrin Neuer Weg 3, Jonas Neuer Weg 3', 'and has the new address');
SELECT * FROM finish();
ROLLBACK;
