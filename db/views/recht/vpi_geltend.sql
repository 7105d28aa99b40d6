-- Verbraucherpreisindex je Monat: von jeder Zeile die neueste Fassung.
--
--   SELECT wert FROM recht.vpi_geltend WHERE basisjahr = 2020 AND monat = DATE '2026-06-01';
--    → 124.6
CREATE VIEW recht.vpi_geltend WITH (security_invoker = true) AS
SELECT r.basisjahr, r.monat, r.wert, r.fassung, r.quelle, r.abgerufen_am
FROM recht.vpi AS r
WHERE NOT EXISTS (
    SELECT FROM recht.vpi AS n
    WHERE n.basisjahr = r.basisjahr AND n.monat = r.monat AND n.vorfassung = r.fassung);
ALTER VIEW recht.vpi_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.vpi_geltend TO PUBLIC;
COMMENT ON VIEW recht.vpi_geltend IS
'Verbraucherpreisindex je Monat, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.vpi, sind hier aber nicht zu sehen.';
