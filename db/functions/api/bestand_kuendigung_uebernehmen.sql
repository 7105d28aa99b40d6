-- A notice that another program received: it stands as received, with its timers, and can be continued, objected to or enforced here.
-- SELECT api.bestand_kuendigung_uebernehmen(s, m, t, master, 'vermieter', '2026-10-02');   →  4712
CREATE FUNCTION api.bestand_kuendigung_uebernehmen(
  p_s sitzung.person,
  p_m akte.mietverhaeltnisse,
  p_t engine.traeger,
  p_master_id bigint,
  p_durch text,
  p_zugang date
)
RETURNS bigint
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_id      bigint;
  v_eintrag bigint;
BEGIN
  v_id := engine.uebernehmen(p_t.id, 'kuendigung', '', 'zugegangen', coalesce(p_zugang::timestamp AT TIME ZONE 'Europe/Berlin', p_s.zeit), NULL, p_master_id,
            pg_catalog.jsonb_build_object('durch', p_durch, 'zugang_am', p_zugang, 'mietende', p_m.mietende));
  INSERT INTO akte.kuendigungen (mandant_id, vorgang_id, mietverhaeltnis_id, durch, art, grund)
  VALUES (p_m.mandant_id, v_id, p_m.id, p_durch, 'ordentlich',
          CASE WHEN p_zugang IS NULL THEN 'Übernommen: der Bestand nennt nur das Mietende' ELSE 'Übernommen aus dem bisherigen Programm' END)
  RETURNING id INTO v_eintrag;
  -- what an agreed continuation goes back to: the lease without an end
  UPDATE akte.kuendigungen AS k
     SET mietende = p_m.mietende, strittig = false,
         widerspruch_bis = CASE WHEN p_durch = 'vermieter' AND p_m.kuendigung_sonderfall IS DISTINCT FROM '580a' THEN recht.widerspruch_bis(p_mietende => p_m.mietende) END,
         sicherung = pg_catalog.to_jsonb(p_m) || '{"mietende": null, "auszug_geplant_am": null, "rueckgabe_am": null}'
   WHERE k.mandant_id = p_m.mandant_id AND k.id = v_eintrag;
  PERFORM engine.fristen_setzen(ROW(p_m.mandant_id, v_id, p_t.id, p_t.art, p_t.bezug_id, 'kuendigung',
            (SELECT v.version FROM engine.vorgang v WHERE v.mandant_id = p_m.mandant_id AND v.id = v_id), '', '', 'zugegangen', 'uebernehmen', '{}'::jsonb,
            p_s.zeit, engine.heute(), p_s.akteur, p_s.rolle, p_master_id)::engine.kontext);
  RETURN v_id;
END
$fn$;
ALTER FUNCTION api.bestand_kuendigung_uebernehmen(sitzung.person, akte.mietverhaeltnisse, engine.traeger, bigint, text, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_kuendigung_uebernehmen(sitzung.person, akte.mietverhaeltnisse, engine.traeger, bigint, text, date) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_kuendigung_uebernehmen(sitzung.person, akte.mietverhaeltnisse, engine.traeger, bigint, text, date) IS
'Übernimmt eine laufende Kündigung im Zustand zugegangen, mit Sicherung des Mietverhältnisses und Fristen; p_zugang NULL: nicht bekannt.';
