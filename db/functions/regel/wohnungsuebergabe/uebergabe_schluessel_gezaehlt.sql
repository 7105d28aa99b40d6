-- What changes hands are the keys.
CREATE FUNCTION regel.uebergabe_schluessel_gezaehlt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF regel.uebergabe_inhalt(p_k.mandant_id, (regel.uebergabe_zeile(p_k)).id)->'schluessel' <> '[]' THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA407', 'Es sind noch keine Schlüssel erfasst.',
    'Schlüssel zählen und erfassen, auch mit Anzahl 0. Sonst kann die Teamleitung mit Grund freigeben.', '§ 535 Abs. 1 BGB, § 546 Abs. 1 BGB');
END
$fn$;
ALTER FUNCTION regel.uebergabe_schluessel_gezaehlt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_schluessel_gezaehlt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_schluessel_gezaehlt(engine.kontext) IS
'Bedingung: Schlüssel stehen im Protokoll (MA407); übersteuerbar.';
