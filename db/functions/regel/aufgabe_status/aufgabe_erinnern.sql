-- The day has come: the list shows it, once for this day.
CREATE FUNCTION regel.aufgabe_erinnern(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.aufgaben AS a SET erinnert_fuer = a.faellig_am WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN (SELECT pg_catalog.jsonb_build_object('faellig_am', a.faellig_am, 'zustaendig', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = a.mandant_id AND b.id = a.zustaendig_id))
            FROM akte.aufgaben a WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION regel.aufgabe_erinnern(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.aufgabe_erinnern(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.aufgabe_erinnern(engine.kontext) IS
'Vermerkt, dass die Aufgabe fällig ist.';
