-- What the scan would do, without doing it.
-- SELECT ergebnis, grund, count(*), sum(zinsen) FROM api.mahnlauf_vorschau(DATE '2026-04-12') GROUP BY 1, 2;
CREATE FUNCTION api.mahnlauf_vorschau(p_stichtag date DEFAULT NULL)
RETURNS TABLE (ergebnis text, grund text, vorgang_id bigint, mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, stufe int, posten int,
               hauptforderung numeric, zinsen numeric, aelteste date, tage int)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s   sitzung.person := sitzung.kontext();
  v_tag date := coalesce(p_stichtag, engine.heute());
BEGIN
  RETURN QUERY SELECT m.ergebnis, m.grund, m.vorgang_id, m.mietverhaeltnis_id, m.eigentuemer_id, m.einheit_id, m.stufe, m.posten, m.hauptforderung, m.zinsen, m.aelteste, m.tage
                 FROM regel.mahnlauf_menge(p_mandant_id => v_s.mandant_id, p_stichtag => v_tag) m;
END
$fn$;
ALTER FUNCTION api.mahnlauf_vorschau(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnlauf_vorschau(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnlauf_vorschau(date) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.mahnlauf_vorschau(date) IS
'Was der Mahnlauf an einem Tag vorschlüge und was er überspränge, ohne etwas anzulegen. Fehler: MA206.';
