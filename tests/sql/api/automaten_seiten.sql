-- What the pages about machines, objects and other brackets read: catalogue, object, links across brackets, names of brackets, known
-- tenants, and the notice that is only played through.
\ir ../hilfen.psql
SELECT plan(48);

SELECT tests.mandant() AS m, tests.mandant('Ahorn KG') AS m2 \gset
SELECT tests.objekt(:m, '0147') AS o \gset
SELECT tests.objekt(:m2, '0001') AS o2 \gset
SELECT tests.einheit(:m, :o) AS e \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m, jsonb_build_object('einheit_id', :e, 'mietbeginn', '2017-04-15')) AS mv \gset
SELECT tests.traeger(:mv) AS t \gset

-- the catalogue
SELECT is((SELECT count(*) FROM api.automaten), (SELECT count(*) FROM engine.automaten WHERE aktuell), 'every machine, once');
SELECT is((SELECT string_agg(automat, ',' ORDER BY automat) FROM api.automaten WHERE NOT sichtbar), 'eigentuemerversammlung,etv_beschluss,wirtschaftsplan_genehmigung', 'without a WEG nobody meets its machines');
SELECT is((SELECT bool_or('eigentuemerversammlung' = ANY (traeger_arten)) FROM api.automaten WHERE sichtbar), false, 'nor reads of its brackets');
SELECT is((SELECT (laufend, ist_klammer, exklusiv)::text FROM api.automaten WHERE automat = 'vermietung'), '(1,t,f)', 'one lease runs');
SELECT is((SELECT laufend FROM api.automaten WHERE automat = 'kuendigung'), 0::bigint, 'no notice');
SELECT is((SELECT master->0->>'automat' FROM api.automaten WHERE automat = 'kuendigung'), 'vermietung', 'its master');
SELECT is((SELECT string_agg(z->>'zustand', ',' ORDER BY nr) FROM api.automaten a, jsonb_array_elements(a.zustaende) WITH ORDINALITY x(z, nr) WHERE a.automat = 'kuendigung'),
  (SELECT string_agg(zustand, ',' ORDER BY reihenfolge) FROM engine.zustaende JOIN engine.automaten USING (automat, version) WHERE automat = 'kuendigung' AND aktuell), 'its states in their order');
SELECT is((SELECT count(*) FROM api.automaten a, jsonb_array_elements(a.uebergaenge) u), (SELECT count(*) FROM engine.uebergaenge JOIN engine.automaten USING (automat, version) WHERE aktuell), 'every row of every machine');
SELECT is((SELECT u->'bedingungen'->0->>'bedeutung' FROM api.automaten a, jsonb_array_elements(a.uebergaenge) u WHERE a.automat = 'kuendigung' AND u->>'ereignis' = 'zugang_erfassen') LIKE '%§ 568%', true, 'a guard is explained with its norm');
SELECT is((SELECT count(*) FROM api.automaten a, jsonb_array_elements(a.uebergaenge) u, jsonb_array_elements(u->'bedingungen') b WHERE b->>'bedeutung' IS NULL), 0::bigint, 'every guard of every machine is');
SELECT is((SELECT count(*) FROM api.automaten a, jsonb_array_elements(a.uebergaenge) u, jsonb_array_elements(u->'bedingungen') b WHERE (b->>'uebersteuerbar')::boolean),
  (SELECT sum(cardinality(uebersteuerbar)) FROM engine.uebergaenge JOIN engine.automaten USING (automat, version) WHERE aktuell)::bigint, 'and says whether it can be overridden');
SELECT is((SELECT z->'fristen'->0->>'norm' FROM api.automaten a, jsonb_array_elements(a.zustaende) z WHERE a.automat = 'kuendigung' AND z->>'zustand' = 'haertefall'), '§ 574a Abs. 2 BGB', 'deadlines stand with their state');
SELECT is((SELECT bool_or(r->>'quelle' = 'Kündigung' AND r->>'ziel' = 'Wohnungsübergabe (Auszug)' AND r->>'aktion' = 'starten') FROM api.automaten a, jsonb_array_elements(a.reaktionen) r WHERE a.automat = 'vermietung'), true, 'what the master does by itself');
SELECT is((SELECT count(*) FROM api.automaten a, jsonb_array_elements(a.startbar) s WHERE a.automat = 'vermietung' AND s->>'zustand' = 'Laufende Vermietung' AND s->'kinder' @> '[{"automat": "kuendigung"}]'), 1::bigint, 'what can be started where');
SELECT engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}') \g /dev/null
SELECT is((SELECT laufend || ' ' || (SELECT z->>'laufend' FROM jsonb_array_elements(zustaende) z WHERE z->>'zustand' = 'entwurf') FROM api.automaten WHERE automat = 'kuendigung'), '1 1', 'counted when it runs, in its state');
SELECT tests.als(:m2) \g /dev/null
SELECT is((SELECT laufend FROM api.automaten WHERE automat = 'kuendigung'), 0::bigint, 'not by another client');
RESET ROLE;
UPDATE akte.objekte SET verwaltungsart = 'WEG' WHERE id = :o2;
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT count(*) FROM api.automaten WHERE NOT sichtbar), 0::bigint, 'who manages a WEG meets all of them');
SELECT tests.als(:m) \g /dev/null
SELECT is((SELECT count(*) FROM api.automaten WHERE NOT sichtbar), 3::bigint, 'and nobody else does for it');
SELECT is((SELECT string_agg(x->>'automat', ',') FROM api.automaten a, jsonb_array_elements(a.master) x WHERE a.automat = 'aufgabe_status'), 'vermietung', 'a task hangs anywhere, but not on what is not there');

-- the object
SELECT is((SELECT (nummer, jsonb_array_length(einheiten), jsonb_array_length(vorgaenge), jsonb_array_length(laufende), eigentuemer)::text FROM api.objektakte WHERE objekt_id = :o), '(0147,1,0,1,"Wohnbau Prenzlau GbR")', 'head, units, Vorgänge of its own and of its leases');
SELECT is((SELECT einheiten->0->'mietverhaeltnisse'->0->>'mieter' FROM api.objektakte WHERE objekt_id = :o), 'Katrin Ostermann, Jonas Ostermann', 'who lives there');
SELECT is((SELECT laufende->0->>'titel' FROM api.objektakte WHERE objekt_id = :o), 'Kündigung', 'and what runs there');
SELECT is((SELECT count(*) FROM api.objektakte WHERE objekt_id = :o2), 0::bigint, 'nobody else''s');

-- links across brackets: a Vorgang of the object that came from the lease, and one of the office that led to it
RESET ROLE;
SELECT traeger_id AS ot FROM akte.objekte WHERE id = :o \gset
SELECT id AS k FROM engine.vorgang WHERE traeger_id = :t AND automat = 'kuendigung' \gset
INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, zustand, zustand_seit, exklusiv, ist_klammer, entstanden_aus, gestartet_am, gestartet_von)
SELECT :m, :ot, automat, version, 'gemeldet', now(), false, false, :k, now(), 'benutzer:1' FROM engine.automaten WHERE automat = 'instandsetzung' AND aktuell RETURNING id AS i \gset
INSERT INTO engine.vorgang (mandant_id, traeger_id, automat, version, zustand, zustand_seit, exklusiv, ist_klammer, gestartet_am, gestartet_von)
SELECT :m, tr.id, a.automat, a.version, 'neu', now(), false, false, now(), 'benutzer:1' FROM engine.automaten a, engine.traeger tr
 WHERE a.automat = 'anfrage_general' AND a.aktuell AND tr.mandant_id = :m AND tr.art = 'standalone' RETURNING id AS a \gset
UPDATE engine.vorgang SET entstanden_aus = :a WHERE id = :k;
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT string_agg((v->>'automat') || ' ' || (v->>'fremd'), ', ' ORDER BY v->>'automat') FROM api.mietakte m, jsonb_array_elements(m.vorgaenge) v WHERE m.mietverhaeltnis_id = :mv),
  'anfrage_general true, instandsetzung true, kuendigung false, vermietung false, vertragsabschluss false, wohnungsuebergabe false', 'the file shows what came from it and what led to it, elsewhere');
SELECT is((SELECT v->>'klammer' FROM api.mietakte m, jsonb_array_elements(m.vorgaenge) v WHERE m.mietverhaeltnis_id = :mv AND v->>'automat' = 'instandsetzung'), 'Objekt 0147 · Hauptstraße 47', 'and says where');
SELECT is((SELECT count(*) FROM api.mietakte m, jsonb_array_elements(m.vorgaenge) v WHERE m.mietverhaeltnis_id = :mv AND (v->>'ist_klammer')::boolean), 1::bigint, 'with one master');
SELECT is((SELECT (aus->>'titel') || ' ' || (aus->>'bezug') || ' / ' || (folgen->0->>'titel') || ' ' || (folgen->0->>'bezug') FROM api.vorgangsakte WHERE id = :k), 'Anfrage Verwaltung / Instandsetzung Objekt 0147 · Hauptstraße 47', 'each Vorgang says where it came from and what it led to');
SELECT is((SELECT (klammer_art, objekt->>'nummer', akte IS NULL, master IS NULL, aus->>'bezug')::text FROM api.vorgangsakte WHERE id = :i), '(objekt,0147,t,t,"Katrin Ostermann, Jonas Ostermann · Hauptstraße 47, WE 07")', 'a Vorgang of an object knows its object');
SELECT is((SELECT (klammer_art, objekt IS NULL, akte IS NULL)::text FROM api.vorgangsakte WHERE id = :a), '(standalone,t,t)', 'one of the office knows none');
SELECT is((SELECT (objekt->>'nummer') || ' ' || (master->>'titel') FROM api.vorgangsakte WHERE id = :k), '0147 Vermietung', 'one of a lease knows both');
SELECT is((SELECT vorgaenge->0->'aus'->>'bezug' FROM api.objektakte WHERE objekt_id = :o) LIKE 'Katrin Ostermann%', true, 'and the object says whose lease it came from');
SELECT is(api.klammer_name(:m, :t) || ' | ' || (SELECT api.klammer_name(:m, tr.id) FROM engine.traeger tr WHERE tr.mandant_id = :m AND tr.art = 'standalone'), 'Katrin Ostermann, Jonas Ostermann · Hauptstraße 47, WE 07 | Verwaltung', 'names of brackets');

-- known tenants
SELECT is((SELECT string_agg(name, ', ') FROM api.mieter_suchen('Ostermnan')), 'Jonas Ostermann, Katrin Ostermann', 'found by a misspelt name');
SELECT is((SELECT (name, wo)::text FROM api.mieter_suchen('Katrin Ostermann') LIMIT 1) LIKE '("Katrin Ostermann","Hauptstraße 47, WE 07 (Vertrag %', true, 'who was meant comes first, with where they live');
SELECT is((SELECT count(*) FROM api.mieter_suchen('gibtesnicht')) + (SELECT count(*) FROM api.mieter_suchen('')), 0::numeric::bigint, 'nobody');
SELECT tests.als(:m2) \g /dev/null
SELECT is((SELECT count(*) FROM api.mieter_suchen('Ostermann')), 0::bigint, 'nobody of another client');

-- a notice played through
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT engine.ausloesen(:k, 'widerrufen', '{"grund": "doch nicht"}') \g /dev/null
SELECT count(*) AS eintraege FROM audit.eintraege \gset
SELECT api.kuendigung_durchspielen(:mv, 'mieter') AS w \gset
SELECT is((:'w'::jsonb->>'ok') || ' ' || (:'w'::jsonb->>'mietende') || ' ' || (:'w'::jsonb->>'frist_monate'), 'true 2026-05-31 3', 'the tenant, today');
SELECT is((SELECT string_agg((s->>'automat') || '.' || (s->>'ereignis'), ' ' ORDER BY nr) FROM jsonb_array_elements(:'w'::jsonb->'bild'->'schritte') WITH ORDINALITY x(s, nr)), 'kuendigung.starten kuendigung.zugang_erfassen vermietung.kuendigung_zugegangen wohnungsuebergabe.starten', 'what would follow');
SELECT api.kuendigung_durchspielen(:mv, 'vermieter', '2026-07-02') AS w \gset
SELECT is((SELECT (w->>'mietende', w->>'frist_monate', w->>'widerspruch_bis')::text FROM (SELECT :'w'::jsonb AS w) x), '(2027-03-31,9,2027-01-31)', 'the landlord, on a day to come');
SELECT is((SELECT bool_or(f->>'faellig_am' LIKE '2027-03-31%' OR f->>'faellig_am' LIKE '2027-04-01%') FROM jsonb_array_elements(:'w'::jsonb->'bild'->'fristen') f), true, 'with the deadlines of that day');
SELECT is((SELECT w->>'ok' || ' ' || (w->'bild' = 'null') || ' ' || (w->>'mietende') FROM api.kuendigung_durchspielen(:mv, 'mieter', '2025-12-01') w), 'true true 2026-02-28', 'a day gone by is only computed');
SELECT is((SELECT count(*) FROM audit.eintraege) - :eintraege, 0::bigint, 'nothing is kept');
SELECT is(tests.zustand(:mv) || (SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv) IS NULL, true, 'the lease is what it was');
SELECT engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}') \g /dev/null
SELECT is((SELECT (w->>'ok', w->>'fehlercode', w->>'mietende')::text FROM api.kuendigung_durchspielen(:mv, 'mieter') w), '(false,MA006,2026-05-31)', 'while one runs: what the law says, and why not now');
SELECT is((SELECT w->>'fehlercode' FROM api.kuendigung_durchspielen(0, 'mieter') w), 'MA015', 'no such lease');

-- the preview of a step that leads to another bracket shows what begins there, once
SELECT vorgang_id AS s FROM engine.starten('schaden', :t, '{"kategorie": "sanitaer", "raum": "Küche", "beschreibung": "Abfluss undicht."}') \gset
SELECT engine.ausloesen(:s, 'pruefen', '{"ursache": "Dichtung porös", "kostentraeger": "vermieter", "kosten_geschaetzt": "300,00"}') \g /dev/null
SELECT engine.vorschau(:s, 'instandsetzung_veranlassen', '{"titel": "Abfluss Küche", "beschreibung": "Abfluss undicht, Dichtung tauschen"}') AS v \gset
SELECT is((SELECT string_agg((x->>'automat') || '.' || (x->>'ereignis') || coalesce(' ' || (x->>'bezug'), ''), ', ' ORDER BY nr) FROM jsonb_array_elements(:'v'::jsonb->'schritte') WITH ORDINALITY y(x, nr)),
  'schaden.instandsetzung_veranlassen, instandsetzung.starten Objekt 0147 · Hauptstraße 47', 'the Instandsetzung of the object stands in the preview of the damage');
SELECT engine.ausloesen(:s, 'instandsetzung_veranlassen', '{"titel": "Abfluss Küche", "beschreibung": "Abfluss undicht, Dichtung tauschen"}') \g /dev/null
SELECT is((SELECT count(*) FROM engine.vorgang WHERE automat = 'instandsetzung' AND entstanden_aus = :s), 1::bigint, 'done, it is there');
SELECT tests.um('2026-03-03 09:00+01') \g /dev/null
SELECT is((SELECT string_agg(x->>'automat', ',') FROM jsonb_array_elements(engine.vorschau(:s, 'beauftragen', '{"firma": "Sanitär Krause", "umfang": "Dichtung tauschen"}')->'schritte') x), 'schaden', 'and no later preview claims it');
SELECT * FROM finish();
ROLLBACK;
