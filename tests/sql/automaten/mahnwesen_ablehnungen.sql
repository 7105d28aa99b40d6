-- mahnwesen on an object: two owners at once, every refusal that the other files do not meet, the catalogue of states and events.
\ir ../hilfen.psql
\ir mahnwesen.psql
SELECT plan(45);
CREATE FUNCTION tests.wege(p_ereignis text) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(u.von || CASE WHEN u.von = u.nach THEN '' ELSE '→' || u.nach END, ' ' ORDER BY z.reihenfolge)
    FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) JOIN engine.zustaende z ON z.automat = u.automat AND z.version = u.version AND z.zustand = u.von
   WHERE a.aktuell AND u.automat = 'mahnwesen' AND u.ereignis = p_ereignis
$$;
SELECT is(tests.wege('freigeben'), 'vorgeschlagen→stufe_1 stufe_2_vorgeschlagen→stufe_2 stufe_3_vorgeschlagen→stufe_3', 'a letter comes from a proposal only');
SELECT is((SELECT string_agg(DISTINCT array_to_string(u.rollen, ',') || ' ' || u.art, ' ') FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.aktuell AND u.automat = 'mahnwesen' AND 'mahnung_erstellen' = ANY (u.effekte)), 'buchhaltung,teamleitung manuell', 'released by hand, by buchhaltung or teamleitung');
SELECT is(tests.wege('verwerfen'), 'vorgeschlagen→verworfen stufe_2_vorgeschlagen→stufe_1 stufe_3_vorgeschlagen→stufe_2', 'discarded: back to the level before');
SELECT is(tests.wege('mahnbescheid_vorbereiten'), 'stufe_3→mahnbescheid_vorbereitet', 'after the last letter only');
SELECT is(tests.wege('antrag_gestellt'), 'mahnbescheid_vorbereitet→gerichtlich', 'applied for after it was prepared');
SELECT is(tests.wege('an_inkasso_uebergeben'), 'stufe_3→inkasso mahnbescheid_vorbereitet→inkasso tituliert→inkasso', 'handed over by hand');
SELECT is((SELECT count(*) FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.aktuell AND u.automat = 'mahnwesen' AND u.ereignis IN ('bezahlt', 'teilzahlung', 'stornieren') AND NOT u.von = ANY (ARRAY['erledigt', 'storniert', 'verworfen', ''])), 41::bigint, 'paid, partly paid and cancelled from every open state');
SELECT is((SELECT string_agg(DISTINCT u.ereignis, ',' ORDER BY u.ereignis) FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.aktuell AND u.automat = 'mahnwesen' AND u.art = 'automatisch'), 'bezahlt,teilzahlung', 'these two come by themselves');
SELECT is((SELECT string_agg(z.zustand || ' ' || z.art, ', ' ORDER BY z.reihenfolge) FROM engine.automaten a JOIN engine.zustaende z USING (automat, version) WHERE a.aktuell AND a.automat = 'mahnwesen' AND z.art IN ('erfolg', 'abbruch')), 'erledigt erfolg, storniert abbruch, verworfen abbruch', 'how it ends');
SELECT is((SELECT count(*) FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version) WHERE a.aktuell AND u.automat = 'mahnwesen' AND cardinality(u.uebersteuerbar) > 0), 0::bigint, 'nothing can be overridden');

SELECT tests.mandant() AS m \gset
SELECT * FROM tests.schmidt(:m) \gset
SELECT tests.einheit(:m, :objekt, 'WE 05') AS e2 \gset
INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von, hausgeld, ruecklage) VALUES (:m, :e2, :eigentuemer, '2026-01-01', 200.00, 50.00);
INSERT INTO akte.eigentuemer (mandant_id, firma) VALUES (:m, 'Berg Immobilien GmbH') RETURNING id AS berg \gset
SELECT tests.einheit(:m, :objekt, 'WE 06') AS e3 \gset
INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von, hausgeld) VALUES (:m, :e3, :berg, '2026-01-01', 300.00);
-- unit WE 06 has a claim from its plan already
INSERT INTO akte.hausgeld_sollstellungen (mandant_id, einheit_id, eigentuemer_id, art, bezeichnung, monat, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
VALUES (:m, :e3, :berg, 'hausgeld', 'Hausgeld nach Wirtschaftsplan', '2026-02-01', '2026-02-04', '2026-02-05', 5, '§ 288 Abs. 1 BGB', now(), 'test') RETURNING id AS plan \gset
INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (:m, :plan, 'hausgeld', 310.00, now());
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-02-01 09:00+01') \g /dev/null
SELECT is((SELECT angelegt || ' ' || summe FROM api.sollstellungen_erzeugen('2026-02-01') WHERE art = 'hausgeld'), '2 670.00', 'where a plan made the claim, none is made; the reserve is a part of its own');
SELECT is((engine.starten('mahnwesen', :traeger)).fehlercode, 'MAF22', 'nothing overdue on the whole object');
SELECT tests.um('2026-02-06 09:00+01') \g /dev/null
SELECT is((engine.starten('mahnwesen', :traeger)).fehlercode, 'MAF20', 'who?');
SELECT is((engine.starten('mahnwesen', :traeger, '{"schuldner": "1:1"}')).fehlercode, 'MA012', 'nobody of this object');
SELECT tests.um('2026-02-12 09:00+01') \g /dev/null
SELECT is((SELECT string_agg(ergebnis || ' ' || hauptforderung, ', ' ORDER BY hauptforderung) FROM api.mahnlauf()), 'vorschlag 250.00, vorschlag 310.00, vorschlag 420.00', 'three proposals on one object: per owner and unit');
SELECT is((engine.starten('mahnwesen', :traeger, jsonb_build_object('schuldner', :'eigentuemer' || ':' || :'e2'))).fehlercode, 'MAF21', 'one per owner and unit');
SELECT is((SELECT string_agg(coalesce(hindernis, 'frei'), ', ' ORDER BY hauptforderung) FROM api.mahnungen_liste()), 'frei, Die Anschrift des Schuldners ist unvollständig., frei', 'the page says what is in the way');
SELECT vorgang_id AS v1 FROM akte.mahnvorgaenge WHERE einheit_id = :einheit \gset
SELECT vorgang_id AS v2 FROM akte.mahnvorgaenge WHERE einheit_id = :e2 \gset
SELECT vorgang_id AS v3 FROM akte.mahnvorgaenge WHERE einheit_id = :e3 \gset
SELECT is(tests.schritt(:v3, 'freigeben'), 'MAF28', 'no address, no letter');
SELECT is(tests.zahlen(jsonb_build_object('eigentuemer_id', :eigentuemer, 'einheit_id', :einheit, 'betrag', '50', 'wertstellung', '2026-02-12', 'zurueckstellen', 'ja')), 'frei 50.00', 'money that waits');
SELECT is(tests.schritt(:v1, 'freigeben'), 'MAF27', 'nobody gets a letter while his money waits');
SELECT is((SELECT hindernis FROM api.mahnungen_liste(:v1)), 'Eine Zahlung von 50,00 € wartet auf ihre Zuordnung.', 'and the page says so');
SELECT is((SELECT ok FROM api.zahlung_zuordnen((SELECT max(id) FROM akte.zahlungen))), true, 'assigned');
SELECT is((SELECT hauptforderung FROM akte.mahnvorgaenge WHERE vorgang_id = :v1), 370.00, 'the proposal follows');
-- somebody was faster: paid a second ago
SELECT is(tests.zahlen(jsonb_build_object('eigentuemer_id', :eigentuemer, 'einheit_id', :e2, 'betrag', '250', 'wertstellung', '2026-02-12')), 'frei 0.00', 'paid');
SELECT is(tests.schritt(:v2, 'freigeben'), 'MA005', 'a proposal that was paid has ended');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :v2), 'erledigt', 'by itself');
SELECT is((SELECT ok FROM api.forderung_vermerken('hausgeld', (SELECT id FROM akte.hausgeld_sollstellungen WHERE einheit_id = :einheit), '{"art": "bestritten", "am": "2026-02-12", "grund": "Beschluss angefochten"}')), true, 'disputed');
SELECT is(tests.schritt(:v1, 'freigeben'), 'MAF26', 'nothing left to dun');
SELECT is((SELECT ok FROM api.forderung_vermerken('hausgeld', (SELECT id FROM akte.hausgeld_sollstellungen WHERE einheit_id = :einheit), '{"art": "unbestritten", "am": "2026-02-12", "grund": "zurückgenommen"}')), true, 'no longer');

-- one of several fails, the others go
SELECT is((SELECT string_agg(coalesce(e.nach, e.fehlercode), ',' ORDER BY e.vorgang_id) FROM api.mahnungen_freigeben(ARRAY[:v1, :v3, :v1]::bigint[]) e), 'stufe_1,MAF28', 'each for itself, nobody twice');
SELECT is((SELECT count(*) FROM akte.mahnungen), 1::bigint, 'one letter');
SELECT is((SELECT count(*) FROM audit.protokoll WHERE vorgang_id = :v3 AND fehlercode = 'MAF28'), 2::bigint, 'both attempts are in the log');
SELECT is(tests.schritt(:v1, 'kuendigung_androhen', '{"frist": "2026-03-12"}'), 'MAF37', 'an owner cannot be given notice');
RESET ROLE;
UPDATE akte.eigentumsverhaeltnisse SET mahnsperre = true WHERE einheit_id = :e3;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v3, 'freigeben'), 'MAF23', 'a block on an owner stops the letter');
SELECT is(tests.schritt(:v3, 'verwerfen', '{"grund": "Sperre"}'), 'verworfen', 'discarded');
SELECT tests.um('2026-03-12 09:00+01') \g /dev/null
SELECT is((SELECT grund FROM api.mahnlauf_vorschau() WHERE einheit_id = :e3), 'mahnsperre', 'and the scan skips it');

-- the scan, the threshold, the check of a letter: what they refuse
SELECT throws_ok($$SELECT * FROM api.mahnlauf('2026-03-13')$$, 'MAF11', NULL, 'not for tomorrow');
SELECT throws_ok($$SELECT * FROM api.mahnlauf(NULL, 0)$$, 'MAF11', NULL, 'not for nobody');
SELECT is((SELECT count(*) FROM api.mahnlauf(NULL, 1) WHERE ergebnis IN ('vorschlag', 'weiter')), 1::bigint, 'bounded: what is left says so');
SELECT throws_ok('SELECT api.mahnschwelle_setzen(10)', 'MA014', NULL, 'the threshold belongs to the team lead');
SELECT tests.als(:m, 'teamleitung', '2026-03-12 09:00+01') \g /dev/null
SELECT throws_ok('SELECT api.mahnschwelle_setzen(-1)', 'MAF12', NULL, 'not below zero');
SELECT throws_ok('SELECT * FROM api.mahnung_pruefen(-1)', 'MAF36', NULL, 'no such letter');
SELECT throws_ok('SELECT api.mahnbescheid_daten(-1)', 'MAF36', NULL, 'no such dunning');
SELECT throws_ok(format('SELECT api.mahnbescheid_daten(%s)', :v3), 'MAF41', NULL, 'what § 690 ZPO asks for is missing, and named');

-- a letter makes the default where none was; its Storno unmakes it
RESET ROLE;
SELECT is((SELECT count(*) FROM engine.automaten_pruefen()), 0::bigint, 'the check of the machines has nothing to say');
SELECT * FROM finish();
ROLLBACK;
