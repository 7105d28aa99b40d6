-- Where rows of a tenant are: the list of regel.datenschutz_katalog walked from the person down, each table once.
-- p_eigene_zeit: of a lease that others began or went on with, only what falls into the time of this tenant (for access; erasure takes all).
-- SELECT tabelle, cardinality(ids) FROM regel.datenschutz_bestand(1, 17, true);
--  akte.mieter | 1
--  akte.bankkonten | 2
CREATE FUNCTION regel.datenschutz_bestand(p_mandant_id bigint, p_mieter_id bigint, p_eigene_zeit boolean)
RETURNS TABLE (nr int, tabelle text, ids bigint[])
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_k       record;
  v_f       record;
  v_ids     jsonb;
  v_mehr    bigint[];
  v_schema  text;
  v_name    text;
  v_a       text;
  v_b       text;
  v_ids_a   bigint[];
  v_ids_b   bigint[];
  v_zeiten  jsonb := CASE WHEN p_eigene_zeit THEN regel.parteizeiten(p_mandant_id, p_mieter_id) ELSE '{}' END;
BEGIN
  SELECT pg_catalog.jsonb_build_object('person', pg_catalog.jsonb_build_array(p_mieter_id), 'mietverhaeltnis', coalesce(pg_catalog.jsonb_agg(DISTINCT m.id), '[]'),
                                       'traeger', coalesce(pg_catalog.jsonb_agg(DISTINCT m.traeger_id), '[]'), 'einheit', coalesce(pg_catalog.jsonb_agg(DISTINCT m.einheit_id), '[]'), 'datei', '[]'::jsonb)
    INTO v_ids
    FROM akte.vertragsparteien p JOIN akte.mietverhaeltnisse m ON m.mandant_id = p.mandant_id AND m.id = p.mietverhaeltnis_id
   WHERE p.mandant_id = p_mandant_id AND p.mieter_id = p_mieter_id;
  -- a report that never came to a lease has its Vorgang on the bracket of the house
  SELECT v_ids || pg_catalog.jsonb_build_object('vorgang', coalesce(pg_catalog.jsonb_agg(x.id), '[]')) INTO v_ids
    FROM (SELECT v.id FROM engine.vorgang v JOIN akte.mietverhaeltnisse m ON m.mandant_id = v.mandant_id AND m.traeger_id = v.traeger_id
           WHERE v.mandant_id = p_mandant_id AND v.traeger_id IN (SELECT t::bigint FROM pg_catalog.jsonb_array_elements_text(v_ids->'traeger') t)
             AND portal.in_meiner_zeit(v_zeiten, m.id, (v.gestartet_am AT TIME ZONE 'Europe/Berlin')::date)
          UNION SELECT a.vorgang_id FROM akte.anfragen a WHERE a.mandant_id = p_mandant_id AND a.mieter_id = p_mieter_id) x;

  FOR v_k IN SELECT k.nr, k.tabelle, k.bezug FROM regel.datenschutz_katalog() k WHERE k.bezug <> '{}' ORDER BY k.tabelle = 'akte.dateien', k.nr LOOP
    nr       := v_k.nr;
    tabelle  := v_k.tabelle;
    v_schema := pg_catalog.split_part(v_k.tabelle, '.', 1);
    v_name   := pg_catalog.split_part(v_k.tabelle, '.', 2);
    v_a      := pg_catalog.split_part(v_k.bezug[1], '>', 1);
    v_b      := pg_catalog.split_part(coalesce(v_k.bezug[2], v_k.bezug[1]), '>', 1);
    v_ids_a  := ARRAY(SELECT e::bigint FROM pg_catalog.jsonb_array_elements_text(v_ids->pg_catalog.split_part(v_k.bezug[1], '>', 2)) e);
    v_ids_b  := ARRAY(SELECT e::bigint FROM pg_catalog.jsonb_array_elements_text(v_ids->pg_catalog.split_part(coalesce(v_k.bezug[2], v_k.bezug[1]), '>', 2)) e);
    IF v_schema IN ('audit', 'sitzung') THEN
      ids := v_ids_a;                  -- their rows have no id of their own, or are nobody's to read: who works with them knows how
    ELSE
      EXECUTE pg_catalog.format('SELECT coalesce(pg_catalog.array_agg(x.id ORDER BY x.id), ''{}'') FROM %I.%I x WHERE x.mandant_id = $1 AND (x.%I = ANY ($2) OR x.%I = ANY ($3))', v_schema, v_name, v_a, v_b)
         INTO ids USING p_mandant_id, v_ids_a, v_ids_b;
      IF v_zeiten <> '{}' AND v_a = 'mietverhaeltnis_id' THEN
        EXECUTE pg_catalog.format($sql$
          SELECT coalesce(pg_catalog.array_agg(x.id ORDER BY x.id), '{}')
            FROM %I.%I x CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(x) AS z) j CROSS JOIN LATERAL (
                   SELECT (min(e.value::timestamptz) AT TIME ZONE 'Europe/Berlin')::date AS tag FROM pg_catalog.jsonb_each_text(j.z) e
                    WHERE e.key IN ('erstellt_am', 'gemeldet_am', 'eingegangen_am', 'faellig_am', 'wertstellung', 'uebergeben_am', 'beantragt_am', 'versandt_am', 'erklaert_am', 'zugang_am',
                                    'termin', 'geplant_am', 'gueltig_ab', 'angelegt_am', 'erfasst_am', 'eingereiht_am')) t
           WHERE x.mandant_id = $1 AND x.id = ANY ($2) AND (t.tag IS NULL OR portal.in_meiner_zeit($3, x.mietverhaeltnis_id, t.tag))$sql$, v_schema, v_name)
           INTO ids USING p_mandant_id, ids, v_zeiten;
      END IF;
      -- the files these rows point to
      FOR v_f IN SELECT a.attname::text AS spalte FROM pg_catalog.pg_constraint c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[pg_catalog.cardinality(c.conkey)]
                  WHERE c.contype = 'f' AND c.confrelid = 'akte.dateien'::pg_catalog.regclass AND c.conrelid = pg_catalog.to_regclass(v_k.tabelle) LOOP
        EXECUTE pg_catalog.format('SELECT pg_catalog.array_agg(x.%I) FROM %I.%I x WHERE x.mandant_id = $1 AND x.id = ANY ($2) AND x.%I IS NOT NULL', v_f.spalte, v_schema, v_name, v_f.spalte)
           INTO v_mehr USING p_mandant_id, ids;
        v_ids := pg_catalog.jsonb_set(v_ids, '{datei}', (v_ids->'datei') || coalesce(pg_catalog.to_jsonb(v_mehr), '[]'));
      END LOOP;
    END IF;
    v_ids := v_ids || pg_catalog.jsonb_build_object(v_k.tabelle, pg_catalog.to_jsonb(ids));
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION regel.datenschutz_bestand(bigint, bigint, boolean) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datenschutz_bestand(bigint, bigint, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regel.datenschutz_bestand(bigint, bigint, boolean) TO mietakte_loeschung;
COMMENT ON FUNCTION regel.datenschutz_bestand(bigint, bigint, boolean) IS
'Die Zeilen (id) eines Mieters in jeder Tabelle von regel.datenschutz_katalog; bei audit die Klammern (strom_id), bei sitzung die Person.
Norm: Art. 15, 17 DSGVO.';
