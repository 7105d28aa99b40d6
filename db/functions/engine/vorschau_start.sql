-- What starting a Vorgang would do: everything is done and undone. The shape is the one of engine.vorschau.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT jsonb_pretty(engine.vorschau_start('kuendigung', 42, '{"durch":"mieter","art":"ordentlich"}'));
--  {"ok": true, "nach": "entwurf", "schritte": [{"automat": "kuendigung", "ereignis": "starten", "nach": "entwurf", …}], …}
-- ROLLBACK;
CREATE FUNCTION engine.vorschau_start(
  p_automat text,
  p_traeger_id bigint,
  p_daten jsonb DEFAULT '{}'
)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_t     engine.traeger;
  v_kopf  bigint;
  v_jetzt timestamptz := pg_catalog.clock_timestamp();
  v_e     engine.ergebnis;
  v_bild  jsonb;
BEGIN
  SELECT t.* INTO v_t FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.id = p_traeger_id;
  IF NOT FOUND THEN
    -- the same answer for what is not there and for what is somebody else's
    RETURN pg_catalog.jsonb_build_object('ok', false, 'fehlercode', 'MA015', 'meldung', 'Diesen Vorgang gibt es nicht.');
  END IF;
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT k.nr INTO v_kopf FROM audit.koepfe k WHERE k.mandant_id = v_s.mandant_id AND k.strom_id = v_t.id;
  BEGIN
    v_e    := engine.starten(p_automat, p_traeger_id, p_daten);
    v_bild := engine.kaskade(v_s, v_t, coalesce(v_kopf, 0), v_jetzt, v_e);
    -- the number belongs to nobody: the sequence goes on, the row does not stay
    v_bild := v_bild || '{"vorgang_id": null}';
    RAISE EXCEPTION USING ERRCODE = 'MA000', MESSAGE = 'Vorschau';
  EXCEPTION WHEN SQLSTATE 'MA000' THEN
    NULL;
  END;
  RETURN v_bild;
END
$fn$;
ALTER FUNCTION engine.vorschau_start(text, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.vorschau_start(text, bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.vorschau_start(text, bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.vorschau_start(text, bigint, jsonb) IS
'Spielt den Start eines Vorgangs auf einer Klammer durch und nimmt alles zurück. p_automat wie bei engine.starten, Varianten in Klammern. Ergebnis wie engine.vorschau, vorgang_id ist NULL.
Schreibt und verwirft: nur in einer schreibenden Transaktion. Fehler: MA001, MA002; als Ergebnis dieselben wie engine.starten.';
