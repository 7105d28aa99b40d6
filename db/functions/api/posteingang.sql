-- An e-mail that came in: the reply to an enquiry, if it names its number and comes from its person, else an enquiry of its own.
--
-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT nummer, antwort FROM api.posteingang('{"externe_id": "<1@post>", "email": "kern@post.example", "betreff": "AW: Antwort (A-2026-00017)", "text": "Danke!"}');
--  A-2026-00017 | t
-- COMMIT;
CREATE FUNCTION api.posteingang(p_daten jsonb)
RETURNS TABLE (nummer text, antwort boolean, doppelt boolean, ok boolean, vorgang_id bigint, fehlercode text, meldung text, hinweis text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
#variable_conflict use_column
DECLARE
  v_s sitzung.person := engine.tuer();
  v_a akte.anfragen;
  v_e engine.ergebnis;
BEGIN
  SELECT a.* INTO v_a FROM akte.anfragen a JOIN engine.vorgang v ON v.mandant_id = a.mandant_id AND v.id = a.vorgang_id
    LEFT JOIN akte.mieter m ON m.mandant_id = a.mandant_id AND m.id = a.mieter_id
   WHERE a.mandant_id = v_s.mandant_id AND a.nummer = (pg_catalog.regexp_match(p_daten->>'betreff', 'A-[0-9]{4}-[0-9]{5,}'))[1] AND v.beendet_am IS NULL
     -- a number can be guessed: the thread is open to the address it belongs to
     AND pg_catalog.lower(p_daten->>'email') IN (pg_catalog.lower(a.absender_email), pg_catalog.lower(m.email));
  IF v_a.id IS NOT NULL THEN
    -- the message's own number makes it one, however often the mailbox delivers it
    v_e := engine.ausloesen(v_a.vorgang_id, 'eingang_erfassen', pg_catalog.jsonb_build_object('weg', 'email', 'text', pg_catalog.left(p_daten->>'text', 4000)), NULL,
                            pg_catalog.md5('posteingang:' || v_s.mandant_id || ':' || (p_daten->>'externe_id'))::uuid);
    RETURN QUERY SELECT v_a.nummer, true, false, v_e.ok, v_a.vorgang_id, v_e.fehlercode, v_e.meldung, v_e.hinweis;
    RETURN;
  END IF;
  RETURN QUERY SELECT e.nummer, false, e.doppelt, e.ok, e.vorgang_id, e.fehlercode, e.meldung, e.hinweis
                 FROM api.anfrage_eingang('{"kategorie": "sonstiges"}'::jsonb || p_daten || '{"kanal": "email"}') e;
END
$fn$;
ALTER FUNCTION api.posteingang(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.posteingang(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.posteingang(jsonb) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.posteingang(jsonb) IS
'Nimmt eine E-Mail entgegen: Nennt ihr Betreff die Nummer einer offenen Anfrage und kommt sie von deren Person, gehört sie in deren Verlauf (antwort), sonst ist sie eine neue Anfrage. Danach COMMIT.
p_daten: externe_id (Message-ID), email, name, betreff, text, dateien wie bei api.anfrage_eingang. Fehler: MA001, MA002; als Zeile wie api.anfrage_eingang.';
