-- What pages render the start buttons from: engine.startbare_automaten and more.
-- SELECT ereignis, bezeichnung, moeglich, meldung FROM engine.startbare_vorgaenge(42);
CREATE FUNCTION engine.startbare_vorgaenge(p_traeger_id bigint)
RETURNS TABLE (ereignis text, nach text, bezeichnung text, moeglich boolean, fehlercode text, meldung text, norm text, felder jsonb, hinweis text, hilfe text, uebersteuerbar jsonb, dokumente text[])
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s    sitzung.person := sitzung.kontext();
  v_t    engine.traeger;
  v_x    record;
  v_u    engine.uebergaenge;
  v_a    engine.ablehnung;
  v_g    engine.ablehnung;
  v_offen jsonb;
  v_k    engine.kontext;
  v_name text;
BEGIN
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = p_traeger_id;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  FOR v_x IN
    -- every machine this bracket can ever carry by hand, so that a locked one can say why
    SELECT a AS automat, coalesce(k.variante, '') AS variante
      FROM engine.automaten a
      LEFT JOIN LATERAL (
        SELECT DISTINCT s.variante FROM engine.startbar s JOIN engine.vorgang m
            ON m.mandant_id = v_s.mandant_id AND m.traeger_id = v_t.id AND m.ist_klammer AND m.automat = s.automat AND m.version = s.version
         WHERE s.kind = a.automat) k ON true
     WHERE a.aktuell AND NOT a.ist_klammer AND v_t.art = ANY (a.traeger_arten)
       AND (k.variante IS NOT NULL OR NOT EXISTS (SELECT FROM engine.vorgang m WHERE m.mandant_id = v_s.mandant_id AND m.traeger_id = v_t.id AND m.ist_klammer))
     ORDER BY a.titel, k.variante
  LOOP
    SELECT u.* INTO v_u FROM engine.uebergaenge u
     WHERE u.automat = (v_x.automat).automat AND u.version = (v_x.automat).version AND u.von = '' AND u.ereignis = 'starten';
    v_k := engine.start_kontext(v_s, v_t, v_x.automat, v_x.variante);
    v_a := engine.start_pruefen(v_s, v_t, (v_x.automat).automat, v_x.variante, v_u);
    v_offen := '{}'::jsonb;
    IF v_a.fehlercode IS NULL THEN
      FOREACH v_name IN ARRAY v_u.guards_zustand LOOP
        v_g := engine.verteiler_guard(v_name, v_k);
        CONTINUE WHEN v_g.fehlercode IS NULL;
        IF NOT v_name = ANY (v_u.uebersteuerbar) THEN
          v_a := v_g;
          v_offen := '{}'::jsonb;
          EXIT;
        END IF;
        v_a := CASE WHEN v_a.fehlercode IS NULL THEN v_g ELSE v_a END;
        v_offen := v_offen || pg_catalog.jsonb_build_object(v_name, v_g.meldung);
      END LOOP;
    END IF;
    ereignis := (v_x.automat).automat || CASE WHEN v_x.variante <> '' THEN '[' || v_x.variante || ']' ELSE '' END;
    nach := v_u.nach;
    bezeichnung := (v_x.automat).titel || CASE WHEN v_x.variante <> '' THEN ' (' || pg_catalog.initcap(v_x.variante) || ')' ELSE '' END;
    moeglich := v_a.fehlercode IS NULL;
    fehlercode := v_a.fehlercode;
    meldung := v_a.meldung;
    norm := coalesce(v_a.norm, v_u.norm);
    felder := engine.felder_aufloesen(v_u.felder, v_u.vorgaben, v_k);
    hinweis := v_a.hinweis;
    hilfe := v_u.hilfe;
    uebersteuerbar := v_offen;
    dokumente := v_u.dokumente;
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION engine.startbare_vorgaenge(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.startbare_vorgaenge(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.startbare_vorgaenge(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.startbare_vorgaenge(bigint) IS
'Was auf einer Klammer von Hand gestartet werden kann, mit Feldern und – wo gesperrt – Grund, Norm und nächstem Schritt.';
