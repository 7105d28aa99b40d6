-- What is kept of the check of a signed PDF: what the file said at the upload, and what a person found out beside it.
-- → {"ergebnis": "unversehrt, Katrin Ostermann (Beispiel-CA), qualifiziertes Zertifikat; EU-Vertrauensliste geprüft", …}
CREATE FUNCTION regel.uebergabe_signaturpruefung(p_k engine.kontext)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN x.datei IS NOT NULL OR p_k.daten->>'pruefung' IS NOT NULL THEN pg_catalog.jsonb_build_object(
         'ergebnis', pg_catalog.concat_ws('; ', x.datei, p_k.daten->>'pruefung'), 'eingetragen_von', p_k.akteur, 'signaturen', x.signaturen) END
  FROM (SELECT pg_catalog.max(d.signaturen::text)::jsonb AS signaturen,
               (SELECT pg_catalog.string_agg('unversehrt, ' || (s->>'name') || ' (' || (s->>'aussteller') || ')'
                         || CASE WHEN (s->>'qualifiziert')::boolean THEN ', qualifiziertes Zertifikat' ELSE '' END
                         || CASE WHEN (s->>'vertraut')::boolean THEN ', vertrauter Aussteller' ELSE '' END, '; ')
                  FROM pg_catalog.jsonb_array_elements(pg_catalog.max(d.signaturen::text)::jsonb) s WHERE (s->>'unversehrt')::boolean) AS datei
          FROM akte.dateien d
         WHERE d.mandant_id = p_k.mandant_id AND d.kennung = (p_k.daten->>'datei')::uuid AND p_k.daten->>'stufe' IN ('fortgeschritten', 'qualifiziert')) x
$fn$;
ALTER FUNCTION regel.uebergabe_signaturpruefung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_signaturpruefung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_signaturpruefung(engine.kontext) IS
'Ergebnis der Prüfung eines signierten PDF: was die Datei beim Hochladen ergab und was die Verwaltung dazu eingetragen hat. NULL ohne beides.';
