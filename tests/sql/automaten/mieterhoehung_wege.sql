-- mieterhoehung: the less trodden ways, each from each state it is possible in: withdrawn, consented late, settled with a part.
\ir ../hilfen.psql
\ir miethoehe.psql
SELECT plan(14);
-- a demand of 1000.00 on 920.00, received on 2 March 2026, moved on to a state
CREATE FUNCTION tests.bis(p_m bigint, p_mv bigint, p_zustand text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v bigint;
BEGIN
  PERFORM tests.als(p_m, 'sachbearbeitung', '2026-03-02 09:00+01');
  PERFORM tests.beginnen(p_mv, 'mieterhoehung');
  v := tests.vorgang(p_mv, 'mieterhoehung');
  IF p_zustand = 'begruendung' THEN RETURN v; END IF;
  PERFORM tests.tun(v, 'beleg_erfassen', '{"begruendungsmittel": "gutachten", "bezeichnung": "Dipl.-Ing. Holm", "stand": "10.02.2026", "oeffentlich_bestellt": "ja", "vergleichsmiete_qm": "12,50"}');
  IF p_zustand = 'beleg_erfasst' THEN RETURN v; END IF;
  PERFORM tests.tun(v, 'versenden', '{"miete_neu": "1.000,00"}');
  PERFORM tests.tun(v, 'zugang_erfassen', '{"zugang_am": "02.03.2026"}');
  IF p_zustand = 'zustimmungsfrist' THEN RETURN v; END IF;
  PERFORM tests.nacht(p_m, '2026-06-02 02:00+02');
  PERFORM tests.als(p_m, 'sachbearbeitung', '2026-07-01 09:00+02');
  IF p_zustand = 'klagefrist' THEN RETURN v; END IF;
  PERFORM tests.tun(v, 'klage_einreichen', '{"klage_am": "01.07.2026", "gericht": "AG Schöneberg"}');
  RETURN v;
END $$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS a, tests.laufend(:m) AS b, tests.laufend(:m) AS c, tests.laufend(:m) AS d, tests.laufend(:m) AS e, tests.laufend(:m) AS f, tests.laufend(:m) AS g, tests.laufend(:m) AS h, tests.laufend(:m) AS i \gset

-- withdrawn, from every open state
SELECT tests.bis(:m, :a, 'begruendung') AS v \gset
SELECT is(tests.tun(:v, 'zurueckziehen', '{"grund": "doch nicht"}'), 'zurueckgezogen', 'before there was evidence');
SELECT tests.bis(:m, :a, 'beleg_erfasst') AS v \gset
SELECT matches((SELECT s.abschnitte::text FROM api.stand_mieterhoehung s WHERE s.vorgang_id = :v), 'Dipl\.-Ing\. Holm', 'an expert''s opinion');
SELECT is(tests.tun(:v, 'vergleichswohnung_erfassen', '{"anschrift": "Hauptstraße 49, 10827 Berlin", "lage": "EG", "wohnflaeche": "80", "nettokaltmiete": "1.040,00"}') || ' ' || tests.tun(:v, 'versenden', '{"miete_neu": "1.000,00"}'), 'begruendung MA004', 'another flat: the evidence is to be recorded anew');
SELECT tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "12,50"}') \g /dev/null
SELECT is(tests.tun(:v, 'zurueckziehen', '{"grund": "doch nicht"}'), 'zurueckgezogen', 'with evidence');
SELECT tests.bis(:m, :a, 'zustimmungsfrist') AS v \gset
SELECT is(tests.tun(:v, 'zurueckziehen', '{"grund": "doch nicht"}') || ' ' || coalesce(tests.offene(:v), 'keine'), 'zurueckgezogen keine', 'after it was received: its timers are gone');
SELECT tests.bis(:m, :b, 'klagefrist') AS v \gset
SELECT is(tests.tun(:v, 'zurueckziehen', '{"grund": "doch nicht"}'), 'zurueckgezogen', 'instead of a lawsuit');
SELECT tests.bis(:m, :c, 'klage') AS v \gset
SELECT is(tests.tun(:v, 'zurueckziehen', '{"grund": "Klage zurückgenommen"}') || ' ' || tests.miete(:c, '2026-12-01'), 'zurueckgezogen 920.00', 'even then');

-- the tenant acknowledges in the lawsuit
SELECT tests.bis(:m, :d, 'klage') AS v \gset
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "01.07.2026", "alle_mieter": "ja"}') || ' ' || tests.miete(:d, '2026-06-01'), 'umgesetzt 1000.00', 'consented to in the lawsuit, owed from June');
SELECT tests.bis(:m, :e, 'klage') AS v \gset
SELECT is(tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "970,00", "zugestimmt_am": "01.07.2026", "alle_mieter": "ja"}') || ' ' || tests.tun(:v, 'bei_teil_bewenden', '{"grund": "Vergleich"}') || ' ' || tests.miete(:e, '2026-06-01'), 'klage umgesetzt 970.00', 'settled with a part');
SELECT is((SELECT beendet_grund FROM akte.mieterhoehungen WHERE vorgang_id = :v), 'Vergleich', 'and why');

-- settled with a part before
SELECT tests.bis(:m, :f, 'klagefrist') AS v \gset
SELECT is(tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "960,00", "zugestimmt_am": "01.07.2026", "alle_mieter": "ja"}') || ' ' || tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "950,00", "zugestimmt_am": "01.07.2026", "alle_mieter": "ja"}') || ' ' || tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "980,00", "zugestimmt_am": "01.07.2026", "alle_mieter": "ja"}'),
  'klagefrist MAA20 teilmiete klagefrist', 'a second part is more than the first');
SELECT is(tests.tun(:v, 'bei_teil_bewenden') || ' ' || tests.miete(:f, '2026-06-01'), 'umgesetzt 980.00', 'no lawsuit for the rest');
SELECT tests.bis(:m, :g, 'zustimmungsfrist') AS v \gset
SELECT is(tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "960,00", "zugestimmt_am": "02.03.2026", "alle_mieter": "ja"}') || ' ' || tests.tun(:v, 'sonderkuendigung_erfassen', '{"kuendigung_zugang_am": "02.03.2026"}') || ' ' || tests.tun(:v, 'bei_teil_bewenden'), 'zustimmungsfrist MAA24 umgesetzt', 'content with it at once');
SELECT is((SELECT string_agg(lifecycle, ', ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id = :v), 'child_started:mieterhoehung, child_completed:mieterhoehung', 'completed');
SELECT * FROM finish();
ROLLBACK;
