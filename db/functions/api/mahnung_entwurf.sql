-- What a release would write, to be looked at: the release is played through and taken back.
-- SELECT daten->'summen'->>'gesamt' FROM api.mahnung_entwurf(4711, '{"gebuehr_erlassen": "ja"}');   →  1268.00
CREATE FUNCTION api.mahnung_entwurf(p_vorgang_id bigint, p_daten jsonb DEFAULT '{}')
RETURNS TABLE (ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb, daten jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_e engine.ergebnis;
  v_d jsonb;
BEGIN
  BEGIN
    v_e := api.mahnung_freigeben(p_vorgang_id, p_daten);
    SELECT d.daten INTO v_d FROM akte.mahnungen m JOIN akte.dokumente d ON d.mandant_id = m.mandant_id AND d.kennung = m.dokument
     WHERE v_e.ok AND m.mandant_id = v_s.mandant_id AND m.vorgang_id = p_vorgang_id ORDER BY m.id DESC LIMIT 1;
    -- undo everything; the letter survives in the variable
    RAISE EXCEPTION USING ERRCODE = 'MA000', MESSAGE = 'Entwurf';
  EXCEPTION WHEN SQLSTATE 'MA000' THEN
    NULL;
  END;
  RETURN QUERY SELECT (v_e).*, v_d || pg_catalog.jsonb_build_object('bezug', pg_catalog.left('Entwurf, nicht freigegeben. ' || (v_d->>'bezug'), 200),
    'zahlung', (v_d->'zahlung') || pg_catalog.jsonb_build_object('zweck', pg_catalog.regexp_replace(v_d->'zahlung'->>'zweck', '^Mahnung [0-9]+', 'Mahnung')));
END
$fn$;
ALTER FUNCTION api.mahnung_entwurf(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnung_entwurf(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnung_entwurf(bigint, jsonb) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.mahnung_entwurf(bigint, jsonb) IS
'Datenstand des Schreibens, das eine Freigabe mit p_daten jetzt erzeugen würde (wie api.mahnung_freigeben), als Entwurf gekennzeichnet; nichts bleibt davon. Schreibt und verwirft: nur in einer schreibenden Transaktion. Fehler wie api.mahnung_freigeben.';
