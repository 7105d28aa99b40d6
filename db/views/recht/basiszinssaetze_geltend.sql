-- Basiszinssätze (§ 247 BGB) je Halbjahr in Prozent: von jeder Zeile die neueste Fassung.
--
--   SELECT prozent FROM recht.basiszinssaetze_geltend WHERE gueltig_ab = DATE '2026-07-01';
--    → 1.52
CREATE VIEW recht.basiszinssaetze_geltend WITH (security_invoker = true) AS
SELECT r.gueltig_ab, r.gueltig_bis, r.tage_im_jahr, r.prozent, r.fassung, r.quelle, r.abgerufen_am
FROM recht.basiszinssaetze AS r
WHERE NOT EXISTS (
    SELECT FROM recht.basiszinssaetze AS n
    WHERE n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.basiszinssaetze_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.basiszinssaetze_geltend TO PUBLIC;
COMMENT ON VIEW recht.basiszinssaetze_geltend IS
'Basiszinssätze (§ 247 BGB) je Halbjahr in Prozent, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.basiszinssaetze, sind hier aber nicht zu sehen.';
