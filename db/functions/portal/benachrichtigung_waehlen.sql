-- A tenant chooses what to be told by e-mail. Nothing chosen: nothing is sent, everything is still in the portal.
--
-- BEGIN; SELECT sitzung.als_mieter(1, 5);
-- SELECT portal.benachrichtigung_waehlen('{"ereignisse": ["in_bearbeitung", "nachricht", "abgeschlossen"]}');
--  {abgeschlossen,in_bearbeitung,nachricht}
-- COMMIT;
CREATE FUNCTION portal.benachrichtigung_waehlen(p_daten jsonb)
RETURNS text[]
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_wahl  text[];
  v_strom bigint;
BEGIN
  IF v_s.mieter_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA002', MESSAGE = 'Ohne gültige Sitzung geschieht nichts.', HINT = 'Im Mieterportal anmelden.';
  END IF;
  SELECT coalesce(pg_catalog.array_agg(DISTINCT x ORDER BY x), '{}') INTO v_wahl
    FROM pg_catalog.jsonb_array_elements_text(CASE pg_catalog.jsonb_typeof(p_daten->'ereignisse') WHEN 'array' THEN p_daten->'ereignisse' ELSE '[null]' END) x;
  IF pg_catalog.array_position(v_wahl, NULL) IS NOT NULL OR NOT v_wahl <@ ARRAY['in_bearbeitung', 'nachricht', 'abgeschlossen'] THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE51', MESSAGE = 'Diese Auswahl gibt es nicht.', COLUMN = 'ereignisse',
      HINT = 'Zur Wahl stehen: wird bearbeitet, neue Nachricht, erledigt.';
  END IF;
  IF v_wahl <> '{}' AND NOT EXISTS (SELECT FROM akte.mieter m WHERE m.mandant_id = v_s.mandant_id AND m.id = v_s.mieter_id AND m.email LIKE '%_@_%') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE52', MESSAGE = 'Für Nachrichten per E-Mail fehlt Ihre Adresse.', COLUMN = 'ereignisse',
      HINT = 'Zuerst unter „Meine Daten“ eine E-Mail-Adresse hinterlegen.';
  END IF;
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  INSERT INTO akte.benachrichtigungen (mandant_id, mieter_id, ereignisse, erfasst_am, erfasst_von) VALUES (v_s.mandant_id, v_s.mieter_id, v_wahl, engine.jetzt(), v_s.akteur);
  -- from now on: what was before is told nobody
  UPDATE akte.anfragen AS a SET status_gemeldet = x.status_mieter FROM api.anfragen x
   WHERE a.mandant_id = v_s.mandant_id AND a.mieter_id = v_s.mieter_id AND x.mandant_id = a.mandant_id AND x.vorgang_id = a.vorgang_id AND a.status_gemeldet <> x.status_mieter;
  PERFORM audit.schreiben(v_s, v_strom, NULL, 'anfrage_general', 'benachrichtigung_waehlen', NULL, NULL, NULL, NULL,
    engine.nutzlast(pg_catalog.jsonb_build_object('ereignisse', v_wahl), '{}', '{}'));
  RETURN v_wahl;
END
$fn$;
ALTER FUNCTION portal.benachrichtigung_waehlen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.benachrichtigung_waehlen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.benachrichtigung_waehlen(jsonb) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.benachrichtigung_waehlen(jsonb) IS
'Wählt, was der angemeldete Mieter zu seinen Meldungen per E-Mail erfährt, und gibt die Auswahl zurück; die jüngste gilt. Danach COMMIT. p_daten: ereignisse, eine Liste aus in_bearbeitung, nachricht, abgeschlossen (leer: keine E-Mails).
Fehler: MA001, MA002, MAE51, MAE52.';
