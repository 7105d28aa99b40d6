-- Derivation of recht.verzug_ab_rechnung.
--
--   SELECT recht.rechenweg_verzug_ab_rechnung(DATE '2026-01-31', DATE '2026-01-31', 'BE', true, true)->>'ergebnis';
--    → 2026-03-03
CREATE FUNCTION recht.rechenweg_verzug_ab_rechnung(p_zugang date, p_faellig date, p_land text, p_hinweis boolean, p_verbraucher boolean)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_ab date := recht.verzug_ab_rechnung(p_zugang := p_zugang, p_faellig := p_faellig, p_land := p_land, p_hinweis := p_hinweis, p_verbraucher := p_verbraucher);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'verzug_ab_rechnung', p_version := '2026-11-1', p_stichtag := p_faellig,
    p_argumente := jsonb_build_object('p_zugang', p_zugang, 'p_faellig', p_faellig, 'p_land', p_land, 'p_hinweis', p_hinweis,
                                       'p_verbraucher', p_verbraucher),
    p_schritte := CASE WHEN v_ab IS NULL THEN ARRAY[
      recht.schritt(
        p_regel := 'Ein Verbraucher kommt durch Zeitablauf nur in Verzug, wenn die Rechnung auf diese Folge hingewiesen hat; ohne Hinweis hilft nur eine Mahnung.',
        p_norm := '§ 286 Abs. 3 S. 1 BGB',
        p_eingaben := jsonb_build_object('hinweis', p_hinweis, 'verbraucher', p_verbraucher),
        p_ergebnis := 'null')]
    ELSE ARRAY[
      recht.schritt(
        p_regel := 'Verzug tritt spätestens 30 Tage nach Fälligkeit und Zugang der Rechnung ein; der spätere der beiden Tage zählt.',
        p_norm := '§ 286 Abs. 3 BGB',
        p_eingaben := jsonb_build_object('zugang', p_zugang, 'faellig', p_faellig, 'hinweis', p_hinweis, 'verbraucher', p_verbraucher),
        p_ergebnis := to_jsonb(greatest(p_zugang, p_faellig) + 30)),
      recht.schritt_193(p_tag := greatest(p_zugang, p_faellig) + 30, p_land := p_land),
      recht.schritt(
        p_regel := 'Der Verzug beginnt am Tag nach dem letzten Zahltag.',
        p_norm := '§ 187 Abs. 1 BGB, BGH III ZR 159/06',
        p_eingaben := jsonb_build_object('letzter_zahltag', v_ab - 1),
        p_ergebnis := to_jsonb(v_ab))] END,
    p_ergebnis := to_jsonb(v_ab));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzug_ab_rechnung(date, date, text, boolean, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzug_ab_rechnung(date, date, text, boolean, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzug_ab_rechnung(date, date, text, boolean, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzug_ab_rechnung(date, date, text, boolean, boolean) IS
'Rechenweg zu recht.verzug_ab_rechnung, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
