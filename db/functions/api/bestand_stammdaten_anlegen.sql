-- New people, objects, buildings, units, owners and accounts of a checked stock. What is there already stays as it is.
-- PERFORM api.bestand_stammdaten_anlegen(zeilen, 'bestand', 1);
CREATE FUNCTION api.bestand_stammdaten_anlegen(
  p_b jsonb,
  p_quelle text,
  p_mandant_id bigint
)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
-- rows out of jsonb look few to the planner, and a nested loop over what are thousands is the one plan that must not be
SET enable_nestloop = off
SET jit = off
AS $fn$
DECLARE
  v_alle jsonb;
BEGIN
  -- a contact that is not in the file this time was in an earlier one
  v_alle := pg_catalog.jsonb_build_object('kontakte', coalesce(p_b->'kontakte', '[]') || coalesce((
    SELECT pg_catalog.jsonb_agg(a.werte) FROM akte.altzeilen a
     WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'kontakte'
       AND a.schluessel NOT IN (SELECT k.k_id FROM api.bestand_kontakte(p_b) k)), '[]'));

  -- Throughout: keys are computed in a materialized step before they meet a table. A condition that computes inside (herkunft = a || b)
  -- may not use the index under row level security, because || is not leakproof.

  -- a firm is one tenant, its people are who one talks to; otherwise every person is a tenant of their own
  WITH neu AS MATERIALIZED (
    SELECT k.*, p.nr, p.e, p_quelle || ':kontakt:' || k.k_id || ':' || p.nr AS herkunft
      FROM api.bestand_kontakte(v_alle) k
      CROSS JOIN LATERAL (SELECT 1::bigint AS nr, NULL::jsonb AS e WHERE k.firma IS NOT NULL
                          UNION ALL SELECT x.nr, x.e FROM pg_catalog.jsonb_array_elements(k.personen) WITH ORDINALITY AS x(e, nr) WHERE k.firma IS NULL) p
     WHERE k.k_id IN (SELECT v.k_id FROM api.bestand_vertraege(p_b) v WHERE v.typ = 'M')
  )
  INSERT INTO akte.mieter (mandant_id, anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis, telefon_privat, telefon_dienst, telefon_mobil, email, notizen, herkunft)
  SELECT p_mandant_id, CASE WHEN n.firma IS NULL AND n.nr = 1 THEN n.anrede END,
         CASE WHEN n.firma IS NULL THEN n.e->>'titel' END,
         CASE WHEN n.firma IS NULL AND n.e ? 'nachname' THEN n.e->>'vorname' END,
         CASE WHEN n.firma IS NULL THEN coalesce(n.e->>'nachname', n.e->>'vorname') END,
         n.firma, n.strasse, n.plz, n.ort, n.zustellhinweis, n.telefon_privat, n.telefon_dienst, n.telefon_mobil, n.email,
         CASE WHEN n.nr = 1 THEN nullif(pg_catalog.concat_ws(E'\n', n.notizen, CASE WHEN n.firma IS NOT NULL THEN 'Ansprechpartner: '
           || (SELECT pg_catalog.string_agg(regel.personenname(x->>'titel', x->>'vorname', x->>'nachname', NULL), ', ') FROM pg_catalog.jsonb_array_elements(n.personen) x) END), '') END,
         n.herkunft
    FROM neu n
   WHERE NOT EXISTS (SELECT FROM akte.mieter m WHERE m.mandant_id = p_mandant_id AND m.herkunft = n.herkunft)
   ORDER BY n.zeile, n.nr;

  -- who owns together is one landlord in every letter and one debtor of the Hausgeld
  WITH neu AS MATERIALIZED (
    SELECT k.*, n.*, p_quelle || ':kontakt:' || k.k_id AS herkunft
      FROM api.bestand_kontakte(v_alle) k
      CROSS JOIN LATERAL (
        SELECT count(*) AS anzahl, count(DISTINCT coalesce(x.e->>'nachname', x.e->>'vorname')) = 1 AS gleich,
               min(x.e->>'titel') AS titel, min(coalesce(x.e->>'nachname', x.e->>'vorname')) AS nachname,
               pg_catalog.left(pg_catalog.string_agg(CASE WHEN x.e ? 'nachname' THEN x.e->>'vorname' END, ' und ' ORDER BY x.nr), 100) AS vornamen,
               pg_catalog.string_agg(regel.personenname(x.e->>'titel', x.e->>'vorname', x.e->>'nachname', NULL), ' und ' ORDER BY x.nr) AS namen
          FROM pg_catalog.jsonb_array_elements(k.personen) WITH ORDINALITY AS x(e, nr)) n
     WHERE k.k_id IN (SELECT v.k_id FROM api.bestand_vertraege(p_b) v WHERE v.typ = 'E' UNION SELECT o.eigentuemer_k_id FROM api.bestand_objekte(p_b) o)
  )
  INSERT INTO akte.eigentuemer (mandant_id, anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis, telefon_privat, telefon_dienst, telefon_mobil, email, notizen, herkunft)
  SELECT p_mandant_id, CASE WHEN n.firma IS NULL THEN n.anrede END, CASE WHEN n.anzahl = 1 AND n.firma IS NULL THEN n.titel END,
         CASE WHEN n.firma IS NULL AND n.gleich THEN n.vornamen END,
         CASE WHEN n.firma IS NULL THEN CASE WHEN n.gleich THEN n.nachname WHEN pg_catalog.length(n.namen) <= 100 THEN n.namen END END,
         coalesce(n.firma, CASE WHEN NOT n.gleich AND pg_catalog.length(n.namen) > 100 THEN pg_catalog.left(n.namen, 200) END),
         n.strasse, n.plz, n.ort, n.zustellhinweis, n.telefon_privat, n.telefon_dienst, n.telefon_mobil, n.email,
         nullif(pg_catalog.concat_ws(E'\n', n.notizen, CASE WHEN n.firma IS NOT NULL THEN 'Ansprechpartner: ' || n.namen END), ''), n.herkunft
    FROM neu n
   WHERE NOT EXISTS (SELECT FROM akte.eigentuemer x WHERE x.mandant_id = p_mandant_id AND x.herkunft = n.herkunft)
   ORDER BY n.zeile;

  -- any fresh bracket will do for any new object, so the two are simply counted off against each other
  WITH alle AS MATERIALIZED (
    SELECT o.*, p_quelle || ':objekt:' || o.obj_id AS herkunft, p_quelle || ':kontakt:' || o.eigentuemer_k_id AS eigentuemer_herkunft FROM api.bestand_objekte(p_b) o
  ), neu AS MATERIALIZED (
    SELECT o.*, row_number() OVER (ORDER BY o.zeile) AS nr,
           -- a number that is taken gets the next free suffix
           row_number() OVER (PARTITION BY o.nummer ORDER BY o.zeile)
           + (SELECT count(*) FROM akte.objekte x WHERE x.mandant_id = p_mandant_id AND pg_catalog.regexp_replace(x.nummer, '-[0-9]+$', '') = o.nummer) AS folge
      FROM alle o
     WHERE NOT EXISTS (SELECT FROM akte.objekte x WHERE x.mandant_id = p_mandant_id AND x.herkunft = o.herkunft)
  ), traeger AS (
    INSERT INTO engine.traeger (mandant_id, art) SELECT p_mandant_id, 'objekt' FROM neu RETURNING id
  ), gezaehlt AS (
    SELECT t.id, row_number() OVER (ORDER BY t.id) AS nr FROM traeger t
  )
  INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land, eigentuemer_id, notizen, herkunft)
  SELECT p_mandant_id, g.id, n.nummer || CASE WHEN n.folge > 1 THEN '-' || n.folge ELSE '' END, n.verwart, n.name, n.strasse, n.plz, n.ort, coalesce(n.land, (api.bestand_laender(n.plz))[1]),
         (SELECT e.id FROM akte.eigentuemer e WHERE e.mandant_id = p_mandant_id AND e.herkunft = n.eigentuemer_herkunft), n.notizen, n.herkunft
    FROM neu n JOIN gezaehlt g USING (nr);
  UPDATE engine.traeger AS t SET bezug_id = o.id
    FROM akte.objekte o WHERE o.mandant_id = p_mandant_id AND t.mandant_id = p_mandant_id AND t.id = o.traeger_id AND t.bezug_id IS NULL;

  WITH neu AS MATERIALIZED (
    SELECT g.*, p_quelle || ':gebaeude:' || g.schluessel AS herkunft, p_quelle || ':objekt:' || g.obj_id AS objekt_herkunft FROM api.bestand_gebaeude(p_b) g
  )
  INSERT INTO akte.gebaeude (mandant_id, objekt_id, name, strasse, baujahr, denkmal, herkunft)
  SELECT p_mandant_id, o.id, n.name, n.strasse, n.baujahr, n.denkmal, n.herkunft
    FROM neu n
    JOIN akte.objekte o ON o.mandant_id = p_mandant_id AND o.herkunft = n.objekt_herkunft
   WHERE NOT EXISTS (SELECT FROM akte.gebaeude x WHERE x.mandant_id = p_mandant_id AND x.herkunft = n.herkunft)
   ORDER BY n.zeile;

  WITH neu AS MATERIALIZED (
    SELECT e.*, p_quelle || ':einheit:' || e.schluessel AS herkunft, p_quelle || ':objekt:' || e.obj_id AS objekt_herkunft, p_quelle || ':gebaeude:' || e.obj_id || '/' || e.geb_id AS gebaeude_herkunft
      FROM api.bestand_einheiten(p_b) e
  )
  INSERT INTO akte.einheiten (mandant_id, objekt_id, gebaeude_id, nummer, bezeichnung, lage, art, zimmer, wohnflaeche, heizflaeche, mea, keller, notizen, herkunft)
  SELECT p_mandant_id, o.id, g.id, n.nummer, n.bezeichnung, n.lage, n.art, n.zimmer, n.wohnflaeche, n.heizflaeche, n.mea, n.keller, n.notizen, n.herkunft
    FROM neu n
    JOIN akte.objekte o ON o.mandant_id = p_mandant_id AND o.herkunft = n.objekt_herkunft
    LEFT JOIN akte.gebaeude g ON g.mandant_id = p_mandant_id AND g.herkunft = n.gebaeude_herkunft
   WHERE NOT EXISTS (SELECT FROM akte.einheiten x WHERE x.mandant_id = p_mandant_id AND x.herkunft = n.herkunft)
   ORDER BY n.zeile;

  WITH neu AS MATERIALIZED (
    SELECT v.*, p_quelle || ':vertrag:' || v.schluessel AS herkunft, p_quelle || ':einheit:' || v.obj_id || '/' || v.ve_id AS einheit_herkunft, p_quelle || ':kontakt:' || v.k_id AS kontakt_herkunft
      FROM api.bestand_vertraege(p_b) v WHERE v.typ = 'E'
  )
  INSERT INTO akte.eigentumsverhaeltnisse (mandant_id, einheit_id, eigentuemer_id, von, bis, hausgeld, ruecklage, mea, herkunft)
  SELECT p_mandant_id, e.id, w.id, n.von, n.bis, n.hausgeld, n.ruecklage, coalesce(n.mea, e.mea), n.herkunft
    FROM neu n
    JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.herkunft = n.einheit_herkunft
    JOIN akte.eigentuemer w ON w.mandant_id = p_mandant_id AND w.herkunft = n.kontakt_herkunft
   WHERE NOT EXISTS (SELECT FROM akte.eigentumsverhaeltnisse x WHERE x.mandant_id = p_mandant_id AND x.herkunft = n.herkunft)
   ORDER BY n.zeile;

  -- an account belongs to whom it names, or to whose contract names it, and besides to every object that uses it
  WITH konten AS MATERIALIZED (
    SELECT b.*, coalesce(b.k_id, v.k_id) AS inhaber_k_id, p_quelle || ':kontakt:' || coalesce(b.k_id, v.k_id) AS eigentuemer_herkunft, p_quelle || ':kontakt:' || coalesce(b.k_id, v.k_id) || ':1' AS mieter_herkunft
      FROM api.bestand_bankkonten(p_b) b
      LEFT JOIN (SELECT DISTINCT ON (x.bk_id) x.bk_id, x.k_id FROM api.bestand_vertraege(p_b) x ORDER BY x.bk_id, x.von DESC) v ON v.bk_id = b.bk_id
     WHERE b.iban IS NOT NULL
  ), kontakte AS MATERIALIZED (
    SELECT k.k_id, coalesce(k.firma, (SELECT pg_catalog.string_agg(regel.personenname(x->>'titel', x->>'vorname', x->>'nachname', NULL), ' und ') FROM pg_catalog.jsonb_array_elements(k.personen) x)) AS name
      FROM api.bestand_kontakte(v_alle) k
  ), objektkonten AS MATERIALIZED (
    SELECT c.key AS spalte, c.value AS bk_id, o.obj_id, o.verwart, p_quelle || ':objekt:' || o.obj_id AS objekt_herkunft FROM api.bestand_objekte(p_b) o CROSS JOIN LATERAL pg_catalog.jsonb_each_text(o.konten) c
  ), zuordnung AS MATERIALIZED (
    SELECT b.bk_id, m.id AS mieter_id, NULL::bigint AS eigentuemer_id, NULL::bigint AS objekt_id, 'person' AS zweck, p_quelle || ':konto:' || b.bk_id || ':mieter' AS herkunft
      FROM konten b JOIN akte.mieter m ON m.mandant_id = p_mandant_id AND m.herkunft = b.mieter_herkunft
    UNION ALL
    SELECT b.bk_id, NULL, e.id, NULL, 'person', p_quelle || ':konto:' || b.bk_id || ':eigentuemer'
      FROM konten b JOIN akte.eigentuemer e ON e.mandant_id = p_mandant_id AND e.herkunft = b.eigentuemer_herkunft
    UNION ALL
    SELECT o.bk_id, NULL, NULL, x.id, CASE WHEN o.spalte LIKE 'RL%' THEN 'ruecklage' WHEN o.verwart = 'MV' THEN 'miete' ELSE 'hausgeld' END,
           p_quelle || ':konto:' || o.bk_id || ':objekt:' || o.obj_id || ':' || o.spalte
      FROM objektkonten o JOIN akte.objekte x ON x.mandant_id = p_mandant_id AND x.herkunft = o.objekt_herkunft
  )
  INSERT INTO akte.bankkonten (mandant_id, mieter_id, eigentuemer_id, objekt_id, zweck, iban, bic, bank, inhaber, herkunft)
  SELECT p_mandant_id, z.mieter_id, z.eigentuemer_id, z.objekt_id, z.zweck, b.iban, b.bic, b.bank, coalesce(b.inhaber, k.name), z.herkunft
    FROM konten b
    JOIN zuordnung z ON z.bk_id = b.bk_id
    LEFT JOIN kontakte k ON k.k_id = b.inhaber_k_id
   WHERE NOT EXISTS (SELECT FROM akte.bankkonten x WHERE x.mandant_id = p_mandant_id AND x.herkunft = z.herkunft)
   ORDER BY b.zeile, z.herkunft;
END
$fn$;
ALTER FUNCTION api.bestand_stammdaten_anlegen(jsonb, text, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_stammdaten_anlegen(jsonb, text, bigint) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_stammdaten_anlegen(jsonb, text, bigint) IS
'Legt neue Mieter, Eigentümer, Objekte, Gebäude, Einheiten, Eigentumsverhältnisse und Bankkonten eines geprüften Bestands an; Vorhandenes bleibt unverändert.';
