-- The owner, or a mail scanner, has opened the link. It decides nothing; the file says when.
CREATE FUNCTION regel.instandsetzung_ansehen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f akte.freigaben := regel.instandsetzung_freigabe(p_k);
BEGIN
  UPDATE akte.freigaben AS f SET angesehen = f.angesehen + 1, zuletzt_angesehen_am = p_k.jetzt WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_ansehen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_ansehen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_ansehen(engine.kontext) IS
'Zählt, dass die Seite des Links geöffnet wurde.';
