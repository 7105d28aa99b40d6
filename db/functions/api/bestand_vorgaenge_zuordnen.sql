-- Finds for each history row of an export its machine, its end and the lease it belongs to, and puts the result beside the rows
-- (key _historie, read by api.bestand_vorgaenge). Empty automat, zustand or vertrag: could not be told.
-- A contact may have had the same unit twice: the lease in whose time the Vorgang began is meant, else the one before it.
-- SELECT api.bestand_vorgaenge_zuordnen(zeilen, 'bestand', 1)->'_historie'->0;
--  {"zeile": 2, "automat": "mahnwesen", "zustand": "erledigt", "vertrag": "3/27/32/M/2020-07-01", …}
CREATE FUNCTION api.bestand_vorgaenge_zuordnen(
  p_b jsonb,
  p_quelle text,
  p_mandant_id bigint
)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
-- rows out of jsonb look few to the planner, and a nested loop over what are thousands is the one plan that must not be
SET enable_nestloop = off
SET jit = off
AS $fn$
WITH arten AS MATERIALIZED (
  SELECT * FROM api.bestand_vorgangsarten()
), vertraege AS MATERIALIZED (
  SELECT v.obj_id, v.ve_id, v.k_id, v.schluessel, v.von FROM api.bestand_vertraege(p_b) v WHERE coalesce(v.typ, 'M') = 'M'   -- an unreadable Typ is named once, there
  UNION
  -- read in earlier: the row of the old program is still known
  SELECT a.werte->>'OBJ_ID', a.werte->>'VE_ID', a.werte->>'K_ID', a.schluessel, (a.werte->>'von')::date
    FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'vertraege' AND a.werte->>'Typ' = 'M'
), roh AS MATERIALIZED (
  SELECT g.zeile, g."OBJ_ID" AS obj_id, g."VE_ID" AS ve_id, g."K_ID" AS k_id, g."Typ" AS typ, g.von, g.bis, g."Ergebnis" AS ergebnis, g."Betrag" AS betrag, g."Text" AS text
    FROM pg_catalog.jsonb_to_recordset(p_b->'vorgaenge') AS g(zeile int, "OBJ_ID" text, "VE_ID" text, "K_ID" text, "Typ" text, von date, bis date, "Ergebnis" text, "Betrag" numeric, "Text" text)
), worte AS MATERIALIZED (
  -- a dozen different words in thousands of rows
  SELECT r.typ, r.ergebnis, api.bestand_wort(r.typ) AS w_typ, api.bestand_wort(coalesce(r.ergebnis, '')) AS w_ergebnis FROM (SELECT DISTINCT x.typ, x.ergebnis FROM roh x) r
), arten_der_worte AS MATERIALIZED (
  SELECT w.typ, w.ergebnis, w.w_typ, w.w_ergebnis, t.automat, t.variante, e.zustand, e.art
    FROM worte w
    LEFT JOIN (SELECT DISTINCT a.wort, a.automat, a.variante FROM arten a) t ON t.wort = w.w_typ
    LEFT JOIN arten e ON e.wort = w.w_typ AND e.ergebnis = w.w_ergebnis
), zugeordnet AS (
  SELECT DISTINCT ON (r.zeile, r.obj_id, r.ve_id, r.k_id, r.typ, r.von) r.*, v.schluessel AS vertrag
    FROM roh r
    LEFT JOIN vertraege v ON v.obj_id = r.obj_id AND v.ve_id = r.ve_id AND v.k_id = r.k_id
   ORDER BY r.zeile, r.obj_id, r.ve_id, r.k_id, r.typ, r.von, (v.von > r.von), abs(v.von - r.von)
)
SELECT p_b || pg_catalog.jsonb_build_object('_historie', coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
         'zeile', g.zeile, 'obj_id', g.obj_id, 've_id', g.ve_id, 'k_id', g.k_id, 'typ', g.typ, 'von', g.von, 'bis', coalesce(g.bis, g.von), 'ergebnis', g.ergebnis,
         'wort', a.w_ergebnis, 'betrag', g.betrag, 'text', g.text, 'automat', a.automat, 'variante', a.variante, 'zustand', a.zustand, 'art', a.art, 'vertrag', g.vertrag,
         -- two of a kind on one day differ by their order in the file
         'schluessel', pg_catalog.concat_ws('/', g.obj_id, g.ve_id, g.k_id, a.w_typ, g.von, nullif(g.nr, 1))) ORDER BY g.zeile), '[]'))
  FROM (SELECT z.*, row_number() OVER (PARTITION BY z.obj_id, z.ve_id, z.k_id, z.typ, z.von ORDER BY z.zeile) AS nr FROM zugeordnet z) g
  LEFT JOIN arten_der_worte a ON a.typ IS NOT DISTINCT FROM g.typ AND coalesce(a.ergebnis, '') = coalesce(g.ergebnis, '')
$fn$;
ALTER FUNCTION api.bestand_vorgaenge_zuordnen(jsonb, text, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_vorgaenge_zuordnen(jsonb, text, bigint) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_vorgaenge_zuordnen(jsonb, text, bigint) IS
'Ordnet die Historie des gelesenen Exports Maschine, Endzustand und Vertrag (Schlüssel wie in api.bestand_vertraege) zu und legt sie unter _historie ab.';
