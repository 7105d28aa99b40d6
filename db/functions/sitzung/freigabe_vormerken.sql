-- The first tap: keeps what the owner wants to do and gives back the word that the second tap has to bring. Half an hour.
--
--   SELECT sitzung.freigabe_vormerken(p_art => 'freigeben', p_text => NULL);
--    → 5c1e…
CREATE FUNCTION sitzung.freigabe_vormerken(p_art text, p_text text)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_wort CONSTANT text := encode(sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())), 'hex');
BEGIN
  UPDATE sitzung.freigabelinks AS l
     SET bestaetigung_hash = sha256(convert_to(v_wort, 'UTF8')), bestaetigung_art = p_art, bestaetigung_text = nullif(btrim(p_text), ''),
         bestaetigung_bis = clock_timestamp() + interval '30 minutes'
   WHERE l.mandant_id = sitzung.mandant_id() AND l.id = -sitzung.sitzung_id() AND sitzung.kanal() = 'freigabe'
     AND l.eingeloest_am IS NULL AND l.widerrufen_am IS NULL;
  RETURN v_wort;
END
$fn$;
ALTER FUNCTION sitzung.freigabe_vormerken(text, text) OWNER TO mietakte_siegel;
REVOKE ALL ON FUNCTION sitzung.freigabe_vormerken(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sitzung.freigabe_vormerken(text, text) TO mietakte_engine;
COMMENT ON FUNCTION sitzung.freigabe_vormerken(text, text) IS
'Merkt vor, was mit dem eingetretenen Link geschehen soll, und gibt das einmalige Wort für die Bestätigung zurück (30 Minuten). p_art: freigeben, ablehnen, rueckfragen.
Eine neue Vormerkung ersetzt die vorige. Nur für die Funktionen des Schemas portal.';
