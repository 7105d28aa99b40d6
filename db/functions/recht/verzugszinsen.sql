-- Default interest on a claim, segment by segment.
--
--   SELECT von, bis, tage, saldo, basiszinssatz, zinssatz, round(zinsen, 4) FROM recht.verzugszinsen(704.00, DATE '2024-06-06', DATE '2024-07-05');
--    → 2024-06-06 | 2024-06-30 | 25 | 704.00 | 3.62 | 8.62 | 4.1451
--      2024-07-01 | 2024-07-05 |  5 | 704.00 | 3.37 | 8.37 | 0.8050
CREATE FUNCTION recht.verzugszinsen(p_betrag numeric, p_von date, p_bis date, p_prozentpunkte numeric DEFAULT 5, p_zahlungen jsonb DEFAULT '[]')
RETURNS TABLE (von date, bis date, tage int, saldo numeric, basiszinssatz numeric, zinssatz numeric, zinsen numeric)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_gezahlt numeric;
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_betrag', p_betrag := p_betrag);
  PERFORM recht.tag_pruefen(p_name := 'p_von', p_tag := p_von);
  PERFORM recht.tag_pruefen(p_name := 'p_bis', p_tag := p_bis);
  PERFORM recht.reihenfolge_pruefen(p_name_von := 'p_von', p_von := p_von, p_name_bis := 'p_bis', p_bis := p_bis);
  PERFORM recht.bereich_pruefen(p_name := 'p_prozentpunkte', p_zahl := p_prozentpunkte, p_min := 1, p_max := 50);
  SELECT sum(z.betrag) INTO v_gezahlt FROM recht.paare_lesen(p_name := 'p_zahlungen', p_paare := p_zahlungen) AS z;
  IF v_gezahlt > p_betrag THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA215',
      MESSAGE = 'Auf die Hauptforderung ist mehr gezahlt als geschuldet.',
      DETAIL  = format('p_betrag = %s, Summe der p_zahlungen = %s.', p_betrag, v_gezahlt),
      HINT    = 'Nur den Teil der Zahlung angeben, der auf die Hauptforderung fällt (recht.tilgung).';
  END IF;

  RETURN QUERY
  WITH aenderung AS (     -- Tage, an denen sich der Saldo ändert; was vor dem Verzug gezahlt ist, mindert ihn von Anfang an
    SELECT p_von AS tag, 0.00 AS betrag
    UNION ALL
    SELECT greatest(z.tag, p_von), z.betrag
    FROM recht.paare_lesen(p_name := 'p_zahlungen', p_paare := p_zahlungen) AS z
    WHERE z.tag <= p_bis
  ), stand AS (           -- der Tag der Wertstellung trägt schon den niedrigeren Saldo
    SELECT a.tag AS ab, lead(a.tag) OVER (ORDER BY a.tag) - 1 AS bis, p_betrag - sum(sum(a.betrag)) OVER (ORDER BY a.tag) AS saldo
    FROM aenderung AS a
    GROUP BY a.tag
  )
  SELECT z.von, z.bis, z.tage, z.saldo, z.basiszinssatz, z.zinssatz, z.zinsen
  FROM stand AS s
  CROSS JOIN LATERAL recht.zinsabschnitte(p_saldo := s.saldo, p_von := s.ab, p_bis := coalesce(s.bis, p_bis), p_prozentpunkte := p_prozentpunkte) AS z
  WHERE s.saldo > 0
  ORDER BY z.von;
END
$fn$;
ALTER FUNCTION recht.verzugszinsen(numeric, date, date, numeric, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzugszinsen(numeric, date, date, numeric, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzugszinsen(numeric, date, date, numeric, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.verzugszinsen(numeric, date, date, numeric, jsonb) IS
'Verzugszinsen auf p_betrag (Euro) von p_von (erster Tag des Verzugs) bis p_bis (Stichtag), beide eingeschlossen. p_prozentpunkte über dem Basiszinssatz: 5, unter Unternehmern für Entgelt 9 (recht.verzugszuschlag). p_zahlungen: [["2026-07-01","400.00"],…] auf die Hauptforderung; sie mindern den Saldo ab dem Tag der Wertstellung.
Zeilen: je Halbjahr und Saldo ein Abschnitt; zinssatz in Prozent; zinsen = saldo × zinssatz × tage / (100 × 365 oder 366), ungerundet. Abschnitte ohne Saldo entfallen. Gerundet wird einmal je Forderung: recht.verzugszinsen_summe. Kein Zinseszins (§ 289 BGB).
Norm: §§ 247, 288 BGB. Fehler: MA201, MA202 vertauscht, MA203 negativ, MA206 Basiszinssatz fehlt, MA214 Zahlungen falsch aufgebaut, MA215 (Punkte nicht 1 bis 50; mehr gezahlt als geschuldet).';
