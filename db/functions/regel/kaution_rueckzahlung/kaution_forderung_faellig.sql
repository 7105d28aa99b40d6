-- Only what is due can be set off.
CREATE FUNCTION regel.kaution_forderung_faellig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'faellig_am')::date > p_k.heute THEN
    RETURN engine.ablehnung('MA614', 'Die Forderung ist noch nicht fällig; aufrechnen lässt sich nur mit fälligen Forderungen.',
      'Fälligkeit abwarten oder, wenn es um die Nebenkosten geht, einen Vorbehalt festlegen.', '§ 387 BGB', 'faellig_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kaution_forderung_faellig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_forderung_faellig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_forderung_faellig(engine.kontext) IS
'Bedingung: Die aufgerechnete Forderung ist fällig (MA614). Norm: § 387 BGB.';
