-- Derivation of recht.verzugszinsen_menge.
--
--   SELECT recht.rechenweg_verzugszinsen_menge('[{"posten": "A", "betrag": "420.00", "von": "2026-02-05"}]', DATE '2026-04-12')->'ergebnis'->0->>'tage';
--    → 67
CREATE FUNCTION recht.rechenweg_verzugszinsen_menge(p_posten jsonb, p_bis date)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'verzugszinsen_menge', p_version := '2026-11-1', p_stichtag := p_bis,
    p_argumente := jsonb_build_object('p_posten', p_posten, 'p_bis', p_bis),
    p_schritte := ARRAY(
      SELECT recht.schritt(
        p_regel := 'Saldo × (Basiszinssatz + Punkte) × Tage, geteilt durch die Tage des Jahres; erster und letzter Tag zählen. Eine Zahlung mindert den Saldo ab ihrer Wertstellung. Noch ungerundet.',
        p_norm := '§§ 247, 288 BGB',
        p_eingaben := jsonb_build_object('posten', z.posten, 'von', z.von, 'bis', z.bis, 'tage', z.tage, 'saldo', z.saldo, 'basiszinssatz', z.basiszinssatz,
                                         'zinssatz', z.zinssatz, 'teiler', recht.tage_im_jahr(date_part('year', z.von)::int)),
        p_ergebnis := to_jsonb(round(z.zinsen, 6)),
        p_referenz := recht.referenz_basiszins(p_von := z.von, p_bis := z.bis))
      FROM recht.verzugszinsen_menge(p_posten := p_posten, p_bis := p_bis) WITH ORDINALITY AS z
        (posten, von, bis, tage, saldo, basiszinssatz, zinssatz, zinsen, nummer)
      ORDER BY z.nummer),
    p_ergebnis := (SELECT coalesce(jsonb_agg(jsonb_build_object('posten', z.posten, 'von', z.von, 'bis', z.bis, 'tage', z.tage, 'saldo', z.saldo,
                     'basiszinssatz', z.basiszinssatz, 'zinssatz', z.zinssatz, 'zinsen', round(z.zinsen, 6)) ORDER BY z.nummer), '[]')
                   FROM recht.verzugszinsen_menge(p_posten := p_posten, p_bis := p_bis) WITH ORDINALITY AS z
                     (posten, von, bis, tage, saldo, basiszinssatz, zinssatz, zinsen, nummer)));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzugszinsen_menge(jsonb, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzugszinsen_menge(jsonb, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzugszinsen_menge(jsonb, date) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzugszinsen_menge(jsonb, date) IS
'Rechenweg zu recht.verzugszinsen_menge, gleiche Angaben und Fehler. Ein Schritt je Posten und Abschnitt, Zinsen auf sechs Stellen. Gestalt: recht.rechenweg.';
