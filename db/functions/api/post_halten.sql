-- What is to be sent; its row stays locked until the transaction ends, which says that the worker lives.
-- SELECT adressen, betreff FROM api.post_halten('5c1e…');   →  {ines.berg@example.org} | Mieterhöhung
CREATE FUNCTION api.post_halten(p_kennung uuid)
RETURNS TABLE (weg text, empfaenger text, adressen text[], betreff text, text text, absender text, absender_email text, dateiname text, inhalt bytea, lesebestaetigung boolean)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '1s'
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_p akte.postausgang;
BEGIN
  BEGIN
    -- Waits a moment and does not skip: a worker that looked for work while this row was claimed holds it until its own commit.
    SELECT p.* INTO v_p FROM akte.postausgang p
     WHERE p.mandant_id = v_s.mandant_id AND p.kennung = p_kennung AND p.weg IN ('email', 'sms') AND p.status = 'in_arbeit'
       FOR UPDATE;
  EXCEPTION WHEN lock_not_available THEN
    RETURN;                                    -- somebody is sending it
  END;
  -- it was given up meanwhile: not to be sent
  IF v_p.id IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT v_p.weg, v_p.empfaenger, v_p.adressen, v_p.betreff, v_p.text, ma.name, ma.email,
           pg_catalog.btrim(pg_catalog.regexp_replace(d.titel, '[^[:alnum:] .-]+', ' ', 'g')) || '.pdf', f.inhalt, v_p.lesebestaetigung
      FROM akte.mandanten ma
      LEFT JOIN akte.dokumente d ON d.mandant_id = ma.id AND d.id = v_p.dokument_id
      LEFT JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id
     WHERE ma.id = v_s.mandant_id;
END
$fn$;
ALTER FUNCTION api.post_halten(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_halten(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_halten(uuid) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.post_halten(uuid) IS
'Sperrt eine in Arbeit genommene Sendung bis zum Ende der Transaktion und gibt zurück, was zu senden ist; keine Zeile: nicht senden. In derselben Transaktion senden und api.post_ergebnis melden. Fehler: MA001, MA002.';
