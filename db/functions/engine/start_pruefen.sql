-- May this machine be started by hand on this bracket, now, by this person?
CREATE FUNCTION engine.start_pruefen(
  p_s sitzung.person,
  p_t engine.traeger,
  p_automat text,
  p_variante text,
  p_u engine.uebergaenge
)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m     engine.vorgang;
  v_aut   engine.automaten;
  v_st    engine.startbar;
  v_titel text;
  v_kurz  text;
BEGIN
  SELECT a.* INTO v_aut FROM engine.automaten a WHERE a.automat = p_automat AND a.aktuell;
  IF NOT FOUND OR p_u.ereignis IS NULL OR NOT p_t.art = ANY (v_aut.traeger_arten)
     OR (p_variante <> '' AND NOT p_variante = ANY (v_aut.varianten))
     OR (p_variante = '' AND pg_catalog.cardinality(v_aut.varianten) > 0) THEN
    RETURN engine.ablehnung('MA017', 'Diesen Vorgang gibt es hier nicht: ' || p_automat || CASE WHEN p_variante <> '' THEN '[' || p_variante || ']' ELSE '' END || '.',
      'engine.startbare_automaten(' || p_t.id || ') nennt, was hier gestartet werden kann.', NULL, NULL, 'Klammer ' || p_t.art);
  END IF;

  SELECT v.* INTO v_m FROM engine.vorgang v WHERE v.mandant_id = p_s.mandant_id AND v.traeger_id = p_t.id AND v.ist_klammer;
  IF v_aut.ist_klammer OR v_m.id IS NOT NULL THEN
    SELECT s.* INTO v_st FROM engine.startbar s
     WHERE s.automat = v_m.automat AND s.version = v_m.version AND s.zustand = v_m.zustand AND s.kind = p_automat AND s.variante = p_variante;
    IF NOT FOUND THEN
      SELECT z.titel INTO v_titel FROM engine.zustaende z WHERE z.automat = v_m.automat AND z.version = v_m.version AND z.zustand = v_m.zustand;
      SELECT pg_catalog.string_agg(DISTINCT z.titel, ', ') INTO v_kurz
        FROM engine.startbar s JOIN engine.zustaende z ON z.automat = s.automat AND z.version = s.version AND z.zustand = s.zustand
       WHERE s.automat = v_m.automat AND s.version = v_m.version AND s.kind = p_automat AND s.variante = p_variante;
      RETURN engine.ablehnung('MA018', v_aut.titel || ' lässt sich im Zustand „' || coalesce(v_titel, '–') || '“ nicht von Hand starten.',
        CASE WHEN v_kurz IS NULL THEN 'Dieser Vorgang startet immer von selbst.' ELSE 'Möglich ist das in: ' || v_kurz || '.' END,
        v_aut.norm, NULL, 'Klammer ' || p_t.id);
    END IF;
  END IF;

  IF v_aut.exklusiv AND EXISTS (SELECT FROM engine.vorgang v
       WHERE v.mandant_id = p_s.mandant_id AND v.traeger_id = p_t.id AND v.automat = p_automat AND v.variante = p_variante
         AND v.exklusiv AND v.beendet_am IS NULL) THEN
    RETURN engine.ablehnung('MA006', v_aut.titel || ' läuft hier schon.', 'Zuerst den laufenden Vorgang abschließen oder beenden.', v_aut.norm);
  END IF;
  IF NOT p_s.rolle = ANY (p_u.rollen) THEN
    RETURN engine.rolle_fehlt(p_s, p_u);
  END IF;
  IF v_st.bedingung IS NOT NULL THEN
    RETURN engine.verteiler_guard(v_st.bedingung, engine.start_kontext(p_s, p_t, v_aut, p_variante));
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION engine.start_pruefen(sitzung.person, engine.traeger, text, text, engine.uebergaenge) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.start_pruefen(sitzung.person, engine.traeger, text, text, engine.uebergaenge) FROM PUBLIC;
COMMENT ON FUNCTION engine.start_pruefen(sitzung.person, engine.traeger, text, text, engine.uebergaenge) IS
'Prüft, ob ein Vorgang hier von Hand gestartet werden darf: MA017 unbekannt, MA018 Zustand der Klammer, MA006 läuft schon, MA014 Rolle.';
