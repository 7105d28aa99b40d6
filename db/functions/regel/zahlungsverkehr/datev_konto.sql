-- Which account a kind of booking goes to.
-- SELECT regel.datev_konto(1, 'bank', '2026-12-01');   →  1200
CREATE FUNCTION regel.datev_konto(p_mandant_id bigint, p_schluessel text, p_tag date)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT coalesce((SELECT k.konto FROM akte.datev_konten k WHERE k.mandant_id = p_mandant_id AND k.schluessel = p_schluessel AND k.gueltig_ab <= p_tag ORDER BY k.gueltig_ab DESC, k.id DESC LIMIT 1),
                (SELECT s.konto FROM regel.datev_schluessel() s WHERE s.schluessel = p_schluessel))
$fn$;
ALTER FUNCTION regel.datev_konto(bigint, text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.datev_konto(bigint, text, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.datev_konto(bigint, text, date) IS
'Konto für eine Art von Buchung an einem Tag: das des Mandanten, sonst die Vorgabe.';
