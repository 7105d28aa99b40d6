-- What is open today, after money moved or a proposal was made.
CREATE FUNCTION regel.mahnung_neu_berechnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g akte.mahnvorgaenge := regel.mahnung_zu(p_k.mandant_id, p_k.vorgang_id);
  v_s record;
BEGIN
  SELECT count(*)::int AS posten, coalesce(sum(x.offen), 0) AS haupt, coalesce(sum(x.zinsen), 0) AS zinsen INTO v_s
    FROM regel.mahnung_posten(p_k.mandant_id, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id, p_k.heute) x;
  UPDATE akte.mahnvorgaenge AS g SET posten = v_s.posten, hauptforderung = v_s.haupt, zinsen = v_s.zinsen, berechnet_am = p_k.heute
   WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('posten', v_s.posten, 'hauptforderung', v_s.haupt::text, 'zinsen', v_s.zinsen::text);
END
$fn$;
ALTER FUNCTION regel.mahnung_neu_berechnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_neu_berechnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_neu_berechnen(engine.kontext) IS
'Berechnet den Stand des Mahnvorgangs neu.';
