-- Lump sum of 40 euros for default between businesses.
--
--   SELECT recht.verzugspauschale('gewerbemiete', false);
--    → 40.00
CREATE FUNCTION recht.verzugspauschale(p_art text, p_verbraucher boolean, p_vertrag date DEFAULT NULL)
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.auswahl_pruefen(p_name := 'p_art', p_wert := p_art, p_erlaubt := ARRAY[
    'wohnraummiete', 'gewerbemiete', 'werklohn',
    'hausgeld', 'sonderumlage', 'nachschuss', 'nk_nachforderung', 'schadensersatz', 'nutzungsentschaedigung', 'kaution']);
  PERFORM recht.pflicht_pruefen(p_name := 'p_verbraucher', p_fehlt := p_verbraucher IS NULL);
  IF p_verbraucher OR p_art NOT IN ('wohnraummiete', 'gewerbemiete', 'werklohn') THEN
    RETURN 0.00;
  END IF;
  RETURN coalesce((
    SELECT z.wert FROM recht.verzugszuschlaege_geltend AS z
    WHERE z.art = 'pauschale' AND (p_vertrag IS NULL OR z.gueltig_ab <= p_vertrag) AND (z.gueltig_bis IS NULL OR z.gueltig_bis >= p_vertrag)
    ORDER BY z.gueltig_ab DESC LIMIT 1), 0.00);
END
$fn$;
ALTER FUNCTION recht.verzugspauschale(text, boolean, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzugspauschale(text, boolean, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzugspauschale(text, boolean, date) TO PUBLIC;
COMMENT ON FUNCTION recht.verzugspauschale(text, boolean, date) IS
'40 Euro Pauschale bei Verzug mit einer Entgeltforderung (p_art wie recht.verzugszuschlag), wenn der Schuldner kein Verbraucher ist; sonst 0. Auf spätere Rechtsverfolgungskosten anzurechnen. p_vertrag: Vertragsschluss; vor dem 29.07.2014 0, NULL: neues Recht. Norm: § 288 Abs. 5 BGB, Art. 229 § 34 EGBGB. Fehler: MA201, MA213.';
