-- Art. 13 DSGVO: the information is due when the data are collected, so at the latest before the signature.
CREATE FUNCTION regel.vertrag_datenschutz_erteilt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM akte.vertragsabschluesse v
              WHERE v.mandant_id = p_k.mandant_id AND v.vorgang_id = p_k.vorgang_id AND v.datenschutz_am IS NOT NULL) THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA320', 'Die Datenschutzhinweise sind noch nicht übergeben.', 'Zuerst „Datenschutzhinweise übergeben“ erfassen.', 'Art. 13 DSGVO');
END
$fn$;
ALTER FUNCTION regel.vertrag_datenschutz_erteilt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vertrag_datenschutz_erteilt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vertrag_datenschutz_erteilt(engine.kontext) IS
'Bedingung: Datenschutzhinweise sind erfasst (MA320).';
