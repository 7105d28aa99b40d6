-- A letter of the meeting's bracket: to owners, or without them to the community at the address of the house (for its records).
-- SELECT regel.weg_brief(k, 'etv_einladung', 'Einladung', 'Einladung zur Eigentümerversammlung', '[…]', ARRAY[7], 'eigentuemer:7');
CREATE FUNCTION regel.weg_brief(
  p_k engine.kontext,
  p_art text,
  p_titel text,
  p_betreff text,
  p_bloecke jsonb,
  p_eigentuemer_ids bigint[],
  p_an text,
  p_weg text DEFAULT NULL
)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_empfaenger jsonb;
  v_anschrift  jsonb;
  v_email      text;
BEGIN
  SELECT pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', 'Firma', 'name', 'Gemeinschaft der Wohnungseigentümer ' || o.name, 'nachname', NULL)),
         pg_catalog.jsonb_build_object('zusatz', NULL, 'strasse', o.strasse, 'plz', o.plz, 'ort', o.ort)
    INTO v_empfaenger, v_anschrift
    FROM akte.eigentuemerversammlungen v JOIN akte.objekte o ON o.mandant_id = v.mandant_id AND o.id = v.objekt_id
   WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id;
  IF pg_catalog.cardinality(p_eigentuemer_ids) > 0 THEN
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
             'anrede', CASE WHEN w.firma IS NOT NULL AND w.nachname IS NULL THEN 'Firma' WHEN w.anrede IN ('Frau', 'Herr') THEN w.anrede ELSE '' END,
             'name', regel.personenname(w.titel, w.vorname, w.nachname, w.firma), 'nachname', w.nachname) ORDER BY x.nr)
      INTO v_empfaenger
      FROM unnest(p_eigentuemer_ids) WITH ORDINALITY AS x(id, nr) JOIN akte.eigentuemer w ON w.mandant_id = p_k.mandant_id AND w.id = x.id;
    -- an owner without a complete address is looked for at the house
    SELECT CASE WHEN w.strasse IS NOT NULL AND w.plz IS NOT NULL AND w.ort IS NOT NULL
                THEN pg_catalog.jsonb_build_object('zusatz', w.zustellhinweis, 'strasse', w.strasse, 'plz', w.plz, 'ort', w.ort) ELSE v_anschrift END, w.email
      INTO v_anschrift, v_email
      FROM akte.eigentuemer w WHERE w.mandant_id = p_k.mandant_id AND w.id = p_eigentuemer_ids[1];
  END IF;
  RETURN regel.schreiben_anlegen_an(p_k => p_k, p_art => p_art, p_titel => p_titel, p_betreff => p_betreff, p_bloecke => p_bloecke,
                                    p_empfaenger => v_empfaenger, p_anschrift => v_anschrift, p_an => p_an, p_weg => p_weg,
                                    p_email => CASE p_weg WHEN 'email' THEN v_email END);
END
$fn$;
ALTER FUNCTION regel.weg_brief(engine.kontext, text, text, text, jsonb, bigint[], text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.weg_brief(engine.kontext, text, text, text, jsonb, bigint[], text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.weg_brief(engine.kontext, text, text, text, jsonb, bigint[], text, text) IS
'Schreiben einer Versammlung an Eigentümer (Anschrift des ersten, sonst des Objekts) oder, ohne Eigentümer, an die Gemeinschaft. p_an: Schlüssel des Empfängers; p_weg: druck, email, keiner. Gibt die Kennung des Dokuments zurück.';
