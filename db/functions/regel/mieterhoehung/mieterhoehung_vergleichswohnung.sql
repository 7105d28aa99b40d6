-- A correction names a flat that is there.
CREATE FUNCTION regel.mieterhoehung_vergleichswohnung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.daten ? 'nummer' AND NOT EXISTS (
       SELECT FROM akte.mieterhoehung_vergleichswohnungen w JOIN akte.mieterhoehungen e ON e.mandant_id = w.mandant_id AND e.id = w.mieterhoehung_id
        WHERE w.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id AND w.nummer = (p_k.daten->>'nummer')::int) THEN
    RETURN engine.ablehnung('MAA04', 'Eine Vergleichswohnung mit dieser Nummer ist nicht erfasst.', 'Das Feld leer lassen, um eine weitere Wohnung aufzunehmen.',
      '§ 558a Abs. 2 Nr. 4 BGB', 'nummer');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_vergleichswohnung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_vergleichswohnung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_vergleichswohnung(engine.kontext) IS
'Bedingung: Die Nummer einer berichtigten Vergleichswohnung gibt es (MAA04). Norm: § 558a Abs. 2 Nr. 4 BGB.';
