-- The protocol of a handover as it stands; what was struck is marked, not missing.
--   SELECT variante, termin, jsonb_array_length(maengel) FROM api.uebergabe_stand WHERE vorgang_id = 4712;
--    auszug | 2026-05-29 10:00:00+02 | 3
CREATE VIEW api.uebergabe_stand WITH (security_invoker = true, security_barrier = true) AS
SELECT u.mandant_id, u.vorgang_id, u.mietverhaeltnis_id, u.variante, u.geplant_am, u.termin, u.treffpunkt, u.begonnen_am, u.uebergeben_am, u.bemerkung,
       nullif(concat_ws(', ', u.neue_strasse, nullif(concat_ws(' ', u.neue_plz, u.neue_ort), '')), '') AS neue_anschrift, u.protokoll_fassung, u.verjaehrung_am, u.abgesagt_grund, encode(u.protokoll_digest, 'hex') AS protokoll_digest,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', r.id, 'raum', r.raum, 'zustand', r.zustand, 'bemerkung', r.bemerkung,
                   'gestrichen', s.grund) ORDER BY r.id)
                   FROM akte.uebergabe_raeume r
                   LEFT JOIN akte.uebergabe_streichungen s ON s.mandant_id = r.mandant_id AND s.uebergabe_id = r.uebergabe_id AND s.art = 'raum' AND s.eintrag_id = r.id
                  WHERE r.mandant_id = u.mandant_id AND r.uebergabe_id = u.id), '[]') AS raeume,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', z.id, 'art', z.art, 'nummer', z.nummer, 'stand', z.stand, 'einheit', z.einheit, 'ort', z.ort,
                   'foto', f.kennung, 'gestrichen', coalesce(s.grund, CASE WHEN n.id IS NOT NULL THEN 'durch neue Ablesung ersetzt' END)) ORDER BY z.id)
                   FROM akte.uebergabe_zaehler z
                   LEFT JOIN akte.dateien f ON f.mandant_id = z.mandant_id AND f.id = z.datei_id
                   LEFT JOIN akte.uebergabe_zaehler n ON n.mandant_id = z.mandant_id AND n.ersetzt_id = z.id
                   LEFT JOIN akte.uebergabe_streichungen s ON s.mandant_id = z.mandant_id AND s.uebergabe_id = z.uebergabe_id AND s.art = 'zaehler' AND s.eintrag_id = z.id
                  WHERE z.mandant_id = u.mandant_id AND z.uebergabe_id = u.id), '[]') AS zaehler,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', k.id, 'art', k.art, 'anzahl', k.anzahl, 'nummer', k.nummer, 'gestrichen', s.grund) ORDER BY k.id)
                   FROM akte.uebergabe_schluessel k
                   LEFT JOIN akte.uebergabe_streichungen s ON s.mandant_id = k.mandant_id AND s.uebergabe_id = k.uebergabe_id AND s.art = 'schluessel' AND s.eintrag_id = k.id
                  WHERE k.mandant_id = u.mandant_id AND k.uebergabe_id = u.id), '[]') AS schluessel,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'nummer', g.nummer, 'raum', g.raum, 'beschreibung', g.beschreibung,
                   'verantwortlich', g.verantwortlich, 'kosten_geschaetzt', g.kosten_geschaetzt, 'gestrichen', s.grund,
                   'fotos', coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', f.kennung, 'bezeichnung', coalesce(x.bezeichnung, f.name), 'typ', f.typ) ORDER BY x.id)
                                        FROM akte.uebergabe_fotos x JOIN akte.dateien f ON f.mandant_id = x.mandant_id AND f.id = x.datei_id
                                       WHERE x.mandant_id = g.mandant_id AND x.mangel_id = g.id), '[]')) ORDER BY g.nummer)
                   FROM akte.uebergabe_maengel g
                   LEFT JOIN akte.uebergabe_streichungen s ON s.mandant_id = g.mandant_id AND s.uebergabe_id = g.uebergabe_id AND s.art = 'mangel' AND s.eintrag_id = g.id
                  WHERE g.mandant_id = u.mandant_id AND g.uebergabe_id = u.id), '[]') AS maengel,
       coalesce((SELECT jsonb_agg(jsonb_build_object('kennung', f.kennung, 'bezeichnung', coalesce(x.bezeichnung, f.name), 'typ', f.typ, 'gestrichen', s.grund) ORDER BY x.id)
                   FROM akte.uebergabe_fotos x JOIN akte.dateien f ON f.mandant_id = x.mandant_id AND f.id = x.datei_id
                   LEFT JOIN akte.uebergabe_streichungen s ON s.mandant_id = x.mandant_id AND s.uebergabe_id = x.uebergabe_id AND s.art = 'foto' AND s.eintrag_id = x.id
                  WHERE x.mandant_id = u.mandant_id AND x.uebergabe_id = u.id AND x.mangel_id IS NULL), '[]') AS fotos,
       coalesce((SELECT jsonb_agg(jsonb_build_object('partei', n.partei, 'name', n.name, 'stufe', n.stufe, 'zeuge', n.zeuge, 'geraet', n.geraet,
                   'unterzeichnet_am', n.unterzeichnet_am, 'datei', f.kennung, 'typ', f.typ, 'gilt', n.protokoll_digest = u.protokoll_digest) ORDER BY n.id)
                   FROM akte.uebergabe_unterschriften n LEFT JOIN akte.dateien f ON f.mandant_id = n.mandant_id AND f.id = n.datei_id
                  WHERE n.mandant_id = u.mandant_id AND n.uebergabe_id = u.id), '[]') AS unterschriften
  FROM akte.uebergaben u;
GRANT SELECT ON api.uebergabe_stand TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.uebergabe_stand IS
'Übergabeprotokoll eines Vorgangs: Räume, Zähler, Schlüssel, Mängel mit Fotos, Unterschriften. Gestrichene Einträge tragen ihren Grund in gestrichen.';
