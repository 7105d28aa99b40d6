-- Derivation of recht.form.
--
--   SELECT recht.rechenweg_form('kuendigung', DATE '2026-01-01')->>'ergebnis';
--    → schriftform
CREATE FUNCTION recht.rechenweg_form(p_vorgang text, p_tag date)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert text := recht.form(p_vorgang := p_vorgang, p_tag := p_tag);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'form', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_vorgang', p_vorgang, 'p_tag', p_tag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Die Form richtet sich nach dem Recht des Tages, an dem erklärt wird.',
        p_norm := (SELECT r.norm FROM recht.formvorschriften_geltend AS r
                   WHERE r.vorgang = p_vorgang AND r.gueltig_ab <= p_tag AND (r.gueltig_bis IS NULL OR r.gueltig_bis >= p_tag) ORDER BY r.gueltig_ab DESC LIMIT 1),
        p_eingaben := jsonb_build_object('vorgang', p_vorgang, 'tag', p_tag),
        p_ergebnis := to_jsonb(v_wert),
        p_referenz := (SELECT jsonb_agg(jsonb_build_object('tabelle', 'formvorschriften', 'vorgang', r.vorgang, 'gueltig_ab', r.gueltig_ab, 'form', r.form, 'fassung', r.fassung) ORDER BY r.gueltig_ab)
                       FROM recht.formvorschriften_geltend AS r WHERE r.vorgang = p_vorgang AND r.gueltig_ab <= p_tag AND (r.gueltig_bis IS NULL OR r.gueltig_bis >= p_tag)))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_form(text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_form(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_form(text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_form(text, date) IS
'Rechenweg zu recht.form, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
