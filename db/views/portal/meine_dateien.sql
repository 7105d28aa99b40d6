-- The photos of the own reports and of the own handovers.
--   SELECT typ, length(inhalt) FROM portal.meine_dateien WHERE kennung = '0d6f…';   →  image/jpeg | 184211
CREATE VIEW portal.meine_dateien WITH (security_invoker = true, security_barrier = true) AS
SELECT d.kennung, d.name, d.typ, d.inhalt FROM akte.dateien d;
GRANT SELECT ON portal.meine_dateien TO mietakte_portal;
COMMENT ON VIEW portal.meine_dateien IS 'Fotos der eigenen Meldungen und Übergaben. Immer über kennung lesen.';
