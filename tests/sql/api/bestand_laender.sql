-- Which Land a postcode lies in: never guessed, and corrected by a row.
\ir ../hilfen.psql
SELECT plan(11);
SELECT is(api.bestand_laender(v.plz)::text, v.soll, v.plz || ' ' || v.ort) FROM (VALUES
  ('10115', '{BE}', 'Berlin'), ('99084', '{TH}', 'Erfurt'), ('60311', '{HE}', 'Frankfurt am Main'), ('50667', '{NW}', 'Köln'), ('01067', '{SN}', 'Dresden'), ('27499', '{HH}', 'Neuwerk'),
  ('12529', '{BB,BE}', 'Schönefeld: the sources disagree'), ('21039', '{HH,SH}', 'Escheburg and Hamburg'), ('00001', '{}', 'no such postcode')) AS v(plz, soll, ort);

SET LOCAL ROLE mietakte_dba;
INSERT INTO recht.plz_laender (plz_von, plz_bis, land, quelle, abgerufen_am, fassung) VALUES ('12529', '12529', 'BB', 'Gemeinde Schönefeld', '2026-11-20', 2);
RESET ROLE;
SELECT is(api.bestand_laender('12529')::text, '{BB}', 'a newer row of the operator counts');
SELECT is((SELECT count(*)::int FROM (SELECT p FROM generate_series(1000, 99998) p, LATERAL (SELECT api.bestand_laender(lpad(p::text, 5, '0')) AS l) x WHERE p % 997 = 0 AND cardinality(x.l) > 2) y), 0, 'never more than two');
SELECT * FROM finish();
ROLLBACK;
