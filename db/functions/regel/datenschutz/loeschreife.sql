-- For each kind of retention: its last day for everything of a tenant, and what stands in the way of erasing.
-- One year counts for all leases of the person: the latest in which anything happened (2002 at the earliest, when the first period is on record).
-- SELECT * FROM regel.loeschreife(1, 17, '2036-01-02');
--  frist         | bis        | hindernisse
--  kurz          | 2028-03-14 | {}
--  anspruch      | 2030-12-31 | {}
--  brief         | 2033-12-31 | {}
--  buchungsbeleg | 2035-12-31 | {}
CREATE FUNCTION regel.loeschreife(p_mandant_id bigint, p_mieter_id bigint, p_tag date)
RETURNS TABLE (frist text, bis date, hindernisse text[])
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH vertraege AS MATERIALIZED (
  SELECT m.* FROM akte.vertragsparteien p JOIN akte.mietverhaeltnisse m ON m.mandant_id = p.mandant_id AND m.id = p.mietverhaeltnis_id
   WHERE p.mandant_id = p_mandant_id AND p.mieter_id = p_mieter_id
), zuletzt AS (
  SELECT greatest(
    (SELECT (m.angelegt_am AT TIME ZONE 'Europe/Berlin')::date FROM akte.mieter m WHERE m.mandant_id = p_mandant_id AND m.id = p_mieter_id AND NOT EXISTS (SELECT FROM vertraege)),
    (SELECT max(greatest(v.mietende, v.rueckgabe_am, v.mietbeginn)) FROM vertraege v),
    (SELECT max(greatest(z.wertstellung, (z.erfasst_am AT TIME ZONE 'Europe/Berlin')::date)) FROM akte.zahlungen z WHERE z.mandant_id = p_mandant_id AND z.mietverhaeltnis_id IN (SELECT v.id FROM vertraege v)),
    (SELECT max((d.erstellt_am AT TIME ZONE 'Europe/Berlin')::date) FROM akte.dokumente d WHERE d.mandant_id = p_mandant_id AND d.mietverhaeltnis_id IN (SELECT v.id FROM vertraege v)),
    (SELECT max((x.beendet_am AT TIME ZONE 'Europe/Berlin')::date) FROM engine.vorgang x WHERE x.mandant_id = p_mandant_id AND x.traeger_id IN (SELECT v.traeger_id FROM vertraege v)),
    (SELECT max((a.eingegangen_am AT TIME ZONE 'Europe/Berlin')::date) FROM akte.anfragen a WHERE a.mandant_id = p_mandant_id AND a.mieter_id = p_mieter_id)) AS tag
), im_weg AS (
  SELECT array_remove(ARRAY[
    CASE WHEN EXISTS (SELECT FROM vertraege v WHERE v.mietende IS NULL AND v.ausgang IS DISTINCT FROM 'nicht_zustande_gekommen' OR v.mietende >= p_tag) THEN 'laufendes Mietverhältnis' END,
    CASE WHEN EXISTS (SELECT FROM engine.vorgang x WHERE x.mandant_id = p_mandant_id AND x.traeger_id IN (SELECT v.traeger_id FROM vertraege v) AND x.beendet_am IS NULL) THEN 'offener Vorgang' END,
    CASE WHEN EXISTS (SELECT FROM akte.mietzahlungen f WHERE f.mandant_id = p_mandant_id AND f.mietverhaeltnis_id IN (SELECT v.id FROM vertraege v) AND f.offen <> 0) THEN 'offene Forderung' END,
    CASE WHEN EXISTS (SELECT FROM akte.zahlungen z WHERE z.mandant_id = p_mandant_id AND z.mietverhaeltnis_id IN (SELECT v.id FROM vertraege v) AND z.frei <> 0) THEN 'nicht zugeordnete Zahlung' END,
    CASE WHEN EXISTS (SELECT FROM akte.zahlungsauftraege z WHERE z.mandant_id = p_mandant_id AND z.mietverhaeltnis_id IN (SELECT v.id FROM vertraege v) AND z.ausgefuehrt_am IS NULL AND z.storniert_am IS NULL) THEN 'offener Zahlungsauftrag' END,
    (SELECT 'Löschsperre: ' || s.grund FROM akte.loeschsperren s WHERE s.mandant_id = p_mandant_id AND s.mietverhaeltnis_id IN (SELECT v.id FROM vertraege v) AND s.aufgehoben_am IS NULL ORDER BY s.id LIMIT 1)], NULL) AS liste
)
SELECT f.frist, CASE f.frist WHEN 'kurz' THEN (z.tag + interval '12 months')::date ELSE recht.aufbewahrung_bis(f.frist, greatest(extract(year FROM z.tag)::int, 2002)) END, w.liste
  FROM zuletzt z, im_weg w, (VALUES (1, 'kurz'), (2, 'anspruch'), (3, 'brief'), (4, 'buchungsbeleg')) AS f(nr, frist)
 WHERE z.tag IS NOT NULL
 ORDER BY f.nr
$fn$;
ALTER FUNCTION regel.loeschreife(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.loeschreife(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.loeschreife(bigint, bigint, date) IS
'Je Art der Aufbewahrung (kurz, anspruch, brief, buchungsbeleg) der letzte Tag für alles zu einem Mieter und was dem Löschen entgegensteht (hindernisse, leer: nichts). Es zählt das Jahr, in dem zuletzt etwas geschah.
Norm: Art. 17 Abs. 1 Buchst. a, Abs. 3 Buchst. b, e DSGVO, § 147 AO, § 257 HGB, §§ 195, 199 BGB.';
