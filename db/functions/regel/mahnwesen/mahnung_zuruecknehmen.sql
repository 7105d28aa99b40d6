-- A Storno: the letters are void, every claim stands as it stood before.
CREATE FUNCTION regel.mahnung_zuruecknehmen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_zahl int;
BEGIN
  -- a default only the letter brought about ends with it
  UPDATE akte.mietzahlungen AS z SET verzug_ab = NULL FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND m.storniert_am IS NULL AND p.verzug_ab IS NULL AND z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id;
  UPDATE akte.hausgeld_sollstellungen AS h SET verzug_ab = NULL FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND m.storniert_am IS NULL AND p.verzug_ab IS NULL AND h.mandant_id = p.mandant_id AND h.id = p.hausgeld_id;
  UPDATE akte.mahnungen AS m SET storniert_am = p_k.jetzt, storniert_von = p_k.akteur, storniert_grund = p_k.daten->>'grund'
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND m.storniert_am IS NULL;
  GET DIAGNOSTICS v_zahl = ROW_COUNT;
  UPDATE akte.mietzahlungen AS z SET status = 'offen' FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND z.mandant_id = p.mandant_id AND z.id = p.mietzahlung_id AND z.status = 'mahnung'
     AND NOT EXISTS (SELECT FROM akte.mahnung_positionen q JOIN akte.mahnungen y ON y.mandant_id = q.mandant_id AND y.id = q.mahnung_id
                      WHERE q.mandant_id = z.mandant_id AND q.mietzahlung_id = z.id AND y.storniert_am IS NULL);
  UPDATE akte.hausgeld_sollstellungen AS h SET status = 'offen' FROM akte.mahnung_positionen p JOIN akte.mahnungen m ON m.mandant_id = p.mandant_id AND m.id = p.mahnung_id
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND h.mandant_id = p.mandant_id AND h.id = p.hausgeld_id AND h.status = 'mahnung'
     AND NOT EXISTS (SELECT FROM akte.mahnung_positionen q JOIN akte.mahnungen y ON y.mandant_id = q.mandant_id AND y.id = q.mahnung_id
                      WHERE q.mandant_id = h.mandant_id AND q.hausgeld_id = h.id AND y.storniert_am IS NULL);
  RETURN pg_catalog.jsonb_build_object('mahnungen_storniert', v_zahl);
END
$fn$;
ALTER FUNCTION regel.mahnung_zuruecknehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_zuruecknehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_zuruecknehmen(engine.kontext) IS
'Storniert die Mahnungen des Vorgangs und stellt jede Forderung wieder so, wie sie vor der ersten stand.';
