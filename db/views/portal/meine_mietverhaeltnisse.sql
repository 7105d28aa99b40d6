-- The leases of the tenant who is acting, the running ones first: what the portal lets choose from.
--   SELECT vertragsnummer, strasse, einheit, beendet FROM portal.meine_mietverhaeltnisse;   →  0147/07/1 | Hauptstraße 47 | Wohnung 7 | f
CREATE VIEW portal.meine_mietverhaeltnisse WITH (security_invoker = true, security_barrier = true) AS
SELECT m.kennung, m.vertragsnummer, m.mietbeginn, w.ende AS mietende, w.objekt, w.strasse, w.plz, w.ort, w.einheit, w.lage, w.mieter, w.beendet, w.heute
  FROM akte.mietverhaeltnisse m
  JOIN portal.wohnungen() w ON w.mietverhaeltnis_id = m.id
 ORDER BY w.beendet, m.mietbeginn DESC, m.id;
GRANT SELECT ON portal.meine_mietverhaeltnisse TO mietakte_portal;
COMMENT ON VIEW portal.meine_mietverhaeltnisse IS
'Eigene Mietverhältnisse, laufende zuerst: kennung, vertragsnummer, mietbeginn, mietende (auch durch Ausscheiden aus dem Vertrag), Anschrift, mieter (wer mit im Vertrag steht), beendet, heute.';
