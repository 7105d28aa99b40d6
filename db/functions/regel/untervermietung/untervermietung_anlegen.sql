-- The request, as it came in.
CREATE FUNCTION regel.untervermietung_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.untervermietungen (mandant_id, vorgang_id, mietverhaeltnis_id, beantragt_am, vorname, nachname, umfang, raeume, gewuenscht_ab, gewuenscht_bis,
                                      interesse_art, interesse, interesse_seit, personen, untermiete)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, coalesce((p_k.daten->>'beantragt_am')::date, p_k.heute), p_k.daten->>'vorname', p_k.daten->>'nachname', p_k.daten->>'umfang', p_k.daten->>'raeume',
          (p_k.daten->>'gewuenscht_ab')::date, (p_k.daten->>'gewuenscht_bis')::date, p_k.daten->>'interesse_art', p_k.daten->>'interesse', (p_k.daten->>'interesse_seit')::date, (p_k.daten->>'personen')::int, (p_k.daten->>'untermiete')::numeric);
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.untervermietung_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_anlegen(engine.kontext) IS
'Legt die Zeile der Untervermietung an.';
