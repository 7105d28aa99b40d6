-- From which device and address a session came. Behind the doors of the engine only.
-- SELECT * FROM sitzung.geraet_der(41);   →  Firefox | 203.0.113.7
CREATE FUNCTION sitzung.geraet_der(p_sitzung_id bigint)
RETURNS TABLE (geraet text, ip inet)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
SELECT s.geraet, s.ip FROM sitzung.sitzungen AS s WHERE s.id = p_sitzung_id AND s.mandant_id = sitzung.mandant_id()
$$;

ALTER FUNCTION sitzung.geraet_der(bigint) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.geraet_der(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.geraet_der(bigint) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.geraet_der(bigint) IS
'Gerät und IP-Adresse einer Anmeldung des handelnden Mandanten; keine Zeile, wenn es sie nicht (mehr) gibt.';
