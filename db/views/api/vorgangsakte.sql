-- One Vorgang with all a page or a DBA wants to know of it.
--   SELECT titel, zustand_titel, jsonb_array_length(protokoll) FROM api.vorgangsakte WHERE id = 4711;
--    Kündigung | Zugegangen | 3
CREATE VIEW api.vorgangsakte WITH (security_invoker = true, security_barrier = true) AS
SELECT x.*, a.beschreibung, (SELECT engine.heute()) AS heute, api.akteurname(x.gestartet_von) AS gestartet_von_name,
       m.kennung AS akte, m.mietverhaeltnis_id, m.vertragsnummer, m.mieter, m.einheit, m.lage, m.strasse, m.plz, m.ort, m.zustand_titel AS mietverhaeltnis_zustand,
       t.art AS klammer_art,
       -- where the bracket is no lease: the object it belongs to, and the master whose sub this is
       (SELECT jsonb_build_object('kennung', o.kennung, 'nummer', o.nummer, 'name', o.name, 'strasse', o.strasse, 'plz', o.plz, 'ort', o.ort)
          FROM akte.objekte o WHERE o.mandant_id = x.mandant_id AND CASE t.art
                 WHEN 'objekt' THEN o.traeger_id = x.traeger_id
                 WHEN 'vermietung' THEN o.id = m.objekt_id
                 WHEN 'eigentuemerversammlung' THEN o.id = (SELECT w.objekt_id FROM akte.eigentuemerversammlungen w WHERE w.mandant_id = x.mandant_id AND w.traeger_id = x.traeger_id)
                 WHEN 'nk_abrechnung' THEN o.id = (SELECT n.objekt_id FROM akte.nk_abrechnungen n WHERE n.mandant_id = x.mandant_id AND n.traeger_id = x.traeger_id) END) AS objekt,
       CASE WHEN t.art IN ('eigentuemerversammlung', 'nk_abrechnung') THEN api.klammer_name(x.mandant_id, x.traeger_id) END AS klammer_name,
       CASE t.art WHEN 'eigentuemerversammlung' THEN (SELECT w.kennung FROM akte.eigentuemerversammlungen w WHERE w.mandant_id = x.mandant_id AND w.traeger_id = x.traeger_id)
                  WHEN 'nk_abrechnung' THEN (SELECT n.kennung FROM akte.nk_abrechnungen n WHERE n.mandant_id = x.mandant_id AND n.traeger_id = x.traeger_id) END AS klammer_kennung,
       (SELECT jsonb_build_object('id', y.id, 'titel', y.titel, 'zustand_titel', y.zustand_titel)
          FROM engine.vorgaenge y WHERE y.mandant_id = x.mandant_id AND y.traeger_id = x.traeger_id AND y.ist_klammer AND y.id <> x.id) AS master,
       (SELECT jsonb_build_object('id', y.id, 'titel', y.titel, 'zustand_titel', y.zustand_titel, 'zustand_art', y.zustand_art,
                                  'bezug', CASE WHEN y.traeger_id <> x.traeger_id THEN api.klammer_name(y.mandant_id, y.traeger_id) END)
          FROM engine.vorgaenge y WHERE y.mandant_id = x.mandant_id AND y.id = x.entstanden_aus AND NOT y.ist_klammer) AS aus,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', y.id, 'titel', y.titel, 'zustand_titel', y.zustand_titel, 'zustand_art', y.zustand_art,
                                                     'bezug', CASE WHEN y.traeger_id <> x.traeger_id THEN api.klammer_name(y.mandant_id, y.traeger_id) END) ORDER BY y.id)
                   FROM engine.vorgaenge y WHERE y.mandant_id = x.mandant_id AND y.entstanden_aus = x.id), '[]') AS folgen,
       (SELECT jsonb_agg(jsonb_build_object('zustand', z.zustand, 'titel', z.titel, 'art', z.art,
                 'besucht', z.zustand = x.zustand OR EXISTS (SELECT FROM audit.eintraege e WHERE e.mandant_id = x.mandant_id AND e.vorgang_id = x.id AND e.nach = z.zustand)) ORDER BY z.reihenfolge)
          FROM engine.zustaende z WHERE z.automat = x.automat AND z.version = x.version) AS zustaende,
       (SELECT jsonb_agg(jsonb_build_object('von', u.von, 'ereignis', u.ereignis, 'nach', u.nach, 'titel', u.titel, 'art', u.art, 'uebersteuerbar', u.uebersteuerbar) ORDER BY u.reihenfolge)
          FROM engine.uebergaenge u WHERE u.automat = x.automat AND u.version = x.version AND u.von <> '') AS uebergaenge,
       coalesce((SELECT jsonb_agg(jsonb_build_object('titel', f.titel, 'norm', f.norm, 'faellig_am', f.faellig_am, 'erledigt_am', f.erledigt_am,
                                                     'ausgang', f.ausgang) ORDER BY f.faellig_am, f.id)
                   FROM engine.fristen f WHERE f.mandant_id = x.mandant_id AND f.vorgang_id = x.id), '[]') AS fristen,
       coalesce((SELECT jsonb_agg(jsonb_build_object(
                   'kennung', d.kennung, 'art', d.art, 'titel', d.titel, 'version', d.version, 'erstellt_am', d.erstellt_am, 'fuer_mieter', d.fuer_mieter,
                   'sha256', encode(df.sha256, 'hex'), 'fertig', df.id IS NOT NULL,
                   'ersetzt', EXISTS (SELECT FROM akte.dokumente n WHERE n.mandant_id = d.mandant_id AND n.vorgang_id = d.vorgang_id
                                         AND n.art = d.art AND n.an = d.an AND n.version > d.version)) ORDER BY d.erstellt_am DESC, d.id DESC)
                   FROM akte.dokumente d LEFT JOIN akte.dokument_dateien df ON df.mandant_id = d.mandant_id AND df.dokument_id = d.id
                  WHERE d.mandant_id = x.mandant_id AND d.vorgang_id = x.id), '[]') AS dokumente,
       coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                   'nr', e.nr, 'zeit', e.zeit, 'akteur', coalesce(api.akteurname(e.akteur), e.akteur), 'rolle', e.rolle, 'kanal', e.kanal, 'ereignis', e.ereignis,
                   'titel', CASE e.ereignis WHEN 'uebernehmen' THEN 'Aus dem Altbestand übernommen'
                              ELSE (SELECT u.titel FROM engine.uebergaenge u WHERE u.automat = x.automat AND u.version = x.version AND u.ereignis = e.ereignis
                                     ORDER BY u.von <> coalesce(e.von, ''), u.reihenfolge LIMIT 1) END,
                   -- how the form asked: what was entered is shown as it was asked
                   'felder', (SELECT jsonb_object_agg(f->>'name', f - 'name' - 'hilfe') FROM (SELECT u.felder FROM engine.uebergaenge u
                                WHERE u.automat = x.automat AND u.version = x.version AND u.ereignis = e.ereignis ORDER BY u.von <> coalesce(e.von, ''), u.reihenfolge LIMIT 1) u,
                                jsonb_array_elements(u.felder) f WHERE e.daten->'daten' ? (f->>'name')),
                   'von', zv.titel, 'nach', zn.titel, 'ergebnis', e.ergebnis, 'fehlercode', e.fehlercode, 'uebernommen', e.uebernommen,
                   'daten', e.daten->'daten', 'wirkung', e.daten->'wirkung', 'uebersteuert', e.daten->'uebersteuert', 'meldung', e.daten->>'meldung',
                   'fehlerfelder', e.daten->'felder', 'hash', e.hash)) ORDER BY e.nr)
                   FROM audit.protokoll e
                   LEFT JOIN engine.zustaende zv ON zv.automat = x.automat AND zv.version = x.version AND zv.zustand = e.von
                   LEFT JOIN engine.zustaende zn ON zn.automat = x.automat AND zn.version = x.version AND zn.zustand = e.nach
                  WHERE e.mandant_id = x.mandant_id AND e.vorgang_id = x.id), '[]') AS protokoll,
       -- whom the numbers in the log mean; what is no person and no unit is a file
       coalesce((SELECT jsonb_object_agg(k.kennung, n.name)
                   FROM (SELECT DISTINCT (w #>> '{}')::uuid AS kennung FROM audit.protokoll e,
                           jsonb_path_query(e.daten, 'strict $.** ? (@.type() == "string" && @ like_regex "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")') w
                          WHERE e.mandant_id = x.mandant_id AND e.vorgang_id = x.id) k
                  CROSS JOIN LATERAL (
                    SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = x.mandant_id AND b.kennung = k.kennung
                    UNION ALL
                    SELECT api.personenname(p.titel, p.vorname, p.nachname, p.firma) FROM akte.mieter p WHERE p.mandant_id = x.mandant_id AND p.kennung = k.kennung
                    UNION ALL
                    SELECT h.bezeichnung FROM akte.einheiten h WHERE h.mandant_id = x.mandant_id AND h.kennung = k.kennung) n), '{}') AS namen,
       (SELECT jsonb_build_object('typ', u.typ, 'begonnen_am', u.begonnen_am, 'beendet_am', u.beendet_am, 'ergebnis', u.ergebnis, 'betrag', u.betrag, 'text', u.text)
          FROM akte.uebernommene_vorgaenge u WHERE u.mandant_id = x.mandant_id AND u.vorgang_id = x.id) AS altbestand
  FROM engine.vorgaenge x
  JOIN engine.automaten a ON a.automat = x.automat AND a.version = x.version
  JOIN engine.traeger t ON t.mandant_id = x.mandant_id AND t.id = x.traeger_id
  LEFT JOIN api.bestand m ON m.mandant_id = x.mandant_id AND m.traeger_id = x.traeger_id;
GRANT SELECT ON api.vorgangsakte TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.vorgangsakte IS
'Vorgangsakte: ein Vorgang je Zeile mit Mietverhältnis, Herkunft und Folgen, Zustandsdiagramm (zustaende, uebergaenge), Fristen, Dokumenten und Protokoll samt abgelehnten Versuchen. Immer über id lesen.';
