-- The network an address belongs to: what a person at home or in an office keeps from day to day.
--
--   SELECT sitzung.netz('203.0.113.77'), sitzung.netz('2001:db8:12:3456::1');
--    → 203.0.113.0/24 | 2001:db8:12:3400::/56
CREATE FUNCTION sitzung.netz(p_ip inet)
RETURNS cidr
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT network(set_masklen(p_ip, CASE family(p_ip) WHEN 4 THEN 24 ELSE 56 END))
$$;

ALTER FUNCTION sitzung.netz(inet) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.netz(inet) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.netz(inet) IS
'Netz einer Adresse: /24 bei IPv4, /56 bei IPv6. Nur für die Funktionen des Schemas sitzung.';
