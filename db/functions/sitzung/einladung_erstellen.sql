-- A code to be typed, for the invitation by letter: 16 characters without those that are mixed up, 80 random bits, four weeks. An older
-- code of this login is worth nothing any more. The table holds its SHA-256, as of every link.
--
--   BEGIN; SELECT sitzung.als_benutzer(1, 17); SELECT sitzung.einladung_erstellen(p_mieter_id => 4711, p_email => 'ostermann@post.example');
--    → K7QM3XPD9TRAWH5B
CREATE FUNCTION sitzung.einladung_erstellen(p_mieter_id bigint, p_email text)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  v_jetzt      CONSTANT timestamptz := clock_timestamp();
  v_mandant_id CONSTANT bigint := sitzung.mandant_id();
  v_zeichen    CONSTANT text := '23456789ABCDEFGHJKMNPQRSTVWXYZ';
  v_zugang_id  bigint;
  v_bytes      CONSTANT bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  v_code       text := '';
BEGIN
  SELECT z.id INTO v_zugang_id FROM sitzung.zugaenge AS z WHERE z.mandant_id = v_mandant_id AND z.mieter_id = p_mieter_id;
  IF v_zugang_id IS NULL THEN
    v_zugang_id := sitzung.zugang_anlegen(p_email => p_email, p_mieter_id => p_mieter_id);
  ELSE
    -- invited again: whoever was in stays in until the new code is used; a login that was locked opens with it
    UPDATE sitzung.zugaenge AS z SET gesperrt_am = NULL, gesperrt_grund = NULL WHERE z.mandant_id = v_mandant_id AND z.id = v_zugang_id AND z.gesperrt_am IS NOT NULL;
  END IF;
  UPDATE sitzung.links AS l SET eingeloest_am = v_jetzt
  WHERE l.mandant_id = v_mandant_id AND l.zugang_id = v_zugang_id AND l.zweck = 'einladung' AND l.eingeloest_am IS NULL;
  -- 30 characters, one byte each: the bias of 256 mod 30 costs less than a bit of the 78
  FOR v_i IN 0 .. 15 LOOP
    v_code := v_code || substr(v_zeichen, get_byte(v_bytes, v_i) % 30 + 1, 1);
  END LOOP;
  INSERT INTO sitzung.links (mandant_id, zugang_id, zweck, token_hash, erstellt_am, laeuft_ab_am)
  VALUES (v_mandant_id, v_zugang_id, 'einladung', sha256(convert_to(v_code, 'UTF8')), v_jetzt, v_jetzt + interval '28 days');
  RETURN v_code;
END
$$;

ALTER FUNCTION sitzung.einladung_erstellen(bigint, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.einladung_erstellen(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.einladung_erstellen(bigint, text) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.einladung_erstellen(bigint, text) IS
'Erzeugt einen Einladungscode (16 Zeichen, gilt vier Wochen, einmal) für den Zugang eines Mieters und legt den Zugang dafür an. Ein älterer Code gilt nicht mehr.
Nur für api.portal_einladen. Fehler: MA106 Person unbekannt, MA113 keine E-Mail-Adresse.';
