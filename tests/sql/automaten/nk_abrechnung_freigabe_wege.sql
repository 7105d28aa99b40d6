-- nk_abrechnung_freigabe: the warnings in every state before the sending, and every way back.
\ir ../hilfen.psql
\ir nk.psql
SELECT plan(20);
SELECT tests.mandant() AS m \gset
-- a house of its own, walked to a state in spring
CREATE FUNCTION tests.nk_in(p_m bigint, p_nummer text, p_zustand text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE a bigint; v bigint;
BEGIN
  PERFORM tests.als(p_m, 'sachbearbeitung', '2026-03-02 09:00+01');
  a := tests.nk_anlegen(tests.nk_haus(p_m, p_nummer));
  v := tests.nk_vorgang(a);
  PERFORM tests.nk_fuellen(p_m, a);
  IF p_zustand <> 'erstellt' THEN PERFORM tests.schritt(v, 'zur_belegkontrolle_geben'); END IF;
  PERFORM tests.als(p_m, 'buchhaltung', '2026-03-03 09:00+01');
  IF p_zustand IN ('sachlich_geprueft', 'freigegeben') THEN PERFORM tests.schritt(v, 'sachlich_pruefen', '{"belege_eingesehen": "ja"}'); END IF;
  PERFORM tests.als(p_m, 'teamleitung', '2026-03-04 09:00+01');
  IF p_zustand = 'freigegeben' THEN PERFORM tests.schritt(v, 'freigeben'); END IF;
  RETURN v;
END $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.nk_in(:m, '1', 'erstellt') AS e, tests.nk_in(:m, '2', 'belegkontrolle') AS b, tests.nk_in(:m, '3', 'sachlich_geprueft') AS s, tests.nk_in(:m, '4', 'freigegeben') AS f \gset
SELECT is((SELECT string_agg(zustand, ' ' ORDER BY id) FROM engine.vorgaenge WHERE id IN (:e, :b, :s, :f)), 'erstellt belegkontrolle sachlich_geprueft freigegeben', 'a Vorgang in every state');

-- nobody came for months: all three warnings fire, oldest first, and nothing moves
SELECT sitzung.als_dienst(:m), tests.um('2027-02-01 03:00+01') \g /dev/null
SELECT is((SELECT count(*)::int FROM engine.faellige_fristen_ausfuehren() WHERE ok), 12, 'three warnings in each of four states');
SELECT is((SELECT string_agg(DISTINCT ereignisse, ' | ') FROM (SELECT string_agg(ereignis, ' ' ORDER BY nr) AS ereignisse FROM audit.protokoll WHERE vorgang_id IN (:e, :b, :s, :f) AND ereignis LIKE 'frist%' GROUP BY vorgang_id) x),
  'frist_drei_monate frist_ein_monat frist_abgelaufen', 'oldest first, everywhere');
SELECT is((SELECT string_agg(zustand, ' ' ORDER BY id) FROM engine.vorgaenge WHERE id IN (:e, :b, :s, :f)), 'erstellt belegkontrolle sachlich_geprueft freigegeben', 'nothing has moved');
SELECT is((SELECT count(*)::int FROM engine.faellige_fristen_ausfuehren()), 0, 'and nothing fires twice');

-- every way back
SELECT tests.als(:m, 'teamleitung', '2027-02-02 09:00+01') \g /dev/null
SELECT is(tests.schritt(:f, 'zurueck_zur_belegkontrolle', '{"grund": "Ein Beleg ist unleserlich"}'), 'belegkontrolle', 'from the release to the receipts');
RESET ROLE;
SELECT is((SELECT (version, freigegeben_von, geprueft_von)::text FROM akte.nk_abrechnungen WHERE vorgang_id = :f), '(,,)', 'neither release nor check stands');
SELECT is((SELECT vorgelegt_von IS NOT NULL FROM akte.nk_abrechnungen WHERE vorgang_id = :f), true, 'but it is still handed in');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:b, 'zurueckgeben', '{"grund": "Ein Beleg fehlt noch"}'), 'erstellt', 'from the receipts to the costs');
SELECT is(tests.schritt(:s, 'zurueckgeben', '{"grund": "Schlüssel prüfen"}'), 'erstellt', 'from the check to the costs');
SELECT is(tests.schritt(:e, 'verwerfen', '{"grund": "doppelt angelegt"}'), 'verworfen', 'discarded from the costs');
SELECT is(tests.schritt(:e, 'zur_belegkontrolle_geben'), 'MA005', 'and closed');
SELECT is(tests.schritt(:f, 'verwerfen', '{"grund": "doppelt angelegt"}'), 'verworfen', 'from the receipts, although once released');
SELECT tests.nk_in(:m, '5', 'sachlich_geprueft') AS s2, tests.nk_in(:m, '6', 'freigegeben') AS f2 \gset
SELECT is(tests.schritt(:s2, 'verwerfen', '{"grund": "doppelt angelegt"}'), 'verworfen', 'from the check');
SELECT is(tests.schritt(:f2, 'verwerfen', '{"grund": "doppelt angelegt"}'), 'MA004', 'not while it stands released');
SELECT is(tests.schritt(:f2, 'zurueckgeben', '{"grund": "Die Grundsteuer ist falsch"}'), 'erstellt', 'from the release to the costs');
SELECT is((SELECT fehlercode FROM api.nk_kosten_erfassen((SELECT id FROM api.nk_abrechnungen WHERE vorgang_id = :f2), '{"kostenart": "verwaltung"}')), 'MA012', 'which may be changed again');
-- the lease ends meanwhile: usage follows when it is given back
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mietende = '2025-09-30' WHERE mandant_id = :m AND einheit_id = (SELECT e.id FROM akte.einheiten e JOIN akte.objekte o ON o.id = e.objekt_id WHERE o.mandant_id = :m AND o.nummer = '6' AND e.nummer = '1');
SELECT is((SELECT count(*)::int FROM regel.nk_fehlendes(:m, (SELECT id FROM akte.nk_abrechnungen WHERE vorgang_id = :f2), '2026-03-05') WHERE art = 'nutzung'), 1, 'out of date');
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT anzahl FROM api.nk_nutzungen_abgleichen((SELECT id FROM api.nk_abrechnungen WHERE vorgang_id = :f2), '{}')), 2::bigint, 'the usage ends earlier, and a vacancy begins');
RESET ROLE;
SELECT is((SELECT (n.bis, (SELECT count(*) FROM akte.nk_verbrauch v WHERE v.nutzung_id = n.id))::text FROM akte.nk_nutzungen n JOIN akte.nk_abrechnungen a ON a.id = n.abrechnung_id JOIN akte.einheiten e ON e.id = n.einheit_id
             WHERE a.vorgang_id = :f2 AND e.nummer = '1' AND n.mietverhaeltnis_id IS NOT NULL), '(2025-09-30,3)', 'the readings stay with the usage');
SELECT * FROM finish();
ROLLBACK;
