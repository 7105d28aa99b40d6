-- The preview shows the whole cascade and keeps nothing.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(25);
SELECT vorgang_id AS kind FROM engine.starten('spiel_kind', :klammer, '{"wert":"x"}') \gset
SELECT count(*) AS eintraege FROM audit.eintraege WHERE strom_id = :klammer \gset
SELECT encode(hash, 'hex') AS kopf FROM audit.koepfe WHERE strom_id = :klammer \gset
SELECT engine.vorschau(:kind, 'loslegen', '{"zahl":"2"}') AS bild \gset
SELECT is(:'bild'::jsonb->>'ok', 'true', 'it would work');
SELECT is((SELECT array_agg(s->>'automat' || ' ' || coalesce(s->>'nach', '')) FROM jsonb_array_elements(:'bild'::jsonb->'schritte') s),
  ARRAY['spiel_kind laeuft', 'spiel_klammer zwei', 'spiel_folge geplant'], 'every step of the cascade');
SELECT is(:'bild'::jsonb->'schritte'->0->'wirkung'->>'wert', '2', 'with what the effects did');
SELECT is(:'bild'::jsonb->'gestartet'->0->>'automat', 'spiel_folge', 'what it would start');
SELECT is((SELECT zustand FROM engine.vorgang WHERE id = :kind), 'neu', 'nothing moved');
SELECT is((SELECT count(*) FROM engine.vorgang WHERE traeger_id = :klammer), 2::bigint, 'nothing started');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE strom_id = :klammer), :eintraege::bigint, 'nothing logged');
SELECT is((SELECT encode(hash, 'hex') FROM audit.koepfe WHERE strom_id = :klammer), :'kopf'::text, 'the chain stands where it stood');
SELECT is(engine.vorschau(:kind, 'loslegen', '{"zahl":"3"}')->>'fehlercode', 'MA301', 'a refusal is shown as such');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE strom_id = :klammer), :eintraege::bigint, 'and not logged: nobody tried');
SELECT is(engine.vorschau(0, 'loslegen')->>'fehlercode', 'MA015', 'no such Vorgang');

-- the preview of a start
SELECT tests.spieler(970012) \g /dev/null
SELECT engine.ausloesen(:kind, 'aufgeben') \g /dev/null
SELECT tests.spieler(970011) \g /dev/null
SELECT count(*) AS eintraege FROM audit.eintraege \gset
SELECT count(*) AS vorgaenge FROM engine.vorgang \gset
SELECT count(*) AS zeilen FROM akte.spielzeug \gset
SELECT encode(hash, 'hex') AS kopf FROM audit.koepfe WHERE strom_id = :klammer \gset
SELECT engine.vorschau_start('spiel_kind', :klammer, '{"wert":"y"}') AS start \gset
SELECT is((:'start'::jsonb->>'ok') || ' ' || (:'start'::jsonb->>'nach'), 'true neu', 'it would begin');
SELECT is((SELECT array_agg((s->>'automat') || ' ' || (s->>'ereignis') || ' ' || (s->>'nach_titel')) FROM jsonb_array_elements(:'start'::jsonb->'schritte') s), ARRAY['spiel_kind starten Neu'], 'with its steps');
SELECT is(:'start'::jsonb->'schritte'->0->'wirkung'->>'angelegt', 'true', 'and what the effects did');
SELECT is(:'start'::jsonb->'vorgang_id', 'null'::jsonb, 'it has no number: nobody could open it');
SELECT is((SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(:'start'::jsonb) k), (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(:'bild'::jsonb) k), 'the shape is that of the other preview');
SELECT is((SELECT count(*) FROM engine.vorgang), :vorgaenge::bigint, 'nothing began');
SELECT is((SELECT count(*) FROM akte.spielzeug), :zeilen::bigint, 'no row of it stays');
SELECT is((SELECT count(*) FROM audit.eintraege), :eintraege::bigint, 'nothing logged');
SELECT is((SELECT encode(hash, 'hex') FROM audit.koepfe WHERE strom_id = :klammer), :'kopf'::text, 'the chain stands where it stood');
SELECT is(engine.vorschau_start('spiel_kind', :klammer)->>'fehlercode', 'MA012', 'a refusal is shown as such');
SELECT is(engine.vorschau_start('spiel_folge[rechts]', :klammer)->>'fehlercode', 'MA018', 'variants are told apart');
SELECT is((SELECT count(*) FROM audit.eintraege), :eintraege::bigint, 'and not logged: nobody tried');
SELECT is(engine.vorschau_start('spiel_kind', 0)->>'fehlercode', 'MA015', 'no such bracket');
SELECT is(engine.vorschau_start('spiel_kind', :frei_zwei)->>'fehlercode', 'MA015', 'nor somebody else''s');
SELECT * FROM finish();
ROLLBACK;
