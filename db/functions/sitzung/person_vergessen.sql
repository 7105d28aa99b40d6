-- Login, devices and links of a tenant go. Behind the doors of the engine only.
-- SELECT sitzung.person_vergessen(1, 17);   →  4
CREATE FUNCTION sitzung.person_vergessen(p_mandant_id bigint, p_mieter_id bigint)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_anzahl int;
BEGIN
  IF sitzung.mandant_id() IS DISTINCT FROM p_mandant_id THEN
    RETURN 0;
  END IF;
  DELETE FROM sitzung.sitzungen AS s USING sitzung.zugaenge AS z
   WHERE z.mandant_id = p_mandant_id AND z.mieter_id = p_mieter_id AND s.mandant_id = z.mandant_id AND s.zugang_id = z.id;
  GET DIAGNOSTICS v_anzahl = ROW_COUNT;
  UPDATE sitzung.zugaenge AS z
     SET email = 'geloescht-' || z.id || '@geloescht.invalid', passwort_hash = NULL, gesperrt_am = coalesce(z.gesperrt_am, clock_timestamp()), gesperrt_grund = coalesce(z.gesperrt_grund, 'gelöscht')
   WHERE z.mandant_id = p_mandant_id AND z.mieter_id = p_mieter_id AND z.email NOT LIKE 'geloescht-%';
  RETURN v_anzahl;
END
$$;

ALTER FUNCTION sitzung.person_vergessen(bigint, bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.person_vergessen(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.person_vergessen(bigint, bigint) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.person_vergessen(bigint, bigint) IS
'Löscht Anmeldungen und sperrt und leert den Zugang eines Mieters; gibt die Zahl der gelöschten Anmeldungen zurück. Norm: Art. 17 DSGVO.';
