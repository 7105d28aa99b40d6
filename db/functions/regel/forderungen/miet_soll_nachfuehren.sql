-- Trigger: the sum of the parts stands on the head, and a claim with nothing left open is paid.
-- INSERT INTO akte.mietzahlung_bestandteile (…) VALUES (…);   →  akte.mietzahlungen.soll, offen, status are new
CREATE FUNCTION regel.miet_soll_nachfuehren()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  UPDATE akte.mietzahlungen AS f
     SET soll = f.soll + n.betrag,
         status = CASE WHEN f.status = 'storniert' THEN f.status
                       WHEN f.soll + n.betrag - f.getilgt <= 0 AND (f.soll + n.betrag > 0 OR f.getilgt <> 0 OR f.soll > 0) THEN 'bezahlt'
                       WHEN EXISTS (SELECT FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id
                                     WHERE p.mandant_id = f.mandant_id AND p.mietzahlung_id = f.id AND m.storniert_am IS NULL) THEN 'mahnung'
                       ELSE 'offen' END
    FROM (SELECT t.mandant_id, t.forderung_id, sum(t.betrag) AS betrag FROM neu t GROUP BY t.mandant_id, t.forderung_id) n
   WHERE f.mandant_id = n.mandant_id AND f.id = n.forderung_id;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.miet_soll_nachfuehren() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.miet_soll_nachfuehren() FROM PUBLIC;
COMMENT ON FUNCTION regel.miet_soll_nachfuehren() IS
'Triggerfunktion je Anweisung: führt soll und status in akte.mietzahlungen nach, wenn Bestandteile hinzukommen. Ein Guthaben (soll unter null) bleibt offen.';
