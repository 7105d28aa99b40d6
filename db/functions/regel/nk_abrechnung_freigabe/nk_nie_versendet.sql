-- What tenants hold in their hands is corrected, not discarded.
CREATE FUNCTION regel.nk_nie_versendet(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM akte.nk_zustellungen z WHERE z.mandant_id = p_k.mandant_id AND z.vorgang_id = p_k.vorgang_id) THEN
    RETURN engine.ablehnung('MAD54', 'Diese Abrechnung wurde schon versendet und lässt sich nicht mehr verwerfen.', 'Kosten berichtigen und die neue Fassung prüfen, freigeben und versenden.', '§ 556 Abs. 3 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_nie_versendet(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_nie_versendet(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_nie_versendet(engine.kontext) IS
'Bedingung: keine Fassung wurde je versendet (MAD54).';
