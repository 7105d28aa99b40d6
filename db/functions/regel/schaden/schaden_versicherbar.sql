-- One claim per damage: while it is undecided, or once it was decided, there is no second.
CREATE FUNCTION regel.schaden_versicherbar(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (regel.schaden_zeile(p_k)).versicherung_gemeldet_am IS NULL THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAB03', 'Dieser Schaden ist der Versicherung schon gemeldet.', 'Ihre Entscheidung als Regulierung oder Ablehnung erfassen; ein neuer Schaden ist ein neuer Vorgang.', '§ 30 VVG');
END
$fn$;
ALTER FUNCTION regel.schaden_versicherbar(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_versicherbar(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_versicherbar(engine.kontext) IS
'Bedingung: Der Schaden ist der Versicherung noch nicht gemeldet (MAB03). Norm: § 30 VVG.';
