-- Derivation of recht.verzugszinsen.
--
--   SELECT recht.rechenweg_verzugszinsen(704.00, DATE '2024-06-06', DATE '2024-07-05')->'ergebnis'->0->>'tage';
--    → 25
CREATE FUNCTION recht.rechenweg_verzugszinsen(p_betrag numeric, p_von date, p_bis date, p_prozentpunkte numeric DEFAULT 5,
                                              p_zahlungen jsonb DEFAULT '[]')
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'verzugszinsen', p_version := '2026-11-1', p_stichtag := p_bis,
    p_argumente := jsonb_build_object('p_betrag', p_betrag, 'p_von', p_von, 'p_bis', p_bis, 'p_prozentpunkte', p_prozentpunkte,
                                       'p_zahlungen', p_zahlungen),
    p_schritte := ARRAY(
      SELECT recht.schritt(
        p_regel := 'Saldo × (Basiszinssatz + Punkte) × Tage, geteilt durch die Tage des Jahres; erster und letzter Tag zählen. Eine Zahlung mindert den Saldo ab ihrer Wertstellung. Noch ungerundet.',
        p_norm := '§§ 247, 288 BGB',
        p_eingaben := jsonb_build_object('von', z.von, 'bis', z.bis, 'tage', z.tage, 'saldo', z.saldo, 'basiszinssatz', z.basiszinssatz,
                                         'zinssatz', z.zinssatz, 'teiler', recht.tage_im_jahr(date_part('year', z.von)::int)),
        p_ergebnis := to_jsonb(round(z.zinsen, 6)),
        p_referenz := recht.referenz_basiszins(p_von := z.von, p_bis := z.bis))
      FROM recht.verzugszinsen(p_betrag := p_betrag, p_von := p_von, p_bis := p_bis, p_prozentpunkte := p_prozentpunkte, p_zahlungen := p_zahlungen) AS z
      ORDER BY z.von),
    p_ergebnis := (SELECT coalesce(jsonb_agg(jsonb_build_object('von', z.von, 'bis', z.bis, 'tage', z.tage, 'saldo', z.saldo,
                     'basiszinssatz', z.basiszinssatz, 'zinssatz', z.zinssatz, 'zinsen', round(z.zinsen, 6)) ORDER BY z.von), '[]')
                   FROM recht.verzugszinsen(p_betrag := p_betrag, p_von := p_von, p_bis := p_bis, p_prozentpunkte := p_prozentpunkte, p_zahlungen := p_zahlungen) AS z));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzugszinsen(numeric, date, date, numeric, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzugszinsen(numeric, date, date, numeric, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzugszinsen(numeric, date, date, numeric, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzugszinsen(numeric, date, date, numeric, jsonb) IS
'Rechenweg zu recht.verzugszinsen, gleiche Angaben und Fehler. Ein Schritt je Abschnitt, Zinsen auf sechs Stellen. Gestalt: recht.rechenweg.';
