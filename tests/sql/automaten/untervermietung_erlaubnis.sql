-- untervermietung: the request, the claim of § 553 and its limits, the surcharge as a component of the rent by day, the end.
\ir ../hilfen.psql
\ir mietleben.psql
SELECT plan(52);
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2023-08-01 09:00+02') \g /dev/null
SELECT tests.laufend(:m) AS mv, tests.laufend(:m) AS fremd \gset
SELECT tests.traeger(:mv) AS t, tests.traeger(:fremd) AS tf \gset
RESET ROLE;
SELECT tests.miete(:mv, '2023-08-01'), tests.miete(:mv, '2023-09-01'), tests.miete(:mv, '2023-10-01') \g /dev/null
SET LOCAL ROLE mietakte_dba;
\set antrag '{"vorname": "Lea", "nachname": "Brandt", "umfang": "teil", "raeume": "Zimmer zum Hof", "gewuenscht_ab": "2023-09-11", "interesse_art": "wirtschaftlich", "interesse": "Trennung, Miete allein zu hoch", "interesse_seit": "2023-06-01", "personen": "3", "untermiete": "380,00"}'

-- the request: staff, or the tenant himself; nobody for a flat that is not his
SELECT tests.als(:m, 'sachbearbeitung', '2023-08-01 09:00+02') \g /dev/null
SELECT is(tests.start('untervermietung', :t, '{"vorname": "Lea"}'), 'MA012 umfang,nachname,interesse,gewuenscht_ab,interesse_art', 'who, what, from when, why');
SELECT is(tests.start('untervermietung', :t, :'antrag'::jsonb - 'raeume'), 'MAB41 raeume', 'which part?');
SELECT is(tests.start('untervermietung', :t, :'antrag'::jsonb || '{"gewuenscht_bis": "2023-09-10"}'), 'MAB41 gewuenscht_bis', 'until before from');
SELECT sitzung.als_mieter(:m, tests.partei(:fremd, 'Katrin')), engine.zeit_setzen('2023-08-02 09:00+02') \g /dev/null
SELECT is(tests.start('untervermietung', :t, :'antrag'), 'MAB40', 'somebody else''s flat');
SELECT sitzung.als_mieter(:m, tests.partei(:mv, 'Katrin')), engine.zeit_setzen('2023-08-02 09:00+02') \g /dev/null
SELECT is(tests.start('untervermietung', :t, :'antrag'), 'beantragt', 'the tenant asks');
SELECT tests.vorgang(:mv, 'untervermietung') AS v \gset
SELECT is(tests.loesen(:v, 'pruefen', '{"interesse_berechtigt": "ja", "pruefung": "alles gut, finde ich"}'), 'MA014', 'but does not decide');
SELECT tests.als(:m, 'sachbearbeitung', '2023-08-03 09:00+02') \g /dev/null
SELECT is((SELECT (status, beantragt_am, umfang, untermiete)::text FROM akte.untervermietungen WHERE vorgang_id = :v), '(beantragt,2023-08-02,teil,380.00)', 'on file');

-- the check: a claim only to a part, for an interest younger than the contract
SELECT is(tests.schritt(:v, 'erteilen', '{"ab": "2023-09-11"}'), 'MA004', 'first the check');
SELECT is(tests.loesen(:v, 'pruefen', '{"interesse_berechtigt": "ja", "pruefung": "Trennung belegt, 84 m² für drei Personen"}'), 'geprueft', 'checked');
SELECT is((SELECT interesse_anerkannt FROM akte.untervermietungen WHERE vorgang_id = :v), true, 'arisen after the contract of 2018');
SELECT is(tests.loesen(:v, 'ablehnen', '{"grund": "kein_interesse", "begruendung": "Wir wollen das nicht."}'), 'MAB44 grund', 'there is a claim');
SELECT is(tests.loesen(:v, 'ablehnen', '{"grund": "interesse_frueher", "begruendung": "Das war schon immer so."}'), 'MAB45 grund', 'it is younger');
SELECT is(tests.loesen(:v, 'ablehnen', '{"grund": "ganze_wohnung", "begruendung": "Die ganze Wohnung geben wir nicht."}'), 'MAB46 grund', 'only a part');
SELECT is(engine.vorschau(:v, 'ablehnen', '{"grund": "ueberbelegung", "begruendung": "Zu sechst auf 84 Quadratmetern."}')->>'ok', 'true', 'what § 553 Abs. 1 S. 2 names is a reason');

-- the permission
SELECT is(tests.loesen(:v, 'erteilen', '{"ab": "2018-09-01"}'), 'MAB43 ab', 'before the lease');
SELECT is(tests.loesen(:v, 'erteilen', '{"ab": "2023-09-11", "bis": "2023-09-10"}'), 'MAB43 bis', 'until before from');
SELECT is(tests.loesen(:v, 'erteilen', '{"ab": "2023-09-11", "zuschlag": "45,00", "zuschlag_zugestimmt": "ja"}'), 'MAB42 zuschlag_grund', 'a surcharge needs a reason');
SELECT is(tests.loesen(:v, 'erteilen', '{"ab": "2023-09-11", "zuschlag": "45,00", "zuschlag_grund": "höherer Wasserverbrauch"}'), 'MAB42 zuschlag_zugestimmt', 'and a tenant who agrees');
SELECT is((SELECT count(*) FROM akte.untermietzuschlaege), 0::bigint, 'nothing happened so far');
SELECT is(tests.loesen(:v, 'erteilen', '{"ab": "2023-09-11", "zuschlag": "45,00", "zuschlag_grund": "höherer Wasserverbrauch", "zuschlag_zugestimmt": "ja"}'), 'erteilt', 'permitted');
SELECT is((SELECT (b.vorname, b.nachname, b.von, b.bis)::text FROM akte.bewohner b JOIN akte.untervermietungen u ON u.bewohner_id = b.id WHERE u.vorgang_id = :v), '(Lea,Brandt,2023-09-11,)', 'lives there from that day');
SELECT is(tests.teile(:mv, '2023-08-01', 'untermietzuschlag') || '/' || tests.teile(:mv, '2023-09-01', 'untermietzuschlag') || '/' || tests.teile(:mv, '2023-10-01', 'untermietzuschlag'), '/30.00/45.00', '20 of 30 days, then the whole month');
RESET ROLE;
SELECT tests.als(:m, 'sachbearbeitung', '2023-08-03 09:00+02') \g /dev/null
SET LOCAL ROLE mietakte_engine;
SELECT is(regel.untermietzuschlag_fuer_monat(:m, :mv, '2023-11-01'), 45.00, 'the run of November will know it');
SELECT is((regel.kondition(:m, :mv, '2023-11-01')).sonstige, 0.00, 'the conditions of the lease are untouched: no rent increase builds on it');
SELECT is(regel.minderung_bruttomiete(:m, :mv, '2023-11-01'), 1175.00, 'but it is part of the gross rent');
RESET ROLE;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.briefe(:v), 'untermieterlaubnis', 'with a letter');
SELECT tests.als(:m, 'sachbearbeitung', '2023-10-01 09:00+02') \g /dev/null
SELECT is(tests.loesen(:v, 'zuschlag_anpassen', '{"ab": "2023-10-16", "zuschlag": "60,00", "zuschlag_grund": "zweite Person eingezogen"}'), 'MAB42 zuschlag_zugestimmt', 'agreed anew, not raised');
SELECT is(tests.loesen(:v, 'zuschlag_anpassen', '{"ab": "2023-09-10", "zuschlag": "60,00", "zuschlag_grund": "zweite Person eingezogen", "zuschlag_zugestimmt": "ja"}'), 'MAB43 ab', 'not from before the permission');
SELECT is(tests.loesen(:v, 'zuschlag_anpassen', '{"ab": "2023-10-16", "zuschlag": "60,00", "zuschlag_grund": "zweite Person eingezogen", "zuschlag_zugestimmt": "ja"}'), 'erteilt', 'agreed');
SELECT is(tests.teile(:mv, '2023-10-01', 'untermietzuschlag'), '45.00 7.74', '15 days at 45, 16 at 60 of 31: 52.74');

-- the end
SELECT tests.als(:m, 'sachbearbeitung', '2023-10-20 09:00+02') \g /dev/null
SELECT is(tests.loesen(:v, 'beenden', '{"ende_am": "2023-09-10", "grund": "auszug"}'), 'MAB47 ende_am', 'not before it began');
SELECT is(tests.loesen(:v, 'beenden', '{"ende_am": "2023-10-21", "grund": "auszug"}'), 'MA012 ende_am', 'nor tomorrow');
SELECT is(tests.loesen(:v, 'beenden', '{"ende_am": "2023-10-10", "grund": "auszug"}'), 'beendet', 'moved out');
SELECT is(tests.teile(:mv, '2023-09-01', 'untermietzuschlag') || '/' || tests.teile(:mv, '2023-10-01', 'untermietzuschlag'), '30.00/45.00 7.74 -38.22', 'ten days of October: 14.52; the later agreement does not revive it');
SELECT is((SELECT b.bis FROM akte.bewohner b JOIN akte.untervermietungen u ON u.bewohner_id = b.id WHERE u.vorgang_id = :v), '2023-10-10', 'no longer there');
SELECT is(tests.briefe(:v) || ' / ' || tests.lebenszeichen(:v), 'untermieterlaubnis, untermietzuschlag, untermiete_ende / child_started:untervermietung, child_completed:untervermietung', 'its letters, its life');
SELECT is((SELECT jsonb_path_query_array(abschnitte, '$[*].titel')::text FROM api.stand_untervermietung WHERE vorgang_id = :v), '["Antrag", "Prüfung", "Erlaubnis", "Untermietzuschlag", "Ende"]', 'its page');

-- an interest older than the contract is no claim; refused with the right of § 540
SELECT tests.start('untervermietung', :t, :'antrag'::jsonb || '{"interesse_seit": "2018-08-01", "gewuenscht_ab": "2023-11-01"}') \g /dev/null
SELECT tests.vorgang(:mv, 'untervermietung') AS v2 \gset
SELECT tests.loesen(:v2, 'pruefen', '{"interesse_berechtigt": "ja", "pruefung": "bestand schon 2018"}') \g /dev/null
SELECT is((SELECT interesse_anerkannt FROM akte.untervermietungen WHERE vorgang_id = :v2), false, 'older than the contract');
SELECT is(tests.loesen(:v2, 'ablehnen', '{"grund": "interesse_frueher", "begruendung": "Der Grund bestand schon bei Vertragsschluss."}'), 'abgelehnt', 'refused');
SELECT is((SELECT daten->'bloecke'->2->>'text' LIKE '%§ 540 Abs. 1 Satz 2%' FROM akte.dokumente WHERE vorgang_id = :v2), true, 'the letter names the special notice');
SELECT is(tests.lebenszeichen(:v2), 'child_started:untervermietung, child_cancelled:untervermietung', 'an abbruch');
-- an interest nobody dated is neither yes nor no; the whole flat; the reason in the person closes the special notice
SELECT tests.start('untervermietung', :t, :'antrag'::jsonb - 'interesse_seit' - 'raeume' || '{"umfang": "ganz", "gewuenscht_ab": "2023-11-01"}') \g /dev/null
SELECT tests.vorgang(:mv, 'untervermietung') AS v3 \gset
SELECT tests.loesen(:v3, 'pruefen', '{"interesse_berechtigt": "ja", "pruefung": "Person bekannt"}') \g /dev/null
SELECT is((SELECT x->>'wert' FROM api.stand_untervermietung s, jsonb_array_elements(s.abschnitte->1->'werte') WITH ORDINALITY w(x, nr) WHERE s.vorgang_id = :v3 AND nr = 1),
  'berechtigt; seit wann der Grund besteht, ist nicht angegeben', 'what was answered with yes is not shown as no');
SELECT is(engine.vorschau(:v3, 'ablehnen', '{"grund": "ganze_wohnung", "begruendung": "Die ganze Wohnung geben wir nicht."}')->>'ok', 'true', 'on the whole flat there is no claim');
SELECT is(tests.loesen(:v3, 'ablehnen', '{"grund": "person", "begruendung": "Hat im Haus schon einmal Feuer gelegt."}'), 'abgelehnt', 'the person');
SELECT is((SELECT bool_or(b->>'text' LIKE '%§ 540 Abs. 1 Satz 2%') FROM akte.dokumente, jsonb_array_elements(daten->'bloecke') b WHERE vorgang_id = :v3), false, 'then without the special notice');

-- business premises know no claim
SELECT tests.start('untervermietung', :tf, :'antrag'::jsonb || '{"gewuenscht_ab": "2023-11-01"}') \g /dev/null
SELECT tests.vorgang(:fremd, 'untervermietung') AS vg \gset
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET gewerbe = true WHERE id = :fremd;
SET LOCAL ROLE mietakte_dba;
SELECT tests.loesen(:vg, 'pruefen', '{"interesse_berechtigt": "ja", "pruefung": "Büro zur Untermiete"}') \g /dev/null
SELECT is(engine.vorschau(:vg, 'ablehnen', '{"grund": "kein_interesse", "begruendung": "Für Geschäftsräume gilt § 553 nicht."}')->>'ok', 'true', 'no claim for business premises');

-- a limited permission ends by itself, with its surcharge
SELECT tests.start('untervermietung', :t, :'antrag'::jsonb || '{"gewuenscht_ab": "2023-11-01", "gewuenscht_bis": "2023-11-20"}') \g /dev/null
SELECT tests.vorgang(:mv, 'untervermietung') AS v4 \gset
SELECT tests.loesen(:v4, 'pruefen', '{"interesse_berechtigt": "ja", "pruefung": "Praktikum bis November"}') \g /dev/null
SELECT is((SELECT string_agg(x->>'vorgabe', ' ' ORDER BY x->>'name') FROM engine.moegliche_ereignisse(:v4) e, jsonb_array_elements(e.felder) x WHERE e.ereignis = 'erteilen' AND x ? 'vorgabe'), '2023-11-01 2023-11-20', 'the form knows what was asked for');
SELECT is(tests.loesen(:v4, 'erteilen', '{"ab": "2023-11-01", "bis": "2023-11-20", "zuschlag": "30,00", "zuschlag_grund": "höherer Wasserverbrauch", "zuschlag_zugestimmt": "ja"}'), 'erteilt', 'until the 20th');
SELECT sitzung.als_dienst(:m), engine.zeit_setzen('2023-11-20 23:00+01') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v4), 0::bigint, 'not on its last day');
SELECT engine.zeit_setzen('2023-11-21 00:30+01') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :v4), 1::bigint, 'the night after');
SELECT is((SELECT (status, ende_am, ende_grund)::text FROM akte.untervermietungen WHERE vorgang_id = :v4), '(beendet,2023-11-20,befristung)', 'ended');
SELECT is((SELECT betrag || ' ' || gueltig_ab FROM akte.untermietzuschlaege WHERE vorgang_id = :v4 ORDER BY id DESC LIMIT 1), '0.00 2023-11-21', 'and so is the surcharge');
SELECT * FROM finish();
ROLLBACK;
