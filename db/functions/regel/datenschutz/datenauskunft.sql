-- All that is stored about a tenant, table by table, names of others taken out. The doors are portal.datenauskunft and api.datenauskunft.
-- SELECT titel, anzahl, zeilen->0 FROM regel.datenauskunft(1, 17) WHERE titel = 'Schadensmeldungen';
--  Schadensmeldungen | 1 | {"raum": "Bad", "seit": "2026-11-02", "status": "behoben", …}
CREATE FUNCTION regel.datenauskunft(p_mandant_id bigint, p_mieter_id bigint)
RETURNS TABLE (nr int, tabelle text, titel text, frist text, anzahl int, zeilen jsonb)
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_b      record;
  v_namen  text[] := regel.dritte_namen(p_mandant_id, p_mieter_id);
  v_eigene text[];
  v_zeiten jsonb := regel.parteizeiten(p_mandant_id, p_mieter_id);
BEGIN
  SELECT coalesce(pg_catalog.array_agg(DISTINCT x.wert), '{}') INTO v_eigene FROM (
    SELECT pg_catalog.lower(b.iban) FROM akte.bankkonten b WHERE b.mandant_id = p_mandant_id AND (b.mieter_id = p_mieter_id OR b.objekt_id IS NOT NULL)
    UNION ALL SELECT pg_catalog.lower(m.email) FROM akte.mieter m WHERE m.mandant_id = p_mandant_id AND m.id = p_mieter_id
    UNION ALL SELECT pg_catalog.lower(e.email) FROM akte.post_einwilligungen e WHERE e.mandant_id = p_mandant_id AND e.mieter_id = p_mieter_id
    UNION ALL SELECT pg_catalog.lower(w) FROM akte.mieter_aenderungen a, pg_catalog.unnest(ARRAY[a.alt, a.neu]) w WHERE a.mandant_id = p_mandant_id AND a.mieter_id = p_mieter_id
    UNION ALL SELECT pg_catalog.lower(m.email) FROM akte.mandanten m WHERE m.id = p_mandant_id
  ) AS x(wert) WHERE x.wert IS NOT NULL;

  FOR v_b IN SELECT b.nr, b.tabelle, b.ids, k.titel, k.frist, k.ohne FROM regel.datenschutz_bestand(p_mandant_id, p_mieter_id, true) b JOIN regel.datenschutz_katalog() k ON k.nr = b.nr
              WHERE k.auskunft AND b.ids <> '{}' ORDER BY b.nr LOOP
    CASE v_b.tabelle
    WHEN 'akte.dateien' THEN
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('name', d.name, 'typ', d.typ, 'aufgenommen_am', d.aufgenommen_am, 'hochgeladen_am', d.hochgeladen_am, 'hochgeladen_von', d.hochgeladen_von,
                                                                'bytes', pg_catalog.length(d.inhalt), 'sha256', pg_catalog.encode(d.sha256, 'hex'), 'kennung', d.kennung) ORDER BY d.id)
        INTO zeilen FROM akte.dateien d WHERE d.mandant_id = p_mandant_id AND d.id = ANY (v_b.ids);
    WHEN 'audit.eintraege' THEN
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('zeit', e.zeit, 'wer', e.akteur, 'automat', e.automat, 'ereignis', e.ereignis, 'von', e.von, 'nach', e.nach, 'ergebnis', e.ergebnis) ORDER BY e.zeit, e.nr)
        INTO zeilen FROM audit.eintraege e JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.traeger_id = e.strom_id
       WHERE e.mandant_id = p_mandant_id AND e.strom_id = ANY (v_b.ids) AND portal.in_meiner_zeit(v_zeiten, m.id, (e.zeit AT TIME ZONE 'Europe/Berlin')::date);
    WHEN 'audit.zugriffe' THEN
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('am', z.am, 'wer', z.akteur, 'seite', z.seite) ORDER BY z.id)
        INTO zeilen FROM audit.zugriffe z WHERE z.mandant_id = p_mandant_id AND z.mietverhaeltnis_id = ANY (v_b.ids) AND portal.in_meiner_zeit(v_zeiten, z.mietverhaeltnis_id, (z.am AT TIME ZONE 'Europe/Berlin')::date);
    WHEN 'audit.nutzlast' THEN
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('zeit', e.zeit, 'ereignis', e.ereignis, 'angaben', n.text::jsonb) ORDER BY e.zeit, e.nr)
        INTO zeilen FROM audit.nutzlast n JOIN audit.eintraege e ON e.mandant_id = n.mandant_id AND e.strom_id = n.strom_id AND e.nr = n.nr JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.traeger_id = e.strom_id
       WHERE n.mandant_id = p_mandant_id AND n.strom_id = ANY (v_b.ids) AND portal.in_meiner_zeit(v_zeiten, m.id, (e.zeit AT TIME ZONE 'Europe/Berlin')::date);
    WHEN 'sitzung.zugaenge' THEN
      zeilen := sitzung.auskunft(p_mandant_id, p_mieter_id)->'zugaenge';
    WHEN 'sitzung.sitzungen' THEN
      zeilen := sitzung.auskunft(p_mandant_id, p_mieter_id)->'sitzungen';
    ELSE
      EXECUTE pg_catalog.format('SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(x) - $3 ORDER BY x.id) FROM %I.%I x WHERE x.mandant_id = $1 AND x.id = ANY ($2)',
                                pg_catalog.split_part(v_b.tabelle, '.', 1), pg_catalog.split_part(v_b.tabelle, '.', 2))
         INTO zeilen USING p_mandant_id, v_b.ids, v_b.ohne || ARRAY['mandant_id', 'id', 'rechenweg', 'sortname'];
    END CASE;
    -- numbers that point into other tables and digests mean nothing to anybody; who did something is the office, you, or somebody else
    SELECT pg_catalog.jsonb_agg(z.zeile ORDER BY z.nr) INTO zeilen FROM (
      SELECT x.nr, pg_catalog.jsonb_object_agg(e.key,
               CASE WHEN e.value #>> '{}' ~ '^benutzer:[0-9]+$' THEN '"Verwaltung"' WHEN e.value #>> '{}' = 'dienst' THEN '"automatisch"'
                    WHEN e.value #>> '{}' = 'mieter:' || p_mieter_id THEN '"Sie"' WHEN e.value #>> '{}' ~ '^(mieter|eigentuemer):[0-9]+$' THEN '"andere Person"' ELSE e.value END) AS zeile
        FROM pg_catalog.jsonb_array_elements(zeilen) WITH ORDINALITY AS x(zeile, nr), pg_catalog.jsonb_each(x.zeile) e
       WHERE e.key !~ '(_id|_digest|kettenkopf)$' AND e.value <> ALL (ARRAY['null', '{}', '[]']::jsonb[]) AND (e.key <> 'storno_von')
       GROUP BY x.nr) z;
    CONTINUE WHEN zeilen IS NULL;
    zeilen  := regel.dritte_schwaerzen(zeilen::text, v_namen, v_eigene)::jsonb;
    nr      := v_b.nr;
    tabelle := v_b.tabelle;
    titel   := v_b.titel;
    frist   := v_b.frist;
    anzahl  := pg_catalog.jsonb_array_length(zeilen);
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION regel.datenauskunft(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datenauskunft(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.datenauskunft(bigint, bigint) IS
'Auskunft über alles, was zu einem Mieter gespeichert ist: je Tabelle Titel, Anzahl und Zeilen (jsonb, Tage ISO, Beträge als Zahl in €); Namen, IBAN und E-Mail-Adressen anderer sind geschwärzt.
Norm: Art. 15, 20 DSGVO.';
