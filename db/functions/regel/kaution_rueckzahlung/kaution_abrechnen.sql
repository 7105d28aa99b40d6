-- The statement: figures frozen, letter frozen. A corrected one is the next number, the old one stays.
-- → {"abrechnung": 1, "art": "schluss", "zinsen": "77.39", "einbehalte": "180.00", "auszahlung": "2657.39"}
CREATE FUNCTION regel.kaution_abrechnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a akte.kautionsabrechnungen := regel.kaution_abrechnung(p_k);
  v_t akte.kaution_teilabrechnungen;
  v_m akte.mietverhaeltnisse;
  v_kaution akte.kautionen;
  v_tag date;
  v_r jsonb;
  v_maengel jsonb;
  v_forderungen jsonb;
  v_nk jsonb;
  v_summe_maengel numeric;
  v_summe_forderungen numeric;
BEGIN
  v_tag := coalesce((p_k.daten->>'stichtag')::date, p_k.heute);
  v_r   := regel.kaution_rechnen(p_k, v_a, v_tag);
  INSERT INTO akte.kaution_teilabrechnungen (mandant_id, abrechnung_id, nummer, art, stichtag, kaution, zinsen, einbehalte, nk_vorbehalt, bereits_gezahlt, rechenweg, erstellt_am)
  VALUES (p_k.mandant_id, v_a.id, coalesce((regel.kaution_letzte(p_k.mandant_id, v_a.id)).nummer, 0) + 1,
          CASE WHEN (v_r->>'nk_vorbehalt')::numeric > 0 THEN 'teil' ELSE 'schluss' END, v_tag, (v_r->>'kaution')::numeric, (v_r->>'zinsen')::numeric,
          (v_r->>'einbehalte')::numeric, (v_r->>'nk_vorbehalt')::numeric, (v_r->>'bereits_gezahlt')::numeric,
          -- the years are kept beside the derivation: the statement after a partial payout goes on from them
          (v_r->'rechenweg') || pg_catalog.jsonb_build_object('jahre', v_r->'jahre', 'grundlage', v_r->'grundlage', 'konto', v_r->'konto'), p_k.jetzt)
  RETURNING * INTO v_t;

  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  SELECT c.* INTO v_kaution FROM akte.kautionen c WHERE c.mandant_id = p_k.mandant_id AND c.mietverhaeltnis_id = p_k.bezug_id;
  SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
           'nummer', u.nummer, 'raum', u.raum, 'beschreibung', u.beschreibung, 'betrag', p.betrag::text,
           'begruendung', pg_catalog.concat_ws(' ',
             coalesce(p.begruendung, CASE
               WHEN p.behoben_am IS NOT NULL THEN 'Kein Einbehalt.'
               WHEN p.verantwortlich = 'vermieter' THEN 'Von der Vermieterseite zu tragen, kein Einbehalt.'
               WHEN p.verantwortlich = 'ungeklaert' THEN 'Ursache nicht geklärt, kein Einbehalt.'
               ELSE 'Kein Einbehalt.' END),
             CASE WHEN p.behoben_am IS NOT NULL THEN 'Behoben am ' || pg_catalog.to_char(p.behoben_am, 'DD.MM.YYYY') || '.' END)) ORDER BY u.nummer) FILTER (WHERE p.art = 'mangel'), '[]'),
         coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
           'bezeichnung', p.bezeichnung, 'faellig_am', p.faellig_am, 'betrag', p.betrag::text, 'begruendung', p.begruendung) ORDER BY p.nummer) FILTER (WHERE p.art = 'forderung' AND p.betrag > 0), '[]'),
         (pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
           'betrag', p.betrag::text, 'zeitraum_von', p.zeitraum_von, 'zeitraum_bis', p.zeitraum_bis, 'abrechnung_bis', p.abrechnung_bis,
           'begruendung', p.begruendung)) FILTER (WHERE p.art = 'nk_vorbehalt' AND p.betrag > 0))->0,
         coalesce(sum(p.betrag) FILTER (WHERE p.art = 'mangel'), 0), coalesce(sum(p.betrag) FILTER (WHERE p.art = 'forderung'), 0)
    INTO v_maengel, v_forderungen, v_nk, v_summe_maengel, v_summe_forderungen
    FROM regel.kaution_positionen_gueltig(p_k.mandant_id, v_a.id) p
    LEFT JOIN akte.uebergabe_maengel u ON u.mandant_id = p.mandant_id AND u.id = p.mangel_id;

  PERFORM regel.post_einreihen(p_k, regel.dokument_anlegen(
    p_k := p_k, p_art := 'kautionsabrechnung', p_vorlage_version := 1, p_fuer_mieter := true,
    p_titel := CASE WHEN v_t.art = 'teil' THEN 'Teilabrechnung der Kaution' WHEN v_a.kaution_id IS NULL THEN 'Abschluss ohne Mietkaution' ELSE 'Abrechnung der Kaution' END
            || CASE WHEN v_t.nummer > 1 THEN ' Nr. ' || v_t.nummer ELSE '' END,
    p_daten := regel.dokument_kopf(p_k) || pg_catalog.jsonb_build_object(
      'betreff', pg_catalog.jsonb_build_object(
        'titel', CASE WHEN v_t.art = 'teil' THEN 'Teilabrechnung Ihrer Mietkaution' WHEN v_a.kaution_id IS NULL THEN 'Abschluss ohne Mietkaution' ELSE 'Abrechnung Ihrer Mietkaution' END,
        'zusatz', CASE WHEN v_t.nummer > 1 THEN 'Abrechnung Nr. ' || v_t.nummer || '; sie ersetzt oder ergänzt die vorige' END),
      'abrechnung', pg_catalog.jsonb_build_object(
        'art', v_t.art, 'nummer', v_t.nummer, 'mietende', coalesce(v_m.mietende, v_m.rueckgabe_am, p_k.heute), 'rueckgabe_am', v_m.rueckgabe_am, 'zinsen_bis', v_tag, 'frist_bis', v_a.frist_bis,
        'kautionsart', CASE coalesce(v_kaution.art, 'keine') WHEN 'bar' THEN 'barkaution' ELSE coalesce(v_kaution.art, 'keine') END,
        'vereinbart', coalesce(v_kaution.betrag, 0.00)::numeric(12,2)::text),
      'einzahlungen', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('datum', e.wertstellung, 'betrag', e.betrag::text, 'bezeichnung', e.text) ORDER BY e.wertstellung, e.id), '[]')
                         FROM regel.kaution_einzahlungen(p_k.mandant_id, v_a.kaution_id) e),
      'zinsen', pg_catalog.jsonb_build_object('grundlage', v_r->'grundlage', 'konto', v_r->'konto', 'jahre', v_r->'jahre'),
      'maengel', v_maengel, 'forderungen', v_forderungen, 'nk_vorbehalt', v_nk,
      'bereits_ausgezahlt', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('datum', b.wertstellung, 'betrag', (-b.betrag)::text, 'bezeichnung', b.text) ORDER BY b.wertstellung, b.id), '[]')
                               FROM akte.kaution_buchungen b WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id AND b.art = 'auszahlung'),
      'steuer', '{"kapitalertragsteuer": "0.00", "solidaritaetszuschlag": "0.00", "kirchensteuer": "0.00", "bescheinigung": false}'::jsonb,
      'summen', pg_catalog.jsonb_build_object(
        'einzahlungen', v_t.kaution::text, 'zinsen', v_t.zinsen::text, 'guthaben', (v_t.kaution + v_t.zinsen)::text, 'steuern', '0.00',
        'maengel', v_summe_maengel::numeric(12,2)::text, 'forderungen', v_summe_forderungen::numeric(12,2)::text, 'nk_vorbehalt', v_t.nk_vorbehalt::text,
        'bereits_ausgezahlt', v_t.bereits_gezahlt::text, 'auszahlung', v_t.auszahlung::text),
      'auszahlung', CASE WHEN v_t.auszahlung > 0 THEN
        (SELECT pg_catalog.jsonb_build_object('art', 'ueberweisung', 'kontoinhaber', v->'kontoinhaber', 'iban', v->'iban', 'institut', NULL, 'am', NULL) FROM regel.kaution_auszahlung_vorgaben(p_k) v) END)));
  RETURN pg_catalog.jsonb_build_object('abrechnung', v_t.nummer, 'art', v_t.art, 'zinsen', v_t.zinsen::text, 'einbehalte', v_t.einbehalte::text, 'nk_vorbehalt', v_t.nk_vorbehalt::text,
                                       'auszahlung', v_t.auszahlung::text, 'dokument', 'Kautionsabrechnung');
END
$fn$;
ALTER FUNCTION regel.kaution_abrechnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_abrechnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_abrechnen(engine.kontext) IS
'Erstellt die Abrechnung (Teil oder Schluss) mit eingefrorenen Beträgen und Dokument. Norm: § 551 Abs. 3, § 259 BGB.';
