-- Derivation of recht.mahnbescheid_fristen.
--
--   SELECT recht.rechenweg_mahnbescheid_fristen(DATE '2026-03-20', 'BE')->'ergebnis'->>'vb_antrag_ab';
--    → 2026-04-08
CREATE FUNCTION recht.rechenweg_mahnbescheid_fristen(p_zustellung date, p_land text)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v record;
BEGIN
  SELECT z.widerspruch_bis, z.vb_antrag_ab, z.vb_antrag_spaetestens INTO v FROM recht.mahnbescheid_fristen(p_zustellung := p_zustellung, p_land := p_land) AS z;
  RETURN recht.wegblatt(
    p_funktion := 'mahnbescheid_fristen', p_version := '2026-11-1', p_stichtag := p_zustellung,
    p_argumente := jsonb_build_object('p_zustellung', p_zustellung, 'p_land', p_land),
    p_schritte := ARRAY[
      recht.schritt(
        p_regel := 'Zwei Wochen nach Zustellung kann widersprochen werden (keine Ausschlussfrist).',
        p_norm := '§ 692 Abs. 1 Nr. 3, § 694 ZPO',
        p_eingaben := jsonb_build_object('zustellung', p_zustellung),
        p_ergebnis := to_jsonb(recht.fristende(p_ereignis := p_zustellung, p_monate := 0, p_tage := 14))),
      recht.schritt_193(p_tag := recht.fristende(p_ereignis := p_zustellung, p_monate := 0, p_tage := 14), p_land := p_land),
      recht.schritt(
        p_regel := 'Der Vollstreckungsbescheid ergeht nur auf Antrag, nicht vor Ablauf der Widerspruchsfrist.',
        p_norm := '§ 699 Abs. 1 ZPO',
        p_eingaben := jsonb_build_object('widerspruch_bis', v.widerspruch_bis),
        p_ergebnis := to_jsonb(v.vb_antrag_ab)),
      recht.schritt(
        p_regel := 'Nach sechs Monaten ohne Antrag fällt die Wirkung des Mahnbescheids weg.',
        p_norm := '§ 701 ZPO',
        p_eingaben := jsonb_build_object('zustellung', p_zustellung),
        p_ergebnis := to_jsonb(recht.fristende(p_ereignis := p_zustellung, p_monate := 6))),
      recht.schritt_193(p_tag := recht.fristende(p_ereignis := p_zustellung, p_monate := 6), p_land := p_land)],
    p_ergebnis := jsonb_build_object('widerspruch_bis', v.widerspruch_bis, 'vb_antrag_ab', v.vb_antrag_ab, 'vb_antrag_spaetestens', v.vb_antrag_spaetestens));
END
$fn$;
ALTER FUNCTION recht.rechenweg_mahnbescheid_fristen(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_mahnbescheid_fristen(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_mahnbescheid_fristen(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_mahnbescheid_fristen(date, text) IS
'Rechenweg zu recht.mahnbescheid_fristen, gleiche Angaben und Fehler. Gestalt: recht.rechenweg.';
