-- A tenant asks something: a question, papers, a look at receipts. A person answers.
--
-- BEGIN; SELECT sitzung.als_mieter(1, 5);
-- SELECT ok, nummer FROM portal.frage_stellen('{"kategorie": "unterlagen", "betreff": "Belege 2024", "text": "Ich möchte die Rechnungen einsehen."}');   →  t | A-2026-00018
-- COMMIT;
CREATE FUNCTION portal.frage_stellen(p_daten jsonb)
RETURNS TABLE (nummer text, kennung uuid, eingegangen_am timestamptz, doppelt boolean, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text,
               detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := portal.mieter_tuer();
BEGIN
  IF coalesce(p_daten->>'kategorie', '') NOT IN ('frage', 'unterlagen', 'sonstiges') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE60', MESSAGE = 'Worum geht es?', COLUMN = 'kategorie', HINT = 'Frage, Unterlagen oder Sonstiges wählen; einen Schaden bitte auf der Seite „Schaden melden“.';
  END IF;
  -- an ended lease may still be asked about
  RETURN QUERY SELECT * FROM api.anfrage_eingang(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'kanal', 'portal', 'kategorie', p_daten->>'kategorie', 'vertragsnummer', p_daten->>'mietverhaeltnis', 'betreff', p_daten->>'betreff', 'text', p_daten->>'text',
    'externe_id', v_s.mieter_id || ':' || nullif(pg_catalog.btrim(p_daten->>'schluessel'), ''))));
END
$fn$;
ALTER FUNCTION portal.frage_stellen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.frage_stellen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.frage_stellen(jsonb) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.frage_stellen(jsonb) IS
'Stellt als angemeldeter Mieter eine Frage, durch api.anfrage_eingang. Danach COMMIT. p_daten, Pflicht: kategorie (frage, unterlagen, sonstiges), text. Wahlfrei: betreff, mietverhaeltnis (Kennung, auch eines beendeten), schluessel (Kennung des Formulars).
Fehler: MA001, MA002, MAE60; als Zeile wie api.anfrage_eingang.';
