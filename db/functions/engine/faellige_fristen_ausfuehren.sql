-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT vorgang_id, ereignis, faellig_am, ok, nach FROM engine.faellige_fristen_ausfuehren();
--  vorgang_id | ereignis           | faellig_am             | ok | nach
--        4711 | mietende_erreichen | 2026-06-01 00:00:00+02 | t  | raeumung_faellig
-- COMMIT;
CREATE FUNCTION engine.faellige_fristen_ausfuehren(p_bis timestamptz DEFAULT NULL, p_traeger_id bigint DEFAULT NULL)
RETURNS TABLE (frist_id bigint, vorgang_id bigint, ereignis text, faellig_am timestamptz, ok boolean, nach text, fehlercode text, meldung text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_jetzt   timestamptz := engine.jetzt();
  v_grenze  timestamptz := coalesce(least(p_bis, v_jetzt), v_jetzt);
  v_traeger bigint;
  v_f       engine.fristen;
  v_e       engine.ergebnis;
BEGIN
  -- bracket by bracket in one order: a second service or a person waits for us or we for them, but never both
  FOR v_traeger IN
    SELECT DISTINCT v.traeger_id FROM engine.fristen f JOIN engine.vorgang v ON v.mandant_id = f.mandant_id AND v.id = f.vorgang_id
     WHERE f.mandant_id = v_s.mandant_id AND f.erledigt_am IS NULL AND f.faellig_am <= v_grenze
       AND (p_traeger_id IS NULL OR v.traeger_id = p_traeger_id)
     ORDER BY v.traeger_id
  LOOP
    -- LOCK ACQUISITION: the bracket before its timers, like everybody else; who holds it may be about to void them
    BEGIN
      PERFORM engine.sperren(v_s.mandant_id, v_traeger);
    EXCEPTION WHEN lock_not_available THEN
      -- somebody sits on this file: the others are not to wait for it, and the next run takes it
      RETURN QUERY
        SELECT f.id, f.vorgang_id, f.ereignis, f.faellig_am, false, NULL::text, 'MA024'::text,
               'Die Akte wird gerade bearbeitet; der nächste Lauf holt die Frist nach.'::text
          FROM engine.fristen f JOIN engine.vorgang v ON v.mandant_id = f.mandant_id AND v.id = f.vorgang_id
         WHERE f.mandant_id = v_s.mandant_id AND v.traeger_id = v_traeger AND f.erledigt_am IS NULL AND f.faellig_am <= v_grenze
         ORDER BY f.faellig_am, f.id;
      CONTINUE;
    END;
    LOOP
      -- oldest first, one at a time: a firing may end or set other timers
      SELECT f.* INTO v_f FROM engine.fristen f JOIN engine.vorgang v ON v.mandant_id = f.mandant_id AND v.id = f.vorgang_id
       WHERE f.mandant_id = v_s.mandant_id AND v.traeger_id = v_traeger AND f.erledigt_am IS NULL AND f.faellig_am <= v_grenze
       ORDER BY f.faellig_am, f.id
       LIMIT 1;
      EXIT WHEN NOT FOUND;
      -- it is spent whatever happens: a refusal is audited and must not fire again every night
      UPDATE engine.fristen AS f SET erledigt_am = v_jetzt, ausgang = 'ausgefuehrt'
       WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
      v_e := engine.ausloesen(v_f.vorgang_id, v_f.ereignis, '{}', v_f.zustand);
      IF NOT v_e.ok THEN
        UPDATE engine.fristen AS f SET ausgang = 'abgelehnt' WHERE f.mandant_id = v_f.mandant_id AND f.id = v_f.id;
      END IF;
      frist_id := v_f.id;  vorgang_id := v_f.vorgang_id;  ereignis := v_f.ereignis;  faellig_am := v_f.faellig_am;
      ok := v_e.ok;  nach := v_e.nach;  fehlercode := v_e.fehlercode;  meldung := v_e.meldung;
      RETURN NEXT;
    END LOOP;
  END LOOP;
END
$fn$;
ALTER FUNCTION engine.faellige_fristen_ausfuehren(timestamptz, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.faellige_fristen_ausfuehren(timestamptz, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION engine.faellige_fristen_ausfuehren(timestamptz, bigint) TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION engine.faellige_fristen_ausfuehren(timestamptz, bigint) IS
'Feuert die fälligen Fristen des Mandanten, Klammer für Klammer, in jeder die älteste zuerst, jede einmal, als gewöhnlichen Übergang des Dienstes. Läuft gefahrlos doppelt, parallel und nach Tagen Pause.
Eine Klammer, an der jemand länger als lock_timeout arbeitet, wird ausgelassen (Zeilen mit MA024); der nächste Lauf holt sie nach.
p_bis: nur bis zu diesem Zeitpunkt (nie über jetzt hinaus). p_traeger_id: nur diese Klammer; der Dienst nimmt jede in einer eigenen Transaktion, damit niemand auf eine andere wartet. Fehler: MA001, MA002; als Zeile MA024 und die des Übergangs.';
