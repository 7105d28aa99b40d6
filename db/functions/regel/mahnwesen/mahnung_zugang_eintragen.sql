-- How the last letter is known to have arrived.
CREATE FUNCTION regel.mahnung_zugang_eintragen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.mahnung_nachweise (mandant_id, mahnung_id, art, am, text, erfasst_am, erfasst_von)
  SELECT m.mandant_id, m.id, p_k.daten->>'nachweis', (p_k.daten->>'am')::date, p_k.daten->>'bemerkung', p_k.jetzt, p_k.akteur
    FROM akte.mahnungen m WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND m.storniert_am IS NULL ORDER BY m.id DESC LIMIT 1;
  RETURN pg_catalog.jsonb_build_object('nachweis', p_k.daten->>'nachweis', 'am', p_k.daten->>'am');
END
$fn$;
ALTER FUNCTION regel.mahnung_zugang_eintragen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_zugang_eintragen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_zugang_eintragen(engine.kontext) IS
'Vermerkt an der letzten Mahnung, womit ihr Zugang belegt ist.';
