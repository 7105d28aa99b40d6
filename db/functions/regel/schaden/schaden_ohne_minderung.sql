-- One reduction per damage at a time.
CREATE FUNCTION regel.schaden_ohne_minderung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = p_k.mandant_id AND v.entstanden_aus = p_k.vorgang_id AND v.automat = 'mietminderung' AND v.beendet_am IS NULL) THEN
    RETURN engine.ablehnung('MAB14', 'Aus diesem Schaden läuft schon eine Mietminderung.', 'Im Vorgang der Mietminderung weiterarbeiten; die Quote lässt sich dort ändern.', '§ 536 Abs. 1 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_ohne_minderung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_ohne_minderung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_ohne_minderung(engine.kontext) IS
'Bedingung: Aus diesem Schaden läuft noch keine Mietminderung (MAB14). Norm: § 536 Abs. 1 BGB.';
