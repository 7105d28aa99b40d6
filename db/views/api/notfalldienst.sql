-- Office hours and emergency service as they are set now.
--   SELECT name, telefon, kategorien FROM api.notfalldienst;   →  Rohrdienst Nord | 030 5550112 | {wasser,dringend}
CREATE VIEW api.notfalldienst WITH (security_invoker = true, security_barrier = true) AS
SELECT d.mandant_id, d.land, d.zeiten, d.kategorien, d.name, d.telefon, d.sms, d.email, d.erfasst_am, api.akteurname(d.erfasst_von) AS erfasst_von
  FROM akte.notfalldienste d ORDER BY d.id DESC LIMIT 1;
GRANT SELECT ON api.notfalldienst TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.notfalldienst IS 'Bürozeiten und Notdienst des Mandanten, wie sie gerade gelten. Keine Zeile: noch nicht festgelegt.';
