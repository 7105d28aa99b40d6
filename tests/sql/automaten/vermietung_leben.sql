-- vermietung: a whole life through all four states, every reaction of the master, in order and out of order.
\ir ../hilfen.psql
SELECT plan(79);

SELECT tests.mandant() AS m \gset
CREATE FUNCTION tests.stand(p_mv bigint) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(v.automat || coalesce('[' || nullif(v.variante, '') || ']', '') || '=' || v.zustand, ' ' ORDER BY v.id)
    FROM engine.vorgang v WHERE v.traeger_id = tests.traeger(p_mv) AND v.beendet_am IS NULL
$$;
CREATE FUNCTION tests.reihe(p_mv bigint) RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT to_jsonb(m) FROM akte.mietverhaeltnisse m WHERE m.id = p_mv
$$;
-- the log from a row on: automat ereignis lifecycle
CREATE FUNCTION tests.log(p_mv bigint, p_ab bigint) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(e.automat || '.' || e.ereignis || coalesce(' (' || e.lifecycle || ')', ''), ', ' ORDER BY e.nr)
    FROM audit.eintraege e WHERE e.strom_id = tests.traeger(p_mv) AND e.nr > p_ab
$$;
CREATE FUNCTION tests.kopf(p_mv bigint) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.nr FROM audit.koepfe k WHERE k.strom_id = tests.traeger(p_mv)
$$;
-- a notice that was received; gives its Vorgang
CREATE FUNCTION tests.kuendigen(p_mv bigint, p_zugang text DEFAULT '2026-02-28') RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_e record;
  v_s text;
BEGIN
  SELECT * INTO v_e FROM engine.starten('kuendigung', tests.traeger(p_mv), '{"durch": "mieter", "art": "ordentlich"}');
  v_s := tests.schritt(v_e.vorgang_id, 'zugang_erfassen', jsonb_build_object('form', 'papier', 'zugang_am', p_zugang, 'alle_unterschriften', 'ja'));
  IF v_s <> 'zugegangen' THEN
    RAISE EXCEPTION 'fixture: %', v_s;
  END IF;
  RETURN v_e.vorgang_id;
END $$;
CREATE FUNCTION tests.startbar(p_mv bigint) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(s.ereignis, ' ' ORDER BY s.ereignis), '-') FROM engine.startbare_automaten(tests.traeger(p_mv)) s WHERE s.moeglich
$$;
CREATE FUNCTION tests.von_hand(p_mv bigint, p_automat text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(e.fehlercode, e.nach) FROM engine.starten(p_automat, tests.traeger(p_mv), p_daten) e
$$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2018-09-01 10:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"kaution_art": "keine", "kaution_betrag": null}') AS mv \gset
SELECT tests.vorgang(:mv, 'vermietung') AS master, tests.traeger(:mv) AS t \gset

-- vertragsabschluss
SELECT is(tests.stand(:mv), 'vermietung=vertragsabschluss vertragsabschluss=entwurf wohnungsuebergabe[einzug]=geplant', 'how it begins');
SELECT is((SELECT count(*) FROM engine.moegliche_ereignisse(:master)), 0::bigint, 'the master has no button');
SELECT is(tests.schritt(:master, 'einzug_erfolgt'), 'MA013', 'nobody moves it by hand');
SELECT is(tests.schritt(:master, 'abschliessen'), 'MA004', 'nor past a state');
SELECT is(tests.startbar(:mv), 'aufgabe_status stammdatenaenderung', 'no second Einzug: one is planned');
SELECT is(tests.von_hand(:mv, 'kuendigung', '{"durch": "mieter", "art": "ordentlich"}'), 'MA018', 'no notice before the lease runs');
SELECT is(tests.von_hand(:mv, 'kaution_rueckzahlung'), 'MA018', 'no settlement by hand');
SELECT tests.unterzeichnen(:mv) \g /dev/null
SELECT is(tests.stand(:mv), 'vermietung=vertragsabschluss vertragsabschluss=unterzeichnet wohnungsuebergabe[einzug]=geplant', 'signed: the master waits');

-- Einzug
SELECT tests.um('2018-10-01 10:00+02') \g /dev/null
SELECT tests.kopf(:mv) AS nr \gset
SELECT tests.uebergeben(:m, :mv, 'einzug') \g /dev/null
SELECT is(tests.stand(:mv), 'vermietung=laufende_vermietung', 'handed over: the lease runs, nothing else does');
SELECT is(tests.log(:mv, :nr + 7), 'wohnungsuebergabe.abschliessen (child_completed:wohnungsuebergabe), vertragsabschluss.einzug_erfolgt (child_completed:vertragsabschluss), vermietung.einzug_erfolgt', 'the cascade in one step');
SELECT is(tests.reihe(:mv)->>'status', 'laufende_vermietung', 'status mirrored');
SELECT is((SELECT count(DISTINCT e.zeit) FROM audit.eintraege e WHERE e.strom_id = :t AND e.nr > :nr + 7), 1::bigint, 'at one time');
SELECT is(tests.startbar(:mv), 'aufgabe_status kuendigung mieterhoehung mieterwechsel mietminderung modernisierung schaden stammdatenaenderung untervermietung', 'what may be started now');
SELECT is(tests.von_hand(:mv, 'kaution_rueckzahlung'), 'MA018', 'no settlement by hand');
SELECT is((SELECT e.hinweis FROM engine.starten('kaution_rueckzahlung', :t) e), 'Dieser Vorgang startet immer von selbst.', 'it starts by itself');
SELECT is((SELECT count(*) FROM engine.uebergaenge u JOIN engine.automaten a USING (automat, version) WHERE a.automat = 'vermietung' AND a.aktuell AND u.von = 'laufende_vermietung' AND u.nach = 'mietvertrag_abgeschlossen'), 0::bigint, 'no way from a running lease to its end');
SELECT is((SELECT count(*) FROM engine.uebergaenge u JOIN engine.automaten a USING (automat, version) WHERE a.automat = 'vermietung' AND a.aktuell AND u.von = 'mietvertrag_abgeschlossen'), 0::bigint, 'none out of the end');
SELECT is((SELECT count(*) FROM engine.uebergaenge u JOIN engine.automaten a USING (automat, version) WHERE a.automat = 'vermietung' AND a.aktuell AND u.von <> '' AND u.art <> 'automatisch'), 0::bigint, 'every step of the master is automatic');

-- a draft of a notice, taken back: the master never hears of it
SELECT tests.um('2026-02-28 10:00+01') \g /dev/null
SELECT tests.reihe(:mv) AS vorher \gset
SELECT is(tests.von_hand(:mv, 'kuendigung', '{"durch": "mieter", "art": "ordentlich"}'), 'entwurf', 'a draft of a notice');
SELECT is(tests.von_hand(:mv, 'kuendigung', '{"durch": "vermieter", "art": "ordentlich"}'), 'MA006', 'a second one beside it');
SELECT is((SELECT (s.moeglich, s.fehlercode, s.norm IS NOT NULL)::text FROM engine.startbare_automaten(:t) s WHERE s.ereignis = 'kuendigung'), '(f,MA006,t)', 'the button says why');
SELECT is(tests.schritt(tests.vorgang(:mv, 'kuendigung'), 'auszug_erfolgt'), 'MA004', 'nobody completes a draft');
SELECT is(tests.schritt(tests.vorgang(:mv, 'kuendigung'), 'widerrufen', '{"grund": "Irrtum"}'), 'widerrufen', 'taken back');
SELECT is(tests.stand(:mv), 'vermietung=laufende_vermietung', 'the lease runs on');
SELECT is(tests.reihe(:mv), :'vorher'::jsonb, 'unchanged');

-- received: gekuendigt and the planned Auszug, together
SELECT tests.kopf(:mv) AS nr \gset
SELECT tests.kuendigen(:mv) AS k1 \gset
SELECT is(tests.stand(:mv), 'vermietung=gekuendigt kuendigung=zugegangen wohnungsuebergabe[auszug]=geplant', 'under notice');
SELECT is(tests.log(:mv, :nr), 'kuendigung.starten (child_started:kuendigung), kuendigung.zugang_erfassen, vermietung.kuendigung_zugegangen, wohnungsuebergabe.starten (child_started:wohnungsuebergabe)', 'in one step');
SELECT is((SELECT (u.geplant_am, m.mietende, m.auszug_geplant_am, m.status)::text FROM akte.uebergaben u JOIN akte.mietverhaeltnisse m ON m.id = u.mietverhaeltnis_id WHERE u.vorgang_id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug')), '(2026-05-31,2026-05-31,2026-05-31,gekuendigt)', 'planned on the end of the lease');
SELECT is((SELECT v.entstanden_aus FROM engine.vorgang v WHERE v.id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug')), :k1::bigint, 'the Auszug came from the notice');
SELECT is(tests.von_hand(:mv, 'kuendigung', '{"durch": "mieter", "art": "ordentlich"}'), 'MA018', 'a second notice is no second Vorgang');
SELECT is(tests.von_hand(:mv, 'kaution_rueckzahlung'), 'MA018', 'still no settlement by hand');
SELECT is(tests.schritt(:k1, 'auszug_erfolgt'), 'MA013', 'the Auszug completes the notice, nobody else');
SELECT is(tests.schritt(:k1, 'widerrufen', '{"grund": "Irrtum"}'), 'MA004', 'a received notice is not taken back alone');
SELECT is(tests.schritt(:master, 'fortsetzen'), 'MA013', 'nor the master moved back');

-- both sides go on: to the letter, nothing planned is left
SELECT is(tests.schritt(tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug'), 'termin_vereinbaren', '{"termin": "31.05.2026 10:00"}'), 'terminiert', '(an appointment was made)');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET lastschrift = true, notizen = 'Neue Bank' WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT tests.kopf(:mv) AS nr \gset
SELECT is(tests.schritt(:k1, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-02-28", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'), 'fortgesetzt', 'agreed to go on');
SELECT is(tests.stand(:mv), 'vermietung=laufende_vermietung', 'the lease runs, no Auszug, no notice');
SELECT is(tests.log(:mv, :nr), 'kuendigung.fortsetzung_vereinbaren (child_cancelled:kuendigung), wohnungsuebergabe.absagen_automatisch (child_cancelled:wohnungsuebergabe), vermietung.fortsetzen', 'in one step');
SELECT is(tests.reihe(:mv), :'vorher'::jsonb || '{"lastschrift": true, "notizen": "Neue Bank"}', 'restored to the letter; what changed for other reasons stays');
SELECT is((SELECT (u.status, u.abgesagt_grund)::text FROM akte.uebergaben u WHERE u.vorgang_id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug')), '(abgesagt,"Das Mietverhältnis läuft weiter.")', 'the Auszug says why');
SELECT is(tests.startbar(:mv), 'aufgabe_status kuendigung mieterhoehung mieterwechsel mietminderung modernisierung schaden stammdatenaenderung untervermietung', 'a new notice is possible');

-- a notice that turns out void, while the protocol of the Auszug was already signed
SELECT tests.reihe(:mv) AS vorher \gset
SELECT tests.kuendigen(:mv) AS k2, tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a2 \gset
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a2 \gset
SELECT tests.schritt(:a2, 'termin_vereinbaren', '{"termin": "28.02.2026 12:00"}'), tests.schritt(:a2, 'protokoll_beginnen'), tests.schritt(:a2, 'zaehler_ablesen', '{"art": "gas", "nummer": "9", "stand": "1", "einheit": "m³"}'),
       tests.schritt(:a2, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "1"}'), tests.schritt(:a2, 'unterzeichnen', '{"partei": "mieter", "name": "Katrin Ostermann", "stufe": "verweigert", "zeuge": "M. Aydin"}') \g /dev/null
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'teilunterzeichnet', '(one side has signed)');
SELECT is(tests.schritt(:k2, 'zurueckweisen', '{"unwirksam_grund": "unterschrift", "unwirksam_am": "2026-02-28", "begruendung": "Unterschrift fehlt"}'), 'unwirksam', 'the notice is void');
SELECT is(tests.stand(:mv) || ' ' || (tests.reihe(:mv) = :'vorher'::jsonb), 'vermietung=laufende_vermietung true', 'restored to the letter, the Auszug is off');

-- a planned Auszug that was at the lease before (stock taken over) comes back, too
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET auszug_geplant_am = '2030-12-31' WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT tests.kuendigen(:mv) AS k6 \gset
SELECT is(tests.schritt(:k6, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-02-28", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'), 'fortgesetzt', 'agreed once more');
SELECT is(tests.reihe(:mv), :'vorher'::jsonb || '{"auszug_geplant_am": "2030-12-31"}', 'to the letter means the letter');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET auszug_geplant_am = NULL WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;

-- a continuation for a time ends on its day
SELECT tests.kuendigen(:mv) AS k3 \gset
SELECT is(tests.schritt(:k3, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-02-28", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "befristet_bis": "2026-12-31"}'), 'fortgesetzt', 'to go on until the end of the year');
SELECT is(tests.reihe(:mv), :'vorher'::jsonb || '{"mietende": "2026-12-31"}', 'the lease ends then');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mietende = NULL WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;

-- a planned Auszug called off by hand can be planned again, and only then
SELECT tests.kuendigen(:mv) AS k4 \gset
SELECT is(tests.startbar(:mv), 'aufgabe_status mietminderung schaden stammdatenaenderung', 'the Auszug is planned: no second one');
SELECT is(tests.schritt(tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug'), 'absagen', '{"grund": "Mieter ist im Krankenhaus"}'), 'abgesagt', 'called off');
SELECT is(tests.reihe(:mv)->>'auszug_geplant_am', NULL, 'no planned Auszug is left standing');
SELECT is(tests.stand(:mv), 'vermietung=gekuendigt kuendigung=zugegangen', 'still under notice');
SELECT is(tests.startbar(:mv), 'aufgabe_status mietminderung schaden stammdatenaenderung wohnungsuebergabe[auszug]', 'it can be planned by hand');
SELECT is(tests.von_hand(:mv, 'wohnungsuebergabe[auszug]', '{"geplant_am": "2018-09-30"}'), 'MA414', 'not before the lease began');
SELECT is(tests.von_hand(:mv, 'wohnungsuebergabe[auszug]', '{"geplant_am": "2026-05-31"}'), 'geplant', 'planned again');
SELECT is(tests.reihe(:mv)->>'auszug_geplant_am', '2026-05-31', 'at the lease, too');

-- a fault in any part of the cascade undoes all of it; one row says who tried
SELECT tests.um('2026-05-31 10:00+02') \g /dev/null
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a4 \gset
SELECT tests.schritt(:a4, 'termin_vereinbaren', '{"termin": "31.05.2026 10:00"}'), tests.schritt(:a4, 'protokoll_beginnen'), tests.schritt(:a4, 'zaehler_ablesen', '{"art": "gas", "nummer": "9", "stand": "1", "einheit": "m³"}'),
       tests.schritt(:a4, 'schluessel_erfassen', '{"art": "Haustür", "anzahl": "1"}'), tests.schritt(:a4, 'mangel_erfassen', '{"raum": "Küche", "beschreibung": "Backofenglas fehlt", "verantwortlich": "mieter", "kosten_geschaetzt": "180"}'),
       tests.schritt(:a4, 'unterzeichnen', '{"partei": "mieter", "name": "Katrin Ostermann", "stufe": "verweigert", "zeuge": "M. Aydin"}'),
       tests.schritt(:a4, 'unterzeichnen', '{"partei": "vermieter", "name": "Sabine Reuter", "stufe": "verweigert", "zeuge": "M. Aydin"}') \g /dev/null
SELECT tests.kopf(:mv) AS nr, tests.stand(:mv) AS stand, tests.reihe(:mv) AS vorher \gset
SELECT is(:'stand'::text, 'vermietung=gekuendigt kuendigung=zugegangen wohnungsuebergabe[auszug]=unterzeichnet', '(ready to close)');
RESET ROLE;
SAVEPOINT heil;
CREATE OR REPLACE FUNCTION regel.vermietung_maengelliste(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$ BEGIN RAISE EXCEPTION 'kaputt'; END $$;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:a4, 'abschliessen', '{"uebergeben_am": "2026-05-31"}'), 'MA099', 'a fault where the settlement would begin');
SELECT is(tests.stand(:mv) || ' ' || (tests.reihe(:mv) = :'vorher'::jsonb), :'stand' || ' true', 'everything is where it was, the notice as well');
SELECT is(tests.log(:mv, :nr), 'wohnungsuebergabe.abschliessen', 'one row, no lifecycle event');
SELECT is((SELECT count(*) FROM akte.dokumente d WHERE d.vorgang_id = :a4), 0::bigint, 'no document');
RESET ROLE;
ROLLBACK TO heil;
CREATE OR REPLACE FUNCTION regel.uebergabe_protokoll_ausstellen(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$ BEGIN PERFORM 1 / 0; RETURN NULL; END $$;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:a4, 'abschliessen', '{"uebergeben_am": "2026-05-31"}'), 'MA099', 'a fault while the protocol is written');
SELECT is(tests.stand(:mv) || ' ' || (tests.reihe(:mv) = :'vorher'::jsonb), :'stand' || ' true', 'everything is where it was');
RESET ROLE;
ROLLBACK TO heil;
CREATE OR REPLACE FUNCTION regel.kuendigung_sichern(p_k engine.kontext) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$ BEGIN RETURN NULL; END $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01"}') AS mv2 \gset
SELECT is(tests.von_hand(:mv2, 'kuendigung', '{"durch": "mieter", "art": "ordentlich"}'), 'entwurf', '(a notice whose backup is broken)');
SELECT is(tests.schritt(tests.vorgang(:mv2, 'kuendigung'), 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-05-31", "alle_unterschriften": "ja"}'), 'MA326', 'does not get through');
SELECT is(tests.stand(:mv2) || ' ' || coalesce(tests.reihe(:mv2)->>'mietende', 'unbefristet'), 'vermietung=laufende_vermietung kuendigung=entwurf unbefristet', 'and leaves no trace');
RESET ROLE;
ROLLBACK TO heil;
SET LOCAL ROLE mietakte_dba;

-- evicted first, given back then: the notice is already done when the Auszug ends
SELECT tests.um('2026-02-28 10:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01"}') AS mv3 \gset
SELECT tests.kuendigen(:mv3) AS k5 \gset
SELECT tests.um('2026-09-01 10:00+02') \g /dev/null
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT is((SELECT string_agg(f.ereignis || ' ' || f.ok, ', ' ORDER BY f.faellig_am) FROM engine.faellige_fristen_ausfuehren() f WHERE f.vorgang_id = :k5), 'mietende_erreichen true', '(the end of the lease has passed)');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT tests.schritt(:k5, 'klage_einreichen', '{"klage_am": "2026-06-15", "gericht": "AG Schöneberg"}') \g /dev/null
SELECT is(tests.schritt(:k5, 'raeumung_vollstreckt', '{"raeumung_am": "2026-09-01"}'), 'vollzogen', 'evicted');
SELECT is(tests.stand(:mv3), 'vermietung=gekuendigt wohnungsuebergabe[auszug]=geplant', 'the handover is still to come');
SELECT tests.uebergeben(:m, :mv3, 'auszug') \g /dev/null
SELECT is(tests.stand(:mv3), 'vermietung=gekuendigt kaution_rueckzahlung=maengelbewertung', 'and leads to the settlement all the same');

-- given back, settled, closed
SELECT tests.um('2026-05-31 10:00+02') \g /dev/null
SELECT tests.kopf(:mv) AS nr \gset
SELECT is(tests.schritt(:a4, 'abschliessen', '{"uebergeben_am": "2026-05-31"}'), 'abgeschlossen', 'given back');
SELECT is(tests.stand(:mv), 'vermietung=gekuendigt kaution_rueckzahlung=maengelbewertung', 'the notice is done, the settlement runs');
SELECT is(tests.log(:mv, :nr), 'wohnungsuebergabe.abschliessen (child_completed:wohnungsuebergabe), kuendigung.auszug_erfolgt (child_completed:kuendigung), kaution_rueckzahlung.starten (child_started:kaution_rueckzahlung)', 'in one step');
SELECT is(tests.von_hand(:mv, 'wohnungsuebergabe[auszug]', '{"geplant_am": "2026-06-01"}'), 'MA403', 'no second Auszug');
SELECT is(tests.schritt(tests.vorgang(:mv, 'kaution_rueckzahlung'), 'nullabrechnung'), 'abgeschlossen', 'a lease without deposit ends the same way');
SELECT is((SELECT (m.status, m.ausgang)::text FROM akte.mietverhaeltnisse m WHERE m.id = :mv), '(mietvertrag_abgeschlossen,regulaer)', 'closed');
SELECT is(tests.stand(:mv) IS NULL AND tests.startbar(:mv) = '-', true, 'nothing runs, nothing can be started');
SELECT is((SELECT string_agg(e.lifecycle, ' ' ORDER BY e.nr) FROM audit.eintraege e WHERE e.strom_id = :t AND e.lifecycle IS NOT NULL AND e.nr > :nr), 'child_completed:wohnungsuebergabe child_completed:kuendigung child_started:kaution_rueckzahlung child_completed:kaution_rueckzahlung', 'the lifecycle of the end');
SELECT ok(bool_and(p.unversehrt), 'the chain of the whole life holds') FROM audit.pruefen() p;

SELECT * FROM finish();
ROLLBACK;
