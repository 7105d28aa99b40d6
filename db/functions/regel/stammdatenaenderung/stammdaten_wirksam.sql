-- The data of a person have no date: what begins later is taken over later. An account carries its own.
CREATE FUNCTION regel.stammdaten_wirksam(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s akte.stammdatenaenderungen := regel.stammdaten_zeile(p_k);
BEGIN
  IF v_s.art <> 'bank' AND v_s.gueltig_ab > p_k.heute THEN
    RETURN engine.ablehnung('MAB84', 'Die Änderung gilt erst ab dem ' || regel.datum(v_s.gueltig_ab) || '.', 'An diesem Tag übernehmen; bis dahin gelten die bisherigen Daten.', 'Art. 5 Abs. 1 Buchst. d DSGVO');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_wirksam(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_wirksam(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_wirksam(engine.kontext) IS
'Bedingung: Die Änderung gilt schon (MAB84).';
