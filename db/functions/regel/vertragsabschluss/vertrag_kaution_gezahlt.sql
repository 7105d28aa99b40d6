-- Money that is already there cannot be agreed away.
CREATE FUNCTION regel.vertrag_kaution_gezahlt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_saldo numeric := regel.vertrag_kautionssaldo(p_k.mandant_id, p_k.bezug_id);
BEGIN
  IF v_saldo > 0 AND (p_k.daten->>'art' <> 'bar' OR (p_k.daten->>'betrag')::numeric < v_saldo) THEN
    RETURN engine.ablehnung('MA308', 'Auf die Kaution sind schon ' || pg_catalog.replace(v_saldo::text, '.', ',') || ' € eingegangen.',
      'Eine Barkaution in mindestens dieser Höhe vereinbaren oder die Buchung stornieren.', '§ 551 BGB', 'betrag');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.vertrag_kaution_gezahlt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_kaution_gezahlt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_kaution_gezahlt(engine.kontext) IS
'Bedingung: Die Vereinbarung deckt, was schon eingezahlt ist (MA308).';
