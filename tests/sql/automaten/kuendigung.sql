-- kuendigung: what a notice does when it arrives, from the tenant and from the landlord.
\ir ../hilfen.psql
SELECT plan(46);

SELECT tests.mandant() AS m \gset
CREATE FUNCTION tests.k(p_mv bigint) RETURNS akte.kuendigungen LANGUAGE sql AS $$
  SELECT k FROM akte.kuendigungen k WHERE k.vorgang_id = tests.vorgang(p_mv, 'kuendigung')
$$;
CREATE FUNCTION tests.lease(p_mv bigint) RETURNS akte.mietverhaeltnisse LANGUAGE sql AS $$
  SELECT m FROM akte.mietverhaeltnisse m WHERE m.id = p_mv
$$;
CREATE FUNCTION tests.fristen(p_mv bigint) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(f.ereignis || ' ' || (f.faellig_am AT TIME ZONE 'Europe/Berlin'), ', ' ORDER BY f.faellig_am)
    FROM engine.fristen f WHERE f.vorgang_id = tests.vorgang(p_mv, 'kuendigung') AND f.erledigt_am IS NULL
$$;

SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS mv, tests.laufend(:m, '{"mietbeginn": "2017-04-15"}') AS alt \gset
SELECT tests.traeger(:mv) AS t \gset

-- the draft changes nothing
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.lease(:mv)::text AS vorher \gset
SELECT is((SELECT ok FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}')), true, 'a draft');
SELECT tests.vorgang(:mv, 'kuendigung') AS v \gset
SELECT is((tests.k(:mv)).status, 'entwurf', 'mirrored into the row');
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'the master has not moved');
SELECT is(tests.lease(:mv)::text, :'vorher', 'nor has the lease changed');
SELECT is(tests.fristen(:mv), NULL, 'no deadline runs yet');
SELECT is((SELECT fehlercode FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich"}')), 'MA006', 'a second notice while one runs: the button is locked');

SELECT is((SELECT jsonb_object_agg(f->>'name', f->'vorgabe') FILTER (WHERE f ? 'vorgabe') FROM engine.ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'zugang_erfassen'),
  '{"zugang_am": "2026-03-02"}', 'the form starts with today; whether everybody signed, a person says');

-- what the page shows before it is fired, and that showing it changes nothing
SELECT engine.vorschau(:v, 'zugang_erfassen', '{"form": "qes", "zugang_am": "28.02.2026"}') AS bild \gset
SELECT is((SELECT s->'wirkung'->>'mietende' FROM jsonb_array_elements(:'bild'::jsonb->'schritte') s WHERE s->>'automat' = 'kuendigung'), '2026-05-31', 'the preview knows the end');
SELECT is((SELECT string_agg(s->>'automat' || coalesce('[' || (s->>'variante') || ']', '') || ' ' || (s->>'nach'), ', ' ORDER BY (s->>'nr')::int) FROM jsonb_array_elements(:'bild'::jsonb->'schritte') s),
  'kuendigung zugegangen, vermietung gekuendigt, wohnungsuebergabe[auszug] geplant', 'and the cascade');
SELECT is(:'bild'::jsonb->'dokumente'->0->>'art', 'kuendigungsbestaetigung', 'and the letter');
SELECT is(tests.zustand(:mv) || '/' || tests.zustand(:mv, 'kuendigung') || '/' || (SELECT count(*) FROM akte.dokumente WHERE art = 'kuendigungsbestaetigung'), 'laufende_vermietung/entwurf/0', 'and nothing of it stays');
SELECT is((SELECT (frist_monate, mietende, strittig, widerspruch_bis)::text FROM api.kuendigungsfrist(:mv, '2026-02-28', 'vermieter')), '(6,2026-08-31,f,2026-06-30)', 'the live period of the other side');
SELECT is((SELECT (frist_monate, mietende)::text FROM api.kuendigungsfrist(:alt, '2026-02-28', 'vermieter')), '(9,2026-11-30)', 'after more than eight years: nine months');
SELECT is((SELECT count(*) FROM api.kuendigungsfrist(0, '2026-02-28', 'mieter')), 0::bigint, 'of no lease of ours: nothing');

-- Zugang: everything in one transaction
SELECT is(tests.schritt(:v, 'zugang_erfassen', '{"form": "qes", "zugang_am": "28.02.2026", "zugang_nachweis": "E-Mail mit qualifiziert signierter Datei", "schreiben_vom": "27.02.2026"}'), 'zugegangen', 'arrived');
SELECT is(tests.zustand(:mv), 'gekuendigt', 'the master is under notice');
SELECT is(tests.zustand(:mv, 'wohnungsuebergabe', 'auszug'), 'geplant', 'the Auszug is planned');
SELECT is((SELECT geplant_am FROM akte.uebergaben WHERE vorgang_id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug')), '2026-05-31', 'for the last day of the lease');
SELECT is(((tests.lease(:mv)).mietende, (tests.lease(:mv)).auszug_geplant_am, (tests.lease(:mv)).status)::text, '(2026-05-31,2026-05-31,gekuendigt)', 'the lease has its end');
SELECT is(((tests.k(:mv)).mietende, (tests.k(:mv)).strittig, (tests.k(:mv)).widerspruch_bis, (tests.k(:mv)).status)::text, '(2026-05-31,f,,zugegangen)', 'the notice, too');
SELECT is((SELECT (nummer, fassung, durch, art, form, zugang_am, frist_monate, mietende)::text FROM akte.kuendigung_erklaerungen WHERE kuendigung_id = (tests.k(:mv)).id),
  '(1,1,mieter,ordentlich,qes,2026-02-28,3,2026-05-31)', 'three months for the tenant, however long it lasted');
SELECT is((SELECT n.gleich FROM akte.kuendigung_erklaerungen e, recht.nachrechnen(e.rechenweg) n WHERE e.kuendigung_id = (tests.k(:mv)).id), true, 'its derivation can be recomputed');
SELECT is((SELECT r::text FROM jsonb_populate_record(NULL::akte.mietverhaeltnisse, (tests.k(:mv)).sicherung) r), :'vorher', 'the backup is the lease to the letter');
SELECT is(tests.fristen(:mv), 'mietende_erreichen 2026-06-01 00:00:00', 'one timer: the day after the end');
SELECT is((SELECT string_agg(lifecycle || coalesce('[' || nullif(variante, '') || ']', ''), ', ' ORDER BY nr) FROM engine.lifecycle WHERE traeger_id = :t AND zeit >= '2026-03-02'),
  'child_started:kuendigung, child_started:wohnungsuebergabe[auszug]', 'the bracket heard of both');
SELECT is((SELECT gestartet_von || ' ' || (entstanden_aus = :v) FROM engine.vorgang WHERE id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug')),
  'benutzer:' || tests.benutzer(:m) || ' true', 'the Auszug came from the notice');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE vorgang_id = :v AND ergebnis = 'ok'), 2::bigint, 'two rows in the log: start and Zugang');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen(:v)), true, 'and the chain holds');

-- the letter
SELECT daten AS brief FROM akte.dokumente WHERE vorgang_id = :v \gset
SELECT is((SELECT (art, version, vorlage_version, fuer_mieter)::text FROM akte.dokumente WHERE vorgang_id = :v), '(kuendigungsbestaetigung,1,1,t)', 'the letter is frozen');
SELECT is((:'brief'::jsonb->'kuendigung') - 'rechenweg', '{"art": "ordentlich", "durch": "mieter", "form": "qes", "grund": null, "schreiben_vom": "2026-02-27", "zugang_am": "2026-02-28",
  "zugang_art": "E-Mail mit qualifiziert signierter Datei", "erklaert_von": ["Katrin Ostermann", "Jonas Ostermann"], "ueberlassung_am": "2018-10-01", "frist_monate": 3,
  "mietende": "2026-05-31", "mietende_spaetestens": null, "strittig": false, "strittig_text": null, "widerspruch_bis": null, "hinweis_widerspruch": null}', 'with what was declared');
SELECT is((SELECT string_agg(s->>'ergebnis', ' | ') FROM jsonb_array_elements(:'brief'::jsonb->'kuendigung'->'rechenweg') s), '28.02.2026 | keine Verlängerung | 04.02.2026; gerechnet ab 03/2026 | 31.05.2026', 'and the derivation in words');
SELECT is(:'brief'::jsonb->'kaution', '{"art": "barkaution", "betrag": "2760.00", "frist_bis": "2026-11-30"}', 'the deposit and the own deadline');
SELECT is(:'brief'::jsonb->>'ihre_nachricht_vom', '2026-02-27', 'it answers the letter of that day');

-- the landlord's: nine months, a reason, the hint on the objection
SELECT tests.traeger(:alt) AS t2 \gset
SELECT is((SELECT ok FROM engine.starten('kuendigung', :t2, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Eigentümerin und deren Familie"}')), true, 'the landlord''s draft');
SELECT tests.vorgang(:alt, 'kuendigung') AS v2 \gset
SELECT is(tests.schritt(:v2, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "hinweis_widerspruch": "ja"}'), 'zugegangen', 'arrived');
SELECT is(((tests.lease(:alt)).mietende, (tests.k(:alt)).widerspruch_bis)::text, '(2026-11-30,2026-09-30)', 'nine months, objection until two months before');
SELECT is(tests.fristen(:alt), 'widerspruchsfrist_ablaufen 2026-10-01 00:00:00, mietende_erreichen 2026-12-01 00:00:00', 'both timers');
SELECT is((SELECT (frist_monate, grund_art)::text FROM akte.kuendigung_erklaerungen WHERE kuendigung_id = (tests.k(:alt)).id), '(9,eigenbedarf)', 'nine months by the handover of 2017');
SELECT is((SELECT daten->'kuendigung'->>'grund' FROM akte.dokumente WHERE vorgang_id = :v2), 'Eigenbedarf für die Tochter der Eigentümerin und deren Familie', 'the letter names the reason');
SELECT is((SELECT daten->'kuendigung'->'erklaert_von' FROM akte.dokumente WHERE vorgang_id = :v2), '["Wohnbau Prenzlau GbR"]', 'and who declared it');

-- other periods
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01"}') AS mv3, tests.laufend(:m, '{"mietbeginn": "2018-01-01"}') AS mv4, tests.laufend(:m, '{"mietbeginn": "2023-01-01"}') AS mv5 \gset
SELECT tests.um('2025-10-07 09:00+02') \g /dev/null
SELECT vorgang_id AS v3 FROM engine.starten('kuendigung', tests.traeger(:mv3), '{"durch": "mieter", "art": "ordentlich"}') \gset
SELECT tests.schritt(:v3, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2025-10-06"}') \g /dev/null
SELECT is(((tests.k(:mv3)).mietende, (tests.k(:mv3)).mietende_spaetestens, (tests.k(:mv3)).strittig)::text, '(2025-12-31,2026-01-31,t)', 'third Werktag on a Saturday: an incoming notice on Monday counts, flagged as disputed');
SELECT vorgang_id AS v4 FROM engine.starten('kuendigung', tests.traeger(:mv4), '{"durch": "vermieter", "art": "ordentlich", "grund": "Eigenbedarf für den Sohn des Eigentümers"}') \gset
SELECT tests.schritt(:v4, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2025-10-06"}') \g /dev/null
SELECT is(((tests.k(:mv4)).mietende, (tests.k(:mv4)).mietende_spaetestens)::text, '(2026-04-30,2026-03-31)', 'an outgoing one takes the safe day');
SELECT vorgang_id AS v5 FROM engine.starten('kuendigung', tests.traeger(:mv5), '{"durch": "mieter", "art": "ordentlich"}') \gset
SELECT tests.schritt(:v5, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2025-10-02", "zum": "2026-03-15"}') \g /dev/null
SELECT is((tests.k(:mv5)).mietende, '2026-03-31', 'the letter names a later day: the end of that month');
SELECT is((SELECT daten->'kuendigung'->'rechenweg'->-1->>'ergebnis' FROM akte.dokumente WHERE vorgang_id = :v5), '31.03.2026', 'and the derivation says so');

-- a short notice without the hint: the letter gives it while there is time
SELECT is((SELECT (widerspruch_bis IS NOT NULL)::text || hinweis_widerspruch FROM akte.kuendigung_erklaerungen WHERE kuendigung_id = (tests.k(:mv4)).id), 'truefalse', 'no hint in the notice: the letter of confirmation gives it in time');
SELECT is((SELECT daten->'kuendigung'->>'widerspruch_bis' FROM akte.dokumente WHERE vorgang_id = :v4), '2026-02-28', 'with the day');
SELECT * FROM finish();
ROLLBACK;
