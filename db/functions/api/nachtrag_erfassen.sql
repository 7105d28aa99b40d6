-- An agreement of both sides that changes a running lease from a day: rent type, rent, prepayments, garage, deposit.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, nachtrag_id, fehlercode, felder FROM api.nachtrag_erfassen(31, '{
--   "gueltig_ab": "01.01.2027", "unterzeichnet_am": "15.11.2026", "form": "papier", "alle_unterschriften": "ja",
--   "text": "Stellplatz 4 wird mitvermietet.", "stellplatz": "45,00"}');
--  ok | nachtrag_id | fehlercode | felder
--  t  |           3 |            |
-- COMMIT;
CREATE FUNCTION api.nachtrag_erfassen(p_mietverhaeltnis_id bigint, p_daten jsonb)
RETURNS TABLE (mietverhaeltnis_id bigint, nachtrag_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text,
               detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s         sitzung.person := engine.tuer();
  v_daten     jsonb := coalesce(p_daten, '{}');
  v_schluessel uuid;
  v_anfrage   bytea;
  v_alt       jsonb;
  v_m         akte.mietverhaeltnisse;
  v_v         engine.vorgang;
  v_k         akte.kautionen;
  v_p         api.nachtrag_angaben;
  v_kondition bigint;
  v_nummer    int;
  v_wirkung   jsonb;
  v_ergebnis  engine.ergebnis;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  -- a key that is no UUID is found by the check of the fields below
  IF v_daten->>'schluessel' ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN
    v_schluessel := (v_daten->>'schluessel')::uuid;
    v_anfrage := engine.anfrage_digest('nachtrag_erfassen', p_mietverhaeltnis_id, '', v_daten);
    v_alt := engine.schluessel_einloesen(v_s, v_schluessel, v_anfrage);
    IF v_alt IS NOT NULL THEN
      RETURN QUERY SELECT (v_alt->>'mietverhaeltnis_id')::bigint, (v_alt->>'nachtrag_id')::bigint, (pg_catalog.jsonb_populate_record(NULL::engine.ergebnis, v_alt)).*;
      RETURN;
    END IF;
  END IF;
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id;
  IF NOT FOUND THEN
    v_ergebnis := api.kaution_unbekannt(p_ereignis => 'nachtrag_erfassen', p_daten => v_daten || pg_catalog.jsonb_build_object('mietverhaeltnis_id', p_mietverhaeltnis_id),
      p_a => engine.ablehnung('MA310', 'Dieses Mietverhältnis gibt es nicht.', 'Mietverhältnis über die Akte öffnen.'));
    RETURN QUERY SELECT NULL::bigint, NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;
  -- LOCK ACQUISITION
  PERFORM engine.sperren(v_s.mandant_id, v_m.traeger_id);
  SELECT v.* INTO v_v FROM engine.vorgang v WHERE v.mandant_id = v_s.mandant_id AND v.traeger_id = v_m.traeger_id AND v.ist_klammer;

  -- GUARD
  IF NOT v_s.rolle = ANY (ARRAY['sachbearbeitung', 'teamleitung', 'verwalter-admin', 'dienst']) THEN
    v_p.ablehnung := engine.ablehnung('MA014', 'Ihre Rolle darf keinen Nachtrag erfassen.', 'Zuständig: Sachbearbeitung, Teamleitung.', '§ 311 Abs. 1 BGB', NULL, 'Rolle ' || v_s.rolle);
  ELSIF v_v.zustand NOT IN ('laufende_vermietung', 'gekuendigt') THEN
    v_p.ablehnung := engine.ablehnung('MAA76', CASE WHEN v_v.beendet_am IS NULL THEN 'Vor dem Einzug ändert ein Nachtrag nichts: Der Vertrag wird erst geschlossen.' ELSE 'Das Mietverhältnis ist geschlossen.' END,
      CASE WHEN v_v.beendet_am IS NULL THEN 'Den Vertrag selbst ändern, oder den Nachtrag nach dem Einzug erfassen.' ELSE 'Ein geschlossenes Mietverhältnis ändert sich nicht mehr.' END, '§ 311 Abs. 1 BGB', NULL, 'Zustand ' || v_v.zustand);
  ELSE
    v_p := api.nachtrag_pruefen(v_s.mandant_id, v_m.id, v_daten);
  END IF;

  IF (v_p.ablehnung).fehlercode IS NULL THEN
    BEGIN
      IF v_p.aenderung <> '{}' THEN
        v_kondition := regel.miethoehe_kondition(v_s.mandant_id, v_m.id, v_v.id, (v_p.daten->>'gueltig_ab')::date, v_p.aenderung, 'Nachtrag vom ' || regel.datum((v_p.daten->>'unterzeichnet_am')::date));
      END IF;
      SELECT 1 + coalesce(max(n.nummer), 0) INTO v_nummer FROM akte.nachtraege n WHERE n.mandant_id = v_s.mandant_id AND n.mietverhaeltnis_id = v_m.id;
      INSERT INTO akte.nachtraege AS n (mandant_id, mietverhaeltnis_id, nummer, gueltig_ab, unterzeichnet_am, form, text, datei_id, inhalt, kondition_id, vorgang_id, erfasst_am, erfasst_von)
      VALUES (v_s.mandant_id, v_m.id, v_nummer, (v_p.daten->>'gueltig_ab')::date, (v_p.daten->>'unterzeichnet_am')::date, v_p.daten->>'form', v_p.daten->>'text',
              (SELECT d.id FROM akte.dateien d WHERE d.mandant_id = v_s.mandant_id AND d.kennung = (v_p.daten->>'dokument')::uuid),
              v_p.aenderung || pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('staffeln', v_p.staffeln, 'basis_monat', v_p.daten->'basis_monat', 'kaution', v_p.kaution)),
              v_kondition, v_v.id, engine.jetzt(), v_s.akteur)
      RETURNING n.id INTO nachtrag_id;
      IF v_p.staffeln IS NOT NULL THEN
        PERFORM regel.staffel_eintragen(v_s.mandant_id, v_m.id, v_p.staffeln, nachtrag_id, v_v.id, engine.jetzt());
      END IF;
      IF v_p.aenderung->>'mietart' = 'index' OR v_p.daten ? 'basis_monat' THEN
        INSERT INTO akte.indexvereinbarungen (mandant_id, mietverhaeltnis_id, gueltig_ab, basis_monat, nachtrag_id, vorgang_id, erfasst_am)
        VALUES (v_s.mandant_id, v_m.id, (v_p.daten->>'gueltig_ab')::date, recht.monatsanfang(p_tag := coalesce((v_p.daten->>'basis_monat')::date, (v_p.daten->>'gueltig_ab')::date)), nachtrag_id, v_v.id, engine.jetzt());
      END IF;
      IF v_p.kaution IS NOT NULL THEN
        SELECT k.* INTO v_k FROM akte.kautionen k WHERE k.mandant_id = v_s.mandant_id AND k.mietverhaeltnis_id = v_m.id;
        -- what was agreed before is kept beside: the row itself says what is agreed now
        INSERT INTO akte.kautionen AS k (mandant_id, mietverhaeltnis_id, art, betrag, raten, vereinbart_am)
        VALUES (v_s.mandant_id, v_m.id, v_p.kaution->>'art', (v_p.kaution->>'betrag')::numeric, (v_p.kaution->>'raten')::int, (v_p.daten->>'unterzeichnet_am')::date)
        ON CONFLICT ON CONSTRAINT kautionen_mandant_id_mietverhaeltnis_id_key DO UPDATE SET art = excluded.art, betrag = excluded.betrag, raten = excluded.raten;
        INSERT INTO akte.kaution_aenderungen (mandant_id, kaution_id, nachtrag_id, art_alt, art_neu, betrag_alt, betrag_neu, raten_alt, raten_neu)
        SELECT k.mandant_id, k.id, nachtrag_erfassen.nachtrag_id, v_k.art, k.art, coalesce(v_k.betrag, 0), k.betrag, v_k.raten, k.raten
          FROM akte.kautionen k WHERE k.mandant_id = v_s.mandant_id AND k.mietverhaeltnis_id = v_m.id;
      END IF;
      v_wirkung := pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('nachtrag', v_nummer, 'nachtrag_id', nachtrag_id, 'kondition_id', v_kondition, 'kaution_bisher', CASE WHEN v_p.kaution IS NOT NULL THEN coalesce(v_k.betrag, 0)::text END))
        || coalesce((SELECT pg_catalog.jsonb_object_agg(x.key || '_neu', x.value) FROM pg_catalog.jsonb_each(v_p.aenderung) x), '{}');
      PERFORM audit.schreiben(v_s, v_m.traeger_id, v_v.id, 'vermietung', 'nachtrag_erfassen', v_v.zustand, v_v.zustand, NULL, NULL, engine.nutzlast(v_p.daten - 'schluessel', v_wirkung, '{}'));
      SET CONSTRAINTS ALL IMMEDIATE;
      v_ergebnis := ROW(true, v_v.id, v_v.zustand, v_v.zustand, NULL, NULL, NULL, NULL, '§ 311 Abs. 1, § 557 Abs. 1 BGB', NULL)::engine.ergebnis;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
        v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
      IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
        RAISE;                                    -- deadlock, out of space, cancelled: the caller repeats or reports
      END IF;
      nachtrag_id := NULL;
      v_p.ablehnung := engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld);
    END;
  END IF;
  IF (v_p.ablehnung).fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_m.traeger_id, v_v.id, 'vermietung', 'nachtrag_erfassen', v_v.zustand, v_daten, v_p.ablehnung, nullif(v_p.fehler, '{}'));
  END IF;
  IF v_schluessel IS NOT NULL THEN
    INSERT INTO engine.idempotenz (mandant_id, schluessel, akteur, anfrage, ergebnis, zeit)
    VALUES (v_s.mandant_id, v_schluessel, v_s.akteur, v_anfrage,
            pg_catalog.to_jsonb(v_ergebnis) || pg_catalog.jsonb_build_object('mietverhaeltnis_id', v_m.id, 'nachtrag_id', nachtrag_id), pg_catalog.clock_timestamp());
  END IF;
  RETURN QUERY SELECT v_m.id, nachtrag_erfassen.nachtrag_id, (v_ergebnis).*;
END
$fn$;
ALTER FUNCTION api.nachtrag_erfassen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nachtrag_erfassen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nachtrag_erfassen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nachtrag_erfassen(bigint, jsonb) IS
'Erfasst eine Vereinbarung beider Seiten, die das Mietverhältnis ab einem Tag ändert. Danach COMMIT.
p_daten, Pflicht: gueltig_ab, unterzeichnet_am, form (papier, qes, textform), alle_unterschriften (ja), text.
Wahlfrei, nur was sich ändert: mietart (fest, staffel, index), staffeln (je Zeile „01.10.2027: 950,00“), basis_monat (Ausgangsmonat des Index), nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige (Euro im Monat),
kaution_betrag (neuer Gesamtbetrag), kaution_art, kaution_raten, dokument (Kennung einer PDF-Datei), schluessel (UUID: derselbe Auftrag noch einmal ergibt das erste Ergebnis).
Ergebnis: mietverhaeltnis_id, nachtrag_id und engine.ergebnis (vorgang_id ist der Master); felder nennt Feld → Meldung. Steht im Protokoll des Mietverhältnisses, Ablehnungen auch.
Norm: § 311 Abs. 1, §§ 551, 557, 557a, 557b BGB. Fehler: MA001, MA002, MA016; als Zeile MA012, MA014, MA305–MA307, MA310, MAA41, MAA42, MAA70–MAA78.';
