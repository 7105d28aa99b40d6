-- The second tap decides. It brings the word of the first; what it stands for was kept there, so that nothing can be swapped in between.
--
-- BEGIN; SELECT sitzung.betreten('77d0…');
-- SELECT ok, nach FROM portal.freigabe_entscheiden('5c1e…');
--  ok | nach
--  t  | freigegeben
-- COMMIT;
CREATE FUNCTION portal.freigabe_entscheiden(p_bestaetigung text)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_v engine.vorgang := portal.freigabe_vorgang(v_s);
  v_b record;
BEGIN
  SELECT b.art, b.text INTO v_b FROM sitzung.freigabe_bestaetigung_einloesen(p_wort => p_bestaetigung) AS b;
  IF v_b.art IS NULL THEN
    RETURN engine.abgelehnt(v_s, v_v.traeger_id, v_v.id, v_v.automat, 'freigabe_bestaetigen', v_v.zustand, '{}',
      engine.ablehnung('MAE42', 'Diese Bestätigung gilt nicht mehr.', 'Bitte wählen Sie noch einmal, was geschehen soll, und bestätigen Sie es innerhalb von 30 Minuten.'), NULL);
  END IF;
  RETURN engine.ausloesen(v_v.id, v_b.art, CASE WHEN v_b.text IS NULL THEN '{}' ELSE pg_catalog.jsonb_build_object('text', v_b.text) END, 'freigabe_offen');
END
$fn$;
ALTER FUNCTION portal.freigabe_entscheiden(text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.freigabe_entscheiden(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.freigabe_entscheiden(text) TO mietakte_freigabe, mietakte_dba;
COMMENT ON FUNCTION portal.freigabe_entscheiden(text) IS
'Zweites Antippen: führt aus, was vorgemerkt ist. Freigeben und Ablehnen verbrauchen den Link, eine Rückfrage nicht. Eine Ablehnung kommt als Zeile zurück und steht im Protokoll. Danach COMMIT.
Fehler: MA001, MA002, MA107 der Link gilt nicht (mehr); als Zeile MAE41, MAE42.';
