-- Übliche Verzinsung von Spareinlagen (SUD105) in Prozent: von jeder Zeile die neueste Fassung.
--
--   SELECT prozent FROM recht.kautionszinssaetze_geltend WHERE gueltig_ab = DATE '2025-01-01';
--    → 0.686
CREATE VIEW recht.kautionszinssaetze_geltend WITH (security_invoker = true) AS
SELECT r.reihe, r.gueltig_ab, r.gueltig_bis, r.prozent, r.aus_zweiter_hand, r.fassung, r.quelle, r.abgerufen_am
FROM recht.kautionszinssaetze AS r
WHERE NOT EXISTS (
    SELECT FROM recht.kautionszinssaetze AS n
    WHERE n.reihe = r.reihe AND n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.kautionszinssaetze_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.kautionszinssaetze_geltend TO PUBLIC;
COMMENT ON VIEW recht.kautionszinssaetze_geltend IS
'Übliche Verzinsung von Spareinlagen (SUD105) in Prozent, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.kautionszinssaetze, sind hier aber nicht zu sehen.';
