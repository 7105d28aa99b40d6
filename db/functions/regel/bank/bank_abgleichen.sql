-- Writes on lines that wait what the matching thinks of them now: sure ones are ready, the others are work for a person.
-- SELECT regel.bank_abgleichen(s, '{501, 502, 507}');   →  2            (so many are ready to be booked)
CREATE FUNCTION regel.bank_abgleichen(p_s sitzung.person, p_bewegungen bigint[])
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
-- one run of a large plan: compiling it takes longer than running it
SET jit = off
AS $fn$
DECLARE
  v_bereit int;
BEGIN
  WITH neu AS (
    UPDATE akte.kontobewegungen AS b
       -- what a person has taken back once is decided by a person
       SET stand = CASE WHEN a.sicher AND NOT EXISTS (SELECT FROM akte.bankentscheidungen d WHERE d.mandant_id = b.mandant_id AND d.kontobewegung_id = b.id AND d.art = 'storno')
                        THEN 'bereit' ELSE 'offen' END,
           sicherheit = a.sicherheit, vorschlaege = a.vorschlaege, abgeglichen_am = coalesce(p_s.zeit, pg_catalog.statement_timestamp())
      FROM (SELECT x.kontobewegung_id, x.sicher, x.sicherheit, x.vorschlaege FROM regel.bank_abgleich(p_mandant_id => p_s.mandant_id, p_bewegungen => p_bewegungen) x
            UNION ALL
            SELECT r.kontobewegung_id, r.sicher, r.sicherheit, r.vorschlaege FROM regel.bank_rueckgaben(p_mandant_id => p_s.mandant_id, p_bewegungen => p_bewegungen) r) a
     WHERE b.mandant_id = p_s.mandant_id AND b.id = a.kontobewegung_id AND b.stand IN ('bereit', 'offen')
    RETURNING b.stand
  )
  SELECT count(*) FILTER (WHERE n.stand = 'bereit')::int INTO v_bereit FROM neu n;
  RETURN v_bereit;
END
$fn$;
ALTER FUNCTION regel.bank_abgleichen(sitzung.person, bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_abgleichen(sitzung.person, bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_abgleichen(sitzung.person, bigint[]) IS
'Gleicht wartende Kontobewegungen neu ab und schreibt Stand (bereit, offen), Sicherheit und Vorschläge an sie. Gibt zurück, wie viele bereit sind.';
