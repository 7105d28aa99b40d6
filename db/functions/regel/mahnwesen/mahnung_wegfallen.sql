-- Six months without an application for the enforcement order: the Mahnbescheid is as if it had never been (§ 701 ZPO).
CREATE FUNCTION regel.mahnung_wegfallen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g
     SET weggefallen_am = p_k.heute, antrag_am = NULL, zugestellt_am = NULL, widerspruch_bis = NULL, vb_antrag_ab = NULL, vb_antrag_spaetestens = NULL, widerspruchsfrist_vermerkt_am = NULL
   WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('weggefallen_am', p_k.heute);
END
$fn$;
ALTER FUNCTION regel.mahnung_wegfallen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_wegfallen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_wegfallen(engine.kontext) IS
'Der Mahnbescheid verliert seine Wirkung; der Vorgang steht wieder bei der Vorbereitung. Die früheren Tage bleiben im Protokoll. Norm: § 701 ZPO.';
