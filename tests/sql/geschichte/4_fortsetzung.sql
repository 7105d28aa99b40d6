-- The story, the other way: both sides agree to go on. The lease is back to the letter, no planned Auszug is left. Once from the
-- tenant's notice, once from the landlord's, and in between nothing of the first is in the way of the second.
\ir ../hilfen.psql
\ir haus.psql
SELECT plan(24);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.einziehen(:m, '2018-10-01') AS mv \gset
SELECT tests.traeger(:mv) AS t \gset
SELECT m::text AS vorher FROM akte.mietverhaeltnisse m WHERE id = :mv \gset
SELECT string_agg(k::text, '|' ORDER BY k.id) AS konditionen FROM akte.mietkonditionen k WHERE mietverhaeltnis_id = :mv \gset

-- the tenant's notice
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-28 11:00+01') \g /dev/null
SELECT vorgang_id AS k FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}') \gset
SELECT is(tests.schritt(:k, 'zugang_erfassen', '{"form": "qes", "zugang_am": "28.02.2026"}'), 'zugegangen', 'notice');
SELECT is(tests.zustand(:mv) || ' ' || (SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv), 'gekuendigt 2026-05-31', 'the lease ends on 31 May');
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-20 10:00+02') \g /dev/null
SELECT tests.schritt(tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug'), 'termin_vereinbaren', '{"termin": "29.05.2026 10:00"}') \g /dev/null
SELECT is(tests.schritt(:k, 'widerrufen', '{"grund": "Wir bleiben doch lieber"}'), 'MA004', 'the tenant alone cannot take it back');
SELECT is(tests.schritt(:k, 'fortsetzung_vereinbaren', '{"vereinbart_am": "20.04.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "nein"}'), 'MA526', 'nor with a landlord who does not agree');
SELECT is((SELECT m::text = :'vorher' FROM akte.mietverhaeltnisse m WHERE id = :mv), false, 'refused: still under notice');
SELECT is(tests.schritt(:k, 'fortsetzung_vereinbaren', '{"vereinbart_am": "20.04.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "nachweis": "Vereinbarung vom 20.04.2026, von allen unterschrieben"}'), 'fortgesetzt', 'both agree');
SELECT is((SELECT m::text FROM akte.mietverhaeltnisse m WHERE id = :mv), :'vorher', 'the lease equals its former row byte for byte');
SELECT is((SELECT string_agg(k::text, '|' ORDER BY k.id) FROM akte.mietkonditionen k WHERE mietverhaeltnis_id = :mv), :'konditionen', 'so do its conditions');
SELECT is(tests.zustand(:mv) || ' ' || tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'laufende_vermietung abgesagt', 'running; the agreed Auszug is cancelled in the same transaction');
SELECT is((SELECT count(*) FROM akte.uebergaben WHERE mietverhaeltnis_id = :mv AND variante = 'auszug' AND status <> 'abgesagt'), 0::bigint, 'no planned Auszug is left');
SELECT is((SELECT count(*) FROM engine.fristen f JOIN engine.vorgang v ON v.id = f.vorgang_id WHERE v.traeger_id = :t AND f.erledigt_am IS NULL), 0::bigint, 'no timer is left');
SELECT sitzung.als_dienst(:m), tests.um('2026-06-02 05:00+02') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren()), 0::bigint, 'on 1 June nothing happens');

-- the landlord's notice, an objection, an agreement
SELECT tests.als(:m, 'sachbearbeitung', '2026-06-03 10:00+02') \g /dev/null
SELECT vorgang_id AS k2 FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Eigentümerin und deren Kind"}') \gset
SELECT is(tests.schritt(:k2, 'zugang_erfassen', '{"form": "papier", "zugang_am": "03.06.2026", "hinweis_widerspruch": "ja"}'), 'zugegangen', 'the landlord''s turn');
SELECT is((SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv), '2026-11-30', 'third Werktag of June: six months to 30 November');
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'geplant', 'a new Auszug is planned');
SELECT is(tests.schritt(:k2, 'widerspruch_einlegen', '{"eingegangen_am": "03.06.2026", "form": "email", "grund": "Schulwechsel der Tochter mitten im Jahr"}'), 'haertefall', 'objection');
SELECT is(tests.schritt(:k2, 'fortsetzung_vereinbaren', '{"vereinbart_am": "03.06.2026", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'), 'fortgesetzt', 'out of the hardship, too');
SELECT is((SELECT m::text FROM akte.mietverhaeltnisse m WHERE id = :mv), :'vorher', 'byte for byte again');
SELECT is((SELECT string_agg(status, ',' ORDER BY id) FROM akte.uebergaben WHERE mietverhaeltnis_id = :mv), 'abgeschlossen,abgesagt,abgesagt', 'both planned handovers are cancelled');
SELECT is(tests.master(:mv), 'vertragsabschluss → laufende_vermietung → gekuendigt → laufende_vermietung → gekuendigt → laufende_vermietung', 'the master went there and back');
SELECT is(tests.lebenslauf(:mv), 'child_started:vertragsabschluss, child_started:wohnungsuebergabe[einzug], child_completed:wohnungsuebergabe[einzug], child_completed:vertragsabschluss, '
  'child_started:kuendigung, child_started:wohnungsuebergabe[auszug], child_cancelled:kuendigung, child_cancelled:wohnungsuebergabe[auszug], '
  'child_started:kuendigung, child_started:wohnungsuebergabe[auszug], child_cancelled:kuendigung, child_cancelled:wohnungsuebergabe[auszug]', 'as the bracket heard it');
SELECT is((SELECT count(*) FROM akte.kautionsabrechnungen), 0::bigint, 'no settlement was begun');
SELECT is(tests.saldo(:mv), 2760.00, 'the deposit stays where it is');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen()), true, 'the log is whole');
SELECT * FROM finish();
ROLLBACK;
