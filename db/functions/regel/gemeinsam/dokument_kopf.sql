-- The block every letter begins with (docs/dokumente.md), without betreff.
-- SELECT regel.dokument_kopf(k)->'empfaenger';   →  [{"anrede": "Frau", "name": "Katrin Ostermann", "nachname": "Ostermann"}]
CREATE FUNCTION regel.dokument_kopf(p_k engine.kontext)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object(
  'absender', pg_catalog.jsonb_build_object(
     'name', ma.name, 'zusatz', NULL, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort, 'telefon', coalesce(ma.telefon, ''), 'telefax', NULL,
     'email', coalesce(ma.email, ''), 'web', ma.webseite,
     'bearbeitung', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = ma.id AND 'benutzer:' || b.id = p_k.akteur),
     'durchwahl', NULL, 'angaben', '[]'::jsonb, 'bank', NULL),
  'vermieter', pg_catalog.jsonb_build_object(
     'name', coalesce(eigner.name, ma.name), 'vertreten', eigner.name IS NOT NULL),
  'empfaenger', parteien.liste,
  'anschrift', pg_catalog.jsonb_build_object('zusatz', erste.zustellhinweis,
     'strasse', coalesce(erste.strasse, o.strasse), 'plz', coalesce(erste.plz, o.plz), 'ort', coalesce(erste.ort, o.ort)),
  'ort', ma.ort, 'datum', p_k.heute, 'zeichen', m.vertragsnummer, 'ihr_zeichen', NULL, 'ihre_nachricht_vom', NULL,
  'mietverhaeltnis', pg_catalog.jsonb_build_object(
     'vertragsnummer', m.vertragsnummer, 'objekt', o.name, 'einheit', e.bezeichnung, 'lage', e.lage,
     'anschrift', pg_catalog.jsonb_build_object('zusatz', e.lage, 'strasse', o.strasse, 'plz', o.plz, 'ort', o.ort),
     'flaeche_qm', pg_catalog.round(e.wohnflaeche, 2)::text, 'zimmer', e.zimmer::text, 'mietbeginn', m.mietbeginn))
  FROM akte.mietverhaeltnisse m
  JOIN akte.mandanten ma ON ma.id = m.mandant_id
  JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
  JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
  -- the landlord: owner of the unit on this day, else of the object, else the sender itself
  LEFT JOIN LATERAL (
    SELECT regel.personenname(w.titel, w.vorname, w.nachname, w.firma) AS name
      FROM akte.eigentuemer w
     WHERE w.mandant_id = m.mandant_id
       AND w.id = coalesce((SELECT v.eigentuemer_id FROM akte.eigentumsverhaeltnisse v
                             WHERE v.mandant_id = m.mandant_id AND v.einheit_id = e.id AND v.von <= p_k.heute AND coalesce(v.bis, 'infinity') >= p_k.heute
                             ORDER BY v.von DESC LIMIT 1), o.eigentuemer_id)) eigner ON true
  LEFT JOIN LATERAL (
    SELECT p.strasse, p.plz, p.ort, p.zustellhinweis
      FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
     WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id
     -- after a change of tenant: who is party now, not who was or will be
     ORDER BY coalesce(vp.bis >= least(p_k.heute, coalesce(m.mietende, p_k.heute)), true) DESC, vp.von <= greatest(p_k.heute, m.mietbeginn) DESC, vp.nummer, vp.id LIMIT 1) erste ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
             'anrede', CASE WHEN p.firma IS NOT NULL AND p.nachname IS NULL THEN 'Firma' WHEN p.anrede IN ('Frau', 'Herr') THEN p.anrede ELSE '' END,
             'name', regel.personenname(p.titel, p.vorname, p.nachname, p.firma), 'nachname', p.nachname) ORDER BY vp.nummer, vp.id), '[]') AS liste
      FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
     WHERE vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id
       AND vp.von <= greatest(p_k.heute, m.mietbeginn)
       AND (vp.bis IS NULL OR vp.bis >= least(p_k.heute, coalesce(m.mietende, p_k.heute)))) parteien
 WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id
$fn$;
ALTER FUNCTION regel.dokument_kopf(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.dokument_kopf(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.dokument_kopf(engine.kontext) IS
'Gemeinsamer Kopf der Dokumente eines Mietverhältnisses: Absender, Vermieter, Empfänger, Anschrift, Zeichen, Mietverhältnis. Ohne betreff.';
