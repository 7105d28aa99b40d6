-- A guard says no: code, message, next step, norm, field.
-- SELECT engine.ablehnung('MA510', 'Eine Kündigung per E-Mail ist unwirksam.', 'Kündigung auf Papier mit Unterschrift anfordern.', '§ 568 BGB', 'form');
CREATE FUNCTION engine.ablehnung(
  p_fehlercode text,
  p_meldung text,
  p_hinweis text,
  p_norm text DEFAULT NULL,
  p_feld text DEFAULT NULL,
  p_detail text DEFAULT NULL
)
RETURNS engine.ablehnung
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT ROW(p_fehlercode, p_meldung, p_detail, p_hinweis, p_norm, p_feld)::engine.ablehnung
$fn$;
ALTER FUNCTION engine.ablehnung(text, text, text, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.ablehnung(text, text, text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.ablehnung(text, text, text, text, text, text) IS
'Baut die Ablehnung einer Bedingung: Fehlercode, Meldung, nächster Schritt, Norm, Feld, Detail.';
