-- eigentuemerversammlung and its subs: called off after the invitation, with everything that hangs on it, however far it is; budgets withdrawn.
\ir ../hilfen.psql
\ir weg.psql
SELECT plan(5);
SELECT tests.mandant() AS m \gset
SELECT tests.weg(:m) AS o \gset
CREATE FUNCTION tests.plan_bis(p_versammlung bigint, p_jahr int, p_zustand text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v engine.ergebnis := engine.starten('wirtschaftsplan_genehmigung', (SELECT x.traeger_id FROM engine.vorgaenge x WHERE x.id = p_versammlung), jsonb_build_object('jahr', p_jahr, 'gueltig_ab', p_jahr || '-01-01'));
BEGIN
  PERFORM tests.schritt(v.vorgang_id, 'position_erfassen', '{"bezeichnung": "Versicherung", "betrag": "1200,00", "schluessel": "mea", "art": "hausgeld"}');
  IF p_zustand = 'versendet' THEN PERFORM tests.schritt(v.vorgang_id, 'versenden'); END IF;
  IF (SELECT x.zustand FROM engine.vorgaenge x WHERE x.id = v.vorgang_id) IS DISTINCT FROM p_zustand THEN RAISE EXCEPTION 'fixture: % %', p_zustand, v; END IF;
  RETURN v.vorgang_id;
END $$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-01 10:00+02') \g /dev/null

-- a budget can be withdrawn before anybody votes on it
SELECT tests.versammlung(:o) AS v \gset
SELECT is(tests.schritt(tests.plan_bis(:v, 2027, z), 'zurueckziehen', '{"grund": "Es fehlen Angebote"}'), 'zurueckgezogen', 'withdrawn, ' || z) FROM unnest(ARRAY['entwurf', 'versendet']) z;

-- called off after the invitation: drafts and budgets that were sent end with it
SELECT tests.schritt(:v, 'top_erfassen', '{"titel": "Dachsanierung", "art": "beschluss", "antrag": "Das Dach wird saniert."}') \g /dev/null
SELECT tests.plan_bis(:v, 2027, 'entwurf') AS p1, tests.plan_bis(:v, 2028, 'versendet') AS p2 \gset
SELECT is(tests.schritt(:v, 'einladen', '{"weg": "brief", "versandt_am": "2026-04-01", "zugang_am": "2026-04-05"}'), 'eingeladen', 'invited');
SELECT is(tests.schritt(:v, 'absagen', '{"grund": "Der Saal ist abgebrannt"}'), 'abgesagt', 'and called off');
SELECT is((SELECT string_agg(zustand, ',' ORDER BY id) FROM engine.vorgang WHERE id IN (:p1, :p2)), 'zurueckgezogen,zurueckgezogen', 'draft and sent budget end with it');

SELECT * FROM finish();
ROLLBACK;
