-- The second path of C09: timeout, cancel, a failed rendering. The shell calls this in a new transaction.
-- BEGIN; SELECT sitzung.als_benutzer(1, 1); SELECT engine.fehlversuch(4711, 'zugang_erfassen', '57014', 'canceling statement'); COMMIT;
CREATE FUNCTION engine.fehlversuch(
  p_vorgang_id bigint,
  p_ereignis text,
  p_sqlstate text,
  p_meldung text
)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_v     engine.vorgang;
  v_strom bigint;
BEGIN
  SELECT v.traeger_id INTO v_strom FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  IF v_strom IS NULL THEN
    -- a start that died has no Vorgang, and a foreign id is none of ours: the attempt is kept on the client's own bracket
    SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  END IF;
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  -- read after the lock: who held the bracket may have moved the Vorgang
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  PERFORM engine.abgelehnt(v_s, v_strom, v_v.id, v_v.automat, pg_catalog.left(coalesce(p_ereignis, ''), 100), v_v.zustand,
    CASE WHEN v_v.id IS NULL AND p_vorgang_id IS NOT NULL THEN pg_catalog.jsonb_build_object('vorgang_id', p_vorgang_id) ELSE '{}' END,
    engine.ablehnung(CASE WHEN p_sqlstate ~ '^MA[0-9A-Z]{3}$' THEN p_sqlstate ELSE 'MA098' END,
                     'Der Versuch ist außerhalb des Vorgangs gescheitert.', 'Noch einmal versuchen.', NULL, NULL,
                     pg_catalog.left(coalesce(p_sqlstate, '') || ': ' || coalesce(p_meldung, ''), 500)), NULL);
END
$fn$;
ALTER FUNCTION engine.fehlversuch(bigint, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.fehlversuch(bigint, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.fehlversuch(bigint, text, text, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.fehlversuch(bigint, text, text, text) IS
'Hält einen Versuch fest, der außerhalb der Engine gescheitert ist (Zeitüberschreitung, Abbruch, misslungene Urkunde): eine Zeile im Protokoll mit MA098 oder dem MA…-Code.
Ein gescheiterter Start (p_vorgang_id NULL, p_ereignis starten:maschine) steht im Protokoll des Mandanten. Fehler: MA001, MA002.';
