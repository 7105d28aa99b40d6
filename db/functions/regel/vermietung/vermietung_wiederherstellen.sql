-- Puts back what the notice and its handover wrote, as the backup has it. Everything else on the row (number of people, direct
-- debit, notes) may have changed for good reasons meanwhile and stays. A continuation agreed for a time ends on its day (§ 574a).
CREATE FUNCTION regel.vermietung_wiederherstellen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_alt akte.mietverhaeltnisse;
  v_bis date;
BEGIN
  SELECT r.* INTO v_alt
    FROM akte.kuendigungen k, pg_catalog.jsonb_populate_record(NULL::akte.mietverhaeltnisse, k.sicherung) r
   WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.entstanden_aus;
  v_bis := coalesce((SELECT k.fortsetzung_bis FROM akte.kuendigungen k WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.entstanden_aus), v_alt.mietende);
  UPDATE akte.mietverhaeltnisse AS m
     SET mietende = v_bis, auszug_geplant_am = v_alt.auszug_geplant_am, rueckgabe_am = v_alt.rueckgabe_am
   WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id;
  RETURN pg_catalog.jsonb_build_object('mietende', coalesce(pg_catalog.to_char(v_bis, 'YYYY-MM-DD'), 'unbefristet'),
                                       'aus_sicherung', p_k.entstanden_aus);
END
$fn$;
ALTER FUNCTION regel.vermietung_wiederherstellen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.vermietung_wiederherstellen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.vermietung_wiederherstellen(engine.kontext) IS
'Stellt das Mietverhältnis aus der Sicherung der Kündigung wieder her: Mietende (bei befristeter Fortsetzung deren letzter Tag), geplanter Auszug, Rückgabe.';
