-- A run of collections for one account on one day.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT api.lastschriftlauf_anlegen('{"bankkonto_id": 5, "einzug_am": "03.12.2026", "angekuendigt_am": "01.11.2026", "ankuendigung": "laut Mandat zum dritten Werktag"}');   →  4
-- COMMIT;
CREATE FUNCTION api.lastschriftlauf_anlegen(p_daten jsonb)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "bankkonto_id", "typ": "ganzzahl", "titel": "Konto", "pflicht": true},
    {"name": "einzug_am", "typ": "datum", "titel": "Einzug am", "pflicht": true},
    {"name": "angekuendigt_am", "typ": "datum", "titel": "Angekündigt am", "pflicht": true, "nicht_in_zukunft": true},
    {"name": "ankuendigung", "typ": "text", "titel": "Wie angekündigt", "pflicht": true, "min_laenge": 3, "max_laenge": 300},
    {"name": "instrument", "typ": "auswahl", "titel": "Verfahren", "optionen": [{"wert": "CORE", "titel": "Basislastschrift"}, {"wert": "B2B", "titel": "Firmenlastschrift"}]},
    {"name": "kennung", "typ": "kennung", "titel": "Kennung"}]'::jsonb;
  v_s       sitzung.person := engine.tuer();
  v_d       jsonb;
  v_strom   bigint;
  v_tag     date;
  v_k       akte.bankkonten;
  v_g       akte.sepa_glaeubiger;
  v_a       engine.ablehnung;
  v_kennung uuid;
  v_name    text;
  v_id      bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Lastschriftlauf anlegen');
  v_d := regel.angaben_lesen(v_felder, p_daten, '§ 675j BGB');
  v_strom := regel.zahlungslauf_strom(v_s);
  SELECT l.id INTO v_id FROM akte.zahlungslaeufe l WHERE l.mandant_id = v_s.mandant_id AND l.kennung = (v_d->>'kennung')::uuid;
  IF FOUND THEN
    RETURN v_id;      -- the same form sent twice is one run
  END IF;
  v_tag := (v_d->>'einzug_am')::date;
  SELECT k.* INTO v_k FROM akte.bankkonten k WHERE k.mandant_id = v_s.mandant_id AND k.id = (v_d->>'bankkonto_id')::bigint AND k.zweck IN ('miete', 'hausgeld') AND k.objekt_id IS NOT NULL;
  SELECT g.* INTO v_g FROM akte.sepa_glaeubiger g
   WHERE g.mandant_id = v_s.mandant_id AND (g.objekt_id = v_k.objekt_id OR g.objekt_id IS NULL) AND g.gueltig_ab <= v_tag ORDER BY g.objekt_id IS NULL, g.gueltig_ab DESC, g.id DESC LIMIT 1;
  v_a := CASE
    WHEN v_k.id IS NULL THEN engine.ablehnung('MAK10', 'Auf dieses Konto wird nicht eingezogen.', 'Miet- oder Hausgeldkonto eines Objekts wählen.', NULL, 'bankkonto_id')
    WHEN v_g.id IS NULL THEN engine.ablehnung('MAK11', 'Für dieses Objekt ist keine Gläubiger-ID erfasst.', 'Unter Zahlungsläufe die Gläubiger-Identifikationsnummer der Bundesbank eintragen.', 'SEPA-Verordnung (EU) 260/2012', 'bankkonto_id')
    WHEN NOT regel.bankarbeitstag(v_tag) THEN engine.ablehnung('MAK12', 'An diesem Tag arbeiten die Banken nicht.', 'Einen Bankarbeitstag wählen.', NULL, 'einzug_am')
    WHEN regel.bankarbeitstag_vor(v_tag) < engine.heute() OR v_tag > engine.heute() + 60 THEN
      engine.ablehnung('MAK13', 'Der Einzug liegt zu früh oder zu weit voraus.', 'Die Bank braucht die Datei einen Bankarbeitstag vorher; höchstens 60 Tage voraus.', NULL, 'einzug_am')
    WHEN v_tag - (v_d->>'angekuendigt_am')::date < v_g.vorlauf_tage THEN
      engine.ablehnung('MAK14', 'Die Vorabankündigung kam zu spät: vereinbart sind ' || v_g.vorlauf_tage || CASE v_g.vorlauf_tage WHEN 1 THEN ' Tag' ELSE ' Tage' END || ' vor dem Einzug.', 'Später einziehen, oder die wirkliche Ankündigung angeben, zum Beispiel den Mietvertrag.', NULL, 'angekuendigt_am') END;
  IF v_a.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_a);
  END IF;
  v_kennung := coalesce((v_d->>'kennung')::uuid, pg_catalog.gen_random_uuid());
  v_name := 'MA-' || pg_catalog.upper(pg_catalog.left(pg_catalog.replace(v_kennung::text, '-', ''), 20));
  INSERT INTO akte.zahlungslaeufe (mandant_id, kennung, art, bankkonto_id, instrument, faellig_am, angekuendigt_am, ankuendigung, glaeubiger, nachricht, angelegt_am, angelegt_von)
  VALUES (v_s.mandant_id, v_kennung, 'lastschrift', v_k.id, coalesce(v_d->>'instrument', 'CORE'), v_tag, (v_d->>'angekuendigt_am')::date, v_d->>'ankuendigung', v_g.id, v_name, engine.jetzt(), v_s.akteur)
  RETURNING id INTO v_id;
  INSERT INTO akte.zahlungslauf_posten (mandant_id, lauf_id, nummer, mietzahlung_id, hausgeld_id, mandat_id, betrag, name, iban, zweck, ende_zu_ende)
  SELECT v_s.mandant_id, v_id, x.nr, CASE x.quelle WHEN 'miete' THEN x.forderung_id END, CASE x.quelle WHEN 'hausgeld' THEN x.forderung_id END, x.mandat_id, x.betrag, x.name, x.iban,
         pg_catalog.left(x.bezeichnung || ' ' || x.zeichen, 140), v_name || '-' || x.nr
    FROM (SELECT k.*, pg_catalog.row_number() OVER (ORDER BY k.faellig_am, k.quelle, k.forderung_id) AS nr
            FROM regel.lastschrift_kandidaten(v_s.mandant_id, v_k.id, v_tag, coalesce(v_d->>'instrument', 'CORE')) k WHERE k.grund IS NULL) x;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAK15', 'Es gibt nichts einzuziehen.', 'Die Vorschau zeigt, warum: kein Mandat, nicht fällig oder schon in einem Lauf.', NULL, 'einzug_am'));
  END IF;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'lastschriftlauf_anlegen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, pg_catalog.jsonb_build_object('lauf_id', v_id), '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.lastschriftlauf_anlegen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.lastschriftlauf_anlegen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.lastschriftlauf_anlegen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.lastschriftlauf_anlegen(jsonb) IS
'Legt einen Lastschriftlauf an: alle fälligen Forderungen eines Kontos, für die ein gültiges Mandat besteht, je Forderung ein Posten. p_daten: bankkonto_id, einzug_am, angekuendigt_am, ankuendigung (wie und wo angekündigt), instrument (CORE, B2B), kennung (uuid: ein zweites Mal gesendet ist es derselbe Lauf). Gibt die Nummer des Laufs zurück. Fehler: MA001, MA002, MA012, MA014, MAK10–MAK15.';
