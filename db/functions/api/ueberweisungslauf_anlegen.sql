-- A run of payments from one account.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT api.ueberweisungslauf_anlegen('{"bankkonto_id": 6, "ausfuehrung_am": "02.12.2026"}');   →  5
-- COMMIT;
CREATE FUNCTION api.ueberweisungslauf_anlegen(p_daten jsonb)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "bankkonto_id", "typ": "ganzzahl", "titel": "Konto", "pflicht": true},
    {"name": "ausfuehrung_am", "typ": "datum", "titel": "Ausführung am", "pflicht": true},
    {"name": "kennung", "typ": "kennung", "titel": "Kennung"}]'::jsonb;
  v_s       sitzung.person := engine.tuer();
  v_d       jsonb;
  v_strom   bigint;
  v_tag     date;
  v_k       akte.bankkonten;
  v_a       engine.ablehnung;
  v_kennung uuid;
  v_name    text;
  v_id      bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Überweisungslauf anlegen');
  v_d := regel.angaben_lesen(v_felder, p_daten, '§ 675f BGB');
  v_strom := regel.zahlungslauf_strom(v_s);
  SELECT l.id INTO v_id FROM akte.zahlungslaeufe l WHERE l.mandant_id = v_s.mandant_id AND l.kennung = (v_d->>'kennung')::uuid;
  IF FOUND THEN
    RETURN v_id;
  END IF;
  v_tag := (v_d->>'ausfuehrung_am')::date;
  SELECT k.* INTO v_k FROM akte.bankkonten k WHERE k.mandant_id = v_s.mandant_id AND k.id = (v_d->>'bankkonto_id')::bigint AND k.objekt_id IS NOT NULL;
  v_a := CASE
    WHEN v_k.id IS NULL THEN engine.ablehnung('MAK10', 'Von diesem Konto wird nicht gezahlt.', 'Konto eines Objekts wählen.', NULL, 'bankkonto_id')
    WHEN NOT regel.bankarbeitstag(v_tag) THEN engine.ablehnung('MAK12', 'An diesem Tag arbeiten die Banken nicht.', 'Einen Bankarbeitstag wählen.', NULL, 'ausfuehrung_am')
    WHEN v_tag < engine.heute() OR v_tag > engine.heute() + 60 THEN engine.ablehnung('MAK13', 'Die Ausführung liegt in der Vergangenheit oder zu weit voraus.', 'Höchstens 60 Tage voraus.', NULL, 'ausfuehrung_am') END;
  IF v_a.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_a);
  END IF;
  v_kennung := coalesce((v_d->>'kennung')::uuid, pg_catalog.gen_random_uuid());
  v_name := 'MA-' || pg_catalog.upper(pg_catalog.left(pg_catalog.replace(v_kennung::text, '-', ''), 20));
  INSERT INTO akte.zahlungslaeufe (mandant_id, kennung, art, bankkonto_id, faellig_am, nachricht, angelegt_am, angelegt_von)
  VALUES (v_s.mandant_id, v_kennung, 'ueberweisung', v_k.id, v_tag, v_name, engine.jetzt(), v_s.akteur) RETURNING id INTO v_id;
  INSERT INTO akte.zahlungslauf_posten (mandant_id, lauf_id, nummer, auftrag_id, betrag, name, iban, zweck, ende_zu_ende)
  SELECT v_s.mandant_id, v_id, x.nr, x.auftrag_id, x.betrag, pg_catalog.left(x.empfaenger, 70), x.iban, x.zweck, v_name || '-' || x.nr
    FROM (SELECT o.*, pg_catalog.row_number() OVER (ORDER BY o.auftrag_id) AS nr FROM regel.auftraege_offen(v_s.mandant_id) o WHERE o.bankkonto_id = v_k.id) x;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAK15', 'Von diesem Konto ist nichts zu überweisen.', 'Aufträge entstehen aus der Kautionsabrechnung und aus Erstattungen.', NULL, 'bankkonto_id'));
  END IF;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'ueberweisungslauf_anlegen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, pg_catalog.jsonb_build_object('lauf_id', v_id), '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.ueberweisungslauf_anlegen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.ueberweisungslauf_anlegen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.ueberweisungslauf_anlegen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.ueberweisungslauf_anlegen(jsonb) IS
'Sammelt die offenen Zahlungsaufträge eines Kontos (Kautionen, Erstattungen) in einem Überweisungslauf. p_daten: bankkonto_id, ausfuehrung_am, kennung (uuid, wahlfrei). Gibt die Nummer des Laufs zurück. Fehler: MA001, MA002, MA012, MA014, MAK10, MAK12, MAK13, MAK15.';
