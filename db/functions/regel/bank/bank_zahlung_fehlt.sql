-- A payment that came by bank was taken back as a mistake at the debtor's page: its line is work again.
-- SELECT regel.bank_zahlung_fehlt(s, z, 'irrtum', 'falscher Mieter');
CREATE FUNCTION regel.bank_zahlung_fehlt(p_s sitzung.person, p_z akte.zahlungen, p_art text, p_grund text)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_d akte.bankentscheidungen;
BEGIN
  IF p_art <> 'irrtum' OR p_z.entscheidung_id IS NULL
     OR EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = p_s.mandant_id AND x.entscheidung_id = p_z.entscheidung_id AND x.art = 'eingang'
                   AND NOT EXISTS (SELECT FROM akte.zahlungen s WHERE s.mandant_id = p_s.mandant_id AND s.storno_von = x.id)) THEN
    RETURN;
  END IF;
  INSERT INTO akte.bankentscheidungen (mandant_id, kontobewegung_id, art, automatisch, grund, storno_von, entschieden_am, entschieden_von)
  SELECT d.mandant_id, d.kontobewegung_id, 'storno', false, p_grund, d.id, coalesce(p_s.zeit, pg_catalog.statement_timestamp()), p_s.akteur
    FROM akte.bankentscheidungen d WHERE d.mandant_id = p_s.mandant_id AND d.id = p_z.entscheidung_id
  RETURNING * INTO v_d;
  UPDATE akte.kontobewegungen AS b SET stand = 'offen' WHERE b.mandant_id = p_s.mandant_id AND b.id = v_d.kontobewegung_id;
END
$fn$;
ALTER FUNCTION regel.bank_zahlung_fehlt(sitzung.person, akte.zahlungen, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.bank_zahlung_fehlt(sitzung.person, akte.zahlungen, text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.bank_zahlung_fehlt(sitzung.person, akte.zahlungen, text, text) IS
'Folge eines Stornos wegen Irrtums: Ist von einer Entscheidung keine Zahlung mehr übrig, ist auch sie zurückgenommen, und die Kontobewegung wartet wieder auf einen Menschen.';
