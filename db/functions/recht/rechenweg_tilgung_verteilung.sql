-- Derivation of recht.tilgung_verteilung.
--
--   SELECT recht.rechenweg_tilgung_verteilung('[{"id": "A", "betrag": "300.00", "faellig": "2026-01-07"}]', 100.00)->'ergebnis'->0->>'rest';
--    → 200.00
CREATE FUNCTION recht.rechenweg_tilgung_verteilung(p_offen jsonb, p_zahlung numeric, p_tag date DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_teile jsonb;
BEGIN
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', z.id, 'zahlung', z.zahlung, 'rest', z.rest) ORDER BY z.nummer), '[]') INTO v_teile
  FROM recht.tilgung_verteilung(p_offen := p_offen, p_zahlung := p_zahlung, p_tag := p_tag) WITH ORDINALITY AS z (id, zahlung, rest, nummer);
  RETURN recht.wegblatt(
    p_funktion := 'tilgung_verteilung', p_version := '2026-11-1', p_stichtag := p_tag,
    p_argumente := jsonb_build_object('p_offen', p_offen, 'p_zahlung', p_zahlung, 'p_tag', p_tag),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zuerst was der Schuldner bestimmt hat, dann Fälliges vor nicht Fälligem, geringere Sicherheit, größere Last, älter; gleicher Rang anteilig, Centreste an die größten Bruchteile.',
        p_norm := '§ 366 BGB',
        p_eingaben := jsonb_build_object('offen', p_offen, 'zahlung', p_zahlung, 'tag', p_tag),
        p_ergebnis := v_teile)],
    p_ergebnis := v_teile);
END
$fn$;
ALTER FUNCTION recht.rechenweg_tilgung_verteilung(jsonb, numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_tilgung_verteilung(jsonb, numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_tilgung_verteilung(jsonb, numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_tilgung_verteilung(jsonb, numeric, date) IS
'Rechenweg zu recht.tilgung_verteilung, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
