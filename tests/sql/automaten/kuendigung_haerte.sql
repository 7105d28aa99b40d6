-- kuendigung: objection because of hardship, the timers, lawsuit and eviction.
\ir ../hilfen.psql
SELECT plan(41);

CREATE FUNCTION tests.nacht(p_m bigint, p_zeit timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_t text;
BEGIN
  PERFORM sitzung.als_dienst(p_m);
  PERFORM tests.um(p_zeit);
  SELECT coalesce(string_agg(f.ereignis || ' ' || f.ok || ' ' || coalesce(f.nach, f.fehlercode) || ' ' || (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date, ', '), '-') INTO v_t
    FROM engine.faellige_fristen_ausfuehren() f;
  PERFORM tests.als(p_m, 'sachbearbeitung', p_zeit);
  RETURN v_t;
END $$;
CREATE FUNCTION tests.kuendigen(p_mv bigint, p_daten jsonb, p_zugang jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_e engine.ergebnis;
BEGIN
  v_e := engine.starten('kuendigung', tests.traeger(p_mv), '{"durch": "vermieter", "art": "ordentlich", "grund": "Eigenbedarf für die Tochter der Vermieterin"}' || p_daten);
  IF v_e.ok THEN v_e := engine.ausloesen(v_e.vorgang_id, 'zugang_erfassen', '{"form": "papier", "hinweis_widerspruch": "ja"}' || p_zugang); END IF;
  IF NOT v_e.ok THEN RAISE EXCEPTION 'fixture: % %', v_e.fehlercode, v_e.meldung; END IF;
  RETURN v_e.vorgang_id;
END $$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2017-04-15"}') AS mv \gset
SELECT tests.kuendigen(:mv, '{}', '{"zugang_am": "2026-02-28"}') AS v \gset

-- form and time
SELECT tests.um('2026-09-30 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-09-30", "form": "muendlich", "grund": "schwere Krankheit der Mieterin"}'), 'MA523', 'the spoken word is no text');
SELECT is(tests.schritt(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-10-01", "form": "email", "grund": "schwere Krankheit der Mieterin"}'), 'MA524', 'not tomorrow');
SELECT is(tests.schritt(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-02-27", "form": "email", "grund": "schwere Krankheit der Mieterin"}'), 'MA524', 'not before the notice');
SELECT is(tests.schritt(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-09-30", "form": "email"}'), 'MA012', 'which hardship?');
SELECT is(tests.schritt(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-09-30", "form": "email", "grund": "schwere Krankheit der Mieterin"}'), 'haertefall', 'on the last day, by e-mail: text form is enough since 2025');
SELECT is((SELECT (status, widerspruch_am, widerspruch_grund)::text FROM akte.kuendigungen WHERE vorgang_id = :v), '(haertefall,2026-09-30,"schwere Krankheit der Mieterin")', 'on file');
SELECT is(tests.zustand(:mv), 'gekuendigt', 'the lease is still under notice');
SELECT is((SELECT string_agg(ereignis, ',') FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 'mietende_erreichen', 'only the end is still awaited');
SELECT is(tests.schritt(:v, 'widerspruch_zurueckweisen', '{"begruendung": "kurz"}'), 'MA012', 'weighing takes a sentence');
SELECT is(tests.schritt(:v, 'widerspruch_zurueckweisen', '{"begruendung": "Die Tochter hat sonst keine Wohnung; Ersatzwohnraum wurde angeboten."}'), 'zugegangen', 'rejected');
SELECT is((SELECT string_agg(ereignis, ',') FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 'mietende_erreichen', 'no deadline for an objection that was made');
-- the end of the lease
SELECT is(tests.nacht(:m, '2026-11-30 23:00+01'), '-', 'on the last day nothing is due');
SELECT is(tests.nacht(:m, '2026-12-08 05:00+01'), 'mietende_erreichen true raeumung_faellig 2026-12-01', 'after a week without the job it fires once, with the day it was due');
SELECT is(tests.nacht(:m, '2026-12-08 05:00+01'), '-', 'and never again');
SELECT is(tests.schritt(:v, 'mietende_erreichen'), 'MA004', 'nobody fires a timer by hand');
SELECT is(tests.schritt(:v, 'klage_einreichen', '{"klage_am": "2026-02-27", "gericht": "Schöneberg"}'), 'MA532', 'no lawsuit before the notice');
SELECT is(tests.schritt(:v, 'klage_einreichen', '{"klage_am": "2026-12-08", "gericht": "Schöneberg"}'), 'raeumungsklage', 'sued');
SELECT is(tests.schritt(:v, 'raeumung_vollstreckt', '{"raeumung_am": "2026-12-07"}'), 'MA532', 'no eviction before the lawsuit');
SELECT is(tests.schritt(:v, 'raeumung_vollstreckt', '{"raeumung_am": "2026-12-08"}'), 'vollzogen', 'evicted');
SELECT is((SELECT (status, klage_am, raeumung_am)::text FROM akte.kuendigungen WHERE vorgang_id = :v), '(vollzogen,2026-12-08,2026-12-08)', 'on file');
SELECT is(tests.zustand(:mv) || ' ' || tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'gekuendigt geplant', 'the handover is still to be documented');
SELECT tests.uebergeben(:m, :mv, 'auszug') \g /dev/null
SELECT is(tests.zustand(:mv, 'kuendigung') || ' ' || tests.zustand(:mv, 'kaution_rueckzahlung'), 'vollzogen maengelbewertung', 'done, and there is nothing to complete a second time');

-- no objection: the deadline passes, and the file says so
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2017-04-15"}') AS mv \gset
SELECT tests.kuendigen(:mv, '{}', '{"zugang_am": "2026-02-28"}') AS v \gset
SELECT is(tests.nacht(:m, '2026-10-01 05:00+02'), 'widerspruchsfrist_ablaufen true zugegangen 2026-10-01', 'the deadline');
SELECT is((SELECT n.text::jsonb->'wirkung'->>'widerspruch' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :v AND e.ereignis = 'widerspruchsfrist_ablaufen'), 'bis zum 30.09.2026 nicht eingegangen', 'is a row in the log');
SELECT is(tests.schritt(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-10-01", "form": "papier", "grund": "schwere Krankheit der Mieterin"}'), 'MA525', 'a day too late');
SELECT is((SELECT string_agg(ereignis, ',') FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 'mietende_erreichen', 'the other timer is still set');
SELECT is(tests.schritt(:v, 'klage_einreichen', '{"klage_am": "2026-10-01", "gericht": "Schöneberg"}'), 'MA004', 'no lawsuit while the lease runs and nobody objected');

-- an objection nobody decided does not stop the calendar
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2017-04-15"}') AS mv3 \gset
SELECT tests.kuendigen(:mv3, '{}', '{"zugang_am": "2026-02-28"}') AS v3 \gset
SELECT tests.schritt(:v3, 'widerspruch_einlegen', '{"eingegangen_am": "2026-03-02", "form": "portal", "grund": "schwere Krankheit der Mieterin"}') \g /dev/null
SELECT is(tests.nacht(:m, '2026-12-01 05:00+01'), 'mietende_erreichen true raeumung_faellig 2026-12-01, mietende_erreichen true raeumung_faellig 2026-12-01', 'both leases have reached their end');
SELECT is(tests.zustand(:mv3, 'kuendigung'), 'raeumung_faellig', 'haertefall, too');
SELECT tests.uebergeben(:m, :mv3, 'auszug') \g /dev/null
SELECT is(tests.zustand(:mv3, 'kuendigung'), 'vollzogen', 'they moved out after all: the notice is completed from whatever state');

-- sued while the objection stands
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2023-01-01"}') AS mv4 \gset
SELECT tests.kuendigen(:mv4, '{}', '{"zugang_am": "2026-03-02"}') AS v4 \gset
SELECT tests.schritt(:v4, 'widerspruch_einlegen', '{"eingegangen_am": "2026-03-02", "form": "papier", "grund": "kein Ersatzwohnraum zu finden"}') \g /dev/null
SELECT is(tests.schritt(:v4, 'klage_einreichen', '{"klage_am": "2026-03-02", "gericht": "Schöneberg"}'), 'raeumungsklage', 'a lawsuit for future eviction is possible then');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v4 AND erledigt_am IS NULL), 0::bigint, 'the court sets the pace now');

-- without a hint in time the objection is possible until the first hearing
SELECT tests.laufend(:m, '{"mietbeginn": "2023-01-01"}') AS mv5 \gset
SELECT tests.um('2026-05-20 09:00+02') \g /dev/null
SELECT tests.kuendigen(:mv5, '{}', '{"zugang_am": "2026-03-02", "hinweis_widerspruch": "nein"}') AS v5 \gset
SELECT is((SELECT widerspruch_bis FROM akte.kuendigungen WHERE vorgang_id = :v5), NULL, 'entered so late that no letter can give the hint in time: no deadline');
SELECT is((SELECT daten->'kuendigung'->>'widerspruch_bis' FROM akte.dokumente WHERE vorgang_id = :v5), NULL, 'and the letter claims none');
SELECT is(tests.nacht(:m, '2026-06-01 05:00+02'), 'mietende_erreichen true raeumung_faellig 2026-06-01', 'the end');
SELECT is(tests.schritt(:v5, 'widerspruch_einlegen', '{"eingegangen_am": "2026-06-01", "form": "papier", "grund": "kein Ersatzwohnraum zu finden"}'), 'haertefall', 'still possible');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v5 AND erledigt_am IS NULL), 0::bigint, 'without a timer that would throw it out again');
SELECT is(tests.schritt(:v5, 'widerspruch_zurueckweisen', '{"begruendung": "Ersatzwohnraum wurde zweimal angeboten."}'), 'zugegangen', 'rejected');
SELECT is(tests.nacht(:m, '2026-06-02 05:00+02'), 'mietende_erreichen true raeumung_faellig 2026-06-01', 'and the end is an end');
SELECT tests.schritt(:v5, 'klage_einreichen', '{"klage_am": "2026-06-02", "gericht": "Schöneberg"}') \g /dev/null
SELECT is(tests.schritt(:v5, 'widerspruch_einlegen', '{"eingegangen_am": "2026-06-02", "form": "papier", "grund": "noch einmal, mit Attest"}'), 'raeumungsklage', 'in court it stays where it is');

-- the tenant's own notice knows no hardship
SELECT tests.laufend(:m) AS mv6 \gset
SELECT vorgang_id AS v6 FROM engine.starten('kuendigung', tests.traeger(:mv6), '{"durch": "mieter", "art": "ordentlich"}') \gset
SELECT tests.schritt(:v6, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-06-02"}') \g /dev/null
SELECT is(tests.schritt(:v6, 'widerspruch_einlegen', '{"eingegangen_am": "2026-06-02", "form": "papier", "grund": "es sich anders überlegt"}'), 'MA522', 'refused');
SELECT * FROM finish();
ROLLBACK;
