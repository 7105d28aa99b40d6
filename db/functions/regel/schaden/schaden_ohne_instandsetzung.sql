-- One Instandsetzung per damage at a time.
CREATE FUNCTION regel.schaden_ohne_instandsetzung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = p_k.mandant_id AND v.entstanden_aus = p_k.vorgang_id AND v.automat = 'instandsetzung' AND v.beendet_am IS NULL) THEN
    RETURN engine.ablehnung('MAB15', 'Aus diesem Schaden läuft schon eine Instandsetzung.', 'Im Vorgang der Instandsetzung am Objekt weiterarbeiten.', '§ 535 Abs. 1 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_ohne_instandsetzung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_ohne_instandsetzung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_ohne_instandsetzung(engine.kontext) IS
'Bedingung: Aus diesem Schaden läuft noch keine Instandsetzung (MAB15). Norm: § 535 Abs. 1 BGB.';
