-- Every open deadline of the client, the nearest first when sorted by faellig_am.
--   SELECT tag, titel, vorgang, mieter FROM api.fristen ORDER BY faellig_am LIMIT 2;
--    2026-03-31 | Widerspruch des Mieters möglich bis | Kündigung | Katrin Ostermann
CREATE VIEW api.fristen WITH (security_invoker = true, security_barrier = true) AS
SELECT f.mandant_id, f.id, f.faellig_am, (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date AS tag,
       (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date - (SELECT engine.heute()) AS tage, f.titel, f.norm, f.vorgang_id,
       x.titel AS vorgang, x.zustand_titel, b.kennung AS akte, b.vertragsnummer, b.mieter, b.strasse, b.plz, b.ort, b.einheit
  FROM engine.fristen f
  JOIN engine.vorgaenge x ON x.mandant_id = f.mandant_id AND x.id = f.vorgang_id
  LEFT JOIN api.bestand b ON b.mandant_id = x.mandant_id AND b.traeger_id = x.traeger_id
 WHERE f.erledigt_am IS NULL;
GRANT SELECT ON api.fristen TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.fristen IS
'Offene Fristen des Mandanten mit Vorgang und Mietverhältnis; tage bis zur Fälligkeit (negativ: überfällig).';
