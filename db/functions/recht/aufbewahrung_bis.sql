-- Bis wann Unterlagen aufzubewahren sind.
--
--   SELECT recht.aufbewahrung_bis('buchungsbeleg', 2016), recht.aufbewahrung_bis('buch', 2016);
--    → 2024-12-31 | 2026-12-31
CREATE FUNCTION recht.aufbewahrung_bis(p_art text, p_jahr int)
RETURNS date
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_zeile record;
  v_bis   date;
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := 'p_art', p_fehlt := p_art IS NULL);
  PERFORM recht.bereich_pruefen(p_name := 'p_jahr', p_zahl := p_jahr, p_min := 1900, p_max := 2200);
  FOR v_zeile IN SELECT a.gueltig_ab, a.jahre FROM recht.aufbewahrungsfristen_geltend AS a WHERE a.art = p_art ORDER BY a.gueltig_ab LOOP
    IF v_bis IS NULL THEN
      EXIT WHEN v_zeile.gueltig_ab > make_date(p_jahr, 12, 31);
      v_bis := make_date(p_jahr + v_zeile.jahre, 12, 31);
    ELSIF v_bis >= v_zeile.gueltig_ab THEN
      -- A new period also holds for older records whose old period was still running when it came into force.
      v_bis := greatest(make_date(p_jahr + v_zeile.jahre, 12, 31), v_zeile.gueltig_ab - 1);
    END IF;
  END LOOP;
  IF v_bis IS NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA210',
      MESSAGE = format('Für „%s“ des Jahres %s ist keine Aufbewahrungsfrist erfasst.', p_art, p_jahr),
      DETAIL  = (SELECT format('Erfasst: %s.', string_agg(format('%s ab %s', a.art, to_char(a.ab, 'DD.MM.YYYY')), ', ' ORDER BY a.art))
                 FROM (SELECT g.art, min(g.gueltig_ab) AS ab FROM recht.aufbewahrungsfristen_geltend AS g GROUP BY g.art) AS a),
      HINT    = format('Eine der Arten angeben oder: INSERT INTO recht.aufbewahrungsfristen (art, gueltig_ab, jahre, norm, quelle, abgerufen_am) VALUES (''%s'', …);', p_art);
  END IF;
  RETURN v_bis;
END
$fn$;
ALTER FUNCTION recht.aufbewahrung_bis(text, int) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.aufbewahrung_bis(text, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.aufbewahrung_bis(text, int) TO PUBLIC;
COMMENT ON FUNCTION recht.aufbewahrung_bis(text, int) IS
'Letzter Tag der Aufbewahrung von Unterlagen, die im Jahr p_jahr entstanden sind (Bücher: letzte Eintragung): 31.12. des Jahres plus Frist; löschbar frühestens am Tag danach. p_art: buch, jahresabschluss (10 Jahre), buchungsbeleg (8 Jahre seit 01.01.2025, auch für ältere, deren Frist von 10 Jahren noch lief), brief (6 Jahre; auch Mietvertrag nach seinem Ende). Nicht vor Ablauf der Festsetzungsfrist (§ 147 Abs. 3 S. 5 AO), nicht bei offener Forderung.
Norm: § 147 AO, § 257 HGB. Fehler: MA201, MA210 nicht erfasst, MA215.';
