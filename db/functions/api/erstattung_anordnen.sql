-- Money that nobody owed goes back.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT api.erstattung_anordnen('{"zahlung_id": 31, "iban": "DE02 1203 0000 0000 2020 51", "inhaber": "Katrin Ostermann"}');   →  9
-- COMMIT;
CREATE FUNCTION api.erstattung_anordnen(p_daten jsonb)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[
    {"name": "zahlung_id", "typ": "ganzzahl", "titel": "Zahlung"},
    {"name": "mietzahlung_id", "typ": "ganzzahl", "titel": "Guthaben"},
    {"name": "iban", "typ": "iban", "titel": "IBAN", "pflicht": true},
    {"name": "inhaber", "typ": "text", "titel": "Kontoinhaber", "pflicht": true, "min_laenge": 2, "max_laenge": 70},
    {"name": "iban_nachweis", "typ": "text", "titel": "Woher die IBAN stammt", "max_laenge": 300}]'::jsonb;
  v_s      sitzung.person := engine.tuer();
  v_d      jsonb;
  v_strom  bigint;
  v_z      akte.zahlungen;
  v_f      akte.mietzahlungen;
  v_betrag numeric;
  v_a      engine.ablehnung;
  v_id     bigint;
BEGIN
  IF v_s.kanal = 'portal' OR NOT coalesce(v_s.rolle = ANY (ARRAY['sachbearbeitung', 'buchhaltung', 'teamleitung']), false) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf keine Erstattung anordnen.', 'Zuständig: Sachbearbeitung, Buchhaltung, Teamleitung.'));
  END IF;
  v_d := regel.angaben_lesen(v_felder, p_daten, '§ 812 BGB');
  v_strom := regel.zahlungslauf_strom(v_s);
  SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = v_s.mandant_id AND z.id = (v_d->>'zahlung_id')::bigint AND z.frei > 0 AND z.storno_von IS NULL;
  SELECT f.* INTO v_f FROM akte.mietzahlungen f WHERE f.mandant_id = v_s.mandant_id AND f.id = (v_d->>'mietzahlung_id')::bigint AND f.status <> 'storniert' AND f.offen < 0;
  v_betrag := CASE WHEN v_z.id IS NOT NULL THEN v_z.frei ELSE -v_f.offen END;
  v_a := CASE
    WHEN (v_d ? 'zahlung_id') = (v_d ? 'mietzahlung_id') OR v_betrag IS NULL THEN engine.ablehnung('MAK40', 'Hier gibt es nichts zu erstatten.', 'Eine Zahlung mit freiem Rest oder ein Guthaben wählen.', '§ 812 BGB')
    WHEN EXISTS (SELECT FROM akte.zahlungsauftraege a WHERE a.mandant_id = v_s.mandant_id AND (a.zahlung_id = v_z.id OR a.mietzahlung_id = v_f.id) AND a.storniert_am IS NULL AND a.ausgefuehrt_am IS NULL) THEN
      engine.ablehnung('MAK41', 'Diese Erstattung ist schon angeordnet.', 'Auftrag in den Zahlungsläufen ansehen.')
    WHEN pg_catalog.length(coalesce(v_d->>'iban_nachweis', '')) < 10
     AND NOT EXISTS (SELECT FROM akte.bankkonten b WHERE b.mandant_id = v_s.mandant_id AND b.iban = v_d->>'iban'
                        AND (b.eigentuemer_id = v_z.eigentuemer_id OR b.mieter_id IN (SELECT vp.mieter_id FROM akte.vertragsparteien vp WHERE vp.mandant_id = v_s.mandant_id AND vp.mietverhaeltnis_id = coalesce(v_z.mietverhaeltnis_id, v_f.mietverhaeltnis_id)))) THEN
      engine.ablehnung('MAK42', 'Diese IBAN ist bei der Person nicht hinterlegt.', 'Angeben, woher sie stammt, zum Beispiel: Rückruf unter der bekannten Nummer am 12.06.2026.', '§ 362 Abs. 1 BGB', 'iban_nachweis') END;
  IF v_a.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_a);
  END IF;
  INSERT INTO akte.zahlungsauftraege (mandant_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, betrag, empfaenger, iban, zweck, erteilt_am, erteilt_von, art, zahlung_id, mietzahlung_id, iban_nachweis)
  VALUES (v_s.mandant_id, coalesce(v_z.mietverhaeltnis_id, v_f.mietverhaeltnis_id), v_z.eigentuemer_id, v_z.einheit_id, v_betrag, v_d->>'inhaber', v_d->>'iban',
          pg_catalog.left(CASE WHEN v_z.id IS NOT NULL THEN 'Erstattung Überzahlung vom ' || pg_catalog.to_char(v_z.wertstellung, 'DD.MM.YYYY') ELSE v_f.bezeichnung END
            || coalesce(' ' || (SELECT m.vertragsnummer FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = coalesce(v_z.mietverhaeltnis_id, v_f.mietverhaeltnis_id)), ''), 140),
          engine.jetzt(), v_s.akteur, CASE WHEN v_z.id IS NOT NULL THEN 'ueberzahlung' ELSE 'guthaben' END, v_z.id, v_f.id, v_d->>'iban_nachweis')
  RETURNING id INTO v_id;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'erstattung_anordnen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d, pg_catalog.jsonb_build_object('auftrag_id', v_id, 'betrag', v_betrag::text), '{}'));
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.erstattung_anordnen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.erstattung_anordnen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.erstattung_anordnen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.erstattung_anordnen(jsonb) IS
'Ordnet eine Erstattung an: den freien Rest einer Zahlung oder das Guthaben einer Abrechnung, immer ganz. p_daten: zahlung_id oder mietzahlung_id, iban, inhaber, iban_nachweis (wenn die IBAN nicht hinterlegt ist). Gezahlt wird mit dem nächsten Überweisungslauf. Gibt die Nummer des Auftrags zurück. Fehler: MA001, MA002, MA012, MA014, MAK40–MAK42. Norm: §§ 362, 812 BGB.';
