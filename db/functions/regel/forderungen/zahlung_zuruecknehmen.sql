-- Takes a payment back by a counter-entry: every claim is open again as it was, the dunning follows. The caller holds the lock.
-- SELECT regel.zahlung_zuruecknehmen(s, 31, 'ruecklastschrift', DATE '2026-03-11', 'mangels Deckung', NULL);   →  32
CREATE FUNCTION regel.zahlung_zuruecknehmen(p_s sitzung.person, p_zahlung_id bigint, p_art text, p_am date, p_grund text, p_entscheidung_id bigint)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_jetzt CONSTANT timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_z  akte.zahlungen;
  v_id bigint;
BEGIN
  SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = p_s.mandant_id AND z.id = p_zahlung_id;
  INSERT INTO akte.zahlungen (mandant_id, mietverhaeltnis_id, eigentuemer_id, einheit_id, art, betrag, wertstellung, text, storno_von, erfasst_am, erfasst_von, entscheidung_id)
  VALUES (p_s.mandant_id, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id, p_art, -v_z.betrag, p_am, pg_catalog.left(p_grund, 300), v_z.id, v_jetzt, p_s.akteur, p_entscheidung_id)
  RETURNING id INTO v_id;
  -- a counter-line carries the value date of its line: a payment that came back never lowered the balance
  INSERT INTO akte.zahlung_zuordnungen (mandant_id, zahlung_id, mietzahlung_id, hausgeld_id, auf, betrag, wertstellung, regel, mahnung_id, storno_von, gebucht_am, gebucht_von)
  SELECT u.mandant_id, v_id, u.mietzahlung_id, u.hausgeld_id, u.auf, -u.betrag, u.wertstellung, 'storno', u.mahnung_id, u.id, v_jetzt, p_s.akteur
    FROM akte.zahlung_zuordnungen u WHERE u.mandant_id = p_s.mandant_id AND u.zahlung_id = v_z.id
     -- what a Storno of a letter has taken back already is not taken back again
     AND u.regel <> 'storno' AND NOT EXISTS (SELECT FROM akte.zahlung_zuordnungen s WHERE s.mandant_id = u.mandant_id AND s.storno_von = u.id) ORDER BY u.id;
  PERFORM regel.mahnung_nachziehen(p_s, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id);
  RETURN v_id;
END
$fn$;
ALTER FUNCTION regel.zahlung_zuruecknehmen(sitzung.person, bigint, text, date, text, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlung_zuruecknehmen(sitzung.person, bigint, text, date, text, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlung_zuruecknehmen(sitzung.person, bigint, text, date, text, bigint) IS
'Gegenbuchung zu einer Zahlung mit allen ihren Zuordnungen; gibt ihre Nummer zurück. p_art: ruecklastschrift oder irrtum. p_entscheidung_id: die Entscheidung über die Kontobewegung, auf der sie beruht, oder NULL.';
