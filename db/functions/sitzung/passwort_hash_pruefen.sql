-- A password is never sent to the database, only its argon2id hash: 19 MiB of memory and two passes, or more. NULL is no password.
--
--   SELECT sitzung.passwort_hash_pruefen('$argon2id$v=19$m=19456,t=2,p=1$…');
CREATE FUNCTION sitzung.passwort_hash_pruefen(p_passwort_hash text)
RETURNS void
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_teile text[] := regexp_match(p_passwort_hash, '^[$]argon2id[$]v=19[$]m=(\d{5,7}),t=(\d{1,2}),p=(\d{1,2})[$][A-Za-z0-9+/]{16,}[$][A-Za-z0-9+/]{40,}$');
BEGIN
  IF p_passwort_hash IS NOT NULL
     AND (v_teile IS NULL OR v_teile[1]::int < 19456 OR v_teile[2]::int < 2) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA109',
      MESSAGE = 'Das Passwort ist nicht stark genug verschlüsselt.',
      DETAIL = 'verlangt: argon2id, m >= 19456 (KiB), t >= 2',
      HINT = 'Den Hash mit argon2id und mindestens 19 MiB Speicher bilden, nie das Passwort selbst übergeben.';
  END IF;
END
$$;

ALTER FUNCTION sitzung.passwort_hash_pruefen(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.passwort_hash_pruefen(text) FROM PUBLIC;
COMMENT ON FUNCTION sitzung.passwort_hash_pruefen(text) IS
'Verlangt einen argon2id-Hash mit mindestens 19 MiB und zwei Durchgängen; NULL (kein Passwort) ist erlaubt. Fehler: MA109.
Nur für die Funktionen des Schemas sitzung.';
