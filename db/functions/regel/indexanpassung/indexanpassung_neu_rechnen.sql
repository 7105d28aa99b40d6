-- The same with another month, before it is declared.
CREATE FUNCTION regel.indexanpassung_neu_rechnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v jsonb;
BEGIN
  v := regel.indexanpassung_rechnen(p_k);
  UPDATE akte.indexanpassungen AS a
     SET monat_neu = (v->>'monat_neu')::date, vpi_alt = (v->>'vpi_alt')::numeric, vpi_neu = (v->>'vpi_neu')::numeric, miete_bisher = (v->>'miete_bisher')::numeric,
         miete_neu = (v->>'miete_neu')::numeric, letzte_aenderung_am = (v->>'letzte')::date, rechenweg = v->'rechenweg'
   WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('miete_bisher', v->>'miete_bisher', 'miete_neu', v->>'miete_neu', 'index_alt', v->>'vpi_alt', 'index_neu', v->>'vpi_neu');
END
$fn$;
ALTER FUNCTION regel.indexanpassung_neu_rechnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.indexanpassung_neu_rechnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.indexanpassung_neu_rechnen(engine.kontext) IS
'Rechnet die Indexanpassung mit einem anderen Monat neu.';
