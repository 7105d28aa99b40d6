-- Mahngebühren je Stufe in Euro: von jeder Zeile die neueste Fassung.
--
--   SELECT betrag FROM recht.mahngebuehren_geltend WHERE stufe = 2;
--    → 5.00
CREATE VIEW recht.mahngebuehren_geltend WITH (security_invoker = true) AS
SELECT r.stufe, r.gueltig_ab, r.gueltig_bis, r.betrag, r.fassung, r.quelle, r.abgerufen_am
FROM recht.mahngebuehren AS r
WHERE NOT EXISTS (
    SELECT FROM recht.mahngebuehren AS n
    WHERE n.stufe = r.stufe AND n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.mahngebuehren_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.mahngebuehren_geltend TO PUBLIC;
COMMENT ON VIEW recht.mahngebuehren_geltend IS
'Mahngebühren je Stufe in Euro, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.mahngebuehren, sind hier aber nicht zu sehen.';
