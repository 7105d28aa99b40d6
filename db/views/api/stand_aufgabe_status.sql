-- What the page of a task shows.
--   SELECT abschnitte->0->'werte'->0->>'wert' FROM api.stand_aufgabe_status WHERE vorgang_id = 4711;
--    Angebot der Heizungsfirma nachfassen
CREATE VIEW api.stand_aufgabe_status WITH (security_invoker = true, security_barrier = true) AS
SELECT a.mandant_id, a.vorgang_id, (jsonb_build_array(
  jsonb_build_object('titel', 'Aufgabe', 'werte', jsonb_build_array(
    jsonb_build_object('titel', 'Was zu tun ist', 'wert', a.titel, 'typ', 'text'),
    jsonb_build_object('titel', 'Einzelheiten', 'wert', coalesce(a.beschreibung, '–'), 'typ', 'langtext'),
    jsonb_build_object('titel', 'Fällig am', 'wert', a.faellig_am, 'typ', 'datum', 'hinweis', CASE WHEN a.offen AND a.tage < 0 THEN 'überfällig' WHEN a.offen AND a.tage = 0 THEN 'heute' END),
    jsonb_build_object('titel', 'Zuständig', 'wert', coalesce(a.zustaendig, 'noch niemand'), 'typ', 'text'),
    jsonb_build_object('titel', 'Angelegt von', 'wert', coalesce(a.von, '–'), 'typ', 'text'))
    || CASE WHEN a.wartet_auf IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Wartet auf', 'wert', a.wartet_auf, 'typ', 'text'),
              jsonb_build_object('titel', 'Wieder vorlegen am', 'wert', a.wiedervorlage_am, 'typ', 'datum')) ELSE '[]' END
    || CASE WHEN a.ergebnis IS NOT NULL THEN jsonb_build_array(jsonb_build_object('titel', 'Ergebnis', 'wert', a.ergebnis, 'typ', 'langtext')) ELSE '[]' END,
    'links', CASE WHEN a.zu_vorgang_id IS NOT NULL THEN jsonb_build_array(jsonb_build_object('vorgang', a.zu_vorgang_id, 'titel', 'Gehört zu: ' || a.zu_titel || ' (' || a.zu_zustand_titel || ')')) END))) AS abschnitte
  FROM api.aufgaben a;
GRANT SELECT ON api.stand_aufgabe_status TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer;
COMMENT ON VIEW api.stand_aufgabe_status IS 'Abschnitte der Vorgangsseite einer Aufgabe.';
