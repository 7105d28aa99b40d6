-- What the letter is about, in the words of its heading.
-- SELECT regel.mahnung_bezug(g)->>'zeile' FROM akte.mahnvorgaenge g WHERE g.id = 3;   →  Hausgeld für Wohnung 4, WEG Lindenstraße 8, 10969 Berlin
CREATE FUNCTION regel.mahnung_bezug(p_g akte.mahnvorgaenge)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object('zeile', x.zeile, 'zeichen', x.zeichen, 'glaeubiger', x.glaeubiger, 'vertreten', x.vertreten, 'schuldgrund', x.schuldgrund, 'ort_der_sache', x.plz || ' ' || x.ort, 'land', x.land, 'gewerbe', x.gewerbe)
  FROM (
    SELECT 'Mietverhältnis ' || m.vertragsnummer || ', ' || o.strasse || ', ' || o.plz || ' ' || o.ort || ' (' || e.bezeichnung || ')' AS zeile, m.vertragsnummer AS zeichen,
           coalesce(regel.personenname(w.titel, w.vorname, w.nachname, w.firma), ma.name) AS glaeubiger, w.id IS NOT NULL AS vertreten,
           'Mietvertrag, Mietbeginn ' || regel.datum(m.mietbeginn) AS schuldgrund, o.plz, o.ort, o.land, m.gewerbe
      FROM akte.mietverhaeltnisse m JOIN akte.mandanten ma ON ma.id = m.mandant_id
      JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
      LEFT JOIN akte.eigentuemer w ON w.mandant_id = m.mandant_id AND w.id = coalesce((SELECT v.eigentuemer_id FROM akte.eigentumsverhaeltnisse v
             WHERE v.mandant_id = m.mandant_id AND v.einheit_id = e.id AND v.bis IS NULL ORDER BY v.von DESC LIMIT 1), o.eigentuemer_id)
     WHERE m.mandant_id = p_g.mandant_id AND m.id = p_g.mietverhaeltnis_id
    UNION ALL
    SELECT 'Hausgeld für ' || e.bezeichnung || ', ' || o.strasse || ', ' || o.plz || ' ' || o.ort, o.nummer || '/' || e.nummer,
           'Gemeinschaft der Wohnungseigentümer ' || o.strasse || ', ' || o.plz || ' ' || o.ort, true, 'Hausgeld nach Beschluss der Wohnungseigentümer, Einheit ' || e.nummer, o.plz, o.ort, o.land, false
      FROM akte.einheiten e JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
     WHERE e.mandant_id = p_g.mandant_id AND e.id = p_g.einheit_id AND p_g.eigentuemer_id IS NOT NULL) x
$fn$;
ALTER FUNCTION regel.mahnung_bezug(akte.mahnvorgaenge) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_bezug(akte.mahnvorgaenge) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_bezug(akte.mahnvorgaenge) IS
'Bezug eines Mahnvorgangs: Zeile unter dem Betreff, Zeichen, Gläubiger (Eigentümer oder Gemeinschaft), Schuldgrund, Ort der Sache.';
