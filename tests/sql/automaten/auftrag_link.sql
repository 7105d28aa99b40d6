-- An order out of an enquiry, its link, and what the tenant reads: G04, G05.
\ir ../hilfen.psql
SELECT no_plan();
SELECT tests.mandant() AS m, tests.mandant('Ahorn Immobilienverwaltung KG') AS fremd \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mieter": [{"vorname": "Katrin", "nachname": "Ostermann", "telefon_mobil": "0150 5550176"}]}') AS mv \gset
RESET ROLE;
SELECT vertragsnummer AS vertrag FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT tests.datei(:m) AS foto, tests.datei(:m) AS anderes \gset
CREATE FUNCTION tests.auftrag(p_v bigint, p jsonb) RETURNS text LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN e.ok THEN 'ok' ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(e.felder) k), '') END FROM api.auftrag_erteilen(p_v, p) e
$$;
CREATE FUNCTION tests.mit_link(p_token text, p_sql text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE v text;
BEGIN
  -- as the login of the links: what sitzung.betreten does with this token
  PERFORM sitzung.freigabe_betreten(p_token);
  EXECUTE p_sql INTO v;
  RETURN v;
EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE;
END $$;
CREATE FUNCTION tests.stand(p_v bigint) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$ SELECT status_mieter FROM api.anfragen WHERE vorgang_id = p_v $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT vorgang_id AS a FROM api.anfrage_eingang(jsonb_build_object('kanal', 'telefon', 'kategorie', 'schaden', 'text', 'Die Klingel geht nicht.', 'vertragsnummer', :'vertrag', 'raum', 'Flur', 'dateien', jsonb_build_array(:'foto'))) \gset

SELECT is(tests.auftrag(:a, '{"email": "x", "text": ""}'), 'MAE55 email name text', 'what is missing is named at the field');
SELECT is(tests.auftrag(:a, '{"name": "Krause", "text": "Klingel reparieren", "bis": "2020-01-01"}'), 'MAE20 bis', 'a day that is over');
SELECT is(tests.auftrag(987654321, '{}'), 'MA015', 'no such enquiry');
SELECT is(tests.auftrag(:a, '{"name": "Hausmeister Krause", "email": "krause@handwerk.example", "text": "Klingel reparieren"}'), 'ok', 'one step');
SELECT is(tests.stand(:a), 'in_bearbeitung', 'the tenant reads that something happens');
RESET ROLE;
SELECT r.kennung AS auftrag, r.vorgang_id AS aufgabe, r.id AS auftrag_id FROM akte.auftraege r \gset
SELECT results_eq('SELECT adressen::text, text ~ ''Klingel reparieren'', text ~ ''Ostermann, 0150 5550176'', text ~ ''3. OG links, Flur'', text ~ ''[0-9a-f]{64}'' FROM akte.postausgang',
  $$VALUES ('{krause@handwerk.example}', true, true, true, false)$$, 'the mail says what, where and who; no token lies in the outbox');

-- the link
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT api.auftrag_link_erzeugen(:'auftrag') AS alt \gset
SELECT api.auftrag_link_erzeugen(:'auftrag') AS neu \gset
SELECT sitzung.als_benutzer(:fremd, tests.benutzer(:fremd)) \g /dev/null
SELECT throws_ok(format('SELECT api.auftrag_link_erzeugen(%L)', :'auftrag'), 'MAE56', NULL, 'A25 not for another client');
RESET ROLE;
SELECT is((SELECT count(*) FROM sitzung.freigabelinks l WHERE l.token_hash = sha256(:'neu'::bytea)), 1::bigint, 'G04 only its hash is kept');
SELECT is(tests.mit_link(:'alt', 'SELECT portal.auftrag_ansicht()'), 'MA107', 'G05 a newer link ends the older one');
SELECT is(tests.mit_link(repeat('0', 64), 'SELECT portal.auftrag_ansicht()'), 'MA107', 'an unknown one reads alike');
SELECT matches(tests.mit_link(:'neu', 'SELECT portal.auftrag_ansicht()'), 'Klingel reparieren', 'G04 opening shows it');
SELECT matches(tests.mit_link(:'neu', 'SELECT portal.auftrag_ansicht()'), 'Klingel reparieren', 'as often as a scanner likes');
SELECT is(tests.mit_link(:'neu', 'SELECT portal.freigabe_ansicht()'), 'MA107', 'G04 it is bound to its purpose');
SELECT is(tests.mit_link(:'neu', format('SELECT portal.auftrag_foto(%L) IS NOT NULL', :'foto')), 'true', 'the photo of the enquiry');
SELECT is(tests.mit_link(:'neu', format('SELECT portal.auftrag_foto(%L) IS NULL', :'anderes')), 'true', 'A18 and no other');
SELECT is(tests.mit_link(:'neu', $$SELECT fehlercode || (SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(felder) k) FROM portal.auftrag_melden('{"erledigt_am": "2020-01-01", "bericht": "x"}', '{}')$$), 'MAE57bericht erledigt_am', 'before it was ordered nobody did it');
SELECT is(tests.mit_link(:'neu', $$SELECT (felder ? 'erledigt_am')::text FROM portal.auftrag_melden('{"erledigt_am": "2199-01-01", "bericht": "fertig"}', '{}')$$), 'true', 'nor in the future');
SELECT is(tests.mit_link(:'neu', $$SELECT fehlercode FROM portal.auftrag_melden('{}', array_fill('\xffd8ff'::bytea, ARRAY[7]))$$), 'MAE57', 'nor with seven photos');
SELECT is(tests.mit_link(:'neu', $$SELECT ok::text FROM portal.auftrag_melden(jsonb_build_object('erledigt_am', engine.heute(), 'bericht', 'Knopf getauscht.'), ARRAY['\xffd8ffe0'::bytea])$$), 'true', 'done');
SELECT is(tests.mit_link(:'neu', $$SELECT ok::text FROM portal.auftrag_melden(jsonb_build_object('erledigt_am', engine.heute(), 'bericht', 'Noch einmal.'), '{}')$$), 'MA107', 'G04 once');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :aufgabe), 'erledigt', 'the task is done');
SELECT is((SELECT count(*) FROM akte.anfrage_dateien), 2::bigint, 'with its photo in the file');
SELECT is((SELECT akteur FROM audit.eintraege WHERE vorgang_id = :aufgabe ORDER BY nr DESC LIMIT 1), 'dienstleister:' || :'auftrag_id', 'the log names who reported it');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT is(tests.stand(:a), 'abgeschlossen', 'the tenant reads it without anybody doing anything');
SELECT matches((SELECT abschnitte::text FROM api.stand_anfrage_general WHERE vorgang_id = :a), 'Knopf getauscht', 'the manager reads the report');
SELECT is(api.akteurname('dienstleister:' || :'auftrag_id'), 'Hausmeister Krause', 'by name');
SELECT throws_ok(format('SELECT api.auftrag_link_erzeugen(%L)', :'auftrag'), 'MAE56', NULL, 'no link for what is done');

-- the same company again by one choice; given up: the link ends
SELECT is(tests.auftrag(:a, jsonb_build_object('wie', :'auftrag', 'text', 'Gegensprechanlage prüfen')), 'ok', 'as last time');
RESET ROLE;
SELECT r.kennung AS zweiter, r.vorgang_id AS zweite FROM akte.auftraege r ORDER BY id DESC LIMIT 1 \gset
SELECT is((SELECT name || email FROM akte.auftraege WHERE kennung = :'zweiter'), 'Hausmeister Krausekrause@handwerk.example', 'name and address come with it');
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT is(tests.auftrag(:a, jsonb_build_object('wie', :'auftrag', 'name', 'Elektro Blitz', 'text', 'Leitung prüfen')), 'ok', 'somebody else');
SELECT is((SELECT email FROM akte.auftraege WHERE name = 'Elektro Blitz'), NULL, 'gets nothing at the address of the one before');
SELECT api.auftrag_link_erzeugen(:'zweiter') AS drittes \gset
SELECT is(api.auftrag_link_widerrufen(:'zweiter'), 1, 'revoked');
SELECT is(api.auftrag_link_widerrufen(:'zweiter'), 0, 'once');
SELECT api.auftrag_link_erzeugen(:'zweiter') AS viertes \gset
SELECT is(tests.schritt(:zweite, 'verwerfen', '{"grund": "doch nicht nötig"}'), 'verworfen', 'given up');
RESET ROLE;
SELECT is(tests.mit_link(t, 'SELECT portal.auftrag_ansicht()'), 'MA107', 'and its links end') FROM unnest(ARRAY[:'drittes', :'viertes']) t;
SELECT * FROM finish();
ROLLBACK;
