-- kuendigung: the last value that is accepted and the first that is refused, on both sides of every threshold; and what no other file varies.
\ir ../hilfen.psql
SELECT plan(79);

-- a draft on a lease of its own, on the clock of the caller
CREATE FUNCTION tests.entwurf(p_m bigint, p_daten jsonb, p_lease jsonb DEFAULT '{}') RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_mv bigint := tests.laufend(p_m, '{"kaution_art": "keine", "kaution_betrag": null}' || p_lease); v_e engine.ergebnis;
BEGIN
  v_e := engine.starten('kuendigung', tests.traeger(v_mv), p_daten);
  IF NOT v_e.ok THEN RAISE EXCEPTION 'fixture: % %', v_e.fehlercode, v_e.meldung; END IF;
  RETURN v_e.vorgang_id;
END $$;
CREATE FUNCTION tests.start(p_t bigint, p_daten jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k WHERE k NOT LIKE '\_%'), '') END FROM engine.starten('kuendigung', p_t, p_daten) e
$$;
CREATE FUNCTION tests.loesen(p_v bigint, p_e text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k WHERE k NOT LIKE '\_%'), '') END FROM engine.ausloesen(p_v, p_e, p_daten) e
$$;
-- what a step would do, without doing it: the state, or the code and the field of the refusal
CREATE FUNCTION tests.wuerde(p_v bigint, p_e text, p_daten jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_t text;
BEGIN
  BEGIN
    v_t := tests.loesen(p_v, p_e, p_daten);
    RAISE EXCEPTION USING ERRCODE = 'ZZ001';
  EXCEPTION WHEN SQLSTATE 'ZZ001' THEN
    RETURN v_t;
  END;
END $$;
CREATE FUNCTION tests.zugang(p_v bigint, p_daten jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT tests.wuerde(p_v, 'zugang_erfassen', '{"form": "papier"}' || p_daten)
$$;
CREATE FUNCTION tests.erklaerung(p_v bigint) RETURNS akte.kuendigung_erklaerungen LANGUAGE sql AS $$
  SELECT e FROM akte.kuendigung_erklaerungen e JOIN akte.kuendigungen k ON k.id = e.kuendigung_id WHERE k.vorgang_id = p_v ORDER BY e.nummer DESC, e.fassung DESC LIMIT 1
$$;
\set eigen '{"durch": "vermieter", "art": "ordentlich", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter der Vermieterin"}'
\set mieter '{"durch": "mieter", "art": "ordentlich"}'
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- the reason: twenty signs; none where the law asks for none
SELECT tests.laufend(:m) AS mv, tests.laufend(:m, '{"kuendigung_sonderfall": "573c3"}') AS moebliert \gset
SELECT tests.traeger(:mv) AS t \gset
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ordentlich", "grund": "  Eigenbedarf: Tochte "}'), 'MA512 grund', 'nineteen signs are too few, spaces around do not count');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ordentlich", "grund": "Eigenbedarf: Tochter"}'), 'entwurf', 'twenty are enough');
SELECT is((SELECT grund_art FROM akte.kuendigungen WHERE vorgang_id = tests.vorgang(:mv, 'kuendigung')), 'berechtigtes_interesse', 'without a closer word it is the general ground');
SELECT is(tests.start(tests.traeger(:moebliert), '{"durch": "vermieter", "art": "ordentlich"}'), 'entwurf', 'a furnished room in the landlord''s flat: no reason needed');
SELECT tests.vorgang(:moebliert, 'kuendigung') AS moeb \gset
SELECT is(tests.start(tests.traeger(tests.laufend(:m, '{"kuendigung_sonderfall": "573c3"}')), '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "wichtiger_grund"}'), 'MA512 grund', 'a fristlose notice needs one there, too');
SELECT is(tests.start(tests.traeger(tests.laufend(:m)), '{"durch": "mieter", "art": "ordentlich", "grund_art": "mieterhoehung"}'), 'MA511 grund_art', 'the increase is a ground of the special right');
SELECT is(tests.start(tests.traeger(tests.laufend(:m)), '{"durch": "mieter", "art": "ausserordentlich_frist"}'), 'entwurf', 'the tenant''s notice with the statutory period may leave the ground open');

-- the day of Zugang
SELECT tests.entwurf(:m, :'mieter') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "schreiben_vom": "2026-03-02"}'), 'zugegangen', 'today, written today');
SELECT is(tests.zugang(:v, '{"zugang_am": "2018-10-01"}'), 'zugegangen', 'on the first day of the lease');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-28", "zum": "2026-02-28"}'), 'zugegangen', 'to the day it arrived');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-28", "zum": "2026-02-27"}'), 'MA517 zum', 'not to the day before');
-- handed over before the lease began: the notice may come from then on
SELECT tests.entwurf(:m, :'mieter') AS frueh \gset
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET ueberlassung_am = '2018-09-15' WHERE id = (SELECT mietverhaeltnis_id FROM akte.kuendigungen WHERE vorgang_id = :frueh);
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.zugang(:frueh, '{"zugang_am": "2018-09-15"}'), 'zugegangen', 'on the day of an early handover');
SELECT is(tests.zugang(:frueh, '{"zugang_am": "2018-09-14"}'), 'MA516 zugang_am', 'not the day before');

-- a warning the day before is one
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "pflichtverletzung", "grund": "Bedrohung des Hausmeisters am 1. März 2026"}') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "abmahnung_am": "2026-03-01"}'), 'zugegangen', 'warned the day before');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "abmahnung_am": "2026-03-03"}'), 'MA520 abmahnung_am', 'not the day after');
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "pflichtverletzung", "grund": "Unerlaubte Untervermietung an Feriengäste"}') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02"}'), 'zugegangen', 'an ordinary one for the same reason asks for no warning');

-- a fristlose notice ends with Zugang, or on the later day the letter leaves
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "ausserordentlich_fristlos", "grund_art": "gesundheitsgefaehrdung", "grund": "Schimmel in allen Räumen, Attest liegt bei"}') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-20", "zum": "2026-03-15"}') \g /dev/null
SELECT is((SELECT (e.mietende, e.rechenweg->'ergebnis'->>'mietende', e.rechenweg->'schritte'->0->>'regel' LIKE '%lässt eine Frist%')::text FROM tests.erklaerung(:v) e), '(2026-03-15,2026-03-15,t)', 'the letter leaves time until the 15th');
SELECT is((SELECT string_agg(s->>'schritt' || ' ' || (s->>'ergebnis'), ' | ' ORDER BY nr) FROM akte.dokumente d, jsonb_array_elements(d.daten->'kuendigung'->'rechenweg') WITH ORDINALITY x(s, nr) WHERE d.vorgang_id = :v),
  'Zugang der Kündigung 20.02.2026 | Die fristlose Kündigung beendet das Mietverhältnis mit dem Zugang; das Schreiben lässt eine Frist bis zum Auszug. 15.03.2026', 'and that is the whole derivation');
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "ausserordentlich_fristlos", "grund_art": "gesundheitsgefaehrdung", "grund": "Schimmel in allen Räumen, Attest liegt bei"}') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-20", "zum": "2026-02-20"}') \g /dev/null
SELECT is((SELECT (e.mietende, e.rechenweg->'schritte'->0->>'regel' LIKE '%lässt eine Frist%')::text FROM tests.erklaerung(:v) e), '(2026-02-20,f)', 'to the same day leaves none');

-- the special right: from the day of the letter to the last day of the consideration
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "sonderkuendigung", "grund_art": "mieterhoehung"}') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-20", "anlass_zugang_am": "2026-02-20"}'), 'zugegangen', 'the answer on the same day');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-20", "anlass_zugang_am": "2026-02-21"}'), 'MA521 anlass_zugang_am', 'not before the letter');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-02", "anlass_zugang_am": "2025-11-30"}'), 'zugegangen', 'to the end of January, a Saturday: Monday 2 February is in time');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-03", "anlass_zugang_am": "2025-11-30"}'), 'MA521 zugang_am', 'Tuesday is not');
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "sonderkuendigung", "grund_art": "modernisierung"}') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-02", "anlass_zugang_am": "2025-12-31"}'), 'zugegangen', 'modernisation: one month');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-03", "anlass_zugang_am": "2025-12-31"}'), 'MA521 zugang_am', 'and no more');

-- arrears: every part of the rent is part of the rent
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "zahlungsverzug", "grund": "Mietrückstand für Januar und Februar 2026"}',
  '{"nettokaltmiete": "600.00", "vorauszahlung_bk": "100.00", "vorauszahlung_hk": "90.00", "garage": "50.00", "stellplatz": "30.00", "sonstige": "20.00", "kaution_art": "bar", "kaution_betrag": "1800.00"}') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "rueckstaende": "01/2026: 440,00\n02/2026: 450,00"}'), 'MA519 rueckstaende', '890 € of 890 €');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "rueckstaende": "01/2026: 440,01\n02/2026: 450,00"}'), 'zugegangen', 'one cent more');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "rueckstaende": "12/2025: 440,00\n01/2026: 450,01"}'), 'zugegangen', 'the twelfth month is one, and next to the first');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "rueckstaende": "00/2026: 440,00\n01/2026: 450,01"}'), 'MA518 rueckstaende', 'there is no month nought');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "rueckstaende": "2026-01 440,00\n2026-02: 450,01"}'), 'zugegangen', 'the other order of month and year');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "rueckstaende": "01/2026: viel\n02/2026: 450,01"}'), 'MA518 rueckstaende', 'an amount is a number');
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "rueckstaende": "[[\"Januar\", \"900.00\"]]"}'), 'MA518 rueckstaende', 'a list of no shape');
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "rueckstaende": "01/2026: 440,01\n02/2026: 450,00"}') \g /dev/null
SELECT is((SELECT daten->'kaution' FROM akte.dokumente WHERE vorgang_id = :v), '{"art": "barkaution", "betrag": "1800.00", "frist_bis": "2026-09-02"}', 'the letter names the deposit of this lease');

-- the deposit in arrears: leases since 1 May 2013
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "kautionsverzug", "grund": "Zwei Raten der Kaution sind nie gezahlt worden."}', '{"mietbeginn": "2013-04-30"}') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-03-02", "kaution_rueckstand": "2.760,00"}'), 'MA519 kaution_rueckstand', 'not for older leases');

-- the period and the day named in the letter
SELECT tests.entwurf(:m, :'eigen', '{"mietbeginn": "2021-02-28"}') AS v \gset
SELECT is(tests.zugang(:v, '{"zugang_am": "2026-02-28", "zum": "2026-09-01"}'), 'zugegangen', 'landlord, five years');
SELECT tests.entwurf(:m, :'mieter') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "zum": "2026-05-31"}') \g /dev/null
SELECT is((SELECT (e.mietende, (SELECT jsonb_array_length(d.daten->'kuendigung'->'rechenweg') FROM akte.dokumente d WHERE d.vorgang_id = :v))::text FROM tests.erklaerung(:v) e), '(2026-05-31,4)', 'to the day it ends anyway: no further step in the derivation');
SELECT tests.entwurf(:m, :'mieter') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "zum": "2026-06-01"}') \g /dev/null
SELECT is((SELECT (e.mietende, e.mietende_spaetestens, e.strittig)::text FROM tests.erklaerung(:v) e), '(2026-06-30,,f)', 'a day later: the end of that month');
-- where the day is disputed anyway, the later one named in the letter settles it
SELECT tests.als(:m, 'sachbearbeitung', '2025-10-07 09:00+02') \g /dev/null
SELECT tests.entwurf(:m, :'mieter', '{"mietbeginn": "2023-01-01"}') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2025-10-06", "zum": "2025-12-31"}') \g /dev/null
SELECT is((SELECT (e.mietende, e.mietende_spaetestens, e.strittig)::text FROM tests.erklaerung(:v) e), '(2025-12-31,2026-01-31,t)', 'named is the disputed day: it stays disputed');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
-- business premises: to the end of a quarter
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "ordentlich"}', jsonb_build_object('einheit_id', tests.einheit(:m, p_art := 'gewerbe'), 'gewerbe', true)) AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "zum": "2026-11-15"}') \g /dev/null
SELECT is((SELECT (e.mietende, e.widerspruch_bis)::text FROM tests.erklaerung(:v) e), '(2026-12-31,)', 'a later day named for a shop: the end of that quarter');
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ordentlich"}', jsonb_build_object('einheit_id', tests.einheit(:m, p_art := 'gewerbe'), 'gewerbe', true)) AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28"}') \g /dev/null
SELECT is((SELECT (e.mietende, e.widerspruch_bis, d.daten->'kuendigung'->>'grund')::text FROM tests.erklaerung(:v) e, akte.dokumente d WHERE d.vorgang_id = :v), '(2026-09-30,,"Das Gesetz verlangt hier keinen Grund.")', 'the landlord''s: no reason, no hardship');
SELECT is(tests.loesen(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-03-02", "form": "papier", "grund": "kein anderes Ladenlokal zu finden"}'), 'MA522', 'nobody objects for a shop');
SELECT tests.schritt(:moeb, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT d.daten->'kuendigung'->>'grund' FROM akte.dokumente d WHERE d.vorgang_id = :moeb), 'Das Gesetz verlangt hier keinen Grund.', 'the furnished room: the letter says that no reason is needed');
SELECT is(tests.loesen(:moeb, 'widerspruch_einlegen', '{"eingegangen_am": "2026-03-02", "form": "papier", "grund": "kein anderes Zimmer zu finden"}'), 'MA522', 'nor for the furnished room');
SELECT tests.entwurf(:m, :'mieter', '{"kuendigung_sonderfall": "573c3"}') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT mietende FROM tests.erklaerung(:v)), '2026-03-31', 'its short period is the tenant''s, too');
-- two-family house: the three months more are the landlord's only, and the deposit has half a year from the end
SELECT tests.entwurf(:m, :'mieter', '{"mietbeginn": "2024-01-01", "kuendigung_sonderfall": "573a"}') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT (e.frist_monate, e.mietende, d.daten->'kaution'->>'frist_bis')::text FROM tests.erklaerung(:v) e, akte.dokumente d WHERE d.vorgang_id = :v), '(3,2026-05-31,2026-11-30)', 'the tenant of a two-family house: three months');

-- hardship: the letter gives the hint while two weeks are left
SELECT tests.entwurf(:m, :'eigen', '{"mietbeginn": "2023-01-01"}') AS v \gset
SELECT tests.um('2026-03-17 09:00+01') \g /dev/null
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT (e.mietende, e.widerspruch_bis)::text FROM tests.erklaerung(:v) e), '(2026-05-31,2026-03-31)', 'fourteen days before: in time');
SELECT is(tests.wuerde(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-03-02", "form": "papier", "grund": "schwere Krankheit der Mieterin"}'), 'haertefall', 'objected on the day of the notice');
SELECT is(tests.wuerde(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-03-01", "form": "papier", "grund": "schwere Krankheit der Mieterin"}'), 'MA524 eingegangen_am', 'not the day before');
SELECT tests.um('2026-03-31 09:00+02') \g /dev/null
SELECT is(tests.wuerde(:v, 'weitere_kuendigung', '{"art": "ordentlich", "grund_art": "verwertung", "grund": "Hinderung angemessener Verwertung", "form": "papier", "zugang_am": "2026-03-31"}'), 'zugegangen', 'a further notice');
SELECT tests.entwurf(:m, :'eigen', '{"mietbeginn": "2023-01-01"}') AS v2 \gset
SELECT tests.um('2026-03-18 09:00+01') \g /dev/null
SELECT tests.loesen(:v2, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT widerspruch_bis FROM tests.erklaerung(:v2)), NULL, 'thirteen: too late');
SELECT tests.entwurf(:m, :'eigen', '{"mietbeginn": "2023-01-01"}') AS v3 \gset
SELECT tests.loesen(:v3, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "hinweis_widerspruch": "ja"}') \g /dev/null
SELECT is((SELECT widerspruch_bis FROM tests.erklaerung(:v3)), '2026-03-31', 'with a hint in the notice it does not matter');
-- on the last day of the deadline its timer is still set
SELECT tests.um('2026-03-31 22:00+02') \g /dev/null
SELECT tests.entwurf(:m, :'eigen', '{"mietbeginn": "2023-01-01"}') AS v4 \gset
SELECT tests.loesen(:v4, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "hinweis_widerspruch": "ja"}') \g /dev/null
SELECT is((SELECT string_agg(ereignis, ',' ORDER BY faellig_am) FROM engine.fristen WHERE vorgang_id = :v4 AND erledigt_am IS NULL), 'widerspruchsfrist_ablaufen,mietende_erreichen', 'on the last day it still runs');
SELECT tests.um('2026-04-01 00:00+02') \g /dev/null
SELECT tests.entwurf(:m, :'eigen', '{"mietbeginn": "2023-01-01"}') AS v5 \gset
SELECT tests.loesen(:v5, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "hinweis_widerspruch": "ja"}') \g /dev/null
SELECT is((SELECT string_agg(ereignis, ',' ORDER BY faellig_am) FROM engine.fristen WHERE vorgang_id = :v5 AND erledigt_am IS NULL), 'mietende_erreichen', 'a day later there is none to run');
-- on the last day of the lease an objection without a deadline still waits for the end
SELECT tests.um('2026-05-31 10:00+02') \g /dev/null
SELECT is(tests.loesen(:v2, 'widerspruch_einlegen', '{"eingegangen_am": "2026-05-31", "form": "papier", "grund": "schwere Krankheit der Mieterin"}'), 'haertefall', 'objected on the last day');
SELECT is((SELECT string_agg(ereignis || ' ' || (faellig_am AT TIME ZONE 'Europe/Berlin'), ',') FROM engine.fristen WHERE vorgang_id = :v2 AND erledigt_am IS NULL), 'mietende_erreichen 2026-06-01 00:00:00', 'midnight is still to come');
-- until the end of 2024 the objection was in writing
SELECT tests.als(:m, 'sachbearbeitung', '2024-12-31 09:00+01') \g /dev/null
SELECT tests.entwurf(:m, :'eigen', '{"mietbeginn": "2023-01-01"}') AS v6 \gset
SELECT tests.loesen(:v6, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2024-12-20", "hinweis_widerspruch": "ja"}') \g /dev/null
SELECT is(tests.wuerde(:v6, 'widerspruch_einlegen', format('{"eingegangen_am": "2024-12-31", "form": "%s", "grund": "schwere Krankheit der Mieterin"}', f)::jsonb), e, 'in 2024 by ' || f)
  FROM (VALUES ('email', 'MA523 form'), ('muendlich', 'MA523 form'), ('papier', 'haertefall'), ('qes', 'haertefall')) x(f, e);
SELECT tests.um('2025-01-02 09:00+01') \g /dev/null
SELECT is(tests.wuerde(:v6, 'widerspruch_einlegen', '{"eingegangen_am": "2025-01-01", "form": "email", "grund": "schwere Krankheit der Mieterin"}'), 'haertefall', 'from 2025 on by e-mail');

-- to go on: agreed at the earliest on the day of the notice, for a time that reaches beyond it
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.entwurf(:m, :'mieter') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28"}') \g /dev/null
\set einig '{"vereinbart_am": "2026-02-28", "zustimmung_mieter": "ja", "zustimmung_vermieter": "ja"}'
SELECT is(tests.wuerde(:v, 'fortsetzung_vereinbaren', :'einig'), 'fortgesetzt', 'on the day of the notice');
SELECT is(tests.wuerde(:v, 'fortsetzung_vereinbaren', :'einig'::jsonb || '{"befristet_bis": "2026-06-01"}'), 'fortgesetzt', 'for one day more');
SELECT is(tests.wuerde(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-02-28", "zustimmung_mieter": "nein", "zustimmung_vermieter": "nein"}'), 'MA526 zustimmung_mieter', 'neither side');
SELECT is(tests.wuerde(:v, 'fortsetzung_vereinbaren', '{"vereinbart_am": "2026-02-28", "zustimmung_mieter": "ja", "zustimmung_vermieter": "nein"}'), 'MA526 zustimmung_vermieter', 'the message stands at the side that does not agree');
SELECT tests.loesen(:v, 'weitere_kuendigung', '{"art": "ordentlich", "form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is(tests.wuerde(:v, 'fortsetzung_vereinbaren', :'einig'), 'fortgesetzt', 'with a further notice the first still counts');
SELECT tests.loesen(:v, 'erklaerung_zurueckweisen', '{"nummer": "2", "unwirksam_grund": "form", "unwirksam_am": "2026-03-02", "begruendung": "Unterschrift fehlt im Original"}') \g /dev/null
-- void: from the day it arrived until today
\set nichtig '{"unwirksam_grund": "form", "begruendung": "Unterschrift fehlt im Original"}'
SELECT is(tests.wuerde(:v, 'zurueckweisen', :'nichtig'::jsonb || '{"unwirksam_am": "2026-02-28"}'), 'unwirksam', 'rejected on the day it arrived');
SELECT is(tests.wuerde(:v, 'zurueckweisen', :'nichtig'::jsonb || '{"unwirksam_am": "2026-02-27"}'), 'MA529 unwirksam_am', 'not the day before');
SELECT is(tests.wuerde(:v, 'zurueckweisen', :'nichtig'::jsonb || '{"unwirksam_am": "2026-03-03"}'), 'MA529 unwirksam_am', 'not tomorrow');
-- the reason of a fristlose notice of the tenant's can be missing, too
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "ausserordentlich_fristlos", "grund_art": "gesundheitsgefaehrdung", "grund": "Schimmel in allen Räumen, Attest liegt bei"}') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is(tests.wuerde(:v, 'zurueckweisen', '{"unwirksam_grund": "begruendung", "unwirksam_am": "2026-03-02", "begruendung": "Grund steht nicht im Schreiben"}'), 'unwirksam', 'a fristlose notice without its reason in the letter is void');
SELECT is(tests.wuerde(:v, 'zurueckweisen', '{"unwirksam_grund": "schonfristzahlung", "unwirksam_am": "2026-03-02", "begruendung": "alles bezahlt am 2. März"}'), 'MA530 unwirksam_grund', 'payment does not cure the tenant''s');
-- payment in the grace period: without a lawsuit there is no day it ends
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "zahlungsverzug", "grund": "Mieten Januar und Februar 2026 nicht gezahlt"}') AS v \gset
SELECT tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "rueckstaende": "01/2026: 1.130,00\n02/2026: 1.130,00"}') \g /dev/null
SELECT is(tests.wuerde(:v, 'zurueckweisen', '{"unwirksam_grund": "schonfristzahlung", "unwirksam_am": "2026-03-02", "begruendung": "alles bezahlt am 2. März"}'), 'unwirksam', 'paid before anybody sued');
SELECT is(tests.loesen(:v, 'widerspruch_einlegen', '{"eingegangen_am": "2026-03-02", "form": "papier", "grund": "kein Ersatzwohnraum zu finden"}'), 'MA522', 'no hardship beside a fristlose notice');
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "wichtiger_grund", "grund": "Zerstörung der Wohnungseinrichtung im Februar"}') AS v7 \gset
SELECT tests.loesen(:v7, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is(tests.wuerde(:v7, 'zurueckweisen', '{"unwirksam_grund": "schonfristzahlung", "unwirksam_am": "2026-03-02", "begruendung": "alles bezahlt am 2. März"}'), 'MA530 unwirksam_grund', 'payment cures no other ground');
-- the court: sued on the day of the notice, served on the day it was filed
SELECT sitzung.als_dienst(:m), tests.um('2026-03-03 05:00+01') \g /dev/null
SELECT engine.faellige_fristen_ausfuehren() \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-03 09:00+01') \g /dev/null
SELECT tests.loesen(:v, 'weitere_kuendigung', '{"art": "ordentlich", "grund_art": "zahlungsverzug", "grund": "Mieten Januar und Februar 2026 nicht gezahlt, hilfsweise", "form": "papier", "zugang_am": "2026-03-03"}') \g /dev/null
SELECT is(tests.loesen(:v, 'klage_einreichen', '{"klage_am": "2026-03-02", "gericht": "Schöneberg", "aktenzeichen": "7 C 1/26"}'), 'raeumungsklage', 'sued on the day of the first notice');
SELECT is(tests.wuerde(:v, 'klage_zustellen', '{"zugestellt_am": "2026-03-04"}'), 'MA532 zugestellt_am', 'not served tomorrow');
SELECT is(tests.loesen(:v, 'klage_zustellen', '{"zugestellt_am": "2026-03-02"}'), 'raeumungsklage', 'served on the day it was filed');
SELECT is((SELECT (klage_am, klage_zugestellt_am, klage_aktenzeichen)::text FROM akte.kuendigungen WHERE vorgang_id = :v), '(2026-03-02,2026-03-02,"7 C 1/26")', 'the file number of the claim stays');
SELECT is(tests.wuerde(:v, 'raeumung_vollstreckt', '{"raeumung_am": "2026-03-04"}'), 'MA532 raeumung_am', 'not evicted tomorrow');
SELECT tests.loesen(:v, 'erklaerung_zurueckweisen', '{"nummer": "2", "unwirksam_grund": "form", "unwirksam_am": "2026-03-03", "begruendung": "Unterschrift fehlt im Original"}') \g /dev/null
SELECT is(tests.loesen(:v, 'zurueckweisen', '{"unwirksam_grund": "urteil", "unwirksam_am": "2026-03-03", "begruendung": "Klage rechtskräftig abgewiesen"}'), 'unwirksam', 'a judgment after the lawsuit');
SELECT * FROM finish();
ROLLBACK;
