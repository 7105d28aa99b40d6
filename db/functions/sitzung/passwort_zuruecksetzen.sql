-- A new password by the DBA, for a login of the entered client. Ends all its sessions.
--
--   BEGIN; SELECT sitzung.als_dienst(1);
--   SELECT sitzung.passwort_zuruecksetzen(p_zugang_id => 3, p_passwort_hash => '$argon2id$…'); COMMIT;
CREATE FUNCTION sitzung.passwort_zuruecksetzen(p_zugang_id bigint, p_passwort_hash text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM sitzung.passwort_eintragen(
    p_mandant_id => sitzung.mandant_id(), p_zugang_id => p_zugang_id, p_passwort_hash => p_passwort_hash);
END
$$;

ALTER FUNCTION sitzung.passwort_zuruecksetzen(bigint, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.passwort_zuruecksetzen(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.passwort_zuruecksetzen(bigint, text) TO mietakte_dba, mietakte_deploy;
COMMENT ON FUNCTION sitzung.passwort_zuruecksetzen(bigint, text) IS
'Setzt das Passwort (argon2id-Hash) eines Zugangs des Mandanten, in den eingetreten wurde, und beendet dessen Sitzungen. Nur DBA
und Aufbau. Fehler: MA106 Zugang unbekannt, MA109 Hash fehlt oder zu schwach.';
