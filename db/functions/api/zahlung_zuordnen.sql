-- Puts a payment that was waiting, or the credit of an earlier one, to the claims that are open now.
-- SELECT ok, zuordnung FROM api.zahlung_zuordnen(31);   →  t | {"frei": "0.00", "zeilen": 1, "zugeordnet": "420.00"}
CREATE FUNCTION api.zahlung_zuordnen(p_zahlung_id bigint)
RETURNS TABLE (zuordnung jsonb, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text, detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_z akte.zahlungen;
  v_traeger bigint;
  v_a engine.ablehnung;
  v_ergebnis engine.ergebnis;
BEGIN
  SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.id = p_zahlung_id;
  v_traeger := coalesce(regel.schuldner_traeger(v_s.mandant_id, v_z.mietverhaeltnis_id, v_z.einheit_id),
                        (SELECT t.id FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone'));
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_traeger);
  SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.id = p_zahlung_id;
  v_a := CASE WHEN NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN engine.ablehnung('MA014', 'Ihre Rolle darf keine Zahlung zuordnen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 366 BGB', NULL, 'Rolle ' || v_s.rolle)
              WHEN v_z.id IS NULL THEN engine.ablehnung('MAF05', 'Diese Zahlung gibt es nicht.', 'Zahlung in der Liste der Forderungen auswählen.')
              WHEN v_z.frei <= 0 OR v_z.storno_von IS NOT NULL OR EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = v_s.mandant_id AND x.storno_von = v_z.id) THEN
                engine.ablehnung('MAF06', 'An dieser Zahlung ist nichts mehr frei.', 'Sie ist ganz zugeordnet oder storniert.', '§ 366 BGB') END;
  IF v_a.fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_traeger, NULL, 'mahnwesen', 'zahlung_zuordnen', NULL, pg_catalog.jsonb_build_object('zahlung_id', p_zahlung_id), v_a, NULL);
    RETURN QUERY SELECT NULL::jsonb, (v_ergebnis).*;
    RETURN;
  END IF;
  zuordnung := regel.zahlung_verteilen(v_s, p_zahlung_id, NULL);
  PERFORM audit.schreiben(v_s, v_traeger, NULL, 'mahnwesen', 'zahlung_zuordnen', NULL, NULL, NULL, NULL,
    engine.nutzlast(pg_catalog.jsonb_build_object('zahlung_id', p_zahlung_id), zuordnung, '{}'));
  RETURN QUERY SELECT zahlung_zuordnen.zuordnung, true, NULL::bigint, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, '§§ 366, 367 BGB'::text, NULL::jsonb;
END
$fn$;
ALTER FUNCTION api.zahlung_zuordnen(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlung_zuordnen(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlung_zuordnen(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlung_zuordnen(bigint) IS
'Ordnet das Freie einer wartenden Zahlung (oder eines Guthabens) den jetzt offenen Forderungen zu. Fehler: MA001, MA002; als Zeile MA014, MAF05, MAF06.';
