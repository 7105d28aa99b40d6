-- mieterhoehung: from the evidence to consent, part consent, lawsuit and the end of the periods; the letter, the dates, the timers.
\ir ../hilfen.psql
\ir miethoehe.psql
SELECT no_plan();
-- a demand of 1000.00 on a rent of 920.00, received on 2 March 2026
CREATE FUNCTION tests.verlangen(p_m bigint, p_mv bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v bigint; r text;
BEGIN
  PERFORM tests.als(p_m, 'sachbearbeitung', '2026-03-02 09:00+01');
  r := tests.beginnen(p_mv, 'mieterhoehung');
  v := tests.vorgang(p_mv, 'mieterhoehung');
  r := r || ' ' || tests.tun(v, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2024", "stand": "01.09.2023", "feld": "H4", "spanne_von": "9,20", "spanne_bis": "14,00", "vergleichsmiete_qm": "12,50", "merkmale": "Balkon, Einbauküche"}')
         || ' ' || tests.tun(v, 'versenden', '{"miete_neu": "1.000,00"}')
         || ' ' || tests.tun(v, 'zugang_erfassen', '{"zugang_am": "02.03.2026", "zugang_nachweis": "Bote"}');
  IF r <> 'begruendung beleg_erfasst verlangen_versendet zustimmungsfrist' THEN RAISE EXCEPTION 'fixture: %', r; END IF;
  RETURN v;
END $$;

-- a modernisation without announcement, as agreed, declared and received on one day: 50.00 more
CREATE FUNCTION tests.daemmung(p_mv bigint, p_zugang date) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v bigint; r text;
BEGIN
  PERFORM tests.um((p_zugang + time '09:00') AT TIME ZONE 'Europe/Berlin');
  r := tests.beginnen(p_mv, 'modernisierung', '{"bezeichnung": "Dämmung", "massnahme": "1"}');
  v := tests.vorgang(p_mv, 'modernisierung');
  r := r || ' ' || tests.tun(v, 'ohne_ankuendigung_beginnen', jsonb_build_object('warum', 'vereinbart', 'begonnen_am', p_zugang)) || ' ' || tests.tun(v, 'fertigstellen', jsonb_build_object('fertig_am', p_zugang))
         || ' ' || tests.tun(v, 'erhoehung_erklaeren', '{"kosten": "7.500,00", "verteilung": "nach Wohnfläche"}') || ' ' || tests.tun(v, 'zugang_erfassen', jsonb_build_object('zugang_am', p_zugang));
  IF r <> 'planung durchfuehrung fertiggestellt erhoehung_erklaert erhoehung_erklaert' THEN RAISE EXCEPTION 'fixture: %', r; END IF;
  RETURN v;
END $$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS mv1, tests.laufend(:m) AS mv2, tests.laufend(:m) AS mv3, tests.laufend(:m) AS mv4, tests.laufend(:m) AS mv5, tests.laufend(:m) AS mv6, tests.laufend(:m) AS mv7 \gset

-- full consent
SELECT tests.verlangen(:m, :mv1) AS v \gset
SELECT is((SELECT (miete_bisher, miete_neu, vergleichsmiete, ausgangsmiete, kappung_prozent, kappungsgrenze, letzte_aenderung_am)::text FROM akte.mieterhoehungen WHERE vorgang_id = :v), '(920.00,1000.00,1050.00,920.00,15.00,1058.00,2018-10-01)',
  'evidence 12.50 × 84 m², cap 920 + 15 %');
SELECT is((SELECT (wirksam_ab, zustimmung_bis, zustimmung_bis_193, klage_bis, klage_spaetestens)::text FROM akte.mieterhoehungen WHERE vorgang_id = :v), '(2026-06-01,2026-05-31,2026-06-01,2026-08-31,2026-09-01)',
  'from the third month; to think until Sunday 31 May, so 1 June; to sue safely until 31 August, at the latest 1 September');
SELECT is((SELECT (sonderkuendigung_bis, sonderkuendigung_mietende)::text FROM akte.mieterhoehungen WHERE vorgang_id = :v), '(2026-06-01,2026-07-31)', 'the special notice of § 561 with its date');
SELECT is(tests.offene(:v), '2026-06-02 zustimmungsfrist_abgelaufen', 'one timer: the day after the time to think');
SELECT matches(tests.brief(:v, 'mieterhoehungsverlangen'), '1\.000,00 €.*Berliner Mietspiegel 2024.*Feld H4.*9,20 €.*14,00 €.*Balkon, Einbauküche.*1\.058,00 €.*§ 558 Abs\. 3 BGB.*§ 561 BGB', 'the letter: rent, evidence, field, span, cap, derivation, special notice');
SELECT is((SELECT bool_and(n.gleich) FROM akte.mieterhoehungen, jsonb_array_elements(rechenwege) w, recht.nachrechnen(w) n WHERE vorgang_id = :v), true, 'every derivation re-derives');
SELECT is((SELECT jsonb_array_length(rechenwege) FROM akte.mieterhoehungen WHERE vorgang_id = :v), 4, 'Jahresfrist, cap, highest rent, dates');
SELECT is((SELECT fehlercode FROM engine.starten('mieterhoehung', tests.traeger(:mv1))), 'MA006', 'one at a time');
SELECT tests.um('2026-04-10 09:00+02') \g /dev/null
SELECT is(tests.miete(:mv1, '2026-06-01'), 920.00, 'nothing changes before somebody agrees');
SELECT is((SELECT count(*) FROM akte.mietkonditionen WHERE mietverhaeltnis_id = :mv1 AND vorgang_id = :v), 0::bigint, 'no row yet');
SELECT ok(engine.vorschau(:v, 'zustimmen', '{"zugestimmt_am": "10.04.2026", "alle_mieter": "ja"}')::text LIKE '%umgesetzt%', 'the preview shows the end');
SELECT is((SELECT status || ' ' || (SELECT count(*) FROM akte.mietkonditionen k WHERE k.vorgang_id = :v) FROM akte.mieterhoehungen WHERE vorgang_id = :v), 'zustimmungsfrist 0', 'and leaves nothing behind');
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "10.04.2026", "alle_mieter": "ja"}'), 'umgesetzt', 'all consent');
SELECT is(tests.miete(:mv1, '2026-05-31') || ' ' || tests.miete(:mv1, '2026-06-01'), '920.00 1000.00', 'the new rent from 1 June');
SELECT is((SELECT (grund, vorgang_id = :v, vorauszahlung_bk, mietart)::text FROM akte.mietkonditionen WHERE mietverhaeltnis_id = :mv1 ORDER BY id DESC LIMIT 1), '("Mieterhöhung nach § 558 BGB",t,130.00,fest)', 'the row names its Vorgang, the rest stays');
SELECT is((SELECT status FROM akte.mieterhoehungen WHERE vorgang_id = :v), 'umgesetzt', 'mirrored');
SELECT is((SELECT string_agg(lifecycle, ', ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id = :v), 'child_started:mieterhoehung, child_completed:mieterhoehung', 'the two events of its life');
SELECT is(tests.offene(:v), NULL, 'no timer left');

-- part consent in time, the rest lost with the period to sue
SELECT tests.verlangen(:m, :mv2) AS v \gset
SELECT tests.um('2026-05-04 09:00+02') \g /dev/null
SELECT is(tests.tun(:v, 'bei_teil_bewenden'), 'MAA24', 'there is no part yet');
SELECT is(tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "960,00", "zugestimmt_am": "04.05.2026", "alle_mieter": "ja"}'), 'zustimmungsfrist', 'to a part');
SELECT is(tests.miete(:mv2, '2026-06-01'), 960.00, 'the part is owed');
SELECT is(tests.tun(:v, 'zurueckziehen', '{"grund": "Vergleich"}'), 'MAA24', 'such a Vorgang is not withdrawn');
SELECT is(tests.nacht(:m, '2026-06-02 02:00+02'), 'zustimmungsfrist_abgelaufen klagefrist', 'the time to think is over');
SELECT is(tests.offene(:v), '2026-08-17 klagefrist_naht, 2026-09-02 teil_endgueltig', 'a reminder two weeks before the safe day; then the part is final');
SELECT is(tests.nacht(:m, '2026-09-02 02:00+02'), 'klagefrist_naht klagefrist, teil_endgueltig umgesetzt', 'it ends with what was consented to');
SELECT is(tests.miete(:mv2, '2026-12-01'), 960.00, 'and no more');

-- no consent, no lawsuit
SELECT tests.verlangen(:m, :mv3) AS v \gset
SELECT is(tests.nacht(:m, '2026-06-02 02:00+02'), 'zustimmungsfrist_abgelaufen klagefrist', 'silence');
SELECT is(tests.offene(:v), '2026-08-17 klagefrist_naht, 2026-09-02 klagefrist_abgelaufen', 'the reminder, and the end after the latest day');
SELECT is(tests.nacht(:m, '2026-09-01 23:00+02'), 'klagefrist_naht klagefrist', 'on the latest day it is still open');
SELECT is(tests.nacht(:m, '2026-09-02 00:10+02'), 'klagefrist_abgelaufen verfristet', 'then it is lost');
SELECT is(tests.miete(:mv3, '2026-12-01'), 920.00, 'the rent stays');
SELECT is((SELECT string_agg(lifecycle, ', ' ORDER BY nr) FROM engine.lifecycle WHERE vorgang_id = :v), 'child_started:mieterhoehung, child_cancelled:mieterhoehung', 'cancelled');

-- lawsuit after a part: the court gives more
SELECT tests.verlangen(:m, :mv4) AS v \gset
SELECT tests.nacht(:m, '2026-06-02 02:00+02') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-08-31 09:00+02') \g /dev/null
SELECT is(tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "950,00", "zugestimmt_am": "15.06.2026", "alle_mieter": "ja"}'), 'klagefrist', 'a part, late');
SELECT is(tests.offene(:v), '2026-08-31 klagefrist_naht, 2026-09-02 teil_endgueltig', 'the timers follow');
SELECT is(tests.tun(:v, 'klage_einreichen', '{"klage_am": "31.08.2026", "gericht": "AG Schöneberg", "aktenzeichen": "12 C 8/26"}'), 'klage', 'sued for the rest');
SELECT is((SELECT daten->'wirkung'->>'rechtzeitig_strittig' FROM audit.protokoll WHERE vorgang_id = :v AND ereignis = 'klage_einreichen'), 'false', 'on the safe day nobody can doubt it');
SELECT tests.um('2026-11-20 09:00+01') \g /dev/null
SELECT is(tests.tun(:v, 'urteil_abgewiesen', '{"urteil_am": "20.11.2026"}'), 'MAA24', 'with a part consented to it is rest_abgewiesen');
SELECT is(tests.tun(:v, 'urteil_stattgegeben', '{"urteil_am": "20.11.2026", "urteil_miete": "980,00"}'), 'umgesetzt', 'the court gives a part more');
SELECT is(tests.miete(:mv4, '2026-06-01'), 980.00, 'from the day the demand named');

-- sued between the safe and the latest day; dismissed
SELECT tests.verlangen(:m, :mv5) AS v \gset
SELECT tests.nacht(:m, '2026-06-02 02:00+02') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-01 09:00+02') \g /dev/null
SELECT is(tests.tun(:v, 'klage_einreichen', '{"klage_am": "01.09.2026", "gericht": "AG Schöneberg"}'), 'klage', 'one day later it is still taken');
SELECT is((SELECT daten->'wirkung'->>'rechtzeitig_strittig' FROM audit.protokoll WHERE vorgang_id = :v AND ereignis = 'klage_einreichen'), 'true', 'with the note that it may be late');
SELECT is(tests.tun(:v, 'rest_abgewiesen', '{"urteil_am": "01.09.2026"}'), 'MAA24', 'there was no part');
SELECT is(tests.tun(:v, 'urteil_abgewiesen', '{"urteil_am": "01.09.2026"}'), 'abgewiesen', 'dismissed');
SELECT is(tests.miete(:mv5, '2026-12-01') || ' ' || (SELECT beendet_grund FROM akte.mieterhoehungen WHERE vorgang_id = :v), '920.00 Klage abgewiesen', 'the rent stays');

-- rest dismissed; and a judgment for everything
SELECT tests.verlangen(:m, :mv6) AS v \gset
SELECT tests.um('2026-05-04 09:00+02') \g /dev/null
SELECT tests.tun(:v, 'teilweise_zustimmen', '{"teilmiete": "960,00", "zugestimmt_am": "04.05.2026", "alle_mieter": "ja"}') \g /dev/null
SELECT tests.nacht(:m, '2026-06-02 02:00+02') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-07-01 09:00+02') \g /dev/null
SELECT is(tests.tun(:v, 'klage_einreichen', '{"klage_am": "01.07.2026", "gericht": "AG Schöneberg"}') || ' ' || tests.tun(:v, 'rest_abgewiesen', '{"urteil_am": "01.07.2026"}') || ' ' || tests.miete(:mv6, '2026-07-01'), 'klage umgesetzt 960.00', 'the part stays');

-- the tenant gives special notice: no increase
SELECT tests.verlangen(:m, :mv7) AS v \gset
SELECT tests.um('2026-05-04 09:00+02') \g /dev/null
SELECT is(tests.tun(:v, 'sonderkuendigung_erfassen', '{"kuendigung_zugang_am": "01.03.2026"}'), 'MAA25 kuendigung_zugang_am', 'not before the demand');
SELECT is(tests.tun(:v, 'sonderkuendigung_erfassen', '{"kuendigung_zugang_am": "04.05.2026"}'), 'zurueckgezogen', 'the increase does not come about');
SELECT is(tests.miete(:mv7, '2026-12-01'), 920.00, 'the rent stays');

-- three flats for comparison: the third highest counts
SELECT tests.um('2026-06-08 09:00+02'), tests.beginnen(:mv7, 'mieterhoehung') \g /dev/null
SELECT tests.vorgang(:mv7, 'mieterhoehung') AS v \gset
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "vergleichswohnungen"}'), 'MAA06 begruendungsmittel', 'none yet');
SELECT is(tests.tun(:v, 'vergleichswohnung_erfassen', '{"anschrift": "Hauptstraße 49, 10827 Berlin", "lage": "2. OG links", "wohnflaeche": "80", "nettokaltmiete": "1.040,00"}')
  || ' ' || tests.tun(:v, 'vergleichswohnung_erfassen', '{"anschrift": "Hauptstraße 51, 10827 Berlin", "lage": "1. OG rechts", "wohnflaeche": "75", "nettokaltmiete": "930,00"}')
  || ' ' || tests.tun(:v, 'vergleichswohnung_erfassen', '{"anschrift": "Akazienstraße 2, 10823 Berlin", "lage": "EG", "wohnflaeche": "90", "nettokaltmiete": "990,00", "eigener_bestand": "ja"}'), 'begruendung begruendung begruendung', 'three flats');
SELECT is(tests.tun(:v, 'vergleichswohnung_erfassen', '{"nummer": "4", "anschrift": "Hauptstraße 49, 10827 Berlin", "lage": "2. OG links", "wohnflaeche": "80", "nettokaltmiete": "1.040,00"}'), 'MAA04 nummer', 'only what is there can be corrected');
SELECT is(tests.tun(:v, 'vergleichswohnung_erfassen', '{"nummer": "3", "anschrift": "Akazienstraße 2, 10823 Berlin", "lage": "EG links", "wohnflaeche": "90", "nettokaltmiete": "1.035,00"}'), 'begruendung', 'one is corrected');
SELECT is((SELECT count(*) FROM akte.mieterhoehung_vergleichswohnungen), 4::bigint, 'the wrong one stays on file');
SELECT is(tests.tun(:v, 'beleg_erfassen', '{"begruendungsmittel": "vergleichswohnungen", "qualifizierter_mietspiegel": "ja", "qualifizierter_wert_qm": "11,10", "kuerzung_monat": "5,00"}'), 'beleg_erfasst', 'the evidence');
SELECT is((SELECT (vergleichsmiete_qm, vergleichsmiete)::text FROM akte.mieterhoehungen WHERE vorgang_id = :v), '(11.50,961.00)', '13.00, 12.40, 11.50: three reach 11.50 × 84 m², less 5 € for public money');
SELECT is(tests.tun(:v, 'versenden', '{"miete_neu": "961,01"}') || ' ' || tests.tun(:v, 'versenden', '{"miete_neu": "961,00"}'), 'MAA16 miete_neu verlangen_versendet', 'not a cent more');
SELECT matches(tests.brief(:v, 'mieterhoehungsverlangen'), 'Hauptstraße 49.*Hauptstraße 51.*Akazienstraße 2.*EG links.*11,10 €.*5,00 €', 'the flats with their data, the qualified Mietspiegel, the deduction');
SELECT ok((SELECT s.abschnitte FROM api.stand_mieterhoehung s WHERE s.vorgang_id = :v)::text LIKE '%Akazienstraße 2%', 'and the page shows them');

-- an increase after a modernisation stays beside it, whichever comes first and whichever is recorded first
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS a, tests.laufend(:m) AS b, tests.laufend(:m) AS c, tests.laufend(:m) AS d \gset
SELECT tests.als(:m, 'sachbearbeitung', '2026-02-10 09:00+01'), tests.daemmung(:a, '2026-02-10'), tests.daemmung(:b, '2026-02-10'), tests.daemmung(:d, '2026-02-10'), tests.daemmung(:c, '2026-04-10') \g /dev/null
SELECT tests.verlangen(:m, :b) AS v \gset
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "02.03.2026", "alle_mieter": "ja"}') || ' ' || tests.miete(:b, '2026-06-01'), 'umgesetzt 1000.00', 'consent recorded first');
SELECT tests.verlangen(:m, :a) AS v \gset
SELECT tests.um('2026-04-28 09:00+02') \g /dev/null
SELECT is(tests.beginnen(:d, 'mieterhoehung') || ' ' || tests.tun(tests.vorgang(:d, 'mieterhoehung'), 'beleg_erfassen', '{"begruendungsmittel": "datenbank", "bezeichnung": "MEA", "vergleichsmiete_qm": "12,50"}') || ' ' || tests.tun(tests.vorgang(:d, 'mieterhoehung'), 'versenden', '{"miete_neu": "1.000,00"}'),
  'begruendung beleg_erfasst verlangen_versendet', 'written before the modernisation takes effect');
SELECT tests.nacht(:m, '2026-05-01 02:00+02') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-05-04 09:00+02') \g /dev/null
SELECT is(tests.tun(tests.vorgang(:d, 'mieterhoehung'), 'zugang_erfassen', '{"zugang_am": "04.05.2026"}') || ' ' || tests.frage('SELECT miete_bisher FROM akte.mieterhoehungen WHERE mietverhaeltnis_id = ' || :d)
  || ' ' || tests.tun(tests.vorgang(:d, 'mieterhoehung'), 'teilweise_zustimmen', '{"teilmiete": "960,00", "zugestimmt_am": "04.05.2026", "alle_mieter": "ja"}'), 'zustimmungsfrist 970.00 MAA20 teilmiete', 'received after: measured by the rent of that day');
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "04.05.2026", "alle_mieter": "ja"}') || ' ' || tests.miete(:a, '2026-05-01') || ' ' || tests.miete(:a, '2026-06-01'), 'umgesetzt 970.00 1050.00', 'the modernisation took effect after the demand: both');
SELECT is(tests.miete(:b, '2026-05-01') || ' ' || tests.miete(:b, '2026-06-01'), '970.00 1050.00', 'then the modernisation of the month before: both');
SELECT tests.verlangen(:m, :c) AS v \gset
SELECT tests.nacht(:m, '2026-07-01 02:00+02') \g /dev/null
SELECT tests.als(:m, 'sachbearbeitung', '2026-07-06 09:00+02') \g /dev/null
SELECT is(tests.miete(:c, '2026-06-01') || ' ' || tests.miete(:c, '2026-07-01'), '920.00 970.00', 'the modernisation of July alone');
SELECT is(tests.tun(:v, 'zustimmen', '{"zugestimmt_am": "06.07.2026", "alle_mieter": "ja"}') || ' ' || tests.miete(:c, '2026-06-01') || ' ' || tests.miete(:c, '2026-07-01'), 'umgesetzt 1000.00 1050.00', 'consent in July to a rent from June: both again');
SELECT is((SELECT bool_and(unversehrt) FROM audit.pruefen()), true, 'the log is whole');
SELECT * FROM finish();
ROLLBACK;
