-- What a protocol says, in one canonical value: this is what people sign. Entries that were struck or replaced are not in it.
-- Money, meter readings and times are texts, so that the same protocol gives the same bytes on every server and in every session.
-- SELECT encode(sha256(convert_to(regel.uebergabe_inhalt(1, 12)::text, 'UTF8')), 'hex');   →  the digest of the protocol
CREATE FUNCTION regel.uebergabe_inhalt(p_mandant_id bigint, p_uebergabe_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object(
  'fassung', u.protokoll_fassung, 'variante', u.variante, 'vertragsnummer', m.vertragsnummer, 'kennung', u.kennung,
  'begonnen_am', audit.zeitpunkt(u.begonnen_am), 'bemerkung', u.bemerkung,
  'neue_anschrift', CASE WHEN u.neue_ort IS NOT NULL THEN pg_catalog.jsonb_build_object('strasse', u.neue_strasse, 'plz', u.neue_plz, 'ort', u.neue_ort) END,
  'raeume', coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', r.id, 'raum', r.raum, 'zustand', r.zustand, 'bemerkung', r.bemerkung) ORDER BY r.erste)
      FROM (SELECT DISTINCT ON (pg_catalog.lower(x.raum)) x.*, min(x.id) OVER (PARTITION BY pg_catalog.lower(x.raum)) AS erste
              FROM akte.uebergabe_raeume x
             WHERE x.mandant_id = u.mandant_id AND x.uebergabe_id = u.id
               AND NOT EXISTS (SELECT FROM akte.uebergabe_streichungen s WHERE s.mandant_id = x.mandant_id AND s.uebergabe_id = u.id AND s.art = 'raum' AND s.eintrag_id = x.id)
             ORDER BY pg_catalog.lower(x.raum), x.id DESC) r), '[]'),
  'zaehler', coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', z.id, 'art', z.art, 'nummer', z.nummer, 'stand', pg_catalog.trim_scale(z.stand)::text,
                                 'einheit', z.einheit, 'ort', z.ort, 'bemerkung', z.bemerkung, 'foto', d.kennung, 'foto_sha256', pg_catalog.encode(d.sha256, 'hex')) ORDER BY z.erste)
      FROM (SELECT DISTINCT ON (x.art, pg_catalog.lower(x.nummer)) x.*, min(x.id) OVER (PARTITION BY x.art, pg_catalog.lower(x.nummer)) AS erste
              FROM akte.uebergabe_zaehler x
             WHERE x.mandant_id = u.mandant_id AND x.uebergabe_id = u.id
               AND NOT EXISTS (SELECT FROM akte.uebergabe_streichungen s WHERE s.mandant_id = x.mandant_id AND s.uebergabe_id = u.id AND s.art = 'zaehler' AND s.eintrag_id = x.id)
             ORDER BY x.art, pg_catalog.lower(x.nummer), x.id DESC) z
      LEFT JOIN akte.dateien d ON d.mandant_id = u.mandant_id AND d.id = z.datei_id), '[]'),
  'schluessel', coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', k.id, 'art', k.art, 'nummer', k.nummer, 'anzahl', k.anzahl, 'bemerkung', k.bemerkung) ORDER BY k.erste)
      FROM (SELECT DISTINCT ON (pg_catalog.lower(x.art), pg_catalog.lower(coalesce(x.nummer, ''))) x.*,
                   min(x.id) OVER (PARTITION BY pg_catalog.lower(x.art), pg_catalog.lower(coalesce(x.nummer, ''))) AS erste
              FROM akte.uebergabe_schluessel x
             WHERE x.mandant_id = u.mandant_id AND x.uebergabe_id = u.id
               AND NOT EXISTS (SELECT FROM akte.uebergabe_streichungen s WHERE s.mandant_id = x.mandant_id AND s.uebergabe_id = u.id AND s.art = 'schluessel' AND s.eintrag_id = x.id)
             ORDER BY pg_catalog.lower(x.art), pg_catalog.lower(coalesce(x.nummer, '')), x.id DESC) k), '[]'),
  'maengel', coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', g.id, 'nummer', g.nummer, 'raum', g.raum, 'beschreibung', g.beschreibung, 'verantwortlich', g.verantwortlich,
                                 'kosten_geschaetzt', g.kosten_geschaetzt::text, 'frist', g.frist_am, 'bemerkung', g.bemerkung) ORDER BY g.nummer)
      FROM akte.uebergabe_maengel g
     WHERE g.mandant_id = u.mandant_id AND g.uebergabe_id = u.id
       AND NOT EXISTS (SELECT FROM akte.uebergabe_streichungen s WHERE s.mandant_id = g.mandant_id AND s.uebergabe_id = u.id AND s.art = 'mangel' AND s.eintrag_id = g.id)), '[]'),
  'fotos', coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', f.id, 'mangel_id', f.mangel_id, 'kennung', d.kennung, 'sha256', pg_catalog.encode(d.sha256, 'hex'),
                                 'bezeichnung', f.bezeichnung, 'aufgenommen_am', audit.zeitpunkt(d.aufgenommen_am)) ORDER BY f.id)
      FROM akte.uebergabe_fotos f JOIN akte.dateien d ON d.mandant_id = f.mandant_id AND d.id = f.datei_id
     WHERE f.mandant_id = u.mandant_id AND f.uebergabe_id = u.id
       AND NOT EXISTS (SELECT FROM akte.uebergabe_streichungen s WHERE s.mandant_id = f.mandant_id AND s.uebergabe_id = u.id
                          AND (s.art, s.eintrag_id) IN (('foto', f.id), ('mangel', f.mangel_id)))), '[]'))
  FROM akte.uebergaben u
  JOIN akte.mietverhaeltnisse m ON m.mandant_id = u.mandant_id AND m.id = u.mietverhaeltnis_id
 WHERE u.mandant_id = p_mandant_id AND u.id = p_uebergabe_id
$fn$;
ALTER FUNCTION regel.uebergabe_inhalt(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_inhalt(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_inhalt(bigint, bigint) IS
'Inhalt eines Übergabeprotokolls als ein Wert: raeume, zaehler, schluessel, maengel, fotos, Bemerkungen, ohne Gestrichenes und Ersetztes. Seine SHA-256 ist der Digest, den die Unterschriften tragen.';
