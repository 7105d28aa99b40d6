-- Money of a debtor that nobody has put to a claim yet: what is free of payments, and lines of the bank that are most likely his.
-- PostgreSQL puts the body into the query around it: a condition on the debtor reaches the tables.
-- SELECT sum(betrag) FROM regel.zahlungen_wartend(1) WHERE mietverhaeltnis_id = 17;   →  420.00
CREATE FUNCTION regel.zahlungen_wartend(p_mandant_id bigint)
RETURNS TABLE (mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, betrag numeric, zahlung_id bigint, kontobewegung_id bigint)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id, z.frei, z.id, NULL::bigint
  FROM akte.zahlungen z
 WHERE z.mandant_id = p_mandant_id AND z.frei <> 0
UNION ALL
SELECT t.mietverhaeltnis_id, t.eigentuemer_id, t.einheit_id, t.betrag, NULL, b.id
  FROM akte.kontobewegungen b
 CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(b.vorschlaege) v
 CROSS JOIN LATERAL pg_catalog.jsonb_to_recordset(v->'teile') AS t(mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, betrag numeric)
 WHERE b.mandant_id = p_mandant_id AND b.stand IN ('bereit', 'offen') AND (v->>'sicherheit')::int >= 40
$fn$;
ALTER FUNCTION regel.zahlungen_wartend(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlungen_wartend(bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlungen_wartend(bigint) IS
'Geld, das noch auf keiner Forderung steht, je Schuldner: das Freie der Zahlungen und Kontobewegungen, die wahrscheinlich (Sicherheit ab 40) von ihm stammen. Solange hier etwas steht, wird er nicht gemahnt. Die Beträge mehrerer Vorschläge zu einer Bewegung stehen nebeneinander: zum Warten, nicht zum Rechnen.';
