-- A notice without a backup could never be taken back to the letter, so it does not move the master either.
CREATE FUNCTION regel.vermietung_sicherung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM akte.kuendigungen k
              WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.entstanden_aus AND k.sicherung ? 'mietende') THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA326', 'Zur Kündigung fehlt die Sicherung des Mietverhältnisses.',
    'Nichts wurde geändert; die Betreuung mit der Vorgangsnummer anrufen.', NULL, NULL, 'Kündigung ' || coalesce(p_k.entstanden_aus::text, '–'));
END
$fn$;
ALTER FUNCTION regel.vermietung_sicherung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vermietung_sicherung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vermietung_sicherung(engine.kontext) IS
'Bedingung: Die Kündigung hat den Vorzustand des Mietverhältnisses gesichert (MA326).';
