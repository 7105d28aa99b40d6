-- Orders that wait for a run.
-- SELECT auftrag_id, betrag FROM regel.auftraege_offen(1);   →  9 | 2657.39
CREATE FUNCTION regel.auftraege_offen(p_mandant_id bigint)
RETURNS TABLE (auftrag_id bigint, bankkonto_id bigint, art text, betrag numeric, empfaenger text, iban text, zweck text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT a.id, k.id, a.art, a.betrag, a.empfaenger, a.iban, a.zweck
  FROM akte.zahlungsauftraege a
  LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = a.mandant_id AND m.id = a.mietverhaeltnis_id
  JOIN akte.einheiten e ON e.mandant_id = a.mandant_id AND e.id = coalesce(a.einheit_id, m.einheit_id)
  -- a deposit is paid from the account of deposits; where there is none, from that of the rents
  JOIN LATERAL (SELECT b.id FROM akte.bankkonten b
                 WHERE b.mandant_id = a.mandant_id AND b.objekt_id = e.objekt_id
                   AND b.zweck = ANY (CASE WHEN a.eigentuemer_id IS NOT NULL THEN ARRAY['hausgeld'] WHEN a.art = 'kaution' THEN ARRAY['kaution', 'miete'] ELSE ARRAY['miete'] END)
                 ORDER BY b.zweck = 'kaution' DESC, b.gueltig_ab DESC NULLS LAST, b.id DESC LIMIT 1) k ON true
 WHERE a.mandant_id = p_mandant_id AND a.storniert_am IS NULL AND a.ausgefuehrt_am IS NULL
   AND NOT EXISTS (SELECT FROM akte.zahlungslauf_posten p WHERE p.mandant_id = a.mandant_id AND p.auftrag_id = a.id AND p.erledigt IS NULL)
$fn$;
ALTER FUNCTION regel.auftraege_offen(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.auftraege_offen(bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.auftraege_offen(bigint) IS
'Zahlungsaufträge, die auf einen Lauf warten, mit dem Konto, von dem gezahlt wird.';
