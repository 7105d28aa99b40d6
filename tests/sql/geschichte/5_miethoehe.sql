-- Eight years of one rent: an index lease, its adjustment, a balcony that may not raise it, a fixed rent by agreement, the Mietspiegel,
-- the index again, and a deposit that follows. What the law does not let follow each other, a Nachtrag makes possible.
\ir ../hilfen.psql
SELECT plan(34);

CREATE FUNCTION tests.tun(p_v bigint, p_e text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k), '') END FROM engine.ausloesen(p_v, p_e, p_daten) e
$$;
CREATE FUNCTION tests.beginnen(p_mv bigint, p_a text, p_daten jsonb DEFAULT '{}') RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k), '') END FROM engine.starten(p_a, tests.traeger(p_mv), p_daten) e
$$;
CREATE FUNCTION tests.nachtrag(p_mv bigint, p_daten jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE n record;
BEGIN
  SELECT * INTO n FROM api.nachtrag_erfassen(p_mv, '{"form": "papier", "alle_unterschriften": "ja"}'::jsonb || p_daten);
  RETURN CASE WHEN n.ok THEN 'Nachtrag ' || (SELECT x.nummer FROM akte.nachtraege x WHERE x.id = n.nachtrag_id) ELSE n.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(n.felder) k), '') END;
END $$;
CREATE FUNCTION tests.miete(p_mv bigint, p_tag date) RETURNS text LANGUAGE sql SECURITY DEFINER AS $$
  SELECT k.mietart || ' ' || k.nettokaltmiete FROM akte.mietverhaeltnisse m, regel.kondition(m.mandant_id, m.id, p_tag) k WHERE m.id = p_mv
$$;
-- the night job on a day
CREATE FUNCTION tests.nacht(p_m bigint, p_zeit timestamptz) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  PERFORM sitzung.als_dienst(p_m);
  PERFORM engine.zeit_setzen(p_zeit);
  RETURN (SELECT string_agg(coalesce(f.nach, f.fehlercode), ', ' ORDER BY f.faellig_am, f.frist_id) FROM engine.faellige_fristen_ausfuehren() f);
END $$;

SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2019-10-10 10:00+02') \g /dev/null
SELECT tests.laufend(:m, '{"mietart": "index"}') AS mv \gset

-- 2019: the first adjustment
SELECT is(tests.beginnen(:mv, 'mieterhoehung'), 'MAA01', 'an index lease knows no Mietspiegel');
SELECT is(tests.beginnen(:mv, 'staffelanpassung'), 'MAA40', 'and no steps');
SELECT is(tests.beginnen(:mv, 'indexanpassung'), 'berechnet', 'it follows the index');
SELECT tests.vorgang(:mv, 'indexanpassung') AS i \gset
SELECT is((SELECT (monat_alt, monat_neu, miete_bisher, miete_neu)::text FROM akte.indexanpassungen), '(2018-10-01,2019-08-01,920.00,' || (SELECT recht.indexmiete(920, recht.vpi('2018-10-01'), recht.vpi('2019-08-01'))) || ')',
  'from the month the contract began to the latest published on 10 October');
SELECT is(tests.tun(:i, 'erklaeren'), 'erklaert', 'declared');
SELECT is(tests.tun(:i, 'zugang_erfassen', '{"zugang_am": "10.10.2019"}'), 'zugegangen', 'received');
SELECT is((SELECT wirksam_ab FROM akte.indexanpassungen), '2019-12-01'::date, 'from the month after next');
SELECT is(tests.nacht(:m, '2019-12-04 02:00+01'), 'umgesetzt', 'the timer, three days late');
SELECT is(tests.miete(:mv, '2019-11-30') || ', ' || tests.miete(:mv, '2019-12-01'), 'index 920.00, index ' || (SELECT recht.indexmiete(920, recht.vpi('2018-10-01'), recht.vpi('2019-08-01'))), 'the rent changed on its day all the same');

-- 2020: a balcony
SELECT tests.als(:m, 'sachbearbeitung', '2020-02-03 10:00+01') \g /dev/null
SELECT is(tests.beginnen(:mv, 'modernisierung', '{"bezeichnung": "Anbau eines Balkons", "massnahme": "4"}'), 'planung', 'a balcony is planned');
SELECT tests.vorgang(:mv, 'modernisierung') AS mo \gset
SELECT is(tests.tun(:mo, 'ankuendigen', '{"umfang": "Anbau eines Balkons an das Wohnzimmer, Stahlkonstruktion.", "beginn_geplant": "01.06.2020", "dauer": "vier Wochen", "erwartete_erhoehung": "0"}'), 'angekuendigt', 'announced');
SELECT is(tests.tun(:mo, 'zugang_erfassen', '{"zugang_am": "03.02.2020"}'), 'angekuendigt', 'received');
SELECT tests.um('2020-04-02 10:00+02') \g /dev/null
SELECT is(tests.tun(:mo, 'duldung_klaeren', '{"duldung": "zugestimmt", "duldung_am": "02.04.2020"}'), 'duldung', 'the tenant agrees');
SELECT tests.um('2020-06-30 10:00+02') \g /dev/null
SELECT is(tests.tun(:mo, 'beginnen', '{"begonnen_am": "02.06.2020"}') || ' ' || tests.tun(:mo, 'fertigstellen', '{"fertig_am": "30.06.2020", "kosten_gesamt": "14.000,00"}'), 'durchfuehrung fertiggestellt', 'built');
SELECT is(tests.tun(:mo, 'erhoehung_erklaeren', '{"kosten": "14.000,00", "verteilung": "nur diese Wohnung"}'), 'MAA58', 'an indexed rent does not rise for what the landlord chose to do');
SELECT is(tests.tun(:mo, 'ohne_erhoehung', '{"grund": "Indexmiete"}'), 'abgeschlossen', 'so it ends without an increase');

-- 2020/21: both sides agree on a fixed rent
SELECT tests.um('2020-11-20 10:00+01') \g /dev/null
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2021", "unterzeichnet_am": "20.11.2020", "text": "Statt der Indexmiete gilt künftig eine feste Miete.", "mietart": "fest"}'), 'Nachtrag 1', 'a Nachtrag changes the rent type');
SELECT is(left(tests.miete(:mv, '2020-12-31'), 5) || ' ' || left(tests.miete(:mv, '2021-01-01'), 4), 'index fest', 'from its day');

-- 2022: the Mietspiegel
SELECT tests.um('2022-03-01 10:00+01') \g /dev/null
SELECT is(tests.beginnen(:mv, 'indexanpassung'), 'MAA30', 'no index any more');
SELECT is(tests.beginnen(:mv, 'mieterhoehung', jsonb_build_object('anlass', :mo::text)), 'begruendung', 'now § 558 is open, and the balcony is its cause');
SELECT tests.vorgang(:mv, 'mieterhoehung') AS e \gset
SELECT is((SELECT anlass_vorgang_id FROM akte.mieterhoehungen), :mo::bigint, 'linked');
SELECT is(tests.tun(:e, 'beleg_erfassen', '{"begruendungsmittel": "mietspiegel", "bezeichnung": "Berliner Mietspiegel 2021", "stand": "01.09.2020", "feld": "H4", "spanne_von": "9,20", "spanne_bis": "13,40", "vergleichsmiete_qm": "12,10"}'), 'beleg_erfasst', 'the evidence');
SELECT is(tests.tun(:e, 'versenden', '{"miete_neu": "1.016,40"}'), 'MAA11 kappungsgrenze', 'the cap of Berlin in 2022 is not on record: nothing is assumed');
SELECT is(tests.tun(:e, 'versenden', '{"miete_neu": "1.016,40", "zugang_erwartet": "03.03.2022", "kappungsgrenze": "15", "kappungsgrenze_quelle": "Kappungsgrenzen-Verordnung Berlin vom 10.04.2018"}'), 'verlangen_versendet', 'looked up, with its source');
SELECT tests.um('2022-03-04 10:00+01') \g /dev/null
SELECT is(tests.tun(:e, 'zugang_erfassen', '{"zugang_am": "04.03.2022"}'), 'zustimmungsfrist', 'received');
SELECT tests.um('2022-04-20 10:00+02') \g /dev/null
SELECT is(tests.tun(:e, 'zustimmen', '{"zugestimmt_am": "20.04.2022", "alle_mieter": "ja"}') || ' ' || tests.miete(:mv, '2022-06-01'), 'umgesetzt fest 1016.40', 'consented to: the rent from June');

-- 2024/25: the index again
SELECT tests.um('2023-12-15 10:00+01') \g /dev/null
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.01.2024", "unterzeichnet_am": "15.12.2023", "text": "Rückkehr zur Indexmiete.", "mietart": "index", "basis_monat": "01.12.2023"}'), 'Nachtrag 2', 'back to the index');
SELECT tests.um('2025-03-20 10:00+01') \g /dev/null
SELECT is(tests.beginnen(:mv, 'indexanpassung'), 'berechnet', 'the second adjustment');
SELECT tests.vorgang(:mv, 'indexanpassung') AS i2 \gset
SELECT is((SELECT (monat_alt, monat_neu, miete_bisher)::text FROM akte.indexanpassungen WHERE vorgang_id = :i2), '(2023-12-01,2025-02-01,1016.40)', 'from the month the Nachtrag names, not from the adjustment of 2019');
SELECT is(tests.tun(:i2, 'erklaeren') || ' ' || tests.tun(:i2, 'zugang_erfassen', '{"zugang_am": "20.03.2025"}') || ' ' || tests.nacht(:m, '2025-05-01 02:00+02'), 'erklaert zugegangen umgesetzt', 'declared, received, in force');
SELECT is(tests.miete(:mv, '2025-05-01'), 'index ' || (SELECT recht.indexmiete(1016.40, recht.vpi('2023-12-01'), recht.vpi('2025-02-01'))), 'the rent of May 2025');

-- the deposit follows
SELECT tests.als(:m, 'sachbearbeitung', '2025-09-01 10:00+02') \g /dev/null
SELECT is(tests.nachtrag(:mv, '{"gueltig_ab": "01.10.2025", "unterzeichnet_am": "01.09.2025", "text": "Aufstockung der Kaution.", "kaution_betrag": "3.100,00"}') , 'Nachtrag 3', 'a top-up is agreed, never demanded');
SELECT is((SELECT (k.betrag, a.betrag_alt, a.betrag_neu)::text FROM akte.kautionen k JOIN akte.kaution_aenderungen a ON a.kaution_id = k.id WHERE k.mietverhaeltnis_id = :mv), '(3100.00,2760.00,3100.00)', 'the old amount stays on file');
SELECT is((SELECT string_agg(gueltig_ab || ' ' || mietart || ' ' || nettokaltmiete, ', ' ORDER BY gueltig_ab, id) FROM akte.mietkonditionen WHERE mietverhaeltnis_id = :mv),
  '2018-10-01 index 920.00, 2019-12-01 index ' || (SELECT recht.indexmiete(920, recht.vpi('2018-10-01'), recht.vpi('2019-08-01'))) || ', 2021-01-01 fest ' || (SELECT recht.indexmiete(920, recht.vpi('2018-10-01'), recht.vpi('2019-08-01')))
  || ', 2022-06-01 fest 1016.40, 2024-01-01 index 1016.40, 2025-05-01 index ' || (SELECT recht.indexmiete(1016.40, recht.vpi('2023-12-01'), recht.vpi('2025-02-01'))), 'one history of the rent');
SELECT * FROM finish();
ROLLBACK;
