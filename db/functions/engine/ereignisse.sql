-- What pages render forms from: engine.moegliche_ereignisse and more.
-- SELECT ereignis, bezeichnung, moeglich, meldung, hinweis FROM engine.ereignisse(4711);
CREATE FUNCTION engine.ereignisse(p_vorgang_id bigint)
RETURNS TABLE (ereignis text, nach text, bezeichnung text, moeglich boolean, fehlercode text, meldung text, norm text, felder jsonb, hinweis text, hilfe text, uebersteuerbar jsonb, dokumente text[])
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s    sitzung.person := sitzung.kontext();
  v_v    engine.vorgang;
  v_t    engine.traeger;
  v_u    engine.uebergaenge;
  v_k    engine.kontext;
  v_a    engine.ablehnung;
  v_x    engine.ablehnung;
  v_name text;
  v_offen jsonb;
BEGIN
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = v_v.traeger_id;
  FOR v_u IN
    SELECT u.* FROM engine.uebergaenge u
     WHERE u.automat = v_v.automat AND u.version = v_v.version AND u.von = v_v.zustand AND u.art = 'manuell'
     ORDER BY u.reihenfolge
  LOOP
    v_k := engine.kontext_von(v_s, v_v, v_u, v_t, '{}');
    v_a := NULL;
    v_offen := '{}'::jsonb;
    IF NOT v_s.rolle = ANY (v_u.rollen) THEN
      v_a := engine.rolle_fehlt(v_s, v_u);
    ELSE
      -- as engine.uebergang does: what nobody may override is the reason, what the team lead may stands together
      FOREACH v_name IN ARRAY v_u.guards_zustand LOOP
        v_x := engine.verteiler_guard(v_name, v_k);
        CONTINUE WHEN v_x.fehlercode IS NULL;
        IF NOT v_name = ANY (v_u.uebersteuerbar) THEN
          v_a := v_x;
          v_offen := '{}'::jsonb;
          EXIT;
        END IF;
        v_a := CASE WHEN v_a.fehlercode IS NULL THEN v_x ELSE v_a END;
        v_offen := v_offen || pg_catalog.jsonb_build_object(v_name, v_x.meldung);
      END LOOP;
    END IF;
    ereignis := v_u.ereignis;
    nach := v_u.nach;
    bezeichnung := v_u.titel;
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
ALTER FUNCTION engine.ereignisse(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.ereignisse(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.ereignisse(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.ereignisse(bigint) IS
'Ereignisse eines Vorgangs in seinem Zustand, mit Feldern, Vorbelegungen, Hilfe, Dokumenten und – wo gesperrt – Grund, Norm und nächstem Schritt. uebersteuerbar: Bedingung → Meldung, wenn die Teamleitung mit Grund übersteuern darf.';
