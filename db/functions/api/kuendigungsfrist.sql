-- The end of a lease if a notice arrived on this day: for the page that shows it while the date is being entered, and for a DBA who
-- asks. Computes with the day of handover, the Land and the special cases of this very lease.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT frist_monate, mietende, strittig, widerspruch_bis FROM api.kuendigungsfrist(31, '2026-02-28', 'vermieter');
--  frist_monate | mietende   | strittig | widerspruch_bis
--             6 | 2026-08-31 | f        | 2026-06-30
-- COMMIT;
CREATE FUNCTION api.kuendigungsfrist(
  p_mietverhaeltnis_id bigint,
  p_zugang_am date,
  p_durch text,
  p_art text DEFAULT 'ordentlich',
  p_zum date DEFAULT NULL
)
RETURNS TABLE (frist_monate int, mietende date, mietende_anders date, strittig boolean, widerspruch_bis date, rechenweg jsonb)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
  v_k engine.kontext;
  v_e jsonb;
BEGIN
  PERFORM recht.auswahl_pruefen(p_name => 'p_durch', p_wert => p_durch, p_erlaubt => ARRAY['mieter', 'vermieter']);
  PERFORM recht.auswahl_pruefen(p_name => 'p_art', p_wert => p_art, p_erlaubt => ARRAY['ordentlich', 'ausserordentlich_fristlos', 'ausserordentlich_frist']);
  PERFORM recht.tag_pruefen(p_name => 'p_zugang_am', p_tag => p_zugang_am);
  IF NOT EXISTS (SELECT FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id) THEN
    RETURN;
  END IF;
  v_k.mandant_id := v_s.mandant_id;
  v_k.bezug_id   := p_mietverhaeltnis_id;
  v_k.heute      := engine.heute();
  v_e := regel.kuendigung_berechnen(v_k, pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
           'durch', p_durch, 'art', p_art, 'zugang_am', p_zugang_am, 'zum', p_zum, 'hinweis_widerspruch', true)));
  frist_monate    := (v_e->>'frist_monate')::int;
  mietende        := (v_e->>'mietende')::date;
  mietende_anders := (v_e->>'mietende_anders')::date;
  strittig        := (v_e->>'strittig')::boolean;
  widerspruch_bis := (v_e->>'widerspruch_bis')::date;
  rechenweg       := v_e->'rechenweg';
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION api.kuendigungsfrist(bigint, date, text, text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kuendigungsfrist(bigint, date, text, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kuendigungsfrist(bigint, date, text, text, date) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.kuendigungsfrist(bigint, date, text, text, date) IS
'Wann endete dieses Mietverhältnis, wenn an diesem Tag eine Kündigung zuginge? Rechnet mit Überlassung, Land und Sonderfall des Mietverhältnisses, ändert nichts. Kein Mietverhältnis: keine Zeile.
mietende: für die Vermieterseite der sichere, für die Mieterseite der frühere Tag, wo er strittig ist; mietende_anders: der andere. Norm: §§ 543, 573c, 573d, 574b, 580a BGB. Fehler: MA201, MA213, MA215.';
