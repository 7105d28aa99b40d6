-- Aufbewahrungsfristen (§ 147 AO, § 257 HGB) in Jahren: von jeder Zeile die neueste Fassung.
--
--   SELECT jahre FROM recht.aufbewahrungsfristen_geltend WHERE art = 'brief';
--    → 6
CREATE VIEW recht.aufbewahrungsfristen_geltend WITH (security_invoker = true) AS
SELECT r.art, r.gueltig_ab, r.gueltig_bis, r.jahre, r.norm, r.fassung, r.quelle, r.abgerufen_am
FROM recht.aufbewahrungsfristen AS r
WHERE NOT EXISTS (
    SELECT FROM recht.aufbewahrungsfristen AS n
    WHERE n.art = r.art AND n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.aufbewahrungsfristen_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.aufbewahrungsfristen_geltend TO PUBLIC;
COMMENT ON VIEW recht.aufbewahrungsfristen_geltend IS
'Aufbewahrungsfristen (§ 147 AO, § 257 HGB) in Jahren, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.aufbewahrungsfristen, sind hier aber nicht zu sehen.';
