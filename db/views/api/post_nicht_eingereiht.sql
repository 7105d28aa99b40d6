-- Documents for tenants that nobody has put into the outbox: those whose machine does not send, or which were written with another clock.
--   SELECT titel, erstellt_am, vorgang_id FROM api.post_nicht_eingereiht ORDER BY erstellt_am DESC LIMIT 1;
--    Kündigungsbestätigung | 2026-11-20 09:12:00+01 | 4711
CREATE VIEW api.post_nicht_eingereiht WITH (security_invoker = true, security_barrier = true) AS
SELECT d.kennung, d.titel, d.art, d.version, d.erstellt_am, d.vorgang_id,
       (SELECT string_agg(e->>'name', ', ') FROM jsonb_array_elements(d.daten->'empfaenger') AS x(e)) AS empfaenger
  FROM akte.dokumente d
 WHERE d.fuer_mieter AND d.erstellt_am > engine.jetzt() - interval '30 days' AND d.erstellt_am <= engine.jetzt()
   AND NOT EXISTS (SELECT FROM akte.postausgang p WHERE p.mandant_id = d.mandant_id AND p.dokument_id = d.id)
   -- only the newest version of what is written again
   AND NOT EXISTS (SELECT FROM akte.dokumente n WHERE n.mandant_id = d.mandant_id AND n.vorgang_id = d.vorgang_id AND n.art = d.art AND n.an = d.an AND n.version > d.version);
GRANT SELECT ON api.post_nicht_eingereiht TO mietakte_verwaltung, mietakte_pruefer;
COMMENT ON VIEW api.post_nicht_eingereiht IS 'Dokumente für die Mieterseite aus den letzten 30 Tagen, die noch nicht im Postausgang waren.';
