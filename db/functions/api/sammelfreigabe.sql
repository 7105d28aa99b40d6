-- Releases several proposals and remembers what became of each; the service makes the PDFs and is told so.
-- SELECT api.sammelfreigabe('{4711, 4712}');   →  3c0e…
CREATE FUNCTION api.sammelfreigabe(p_vorgang_ids bigint[])
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_l akte.sammelfreigaben;
  v_e engine.ergebnis[];
BEGIN
  IF coalesce(pg_catalog.cardinality(p_vorgang_ids), 0) NOT BETWEEN 1 AND 1000 THEN
    PERFORM engine.werfen(engine.ablehnung('MAF45', 'Gemeinsam freigegeben werden mindestens ein und höchstens 1.000 Vorschläge.', 'Weniger Vorschläge markieren.'));
  END IF;
  INSERT INTO akte.sammelfreigaben (mandant_id, angelegt_am, angelegt_von) VALUES (v_s.mandant_id, engine.jetzt(), v_s.akteur) RETURNING * INTO v_l;
  -- a statement of its own: the next one has to see the letters this one writes
  SELECT pg_catalog.array_agg(e) INTO v_e FROM api.mahnungen_freigeben(p_vorgang_ids) e;
  INSERT INTO akte.sammelfreigabe_mahnungen (mandant_id, sammelfreigabe_id, vorgang_id, dokument_id, fehlercode, meldung)
  SELECT v_s.mandant_id, v_l.id, e.vorgang_id, d.id, e.fehlercode, e.meldung
    FROM pg_catalog.unnest(v_e) e
    LEFT JOIN LATERAL (SELECT m.dokument FROM akte.mahnungen m WHERE e.ok AND m.mandant_id = v_s.mandant_id AND m.vorgang_id = e.vorgang_id AND m.storniert_am IS NULL ORDER BY m.id DESC LIMIT 1) m ON true
    LEFT JOIN akte.dokumente d ON d.mandant_id = v_s.mandant_id AND d.kennung = m.dokument
   WHERE EXISTS (SELECT FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.id = e.vorgang_id);
  PERFORM pg_catalog.pg_notify('mietakte_arbeit', '');
  RETURN v_l.kennung;
END
$fn$;
ALTER FUNCTION api.sammelfreigabe(bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sammelfreigabe(bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.sammelfreigabe(bigint[]) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.sammelfreigabe(bigint[]) IS
'Gibt mehrere vorgeschlagene Mahnungen frei (jede für sich, wie api.mahnungen_freigeben), hält fest, was aus jeder wurde, und weckt den Dienst, der die Schreiben erzeugt. Ergebnis: Kennung für api.sammelfreigaben (Fortschritt) und api.sammelfreigabe_briefe. Fehler: MA001, MA002, MAF45.';
