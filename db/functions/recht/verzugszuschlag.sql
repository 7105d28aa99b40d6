-- How many points above the base rate are owed, and why.
--
--   SELECT * FROM recht.verzugszuschlag('gewerbemiete', false, DATE '2020-01-01');
--    → 9.00 | Entgeltforderung, kein Verbraucher beteiligt: § 288 Abs. 2 BGB
CREATE FUNCTION recht.verzugszuschlag(p_art text, p_verbraucher boolean, p_vertrag date DEFAULT NULL, p_leistung date DEFAULT NULL)
RETURNS TABLE (prozentpunkte numeric, grund text)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_tag date;
BEGIN
  PERFORM recht.auswahl_pruefen(p_name := 'p_art', p_wert := p_art, p_erlaubt := ARRAY[
    'wohnraummiete', 'gewerbemiete', 'werklohn',
    'hausgeld', 'sonderumlage', 'nachschuss', 'nk_nachforderung', 'schadensersatz', 'nutzungsentschaedigung', 'kaution']);
  PERFORM recht.pflicht_pruefen(p_name := 'p_verbraucher', p_fehlt := p_verbraucher IS NULL);

  IF p_verbraucher OR p_art NOT IN ('wohnraummiete', 'gewerbemiete', 'werklohn') THEN
    SELECT z.wert, CASE WHEN p_verbraucher THEN 'Verbraucher beteiligt: ' ELSE 'keine (sichere) Entgeltforderung: ' END || z.norm
    INTO prozentpunkte, grund
    FROM recht.verzugszuschlaege_geltend AS z
    WHERE z.art = 'allgemein'
    ORDER BY z.gueltig_ab DESC LIMIT 1;
    RETURN NEXT;
    RETURN;
  END IF;

  -- Art. 229 § 34 EGBGB: the new rate for contracts after 28.07.2014; for older ones for services after 30.06.2016.
  v_tag := CASE WHEN p_leistung > DATE '2016-06-30' THEN p_leistung ELSE p_vertrag END;
  PERFORM recht.tag_pruefen(p_name := 'p_vertrag', p_tag := v_tag);
  SELECT z.wert, 'Entgeltforderung, kein Verbraucher beteiligt: ' || z.norm INTO prozentpunkte, grund
  FROM recht.verzugszuschlaege_geltend AS z
  WHERE z.art = 'entgelt_ohne_verbraucher' AND z.gueltig_ab <= v_tag AND (z.gueltig_bis IS NULL OR z.gueltig_bis >= v_tag)
  ORDER BY z.gueltig_ab DESC LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA211',
      MESSAGE = format('Für Verträge vom %s ist kein Verzugszuschlag erfasst.', to_char(v_tag, 'DD.MM.YYYY')),
      DETAIL  = (SELECT format('Erfasst ab %s.', to_char(min(z.gueltig_ab), 'DD.MM.YYYY')) FROM recht.verzugszuschlaege_geltend AS z WHERE z.art = 'entgelt_ohne_verbraucher'),
      HINT    = 'INSERT INTO recht.verzugszuschlaege (art, gueltig_ab, gueltig_bis, wert, norm, quelle, abgerufen_am) VALUES (''entgelt_ohne_verbraucher'', …);';
  END IF;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.verzugszuschlag(text, boolean, date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzugszuschlag(text, boolean, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzugszuschlag(text, boolean, date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.verzugszuschlag(text, boolean, date, date) IS
'Prozentpunkte über dem Basiszinssatz mit Begründung, an der Forderung zu speichern. p_art: wohnraummiete, gewerbemiete, werklohn (Entgelt); hausgeld, sonderumlage, nachschuss, nk_nachforderung, schadensersatz, nutzungsentschaedigung, kaution (kein oder nicht sicher Entgelt: 5). p_verbraucher: mindestens eine Seite ist Verbraucher (private Vermieter meist auch). p_vertrag, p_leistung: Tag des Vertragsschlusses, der Gegenleistung; nur für Entgelt ohne Verbraucher nötig: 8 Punkte, für Verträge ab 29.07.2014 und Leistungen ab 01.07.2016 9 Punkte.
Norm: § 288 Abs. 1, 2 BGB, Art. 229 § 34 EGBGB. Fehler: MA201, MA211 nicht erfasst, MA213 Art unbekannt, MA215.';
