-- A letter arrives after it was written.
CREATE FUNCTION regel.mahnung_zugang_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_letzte date := (SELECT max(m.datum) FROM akte.mahnungen m WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND m.storniert_am IS NULL);
BEGIN
  IF v_letzte IS NULL THEN
    RETURN engine.ablehnung('MAF36', 'Zu diesem Vorgang gibt es kein Schreiben aus diesem Programm.', 'Nachweise früherer Schreiben als Datei zur Akte nehmen.');
  ELSIF (p_k.daten->>'am')::date NOT BETWEEN v_letzte AND p_k.heute THEN
    RETURN engine.ablehnung('MAF42', 'Der Tag liegt in der Zukunft oder vor der letzten Mahnung.', 'Tag angeben, an dem es geschehen ist.', NULL, 'am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mahnung_zugang_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_zugang_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_zugang_tag(engine.kontext) IS
'Bedingung: Es gibt ein Schreiben (MAF36), der Tag liegt zwischen Schreiben und heute (MAF42).';
