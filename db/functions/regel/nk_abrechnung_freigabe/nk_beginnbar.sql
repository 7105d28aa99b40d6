-- One Vorgang per period: the period is created with it, and a second one would release the same costs twice.
CREATE FUNCTION regel.nk_beginnbar(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
BEGIN
  IF v_a.id IS NOT NULL AND v_a.vorgang_id IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAD03', 'Diese Abrechnung hat ihren Vorgang schon.', 'Den laufenden Vorgang fortsetzen; für einen anderen Zeitraum eine neue Abrechnung anlegen.', '§ 556 Abs. 3 BGB');
END
$fn$;
ALTER FUNCTION regel.nk_beginnbar(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_beginnbar(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_beginnbar(engine.kontext) IS
'Bedingung: die Abrechnung der Klammer hat noch keinen Vorgang (MAD03).';
