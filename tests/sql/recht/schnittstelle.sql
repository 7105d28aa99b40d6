-- The promised interface: names, arguments, their order, defaults, result columns. A change here breaks other programs.
\ir ../hilfen.psql
SELECT plan(10);

CREATE TABLE tests.versprochen (name text, angaben text, ergebnis text);
INSERT INTO tests.versprochen VALUES
  ('werktag', 'p_monat date, p_nummer integer, p_land text, p_samstag boolean',
    'date'),
  ('naechster_werktag', 'p_tag date, p_land text',
    'date'),
  ('kuendigungsfrist', 'p_zugang date, p_ueberlassung date, p_durch text, p_land text, p_sonderfall text DEFAULT NULL::text',
    'TABLE(frist_monate integer, mietende date, mietende_spaetestens date, strittig boolean, widerspruch_bis date, rechenweg jsonb)'),
  ('verzug_ab', 'p_monat date, p_land text',
    'TABLE(faellig_bis date, verzug_ab date)'),
  ('verzug_ab_rechnung', 'p_zugang date, p_faellig date, p_land text, p_hinweis boolean, p_verbraucher boolean',
    'date'),
  ('basiszinssatz', 'p_tag date',
    'numeric'),
  ('verzugszinsen', 'p_betrag numeric, p_von date, p_bis date, p_prozentpunkte numeric DEFAULT 5, p_zahlungen jsonb DEFAULT ''[]''::jsonb',
    'TABLE(von date, bis date, tage integer, saldo numeric, basiszinssatz numeric, zinssatz numeric, zinsen numeric)'),
  ('verzugszinsen_summe', 'p_betrag numeric, p_von date, p_bis date, p_prozentpunkte numeric DEFAULT 5, p_zahlungen jsonb DEFAULT ''[]''::jsonb',
    'numeric'),
  ('mieterhoehung_termine', 'p_zugang date, p_land text',
    'TABLE(wirksam_ab date, zustimmung_bis date, zustimmung_bis_193 date, klage_bis date)'),
  ('mieterhoehung_sperrfrist', 'p_letzte_wirksam date, p_zugang date',
    'TABLE(fruehester_zugang date, zulaessig boolean, wirksam_ab date)'),
  ('kappungsgrenze', 'p_miete_vor_3_jahren numeric, p_prozent numeric, p_modernisierung numeric DEFAULT 0',
    'numeric'),
  ('staffelmiete', 'p_staffeln jsonb, p_tag date',
    'numeric'),
  ('indexmiete', 'p_basismiete numeric, p_vpi_alt numeric, p_vpi_neu numeric',
    'numeric'),
  ('vpi', 'p_monat date',
    'numeric'),
  ('index_wirksam_ab', 'p_zugang date, p_letzte_aenderung date',
    'date'),
  ('modernisierung', 'p_kosten numeric, p_erhaltung numeric, p_drittmittel numeric, p_flaeche numeric, p_kaltmiete numeric, p_bisher_6_jahre numeric DEFAULT 0, p_stichtag date DEFAULT NULL::date, p_heizung text DEFAULT NULL::text',
    'TABLE(jahresbetrag numeric, monatlich_ungekappt numeric, kappung_eur_qm numeric, kappung_rest numeric, monatlich numeric)'),
  ('modernisierung_wirksam_ab', 'p_zugang date, p_ordnungsgemaess boolean',
    'date'),
  ('modernisierung_fruehester_beginn', 'p_zugang date',
    'date'),
  ('haerteeinwand_bis', 'p_zugang date',
    'date'),
  ('kaution_hoechstbetrag', 'p_nettokaltmiete numeric',
    'numeric'),
  ('kaution_raten', 'p_kaution numeric, p_mietbeginn date, p_land text',
    'TABLE(nummer integer, faellig_am date, betrag numeric)'),
  ('kaution_zinsen', 'p_einzahlungen jsonb, p_bis date, p_zinssaetze jsonb DEFAULT NULL::jsonb',
    'TABLE(jahr integer, zinsen numeric)'),
  ('nk_abrechnung_bis', 'p_zeitraum_ende date',
    'date'),
  ('nk_einwendung_bis', 'p_zugang date',
    'date'),
  ('co2_vermieteranteil', 'p_kg_pro_qm numeric, p_stichtag date DEFAULT NULL::date',
    'numeric'),
  ('heizkostenanteil', 'p_kosten numeric, p_verbrauchsanteil numeric, p_flaeche numeric, p_flaeche_gesamt numeric, p_verbrauch numeric, p_verbrauch_gesamt numeric',
    'numeric'),
  ('anfechtungsfrist', 'p_beschluss date, p_land text',
    'TABLE(klage_bis date, begruendung_bis date)'),
  ('beschluss_ergebnis', 'p_prinzip text, p_stimmen jsonb',
    'TABLE(ja numeric, nein numeric, enthaltung numeric, angenommen boolean)'),
  ('zahlungsverzug', 'p_monatsmiete numeric, p_rueckstaende jsonb',
    'TABLE(buchstabe_a boolean, buchstabe_b boolean, kuendigungsgrund boolean, rueckstand numeric)'),
  ('tilgung', 'p_kosten numeric, p_zinsen numeric, p_haupt numeric, p_zahlung numeric',
    'TABLE(kosten numeric, zinsen numeric, haupt numeric, rest_haupt numeric)'),
  ('mahngebuehr', 'p_stufe integer',
    'numeric'),
  ('verzugszinsen_menge', 'p_posten jsonb, p_bis date',
    'TABLE(posten text, von date, bis date, tage integer, saldo numeric, basiszinssatz numeric, zinssatz numeric, zinsen numeric)'),
  ('rechenweg', 'p_funktion text, p_argumente jsonb',
    'jsonb'),
  ('nachrechnen', 'p_rechenweg jsonb',
    'TABLE(gleich boolean, erste_abweichung jsonb)'),
  ('bescheinigung_bis', 'p_einzug date',
    'date'),
  ('aufbewahrung_bis', 'p_art text, p_jahr integer',
    'date');
SELECT is((SELECT string_agg(v.name, ' ') FROM tests.versprochen AS v WHERE NOT EXISTS (SELECT FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND p.proname = v.name)), NULL, 'all promised functions are there');
SELECT is((SELECT string_agg(v.name || '(' || pg_get_function_arguments(p.oid) || ')', E'\n') FROM tests.versprochen AS v JOIN pg_proc AS p ON p.pronamespace = 'recht'::regnamespace AND p.proname = v.name
           WHERE pg_get_function_arguments(p.oid) <> v.angaben), NULL, 'with the promised arguments');
SELECT is((SELECT string_agg(v.name || ' ' || pg_get_function_result(p.oid), E'\n') FROM tests.versprochen AS v JOIN pg_proc AS p ON p.pronamespace = 'recht'::regnamespace AND p.proname = v.name
           WHERE pg_get_function_result(p.oid) <> v.ergebnis), NULL, 'and the promised results');
SELECT is((SELECT string_agg(p.proname, ' ') FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace GROUP BY p.pronamespace HAVING count(*) <> count(DISTINCT p.proname)), NULL, 'no name twice');

-- how they are made
SELECT is((SELECT string_agg(p.proname, ' ') FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND p.provolatile NOT IN ('i', 's')), NULL, 'all IMMUTABLE or STABLE');
CREATE TABLE tests.tabellen AS SELECT 'recht.' || c.relname AS name FROM pg_class AS c WHERE c.relnamespace = 'recht'::regnamespace AND c.relkind IN ('r', 'v');
-- reads a table, directly or through a function that does
CREATE TABLE tests.lesend AS
WITH RECURSIVE liest AS (
  SELECT p.oid, p.proname FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace
    AND (EXISTS (SELECT FROM tests.tabellen AS t WHERE p.prosrc ~ (t.name || '\M')) OR p.prosrc ~ 'FROM pg_proc')
  UNION
  SELECT p.oid, p.proname FROM pg_proc AS p JOIN liest AS l ON p.prosrc ~ ('recht\.' || l.proname || '\(') WHERE p.pronamespace = 'recht'::regnamespace
)
SELECT DISTINCT oid, proname FROM liest;
SELECT is((SELECT string_agg(p.proname, ' ' ORDER BY p.proname) FROM pg_proc AS p JOIN tests.lesend AS l ON l.oid = p.oid WHERE p.provolatile = 'i'), NULL, 'no IMMUTABLE one reads a table');
SELECT is((SELECT string_agg(p.proname, ' ' ORDER BY p.proname) FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND p.provolatile = 's' AND NOT EXISTS (SELECT FROM tests.lesend AS l WHERE l.oid = p.oid)), NULL, 'no STABLE one could be IMMUTABLE');
SELECT is((SELECT string_agg(p.proname, ' ') FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND p.prosrc ~ '\m(akte|engine|audit|sitzung|api|portal|regel)\.'), NULL, 'none knows a tenancy table');
SELECT is((SELECT string_agg(p.proname, ' ') FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND p.proname <> 'zinsabschnitte'
             AND NOT coalesce(p.proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)), NULL, 'all fix their search_path, but the one that PostgreSQL takes apart');
SELECT is((SELECT string_agg(p.proname, ' ') FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND coalesce(obj_description(p.oid, 'pg_proc'), '') !~ '\w+ \w+'), NULL, 'all explain themselves');

SELECT * FROM finish();
ROLLBACK;
