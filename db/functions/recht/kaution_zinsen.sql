-- Interest of a cash deposit, year by year.
--
--   SELECT * FROM recht.kaution_zinsen('[["2018-10-01","920.00"],["2018-11-06","920.00"],["2018-12-05","920.00"]]', DATE '2019-12-31',
--                                      '{"2018": "0.155", "2019": "0.130"}');
--    → 2018 | 0.68
--      2019 | 3.58        (the day of payment out, 31.12., bears no interest)
CREATE FUNCTION recht.kaution_zinsen(p_einzahlungen jsonb, p_bis date, p_zinssaetze jsonb DEFAULT NULL)
RETURNS TABLE (jahr int, zinsen numeric)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_erster    date;
  v_letzter   date;
  v_guthaben  numeric := 0.00;   -- Einzahlungen früherer Jahre und gutgeschriebene Zinsen
  v_zahl      numeric;        -- Summe aus Betrag × Tage × Zinssatz, noch ungeteilt
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_bis', p_tag := p_bis);
  SELECT min(e.tag), max(e.tag) INTO v_erster, v_letzter
  FROM recht.paare_lesen(p_name := 'p_einzahlungen', p_paare := p_einzahlungen) AS e;
  PERFORM recht.reihenfolge_pruefen(p_name_von := 'p_einzahlungen (letzte)', p_von := v_letzter, p_name_bis := 'p_bis', p_bis := p_bis);

  IF v_erster IS NULL THEN
    RETURN;     -- nichts eingezahlt
  END IF;
  FOR v_jahr IN date_part('year', v_erster)::int .. date_part('year', p_bis - 1)::int LOOP
    jahr := v_jahr;
    -- The day of payment in counts, the day of payment out does not. One fraction per year: only what is credited is rounded.
    SELECT sum(s.betrag * s.prozent * s.tage) INTO v_zahl
    FROM (
      SELECT v.betrag, z.prozent, z.bis - greatest(z.von, v.ab) + 1 AS tage
      FROM recht.kautionszinssatz_im(p_jahr := jahr, p_von := greatest(v_erster, make_date(jahr, 1, 1)),
                                     p_bis := least(p_bis - 1, make_date(jahr, 12, 31)), p_zinssaetze := p_zinssaetze) AS z
      JOIN (SELECT v_guthaben AS betrag, make_date(jahr, 1, 1) AS ab
            UNION ALL
            SELECT e.betrag, e.tag FROM recht.paare_lesen(p_name := 'p_einzahlungen', p_paare := p_einzahlungen) AS e
            WHERE date_part('year', e.tag) = jahr) AS v ON v.ab <= z.bis
    ) AS s;
    zinsen := round(coalesce(v_zahl, 0) / (100 * recht.tage_im_jahr(jahr)), 2);
    v_guthaben := v_guthaben + zinsen
      + (SELECT coalesce(sum(e.betrag), 0) FROM recht.paare_lesen(p_name := 'p_einzahlungen', p_paare := p_einzahlungen) AS e
         WHERE date_part('year', e.tag) = jahr);
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION recht.kaution_zinsen(jsonb, date, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kaution_zinsen(jsonb, date, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kaution_zinsen(jsonb, date, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.kaution_zinsen(jsonb, date, jsonb) IS
'Zinsen einer Barkaution je Kalenderjahr (Euro), taggenau act/act. p_einzahlungen: [["2018-10-01","920.00"],…]. p_bis: Tag der Rückzahlung. Der Tag der Einzahlung zählt, der Tag der Rückzahlung nicht. Am 31.12. werden die Zinsen auf den Cent gerundet gutgeschrieben und erhöhen die Sicherheit (§ 551 Abs. 3 S. 4 BGB).
p_zinssaetze: Prozent je Jahr {"2018":"0.155",…}, die Erträge der wirklichen Anlage; NULL: recht.kautionszinssaetze (SUD105, übliche Verzinsung von Spareinlagen mit dreimonatiger Kündigungsfrist; aus zweiter Hand). Nie der Basiszinssatz. Studenten- und Jugendwohnheim: keine Pflicht (recht.kaution_verzinslich).
Norm: § 551 Abs. 3 BGB. Fehler: MA201, MA202 Einzahlung nach p_bis, MA203 negativ, MA208 Zinssatz fehlt (mit der Zeile, die zu ergänzen ist), MA214 Gestalt.';
