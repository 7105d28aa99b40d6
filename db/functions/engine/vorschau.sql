-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT jsonb_pretty(engine.vorschau(4711, 'zugang_erfassen', '{"form":"papier","zugang_am":"28.02.2026"}'));
--  {"ok": true, "schritte": [{"automat": "kuendigung", "von": "entwurf", "nach": "zugegangen", …}, {"automat": "vermietung", …}], …}
-- ROLLBACK;
CREATE FUNCTION engine.vorschau(
  p_vorgang_id bigint,
  p_ereignis text,
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
  SELECT t.* INTO v_t FROM engine.vorgang v JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id;
  IF NOT FOUND THEN
    RETURN pg_catalog.jsonb_build_object('ok', false, 'fehlercode', 'MA015', 'meldung', 'Diesen Vorgang gibt es nicht.');
  END IF;
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT k.nr INTO v_kopf FROM audit.koepfe k WHERE k.mandant_id = v_s.mandant_id AND k.strom_id = v_t.id;
  BEGIN
    v_e    := engine.ausloesen(p_vorgang_id, p_ereignis, p_daten);
    v_bild := engine.kaskade(v_s, v_t, coalesce(v_kopf, 0), v_jetzt, v_e);
    -- undo everything; the picture survives in the variable
    RAISE EXCEPTION USING ERRCODE = 'MA000', MESSAGE = 'Vorschau';
  EXCEPTION WHEN SQLSTATE 'MA000' THEN
    NULL;
  END;
  RETURN v_bild;
END
$fn$;
ALTER FUNCTION engine.vorschau(bigint, text, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.vorschau(bigint, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.vorschau(bigint, text, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.vorschau(bigint, text, jsonb) IS
'Spielt ein Ereignis durch und nimmt alles zurück. Ergebnis: ok, fehlercode, meldung, hinweis, norm, felder; schritte (Übergänge aller Vorgänge mit Wirkungen),
gestartet, fristen, dokumente, buchungen. Schreibt und verwirft: nur in einer schreibenden Transaktion. Fehler: MA001, MA002.';
