-- Gesetzliche Feiertage je Land und Tag: von jeder Zeile die neueste Fassung.
--
--   SELECT name FROM recht.feiertage_geltend WHERE land = 'BE' AND tag = DATE '2026-04-03';
--    → Karfreitag
CREATE VIEW recht.feiertage_geltend WITH (security_invoker = true) AS
SELECT r.land, r.tag, r.name, r.fassung, r.quelle, r.abgerufen_am
FROM recht.feiertage AS r
WHERE NOT EXISTS (
    SELECT FROM recht.feiertage AS n
    WHERE n.land = r.land AND n.tag = r.tag AND n.vorfassung = r.fassung)
  AND r.arbeitsfrei;
ALTER VIEW recht.feiertage_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.feiertage_geltend TO PUBLIC;
COMMENT ON VIEW recht.feiertage_geltend IS
'Gesetzliche Feiertage je Land und Tag, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.feiertage, sind hier aber nicht zu sehen. Eine Berichtigung mit arbeitsfrei = false nimmt einen Feiertag weg.';
