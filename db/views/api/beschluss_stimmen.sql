-- A motion with a row for everybody who can vote: was there, how voted. What the page of votes is made of.
--   SELECT titel, jsonb_array_length(zeilen) FROM api.beschluss_stimmen WHERE vorgang_id = 215;
--    Dachsanierung | 24
CREATE VIEW api.beschluss_stimmen WITH (security_invoker = true, security_barrier = true) AS
SELECT b.mandant_id, b.vorgang_id, b.titel, b.wortlaut, b.mehrheit, b.status, v.kennung AS versammlung, v.status AS versammlung_status, v.art, v.prinzip, o.name AS objekt, v.termin,
       coalesce((SELECT jsonb_agg(jsonb_build_object('nummer', r.nummer, 'name', r.name, 'einheit_text', r.einheit_text, 'einheiten', r.einheiten, 'mea', trim_scale(r.mea),
                   'da', v.art = 'umlauf' OR coalesce(t.anwesenheit, 'abwesend') <> 'abwesend', 'vertreter', t.vertreter,
                   'stimme', s.stimme, 'grund', s.grund, 'berichtigt', s.korrektur) ORDER BY r.nummer)
                   FROM akte.stimmrechte r
                   LEFT JOIN akte.teilnahmen t ON t.mandant_id = r.mandant_id AND t.stimmrecht_id = r.id
                    AND t.fassung = (SELECT max(n.fassung) FROM akte.teilnahmen n WHERE n.mandant_id = r.mandant_id AND n.stimmrecht_id = r.id)
                   LEFT JOIN akte.stimmen s ON s.mandant_id = r.mandant_id AND s.stimmrecht_id = r.id AND s.beschluss_id = b.id
                    AND s.fassung = (SELECT max(n.fassung) FROM akte.stimmen n WHERE n.mandant_id = s.mandant_id AND n.beschluss_id = s.beschluss_id AND n.stimmrecht_id = s.stimmrecht_id)
                  WHERE r.mandant_id = b.mandant_id AND r.versammlung_id = b.versammlung_id), '[]') AS zeilen
  FROM akte.beschluesse b
  JOIN akte.eigentuemerversammlungen v ON v.mandant_id = b.mandant_id AND v.id = b.versammlung_id
  JOIN akte.objekte o ON o.mandant_id = b.mandant_id AND o.id = b.objekt_id;
GRANT SELECT ON api.beschluss_stimmen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.beschluss_stimmen IS
'Anträge und Beschlüsse der Eigentümer mit einer Zeile je Stimmberechtigtem: Teilnahme und Stimme in geltender Fassung.';
