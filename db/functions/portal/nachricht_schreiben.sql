-- A tenant adds something to an own report, or answers a question of the staff.
--
-- BEGIN; SELECT sitzung.als_mieter(1, 5);
-- SELECT ok FROM portal.nachricht_schreiben('0d6f…', '{"text": "Der Fleck ist größer geworden."}');   →  t
-- COMMIT;
CREATE FUNCTION portal.nachricht_schreiben(p_kennung uuid, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_a akte.anfragen;
BEGIN
  PERFORM portal.mieter_tuer();
  v_a := portal.meine_anfrage(p_kennung);
  RETURN engine.ausloesen(p_vorgang_id => v_a.vorgang_id, p_ereignis => 'eingang_erfassen',
    p_daten => pg_catalog.jsonb_build_object('weg', 'portal', 'text', p_daten->>'text'),
    p_schluessel => CASE WHEN p_daten->>'schluessel' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (p_daten->>'schluessel')::uuid END);
END
$fn$;
ALTER FUNCTION portal.nachricht_schreiben(uuid, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.nachricht_schreiben(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.nachricht_schreiben(uuid, jsonb) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.nachricht_schreiben(uuid, jsonb) IS
'Schreibt eine Nachricht zu einer eigenen Meldung. p_daten: text, schluessel (Kennung des Formulars: zweimal gesendet ist einmal). Ergebnis: engine.ergebnis. Fehler: MA001, MA002, MAE62; als Zeile wie engine.ausloesen.';
