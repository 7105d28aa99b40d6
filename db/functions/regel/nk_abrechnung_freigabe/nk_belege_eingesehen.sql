-- The checker says that he has seen every receipt; without that there is no check.
CREATE FUNCTION regel.nk_belege_eingesehen(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'belege_eingesehen')::boolean THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAD42', 'Geprüft ist die Abrechnung erst, wenn alle Belege eingesehen sind.', 'Belege auf der Seite der Abrechnung öffnen; stimmt einer nicht, die Abrechnung mit Grund zurückgeben.',
    '§ 259 Abs. 1 BGB', 'belege_eingesehen');
END
$fn$;
ALTER FUNCTION regel.nk_belege_eingesehen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_belege_eingesehen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_belege_eingesehen(engine.kontext) IS
'Bedingung: alle Belege sind eingesehen (MAD42). Norm: § 259 Abs. 1 BGB.';
