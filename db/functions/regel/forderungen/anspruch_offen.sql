-- What a debtor owes on every claim that still has something open: costs and interest as far as a letter demands them, principal.
-- SELECT forderung_id, kosten, zinsen, haupt FROM regel.anspruch_offen(1, 17, NULL, NULL, DATE '2026-04-20');
--  4711 | 3.34 | 4.83 | 420.00
CREATE FUNCTION regel.anspruch_offen(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_eigentuemer_id bigint,
  p_einheit_id bigint,
  p_tag date
)
RETURNS TABLE (quelle text, forderung_id bigint, art text, monat date, faellig_am date, verzug_ab date, mahnung_id bigint, kosten numeric, zinsen numeric, haupt numeric)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
WITH f AS (
  SELECT 'miete' AS quelle, z.id, z.art, z.monat, z.faellig_am, z.verzug_ab, z.offen FROM akte.mietzahlungen z
   WHERE z.mandant_id = p_mandant_id AND z.mietverhaeltnis_id = p_mietverhaeltnis_id AND z.status <> 'storniert' AND z.soll > 0
  UNION ALL
  SELECT 'hausgeld', h.id, h.art, h.monat, h.faellig_am, h.verzug_ab, h.offen FROM akte.hausgeld_sollstellungen h
   WHERE h.mandant_id = p_mandant_id AND h.eigentuemer_id = p_eigentuemer_id AND h.einheit_id = p_einheit_id AND h.status <> 'storniert' AND h.soll > 0
), brief AS (          -- the last letter of a running Vorgang that stands: what it demands beside the principal
  SELECT f.quelle, f.id, m.id AS mahnung_id, m.zahlbar_bis, p.gebuehr_anteil, p.zinsen, p.zinsen_gezahlt
    FROM f
   CROSS JOIN LATERAL (SELECT x.* FROM akte.mahnung_positionen x JOIN akte.mahnungen y ON y.mandant_id = x.mandant_id AND y.id = x.mahnung_id
                        WHERE x.mandant_id = p_mandant_id AND y.storniert_am IS NULL
                          AND CASE f.quelle WHEN 'miete' THEN x.mietzahlung_id = f.id ELSE x.hausgeld_id = f.id END
                        ORDER BY y.stufe DESC, y.id DESC LIMIT 1) p
    JOIN akte.mahnungen m ON m.mandant_id = p_mandant_id AND m.id = p.mahnung_id
    JOIN akte.mahnvorgaenge g ON g.mandant_id = p_mandant_id AND g.id = m.mahnvorgang_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen')
), gezahlt AS (
  SELECT b.quelle, b.id,
         coalesce(sum(u.betrag) FILTER (WHERE u.auf = 'kosten' AND u.mahnung_id = b.mahnung_id), 0) AS kosten,
         coalesce(sum(u.betrag) FILTER (WHERE u.auf = 'zinsen' AND u.mahnung_id = b.mahnung_id), 0) AS zinsen_seither
    FROM brief b LEFT JOIN akte.zahlung_zuordnungen u ON u.mandant_id = p_mandant_id
     AND CASE b.quelle WHEN 'miete' THEN u.mietzahlung_id = b.id ELSE u.hausgeld_id = b.id END
   GROUP BY b.quelle, b.id
), stand AS (
  SELECT x.quelle, x.forderung_id, x.zinsen FROM regel.posten_zinsen(p_mandant_id => p_mandant_id, p_stichtag => p_tag - 1) x   -- the day of receipt bears no more interest
   WHERE (x.mietverhaeltnis_id = p_mietverhaeltnis_id OR (x.eigentuemer_id = p_eigentuemer_id AND x.einheit_id = p_einheit_id))
     AND EXISTS (SELECT FROM brief)                 -- where no letter demands interest, none is computed
), offen AS (
  SELECT f.*, b.mahnung_id, greatest(coalesce(b.gebuehr_anteil - g.kosten, 0), 0) AS kosten,
         -- paid by the day the letter names, the interest it asks for is enough; later, what has run up
         greatest(coalesce(CASE WHEN p_tag <= b.zahlbar_bis OR f.offen <= 0 OR s.zinsen IS NULL THEN b.zinsen - g.zinsen_seither ELSE s.zinsen END, 0), 0) AS zinsen
    FROM f LEFT JOIN brief b ON b.quelle = f.quelle AND b.id = f.id
    LEFT JOIN gezahlt g ON g.quelle = f.quelle AND g.id = f.id
    LEFT JOIN stand s ON s.quelle = f.quelle AND s.forderung_id = f.id
)
SELECT o.quelle, o.id, o.art, o.monat, o.faellig_am, o.verzug_ab, o.mahnung_id, o.kosten, CASE WHEN o.mahnung_id IS NULL THEN 0 ELSE o.zinsen END, greatest(o.offen, 0)
  FROM offen o
 WHERE o.offen > 0 OR o.kosten > 0 OR (o.mahnung_id IS NOT NULL AND o.zinsen > 0)
$fn$;
ALTER FUNCTION regel.anspruch_offen(bigint, bigint, bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anspruch_offen(bigint, bigint, bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.anspruch_offen(bigint, bigint, bigint, bigint, date) IS
'Was ein Schuldner an einem Tag je Forderung noch schuldet: Kosten und Zinsen, soweit die letzte Mahnung eines laufenden Vorgangs sie verlangt, und die Hauptforderung. Ungemahnte Zinsen werden bei der Anrechnung nicht angesetzt: Wer den Betrag der Forderung überweist, bestimmt ihn für die Hauptforderung. Norm: §§ 366, 367 BGB.';
