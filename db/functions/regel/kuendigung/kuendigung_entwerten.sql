-- A notice turned out void: a newer fassung of it says why and since when. Without a number it is the only one.
CREATE FUNCTION regel.kuendigung_entwerten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_nummer int;
BEGIN
  INSERT INTO akte.kuendigung_erklaerungen (mandant_id, kuendigung_id, nummer, fassung, durch, art, form, grund_art, grund, hinweis_widerspruch, schreiben_vom, zugang_am,
                                            zugang_nachweis, zum, rueckstaende, frist_monate, mietende, mietende_spaetestens, strittig, widerspruch_bis, rechenweg,
                                            unwirksam_grund, unwirksam_am, unwirksam_text)
  SELECT e.mandant_id, e.kuendigung_id, e.nummer, e.fassung + 1, e.durch, e.art, e.form, e.grund_art, e.grund, e.hinweis_widerspruch, e.schreiben_vom, e.zugang_am,
         e.zugang_nachweis, e.zum, e.rueckstaende, e.frist_monate, e.mietende, e.mietende_spaetestens, e.strittig, e.widerspruch_bis, e.rechenweg,
         p_k.daten->>'unwirksam_grund', (p_k.daten->>'unwirksam_am')::date, p_k.daten->>'begruendung'
    FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e
   WHERE p_k.daten->>'nummer' IS NULL OR e.nummer::text = p_k.daten->>'nummer'
  RETURNING nummer INTO v_nummer;
  RETURN pg_catalog.jsonb_build_object('unwirksam', 'Kündigung Nr. ' || v_nummer);
END
$fn$;
ALTER FUNCTION regel.kuendigung_entwerten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_entwerten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_entwerten(engine.kontext) IS
'Vermerkt eine Kündigung als unwirksam (neue Fassung der Erklärung).';
