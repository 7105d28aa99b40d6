-- The base rate on a day.
--
--   SELECT recht.basiszinssatz(DATE '2026-08-15');
--    → 1.52
CREATE FUNCTION recht.basiszinssatz(p_tag date)
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_prozent numeric;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_tag', p_tag := p_tag);
  SELECT b.prozent INTO v_prozent FROM recht.basiszinssaetze_geltend AS b WHERE p_tag BETWEEN b.gueltig_ab AND b.gueltig_bis;
  IF NOT FOUND THEN
    PERFORM recht.basiszinssatz_fehlt(p_von := p_tag, p_bis := p_tag);
  END IF;
  RETURN v_prozent;
END
$fn$;
ALTER FUNCTION recht.basiszinssatz(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.basiszinssatz(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.basiszinssatz(date) TO PUBLIC;
COMMENT ON FUNCTION recht.basiszinssatz(date) IS
'Basiszinssatz in Prozent am Tag p_tag, aus recht.basiszinssaetze; auch negativ. Norm: § 247 BGB (die Bundesbank gibt ihn nur bekannt). Fehler: MA201, MA206 nicht erfasst (es wird nie fortgeschrieben), MA215.';
