-- Orders that wait for a run.
-- SELECT empfaenger, betrag FROM api.zahlungsauftraege_offen();   →  Katrin Ostermann | 2657.39
CREATE FUNCTION api.zahlungsauftraege_offen()
RETURNS TABLE (auftrag_id bigint, bankkonto_id bigint, objekt text, konto text, art text, betrag numeric, empfaenger text, iban text, zweck text, warnung text)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT a.auftrag_id, a.bankkonto_id, o.nummer || ' ' || o.name, k.zweck, a.art, a.betrag, a.empfaenger, a.iban, a.zweck, regel.iban_warnung((SELECT sitzung.mandant_id()), a.auftrag_id, (SELECT engine.heute()))
  FROM regel.auftraege_offen(p_mandant_id => (SELECT sitzung.mandant_id())) a
  JOIN akte.bankkonten k ON k.mandant_id = (SELECT sitzung.mandant_id()) AND k.id = a.bankkonto_id
  JOIN akte.objekte o ON o.mandant_id = k.mandant_id AND o.id = k.objekt_id
 WHERE (SELECT sitzung.kanal()) IN ('verwaltung', 'dienst')
 ORDER BY a.auftrag_id
$fn$;
ALTER FUNCTION api.zahlungsauftraege_offen() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungsauftraege_offen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungsauftraege_offen() TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungsauftraege_offen() IS
'Zahlungsaufträge, die auf einen Überweisungslauf warten, mit Konto und Warnung vor einer neuen oder fremden IBAN.';
