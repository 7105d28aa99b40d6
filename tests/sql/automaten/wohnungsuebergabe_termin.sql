-- wohnungsuebergabe up to the protocol: planned, appointment, called off, started again, not before the contract.
\ir ../hilfen.psql
SELECT plan(48);

SELECT tests.mandant() AS m \gset
CREATE FUNCTION tests.geht(p_vorgang bigint, p_ereignis text) RETURNS text LANGUAGE sql AS $$
  SELECT coalesce(e.fehlercode, 'ja') FROM engine.moegliche_ereignisse(p_vorgang) e WHERE e.ereignis = p_ereignis
$$;
CREATE FUNCTION tests.vorbelegt(p_vorgang bigint, p_ereignis text, p_feld text) RETURNS text LANGUAGE sql AS $$
  SELECT f->>'vorgabe' FROM engine.moegliche_ereignisse(p_vorgang) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = p_ereignis AND f->>'name' = p_feld
$$;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-01 09:00+02') \g /dev/null
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-10-01"}') AS mv \gset
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'einzug') AS v, tests.traeger(:mv) AS t \gset

-- out of order
SELECT is(tests.schritt(:v, 'protokoll_beginnen'), 'MA004', 'no protocol without an appointment');
SELECT is(tests.schritt(:v, 'mangel_erfassen', '{"raum": "Bad", "beschreibung": "Riss", "verantwortlich": "mieter"}'), 'MA004', 'no entry before the protocol');
SELECT is(tests.schritt(:v, 'abschliessen', '{"uebergeben_am": "2026-09-01"}'), 'MA004', 'no handover before the protocol');
SELECT is(tests.schritt(:v, 'absagen_automatisch'), 'MA013', 'what the master does, nobody does by hand');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe[einzug]', :t, '{"geplant_am": "2026-10-01"}') e), 'MA006', 'one Einzug at a time');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe[auszug]', :t, '{"geplant_am": "2026-10-01"}') e), 'MA018', 'no Auszug before the lease runs');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe', :t, '{"geplant_am": "2026-10-01"}') e), 'MA017', 'one of the two it has to be');

-- appointment
SELECT is(tests.vorbelegt(:v, 'termin_vereinbaren', 'termin'), '2026-10-01T10:00', 'ten o''clock on the planned day is offered');
SELECT is(tests.schritt(:v, 'termin_vereinbaren'), 'MA012', 'when?');
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "01.10.2026"}'), 'MA012', 'at what time?');
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "31.09.2026 10:00"}'), 'MA012', 'no such day');
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "31.08.2026 10:00"}'), 'MA404', 'in the past');
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "31.08.2026 10:00", "_uebersteuern": {"uebergabe_termin": "Termin war gestern, Nachtrag"}}'), 'MA008', 'entering it afterwards is not for everybody');
SELECT tests.als(:m, 'buchhaltung') \g /dev/null
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "01.10.2026 10:00"}'), 'MA014', 'bookkeeping hands over no flat');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "31.08.2026 10:00", "_uebersteuern": {"uebergabe_termin": "kurz"}}'), 'MA009', 'without a reason not for the Teamleitung either');
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "31.08.2026 10:00", "treffpunkt": "Hof", "_uebersteuern": {"uebergabe_termin": "Termin war gestern, Nachtrag"}}'), 'terminiert', 'with a reason it is');
SELECT is((SELECT n.text::jsonb #>> '{uebersteuert,uebergabe_termin}' FROM audit.nutzlast n WHERE n.strom_id = :t ORDER BY n.nr DESC LIMIT 1), 'Termin war gestern, Nachtrag', 'the reason is in the log');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null
SELECT is(tests.schritt(:v, 'termin_verlegen', '{"termin": "31.08.2026 11:00"}'), 'MA404', 'not moved into the past');
SELECT is(tests.schritt(:v, 'termin_verlegen', '{"termin": "30.09.2026 14:30", "grund": "Mieter hat Dienst"}'), 'terminiert', 'moved');
SELECT is((SELECT (u.status, u.termin AT TIME ZONE 'Europe/Berlin', u.treffpunkt)::text FROM akte.uebergaben u WHERE u.vorgang_id = :v), '(terminiert,"2026-09-30 14:30:00",Hof)', 'local time, same place');
SELECT is(tests.vorbelegt(:v, 'termin_verlegen', 'termin'), '2026-09-30T14:30', 'the form starts with the present one');

-- no keys without a contract
SELECT is(tests.geht(:v, 'protokoll_beginnen'), 'MA401', 'the contract is not signed');
SELECT is((SELECT e.norm FROM engine.ausloesen(:v, 'protokoll_beginnen') e), '§ 535 Abs. 1 BGB, § 550 BGB', 'refused with its norm');
SELECT tests.als(:m, 'teamleitung') \g /dev/null
SELECT is(tests.schritt(:v, 'protokoll_beginnen', '{"_uebersteuern": {"uebergabe_berechtigt": "Mieter steht vor der Tür"}}'), 'MA007', 'and nobody overrides that');
SELECT tests.als(:m, 'sachbearbeitung') \g /dev/null

-- called off and started again
SELECT is(tests.schritt(:v, 'absagen'), 'MA012', 'why?');
SELECT is(tests.schritt(:v, 'absagen', '{"grund": "Wohnung ist noch nicht fertig"}'), 'abgesagt', 'called off');
SELECT is((SELECT (u.status, u.abgesagt_grund)::text FROM akte.uebergaben u WHERE u.vorgang_id = :v), '(abgesagt,"Wohnung ist noch nicht fertig")', 'status and reason');
SELECT is((SELECT e.lifecycle FROM audit.eintraege e WHERE e.strom_id = :t ORDER BY e.nr DESC LIMIT 1), 'child_cancelled:wohnungsuebergabe', 'reported to the master');
SELECT is(tests.zustand(:mv), 'vertragsabschluss', 'which stays where it is');
SELECT is(tests.schritt(:v, 'termin_vereinbaren', '{"termin": "01.10.2026 10:00"}'), 'MA005', 'the old one is over');
SELECT is((SELECT (s.moeglich, s.felder->0->>'vorgabe')::text FROM engine.startbare_automaten(:t) s WHERE s.ereignis = 'wohnungsuebergabe[einzug]'), '(t,2026-10-01)', 'a new one can be planned by hand');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe[einzug]', :t, '{}') e), 'MA012', 'for which day?');
SELECT is((SELECT e.nach FROM engine.starten('wohnungsuebergabe[einzug]', :t, '{"geplant_am": "05.10.2026"}') e), 'geplant', 'planned again');
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'einzug') AS v2 \gset
SELECT isnt(:v2, :v, 'a Vorgang of its own');
SELECT is((SELECT u.geplant_am FROM akte.uebergaben u WHERE u.vorgang_id = :v2), '2026-10-05'::date, 'with its day');
SELECT is((SELECT v.entstanden_aus FROM engine.vorgang v WHERE v.id = :v2), tests.vorgang(:mv, 'vermietung'), 'out of the master');

-- with a contract it begins; off in the middle of the protocol is possible, too
SELECT tests.unterzeichnen(:mv) \g /dev/null
SELECT is(tests.schritt(:v2, 'termin_vereinbaren', '{"termin": "2026-10-05T08:00:00Z"}'), 'terminiert', 'ISO with a zone is read as well');
SELECT is(tests.schritt(:v2, 'protokoll_beginnen'), 'protokoll', 'the protocol begins');
SELECT is((SELECT u.begonnen_am FROM akte.uebergaben u WHERE u.vorgang_id = :v2), '2026-09-01 09:00+02'::timestamptz, 'by the clock of the engine');
SELECT is(tests.schritt(:v2, 'absagen', '{"grund": "Wasserschaden entdeckt"}'), 'abgesagt', 'called off');
SELECT is((SELECT e.nach FROM engine.starten('wohnungsuebergabe[einzug]', :t, '{"geplant_am": "05.10.2026"}') e), 'geplant', 'and planned a third time');

-- a signed lease whose Einzug is done knows no second one
SELECT tests.uebergeben(:m, :mv, 'einzug') \g /dev/null
SELECT is(tests.zustand(:mv), 'laufende_vermietung', 'the lease runs');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe[einzug]', :t, '{"geplant_am": "2026-10-05"}') e), 'MA018', 'no second Einzug');
SELECT is((SELECT e.fehlercode FROM engine.starten('wohnungsuebergabe[auszug]', :t, '{"geplant_am": "2026-10-05"}') e), 'MA018', 'no Auszug without a notice');

-- an Auszug whose notice is gone cannot arise by any event; if a row says so all the same, nothing is returned on it
SELECT e.vorgang_id AS k FROM engine.starten('kuendigung', :t, '{"durch": "mieter", "art": "ordentlich"}') e \gset
SELECT tests.schritt(:k, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-09-01", "alle_unterschriften": "ja"}') \g /dev/null
SELECT tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug') AS a \gset
SELECT is(tests.schritt(:a, 'termin_vereinbaren', '{"termin": "31.12.2026 10:00"}'), 'terminiert', '(an Auszug with its appointment)');
RESET ROLE;
UPDATE engine.vorgang SET zustand = 'laufende_vermietung' WHERE id = tests.vorgang(:mv, 'vermietung');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.geht(:a, 'protokoll_beginnen'), 'MA402', 'without a notice no return is owed');
SELECT is(tests.schritt(:a, 'protokoll_beginnen'), 'MA402', 'and none is recorded');
RESET ROLE;
UPDATE engine.vorgang SET zustand = 'gekuendigt' WHERE id = tests.vorgang(:mv, 'vermietung');
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.schritt(:a, 'protokoll_beginnen'), 'protokoll', 'with one it is');

SELECT * FROM finish();
ROLLBACK;
