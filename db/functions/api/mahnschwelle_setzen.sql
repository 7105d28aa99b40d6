-- Below which sum the scan proposes nothing.
-- SELECT api.mahnschwelle_setzen(25.00);   →  25.00
CREATE FUNCTION api.mahnschwelle_setzen(p_betrag numeric)
RETURNS numeric
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_strom bigint;
BEGIN
  IF v_s.rolle <> 'teamleitung' THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Die Mahnschwelle setzt die Teamleitung.', 'Teamleitung ansprechen.'));
  ELSIF p_betrag IS NULL OR p_betrag NOT BETWEEN 0 AND 1000 THEN
    PERFORM engine.werfen(engine.ablehnung('MAF12', 'Die Mahnschwelle liegt zwischen 0 und 1.000 Euro.', 'Betrag prüfen.'));
  END IF;
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  INSERT INTO akte.mahnschwellen (mandant_id, betrag, erfasst_am, erfasst_von) VALUES (v_s.mandant_id, p_betrag, engine.jetzt(), v_s.akteur);
  PERFORM audit.schreiben(v_s, v_strom, NULL, 'mahnwesen', 'mahnschwelle_setzen', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('betrag', p_betrag::text), '{}', '{}'));
  RETURN p_betrag;
END
$fn$;
ALTER FUNCTION api.mahnschwelle_setzen(numeric) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnschwelle_setzen(numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnschwelle_setzen(numeric) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.mahnschwelle_setzen(numeric) IS
'Setzt die Summe (Euro), unter der der Mahnlauf nichts vorschlägt. Nur Teamleitung. Fehler: MA001, MA002, MA014, MAF12.';
