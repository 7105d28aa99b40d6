-- Every function explains itself, and what it explained can be re-derived.
\ir ../hilfen.psql
\ir argumente.psql
SELECT plan(43);

CREATE TABLE tests.wege AS SELECT a.funktion, a.argumente, recht.rechenweg(a.funktion, a.argumente) AS weg FROM tests.aufrufe AS a;

-- which functions of the schema are rules, and which only help
CREATE TABLE tests.helfer (name text);
INSERT INTO tests.helfer SELECT unnest(ARRAY['rechenweg', 'nachrechnen', 'argumente_pruefen', 'schritt', 'schritt_193', 'wegblatt', 'referenz_basiszins', 'feiertage_im',
  'land_pruefen', 'feiertage_pruefen', 'pflicht_pruefen', 'tag_pruefen', 'betrag_pruefen', 'bereich_pruefen', 'auswahl_pruefen', 'reihenfolge_pruefen', 'paare_lesen', 'ist_tag',
  'monatsende', 'monatsanfang', 'fristbeginn', 'tage_im_jahr', 'zinsen_runden', 'zinsabschnitte', 'basiszinssatz_fehlt', 'kautionszinssatz_im', 'modernisierungsregel', 'fehlende_werte']);
SELECT is((SELECT string_agg(p.proname, ' ' ORDER BY p.proname) FROM pg_proc AS p
           WHERE p.pronamespace = 'recht'::regnamespace AND p.proname NOT LIKE 'rechenweg\_%'
             AND NOT EXISTS (SELECT FROM tests.helfer AS h WHERE h.name = p.proname)
             AND NOT EXISTS (SELECT FROM tests.aufrufe AS a WHERE a.funktion = p.proname)), NULL, 'every rule has a derivation that is tested here');
SELECT is((SELECT string_agg(p.proname, ' ' ORDER BY p.proname) FROM pg_proc AS p
           WHERE p.pronamespace = 'recht'::regnamespace AND p.proname LIKE 'rechenweg\_%'
             AND NOT EXISTS (SELECT FROM tests.aufrufe AS a WHERE 'rechenweg_' || a.funktion = p.proname)), NULL, 'and no derivation is left untested');
SELECT is((SELECT count(*)::int FROM tests.wege), 65, '65 of them');

-- shape
SELECT is((SELECT string_agg(w.funktion, ' ') FROM tests.wege AS w WHERE NOT w.weg ?& ARRAY['funktion', 'argumente', 'version', 'stichtag', 'schritte', 'ergebnis']), NULL, 'all have the promised parts');
SELECT is((SELECT string_agg(w.funktion, ' ') FROM tests.wege AS w WHERE w.weg->>'funktion' <> w.funktion), NULL, 'and name their function');
SELECT is((SELECT string_agg(w.funktion, ' ') FROM tests.wege AS w WHERE NOT w.weg->'argumente' @> w.argumente), NULL, 'and their arguments');
SELECT is((SELECT string_agg(DISTINCT w.funktion, ' ') FROM tests.wege AS w, jsonb_array_elements(w.weg->'schritte') AS s
           WHERE NOT s ?& ARRAY['schritt', 'regel', 'norm', 'eingaben', 'ergebnis', 'feiertage', 'referenz', 'version']), NULL, 'every step has the promised parts');
SELECT is((SELECT string_agg(DISTINCT w.funktion, ' ') FROM tests.wege AS w, jsonb_array_elements(w.weg->'schritte') AS s
           WHERE s->>'regel' IS NULL OR s->>'norm' IS NULL OR jsonb_typeof(s->'eingaben') <> 'object' OR jsonb_typeof(s->'feiertage') <> 'array' OR jsonb_typeof(s->'referenz') <> 'array'), NULL,
          'with a rule and a norm');
SELECT is((SELECT string_agg(w.funktion, ' ') FROM tests.wege AS w
           WHERE w.weg->'schritte' = '[]' OR (SELECT string_agg(s->>'schritt', ',' ORDER BY n) FROM jsonb_array_elements(w.weg->'schritte') WITH ORDINALITY AS x (s, n))
                 <> (SELECT string_agg(n::text, ',') FROM generate_series(1, jsonb_array_length(w.weg->'schritte')) AS n)), NULL, 'numbered from 1');
SELECT is((SELECT string_agg(w.funktion, ' ') FROM tests.wege AS w WHERE EXISTS (SELECT FROM jsonb_array_elements(w.weg->'schritte') AS s WHERE s->'version' <> w.weg->'version')), NULL, 'of one version');

-- the result is the function's own
CREATE FUNCTION tests.ergebnis(p_sql text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v jsonb; BEGIN EXECUTE p_sql INTO v; RETURN v; END $$;
-- the same call, written out: recht.f(p_a := 'x'::date, …)
CREATE FUNCTION tests.direkt(p_funktion text, p_argumente jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE v_ruf text; v_menge boolean; v_satz boolean; v_aus text[];
BEGIN
  SELECT format('recht.%I(%s)', p_funktion, string_agg(format('%I := %L::%s', n.name, CASE n.art WHEN 'jsonb' THEN (p_argumente->n.name)::text ELSE p_argumente->>n.name END, n.art), ', '))
    INTO v_ruf FROM tests.angaben AS n WHERE n.funktion = p_funktion AND p_argumente ? n.name;
  SELECT p.proretset, p.proargmodes IS NOT NULL, p.proargnames[p.pronargs + 1:] INTO v_menge, v_satz, v_aus FROM pg_proc AS p WHERE p.proname = p_funktion AND p.pronamespace = 'recht'::regnamespace;
  IF NOT v_satz THEN RETURN tests.ergebnis('SELECT to_jsonb(' || v_ruf || ')'); END IF;
  RETURN tests.ergebnis('SELECT jsonb_agg(to_jsonb(z) ORDER BY z.nr) FROM ' || v_ruf || ' WITH ORDINALITY AS z (' || array_to_string(v_aus, ', ') || ', nr)');
END $$;
-- unrounded interest is kept to six decimals in a derivation
CREATE FUNCTION tests.angleichen(p jsonb) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE jsonb_typeof(p) WHEN 'array' THEN coalesce((SELECT jsonb_agg(tests.angleichen(e) ORDER BY n) FROM jsonb_array_elements(p) WITH ORDINALITY AS x (e, n)), '[]')
    WHEN 'object' THEN (SELECT jsonb_object_agg(k, CASE WHEN k = 'zinsen' THEN to_jsonb(round((p->>k)::numeric, 6)) ELSE p->k END) FROM jsonb_object_keys(p) AS k WHERE k NOT IN ('nr', 'rechenweg'))
    ELSE p END
$$;
SELECT is((SELECT string_agg(format('%s: %s, direct %s', w.funktion, w.weg->'ergebnis', d.wert), E'\n' ORDER BY w.funktion)
           FROM tests.wege AS w CROSS JOIN LATERAL (SELECT tests.angleichen(coalesce(tests.direkt(w.funktion, w.argumente), 'null')) AS wert) AS d
           WHERE tests.angleichen(w.weg->'ergebnis') IS DISTINCT FROM d.wert
             AND jsonb_build_array(tests.angleichen(w.weg->'ergebnis')) IS DISTINCT FROM d.wert), NULL, 'the result in the derivation is what the function returns');
SELECT is((SELECT string_agg(w.funktion, ' ') FROM tests.wege AS w WHERE recht.rechenweg(w.funktion, w.weg->'argumente') <> w.weg), NULL, 'the complete arguments lead to the same derivation');

-- nachrechnen
SELECT is((SELECT string_agg(w.funktion || ' ' || n.erste_abweichung, ' ') FROM tests.wege AS w, recht.nachrechnen(w.weg) AS n WHERE NOT n.gleich), NULL, 'all re-derive to the same');
SELECT is((SELECT string_agg(w.funktion, ' ') FROM tests.wege AS w, recht.nachrechnen(w.weg) AS n WHERE n.erste_abweichung IS NOT NULL), NULL, 'without a difference');
CREATE FUNCTION tests.abweichung(p_weg jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT concat_ws(' ', n.gleich, n.erste_abweichung->>'schritt', n.erste_abweichung->>'teil', n.erste_abweichung->>'gespeichert', n.erste_abweichung->>'neu') FROM recht.nachrechnen(p_weg) AS n
$$;
SELECT is(tests.abweichung(jsonb_set(w.weg, '{ergebnis}', '9.99')), 'f ergebnis 9.99 10.00', 'another result') FROM tests.wege AS w WHERE w.funktion = 'mahngebuehr';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{version}', '"2020-01-1"')), 'f version 2020-01-1 2026-11-1', 'an older version of the rule') FROM tests.wege AS w WHERE w.funktion = 'mahngebuehr';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{stichtag}', '"2020-01-01"')), 'f stichtag 2020-01-01', 'another day') FROM tests.wege AS w WHERE w.funktion = 'mahngebuehr';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{schritte,0,ergebnis}', '9')), 'f 1 ergebnis 9 10.00', 'another result of a step') FROM tests.wege AS w WHERE w.funktion = 'mahngebuehr';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{schritte,1,feiertage}', '[]')) LIKE 'f 2 feiertage [] [{%', true, 'a holiday it did not know') FROM tests.wege AS w WHERE w.funktion = 'kuendigungsfrist';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{schritte}', w.weg->'schritte' || '[{"schritt": 9}]')), 'f 5 schritt 9', 'a step too many') FROM tests.wege AS w WHERE w.funktion = 'kuendigungsfrist';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{schritte}', (w.weg->'schritte') - -1)), 'f 4 schritt 4', 'a step too few') FROM tests.wege AS w WHERE w.funktion = 'kuendigungsfrist';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{argumente}', (w.weg->'argumente') - 'p_sonderfall')) LIKE 'f argumente %', true, 'arguments that are not complete') FROM tests.wege AS w WHERE w.funktion = 'kuendigungsfrist';
SELECT is(tests.abweichung(jsonb_set(w.weg, '{schritte,0,regel}', '"anders formuliert"')), 't', 'wording may improve') FROM tests.wege AS w WHERE w.funktion = 'mahngebuehr';

-- a correction of a reference row shows up in what was derived before it
SET LOCAL ROLE mietakte_dba;
INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am, fassung) VALUES ('2024-01-01', 3.63, 'Deutsche Bundesbank', '2027-01-04', 2);
INSERT INTO recht.feiertage (land, tag, name, arbeitsfrei, quelle, abgerufen_am, fassung) VALUES ('BE', '2025-10-03', 'Tag der Deutschen Einheit', false, 'Probe', '2027-01-04', 2);
INSERT INTO recht.vpi (monat, wert, quelle, abgerufen_am, fassung) VALUES ('2026-06-01', 124.6, 'Destatis', '2027-01-04', 2);
RESET ROLE;
SELECT is(tests.abweichung(w.weg) LIKE 'f 1 eingaben %', true, 'base rate corrected: the first segment differs') FROM tests.wege AS w WHERE w.funktion = 'verzugszinsen_summe';
SELECT is(tests.abweichung(w.weg) LIKE 'f 2 feiertage %', true, 'holiday taken away: the step that used it differs') FROM tests.wege AS w WHERE w.funktion = 'kuendigungsfrist';
SELECT is(tests.abweichung(w.weg) LIKE 'f 1 referenz %', true, 'the same value from a newer source: the row differs') FROM tests.wege AS w WHERE w.funktion = 'vpi';
SELECT is(tests.abweichung(w.weg), 't', 'what does not depend on it stays') FROM tests.wege AS w WHERE w.funktion = 'anfechtungsfrist';

-- some derivations in full
SELECT is((SELECT string_agg(concat_ws(' ', s->>'schritt', s->>'ergebnis'), ', ' ORDER BY n) FROM tests.wege AS w, jsonb_array_elements(w.weg->'schritte') WITH ORDINALITY AS x (s, n) WHERE w.funktion = 'verzug_ab'),
  '1 2026-07-03, 2 2026-07-04, 3 2026-07-06', 'default: the law''s day and the product''s');
SELECT is((SELECT string_agg(f->>'name', ', ' ORDER BY n) FROM jsonb_array_elements(recht.rechenweg('werktag', '{"p_monat": "2026-04-01", "p_nummer": 3, "p_land": "BE", "p_samstag": false}')->'schritte'->0->'feiertage') WITH ORDINALITY AS x (f, n)),
  'Karfreitag, Ostermontag', 'the holidays between');
SELECT is(recht.rechenweg('werktag', '{"p_monat": "2026-11-01", "p_nummer": 3, "p_land": "BY", "p_samstag": false}')->'schritte'->0->'feiertage', '[]', 'a holiday on a Sunday moves nothing and is not listed');
SELECT is(recht.rechenweg('werktag', '{"p_monat": "2026-04-01", "p_nummer": 3, "p_land": "BE", "p_samstag": false}')->'schritte'->0->'ergebnis', '["2026-04-01", "2026-04-02", "2026-04-07"]', 'and the days counted');
SELECT is(recht.rechenweg('verzug_ab_rechnung', '{"p_zugang": "2026-01-31", "p_faellig": "2026-01-31", "p_land": "BE", "p_hinweis": false, "p_verbraucher": true}')->'ergebnis', 'null', 'no default has a derivation, too');
SELECT is(recht.rechenweg('widerspruch_bis', '{"p_mietende": "2026-08-31", "p_hinweis": false}')->'ergebnis', 'null', 'no hint, no day');
SELECT is(recht.rechenweg('verzugszinsen', '{"p_betrag": 1, "p_von": "2025-01-01", "p_bis": "2025-01-01"}')->'argumente',
  '{"p_betrag": 1, "p_von": "2025-01-01", "p_bis": "2025-01-01", "p_prozentpunkte": 5, "p_zahlungen": []}', 'defaults are written out');
SELECT is(recht.rechenweg('modernisierung', '{"p_kosten": 24000, "p_erhaltung": 0, "p_drittmittel": 7200, "p_flaeche": 50, "p_kaltmiete": 600, "p_heizung": "559e"}')->'schritte'->0->'referenz'->0->>'regel', '559e', 'the row that was used');
SELECT is((SELECT string_agg(concat_ws(' ', s->'eingaben'->>'jahr', s->'ergebnis'->>'tage', s->'ergebnis'->>'zinsen'), ', ' ORDER BY n) FROM tests.wege AS w, jsonb_array_elements(w.weg->'schritte') WITH ORDINALITY AS x (s, n) WHERE w.funktion = 'kaution_zinsen'),
  '2018 92 0.36, 2019 365 1.20, 2020 181 0.48', 'deposit: a step a year');
SELECT is(recht.rechenweg('kaution_zinsen', '{"p_einzahlungen": [["2025-01-01", "100.00"]], "p_bis": "2026-01-01", "p_zinssaetze": {"2025": "1.5"}}')->'schritte'->0->'referenz', '[{"angabe": "p_zinssaetze", "von": "2025-01-01", "bis": "2025-12-31", "prozent": 1.5}]', 'rates given by the caller say so');
SELECT is(recht.rechenweg('werktag', '{"p_monat": "2026-04-01", "p_nummer": 3, "p_land": "BE", "p_samstag": true}')->'schritte'->0->>'norm', '§ 573c Abs. 1 S. 1 BGB, BGH VIII ZR 206/04', 'with Saturday it is the notice''s Werktag');

SELECT is((SELECT string_agg(t || ': ' || (SELECT string_agg(r->>'gueltig_ab', ' ') FROM jsonb_array_elements(recht.rechenweg('basiszinssatz', jsonb_build_object('p_tag', t))->'schritte'->0->'referenz') AS r), ', ' ORDER BY t)
           FROM unnest(ARRAY['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01']) AS t), '2025-12-31: 2025-07-01, 2026-01-01: 2026-01-01, 2026-06-30: 2026-01-01, 2026-07-01: 2026-07-01', 'just the row that was used');

-- a derivation that nobody entered into the dispatcher is an error, not nothing
CREATE FUNCTION recht.rechenweg_probe() RETURNS jsonb LANGUAGE sql STABLE AS $$SELECT NULL::jsonb$$;
SELECT throws_ok($$SELECT recht.rechenweg('probe', '{}')$$, '20000', NULL, 'the dispatcher has no silent way out');
DROP FUNCTION recht.rechenweg_probe();

-- everybody may ask
CREATE FUNCTION tests.als_rolle(p_rolle name, p_sql text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v text;
BEGIN
  EXECUTE format('SET LOCAL ROLE %I', p_rolle);
  EXECUTE p_sql INTO v;
  RESET ROLE;
  RETURN v;
END $$;
SELECT is((SELECT string_agg(DISTINCT tests.als_rolle(r.rolname, 'SELECT recht.verzugszinsen_summe(1000, ''2021-01-01'', ''2021-12-31'')'), ' ') FROM pg_roles AS r
           WHERE r.rolname LIKE 'mietakte\_%' AND has_schema_privilege(r.oid, 'recht', 'USAGE')), '41.20', 'every role that reaches the schema');
SELECT is((SELECT string_agg(p.proname, ' ') FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND NOT has_function_privilege('public', p.oid, 'EXECUTE')), NULL, 'PUBLIC may execute all of them');
SELECT is((SELECT count(*)::int FROM pg_proc AS p WHERE p.pronamespace = 'recht'::regnamespace AND p.prosecdef), 0, 'none runs with anybody else''s rights');

SELECT * FROM finish();
ROLLBACK;
