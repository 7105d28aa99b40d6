-- What a caught error means to the person: our own codes as they are, constraints as contradictions, the rest as a fault.
-- SELECT (engine.fehler_lesen('23505', 'duplicate key', '', '', 'vorgang_exklusiv', '')).fehlercode;   →  MA006
CREATE FUNCTION engine.fehler_lesen(
  p_sqlstate text,
  p_meldung text,
  p_detail text,
  p_hinweis text,
  p_norm text,
  p_feld text
)
RETURNS engine.ablehnung
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_sqlstate LIKE 'MA%' THEN
    RETURN engine.ablehnung(p_sqlstate, p_meldung, nullif(p_hinweis, ''), nullif(p_norm, ''), nullif(p_feld, ''), nullif(p_detail, ''));
  ELSIF p_sqlstate = '23505' AND p_norm = 'vorgang_exklusiv' THEN
    RETURN engine.ablehnung('MA006', 'Ein solcher Vorgang läuft hier schon.', 'Zuerst den laufenden Vorgang abschließen oder beenden.', NULL, NULL, p_detail);
  ELSIF p_sqlstate LIKE '23%' THEN
    RETURN engine.ablehnung('MA011', 'Die Angaben widersprechen dem, was schon erfasst ist.', 'Eingaben prüfen; die Regel heißt „' || p_norm || '“.',
      NULL, NULL, pg_catalog.concat_ws(' ', p_sqlstate, p_norm));
  END IF;
  -- a fault of ours: the file says what it was, the page does not
  RETURN engine.ablehnung('MA099', 'Der Schritt ist an einem technischen Fehler gescheitert. Nichts wurde geändert.',
    'Noch einmal versuchen; bleibt es dabei, die Betreuung mit der Vorgangsnummer anrufen.', NULL, NULL, p_sqlstate || ': ' || p_meldung);
END
$fn$;
ALTER FUNCTION engine.fehler_lesen(text, text, text, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.fehler_lesen(text, text, text, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.fehler_lesen(text, text, text, text, text, text) IS
'Übersetzt einen gefangenen Fehler in eine Ablehnung: MA… unverändert, verletzte Regeln MA006/MA011, alles andere MA099.';
