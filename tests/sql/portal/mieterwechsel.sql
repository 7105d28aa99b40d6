-- A change of tenant in the portal: who left sees his time and nothing after it, who entered hers and nothing before it, who stayed sees the whole account.
\ir ../hilfen.psql
\ir ../automaten/mietleben.psql
SELECT plan(17);
SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m, 'pdf') AS pdf \gset
SELECT tests.als(:m, 'sachbearbeitung', '2024-04-02 09:00+02') \g /dev/null
SELECT tests.laufend(:m) AS mv \gset
SELECT tests.partei(:mv, 'Jonas') AS jonas, tests.partei(:mv, 'Katrin') AS katrin \gset
SELECT (engine.starten('mieterwechsel', tests.traeger(:mv), jsonb_build_object('art', 'austausch', 'angefragt_durch', 'mieter', 'ausscheidend', tests.kennung(:jonas), 'wechsel_am', '2024-07-01',
         'eintritt_anrede', 'Frau', 'eintritt_vorname', 'Lea', 'eintritt_nachname', 'Brandt', 'eintritt_email', 'lea@brandt.example'))).vorgang_id AS w \gset
SELECT tests.loesen(:w, 'zustimmen', '{"bonitaet": "Gehaltsnachweise", "wechsel_am": "2024-07-01"}') \g /dev/null
SELECT is(tests.loesen(:w, 'unterzeichnen', jsonb_build_object('form', 'textform', 'alle_seiten', 'ja', 'datei', :'pdf')), 'unterzeichnet', 'Lea takes the place of Jonas on the first of July');
SELECT id AS lea FROM akte.mieter WHERE vorname = 'Lea' \gset
INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, monat, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, soll, angelegt_am, angelegt_von)
SELECT :m, :mv, 'miete', 'Miete ' || to_char(d, 'MM/YYYY'), d, d + 3, d + 4, 5, 'Verbraucher', 1130, d, 'benutzer:1' FROM (VALUES (DATE '2024-06-01'), ('2024-07-01')) x(d);
CREATE FUNCTION tests.mieter_am(p_mandant bigint, p_mieter bigint, p_zeit timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN PERFORM sitzung.als_mieter(p_mandant, p_mieter); PERFORM engine.zeit_setzen(p_zeit); PERFORM sitzung.als_mieter(p_mandant, p_mieter); END $$;
-- what somebody sees: reports / claims / whether the lease is over for them
CREATE FUNCTION tests.sicht() RETURNS text LANGUAGE sql AS $$
  SELECT coalesce((SELECT string_agg(text, ',' ORDER BY eingegangen_am) FROM portal.meine_anfragen), '-') || ' / ' || coalesce((SELECT string_agg(bezeichnung, ',' ORDER BY datum) FROM portal.meine_zahlungen WHERE seite = 'soll'), '-')
      || ' / ' || coalesce((SELECT string_agg(beendet::text, ',') FROM portal.meine_mietverhaeltnisse), '-') $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tests TO PUBLIC;
GRANT USAGE ON SCHEMA tap TO PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tap TO PUBLIC;

SELECT tests.mieter_am(:m, :jonas, '2024-05-10 10:00+02') \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT ok((portal.schaden_melden('{"gewerk": "wasser", "text": "Jonas im Mai"}')).ok, 'Jonas reports while he lives there');
RESET ROLE;

-- before her day she is nobody's tenant here
SELECT tests.mieter_am(:m, :lea, '2024-06-15 10:00+02') \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT ok(tests.sicht() !~ 'Jonas|06/2024', 'A19 the new tenant sees nothing of the time before hers: ' || tests.sicht());
RESET ROLE;

SELECT tests.mieter_am(:m, :lea, '2024-07-10 10:00+02') \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT ok((portal.schaden_melden('{"gewerk": "heizung", "text": "Lea im Juli"}')).ok, 'Lea reports from her first day on');
SELECT is(tests.sicht(), 'Lea im Juli / Miete 07/2024 / false', 'A19 her time, and only hers');
RESET ROLE;

SELECT tests.mieter_am(:m, :katrin, '2024-07-12 10:00+02') \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is(tests.sicht(), '- / Miete 06/2024,Miete 07/2024 / false', 'who stayed sees the whole account; what the others wrote is theirs');
RESET ROLE;
SELECT kennung AS von_lea FROM akte.anfragen WHERE text = 'Lea im Juli' \gset
SELECT kennung AS von_jonas FROM akte.anfragen WHERE text = 'Jonas im Mai' \gset
SELECT kennung AS vertrag FROM akte.mietverhaeltnisse WHERE id = :mv \gset

SELECT tests.mieter_am(:m, :jonas, '2024-07-12 10:00+02') \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT is(tests.sicht(), 'Jonas im Mai / Miete 06/2024 / true', 'A19 who left keeps what was his, and sees that it is over');
SELECT throws_ok($$SELECT * FROM portal.schaden_melden('{"gewerk": "wasser", "text": "Jonas im Juli"}')$$, 'MAE61', NULL, 'he reports nothing any more');
SELECT throws_ok(format($$SELECT * FROM portal.schaden_melden('{"gewerk": "wasser", "text": "Jonas im Juli", "mietverhaeltnis": "%s"}')$$, :'vertrag'), 'MAE61', NULL, 'not by naming the lease either');
SELECT throws_ok(format($$SELECT * FROM portal.nachricht_schreiben(%L, '{"text": "Was ist da los?"}')$$, :'von_lea'), 'MAE62', NULL, 'her report is not there for him');
SELECT throws_ok(format('SELECT portal.eingangsbeleg(%L)', :'von_lea'), 'MAE62', NULL, 'nor its receipt');
SELECT lives_ok(format('SELECT portal.eingangsbeleg(%L)', :'von_jonas'), 'his own is');
SELECT is((SELECT count(*) FROM portal.datenauskunft() WHERE zeilen::text ~ 'Lea|Brandt|07/2024'), 0::bigint, 'A20 nor does access name her');
RESET ROLE;

SELECT tests.mieter_am(:m, :lea, '2024-07-12 10:00+02') \g /dev/null
SET LOCAL ROLE mietakte_portal;
SELECT throws_ok(format($$SELECT * FROM portal.nachricht_schreiben(%L, '{"text": "Was war da los?"}')$$, :'von_jonas'), 'MAE62', NULL, 'his report is not there for her');
SELECT is((SELECT count(*) FROM portal.datenauskunft() WHERE zeilen::text ~ 'Jonas|06/2024'), 0::bigint, 'A20 nor does access name him');
SELECT is((SELECT count(*) FROM portal.meine_dokumente WHERE erstellt_am < '2024-04-01'), 0::bigint, 'no letter from before');
SELECT is((SELECT count(*) FROM portal.meine_uebergaben), 0::bigint, 'no protocol of the others');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
