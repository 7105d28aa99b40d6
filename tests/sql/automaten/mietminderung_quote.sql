-- mietminderung: the quota by day to the cent, changed and ended, on claims that exist and those to come; and everything it refuses.
\ir ../hilfen.psql
\ir mietleben.psql
SELECT plan(63);
CREATE FUNCTION tests.quote(p_v bigint, p_q text, p_ab text, p_bis text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
  SELECT tests.loesen(p_v, 'quote_festlegen', jsonb_strip_nulls(jsonb_build_object('quote', p_q, 'ab', p_ab, 'bis', p_bis, 'grund', 'Gebrauch der Wohnung beeinträchtigt')))
$$;
SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m) AS f1 \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-31 09:00+02') \g /dev/null
SELECT tests.laufend(:m) AS mv \gset
SELECT tests.traeger(:mv) AS t \gset
RESET ROLE;
SELECT tests.miete(:mv, '2026-02-01'), tests.miete(:mv, '2026-03-01') AS maerz, tests.miete(:mv, '2026-04-01') \g /dev/null
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-31 09:00+02') \g /dev/null

-- the report
SELECT is(tests.start('mietminderung', :t, '{}'), 'MA012 mangel,angezeigt_am', 'what, and since when the landlord knows');
SELECT is(tests.start('mietminderung', :t, '{"mangel": "Heizung kalt", "angezeigt_am": "2026-03-05", "mangel_seit": "2026-03-06"}'), 'MAB20 mangel_seit', 'not reported before it was there');
SELECT is(tests.start('mietminderung', :t, '{"mangel": "Heizung kalt", "angezeigt_am": "2018-09-30"}'), 'MAB20 angezeigt_am', 'nor before the lease');
SELECT is(tests.start('mietminderung', :t, '{"mangel": "Heizung kalt", "raum": "ganze Wohnung", "angezeigt_am": "2026-03-05", "mangel_seit": "2026-03-03"}'), 'angezeigt', 'reported');
SELECT tests.vorgang(:mv, 'mietminderung') AS v \gset
SELECT is(tests.schritt(:v, 'quote_festlegen', '{"quote": "20", "ab": "2026-03-05", "grund": "Heizung ausgefallen"}'), 'MA004', 'no quota before the check');
SELECT is(tests.teile(:mv, '2026-03-01', 'minderung'), '', 'nothing is reduced by a report');

-- what the check may find, and what it rules out
SELECT is(tests.loesen(:v, 'pruefen', '{"verursacht_durch": "vermieter", "erheblich": "ja", "pruefung": "Kessel ausgefallen, 14 °C", "energetisch": "ja"}'), 'MAB21 modernisierung_beginn', 'three months from when?');
SELECT is(tests.loesen(:v, 'pruefen', '{"verursacht_durch": "vermieter", "erheblich": "ja", "pruefung": "Kessel ausgefallen, 14 °C", "nachweis": "00000000-0000-0000-0000-000000000000"}'), 'MAB22 nachweis', 'no such evidence');
SELECT is(tests.loesen(:v, 'pruefen', '{"verursacht_durch": "mieter", "erheblich": "ja", "pruefung": "Thermostat abgebaut"}') || ' ' || tests.quote(:v, '20', '2026-03-05'), 'geprueft MAB23', 'the tenant''s own doing');
SELECT is(tests.loesen(:v, 'pruefen', '{"verursacht_durch": "vermieter", "erheblich": "ja", "bei_vertrag_bekannt": "ja", "pruefung": "Stand im Protokoll"}') || ' ' || tests.quote(:v, '20', '2026-03-05'), 'geprueft MAB24', 'known on signing');
SELECT is(tests.loesen(:v, 'pruefen', '{"verursacht_durch": "vermieter", "erheblich": "nein", "pruefung": "19,5 °C im Flur"}') || ' ' || tests.quote(:v, '20', '2026-03-05'), 'geprueft MAB25', 'a trifle');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'quote_festlegen'), 'MAB25', 'the button says so beforehand');
SELECT is(tests.loesen(:v, 'pruefen', '{"verursacht_durch": "vermieter", "erheblich": "ja", "energetisch": "ja", "modernisierung_beginn": "2026-01-10", "pruefung": "Arbeiten am Heizkessel"}') || ' ' || tests.quote(:v, '20', '2026-04-10'), 'geprueft MAB27 ab', 'three months of an energetic modernisation, its last day');
SELECT is(engine.vorschau(:v, 'quote_festlegen', '{"quote": "20", "ab": "2026-04-11", "grund": "Gebrauch der Wohnung beeinträchtigt"}')->>'ok', 'true', 'the day after is free');
SELECT is(tests.loesen(:v, 'pruefen', jsonb_build_object('verursacht_durch', 'vermieter', 'erheblich', 'ja', 'bei_vertrag_bekannt', 'ja', 'vorbehalt', 'ja', 'pruefung', 'Kessel ausgefallen, 14 °C gemessen', 'nachweis', :'f1')), 'geprueft', 'known, but with rights reserved');
SELECT is(tests.quote(:v, '0', '2026-03-05'), 'MA012 quote', 'nought is none');
SELECT is(tests.quote(:v, '101', '2026-03-05'), 'MA012 quote', 'more than all neither');
SELECT is(tests.quote(:v, '20', '2026-03-10', '2026-03-09'), 'MAB28 bis', 'until before from');
SELECT is(tests.quote(:v, '20', '2018-09-30'), 'MAB28 ab', 'before the lease');
SELECT is(tests.quote(:v, '20', '2026-03-04'), 'MAB26 ab', 'before the report');
SELECT tests.als(:m, 'teamleitung', '2026-03-31 09:00+02') \g /dev/null
SELECT is(engine.vorschau(:v, 'quote_festlegen', '{"quote": "20", "ab": "2026-03-03", "grund": "Gebrauch der Wohnung beeinträchtigt", "_uebersteuern": {"minderung_anzeige": "Kessel des ganzen Hauses, eine Anzeige hätte nichts geändert"}}')->>'ok', 'true', 'the team lead may, with a reason');
SELECT is((SELECT fehlercode FROM engine.ausloesen(:v, 'quote_festlegen', '{"quote": "20", "ab": "2026-04-11", "grund": "Gebrauch beeinträchtigt", "_uebersteuern": {"minderung_zulaessig": "trotzdem"}}')), 'MA007', 'but not what the law rules out');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-31 09:00+02') \g /dev/null
SELECT is((SELECT count(*) FROM akte.minderung_quoten) + (SELECT count(*) FROM akte.minderung_buchungen), 0::bigint, 'no refusal and no preview left anything');

-- 20 % of 1.130 € from 5 March: 27 of 31 days
SELECT is(tests.quote(:v, '20', '2026-03-05'), 'laufend', 'decided');
SELECT is(tests.teile(:mv, '2026-02-01', 'minderung') || '/' || tests.teile(:mv, '2026-03-01', 'minderung') || '/' || tests.teile(:mv, '2026-04-01', 'minderung'), '/-196.84/-226.00', '1130 × 20 % × 27/31, then a whole month; February is not touched');
SELECT is((SELECT string_agg(monat || ' ' || betrag_bisher || ' ' || betrag_neu, ', ' ORDER BY monat) FROM akte.minderung_buchungen), '2026-03-01 0.00 196.84, 2026-04-01 0.00 226.00', 'each with its derivation');
SELECT is((SELECT rechenweg->>'ergebnis' || ' ' || (rechenweg->'schritte'->0->'eingaben'->>'tage') FROM akte.minderung_buchungen WHERE monat = '2026-03-01'), '196.84 27', 'which says 27 days');
SELECT is((SELECT rechenweg->>'ergebnis' FROM akte.minderung_quoten), '226.00', 'the decision names the whole month');
SELECT is((SELECT daten->'bloecke'->1->'zeilen'->0->>1 || ', ' || jsonb_array_length(daten->'bloecke'->3->'zeilen') FROM akte.dokumente WHERE vorgang_id = :v AND art = 'minderung_quote'), '1.130,00' || chr(160) || '€, 2', 'a letter with the gross rent and both months');
RESET ROLE;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-31 09:00+02') \g /dev/null
SET LOCAL ROLE mietakte_engine;
SELECT is(regel.minderung_fuer_monat(:m, :mv, '2026-05-17'), 226.00, 'the run of May will know it');
SELECT is(regel.minderung_fuer_monat(:m, :mv, '2026-02-01'), 0.00, 'February has none');
SELECT is(regel.minderung_fuer_monat(:m, :mv + 1, '2026-03-01'), 0.00, 'nor has another lease');
RESET ROLE;
SET LOCAL ROLE mietakte_dba;

-- the monthly run takes the reduction into the claim it makes
SELECT tests.als(:m, 'buchhaltung', '2026-03-31 09:00+02') \g /dev/null
SELECT is((SELECT count(*) FROM api.sollstellungen_erzeugen('2026-05-01') WHERE art = 'miete') || tests.teile(:mv, '2026-05-01', 'minderung'), '1-226.00', 'the run does it');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-31 09:00+02') \g /dev/null

-- changed: 10 % from 16 March
SELECT is(tests.quote(:v, '10', '2026-03-04'), 'MAB28 ab', 'not from before the first');
SELECT is(tests.quote(:v, '10', '2026-03-16', '2026-03-25'), 'laufend', 'half of it works again, until the 25th');
SELECT is(tests.teile(:mv, '2026-03-01', 'minderung') || '/' || tests.teile(:mv, '2026-04-01', 'minderung'), '-196.84 80.19/-226.00 226.00', 'too much is taken back: 80.19 + 36.45 stay');
SELECT is((SELECT b->'zeilen'->0->>1 FROM akte.dokumente d, jsonb_array_elements(d.daten->'bloecke') b WHERE d.vorgang_id = :v AND d.art = 'minderung_quote' AND d.version = 2 AND b->>'art' = 'tabelle'), '116.65', 'the second letter names what holds now, not what it replaces');
SELECT is((SELECT sum(b.betrag) FROM akte.mietzahlungen f JOIN akte.mietzahlung_bestandteile b ON b.forderung_id = f.id WHERE f.mietverhaeltnis_id = :mv AND f.monat = '2026-03-01'), 1013.35, 'owed for March: 1130 − 116.65');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), '2026-03-26 08:00+01'::timestamptz, 'its end is a timer');
SELECT sitzung.als_dienst(:m), engine.zeit_setzen('2026-03-31 09:00+02') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v), 1::bigint, 'which fires');
SELECT is(tests.zustand(:mv, 'mietminderung'), 'laufend', 'and changes nothing by itself');
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-20 09:00+02') \g /dev/null
SELECT is(tests.quote(:v, '10', '2026-03-16'), 'laufend', 'it was not for the 25th: until further notice');
SELECT is(tests.teile(:mv, '2026-03-01', 'minderung') || '/' || tests.teile(:mv, '2026-04-01', 'minderung'), '-196.84 80.19 -21.87/-226.00 226.00 -113.00', '11 days at 20 %, 16 at 10 %: 138.52');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND erledigt_am IS NULL), 0::bigint, 'no end, no timer');

-- a second defect: together never more than the rent
SELECT tests.start('mietminderung', :t, '{"mangel": "Fenster undicht", "angezeigt_am": "2026-04-01"}') \g /dev/null
SELECT tests.vorgang(:mv, 'mietminderung') AS v2 \gset
SELECT tests.loesen(:v2, 'pruefen', '{"verursacht_durch": "ungeklaert", "erheblich": "ja", "pruefung": "Regen läuft herein"}') \g /dev/null
SELECT is(tests.quote(:v2, '95,5', '2026-04-01'), 'laufend', 'two at a time');
SELECT is(tests.teile(:mv, '2026-04-01', 'minderung'), '-226.00 226.00 -113.00 -1017.00', '105.5 % are 100 %: April is free');
SELECT is((SELECT f.monat || ' ' || sum(b.betrag) FROM akte.mietzahlungen f JOIN akte.mietzahlung_bestandteile b ON b.forderung_id = f.id WHERE f.mietverhaeltnis_id = :mv AND f.monat = '2026-04-01' GROUP BY f.monat), '2026-04-01 0.00', 'and nobody gets money for living there');

-- remedied
SELECT is(tests.loesen(:v2, 'mangel_behoben', '{"behoben_am": "2026-03-31", "nachweis_text": "Abnahme"}'), 'MAB29 behoben_am', 'not before it began');
SELECT is(tests.loesen(:v2, 'mangel_behoben', '{"behoben_am": "2026-04-21", "nachweis_text": "Abnahme"}'), 'MA012 behoben_am', 'nor tomorrow');
SELECT is(tests.loesen(:v2, 'mangel_behoben', '{"behoben_am": "2026-04-10", "nachweis_text": "Abnahme durch die Hausverwaltung"}'), 'beendet', 'the window is tight');
SELECT is(tests.teile(:mv, '2026-04-01', 'minderung'), '-226.00 226.00 -113.00 -1017.00 678.00', 'ten days free (376.67), twenty at 10 % (75.33): 452.00 of 1130');
SELECT is(tests.loesen(:v, 'mangel_behoben', '{"behoben_am": "2026-04-15", "nachweis_text": "Neuer Kessel in Betrieb"}'), 'beendet', 'the heating is warm');
SELECT is((SELECT -sum(b.betrag) FROM akte.mietzahlungen f JOIN akte.mietzahlung_bestandteile b ON b.forderung_id = f.id WHERE f.mietverhaeltnis_id = :mv AND f.monat = '2026-04-01' AND b.art = 'minderung'), 395.50, 'ten days free, five at 10 %, fifteen in full');
SELECT is((SELECT (f.soll, -sum(b.betrag) FILTER (WHERE b.art = 'minderung'))::text FROM akte.mietzahlungen f JOIN akte.mietzahlung_bestandteile b ON b.forderung_id = f.id WHERE f.mietverhaeltnis_id = :mv AND f.monat = '2026-05-01' GROUP BY f.id, f.soll), '(1130.00,0.00)', 'in May the whole rent is owed again');
SELECT is(tests.briefe(:v) || ' / ' || tests.lebenszeichen(:v), 'minderung_quote, minderung_quote, minderung_quote, minderung_ende / child_started:mietminderung, child_completed:mietminderung', 'its letters, its life');
SELECT is((SELECT jsonb_path_query_array(abschnitte, '$[*].titel')::text FROM api.stand_mietminderung WHERE vorgang_id = :v), '["Mangel", "Prüfung", "Quoten", "Geänderte Mieten", "Ende", "Minderung 03/2026", "Minderung 04/2026"]', 'its page');

-- refused; never from the portal
SELECT tests.start('mietminderung', :t, '{"mangel": "Treppenhaus dunkel", "angezeigt_am": "2026-04-18", "kenntnis_am": "2026-04-02"}') \g /dev/null
SELECT tests.vorgang(:mv, 'mietminderung') AS v3 \gset
SELECT is(tests.loesen(:v3, 'ablehnen', '{"grund": "unerheblich", "begruendung": "nein"}'), 'MA012 begruendung', 'with a reason');
SELECT tests.loesen(:v3, 'pruefen', '{"verursacht_durch": "dritte", "erheblich": "ja", "pruefung": "Licht ausgefallen"}') \g /dev/null
SELECT is(engine.vorschau(:v3, 'quote_festlegen', '{"quote": "5", "ab": "2026-04-02", "grund": "Treppenhaus ohne Licht"}')->>'ok', 'true', 'the landlord knew before the report');
SELECT is(tests.loesen(:v3, 'ablehnen', '{"grund": "unerheblich", "begruendung": "Das Licht im Treppenhaus fiel für eine Stunde aus."}'), 'abgelehnt', 'refused');
SELECT is(tests.briefe(:v3) || ' / ' || tests.lebenszeichen(:v3), 'minderung_ablehnung / child_started:mietminderung, child_cancelled:mietminderung', 'with a letter');
SELECT tests.start('mietminderung', :t, '{"mangel": "Klingel defekt", "angezeigt_am": "2026-04-18"}') \g /dev/null
SELECT is(tests.loesen(tests.vorgang(:mv, 'mietminderung'), 'ablehnen', '{"grund": "unerheblich", "begruendung": "Die Klingel war am selben Tag repariert."}'), 'abgelehnt', 'or at once');
SELECT sitzung.als_mieter(:m, tests.partei(:mv, 'Katrin')) \g /dev/null
SELECT is(tests.start('mietminderung', :t, '{"mangel": "Heizung kalt", "angezeigt_am": "2026-04-18"}'), 'MA014', 'a tenant reports, but reduces nothing here');
SELECT is(has_table_privilege('mietakte_portal', 'akte.mietminderungen', 'SELECT') OR has_any_column_privilege('mietakte_portal', 'akte.minderung_quoten', 'SELECT'), false, 'nor reads it');
SELECT * FROM finish();
ROLLBACK;
