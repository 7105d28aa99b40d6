-- instandsetzung: offer, limit of the Verwaltervertrag, the owner's decision on paper, order, execution, acceptance.
-- The owner's link has a file of its own: instandsetzung_link.sql.
\ir ../hilfen.psql
SELECT plan(68);

SELECT tests.mandant() AS m \gset
SELECT tests.objekt(:m) AS haus, tests.objekt(:m, '0200') AS anderes \gset
SELECT tests.einheit(:m, :haus) AS we \gset
SELECT traeger_id AS t FROM akte.objekte WHERE id = :haus \gset
SELECT tests.datei(:m) AS foto, tests.datei(:m, 'pdf') AS pdf \gset
CREATE FUNCTION tests.i(p_v bigint) RETURNS akte.instandsetzungen LANGUAGE sql AS $$ SELECT i FROM akte.instandsetzungen i WHERE i.vorgang_id = p_v $$;
CREATE FUNCTION tests.f(p_v bigint) RETURNS api.freigaben LANGUAGE sql AS $$ SELECT f FROM api.freigaben f WHERE f.vorgang_id = p_v ORDER BY f.nummer DESC LIMIT 1 $$;
CREATE FUNCTION tests.melden(p_t bigint, p jsonb DEFAULT '{}') RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE e engine.ergebnis;
BEGIN
  e := engine.starten('instandsetzung', p_t, '{"titel": "Steigleitung erneuern", "beschreibung": "Die Leitung im Bad ist undicht."}'::jsonb || p);
  IF NOT e.ok THEN RAISE EXCEPTION 'fixture: % %', e.fehlercode, e.felder; END IF;
  RETURN e.vorgang_id;
END $$;
CREATE FUNCTION tests.start_code(p_t bigint, p jsonb) RETURNS text LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT fehlercode FROM engine.starten('instandsetzung', p_t, '{"titel": "Steigleitung erneuern", "beschreibung": "undicht"}'::jsonb || p) $$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- reported
SELECT is(tests.start_code(:t, '{"titel": "x"}'), 'MA012', 'a measure needs a name');
SELECT is(tests.start_code(:t, jsonb_build_object('foto', :'pdf')), 'MAE37', 'a paper is no photo');
SELECT is(tests.start_code((SELECT traeger_id FROM akte.objekte WHERE id = :anderes), jsonb_build_object('einheit_id', :we)), 'MA012', 'a flat of another house');
SELECT tests.melden(:t, jsonb_build_object('einheit_id', :we, 'foto', :'foto', 'dringend', 'ja', 'kosten_geschaetzt', '4.000,00')) AS v \gset
SELECT is((tests.i(:v)).status || ' ' || (tests.i(:v)).objekt_id || ' ' || (tests.i(:v)).einheit_id, 'gemeldet ' || :'haus' || ' ' || :'we', 'reported, on object and flat');
SELECT is(tests.schritt(:v, 'freigabe_anfragen'), 'MA004', 'nothing to decide before there is an offer');
SELECT is(tests.schritt(:v, 'angebot_erfassen', jsonb_build_object('firma', 'Rohr & Co', 'betrag', '0', 'datei', :'pdf')), 'MA012', 'an offer costs something');
SELECT is(tests.schritt(:v, 'angebot_erfassen', jsonb_build_object('firma', 'Rohr & Co', 'betrag', '5.100,00', 'datei', gen_random_uuid())), 'MAE37', 'a file that is not there');
SELECT is(tests.schritt(:v, 'angebot_erfassen', jsonb_build_object('firma', 'Rohr & Co', 'betrag', '5.100,00', 'datei', :'pdf', 'angebot_am', '27.02.2026')), 'angebot', 'an offer');
SELECT is(tests.schritt(:v, 'angebot_erfassen', '{"firma": "Wasser GmbH", "betrag": "4.850,00", "angebot_am": "01.03.2026"}'), 'angebot', 'a better one');
SELECT is((SELECT string_agg(nummer || ' ' || betrag, ', ' ORDER BY nummer) FROM akte.instandsetzung_angebote), '1 5100.00, 2 4850.00', 'both stay on file');
SELECT is(tests.schritt(:v, 'foto_anhaengen', jsonb_build_object('foto', :'pdf')), 'MAE37', 'a paper is no photo here either');

-- the limit of the Verwaltervertrag
SELECT is(tests.schritt(:v, 'ohne_freigabe'), 'MAE32', 'no limit known: nothing without the owner');
SELECT is((SELECT fehlercode FROM api.freigabegrenze_erfassen(:haus, '{"betrag": "5000", "gueltig_ab": "01.01.2026", "grundlage": "§ 4"}')), 'MA014', 'who decides by the limit does not set it');
SELECT tests.als(:m, 'verwalter-admin') \g /dev/null
SELECT is((SELECT fehlercode FROM api.freigabegrenze_erfassen(:haus, '{"betrag": "-5", "gueltig_ab": "01.01.2026", "grundlage": "§ 4"}')), 'MA012', 'not less than nothing');
SELECT is((SELECT fehlercode FROM api.freigabegrenze_erfassen(987654, '{"betrag": "5", "gueltig_ab": "01.01.2026", "grundlage": "§ 4"}')), 'MA015', 'no such object');
SELECT is((SELECT ok FROM api.freigabegrenze_erfassen(NULL, '{"betrag": "9.000,00", "gueltig_ab": "01.02.2026", "grundlage": "Muster-Verwaltervertrag"}')), true, 'for all objects');
SELECT is((SELECT ok FROM api.freigabegrenze_erfassen(:haus, '{"betrag": "1.000,00", "gueltig_ab": "01.01.2026", "grundlage": "Verwaltervertrag § 4"}')), true, 'this object has its own');
SELECT is((SELECT ok FROM api.freigabegrenze_erfassen(:haus, '{"betrag": "99.000,00", "gueltig_ab": "01.04.2026", "grundlage": "Nachtrag"}')), true, 'and another one to come');
SELECT tests.als(:m) \g /dev/null
SELECT is(tests.schritt(:v, 'ohne_freigabe'), 'MAE31', 'the object''s own limit of today counts');
SELECT is(tests.schritt(:v, 'ohne_freigabe', '{"_uebersteuern": {"instandsetzung_unter_grenze": "Wasser läuft, Gefahr im Verzug"}}'), 'MA008', 'only the team lead decides on danger');
SELECT tests.melden(:t) AS klein, tests.melden(:t) AS eilig \gset
SELECT is(tests.schritt(:klein, 'angebot_erfassen', '{"firma": "Rohr & Co", "betrag": "1.000,00"}'), 'angebot', 'up to the cent');
SELECT is(tests.schritt(:klein, 'ohne_freigabe'), 'freigegeben', 'the limit itself is within');
SELECT is((tests.i(:klein)).freigabe_weg || ' ' || (tests.i(:klein)).freigegeben_betrag, 'unter_grenze 1000.00', 'on what ground and how much');
SELECT is(tests.schritt(:eilig, 'angebot_erfassen', '{"firma": "Rohr & Co", "betrag": "1.000,01"}'), 'angebot', 'a cent more');
SELECT is(tests.schritt(:eilig, 'ohne_freigabe'), 'MAE31', 'is over it');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is(tests.schritt(:eilig, 'ohne_freigabe', '{"_uebersteuern": {"instandsetzung_unter_grenze": "Wasser läuft, Gefahr im Verzug"}}'), 'freigegeben', 'danger in delay, with a reason');
SELECT is((tests.i(:eilig)).freigabe_weg, 'uebersteuert', 'kept as what it was');
SELECT tests.als(:m) \g /dev/null
SELECT is(tests.schritt(:klein, 'verwerfen', '{"grund": "Doch dicht"}'), 'verworfen', 'nothing to repair after all');

-- the owner is asked, and answers on paper
SELECT tests.melden((SELECT traeger_id FROM akte.objekte WHERE id = :anderes)) AS ohne \gset
SELECT is(tests.schritt(:ohne, 'angebot_erfassen', '{"firma": "Rohr & Co", "betrag": "10.000,00"}'), 'angebot', 'another house');
RESET ROLE;
UPDATE akte.objekte SET eigentuemer_id = NULL WHERE id = :anderes;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:ohne, 'freigabe_anfragen'), 'MAE30', 'nobody there to decide');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:ohne) WHERE ereignis = 'freigabe_anfragen'), 'MAE30', 'the button says so before');
SELECT is(tests.schritt(:v, 'freigabe_anfragen', '{"gueltig_tage": "90"}'), 'MA012', 'nobody waits for three months');
SELECT is(engine.vorschau(:v, 'freigabe_anfragen', '{"gueltig_tage": "10"}')->'dokumente'->0->>'art', 'freigabeanfrage', 'previewed, with its letter');
SELECT is((SELECT count(*) FROM akte.freigaben) + (SELECT count(*) FROM akte.dokumente), 0::bigint, 'a preview leaves nothing');
SELECT is(tests.schritt(:v, 'freigabe_anfragen', '{"gueltig_tage": "10"}'), 'freigabe_offen', 'asked');
SELECT is((tests.f(:v)).eigentuemer || ' ' || (tests.f(:v)).betrag || ' ' || (tests.f(:v)).link, 'Wohnbau Prenzlau GbR 4850.00 keiner', 'whom, about the newest offer; no link yet');
SELECT is((tests.f(:v)).antwort_bis, '2026-03-12 09:00+01'::timestamptz, 'ten days to answer');
RESET ROLE;
SELECT is((SELECT d.art || ' ' || d.fuer_mieter || ' ' || (d.daten->'empfaenger'->0->>'name') || ' ' || (d.daten::text ~ '4\.850,00') FROM akte.dokumente d WHERE d.vorgang_id = :v), 'freigabeanfrage false Wohnbau Prenzlau GbR true', 'the letter, with the amount, not for tenants');
SELECT is((SELECT count(*) FROM akte.dokumente d WHERE d.daten::text ~ '[0-9a-f]{64}'), 0::bigint, 'no token in it');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'rueckfrage_beantworten', '{"text": "Ja, mit Fliesen."}'), 'MAE40', 'nobody asked');
SELECT is(tests.schritt(:v, 'link_widerrufen'), 'MAE39', 'nothing to revoke');
SELECT is(tests.schritt(:v, 'freigeben'), 'MA014', 'staff does not decide in the owner''s name');
SELECT is(tests.schritt(:v, 'freigabe_ansehen'), 'MA013', 'nor looks in his name');
SELECT is(tests.schritt(:v, 'link_ausstellen'), 'MA013', 'and makes no link by an event');
SELECT is(tests.schritt(:v, 'freigabe_erfassen', '{"entschieden_am": "02.03.2026"}'), 'MA012', 'on paper only with the paper');
SELECT is(tests.schritt(:v, 'freigabe_erfassen', jsonb_build_object('entschieden_am', '03.03.2026', 'nachweis', :'pdf')), 'MAE33', 'not decided tomorrow');
SELECT is(tests.schritt(:v, 'ablehnung_erfassen', jsonb_build_object('entschieden_am', '28.02.2026', 'nachweis', :'pdf')), 'MAE33', 'not before there was an offer');
SELECT is(tests.schritt(:v, 'freigabe_zuruecknehmen', '{"grund": "Drittes Angebot kommt"}'), 'angebot', 'the question is taken back');
SELECT is((tests.f(:v)).entscheidung || ' ' || (tests.f(:v)).weg, 'zurueckgenommen verwaltung', 'and stays on file as that');
SELECT is(tests.schritt(:v, 'angebot_erfassen', '{"firma": "Dritte KG", "betrag": "4.700,00"}'), 'angebot', 'the third offer');
SELECT is(tests.schritt(:v, 'freigabe_erfassen', jsonb_build_object('entschieden_am', '02.03.2026', 'nachweis', :'pdf', 'text', 'Einverstanden.')), 'freigegeben', 'the owner wrote before being asked again');
SELECT is((tests.f(:v)).nummer || ' ' || (tests.f(:v)).entscheidung || ' ' || (tests.f(:v)).weg || ' ' || (tests.f(:v)).betrag, '2 freigegeben papier 4700.00', 'a decision of its own');
SELECT is((tests.i(:v)).freigabe_weg || ' ' || (tests.i(:v)).freigegeben_betrag || ' ' || (tests.i(:v)).freigegeben_am, 'papier 4700.00 2026-03-02', 'released');

-- order, execution, acceptance
SELECT is(tests.schritt(:v, 'beauftragen', '{"firma": "Dritte KG", "auftrag_betrag": "4.700,01", "firma_strasse": "Weg 1", "firma_plz": "10115", "firma_ort": "Berlin"}'), 'MAE34', 'not a cent more than released');
SELECT is(tests.schritt(:v, 'beauftragen', '{"firma": "Dritte KG", "auftrag_betrag": "4.700,00", "termin_am": "01.03.2026", "firma_strasse": "Weg 1", "firma_plz": "10115", "firma_ort": "Berlin"}'), 'MAE35', 'not by yesterday');
SELECT is(tests.schritt(:v, 'beauftragen', '{"firma": "Dritte KG", "auftrag_betrag": "4.700,00", "termin_am": "20.03.2026", "firma_strasse": "Weg 1", "firma_plz": "10115", "firma_ort": "Berlin"}'), 'beauftragt', 'ordered');
SELECT is(tests.schritt(:v, 'auftrag_zuruecknehmen', '{"grund": "Firma hat keine Zeit"}'), 'freigegeben', 'the firm does not come');
SELECT is((tests.i(:v)).firma, NULL, 'nobody is ordered any more');
SELECT is(tests.schritt(:v, 'beauftragen', '{"firma": "Wasser GmbH", "auftrag_betrag": "4.600,00", "firma_strasse": "Weg 1", "firma_plz": "10115", "firma_ort": "Berlin"}'), 'beauftragt', 'another does');
SELECT is(tests.schritt(:v, 'ausfuehrung_melden', jsonb_build_object('ausgefuehrt_am', '01.03.2026', 'firma', 'Wasser GmbH', 'foto', :'foto')), 'MAE35', 'not before the order');
SELECT is(tests.schritt(:v, 'ausfuehrung_melden', '{"ausgefuehrt_am": "02.03.2026", "firma": "Wasser GmbH"}'), 'MA012', 'not without a photo');
SELECT tests.um('2026-03-20 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'ausfuehrung_melden', jsonb_build_object('ausgefuehrt_am', '18.03.2026', 'firma', 'Wasser GmbH', 'foto', tests.datei(:m))), 'ausgefuehrt', 'done');
SELECT is(tests.schritt(:v, 'nachbessern', '{"maengel": "Fliese gesprungen", "termin_am": "25.03.2026"}'), 'beauftragt', 'not well done');
SELECT is(tests.schritt(:v, 'ausfuehrung_melden', jsonb_build_object('ausgefuehrt_am', '20.03.2026', 'firma', 'Wasser GmbH', 'foto', tests.datei(:m))), 'ausgefuehrt', 'done again');
SELECT is(tests.schritt(:v, 'abnehmen', '{"abgenommen_am": "19.03.2026"}'), 'MAE36', 'not accepted before it was done');
SELECT is(tests.schritt(:v, 'abnehmen', '{"abgenommen_am": "20.03.2026", "rechnung_betrag": "4.650,00"}'), 'abgenommen', 'accepted');
SELECT is((SELECT daten->'wirkung'->>'mehrkosten' FROM audit.protokoll WHERE vorgang_id = :v AND ereignis = 'abnehmen' AND ergebnis = 'ok'), '50.00', 'and what it cost more');
SELECT is((SELECT string_agg(a->>'titel', ', ') FROM api.stand_instandsetzung s, jsonb_array_elements(s.abschnitte) a WHERE s.vorgang_id = :v),
  'Maßnahme, Angebote, Entscheidung des Eigentümers, Entscheidung des Eigentümers, Anfrage 2, Auftrag und Ausführung', 'what the page shows');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
