-- Verbraucherpreisindex eines Monats.
--
--   SELECT recht.vpi(DATE '2026-06-01');
--    → 124.6
CREATE FUNCTION recht.vpi(p_monat date)
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wert  numeric;
  v_monat date;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_monat', p_tag := p_monat);
  v_monat := recht.monatsanfang(p_monat);
  SELECT v.wert INTO v_wert FROM recht.vpi_geltend AS v WHERE v.basisjahr = 2020 AND v.monat = v_monat;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA207',
      MESSAGE = format('Der Verbraucherpreisindex für %s ist nicht erfasst.', to_char(p_monat, 'MM/YYYY')),
      DETAIL  = (SELECT format('Erfasst (2020 = 100) ist %s bis %s.', to_char(min(v.monat), 'MM/YYYY'), to_char(max(v.monat), 'MM/YYYY'))
                 FROM recht.vpi_geltend AS v WHERE v.basisjahr = 2020),
      HINT    = format('INSERT INTO recht.vpi (monat, wert, quelle, abgerufen_am) VALUES (''%s'', …, ''Destatis'', ''…''); nur den endgültigen Wert der Reihe 2020 = 100.', to_char(v_monat, 'YYYY-MM-DD'));
  END IF;
  RETURN v_wert;
END
$fn$;
ALTER FUNCTION recht.vpi(date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.vpi(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.vpi(date) TO PUBLIC;
COMMENT ON FUNCTION recht.vpi(date) IS
'Verbraucherpreisindex für Deutschland (2020 = 100) des Monats, in dem p_monat liegt, aus recht.vpi. Zwei Werte einer Anpassung müssen aus derselben Reihe stammen. Norm: § 557b Abs. 1 BGB. Fehler: MA201, MA207 Monat nicht erfasst, MA215.';
