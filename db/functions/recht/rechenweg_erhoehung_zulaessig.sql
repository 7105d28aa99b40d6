-- Derivation of recht.erhoehung_zulaessig.
--
--   SELECT recht.rechenweg_erhoehung_zulaessig('staffel', 'mieterhoehung_558')->>'ergebnis';
--    → false
CREATE FUNCTION recht.rechenweg_erhoehung_zulaessig(p_mietart text, p_vorgang text, p_nicht_zu_vertreten boolean DEFAULT false)
RETURNS jsonb
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert boolean := recht.erhoehung_zulaessig(p_mietart := p_mietart, p_vorgang := p_vorgang, p_nicht_zu_vertreten := p_nicht_zu_vertreten);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'erhoehung_zulaessig', p_version := '2026-11-1', p_stichtag := NULL,
    p_argumente := jsonb_build_object('p_mietart', p_mietart, 'p_vorgang', p_vorgang, 'p_nicht_zu_vertreten', p_nicht_zu_vertreten),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Während einer Staffel- oder Indexmiete sind andere Erhöhungen ausgeschlossen; bei Index ist Modernisierung nur erlaubt, wenn der Vermieter sie nicht zu vertreten hat.',
        p_norm := '§ 557a Abs. 2 S. 2, § 557b Abs. 2 BGB',
        p_eingaben := jsonb_build_object('mietart', p_mietart, 'vorgang', p_vorgang, 'nicht_zu_vertreten', p_nicht_zu_vertreten),
        p_ergebnis := to_jsonb(v_wert))],
    p_ergebnis := to_jsonb(v_wert));
END
$fn$;
ALTER FUNCTION recht.rechenweg_erhoehung_zulaessig(text, text, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_erhoehung_zulaessig(text, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_erhoehung_zulaessig(text, text, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_erhoehung_zulaessig(text, text, boolean) IS
'Rechenweg zu recht.erhoehung_zulaessig, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
