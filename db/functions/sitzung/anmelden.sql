-- Second step of a login, after the shell has checked the password: opens the session and takes the attempt back from the counters.
--
--   SELECT * FROM sitzung.anmelden(p_zugang => '1b4e28ba-…', p_geraet => 'Firefox', p_ip => '203.0.113.7');
--    token | kanal      | laeuft_ab_am
--    9f2c… | verwaltung | 2026-11-20 20:15:00+01
CREATE FUNCTION sitzung.anmelden(
  p_zugang uuid, p_geraet text, p_ip inet, p_neuer_hash text DEFAULT NULL,
  OUT token text, OUT kanal text, OUT laeuft_ab_am timestamptz
)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_zugang sitzung.zugaenge;
  v_netz   CONSTANT cidr := sitzung.netz(coalesce(p_ip, '0.0.0.0'));
  v_konto  bytea;
BEGIN
  IF p_neuer_hash IS NOT NULL THEN
    PERFORM sitzung.passwort_hash_pruefen(p_neuer_hash);
  END IF;
  SELECT z.* INTO v_zugang FROM sitzung.zugaenge AS z WHERE z.kennung = p_zugang;
  -- sitzung.anmeldung_beginnen counted this attempt, at every login of the address; it was none of a guesser
  UPDATE sitzung.zugaenge AS z
  SET fehlversuche = greatest(z.fehlversuche - 1, 0)
  WHERE z.email = v_zugang.email AND z.kanal = v_zugang.kanal;

  SELECT e.token, e.kanal, e.laeuft_ab_am
  INTO anmelden.token, anmelden.kanal, anmelden.laeuft_ab_am
  FROM sitzung.eroeffnen(
    p_mandant_id => v_zugang.mandant_id, p_zugang_id => v_zugang.id, p_geraet => p_geraet, p_ip => p_ip) AS e;

  UPDATE sitzung.zugaenge AS z
  SET fehlversuche = 0, passwort_hash = coalesce(p_neuer_hash, z.passwort_hash)
  WHERE z.mandant_id = v_zugang.mandant_id AND z.id = v_zugang.id;

  v_konto := sha256(convert_to(v_zugang.kanal || ':' || v_zugang.email, 'UTF8'));
  DELETE FROM sitzung.anmeldeversuche AS a
  WHERE (a.art = 'konto' AND a.schluessel = v_konto)
     OR (a.art = 'bekannt' AND a.schluessel = sha256(v_konto || convert_to(v_netz::text, 'UTF8')));
  UPDATE sitzung.anmeldeversuche AS a
  SET anzahl = greatest(a.anzahl - 1, 0)
  WHERE a.art = 'netz' AND a.schluessel = sha256(convert_to(v_netz::text, 'UTF8'));
  UPDATE sitzung.anmeldeversuche AS a
  SET anzahl = greatest(a.anzahl - 1, 0)
  WHERE a.art = 'gesamt' AND a.schluessel = '';
END
$$;

ALTER FUNCTION sitzung.anmelden(uuid, text, inet, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.anmelden(uuid, text, inet, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.anmelden(uuid, text, inet, text) TO mietakte_anmeldung;
COMMENT ON FUNCTION sitzung.anmelden(uuid, text, inet, text) IS
'Zweiter Schritt der Anmeldung, nachdem das Passwort geprüft ist: eröffnet die Sitzung des Zugangs (Kennung aus
sitzung.anmeldung_beginnen). p_geraet: Kennung des Browsers; p_neuer_hash: Hash mit heutigen Parametern, wenn der alte schwächer
ist. Eine Zeile: token, kanal, laeuft_ab_am. Fehler: MA103 Zugang unbekannt, gesperrt oder Person nicht mehr aktiv.';
