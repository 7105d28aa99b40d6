-- The accounts of the houses: last balance, what waits.
--   SELECT konto, objekt, saldo, saldo_am, offen FROM api.bankkonten_stand;
CREATE VIEW api.bankkonten_stand WITH (security_invoker = true, security_barrier = true) AS
SELECT k.mandant_id, k.id AS bankkonto_id, k.iban AS konto, k.bank, k.zweck, o.name AS objekt, a.endsaldo AS saldo, a.bis AS saldo_am,
       (SELECT count(*) FROM akte.kontobewegungen b WHERE b.mandant_id = k.mandant_id AND b.bankkonto_id = k.id AND b.stand IN ('offen', 'bereit')) AS offen
  FROM akte.bankkonten k
  JOIN akte.objekte o ON o.mandant_id = k.mandant_id AND o.id = k.objekt_id
  LEFT JOIN LATERAL (SELECT x.endsaldo, x.bis FROM akte.kontoauszuege x WHERE x.mandant_id = k.mandant_id AND x.bankkonto_id = k.id AND NOT x.vorlaeufig ORDER BY x.bis DESC, x.id DESC LIMIT 1) a ON true;
GRANT SELECT ON api.bankkonten_stand TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.bankkonten_stand IS 'Konten der Objekte mit dem Saldo des letzten Auszugs (Euro, Tag) und der Zahl der Bewegungen, die auf eine Entscheidung warten.';
