-- Payments are the work of accounting and of the head of the team; the service has no hand in them.
-- SELECT regel.zahlungsverkehr_darf(s, 'Lauf freigeben');
CREATE FUNCTION regel.zahlungsverkehr_darf(p_s sitzung.person, p_was text)
RETURNS void
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF NOT coalesce(p_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung']), false) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf das nicht: ' || p_was || '.', 'Zuständig: Buchhaltung, Teamleitung.', NULL, NULL, 'Rolle ' || coalesce(p_s.rolle, 'ohne')));
  END IF;
END
$fn$;
ALTER FUNCTION regel.zahlungsverkehr_darf(sitzung.person, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlungsverkehr_darf(sitzung.person, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlungsverkehr_darf(sitzung.person, text) IS
'Läufe, Mandate und Erstattungen sind Sache von Buchhaltung und Teamleitung (MA014).';
