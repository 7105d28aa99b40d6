-- anfrage_general, aufgabe_status, instandsetzung: the same event from every state that knows it, each once.
\ir ../hilfen.psql
SELECT plan(54);

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, '{"mietbeginn": "2020-01-01", "mieter": [{"vorname": "Katrin", "nachname": "Ostermann", "email": "ostermann@post.example"}]}') AS mv \gset
RESET ROLE;
SELECT vertragsnummer AS vertrag, einheit_id AS einheit, traeger_id AS klammer FROM akte.mietverhaeltnisse WHERE id = :mv \gset
SELECT o.traeger_id AS haus FROM akte.objekte o JOIN akte.einheiten e ON e.objekt_id = o.id WHERE e.id = :einheit \gset
SELECT kennung AS busch FROM akte.benutzer WHERE mandant_id = :m AND name = 'Karl Busch' \gset
SELECT tests.datei(:m) AS foto, tests.datei(:m, 'pdf') AS pdf \gset
SELECT set_config('wege.busch', :'busch', true), set_config('wege.vertrag', :'vertrag', true) \g /dev/null
-- a question of the tenant, in this state
CREATE FUNCTION tests.anfrage(p_zustand text, p_text text DEFAULT 'Wasser läuft aus der Wand. ' || gen_random_uuid()) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE v bigint;
BEGIN
  SELECT e.vorgang_id INTO STRICT v FROM api.anfrage_eingang(jsonb_build_object('kanal', 'telefon', 'kategorie', 'schaden', 'text', p_text, 'vertragsnummer', current_setting('wege.vertrag'))) e WHERE e.ok;
  IF p_zustand = 'zugeordnet' THEN
    PERFORM tests.schritt(v, 'zuordnen', jsonb_build_object('zustaendig', current_setting('wege.busch')));
  ELSIF p_zustand IN ('in_bearbeitung', 'beantwortet') THEN
    PERFORM tests.schritt(v, 'bearbeiten');
    IF p_zustand = 'beantwortet' THEN
      PERFORM tests.schritt(v, 'beantworten', '{"weg": "telefon", "text": "Wir schicken morgen jemanden."}');
    END IF;
  END IF;
  IF (SELECT x.zustand FROM engine.vorgaenge x WHERE x.id = v) <> p_zustand THEN RAISE EXCEPTION 'fixture: %', p_zustand; END IF;
  RETURN v;
END $$;
CREATE FUNCTION tests.aufgabe(p_zustand text, p_klammer bigint) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE v engine.ergebnis := engine.starten('aufgabe_status', p_klammer, '{"titel": "Handwerker anrufen", "faellig_am": "2026-03-20"}');
BEGIN
  IF p_zustand <> 'offen' THEN PERFORM tests.schritt(v.vorgang_id, 'beginnen'); END IF;
  IF p_zustand = 'wartet' THEN PERFORM tests.schritt(v.vorgang_id, 'warten', '{"auf": "Rückruf der Firma"}'); END IF;
  IF (SELECT x.zustand FROM engine.vorgaenge x WHERE x.id = v.vorgang_id) <> p_zustand THEN RAISE EXCEPTION 'fixture: % %', p_zustand, v; END IF;
  RETURN v.vorgang_id;
END $$;
CREATE FUNCTION tests.instand(p_zustand text, p_haus bigint) RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE v engine.ergebnis := engine.starten('instandsetzung', p_haus, '{"titel": "Steigleitung erneuern", "beschreibung": "Die Leitung im Bad ist undicht."}');
BEGIN
  IF p_zustand <> 'gemeldet' THEN PERFORM tests.schritt(v.vorgang_id, 'angebot_erfassen', '{"firma": "Sanitär Krause", "betrag": "4850,00", "angebot_am": "2026-03-02"}'); END IF;
  IF p_zustand = 'freigabe_offen' THEN PERFORM tests.schritt(v.vorgang_id, 'freigabe_anfragen', '{"gueltig_tage": "10"}'); END IF;
  IF (SELECT x.zustand FROM engine.vorgaenge x WHERE x.id = v.vorgang_id) <> p_zustand THEN RAISE EXCEPTION 'fixture: % %', p_zustand, v; END IF;
  RETURN v.vorgang_id;
END $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- a question: what can be done with it, from wherever it is
SELECT is(tests.schritt(tests.anfrage(z), 'notiz', '{"text": "Frau Ostermann ist ab 16 Uhr zu erreichen."}'), z, 'a note, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet', 'in_bearbeitung', 'beantwortet']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'eingang_erfassen', '{"weg": "telefon", "text": "Jetzt tropft es auch im Flur."}'), 'in_bearbeitung', 'more comes in, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet', 'in_bearbeitung', 'beantwortet']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'beantworten', '{"weg": "telefon", "text": "Morgen kommt jemand."}'), 'beantwortet', 'answered at once, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'rueckfrage', '{"weg": "telefon", "text": "Seit wann ist das so?"}'), 'in_bearbeitung', 'asked back, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'aufgabe_anlegen', '{"titel": "Handwerker anrufen"}'), 'in_bearbeitung', 'a task of it, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet', 'in_bearbeitung']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'instandsetzung_anlegen', '{"titel": "Steigleitung erneuern", "beschreibung": "Die Leitung im Bad ist undicht."}'), 'in_bearbeitung', 'an Instandsetzung of it, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet', 'in_bearbeitung']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'in_schaden_umwandeln', '{"kategorie": "sanitaer", "raum": "Bad", "beschreibung": "Wasser läuft aus der Wand."}'), 'in_bearbeitung', 'a damage of it, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet', 'in_bearbeitung']) z;
SELECT is((SELECT count(*) FROM engine.vorgaenge v JOIN engine.vorgaenge q ON q.id = v.entstanden_aus AND q.automat = 'anfrage_general'), 9::bigint, 'each knows what it came from');
SELECT is(tests.schritt(tests.anfrage(z), 'person_zuordnen', jsonb_build_object('vertragsnummer', :'vertrag', 'kategorie', 'frage')), z, 'whose it is, ' || z) FROM unnest(ARRAY['zugeordnet', 'in_bearbeitung']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'zuordnen', jsonb_build_object('zustaendig', (SELECT b.kennung FROM akte.benutzer b WHERE b.name = 'Tamara Linde'))), 'zugeordnet', 'given to somebody else, ' || z) FROM unnest(ARRAY['zugeordnet', 'in_bearbeitung']) z;
SELECT is(tests.schritt(tests.anfrage(z), 'verwerfen', '{"grund": "doppelt", "text": "Steht schon in der Anfrage von gestern."}'), 'verworfen', 'thrown away, ' || z) FROM unnest(ARRAY['zugeordnet', 'in_bearbeitung']) z;
SELECT is(tests.schritt(tests.anfrage('in_bearbeitung'), 'abschliessen'), 'abgeschlossen', 'done without an answer');
RESET ROLE;
-- who reports the same once more the same day finds the first report again, however far it is
CREATE FUNCTION tests.noch_einmal(p_zustand text) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_text text := 'Es riecht nach Gas. ' || gen_random_uuid();
  v      bigint := tests.anfrage(p_zustand, v_text);
  v_id   bigint;
BEGIN
  SELECT e.vorgang_id INTO v_id FROM api.anfrage_eingang(jsonb_build_object('kanal', 'email', 'kategorie', 'schaden', 'text', v_text, 'vertragsnummer', current_setting('wege.vertrag'))) e;
  RETURN (v_id = v) || ' ' || (SELECT x.zustand FROM engine.vorgaenge x WHERE x.id = v);
END $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.noch_einmal(z), 'true ' || z, 'once more, ' || z) FROM unnest(ARRAY['neu', 'zugeordnet', 'in_bearbeitung', 'beantwortet']) z;

-- a task
SELECT is(tests.schritt(tests.aufgabe(z, :klammer), 'notiz', '{"text": "Niemand geht ans Telefon."}'), z, 'a note, ' || z) FROM unnest(ARRAY['offen', 'in_arbeit', 'wartet']) z;
SELECT is(tests.schritt(tests.aufgabe(z, :klammer), 'verschieben', '{"faellig_am": "2026-04-01", "grund": "Firma im Urlaub"}'), z, 'later, ' || z) FROM unnest(ARRAY['offen', 'in_arbeit']) z;
SELECT is(tests.schritt(tests.aufgabe(z, :klammer), 'zuweisen', jsonb_build_object('zustaendig', :'busch')), z, 'somebody else''s, ' || z) FROM unnest(ARRAY['offen', 'in_arbeit']) z;
SELECT is(tests.schritt(tests.aufgabe('offen', :klammer), 'warten', '{"auf": "Rückruf"}'), 'wartet', 'waiting before it began');
SELECT is(tests.schritt(tests.aufgabe('in_arbeit', :klammer), 'erledigen', '{"ergebnis": "Termin am Freitag"}'), 'erledigt', 'done');
SELECT is(tests.schritt(tests.aufgabe(z, :klammer), 'verwerfen', '{"grund": "hat sich von selbst erledigt"}'), 'verworfen', 'not needed any more, ' || z) FROM unnest(ARRAY['in_arbeit', 'wartet']) z;
SELECT tests.aufgabe('wartet', :klammer) AS w \gset
SELECT sitzung.als_dienst(:m), tests.um('2026-03-21 06:00+01') \g /dev/null
SELECT is((SELECT string_agg(f.ereignis || ' ' || f.nach, ',') FROM engine.faellige_fristen_ausfuehren() f WHERE f.vorgang_id = :w), 'faelligkeit_erreichen wartet', 'it falls due while it waits');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- an Instandsetzung
SELECT is(tests.schritt(tests.instand(z, :haus), 'foto_anhaengen', jsonb_build_object('foto', :'foto')), z, 'a photo, ' || z) FROM unnest(ARRAY['gemeldet', 'angebot', 'freigabe_offen']) z;
SELECT is(tests.schritt(tests.instand(z, :haus), 'verwerfen', '{"grund": "hat sich von selbst erledigt"}'), 'verworfen', 'not needed, ' || z) FROM unnest(ARRAY['gemeldet', 'angebot']) z;
SELECT is(tests.schritt(tests.instand(z, :haus), 'freigabe_erfassen', jsonb_build_object('entschieden_am', '2026-03-02', 'nachweis', :'pdf')), 'freigegeben', 'the owner said yes on paper, ' || z) FROM unnest(ARRAY['angebot', 'freigabe_offen']) z;
SELECT is(tests.schritt(tests.instand(z, :haus), 'ablehnung_erfassen', jsonb_build_object('entschieden_am', '2026-03-02', 'nachweis', :'pdf')), 'abgelehnt', 'or no, ' || z) FROM unnest(ARRAY['angebot', 'freigabe_offen']) z;
SELECT * FROM finish();
ROLLBACK;
