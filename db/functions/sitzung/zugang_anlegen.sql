-- Gives a member of staff or a tenant of the entered client a login.
--
--   BEGIN; SELECT sitzung.als_dienst(1);
--   SELECT sitzung.zugang_anlegen(p_email => 'Sommer@Linde.example', p_benutzer_id => 17, p_passwort_hash => '$argon2id$…');
--    → 3
CREATE FUNCTION sitzung.zugang_anlegen(
  p_email         text,
  p_benutzer_id   bigint DEFAULT NULL,
  p_mieter_id     bigint DEFAULT NULL,
  p_passwort_hash text DEFAULT NULL
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_mandant_id CONSTANT bigint := sitzung.mandant_id();
  v_email      CONSTANT text := lower(btrim(p_email) COLLATE "C");
  v_gibt_es    boolean;
  v_id         bigint;
BEGIN
  IF v_mandant_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA111',
      MESSAGE = 'Ein Zugang gehört zu einem Mandanten.',
      HINT = 'Zuerst eintreten: sitzung.als_dienst oder sitzung.als_benutzer.';
  END IF;
  IF num_nonnulls(p_benutzer_id, p_mieter_id) <> 1 THEN
    RAISE EXCEPTION USING ERRCODE = 'MA113',
      MESSAGE = 'Ein Zugang gehört genau einer Person.',
      DETAIL = format('benutzer_id=%s mieter_id=%s', p_benutzer_id, p_mieter_id),
      HINT = 'Entweder p_benutzer_id oder p_mieter_id angeben.';
  END IF;
  IF p_benutzer_id IS NOT NULL THEN
    v_gibt_es := EXISTS (SELECT FROM akte.benutzer AS b WHERE b.mandant_id = v_mandant_id AND b.id = p_benutzer_id);
  ELSE
    v_gibt_es := EXISTS (SELECT FROM akte.mieter AS m WHERE m.mandant_id = v_mandant_id AND m.id = p_mieter_id);
  END IF;
  IF NOT v_gibt_es THEN
    RAISE EXCEPTION USING ERRCODE = 'MA106',
      MESSAGE = 'Diese Person gibt es bei diesem Mandanten nicht.',
      DETAIL = format('mandant_id=%s benutzer_id=%s mieter_id=%s', v_mandant_id, p_benutzer_id, p_mieter_id),
      HINT = 'Die Person zuerst anlegen.';
  END IF;
  IF v_email IS NULL OR length(v_email) > 254 OR v_email !~ '^[^@[:space:]]+@[^@[:space:]]+$' THEN
    RAISE EXCEPTION USING ERRCODE = 'MA113',
      MESSAGE = 'Das ist keine E-Mail-Adresse.',
      DETAIL = 'email fehlt oder hat nicht die Form name@ort',
      HINT = 'Eine Adresse wie name@beispiel.de angeben.';
  END IF;
  PERFORM sitzung.passwort_hash_pruefen(p_passwort_hash);

  INSERT INTO sitzung.zugaenge (mandant_id, kanal, benutzer_id, mieter_id, email, passwort_hash, passwort_geaendert_am)
  VALUES (v_mandant_id, CASE WHEN p_benutzer_id IS NULL THEN 'portal' ELSE 'verwaltung' END,
          p_benutzer_id, p_mieter_id, v_email, p_passwort_hash,
          CASE WHEN p_passwort_hash IS NOT NULL THEN clock_timestamp() END)
  ON CONFLICT DO NOTHING
  RETURNING id INTO v_id;
  IF v_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA113',
      MESSAGE = 'Diese Person hat schon einen Zugang.',
      DETAIL = format('mandant_id=%s benutzer_id=%s mieter_id=%s', v_mandant_id, p_benutzer_id, p_mieter_id),
      HINT = 'Ein neues Passwort setzt sitzung.passwort_zuruecksetzen.';
  END IF;
  RETURN v_id;
END
$$;

ALTER FUNCTION sitzung.zugang_anlegen(text, bigint, bigint, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.zugang_anlegen(text, bigint, bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.zugang_anlegen(text, bigint, bigint, text) TO mietakte_dba, mietakte_dienst, mietakte_deploy;
COMMENT ON FUNCTION sitzung.zugang_anlegen(text, bigint, bigint, text) IS
'Legt beim Mandanten des Kontexts einen Zugang an, für einen Benutzer (Kanal verwaltung) oder einen Mieter (Kanal portal). Ohne
p_passwort_hash (argon2id) meldet sich die Person erst mit einem Link an. Gibt sitzung.zugaenge.id zurück. Fehler: MA106 Person
unbekannt, MA109 Hash zu schwach, MA111 kein Kontext, MA113 keine E-Mail-Adresse, nicht genau eine Person oder Zugang schon da.';
