-- Up to which amount the Verwaltervertrag lets the manager decide alone; p_objekt_id NULL: for all objects without a limit of their own.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 3);
-- SELECT ok FROM api.freigabegrenze_erfassen(12, '{"betrag": "500,00", "gueltig_ab": "01.01.2026", "grundlage": "Verwaltervertrag § 4 Abs. 2"}');
--  ok
--  t
-- COMMIT;
CREATE FUNCTION api.freigabegrenze_erfassen(p_objekt_id bigint, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "betrag", "typ": "betrag", "titel": "Betrag", "pflicht": true},
    {"name": "gueltig_ab", "typ": "datum", "titel": "Gültig ab", "pflicht": true},
    {"name": "grundlage", "typ": "text", "titel": "Grundlage", "pflicht": true, "min_laenge": 3}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_t      bigint;
  v_daten  jsonb;
  v_fehler jsonb;
  v_a      engine.ablehnung;
BEGIN
  SELECT CASE WHEN p_objekt_id IS NULL THEN (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone')
              ELSE (SELECT o.traeger_id FROM akte.objekte o WHERE o.mandant_id = v_s.mandant_id AND o.id = p_objekt_id) END INTO v_t;
  IF v_t IS NULL THEN
    RETURN engine.vorgang_unbekannt(v_s, NULL, 'freigabegrenze_erfassen');
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_t);
  SELECT f.daten, f.fehler INTO v_daten, v_fehler FROM engine.felder_pruefen(v_felder, coalesce(p_daten, '{}')) f;
  -- GUARD: whoever decides alone later must not set the limit himself
  v_a := CASE
    WHEN NOT v_s.rolle = ANY (ARRAY['teamleitung', 'verwalter-admin']) THEN
      engine.ablehnung('MA014', 'Ihre Rolle darf keine Freigabegrenzen erfassen.', 'Zuständig: Teamleitung, Verwalter-Admin.', '§ 675 BGB', NULL, 'Rolle ' || v_s.rolle)
    WHEN v_fehler <> '{}' THEN
      engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 675 BGB') END;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_t, NULL, NULL, 'freigabegrenze_erfassen', NULL, coalesce(p_daten, '{}'), v_a, CASE WHEN v_a.fehlercode = 'MA012' THEN v_fehler END);
  END IF;
  INSERT INTO akte.freigabegrenzen (mandant_id, objekt_id, betrag, gueltig_ab, grundlage, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, p_objekt_id, (v_daten->>'betrag')::numeric, (v_daten->>'gueltig_ab')::date, v_daten->>'grundlage', engine.jetzt(), v_s.akteur);
  PERFORM audit.schreiben(v_s, v_t, NULL, NULL, 'freigabegrenze_erfassen', NULL, NULL, NULL, NULL, engine.nutzlast(v_daten, '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '§ 675 BGB', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.freigabegrenze_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.freigabegrenze_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.freigabegrenze_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.freigabegrenze_erfassen(bigint, jsonb) IS
'Erfasst die Freigabegrenze (EUR) eines Objekts, oder mit p_objekt_id NULL die für alle Objekte ohne eigene. p_daten: betrag (0: der Eigentümer entscheidet alles), gueltig_ab, grundlage (Fundstelle im Verwaltervertrag).
Frühere Grenzen bleiben stehen; es gilt die jüngste, die in Kraft ist. Norm: §§ 665, 675 BGB. Fehler: MA001, MA002; als Zeile MA012, MA014, MA015.';
