-- Derivation of recht.verzugszinsen_summe.
--
--   SELECT recht.rechenweg_verzugszinsen_summe(704.00, DATE '2024-06-06', DATE '2024-07-05')->>'ergebnis';
--    → 4.95
CREATE FUNCTION recht.rechenweg_verzugszinsen_summe(p_betrag numeric, p_von date, p_bis date, p_prozentpunkte numeric DEFAULT 5,
                                                    p_zahlungen jsonb DEFAULT '[]')
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_summe numeric := recht.verzugszinsen_summe(p_betrag := p_betrag, p_von := p_von, p_bis := p_bis, p_prozentpunkte := p_prozentpunkte, p_zahlungen := p_zahlungen);
BEGIN
  RETURN recht.wegblatt(
    p_funktion := 'verzugszinsen_summe', p_version := '2026-11-1', p_stichtag := p_bis,
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
      ORDER BY z.von) || recht.schritt(
      p_regel := 'Die Abschnitte werden zusammengezählt und einmal je Forderung kaufmännisch auf den Cent gerundet.',
      p_norm := '§ 288 BGB',
      p_eingaben := jsonb_build_object('abschnitte', (SELECT count(*) FROM recht.verzugszinsen(p_betrag := p_betrag, p_von := p_von, p_bis := p_bis, p_prozentpunkte := p_prozentpunkte, p_zahlungen := p_zahlungen))),
      p_ergebnis := to_jsonb(v_summe)),
    p_ergebnis := to_jsonb(v_summe));
END
$fn$;
ALTER FUNCTION recht.rechenweg_verzugszinsen_summe(numeric, date, date, numeric, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_verzugszinsen_summe(numeric, date, date, numeric, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_verzugszinsen_summe(numeric, date, date, numeric, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_verzugszinsen_summe(numeric, date, date, numeric, jsonb) IS
'Rechenweg zu recht.verzugszinsen_summe, gleiche Angaben und Fehler. Ein Schritt je Abschnitt, der letzte rundet. Gestalt: recht.rechenweg.';
