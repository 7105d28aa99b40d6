-- The preview shows the whole cascade and keeps nothing.
\ir ../hilfen.psql
\ir spielzeug.psql
SELECT plan(11);
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
SELECT * FROM finish();
ROLLBACK;
