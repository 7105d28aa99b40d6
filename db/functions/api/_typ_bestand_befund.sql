-- What the import says about one cell or row. stufe: fehler (nothing is read in), warnung and hinweis (read it, then decide),
-- neu, gleich, geaendert, ausgelassen (what happens to the row).
CREATE TYPE api.bestand_befund AS (
  zeile      int,       -- line of the file, counted from 1 with the headings; NULL: the whole file or set
  ok         boolean,
  meldung    text,
  datei      text,
  spalte     text,
  wert       text,
  hinweis    text,      -- what to do
  fehlercode text,
  stufe      text
);
COMMENT ON TYPE api.bestand_befund IS
'Befund beim Einlesen eines Bestands. stufe: fehler, warnung, hinweis zu einer Zelle; neu, gleich, geaendert, ausgelassen sagt, was mit der Zeile geschieht. ok ist nur bei fehler falsch.';
