-- Kappungsgrenzen (§ 558 Abs. 3 BGB) je Gemeinde in Prozent: von jeder Zeile die neueste Fassung.
--
--   SELECT prozent FROM recht.kappungsgrenzen_geltend WHERE land = 'BE' AND gemeinde = 'Berlin';
--    → 15.00
CREATE VIEW recht.kappungsgrenzen_geltend WITH (security_invoker = true) AS
SELECT r.land, r.gemeinde, r.gueltig_ab, r.gueltig_bis, r.prozent, r.norm, r.fassung, r.quelle, r.abgerufen_am
FROM recht.kappungsgrenzen AS r
WHERE NOT EXISTS (
    SELECT FROM recht.kappungsgrenzen AS n
    WHERE n.land = r.land AND n.gemeinde = r.gemeinde AND n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.kappungsgrenzen_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.kappungsgrenzen_geltend TO PUBLIC;
COMMENT ON VIEW recht.kappungsgrenzen_geltend IS
'Kappungsgrenzen (§ 558 Abs. 3 BGB) je Gemeinde in Prozent, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.kappungsgrenzen, sind hier aber nicht zu sehen.';
