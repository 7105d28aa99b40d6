-- What becomes of each row: new, unchanged since the last run, changed in the old program (reported, never overwritten), left out.
-- SELECT datei, zeile, stufe, meldung FROM api.bestand_status(zeilen, 'bestand', 1);
--  vertraege | 12 | geaendert | Im alten Programm geändert: Z_Miete 711,05 → 720,00.
CREATE FUNCTION api.bestand_status(
  p_b jsonb,
  p_quelle text,
  p_mandant_id bigint
)
RETURNS TABLE (datei text, zeile int, schluessel text, stufe text, meldung text, werte jsonb)
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
-- rows out of jsonb look few to the planner, and a nested loop over what are thousands is the one plan that must not be
SET enable_nestloop = off
SET jit = off
AS $fn$
WITH vertraege AS MATERIALIZED (
  SELECT v.zeile, v.schluessel, v.k_id, v.bk_id FROM api.bestand_vertraege(p_b) v
), gebraucht AS MATERIALIZED (
  SELECT v.k_id FROM vertraege v
  UNION SELECT o.eigentuemer_k_id FROM api.bestand_objekte(p_b) o
  UNION SELECT a.werte->>'K_ID' FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'vertraege'
  UNION SELECT a.werte->>'MV_Eig_K_ID' FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'objekte'
), objektkonten AS MATERIALIZED (
  SELECT c.value AS bk_id FROM api.bestand_objekte(p_b) o, pg_catalog.jsonb_each_text(o.konten) c
  UNION SELECT v.bk_id FROM vertraege v
), zeilen AS MATERIALIZED (
  SELECT 'objekte' AS datei, o.zeile, o.schluessel, NULL::text AS weg FROM api.bestand_objekte(p_b) o
  UNION ALL SELECT 'gebaeude', g.zeile, g.schluessel, NULL FROM api.bestand_gebaeude(p_b) g
  UNION ALL SELECT 'einheiten', e.zeile, e.schluessel, NULL FROM api.bestand_einheiten(p_b) e
  UNION ALL SELECT 'kontakte', k.zeile, k.schluessel,
                   CASE WHEN NOT EXISTS (SELECT FROM gebraucht x WHERE x.k_id = k.k_id) THEN 'Kein Vertrag und kein Objekt nennt diesen Kontakt; er wird nicht übernommen.' END FROM api.bestand_kontakte(p_b) k
  UNION ALL SELECT 'vertraege', v.zeile, v.schluessel, NULL FROM vertraege v
  UNION ALL SELECT 'bankkonten', b.zeile, b.schluessel,
                   CASE WHEN b.iban IS NULL THEN 'Ohne gültige IBAN wird das Konto nicht übernommen.'
                        WHEN NOT EXISTS (SELECT FROM gebraucht x WHERE x.k_id = b.k_id) AND NOT EXISTS (SELECT FROM objektkonten x WHERE x.bk_id = b.bk_id)
                        THEN 'Das Konto gehört zu niemandem im Bestand; es wird nicht übernommen.' END FROM api.bestand_bankkonten(p_b) b
  UNION ALL SELECT 'vorgaenge', g.zeile, g.schluessel, NULL FROM api.bestand_vorgaenge(p_b) g
), inhalte AS MATERIALIZED (
  SELECT d.key AS datei, (z->>'zeile')::int AS zeile, z - 'zeile' AS werte FROM pg_catalog.jsonb_each(p_b - '{_unlesbar,_historie}'::text[]) d, pg_catalog.jsonb_array_elements(d.value) z
)
SELECT z.datei, z.zeile, z.schluessel,
       CASE WHEN z.weg IS NOT NULL THEN 'ausgelassen' WHEN a.id IS NULL THEN 'neu' WHEN a.werte = i.werte THEN 'gleich' ELSE 'geaendert' END,
       CASE WHEN z.weg IS NOT NULL THEN z.weg WHEN a.werte <> i.werte THEN
         'Im alten Programm geändert: ' || (SELECT pg_catalog.string_agg(s.spalte || ' ' || coalesce(api.bestand_anzeige(s.typ, a.werte->>s.spalte), '(leer)') || ' → ' || coalesce(api.bestand_anzeige(s.typ, i.werte->>s.spalte), '(leer)'), '; ' ORDER BY s.nr)
            FROM api.bestand_spalten() s WHERE s.datei = z.datei AND a.werte->s.spalte IS DISTINCT FROM i.werte->s.spalte) || '.' END,
       i.werte
  FROM zeilen z
  JOIN inhalte i ON i.datei = z.datei AND i.zeile = z.zeile
  -- LIMIT keeps this a look-up by the unique index: right after a first run the tables have no statistics, and a join over them explodes
  LEFT JOIN LATERAL (SELECT x.id, x.werte FROM akte.altzeilen x
                      WHERE x.mandant_id = p_mandant_id AND x.quelle = p_quelle AND x.datei = z.datei AND x.schluessel = z.schluessel LIMIT 1) a ON true
$fn$;
ALTER FUNCTION api.bestand_status(jsonb, text, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_status(jsonb, text, bigint) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_status(jsonb, text, bigint) IS
'Was mit jeder gelesenen Zeile geschieht: neu, gleich, geaendert (seit dem letzten Einlesen; wird gemeldet, nicht überschrieben), ausgelassen.';
