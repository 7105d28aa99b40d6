-- The catalogue of machines: one row each, with the states and transitions a reader wants to see, made from the rows the engine itself goes by.
--   SELECT automat, titel, norm, traeger_arten, laufend FROM api.automaten ORDER BY ist_klammer DESC, titel;
--    kuendigung | Kündigung | §§ 542, 543, … BGB | {vermietung} | 3
-- Every JSON column is computed only when it is selected.
CREATE VIEW api.automaten WITH (security_invoker = true, security_barrier = true) AS
SELECT a.automat, a.version, a.titel, a.norm, a.beschreibung, a.ist_klammer,
       CASE WHEN w.weg THEN a.traeger_arten ELSE array_remove(a.traeger_arten, 'eigentuemerversammlung') END AS traeger_arten, a.varianten, a.exklusiv,
       (SELECT count(*) FROM engine.vorgang v WHERE v.automat = a.automat AND v.beendet_am IS NULL) AS laufend,
       -- a client without a WEG never meets the WEG's machines
       w.weg OR a.traeger_arten <> '{eigentuemerversammlung}' AS sichtbar,
       (SELECT jsonb_agg(DISTINCT jsonb_build_object('automat', m.automat, 'titel', m.titel))
          FROM engine.automaten m
         WHERE m.aktuell AND m.ist_klammer AND NOT a.ist_klammer AND m.traeger_arten && a.traeger_arten AND (w.weg OR m.traeger_arten <> '{eigentuemerversammlung}')) AS master,
       (SELECT jsonb_agg(jsonb_build_object('zustand', z.zustand, 'titel', z.titel, 'art', z.art,
                 'laufend', (SELECT count(*) FROM engine.vorgang v WHERE v.automat = a.automat AND v.zustand = z.zustand AND v.beendet_am IS NULL),
                 'fristen', coalesce((SELECT jsonb_agg(jsonb_build_object('ereignis', f.ereignis, 'titel', f.titel, 'norm', f.norm,
                                                                 'bedeutung', obj_description(fp.oid, 'pg_proc')) ORDER BY f.ereignis)
                               FROM engine.zustand_fristen f LEFT JOIN pg_proc fp ON fp.proname = f.funktion AND fp.pronamespace = 'regel'::regnamespace
                              WHERE f.automat = a.automat AND f.version = a.version AND f.zustand = z.zustand), '[]')) ORDER BY z.reihenfolge)
          FROM engine.zustaende z WHERE z.automat = a.automat AND z.version = a.version) AS zustaende,
       (SELECT jsonb_agg(jsonb_build_object('von', u.von, 'ereignis', u.ereignis, 'nach', u.nach, 'titel', u.titel, 'art', u.art, 'rollen', u.rollen,
                 'hilfe', u.hilfe, 'norm', u.norm, 'dokumente', u.dokumente, 'signal', u.signal,
                 'felder', coalesce((SELECT jsonb_agg(jsonb_build_object('titel', f->>'titel', 'pflicht', coalesce((f->>'pflicht')::boolean, false)) ORDER BY nr)
                              FROM jsonb_array_elements(u.felder) WITH ORDINALITY AS x(f, nr)), '[]'),
                 'bedingungen', coalesce((SELECT jsonb_agg(jsonb_build_object('name', g.name, 'uebersteuerbar', g.name = ANY (u.uebersteuerbar),
                                                    'bedeutung', obj_description(gp.oid, 'pg_proc')) ORDER BY g.nr)
                                   FROM unnest(u.guards_zustand || u.guards_eingabe) WITH ORDINALITY AS g(name, nr)
                                   LEFT JOIN pg_proc gp ON gp.proname = g.name AND gp.pronamespace = 'regel'::regnamespace), '[]')) ORDER BY u.reihenfolge)
          FROM engine.uebergaenge u WHERE u.automat = a.automat AND u.version = a.version) AS uebergaenge,
       (SELECT jsonb_agg(jsonb_build_object('ausloeser', r.ausloeser, 'variante', r.variante, 'zustand', z.titel, 'aktion', r.aktion,
                 'ziel', coalesce(k.titel, '') || CASE WHEN r.ziel_variante <> '' THEN ' (' || initcap(r.ziel_variante) || ')' ELSE '' END,
                 'ereignis', (SELECT e.titel FROM engine.uebergaenge e
                               WHERE e.automat = coalesce(r.ziel_automat, a.automat) AND e.version = coalesce(k.version, a.version) AND e.ereignis = r.ziel_ereignis
                               ORDER BY e.reihenfolge LIMIT 1),
                 -- child_completed:kuendigung → Kündigung; erstellt → nothing
                 'quelle', (SELECT q.titel FROM engine.automaten q
                             WHERE q.aktuell AND q.automat = split_part(split_part(r.ausloeser, ':', 2), '.', 1))) ORDER BY r.nr)
          FROM engine.reaktionen r
          JOIN engine.zustaende z ON z.automat = r.automat AND z.version = r.version AND z.zustand = r.zustand
          LEFT JOIN engine.automaten k ON k.automat = r.ziel_automat AND k.aktuell
         WHERE r.automat = a.automat AND r.version = a.version) AS reaktionen,
       (SELECT jsonb_agg(jsonb_build_object('zustand', s.titel, 'kinder', s.kinder) ORDER BY s.reihenfolge)
          FROM (SELECT z.titel, z.reihenfolge, jsonb_agg(jsonb_build_object('automat', k.automat, 'titel', k.titel || CASE WHEN b.variante <> '' THEN ' (' || initcap(b.variante) || ')' ELSE '' END) ORDER BY k.titel, b.variante) AS kinder
                  FROM engine.startbar b
                  JOIN engine.zustaende z ON z.automat = b.automat AND z.version = b.version AND z.zustand = b.zustand
                  JOIN engine.automaten k ON k.automat = b.kind AND k.aktuell
                 WHERE b.automat = a.automat AND b.version = a.version GROUP BY z.titel, z.reihenfolge) s) AS startbar
  FROM engine.automaten a
 CROSS JOIN (SELECT EXISTS (SELECT FROM akte.objekte o WHERE o.verwaltungsart LIKE 'WEG%') AS weg) w
 WHERE a.aktuell;
GRANT SELECT ON api.automaten TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.automaten IS
'Katalog der Vorgangsarten: eine Maschine je Zeile (aktuelle Version) mit Norm, Klammer, Zahl der laufenden Vorgänge des Mandanten und als JSON zustaende (mit Fristen), uebergaenge (mit Rollen, Bedingungen, Feldern, Dokumenten), reaktionen, startbar. sichtbar=false: nur für Mandanten mit einer WEG.';
