-- The statement says that the run went through.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT * FROM api.zahlungslauf_bestaetigen(4, '{"am": "03.12.2026"}');   →  12 | 0 |
-- COMMIT;
CREATE FUNCTION api.zahlungslauf_bestaetigen(p_lauf_id bigint, p_daten jsonb)
RETURNS TABLE (gebucht int, offen int, meldung text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_felder CONSTANT jsonb := '[{"name": "am", "typ": "datum", "titel": "Gebucht am", "pflicht": true, "nicht_in_zukunft": true}]'::jsonb;
  v_s       sitzung.person := engine.tuer();
  v_d       jsonb;
  v_tag     date;
  v_strom   bigint;
  v_l       akte.zahlungslaeufe;
  v_p       record;
  v_r       record;
  v_zahlung bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Ausführung bestätigen');
  v_d := regel.angaben_lesen(v_felder, p_daten, NULL);
  v_tag := (v_d->>'am')::date;
  v_strom := regel.zahlungslauf_strom(v_s);
  v_l := regel.zahlungslauf_zeile(v_s, p_lauf_id);
  IF v_l.abgerufen_am IS NULL THEN
    PERFORM engine.werfen(engine.ablehnung('MAK31', 'Dieser Lauf ist noch nicht bei der Bank.', 'Zuerst die Datei herunterladen und bei der Bank einreichen.'));
  ELSIF v_tag < v_l.faellig_am THEN
    PERFORM engine.werfen(engine.ablehnung('MAK32', 'Vor dem ' || pg_catalog.to_char(v_l.faellig_am, 'DD.MM.YYYY') || ' führt die Bank diesen Lauf nicht aus.', 'Buchungstag vom Kontoauszug nehmen.', NULL, 'am'));
  END IF;
  gebucht := 0;
  -- LOCK ACQUISITION: after the client's own bracket those of the debtors, leases before objects
  FOR v_p IN
    SELECT p.*, coalesce(z.mietverhaeltnis_id, a.mietverhaeltnis_id) AS mv, coalesce(h.eigentuemer_id, a.eigentuemer_id) AS eig, coalesce(h.einheit_id, a.einheit_id) AS einh,
           a.art AS auftrag_art, a.vorgang_id, a.zahlung_id, a.mietzahlung_id AS guthaben_id, regel.schuldner_traeger(v_s.mandant_id, coalesce(z.mietverhaeltnis_id, a.mietverhaeltnis_id), coalesce(h.einheit_id, a.einheit_id)) AS traeger
      FROM akte.zahlungslauf_posten p
      LEFT JOIN akte.mietzahlungen z ON z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id
      LEFT JOIN akte.hausgeld_sollstellungen h ON h.mandant_id = p.mandant_id AND h.id = p.hausgeld_id
      LEFT JOIN akte.zahlungsauftraege a ON a.mandant_id = p.mandant_id AND a.id = p.auftrag_id
     WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND p.erledigt IS NULL
     ORDER BY coalesce(h.id, 0) > 0, traeger, p.nummer
  LOOP
    PERFORM engine.sperren(v_s.mandant_id, v_p.traeger);
    IF v_p.auftrag_id IS NULL THEN
      INSERT INTO akte.zahlungen (mandant_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, art, betrag, zurueckgestellt, wertstellung, text, herkunft, erfasst_am, erfasst_von)
      VALUES (v_s.mandant_id, v_p.mv, v_p.eig, v_p.einh, 'eingang', v_p.betrag, false, v_tag, 'Lastschrift ' || v_p.zweck, 'lastschrift:' || v_p.ende_zu_ende, engine.jetzt(), v_s.akteur) RETURNING id INTO v_zahlung;
      PERFORM regel.zahlung_verteilen(v_s, v_zahlung, ARRAY[coalesce(v_p.mietzahlung_id, v_p.hausgeld_id)]);
      UPDATE akte.zahlungslauf_posten AS p SET erledigt = 'bezahlt', erledigt_am = v_tag WHERE p.mandant_id = v_s.mandant_id AND p.id = v_p.id AND p.erledigt IS NULL;
    ELSIF v_p.auftrag_art = 'kaution' THEN
      SELECT v.zustand, e.ok, e.meldung INTO v_r FROM engine.vorgang v
       CROSS JOIN LATERAL engine.ausloesen(v.id, CASE WHEN (SELECT t.art FROM akte.kaution_teilabrechnungen t JOIN akte.zahlungsauftraege a ON a.mandant_id = t.mandant_id AND a.teilabrechnung_id = t.id
                                                           WHERE a.mandant_id = v_s.mandant_id AND a.id = v_p.auftrag_id) = 'teil' THEN 'teilauszahlung' ELSE 'auszahlung_bestaetigen' END,
                                              pg_catalog.jsonb_build_object('ausgefuehrt_am', v_tag)) e
       WHERE v.mandant_id = v_s.mandant_id AND v.id = v_p.vorgang_id;
      IF NOT v_r.ok THEN
        meldung := v_r.meldung;
        CONTINUE;
      END IF;
    ELSE
      PERFORM regel.erstattung_buchen(v_s, v_p.auftrag_id, v_tag);
    END IF;
    gebucht := gebucht + 1;
  END LOOP;
  SELECT count(*)::int INTO offen FROM akte.zahlungslauf_posten p WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND p.erledigt IS NULL;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'zahlungslauf_bestaetigen', NULL, NULL, NULL, NULL, engine.nutzlast(v_d || pg_catalog.jsonb_build_object('lauf_id', v_l.id), pg_catalog.jsonb_build_object('gebucht', gebucht, 'offen', offen), '{}'));
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION api.zahlungslauf_bestaetigen(bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_bestaetigen(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_bestaetigen(bigint, jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_bestaetigen(bigint, jsonb) IS
'Bucht die Posten eines Laufs, die laut Kontoauszug ausgeführt sind (die Bank bucht einen Lauf meist als eine Summe): Lastschriften werden Zahlungen auf ihre Forderung, Kautionen werden im Vorgang bestätigt, Erstattungen gebucht. p_daten: am (Buchungstag). Was schon über den Kontoauszug zugeordnet ist, wird nicht noch einmal gebucht. Ergebnis: gebucht, offen, meldung (warum etwas offen blieb, etwa weil der Anordnende nicht bestätigen darf). Fehler: MA001, MA002, MA012, MA014, MAK20, MAK21, MAK31, MAK32.';
