-- Stores the merged file of a print batch and puts its letters into it.
-- SELECT api.post_stapel_ablegen(ARRAY['9b0c…']::uuid[], '\x255044462d…', 4);   →  77aa…   (kennung of the batch)
CREATE FUNCTION api.post_stapel_ablegen(p_sendungen uuid[], p_inhalt bytea, p_seiten int)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_id      bigint;
  v_kennung uuid;
  v_anzahl  int;
  v_p       record;
BEGIN
  -- LOCK ACQUISITION: as in api.post_druckbares
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('druckstapel:' || v_s.mandant_id, 0));
  SELECT count(*)::int INTO v_anzahl FROM akte.postausgang p
   WHERE p.mandant_id = v_s.mandant_id AND p.kennung = ANY (p_sendungen) AND p.weg = 'druck' AND p.status = 'wartend';
  IF v_anzahl = 0 OR v_anzahl <> pg_catalog.cardinality(p_sendungen) OR coalesce(pg_catalog.substr(p_inhalt, 1, 5), '') <> '\x255044462d' OR coalesce(p_seiten, 0) < 1 THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG07', MESSAGE = 'Der Druckstapel lässt sich so nicht ablegen.',
      DETAIL = v_anzahl || ' von ' || coalesce(pg_catalog.cardinality(p_sendungen), 0) || ' Sendungen warten noch auf den Druck',
      HINT = 'api.post_druckbares und api.post_stapel_ablegen in einer Transaktion aufrufen, mit dem zusammengefügten PDF.';
  END IF;
  INSERT INTO akte.druckstapel (mandant_id, tag, nummer, sendungen, seiten, inhalt, sha256, erstellt_am, erstellt_von)
  VALUES (v_s.mandant_id, engine.heute(),
          coalesce((SELECT max(d.nummer) FROM akte.druckstapel d WHERE d.mandant_id = v_s.mandant_id AND d.tag = engine.heute()), 0) + 1,
          v_anzahl, p_seiten, p_inhalt, pg_catalog.sha256(p_inhalt), engine.jetzt(), v_s.akteur)
  RETURNING id, druckstapel.kennung INTO v_id, v_kennung;
  FOR v_p IN
    UPDATE akte.postausgang AS p SET status = 'in_arbeit', druckstapel_id = v_id, stapel_position = x.nr, versuche = p.versuche + 1, grund = NULL
      FROM pg_catalog.unnest(p_sendungen) WITH ORDINALITY AS x(kennung, nr)
     WHERE p.mandant_id = v_s.mandant_id AND p.kennung = x.kennung
    RETURNING p.id
  LOOP
    PERFORM regel.post_vermerken(v_s.mandant_id, v_p.id, 'gestapelt', NULL, v_s.akteur);
  END LOOP;
  RETURN v_kennung;
END
$fn$;
ALTER FUNCTION api.post_stapel_ablegen(uuid[], bytea, int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.post_stapel_ablegen(uuid[], bytea, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.post_stapel_ablegen(uuid[], bytea, int) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.post_stapel_ablegen(uuid[], bytea, int) IS
'Legt das zusammengefügte PDF eines Druckstapels ab, nimmt die Sendungen hinein (in der Reihenfolge der Liste) und gibt die Kennung des Stapels zurück. Fehler: MA001, MA002, MAG07.';
