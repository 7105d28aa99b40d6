-- Claims whose collection is on its way, for pages of claims and dunning.
--   SELECT quelle, forderung_id, einzug_am FROM api.lastschrift_unterwegs;   →  miete | 4711 | 2026-12-03
CREATE VIEW api.lastschrift_unterwegs WITH (security_invoker = true, security_barrier = true) AS
SELECT CASE WHEN p.mietzahlung_id IS NOT NULL THEN 'miete' ELSE 'hausgeld' END AS quelle, coalesce(p.mietzahlung_id, p.hausgeld_id) AS forderung_id, l.id AS lauf_id, l.faellig_am AS einzug_am
  FROM akte.zahlungslauf_posten p JOIN akte.zahlungslaeufe l ON l.mandant_id = p.mandant_id AND l.id = p.lauf_id
 WHERE p.erledigt IS NULL AND p.auftrag_id IS NULL AND l.freigegeben_am IS NOT NULL AND l.storniert_am IS NULL AND l.faellig_am + 10 >= (SELECT engine.heute());
GRANT SELECT ON api.lastschrift_unterwegs TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.lastschrift_unterwegs IS 'Forderungen, deren Einzug freigegeben und noch nicht bestätigt ist („Lastschrift unterwegs“), längstens bis zehn Tage nach dem Einzugstag.';
