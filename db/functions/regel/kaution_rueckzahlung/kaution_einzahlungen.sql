-- What was really paid in: deposits without those that were reversed.
CREATE FUNCTION regel.kaution_einzahlungen(p_mandant_id bigint, p_kaution_id bigint)
RETURNS SETOF akte.kaution_buchungen
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT b.*
  FROM akte.kaution_buchungen b
 WHERE b.mandant_id = p_mandant_id AND b.kaution_id = p_kaution_id AND b.art = 'einzahlung'
   AND NOT EXISTS (SELECT FROM akte.kaution_buchungen s WHERE s.mandant_id = b.mandant_id AND s.storno_von = b.id)
 ORDER BY b.wertstellung, b.id
$fn$;
ALTER FUNCTION regel.kaution_einzahlungen(bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_einzahlungen(bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_einzahlungen(bigint, bigint) IS
'Einzahlungen auf eine Kaution ohne stornierte.';
