-- The owner's magic link (G04, G05): random, hashed, single use, expiring, revocable, bound to one decision; looking decides nothing,
-- the decision needs a second tap, every view is on record.
\ir ../hilfen.psql
SELECT plan(91);

SELECT tests.mandant() AS m, tests.mandant('Ahorn Immobilienverwaltung KG') AS fremd \gset
SELECT tests.objekt(:m) AS haus \gset
SELECT tests.einheit(:m, :haus) AS we \gset
SELECT traeger_id AS t, eigentuemer_id AS eigner FROM akte.objekte WHERE id = :haus \gset
SELECT tests.datei(:m) AS foto, tests.datei(:m, 'pdf') AS pdf, tests.datei(:m) AS fremdes_foto \gset
CREATE FUNCTION tests.f(p_v bigint) RETURNS api.freigaben LANGUAGE sql AS $$ SELECT f FROM api.freigaben f WHERE f.vorgang_id = p_v ORDER BY f.nummer DESC LIMIT 1 $$;
CREATE FUNCTION tests.anfragen(p_t bigint, p_we bigint, p_foto uuid, p_pdf uuid) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE v bigint; w text;
BEGIN
  SELECT vorgang_id INTO v FROM engine.starten('instandsetzung', p_t, jsonb_build_object('titel', 'Steigleitung erneuern', 'beschreibung', 'Die Leitung ist undicht.', 'einheit_id', p_we, 'foto', p_foto));
  w := tests.schritt(v, 'angebot_erfassen', jsonb_build_object('firma', 'Rohr & Co', 'betrag', '4.850,00', 'datei', p_pdf)) || tests.schritt(v, 'freigabe_anfragen');
  IF w <> 'angebotfreigabe_offen' THEN RAISE EXCEPTION 'fixture: %', w; END IF;
  RETURN v;
END $$;
-- somebody at the owner's phone: enters with the token and does something; the code of the refusal, or what came of it
CREATE FUNCTION tests.mit_link(p_token text, p_sql text) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE v text;
BEGIN
  PERFORM 1 FROM sitzung.betreten(p_token);
  EXECUTE p_sql INTO v;
  RETURN v;
EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE;
END $$;
GRANT EXECUTE ON FUNCTION tests.mit_link(text, text) TO PUBLIC;
CREATE FUNCTION tests.ereignisse(p_v bigint) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(e.ereignis || CASE e.ergebnis WHEN 'ok' THEN '' ELSE ' ' || e.fehlercode END, ', ' ORDER BY e.nr) FROM audit.eintraege e WHERE e.vorgang_id = p_v AND e.kanal = 'freigabe' $$;
-- each decision of the link ends in its own block, like a request: SET LOCAL SESSION AUTHORIZATION … RESET
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT tests.anfragen(:t, :we, :'foto', :'pdf') AS v, tests.anfragen(:t, :we, :'fremdes_foto', NULL) AS v2, tests.anfragen(:t, :we, NULL, NULL) AS v3, tests.anfragen(:t, :we, NULL, NULL) AS v4 \gset

-- making one
SELECT api.freigabe_link_erzeugen(:v) AS token \gset
SELECT matches(:'token'::text, '^[0-9a-f]{64}$', '256 bits');
SELECT isnt(:'token'::text, api.freigabe_link_erzeugen(:v2), 'random');
SELECT throws_ok('SELECT api.freigabe_link_erzeugen(NULL)', 'MAE43', NULL, 'no Vorgang, no link');
SELECT throws_ok('SELECT api.freigabe_link_erzeugen(987654321)', 'MAE43', NULL, 'nor for one that is not there');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT throws_ok(format('SELECT api.freigabe_link_erzeugen(%s)', :v), 'MAE43', NULL, 'accounting makes none');
SELECT tests.als(:fremd) \g /dev/null
SELECT throws_ok(format('SELECT api.freigabe_link_erzeugen(%s)', :v), 'MAE43', NULL, 'another client makes none: the same answer');
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT matches(api.freigabe_link_erzeugen(:v3), '^[0-9a-f]{64}$', 'the service may, to mail it');
SELECT tests.als(:m) \g /dev/null
SELECT is((tests.f(:v)).link, 'offen', 'staff sees that there is one');
SELECT is((SELECT count(*) FROM api.freigaben WHERE link_erstellt_am IS NOT NULL), 3::bigint, 'and when it was made');
SELECT throws_ok('SELECT token_hash FROM sitzung.freigabelinks', '42501', NULL, 'not what it is compared with');
SELECT throws_ok('SELECT bestaetigung_text FROM sitzung.freigabelinks', '42501', NULL, 'nor what an owner is about to do');
RESET ROLE;
SELECT is((SELECT count(*) FROM sitzung.freigabelinks WHERE token_hash = sha256(convert_to(:'token', 'UTF8'))), 1::bigint, 'stored as a hash');
SELECT is((SELECT laeuft_ab_am - erstellt_am FROM sitzung.freigabelinks WHERE token_hash = sha256(convert_to(:'token', 'UTF8'))), interval '14 days', 'two weeks');
CREATE FUNCTION tests.wo_steht(p_text text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE r record; v text := ''; n bigint;
BEGIN
  FOR r IN SELECT c.oid::regclass::text AS t FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text IN ('akte', 'engine', 'audit', 'sitzung') LOOP
    EXECUTE format('SELECT count(*) FROM %s x WHERE x::text LIKE %L', r.t, '%' || p_text || '%') INTO n;
    v := v || CASE WHEN n > 0 THEN r.t || ' ' ELSE '' END;
  END LOOP;
  RETURN v;
END $$;
SELECT is(tests.wo_steht(:'token'), '', 'the token stands in no table, the log included');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE vorgang_id = :v AND ereignis = 'link_ausstellen'), 1::bigint, 'that one was made is on record');

-- who may even try
SET LOCAL ROLE mietakte_verwaltung;
SELECT throws_ok($$SELECT portal.freigabe_entscheiden('x')$$, '42501', NULL, 'staff has no way to the owner''s functions');
SELECT throws_ok($$SELECT sitzung.freigabe_betreten('x')$$, '42501', NULL, 'nor into the link''s context');
RESET ROLE;
SET LOCAL ROLE mietakte_portal;
SELECT throws_ok($$SELECT portal.freigabe_ansicht()$$, '42501', NULL, 'tenants neither');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT throws_ok($$SELECT sitzung.freigabe_link_ausstellen(1, 1, 14)$$, '42501', NULL, 'the link''s login makes no links');
SELECT throws_ok($$SELECT sitzung.freigabe_vormerken('freigeben', NULL)$$, '42501', NULL, 'and goes through the door only');
SELECT throws_ok($$SELECT * FROM engine.ausloesen(1, 'freigeben')$$, '42501', NULL, 'it cannot name a Vorgang');
SELECT throws_ok($$SELECT portal.freigabe_ansicht()$$, 'MA107', NULL, 'the context of somebody else is no link');

-- a wrong one, in every way, reads alike
SELECT is(tests.mit_link(repeat('0', 64), 'SELECT 1'), 'MA107', 'unknown');
SELECT is(tests.mit_link(NULL, 'SELECT 1'), 'MA107', 'none');
SELECT is(tests.mit_link(left(:'token', 63), 'SELECT 1'), 'MA107', 'cut off');
SELECT is(tests.mit_link(upper(:'token'), 'SELECT 1'), 'MA107', 'other letters');

-- looking decides nothing
SELECT is(tests.mit_link(:'token', $$SELECT sitzung.kanal() || ' ' || sitzung.rolle()$$), 'freigabe eigentuemer', 'a context of its own');
SELECT is(tests.mit_link(:'token', 'SELECT sitzung.abmelden()'), '', 'logging out has nothing to log out of');
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_ansicht('Scanner')->>'titel'$$), 'Steigleitung erneuern', 'what it is about');
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_ansicht()->'angebot'->>'betrag'$$), '4850.00', 'and what it costs');
SELECT is(tests.mit_link(:'token', $$SELECT jsonb_array_length(portal.freigabe_ansicht()->'fotos')::text$$), '1', 'with its photo');
SELECT is(tests.mit_link(:'token', format('SELECT typ FROM portal.freigabe_datei(%L)', :'foto')), 'image/jpeg', 'which it may fetch');
SELECT is(tests.mit_link(:'token', format('SELECT typ FROM portal.freigabe_datei(%L)', :'pdf')), 'application/pdf', 'the offer, too');
SELECT is(tests.mit_link(:'token', format('SELECT typ FROM portal.freigabe_datei(%L)', :'fremdes_foto')), NULL, 'not the photo of another repair of the same house');
SELECT is(tests.mit_link(:'token', 'SELECT count(*)::text FROM akte.freigaben'), '42501', 'no table at all');
SELECT is(tests.mit_link(:'token', 'SELECT count(*)::text FROM sitzung.freigabelinks'), '42501', 'not its own either');
RESET SESSION AUTHORIZATION;
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :v), 'freigabe_offen', 'nothing is decided');
SELECT is(tests.ereignisse(:v), 'freigabe_ansehen, freigabe_ansehen, freigabe_ansehen', 'three views on record');
SELECT is((SELECT DISTINCT akteur || ' ' || rolle FROM audit.eintraege WHERE vorgang_id = :v AND kanal = 'freigabe'), 'eigentuemer:' || :'eigner' || ' eigentuemer', 'with whose link');
SELECT is((SELECT n.text::jsonb->'daten'->>'geraet' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :v AND e.ereignis = 'freigabe_ansehen' ORDER BY e.nr LIMIT 1), 'Scanner', 'and on what');
SELECT is((tests.f(:v)).angesehen, 3, 'and counted');

-- the second tap
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_vorlegen('verschenken', NULL)$$), 'MAE44', 'there are three things to do');
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_vorlegen('rueckfragen', ' ')$$), 'MAE44', 'a question has words');
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_vorlegen('freigeben', repeat('x', 2001))$$), 'MAE44', 'not too many');
SELECT is(tests.mit_link(:'token', $$SELECT fehlercode FROM portal.freigabe_entscheiden('freigeben')$$), 'MAE42', 'nothing without the first tap');
SELECT is(tests.mit_link(:'token', $$SELECT fehlercode FROM portal.freigabe_entscheiden(NULL)$$), 'MAE42', 'nothing without its word');
SELECT tests.mit_link(:'token', $$SELECT portal.freigabe_vorlegen('ablehnen', 'zu teuer')$$) AS wort0 \gset
SELECT tests.mit_link(:'token', $$SELECT portal.freigabe_vorlegen('rueckfragen', 'Sind die Fliesen dabei?')$$) AS wort1 \gset
SELECT is(tests.mit_link(:'token', format('SELECT fehlercode FROM portal.freigabe_entscheiden(%L)', :'wort0')), 'MAE42', 'a new first tap replaces the old');
SELECT is(tests.mit_link(:'token', format('SELECT nach FROM portal.freigabe_entscheiden(%L)', :'wort1')), 'freigabe_offen', 'a question');
SELECT is(tests.mit_link(:'token', format('SELECT fehlercode FROM portal.freigabe_entscheiden(%L)', :'wort1')), 'MAE42', 'a word counts once');
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_ansicht()->'nachrichten'->0->>'text'$$), 'Sind die Fliesen dabei?', 'a question does not use the link up');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT is((tests.f(:v)).frage_offen, true, 'staff sees the question');
SELECT is(tests.schritt(:v, 'rueckfrage_beantworten', '{"text": "Ja, bis zur Decke."}'), 'freigabe_offen', 'answered');
SELECT is(tests.schritt(:v, 'rueckfrage_beantworten', '{"text": "Noch etwas."}'), 'MAE40', 'an answer answers something');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_ansicht()->'nachrichten'->1->>'von'$$), 'verwaltung', 'the owner reads the answer');
SELECT tests.mit_link(:'token', $$SELECT portal.freigabe_vorlegen('freigeben', NULL)$$) AS wort2 \gset
RESET SESSION AUTHORIZATION;
UPDATE sitzung.freigabelinks SET bestaetigung_bis = now() - interval '1 second' WHERE token_hash = sha256(convert_to(:'token', 'UTF8'));
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token', format('SELECT fehlercode FROM portal.freigabe_entscheiden(%L)', :'wort2')), 'MAE42', 'half an hour, not longer');
SELECT tests.mit_link(:'token', $$SELECT portal.freigabe_vorlegen('freigeben', 'Bitte bald.')$$) AS wort3 \gset
RESET SESSION AUTHORIZATION;
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :v), 'freigabe_offen', 'the first tap decides nothing');
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token', format('SELECT nach FROM portal.freigabe_entscheiden(%L)', :'wort3')), 'freigegeben', 'the second does');
SELECT is(tests.mit_link(:'token', format('SELECT nach FROM portal.freigabe_entscheiden(%L)', :'wort3')), 'MA107', 'once');
SELECT is(tests.mit_link(:'token', $$SELECT portal.freigabe_ansicht()->>'titel'$$), 'MA107', 'used up: the page is gone, too');
SELECT is(tests.mit_link(:'token', 'SELECT 1'), 'MA107', 'it does not even open the door');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT is((tests.f(:v)).entscheidung || ' ' || (tests.f(:v)).weg || ' ' || (tests.f(:v)).entscheidung_text || ' ' || (tests.f(:v)).link, 'freigegeben link Bitte bald. benutzt', 'decided, by link, with words');
SELECT is((SELECT freigegeben_betrag FROM akte.instandsetzungen WHERE vorgang_id = :v), 4850.00, 'for so much');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0::bigint, 'nobody waits any more');
SELECT throws_ok(format('SELECT api.freigabe_link_erzeugen(%s)', :v), 'MAE43', NULL, 'what is decided needs no link');
RESET ROLE;
SELECT matches(tests.ereignisse(:v), 'freigeben$', 'the decision is the last word of the owner in the log');
SELECT is(tests.wo_steht(:'token') || tests.wo_steht(:'wort3'), '', 'neither token nor word stand anywhere');

-- renewed, revoked, expired, decided otherwise
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT api.freigabe_link_erzeugen(:v2) AS alt \gset
SELECT api.freigabe_link_erzeugen(:v2) AS neu \gset
SELECT api.freigabe_link_erzeugen(:v3) AS token3 \gset
SELECT api.freigabe_link_erzeugen(:v4) AS token4 \gset
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'alt', 'SELECT portal.freigabe_ansicht()->>''titel'''), 'MA107', 'replaced by a newer one');
SELECT is(tests.mit_link(:'neu', 'SELECT portal.freigabe_ansicht()->>''titel'''), 'Steigleitung erneuern', 'which is good');
SELECT tests.mit_link(:'neu', $$SELECT portal.freigabe_vorlegen('freigeben', NULL)$$) AS wort_neu \gset
SELECT is(tests.mit_link(:'token3', format('SELECT fehlercode FROM portal.freigabe_entscheiden(%L)', :'wort_neu')), 'MAE42', 'the word of another decision is nothing here');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT is(tests.schritt(:v2, 'link_widerrufen'), 'freigabe_offen', 'revoked');
SELECT is((tests.f(:v2)).link, 'widerrufen', 'staff sees it');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'neu', format('SELECT nach FROM portal.freigabe_entscheiden(%L)', :'wort_neu')), 'MA107', 'worth nothing, even between the taps');
RESET SESSION AUTHORIZATION;
UPDATE sitzung.freigabelinks SET erstellt_am = erstellt_am - interval '15 days', laeuft_ab_am = laeuft_ab_am - interval '15 days' WHERE token_hash = sha256(convert_to(:'token4', 'UTF8'));
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token4', 'SELECT portal.freigabe_ansicht()->>''titel'''), 'MA107', 'not after its time, even if no timer ran');
SELECT is(tests.mit_link(:'token4', 'SELECT 1'), 'MA107', 'nor through the door');
SELECT is(tests.mit_link(:'neu', 'SELECT 1'), 'MA107', 'a revoked one neither');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_dba;
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT engine.zeit_setzen(now() + interval '14 days 1 hour') \g /dev/null
SELECT is((SELECT string_agg(DISTINCT ereignis || ' ' || nach, ', ') FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id IN (:v2, :v3, :v4)), 'freigabe_ablaufen freigabe_offen', 'the timer ends it and decides nothing');
SELECT tests.als(:m) \g /dev/null
SELECT is((tests.f(:v3)).link || ' ' || ((tests.f(:v3)).abgelaufen_am IS NOT NULL), 'abgelaufen true', 'staff sees it');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token3', 'SELECT portal.freigabe_ansicht()->>''titel'''), 'MA107', 'the link ended with it');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT engine.zeit_setzen(now()) \g /dev/null
SELECT api.freigabe_link_erzeugen(:v3) AS token3b, api.freigabe_link_erzeugen(:v4) AS token4b \gset
SELECT is((tests.f(:v3)).abgelaufen_am, NULL, 'a new link starts the time again');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v3 AND erledigt_am IS NULL AND ereignis = 'freigabe_ablaufen'), 1::bigint, 'with its timer');
SELECT is(tests.schritt(:v3, 'ablehnung_erfassen', jsonb_build_object('entschieden_am', engine.heute(), 'nachweis', :'pdf')), 'abgelehnt', 'the owner wrote a letter instead');
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token3b', 'SELECT portal.freigabe_ansicht()->>''titel'''), 'MA107', 'then the link is over');
SELECT tests.mit_link(:'token4b', $$SELECT portal.freigabe_vorlegen('ablehnen', 'Zu teuer.')$$) AS nein \gset
SELECT is(tests.mit_link(:'token4b', format('SELECT nach FROM portal.freigabe_entscheiden(%L)', :'nein')), 'abgelehnt', 'refused by link');
RESET SESSION AUTHORIZATION;
SELECT is((SELECT ende_art FROM engine.vorgang WHERE id = :v4), 'abbruch', 'that is the end of the repair');

-- ten questions
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT tests.anfragen(:t, :we, NULL, NULL) AS v5 \gset
SELECT api.freigabe_link_erzeugen(:v5) AS token5 \gset
RESET ROLE;
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT tests.mit_link(:'token5', format('SELECT ok::text FROM portal.freigabe_entscheiden(%L)', tests.mit_link(:'token5', $$SELECT portal.freigabe_vorlegen('rueckfragen', 'Warum?')$$))) FROM generate_series(1, 10) \g /dev/null
SELECT is(tests.mit_link(:'token5', format('SELECT fehlercode FROM portal.freigabe_entscheiden(%L)', tests.mit_link(:'token5', $$SELECT portal.freigabe_vorlegen('rueckfragen', 'Warum?')$$))), 'MAE41', 'then one talks');
SELECT is(tests.mit_link(:'token5', $$SELECT jsonb_array_length(portal.freigabe_ansicht()->'nachrichten')::text$$), '10', 'ten are kept');
-- the seal
SELECT sitzung.betreten(:'token5') \g /dev/null
RESET SESSION AUTHORIZATION;
UPDATE sitzung.freigabelinks SET widerrufen_am = now(), widerruf_grund = 'widerrufen' WHERE token_hash = sha256(convert_to(:'token5', 'UTF8'));
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT throws_ok('SELECT portal.freigabe_ansicht()', 'MA107', NULL, 'who is inside when it is revoked is outside');
SELECT is((SELECT typ FROM portal.freigabe_datei(:'foto')), NULL, 'and fetches nothing');
RESET SESSION AUTHORIZATION;
UPDATE sitzung.freigabelinks SET widerrufen_am = NULL, widerruf_grund = NULL WHERE token_hash = sha256(convert_to(:'token5', 'UTF8'));
UPDATE sitzung.freigabelinks SET erstellt_am = erstellt_am - interval '15 days', laeuft_ab_am = laeuft_ab_am - interval '15 days' WHERE token_hash = sha256(convert_to(:'token5', 'UTF8'));
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT throws_ok('SELECT portal.freigabe_ansicht()', 'MA107', NULL, 'whose time ends inside, too');
RESET SESSION AUTHORIZATION;
UPDATE sitzung.freigabelinks SET laeuft_ab_am = laeuft_ab_am + interval '15 days' WHERE token_hash = sha256(convert_to(:'token5', 'UTF8'));
SET LOCAL SESSION AUTHORIZATION mietakte_freigabe;
SELECT is(tests.mit_link(:'token5', $$SELECT set_config('app.sitzung', '-1', true) || coalesce(sitzung.rolle(), ' keine')$$), '-1 keine', 'a link does not become another one');
RESET SESSION AUTHORIZATION;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m) \g /dev/null
SELECT is((SELECT count(*) FROM audit.pruefen(NULL) WHERE NOT unversehrt), 0::bigint, 'the chains hold');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
