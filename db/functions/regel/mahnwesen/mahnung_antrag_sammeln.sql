-- What goes into the form of the court, as it stood on this day.
CREATE FUNCTION regel.mahnung_antrag_sammeln(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_streit text;
  v_mahn   text;
BEGIN
  -- the courts are named once; after a part payment the figures are collected again
  v_streit := coalesce(p_k.daten->>'streitgericht', v_g.mahnbescheid->>'streitgericht');
  v_mahn   := coalesce(p_k.daten->>'mahngericht', v_g.mahnbescheid->>'mahngericht');
  UPDATE akte.mahnvorgaenge AS g
     SET mahnbescheid = regel.mahnung_antrag(v_g, p_k.heute) || pg_catalog.jsonb_build_object('stichtag', p_k.heute, 'streitgericht', v_streit, 'mahngericht', v_mahn),
         mahngericht = v_mahn
   WHERE g.mandant_id = p_k.mandant_id AND g.id = v_g.id;
  RETURN pg_catalog.jsonb_build_object('streitgericht', v_streit, 'mahngericht', v_mahn);
END
$fn$;
ALTER FUNCTION regel.mahnung_antrag_sammeln(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_antrag_sammeln(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_antrag_sammeln(engine.kontext) IS
'Sammelt die Angaben des § 690 ZPO mit Streitgericht und Mahngericht.';
