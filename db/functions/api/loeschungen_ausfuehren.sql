-- Nightly: what two people have released is erased, if nothing has come in the way since. Each person in the transaction of the caller; the chain stays whole.
-- SELECT * FROM api.loeschungen_ausfuehren();
--  auftrag | ausgefuehrt | hindernis
--  77c1…   | t           |
CREATE FUNCTION api.loeschungen_ausfuehren()
RETURNS TABLE (auftrag uuid, ausgefuehrt boolean, hindernis text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s    sitzung.person := engine.tuer();
  v_haus bigint;
  v_l    akte.loeschauftraege;
  v_ende boolean;
  v_was  jsonb;
  v_b    bigint;
BEGIN
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  FOR v_l IN SELECT l.* FROM akte.loeschauftraege l
              WHERE l.mandant_id = v_s.mandant_id AND l.freigegeben_am IS NOT NULL AND l.ausgefuehrt_am IS NULL AND l.abgelehnt_am IS NULL ORDER BY l.id FOR UPDATE LOOP
    -- LOCK ACQUISITION: nobody works on the files meanwhile
    FOR v_b IN SELECT x.id FROM (
                 SELECT m.traeger_id AS id FROM akte.vertragsparteien p JOIN akte.mietverhaeltnisse m ON m.mandant_id = p.mandant_id AND m.id = p.mietverhaeltnis_id
                  WHERE p.mandant_id = v_s.mandant_id AND p.mieter_id = v_l.mieter_id UNION SELECT v_haus) x ORDER BY x.id LOOP
      PERFORM engine.sperren(v_s.mandant_id, v_b);
    END LOOP;
    auftrag := v_l.kennung;
    SELECT pg_catalog.concat_ws(', ', CASE WHEN bool_or(r.bis >= engine.heute()) THEN 'Aufbewahrungsfrist läuft noch' END, max(pg_catalog.array_to_string(nullif(r.hindernisse, '{}'), ', ')))
      INTO hindernis FROM regel.loeschreife(v_s.mandant_id, v_l.mieter_id, engine.heute()) r WHERE r.frist = ANY (v_l.fristen);
    hindernis   := nullif(hindernis, '');
    ausgefuehrt := hindernis IS NULL;
    IF ausgefuehrt THEN
      v_ende := 'buchungsbeleg' = ANY (v_l.fristen);
      v_was  := regel.person_loeschen(p_mandant_id => v_s.mandant_id, p_mieter_id => v_l.mieter_id, p_fristen => v_l.fristen);
      IF 'anspruch' = ANY (v_l.fristen) THEN
        UPDATE akte.mieter AS m SET telefon_privat = NULL, telefon_dienst = NULL, telefon_mobil = NULL, email = NULL, notizen = NULL WHERE m.mandant_id = v_s.mandant_id AND m.id = v_l.mieter_id;
        v_was := v_was || pg_catalog.jsonb_build_object('sitzung.sitzungen', sitzung.person_vergessen(v_s.mandant_id, v_l.mieter_id));
      END IF;
      IF v_ende THEN
        -- the search index follows by its trigger
        UPDATE akte.mieter AS m SET anrede = NULL, titel = NULL, vorname = NULL, nachname = '[gelöscht]', firma = NULL, strasse = NULL, plz = NULL, ort = NULL, zustellhinweis = NULL, geloescht_am = engine.jetzt()
         WHERE m.mandant_id = v_s.mandant_id AND m.id = v_l.mieter_id;
        v_was := v_was || '{"akte.mieter": 1}';
      END IF;
      UPDATE akte.loeschauftraege AS l SET ausgefuehrt_am = engine.jetzt(), protokoll = v_was WHERE l.mandant_id = v_s.mandant_id AND l.id = v_l.id;
      PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'daten_loeschen', NULL, NULL, NULL, NULL,
                              engine.nutzlast(pg_catalog.jsonb_build_object('auftrag', v_l.kennung, 'fristen', pg_catalog.to_jsonb(v_l.fristen)), v_was, '{}'));
    END IF;
    RETURN NEXT;
  END LOOP;
END
$fn$;
ALTER FUNCTION api.loeschungen_ausfuehren() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.loeschungen_ausfuehren() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.loeschungen_ausfuehren() TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.loeschungen_ausfuehren() IS
'Führt freigegebene Löschaufträge aus, wenn die Fristen abgelaufen sind und nichts entgegensteht (hindernis); das Protokoll nennt Tabellen und Zahlen, nicht die Person. Die Prüfsummenkette bleibt prüfbar (audit.pruefen).
Norm: Art. 17 DSGVO. Fehler: MA001, MA002.';
