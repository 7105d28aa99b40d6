-- Without a check only e-mail and telephone pass; name, address and account have consequences.
CREATE FUNCTION regel.stammdaten_nur_kontakt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.stammdaten_zeile(p_k)).art <> 'kontakt' THEN
    RETURN engine.ablehnung('MAB78', 'Name, Anschrift und Bankverbindung werden erst nach einer Prüfung übernommen.', 'Zuerst die Prüfung erfassen.', 'Art. 5 Abs. 1 Buchst. d DSGVO');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_nur_kontakt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_nur_kontakt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_nur_kontakt(engine.kontext) IS
'Bedingung: Ungeprüft werden nur Kontaktdaten übernommen (MAB78). Norm: Art. 5 Abs. 1 Buchst. d DSGVO.';
