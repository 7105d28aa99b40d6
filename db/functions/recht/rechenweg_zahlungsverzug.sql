-- Derivation of recht.zahlungsverzug.
--
--   SELECT recht.rechenweg_zahlungsverzug(704.00, '[["2018-01", "135.41"], ["2018-02", "704.00"]]')->'ergebnis'->>'rueckstand';
--    → 839.41
CREATE FUNCTION recht.rechenweg_zahlungsverzug(p_monatsmiete numeric, p_rueckstaende jsonb)
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
  SELECT z.buchstabe_a, z.buchstabe_b, z.kuendigungsgrund, z.rueckstand INTO v
  FROM recht.zahlungsverzug(p_monatsmiete := p_monatsmiete, p_rueckstaende := p_rueckstaende) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'zahlungsverzug', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_monatsmiete', p_monatsmiete, 'p_rueckstaende', p_rueckstaende),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zwei aufeinander folgende Termine, zusammen mehr als eine Monatsmiete.',
        p_norm := '§ 543 Abs. 2 Nr. 3 a, § 569 Abs. 3 Nr. 1 BGB, BGH VIII ZR 32/20',
        p_eingaben := jsonb_build_object('monatsmiete', p_monatsmiete, 'rueckstaende', p_rueckstaende),
        p_ergebnis := to_jsonb(v.buchstabe_a)),
      recht.schritt(
        p_regel := 'Über mehr als zwei Termine hin, zusammen mindestens zwei Monatsmieten.',
        p_norm := '§ 543 Abs. 2 Nr. 3 b BGB',
        p_eingaben := jsonb_build_object('zwei_monatsmieten', 2 * p_monatsmiete, 'rueckstand', v.rueckstand),
        p_ergebnis := to_jsonb(v.buchstabe_b)),
      recht.schritt(
        p_regel := 'Eines von beiden genügt; ausgeschlossen, wenn vor Zugang der Kündigung alles gezahlt ist.',
        p_norm := '§ 543 Abs. 2 S. 2 BGB',
        p_eingaben := jsonb_build_object('buchstabe_a', v.buchstabe_a, 'buchstabe_b', v.buchstabe_b),
        p_ergebnis := to_jsonb(v.kuendigungsgrund))],
    p_ergebnis := jsonb_build_object('buchstabe_a', v.buchstabe_a, 'buchstabe_b', v.buchstabe_b, 'kuendigungsgrund', v.kuendigungsgrund, 'rueckstand', v.rueckstand));
END
$fn$;
ALTER FUNCTION recht.rechenweg_zahlungsverzug(numeric, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_zahlungsverzug(numeric, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_zahlungsverzug(numeric, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_zahlungsverzug(numeric, jsonb) IS
'Rechenweg zu recht.zahlungsverzug, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
