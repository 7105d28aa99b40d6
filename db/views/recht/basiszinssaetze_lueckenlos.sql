-- Die Basiszinssätze als lückenlose Zeitachse: vor dem ersten und nach dem letzten erfassten Tag je eine Zeile ohne Satz.
--
--   SELECT gueltig_ab::text, gueltig_bis::text, prozent FROM recht.basiszinssaetze_lueckenlos WHERE prozent IS NULL ORDER BY gueltig_ab;
--    → -infinity | 2001-12-31 | NULL
--      2027-01-01 | infinity | NULL
CREATE VIEW recht.basiszinssaetze_lueckenlos WITH (security_invoker = true) AS
SELECT b.gueltig_ab, b.gueltig_bis, b.tage_im_jahr, b.prozent
FROM recht.basiszinssaetze_geltend AS b
WHERE b.gueltig_bis <= (SELECT r.bis FROM recht.basiszinssaetze_reichweite AS r)   -- was hinter einer Lücke liegt, zählt nicht
UNION ALL
SELECT DATE '-infinity', r.von - 1, 365, NULL FROM recht.basiszinssaetze_reichweite AS r
UNION ALL
SELECT r.bis + 1, DATE 'infinity', 365, NULL FROM recht.basiszinssaetze_reichweite AS r;
ALTER VIEW recht.basiszinssaetze_lueckenlos OWNER TO mietakte_owner;
GRANT SELECT ON recht.basiszinssaetze_lueckenlos TO PUBLIC;
COMMENT ON VIEW recht.basiszinssaetze_lueckenlos IS
'Basiszinssätze (Prozent) je Halbjahr, ohne Lücke auf der ganzen Zeitachse: wo kein Satz erfasst ist, steht eine Zeile mit prozent NULL. Damit fällt bei einem Verbund kein Tag still weg: wer auf NULL trifft, meldet MA206 (recht.zinsabschnitte).';
