-- Four eyes, first pair: who worked on it does not check it.
CREATE FUNCTION regel.nk_pruefer(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF p_k.akteur = ANY (regel.nk_ersteller(p_k.mandant_id, (regel.nk_abrechnung(p_k)).id)) THEN
    RETURN engine.ablehnung('MAD40', 'Sie haben an dieser Abrechnung mitgearbeitet und können sie deshalb nicht prüfen.',
      'Eine Kollegin oder ein Kollege, der nichts davon erfasst hat, übernimmt die Belegkontrolle.', 'Vier-Augen-Prinzip der Verwaltung');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_pruefer(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_pruefer(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_pruefer(engine.kontext) IS
'Bedingung: Prüfende Person hat die Abrechnung weder erstellt noch bearbeitet noch vorgelegt (MAD40). Nicht übersteuerbar.';
