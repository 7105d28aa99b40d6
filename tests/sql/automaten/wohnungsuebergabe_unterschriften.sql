-- wohnungsuebergabe: who signs what, how, and that nothing moves afterwards.
\ir ../hilfen.psql
SELECT plan(76);

SELECT tests.mandant() AS m \gset
SELECT tests.mandant('Hausverwaltung Ahorn KG') AS fremd \gset
SELECT tests.datei(:m, 'unterschrift') AS u1, tests.datei(:m, 'unterschrift') AS u2, tests.datei(:m, 'pdf') AS pdf, tests.datei(:m, 'foto') AS scan, tests.datei(:fremd, 'unterschrift') AS fremde \gset
-- a PDF whose signatures were checked at the upload, with that result
CREATE FUNCTION tests.signiert(p_mandant bigint, p_signaturen jsonb) RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO akte.dateien (mandant_id, art, name, typ, inhalt, sha256, signaturen, hochgeladen_von)
  VALUES (p_mandant, 'pdf', 'signiert.pdf', 'application/pdf', '%PDF-1.7', sha256('%PDF-1.7'), p_signaturen, 'benutzer:1') RETURNING kennung
$$;
SELECT tests.signiert(:m, '[]') AS leer,
       tests.signiert(:m, '[{"name": "Katrin Ostermann", "aussteller": "CA", "unversehrt": false, "ganzes_dokument": true, "vertraut": false, "qualifiziert": true}]') AS verletzt,
       tests.signiert(:m, '[{"name": "Katrin Ostermann", "aussteller": "CA", "unversehrt": true, "ganzes_dokument": false, "vertraut": false, "qualifiziert": true}]') AS ergaenzt,
       tests.signiert(:m, '[{"name": "Katrin Ostermann", "aussteller": "CA", "unversehrt": true, "ganzes_dokument": true, "vertraut": false, "qualifiziert": false}]') AS aes,
       tests.signiert(:m, '[{"name": "Katrin Ostermann", "aussteller": "CA", "unversehrt": true, "ganzes_dokument": true, "vertraut": false, "qualifiziert": true}]') AS qes \gset
CREATE FUNCTION tests.geht(p_vorgang bigint, p_ereignis text) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(e.fehlercode, 'ja') FROM engine.moegliche_ereignisse(p_vorgang) e WHERE e.ereignis = p_ereignis
$$;
CREATE FUNCTION tests.zeile(p_vorgang bigint) RETURNS akte.uebergaben LANGUAGE sql AS $$
  SELECT u FROM akte.uebergaben u WHERE u.vorgang_id = p_vorgang
$$;
CREATE FUNCTION tests.digest(p_vorgang bigint) RETURNS bytea LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT regel.uebergabe_digest(u.mandant_id, u.id) FROM akte.uebergaben u WHERE u.vorgang_id = p_vorgang
$$;
-- a lease whose Einzug has reached the protocol
CREATE FUNCTION tests.im_protokoll(p_mandant bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_mv bigint := tests.mietverhaeltnis(p_mandant, '{"mietbeginn": "2026-10-01"}');
  v_v  bigint := tests.vorgang(v_mv, 'wohnungsuebergabe', 'einzug');
BEGIN
  PERFORM tests.unterzeichnen(v_mv);
  PERFORM tests.schritt(v_v, 'termin_vereinbaren', '{"termin": "30.09.2026 10:00"}');
  PERFORM tests.schritt(v_v, 'protokoll_beginnen');
  RETURN v_v;
END $$;
CREATE FUNCTION tests.voll(p_vorgang bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tests.schritt(p_vorgang, 'zaehler_ablesen', '{"art": "strom", "nummer": "1", "stand": "5", "einheit": "kWh"}');
  PERFORM tests.schritt(p_vorgang, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "2"}');
END $$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-30 09:00+02') \g /dev/null
SELECT tests.im_protokoll(:m) AS v \gset
SELECT (tests.zeile(:v)).mietverhaeltnis_id AS mv \gset
SELECT tests.traeger(:mv) AS t, (SELECT p.mieter_id FROM akte.vertragsparteien p WHERE p.mietverhaeltnis_id = :mv AND p.nummer = 2) AS jonas \gset

-- what has to be there first
SELECT is(tests.geht(:v, 'unterzeichnen'), 'MA406', 'no meter was read');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', :'u1')), 'MA406', 'refused');
SELECT tests.schritt(:v, 'zaehler_ablesen', '{"art": "strom", "nummer": "1", "stand": "5", "einheit": "kWh"}') \g /dev/null
SELECT is(tests.geht(:v, 'unterzeichnen'), 'MA407', 'no key was counted');
SELECT is((SELECT e.uebersteuerbar FROM engine.ereignisse(:v) e WHERE e.ereignis = 'unterzeichnen') ? 'uebergabe_schluessel_gezaehlt', true, 'the Teamleitung may go past that');
SELECT tests.schritt(:v, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "2"}') \g /dev/null
SELECT is(tests.geht(:v, 'unterzeichnen'), 'ja', 'now it can be signed');
SELECT is(tests.geht(:v, 'raum_erfassen'), 'ja', 'and still be added to');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2026-09-30"}'), 'MA004', 'unsigned it is not closed');
SELECT is(tests.schritt(:v, 'mitunterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Jonas Ostermann', 'stufe', 'einfach', 'datei', :'u1')), 'MA004', 'nobody joins before the first');
SELECT is(tests.schritt(:v, 'wieder_oeffnen', '{"grund": "Fehler im Protokoll"}'), 'MA004', 'nothing to open');

-- each kind with what belongs to it
SELECT is(tests.schritt(:v, 'unterzeichnen', '{}'), 'MA012', 'which side, which kind?');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"partei": "mieter", "stufe": "verweigert", "zeuge": "M. Aydin"}'), 'MA410', 'who?');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'mieter', :jonas, 'stufe', 'einfach', 'datei', :'u1')), 'MA410', 'a tenant does not sign for the landlord');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"partei": "mieter", "mieter": "0", "stufe": "papier"}'), 'MA012', 'no such tenant');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"partei": "mieter", "name": "Katrin Ostermann", "stufe": "einfach"}'), 'MA410', 'simple: without a drawing');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', :'pdf')), 'MA410', 'simple: a PDF is no drawing');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', :'fremde')), 'MA409', 'the drawing of another client does not exist');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'qualifiziert', 'datei', :'u1', 'pruefung', 'gültig')), 'MA410', 'qualified: a drawing is none');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'fortgeschritten', 'datei', :'pdf')), 'MA410', 'advanced: nobody checked it');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"partei": "mieter", "name": "Katrin Ostermann", "stufe": "papier"}'), 'MA410', 'paper: no scan');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"partei": "mieter", "name": "Katrin Ostermann", "stufe": "verweigert"}'), 'MA410', 'refused: no witness');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'verweigert', 'zeuge', 'M. Aydin', 'datei', :'u1')), 'MA410', 'refused, but signed');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'fortgeschritten', 'datei', :'leer', 'pruefung', 'gültig')), 'MA418', 'advanced: the PDF holds no signature, whatever somebody enters');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'qualifiziert', 'datei', :'verletzt', 'pruefung', 'gültig')), 'MA418', 'qualified: a broken signature');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'fortgeschritten', 'datei', :'ergaenzt')), 'MA418', 'advanced: something was added after it was signed');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'qualifiziert', 'datei', :'aes', 'pruefung', 'gültig')), 'MA418', 'qualified: the certificate is not');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'qualifiziert', 'datei', :'qes')), 'MA410', 'qualified: nobody looked the provider up');
SELECT is((SELECT count(*) FROM akte.uebergabe_unterschriften), 0::bigint, 'none of them counts');
SELECT is((tests.zeile(:v)).protokoll_digest, NULL, 'and nothing is frozen');
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'einzug'), 'protokoll', 'still the protocol');

-- the first signature freezes
SELECT tests.um('2026-09-30 10:30+02') \g /dev/null
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', :'u1', 'geraet', 'Tablet')), 'teilunterzeichnet', 'the landlord''s side signs');
SELECT is((tests.zeile(:v)).protokoll_digest, tests.digest(:v), 'the hash of the protocol is kept');
SELECT is((SELECT (s.partei, s.name, s.stufe, s.mieter_id, s.geraet, s.unterzeichnet_am = '2026-09-30 10:30+02', s.protokoll_digest = (tests.zeile(:v)).protokoll_digest)::text FROM akte.uebergabe_unterschriften s), '(vermieter,"Sabine Reuter",einfach,,Tablet,t,t)', 'the signature is bound to it, with time and device');
SELECT is((tests.zeile(:v)).status, 'teilunterzeichnet', 'status mirrored');
SELECT is(string_agg(e.ereignis || ' ' || tests.schritt(:v, e.ereignis, e.daten), ', '), 'raum_erfassen MA405, zaehler_ablesen MA405, schluessel_erfassen MA405, mangel_erfassen MA405, bemerkung_erfassen MA405, foto_hinzufuegen MA405', 'nothing can be entered any more')
  FROM (VALUES ('raum_erfassen', '{"raum": "Bad", "zustand": "maengel"}'::jsonb), ('zaehler_ablesen', '{"art": "gas", "nummer": "2", "stand": "1", "einheit": "m³"}'), ('schluessel_erfassen', '{"art": "Keller", "anzahl": "1"}'),
    ('mangel_erfassen', '{"raum": "Bad", "beschreibung": "Riss", "verantwortlich": "mieter"}'), ('bemerkung_erfassen', '{"bemerkung": "nachträglich"}'), ('foto_hinzufuegen', jsonb_build_object('foto', :'scan'))) AS e(ereignis, daten);
SELECT is(tests.schritt(:v, 'eintrag_streichen', jsonb_build_object('eintrag', (SELECT o->>'wert' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f, jsonb_array_elements(f->'optionen') o WHERE e.ereignis = 'eintrag_streichen' LIMIT 1), 'grund', 'nachträglich')), 'MA405', 'nor struck');
SELECT is((SELECT string_agg(DISTINCT e.fehlercode, ',') FROM engine.moegliche_ereignisse(:v) e WHERE e.ereignis LIKE '%erfassen' AND e.ereignis NOT LIKE 'neue%'), 'MA405', 'the buttons explain it');
SELECT is(tests.schritt(:v, 'absagen', '{"grund": "doch nicht so"}'), 'MA004', 'a signed protocol is not simply called off');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2026-09-30"}'), 'MA004', 'one side is not enough');

-- the other side
SELECT is((SELECT f->>'vorgabe' FROM engine.moegliche_ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'unterzeichnen' AND f->>'name' = 'partei'), 'mieter', 'the form asks for the side that is missing');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Anke Lindner', 'stufe', 'einfach', 'datei', :'u2')), 'MA411', 'not the same side again');
SELECT is(tests.schritt(:v, 'mitunterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'sabine reuter', 'stufe', 'einfach', 'datei', :'u2')), 'MA411', 'not the same person again');
SELECT is(tests.schritt(:v, 'mitunterzeichnen', jsonb_build_object('partei', 'mieter', 'mieter', :jonas, 'stufe', 'einfach', 'datei', :'u2')), 'MA411', 'who comes first from a side does not join');
SELECT is(tests.schritt(:v, 'mitunterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Anke Lindner', 'stufe', 'qualifiziert', 'datei', :'pdf', 'pruefung', 'gültig, QES, D-Trust')), 'teilunterzeichnet', 'a second person of the first side joins');
SELECT is(tests.schritt(:v, 'unterzeichnen', '{"partei": "mieter", "name": "Katrin Ostermann", "stufe": "verweigert", "zeuge": "M. Aydin, Hauswart", "grund": "nicht einverstanden"}'), 'unterzeichnet', 'refused before a witness is an answer');
SELECT is((SELECT (s.mieter_id = (SELECT p.mieter_id FROM akte.vertragsparteien p WHERE p.mietverhaeltnis_id = :mv AND p.nummer = 1), s.zeuge, s.grund)::text FROM akte.uebergabe_unterschriften s ORDER BY s.id DESC LIMIT 1), '(t,"M. Aydin, Hauswart","nicht einverstanden")', 'the tenant is recognised by the name; witness and reason kept');
SELECT is(tests.schritt(:v, 'mitunterzeichnen', jsonb_build_object('partei', 'mieter', 'mieter', :jonas, 'stufe', 'papier', 'datei', :'scan')), 'unterzeichnet', 'the other tenant signs on paper');
SELECT is((SELECT (s.name, s.mieter_id)::text FROM akte.uebergabe_unterschriften s ORDER BY s.id DESC LIMIT 1), format('("Jonas Ostermann",%s)', :jonas), 'with the name of the file');
SELECT is(tests.schritt(:v, 'mitunterzeichnen', jsonb_build_object('partei', 'mieter', 'mieter', :jonas, 'stufe', 'papier', 'datei', :'scan')), 'MA411', 'once');
SELECT is((SELECT s.gepruefte_signatur->>'ergebnis' FROM akte.uebergabe_unterschriften s WHERE s.stufe = 'qualifiziert'), 'gültig, QES, D-Trust', 'what the check of a signature said');
SELECT is(tests.schritt(:v, 'raum_erfassen', '{"raum": "Bad", "zustand": "maengel"}'), 'MA405', 'fully signed, nothing can be entered either');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'X Y', 'stufe', 'papier', 'datei', :'scan')), 'MA004', 'both sides are there');

-- opened again: everybody signs anew, the old signatures stay what they were
SELECT (tests.zeile(:v)).protokoll_digest AS alt \gset
SELECT is(tests.schritt(:v, 'wieder_oeffnen', '{}'), 'MA012', 'why?');
SELECT is(tests.schritt(:v, 'wieder_oeffnen', '{"grund": "Zählerstand vertauscht"}'), 'protokoll', 'opened again');
SELECT is(((tests.zeile(:v)).protokoll_digest IS NULL, (tests.zeile(:v)).protokoll_fassung)::text, '(t,2)', 'a second version, not frozen');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2026-09-30"}'), 'MA004', 'the old signatures close nothing');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', :'u1')), 'teilunterzeichnet', 'the same person signs the new version');
SELECT isnt((tests.zeile(:v)).protokoll_digest, :'alt'::bytea, 'with another hash, even though no entry changed');
SELECT is((SELECT count(*) FROM akte.uebergabe_unterschriften s WHERE s.protokoll_digest = :'alt'::bytea), 4::bigint, 'the four old ones stay with theirs');
SELECT is(tests.schritt(:v, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'einfach', 'datei', :'u2')), 'unterzeichnet', 'and the tenant signs after all');

-- somebody with the rights of the owner tampers: nobody signs or closes on that
RESET ROLE;
UPDATE akte.uebergaben SET bemerkung = 'Die Wohnung war makellos.' WHERE vorgang_id = :v;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.geht(:v, 'abschliessen'), 'MA415', 'the protocol is not what was signed');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2026-09-30"}'), 'MA415', 'it is not closed');
SELECT is(tests.schritt(:v, 'mitunterzeichnen', jsonb_build_object('partei', 'mieter', 'mieter', :jonas, 'stufe', 'papier', 'datei', :'scan')), 'MA415', 'nor signed');
RESET ROLE;
UPDATE akte.uebergaben SET bemerkung = NULL WHERE vorgang_id = :v;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.geht(:v, 'abschliessen'), 'ja', 'put back, it is');
SELECT throws_ok('UPDATE akte.uebergabe_unterschriften SET stufe = ''qualifiziert''', '42501', NULL, 'staff upgrades no signature');
RESET ROLE;
SELECT throws_ok('UPDATE akte.uebergabe_unterschriften SET stufe = ''qualifiziert''', 'MA030', NULL, 'nobody does');
SET LOCAL ROLE mietakte_dba;

-- without meters and keys, with the reason of the Teamleitung
SELECT tests.im_protokoll(:m) AS v2 \gset
SELECT is(tests.schritt(:v2, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', :'u1',
  '_uebersteuern', '{"uebergabe_zaehler_abgelesen": "Zähler sind im Umbau ausgebaut", "uebergabe_schluessel_gezaehlt": "Tür mit Zahlenschloss"}'::jsonb)), 'MA008', 'not by everybody');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is(tests.schritt(:v2, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', :'u1',
  '_uebersteuern', '{"uebergabe_zaehler_abgelesen": "Zähler sind im Umbau ausgebaut"}'::jsonb)), 'MA407', 'one reason overrides one condition');
SELECT is(tests.schritt(:v2, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'einfach', 'datei', :'u1',
  '_uebersteuern', '{"uebergabe_zaehler_abgelesen": "Zähler sind im Umbau ausgebaut", "uebergabe_schluessel_gezaehlt": "Tür mit Zahlenschloss"}'::jsonb)), 'teilunterzeichnet', 'both do');
SELECT is(tests.schritt(:v2, 'wieder_oeffnen', '{"grund": "Zähler gefunden"}'), 'protokoll', 'and it can be opened');
SELECT is((SELECT count(*) FROM engine.vorgang x WHERE x.id = :v2 AND x.zustand = 'protokoll'), 1::bigint, 'back in the protocol');

-- two protocols never share a hash
SELECT tests.im_protokoll(:m) AS v3, tests.im_protokoll(:m) AS v4 \gset
SELECT tests.voll(:v3), tests.voll(:v4) \g /dev/null
SELECT isnt(tests.digest(:v3), tests.digest(:v4), 'same entries, other flat: another hash');
SELECT tests.digest(:v3) AS d3 \gset
SET LOCAL "TimeZone" = 'Asia/Tokyo';
SET LOCAL "DateStyle" = 'German';
SET LOCAL extra_float_digits = -15;
SELECT is(tests.digest(:v3), :'d3'::bytea, 'the hash does not depend on the settings of a session');
SET LOCAL "TimeZone" = 'UTC';
SET LOCAL "DateStyle" = 'ISO';
SELECT tests.schritt(:v3, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "3"}') \g /dev/null
SELECT isnt(tests.digest(:v3), :'d3'::bytea, 'one key more is another protocol');

-- signed PDFs that were checked at the upload
SELECT tests.im_protokoll(:m) AS w \gset
SELECT tests.voll(:w) \g /dev/null
SELECT is(tests.schritt(:w, 'unterzeichnen', jsonb_build_object('partei', 'vermieter', 'name', 'Sabine Reuter', 'stufe', 'fortgeschritten', 'datei', :'aes')), 'teilunterzeichnet', 'an intact advanced signature needs no word beside it');
SELECT is(tests.schritt(:w, 'unterzeichnen', jsonb_build_object('partei', 'mieter', 'name', 'Katrin Ostermann', 'stufe', 'qualifiziert', 'datei', :'qes', 'pruefung', 'Anbieter auf der EU-Liste')), 'unterzeichnet', 'a qualified one needs the look at the list');
SELECT is((SELECT string_agg(s.gepruefte_signatur->>'ergebnis', ' | ' ORDER BY s.id) FROM akte.uebergabe_unterschriften s JOIN akte.uebergaben u ON u.id = s.uebergabe_id WHERE u.vorgang_id = :w),
  'unversehrt, Katrin Ostermann (CA) | unversehrt, Katrin Ostermann (CA), qualifiziertes Zertifikat; Anbieter auf der EU-Liste', 'what the check said is kept');
SELECT * FROM finish();
ROLLBACK;
