-- Releases the proposal of a Vorgang: the letter of the level that is proposed.
-- SELECT ok, nach FROM api.mahnung_freigeben(4711, '{"zahlbar_bis": "2026-04-19"}');   →  t | stufe_3
CREATE FUNCTION api.mahnung_freigeben(p_vorgang_id bigint, p_daten jsonb DEFAULT '{}')
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_e engine.ergebnis;
BEGIN
  IF NOT EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = p_vorgang_id AND v.automat = 'mahnwesen') THEN
    RETURN ROW(false, p_vorgang_id, NULL, NULL, 'MAF36', 'Dieser Vorgang ist keine Mahnung.', NULL, 'Mahnung in der Liste auswählen.', '§ 286 BGB', NULL)::engine.ergebnis;
  END IF;
  v_e := engine.ausloesen(p_vorgang_id => p_vorgang_id, p_ereignis => 'freigeben', p_daten => p_daten);
  RETURN v_e;
END
$fn$;
ALTER FUNCTION api.mahnung_freigeben(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnung_freigeben(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnung_freigeben(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.mahnung_freigeben(bigint, jsonb) IS
'Gibt die vorgeschlagene Mahnung eines Vorgangs frei. p_daten: zahlbar_bis (Tag), gebuehr_erlassen (ja/nein), ohne_posten (Nummern der Posten, die nicht in den Brief sollen). Ergebnis: engine.ergebnis. Fehler: MA001, MA002; als Zeile MA003–MA014, MAF23, MAF26–MAF32, MAF36.';
