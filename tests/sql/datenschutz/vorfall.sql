-- J07: who saw what since, in one query; the register of breaches with its clock.
\ir ../hilfen.psql
SELECT no_plan();
SELECT tests.mandant() AS m, tests.mandant('Andere Verwaltung') AS m2 \gset
SELECT tests.objekt(:m) AS objekt \gset
SELECT tests.einheit(:m, :objekt, 'WE 01') AS e1, tests.einheit(:m, :objekt, 'WE 02') AS e2 \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-02 10:00+01') \g /dev/null
SELECT tests.mietverhaeltnis(:m, jsonb_build_object('einheit_id', :e1, 'mieter', '[{"vorname": "Xenia", "nachname": "Quast"}]'::jsonb)) AS mv \gset
SELECT tests.mietverhaeltnis(:m, jsonb_build_object('einheit_id', :e2, 'mieter', '[{"vorname": "Nepomuk", "nachname": "Nachbar"}]'::jsonb)) AS mv2 \gset
SELECT kennung AS mv_k FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT kennung AS mv2_k FROM akte.mietverhaeltnisse WHERE id = :mv2 \gset
SELECT kennung AS xenia FROM akte.mieter WHERE vorname = 'Xenia' \gset
SELECT id AS xenia_id FROM akte.mieter WHERE vorname = 'Xenia' \gset

-- looking is recorded once in a quarter of an hour
SELECT tests.um('2026-11-10 10:01+01') \g /dev/null
SELECT audit.zugriff_vermerken('verwaltung.akte', :'mv_k'), audit.zugriff_vermerken('verwaltung.akte', :'mv_k'), audit.zugriff_vermerken('verwaltung.bestand', NULL) \g /dev/null
SELECT tests.um('2026-11-10 10:14+01') \g /dev/null
SELECT audit.zugriff_vermerken('verwaltung.akte', :'mv_k') \g /dev/null
SELECT tests.um('2026-11-10 10:16+01') \g /dev/null
SELECT audit.zugriff_vermerken('verwaltung.akte', :'mv_k'), audit.zugriff_vermerken('verwaltung.vorgang', tests.vorgang(:mv, 'vertragsabschluss')::text), audit.zugriff_vermerken('verwaltung.akte', :'mv2_k'),
       audit.zugriff_vermerken('verwaltung.akte', gen_random_uuid()::text), audit.zugriff_vermerken('verwaltung.forderungen_miete', :'mv') \g /dev/null
SELECT sitzung.als_mieter(:m, :xenia_id), tests.um('2026-11-11 22:30+01') \g /dev/null
SELECT audit.zugriff_vermerken('portal.akte', :'mv_k') \g /dev/null
SELECT is((SELECT count(*) FROM audit.zugriffe WHERE seite = 'verwaltung.akte' AND bezug = :'mv_k'), 2::bigint, 'once per page and quarter of an hour');
SELECT is((SELECT string_agg(DISTINCT mietverhaeltnis_id::text, ',') FROM audit.zugriffe WHERE seite IN ('verwaltung.vorgang', 'verwaltung.forderungen_miete', 'portal.akte')), :'mv', 'a Vorgang, an account, a page of the portal lead to the lease');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT throws_ok($$SELECT * FROM api.wer_sah_was('2026-11-01')$$, 'MAH02');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is((SELECT string_agg(wer || ' ' || was || ' ' || personen, ', ' ORDER BY wann, was) FROM api.wer_sah_was('2026-11-10', :'xenia')),
  'Sabine Reuter verwaltung.akte Xenia Quast, Sabine Reuter verwaltung.akte Xenia Quast, Sabine Reuter verwaltung.forderungen_miete Xenia Quast, Sabine Reuter verwaltung.vorgang Xenia Quast, Xenia Quast portal.akte Xenia Quast', 'J07: who saw what of one person');
SELECT is((SELECT string_agg(DISTINCT personen, ', ' ORDER BY personen) FROM api.wer_sah_was('2026-11-10', p_akteur => 'benutzer:' || tests.benutzer(:m))), 'Nepomuk Nachbar, Xenia Quast', 'J07: whom one account has seen: they are to be told');
SELECT cmp_ok((SELECT count(*) FROM api.wer_sah_was('2018-01-01', :'xenia') WHERE handlung = 'getan'), '>', 0::bigint, 'what was done is in it, too');
SELECT is((SELECT count(*) FROM api.wer_sah_was('2026-11-12', :'xenia')), 0::bigint, 'since is since');
SELECT tests.als(:m2, 'teamleitung') \g /dev/null
SELECT is((SELECT count(*) FROM api.wer_sah_was('2000-01-01')), 0::bigint, 'nothing of another client');
SELECT sitzung.als_mieter(:m, :xenia_id), tests.um('2026-11-12 09:00+01') \g /dev/null
SELECT ok((SELECT zeilen::text FROM portal.meine_daten WHERE tabelle = 'audit.zugriffe') ~ 'Verwaltung.*Sie' AND (SELECT zeilen::text FROM portal.meine_daten WHERE tabelle = 'audit.zugriffe') !~ 'benutzer', 'the tenant learns that the office looked, not who');

SELECT sitzung.als_dienst(:m), tests.um('2027-11-11 12:00+01') \g /dev/null
INSERT INTO akte.einlesungen (mandant_id, quelle, dateien, zeilen, angelegt_am, angelegt_von) VALUES (:m, 'x', '{}', '[{"name": "Quast"}]', '2026-01-01', 'benutzer:1');
SELECT api.loeschungen_vormerken() \g /dev/null
SELECT is((SELECT string_agg(seite, ' ') FROM audit.zugriffe), 'portal.akte', 'after twelve months nobody needs to know who looked');
SELECT is((SELECT zeilen FROM akte.einlesungen), '[]', 'nor the raw rows of a takeover');

-- the register
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-28 22:40+01') \g /dev/null
SELECT is((SELECT fehlercode FROM api.vorfall_erfassen('{"entdeckt": "Anruf", "beschreibung": "zu kurz"}')), 'MA012');
SELECT is((SELECT felder ? 'bekannt_am' FROM api.vorfall_erfassen('{"bekannt_am": "30.11.2026 10:00", "entdeckt": "Anruf", "beschreibung": "Brief an den Nachbarn geschickt."}')), true, 'not in the future');
SELECT detail AS vorfall FROM api.vorfall_erfassen('{"bekannt_am": "28.11.2026 22:40", "entdeckt": "Anruf", "beschreibung": "Kontoauszug an den Nachbarn geschickt."}') \gset
SELECT is((SELECT stand || ' ' || (melden_bis AT TIME ZONE 'Europe/Berlin') FROM api.datenschutzvorfaelle), 'offen 2026-12-01 22:40:00', '72 hours, over the weekend');
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "risiko", "risiko": "hoch", "text": "IBAN und Kontostand sichtbar."}')), 'MAH02', 'everybody reports, not everybody decides');
SELECT tests.als(:m, 'teamleitung', '2026-11-29 09:00+01') \g /dev/null
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(gen_random_uuid(), '{"art": "massnahme", "text": "Brief zurückverlangt."}')), 'MAH16');
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "risiko", "text": "Noch keine Stufe genannt."}')), 'MAH18');
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "massnahme", "risiko": "hoch", "text": "Brief zurückverlangt."}')), 'MAH18');
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "abschluss", "text": "Damit ist alles getan."}')), 'MAH19');
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "zaubern", "text": "Damit ist alles getan."}')), 'MA012');
SELECT ok((SELECT ok FROM api.vorfall_schritt(:'vorfall', '{"art": "risiko", "risiko": "hoch", "text": "IBAN und Kontostand sichtbar."}')));
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "abschluss", "text": "Damit ist alles getan."}')), 'MAH20', 'a risk is reported first');
SELECT tests.um('2026-12-02 09:00+01') \g /dev/null
SELECT ok((SELECT ok FROM api.vorfall_schritt(:'vorfall', '{"art": "meldung", "text": "Online-Formular der Aufsicht, Nr. 4711."}')));
SELECT is((SELECT stand || ' ' || verspaetet FROM api.datenschutzvorfaelle), 'gemeldet true', 'late is late, and says so');
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "abschluss", "text": "Damit ist alles getan."}')), 'MAH20', 'a high risk is told to the persons');
SELECT ok((SELECT ok FROM api.vorfall_schritt(:'vorfall', '{"art": "benachrichtigung", "text": "Brief an Frau Quast am 02.12."}')));
SELECT ok((SELECT ok FROM api.vorfall_schritt(:'vorfall', '{"art": "abschluss", "text": "Damit ist alles getan."}')));
SELECT is((SELECT fehlercode FROM api.vorfall_schritt(:'vorfall', '{"art": "massnahme", "text": "Noch etwas fällt uns ein."}')), 'MAH17');
SELECT is((SELECT stand || ' ' || jsonb_array_length(schritte) FROM api.datenschutzvorfaelle), 'abgeschlossen 4');
SELECT ok((SELECT ok FROM api.vorfall_erfassen('{"bekannt_am": "01.12.2026 08:00", "entdeckt": "selbst", "beschreibung": "Laptop ausgeschaltet liegen gelassen."}')));
SELECT kennung AS zweiter FROM api.datenschutzvorfaelle WHERE entdeckt = 'selbst' \gset
SELECT ok((SELECT ok FROM api.vorfall_schritt(:'zweiter', '{"art": "risiko", "risiko": "keines", "text": "Festplatte verschlüsselt, nach einer Stunde zurück."}')));
SELECT is((SELECT stand FROM api.datenschutzvorfaelle WHERE kennung = :'zweiter'), 'nicht zu melden');
SELECT ok((SELECT ok FROM api.vorfall_schritt(:'zweiter', '{"art": "abschluss", "text": "Im Verzeichnis, nicht gemeldet."}')));
SELECT * FROM finish();
ROLLBACK;
