-- What the page of the Vorgang shows of a decision.
--   SELECT abschnitte->0->>'titel' FROM api.stand_etv_beschluss WHERE vorgang_id = 215;
--    Beschluss
CREATE VIEW api.stand_etv_beschluss WITH (security_invoker = true, security_barrier = true) AS
SELECT b.mandant_id, b.vorgang_id,
       jsonb_build_array(
         jsonb_build_object('titel', 'Beschluss', 'werte', (SELECT jsonb_agg(w.wert ORDER BY w.nr) FROM (VALUES
             (1, jsonb_build_object('titel', 'Tagesordnungspunkt', 'wert', 'TOP ' || b.top_nummer || ': ' || b.titel, 'typ', 'text')),
             (2, jsonb_build_object('titel', 'Wortlaut', 'wert', b.wortlaut, 'typ', 'langtext')),
             (3, jsonb_build_object('titel', 'Mehrheit', 'wert', 'mehrheit_' || b.mehrheit, 'typ', 'wort')),
             (4, CASE WHEN b.verkuendet_am IS NOT NULL THEN jsonb_build_object('titel', 'Verkündet', 'wert', b.verkuendet_am, 'typ', 'datum', 'hinweis', b.verkuendet_von) END),
             (5, CASE WHEN x.nummer IS NOT NULL THEN jsonb_build_object('titel', 'Beschlusssammlung', 'wert', 'Nr. ' || x.nummer, 'typ', 'text') END),
             (6, CASE WHEN b.klage_bis IS NOT NULL THEN jsonb_build_object('titel', 'Anfechtbar bis', 'wert', b.klage_bis, 'typ', 'datum', 'hinweis', '§ 45 WEG, Begründung bis ' || to_char(b.begruendung_bis, 'DD.MM.YYYY')) END),
             (7, CASE WHEN b.klage_am IS NOT NULL THEN jsonb_build_object('titel', 'Klage', 'wert', b.klage_am, 'typ', 'datum', 'hinweis', concat_ws(', ', b.klaeger, b.gericht, b.aktenzeichen)) END),
             (8, CASE WHEN b.urteil_am IS NOT NULL THEN jsonb_build_object('titel', 'Entschieden', 'wert', b.urteil_am, 'typ', 'datum') END),
             (9, CASE WHEN b.zurueckgezogen_grund IS NOT NULL THEN jsonb_build_object('titel', 'Zurückgezogen, weil', 'wert', b.zurueckgezogen_grund, 'typ', 'text') END)) AS w(nr, wert) WHERE w.wert IS NOT NULL),
           'links', jsonb_build_array(jsonb_build_object('adresse', '/weg/versammlung/' || v.kennung, 'titel', 'Zur Versammlung'), jsonb_build_object('adresse', '/weg/beschluss/' || b.vorgang_id || '/stimmen', 'titel', 'Stimmen erfassen und ansehen'))),
         jsonb_build_object('titel', 'Stimmen', 'tabelle', jsonb_build_object('spalten', '[{"titel": "Nr.", "typ": "zahl"}, {"titel": "Eigentümer", "typ": "text"}, {"titel": "Einheiten", "typ": "zahl"}, {"titel": "Anteile", "typ": "zahl"}, {"titel": "Stimme", "typ": "wort"}, {"titel": "Bemerkung", "typ": "text"}]'::jsonb,
             'zeilen', coalesce((SELECT jsonb_agg(jsonb_build_array(z->'nummer', z->'name', z->'einheiten', z->'mea', 'stimme_' || (z->>'stimme'), concat_ws('; ', z->>'grund', 'berichtigt: ' || (z->>'berichtigt'))) ORDER BY nr)
                                   FROM jsonb_array_elements(s.zeilen) WITH ORDINALITY AS y(z, nr) WHERE z->>'stimme' IS NOT NULL), '[]')),
           'werte', CASE WHEN b.angenommen IS NULL THEN '[]' ELSE jsonb_build_array(
             jsonb_build_object('titel', 'Ja', 'wert', trim_scale(b.ja), 'typ', 'zahl'), jsonb_build_object('titel', 'Nein', 'wert', trim_scale(b.nein), 'typ', 'zahl'),
             jsonb_build_object('titel', 'Enthaltung', 'wert', trim_scale(b.enthaltung), 'typ', 'zahl'), jsonb_build_object('titel', 'Angenommen', 'wert', b.angenommen, 'typ', 'ja_nein')) END,
           'rechenweg', b.rechenweg))
       || CASE WHEN b.frist_rechenweg IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Anfechtungsfrist', 'rechenweg', b.frist_rechenweg)) ELSE '[]' END AS abschnitte
  FROM akte.beschluesse b
  JOIN api.beschluss_stimmen s ON s.mandant_id = b.mandant_id AND s.vorgang_id = b.vorgang_id
  JOIN akte.eigentuemerversammlungen v ON v.mandant_id = b.mandant_id AND v.id = b.versammlung_id
  LEFT JOIN LATERAL (SELECT min(e.nummer) AS nummer FROM akte.beschlusssammlung e WHERE e.mandant_id = b.mandant_id AND e.beschluss_id = b.id) x ON true;
GRANT SELECT ON api.stand_etv_beschluss TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_etv_beschluss IS
'Abschnitte der Vorgangsseite eines Beschlusses: Wortlaut und Fristen, Stimmen mit Ergebnis und Rechenweg.';
