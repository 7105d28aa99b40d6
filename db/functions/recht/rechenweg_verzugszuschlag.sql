-- Derivation of recht.verzugszuschlag.
--
--   SELECT recht.rechenweg_verzugszuschlag('gewerbemiete', false, DATE '2020-01-01')->'ergebnis'->>'prozentpunkte';
--    → 9.00
CREATE FUNCTION recht.rechenweg_verzugszuschlag(p_art text, p_verbraucher boolean, p_vertrag date DEFAULT NULL, p_leistung date DEFAULT NULL)
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
  SELECT z.prozentpunkte, z.grund INTO v
  FROM recht.verzugszuschlag(p_art := p_art, p_verbraucher := p_verbraucher, p_vertrag := p_vertrag, p_leistung := p_leistung) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'verzugszuschlag', p_version := '2026-11-1', p_stichtag := coalesce(p_leistung, p_vertrag),
    p_argumente := jsonb_build_object('p_art', p_art, 'p_verbraucher', p_verbraucher, 'p_vertrag', p_vertrag, 'p_leistung', p_leistung),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Fünf Punkte über dem Basiszinssatz; neun (früher acht), wenn die Forderung ein Entgelt ist und auf keiner Seite ein Verbraucher steht.',
        p_norm := '§ 288 Abs. 1, 2 BGB, Art. 229 § 34 EGBGB',
        p_eingaben := jsonb_build_object('art', p_art, 'verbraucher', p_verbraucher, 'vertrag', p_vertrag, 'leistung', p_leistung),
        p_ergebnis := jsonb_build_object('prozentpunkte', v.prozentpunkte, 'grund', v.grund),
        p_referenz := (SELECT jsonb_agg(jsonb_build_object('tabelle', 'verzugszuschlaege', 'art', r.art, 'gueltig_ab', r.gueltig_ab, 'wert', r.wert, 'fassung', r.fassung) ORDER BY r.art, r.gueltig_ab)
                       FROM recht.verzugszuschlaege_geltend AS r WHERE r.wert = v.prozentpunkte))],
    p_ergebnis := jsonb_build_object('prozentpunkte', v.prozentpunkte, 'grund', v.grund));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzugszuschlag(text, boolean, date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzugszuschlag(text, boolean, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzugszuschlag(text, boolean, date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzugszuschlag(text, boolean, date, date) IS
'Rechenweg zu recht.verzugszuschlag, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
