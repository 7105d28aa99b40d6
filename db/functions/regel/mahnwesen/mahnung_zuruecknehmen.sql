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
  v_x    record;
  v_frei bigint[];
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
  -- what payments were put to the fee and the interest of these letters is free again and goes where it would have gone without them
  WITH zurueck AS (
    INSERT INTO akte.zahlung_zuordnungen (mandant_id, zahlung_id, mietzahlung_id, hausgeld_id, auf, betrag, wertstellung, regel, mahnung_id, storno_von, gebucht_am, gebucht_von)
    SELECT u.mandant_id, u.zahlung_id, u.mietzahlung_id, u.hausgeld_id, u.auf, -u.betrag, u.wertstellung, 'storno', u.mahnung_id, u.id, p_k.jetzt, p_k.akteur
      FROM akte.zahlung_zuordnungen u JOIN akte.mahnungen m ON m.mandant_id = u.mandant_id AND m.id = u.mahnung_id
     WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND u.regel <> 'storno'
       AND NOT EXISTS (SELECT FROM akte.zahlung_zuordnungen s WHERE s.mandant_id = u.mandant_id AND s.storno_von = u.id)
     ORDER BY u.id
    RETURNING zahlung_id)
  SELECT pg_catalog.array_agg(DISTINCT z.zahlung_id) INTO v_frei FROM zurueck z;
  FOR v_x IN SELECT i FROM pg_catalog.unnest(v_frei) i ORDER BY i LOOP
    PERFORM regel.zahlung_verteilen(sitzung.kontext(), v_x.i, NULL);
  END LOOP;
  -- what has not left the house stays in it
  FOR v_x IN SELECT p.id FROM akte.postausgang p JOIN akte.dokumente d ON d.mandant_id = p.mandant_id AND d.id = p.dokument_id
              JOIN akte.mahnungen m ON m.mandant_id = d.mandant_id AND m.dokument = d.kennung
              WHERE p.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id AND p.status IN ('wartend', 'fehlgeschlagen') ORDER BY p.id FOR UPDATE OF p LOOP
    UPDATE akte.postausgang AS p SET status = 'zurueckgezogen', erledigt_am = p_k.jetzt, grund = 'Mahnung storniert.' WHERE p.mandant_id = p_k.mandant_id AND p.id = v_x.id;
    PERFORM regel.post_vermerken(p_k.mandant_id, v_x.id, 'zurueckgezogen', 'Mahnung storniert', p_k.akteur);
  END LOOP;
  RETURN pg_catalog.jsonb_build_object('mahnungen_storniert', v_zahl, 'zahlungen_neu_zugeordnet', coalesce(pg_catalog.cardinality(v_frei), 0));
END
$fn$;
ALTER FUNCTION regel.mahnung_zuruecknehmen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_zuruecknehmen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_zuruecknehmen(engine.kontext) IS
'Storniert die Mahnungen des Vorgangs und stellt jede Forderung wieder so, wie sie vor der ersten stand: Was auf Gebühr und Zinsen gezahlt war, wird zurückgebucht und neu zugeordnet; Briefe, die noch warten, werden zurückgezogen.';
