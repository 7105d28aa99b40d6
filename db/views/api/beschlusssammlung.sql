-- The collection of decisions of each community, with its notes (§ 24 Abs. 7 WEG).
--   SELECT nummer, tag, titel, jsonb_array_length(vermerke) FROM api.beschlusssammlung WHERE objekt = 'Lindenweg 8' ORDER BY nummer;
--    1 | 2026-05-20 | Dachsanierung | 0
CREATE VIEW api.beschlusssammlung WITH (security_invoker = true, security_barrier = true) AS
SELECT s.mandant_id, s.id AS eintrag_id, s.kennung, s.objekt_id, o.kennung AS objekt_kennung, o.name AS objekt, s.nummer, s.art, s.tag, s.ort, s.titel, s.wortlaut, s.ergebnis,
       b.vorgang_id, b.status, s.eingetragen_am, api.akteurname(s.eingetragen_von) AS eingetragen_von,
       coalesce((SELECT jsonb_agg(jsonb_build_object('art', n.art, 'tag', n.tag, 'text', n.text, 'vermerkt_am', n.vermerkt_am, 'von', api.akteurname(n.vermerkt_von)) ORDER BY n.id)
                   FROM akte.beschlusssammlung_vermerke n WHERE n.mandant_id = s.mandant_id AND n.eintrag_id = s.id), '[]') AS vermerke
  FROM akte.beschlusssammlung s
  JOIN akte.objekte o ON o.mandant_id = s.mandant_id AND o.id = s.objekt_id
  LEFT JOIN akte.beschluesse b ON b.mandant_id = s.mandant_id AND b.id = s.beschluss_id;
GRANT SELECT ON api.beschlusssammlung TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.beschlusssammlung IS
'Beschlusssammlung je Gemeinschaft: laufende Nummer, Tag, Ort, Wortlaut, Ergebnis, Vermerke. Norm: § 24 Abs. 7 WEG.';
