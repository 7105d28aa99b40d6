-- Trigger: what payments were put to a claim stands on the claim, and how much of a payment is used stands on the payment.
-- INSERT INTO akte.zahlung_zuordnungen (…) VALUES (…);   →  getilgt, offen, status of the claim and zugeordnet of the payment are new
CREATE FUNCTION regel.zuordnung_nachfuehren()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  -- MATERIALIZED: the plan of a session's first payment stays for a statement of thousands, and must not add them up once per row
  WITH n AS MATERIALIZED (SELECT t.mandant_id, t.zahlung_id, sum(t.betrag) AS betrag FROM neu t GROUP BY t.mandant_id, t.zahlung_id)
  UPDATE akte.zahlungen AS z
     SET zugeordnet = z.zugeordnet + n.betrag
    FROM n
   WHERE z.mandant_id = n.mandant_id AND z.id = n.zahlung_id;

  WITH n AS MATERIALIZED (SELECT t.mandant_id, t.mietzahlung_id, sum(t.betrag) AS betrag FROM neu t WHERE t.auf = 'haupt' GROUP BY t.mandant_id, t.mietzahlung_id)
  UPDATE akte.mietzahlungen AS f
     SET getilgt = f.getilgt + n.betrag,
         status = CASE WHEN f.status = 'storniert' THEN f.status
                       WHEN f.soll - f.getilgt - n.betrag <= 0 AND f.soll > 0 THEN 'bezahlt'
                       WHEN EXISTS (SELECT FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id
                                     WHERE p.mandant_id = f.mandant_id AND p.mietzahlung_id = f.id AND m.storniert_am IS NULL) THEN 'mahnung'
                       ELSE 'offen' END
    FROM n
   WHERE f.mandant_id = n.mandant_id AND f.id = n.mietzahlung_id;

  WITH n AS MATERIALIZED (SELECT t.mandant_id, t.hausgeld_id, sum(t.betrag) AS betrag FROM neu t WHERE t.auf = 'haupt' GROUP BY t.mandant_id, t.hausgeld_id)
  UPDATE akte.hausgeld_sollstellungen AS f
     SET getilgt = f.getilgt + n.betrag,
         status = CASE WHEN f.status = 'storniert' THEN f.status
                       WHEN f.soll - f.getilgt - n.betrag <= 0 AND f.soll > 0 THEN 'bezahlt'
                       WHEN EXISTS (SELECT FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id
                                     WHERE p.mandant_id = f.mandant_id AND p.hausgeld_id = f.id AND m.storniert_am IS NULL) THEN 'mahnung'
                       ELSE 'offen' END
    FROM n
   WHERE f.mandant_id = n.mandant_id AND f.id = n.hausgeld_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.zuordnung_nachfuehren() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zuordnung_nachfuehren() FROM PUBLIC;
COMMENT ON FUNCTION regel.zuordnung_nachfuehren() IS
'Triggerfunktion je Anweisung: führt getilgt und status der Forderungen und zugeordnet der Zahlungen nach.';
