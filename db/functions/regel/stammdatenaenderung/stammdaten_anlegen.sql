-- The request, with the values asked for. Nothing of the person changes yet.
CREATE FUNCTION regel.stammdaten_anlegen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  INSERT INTO akte.stammdatenaenderungen (mandant_id, vorgang_id, mietverhaeltnis_id, mieter_id, art, neu, gueltig_ab, quelle, nachweis_datei_id, mandatsreferenz, mandat_am, ohne_lastschrift)
  VALUES (p_k.mandant_id, p_k.vorgang_id, p_k.bezug_id, regel.stammdaten_person(p_k), p_k.daten->>'art',
          (SELECT pg_catalog.jsonb_object_agg(f, p_k.daten->f) FROM pg_catalog.unnest(regel.stammdaten_felder(p_k.daten->>'art')) f WHERE p_k.daten ? f),
          coalesce((p_k.daten->>'gueltig_ab')::date, p_k.heute), CASE WHEN p_k.rolle = 'mieter' THEN 'portal' ELSE coalesce(p_k.daten->>'quelle', 'brief') END,
          regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'nachweis'), p_k.daten->>'mandatsreferenz', (p_k.daten->>'mandat_am')::date, coalesce((p_k.daten->>'ohne_lastschrift')::boolean, false));
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.stammdaten_anlegen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.stammdaten_anlegen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.stammdaten_anlegen(engine.kontext) IS
'Legt die Zeile der Stammdatenänderung an.';
