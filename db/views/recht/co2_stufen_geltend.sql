-- Stufen der CO2-Kosten (CO2KostAufG): ab_kg eingeschlossen, unter_kg nicht, in kg CO2 je m² und Jahr: von jeder Zeile die neueste Fassung.
--
--   SELECT vermieter_prozent FROM recht.co2_stufen_geltend WHERE ab_kg = 52;
--    → 95.00
CREATE VIEW recht.co2_stufen_geltend WITH (security_invoker = true) AS
SELECT r.gueltig_ab, r.gueltig_bis, r.ab_kg, r.unter_kg, r.vermieter_prozent, r.fassung, r.quelle, r.abgerufen_am
FROM recht.co2_stufen AS r
WHERE NOT EXISTS (
    SELECT FROM recht.co2_stufen AS n
    WHERE n.gueltig_ab = r.gueltig_ab AND n.ab_kg = r.ab_kg AND n.vorfassung = r.fassung);
ALTER VIEW recht.co2_stufen_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.co2_stufen_geltend TO PUBLIC;
COMMENT ON VIEW recht.co2_stufen_geltend IS
'Stufen der CO2-Kosten (CO2KostAufG): ab_kg eingeschlossen, unter_kg nicht, in kg CO2 je m² und Jahr, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.co2_stufen, sind hier aber nicht zu sehen.';
