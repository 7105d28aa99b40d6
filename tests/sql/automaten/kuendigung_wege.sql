-- kuendigung: the rarer ways, each walked once: what can still happen after an objection, after the end and before the court.
\ir ../hilfen.psql
SELECT plan(24);

CREATE FUNCTION tests.nacht(p_m bigint, p_zeit timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sitzung.als_dienst(p_m);
  PERFORM tests.um(p_zeit);
  PERFORM engine.faellige_fristen_ausfuehren();
  PERFORM tests.als(p_m, 'sachbearbeitung', p_zeit);
END $$;
-- a lease of nine years, the landlord's notice of 28 February 2026 (end 30 November), walked to a state
CREATE FUNCTION tests.bis(p_m bigint, p_zustand text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_mv bigint;
  v_e  engine.ergebnis;
BEGIN
  PERFORM tests.als(p_m, 'sachbearbeitung', '2026-03-02 09:00+01');
  v_mv := tests.laufend(p_m, '{"mietbeginn": "2017-04-15"}');
  v_e := engine.starten('kuendigung', tests.traeger(v_mv), '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Vermieterin"}');
  v_e := engine.ausloesen(v_e.vorgang_id, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "hinweis_widerspruch": "ja"}');
  IF p_zustand = 'haertefall' THEN
    PERFORM tests.um('2026-09-30 09:00+02');
    v_e := engine.ausloesen(v_e.vorgang_id, 'widerspruch_einlegen', '{"eingegangen_am": "2026-09-30", "form": "email", "grund": "schwere Krankheit der Mieterin"}');
  ELSE
    PERFORM tests.nacht(p_m, '2026-12-01 06:00+01');
    IF p_zustand = 'raeumungsklage' THEN
      v_e := engine.ausloesen(v_e.vorgang_id, 'klage_einreichen', '{"klage_am": "2026-12-01", "gericht": "Amtsgericht Schöneberg"}');
    END IF;
  END IF;
  IF tests.zustand(v_mv, 'kuendigung') <> p_zustand THEN
    RAISE EXCEPTION 'fixture: % %', tests.zustand(v_mv, 'kuendigung'), v_e;
  END IF;
  RETURN v_mv;
END $$;
-- both sides give further notices, today
CREATE FUNCTION tests.beide(p_v bigint) RETURNS text LANGUAGE sql AS $$
  SELECT tests.schritt(p_v, 'weitere_kuendigung', jsonb_build_object('art', 'ordentlich', 'grund_art', 'verwertung', 'grund', 'Hinderung angemessener wirtschaftlicher Verwertung des Hauses',
             'form', 'papier', 'zugang_am', engine.heute(), 'hinweis_widerspruch', 'ja'))
         || ' ' || tests.schritt(p_v, 'gegenkuendigung', jsonb_build_object('art', 'ordentlich', 'form', 'papier', 'zugang_am', engine.heute(), 'alle_unterschriften', 'ja'))
$$;
\set mangel '{"nummer": "1", "unwirksam_am": "2026-09-30", "unwirksam_grund": "begruendung", "begruendung": "Der Bedarf war im Schreiben nicht dargelegt."}'
\set weg '{"unwirksam_am": "2026-09-30", "unwirksam_grund": "form", "begruendung": "Nur eine Kopie der Unterschrift lag bei."}'
\set einig '{"vereinbart_am": "2026-12-01", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja", "nachweis": "Vereinbarung vom 01.12.2026"}'
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;

-- after an objection
SELECT tests.bis(:m, 'haertefall') AS mv \gset
SELECT tests.vorgang(:mv, 'kuendigung') AS v \gset
SELECT is(tests.beide(:v), 'haertefall haertefall', 'both sides may give notice again; the objection stands');
SELECT is((SELECT count(*) FROM akte.kuendigung_erklaerungen e JOIN akte.kuendigungen k ON k.id = e.kuendigung_id WHERE k.vorgang_id = :v), 3::bigint, 'three notices on file');
SELECT is((SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv), '2026-11-30'::date, 'the earliest end counts');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', :'mangel'), 'haertefall', 'one of three falls');
SELECT is((SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv), '2026-12-31'::date, 'then the tenant''s own three months are the earliest end');
SELECT is(tests.schritt(:v, 'zurueckweisen', :'weg'), 'MA528', 'while two stand, not the whole notice');
SELECT tests.uebergeben(:m, :mv, 'auszug') \g /dev/null
SELECT is(tests.zustand(:mv, 'kuendigung') || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), 'vollzogen maengelbewertung', 'who moves out decides the objection');

SELECT tests.bis(:m, 'haertefall') AS mv \gset
SELECT tests.vorgang(:mv, 'kuendigung') AS v \gset
SELECT is(tests.schritt(:v, 'zurueckweisen', '{"unwirksam_am": "2026-09-30", "unwirksam_grund": "form", "begruendung": "Nur eine Kopie der Unterschrift."}'), 'unwirksam', 'the only notice was void');
SELECT is(tests.zustand(:mv) || ' ' || tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'laufende_vermietung abgesagt', 'the lease goes on, the handover is off');

-- after the end
SELECT tests.bis(:m, 'raeumung_faellig') AS mv \gset
SELECT tests.vorgang(:mv, 'kuendigung') AS v \gset
SELECT is(tests.beide(:v), 'raeumung_faellig raeumung_faellig', 'hilfsweise, after the end');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', :'mangel'), 'zugegangen', 'the first notice falls: the flat is not due yet');
SELECT is((SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv), '2027-02-28'::date, 'the end is the one of the tenant''s notice of 1 December');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND ereignis = 'mietende_erreichen' AND erledigt_am IS NULL), 1::bigint, 'and awaited anew');

SELECT tests.bis(:m, 'raeumung_faellig') AS mv \gset
SELECT is(tests.schritt(tests.vorgang(:mv, 'kuendigung'), 'fortsetzung_vereinbaren', :'einig'), 'fortgesetzt', 'both agree after the end');
SELECT is(tests.zustand(:mv) || (SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv) IS NULL, true, 'restored: no end any more');

SELECT tests.bis(:m, 'raeumung_faellig') AS mv \gset
SELECT is(tests.schritt(tests.vorgang(:mv, 'kuendigung'), 'zurueckweisen', :'weg'), 'unwirksam', 'void after all');
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'nothing ended');

-- before the court
SELECT tests.bis(:m, 'raeumungsklage') AS mv \gset
SELECT tests.vorgang(:mv, 'kuendigung') AS v \gset
SELECT is(tests.beide(:v), 'raeumungsklage raeumungsklage', 'notices during the lawsuit');
SELECT is(tests.schritt(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-12-01", "zustimmung_mieter": "ja", "zustimmung_vermieter": "nein"}'), 'MA526', 'one side alone cannot go on');
SELECT tests.uebergeben(:m, :mv, 'auszug') \g /dev/null
SELECT is(tests.zustand(:mv, 'kuendigung'), 'vollzogen', 'moved out before the judgment');

SELECT tests.bis(:m, 'raeumungsklage') AS mv \gset
SELECT is(tests.schritt(tests.vorgang(:mv, 'kuendigung'), 'fortsetzung_vereinbaren', :'einig'), 'fortgesetzt', 'a settlement in court');
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'the lease goes on');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen()), true, 'the log is whole');
SELECT is((SELECT count(*) FROM engine.vorgang k JOIN engine.vorgang m ON m.traeger_id = k.traeger_id AND m.ist_klammer WHERE k.automat = 'kuendigung' AND k.beendet_am IS NULL AND m.zustand <> 'gekuendigt'), 0::bigint, 'master and notices agree');
SELECT * FROM finish();
ROLLBACK;
