-- The defect is gone: its day is the last with a reduction, from the next on the quota is nought.
-- → {"letzter_tag": "2021-03-20", "forderungen_geaendert": 1, "minderung_gebucht": "-80.19"}
CREATE FUNCTION regel.minderung_beenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m       akte.mietminderungen := regel.minderung_zeile(p_k);
  v_am      date := (p_k.daten->>'behoben_am')::date;
  v_wirkung jsonb;
BEGIN
  INSERT INTO akte.minderung_quoten (mandant_id, minderung_id, nummer, quote, ab, grund, rechenweg, festgelegt_am, festgelegt_von)
  VALUES (p_k.mandant_id, v_m.id, 1 + (SELECT count(*) FROM akte.minderung_quoten q WHERE q.mandant_id = p_k.mandant_id AND q.minderung_id = v_m.id), 0, v_am + 1, 'Mangel behoben am ' || regel.datum(v_am),
          recht.wegblatt(p_funktion := 'minderung_quote', p_argumente := pg_catalog.jsonb_build_object('p_ab', v_am + 1, 'p_quote', '0'), p_version := '2026-11-1', p_stichtag := v_am + 1,
            p_schritte := ARRAY[recht.schritt(p_regel := 'Der Tag der Behebung zählt noch mit, danach ist die volle Miete geschuldet.', p_norm := '§ 536 Abs. 1 BGB', p_eingaben := pg_catalog.jsonb_build_object('behoben_am', v_am), p_ergebnis := '"0.00"')],
            p_ergebnis := '"0.00"'),
          p_k.jetzt, p_k.akteur);
  UPDATE akte.mietminderungen AS m SET behoben_am = v_am, behoben_text = p_k.daten->>'nachweis_text'
   WHERE m.mandant_id = p_k.mandant_id AND m.id = v_m.id;
  v_wirkung := regel.minderung_buchen(p_k := p_k, p_ab := v_am + 1);
  PERFORM regel.schreiben_anlegen(p_k := p_k, p_art := 'minderung_ende', p_titel := 'Ende der Mietminderung', p_fuer_mieter := true,
    p_betreff := 'Mangel behoben: Ende der Mietminderung',
    p_bloecke := pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'der von Ihnen angezeigte Mangel („' || v_m.mangel || '“) ist seit dem ' || regel.datum(v_am) || ' behoben. Ab dem ' || regel.datum(v_am + 1) || ' ist wieder die volle Miete von '
          || regel.euro(regel.minderung_bruttomiete(p_k.mandant_id, p_k.bezug_id, v_am + 1)) || ' im Monat zu zahlen.'),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Sehen Sie das anders, schreiben Sie uns bitte, was noch nicht in Ordnung ist.')));
  RETURN pg_catalog.jsonb_build_object('letzter_tag', v_am) || coalesce(v_wirkung, '{}');
END
$fn$;
ALTER FUNCTION regel.minderung_beenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_beenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_beenden(engine.kontext) IS
'Beendet die Minderung mit dem Tag der Behebung, nimmt zu viel Gebuchtes zurück und schreibt der Mieterseite. Norm: § 536 Abs. 1 BGB.';
