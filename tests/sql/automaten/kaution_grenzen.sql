-- kaution_rueckzahlung: the last value that is accepted and the first that is refused, on both sides of every threshold.
\ir ../hilfen.psql
\ir kaution.psql
SELECT plan(72);

CREATE FUNCTION tests.loesen(p_v bigint, p_e text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k WHERE k NOT LIKE '\_%'), '') END FROM engine.ausloesen(p_v, p_e, p_daten) e
$$;
-- what a step would do, without doing it: the state, or the code and the field of the refusal
CREATE FUNCTION tests.wuerde(p_v bigint, p_e text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_t text;
BEGIN
  BEGIN
    v_t := tests.loesen(p_v, p_e, p_daten);
    RAISE EXCEPTION USING ERRCODE = 'ZZ001';
  EXCEPTION WHEN SQLSTATE 'ZZ001' THEN
    RETURN v_t;
  END;
END $$;
CREATE FUNCTION tests.optionen(p_v bigint, p_e text, p_feld text) RETURNS text LANGUAGE sql AS $$
  SELECT string_agg(o->>'titel', ' | ' ORDER BY nr) FROM engine.ereignisse(p_v) e, jsonb_array_elements(e.felder) f, jsonb_array_elements(f->'optionen') WITH ORDINALITY x(o, nr) WHERE e.ereignis = p_e AND f->>'name' = p_feld
$$;
CREATE FUNCTION tests.vorgaben(p_v bigint) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', max(f->>'vorgabe') FILTER (WHERE f->>'name' = 'kontoinhaber'), max(f->>'vorgabe') FILTER (WHERE f->>'name' = 'iban')) FROM engine.ereignisse(p_v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'auszahlung_anordnen'
$$;
CREATE FUNCTION tests.fristen(p_v bigint) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(string_agg(f.ereignis || ' ' || (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date, ', ' ORDER BY f.faellig_am), '-') FROM engine.fristen f WHERE f.vorgang_id = p_v AND f.erledigt_am IS NULL
$$;
CREATE FUNCTION tests.letzte(p_v bigint) RETURNS akte.kaution_teilabrechnungen LANGUAGE sql AS $$
  SELECT t FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = p_v ORDER BY t.nummer DESC LIMIT 1
$$;
CREATE FUNCTION tests.vorbehalt(p_v bigint, p_betrag text, p_von text, p_bis text) RETURNS text LANGUAGE sql AS $$
  SELECT tests.wuerde(p_v, 'nk_vorbehalt_festlegen', jsonb_build_object('betrag', p_betrag, 'zeitraum_von', p_von, 'zeitraum_bis', p_bis, 'begruendung', 'Nachzahlung 2024 war 231,40 €'))
$$;
CREATE FUNCTION tests.saetze(p_m bigint, p_von date, p_bis date) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT (s->>'grundlage') || ' ' || (s->>'fehlt') || coalesce(' ' || (s->>'je_jahr'), '') FROM regel.kaution_saetze(jsonb_populate_record(NULL::engine.kontext, jsonb_build_object('mandant_id', p_m)), 0, p_von, p_bis) s
$$;
\set konto '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Brief 12.6"}'
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v, id AS a, kaution_id AS k FROM akte.kautionsabrechnungen WHERE mietverhaeltnis_id = :mv \gset
SELECT tests.um('2026-07-15 10:00+02') \g /dev/null

-- the defects
SELECT is(tests.wuerde(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "0,01", "begruendung": " Scheibe 22 "}'), 'maengelbewertung', 'ten signs are a reason');
SELECT is(tests.wuerde(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "0,01", "begruendung": " Scheibe 2 "}'), 'MA612 begruendung', 'nine are none; spaces do not count');
SELECT is(tests.wuerde(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "vermieter", "betrag": "0,01", "begruendung": "Scheibe ersetzt"}'), 'MA611 betrag', 'one cent of the landlord''s');
SELECT is(tests.wuerde(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "vermieter", "betrag": "0"}'), 'maengelbewertung', 'nothing may be anybody''s, without a word');
SELECT is(tests.wuerde(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "behoben_am": "2026-07-15"}'), 'maengelbewertung', 'remedied today');
SELECT tests.loesen(:v, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "betrag": "180", "begruendung": "Scheibe ersetzt, Rechnung"}') \g /dev/null
SELECT is(tests.optionen(:v, 'maengel_bewerten', 'position'), '1 · Flur: Lackschäden an der Wohnungstür (geschätzt 120,00 €) | 2 · Wohnzimmer: Fenstergriff ohne Funktion | 3 · Küche: Glasscheibe des Backofens fehlt (bewertet: 180,00 €)', 'the list says what was estimated and what was assessed');
SELECT tests.bewerten(:v) \g /dev/null

-- claims
SELECT is(tests.loesen(:v, 'forderung_aufnehmen', '{"bezeichnung": "Miete Juli 2026", "faellig_am": "2026-07-15", "betrag": "0,01"}'), 'einbehaltberechnung', 'one cent, due today');
SELECT is(tests.loesen(:v, 'forderung_aufnehmen', '{"bezeichnung": "Miete Mai 2026", "faellig_am": "2026-05-06", "betrag": "1"}'), 'einbehaltberechnung', 'another');
SELECT is(tests.optionen(:v, 'forderung_streichen', 'position'), '4 · Miete Juli 2026 (0,01 €) | 5 · Miete Mai 2026 (1,00 €)', 'numbered after the defects');
SELECT is(tests.wuerde(:v, 'forderung_streichen', '{"position": "3", "begruendung": "am 20.08.2026 bezahlt"}'), 'MA012 position', 'a defect is no claim');
SELECT tests.loesen(:v, 'forderung_streichen', '{"position": "4", "begruendung": "am 20.06.2026 bezahlt"}') \g /dev/null

-- the reserve: period, deadline, amount
SELECT is(tests.vorbehalt(:v, '840', '2026-01-01', '2026-05-31'), 'einbehaltberechnung', 'four advances; to the last day of the lease');
SELECT is(tests.vorbehalt(:v, '840,01', '2026-01-01', '2026-05-31'), 'MA617 betrag', 'one cent more');
SELECT is(tests.vorbehalt(:v, '250', '2026-01-01', '2026-06-01'), 'MA615 zeitraum_bis', 'a day after its end');
SELECT is(tests.vorbehalt(:v, '250', '2024-05-31', '2026-05-31'), 'einbehaltberechnung', 'twenty-four months');
SELECT is(tests.vorbehalt(:v, '250', '2024-05-30', '2026-05-31'), 'MA615 zeitraum_bis', 'and a day');
SELECT is(tests.vorbehalt(:v, '250', '2026-05-31', '2026-05-31'), 'einbehaltberechnung', 'a single day');
SELECT is(tests.vorbehalt(:v, '0', '2020-06-30', '2020-06-30'), 'einbehaltberechnung', 'taken back');
SELECT is(tests.vorbehalt(:v, '0', '2026-05-31', '2026-05-30'), 'MA615 zeitraum_bis', 'but not backwards');
SELECT is(tests.vorbehalt(:v, '0', '2020-01-01', '2020-12-31'), 'einbehaltberechnung', 'a reserve nobody needs any more is taken back, whatever its deadline');
SELECT tests.ausgezogen(:m, '{"mietbeginn": "2025-11-15"}', '[]') AS kurz \gset
SELECT tests.vorgang(:kurz, 'kaution_rueckzahlung') AS vk \gset
SELECT tests.um('2026-07-15 10:00+02'), tests.schritt(:vk, 'bewertung_abschliessen') \g /dev/null
SELECT is(tests.vorbehalt(:vk, '250', '2025-11-15', '2025-12-31'), 'einbehaltberechnung', 'from the first day of the lease');
SELECT is(tests.vorbehalt(:vk, '250', '2025-11-14', '2025-12-31'), 'MA615 zeitraum_von', 'not from the day before');
SELECT is(tests.vorbehalt(:vk, '250', '2025-11-15', '2026-06-01'), 'MA615 zeitraum_bis', 'and the message stands at the day that is wrong');
SELECT tests.um('2026-12-31 23:00+01') \g /dev/null
SELECT is(tests.vorbehalt(:vk, '250', '2025-11-15', '2025-12-31'), 'einbehaltberechnung', 'on the last day of its deadline');
SELECT tests.um('2027-01-01 00:00+01') \g /dev/null
SELECT is(tests.vorbehalt(:vk, '250', '2025-11-15', '2025-12-31'), 'MA616 zeitraum_bis', 'not on the first after it');
SELECT is(tests.vorbehalt(:vk, '250', '2026-01-01', '2026-05-31'), 'einbehaltberechnung', 'for the last months it still runs');
-- who stayed beyond the end of the lease owes the costs until the flat came back
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET rueckgabe_am = '2026-06-10' WHERE id = :kurz;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.vorbehalt(:vk, '250', '2026-01-01', '2026-06-10'), 'einbehaltberechnung', 'to the day the flat came back');
SELECT is(tests.vorbehalt(:vk, '250', '2026-01-01', '2026-06-11'), 'MA615 zeitraum_bis', 'no longer');

-- the day of the statement
SELECT tests.um('2026-07-15 10:00+02') \g /dev/null
SELECT is(tests.wuerde(:v, 'abrechnung_erstellen', '{"stichtag": "2026-05-29"}'), 'abrechnung', 'on the day the flat came back');
SELECT is(tests.wuerde(:v, 'abrechnung_erstellen', '{"stichtag": "2026-07-15"}'), 'abrechnung', 'today');
SELECT is(tests.wuerde(:v, 'abrechnung_erstellen', '{"stichtag": "2026-07-16"}'), 'MA618 stichtag', 'not tomorrow');
RESET ROLE;
INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text) VALUES (:m, :k, 'einzahlung', 0.50, '2026-06-20', 'Nachzügler');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.wuerde(:v, 'abrechnung_erstellen', '{"stichtag": "2026-06-20"}'), 'abrechnung', 'on the day the last payment came in');
SELECT is(tests.wuerde(:v, 'abrechnung_erstellen', '{"stichtag": "2026-06-19"}'), 'MA618 stichtag', 'not the day before');
SELECT tests.loesen(:v, 'abrechnung_erstellen', '{"stichtag": "2026-07-10"}') \g /dev/null
SELECT is((SELECT (d.daten->'abrechnung'->>'zinsen_bis', d.titel, d.daten->'betreff'->>'zusatz', jsonb_array_length(d.daten->'forderungen'), d.daten->'forderungen'->0->>'betrag')::text FROM akte.dokumente d WHERE d.vorgang_id = :v), '(2026-07-10,"Abrechnung der Kaution",,1,1.00)', 'the first statement has no predecessor, and names no claim that was struck');
SELECT is((SELECT (d.daten->'betreff'->>'titel', b->>'mietende', b->>'rueckgabe_am', b->>'frist_bis', b->>'kautionsart', b->>'vereinbart')::text FROM akte.dokumente d, LATERAL (SELECT d.daten->'abrechnung') x(b) WHERE d.vorgang_id = :v), '("Abrechnung Ihrer Mietkaution",2026-05-31,2026-05-29,2026-11-30,barkaution,2760.00)', 'with the days of this lease');
-- an objection and the next statement on the same day
SELECT is(tests.wuerde(:v, 'einwendung_erheben', '{"eingegangen_am": "2026-07-14", "einwendung": "Die Scheibe war schon kaputt."}'), 'MA631 eingegangen_am', 'no objection before the statement was made');
SELECT is(tests.wuerde(:v, 'einwendung_erheben', '{"eingegangen_am": "2026-07-16", "einwendung": "Die Scheibe war schon kaputt."}'), 'MA631 eingegangen_am', 'nor tomorrow');
SELECT is(tests.loesen(:v, 'einwendung_erheben', '{"eingegangen_am": "2026-07-15", "einwendung": "Die Scheibe war schon kaputt."}'), 'einbehaltberechnung', 'on the same day');
SELECT is(tests.wuerde(:v, 'abrechnung_erstellen', '{"stichtag": "2026-07-09"}'), 'MA618 stichtag', 'never before an earlier statement');
SELECT is(tests.loesen(:v, 'abrechnung_erstellen', '{"stichtag": "2026-07-10"}'), 'abrechnung', 'as of the same day');

SELECT is((SELECT d.titel FROM akte.dokumente d WHERE d.vorgang_id = :v ORDER BY d.version DESC LIMIT 1), 'Abrechnung der Kaution Nr. 2', 'the second says so');

-- the account: on file in time, or with a word on where it comes from
SELECT is(tests.vorgaben(:v), 'Katrin Ostermann', 'no account on file: the name of the first party');
RESET ROLE;
INSERT INTO akte.bankkonten (mandant_id, mieter_id, zweck, iban, inhaber, gueltig_ab)
SELECT :m, p.mieter_id, 'person', x.iban, x.inhaber, x.ab::date
  FROM akte.vertragsparteien p JOIN (VALUES (2, 'DE89370400440532013000', 'Jonas Ostermann', NULL), (1, 'DE75512108001245126199', 'K. Ostermann', '2020-01-01'), (1, 'DE02500105170137075030', 'K. Ostermann neu', '2026-07-16')) x(nummer, iban, inhaber, ab)
    ON x.nummer = p.nummer WHERE p.mietverhaeltnis_id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.vorgaben(:v), 'K. Ostermann DE75512108001245126199', 'the account of the party named first; one from tomorrow does not count yet');
SELECT tests.um('2026-07-16 10:00+02') \g /dev/null
SELECT is(tests.vorgaben(:v), 'K. Ostermann neu DE02500105170137075030', 'on its first day it does, and is the newest');
SELECT is(tests.wuerde(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Jonas Ostermann", "iban": "DE89370400440532013000"}'), 'auszahlung', 'of the other party, too');
SELECT tests.ausgezogen(:m) AS fremd \gset
RESET ROLE;
INSERT INTO akte.bankkonten (mandant_id, mieter_id, zweck, iban, inhaber) SELECT :m, mieter_id, 'person', 'DE12500105170648489890', 'Fremd' FROM akte.vertragsparteien WHERE mietverhaeltnis_id = :fremd AND nummer = 1;
SET LOCAL ROLE mietakte_dba;
SELECT tests.um('2026-07-16 10:00+02') \g /dev/null
SELECT is(tests.wuerde(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Fremd", "iban": "DE12500105170648489890"}'), 'MA625 iban_nachweis', 'the account of another tenant is not known here');
SELECT is(tests.wuerde(:v, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": " Brief 12. "}'), 'MA625 iban_nachweis', 'nine signs say nothing');
SELECT is(tests.loesen(:v, 'auszahlung_anordnen', :'konto'), 'auszahlung', 'ten do');
SELECT tests.als(:m, 'buchhaltung', '2026-07-18 10:00+02') \g /dev/null
SELECT is(tests.wuerde(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-07-15"}'), 'MA627 ausgefuehrt_am', 'not the day before it was ordered');
SELECT is(tests.wuerde(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-07-19"}'), 'MA627 ausgefuehrt_am', 'not tomorrow');
SELECT is(tests.wuerde(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-07-18"}'), 'abgeschlossen', 'today');
SELECT is(tests.loesen(:v, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-07-16"}'), 'abgeschlossen', 'on the day it was ordered');
SELECT is(tests.saldo(:mv), 0.00, 'at 0.00');

-- every defect has a word in the letter, also where nothing is retained and nobody wrote one
SELECT tests.vorgang(:fremd, 'kaution_rueckzahlung') AS v \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-07-18 10:00+02') \g /dev/null
SELECT tests.schritt(:v, 'maengel_bewerten', jsonb_build_object('position', nr, 'verantwortlich', wer)) FROM (VALUES ('1', 'ungeklaert'), ('2', 'vermieter'), ('3', 'mieter')) x(nr, wer) \g /dev/null
SELECT tests.schritt(:v, 'bewertung_abschliessen'), tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is((SELECT string_agg(g->>'begruendung', ' ' ORDER BY nr) FROM akte.dokumente d, jsonb_array_elements(d.daten->'maengel') WITH ORDINALITY x(g, nr) WHERE d.vorgang_id = :v), 'Ursache nicht geklärt, kein Einbehalt. Von der Vermieterseite zu tragen, kein Einbehalt. Kein Einbehalt.', 'why nothing is retained');
SELECT is((SELECT (daten->'auszahlung'->>'kontoinhaber') || ' ' || (daten->'auszahlung'->>'iban') FROM akte.dokumente WHERE vorgang_id = :v), 'Fremd DE12500105170648489890', 'and where the money will go');

-- a reserve of a cent is one, one that was taken back is none
SELECT tests.loesen(:v, 'berichtigen', '{"grund": "Vorbehalt fehlt"}'), tests.loesen(:v, 'nk_vorbehalt_festlegen', '{"betrag": "0,01", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "Abrechnung 2026 steht aus"}'), tests.loesen(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is((SELECT daten->'nk_vorbehalt'->>'betrag' FROM akte.dokumente WHERE vorgang_id = :v ORDER BY version DESC LIMIT 1), '0.01', 'in the letter');
SELECT tests.loesen(:v, 'berichtigen', '{"grund": "Vorbehalt unnötig"}'), tests.loesen(:v, 'nk_vorbehalt_festlegen', '{"betrag": "0", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "Abrechnung 2026 liegt vor"}'), tests.loesen(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is((SELECT (daten->>'nk_vorbehalt') IS NULL AND daten->'abrechnung'->>'art' = 'schluss' FROM akte.dokumente WHERE vorgang_id = :v ORDER BY version DESC LIMIT 1), true, 'and not');

-- part and rest on one day: nothing is earned in between; the bill on the last day of its deadline
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-07-15 10:00+02'), tests.bewerten(:v),
  tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "0,01", "zeitraum_von": "2025-01-01", "zeitraum_bis": "2025-12-31", "begruendung": "Abrechnung 2025 steht aus"}') \g /dev/null
SELECT is(engine.vorschau(:v, 'abrechnung_erstellen', '{}')->'schritte'->0->'wirkung'->>'art', 'teil', 'a cent that stays makes a part');
SELECT tests.schritt(:v, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2025-01-01", "zeitraum_bis": "2025-12-31", "begruendung": "Abrechnung 2025 steht aus"}'), tests.schritt(:v, 'abrechnung_erstellen') \g /dev/null
SELECT is((SELECT (d.titel, d.daten->'nk_vorbehalt'->>'betrag', d.daten->'nk_vorbehalt'->>'abrechnung_bis')::text FROM akte.dokumente d WHERE d.vorgang_id = :v), '("Teilabrechnung der Kaution",250.00,2026-12-31)', 'a part');
SELECT tests.schritt(:v, 'auszahlung_anordnen', :'konto') \g /dev/null
SELECT tests.als(:m, 'buchhaltung', '2026-07-15 11:00+02'), tests.schritt(:v, 'teilauszahlung', '{"ausgefuehrt_am": "2026-07-15"}') \g /dev/null
SELECT is(tests.fristen(:v), 'nk_frist_ablaufen 2027-01-01', 'the reserve has its own timer');
SELECT zinsen AS z FROM tests.letzte(:v) \gset
SELECT is(tests.wuerde(:v, 'nk_abgerechnet', '{"zugegangen_am": "2026-07-15", "nachzahlung": "250,01"}'), 'abrechnung', 'the bill on the same day, a cent higher than what stayed');
SELECT is(tests.wuerde(:v, 'nk_abgerechnet', '{"zugegangen_am": "2026-07-16", "nachzahlung": "250"}'), 'MA629 zugegangen_am', 'not tomorrow');
SELECT engine.vorschau(:v, 'nk_abgerechnet', '{"zugegangen_am": "2026-07-15", "nachzahlung": "250,01"}')->'schritte'->0->'wirkung' AS w \gset
SELECT is((:'w'::jsonb->>'nachzahlung_einbehalten') || ' ' || (:'w'::jsonb->>'offen_bleibt') || ' ' || (:'w'::jsonb->>'auszahlung') || ' ' || (:'w'::jsonb->>'zinsen'), '250.00 0.01 0.00 ' || :'z', 'what stayed is kept, the cent stays open, no interest for no day');
SELECT engine.vorschau(:v, 'nk_abgerechnet', '{"zugegangen_am": "2026-07-15"}')->'schritte'->0->'wirkung' AS w \gset
SELECT is((:'w'::jsonb->>'nachzahlung_einbehalten') || ' ' || (:'w'::jsonb->>'auszahlung'), '0.00 250.00', 'no demand: all of it goes back');
SELECT is((SELECT count(*) FROM akte.kaution_positionen p JOIN akte.kautionsabrechnungen a ON a.id = p.abrechnung_id WHERE a.vorgang_id = :v AND p.art = 'forderung'), 0::bigint, 'a preview leaves nothing');
SELECT objekt_id AS o FROM akte.einheiten e JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id WHERE m.id = :mv \gset
SELECT tests.um('2027-01-01 10:00+01'), api.zinssatz_erfassen(:o, '{"jahr": "2026", "satz": "0,706", "quelle": "Bank"}') \g /dev/null
SELECT is(tests.wuerde(:v, 'nk_abgerechnet', '{"zugegangen_am": "2026-12-31", "nachzahlung": "50"}'), 'abrechnung', 'the bill on the last day of the deadline');
SELECT is(tests.wuerde(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-01-01", "nachzahlung": "0,01"}'), 'MA630 nachzahlung', 'a day later not a cent');
SELECT is(tests.wuerde(:v, 'nk_abgerechnet', '{"zugegangen_am": "2027-01-01", "nachzahlung": "0"}'), 'abrechnung', 'without a demand it may come whenever');

-- the own deadline: thirty days before it ends
SELECT tests.ausgezogen(:m, '{}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-10-30 10:00+01'), tests.schritt(:v, 'bewertung_abschliessen') \g /dev/null
SELECT is(tests.fristen(:v), 'frist_nahen 2026-10-31, frist_ueberschreiten 2026-12-01', 'the day before the warning it is still set');
SELECT tests.ausgezogen(:m, '{}', '[]') AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-10-31 10:00+01'), tests.schritt(:v, 'bewertung_abschliessen') \g /dev/null
SELECT is(tests.fristen(:v), 'frist_ueberschreiten 2026-12-01', 'on its day it would come at once: not any more');

-- which rate counts where the reference table has more than one a year, or ends
SELECT is(tests.saetze(:m, '2026-05-01', '2026-10-31'), 'referenz [] {"2026": "0.706"}', 'to the last day the table knows');
SELECT is(tests.saetze(:m, '2026-05-01', '2026-11-01'), 'konto [2026]', 'a day more is not known');
SELECT is(tests.saetze(:m, '2025-12-31', '2026-01-01'), 'referenz [] {"2025": "0.686", "2026": "0.706"}', 'each year its own');
SELECT * FROM finish();
ROLLBACK;
