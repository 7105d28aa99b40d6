-- Derivation of recht.mieterhoehung_zielmiete.
--
--   SELECT recht.rechenweg_mieterhoehung_zielmiete(970.00, 1100.00, 850.00)->'ergebnis'->>'max_erhoehung';
--    → 120.00
CREATE FUNCTION recht.rechenweg_mieterhoehung_zielmiete(p_kappungsgrenze numeric, p_vergleichsmiete numeric, p_aktuelle_miete numeric)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.hoechstmiete, z.max_erhoehung INTO v
  FROM recht.mieterhoehung_zielmiete(p_kappungsgrenze := p_kappungsgrenze, p_vergleichsmiete := p_vergleichsmiete, p_aktuelle_miete := p_aktuelle_miete) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'mieterhoehung_zielmiete', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_kappungsgrenze', p_kappungsgrenze, 'p_vergleichsmiete', p_vergleichsmiete,
                                       'p_aktuelle_miete', p_aktuelle_miete),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Verlangt werden kann höchstens die ortsübliche Vergleichsmiete, begrenzt durch die Kappungsgrenze.',
        p_norm := '§ 558 Abs. 1, 3 BGB',
        p_eingaben := jsonb_build_object('kappungsgrenze', p_kappungsgrenze, 'vergleichsmiete', p_vergleichsmiete),
        p_ergebnis := to_jsonb(v.hoechstmiete)),
      recht.schritt(
        p_regel := 'Die Erhöhung ist der Abstand zur aktuellen Miete, mindestens null.',
        p_norm := '§ 558 Abs. 1 BGB',
        p_eingaben := jsonb_build_object('hoechstmiete', v.hoechstmiete, 'aktuelle_miete', p_aktuelle_miete),
        p_ergebnis := to_jsonb(v.max_erhoehung))],
    p_ergebnis := jsonb_build_object('hoechstmiete', v.hoechstmiete, 'max_erhoehung', v.max_erhoehung));
END
$fn$;
ALTER FUNCTION recht.rechenweg_mieterhoehung_zielmiete(numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_mieterhoehung_zielmiete(numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_mieterhoehung_zielmiete(numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_mieterhoehung_zielmiete(numeric, numeric, numeric) IS
'Rechenweg zu recht.mieterhoehung_zielmiete, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
