-- What the scan finds on a day, per debtor, as one set: what to propose, what not and why, with principal and interest.
-- SELECT ergebnis, stufe, posten, hauptforderung, zinsen FROM regel.mahnlauf_menge(1, DATE '2026-04-12');
--  vorschlag | 3 | 3 | 1260.00 | 8.00
CREATE FUNCTION regel.mahnlauf_menge(p_mandant_id bigint, p_stichtag date)
RETURNS TABLE (mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, traeger_id bigint, vorgang_id bigint, zustand text, ergebnis text, grund text, stufe int,
               posten int, hauptforderung numeric, zinsen numeric, aelteste date, tage int)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH s AS (
  SELECT x.mietverhaeltnis_id AS mv, x.eigentuemer_id AS eig, x.einheit_id AS einh,
         coalesce(count(*) FILTER (WHERE x.frei), 0)::int AS posten, coalesce(sum(x.offen) FILTER (WHERE x.frei), 0) AS haupt, coalesce(sum(x.zinsen) FILTER (WHERE x.frei), 0) AS zinsen,
         min(x.faellig_am) FILTER (WHERE x.frei) AS aelteste
    FROM regel.posten_zinsen(p_mandant_id => p_mandant_id, p_stichtag => p_stichtag) x
   GROUP BY x.mietverhaeltnis_id, x.eigentuemer_id, x.einheit_id
), lauf AS (
  SELECT g.* FROM akte.mahnvorgaenge g WHERE g.mandant_id = p_mandant_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen')
), ruhe AS (
  SELECT g.mietverhaeltnis_id, g.eigentuemer_id, g.einheit_id, max(g.ruht_bis) AS bis FROM akte.mahnvorgaenge g
   WHERE g.mandant_id = p_mandant_id AND g.status = 'verworfen' AND g.ruht_bis > p_stichtag GROUP BY g.mietverhaeltnis_id, g.eigentuemer_id, g.einheit_id
), wartet AS (
  SELECT z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id, sum(z.betrag) AS frei FROM regel.zahlungen_wartend(p_mandant_id) z
   GROUP BY z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id HAVING sum(z.betrag) > 0
), unterwegs AS MATERIALIZED (     -- collections released and not yet confirmed: nobody is dunned for what we are about to take ourselves
  SELECT z.mietverhaeltnis_id AS mv, h.eigentuemer_id AS eig, h.einheit_id AS einh
    FROM akte.zahlungslauf_posten p JOIN akte.zahlungslaeufe l ON l.mandant_id = p.mandant_id AND l.id = p.lauf_id
    LEFT JOIN akte.mietzahlungen z ON z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id
    LEFT JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = p.mandant_id AND h.id = p.hausgeld_id
   WHERE p.mandant_id = p_mandant_id AND p.erledigt IS NULL AND p.auftrag_id IS NULL AND l.freigegeben_am IS NOT NULL AND l.faellig_am + 10 >= p_stichtag
), schwelle AS MATERIALIZED (
  SELECT coalesce((SELECT w.betrag FROM akte.mahnschwellen w WHERE w.mandant_id = p_mandant_id ORDER BY w.id DESC LIMIT 1), 0) AS betrag
), alle AS (
  SELECT s.*, m.traeger_id, m.status AS mv_status, coalesce(m.mahnsperre, false) AS sperre, l.vorgang_id, l.status, l.stufe, l.zahlbar_bis, l.ruht_bis,
         CASE l.stufe WHEN 1 THEN l.stufe_1_am WHEN 2 THEN l.stufe_2_am WHEN 3 THEN l.stufe_3_am END AS letzte, r.bis AS ruhe_bis, w.frei
    FROM s
    JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_mandant_id AND m.id = s.mv
    LEFT JOIN lauf l ON l.mietverhaeltnis_id = s.mv LEFT JOIN ruhe r ON r.mietverhaeltnis_id = s.mv LEFT JOIN wartet w ON w.mietverhaeltnis_id = s.mv
   WHERE s.mv IS NOT NULL
  UNION ALL
  SELECT s.*, o.traeger_id, NULL, EXISTS (SELECT FROM akte.eigentumsverhaeltnisse ev WHERE ev.mandant_id = p_mandant_id AND ev.eigentuemer_id = s.eig AND ev.einheit_id = s.einh
                                             AND ev.mahnsperre AND coalesce(ev.bis, p_stichtag) >= p_stichtag),
         l.vorgang_id, l.status, l.stufe, l.zahlbar_bis, l.ruht_bis, CASE l.stufe WHEN 1 THEN l.stufe_1_am WHEN 2 THEN l.stufe_2_am WHEN 3 THEN l.stufe_3_am END, r.bis, w.frei
    FROM s
    JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.id = s.einh
    JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
    LEFT JOIN lauf l ON l.eigentuemer_id = s.eig AND l.einheit_id = s.einh LEFT JOIN ruhe r ON r.eigentuemer_id = s.eig AND r.einheit_id = s.einh
    LEFT JOIN wartet w ON w.eigentuemer_id = s.eig AND w.einheit_id = s.einh
   WHERE s.eig IS NOT NULL
)
SELECT a.mv, a.eig, a.einh, a.traeger_id, a.vorgang_id, a.status, v.ergebnis, v.grund,
       CASE WHEN v.ergebnis = 'vorschlag' THEN coalesce(a.stufe, 0) + 1 ELSE a.stufe END, a.posten, a.haupt, a.zinsen, a.aelteste, p_stichtag - a.aelteste
  FROM alle a CROSS JOIN schwelle w
 CROSS JOIN LATERAL (SELECT CASE
     WHEN a.posten = 0 THEN 'bestritten_gestundet'
     WHEN a.status = 'ausgesetzt' THEN 'ausgesetzt'
     WHEN a.status IN ('vorgeschlagen', 'stufe_2_vorgeschlagen', 'stufe_3_vorgeschlagen') THEN 'liegt_vor'
     WHEN a.status IN ('stufe_3', 'mahnbescheid_vorbereitet', 'gerichtlich', 'inkasso') THEN 'letzte_stufe'
     WHEN a.status IS NULL AND p_stichtag - a.aelteste <= 7 THEN 'zu_frueh'
     WHEN a.status IS NOT NULL AND (p_stichtag < a.letzte + 14 OR p_stichtag <= a.zahlbar_bis) THEN 'zu_frueh'
     WHEN a.sperre THEN 'mahnsperre'
     WHEN a.mv_status = 'vertragsabschluss' THEN 'vor_mietbeginn'
     WHEN a.frei > 0 THEN 'zahlung_wartet'
     WHEN a.mv IN (SELECT u.mv FROM unterwegs u WHERE u.mv IS NOT NULL) OR (a.eig, a.einh) IN (SELECT u.eig, u.einh FROM unterwegs u WHERE u.eig IS NOT NULL) THEN 'lastschrift_unterwegs'
     WHEN greatest(a.ruht_bis, a.ruhe_bis) > p_stichtag THEN 'ruht'
     WHEN a.haupt < w.betrag THEN 'unter_schwelle'
     ELSE 'vorschlag' END AS art) k
 CROSS JOIN LATERAL (SELECT CASE k.art WHEN 'vorschlag' THEN k.art ELSE 'uebersprungen' END AS ergebnis, nullif(k.art, 'vorschlag') AS grund) v
$fn$;
ALTER FUNCTION regel.mahnlauf_menge(bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnlauf_menge(bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnlauf_menge(bigint, date) IS
'Was der Mahnlauf an einem Tag findet, je Schuldner, in einer Abfrage: ergebnis vorschlag oder uebersprungen mit grund (bestritten_gestundet, ausgesetzt, liegt_vor, letzte_stufe, zu_frueh, mahnsperre, vor_mietbeginn, zahlung_wartet, lastschrift_unterwegs, ruht, unter_schwelle), Stufe, Posten, Hauptforderung, Zinsen. Norm: §§ 286, 288 BGB. Fehler: MA206.';
