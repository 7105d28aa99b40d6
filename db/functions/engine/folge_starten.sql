-- Starts, from within an effect, the Vorgang that follows from the present one; the new one knows what it came from.
-- SELECT engine.folge_starten(k, 'mietminderung', '', NULL, '{"grund": "Heizung ausgefallen"}');   →  4713
CREATE FUNCTION engine.folge_starten(
  p_k engine.kontext,
  p_automat text,
  p_variante text,
  p_traeger_id bigint,
  p_daten jsonb
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_t      engine.traeger;
  v_u      engine.uebergaenge;
  v_a      engine.ablehnung;
  v_daten  jsonb;
  v_felder jsonb;
  v_k      engine.kontext;
BEGIN
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = p_k.mandant_id AND t.id = coalesce(p_traeger_id, p_k.traeger_id);
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'MA015', MESSAGE = 'Die Klammer, auf der der Folgevorgang laufen soll, gibt es nicht.',
      HINT = 'Die Nummer der Klammer prüfen.';
  END IF;
  IF v_t.id <> p_k.traeger_id THEN
    -- LOCK ACQUISITION: a second bracket, always in this order: standalone, then tenancy, meeting or statement, then object.
    -- Whoever goes the other way could wait for somebody who waits for him.
    IF (CASE v_t.art WHEN 'standalone' THEN 1 WHEN 'objekt' THEN 3 ELSE 2 END)
       <= (CASE p_k.traeger_art WHEN 'standalone' THEN 1 WHEN 'objekt' THEN 3 ELSE 2 END) THEN
      RAISE EXCEPTION USING ERRCODE = 'MA029', MESSAGE = 'Ein Folgevorgang kann nicht von ' || p_k.traeger_art || ' nach ' || v_t.art || ' führen.',
        HINT = 'Reihenfolge der Klammern: standalone, dann vermietung, eigentuemerversammlung oder nk_abrechnung, dann objekt.';
    END IF;
    PERFORM engine.sperren(p_k.mandant_id, v_t.id);
  END IF;

  SELECT u.* INTO v_u FROM engine.automaten a
    JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE a.automat = p_automat AND a.aktuell;
  -- who may take the present step may take what follows from it: the machine's row says so, not the role
  v_u.rollen := ARRAY[v_s.rolle];
  v_a := engine.start_pruefen(v_s, v_t, p_automat, p_variante, v_u);
  IF v_a.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_a);
  END IF;
  IF v_u.felder @? '$[*].optionen_aus' THEN
    SELECT x.* INTO v_k FROM engine.automaten a CROSS JOIN LATERAL engine.start_kontext(v_s, v_t, a, p_variante) x WHERE a.automat = p_automat AND a.aktuell;
    v_k.entstanden_aus := p_k.vorgang_id;      -- a list may offer a follow-up what it does not offer a person
    v_u.felder := engine.felder_aufloesen(v_u.felder, NULL, v_k);
  END IF;
  SELECT f.daten, f.fehler INTO v_daten, v_felder FROM engine.felder_pruefen(v_u.felder, coalesce(p_daten, '{}')) f;
  IF v_felder <> '{}' THEN
    PERFORM engine.werfen(engine.ablehnung('MA012',
      'Der Folgevorgang lässt sich so nicht anlegen: ' || (SELECT pg_catalog.string_agg(x.value, ' ' ORDER BY x.key) FROM pg_catalog.jsonb_each_text(v_felder) x),
      'Angaben ergänzen oder den Folgevorgang von Hand starten.', v_u.norm));
  END IF;
  RETURN engine.vorgang_beginnen(v_s, p_automat, p_variante, v_t, v_daten, '{}'::jsonb, p_k.vorgang_id);
END
$fn$;
ALTER FUNCTION engine.folge_starten(engine.kontext, text, text, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.folge_starten(engine.kontext, text, text, bigint, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.folge_starten(engine.kontext, text, text, bigint, jsonb) IS
'Startet aus einer Wirkung heraus den Folgevorgang (p_traeger_id NULL: auf derselben Klammer) und gibt seine Nummer zurück; entstanden_aus ist der laufende Vorgang. Geprüft wird wie beim Start von Hand, eine Ablehnung hebt den ganzen Schritt auf. Fehler: MA015, MA029 und die des Starts.';
