-- The privacy notice of a client that is in force, NULL if none was published.
-- SELECT regel.datenschutzhinweis(1, 17)->>'version';   →  2026-11
CREATE FUNCTION regel.datenschutzhinweis(p_mandant_id bigint, p_mieter_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object('version', h.version, 'gueltig_ab', h.gueltig_ab, 'einleitung', h.einleitung, 'verantwortlicher', h.verantwortlicher, 'beauftragter', h.beauftragter,
         'aufsicht', h.aufsicht, 'veroeffentlicht_am', h.veroeffentlicht_am,
         'zwecke', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('daten', z.daten, 'zweck', z.zweck, 'rechtsgrundlage', z.rechtsgrundlage, 'empfaenger', z.empfaenger, 'frist', z.frist,
                                                                             'aufbewahrung', regel.aufbewahrung_text(z.frist, engine.heute())) ORDER BY z.nummer)
                      FROM akte.datenschutz_zwecke z WHERE z.mandant_id = h.mandant_id AND z.hinweis_id = h.id),
         'bestaetigt_am', (SELECT b.bestaetigt_am FROM akte.datenschutz_bestaetigungen b WHERE b.mandant_id = h.mandant_id AND b.hinweis_id = h.id AND b.mieter_id = p_mieter_id))
  FROM akte.datenschutzhinweise h
 WHERE h.mandant_id = p_mandant_id AND h.gueltig_ab <= engine.heute()
 ORDER BY h.gueltig_ab DESC, h.id DESC
 LIMIT 1
$fn$;
ALTER FUNCTION regel.datenschutzhinweis(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datenschutzhinweis(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.datenschutzhinweis(bigint, bigint) IS
'Geltende Datenschutzhinweise eines Mandanten: version, gueltig_ab, einleitung, verantwortlicher, beauftragter, aufsicht, zwecke[daten, zweck, rechtsgrundlage, empfaenger, frist, aufbewahrung], bestaetigt_am des Mieters. Norm: Art. 13, 14 DSGVO.';
