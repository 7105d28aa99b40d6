-- Der Schritt „§ 193 BGB“ eines Rechenwegs.
--
--   SELECT recht.schritt_193(DATE '2026-04-03', 'BE')->>'ergebnis';
--    → 2026-04-07
CREATE FUNCTION recht.schritt_193(p_tag date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_tag date := recht.naechster_werktag(p_tag := p_tag, p_land := p_land);
BEGIN
  RETURN recht.schritt(
    p_regel := 'Fällt der letzte Tag auf Samstag, Sonntag oder Feiertag, tritt der nächste Werktag an seine Stelle.',
    p_norm := '§ 193 BGB',
    p_eingaben := jsonb_build_object(
      'tag', p_tag, 'land', p_land,
      'wochentag', (ARRAY['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'])[date_part('isodow', p_tag)::int]),
    p_ergebnis := to_jsonb(v_tag),
    p_feiertage := recht.feiertage_im(p_land := p_land, p_von := p_tag, p_bis := v_tag));
END
$fn$;
ALTER FUNCTION recht.schritt_193(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.schritt_193(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.schritt_193(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.schritt_193(date, text) IS
'Schritt eines Rechenwegs: Verschiebung von p_tag nach § 193 BGB im Land p_land, mit den Feiertagen, die sie bewirken. Fehler: MA201, MA204, MA205, MA215.';
