-- SELECT engine.schluessel_einloesen(…, 'b8e0…', '\x…');   →  the first result, or NULL when the key is new
CREATE FUNCTION engine.schluessel_einloesen(p_s sitzung.person, p_schluessel uuid, p_anfrage bytea)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_alt record;
BEGIN
  -- two posts with one key at the same time: the second waits here and then finds the result of the first
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_schluessel::text, p_s.mandant_id));
  SELECT i.ergebnis, i.akteur, i.anfrage INTO v_alt FROM engine.idempotenz i WHERE i.mandant_id = p_s.mandant_id AND i.schluessel = p_schluessel;
  IF FOUND AND (v_alt.akteur <> p_s.akteur OR v_alt.anfrage <> p_anfrage) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA016', MESSAGE = 'Dieser Schlüssel gehört zu einem anderen Auftrag.',
      HINT = 'Seite neu laden und noch einmal absenden; in SQL für jeden Auftrag einen neuen Schlüssel (UUID) verwenden.';
  END IF;
  RETURN v_alt.ergebnis;
END
$fn$;
ALTER FUNCTION engine.schluessel_einloesen(sitzung.person, uuid, bytea) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.schluessel_einloesen(sitzung.person, uuid, bytea) FROM PUBLIC;
COMMENT ON FUNCTION engine.schluessel_einloesen(sitzung.person, uuid, bytea) IS
'Erstes Ergebnis zu einem Idempotenzschlüssel oder NULL. p_anfrage: Prüfsumme der Anfrage. Fehler: MA016 der Schlüssel gehört zu einem anderen Auftrag.';
