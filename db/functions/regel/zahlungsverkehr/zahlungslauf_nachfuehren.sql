-- Trigger on akte.zahlung_zuordnungen, after the sums have followed.
-- INSERT INTO akte.zahlung_zuordnungen (…) VALUES (…);   →  akte.zahlungslauf_posten.erledigt = 'bezahlt'
CREATE FUNCTION regel.zahlungslauf_nachfuehren()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  UPDATE akte.zahlungslauf_posten AS p SET erledigt = 'bezahlt', erledigt_am = n.am
    FROM akte.zahlungslaeufe l,
         (SELECT t.mandant_id, t.mietzahlung_id, t.hausgeld_id, max(t.wertstellung) AS am FROM neu t WHERE t.betrag > 0 GROUP BY t.mandant_id, t.mietzahlung_id, t.hausgeld_id) n
   WHERE p.mandant_id = n.mandant_id AND (p.mietzahlung_id = n.mietzahlung_id OR p.hausgeld_id = n.hausgeld_id) AND p.erledigt IS NULL
     AND l.mandant_id = p.mandant_id AND l.id = p.lauf_id AND l.abgerufen_am IS NOT NULL
     AND NOT EXISTS (SELECT FROM akte.mietzahlungen z WHERE z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id AND z.offen > 0)
     AND NOT EXISTS (SELECT FROM akte.hausgeld_sollstellungen h WHERE h.mandant_id = p.mandant_id AND h.id = p.hausgeld_id AND h.offen > 0);
  -- the debit came back: the item says so, the claim is open again and may be collected anew
  UPDATE akte.zahlungslauf_posten AS p SET erledigt = 'rueckgabe', erledigt_am = n.am, erledigt_grund = coalesce(n.text, 'Rücklastschrift')
    FROM (SELECT DISTINCT ON (t.mandant_id, t.mietzahlung_id, t.hausgeld_id) t.mandant_id, t.mietzahlung_id, t.hausgeld_id, z.wertstellung AS am, z.text
            FROM neu t JOIN akte.zahlungen z ON z.mandant_id = t.mandant_id AND z.id = t.zahlung_id WHERE t.betrag < 0 AND z.art = 'ruecklastschrift'
           ORDER BY t.mandant_id, t.mietzahlung_id, t.hausgeld_id, t.id) n
   WHERE p.mandant_id = n.mandant_id AND p.erledigt = 'bezahlt'
     AND p.id = (SELECT max(q.id) FROM akte.zahlungslauf_posten q WHERE q.mandant_id = n.mandant_id AND (q.mietzahlung_id = n.mietzahlung_id OR q.hausgeld_id = n.hausgeld_id) AND q.erledigt = 'bezahlt');
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.zahlungslauf_nachfuehren() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlungslauf_nachfuehren() FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlungslauf_nachfuehren() IS
'Triggerfunktion je Anweisung: ein Posten unterwegs ist bezahlt, wenn seine Forderung es ist; kommt die Lastschrift zurück, steht es am Posten.';
