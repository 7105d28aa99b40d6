-- What was due and what came in, one line each, the latest first. A returned debit is two lines: the payment and its return.
--   SELECT datum, seite, bezeichnung, betrag, offen FROM portal.meine_zahlungen;
--    2026-11-04 | soll | Miete November 2026 | 1130.00 | 1130.00
--    2026-10-14 | ist  |                     | -1130.00 |          (art ruecklastschrift)
CREATE VIEW portal.meine_zahlungen WITH (security_invoker = true, security_barrier = true) AS
SELECT z.kennung, m.kennung AS mietverhaeltnis, z.seite, z.art, z.datum, z.bezeichnung, z.betrag, z.offen, z.status, z.bestritten_am, z.gestundet_bis, z.zurueckgegeben_am
  FROM (SELECT f.mandant_id, f.id, f.kennung, f.mietverhaeltnis_id, 'soll' AS seite, f.art, f.faellig_am AS datum, f.bezeichnung, f.soll AS betrag, f.offen, f.status,
               f.bestritten_am, f.gestundet_bis, NULL::date AS zurueckgegeben_am
          FROM akte.mietzahlungen f
        UNION ALL
        -- a payment booked by mistake and its correction cancel each other out and are nobody's payment
        SELECT p.mandant_id, p.id, p.kennung, p.mietverhaeltnis_id, 'ist', p.art, p.wertstellung, NULL, p.betrag, NULL, NULL, NULL, NULL, r.wertstellung
          FROM akte.zahlungen p
          LEFT JOIN akte.zahlungen r ON r.mandant_id = p.mandant_id AND r.storno_von = p.id
         WHERE p.art <> 'irrtum' AND coalesce(r.art, '') <> 'irrtum') z
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = z.mandant_id AND m.id = z.mietverhaeltnis_id
 ORDER BY z.datum DESC, z.seite DESC, z.id DESC;
GRANT SELECT ON portal.meine_zahlungen TO mietakte_portal;
COMMENT ON VIEW portal.meine_zahlungen IS
'Soll und Ist des eigenen Mietkontos (EUR), jüngste zuerst: seite (soll, ist), art, datum (Fälligkeit oder Buchungstag), bezeichnung, betrag (eine zurückgegebene Lastschrift steht mit Minus da), offen, status (offen, mahnung, bezahlt, storniert), zurueckgegeben_am.';
