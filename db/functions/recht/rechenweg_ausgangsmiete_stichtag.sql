-- Derivation of recht.ausgangsmiete_stichtag.
--
--   SELECT recht.rechenweg_ausgangsmiete_stichtag(DATE '2026-06-01')->>'ergebnis';
--    → 2023-06-01
CREATE FUNCTION recht.rechenweg_ausgangsmiete_stichtag(p_wirksam_ab date)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert date := recht.ausgangsmiete_stichtag(p_wirksam_ab);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'ausgangsmiete_stichtag', p_version := '2026-11-1', p_stichtag := p_wirksam_ab,
    p_argumente := jsonb_build_object('p_wirksam_ab', p_wirksam_ab),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Verglichen wird mit der Miete, die drei Jahre vor dem Wirksamwerden geschuldet war.',
        p_norm := '§ 558 Abs. 3 BGB',
        p_eingaben := jsonb_build_object('wirksam_ab', p_wirksam_ab),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_ausgangsmiete_stichtag(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_ausgangsmiete_stichtag(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_ausgangsmiete_stichtag(date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_ausgangsmiete_stichtag(date) IS
'Rechenweg zu recht.ausgangsmiete_stichtag, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
