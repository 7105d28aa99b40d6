-- Erasures: proposed, checked, released, done. Names only for who may see restricted persons.
--   SELECT name, stand, fristen FROM api.loeschliste WHERE stand <> 'ausgeführt';
--    Katrin Ostermann | vorgemerkt | {anspruch}
CREATE VIEW api.loeschliste WITH (security_invoker = true, security_barrier = true) AS
SELECT l.kennung, l.mieter_id, m.kennung AS person, api.personenname(m.titel, m.vorname, m.nachname, m.firma) AS name, l.fristen,
       CASE WHEN l.abgelehnt_am IS NOT NULL THEN 'abgelehnt' WHEN l.ausgefuehrt_am IS NOT NULL THEN 'ausgeführt' WHEN l.freigegeben_am IS NOT NULL THEN 'freigegeben'
            WHEN l.geprueft_am IS NOT NULL THEN 'geprüft' ELSE 'vorgemerkt' END AS stand,
       l.vorgemerkt_am, l.geprueft_am, api.akteurname(l.geprueft_von) AS geprueft_von, l.freigegeben_am, api.akteurname(l.freigegeben_von) AS freigegeben_von,
       l.abgelehnt_am, l.abgelehnt_grund, l.ausgefuehrt_am, l.protokoll
  FROM akte.loeschauftraege l LEFT JOIN akte.mieter m ON m.mandant_id = l.mandant_id AND m.id = l.mieter_id;
GRANT SELECT ON api.loeschliste TO mietakte_verwaltung, mietakte_pruefer;
COMMENT ON VIEW api.loeschliste IS
'Löschaufträge mit Stand (vorgemerkt, geprüft, freigegeben, ausgeführt, abgelehnt). Eingeschränkte Personen nennt sie nur den Rollen datenschutz und verwalter-admin. Norm: Art. 17 DSGVO.';
