-- Money goes to the tenant, not to an account that somebody named on the phone: an account on file, or the evidence for a new one.
CREATE FUNCTION regel.kaution_konto_der_mieter(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF EXISTS (SELECT FROM akte.bankkonten b JOIN akte.vertragsparteien vp ON vp.mandant_id = b.mandant_id AND vp.mieter_id = b.mieter_id
              WHERE b.mandant_id = p_k.mandant_id AND vp.mietverhaeltnis_id = p_k.bezug_id AND b.iban = p_k.daten->>'iban')
     OR pg_catalog.length(pg_catalog.btrim(coalesce(p_k.daten->>'iban_nachweis', ''))) >= 10 THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA625', 'Diese IBAN ist bei der Mieterseite nicht hinterlegt.', 'Angeben, woher sie stammt, zum Beispiel: unterschriebenes Schreiben vom 12.06.2026, Rückruf unter der bekannten Nummer.',
    '§ 362 Abs. 1 BGB', 'iban_nachweis');
END
$fn$;
ALTER FUNCTION regel.kaution_konto_der_mieter(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_konto_der_mieter(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_konto_der_mieter(engine.kontext) IS
'Bedingung: Die IBAN gehört zu einem hinterlegten Konto der Mieterseite oder ist nachgewiesen (MA625). Norm: § 362 BGB.';
