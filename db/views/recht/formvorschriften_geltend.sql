-- Formvorschriften je Erklärung: von jeder Zeile die neueste Fassung.
--
--   SELECT form FROM recht.formvorschriften_geltend WHERE vorgang = 'kuendigung';
--    → schriftform
CREATE VIEW recht.formvorschriften_geltend WITH (security_invoker = true) AS
SELECT r.vorgang, r.gueltig_ab, r.gueltig_bis, r.form, r.norm, r.fassung, r.quelle, r.abgerufen_am
FROM recht.formvorschriften AS r
WHERE NOT EXISTS (
    SELECT FROM recht.formvorschriften AS n
    WHERE n.vorgang = r.vorgang AND n.gueltig_ab = r.gueltig_ab AND n.vorfassung = r.fassung);
ALTER VIEW recht.formvorschriften_geltend OWNER TO mietakte_owner;
GRANT SELECT ON recht.formvorschriften_geltend TO PUBLIC;
COMMENT ON VIEW recht.formvorschriften_geltend IS
'Formvorschriften je Erklärung, jeweils die neueste Fassung; berichtigte Zeilen bleiben in recht.formvorschriften, sind hier aber nicht zu sehen.';
