-- Derivation of recht.kaution_zinsen: one step per year.
--
--   SELECT recht.rechenweg_kaution_zinsen('[["2018-10-01","920.00"]]', DATE '2019-06-30', NULL)->'schritte'->1->'ergebnis';
--    → {"tage": 180, "zinsen": 0.59}
CREATE FUNCTION recht.rechenweg_kaution_zinsen(p_einzahlungen jsonb, p_bis date, p_zinssaetze jsonb DEFAULT NULL)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_jahr     record;
  v_von      date;
  v_bis      date;
  v_guthaben numeric := 0.00;
  v_schritte jsonb[] := ARRAY[]::jsonb[];
  v_ergebnis jsonb := '[]'::jsonb;
BEGIN
  FOR v_jahr IN SELECT k.jahr, k.zinsen FROM recht.kaution_zinsen(p_einzahlungen := p_einzahlungen, p_bis := p_bis, p_zinssaetze := p_zinssaetze) AS k LOOP
    v_von := make_date(v_jahr.jahr, 1, 1);
    v_bis := least(p_bis - 1, make_date(v_jahr.jahr, 12, 31));
    SELECT greatest(v_von, min(e.tag)) INTO v_von FROM recht.paare_lesen(p_name := 'p_einzahlungen', p_paare := p_einzahlungen) AS e;
    v_schritte := v_schritte || recht.schritt(
      p_regel := 'Guthaben mal Zinssatz mal Tage, geteilt durch die Tage des Jahres; der Tag der Einzahlung zählt, der Tag der Rückzahlung nicht. Die Zinsen werden auf den Cent gerundet gutgeschrieben und erhöhen die Sicherheit.',
      p_norm := '§ 551 Abs. 3 BGB',
      p_eingaben := jsonb_build_object(
        'jahr', v_jahr.jahr, 'von', v_von, 'bis', v_bis, 'guthaben_am_jahresanfang', v_guthaben,
        'einzahlungen', (SELECT coalesce(jsonb_agg(jsonb_build_array(e.tag, e.betrag) ORDER BY e.tag), '[]')
                         FROM recht.paare_lesen(p_name := 'p_einzahlungen', p_paare := p_einzahlungen) AS e WHERE date_part('year', e.tag) = v_jahr.jahr),
        'teiler', recht.tage_im_jahr(v_jahr.jahr)),
      p_ergebnis := jsonb_build_object('tage', v_bis - v_von + 1, 'zinsen', v_jahr.zinsen),
      p_referenz := (SELECT jsonb_agg(CASE WHEN p_zinssaetze IS NULL
                       THEN jsonb_build_object('tabelle', 'kautionszinssaetze', 'von', z.von, 'bis', z.bis, 'prozent', z.prozent,
                              'fassung', (SELECT g.fassung FROM recht.kautionszinssaetze_geltend AS g
                                          WHERE g.reihe = 'SUD105' AND z.von BETWEEN g.gueltig_ab AND g.gueltig_bis
                                          ORDER BY g.gueltig_ab DESC LIMIT 1))
                       ELSE jsonb_build_object('angabe', 'p_zinssaetze', 'von', z.von, 'bis', z.bis, 'prozent', z.prozent) END ORDER BY z.von)
                     FROM recht.kautionszinssatz_im(p_jahr := v_jahr.jahr, p_von := v_von, p_bis := v_bis, p_zinssaetze := p_zinssaetze) AS z));
    v_guthaben := v_guthaben + v_jahr.zinsen
      + (SELECT coalesce(sum(e.betrag), 0) FROM recht.paare_lesen(p_name := 'p_einzahlungen', p_paare := p_einzahlungen) AS e
         WHERE date_part('year', e.tag) = v_jahr.jahr);
    v_ergebnis := v_ergebnis || jsonb_build_object('jahr', v_jahr.jahr, 'zinsen', v_jahr.zinsen);
  END LOOP;
  RETURN recht.wegblatt(
    p_funktion := 'kaution_zinsen', p_version := '2026-11-1', p_stichtag := p_bis,
    p_argumente := jsonb_build_object('p_einzahlungen', p_einzahlungen, 'p_bis', p_bis, 'p_zinssaetze', p_zinssaetze),
    p_schritte := v_schritte, p_ergebnis := v_ergebnis);
END
$fn$;
ALTER FUNCTION recht.rechenweg_kaution_zinsen(jsonb, date, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.rechenweg_kaution_zinsen(jsonb, date, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.rechenweg_kaution_zinsen(jsonb, date, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.rechenweg_kaution_zinsen(jsonb, date, jsonb) IS
'Rechenweg zu recht.kaution_zinsen, gleiche Angaben und Fehler: ein Schritt je Kalenderjahr mit Guthaben, Einzahlungen, Tagen und den Zeilen der Zinssätze. ergebnis: Liste {jahr, zinsen}. Gestalt: recht.rechenweg.';
