-- What the brackets were told: child_started, child_completed, child_cancelled.
--   SELECT zeit, lifecycle, vorgang_id FROM engine.lifecycle WHERE traeger_id = 42 ORDER BY nr;
--    2026-02-28 09:00:00+01 | child_started:kuendigung | 4712
CREATE VIEW engine.lifecycle WITH (security_invoker = true, security_barrier = true) AS
SELECT e.mandant_id, e.strom_id AS traeger_id, e.nr, e.zeit, e.lifecycle, split_part(e.lifecycle, ':', 1) AS art,
       split_part(e.lifecycle, ':', 2) AS automat, v.variante, e.vorgang_id, e.akteur, e.uebernommen
  FROM audit.eintraege e
  LEFT JOIN engine.vorgang v ON v.mandant_id = e.mandant_id AND v.id = e.vorgang_id
 WHERE e.lifecycle IS NOT NULL;
GRANT SELECT ON engine.lifecycle TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_engine;
COMMENT ON VIEW engine.lifecycle IS
'Lebenszeichen der Vorgänge an ihre Klammer (child_started, child_completed, child_cancelled: Typ) mit Zeit und Vorgang, in der Reihenfolge nr je Klammer.';
