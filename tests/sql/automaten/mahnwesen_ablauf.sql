-- mahnwesen on a lease: proposal, release, levels, payment, Storno, suspension, discarding, court, collection.
\ir ../hilfen.psql
\ir mahnwesen.psql
SELECT plan(81);
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-01-02 09:00+01'), tests.laufend(:m) AS mv \gset
SELECT tests.traeger(:mv) AS t \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'buchhaltung', '2026-01-02 09:00+01') \g /dev/null
SELECT is((engine.starten('mahnwesen', :t)).fehlercode, 'MAF22', 'nothing overdue, nothing to dun');
SELECT is((SELECT string_agg(art || ' ' || angelegt || ' ' || summe, ', ') FROM api.sollstellungen_erzeugen('2026-01-01')), 'miete 1 1130.00, hausgeld 0 0.00', 'rent of January');
SELECT is((SELECT faellig_am || ' ' || verzug_ab FROM akte.mietzahlungen), '2026-01-06 2026-01-07', 'due by the third Werktag (Berlin)');

-- more than seven days
SELECT tests.um('2026-01-13 09:00+01') \g /dev/null
SELECT is((SELECT grund FROM api.mahnlauf()), 'zu_frueh', 'seven days overdue are not more than seven');
SELECT tests.um('2026-01-14 09:00+01') \g /dev/null
SELECT is((SELECT ergebnis || ' ' || stufe || ' ' || zinsen FROM api.mahnlauf()), 'vorschlag 1 1.55', 'eight days: level 1');
SELECT tests.mahnung(:t) AS v \gset
SELECT is(tests.stand(:v), 'vorgeschlagen', 'proposed');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE vorgang_id = :v), 'child_started:mahnwesen', 'and told the bracket');
SELECT is((engine.starten('mahnwesen', :t)).fehlercode, 'MAF21', 'one running dunning per lease');
RESET ROLE;
SELECT throws_ok(format('INSERT INTO akte.mahnvorgaenge (mandant_id, vorgang_id, mietverhaeltnis_id) VALUES (%s, %s, %s)', :m, tests.vorgang(:mv, 'vermietung'), :mv), '23505', NULL, 'held by the index, too');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v, 'freigeben'), 'MAF29', 'no account, no letter');
SELECT tests.mietkonto(:m, :mv) \g /dev/null

-- discarding a first proposal
SELECT is(tests.schritt(:v, 'verwerfen', '{"grund": "Mieterin hat angerufen", "ruht_bis": "2025-12-31"}'), 'MAF34', 'a rest does not end in the past');
SELECT is(tests.schritt(:v, 'verwerfen', '{"grund": "Mieterin hat angerufen"}'), 'verworfen', 'discarded');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE vorgang_id = :v ORDER BY nr DESC LIMIT 1), 'child_cancelled:mahnwesen', 'cancelled');
SELECT is((SELECT grund FROM api.mahnlauf()), 'ruht', 'and not proposed again the next night');
SELECT tests.um('2026-01-28 09:00+01') \g /dev/null
SELECT is((SELECT ergebnis FROM api.mahnlauf()), 'vorschlag', 'but after fourteen days');
SELECT tests.mahnung(:t) AS v \gset

-- level 1: polite, without fee
SELECT is(tests.schritt(:v, 'freigeben', '{"gebuehr_erlassen": "ja"}'), 'MA012', 'there is no fee to waive at level 1');
SELECT is(tests.schritt(:v, 'freigeben'), 'stufe_1', 'reminder released');
SELECT is((SELECT concat_ws(' ', stufe, gebuehr, gesamt, zahlbar_bis) FROM akte.mahnungen WHERE vorgang_id = :v), '1 0.00 1134.27 2026-02-07', 'no fee, ten days');
SELECT is(tests.forderungen(:m, :mv), 'Januar 1130.00 mahnung', 'the claim is dunned');
SELECT is((SELECT jsonb_array_length(daten->'empfaenger') FROM akte.dokumente WHERE vorgang_id = :v), 2, 'both tenants are addressed');
SELECT is(tests.schritt(:v, 'verwerfen', '{"grund": "egal"}'), 'MA004', 'a letter that went out cannot be discarded');

-- level 2 takes February in; part payment recalculates; the waiver is kept
SELECT tests.um('2026-02-01 09:00+01') \g /dev/null
SELECT is((SELECT angelegt FROM api.sollstellungen_erzeugen('2026-02-01') WHERE art = 'miete'), 1, 'rent of February');
SELECT tests.um('2026-02-10 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'naechste_stufe_vorschlagen'), 'MAF25', 'thirteen days later the term is over, but it is too early');
SELECT tests.um('2026-02-11 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'naechste_stufe_vorschlagen'), 'stufe_2_vorgeschlagen', 'fourteen days later by hand');
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '500,00', 'wertstellung', '2026-02-11')), 'frei 0.00', 'a part payment');
SELECT is(tests.forderungen(:m, :mv), 'Januar 636.79 mahnung | Februar 1130.00 offen', 'interest first, then the older principal (§§ 366, 367)');
SELECT is((SELECT string_agg(auf || ' ' || betrag || ' ' || regel, ', ' ORDER BY id) FROM akte.zahlung_zuordnungen), 'zinsen 6.79 366-2, haupt 493.21 366-2', 'each line with its rule; after the term of the letter with the interest of the day');
SELECT is((SELECT concat_ws(' ', posten, hauptforderung, zinsen) FROM akte.mahnvorgaenge WHERE vorgang_id = :v), '2 1766.79 1.47', 'the proposal is computed anew in the same transaction');
SELECT is((SELECT ereignis || ' ' || akteur FROM audit.protokoll WHERE vorgang_id = :v ORDER BY nr DESC LIMIT 1) LIKE 'teilzahlung %', true, 'and stands in the log');
SELECT is(tests.schritt(:v, 'verwerfen', '{"grund": "Rest ist zugesagt"}'), 'stufe_1', 'a later proposal goes back to the level before');
SELECT is((SELECT grund FROM api.mahnlauf()), 'ruht', 'and rests');
SELECT tests.um('2026-02-26 09:00+01') \g /dev/null
SELECT is((SELECT ergebnis || stufe FROM api.mahnlauf()), 'vorschlag2', 'proposed again later');
SELECT is(tests.schritt(:v, 'freigeben', '{"gebuehr_erlassen": "ja", "ohne_posten": "2"}'), 'stufe_2', 'released without fee and without February');
SELECT is((SELECT concat_ws(' ', stufe, hauptforderung, gebuehr, gebuehr_erlassen) FROM akte.mahnungen WHERE vorgang_id = :v ORDER BY id DESC LIMIT 1), '2 636.79 0.00 t', 'as chosen');
SELECT is((SELECT erste_mahnung_am FROM akte.mahnung_positionen ORDER BY id DESC LIMIT 1), DATE '2026-01-28', 'the item keeps the day of its first reminder');
SELECT is(tests.forderungen(:m, :mv), 'Januar 636.79 mahnung | Februar 1130.00 offen', 'what was left out stays open');
SELECT is((SELECT string_agg(zinsen_gezahlt || ' ' || jsonb_array_length(zinsabschnitte), ',' ORDER BY id) FROM akte.mahnung_positionen), '0.00 1,6.79 2', 'paid interest counts; the balance changes with the payment');
SELECT is((SELECT bool_and(stimmt) FROM akte.mahnungen m, api.mahnung_pruefen(m.id)), true, 'both letters derive again');

-- the warning before a notice
SELECT is(tests.schritt(:v, 'kuendigung_androhen', '{"frist": "2026-02-27"}'), 'MAF30', 'one day is no deadline');
SELECT is(tests.schritt(:v, 'kuendigung_androhen', '{"frist": "2026-03-12"}'), 'stufe_2', 'threatened; the state stays');
SELECT is((SELECT daten->'bloecke'->1->'summe'->>1 FROM akte.dokumente WHERE vorgang_id = :v AND art = 'kuendigungsandrohung'), '1766.79', 'with the arrears per month');
SELECT is((SELECT jsonb_array_length(daten->'empfaenger') || ' ' || (daten::text LIKE '%berechtigt schon jetzt%') FROM akte.dokumente WHERE vorgang_id = :v AND art = 'kuendigungsandrohung'), '2 true', 'to both, and that the threshold is reached');

-- suspended at level 2
SELECT is(tests.schritt(:v, 'aussetzen', '{"art": "ratenplan", "bis": "2026-02-01", "grund": "drei Raten"}'), 'MAF35', 'suspended until some day to come');
SELECT is(tests.schritt(:v, 'aussetzen', '{"art": "ratenplan", "bis": "2026-04-01", "grund": "drei Raten"}'), 'ausgesetzt', 'an instalment plan');
SELECT is((SELECT grund FROM api.mahnlauf()), 'ausgesetzt', 'skipped, and said so');
SELECT is(tests.schritt(:v, 'fortsetzen_stufe_3'), 'MAF33', 'it goes on where it stopped');
SELECT is(tests.schritt(:v, 'fortsetzen_vorschlag'), 'MAF33', 'not as a proposal either');
SELECT is(tests.schritt(:v, 'fortsetzen_stufe_2'), 'stufe_2', 'continued');

-- Storno puts everything back
SELECT is((api.mahnung_stornieren(:v, 'an die alte Anschrift gegangen')).nach, 'storniert', 'cancelled');
SELECT is(tests.forderungen(:m, :mv), 'Januar 630.00 offen | Februar 1130.00 offen', 'every claim stands as before; what was paid on the letter is paid on the rent');
SELECT is((SELECT count(*) FROM akte.mahnungen WHERE storniert_am IS NULL), 0::bigint, 'both letters are marked');
SELECT is(tests.schritt(:v, 'freigeben'), 'MA005', 'final');

-- a payment that waits; threshold; block; dispute; deferral
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '100,00', 'wertstellung', '2026-02-26', 'zurueckstellen', 'ja')), 'frei 100.00', 'a payment nobody has looked at');
SELECT is((SELECT grund FROM api.mahnlauf()), 'zahlung_wartet', 'nobody is dunned while his money waits');
SELECT is((SELECT sum(angelegt) FROM api.sollstellungen_erzeugen('2026-02-01')), 0::bigint, 'a run of the claims');
SELECT is((SELECT frei FROM akte.zahlungen WHERE zurueckgestellt), 100.00, 'does not touch what waits for a person');
SELECT is((SELECT zuordnung->>'frei' FROM api.zahlung_zuordnen((SELECT max(id) FROM akte.zahlungen))), '0.00', 'assigned');
SELECT tests.als(:m, 'teamleitung', '2026-02-26 09:00+01') \g /dev/null
SELECT is(api.mahnschwelle_setzen(1000.00), 1000.00, 'a threshold');
SELECT is((SELECT ergebnis FROM api.mahnlauf_vorschau()), 'vorschlag', 'above it');
SELECT is((SELECT ok FROM api.forderung_vermerken('miete', (SELECT max(id) FROM akte.mietzahlungen), '{"art": "bestritten", "am": "2026-02-26", "grund": "Heizung"}')), true, 'February is disputed');
SELECT is((SELECT grund FROM api.mahnlauf_vorschau()), 'unter_schwelle', 'below it');
SELECT is((SELECT ok FROM api.forderung_vermerken('miete', (SELECT min(id) FROM akte.mietzahlungen), '{"art": "gestundet", "am": "2026-02-26", "bis": "2026-03-15", "grund": "Raten"}')), true, 'January is deferred');
SELECT is((SELECT grund FROM api.mahnlauf_vorschau()), 'bestritten_gestundet', 'nothing left to dun');
SELECT is((SELECT fehlercode FROM api.forderung_vermerken('miete', (SELECT min(id) FROM akte.mietzahlungen), '{"art": "gestundet", "am": "2026-02-26", "grund": "Raten"}')), 'MAF10', 'a deferral has an end');
SELECT is((SELECT ok FROM api.forderung_vermerken('miete', (SELECT max(id) FROM akte.mietzahlungen), '{"art": "unbestritten", "am": "2026-02-26", "grund": "geklärt"}')), true, 'settled with the tenant');
SELECT is((SELECT posten || ' ' || hauptforderung FROM api.mahnlauf_vorschau()), '1 1130.00', 'February counts again');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mahnsperre = true WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT grund FROM api.mahnlauf_vorschau()), 'mahnsperre', 'a block stops it');
SELECT is((engine.starten('mahnwesen', :t)).fehlercode, 'MAF23', 'by hand, too');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mahnsperre = false WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;

-- letters on file, level 3, court
SELECT is((engine.starten('mahnwesen', :t)).nach, 'vorgeschlagen', 'a new start');
SELECT tests.mahnung(:t) AS v \gset
SELECT is(tests.schritt(:v, 'zweite_mahnung_nachtragen', '{"stufe_1_am": "2026-02-01", "stufe_2_am": "2026-02-10"}'), 'stufe_2', 'both letters were sent by hand');
SELECT is(tests.schritt(:v, 'naechste_stufe_vorschlagen'), 'stufe_3_vorgeschlagen', 'the last one');
SELECT is(tests.schritt(:v, 'freigeben'), 'stufe_3', 'released');
SELECT is(tests.schritt(:v, 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Schöneberg", "mahngericht": "Amtsgericht Wedding"}'), 'MAF40', 'not before the last term is over');
SELECT tests.um('2026-03-06 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'mahnbescheid_vorbereiten', '{"streitgericht": "Amtsgericht Schöneberg", "mahngericht": "Amtsgericht Wedding"}'), 'mahnbescheid_vorbereitet', 'prepared');
SELECT is((SELECT concat_ws(' ', d->'antragsteller'->>'name', d->'ansprueche'->0->>'katalog_nr', d->'ansprueche'->0->>'betrag', d->>'mahnkosten', d->>'gesamtschuldner') FROM api.mahnbescheid_daten(:v) d), 'Wohnbau Prenzlau GbR 19 1130.00 10.00 true', 'creditor, catalogue number, amount, costs');
SELECT is(tests.schritt(:v, 'antrag_gestellt', '{"am": "2026-03-09"}'), 'MAF42', 'not tomorrow');
SELECT is(tests.schritt(:v, 'antrag_gestellt', '{"am": "2026-03-06", "aktenzeichen": "26-1234567-0-1"}'), 'gerichtlich', 'applied for');

-- a complete payment ends it by itself
SELECT is(tests.zahlen(jsonb_build_object('mietverhaeltnis_id', :mv, 'betrag', '2.000,00', 'wertstellung', '2026-03-06')) ~ '^frei [0-9]', true, 'everything is paid');
SELECT is(tests.stand(:v), 'erledigt', 'the dunning ends by itself');
SELECT is((SELECT lifecycle FROM engine.lifecycle WHERE vorgang_id = :v ORDER BY nr DESC LIMIT 1), 'child_completed:mahnwesen', 'completed');
SELECT is((SELECT count(*) FROM audit.pruefen() WHERE NOT unversehrt), 0::bigint, 'the chain holds');
SELECT * FROM finish();
ROLLBACK;
