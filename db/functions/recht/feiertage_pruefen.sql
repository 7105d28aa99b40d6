-- Checks that the holidays of the Land are recorded for every year between two days.
--
--   SELECT recht.feiertage_pruefen('BE', DATE '2026-12-30', DATE '2027-01-04');
--    → (nichts)          und für das Jahr 2036: MA205
CREATE FUNCTION recht.feiertage_pruefen(p_land text, p_von date, p_bis date)
RETURNS void
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  FOR v_jahr IN date_part('year', p_von)::int .. date_part('year', p_bis)::int LOOP
    -- New Year is a holiday everywhere: the row of 1 January proves that the year is recorded.
    IF v_jahr < 1 OR NOT EXISTS (SELECT FROM recht.feiertage AS f WHERE f.land = p_land AND f.tag = make_date(v_jahr, 1, 1)) THEN
      PERFORM recht.land_pruefen(p_land);     -- fehlt nur das Jahr, oder gibt es das Land gar nicht?
      RAISE EXCEPTION USING
        ERRCODE = 'MA205',
        MESSAGE = format('Für %s sind die Feiertage des Jahres %s nicht erfasst.', p_land, v_jahr),
        DETAIL  = (SELECT format('Vorhanden sind die Jahre %s bis %s.', date_part('year', min(f.tag)), date_part('year', max(f.tag)))
                   FROM recht.feiertage AS f WHERE f.land = p_land),
        HINT    = format('Alle Feiertage des Jahres in recht.feiertage ergänzen, beginnend mit: INSERT INTO recht.feiertage (land, tag, name, quelle, abgerufen_am) VALUES (''%s'', ''%s-01-01'', ''Neujahr'', ''…'', ''…'');', p_land, v_jahr);
    END IF;
  END LOOP;
END
$fn$;
ALTER FUNCTION recht.feiertage_pruefen(text, date, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.feiertage_pruefen(text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.feiertage_pruefen(text, date, date) TO PUBLIC;
COMMENT ON FUNCTION recht.feiertage_pruefen(text, date, date) IS
'Prüft, dass die Feiertage des Landes für alle Jahre von p_von bis p_bis erfasst sind. Fehler: MA201, MA204 (Land), MA205 Jahr nicht erfasst, mit der Zeile, die zu ergänzen ist. Über die erfassten Jahre hinaus wird nie gerechnet.';
