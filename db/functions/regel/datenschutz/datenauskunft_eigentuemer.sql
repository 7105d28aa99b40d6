-- All that is stored about an owner, table by table (Art. 15). The door is api.datenauskunft.
--   bezug   'column>of what': person, or a table further up in the list; a test fails when a table that points to an owner is missing
-- SELECT titel, anzahl FROM regel.datenauskunft_eigentuemer(1, 4);
--  Person | 1
CREATE FUNCTION regel.datenauskunft_eigentuemer(p_mandant_id bigint, p_eigentuemer_id bigint)
RETURNS TABLE (nr int, tabelle text, titel text, frist text, anzahl int, zeilen jsonb)
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_k      record;
  v_ids    jsonb := pg_catalog.jsonb_build_object('person', pg_catalog.jsonb_build_array(p_eigentuemer_id));
  v_meine  jsonb;
  v_namen  text[];
  v_eigene text[];
BEGIN
  -- others: the client's tenants and its other owners; whoever is called like oneself is not told apart
  SELECT coalesce(pg_catalog.array_agg(n.name ORDER BY pg_catalog.length(n.name) DESC), '{}') INTO v_namen FROM (
    SELECT x.name FROM akte.mieter m CROSS JOIN LATERAL pg_catalog.unnest(ARRAY[m.vorname || ' ' || m.nachname, m.nachname, m.firma]) AS x(name) WHERE m.mandant_id = p_mandant_id
    UNION SELECT x.name FROM akte.eigentuemer e CROSS JOIN LATERAL pg_catalog.unnest(ARRAY[e.vorname || ' ' || e.nachname, e.nachname, e.firma]) AS x(name)
     WHERE e.mandant_id = p_mandant_id AND e.id <> p_eigentuemer_id) n
   WHERE pg_catalog.length(n.name) > 2
     AND NOT EXISTS (SELECT FROM akte.eigentuemer e WHERE e.mandant_id = p_mandant_id AND e.id = p_eigentuemer_id AND n.name IN (e.nachname, e.firma, e.vorname || ' ' || e.nachname));
  SELECT coalesce(pg_catalog.array_agg(DISTINCT pg_catalog.lower(x.wert)), '{}') INTO v_eigene FROM (
    SELECT b.iban FROM akte.bankkonten b WHERE b.mandant_id = p_mandant_id AND (b.eigentuemer_id = p_eigentuemer_id OR b.objekt_id IS NOT NULL)
    UNION ALL SELECT e.email FROM akte.eigentuemer e WHERE e.mandant_id = p_mandant_id AND e.id = p_eigentuemer_id
    UNION ALL SELECT e.email FROM akte.post_einwilligungen e WHERE e.mandant_id = p_mandant_id AND e.eigentuemer_id = p_eigentuemer_id
    UNION ALL SELECT m.email FROM akte.mandanten m WHERE m.id = p_mandant_id) AS x(wert) WHERE x.wert IS NOT NULL;

  FOR v_k IN SELECT pg_catalog.row_number() OVER ()::int AS lfd, k.* FROM (VALUES
      ('akte.eigentuemer', 'Person', 'id>person'), ('akte.bankkonten', 'Bankverbindungen', 'eigentuemer_id>person'), ('akte.post_einwilligungen', 'Einwilligung in E-Mail', 'eigentuemer_id>person'),
      ('akte.eigentumsverhaeltnisse', 'Eigentum an Einheiten', 'eigentuemer_id>person'), ('akte.objekte', 'Eigene Häuser', 'eigentuemer_id>person'),
      ('akte.hausgeld_sollstellungen', 'Hausgeld', 'eigentuemer_id>person'), ('akte.hausgeld_bestandteile', 'Hausgeld: Buchungen', 'forderung_id>akte.hausgeld_sollstellungen'),
      ('akte.zahlungen', 'Zahlungen', 'eigentuemer_id>person'), ('akte.zahlung_zuordnungen', 'Zahlungen: Zuordnung', 'zahlung_id>akte.zahlungen'),
      ('akte.sepa_mandate', 'SEPA-Mandate', 'eigentuemer_id>person'), ('akte.sepa_widerrufe', 'SEPA-Mandate: Widerruf', 'mandat_id>akte.sepa_mandate'),
      ('akte.zahlungsauftraege', 'Überweisungen an Sie', 'eigentuemer_id>person'), ('akte.zahlungslauf_posten', 'Lastschriften', 'hausgeld_id>akte.hausgeld_sollstellungen'),
      ('akte.mahnvorgaenge', 'Mahnverfahren', 'eigentuemer_id>person'), ('akte.mahnungen', 'Mahnungen', 'mahnvorgang_id>akte.mahnvorgaenge'), ('akte.mahnung_positionen', 'Mahnungen: Posten', 'mahnung_id>akte.mahnungen'),
      ('akte.stimmrecht_eigentuemer', 'Stimmrecht', 'eigentuemer_id>person'), ('akte.versammlung_einladungen', 'Einladungen zur Eigentümerversammlung', 'eigentuemer_id>person'),
      ('akte.freigaben', 'Freigaben', 'eigentuemer_id>person'), ('akte.freigabe_nachrichten', 'Freigaben: Nachrichten', 'freigabe_id>akte.freigaben')) AS k(tab, wort, bezug) LOOP
    EXECUTE pg_catalog.format($sql$
      SELECT pg_catalog.jsonb_agg(x.id ORDER BY x.id), pg_catalog.jsonb_agg(pg_catalog.to_jsonb(x) - ARRAY['mandant_id', 'id', 'sortname', 'herkunft', 'rechenweg', 'zinsabschnitte', 'notizen'] ORDER BY x.id)
        FROM %I.%I x WHERE x.mandant_id = $1 AND x.%I IN (SELECT e::bigint FROM pg_catalog.jsonb_array_elements_text($2) e)$sql$,
      pg_catalog.split_part(v_k.tab, '.', 1), pg_catalog.split_part(v_k.tab, '.', 2), pg_catalog.split_part(v_k.bezug, '>', 1))
      INTO v_meine, zeilen USING p_mandant_id, coalesce(v_ids->pg_catalog.split_part(v_k.bezug, '>', 2), '[]');
    v_ids := v_ids || pg_catalog.jsonb_build_object(v_k.tab, coalesce(v_meine, '[]'));
    CONTINUE WHEN zeilen IS NULL;
    SELECT pg_catalog.jsonb_agg(z.zeile ORDER BY z.nr) INTO zeilen FROM (
      SELECT x.nr, coalesce(pg_catalog.jsonb_object_agg(e.key, CASE WHEN e.value #>> '{}' ~ '^benutzer:[0-9]+$' THEN '"Verwaltung"' WHEN e.value #>> '{}' = 'dienst' THEN '"automatisch"'
                 WHEN e.value #>> '{}' = 'eigentuemer:' || p_eigentuemer_id THEN '"Sie"' WHEN e.value #>> '{}' ~ '^(mieter|eigentuemer):[0-9]+$' THEN '"andere Person"' ELSE e.value END)
               FILTER (WHERE e.key !~ '(_id|_digest|kettenkopf)$' AND e.value <> ALL (ARRAY['null', '{}', '[]']::jsonb[]) AND e.key <> 'storno_von'), '{}') AS zeile
        FROM pg_catalog.jsonb_array_elements(zeilen) WITH ORDINALITY AS x(zeile, nr), pg_catalog.jsonb_each(x.zeile) e GROUP BY x.nr) z;
    zeilen  := regel.dritte_schwaerzen(zeilen::text, v_namen, v_eigene)::jsonb;
    nr      := v_k.lfd;
    tabelle := v_k.tab;
    titel   := v_k.wort;
    frist   := NULL;
    anzahl  := pg_catalog.jsonb_array_length(zeilen);
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION regel.datenauskunft_eigentuemer(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datenauskunft_eigentuemer(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.datenauskunft_eigentuemer(bigint, bigint) IS
'Auskunft über alles, was zu einem Eigentümer gespeichert ist: je Tabelle Titel, Anzahl und Zeilen (jsonb, Tage ISO, Beträge als Zahl in €); Namen, IBAN und E-Mail-Adressen anderer sind geschwärzt. frist bleibt leer.
Norm: Art. 15, 20 DSGVO.';
