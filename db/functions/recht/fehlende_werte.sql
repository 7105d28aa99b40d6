-- Which running reference values ought to be there on a day and are missing.
--
--   SELECT schluessel FROM recht.fehlende_werte(DATE '2027-01-15') WHERE tabelle = 'basiszinssaetze';
--    → 2027-01-01
CREATE FUNCTION recht.fehlende_werte(p_tag date)
RETURNS TABLE (tabelle text, schluessel text, hinweis text)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_halbjahr date;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_tag', p_tag := p_tag);
  -- The Bundesbank announces the rate at the half-year; from the 15th on it is overdue.
  v_halbjahr := make_date(date_part('year', p_tag)::int, CASE WHEN date_part('month', p_tag) < 7 THEN 1 ELSE 7 END, 1);
  IF p_tag >= v_halbjahr + 14 AND NOT EXISTS (SELECT FROM recht.basiszinssaetze_geltend AS b WHERE b.gueltig_ab = v_halbjahr) THEN
    tabelle := 'basiszinssaetze';
    schluessel := to_char(v_halbjahr, 'YYYY-MM-DD');
    hinweis := format('INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am) VALUES (''%s'', …, ''Deutsche Bundesbank'', ''…'');', to_char(v_halbjahr, 'YYYY-MM-DD'));
    RETURN NEXT;
  END IF;
  -- The index of a month is final in the middle of the next.
  RETURN QUERY
    SELECT 'vpi', to_char(m.monat, 'YYYY-MM'),
           format('INSERT INTO recht.vpi (monat, wert, quelle, abgerufen_am) VALUES (''%s'', …, ''Destatis'', ''…'');', to_char(m.monat, 'YYYY-MM-DD'))
    FROM generate_series((SELECT max(v.monat) FROM recht.vpi_geltend AS v) + interval '1 month', p_tag - interval '45 days', interval '1 month') AS m (monat);
  -- Whoever computes deadlines into next year needs its holidays.
  RETURN QUERY
    SELECT 'feiertage', l.kuerzel || ' ' || (date_part('year', p_tag)::int + 1),
           'Die Feiertage des Jahres ergänzen (script/feiertage_erzeugen.py).'
    FROM recht.laender AS l
    WHERE NOT EXISTS (SELECT FROM recht.feiertage AS f WHERE f.land = l.kuerzel AND f.tag = make_date(date_part('year', p_tag)::int + 1, 1, 1))
    ORDER BY l.kuerzel;
END
$fn$;
ALTER FUNCTION recht.fehlende_werte(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.fehlende_werte(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.fehlende_werte(date) TO PUBLIC;
COMMENT ON FUNCTION recht.fehlende_werte(date) IS
'Laufende Referenzwerte, die am Tag p_tag vorliegen müssten und fehlen: der Basiszinssatz des Halbjahres ab dem 15. Januar und 15. Juli, die Monate des Verbraucherpreisindex (45 Tage nach dem Monatsersten), die Feiertage des nächsten Jahres. Leer, wenn alles da ist. hinweis: die Zeile, die zu ergänzen ist. Für die Warnung im Cockpit. Fehler: MA201, MA215.';
