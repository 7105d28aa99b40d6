-- The row of the Vorgang, with what is open today.
CREATE FUNCTION regel.mahnung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v record;
  v_s record;
BEGIN
  SELECT * INTO v FROM regel.mahnung_schuldner_aus(p_k);
  SELECT count(*)::int AS posten, sum(x.offen) AS haupt, sum(x.zinsen) AS zinsen INTO v_s
    FROM regel.mahnung_posten(p_k.mandant_id, v.mietverhaeltnis_id, v.eigentuemer_id, v.einheit_id, p_k.heute) x;
  INSERT INTO akte.mahnvorgaenge (mandant_id, vorgang_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, posten, hauptforderung, zinsen, berechnet_am)
  VALUES (p_k.mandant_id, p_k.vorgang_id, v.mietverhaeltnis_id, v.eigentuemer_id, v.einheit_id, v_s.posten, v_s.haupt, v_s.zinsen, p_k.heute);
  RETURN pg_catalog.jsonb_build_object('posten', v_s.posten, 'hauptforderung', v_s.haupt::text, 'zinsen', v_s.zinsen::text);
END
$fn$;
ALTER FUNCTION regel.mahnung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_anlegen(engine.kontext) IS
'Legt den Mahnvorgang mit dem Stand von heute an.';
