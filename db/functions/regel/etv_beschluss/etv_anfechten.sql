-- The note in the collection, and the letter to every owner: the manager has to make the lawsuit known (§ 44 Abs. 2 Satz 2).
CREATE FUNCTION regel.etv_anfechten(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b      akte.beschluesse;
  v_v      akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_nummer int;
  v_x      record;
  v_zahl   int := 0;
BEGIN
  UPDATE akte.beschluesse AS b SET klage_am = (p_k.daten->>'klage_am')::date, gericht = p_k.daten->>'gericht', aktenzeichen = p_k.daten->>'aktenzeichen', klaeger = p_k.daten->>'klaeger'
   WHERE b.mandant_id = p_k.mandant_id AND b.vorgang_id = p_k.vorgang_id RETURNING b.* INTO v_b;
  INSERT INTO akte.beschlusssammlung_vermerke (mandant_id, eintrag_id, art, tag, text, vermerkt_am, vermerkt_von)
  SELECT p_k.mandant_id, s.id, 'angefochten', v_b.klage_am, 'Anfechtungsklage, ' || v_b.gericht || coalesce(', ' || v_b.aktenzeichen, ''), p_k.jetzt, p_k.akteur
    FROM akte.beschlusssammlung s WHERE s.mandant_id = p_k.mandant_id AND s.beschluss_id = v_b.id;
  SELECT s.nummer INTO v_nummer FROM akte.beschlusssammlung s WHERE s.mandant_id = p_k.mandant_id AND s.beschluss_id = v_b.id;
  FOR v_x IN SELECT s.* FROM regel.weg_stimmberechtigte(p_k.mandant_id, v_v.objekt_id, p_k.heute) s LOOP
    PERFORM regel.weg_brief(p_k, 'etv_klageinformation', 'Anfechtungsklage ' || v_x.name, 'Anfechtungsklage gegen den Beschluss „' || v_b.titel || '“',
      pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'gegen den folgenden Beschluss der Gemeinschaft ist Klage erhoben worden. Wir machen Ihnen die Klage hiermit bekannt (§ 44 Abs. 2 Satz 2 WEG).'),
        pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
          pg_catalog.jsonb_build_array('Beschluss', 'Nr. ' || v_nummer || ' der Beschlusssammlung, „' || v_b.titel || '“'),
          pg_catalog.jsonb_build_array('Beschlossen am', regel.datum(v_b.verkuendet_am)),
          pg_catalog.jsonb_build_array('Klage eingegangen am', regel.datum(v_b.klage_am)),
          pg_catalog.jsonb_build_array('Gericht', v_b.gericht || coalesce(', Aktenzeichen ' || v_b.aktenzeichen, '')))),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Beklagt ist die Gemeinschaft. Bis zur Entscheidung ist der Beschluss gültig und wird ausgeführt (§ 23 Abs. 4 Satz 2 WEG).')),
      v_x.eigentuemer_ids, 'eigentuemer:' || pg_catalog.array_to_string(v_x.eigentuemer_ids, ','));
    v_zahl := v_zahl + 1;
  END LOOP;
  RETURN pg_catalog.jsonb_build_object('vermerk_zu_nummer', v_nummer, 'schreiben', v_zahl);
END
$fn$;
ALTER FUNCTION regel.etv_anfechten(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_anfechten(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_anfechten(engine.kontext) IS
'Hält die Anfechtungsklage fest, vermerkt sie in der Beschlusssammlung und macht sie allen Eigentümern bekannt. Norm: § 44 Abs. 2, § 24 Abs. 7 WEG.';
