-- kaution_rueckzahlung: which rates count, and the own deadline that warns and escalates.
\ir ../hilfen.psql
\ir kaution.psql
SELECT plan(32);

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
CREATE FUNCTION tests.satz(p_m bigint, p_mv bigint, p_jahr int, p_satz text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE v_zeit timestamptz := sitzung.zeit(); v_ok boolean;
BEGIN
  PERFORM tests.als(p_m, 'buchhaltung', v_zeit);
  v_ok := (api.zinssatz_erfassen((SELECT e.objekt_id FROM akte.einheiten e JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id WHERE m.id = p_mv),
             jsonb_build_object('jahr', p_jahr, 'satz', p_satz, 'quelle', 'Kontoauszug'))).ok;
  PERFORM tests.als(p_m, 'sachbearbeitung', v_zeit);
  RETURN v_ok;
END $$;
CREATE FUNCTION tests.zinsen(p_v bigint) RETURNS text LANGUAGE sql AS $$
  SELECT (s->'wirkung'->>'zinsen') FROM engine.vorschau(p_v, 'abrechnung_erstellen', '{}') b, jsonb_array_elements(b->'schritte') s WHERE s->>'automat' = 'kaution_rueckzahlung'
$$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.ausgezogen(:m, '{"mietbeginn": "2024-01-01", "kaution_betrag": "2000"}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-07-01 10:00+02'), tests.schritt(:v, 'bewertung_abschliessen') \g /dev/null
SELECT string_agg(b.wertstellung || ' ' || b.betrag, ',' ORDER BY b.id) AS ein FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv \gset
SELECT jsonb_agg(jsonb_build_array(b.wertstellung, b.betrag::text) ORDER BY b.wertstellung) AS ein FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv \gset

-- the reference table, as long as not every year was entered
SELECT sum(zinsen) AS ref FROM recht.kaution_zinsen(:'ein', '2026-07-01') \gset
SELECT is(tests.zinsen(:v), :'ref', 'nothing entered: the usual rate for savings');
SELECT is(tests.satz(:m, :mv, 2024, '2'), true, '2024 entered');
SELECT is(tests.satz(:m, :mv, 2025, '2'), true, '2025 entered');
SELECT is(tests.zinsen(:v), :'ref', 'one year is missing and the reference is complete: it counts');
SELECT is(tests.satz(:m, :mv, 2026, '2'), true, '2026 entered');
SELECT sum(zinsen) AS konto FROM recht.kaution_zinsen(:'ein', '2026-07-01', '{"2024": "2", "2025": "2", "2026": "2"}') \gset
SELECT is(tests.zinsen(:v), :'konto', 'complete: what the account really bore');
SELECT isnt(:'konto'::text, :'ref'::text, 'which is something else');
SELECT is(tests.satz(:m, :mv, 2026, '1,5'), true, 'a later row corrects');
SELECT sum(zinsen) AS konto FROM recht.kaution_zinsen(:'ein', '2026-07-01', '{"2024": "2", "2025": "2", "2026": "1.5"}') \gset
SELECT is(tests.zinsen(:v), :'konto', 'the newest counts');
SELECT tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is((SELECT (daten->'zinsen'->>'grundlage') || ' ' || (daten->'zinsen'->>'konto') || ' ' || tests.brief_stimmt(daten) FROM akte.dokumente WHERE vorgang_id = :v), 'konto Kautionskonto, Zinssätze laut Bank stimmt', 'the letter says so');
SELECT is((SELECT string_agg(j->>'zinssatz', ' ') FROM akte.dokumente d, jsonb_array_elements(d.daten->'zinsen'->'jahre') j WHERE d.vorgang_id = :v), '2 2 1.5', 'with the rates');
-- entering another rate afterwards does not touch a statement that was sent
SELECT zinsen AS z FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :v \gset
SELECT tests.satz(:m, :mv, 2026, '9') \g /dev/null
SELECT is((SELECT zinsen FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :v), :z, 'frozen');

-- where the reference ends, an entered year fills the gap; nothing is extrapolated
SELECT tests.ausgezogen(:m, '{"mietbeginn": "2024-01-01", "kaution_betrag": "2000"}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-11-20 10:00+01'), tests.schritt(:v, 'bewertung_abschliessen') \g /dev/null
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'MA619', 'after October 2026 nobody knows');
SELECT is(tests.satz(:m, :mv, 2026, '0,75'), true, 'the bank says 0.75 for 2026');
SELECT jsonb_agg(jsonb_build_array(b.wertstellung, b.betrag::text) ORDER BY b.wertstellung) AS ein FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv \gset
SELECT is(tests.zinsen(:v), (SELECT sum(zinsen)::text FROM recht.kaution_zinsen(:'ein', '2026-11-20', '{"2024": "0.741", "2025": "0.686", "2026": "0.75"}')), 'the other years by the reference');
SELECT tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is((SELECT (daten->'zinsen'->>'konto') || ' ' || tests.brief_stimmt(daten) FROM akte.dokumente WHERE vorgang_id = :v), 'Zinssatz laut Bank für 2026; übrige Jahre: üblicher Satz für Spareinlagen mit dreimonatiger Kündigungsfrist stimmt', 'and the letter says which is which');

-- a student hostel owes no interest
SELECT tests.ausgezogen(:m, '{"mietbeginn": "2024-01-01", "kaution_betrag": "500"}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
RESET ROLE;
UPDATE akte.kautionen SET verzinslich = false WHERE mietverhaeltnis_id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT tests.um('2026-11-20 10:00+01'), tests.schritt(:v, 'bewertung_abschliessen') \g /dev/null
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'abrechnung', 'no rate needed');
SELECT is((SELECT (daten->'summen'->>'zinsen') || ' ' || (daten->'zinsen'->>'grundlage') || ' ' || tests.brief_stimmt(daten) FROM akte.dokumente WHERE vorgang_id = :v), '0.00 keine stimmt', 'no interest');

-- an instalment that was reversed bears none
SELECT tests.ausgezogen(:m, '{"mietbeginn": "2024-01-01", "kaution_betrag": "900"}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
RESET ROLE;
INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text, storno_von)
SELECT b.mandant_id, b.kaution_id, 'storno', -b.betrag, b.wertstellung, 'Rücklastschrift', b.id FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv ORDER BY b.id DESC LIMIT 1;
SET LOCAL ROLE mietakte_dba;
SELECT tests.um('2026-07-01 10:00+02'), tests.schritt(:v, 'bewertung_abschliessen'), tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is((SELECT (daten->'summen'->>'einzahlungen') || ' ' || jsonb_array_length(daten->'einzahlungen') || ' ' || tests.brief_stimmt(daten) FROM akte.dokumente WHERE vorgang_id = :v), '600.00 2 stimmt', 'two of three instalments');

-- the own deadline
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-08-28 10:00+02') \g /dev/null
SELECT is(tests.nacht(:m, '2026-10-30 05:00+01'), '-', 'nothing is due yet');
SELECT sitzung.als_dienst(:m), tests.um('2026-10-31 05:00+01') \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || nach, ',') FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 'frist_nahen maengelbewertung', '30 days before: a warning');
SELECT is((SELECT ueberfaellig FROM akte.kautionsabrechnungen WHERE vorgang_id = :v), false, 'no more than that');
SELECT is((SELECT n.text::jsonb->'wirkung'->>'hinweis' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :v AND e.ereignis = 'frist_nahen'), 'Eigene Frist der Verwaltung bis zum 30.11.2026', 'but the file says whose deadline it is');
SELECT tests.als(:m, 'sachbearbeitung', '2026-11-05 10:00+01'), tests.bewerten(:v) \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || (faellig_am AT TIME ZONE 'Europe/Berlin')::date, ',') FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 'frist_ueberschreiten 2026-12-01', 'in the next state only the deadline is left');
SELECT is(tests.schritt(:v, 'frist_ueberschreiten'), 'MA014', 'nobody fires it by hand');
SELECT sitzung.als_dienst(:m), tests.um('2026-12-10 05:00+01') \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || nach || ' ' || (faellig_am AT TIME ZONE 'Europe/Berlin')::date, ',') FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 'frist_ueberschreiten einbehaltberechnung 2026-12-01', 'late job: once, with the day it was due');
SELECT is((SELECT ueberfaellig FROM akte.kautionsabrechnungen WHERE vorgang_id = :v), true, 'escalated');
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 0::bigint, 'and never again');
SELECT tests.als(:m, 'sachbearbeitung', '2026-12-10 10:00+01') \g /dev/null
SELECT tests.satz(:m, :mv, 2026, '0,7') \g /dev/null
SELECT is(tests.schritt(:v, 'abrechnung_erstellen'), 'abrechnung', 'it can be settled all the same');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0::bigint, 'without a further alarm');
-- settled so late that the deadline has passed before anybody looked: the next state still raises it
SELECT tests.ausgezogen(:m, '{}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-12-05 10:00+01'), tests.schritt(:v, 'bewertung_abschliessen') \g /dev/null
SELECT sitzung.als_dienst(:m), tests.um('2026-12-06 05:00+01') \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || nach, ',') FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 'frist_ueberschreiten einbehaltberechnung', 'no state change swallows it');
SELECT tests.als(:m, 'sachbearbeitung', '2026-12-06 10:00+01') \g /dev/null
SELECT is((SELECT meldung IS NOT NULL AND fehlercode = 'MA619' FROM engine.ausloesen(:v, 'abrechnung_erstellen')), true, 'and a missing rate still explains itself');
SELECT * FROM finish();
ROLLBACK;
