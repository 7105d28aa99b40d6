-- Form and time of the objection. Where the announcement has not arrived no period runs.
CREATE FUNCTION regel.modernisierung_haerteeinwand(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  IF p_k.daten->>'form' = 'muendlich' THEN
    RETURN engine.ablehnung('MAA52', 'Der Härteeinwand braucht Textform: Brief, E-Mail, Fax oder Nachricht im Portal.', 'Um eine Mitteilung in Textform bitten, solange die Frist läuft.', '§ 555d Abs. 3 BGB', 'form');
  ELSIF (p_k.daten->>'eingegangen_am')::date > p_k.heute OR (p_k.daten->>'eingegangen_am')::date < v_m.angekuendigt_am THEN
    RETURN engine.ablehnung('MAA53', 'Der Einwand kann nur zwischen der Ankündigung und heute eingegangen sein.', 'Datum prüfen.', '§ 555d Abs. 3 BGB', 'eingegangen_am');
  ELSIF (p_k.daten->>'eingegangen_am')::date > v_m.haerteeinwand_bis_193 AND NOT coalesce((p_k.daten->>'unverschuldet_verspaetet')::boolean, false) THEN
    RETURN engine.ablehnung('MAA53', 'Der Einwand kam zu spät: Die Frist lief bis zum ' || regel.datum(v_m.haerteeinwand_bis_193) || '.',
      'War die Mieterseite ohne Verschulden an der Einhaltung gehindert und hat es unverzüglich mitgeteilt, das angeben.', '§ 555d Abs. 3, 4 BGB', 'eingegangen_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_haerteeinwand(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_haerteeinwand(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_haerteeinwand(engine.kontext) IS
'Bedingung: Form (MAA52) und Frist (MAA53) des Härteeinwands. Norm: § 555d BGB.';
