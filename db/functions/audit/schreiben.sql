-- Appends one row to the chain of a bracket. The caller holds the lock of the bracket (engine.sperren).
-- Called by the engine only; there is no other way into the log.
CREATE FUNCTION audit.schreiben(
  p_s sitzung.person,
  p_strom_id bigint,
  p_vorgang_id bigint,
  p_automat text,
  p_ereignis text,
  p_von text,
  p_nach text,
  p_fehlercode text,
  p_lifecycle text,
  p_nutzlast text
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_zeit   timestamptz := coalesce(p_s.zeit, pg_catalog.clock_timestamp());
  v_digest bytea := CASE WHEN p_nutzlast IS NOT NULL THEN pg_catalog.sha256(pg_catalog.convert_to(p_nutzlast, 'UTF8')) END;
  v_ergebnis text := CASE WHEN p_fehlercode IS NULL THEN 'ok' ELSE 'abgelehnt' END;
  v_rest   text;
  v_nr     bigint;
  v_hash   bytea;
BEGIN
  -- fixed order, length-prefixed, UTC: see audit.kanonisch, which the check uses
  v_rest := audit.kanonisch(p_vorgang_id, v_zeit, p_s.akteur, p_s.kanal, p_s.rolle, p_automat, p_ereignis, p_von, p_nach,
                            v_ergebnis, p_fehlercode, p_lifecycle, p_s.zeit IS NOT NULL, v_digest);
  -- head and row in one statement: a transition is paid by the number of its statements (bench/uebergang)
  WITH kopf AS (
    UPDATE audit.koepfe AS k
       SET nr = k.nr + 1,
           hash = pg_catalog.sha256(k.hash || pg_catalog.convert_to((k.nr + 1)::text || v_rest, 'UTF8'))
     WHERE k.mandant_id = p_s.mandant_id AND k.strom_id = p_strom_id
    RETURNING k.nr, k.hash)
  INSERT INTO audit.eintraege (mandant_id, strom_id, nr, vorgang_id, zeit, akteur, kanal, rolle, automat, ereignis, von, nach,
                               ergebnis, fehlercode, lifecycle, uebernommen, nutzlast_digest, kanonisch, hash)
  SELECT p_s.mandant_id, p_strom_id, kopf.nr, p_vorgang_id, v_zeit, p_s.akteur, p_s.kanal, p_s.rolle, p_automat, p_ereignis, p_von, p_nach,
         v_ergebnis, p_fehlercode, p_lifecycle, p_s.zeit IS NOT NULL, v_digest, v_rest, kopf.hash
    FROM kopf
  RETURNING nr INTO v_nr;
  IF v_nr IS NULL THEN                         -- the first row of this bracket
    v_nr   := 1;
    v_hash := pg_catalog.sha256(audit.anfang(p_s.mandant_id, p_strom_id) || pg_catalog.convert_to('1' || v_rest, 'UTF8'));
    INSERT INTO audit.koepfe (mandant_id, strom_id, nr, hash) VALUES (p_s.mandant_id, p_strom_id, v_nr, v_hash);
    INSERT INTO audit.eintraege (mandant_id, strom_id, nr, vorgang_id, zeit, akteur, kanal, rolle, automat, ereignis, von, nach,
                                 ergebnis, fehlercode, lifecycle, uebernommen, nutzlast_digest, kanonisch, hash)
    VALUES (p_s.mandant_id, p_strom_id, v_nr, p_vorgang_id, v_zeit, p_s.akteur, p_s.kanal, p_s.rolle, p_automat, p_ereignis, p_von, p_nach,
            v_ergebnis, p_fehlercode, p_lifecycle, p_s.zeit IS NOT NULL, v_digest, v_rest, v_hash);
  END IF;
  IF p_nutzlast IS NOT NULL THEN
    INSERT INTO audit.nutzlast (mandant_id, strom_id, nr, text) VALUES (p_s.mandant_id, p_strom_id, v_nr, p_nutzlast);
  END IF;
  RETURN v_nr;
END
$fn$;
ALTER FUNCTION audit.schreiben(sitzung.person, bigint, bigint, text, text, text, text, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION audit.schreiben(sitzung.person, bigint, bigint, text, text, text, text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION audit.schreiben(sitzung.person, bigint, bigint, text, text, text, text, text, text, text) IS
'Schreibt einen Eintrag in das Protokoll der Klammer (Kette aus SHA-256) und gibt seine Nummer zurück. p_nutzlast ist der löschbare Teil, der Eintrag selbst hält nur dessen Prüfsumme.';
