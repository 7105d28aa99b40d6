-- SELECT regel.etv_ergebnistext(b);   →  Angenommen mit 412,5 Ja, 120 Nein, 0 Enthaltungen.
CREATE FUNCTION regel.etv_ergebnistext(p_b akte.beschluesse)
RETURNS text
LANGUAGE sql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_b.angenommen IS NULL THEN CASE WHEN p_b.zurueckgezogen_grund IS NOT NULL THEN 'Zurückgezogen: ' || p_b.zurueckgezogen_grund ELSE 'Nicht abgestimmt.' END
            ELSE CASE WHEN p_b.angenommen THEN 'Angenommen' ELSE 'Abgelehnt' END || ' mit ' || regel.weg_zahl(p_b.ja) || ' Ja, ' || regel.weg_zahl(p_b.nein) || ' Nein, '
                 || regel.weg_zahl(p_b.enthaltung) || ' Enthaltungen' || coalesce(', ' || p_b.keine_stimme || ' ohne Zustimmung oder Ablehnung', '') || '.' END
$fn$;
ALTER FUNCTION regel.etv_ergebnistext(akte.beschluesse) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_ergebnistext(akte.beschluesse) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_ergebnistext(akte.beschluesse) IS
'Ergebnis eines Beschlusses in Worten.';
