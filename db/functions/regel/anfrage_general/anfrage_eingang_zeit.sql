-- It cannot have arrived tomorrow.
CREATE FUNCTION regel.anfrage_eingang_zeit(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'eingegangen_am')::timestamptz > p_k.jetzt THEN
    RETURN engine.ablehnung('MAE09', 'Der Eingang liegt in der Zukunft.', 'Tag und Uhrzeit des Eingangs prüfen oder leer lassen: Dann gilt jetzt.', '§ 130 Abs. 1 BGB', 'eingegangen_am');
  ELSIF (p_k.daten->>'seit')::date > p_k.heute THEN
    RETURN engine.ablehnung('MAE09', '„Seit wann“ liegt in der Zukunft.', 'Datum prüfen.', '§ 536c Abs. 1 BGB', 'seit');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.anfrage_eingang_zeit(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.anfrage_eingang_zeit(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.anfrage_eingang_zeit(engine.kontext) IS
'Bedingung: Eingang und Beginn des Mangels liegen nicht in der Zukunft (MAE09). Norm: § 130 Abs. 1 BGB.';
