-- Trigger on akte.zahlungsauftraege.
-- UPDATE akte.zahlungsauftraege SET ausgefuehrt_am = …;   →  akte.zahlungslauf_posten.erledigt = 'bezahlt'
CREATE FUNCTION regel.auftrag_nachfuehren()
RETURNS trigger
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  UPDATE akte.zahlungslauf_posten AS p
     SET erledigt = CASE WHEN NEW.ausgefuehrt_am IS NOT NULL THEN 'bezahlt' ELSE 'rueckgabe' END,
         erledigt_am = coalesce(NEW.ausgefuehrt_am, (NEW.storniert_am AT TIME ZONE 'Europe/Berlin')::date), erledigt_grund = NEW.storniert_grund
    FROM akte.zahlungslaeufe l
   WHERE p.mandant_id = NEW.mandant_id AND p.auftrag_id = NEW.id AND p.erledigt IS NULL AND l.mandant_id = p.mandant_id AND l.id = p.lauf_id AND l.abgerufen_am IS NOT NULL;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.auftrag_nachfuehren() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.auftrag_nachfuehren() FROM PUBLIC;
COMMENT ON FUNCTION regel.auftrag_nachfuehren() IS
'Triggerfunktion: ist ein Zahlungsauftrag ausgeführt oder zurückgekommen, ist es auch der Posten seines Laufs, wenn die Datei bei der Bank ist.';
