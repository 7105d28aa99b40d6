-- Shift under § 193 BGB: Saturday, Sunday or holiday become the next working day; any other day stays.
--
--   SELECT recht.naechster_werktag(DATE '2026-04-03', 'BE');
--    → 2026-04-07        (Karfreitag bis Ostermontag)
CREATE FUNCTION recht.naechster_werktag(p_tag date, p_land text)
RETURNS date
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_tag date := p_tag;
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_tag', p_tag := p_tag);
  PERFORM recht.feiertage_pruefen(p_land := p_land, p_von := p_tag, p_bis := p_tag);
  WHILE date_part('isodow', v_tag) > 5
     OR EXISTS (SELECT FROM recht.feiertage_geltend AS f WHERE f.land = p_land AND f.tag = v_tag)
  LOOP
    v_tag := v_tag + 1;
    -- Beyond the turn of the year only if the new year is recorded, too.
    IF date_part('year', v_tag) > date_part('year', v_tag - 1) THEN
      PERFORM recht.feiertage_pruefen(p_land := p_land, p_von := v_tag, p_bis := v_tag);
    END IF;
  END LOOP;
  RETURN v_tag;
END
$fn$;
ALTER FUNCTION recht.naechster_werktag(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.naechster_werktag(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.naechster_werktag(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.naechster_werktag(date, text) IS
'Verschiebung nach § 193 BGB: fällt p_tag im Land p_land auf einen Samstag, Sonntag oder gesetzlichen Feiertag, der nächste Werktag, sonst p_tag. 24.12. und 31.12. sind keine Feiertage.
Gilt für Erklärungen und Leistungen innerhalb einer Frist. Nicht anwenden auf: das Ende des Mietverhältnisses, Kündigungsfristen (BGH III ZR 172/04), Zinsabschnitte, rückwärts laufende Fristen.
Fehler: MA201 Angabe fehlt, MA204 Land unbekannt, MA205 Feiertage des Jahres nicht erfasst.';
