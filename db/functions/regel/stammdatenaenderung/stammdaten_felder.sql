-- The fields a kind of change is about.
-- SELECT regel.stammdaten_felder('kontakt');   →  {email,telefon_privat,telefon_mobil,telefon_dienst}
CREATE FUNCTION regel.stammdaten_felder(p_art text)
RETURNS text[]
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE p_art
  WHEN 'kontakt' THEN ARRAY['email', 'telefon_privat', 'telefon_mobil', 'telefon_dienst']
  WHEN 'name' THEN ARRAY['anrede', 'titel', 'vorname', 'nachname']
  WHEN 'anschrift' THEN ARRAY['strasse', 'plz', 'ort', 'zustellhinweis']
  WHEN 'bank' THEN ARRAY['iban', 'bic', 'bank', 'inhaber'] END
$fn$;
ALTER FUNCTION regel.stammdaten_felder(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_felder(text) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_felder(text) IS
'Felder, die eine Art von Stammdatenänderung betrifft (kontakt, name, anschrift, bank).';
