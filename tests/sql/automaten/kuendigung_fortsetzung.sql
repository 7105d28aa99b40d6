-- kuendigung: the ways back. The lease equals its former row byte for byte and no planned Auszug is left; and what happens when a
-- step breaks halfway.
\ir ../hilfen.psql
SELECT plan(40);

CREATE FUNCTION tests.kuendigen(p_mv bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_e engine.ergebnis;
BEGIN
  v_e := engine.starten('kuendigung', tests.traeger(p_mv), '{"durch": "mieter", "art": "ordentlich"}');
  IF v_e.ok THEN v_e := engine.ausloesen(v_e.vorgang_id, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28"}'); END IF;
  IF NOT v_e.ok THEN RAISE EXCEPTION 'fixture: % %', v_e.fehlercode, v_e.meldung; END IF;
  RETURN v_e.vorgang_id;
END $$;
CREATE FUNCTION tests.alles(p_mv bigint) RETURNS text LANGUAGE sql SECURITY DEFINER AS $$
  SELECT concat_ws(' | ', (SELECT m::text FROM akte.mietverhaeltnisse m WHERE m.id = p_mv), tests.zustand(p_mv, 'kuendigung'), tests.zustand(p_mv),
    (SELECT count(*) FROM akte.uebergaben u WHERE u.mietverhaeltnis_id = p_mv), (SELECT count(*) FROM akte.dokumente d WHERE d.mietverhaeltnis_id = p_mv),
    (SELECT count(*) FROM akte.kuendigung_erklaerungen), (SELECT count(*) FROM engine.fristen WHERE erledigt_am IS NULL),
    (SELECT count(*) FROM engine.vorgang), (SELECT sicherung IS NULL FROM akte.kuendigungen k WHERE k.vorgang_id = tests.vorgang(p_mv, 'kuendigung')))
$$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS mv \gset
SELECT m::text AS vorher FROM akte.mietverhaeltnisse m WHERE id = :mv \gset
SELECT tests.kuendigen(:mv) AS v \gset
SELECT isnt((SELECT m::text FROM akte.mietverhaeltnisse m WHERE id = :mv), :'vorher', 'under notice the lease is another');

-- both sides, nobody alone
SELECT is(tests.schritt(:v, 'widerrufen', '{"grund": "Wir bleiben doch"}'), 'MA004', 'after Zugang nobody takes it back alone');
SELECT is(tests.schritt(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja"}'), 'MA012', 'what does the other side say?');
SELECT is(tests.schritt(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja", "zustimmung_vermieter": "nein"}'), 'MA526', 'no');
SELECT is((SELECT felder FROM engine.ausloesen(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "nein", "zustimmung_vermieter": "ja"}')) ? 'zustimmung_mieter', true, 'the message stands at the one that is missing');
SELECT is(tests.schritt(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-03", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'), 'MA527', 'not tomorrow');
SELECT is(tests.schritt(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-02-27", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'), 'MA527', 'not before the notice');
SELECT is(tests.schritt(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "befristet_bis": "2026-05-31"}'), 'MA527', 'for a time that ends no later is none');
SELECT is(tests.zustand(:mv) || ' ' || tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'gekuendigt geplant', 'refused: all as it was');

-- even with an appointment and a protocol that has begun
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a \gset
SELECT tests.schritt(:a, 'termin_vereinbaren', '{"termin": "2026-05-29 10:00"}') \g /dev/null
SELECT is(tests.schritt(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "nachweis": "Vereinbarung vom 2. März 2026"}'), 'fortgesetzt', 'both sides agree');
SELECT is((SELECT m::text FROM akte.mietverhaeltnisse m WHERE id = :mv), :'vorher', 'the lease is back to the letter');
SELECT is(tests.zustand(:mv) || ' ' || tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'laufende_vermietung abgesagt', 'no planned Auszug is left');
SELECT is((SELECT count(*) FROM engine.vorgang WHERE traeger_id = tests.traeger(:mv) AND NOT ist_klammer AND beendet_am IS NULL), 0::bigint, 'nothing is open');
SELECT is((SELECT count(*) FROM engine.fristen f JOIN engine.vorgang v ON v.id = f.vorgang_id WHERE v.traeger_id = tests.traeger(:mv) AND f.erledigt_am IS NULL), 0::bigint, 'no timer ticks');
SELECT is((SELECT (status, fortsetzung_bis)::text FROM akte.kuendigungen WHERE vorgang_id = :v), '(fortgesetzt,)', 'the notice says how it ended');
SELECT is((SELECT string_agg(lifecycle, ', ' ORDER BY nr) FROM engine.lifecycle WHERE traeger_id = tests.traeger(:mv) AND zeit >= '2026-03-02'),
  'child_started:kuendigung, child_started:wohnungsuebergabe, child_cancelled:kuendigung, child_cancelled:wohnungsuebergabe', 'the bracket heard it');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen() WHERE vorgang_id = :v), true, 'the chain holds');

-- another notice is possible, and restores what was before it
SELECT tests.kuendigen(:mv) AS v2 \gset
SELECT is(tests.zustand(:mv), 'gekuendigt', 'a new notice');
SELECT is(tests.schritt(:v2, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "befristet_bis": "2026-12-31"}'), 'fortgesetzt', 'for a time');
SELECT is((SELECT (status, fortsetzung_bis)::text FROM akte.kuendigungen WHERE vorgang_id = :v2), '(fortgesetzt,2026-12-31)', 'the day is on file');
SELECT is((SELECT m.mietende FROM akte.mietverhaeltnisse m WHERE id = :mv), '2026-12-31', 'and the lease ends on it');
SELECT is((SELECT jsonb_populate_record(m, '{"mietende": null}')::text FROM akte.mietverhaeltnisse m WHERE id = :mv), :'vorher', 'but for that it is back to the letter');
SELECT m::text AS vorher FROM akte.mietverhaeltnisse m WHERE id = :mv \gset

-- a notice does not prolong a lease that ends sooner anyway
SELECT vorgang_id AS lang FROM engine.starten('kuendigung', tests.traeger(:mv), '{"durch": "vermieter", "art": "ordentlich", "grund": "Eigenbedarf für die Tochter der Vermieterin"}') \gset
SELECT tests.schritt(:lang, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "zum": "2027-06-30"}') \g /dev/null
SELECT is((SELECT k.mietende || ' ' || m.mietende || ' ' || u.geplant_am FROM akte.kuendigungen k JOIN akte.mietverhaeltnisse m ON m.id = k.mietverhaeltnis_id JOIN akte.uebergaben u ON u.mietverhaeltnis_id = m.id AND u.status = 'geplant' WHERE k.vorgang_id = :lang), '2026-12-31 2026-12-31 2026-12-31', 'given to June 2027: the agreed December counts');
SELECT tests.schritt(:lang, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}') \g /dev/null

-- a defect of form found later does the same
SELECT tests.kuendigen(:mv) AS v3 \gset
SELECT is(tests.schritt(:v3, 'erklaerung_zurueckweisen', '{"nummer": "1", "unwirksam_grund": "form", "unwirksam_am": "2026-03-02", "begruendung": "nur eine Kopie"}'), 'MA528', 'the only notice ends the Vorgang');
SELECT is(tests.schritt(:v3, 'zurueckweisen', '{"unwirksam_grund": "form", "unwirksam_am": "2026-03-02"}'), 'MA012', 'why?');
SELECT is(tests.schritt(:v3, 'zurueckweisen', '{"unwirksam_grund": "vollmacht", "unwirksam_am": "2026-03-02", "begruendung": "Vollmacht fehlte, unverzüglich zurückgewiesen"}'), 'unwirksam', 'void');
SELECT is((SELECT m::text FROM akte.mietverhaeltnisse m WHERE id = :mv), :'vorher', 'to the letter');
SELECT is((SELECT (unwirksam_grund, unwirksam_am, unwirksam_text)::text FROM akte.kuendigung_erklaerungen WHERE unwirksam_grund IS NOT NULL), '(vollmacht,2026-03-02,"Vollmacht fehlte, unverzüglich zurückgewiesen")', 'with its reason');

-- what changed meanwhile for other reasons stays
SELECT tests.kuendigen(:mv) AS v4 \gset
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET lastschrift = NOT lastschrift WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT tests.schritt(:v4, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}') \g /dev/null
SELECT is((SELECT m::text = :'vorher' FROM akte.mietverhaeltnisse m WHERE id = :mv), false, 'a direct debit granted meanwhile is not undone');
SELECT is((SELECT mietende || ' ' || (auszug_geplant_am IS NULL) FROM akte.mietverhaeltnisse WHERE id = :mv), '2026-12-31 true', 'but the end is');

-- faults: whatever breaks in the cascade, nothing of it stays but the record of the attempt
SELECT engine.starten('kuendigung', tests.traeger(:mv), '{"durch": "mieter", "art": "ordentlich"}') \g /dev/null
SELECT tests.vorgang(:mv, 'kuendigung') AS v5, tests.alles(:mv) AS davor \gset
RESET ROLE;
CREATE FUNCTION tests.bruch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted'; END $$;
CREATE TRIGGER bruch BEFORE INSERT ON akte.dokumente FOR EACH ROW EXECUTE FUNCTION tests.bruch();
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v5, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28"}'), 'MA099', 'the letter cannot be written');
SELECT is(tests.alles(:mv), :'davor', 'nothing has happened');
RESET ROLE;
DROP TRIGGER bruch ON akte.dokumente;
CREATE TRIGGER bruch BEFORE INSERT ON akte.uebergaben FOR EACH ROW EXECUTE FUNCTION tests.bruch();
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v5, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28"}'), 'MA099', 'the follow-up cannot be planned');
SELECT is(tests.alles(:mv), :'davor', 'nothing has happened: no half notice');
RESET ROLE;
DROP TRIGGER bruch ON akte.uebergaben;
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT count(*) FROM audit.eintraege WHERE vorgang_id = :v5 AND fehlercode = 'MA099' AND nach IS NULL), 2::bigint, 'both attempts are on file as what they were');
SELECT is(tests.schritt(:v5, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28"}'), 'zugegangen', 'and the third goes through');
SELECT tests.alles(:mv) AS davor \gset
RESET ROLE;
CREATE TRIGGER bruch BEFORE UPDATE ON akte.mietverhaeltnisse FOR EACH ROW WHEN (NEW.mietende > OLD.mietende) EXECUTE FUNCTION tests.bruch();
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:v5, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-03-02", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'), 'MA099', 'the restoration breaks');
SELECT is(tests.alles(:mv), :'davor', 'then the notice goes on, too: no half continuation');
RESET ROLE;

-- nobody writes past the machine
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok('UPDATE akte.kuendigungen SET status = ''vollzogen''', '42501', NULL, 'the staff''s login holds no UPDATE');
SELECT throws_ok('INSERT INTO akte.kuendigung_erklaerungen (mandant_id, kuendigung_id, nummer, durch, art, zugang_am, mietende, rechenweg) VALUES (1, 1, 9, ''mieter'', ''ordentlich'', ''2026-01-01'', ''2026-01-31'', ''{}'')', '42501', NULL, 'nor INSERT');
SELECT * FROM finish();
ROLLBACK;
