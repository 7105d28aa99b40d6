-- Decides lines: one decision each, one payment for every debtor, appropriated, dunnings follow. As sets; the caller holds the locks.
-- SELECT regel.bank_zuordnen(s, '[{"id": 501, "sicherheit": 100, "grund": "…", "teile": [{"mietverhaeltnis_id": 17, "betrag": "1130.00", "bestimmt": [4711]}]}]', true);
--  → 1                                                                       (payments)
CREATE FUNCTION regel.bank_zuordnen(p_s sitzung.person, p_zeilen jsonb, p_automatisch boolean)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_jetzt     CONSTANT timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_zahlungen bigint[];
  v_bestimmt  jsonb;
BEGIN
  WITH wahl AS MATERIALIZED (
    SELECT w.id, w.sicherheit, w.grund, w.teile FROM pg_catalog.jsonb_to_recordset(p_zeilen) AS w(id bigint, sicherheit int, grund text, teile jsonb)
  ), entscheidung AS (
    INSERT INTO akte.bankentscheidungen (mandant_id, kontobewegung_id, art, automatisch, sicherheit, grund, entschieden_am, entschieden_von)
    SELECT p_s.mandant_id, w.id, 'zuordnung', p_automatisch, w.sicherheit, w.grund, v_jetzt, p_s.akteur FROM wahl w ORDER BY w.id
    RETURNING id, kontobewegung_id
  ), teil AS MATERIALIZED (
    SELECT e.id AS entscheidung, b.wertstellung, pg_catalog.left(b.zweck, 300) AS text, t.mietverhaeltnis_id, t.eigentuemer_id, t.einheit_id, t.betrag, t.bestimmt
      FROM entscheidung e JOIN wahl w ON w.id = e.kontobewegung_id
      JOIN akte.kontobewegungen b ON b.mandant_id = p_s.mandant_id AND b.id = w.id
     CROSS JOIN LATERAL pg_catalog.jsonb_to_recordset(w.teile) AS t(mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, betrag numeric, bestimmt jsonb)
  ), zahlung AS (
    INSERT INTO akte.zahlungen (mandant_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, art, betrag, wertstellung, text, erfasst_am, erfasst_von, entscheidung_id)
    SELECT p_s.mandant_id, t.mietverhaeltnis_id, t.eigentuemer_id, t.einheit_id, 'eingang', t.betrag, t.wertstellung, t.text, v_jetzt, p_s.akteur, t.entscheidung
      FROM teil t ORDER BY t.entscheidung, t.mietverhaeltnis_id, t.eigentuemer_id, t.einheit_id
    RETURNING id, entscheidung_id, mietverhaeltnis_id, eigentuemer_id, einheit_id
  )
  SELECT pg_catalog.array_agg(z.id), coalesce(pg_catalog.jsonb_object_agg(z.id, t.bestimmt) FILTER (WHERE pg_catalog.jsonb_array_length(t.bestimmt) > 0), '{}')
    INTO v_zahlungen, v_bestimmt
    FROM zahlung z JOIN teil t ON t.entscheidung = z.entscheidung_id AND t.mietverhaeltnis_id IS NOT DISTINCT FROM z.mietverhaeltnis_id
                              AND t.eigentuemer_id IS NOT DISTINCT FROM z.eigentuemer_id AND t.einheit_id IS NOT DISTINCT FROM z.einheit_id;
  UPDATE akte.kontobewegungen AS b SET stand = 'zugeordnet'
    FROM pg_catalog.jsonb_to_recordset(p_zeilen) AS w(id bigint) WHERE b.mandant_id = p_s.mandant_id AND b.id = w.id;
  PERFORM FROM regel.zahlungen_verteilen(p_s, v_zahlungen, v_bestimmt);
  -- the file of every debtor tells of his payment
  PERFORM audit.schreiben(p_s, regel.schuldner_traeger(p_s.mandant_id, z.mietverhaeltnis_id, z.einheit_id), NULL, 'mahnwesen', 'zahlung_erfassen', NULL, NULL, NULL, NULL,
            engine.nutzlast(pg_catalog.jsonb_build_object('betrag', z.betrag::text, 'wertstellung', z.wertstellung),
              pg_catalog.jsonb_build_object('zahlung_id', z.id, 'bankentscheidung', z.entscheidung_id, 'zugeordnet', z.zugeordnet::text, 'frei', z.frei::text), '{}'))
     FROM akte.zahlungen z WHERE z.mandant_id = p_s.mandant_id AND z.id = ANY (v_zahlungen);
  RETURN coalesce(pg_catalog.cardinality(v_zahlungen), 0);
END
$fn$;
ALTER FUNCTION regel.bank_zuordnen(sitzung.person, jsonb, boolean) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_zuordnen(sitzung.person, jsonb, boolean) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_zuordnen(sitzung.person, jsonb, boolean) IS
'Entscheidet Kontobewegungen als Zahlung: je Zeile eine Entscheidung mit Sicherheit und Grund, je Schuldner eine Zahlung, Zuordnung nach §§ 366, 367 BGB, Eintrag im Protokoll des Schuldners. Gibt die Zahl der Zahlungen zurück.';
