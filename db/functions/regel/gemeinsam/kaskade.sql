-- Documents and postings a previewed transition just made, for engine.vorschau.
CREATE FUNCTION regel.kaskade(
  p_mandant_id bigint,
  p_traeger_id bigint,
  p_seit timestamptz
)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object(
  'dokumente', coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('art', d.art, 'titel', d.titel, 'version', d.version) ORDER BY d.id)
      FROM akte.dokumente d JOIN engine.vorgang v ON v.mandant_id = d.mandant_id AND v.id = d.vorgang_id
     WHERE d.mandant_id = p_mandant_id AND v.traeger_id = p_traeger_id AND d.angelegt_am >= p_seit), '[]'),
  'buchungen', coalesce((
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('text', b.text, 'betrag', b.betrag, 'wertstellung', b.wertstellung) ORDER BY b.id)
      FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.mandant_id = b.mandant_id AND k.id = b.kaution_id
      JOIN akte.mietverhaeltnisse m ON m.mandant_id = k.mandant_id AND m.id = k.mietverhaeltnis_id
     WHERE b.mandant_id = p_mandant_id AND m.traeger_id = p_traeger_id AND b.gebucht_am >= p_seit), '[]'))
$fn$;
ALTER FUNCTION regel.kaskade(bigint, bigint, timestamptz) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaskade(bigint, bigint, timestamptz) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaskade(bigint, bigint, timestamptz) IS
'Dokumente und Buchungen, die der gerade durchgespielte Übergang angelegt hat.';
