-- The bracket: signals, lifecycle events, what they start and move; all in one transaction or not at all.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(26);
SELECT vorgang_id AS kind FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'loslegen', '{"zahl":"2"}')), 'ok', 'the sub signals its bracket');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :master), 'zwei', 'the master moved');
SELECT id AS folge FROM engine.vorgang WHERE traeger_id = :klammer AND automat = 'spiel_folge' \gset
SELECT is((SELECT zustand || '/' || variante FROM engine.vorgang WHERE id = :folge), 'geplant/links', 'and started the next sub in its variant');
SELECT is((SELECT wert FROM akte.spielzeug WHERE vorgang_id = :folge), 'von signal:spiel_kind.los', 'with what the data function handed over');
SELECT is((SELECT entstanden_aus FROM engine.vorgang WHERE id = :folge), :kind::bigint, 'which came from the signalling one');
SELECT is((SELECT array_agg(automat || ':' || ereignis ORDER BY nr) FROM (SELECT * FROM audit.eintraege WHERE strom_id = :klammer ORDER BY nr DESC LIMIT 3) x),
  ARRAY['spiel_kind:loslegen', 'spiel_klammer:vor', 'spiel_folge:starten'], 'the log holds the cascade in order');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE strom_id = :klammer AND lifecycle IS NOT NULL), 2::bigint, 'two lifecycle events: both subs started');

-- cancelled: back, and the planned one is gone in the same transaction
SELECT tests.spieler(970012) \g /dev/null
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'aufgeben')), 'ok', 'the sub is cancelled');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :master), 'eins', 'the master fell back');
SELECT is((SELECT zustand || '/' || ende_art FROM engine.vorgang WHERE id = :folge), 'abgesagt/abbruch', 'the planned sub is cancelled, too');
SELECT is((SELECT array_agg(lifecycle ORDER BY nr) FROM audit.eintraege WHERE strom_id = :klammer AND lifecycle LIKE 'child_cancelled%'),
  ARRAY['child_cancelled:spiel_kind', 'child_cancelled:spiel_folge'], 'child_cancelled for both');
SELECT is(tests.spielcode(engine.ausloesen(:kind, 'notieren')), 'MA005', 'nothing leads out of a finished Vorgang');
SELECT is((SELECT status FROM akte.spielzeug WHERE vorgang_id = :kind), 'weg', 'the mirror followed to the end');

-- completed
SELECT vorgang_id AS kind2 FROM engine.starten('spiel_kind', :klammer, '{"wert":"y"}') \gset
SELECT isnt(:kind2::bigint, :kind::bigint, 'a finished exclusive one makes room');
SELECT is(tests.spielcode(engine.ausloesen(:kind2, 'loslegen')), 'ok', 'again under way');
SELECT id AS folge2 FROM engine.vorgang WHERE traeger_id = :klammer AND automat = 'spiel_folge' AND beendet_am IS NULL \gset
SELECT is(tests.spielcode(engine.ausloesen(:folge2, 'erledigen')), 'ok', 'the follow-up is done');
SELECT is((SELECT zustand || '/' || ende_art FROM engine.vorgang WHERE id = :kind2), 'gut/erfolg', 'which completes the other sub');
SELECT is((SELECT zustand || '/' || ende_art FROM engine.vorgang WHERE id = :master), 'drei/erfolg', 'and closes the master');
SELECT is(tests.spielcode(engine.starten('spiel_kind', :klammer, '{"wert":"z"}')), 'MA018', 'a closed bracket starts nothing');

-- half a cascade does not exist: the last link breaks, everything is as before
SELECT tests.spieler(970011) \g /dev/null
INSERT INTO engine.traeger (mandant_id, art, bezug_id) VALUES (970001, 'vermietung', 970002) RETURNING id AS k2 \gset
SET LOCAL ROLE mietakte_engine;
SELECT engine.klammer_beginnen('spiel_klammer', :k2) AS m2 \gset
RESET ROLE;
SELECT vorgang_id AS kind3 FROM engine.starten('spiel_kind', :k2, '{"wert":"x"}') \gset
SELECT count(*) AS vorher FROM audit.eintraege WHERE strom_id = :k2 \gset
ALTER TABLE akte.spielzeug ADD CONSTRAINT kein_signal CHECK (wert NOT LIKE 'von signal%') NOT VALID;
SELECT is(tests.spielcode(engine.ausloesen(:kind3, 'loslegen', '{"zahl":"2"}')), 'MA011', 'the sub to be started fails');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :kind3), 'neu', 'the cause stays where it was');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :m2), 'eins', 'the master, too');
SELECT is((SELECT wert || status FROM akte.spielzeug WHERE vorgang_id = :kind3), 'xganz_neu', 'its row and status, too');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE strom_id = :k2), :vorher::bigint + 1, 'one row: the attempt');
-- a reaction that needs a sub that is not there says so
UPDATE engine.vorgang SET zustand = 'zwei' WHERE id = :m2;
ALTER TABLE akte.spielzeug DROP CONSTRAINT kein_signal;
SELECT tests.spieler(970012) \g /dev/null
SELECT is(tests.spielcode(engine.starten('spiel_folge[rechts]', :k2, '{}')), 'ok', 'the variant that may be started by hand');
UPDATE engine.vorgang SET ende_art = 'abbruch', beendet_am = now() WHERE id = :kind3;
SELECT is((SELECT tests.spielcode(engine.ausloesen(v.id, 'erledigen')) FROM engine.vorgang v WHERE v.traeger_id = :k2 AND v.variante = 'rechts'), 'MA010', 'the expected sub is missing: refused as a whole');
SELECT * FROM finish();
ROLLBACK;
