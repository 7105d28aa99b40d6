-- A person confirms that the batch is printed and on its way; letters that were spoilt wait for the next batch.
-- SELECT api.post_gedruckt('77aa…', ARRAY['9b0c…']::uuid[]);   →  11   (letters that went out)
CREATE FUNCTION api.post_gedruckt(p_stapel uuid, p_ohne uuid[] DEFAULT '{}')
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_stapel akte.druckstapel;
  v_p      record;
  v_anzahl int := 0;
BEGIN
  SELECT d.* INTO v_stapel FROM akte.druckstapel d WHERE d.mandant_id = v_s.mandant_id AND d.kennung = p_stapel FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG08', MESSAGE = 'Diesen Druckstapel gibt es nicht.', DETAIL = 'Kennung ' || p_stapel,
      HINT = 'Die Seite Post zeigt alle Druckstapel.';
  END IF;
  IF v_stapel.gedruckt_am IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG09', MESSAGE = 'Dieser Druckstapel ist schon als gedruckt bestätigt.',
      DETAIL = 'am ' || pg_catalog.to_char(v_stapel.gedruckt_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY HH24:MI') || ' durch ' || v_stapel.gedruckt_von,
      HINT = 'Fehlt ein Brief, ihn einzeln noch einmal zum Druck geben.';
  END IF;
  UPDATE akte.druckstapel AS d SET gedruckt_am = engine.jetzt(), gedruckt_von = v_s.akteur WHERE d.mandant_id = v_s.mandant_id AND d.id = v_stapel.id;
  FOR v_p IN
    SELECT p.id, p.kennung = ANY (p_ohne) AS verdorben FROM akte.postausgang p
     WHERE p.mandant_id = v_s.mandant_id AND p.druckstapel_id = v_stapel.id AND p.status = 'in_arbeit' ORDER BY p.id FOR UPDATE
  LOOP
    IF v_p.verdorben THEN
      UPDATE akte.postausgang AS p SET status = 'wartend', druckstapel_id = NULL, stapel_position = NULL, grund = 'Beim Drucken aussortiert.'
       WHERE p.mandant_id = v_s.mandant_id AND p.id = v_p.id;
      PERFORM regel.post_vermerken(v_s.mandant_id, v_p.id, 'neu_gedruckt', 'Beim Drucken aussortiert', v_s.akteur);
    ELSE
      UPDATE akte.postausgang AS p SET status = 'versendet', erledigt_am = engine.jetzt() WHERE p.mandant_id = v_s.mandant_id AND p.id = v_p.id;
      PERFORM regel.post_vermerken(v_s.mandant_id, v_p.id, 'gedruckt', NULL, v_s.akteur);
      v_anzahl := v_anzahl + 1;
    END IF;
  END LOOP;
  RETURN v_anzahl;
END
$fn$;
ALTER FUNCTION api.post_gedruckt(uuid, uuid[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_gedruckt(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_gedruckt(uuid, uuid[]) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.post_gedruckt(uuid, uuid[]) IS
'Bestätigt, dass ein Druckstapel gedruckt und zur Post gegeben ist, und gibt die Anzahl der Briefe zurück. p_ohne: Kennungen verdorbener Briefe; sie kommen in den nächsten Stapel. Fehler: MA001, MA002, MAG08, MAG09.';
