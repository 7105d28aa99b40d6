-- Derivation of recht.auskunft_bis.
--
--   SELECT recht.rechenweg_auskunft_bis(DATE '2026-01-31', 'BE')->'ergebnis'->>'frist_bis';
--    → 2026-02-28
CREATE FUNCTION recht.rechenweg_auskunft_bis(p_eingang date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.frist_bis, z.frist_bis_verschoben INTO v FROM recht.auskunft_bis(p_eingang := p_eingang, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'auskunft_bis', p_version := '2026-11-1', p_stichtag := p_eingang,
    p_argumente := jsonb_build_object('p_eingang', p_eingang, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Der Antrag ist innerhalb eines Monats nach Eingang zu beantworten.',
        p_norm := 'Art. 12 Abs. 3 DSGVO',
        p_eingaben := jsonb_build_object('eingang', p_eingang),
        p_ergebnis := to_jsonb(v.frist_bis)),
      recht.schritt(
        p_regel := 'Fällt das Ende auf Samstag, Sonntag oder Feiertag, endet die Frist am nächsten Arbeitstag.',
        p_norm := 'VO (EWG, Euratom) 1182/71 Art. 3 Abs. 4',
        p_eingaben := jsonb_build_object('frist_bis', v.frist_bis, 'land', p_land),
        p_ergebnis := to_jsonb(v.frist_bis_verschoben),
        p_feiertage := recht.feiertage_im(p_land := p_land, p_von := v.frist_bis, p_bis := v.frist_bis_verschoben))],
    p_ergebnis := jsonb_build_object('frist_bis', v.frist_bis, 'frist_bis_verschoben', v.frist_bis_verschoben));
END
$fn$;
ALTER FUNCTION recht.rechenweg_auskunft_bis(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_auskunft_bis(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_auskunft_bis(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_auskunft_bis(date, text) IS
'Rechenweg zu recht.auskunft_bis, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
