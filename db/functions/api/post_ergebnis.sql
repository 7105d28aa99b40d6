-- What became of a claimed e-mail.
-- SELECT api.post_ergebnis('5c1e…', 'versendet', '250 2.0.0 Ok: queued as 7F1A');   →  versendet
CREATE FUNCTION api.post_ergebnis(p_kennung uuid, p_ergebnis text, p_antwort text)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_p      akte.postausgang;
  v_status text;
BEGIN
  SELECT p.* INTO v_p FROM akte.postausgang p WHERE p.mandant_id = v_s.mandant_id AND p.kennung = p_kennung FOR UPDATE;
  IF NOT FOUND OR v_p.status <> 'in_arbeit' OR v_p.weg = 'druck' OR coalesce(p_ergebnis, '') NOT IN ('versendet', 'verschoben', 'fehlgeschlagen', 'ungeklaert') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG06', MESSAGE = 'Zu dieser Sendung wird kein Ergebnis erwartet.',
      DETAIL = 'Sendung ' || p_kennung || ', Stand ' || coalesce(v_p.status, 'unbekannt') || ', Ergebnis ' || coalesce(p_ergebnis, 'fehlt'),
      HINT = 'Sendungen mit api.post_holen in Arbeit nehmen; Ergebnisse: versendet, verschoben, fehlgeschlagen, ungeklaert.';
  END IF;
  v_status := CASE WHEN p_ergebnis = 'verschoben' AND v_p.versuche >= 8 THEN 'fehlgeschlagen'
                   WHEN p_ergebnis = 'verschoben' THEN 'wartend' ELSE p_ergebnis END;
  UPDATE akte.postausgang AS p
     SET status = v_status, grund = pg_catalog.left(p_antwort, 1000),
         -- five minutes, ten, twenty … five hours: a mail server that is down is not asked every minute
         naechster_ab = CASE WHEN v_status = 'wartend' THEN engine.jetzt() + interval '5 minutes' * pg_catalog.power(2, least(v_p.versuche - 1, 6)) ELSE p.naechster_ab END,
         erledigt_am = CASE WHEN v_status = 'versendet' THEN engine.jetzt() END
   WHERE p.mandant_id = v_p.mandant_id AND p.id = v_p.id;
  PERFORM regel.post_vermerken(v_p.mandant_id, v_p.id, CASE WHEN v_status = 'wartend' THEN 'verschoben' ELSE v_status END, p_antwort, v_s.akteur);
  RETURN v_status;
END
$fn$;
ALTER FUNCTION api.post_ergebnis(uuid, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_ergebnis(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_ergebnis(uuid, text, text) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.post_ergebnis(uuid, text, text) IS
'Meldet, was aus einer in Arbeit genommenen Sendung wurde, und gibt ihren neuen Stand zurück. p_ergebnis: versendet, verschoben (später noch einmal; nach dem achten Mal fehlgeschlagen), fehlgeschlagen, ungeklaert (niemand weiß, ob der Server sie angenommen hat). Fehler: MA001, MA002, MAG06.';
