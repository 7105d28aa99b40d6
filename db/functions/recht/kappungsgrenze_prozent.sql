-- Cap of a municipality on a day.
--
--   SELECT recht.kappungsgrenze_prozent('BE', 'Berlin', DATE '2026-03-31');
--    → 15.00
CREATE FUNCTION recht.kappungsgrenze_prozent(p_land text, p_gemeinde text, p_tag date)
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_prozent numeric;
BEGIN
  PERFORM recht.land_pruefen(p_land);
  PERFORM recht.pflicht_pruefen(p_name := 'p_gemeinde', p_fehlt := p_gemeinde IS NULL);
  PERFORM recht.tag_pruefen(p_name := 'p_tag', p_tag := p_tag);
  SELECT k.prozent INTO v_prozent
  FROM recht.kappungsgrenzen_geltend AS k
  WHERE k.land = left(p_land, 2) AND lower(k.gemeinde) = lower(btrim(p_gemeinde))
    AND k.gueltig_ab <= p_tag AND (k.gueltig_bis IS NULL OR k.gueltig_bis >= p_tag)
  ORDER BY k.gueltig_ab DESC LIMIT 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA220',
      MESSAGE = format('Für %s (%s) ist am %s keine Kappungsgrenze erfasst.', p_gemeinde, p_land, to_char(p_tag, 'DD.MM.YYYY')),
      DETAIL  = coalesce((SELECT 'Erfasst: ' || string_agg(format('%s %s %% vom %s bis %s', k.gemeinde, k.prozent, to_char(k.gueltig_ab, 'DD.MM.YYYY'),
                                                                  coalesce(to_char(k.gueltig_bis, 'DD.MM.YYYY'), 'auf Weiteres')), ', ' ORDER BY k.gemeinde, k.gueltig_ab)
                          FROM recht.kappungsgrenzen_geltend AS k WHERE k.land = left(p_land, 2)), 'Für dieses Land ist nichts erfasst.'),
      HINT    = format('Die Verordnung des Landes nachsehen; dann (15 mit, 20 ohne Verordnung): INSERT INTO recht.kappungsgrenzen (land, gemeinde, gueltig_ab, gueltig_bis, prozent, norm, quelle, abgerufen_am) VALUES (''%s'', ''%s'', ''…'', ''…'', …, ''§ 558 Abs. 3 BGB'', ''…'', ''…'');', left(p_land, 2), p_gemeinde);
  END IF;
  RETURN v_prozent;
END
$fn$;
ALTER FUNCTION recht.kappungsgrenze_prozent(text, text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.kappungsgrenze_prozent(text, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.kappungsgrenze_prozent(text, text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.kappungsgrenze_prozent(text, text, date) IS
'Kappungsgrenze in Prozent (15 mit Landesverordnung, sonst 20) der Gemeinde am Tag p_tag; maßgeblich ist der Zugang des Verlangens. Erfasst ist nur, was bekannt ist (Berlin); eine nicht erfasste Gemeinde ist eine Frage an den Benutzer, nie 20. Norm: § 558 Abs. 3 S. 2, 3 BGB mit Landesverordnung. Fehler: MA201, MA204, MA215, MA220 Gemeinde nicht erfasst.';
