-- The tenant's commands: what they do, whom they refuse, and that a foreign row reads like a missing one.
\ir ../hilfen.psql
SELECT plan(41);
SELECT tests.mandant() AS m \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 10:00+01'), tests.laufend(:m) AS mv \gset
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', tests.einheit(:m, NULL, 'WE 08'), 'mieter', '[{"anrede": "Frau", "vorname": "Ines", "nachname": "Berg"}]'::jsonb)) AS mv2 \gset
SELECT min(mieter_id) AS ich, max(mieter_id) AS partner FROM akte.vertragsparteien WHERE mietverhaeltnis_id = :mv \gset
SELECT mieter_id AS nachbar FROM akte.vertragsparteien WHERE mietverhaeltnis_id = :mv2 \gset
SELECT kennung AS meine FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT kennung AS fremde FROM akte.mietverhaeltnisse WHERE id = :mv2 \gset
CREATE FUNCTION tests.mieter_am(p_mandant bigint, p_mieter bigint) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT sitzung.als_mieter(p_mandant, p_mieter) $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tests TO PUBLIC;
GRANT USAGE ON SCHEMA tap TO PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tap TO PUBLIC;

-- damage
SELECT tests.mieter_am(:m, :ich) \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT nummer, kennung, ok, doppelt FROM portal.schaden_melden('{"gewerk": "wasser", "raum": "Bad", "seit": "19.11.2026", "text": "Es tropft von der Decke.", "dringend": "ja",
  "schluessel": "6f1c0f5e-8f0a-4f0e-9d3b-0a4a2c1f7b11"}') \gset a_
SELECT ok(:'a_ok'::boolean AND NOT :'a_doppelt'::boolean, 'a tenant reports damage');
SELECT is((SELECT array[gewerk, raum, seit::text, status, dringend::text, mietverhaeltnis::text] FROM portal.meine_anfragen WHERE kennung = :'a_kennung'),
  array['Wasser', 'Bad', '2026-11-19', 'neu', 'true', :'meine'], 'and reads it with its state');
SELECT is((SELECT array[doppelt::text, nummer] FROM portal.schaden_melden('{"gewerk": "wasser", "text": "Es tropft von der Decke, und zwar sehr.", "schluessel": "6f1c0f5e-8f0a-4f0e-9d3b-0a4a2c1f7b11"}')),
  array['true', :'a_nummer'], 'G09 the same form again is the same report, whatever it says now');
SELECT is((SELECT count(*) FROM portal.meine_anfragen), 1::bigint, 'and there is one');
SELECT throws_ok($$SELECT * FROM portal.schaden_melden('{"gewerk": "dach", "text": "x"}')$$, 'MAE60', NULL, 'an unknown category is refused');
SELECT throws_ok(format($$SELECT * FROM portal.schaden_melden('{"gewerk": "wasser", "text": "Hier tropft es.", "mietverhaeltnis": "%s"}')$$, :'fremde'), 'MAE61', NULL, 'A02 nobody reports for a foreign flat');
SELECT throws_ok($$SELECT * FROM portal.schaden_melden('{"gewerk": "wasser", "text": "Hier tropft es.", "mietverhaeltnis": "00000000-0000-0000-0000-000000000000"}')$$, 'MAE61', NULL, 'and a missing one reads the same');
SELECT is((SELECT fehlercode FROM portal.schaden_melden('{"gewerk": "wasser"}')), 'MA012', 'without words there is no report');
SELECT is((SELECT ok FROM portal.schaden_melden('{"gewerk": "sonstiges", "text": "=1+1 <script>alert(1)</script> ''; DROP TABLE x; --"}')), true, 'G11 formulas and scripts are words');
SELECT is((SELECT betreff FROM portal.meine_anfragen ORDER BY nummer DESC LIMIT 1), '=1+1 <script>alert(1)</script> ''; DROP TABLE x; --', 'and stay what they are');
-- photos
SELECT lives_ok(format($$SELECT portal.foto_anhaengen('%s', '\xffd8ff01', '{"typ": "image/jpeg", "name": "Decke.jpg", "sha256_original": "%s"}')$$, :'a_kennung', repeat('a', 64)), 'a photo is added');
SELECT is(portal.foto_anhaengen(:'a_kennung', '\xffd8ff01', jsonb_build_object('typ', 'image/jpeg', 'sha256_original', repeat('a', 64)))::text,
  (SELECT dateien->0->>'kennung' FROM portal.meine_anfragen WHERE kennung = :'a_kennung'), 'the same original again is the same photo');
SELECT is((SELECT encode(inhalt, 'hex') FROM portal.meine_dateien), 'ffd8ff01', 'and it can be read');
SELECT is((SELECT dateien->0->>'sha256_original' FROM portal.meine_anfragen WHERE kennung = :'a_kennung'), repeat('a', 64), 'with the digest of the original');
SELECT throws_ok(format($$SELECT portal.foto_anhaengen('%s', '\x89504e470d0a1a0a', '{"typ": "image/png", "sha256_original": "%s"}')$$, :'a_kennung', repeat('b', 64)), 'MA822', NULL, 'H02 what was not made anew is not taken');
SELECT throws_ok(format($$SELECT portal.foto_anhaengen('%s', '\x3c7376673e', '{"typ": "image/jpeg", "sha256_original": "%s"}')$$, :'a_kennung', repeat('b', 64)), 'MA822', NULL, 'H03 SVG is no photo');
SELECT portal.foto_anhaengen(:'a_kennung', '\xffd8ff01', jsonb_build_object('typ', 'image/jpeg', 'sha256_original', repeat(n::text, 64))) FROM generate_series(1, 5) n \g /dev/null
SELECT throws_ok(format($$SELECT portal.foto_anhaengen('%s', '\xffd8ff01', '{"typ": "image/jpeg", "sha256_original": "%s"}')$$, :'a_kennung', repeat('c', 64)), 'MAE64', NULL, 'the seventh is refused');
-- receipt and thread
SELECT is(portal.eingangsbeleg(:'a_kennung')->'betreff'->>'titel', 'Eingangsbeleg ' || :'a_nummer', 'the receipt names the number');
SELECT ok(portal.eingangsbeleg(:'a_kennung')::text ~ ('20.11.2026, 10:00:00 Uhr') AND portal.eingangsbeleg(:'a_kennung')->>'pruefsumme' ~ '^[0-9a-f]{64}$', 'the moment of arrival and the entry that proves it');
SELECT is((portal.nachricht_schreiben(:'a_kennung', '{"text": "Der Fleck wird größer."}')).ok, true, 'a tenant writes to the own report');
RESET ROLE;
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-20 11:00+01') \g /dev/null
SELECT is(tests.schritt((SELECT vorgang_id FROM akte.anfragen WHERE kennung = :'a_kennung'), 'rueckfrage', '{"weg": "portal", "text": "Seit wann genau?"}'), 'in_bearbeitung', 'staff ask back');
SELECT is(tests.schritt((SELECT vorgang_id FROM akte.anfragen WHERE kennung = :'a_kennung'), 'notiz', '{"text": "Mieter wirkt nervös."}'), 'in_bearbeitung', 'and note something for themselves');
SELECT tests.mieter_am(:m, :ich) \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is((SELECT jsonb_path_query_array(nachrichten, '$[*].art') FROM portal.meine_anfragen WHERE kennung = :'a_kennung'), '["eingang", "eingang", "rueckfrage"]', 'the tenant reads the question and not the note');
SELECT is((SELECT status || wartet_auf_mieter::text FROM portal.meine_anfragen WHERE kennung = :'a_kennung'), 'in_bearbeitungtrue', 'and that an answer is wanted');
SELECT is((SELECT ok FROM portal.frage_stellen('{"kategorie": "unterlagen", "text": "Bitte die Rechnungen 2024."}')), true, 'a tenant asks for papers');
SELECT throws_ok($$SELECT * FROM portal.frage_stellen('{"kategorie": "schaden", "text": "Es tropft."}')$$, 'MAE60', NULL, 'but damage has its own form');
RESET ROLE;

-- the neighbour, the other tenant of the flat
SELECT tests.mieter_am(:m, :nachbar) \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is((SELECT count(*) FROM portal.meine_anfragen) + (SELECT count(*) FROM portal.meine_dateien), 0::bigint, 'A01 the neighbour sees nothing of it');
SELECT throws_ok(format($$SELECT portal.foto_anhaengen('%s', '\xffd8ff01', '{"typ": "image/jpeg", "sha256_original": "%s"}')$$, :'a_kennung', repeat('d', 64)), 'MAE62', NULL, 'adds nothing');
SELECT throws_ok(format($$SELECT portal.nachricht_schreiben('%s', '{"text": "x"}')$$, :'a_kennung'), 'MAE62', NULL, 'writes nothing');
SELECT throws_ok(format($$SELECT portal.eingangsbeleg('%s')$$, :'a_kennung'), 'MAE62', NULL, 'gets no receipt');
SELECT is((SELECT doppelt FROM portal.schaden_melden('{"gewerk": "wasser", "text": "Bei mir auch.", "schluessel": "6f1c0f5e-8f0a-4f0e-9d3b-0a4a2c1f7b11"}')), false, 'A11 and finds nothing by the key of somebody else''s form');
RESET ROLE;
SELECT tests.mieter_am(:m, :partner) \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is((SELECT count(*) FROM portal.meine_anfragen), 0::bigint, 'what one tenant of a flat asks is not the other''s to read');
SELECT is((SELECT count(*) FROM portal.meine_mietverhaeltnisse), 1::bigint, 'though they share the lease');
SELECT is((SELECT mieter FROM portal.meine_mietverhaeltnisse), 'Katrin Ostermann, Jonas Ostermann', 'and know each other');
RESET ROLE;

-- own data
SELECT tests.mieter_am(:m, :ich) \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is((SELECT ok::text || nach FROM portal.stammdaten_aendern('{"art": "kontakt", "telefon_mobil": "0170 1234567", "email": "neu@post.example"}')), 'trueuebernommen', 'telephone and e-mail count at once');
SELECT is((SELECT telefon_mobil || email FROM portal.meine_stammdaten), '0170 1234567neu@post.example', 'and are read back');
SELECT is((SELECT fehlercode FROM portal.stammdaten_aendern('{"art": "bank", "iban": "DE02 1203 0000 0000 2020 52", "inhaber": "K"}')), 'MA012', 'G07 a wrong IBAN is refused at the field');
SELECT is((SELECT ok::text || nach FROM portal.stammdaten_aendern('{"art": "bank", "iban": "DE02 1203 0000 0000 2020 51", "inhaber": "Katrin Ostermann", "ohne_lastschrift": "ja"}')), 'truebeantragt', 'a new account waits for a check');
SELECT is((SELECT iban FROM portal.meine_stammdaten), NULL, 'and does not count before');
SELECT throws_ok($$SELECT portal.stammdaten_aendern('{"art": "miete", "betrag": "1"}')$$, 'MAE65', NULL, 'other things do not change here');
RESET ROLE;
SELECT tests.mieter_am(:m, :nachbar) \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is((SELECT count(*) FROM portal.meine_stammdaten WHERE email = 'neu@post.example' OR telefon_mobil IS NOT NULL), 0::bigint, 'A01 the neighbour sees the own data only');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
