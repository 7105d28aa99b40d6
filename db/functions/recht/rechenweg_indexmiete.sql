-- Derivation of recht.indexmiete.
--
--   SELECT recht.rechenweg_indexmiete(1000.00, 119.4, 124.6)->>'ergebnis';
--    → 1043.55
CREATE FUNCTION recht.rechenweg_indexmiete(p_basismiete numeric, p_vpi_alt numeric, p_vpi_neu numeric)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert numeric := recht.indexmiete(p_basismiete := p_basismiete, p_vpi_alt := p_vpi_alt, p_vpi_neu := p_vpi_neu);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'indexmiete', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_basismiete', p_basismiete, 'p_vpi_alt', p_vpi_alt, 'p_vpi_neu', p_vpi_neu),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Miete mal neuer Index durch alten Index, mit ungerundetem Quotienten; erst das Ergebnis wird kaufmännisch auf den Cent gerundet.',
        p_norm := '§ 557b Abs. 1 BGB',
        p_eingaben := jsonb_build_object('basismiete', p_basismiete, 'vpi_alt', p_vpi_alt, 'vpi_neu', p_vpi_neu),
        p_ergebnis := to_jsonb(v_wert)),
      recht.schritt(
        p_regel := 'Nur zur Anzeige: die Änderung in Prozent.',
        p_norm := 'BGH VIII ZR 291/16',
        p_eingaben := jsonb_build_object('vpi_alt', p_vpi_alt, 'vpi_neu', p_vpi_neu),
        p_ergebnis := to_jsonb(round(100 * p_vpi_neu / p_vpi_alt - 100, 2)))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_indexmiete(numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_indexmiete(numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_indexmiete(numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_indexmiete(numeric, numeric, numeric) IS
'Rechenweg zu recht.indexmiete, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
