-- Punkte über dem Basiszinssatz und Verzugspauschale (§ 288 BGB): von jeder Zeile die neueste Fassung.
--
--   SELECT wert FROM recht.verzugszuschlaege_geltend WHERE art = 'allgemein';
--    → 5.00
CREATE VIEW recht.verzugszuschlaege_geltend WITH (security_invoker = true) AS
SELECT r.art, r.gueltig_ab, r.gueltig_bis, r.wert, r.norm, r.fassung, r.quelle, r.abgerufen_am
FROM recht.verzugszuschlaege AS r
WHERE NOT EXISTS (
    SELECT FROM recht.verzugszuschlaege AS n
    WHERE n.art = r.art AND n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.verzugszuschlaege_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.verzugszuschlaege_geltend TO PUBLIC;
COMMENT ON VIEW recht.verzugszuschlaege_geltend IS
'Punkte über dem Basiszinssatz und Verzugspauschale (§ 288 BGB), jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.verzugszuschlaege, sind hier aber nicht zu sehen.';
