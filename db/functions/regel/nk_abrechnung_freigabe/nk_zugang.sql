-- Not before it was sent, not in the days to come, and once.
CREATE FUNCTION regel.nk_zugang(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_tag date := (p_k.daten->>'zugang_am')::date;
  v_vor date;
BEGIN
  SELECT max(z.versendet_am) INTO v_vor FROM regel.nk_zustellungen(p_k) z WHERE z.zugang_am IS NULL AND (p_k.daten->>'abrechnung' IN ('alle', z.id::text));
  IF v_vor IS NULL THEN
    RETURN engine.ablehnung('MAD53', 'Der Zugang dieser Abrechnung ist schon erfasst.', 'Ein erfasster Zugang bleibt; war er falsch, die Abrechnung korrigieren und neu versenden.', '§ 130 Abs. 1 BGB', 'abrechnung');
  ELSIF v_tag > p_k.heute OR v_tag < v_vor THEN
    RETURN engine.ablehnung('MAD53', 'Der Zugang liegt zwischen dem Versand am ' || regel.datum(v_vor) || ' und heute.', 'Den Tag angeben, an dem der Brief im Briefkasten lag oder übergeben wurde.', '§ 130 Abs. 1 BGB', 'zugang_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.nk_zugang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_zugang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_zugang(engine.kontext) IS
'Bedingung: Zugang nach dem Versand, nicht in der Zukunft, nur einmal (MAD53). Norm: § 130 Abs. 1 BGB.';
