-- What both sides agreed on after the contract, newest first.
--   SELECT nummer, gueltig_ab, text FROM api.nachtraege WHERE mietverhaeltnis_id = 31 ORDER BY nummer DESC;
--    1 | 2027-01-01 | Stellplatz 4 wird mitvermietet.
CREATE VIEW api.nachtraege WITH (security_invoker = true, security_barrier = true) AS
SELECT n.mandant_id, n.id, n.kennung, n.mietverhaeltnis_id, n.nummer, n.gueltig_ab, n.unterzeichnet_am, n.form, n.text, n.inhalt, n.erfasst_am,
       api.akteurname(n.erfasst_von) AS erfasst_von, d.kennung AS dokument, d.name AS dokument_name
  FROM akte.nachtraege n
  LEFT JOIN akte.dateien d ON d.mandant_id = n.mandant_id AND d.id = n.datei_id;
GRANT SELECT ON api.nachtraege TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.nachtraege IS
'Nachträge der Mietverhältnisse mit ihrem Dokument. inhalt: was vereinbart ist (Spalte → Wert, staffeln, basis_monat, kaution).';
