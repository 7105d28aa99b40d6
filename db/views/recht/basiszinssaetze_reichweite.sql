-- Von wann bis wann die Basiszinssätze lückenlos erfasst sind.
--
--   SELECT von, bis FROM recht.basiszinssaetze_reichweite;
--    → 2002-01-01 | 2026-12-31
CREATE VIEW recht.basiszinssaetze_reichweite WITH (security_invoker = true) AS
SELECT
  (SELECT min(b.gueltig_ab) FROM recht.basiszinssaetze_geltend AS b) AS von,
  -- das Ende des ersten Halbjahres, auf das keines folgt
  (SELECT min(b.gueltig_bis) FROM recht.basiszinssaetze_geltend AS b
   WHERE NOT EXISTS (SELECT FROM recht.basiszinssaetze_geltend AS n WHERE n.gueltig_ab = b.gueltig_bis + 1)) AS bis;
ALTER VIEW recht.basiszinssaetze_reichweite OWNER TO mietakte_owner;
GRANT SELECT ON recht.basiszinssaetze_reichweite TO PUBLIC;
COMMENT ON VIEW recht.basiszinssaetze_reichweite IS
'Eine Zeile: erster und letzter Tag, zwischen denen Basiszinssätze ohne Lücke erfasst sind. Außerhalb wird kein Zins gerechnet (MA206).';
