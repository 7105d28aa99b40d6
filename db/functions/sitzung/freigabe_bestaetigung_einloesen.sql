-- The second tap, once: whoever updates the row first has it.
--
--   SELECT art, text FROM sitzung.freigabe_bestaetigung_einloesen(p_wort => '5c1e…');
--    → freigeben |
CREATE FUNCTION sitzung.freigabe_bestaetigung_einloesen(p_wort text, OUT art text, OUT text text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  UPDATE sitzung.freigabelinks AS l
     SET bestaetigung_hash = NULL, bestaetigung_art = NULL, bestaetigung_text = NULL, bestaetigung_bis = NULL
    FROM sitzung.freigabelinks AS vorher
   WHERE l.mandant_id = sitzung.mandant_id() AND l.id = -sitzung.sitzung_id() AND sitzung.kanal() = 'freigabe'
     AND l.bestaetigung_hash = sha256(convert_to(p_wort, 'UTF8')) AND l.bestaetigung_bis > clock_timestamp()
     AND l.eingeloest_am IS NULL AND l.widerrufen_am IS NULL
     AND vorher.mandant_id = l.mandant_id AND vorher.id = l.id
  RETURNING vorher.bestaetigung_art, vorher.bestaetigung_text
  INTO freigabe_bestaetigung_einloesen.art, freigabe_bestaetigung_einloesen.text;
END
$fn$;
ALTER FUNCTION sitzung.freigabe_bestaetigung_einloesen(text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.freigabe_bestaetigung_einloesen(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.freigabe_bestaetigung_einloesen(text) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.freigabe_bestaetigung_einloesen(text) IS
'Löst die Bestätigung ein, genau einmal: art und text der Vormerkung; NULL, wenn das Wort falsch, verbraucht oder älter als 30 Minuten ist. Nur für die Funktionen des Schemas portal.';
