-- The dry run names everything at once, with file, line and column, and writes nothing.
\ir ../hilfen.psql
\ir bestand.psql
SELECT plan(73);
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'teamleitung', '2026-11-20 10:00+01') \g /dev/null
SELECT tests.bestand() AS b \gset

SELECT is(tests.befunde(:'b'), 'vertraege 7 von MA728 hinweis', 'the plain stock has one note: a lease to come');
SELECT is((SELECT string_agg(stufe || ' ' || n, ', ' ORDER BY stufe) FROM (SELECT b.stufe, count(*) AS n FROM api.bestand_pruefen(:'b') b WHERE b.fehlercode IS NULL GROUP BY 1) x), 'ausgelassen 2, neu 31', 'every row is accounted for');
SELECT is((SELECT string_agg(b.datei || ' ' || b.zeile, ', ' ORDER BY b.datei) FROM api.bestand_pruefen(:'b') b WHERE b.stufe = 'ausgelassen'), 'bankkonten 4, kontakte 8', 'the craftsman and his account are left out');
SELECT is(tests.bestandszahlen(:m), '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'nothing was written');

-- the shape of the argument
SELECT is((SELECT string_agg(fehlercode, ',') FROM api.bestand_pruefen(v.z::jsonb)), v.soll, 'shape: ' || coalesce(v.z, 'NULL')) FROM (VALUES
  ('{}', 'MA701'), ('"x"', 'MA701'), ('[1]', 'MA701'), (NULL, 'MA701'), ('[]', 'MA723'), ('[{"datei": "mieter"}]', 'MA701'), ('[{}]', 'MA701')) AS v(z, soll);
SELECT is((SELECT string_agg(fehlercode, ',') FROM api.bestand_pruefen(:'b', 'Meine Quelle')), 'MA724', 'the source has a plain name');
SELECT is((SELECT array_agg(b.spalte ORDER BY b.spalte) FROM api.bestand_pruefen('[{"datei": "vertraege"}]') b WHERE b.fehlercode = 'MA702'), '{K_ID,OBJ_ID,Typ,VE_ID,von}', 'an empty row lacks all it needs');
SELECT is((SELECT b.zeile FROM api.bestand_pruefen('[{"datei": "objekte"}, {"datei": "gebaeude", "OBJ_ID": "77", "GEB_ID": "1"}]') b WHERE b.fehlercode = 'MA710'), 2, 'without a line number the position counts');
SELECT is((SELECT count(*)::int FROM api.bestand_pruefen(tests.anders(:'b', 'vertraege', 2, '{"Z_Miete": 920.00, "von": "2018-10-01"}')) b WHERE NOT b.ok), 0, 'JSON numbers and ISO dates are as good');

-- cells, each at its place; the later checks do not call a value missing that was unreadable
SELECT is(tests.befunde(tests.anders(:'b', v.datei, v.zeile, v.werte::jsonb)), v.soll, v.datei || ' ' || v.werte) FROM (VALUES
  ('vertraege', 2, '{"von": "31.02.2018"}', 'vertraege 2 von MA703 fehler, vertraege 7 von MA728 hinweis'),
  ('vertraege', 2, '{"Z_Miete": "-920,00"}', 'vertraege 2 Z_Miete MA705 fehler, vertraege 7 von MA728 hinweis'),
  ('vertraege', 2, '{"Z_Miete": ""}', 'vertraege 2 Z_Miete MA702 fehler, vertraege 7 von MA728 hinweis'),
  ('vertraege', 4, '{"Z_Miete": ""}', 'vertraege 4 Z_Miete MA702 warnung, vertraege 7 von MA728 hinweis'),
  ('vertraege', 2, '{"Z_Miete": "92.000"}', 'vertraege 2 Z_Miete MA725 warnung, vertraege 2 Z_Miete MA729 warnung, vertraege 7 von MA728 hinweis'),
  ('vertraege', 2, '{"Typ": "X"}', 'vertraege 2 Typ MA706 fehler, vertraege 7 von MA728 hinweis'),
  ('vertraege', 2, '{"bis": "01.01.2010"}', 'einheiten 2 Kaution MA716 hinweis, vertraege 2 bis MA712 fehler, vertraege 7 von MA728 hinweis, vorgaenge 2 von MA719 warnung, vorgaenge 4 von MA719 warnung'),
  ('vertraege', 2, '{"K_ID": "77"}', 'vertraege 2 K_ID MA710 fehler, vertraege 7 von MA728 hinweis, vorgaenge 2 K_ID MA710 fehler, vorgaenge 3 K_ID MA710 fehler, vorgaenge 4 K_ID MA710 fehler, vorgaenge 5 K_ID MA710 fehler, vorgaenge 6 K_ID MA710 fehler'),
  ('vertraege', 2, '{"VE_ID": "77"}', 'vertraege 2 VE_ID MA710 fehler, vertraege 7 von MA728 hinweis, vorgaenge 2 K_ID MA710 fehler, vorgaenge 3 K_ID MA710 fehler, vorgaenge 4 K_ID MA710 fehler, vorgaenge 5 K_ID MA710 fehler, vorgaenge 6 K_ID MA710 fehler'),
  ('vertraege', 2, '{"BK_ID": "77"}', 'vertraege 2 BK_ID MA710 warnung, vertraege 7 von MA728 hinweis'),
  ('vertraege', 2, '{"U_Personen": "drei", "Lastschrift": "vielleicht"}', 'vertraege 2 Lastschrift MA706 warnung, vertraege 2 U_Personen MA704 warnung, vertraege 7 von MA728 hinweis'),
  ('vertraege', 2, '{"Gewerbe": "G"}', 'vertraege 2 Gewerbe MA729 hinweis, vertraege 7 von MA728 hinweis'),
  ('vertraege', 8, '{"Gewerbe": "N"}', 'vertraege 7 von MA728 hinweis, vertraege 8 Gewerbe MA729 hinweis'),
  ('objekte', 2, '{"PLZ": "22145"}', 'objekte 2 PLZ MA711 fehler, vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"PLZ": "22145", "Land": "SH"}', 'vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"PLZ": "Berlin", "Ort": "10115"}', 'objekte 2 PLZ MA726 fehler, vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"PLZ": "1067"}', 'objekte 2 PLZ MA711 hinweis, objekte 2 PLZ MA726 warnung, vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"PLZ": "86150", "Ort": "Augsburg"}', 'objekte 2 PLZ MA711 hinweis, vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"Land": "XX"}', 'objekte 2 Land MA711 fehler, vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"MV_Eig_K_ID": ""}', 'objekte 2 MV_Eig_K_ID MA702 warnung, vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"MV_Eig_K_ID": "77"}', 'objekte 2 MV_Eig_K_ID MA710 fehler, vertraege 7 von MA728 hinweis'),
  ('objekte', 2, '{"BK1_ID": "77"}', 'objekte 2 BK1_ID MA710 warnung, vertraege 7 von MA728 hinweis'),
  ('einheiten', 2, '{"GEB_ID": "77"}', 'einheiten 2 GEB_ID MA710 fehler, vertraege 7 von MA728 hinweis'),
  ('einheiten', 2, '{"Art": ""}', 'einheiten 2 Art MA706 warnung, vertraege 7 von MA728 hinweis'),
  ('einheiten', 2, '{"Art": "Wohnung"}', 'einheiten 2 Art MA706 fehler, vertraege 7 von MA728 hinweis'),
  ('einheiten', 2, '{"Kaution": "2.760,01"}', 'einheiten 2 Kaution MA716 warnung, vertraege 7 von MA728 hinweis'),
  ('einheiten', 2, '{"VE_ID": "2"}', 'einheiten 2 Kaution MA716 warnung, einheiten 3 VE_ID MA709 fehler, vertraege 2 VE_ID MA710 fehler, vertraege 7 von MA728 hinweis'),
  ('kontakte', 3, '{"Nachname1": "", "Vorname1": "", "Nachname2": "", "Vorname2": ""}', 'kontakte 3 Nachname1 MA714 fehler, vertraege 7 von MA728 hinweis'),
  ('kontakte', 3, '{"Nachname2": ""}', 'kontakte 3 Nachname2 MA714 warnung, vertraege 7 von MA728 hinweis'),
  ('kontakte', 3, '{"Email": "ohne Klammeraffe"}', 'kontakte 3 Email MA727 warnung, vertraege 7 von MA728 hinweis'),
  ('bankkonten', 3, '{"IBAN": "DE03500105170137075030"}', 'bankkonten 3 IBAN MA708 fehler, vertraege 7 von MA728 hinweis'),
  ('vorgaenge', 5, '{"Typ": "Nebenkosten"}', 'vertraege 7 von MA728 hinweis, vorgaenge 5 Typ MA717 fehler'),
  ('vorgaenge', 5, '{"Ergebnis": "halb"}', 'vertraege 7 von MA728 hinweis, vorgaenge 5 Ergebnis MA718 fehler'),
  ('vorgaenge', 5, '{"K_ID": "2"}', 'vertraege 7 von MA728 hinweis, vorgaenge 5 K_ID MA710 fehler'),
  ('vorgaenge', 5, '{"bis": "01.03.2024"}', 'vertraege 7 von MA728 hinweis, vorgaenge 5 bis MA712 fehler'),
  ('vorgaenge', 5, '{"bis": "01.03.2027"}', 'vertraege 7 von MA728 hinweis, vorgaenge 5 bis MA719 fehler'),
  ('vorgaenge', 5, '{"von": "01.03.2017", "bis": "02.03.2017"}', 'vertraege 7 von MA728 hinweis, vorgaenge 5 von MA719 warnung'),
  ('vorgaenge', 8, '{"von": "01.03.2020", "bis": "02.03.2020"}', 'vertraege 7 von MA728 hinweis, vorgaenge 8 von MA719 warnung'),
  ('vorgaenge', 7, '{"Ergebnis": ""}', 'vertraege 3 bis MA721 warnung, vertraege 7 von MA728 hinweis'),
  ('vorgaenge', 9, '{"Betrag": ""}', 'vertraege 7 von MA728 hinweis, vorgaenge 9 Betrag MA702 fehler'),
  ('vorgaenge', 9, '{"VE_ID": "3"}', 'vertraege 7 von MA728 hinweis, vorgaenge 9 Ergebnis MA718 fehler'),
  ('vorgaenge', 2, '{"Betrag": ""}', 'vertraege 2 Z_Miete MA725 hinweis, vertraege 7 von MA728 hinweis')) AS v(datei, zeile, werte, soll);

-- two of a kind
SELECT is(tests.nur(:'b'::jsonb || jsonb_build_array(z), 'MA709'), v.soll, 'twice: ' || v.datei)
  FROM (VALUES ('objekte', 'objekte 99 OBJ_ID fehler'), ('gebaeude', 'gebaeude 99 GEB_ID fehler'), ('einheiten', 'einheiten 99 VE_ID fehler'), ('kontakte', 'kontakte 99 K_ID fehler'),
               ('vertraege', 'vertraege 99 K_ID fehler'), ('bankkonten', 'bankkonten 99 BK_ID fehler')) AS v(datei, soll)
  CROSS JOIN LATERAL (SELECT (:'b'::jsonb #> ARRAY[(SELECT (x.nr - 1)::text FROM jsonb_array_elements(:'b'::jsonb) WITH ORDINALITY AS x(e, nr) WHERE x.e->>'datei' = v.datei ORDER BY x.nr LIMIT 1)]) || '{"zeile": 99}' AS z) d;

-- a flat let twice, however the rows lie; also three at a time
SELECT is(tests.nur(tests.anders(:'b', 'vertraege', 4, '{"bis": ""}'), 'MA713'), 'vertraege 5 von fehler', 'the earlier lease has no end');
SELECT is(tests.nur(tests.anders(:'b', 'vertraege', 5, '{"von": "31.12.2019"}'), 'MA713'), 'vertraege 5 von fehler', 'one day is enough');
SELECT is(tests.nur(tests.anders(:'b', 'vertraege', 5, '{"von": "01.01.2020"}'), 'MA713'), NULL, 'the next day is not');
SELECT is(tests.nur(tests.anders(:'b', 'vertraege', 2, '{"VE_ID": "3", "von": "01.01.2010"}'), 'MA713'), 'vertraege 4 von fehler, vertraege 5 von fehler', 'a lease without end collides with every later one');
SELECT is(tests.nur(:'b'::jsonb || '[{"datei": "vertraege", "zeile": 99, "OBJ_ID": "1", "VE_ID": "5", "K_ID": "4", "Typ": "E", "von": "01.01.2015"}]', 'MA713'), 'vertraege 99 von hinweis', 'owners may share');

-- who may
SELECT is((SELECT tests.als(:m, r)::text || (SELECT string_agg(DISTINCT b.fehlercode, ',') FROM api.bestand_pruefen(:'b') b WHERE NOT b.ok)), 'MA722', 'not for ' || r) FROM unnest(ARRAY['sachbearbeitung', 'buchhaltung']) r;
SELECT is((SELECT tests.als(:m, 'verwalter-admin')::text || (SELECT count(*) FROM api.bestand_pruefen(:'b') b WHERE NOT b.ok)), '0', 'for the administrator');
SELECT sitzung.als_dienst(:m) \g /dev/null
SELECT is((SELECT count(*)::int FROM api.bestand_pruefen(:'b') b WHERE NOT b.ok), 0, 'for the service');
SELECT is(tests.bestandszahlen(:m), '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0', 'still nothing was written');
SELECT * FROM finish();
ROLLBACK;
