-- Sätze und Kappungen der Modernisierungsumlage (§§ 559, 559c, 559e BGB): von jeder Zeile die neueste Fassung.
--
--   SELECT prozent, kappung FROM recht.modernisierungskappung_geltend WHERE regel = '559' AND gueltig_ab = DATE '2019-01-01';
--    → 8.00 | 3.00
CREATE VIEW recht.modernisierungskappung_geltend WITH (security_invoker = true) AS
SELECT r.regel, r.gueltig_ab, r.gueltig_bis, r.wortlaut_bekannt, r.prozent, r.kappung, r.schwelle, r.kappung_unter_schwelle, r.kostengrenze, r.pauschalabzug, r.norm, r.fassung, r.quelle, r.abgerufen_am
FROM recht.modernisierungskappung AS r
WHERE NOT EXISTS (
    SELECT FROM recht.modernisierungskappung AS n
    WHERE n.regel = r.regel AND n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.modernisierungskappung_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.modernisierungskappung_geltend TO PUBLIC;
COMMENT ON VIEW recht.modernisierungskappung_geltend IS
'Sätze und Kappungen der Modernisierungsumlage (§§ 559, 559c, 559e BGB), jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.modernisierungskappung, sind hier aber nicht zu sehen.';
