-- Der n-te Werktag eines Monats.
--
--   SELECT recht.werktag(DATE '2026-04-01', 3, 'BE', false);
--    → 2026-04-07        (1., 2., dann Karfreitag, Samstag, Sonntag, Ostermontag)
CREATE FUNCTION recht.werktag(p_monat date, p_nummer int, p_land text, p_samstag boolean)
RETURNS date
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wochentag int := CASE WHEN p_samstag THEN 6 ELSE 5 END;   -- letzter Tag der Woche, der zählt
  v_letzter   date;                                           -- letzter Tag des Monats
  v_tag       date;
  v_gezaehlt  int := 0;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_monat', p_tag := p_monat);
  PERFORM recht.pflicht_pruefen(p_name := 'p_nummer', p_fehlt := p_nummer IS NULL);
  PERFORM recht.pflicht_pruefen(p_name := 'p_samstag', p_fehlt := p_samstag IS NULL);
  v_tag := recht.monatsanfang(p_monat);
  v_letzter := recht.monatsende(p_monat);
  PERFORM recht.feiertage_pruefen(p_land := p_land, p_von := v_tag, p_bis := v_letzter);

  -- Counting from the first: Monday to Friday, Saturday if wanted, and no holiday.
  IF p_nummer >= 1 THEN
    WHILE v_tag <= v_letzter LOOP
      IF date_part('isodow', v_tag) <= v_wochentag
         AND NOT EXISTS (SELECT FROM recht.feiertage_geltend AS f WHERE f.land = p_land AND f.tag = v_tag) THEN
        v_gezaehlt := v_gezaehlt + 1;
        IF v_gezaehlt = p_nummer THEN
          RETURN v_tag;
        END IF;
      END IF;
      v_tag := v_tag + 1;
    END LOOP;
  END IF;
  RAISE EXCEPTION USING
    ERRCODE = 'MA215',
    MESSAGE = format('Einen %s. Werktag hat der Monat nicht.', p_nummer),
    DETAIL  = format('Monat %s, Land %s.', to_char(p_monat, 'MM/YYYY'), p_land),
    HINT    = 'p_nummer von 1 bis zur Zahl der Werktage des Monats angeben.';
END
$fn$;
ALTER FUNCTION recht.werktag(date, int, text, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.werktag(date, int, text, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.werktag(date, int, text, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.werktag(date, int, text, boolean) IS
'Der p_nummer-te Werktag des Monats, in dem p_monat liegt. p_land: Ort der Zahlung oder des Zugangs, in der Regel das Land der Wohnung. p_samstag: zählt der Samstag mit?
Miete (§ 556b Abs. 1 BGB): nein, BGH VIII ZR 129/09 und VIII ZR 291/09 vom 13.07.2010. Kündigung (§ 573c Abs. 1 S. 1 BGB): ja, BGH VIII ZR 206/04 vom 27.04.2005.
Fehler: MA201 Angabe fehlt, MA204 Land unbekannt, MA205 Feiertage des Jahres nicht erfasst, MA215 so viele Werktage hat der Monat nicht.';
