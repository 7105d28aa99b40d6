-- The first tap: what the owner is about to do, and the word the second tap has to bring. Nothing is decided yet.
--
-- SELECT portal.freigabe_vorlegen('freigeben', NULL);
--  5c1e…
CREATE FUNCTION portal.freigabe_vorlegen(p_entscheidung text, p_text text)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_v engine.vorgang := portal.freigabe_vorgang(v_s);
BEGIN
  IF coalesce(p_entscheidung, '') NOT IN ('freigeben', 'ablehnen', 'rueckfragen')
     OR (p_entscheidung = 'rueckfragen' AND pg_catalog.length(pg_catalog.btrim(coalesce(p_text, ''))) < 3)
     OR pg_catalog.length(p_text) > 2000 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE44',
      MESSAGE = CASE WHEN p_entscheidung = 'rueckfragen' THEN 'Bitte schreiben Sie, was Sie wissen möchten.' ELSE 'Bitte wählen Sie, was geschehen soll.' END,
      DETAIL = 'Vorgang ' || v_v.id,
      HINT = 'Möglich sind: freigeben, ablehnen, zurückfragen. Der Text darf 2.000 Zeichen haben.',
      COLUMN = 'text';
  END IF;
  RETURN sitzung.freigabe_vormerken(p_art => p_entscheidung, p_text => p_text);
END
$fn$;
ALTER FUNCTION portal.freigabe_vorlegen(text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.freigabe_vorlegen(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.freigabe_vorlegen(text, text) TO mietakte_freigabe, mietakte_dba;
COMMENT ON FUNCTION portal.freigabe_vorlegen(text, text) IS
'Erstes Antippen: merkt die Entscheidung vor (freigeben, ablehnen, rueckfragen; p_text höchstens 2.000 Zeichen) und gibt das einmalige Wort für die Bestätigung zurück, 30 Minuten gültig. Entschieden ist damit nichts. Danach COMMIT.
Fehler: MA001, MA002, MA107 der Link gilt nicht (mehr), MAE44.';
