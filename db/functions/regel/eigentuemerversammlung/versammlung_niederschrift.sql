-- The minutes as they stand; a further one is a new fassung.
CREATE FUNCTION regel.versammlung_niederschrift(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v       akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_objekt  akte.objekte;
  v_bloecke jsonb;
  v_da      record;
BEGIN
  SELECT o.* INTO v_objekt FROM akte.objekte o WHERE o.mandant_id = p_k.mandant_id AND o.id = v_v.objekt_id;
  SELECT count(*) FILTER (WHERE a.da) AS koepfe, count(*) AS von_koepfen, sum(a.mea) FILTER (WHERE a.da) AS mea, sum(a.mea) AS von_mea,
         pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(a.nummer::text, a.name, a.einheit_text, coalesce(regel.weg_zahl(a.mea), '–'),
           CASE a.anwesenheit WHEN 'anwesend' THEN 'anwesend' WHEN 'online' THEN 'online zugeschaltet' WHEN 'vertreten' THEN 'vertreten durch ' || a.vertreter ELSE 'abwesend' END) ORDER BY a.nummer) AS zeilen
    INTO v_da
    FROM regel.weg_anwesenheit(p_k.mandant_id, p_k.bezug_id) a;
  v_bloecke := pg_catalog.jsonb_build_array(
    pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_array('Art', regel.weg_artname(v_v.art)),
      pg_catalog.jsonb_build_array(CASE WHEN v_v.art = 'umlauf' THEN 'Ausgezählt am' ELSE 'Termin' END,
        CASE WHEN v_v.art = 'umlauf' THEN pg_catalog.to_char(v_v.durchgefuehrt_am, 'DD.MM.YYYY') ELSE pg_catalog.to_char(v_v.termin AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY, HH24:MI') || ' Uhr' END),
      pg_catalog.jsonb_build_array('Ort', v_v.ort),
      pg_catalog.jsonb_build_array('Leitung', v_v.leitung),
      pg_catalog.jsonb_build_array('Schriftführung', v_v.schriftfuehrung),
      pg_catalog.jsonb_build_array('Stimmkraft', CASE v_v.prinzip WHEN 'kopf' THEN 'nach Köpfen' WHEN 'objekt' THEN 'nach Einheiten' ELSE 'nach Miteigentumsanteilen' END),
      pg_catalog.jsonb_build_array('Anwesend oder vertreten', v_da.koepfe || ' von ' || v_da.von_koepfen || ' Stimmberechtigten'
        || CASE WHEN v_da.von_mea IS NOT NULL THEN ', ' || regel.weg_zahl(coalesce(v_da.mea, 0)) || ' von '
             || regel.weg_zahl(v_da.von_mea) || ' Miteigentumsanteilen' ELSE '' END))),
    pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', 'Teilnehmer',
      'spalten', '[{"titel": "Nr.", "typ": "text"}, {"titel": "Eigentümer", "typ": "text"}, {"titel": "Einheiten", "typ": "text"}, {"titel": "Anteile", "typ": "text"}, {"titel": "Teilnahme", "typ": "text"}]'::jsonb,
      'zeilen', coalesce(v_da.zeilen, '[]')));
  SELECT v_bloecke || coalesce(pg_catalog.jsonb_agg(x.block ORDER BY x.nummer, x.folge, x.id), '[]') INTO v_bloecke
    FROM (
      SELECT t.nummer, 0 AS folge, 0::bigint AS id, pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'TOP ' || t.nummer || ': ' || t.titel) AS block
        FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t
      UNION ALL
      SELECT b.top_nummer, 1, b.id, pg_catalog.jsonb_build_object('art', 'absatz', 'text', b.wortlaut)
        FROM akte.beschluesse b WHERE b.mandant_id = p_k.mandant_id AND b.versammlung_id = p_k.bezug_id
      UNION ALL
      SELECT b.top_nummer, 2, b.id, pg_catalog.jsonb_build_object('art', 'absatz', 'text', regel.etv_ergebnistext(b) || coalesce(' Verkündet am ' || regel.datum(b.verkuendet_am) || ' von ' || b.verkuendet_von || '.', ''))
        FROM akte.beschluesse b WHERE b.mandant_id = p_k.mandant_id AND b.versammlung_id = p_k.bezug_id) x;
  v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Unterschriften')
    || pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
         pg_catalog.jsonb_build_array(CASE WHEN v_v.art = 'umlauf' THEN 'Verwalter' ELSE 'Vorsitz der Versammlung' END, v_v.leitung || ': ________________________________'))
       || CASE WHEN v_v.art = 'umlauf' THEN '[]'::jsonb ELSE '[["Wohnungseigentümer", "________________________________"]]'::jsonb END
       || CASE WHEN v_v.art = 'umlauf' OR v_v.beirat_vorsitz IS NULL THEN '[]'::jsonb
               ELSE pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array('Vorsitz des Beirats', v_v.beirat_vorsitz || ': ________________________________')) END);
  PERFORM regel.weg_brief(p_k, 'etv_niederschrift', 'Niederschrift', 'Niederschrift über ' || CASE WHEN v_v.art = 'umlauf' THEN 'den Umlaufbeschluss ' ELSE 'die Eigentümerversammlung ' END || v_objekt.name
    || ' vom ' || pg_catalog.to_char(v_v.durchgefuehrt_am, 'DD.MM.YYYY'), v_bloecke, '{}', '', 'keiner');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_niederschrift(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_niederschrift(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_niederschrift(engine.kontext) IS
'Erzeugt die Niederschrift: Teilnehmer, Tagesordnung, Beschlüsse mit Ergebnis, Unterschriftszeilen. Norm: § 24 Abs. 6 WEG.';
