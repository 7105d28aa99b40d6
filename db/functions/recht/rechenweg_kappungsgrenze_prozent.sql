-- Derivation of recht.kappungsgrenze_prozent.
--
--   SELECT recht.rechenweg_kappungsgrenze_prozent('BE', 'Berlin', DATE '2026-03-31')->>'ergebnis';
--    → 15.00
CREATE FUNCTION recht.rechenweg_kappungsgrenze_prozent(p_land text, p_gemeinde text, p_tag date)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert numeric := recht.kappungsgrenze_prozent(p_land := p_land, p_gemeinde := p_gemeinde, p_tag := p_tag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'kappungsgrenze_prozent', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_land', p_land, 'p_gemeinde', p_gemeinde, 'p_tag', p_tag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := '15 % in Gemeinden, die eine Landesverordnung bestimmt, sonst 20 %; maßgeblich ist der Zugang des Verlangens.',
        p_norm := '§ 558 Abs. 3 S. 2, 3 BGB',
        p_eingaben := jsonb_build_object('land', p_land, 'gemeinde', p_gemeinde, 'tag', p_tag),
        p_ergebnis := to_jsonb(v_wert),
        p_referenz := (SELECT jsonb_agg(jsonb_build_object('tabelle', 'kappungsgrenzen', 'land', k.land, 'gemeinde', k.gemeinde, 'gueltig_ab', k.gueltig_ab, 'prozent', k.prozent, 'fassung', k.fassung) ORDER BY k.gueltig_ab)
                       FROM recht.kappungsgrenzen_geltend AS k
                       WHERE k.land = left(p_land, 2) AND lower(k.gemeinde) = lower(btrim(p_gemeinde)) AND k.gueltig_ab <= p_tag AND (k.gueltig_bis IS NULL OR k.gueltig_bis >= p_tag)))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_kappungsgrenze_prozent(text, text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kappungsgrenze_prozent(text, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kappungsgrenze_prozent(text, text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kappungsgrenze_prozent(text, text, date) IS
'Rechenweg zu recht.kappungsgrenze_prozent, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
