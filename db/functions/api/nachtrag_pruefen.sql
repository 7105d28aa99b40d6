-- Reads and judges a Nachtrag: every problem at its field, the first one as the refusal.
-- SELECT (p.ablehnung).fehlercode FROM api.nachtrag_pruefen(1, 7, '{"gueltig_ab": "01.10.2026"}') p;   →  MA012
CREATE FUNCTION api.nachtrag_pruefen(
  p_mandant_id bigint,
  p_mietverhaeltnis_id bigint,
  p_daten jsonb
)
RETURNS api.nachtrag_angaben
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_r     api.nachtrag_angaben;
  v_d     jsonb;
  v_ab    date;
  v_m     akte.mietverhaeltnisse;
  v_k     akte.kautionen;
  v_alt   akte.mietkonditionen;
  v_art   text;
  v_miete numeric;
  v_titel text;
  v_f     record;
BEGIN
  IF pg_catalog.jsonb_typeof(p_daten) <> 'object' THEN
    v_r.ablehnung := engine.ablehnung('MA012', 'Die Angaben sind kein JSON-Objekt.', 'Felder als {"feld": "wert"} angeben.', '§ 311 Abs. 1 BGB');
    RETURN v_r;
  END IF;
  SELECT f.daten, f.fehler INTO v_r.daten, v_r.fehler FROM engine.felder_pruefen(api.nachtrag_felder(), p_daten) f;
  IF v_r.fehler <> '{}' THEN
    v_r.ablehnung := engine.ablehnung('MA012', 'Bitte die markierten Angaben prüfen.', 'Die Meldungen stehen an den Feldern.', '§ 311 Abs. 1 BGB');
    RETURN v_r;
  END IF;
  v_d := v_r.daten;
  v_ab := (v_d->>'gueltig_ab')::date;
  SELECT m.* INTO v_m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id;
  SELECT k.* INTO v_k FROM akte.kautionen k WHERE k.mandant_id = p_mandant_id AND k.mietverhaeltnis_id = p_mietverhaeltnis_id;
  v_alt := regel.kondition(p_mandant_id, p_mietverhaeltnis_id, v_ab);
  IF v_alt.id IS NULL THEN
    v_r.ablehnung := engine.ablehnung('MAA73', 'Der Nachtrag gilt frühestens ab dem Beginn des Mietverhältnisses (' || regel.datum(v_m.mietbeginn) || ').', 'Den Tag prüfen, ab dem er gilt.', '§ 311 Abs. 1 BGB', 'gueltig_ab');
  ELSIF v_ab > v_m.mietende THEN
    v_r.ablehnung := engine.ablehnung('MAA73', 'Das Mietverhältnis endet am ' || regel.datum(v_m.mietende) || '; danach ändert sich nichts mehr.', 'Den Tag prüfen, ab dem der Nachtrag gilt.', '§ 311 Abs. 1 BGB', 'gueltig_ab');
  ELSIF (v_d->>'unterzeichnet_am')::date > engine.heute() THEN
    v_r.ablehnung := engine.ablehnung('MAA73', 'Der Tag der Unterschrift liegt in der Zukunft.', 'Erfassen, wenn alle unterschrieben haben.', '§ 311 Abs. 1 BGB', 'unterzeichnet_am');
  ELSIF NOT (v_d->>'alle_unterschriften')::boolean THEN
    v_r.ablehnung := engine.ablehnung('MAA71', 'Ein Nachtrag gilt nur, wenn beide Seiten und auf jeder Seite alle zugestimmt haben.', 'Die fehlende Zustimmung einholen. Einseitig lässt sich der Vertrag so nicht ändern.', '§ 311 Abs. 1, § 557 Abs. 1 BGB', 'alle_unterschriften');
  ELSIF v_d ? 'dokument' AND NOT EXISTS (SELECT FROM akte.dateien d WHERE d.mandant_id = p_mandant_id AND d.kennung = (v_d->>'dokument')::uuid AND d.art = 'pdf') THEN
    v_r.ablehnung := engine.ablehnung('MAA78', 'Der Nachtrag muss als PDF vorliegen.', 'Eine PDF-Datei hochladen.', NULL, 'dokument');
  END IF;
  IF (v_r.ablehnung).fehlercode IS NOT NULL THEN
    v_r.fehler := pg_catalog.jsonb_build_object((v_r.ablehnung).feld, (v_r.ablehnung).meldung);
    RETURN v_r;
  END IF;

  -- what really changes; an entry that says what holds already is none
  SELECT coalesce(pg_catalog.jsonb_object_agg(x.key, x.value), '{}') INTO v_r.aenderung
    FROM pg_catalog.jsonb_each_text(v_d) x
   WHERE x.key IN ('mietart', 'nettokaltmiete', 'vorauszahlung_bk', 'vorauszahlung_hk', 'garage', 'stellplatz', 'sonstige') AND x.value <> pg_catalog.to_jsonb(v_alt)->>x.key
     AND (x.key = 'mietart' OR x.value::numeric <> (pg_catalog.to_jsonb(v_alt)->>x.key)::numeric);
  v_art := coalesce(v_d->>'mietart', v_alt.mietart);
  v_miete := coalesce((v_d->>'nettokaltmiete')::numeric, v_alt.nettokaltmiete);
  v_r.staffeln := regel.staffel_lesen(v_d->>'staffeln');
  IF v_art <> 'staffel' AND v_d ? 'staffeln' THEN
    v_r.ablehnung := engine.ablehnung('MAA75', 'Staffeln gehören zu einer Staffelmiete.', 'Die Mietart Staffelmiete wählen oder das Feld leeren.', '§ 557a BGB', 'staffeln');
  ELSIF v_art <> 'index' AND v_d ? 'basis_monat' THEN
    v_r.ablehnung := engine.ablehnung('MAA75', 'Ein Ausgangsmonat gehört zu einer Indexmiete.', 'Die Mietart Indexmiete wählen oder das Feld leeren.', '§ 557b BGB', 'basis_monat');
  ELSIF (v_d ? 'staffeln' OR v_d ? 'basis_monat' OR v_r.aenderung->>'mietart' IN ('staffel', 'index')) AND v_d->>'form' NOT IN ('papier', 'qes') AND NOT v_m.gewerbe THEN
    v_r.ablehnung := engine.ablehnung('MAA72', 'Eine Staffel- oder Indexmiete muss schriftlich vereinbart sein.', 'Auf Papier mit Unterschrift aller oder mit qualifizierter elektronischer Signatur vereinbaren.',
      CASE v_art WHEN 'index' THEN '§ 557b Abs. 1, § 126 BGB' ELSE '§ 557a Abs. 1, § 126 BGB' END, 'form');
  ELSIF v_r.aenderung->>'mietart' = 'staffel' AND NOT v_d ? 'staffeln' THEN
    v_r.ablehnung := engine.ablehnung('MAA41', 'Zur Staffelmiete fehlen die Staffeln.', 'Je Zeile ein Tag und die Nettokaltmiete in Euro, zum Beispiel 01.10.2027: 950,00.', '§ 557a Abs. 1 BGB', 'staffeln');
  ELSIF v_d ? 'staffeln' THEN
    v_r.ablehnung := regel.staffel_pruefen(v_r.staffeln, v_ab, v_miete);
  END IF;
  IF (v_r.ablehnung).fehlercode IS NULL AND (v_r.aenderung ?| ARRAY['mietart', 'nettokaltmiete'] OR v_d ? 'staffeln' OR v_d ? 'basis_monat') THEN
    -- a running Vorgang reckons with the rent of before: it is ended first, not overtaken
    SELECT a.titel INTO v_titel FROM engine.vorgang v JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version
     WHERE v.mandant_id = p_mandant_id AND v.traeger_id = v_m.traeger_id AND v.beendet_am IS NULL
       AND (v.automat IN ('mieterhoehung', 'staffelanpassung', 'indexanpassung') OR (v.automat = 'modernisierung' AND v.zustand = 'erhoehung_erklaert'))
     ORDER BY v.id LIMIT 1;
    IF FOUND THEN
      v_r.ablehnung := engine.ablehnung('MAA74', 'Zur Miete läuft noch ein Vorgang: ' || v_titel || '.', 'Ihn zuerst abschließen, aussetzen oder zurückziehen; dann den Nachtrag erfassen.', '§ 557 BGB',
        CASE WHEN v_d ? 'mietart' THEN 'mietart' WHEN v_d ? 'nettokaltmiete' THEN 'nettokaltmiete' WHEN v_d ? 'staffeln' THEN 'staffeln' ELSE 'basis_monat' END);
    END IF;
  END IF;

  IF (v_r.ablehnung).fehlercode IS NULL AND v_d ?| ARRAY['kaution_betrag', 'kaution_art', 'kaution_raten'] THEN
    v_r.kaution := pg_catalog.jsonb_build_object('art', coalesce(v_d->>'kaution_art', nullif(v_k.art, 'keine'), 'bar'), 'betrag', coalesce((v_d->>'kaution_betrag')::numeric, v_k.betrag, 0));
    v_r.kaution := v_r.kaution || pg_catalog.jsonb_build_object('raten', coalesce((v_d->>'kaution_raten')::int, CASE v_r.kaution->>'art' WHEN 'bar' THEN 3 ELSE 1 END));
    SELECT p.fehlercode, p.meldung, p.hinweis, p.norm, 'kaution_' || p.feld AS feld, p.detail INTO v_f
      FROM regel.vertrag_kaution_pruefen(p_nettokaltmiete => v_miete, p_gewerbe => v_m.gewerbe, p_art => v_r.kaution->>'art', p_betrag => (v_r.kaution->>'betrag')::numeric, p_raten => (v_r.kaution->>'raten')::int) p;
    IF v_f.fehlercode IS NOT NULL THEN
      v_r.ablehnung := engine.ablehnung(v_f.fehlercode, v_f.meldung, v_f.hinweis, v_f.norm, v_f.feld, v_f.detail);
    ELSIF (v_r.kaution->>'betrag')::numeric < regel.vertrag_kautionssaldo(p_mandant_id, p_mietverhaeltnis_id) THEN
      v_r.ablehnung := engine.ablehnung('MAA77', 'Auf dem Kautionskonto liegen schon ' || regel.euro(regel.vertrag_kautionssaldo(p_mandant_id, p_mietverhaeltnis_id)) || '.',
        'Mindestens diesen Betrag vereinbaren; eine Rückzahlung wird nach dem Mietende abgerechnet.', '§ 551 BGB', 'kaution_betrag');
    ELSIF v_k.id IS NOT NULL AND v_k.art = v_r.kaution->>'art' AND v_k.betrag = (v_r.kaution->>'betrag')::numeric AND v_k.raten = (v_r.kaution->>'raten')::int THEN
      v_r.kaution := NULL;
    END IF;
  END IF;
  IF (v_r.ablehnung).fehlercode IS NULL AND v_r.aenderung = '{}' AND v_r.kaution IS NULL AND NOT v_d ? 'staffeln' AND NOT v_d ? 'basis_monat' THEN
    v_r.ablehnung := engine.ablehnung('MAA70', 'Dieser Nachtrag ändert nichts: Keine Angabe weicht von dem ab, was ab ' || regel.datum(v_ab) || ' schon gilt.', 'Angeben, was sich ändert, und ab wann.', '§ 311 Abs. 1 BGB');
  END IF;
  IF (v_r.ablehnung).fehlercode IS NOT NULL AND (v_r.ablehnung).feld IS NOT NULL THEN
    v_r.fehler := pg_catalog.jsonb_build_object((v_r.ablehnung).feld, (v_r.ablehnung).meldung);
  END IF;
  RETURN v_r;
END
$fn$;
ALTER FUNCTION api.nachtrag_pruefen(bigint, bigint, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nachtrag_pruefen(bigint, bigint, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.nachtrag_pruefen(bigint, bigint, jsonb) IS
'Liest und prüft die Angaben zu einem Nachtrag. Fehler in ablehnung: MA012, MA305–MA307, MAA41, MAA42, MAA70–MAA78.';
