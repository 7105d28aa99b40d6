-- All that § 690 ZPO asks for.
-- SELECT jsonb_pretty(api.mahnbescheid_daten(4711));
CREATE FUNCTION api.mahnbescheid_daten(p_vorgang_id bigint)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_g akte.mahnvorgaenge;
  v_a jsonb;
BEGIN
  v_g := regel.mahnung_zu(v_s.mandant_id, p_vorgang_id);
  IF v_g.id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAF36', MESSAGE = 'Dieser Vorgang ist keine Mahnung.', HINT = 'Mahnung in der Liste auswählen.';
  END IF;
  IF v_g.mahnbescheid IS NOT NULL THEN
    RETURN v_g.mahnbescheid;
  END IF;
  v_a := regel.mahnung_antrag(v_g, engine.heute(), '{}');
  RAISE EXCEPTION USING ERRCODE = 'MAF41', MESSAGE = 'Für den Antrag auf Erlass eines Mahnbescheids fehlt noch: ' || (SELECT pg_catalog.string_agg(x->>'text', '; ') FROM pg_catalog.jsonb_array_elements(v_a->'fehlt') x) || '.',
    DETAIL = (v_a->'fehlt')::text, HINT = 'Stammdaten ergänzen und am Vorgang „Mahnbescheid vorbereiten“; dort werden Gerichte und Vertreter angegeben.';
END
$fn$;
ALTER FUNCTION api.mahnbescheid_daten(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnbescheid_daten(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnbescheid_daten(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.mahnbescheid_daten(bigint) IS
'Angaben für den Antrag auf Erlass eines Mahnbescheids, wie sie bei der Vorbereitung gesammelt wurden: Antragsteller mit Vertretung, Antragsgegner mit zustellbarer Anschrift und gesetzlichem Vertreter, Ansprüche mit Katalognummer, Zinsen und Zinsabschnitten, Mahnkosten, Schuldgrund, Streit- und Mahngericht. Norm: § 690 ZPO. Fehler: MA001, MA002, MAF36, MAF41 mit der Liste dessen, was fehlt.';
