-- A meeting of owners with all its page shows: agenda, invitations, who can vote and was there, decisions, budgets, minutes.
--   SELECT objekt, termin, zustand_titel, anwesend, mea_anwesend FROM api.versammlungen ORDER BY termin;
--    Lindenweg 8 | 2026-05-20 18:00:00+02 | Durchgeführt | 17 | 712.000
CREATE VIEW api.versammlungen WITH (security_invoker = true, security_barrier = true) AS
SELECT v.mandant_id, v.id AS versammlung_id, v.kennung, v.traeger_id, g.id AS vorgang_id, g.zustand, g.zustand_titel, g.zustand_art, g.beendet_am,
       v.art, v.termin, v.ort, v.prinzip, v.leitung, v.schriftfuehrung, v.beirat_vorsitz, v.dringlichkeit, v.durchgefuehrt_am, v.einladung_versandt_am,
       v.einladung_zugang_am, v.protokoll_am, v.protokoll_eigentuemer, v.protokoll_beirat, v.absage_grund,
       CASE WHEN v.art <> 'umlauf' THEN recht.einladung_bis(p_versammlung => (v.termin AT TIME ZONE 'Europe/Berlin')::date) END AS einladung_bis,
       o.id AS objekt_id, o.kennung AS objekt_kennung, o.nummer AS objekt_nummer, o.name AS objekt, o.strasse, o.plz, o.ort AS objekt_ort,
       s.liste AS stimmrechte, s.anzahl AS stimmberechtigte, s.anwesend, s.mea, s.mea_anwesend, s.einheiten, s.einheiten_anwesend,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nummer', t.nummer, 'titel', t.titel, 'art', t.art, 'antrag', t.antrag) ORDER BY t.nummer)
                   FROM akte.tagesordnungspunkte t
                  WHERE t.mandant_id = v.mandant_id AND t.versammlung_id = v.id AND NOT t.gestrichen
                    AND t.fassung = (SELECT max(n.fassung) FROM akte.tagesordnungspunkte n WHERE n.mandant_id = t.mandant_id AND n.versammlung_id = t.versammlung_id AND n.nummer = t.nummer)), '[]') AS tagesordnung,
       coalesce((SELECT jsonb_agg(jsonb_build_object('name', i.name, 'weg', i.weg, 'versandt_am', i.versandt_am, 'zugang_am', i.zugang_am, 'lauf', i.lauf,
                   'dokument', i.dokument, 'fertig', f.id IS NOT NULL) ORDER BY i.lauf DESC, i.id)
                   FROM akte.versammlung_einladungen i
                   LEFT JOIN akte.dokumente d ON d.mandant_id = i.mandant_id AND d.kennung = i.dokument
                   LEFT JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id
                  WHERE i.mandant_id = v.mandant_id AND i.versammlung_id = v.id), '[]') AS einladungen,
       coalesce((SELECT jsonb_agg(jsonb_build_object('vorgang', b.vorgang_id, 'top', b.top_nummer, 'titel', b.titel, 'wortlaut', b.wortlaut, 'zustand', b.status, 'zustand_titel', y.zustand_titel,
                   'zustand_art', y.zustand_art, 'ja', trim_scale(b.ja), 'nein', trim_scale(b.nein), 'enthaltung', trim_scale(b.enthaltung), 'keine_stimme', b.keine_stimme,
                   'angenommen', b.angenommen, 'klage_bis', b.klage_bis, 'zurueckgezogen', b.zurueckgezogen_grund,
                   'stimmen', (SELECT count(DISTINCT x.stimmrecht_id) FROM akte.stimmen x WHERE x.mandant_id = b.mandant_id AND x.beschluss_id = b.id),
                   'nummer', (SELECT min(x.nummer) FROM akte.beschlusssammlung x WHERE x.mandant_id = b.mandant_id AND x.beschluss_id = b.id)) ORDER BY b.top_nummer, b.id)
                   FROM akte.beschluesse b JOIN engine.vorgaenge y ON y.mandant_id = b.mandant_id AND y.id = b.vorgang_id
                  WHERE b.mandant_id = v.mandant_id AND b.versammlung_id = v.id), '[]') AS beschluesse,
       coalesce((SELECT jsonb_agg(jsonb_build_object('vorgang', w.vorgang_id, 'jahr', w.jahr, 'gueltig_ab', w.gueltig_ab, 'zustand_titel', y.zustand_titel, 'zustand_art', y.zustand_art) ORDER BY w.jahr, w.id)
                   FROM akte.wirtschaftsplaene w JOIN engine.vorgaenge y ON y.mandant_id = w.mandant_id AND y.id = w.vorgang_id
                  WHERE w.mandant_id = v.mandant_id AND w.versammlung_id = v.id), '[]') AS plaene,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', d.kennung, 'titel', d.titel, 'version', d.version, 'erstellt_am', d.erstellt_am, 'fertig', f.id IS NOT NULL, 'sha256', encode(f.sha256, 'hex'),
                   'fuer_mieter', d.fuer_mieter, 'ersetzt', EXISTS (SELECT FROM akte.dokumente n WHERE n.mandant_id = d.mandant_id AND n.vorgang_id = d.vorgang_id AND n.art = d.art AND n.an = d.an AND n.version > d.version)) ORDER BY d.id DESC)
                   FROM akte.dokumente d LEFT JOIN akte.dokument_dateien f ON f.mandant_id = d.mandant_id AND f.dokument_id = d.id
                  WHERE d.mandant_id = v.mandant_id AND d.vorgang_id = g.id AND d.art = 'etv_niederschrift'), '[]') AS niederschriften,
       (SELECT f.kennung FROM akte.dateien f WHERE f.mandant_id = v.mandant_id AND f.id = v.protokoll_datei_id) AS protokoll_datei
  FROM akte.eigentuemerversammlungen v
  JOIN akte.objekte o ON o.mandant_id = v.mandant_id AND o.id = v.objekt_id
  JOIN engine.vorgaenge g ON g.mandant_id = v.mandant_id AND g.traeger_id = v.traeger_id AND g.ist_klammer
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('nummer', r.nummer, 'name', r.name, 'einheiten', r.einheiten, 'einheit_text', r.einheit_text, 'mea', trim_scale(r.mea),
             'anwesenheit', t.anwesenheit, 'vertreter', t.vertreter, 'vollmacht', t.vollmacht, 'da', z.da) ORDER BY r.nummer), '[]') AS liste,
           count(*) AS anzahl, count(*) FILTER (WHERE z.da) AS anwesend, sum(r.mea) AS mea, sum(r.mea) FILTER (WHERE z.da) AS mea_anwesend, sum(r.einheiten) AS einheiten, sum(r.einheiten) FILTER (WHERE z.da) AS einheiten_anwesend
      FROM akte.stimmrechte r
      LEFT JOIN akte.teilnahmen t ON t.mandant_id = r.mandant_id AND t.stimmrecht_id = r.id
       AND t.fassung = (SELECT max(n.fassung) FROM akte.teilnahmen n WHERE n.mandant_id = r.mandant_id AND n.stimmrecht_id = r.id)
      CROSS JOIN LATERAL (SELECT v.art = 'umlauf' OR coalesce(t.anwesenheit, 'abwesend') <> 'abwesend' AS da) z
     WHERE r.mandant_id = v.mandant_id AND r.versammlung_id = v.id) s;
GRANT SELECT ON api.versammlungen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.versammlungen IS
'Eigentümerversammlungen und Umlaufverfahren, eine je Zeile: Objekt, Stand, Tagesordnung, Einladungen, Stimmberechtigte mit Teilnahme und Summe der Miteigentumsanteile, Beschlüsse, Wirtschaftspläne, Niederschriften.';
