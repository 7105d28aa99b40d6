-- The link of an order: its token, once. An earlier one ends.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1); SELECT api.auftrag_link_erzeugen('0d6f…'); COMMIT;
--  77d0…
CREATE FUNCTION api.auftrag_link_erzeugen(p_kennung uuid)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_r akte.auftraege;
BEGIN
  SELECT r.* INTO v_r FROM akte.auftraege r JOIN engine.vorgang v ON v.mandant_id = r.mandant_id AND v.id = r.vorgang_id AND v.beendet_am IS NULL
   WHERE r.mandant_id = v_s.mandant_id AND r.kennung = p_kennung FOR UPDATE OF r;
  -- GUARD: a foreign kennung and an order that is over read alike
  IF v_r.id IS NULL OR v_s.kanal NOT IN ('verwaltung', 'dienst') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE56', MESSAGE = 'Für diesen Auftrag lässt sich kein Link erzeugen.', DETAIL = 'Auftrag ' || coalesce(p_kennung::text, 'fehlt'),
      HINT = 'Einen Link gibt es, solange der Auftrag offen ist.';
  END IF;
  UPDATE akte.auftraege AS r SET link_bis = pg_catalog.clock_timestamp() + interval '30 days' WHERE r.mandant_id = v_r.mandant_id AND r.id = v_r.id;
  RETURN sitzung.auftrag_link_ausstellen(p_auftrag_id => v_r.id, p_tage => 30);
END
$fn$;
ALTER FUNCTION api.auftrag_link_erzeugen(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.auftrag_link_erzeugen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.auftrag_link_erzeugen(uuid) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.auftrag_link_erzeugen(uuid) IS
'Erzeugt den Link eines offenen Auftrags (30 Tage) und gibt sein Token zurück (64 Hexziffern), genau dieses eine Mal; ein früherer gilt nicht mehr. Die Adresse ist /auftrag/<token>. Fehler: MA001, MA002, MAE56.';
