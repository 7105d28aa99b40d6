-- eigentuemerversammlung: every refusal by its code, and that it leaves nothing but its row in the log.
\ir ../hilfen.psql
\ir weg.psql
SELECT plan(46);
SELECT tests.mandant() AS m \gset
SELECT tests.weg(:m) AS o \gset
SELECT tests.objekt(:m, '0200') AS mv \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null
CREATE FUNCTION tests.anlegen(p jsonb) RETURNS text LANGUAGE sql AS $$ SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',' ORDER BY k) FROM jsonb_object_keys(e.felder) k), '') END FROM api.versammlung_anlegen(p) e $$;

-- creating
SELECT is(tests.anlegen('[]'), 'MAC00', 'no object');
SELECT is(tests.anlegen('{}'), 'MAC00 art,objekt,ort,prinzip,termin', 'everything is missing');
SELECT is(tests.anlegen('{"objekt": "999999", "art": "ordentlich", "termin": "2026-05-20 18:00", "ort": "Saal", "prinzip": "kopf"}'), 'MAC00 objekt', 'no such object');
SELECT is(tests.anlegen(jsonb_build_object('objekt', :mv, 'art', 'ordentlich', 'termin', '2026-05-20 18:00', 'ort', 'Saal', 'prinzip', 'kopf')), 'MAC01 objekt', 'a rental object has no meetings');
SELECT is(tests.anlegen(jsonb_build_object('objekt', :o, 'art', 'ordentlich', 'termin', '2026-04-01 09:00', 'ort', 'Saal', 'prinzip', 'kopf')), 'MAC02 termin', 'a meeting in the past');
SELECT is(tests.anlegen(jsonb_build_object('objekt', :o, 'art', 'jährlich', 'termin', '2026-05-20 18:00', 'ort', 'Saal', 'prinzip', 'kopf', 'x', 1)), 'MAC00 art,x', 'unknown kind, unknown field');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is(tests.anlegen(jsonb_build_object('objekt', :o, 'art', 'ordentlich', 'termin', '2030-05-20 18:00', 'ort', 'Saal', 'prinzip', 'kopf')), 'MA014', 'not for everybody');
SELECT is((SELECT count(*) FROM akte.eigentuemerversammlungen), 0::bigint, 'nothing was created');
SELECT is((SELECT count(*) FROM audit.protokoll p JOIN engine.traeger t ON t.id = p.strom_id WHERE t.art = 'standalone' AND p.ergebnis = 'abgelehnt' AND p.ereignis = 'anlegen'), 7::bigint, 'and every attempt stands in the log of the client');
-- another client's object is none
SELECT tests.mandant('Ahorn KG') AS m2 \gset
SELECT tests.als(:m2, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null
SELECT is(tests.anlegen(jsonb_build_object('objekt', :o, 'art', 'ordentlich', 'termin', '2026-05-20 18:00', 'ort', 'Saal', 'prinzip', 'kopf')), 'MAC00 objekt', 'another client''s object is none');
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null
SELECT tests.versammlung(:o, '{"beirat_vorsitz": "Mira Lang"}') AS v \gset

-- agenda and invitation
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-05"}'), 'MAC03', 'no agenda, no invitation');
SELECT is(tests.schritt(:v, 'top_streichen', '{"nummer": "1"}'), 'MA012', 'nothing to strike');
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Dach", "art": "beschluss", "nummer": "7"}'), 'MAC09', 'a number that was never given');
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Dach", "art": "beschluss"}'), 'geplant', 'a point');
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "aushang", "versandt_am": "2026-04-01", "zugang_am": "2026-04-05"}'), 'MAC05', 'a notice in the hall is no invitation');
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "muendlich", "versandt_am": "2026-04-01", "zugang_am": "2026-04-05"}'), 'MAC05', 'neither is a call');
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-03-31"}'), 'MAC08', 'arrived before it was sent');
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-05-20"}'), 'MAC08', 'arrived on the day itself');
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-29"}'), 'MAC04', 'twenty full days between are not three weeks');
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-29", "dringlichkeit": "eilig"}'), 'MA012', 'one word is no reason of urgency');
SELECT is((SELECT ((x->>'ok'), x->>'nach')::text FROM engine.vorschau(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-28"}') x), '(true,eingeladen)', 'twenty-one are');
SELECT tests.antrag(:v, 1) AS b \gset
SELECT is(tests.schritt(:v, 'top_erfassen', '{"titel": "Dach neu", "art": "beschluss", "nummer": "1"}'), 'MAC16', 'a point with a motion stays as it is');
SELECT is(tests.schritt(:v, 'top_streichen', '{"nummer": "1"}'), 'MAC16', 'and is not struck');
SELECT is(tests.schritt(:v, 'verlegen', '{"termin": "2026-03-20 18:00", "grund": "Saal"}'), 'MAC02', 'not into the past');
SELECT is(tests.schritt(:v, 'durchfuehren', '{"leitung": "Anke Lindner"}'), 'MA004', 'not before the invitation');

-- gaps in the data of the house
UPDATE akte.eigentumsverhaeltnisse SET bis = '2026-05-19' WHERE mandant_id = :m AND einheit_id = (SELECT id FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'WE 05');
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-05"}'), 'MAC06', 'a unit that nobody owns on that day');
UPDATE akte.eigentumsverhaeltnisse SET bis = '2026-05-20' WHERE mandant_id = :m AND einheit_id = (SELECT id FROM akte.einheiten WHERE mandant_id = :m AND bezeichnung = 'WE 05');
UPDATE akte.einheiten SET mea = NULL WHERE mandant_id = :m AND bezeichnung = 'G 01';
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-05"}'), 'MAC07', 'votes by shares, and one has none');
UPDATE akte.einheiten SET mea = 50 WHERE mandant_id = :m AND bezeichnung = 'G 01';
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-05"}'), 'eingeladen', 'invited');
SELECT is(tests.da(:v, 'aaaaa'), 'MAC24', 'nobody is there yet');
SELECT is(tests.stimmen(:b, 'jjjjj'), 'MAC24', 'and nobody votes yet');
SELECT is(tests.schritt(:b, 'abstimmen'), 'MAC31', 'nor is anything counted');
SELECT is(tests.schritt(:v, 'durchfuehren', '{"leitung": "Anke Lindner"}'), 'MAC10', 'not before its day');
SELECT tests.um('2026-05-20 20:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'durchfuehren', '{"leitung": "Anke Lindner"}'), 'durchgefuehrt', 'held');

-- attendance
SELECT is((SELECT fehlercode FROM api.teilnahmen_erfassen(:v, '{"teilnahmen": []}')), 'MAC25', 'an empty list');
SELECT is((SELECT (fehlercode, felder)::text FROM api.teilnahmen_erfassen(:v, '{"teilnahmen": [{"nummer": 1, "anwesenheit": "anwesend"}, {"nummer": 9, "anwesenheit": "anwesend"}]}')), $$(MAC20,"{""teilnahmen.9"": ""Diese Nummer steht nicht auf der Liste der Stimmberechtigten.""}")$$, 'a number that nobody has, named at its row');
SELECT is((SELECT fehlercode FROM api.teilnahmen_erfassen(:v, '{"teilnahmen": [{"nummer": 1, "anwesenheit": "anwesend"}, {"nummer": 1, "anwesenheit": "abwesend"}]}')), 'MAC21', 'twice');
SELECT is((SELECT fehlercode FROM api.teilnahmen_erfassen(:v, '{"teilnahmen": [{"nummer": 1, "anwesenheit": "vertreten", "vertreter": "Mira Lang", "vollmacht": "muendlich"}]}')), 'MAC22', 'a proxy by word of mouth');
SELECT is((SELECT fehlercode FROM api.teilnahmen_erfassen(:v, '{"teilnahmen": [{"nummer": 1, "anwesenheit": "vertreten", "vollmacht": "textform"}]}')), 'MAC23', 'represented by whom?');
SELECT is((SELECT fehlercode FROM api.teilnahmen_erfassen(:b, '{"teilnahmen": [{"nummer": 1, "anwesenheit": "anwesend"}]}')), 'MAC26', 'attendance belongs to a meeting');
SELECT is((SELECT count(*) FROM akte.teilnahmen), 0::bigint, 'all or nothing');

-- minutes
SELECT is(tests.schritt(:v, 'niederschrift_erzeugen'), 'MAC14', 'no minutes before everything is proclaimed');
SELECT tests.schritt(:b, 'zurueckziehen', '{"grund": "vertagt"}') \g /dev/null
SELECT is(tests.schritt(:v, 'protokollieren', '{"unterschrieben_am": "2026-05-20", "unterschrift_leitung": "ja", "unterschrift_eigentuemer": "Jörg Albers", "unterschrift_beirat": "ja"}'), 'MAC12', 'nothing to sign yet');
SELECT tests.schritt(:v, 'niederschrift_erzeugen') \g /dev/null
SELECT is((SELECT string_agg(tests.schritt(:v, 'protokollieren', '{"unterschrieben_am": "2026-05-20"}' || d), ' ' ORDER BY nr) FROM unnest(ARRAY[
    '{"unterschrift_leitung": "nein", "unterschrift_eigentuemer": "Jörg Albers", "unterschrift_beirat": "ja"}', '{"unterschrift_leitung": "ja", "unterschrift_beirat": "ja"}', '{"unterschrift_leitung": "ja", "unterschrift_eigentuemer": "Jörg Albers"}']::jsonb[]) WITH ORDINALITY AS x(d, nr)),
  'MAC13 MAC13 MAC13', 'chair, an owner and the chair of the board: each can be missing');
SELECT is(tests.schritt(:v, 'protokollieren', '{"unterschrieben_am": "2026-05-19", "unterschrift_leitung": "ja", "unterschrift_eigentuemer": "Jörg Albers", "unterschrift_beirat": "ja"}'), 'MAC18', 'signed before it was held');
-- a decision that came past the product and stands in no collection
INSERT INTO akte.beschluesse (mandant_id, vorgang_id, versammlung_id, objekt_id, top_nummer, titel, wortlaut, mehrheit)
  SELECT :m, :v, x.id, :o, 1, 'Alter Beschluss', 'Es war einmal.', 'einfach' FROM akte.eigentuemerversammlungen x WHERE x.traeger_id = (SELECT traeger_id FROM engine.vorgang WHERE id = :v);
UPDATE akte.beschluesse SET verkuendet_am = '2026-05-20' WHERE titel = 'Alter Beschluss';
SELECT is(tests.schritt(:v, 'protokollieren', '{"unterschrieben_am": "2026-05-20", "unterschrift_leitung": "ja", "unterschrift_eigentuemer": "Jörg Albers", "unterschrift_beirat": "ja"}'), 'MAC15', 'not before it is entered');
SELECT is((SELECT count(*) FROM akte.eigentuemerversammlungen WHERE protokoll_am IS NOT NULL), 0::bigint, 'refused steps changed nothing');
SELECT * FROM finish();
ROLLBACK;
