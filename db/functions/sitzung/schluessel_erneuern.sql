-- A new key for the seal, after a restore or when in doubt. Costs nothing but the transactions that are open at this moment.
--
--   SELECT sitzung.schluessel_erneuern();
CREATE FUNCTION sitzung.schluessel_erneuern()
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_geheim bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
                    || decode(repeat('00', 32), 'hex');
  v_innen  bytea := v_geheim;
  v_aussen bytea := v_geheim;
BEGIN
  FOR i IN 0..63 LOOP
    v_innen := set_byte(v_innen, i, get_byte(v_geheim, i) # 54);     -- 0x36
    v_aussen := set_byte(v_aussen, i, get_byte(v_geheim, i) # 92);   -- 0x5c
  END LOOP;
  INSERT INTO sitzung.schluessel AS s (id, innen, aussen, erstellt_am)
  VALUES (1, v_innen, v_aussen, clock_timestamp())
  ON CONFLICT (id) DO UPDATE SET innen = excluded.innen, aussen = excluded.aussen, erstellt_am = excluded.erstellt_am;
END
$$;

ALTER FUNCTION sitzung.schluessel_erneuern() OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.schluessel_erneuern() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.schluessel_erneuern() TO mietakte_dba, mietakte_deploy;
COMMENT ON FUNCTION sitzung.schluessel_erneuern() IS
'Ersetzt den Schlüssel, mit dem der Kontext versiegelt wird (RFC 2104, 256 Bit Zufall). Offene Transaktionen verlieren ihren Kontext,
Anmeldungen bleiben. Nach dem Wiederherstellen einer Sicherung aufrufen: der alte Schlüssel liegt auch in ihr.';
