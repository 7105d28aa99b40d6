-- The register of breaches (Art. 33 Abs. 5): the clock, the decision, the steps.
--   SELECT beschreibung, melden_bis, stand FROM api.datenschutzvorfaelle ORDER BY bekannt_am DESC;
--    Brief mit Kontoauszug an den Nachbarn. | 2026-12-03 22:40:00+01 | offen
CREATE VIEW api.datenschutzvorfaelle WITH (security_invoker = true, security_barrier = true) AS
SELECT v.kennung, v.bekannt_am, v.entdeckt, v.beschreibung, v.erfasst_am, api.akteurname(v.erfasst_von) AS erfasst_von, v.bekannt_am + interval '72 hours' AS melden_bis,
       r.risiko, m.am AS gemeldet_am, m.am > v.bekannt_am + interval '72 hours' AS verspaetet,
       CASE WHEN EXISTS (SELECT FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v.mandant_id AND s.vorfall_id = v.id AND s.art = 'abschluss') THEN 'abgeschlossen'
            WHEN m.am IS NOT NULL THEN 'gemeldet' WHEN r.risiko = 'keines' THEN 'nicht zu melden' ELSE 'offen' END AS stand,
       coalesce((SELECT jsonb_agg(jsonb_build_object('art', s.art, 'risiko', s.risiko, 'text', s.text, 'am', s.am, 'von', api.akteurname(s.erfasst_von)) ORDER BY s.id)
                   FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v.mandant_id AND s.vorfall_id = v.id), '[]') AS schritte
  FROM akte.datenschutzvorfaelle v
  LEFT JOIN LATERAL (SELECT s.risiko FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v.mandant_id AND s.vorfall_id = v.id AND s.art = 'risiko' ORDER BY s.id DESC LIMIT 1) r ON true
  LEFT JOIN LATERAL (SELECT s.am FROM akte.datenschutzvorfall_schritte s WHERE s.mandant_id = v.mandant_id AND s.vorfall_id = v.id AND s.art = 'meldung' ORDER BY s.id LIMIT 1) m ON true;
GRANT SELECT ON api.datenschutzvorfaelle TO mietakte_verwaltung, mietakte_pruefer;
COMMENT ON VIEW api.datenschutzvorfaelle IS
'Verzeichnis der Datenschutzvorfälle: bekannt_am, melden_bis (72 Stunden, auch am Wochenende), risiko, gemeldet_am, verspaetet, stand (offen, nicht zu melden, gemeldet, abgeschlossen), schritte. Norm: Art. 33 Abs. 5 DSGVO.';
