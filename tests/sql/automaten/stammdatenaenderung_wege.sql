-- stammdatenaenderung: contact at once, name with evidence, address, account with a fresh mandate and a warning to the old address; the
-- old values stay; a tenant changes the own data only.
\ir ../hilfen.psql
\ir mietleben.psql
SELECT plan(52);
SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m, 'pdf') AS f1 \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS mv, tests.laufend(:m, '{"mieter": [{"anrede": "Herr", "vorname": "Emil", "nachname": "Weiss"}]}') AS allein \gset
SELECT tests.traeger(:mv) AS t, tests.traeger(:allein) AS ta, tests.partei(:mv, 'Katrin') AS katrin, tests.partei(:mv, 'Jonas') AS jonas, tests.partei(:allein, 'Emil') AS emil \gset
SELECT tests.kennung(:katrin) AS kk, tests.kennung(:jonas) AS kj \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- what is asked for
SELECT is(tests.start('stammdatenaenderung', :t, '{"art": "kontakt", "email": "k@ostermann.example"}'), 'MAB77 mieter', 'of which of the two?');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', tests.kennung(:emil), 'art', 'kontakt', 'email', 'k@ostermann.example')), 'MA012 mieter', 'nobody of another lease');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'kontakt', 'email', 'keine Adresse')), 'MA012 email', 'no such address');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'kontakt', 'telefon_mobil', 'ruf mich an')), 'MAB85 telefon_mobil', 'no such number');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'kontakt', 'email', 'k@ostermann.example', 'nachname', 'Neu')), 'MAB76 nachname', 'one kind at a time');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'name', 'vorname', 'Katrin')), 'MAB76 anrede', 'the same is no change');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'bank', 'iban', 'DE03 1203 0000 0000 2020 51', 'inhaber', 'Katrin Ostermann')), 'MA012 iban', 'check digit');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'bank', 'iban', 'DE02 1203 0000 0000 2020 51')), 'MAB80 inhaber', 'whose account?');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'name', 'nachname', 'Berg', 'nachweis', '00000000-0000-0000-0000-000000000000')), 'MAB83 nachweis', 'no such paper');
SELECT is((SELECT count(*) FROM akte.stammdatenaenderungen), 0::bigint, 'no refused start left a row');
SELECT is(tests.start('stammdatenaenderung', :ta, '{"art": "kontakt", "telefon_privat": "030 7654321"}'), 'beantragt', 'the only tenant needs not be named');
SELECT is((SELECT (mieter_id = :emil, quelle, neu)::text FROM akte.stammdatenaenderungen), '(t,brief,"{""telefon_privat"": ""030 7654321""}")', 'it is he');

-- from the portal: contact at once, nothing else, nobody else's
SELECT sitzung.als_mieter(:m, :katrin), engine.zeit_setzen('2026-03-02 10:00+01') \g /dev/null
SELECT is(tests.start('stammdatenaenderung', :ta, '{"art": "kontakt", "email": "k@ostermann.example"}'), 'MAB75', 'not on another lease');
SELECT is(tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kj', 'art', 'kontakt', 'email', 'boese@example.org')), 'MA012 mieter', 'not the husband''s');
SELECT is(tests.start('stammdatenaenderung', :t, '{"art": "kontakt", "email": "k@ostermann.example", "telefon_mobil": "0170 5551234"}'), 'beantragt', 'the own');
SELECT tests.vorgang(:mv, 'stammdatenaenderung') AS v \gset
SELECT is(tests.loesen(:v, 'uebernehmen'), 'uebernommen', 'and it passes at once');
SELECT is((SELECT (email, telefon_mobil, nachname)::text FROM akte.mieter WHERE id = :katrin), '(k@ostermann.example,"0170 5551234",Ostermann)', 'in the stock');
SELECT is(tests.start('stammdatenaenderung', :t, '{"art": "name", "nachname": "Berg"}'), 'beantragt', 'a name may be asked for');
SELECT tests.vorgang(:mv, 'stammdatenaenderung') AS v2 \gset
SELECT is(tests.loesen(:v2, 'uebernehmen'), 'MAB78', 'but does not pass unchecked');
SELECT is(tests.schritt(:v2, e, '{"pruefung": "stimmt alles, glauben Sie mir", "begruendung": "x"}'), 'MA014', 'nor is it the tenant''s to ' || e) FROM unnest(ARRAY['pruefen', 'ablehnen']) e;
SELECT sitzung.als_mieter(:m, :jonas), engine.zeit_setzen('2026-03-02 10:00+01') \g /dev/null
SELECT is(tests.start('stammdatenaenderung', :t, '{"art": "kontakt", "email": "jonas@ostermann.example"}'), 'beantragt', 'the husband asks, too');
SELECT tests.vorgang(:mv, 'stammdatenaenderung') AS v3 \gset
SELECT sitzung.als_mieter(:m, :katrin), engine.zeit_setzen('2026-03-02 10:00+01') \g /dev/null
SELECT is(tests.loesen(:v3, 'uebernehmen'), 'MAB75', 'which is not for her to fire');

-- a name: evidence
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-03 09:00+01') \g /dev/null
SELECT is((SELECT string_agg(feld || ': ' || coalesce(alt, '–') || ' → ' || neu, ', ' ORDER BY feld) FROM akte.mieter_aenderungen), 'email: – → k@ostermann.example, telefon_mobil: – → 0170 5551234', 'old and new stay');
SELECT is((SELECT (quelle, (SELECT geaendert_von FROM akte.mieter_aenderungen LIMIT 1) = 'mieter:' || :katrin)::text FROM akte.stammdatenaenderungen WHERE vorgang_id = :v), '(portal,t)', 'who did it');
SELECT is(tests.loesen(:v2, 'uebernehmen'), 'MAB78', 'not for staff either');
SELECT is(tests.loesen(:v2, 'pruefen', '{"pruefung": "telefonisch bestätigt"}') || ' ' || tests.loesen(:v2, 'uebernehmen'), 'geprueft MAB79', 'without a paper');
SELECT is(tests.loesen(:v2, 'pruefen', jsonb_build_object('pruefung', 'Eheurkunde vom 14.02.2026', 'nachweis', :'f1')) || ' ' || tests.loesen(:v2, 'uebernehmen'), 'geprueft uebernommen', 'with it');
SELECT is((SELECT p.nachname || ' ' || (SELECT a.alt FROM akte.mieter_aenderungen a WHERE a.vorgang_id = :v2) FROM akte.mieter p WHERE p.id = :katrin), 'Berg Ostermann', 'the old name stays provable');
SELECT is(tests.briefe(:v2) || ' / ' || tests.lebenszeichen(:v2), 'stammdaten_bestaetigung / child_started:stammdatenaenderung, child_completed:stammdatenaenderung', 'with a letter');
-- an address that begins later
SELECT tests.start('stammdatenaenderung', :t, jsonb_build_object('mieter', :'kk', 'art', 'anschrift', 'strasse', 'Am Friedrichshain 3', 'plz', '10407', 'ort', 'Berlin', 'gueltig_ab', '2026-03-10', 'quelle', 'email')) \g /dev/null
SELECT tests.vorgang(:mv, 'stammdatenaenderung') AS v4 \gset
SELECT tests.loesen(:v4, 'pruefen', '{"pruefung": "Rückruf unter 0170 5551234"}') \g /dev/null
SELECT is(tests.loesen(:v4, 'uebernehmen'), 'MAB84', 'not yet');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-10 09:00+01') \g /dev/null
SELECT is(tests.loesen(:v4, 'uebernehmen'), 'uebernommen', 'on its day');
SELECT is((SELECT strasse || ' ' || plz || ' ' || nachname || ' ' || email FROM akte.mieter WHERE id = :katrin), 'Am Friedrichshain 3 10407 Berg k@ostermann.example', 'the rest is untouched');

-- an account: mandate, and the warning goes where she lived before
\set konto '{"art": "bank", "iban": "DE02 1203 0000 0000 2020 51", "inhaber": "Katrin Berg", "gueltig_ab": "2026-04-01"}'
SELECT tests.start('stammdatenaenderung', :t, :'konto'::jsonb || jsonb_build_object('mieter', :'kk')) \g /dev/null
SELECT tests.vorgang(:mv, 'stammdatenaenderung') AS v5 \gset
SELECT is(tests.loesen(:v5, 'pruefen', '{"pruefung": "Rückruf unter 0170 5551234"}') || ' ' || tests.loesen(:v5, 'uebernehmen'), 'geprueft MAB81', 'no mandate');
SELECT is(tests.loesen(:v5, 'pruefen', '{"pruefung": "Rückruf unter 0170 5551234", "mandatsreferenz": "MV-2026-1", "mandat_am": "2023-03-09"}') || ' ' || tests.loesen(:v5, 'uebernehmen'), 'geprueft MAB81', 'an expired one');
SELECT is(tests.loesen(:v5, 'pruefen', '{"pruefung": "Rückruf unter 0170 5551234", "mandatsreferenz": "MV_2026", "mandat_am": "2026-03-09"}') || ' ' || tests.loesen(:v5, 'uebernehmen'), 'geprueft MAB81', 'no bank takes such a reference');
SELECT is(tests.loesen(:v5, 'pruefen', '{"pruefung": "Rückruf unter 0170 5551234", "mandatsreferenz": "MV-2026-1", "mandat_am": "2026-03-09"}') || ' ' || tests.loesen(:v5, 'uebernehmen'), 'geprueft uebernommen', 'a fresh one');
SELECT is((SELECT (b.iban, b.inhaber, b.gueltig_ab, s.mandatsreferenz, s.unterschrieben_am)::text FROM akte.sepa_mandate s JOIN akte.bankkonten b ON b.id = s.bankkonto_id), '(DE02120300000000202051,"Katrin Berg",2026-04-01,MV-2026-1,2026-03-09)', 'account and mandate');
SELECT is((SELECT (d.daten->'anschrift'->>'strasse') || ' ' || (d.daten->'empfaenger'->0->>'name') FROM akte.dokumente d WHERE d.vorgang_id = :v5 AND d.art = 'bankverbindung_hinweis'), 'Hauptstraße 47 Katrin Berg', 'the warning to the old address, not to the new one');
SELECT is((SELECT daten->'bloecke'->1->'zeilen'->1->>1 FROM akte.dokumente WHERE vorgang_id = :v5), 'DE02 … 2051', 'without the whole number');
SELECT is((SELECT jsonb_path_query_array(abschnitte, '$[*].titel')::text FROM api.stand_stammdatenaenderung WHERE vorgang_id = :v5), '["Änderung", "Neue Angaben", "Prüfung", "Übernommen"]', 'its page');
-- the next: not the same reference, not an older mandate; the account before stays
SELECT tests.start('stammdatenaenderung', :t, :'konto'::jsonb || jsonb_build_object('mieter', :'kj', 'iban', 'DE89370400440532013000', 'inhaber', 'Jonas Ostermann', 'mandatsreferenz', 'MV-2026-1', 'mandat_am', '2026-03-10')) \g /dev/null
SELECT tests.vorgang(:mv, 'stammdatenaenderung') AS v6 \gset
SELECT is(tests.loesen(:v6, 'pruefen', '{"pruefung": "persönlich vorgesprochen"}') || ' ' || tests.loesen(:v6, 'uebernehmen'), 'geprueft MAB82', 'a reference is used once');
SELECT is(tests.loesen(:v6, 'pruefen', '{"pruefung": "persönlich vorgesprochen", "mandatsreferenz": "MV-2026-2", "mandat_am": "2026-03-08"}') || ' ' || tests.loesen(:v6, 'uebernehmen'), 'geprueft MAB81', 'older than the one it replaces');
SELECT is(tests.loesen(:v6, 'ablehnen', '{"begruendung": "Das Mandat ist nicht aktuell."}'), 'abgelehnt', 'refused');
SELECT is((SELECT count(*) FROM akte.bankkonten WHERE mieter_id = :jonas) || tests.briefe(:v6) || ' ' || tests.lebenszeichen(:v6), '0stammdaten_ablehnung child_started:stammdatenaenderung, child_cancelled:stammdatenaenderung', 'nothing stored, a letter');
-- only for refunds: no mandate, unless the rent is debited
SELECT tests.start('stammdatenaenderung', :t, :'konto'::jsonb || jsonb_build_object('mieter', :'kk', 'iban', 'DE89370400440532013000', 'ohne_lastschrift', 'ja')) \g /dev/null
SELECT tests.vorgang(:mv, 'stammdatenaenderung') AS v7 \gset
SELECT tests.loesen(:v7, 'pruefen', '{"pruefung": "Rückruf unter 0170 5551234"}') \g /dev/null
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET lastschrift = true WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.loesen(:v7, 'uebernehmen'), 'MAB81', 'the rent is debited');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET lastschrift = false WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT is(engine.vorschau(:v7, 'uebernehmen')->>'ok' || (SELECT count(*) FROM akte.bankkonten WHERE mieter_id = :katrin), 'true1', 'a preview leaves nothing');
SELECT is(tests.loesen(:v7, 'uebernehmen'), 'uebernommen', 'it is not');
SELECT is((SELECT count(*) FROM akte.bankkonten WHERE mieter_id = :katrin) || ' ' || (SELECT count(*) FROM akte.sepa_mandate) || ' ' || (SELECT string_agg(alt || ' → ' || neu, '') FROM akte.mieter_aenderungen WHERE vorgang_id = :v7 AND feld = 'iban'),
  '2 1 DE02120300000000202051 → DE89370400440532013000', 'both accounts, one mandate, and what it was before');
SELECT is(tests.loesen(tests.vorgang(:allein, 'stammdatenaenderung'), 'ablehnen', '{"begruendung": "Die Nummer gehört jemand anderem."}'), 'abgelehnt', 'refused at once');
SELECT is((SELECT telefon_privat FROM akte.mieter WHERE id = :emil), NULL, 'nothing was stored');
SELECT throws_ok($$ UPDATE akte.mieter_aenderungen SET alt = 'x' $$, '42501', NULL, 'nobody rewrites the history');
SELECT * FROM finish();
ROLLBACK;
