-- Money that is led astray goes to an account that changed just before.
-- SELECT regel.iban_warnung(1, 9, '2026-12-01');   →  NULL
CREATE FUNCTION regel.iban_warnung(p_mandant_id bigint, p_auftrag_id bigint, p_heute date)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN NOT EXISTS (SELECT FROM akte.bankkonten b WHERE b.mandant_id = a.mandant_id AND b.iban = a.iban
                                AND (b.mieter_id IN (SELECT vp.mieter_id FROM akte.vertragsparteien vp WHERE vp.mandant_id = a.mandant_id AND vp.mietverhaeltnis_id = a.mietverhaeltnis_id)
                                     OR b.eigentuemer_id = a.eigentuemer_id))
              THEN 'Diese IBAN ist nicht hinterlegt' || coalesce(': ' || a.iban_nachweis, '') || '.'
            WHEN n.am >= p_heute - 30 THEN 'Diese IBAN ist erst seit dem ' || pg_catalog.to_char(n.am, 'DD.MM.YYYY') || ' hinterlegt. Bei der Person unter der bekannten Nummer zurückfragen.' END
  FROM akte.zahlungsauftraege a
  LEFT JOIN LATERAL (
    SELECT max(v.beendet_am AT TIME ZONE 'Europe/Berlin')::date AS am
      FROM akte.stammdatenaenderungen s JOIN engine.vorgang v ON v.mandant_id = s.mandant_id AND v.id = s.vorgang_id
     WHERE s.mandant_id = a.mandant_id AND s.art = 'bank' AND s.status = 'uebernommen' AND s.neu->>'iban' = a.iban
       AND s.mieter_id IN (SELECT vp.mieter_id FROM akte.vertragsparteien vp WHERE vp.mandant_id = a.mandant_id AND vp.mietverhaeltnis_id = a.mietverhaeltnis_id)) n ON true
 WHERE a.mandant_id = p_mandant_id AND a.id = p_auftrag_id
$fn$;
ALTER FUNCTION regel.iban_warnung(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.iban_warnung(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.iban_warnung(bigint, bigint, date) IS
'Warnung vor einer fremden oder in den letzten 30 Tagen geänderten IBAN des Empfängers (Betrug mit umgeleiteten Auszahlungen); NULL: nichts auffällig.';
