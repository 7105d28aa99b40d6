-- What the page of the Vorgang shows of a meeting.
--   SELECT jsonb_path_query_array(abschnitte, '$[*].titel') FROM api.stand_eigentuemerversammlung WHERE vorgang_id = 214;
--    ["Versammlung", "Tagesordnung", "Stimmberechtigte"]
CREATE VIEW api.stand_eigentuemerversammlung WITH (security_invoker = true, security_barrier = true) AS
SELECT v.mandant_id, v.vorgang_id,
       jsonb_build_array(
         jsonb_build_object('titel', 'Versammlung', 'werte', (SELECT jsonb_agg(w.wert ORDER BY w.nr) FROM (VALUES
             (1, jsonb_build_object('titel', 'Objekt', 'wert', v.objekt || ', ' || v.plz || ' ' || v.objekt_ort, 'typ', 'text')),
             (2, jsonb_build_object('titel', CASE v.art WHEN 'umlauf' THEN 'Stimmabgabe bis' ELSE 'Termin' END, 'wert', v.termin, 'typ', 'zeitpunkt')),
             (3, jsonb_build_object('titel', 'Ort', 'wert', v.ort, 'typ', 'text')),
             (4, jsonb_build_object('titel', 'Art', 'wert', 'etv_' || v.art, 'typ', 'wort')),
             (5, jsonb_build_object('titel', 'Stimmkraft', 'wert', 'stimmkraft_' || v.prinzip, 'typ', 'wort')),
             (6, CASE WHEN v.einladung_bis IS NOT NULL THEN jsonb_build_object('titel', 'Einladung spätestens zugegangen', 'wert', v.einladung_bis, 'typ', 'datum', 'hinweis', '§ 24 Abs. 4 Satz 2 WEG') END),
             (7, CASE WHEN v.einladung_zugang_am IS NOT NULL THEN jsonb_build_object('titel', 'Zugegangen', 'wert', v.einladung_zugang_am, 'typ', 'datum') END),
             (8, CASE WHEN v.dringlichkeit IS NOT NULL THEN jsonb_build_object('titel', 'Dringlichkeit', 'wert', v.dringlichkeit, 'typ', 'langtext') END),
             (9, CASE WHEN v.leitung IS NOT NULL THEN jsonb_build_object('titel', 'Vorsitz', 'wert', v.leitung, 'typ', 'text') END),
             (10, CASE WHEN v.beirat_vorsitz IS NOT NULL THEN jsonb_build_object('titel', 'Vorsitz des Beirats', 'wert', v.beirat_vorsitz, 'typ', 'text') END),
             (11, CASE WHEN v.protokoll_am IS NOT NULL THEN jsonb_build_object('titel', 'Niederschrift unterschrieben', 'wert', v.protokoll_am, 'typ', 'datum', 'hinweis', concat_ws(', ', v.leitung, v.protokoll_eigentuemer, v.protokoll_beirat)) END),
             (12, CASE WHEN v.absage_grund IS NOT NULL THEN jsonb_build_object('titel', 'Abgesagt, weil', 'wert', v.absage_grund, 'typ', 'text') END)) AS w(nr, wert) WHERE w.wert IS NOT NULL),
           'links', jsonb_build_array(jsonb_build_object('adresse', '/weg/versammlung/' || v.kennung, 'titel', 'Seite der Versammlung mit Einladungen, Teilnahme und Beschlüssen')),
           'dateien', CASE WHEN v.protokoll_datei IS NOT NULL THEN jsonb_build_array(jsonb_build_object('kennung', v.protokoll_datei, 'name', 'Unterschriebene Niederschrift')) ELSE '[]' END),
         jsonb_build_object('titel', 'Tagesordnung', 'tabelle', jsonb_build_object('spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Gegenstand", "typ": "text"}, {"titel": "Antrag", "typ": "langtext"}]'::jsonb,
           'zeilen', coalesce((SELECT jsonb_agg(jsonb_build_array(t->'nummer', t->'titel', t->'antrag') ORDER BY nr) FROM jsonb_array_elements(v.tagesordnung) WITH ORDINALITY AS x(t, nr)), '[]')),
           'links', coalesce((SELECT jsonb_agg(jsonb_build_object('vorgang', b->'vorgang', 'titel', concat('TOP ', b->>'top', ': ', b->>'titel', ', ', b->>'zustand_titel')) ORDER BY nr) FROM jsonb_array_elements(v.beschluesse) WITH ORDINALITY AS x(b, nr)), '[]')),
         jsonb_build_object('titel', 'Stimmberechtigte', 'tabelle', jsonb_build_object('spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Eigentümer", "typ": "text"}, {"titel": "Einheiten", "typ": "text"}, {"titel": "Anteile", "typ": "zahl"}, {"titel": "Teilnahme", "typ": "wort"}]'::jsonb,
           'zeilen', coalesce((SELECT jsonb_agg(jsonb_build_array(s->'nummer', s->'name', s->'einheit_text', s->'mea', CASE WHEN v.art = 'umlauf' THEN '"schriftlich"'::jsonb ELSE coalesce(nullif(s->'anwesenheit', 'null'), '"abwesend"') END) ORDER BY nr)
                                 FROM jsonb_array_elements(v.stimmrechte) WITH ORDINALITY AS x(s, nr)), '[]'),
           'summe', jsonb_build_array('', 'Anwesend oder vertreten', v.anwesend || ' von ' || v.stimmberechtigte, trim_scale(coalesce(v.mea_anwesend, 0)), '')))) AS abschnitte
  FROM api.versammlungen v;
GRANT SELECT ON api.stand_eigentuemerversammlung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_eigentuemerversammlung IS
'Abschnitte der Vorgangsseite einer Eigentümerversammlung: Angaben, Tagesordnung mit Beschlüssen, Stimmberechtigte mit Teilnahme.';
