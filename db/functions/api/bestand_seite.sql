-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT jsonb_pretty(api.bestand_seite(p_text => 'Ostermnan', p_zustand => 'gekuendigt'));
--  {"gesamt": 1200, "treffer": 1, "seite": 1, "seiten": 1, "zustaende": [{"zustand": "gekuendigt", "titel": "Gekündigt", "anzahl": 1}, …], "zeilen": […]}
CREATE FUNCTION api.bestand_seite(
  p_text text DEFAULT NULL,
  p_zustand text DEFAULT NULL,
  p_objekt_id bigint DEFAULT NULL,
  p_seite int DEFAULT 1,
  p_je_seite int DEFAULT 50
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_gesucht boolean := api.suchtext(p_text) <> '';
  v_je      int := least(greatest(coalesce(p_je_seite, 50), 1), 500);
  v_gesamt  bigint;
  v_aktuell bigint;
  v_treffer int;
  v_seiten  int;
  v_seite   int;
  v_ids     bigint[];
  v_zustaende jsonb;
BEGIN
  SELECT count(*) INTO v_gesamt FROM akte.mietverhaeltnisse;

  -- what was searched, counted by state before the state narrows it: the counts are links to each other
  WITH gefunden AS MATERIALIZED (
    SELECT m.mandant_id, m.id, m.traeger_id, m.einheit_id, m.mietbeginn, s.rang
      FROM akte.mietverhaeltnisse m
      LEFT JOIN api.suchen(CASE WHEN v_gesucht THEN p_text END) s ON s.mietverhaeltnis_id = m.id
     WHERE NOT v_gesucht OR s.rang IS NOT NULL
  ), mit_zustand AS MATERIALIZED (
    SELECT g.*, v.zustand, v.beendet_am IS NULL AS aktuell, e.objekt_id, e.nummer, o.nummer AS objekt_nummer
      FROM gefunden g
      JOIN akte.einheiten e ON e.mandant_id = g.mandant_id AND e.id = g.einheit_id
      JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
      LEFT JOIN engine.vorgang v ON v.mandant_id = g.mandant_id AND v.traeger_id = g.traeger_id AND v.ist_klammer
     WHERE p_objekt_id IS NULL OR e.objekt_id = p_objekt_id
  ), je_zustand AS (
    SELECT z.zustand, z.titel, z.reihenfolge, (SELECT count(*) FROM mit_zustand x WHERE x.zustand = z.zustand) AS anzahl
      FROM engine.automaten a JOIN engine.zustaende z ON z.automat = a.automat AND z.version = a.version
     WHERE a.automat = 'vermietung' AND a.aktuell
  )
  SELECT (SELECT jsonb_agg(jsonb_build_object('zustand', j.zustand, 'titel', j.titel, 'anzahl', j.anzahl) ORDER BY j.reihenfolge) FROM je_zustand j),
         (SELECT array_agg(x.id ORDER BY x.rang DESC NULLS LAST, length(x.objekt_nummer), x.objekt_nummer, x.objekt_id, length(x.nummer), x.nummer, x.mietbeginn DESC, x.id)
            FROM mit_zustand x WHERE p_zustand IS NULL OR x.zustand = p_zustand OR (p_zustand = 'aktuell' AND x.aktuell)),
         (SELECT count(*) FROM mit_zustand x WHERE x.aktuell)
    INTO v_zustaende, v_ids, v_aktuell;

  v_treffer := coalesce(cardinality(v_ids), 0);
  v_seiten  := greatest(1, (v_treffer + v_je - 1) / v_je);
  v_seite   := least(greatest(coalesce(p_seite, 1), 1), v_seiten);
  RETURN jsonb_build_object(
    'gesamt', v_gesamt, 'aktuell', v_aktuell, 'treffer', v_treffer, 'seite', v_seite, 'seiten', v_seiten, 'je_seite', v_je, 'gesucht', v_gesucht,
    'zustaende', coalesce(v_zustaende, '[]'), 'heute', engine.heute(),
    'ueberfaellig', (SELECT count(*) FROM engine.fristen f WHERE f.erledigt_am IS NULL AND (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date < engine.heute()),
    'faellig_14', (SELECT count(*) FROM engine.fristen f WHERE f.erledigt_am IS NULL
                      AND (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date BETWEEN engine.heute() AND engine.heute() + 14),
    'referenz_fehlt', (SELECT jsonb_agg(DISTINCT f.tabelle) FROM recht.fehlende_werte(engine.heute()) f),
    'objekte', coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'nummer', o.nummer, 'name', o.name) ORDER BY length(o.nummer), o.nummer) FROM akte.objekte o), '[]'),
    'zeilen', coalesce((
      SELECT jsonb_agg(to_jsonb(b) ORDER BY i.nr)
        FROM unnest(v_ids[(v_seite - 1) * v_je + 1 : v_seite * v_je]) WITH ORDINALITY AS i(id, nr)
        JOIN api.bestand b ON b.mietverhaeltnis_id = i.id), '[]'));
END
$fn$;
ALTER FUNCTION api.bestand_seite(text, text, bigint, int, int) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_seite(text, text, bigint, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.bestand_seite(text, text, bigint, int, int) TO mietakte_verwaltung, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.bestand_seite(text, text, bigint, int, int) IS
'Eine Seite der Bestandsübersicht als JSON: zeilen (api.bestand), treffer, seiten, Anzahl je Zustand, dazu überfällige und in 14 Tagen fällige Fristen des Mandanten und die Reihen von Referenzwerten, denen laufende Werte fehlen (referenz_fehlt). p_text wie api.suchen, p_zustand ein Zustand von vermietung oder aktuell (alle, die nicht abgeschlossen sind), p_je_seite höchstens 500. Eine Seite jenseits der letzten zeigt die letzte.';
