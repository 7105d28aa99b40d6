-- Nightly: whose retention is over is proposed for erasure, and restricted as soon as only retention keeps it. What is kept for a year only (who looked at which page) goes at once.
-- SELECT api.loeschungen_vormerken();   →  3
CREATE FUNCTION api.loeschungen_vormerken()
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_tag     date := engine.heute();
  v_p       record;
  v_fristen text[];
  v_anzahl  int := 0;
BEGIN
  FOR v_p IN
    -- whoever lives somewhere, or did a year ago, is not looked at
    SELECT m.id, m.gesperrt_am FROM akte.mieter m
     WHERE m.mandant_id = v_s.mandant_id AND m.geloescht_am IS NULL AND m.angelegt_am < v_tag - interval '1 year'
       AND NOT EXISTS (SELECT FROM akte.vertragsparteien p JOIN akte.mietverhaeltnisse v ON v.mandant_id = p.mandant_id AND v.id = p.mietverhaeltnis_id
                        WHERE p.mandant_id = m.mandant_id AND p.mieter_id = m.id
                          AND (v.mietende > v_tag - 365 OR (v.mietende IS NULL AND v.ausgang IS DISTINCT FROM 'nicht_zustande_gekommen')))
       AND NOT EXISTS (SELECT FROM akte.loeschauftraege a WHERE a.mandant_id = m.mandant_id AND a.mieter_id = m.id AND a.ausgefuehrt_am IS NULL AND a.abgelehnt_am IS NULL)
     ORDER BY m.id
  LOOP
    SELECT coalesce(pg_catalog.array_agg(r.frist), '{}') INTO v_fristen
      FROM regel.loeschreife(v_s.mandant_id, v_p.id, v_tag) r
     WHERE r.frist <> 'kurz' AND r.bis < v_tag AND r.hindernisse = '{}'
       AND NOT EXISTS (SELECT FROM akte.loeschauftraege a WHERE a.mandant_id = v_s.mandant_id AND a.mieter_id = v_p.id AND r.frist = ANY (a.fristen)
                          AND (a.ausgefuehrt_am IS NOT NULL OR a.abgelehnt_am > engine.jetzt() - interval '1 year'));
    CONTINUE WHEN v_fristen = '{}';
    INSERT INTO akte.loeschauftraege (mandant_id, mieter_id, fristen, vorgemerkt_am, vorgemerkt_von) VALUES (v_s.mandant_id, v_p.id, v_fristen, engine.jetzt(), v_s.akteur);
    IF v_p.gesperrt_am IS NULL THEN
      INSERT INTO akte.einschraenkungen (mandant_id, mieter_id, art, anlass, grund, am, von)
      VALUES (v_s.mandant_id, v_p.id, 'gesetzt', 'aufbewahrung', 'Nur noch wegen der Aufbewahrungspflicht gespeichert.', engine.jetzt(), v_s.akteur);
      PERFORM regel.person_sperren(v_s.mandant_id, v_p.id, engine.jetzt());
    END IF;
    v_anzahl := v_anzahl + 1;
  END LOOP;
  PERFORM regel.altes_leeren(v_s.mandant_id, v_tag);
  PERFORM regel.belege_leeren(v_s.mandant_id, regel.aufbewahrt_ab('buchungsbeleg', v_tag), regel.aufbewahrt_ab('buch', v_tag), v_tag);
  RETURN v_anzahl;
END
$fn$;
ALTER FUNCTION api.loeschungen_vormerken() OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.loeschungen_vormerken() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.loeschungen_vormerken() TO mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.loeschungen_vormerken() IS
'Merkt Personen zum Löschen vor, für die eine Aufbewahrungsfrist abgelaufen ist und denen nichts entgegensteht, und schränkt sie bis dahin ein; gibt die Zahl neuer Aufträge zurück. Geleert wird dabei, was viele Personen zugleich nennt und abgelaufen ist: nach einem Jahr Zugriffsvermerke, Rohzeilen von Übernahmen und gedruckte Stapel, nach der Frist für Buchungsbelege Kontobewegungen und Bankdateien.
Norm: Art. 17, 18 DSGVO, § 35 Abs. 3 BDSG. Fehler: MA001, MA002.';
