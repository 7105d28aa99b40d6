-- kaution_rueckzahlung and vertragsabschluss: the rarer ways: deadlines in every phase, a part with nothing to pay out, the contract filed as a draft.
\ir ../hilfen.psql
\ir kaution.psql
SELECT plan(13);

CREATE FUNCTION tests.nacht(p_m bigint, p_zeit timestamptz, p_v bigint) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_t text;
BEGIN
  PERFORM sitzung.als_dienst(p_m);
  PERFORM tests.um(p_zeit);
  SELECT coalesce(string_agg(f.ereignis || ' ' || coalesce(f.nach, f.fehlercode), ',' ORDER BY f.faellig_am), '-') INTO v_t FROM engine.faellige_fristen_ausfuehren() f WHERE f.vorgang_id = p_v;
  PERFORM tests.als(p_m, 'sachbearbeitung', p_zeit);
  RETURN v_t;
END $$;
SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m, 'pdf') AS pdf \gset
SET LOCAL ROLE mietakte_dba;

-- the own deadline of six months, watched until the money is on its way
SELECT tests.ausgezogen(:m) AS mv \gset
SELECT tests.vorgang(:mv, 'kaution_rueckzahlung') AS v \gset
SELECT tests.um('2026-07-15 10:00+02'), tests.bewerten(:v) \g /dev/null
SELECT is(tests.nacht(:m, '2026-11-01 06:00+01', :v), 'frist_nahen einbehaltberechnung', 'it comes near while retentions are still being computed');
SELECT is(tests.nacht(:m, '2026-12-02 06:00+01', :v), 'frist_ueberschreiten einbehaltberechnung', 'and passes');

SELECT tests.ausgezogen(:m) AS mv2 \gset
SELECT tests.vorgang(:mv2, 'kaution_rueckzahlung') AS v2 \gset
SELECT tests.um('2026-07-15 10:00+02'), tests.bewerten(:v2) \g /dev/null
SELECT is(tests.schritt(:v2, 'abrechnung_erstellen'), 'abrechnung', 'settled in July');
SELECT is(tests.schritt(:v2, 'auszahlung_anordnen', '{"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Schreiben vom 12.06.2026"}'), 'auszahlung', 'ordered');
SELECT is(tests.nacht(:m, '2026-11-01 06:00+01', :v2), 'frist_nahen auszahlung', 'not yet carried out: it is watched on');
SELECT is(tests.nacht(:m, '2026-12-02 06:00+01', :v2), 'frist_ueberschreiten auszahlung', 'until it passes');
SELECT tests.als(:m, 'buchhaltung', '2026-12-02 10:00+01') \g /dev/null
SELECT is(tests.schritt(:v2, 'auszahlung_bestaetigen', '{"ausgefuehrt_am": "2026-12-02"}'), 'abgeschlossen', 'late, but paid');

-- retentions and reserve take all there is: the part pays nothing out, and says so
SELECT tests.ausgezogen(:m) AS mv3 \gset
SELECT tests.vorgang(:mv3, 'kaution_rueckzahlung') AS v3 \gset
SELECT tests.um('2026-07-15 10:00+02') \g /dev/null
SELECT tests.schritt(:v3, 'maengel_bewerten', '{"position": "1", "verantwortlich": "mieter", "betrag": "2585,68", "begruendung": "Türblatt und Zarge ersetzt, Rechnung vom 22.06.2026"}'),
       tests.schritt(:v3, 'maengel_bewerten', '{"position": "2", "verantwortlich": "vermieter", "behoben_am": "2026-06-15"}'),
       tests.schritt(:v3, 'maengel_bewerten', '{"position": "3", "verantwortlich": "mieter", "behoben_am": "2026-06-15"}'),
       tests.schritt(:v3, 'bewertung_abschliessen'),
       tests.schritt(:v3, 'nk_vorbehalt_festlegen', '{"betrag": "250", "zeitraum_von": "2026-01-01", "zeitraum_bis": "2026-05-31", "begruendung": "Orientiert an der Nachzahlung von 231,40 € für 2024."}') \g /dev/null
SELECT is(tests.schritt(:v3, 'abrechnung_erstellen'), 'abrechnung', 'a part');
SELECT is((SELECT (art, nk_vorbehalt, auszahlung)::text FROM akte.kaution_teilabrechnungen t JOIN akte.kautionsabrechnungen a ON a.id = t.abrechnung_id WHERE a.vorgang_id = :v3), '(teil,250.00,0.00)', 'of nothing: all that is left is the reserve');
SELECT tests.als(:m, 'buchhaltung', '2026-07-16 10:00+02') \g /dev/null
SELECT is(tests.schritt(:v3, 'ohne_teilauszahlung'), 'nk_vorbehalt', 'only the reserve stays');
SELECT is(tests.saldo(:mv3), 250.00, 'exactly the reserve is left on the account');

-- the contract of a lease that is still a draft can be filed, and again
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-01 10:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01"}') AS neu \gset
SELECT is(tests.schritt(tests.vorgang(:neu, 'vertragsabschluss'), 'vertrag_hinterlegen', jsonb_build_object('vertrag', :'pdf')), 'entwurf', 'filed before the signature');
SELECT is((SELECT d.kennung::text FROM akte.vertragsabschluesse a JOIN akte.dateien d ON d.id = a.vertrag_datei_id WHERE a.mietverhaeltnis_id = :neu), :'pdf', 'and found in the file');
SELECT * FROM finish();
ROLLBACK;
