-- A new link: older ones end, the time starts again.
CREATE FUNCTION regel.instandsetzung_link_ausstellen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f akte.freigaben := regel.instandsetzung_freigabe(p_k);
  v_alt int;
BEGIN
  v_alt := sitzung.freigabe_link_schliessen(p_freigabe_id => v_f.id, p_grund => 'ersetzt');
  UPDATE akte.freigaben AS f SET antwort_bis = p_k.jetzt + pg_catalog.make_interval(days => f.gueltig_tage), abgelaufen_am = NULL,
         link_erstellt_am = p_k.jetzt, link_laeuft_ab_am = p_k.jetzt + pg_catalog.make_interval(days => f.gueltig_tage), link_ende = NULL
   WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN pg_catalog.jsonb_build_object('gueltig_bis', (p_k.jetzt + pg_catalog.make_interval(days => v_f.gueltig_tage))::date)
    || CASE WHEN v_alt > 0 THEN '{"frueherer_link": "ersetzt"}'::jsonb ELSE '{}' END;
END
$fn$;
ALTER FUNCTION regel.instandsetzung_link_ausstellen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.instandsetzung_link_ausstellen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.instandsetzung_link_ausstellen(engine.kontext) IS
'Ersetzt frühere Links und setzt die Frist neu; das Token selbst kommt nie hierher.';
