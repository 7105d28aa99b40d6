-- A Vorgang that ran, or runs, in another program: it appears with its dates, marked as taken over.
CREATE FUNCTION engine.uebernehmen(
  p_traeger_id bigint,
  p_automat text,
  p_variante text,
  p_zustand text,
  p_beginn timestamptz,
  p_ende timestamptz,
  p_entstanden_aus bigint,
  p_daten jsonb
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s   sitzung.person := engine.tuer();
  v_a   engine.automaten;
  v_z   engine.zustaende;
  v_id  bigint;
BEGIN
  SELECT a.* INTO v_a FROM engine.automaten a WHERE a.automat = p_automat AND a.aktuell;
  SELECT z.* INTO v_z FROM engine.zustaende z WHERE z.automat = v_a.automat AND z.version = v_a.version AND z.zustand = p_zustand;
  IF v_z.zustand IS NULL OR (v_z.art IN ('erfolg', 'abbruch')) <> (p_ende IS NOT NULL) THEN
    RAISE EXCEPTION USING ERRCODE = 'MA023', MESSAGE = 'Dieser Stand lässt sich nicht übernehmen: ' || p_automat || ' / ' || coalesce(p_zustand, '–') || '.',
      DETAIL = 'Klammer ' || p_traeger_id,
      HINT = 'Ein beendeter Vorgang braucht einen Endzustand und ein Ende, ein laufender keines von beiden.';
  END IF;
  INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, variante, zustand, zustand_seit, ende_art, exklusiv, ist_klammer,
                              entstanden_aus, gestartet_am, gestartet_von, beendet_am, uebernommen)
  VALUES (v_s.mandant_id, p_traeger_id, p_automat, v_a.version, p_variante, p_zustand, coalesce(p_ende, p_beginn),
          CASE WHEN p_ende IS NOT NULL THEN v_z.art END, v_a.exklusiv, v_a.ist_klammer, p_entstanden_aus, p_beginn, v_s.akteur, p_ende, true)
  RETURNING id INTO v_id;
  -- the log says what is known: taken over on this day, from the old program; it does not invent the steps in between
  v_s.zeit := coalesce(v_s.zeit, pg_catalog.clock_timestamp());
  PERFORM audit.schreiben(v_s, p_traeger_id, v_id, p_automat, 'uebernehmen', NULL, p_zustand, NULL,
    CASE WHEN v_a.ist_klammer THEN NULL
         WHEN v_z.art = 'erfolg' THEN 'child_completed:' || p_automat
         WHEN v_z.art = 'abbruch' THEN 'child_cancelled:' || p_automat
         ELSE 'child_started:' || p_automat END,
    engine.nutzlast(pg_catalog.jsonb_build_object('begonnen', p_beginn, 'beendet', p_ende) || p_daten, '{}', '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION engine.uebernehmen(bigint, text, text, text, timestamptz, timestamptz, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.uebernehmen(bigint, text, text, text, timestamptz, timestamptz, bigint, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.uebernehmen(bigint, text, text, text, timestamptz, timestamptz, bigint, jsonb) IS
'Übernimmt einen Vorgang aus Altdaten in seinem Stand, markiert und mit einem Eintrag im Protokoll. Fehler: MA023.';
