-- Which increase a lease allows.
--
--   SELECT recht.erhoehung_zulaessig('staffel', 'mieterhoehung_558');
--    → f
CREATE FUNCTION recht.erhoehung_zulaessig(p_mietart text, p_vorgang text, p_nicht_zu_vertreten boolean DEFAULT false)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.auswahl_pruefen(p_name := 'p_mietart', p_wert := p_mietart, p_erlaubt := ARRAY['standard', 'staffel', 'index']);
  PERFORM recht.auswahl_pruefen(p_name := 'p_vorgang', p_wert := p_vorgang, p_erlaubt := ARRAY[
    'mieterhoehung_558', 'modernisierung_559', 'staffelanpassung', 'indexanpassung', 'betriebskosten_560']);
  PERFORM recht.pflicht_pruefen(p_name := 'p_nicht_zu_vertreten', p_fehlt := p_nicht_zu_vertreten IS NULL);
  RETURN CASE p_vorgang
    WHEN 'betriebskosten_560' THEN true
    WHEN 'mieterhoehung_558'  THEN p_mietart = 'standard'
    WHEN 'staffelanpassung'   THEN p_mietart = 'staffel'
    WHEN 'indexanpassung'     THEN p_mietart = 'index'
    -- Modernisation: with an index only for measures the landlord is not answerable for
    ELSE p_mietart = 'standard' OR (p_mietart = 'index' AND p_nicht_zu_vertreten)
  END;
END
$fn$;
ALTER FUNCTION recht.erhoehung_zulaessig(text, text, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.erhoehung_zulaessig(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.erhoehung_zulaessig(text, text, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.erhoehung_zulaessig(text, text, boolean) IS
'Ob die Art der Miete (standard, staffel, index) den Vorgang zulässt. Staffel: §§ 558 bis 559b ausgeschlossen (§ 557a Abs. 2 S. 2), Betriebskosten erlaubt. Index: § 558 ausgeschlossen, Modernisierung nur, wenn der Vermieter die Maßnahme nicht zu vertreten hat oder sie unter § 555b Nr. 1a fällt (p_nicht_zu_vertreten; § 557b Abs. 2). Fehler: MA201, MA213.';
