-- May anything be posted on this deposit now, by this person? NULL: yes.
CREATE FUNCTION api.kaution_buchbar(p_mietverhaeltnis_id bigint)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
BEGIN
  IF NOT v_s.rolle = ANY (ARRAY['sachbearbeitung', 'buchhaltung', 'teamleitung', 'verwalter-admin', 'dienst']) THEN
    RETURN engine.ablehnung('MA014', 'Ihre Rolle darf keine Kautionszahlung buchen.', 'Zuständig: Sachbearbeitung, Buchhaltung, Teamleitung.', '§ 551 BGB', NULL, 'Rolle ' || v_s.rolle);
  ELSIF EXISTS (SELECT FROM akte.mietverhaeltnisse m JOIN engine.vorgang v ON v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id
                 WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id
                   AND ((v.ist_klammer AND v.beendet_am IS NOT NULL)
                     OR (v.automat = 'kaution_rueckzahlung' AND v.zustand NOT IN ('maengelbewertung', 'einbehaltberechnung')))) THEN
    -- once a statement is out, another payment would make it wrong
    RETURN engine.ablehnung('MA333', 'Die Kaution ist abgerechnet oder das Mietverhältnis geschlossen.', 'Zahlung zurücküberweisen oder mit der Abrechnung klären.', '§ 551 BGB');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.kaution_buchbar(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kaution_buchbar(bigint) FROM PUBLIC;
COMMENT ON FUNCTION api.kaution_buchbar(bigint) IS
'Prüft, ob auf dem Kautionskonto gebucht werden darf: Rolle (MA014), Abrechnung noch nicht erstellt (MA333).';
