-- One notice that has arrived, with the derivation of its end.   → {"erklaerung": 1, "frist_monate": 3, "endet_am": "2026-05-31"}
CREATE FUNCTION regel.kuendigung_erklaeren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_r      akte.kuendigungen;
  v_a      jsonb := regel.kuendigung_angaben(p_k);
  v_e      jsonb := regel.kuendigung_berechnen(p_k, v_a);
  v_nummer int;
BEGIN
  SELECT k.* INTO v_r FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id;
  -- beside a notice taken over, whose letter nobody has here, the new one is the second: put the first on file as far as it is known
  INSERT INTO akte.kuendigung_erklaerungen (mandant_id, kuendigung_id, nummer, durch, art, grund_art, grund, zugang_am, mietende, widerspruch_bis, rechenweg)
  SELECT e.mandant_id, e.kuendigung_id, e.nummer, e.durch, e.art, e.grund_art, e.grund, e.zugang_am, e.mietende, e.widerspruch_bis, e.rechenweg
    FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e WHERE e.fassung = 0;
  INSERT INTO akte.kuendigung_erklaerungen (mandant_id, kuendigung_id, nummer, durch, art, form, grund_art, grund, hinweis_widerspruch, schreiben_vom, zugang_am,
                                            zugang_nachweis, zum, rueckstaende, frist_monate, mietende, mietende_spaetestens, strittig, widerspruch_bis, rechenweg)
  VALUES (p_k.mandant_id, v_r.id,
          coalesce((SELECT max(e.nummer) FROM akte.kuendigung_erklaerungen e WHERE e.mandant_id = p_k.mandant_id AND e.kuendigung_id = v_r.id), 0) + 1,
          v_a->>'durch', v_a->>'art', v_a->>'form', v_a->>'grund_art', v_a->>'grund', coalesce((v_a->>'hinweis_widerspruch')::boolean, false),
          (v_a->>'schreiben_vom')::date, (v_a->>'zugang_am')::date, v_a->>'zugang_nachweis', (v_a->>'zum')::date,
          regel.kuendigung_rueckstaende_lesen(v_a->>'rueckstaende'), (v_e->>'frist_monate')::int, (v_e->>'mietende')::date, (v_e->>'mietende_anders')::date,
          (v_e->>'strittig')::boolean, (v_e->>'widerspruch_bis')::date, v_e->'rechenweg')
  RETURNING nummer INTO v_nummer;
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'erklaerung', v_nummer, 'frist_monate', v_e->'frist_monate', 'endet_am', v_e->'mietende', 'strittig_auch', v_e->'mietende_anders'));
END
$fn$;
ALTER FUNCTION regel.kuendigung_erklaeren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_erklaeren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_erklaeren(engine.kontext) IS
'Hält eine zugegangene Kündigung mit Frist, Ende und Rechenweg fest.';
