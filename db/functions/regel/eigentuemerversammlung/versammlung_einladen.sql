-- One letter for every owner, co-owners each their own: an invitation that reached only one of them is contestable.
CREATE FUNCTION regel.versammlung_einladen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v      akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_tag    date := (v_v.termin AT TIME ZONE 'Europe/Berlin')::date;
  v_objekt akte.objekte;
  v_tops   jsonb;
  v_bloecke jsonb;
  v_x      record;
  v_uuid   uuid;
  v_zahl   int := 0;
BEGIN
  UPDATE akte.eigentuemerversammlungen AS v
     SET einladung_lauf = v.einladung_lauf + 1, einladung_versandt_am = (p_k.daten->>'versandt_am')::date, einladung_zugang_am = (p_k.daten->>'zugang_am')::date,
         dringlichkeit = p_k.daten->>'dringlichkeit'
   WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id RETURNING v.* INTO v_v;
  SELECT o.* INTO v_objekt FROM akte.objekte o WHERE o.mandant_id = p_k.mandant_id AND o.id = v_v.objekt_id;
  SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array('TOP ' || t.nummer, t.titel, coalesce(t.antrag, '–')) ORDER BY t.nummer) INTO v_tops
    FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t;

  FOR v_x IN
    SELECT w.id, w.email, regel.personenname(w.titel, w.vorname, w.nachname, w.firma) AS name, s.einheit_text, s.einheiten, s.mea, pg_catalog.cardinality(s.eigentuemer_ids) AS koepfe,
           row_number() OVER (PARTITION BY w.id ORDER BY s.einheit_text) AS zum
      FROM regel.weg_stimmberechtigte(p_k.mandant_id, v_v.objekt_id, v_tag) WITH ORDINALITY AS s(eigentuemer_ids, name, einheiten, einheit_text, mea, nr)
      CROSS JOIN LATERAL unnest(s.eigentuemer_ids) AS x(id)
      JOIN akte.eigentuemer w ON w.mandant_id = p_k.mandant_id AND w.id = x.id
     ORDER BY s.nr, w.id
  LOOP
    CONTINUE WHEN v_x.zum > 1;                  -- alone here and together there: still one person
    v_bloecke := pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE WHEN v_v.art = 'umlauf'
        THEN 'wir bitten Sie um Ihre Stimme zu den folgenden Anträgen im Umlaufverfahren (§ 23 Abs. 3 WEG).'
        ELSE 'als Verwalter der Gemeinschaft laden wir Sie zur ' || CASE v_v.art WHEN 'ordentlich' THEN 'ordentlichen' ELSE 'außerordentlichen' END || ' Eigentümerversammlung ein.' END),
      pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_array('Objekt', v_objekt.name || ', ' || v_objekt.plz || ' ' || v_objekt.ort),
        pg_catalog.jsonb_build_array(CASE WHEN v_v.art = 'umlauf' THEN 'Stimmabgabe bis' ELSE 'Termin' END,
          pg_catalog.to_char(v_v.termin AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY, HH24:MI') || ' Uhr'),
        pg_catalog.jsonb_build_array(CASE WHEN v_v.art = 'umlauf' THEN 'An' ELSE 'Ort' END, v_v.ort),
        pg_catalog.jsonb_build_array('Ihre Einheiten', v_x.einheit_text),
        pg_catalog.jsonb_build_array('Ihr Stimmrecht', CASE v_v.prinzip
          WHEN 'kopf' THEN 'eine Stimme (je Eigentümer)' WHEN 'objekt' THEN v_x.einheiten || CASE WHEN v_x.einheiten = 1 THEN ' Stimme' ELSE ' Stimmen' END || ' (je Einheit)'
          ELSE regel.weg_zahl(v_x.mea) || ' Miteigentumsanteile' END))),
      pg_catalog.jsonb_build_object('art', 'tabelle', 'titel', CASE WHEN v_v.art = 'umlauf' THEN 'Anträge' ELSE 'Tagesordnung' END,
        'spalten', '[{"titel": "Nr.", "typ": "text"}, {"titel": "Gegenstand", "typ": "text"}, {"titel": "Beschlussantrag", "typ": "text"}]'::jsonb, 'zeilen', v_tops));
    IF v_v.dringlichkeit IS NOT NULL THEN
      v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Die Einladungsfrist von drei Wochen ist wegen besonderer Dringlichkeit verkürzt (§ 24 Abs. 4 Satz 2 WEG): ' || v_v.dringlichkeit);
    END IF;
    IF v_x.koepfe > 1 THEN
      v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Die Einheit gehört mehreren gemeinsam: Das Stimmrecht kann nur einheitlich ausgeübt werden (§ 25 Abs. 2 Satz 2 WEG).');
    END IF;
    v_bloecke := v_bloecke || pg_catalog.jsonb_build_object('art', 'absatz', 'text', CASE WHEN v_v.art = 'umlauf'
      THEN 'Ihre Stimme geben Sie in Textform ab, zum Beispiel als E-Mail oder auf diesem Schreiben. Ein Antrag ist angenommen, wenn alle Eigentümer zustimmen, es sei denn, die Gemeinschaft hat für diesen Gegenstand die Mehrheit genügen lassen.'
      ELSE 'Können Sie nicht teilnehmen, so können Sie sich vertreten lassen. Die Vollmacht braucht Textform (§ 25 Abs. 3 WEG).' END);
    v_uuid := regel.weg_brief(p_k, 'etv_einladung', 'Einladung ' || v_x.name,
      CASE WHEN v_v.art = 'umlauf' THEN 'Umlaufbeschluss ' || v_objekt.name ELSE 'Einladung zur Eigentümerversammlung ' || v_objekt.name || ' am ' || pg_catalog.to_char(v_tag, 'DD.MM.YYYY') END,
      v_bloecke, ARRAY[v_x.id], 'eigentuemer:' || v_x.id,
      CASE WHEN p_k.daten->>'weg' = 'uebergabe' THEN 'keiner' WHEN p_k.daten->>'weg' = 'email' AND v_x.email IS NOT NULL THEN 'email' ELSE 'druck' END);
    INSERT INTO akte.versammlung_einladungen (mandant_id, versammlung_id, lauf, eigentuemer_id, name, weg, versandt_am, zugang_am, dokument)
    VALUES (p_k.mandant_id, v_v.id, v_v.einladung_lauf, v_x.id, v_x.name,
            CASE WHEN p_k.daten->>'weg' = 'email' AND v_x.email IS NULL THEN 'brief' ELSE p_k.daten->>'weg' END,
            v_v.einladung_versandt_am, v_v.einladung_zugang_am, v_uuid);
    v_zahl := v_zahl + 1;
  END LOOP;
  RETURN pg_catalog.jsonb_build_object('eingeladen', v_zahl, 'zugang_am', v_v.einladung_zugang_am, 'spaetestens', recht.einladung_bis(p_versammlung => v_tag));
END
$fn$;
ALTER FUNCTION regel.versammlung_einladen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_einladen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_einladen(engine.kontext) IS
'Lädt jeden Eigentümer ein: ein Schreiben mit Tagesordnung und Stimmrecht, dazu wie und wann. Wer keine E-Mail-Adresse hat, bekommt einen Brief. Norm: § 24 Abs. 4, § 23 Abs. 2 WEG.';
