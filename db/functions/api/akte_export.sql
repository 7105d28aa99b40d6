-- The whole file of one tenancy with its part of the log, to be checked by somebody without this database.
-- SELECT api.akte_export(4711)->'protokoll'->'kopf';   →  {"nr": 41, "hash": "9f3c…"}
CREATE FUNCTION api.akte_export(p_mietverhaeltnis_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT pg_catalog.jsonb_build_object(
  'format', 'mietakte-export/1',
  'erstellt_am', engine.jetzt(),
  'akte', pg_catalog.to_jsonb(a),
  -- the frozen content of every letter, as the text whose SHA-256 stands at its foot; the PDFs are known by their SHA-256
  'dokumente', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('kennung', d.kennung, 'art', d.art, 'titel', d.titel, 'version', d.version, 'erstellt_am', d.erstellt_am,
                           'vorgang_id', d.vorgang_id, 'daten', d.daten::text, 'daten_digest', pg_catalog.encode(d.daten_digest, 'hex'), 'kettenkopf', pg_catalog.encode(d.kettenkopf, 'hex'),
                           -- a statement, a meeting write letters, too: on those stands the head of their own chain
                           'eigene_kette', v.traeger_id = m.traeger_id, 'pdf_sha256', pg_catalog.encode(f.sha256, 'hex')) ORDER BY d.erstellt_am, d.id)
                  FROM akte.dokumente d JOIN engine.vorgang v ON v.mandant_id = d.mandant_id AND v.id = d.vorgang_id
                  LEFT JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id
                 WHERE d.mandant_id = a.mandant_id AND d.mietverhaeltnis_id = a.mietverhaeltnis_id), '[]'),
  'protokoll', pg_catalog.jsonb_build_object(
    'mandant_id', m.mandant_id, 'strom_id', m.traeger_id,
    'kopf', (SELECT pg_catalog.jsonb_build_object('nr', k.nr, 'hash', pg_catalog.encode(k.hash, 'hex')) FROM audit.koepfe k WHERE k.mandant_id = m.mandant_id AND k.strom_id = m.traeger_id),
    'anker', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('nr', k.nr, 'hash', pg_catalog.encode(k.hash, 'hex'), 'gesetzt_am', k.gesetzt_am) ORDER BY k.nr, k.id)
                         FROM audit.anker k WHERE k.mandant_id = m.mandant_id AND k.strom_id = m.traeger_id), '[]'),
    'eintraege', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('nr', e.nr, 'kanonisch', e.kanonisch, 'hash', pg_catalog.encode(e.hash, 'hex'), 'nutzlast', n.text) ORDER BY e.nr)
                             FROM audit.eintraege e LEFT JOIN audit.nutzlast n ON n.mandant_id = e.mandant_id AND n.strom_id = e.strom_id AND n.nr = e.nr
                            WHERE e.mandant_id = m.mandant_id AND e.strom_id = m.traeger_id), '[]')))
  FROM api.mietakte a
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = a.mandant_id AND m.id = a.mietverhaeltnis_id
 WHERE a.mietverhaeltnis_id = p_mietverhaeltnis_id
$fn$;
ALTER FUNCTION api.akte_export(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.akte_export(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.akte_export(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.akte_export(bigint) IS
'Die ganze Akte eines Mietverhältnisses als JSON für einen Prüfer außerhalb: akte (wie api.mietakte; Beträge in EUR), dokumente (Inhalt und Prüfsummen der Schreiben), protokoll (alle Einträge der Klammer mit kanonischem Text, Nutzlast und SHA-256 in Hex, dazu Kopf und Anker). Geprüft wird es mit mietakte export-pruefen, ohne Datenbank. NULL, wenn es das Mietverhältnis nicht gibt.';
