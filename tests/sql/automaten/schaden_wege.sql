-- schaden: from the report to the settlement, with and without insurance, what it leads to, and what it refuses.
\ir ../hilfen.psql
\ir mietleben.psql
SELECT plan(87);
SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m) AS f1, tests.datei(:m) AS f2, tests.datei(:m) AS f3, tests.datei(:m) AS f4, tests.datei(:m, 'pdf') AS pdf \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS mv \gset
SELECT tests.traeger(:mv) AS t \gset

-- the report
SELECT is(tests.start('schaden', :t, '{}'), 'MA012 raum,kategorie,beschreibung', 'what, where, how it shows');
SELECT is(tests.start('schaden', :t, '{"kategorie": "poltergeist", "raum": "Bad", "beschreibung": "Es klopft nachts."}'), 'MA012 kategorie', 'no such kind');
SELECT is(tests.start('schaden', :t, '{"kategorie": "wasser", "raum": "Bad", "beschreibung": "Wasser tropft.", "gemeldet_am": "2026-03-03"}'), 'MA012 gemeldet_am', 'not reported tomorrow');
SELECT is(tests.start('schaden', :t, '{"kategorie": "wasser", "raum": "Bad", "beschreibung": "Wasser tropft.", "gemeldet_am": "2026-02-27", "seit": "2026-02-28"}'), 'MAB01 seit', 'not reported before it was there');
SELECT is(tests.start('schaden', :t, jsonb_build_object('kategorie', 'wasser', 'raum', 'Bad', 'beschreibung', 'Wasser tropft.', 'foto_1', :'pdf')), 'MAB00 foto_1', 'a paper is no photo');
SELECT is(tests.start('schaden', :t, jsonb_build_object('kategorie', 'wasser', 'raum', 'Bad', 'beschreibung', 'Wasser tropft.', 'foto_1', :'f1', 'foto_2', :'f1')), 'MAB00 foto_2', 'not the same one twice');
SELECT tests.als(:m, 'buchhaltung', '2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.start('schaden', :t, '{"kategorie": "wasser", "raum": "Bad", "beschreibung": "Wasser tropft."}'), 'MA014', 'not a matter of the bookkeeping');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT is((SELECT count(*) FROM akte.schaeden), 0::bigint, 'no refused start left a row');
SELECT is(tests.start('schaden', :t, jsonb_build_object('kategorie', 'wasser', 'raum', 'Bad', 'beschreibung', 'Wasser tropft von der Decke.', 'gemeldet_am', '2026-02-27', 'seit', '2026-02-26', 'foto_1', :'f1', 'foto_2', :'f2')), 'gemeldet', 'reported');
SELECT tests.vorgang(:mv, 'schaden') AS s \gset
SELECT is((SELECT (status, kategorie, raum, seit, gemeldet_am)::text FROM akte.schaeden WHERE vorgang_id = :s), '(gemeldet,wasser,Bad,2026-02-26,2026-02-27)', 'as told, the status mirrored');
SELECT is((SELECT string_agg(anlass, ',') FROM akte.schaden_dateien), 'meldung,meldung', 'with its two photos');
SELECT is(tests.schritt(:s, e), 'MA004', 'not yet: ' || e) FROM unnest(ARRAY['versicherung_melden', 'beauftragen', 'beheben', 'abrechnen', 'instandsetzung_veranlassen']) e;
SELECT is(tests.loesen(:s, 'foto_ergaenzen', jsonb_build_object('foto', :'f1')), 'MAB00 foto', 'hangs there already');
SELECT is(tests.loesen(:s, 'foto_ergaenzen', jsonb_build_object('foto', :'f3', 'bemerkung', 'Nahaufnahme')), 'gemeldet', 'one more photo');
SELECT is((SELECT anlass || ' ' || bemerkung FROM akte.schaden_dateien ORDER BY id DESC LIMIT 1), 'nachtrag Nahaufnahme', 'with what it shows');

-- the check
SELECT is(tests.loesen(:s, 'pruefen', '{"ursache": "Silikonfuge der Wanne darüber", "kostentraeger": "weg"}'), 'MAB02 kostentraeger', 'no community of owners in this house');
SELECT is(tests.loesen(:s, 'pruefen', '{"ursache": "Silikonfuge der Wanne darüber", "kostentraeger": "versicherung", "kosten_geschaetzt": "2.400,00"}'), 'geprueft', 'checked');
SELECT is((SELECT (kostentraeger, kosten_geschaetzt)::text FROM akte.schaeden WHERE vorgang_id = :s), '(versicherung,2400.00)', 'who bears it, how much');

-- the insurance
SELECT is(tests.schritt(:s, 'regulieren', '{"reguliert_am": "2026-03-02", "betrag": "1"}'), 'MA004', 'no decision without a claim');
SELECT is(tests.loesen(:s, 'versicherung_melden', '{"versicherung": "Nordstern", "gemeldet_am": "2026-03-02", "strasse": "Ring 1"}'), 'MAB13 plz', 'half an address is none');
SELECT is(tests.loesen(:s, 'versicherung_melden', '{"versicherung": "Nordstern Versicherung AG", "gemeldet_am": "2026-03-02", "betrag": "2.400,00", "strasse": "Ring 1", "plz": "20095", "ort": "Hamburg"}'), 'versicherung_gemeldet', 'told');
SELECT is((SELECT daten->'anschrift'->>'ort' FROM akte.dokumente WHERE vorgang_id = :s AND art = 'schadenanzeige'), 'Hamburg', 'with a letter to it');
SELECT is(tests.loesen(:s, 'schadennummer_nachtragen', '{"schadennummer": "W-2026-0815"}'), 'versicherung_gemeldet', 'its number comes later');
SELECT is(tests.loesen(:s, 'regulieren', '{"reguliert_am": "2026-03-01", "betrag": "2.000,00"}'), 'MAB05 reguliert_am', 'it does not decide before it was told');
SELECT is(tests.loesen(:s, 'regulieren', '{"reguliert_am": "2026-03-02", "betrag": "0"}'), 'MA012 betrag', 'nothing is a refusal');
SELECT is(tests.loesen(:s, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-02", "grund": "Fuge", "kostentraeger": "weg"}'), 'MA012 grund', 'why?');

-- repaired before it answers
SELECT is(tests.loesen(:s, 'beauftragen', '{"firma": "Trocknung Nord", "umfang": "Decke trocknen", "beauftragt_am": "2026-02-26"}'), 'MAB06 beauftragt_am', 'not ordered before it was reported');
SELECT is(tests.loesen(:s, 'beauftragen', '{"firma": "Trocknung Nord", "umfang": "Decke trocknen", "termin": "2026-03-01"}'), 'MAB06 termin', 'no appointment before the order');
SELECT is(tests.loesen(:s, 'beauftragen', '{"firma": "Trocknung Nord", "umfang": "Decke trocknen", "termin": "2026-03-05"}'), 'beauftragt', 'ordered');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :s AND erledigt_am IS NULL), '2026-03-06 08:00+01'::timestamptz, 'the morning after the appointment somebody asks');
SELECT is(tests.loesen(:s, 'beauftragen', '{"firma": "Malerei Lenz", "umfang": "Decke streichen", "termin": "2026-03-12"}'), 'beauftragt', 'a second company');
SELECT is((SELECT faellig_am FROM engine.fristen WHERE vorgang_id = :s AND erledigt_am IS NULL), '2026-03-13 08:00+01'::timestamptz, 'now it is the later appointment');
SELECT is((SELECT string_agg(nummer || ' ' || firma, ', ' ORDER BY nummer) FROM akte.schaden_auftraege), '1 Trocknung Nord, 2 Malerei Lenz', 'both orders stay');
SELECT is(tests.loesen(:s, 'versicherung_melden', '{"versicherung": "Nordstern", "gemeldet_am": "2026-03-02"}'), 'MAB03', 'it was told already');
SELECT sitzung.als_dienst(:m), engine.zeit_setzen('2026-03-13 09:00+01') \g /dev/null
SELECT is((SELECT count(*) FROM engine.faellige_fristen_ausfuehren() WHERE vorgang_id = :s), 1::bigint, 'the appointment has passed');
SELECT is(tests.zustand(:mv, 'schaden') || ' ' || (SELECT n.text::jsonb->'wirkung'->>'behebung' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :s AND e.ereignis = 'termin_verstreichen'),
  'beauftragt nicht erfasst, bitte nachfragen', 'it says so and stays');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-13 10:00+01') \g /dev/null
SELECT is(tests.loesen(:s, 'beheben', jsonb_build_object('behoben_am', '2026-03-12', 'firma', 'Malerei Lenz', 'arbeiten', 'Decke gestrichen')), 'MA012 foto', 'no remedy without proof');
SELECT is(tests.loesen(:s, 'beheben', jsonb_build_object('behoben_am', '2026-03-01', 'firma', 'Malerei Lenz', 'arbeiten', 'Decke gestrichen', 'foto', :'f4')), 'MAB07 behoben_am', 'not before the order');
SELECT is((SELECT x->>'vorgabe' FROM engine.moegliche_ereignisse(:s) e, jsonb_array_elements(e.felder) x WHERE e.ereignis = 'beheben' AND x->>'name' = 'firma'), 'Malerei Lenz', 'the form knows the company');
SELECT is(tests.loesen(:s, 'beheben', jsonb_build_object('behoben_am', '2026-03-12', 'firma', 'Malerei Lenz', 'arbeiten', 'Decke gestrichen', 'foto', :'f4')), 'behoben', 'remedied');
SELECT is((SELECT (behoben_am, firma, erfasst_von = 'benutzer:' || tests.benutzer(:m))::text FROM akte.schaden_behebungen), '(2026-03-12,"Malerei Lenz",t)', 'day, company, and who recorded it');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :s AND erledigt_am IS NULL), 0::bigint, 'nobody is reminded any more');
SELECT is(tests.loesen(:s, 'nachbessern', '{"grund": "Wasserfleck scheint durch", "termin": "2026-03-20"}'), 'beauftragt', 'it did not hold');
SELECT is((SELECT (nummer, firma, nachbesserung)::text FROM akte.schaden_auftraege ORDER BY nummer DESC LIMIT 1), '(3,"Malerei Lenz",t)', 'the same company comes again');
SELECT tests.um('2026-03-21 10:00+01') \g /dev/null
SELECT tests.datei(:m) AS f5 \gset
SELECT is(tests.loesen(:s, 'beheben', jsonb_build_object('behoben_am', '2026-03-20', 'firma', 'Malerei Lenz', 'arbeiten', 'Isolierfarbe', 'foto', :'f5')), 'behoben', 'and now it is');
SELECT is((SELECT count(*) FROM akte.schaden_behebungen), 2::bigint, 'both remedies stay on file');

-- the settlement
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "2.400,00"}'), 'MAB08', 'the insurance has not decided');
SELECT is(tests.loesen(:s, 'regulieren', '{"reguliert_am": "2026-03-19", "betrag": "2.140,00"}'), 'behoben', 'it pays');
SELECT is(tests.loesen(:s, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-20", "grund": "doch nicht", "kostentraeger": "vermieter"}'), 'MAB04', 'and cannot refuse any more');
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "2.400,00", "anteil_versicherung": "2.140,00", "anteil_mieter": "300,00", "anteil_grund": "Wanne überlaufen lassen", "faellig_am": "2026-04-10"}'), 'MAB09 kosten', 'the parts are more than the whole');
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "2.400,00", "anteil_versicherung": "2.141,00"}'), 'MAB10 anteil_versicherung', 'more than it paid');
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "2.400,00", "anteil_versicherung": "2.140,00", "anteil_mieter": "180,00", "faellig_am": "2026-04-10"}'), 'MAB11 anteil_grund', 'a tenant bears nothing without a reason');
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "2.400,00", "anteil_versicherung": "2.140,00", "anteil_mieter": "180,00", "anteil_grund": "Wanne überlaufen lassen", "faellig_am": "2026-03-20"}'), 'MAB11 faellig_am', 'nor by a day that is over');
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "2.400,00", "anteil_weg": "10,00"}'), 'MAB02 anteil_weg', 'nor is there a community');
SELECT is((engine.vorschau(:s, 'abrechnen', '{"kosten": "2.400,00", "anteil_versicherung": "2.140,00", "anteil_mieter": "180,00", "anteil_grund": "Wanne überlaufen lassen", "faellig_am": "2026-04-10"}')->>'ok') || (SELECT count(*) FROM akte.mietzahlungen), 'true0', 'a preview leaves nothing');
SELECT tests.als(:m, 'buchhaltung', '2026-03-21 11:00+01') \g /dev/null
SELECT is(tests.loesen(:s, 'abrechnen', '{"kosten": "2.400,00", "anteil_versicherung": "2.140,00", "anteil_mieter": "180,00", "anteil_grund": "Wanne überlaufen lassen", "faellig_am": "2026-04-10"}'), 'abgerechnet', 'settled');
SELECT is((SELECT (anteil_vermieter, anteil_mieter, anteil_versicherung, anteil_weg, verjaehrung_am)::text FROM akte.schaeden WHERE vorgang_id = :s), '(80.00,180.00,2140.00,0.00,)', 'the rest is the landlord''s; nothing is barred while the flat is let');
SELECT is((SELECT (f.art, f.faellig_am, f.verzug_ab, f.prozentpunkte, (SELECT sum(b.betrag) FROM akte.mietzahlung_bestandteile b WHERE b.forderung_id = f.id), f.vorgang_id = :s)::text FROM akte.mietzahlungen f JOIN akte.schaeden s ON s.forderung_id = f.id WHERE s.vorgang_id = :s),
  '(schadenersatz,2026-04-10,,5.00,180.00,t)', 'a claim for damages: default only by a reminder, five points');
SELECT is(tests.briefe(:s), 'schadenanzeige, schaden_beauftragung, schaden_beauftragung, schaden_beauftragung, schadenabrechnung', 'its letters');
SELECT is(tests.lebenszeichen(:s), 'child_started:schaden, child_completed:schaden', 'its life');
SELECT is(tests.schritt(:s, 'foto_ergaenzen', jsonb_build_object('foto', :'f5')), 'MA005', 'and it is closed');
SELECT is((SELECT (jsonb_path_query_array(abschnitte, '$[*].titel'))::text FROM api.stand_schaden WHERE vorgang_id = :s), '["Schaden", "Prüfung", "Versicherung", "Aufträge", "Behebung", "Abrechnung", "Fotos"]', 'its page');

-- a refusing insurance; nothing for the tenant; no letter then
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-23 09:00+01') \g /dev/null
SELECT tests.start('schaden', :t, '{"kategorie": "heizung", "raum": "Wohnzimmer", "beschreibung": "Heizkörper bleibt kalt."}') \g /dev/null
SELECT tests.vorgang(:mv, 'schaden') AS s2 \gset
SELECT is((SELECT gemeldet_am FROM akte.schaeden WHERE vorgang_id = :s2), '2026-03-23', 'reported today, if nobody says otherwise');
SELECT tests.loesen(:s2, 'pruefen', '{"ursache": "Ventil verschlissen", "kostentraeger": "versicherung"}'), tests.loesen(:s2, 'versicherung_melden', '{"versicherung": "Nordstern", "gemeldet_am": "2026-03-23"}') \g /dev/null
SELECT is(tests.loesen(:s2, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-23", "grund": "Verschleiß ist nicht versichert", "kostentraeger": "vermieter"}'), 'abgelehnt_versicherung', 'refused');
SELECT is((SELECT kostentraeger FROM akte.schaeden WHERE vorgang_id = :s2), 'vermieter', 'then it is the landlord');
SELECT tests.loesen(:s2, 'beauftragen', '{"firma": "Hausmeister Roth", "umfang": "Ventil tauschen"}') \g /dev/null
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :s2), 0::bigint, 'no appointment, no timer');
SELECT tests.datei(:m) AS f6 \gset
SELECT tests.loesen(:s2, 'beheben', jsonb_build_object('behoben_am', '2026-03-23', 'firma', 'Hausmeister Roth', 'arbeiten', 'Ventil getauscht', 'foto', :'f6')) \g /dev/null
SELECT is(tests.loesen(:s2, 'abrechnen', '{"kosten": "84,50"}'), 'abgerechnet', 'all of it');
SELECT is((SELECT (anteil_vermieter, forderung_id)::text FROM akte.schaeden WHERE vorgang_id = :s2) || tests.briefe(:s2), '(84.50,)schaden_beauftragung', 'no claim, no bill to the tenant');

-- what it leads to
SELECT tests.start('schaden', :t, '{"kategorie": "schimmel", "raum": "Schlafzimmer", "beschreibung": "Schimmel an der Außenwand.", "seit": "2026-03-10"}') \g /dev/null
SELECT tests.vorgang(:mv, 'schaden') AS s3 \gset
SELECT is(tests.loesen(:s3, 'minderung_anlegen', '{"mangel": "Schimmel an der Außenwand", "mangel_seit": "2026-03-10"}'), 'gemeldet', 'a reduction follows, the damage stays where it is');
SELECT is((SELECT (m.mangel, m.raum, m.mangel_seit, m.angezeigt_am, v.entstanden_aus = :s3, v.zustand)::text FROM akte.mietminderungen m JOIN engine.vorgang v ON v.id = m.vorgang_id),
  '("Schimmel an der Außenwand",Schlafzimmer,2026-03-10,2026-03-23,t,angezeigt)', 'with what is known, and where it came from');
SELECT is(tests.loesen(:s3, 'minderung_anlegen', '{"mangel": "Schimmel an der Außenwand"}'), 'MAB14', 'one at a time');
SELECT tests.loesen(:s3, 'pruefen', '{"ursache": "Wärmebrücke in der Außenwand", "kostentraeger": "vermieter"}') \g /dev/null
SELECT is(tests.loesen(:s3, 'instandsetzung_veranlassen', '{"titel": "Außenwand dämmen", "beschreibung": "Wärmebrücke im Schlafzimmer beseitigen.", "kosten_geschaetzt": "6.800,00"}'), 'geprueft', 'and a repair of the house');
SELECT is((SELECT (v.entstanden_aus = :s3, v.traeger_id = (SELECT o.traeger_id FROM akte.objekte o JOIN akte.einheiten e ON e.objekt_id = o.id JOIN akte.mietverhaeltnisse m ON m.einheit_id = e.id WHERE m.id = :mv))::text FROM engine.vorgang v WHERE v.automat = 'instandsetzung'), '(t,t)', 'on the bracket of the object');
SELECT is(tests.loesen(:s3, 'instandsetzung_veranlassen', '{"titel": "Außenwand dämmen", "beschreibung": "Wärmebrücke im Schlafzimmer beseitigen."}'), 'MAB15', 'one at a time');
SELECT is((SELECT jsonb_path_query_array(abschnitte, '$[*].links[*].titel')::text FROM api.stand_schaden WHERE vorgang_id = :s3), '["Mietminderung", "Instandsetzung"]', 'its page links to both');

-- unfounded
SELECT is(tests.loesen(:s3, 'als_unbegruendet_schliessen', '{"grund": "abnutzung", "begruendung": "kurz"}'), 'MA012 begruendung', 'the tenant is owed a reason');
SELECT is(tests.loesen(:s3, 'als_unbegruendet_schliessen', '{"grund": "nicht_feststellbar", "begruendung": "Bei der Besichtigung war die Wand trocken."}'), 'unbegruendet', 'closed');
SELECT is(tests.briefe(:s3) || ' ' || tests.lebenszeichen(:s3), 'schaden_unbegruendet child_started:schaden, child_cancelled:schaden', 'with a letter, as an abbruch');

-- § 548: the flat is back for more than six months
SELECT tests.start('schaden', :t, '{"kategorie": "sonstiges", "raum": "Flur", "beschreibung": "Tür beschädigt."}') \g /dev/null
SELECT tests.vorgang(:mv, 'schaden') AS s4 \gset
SELECT tests.datei(:m) AS f7 \gset
SELECT tests.loesen(:s4, 'pruefen', '{"ursache": "Tritt gegen die Tür", "kostentraeger": "mieter"}'), tests.loesen(:s4, 'beauftragen', '{"firma": "Tischlerei Holm", "umfang": "Tür richten"}'),
  tests.loesen(:s4, 'beheben', jsonb_build_object('behoben_am', '2026-03-23', 'firma', 'Tischlerei Holm', 'arbeiten', 'Tür gerichtet', 'foto', :'f7')) \g /dev/null
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET rueckgabe_am = '2026-03-25' WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'teamleitung', '2026-09-28 09:00+02') \g /dev/null
SELECT is(tests.loesen(:s4, 'abrechnen', '{"kosten": "90,00", "anteil_mieter": "90,00", "anteil_grund": "Tritt gegen die Tür, zugegeben", "faellig_am": "2026-10-10"}'), 'MAB12 anteil_mieter', 'barred since 25 September');
SELECT tests.als(:m, 'sachbearbeitung', '2026-09-25 09:00+02') \g /dev/null
SELECT is(engine.vorschau(:s4, 'abrechnen', '{"kosten": "90,00", "anteil_mieter": "90,00", "anteil_grund": "Tritt gegen die Tür, zugegeben", "faellig_am": "2026-10-10"}')->>'ok', 'true', 'not on the last day');
SELECT tests.als(:m, 'teamleitung', '2026-09-28 09:00+02') \g /dev/null
SELECT is(tests.loesen(:s4, 'abrechnen', '{"kosten": "90,00", "anteil_mieter": "90,00", "anteil_grund": "Tritt gegen die Tür, zugegeben", "faellig_am": "2026-10-10", "_uebersteuern": {"schaden_unverjaehrt": "Aufrechnung gegen die Kaution nach § 215 BGB"}}'), 'abgerechnet', 'the team lead may, against the deposit');
SELECT is((SELECT verjaehrung_am FROM akte.schaeden WHERE vorgang_id = :s4), '2026-09-25', 'and the date is on file');
SELECT throws_ok($$ UPDATE akte.schaden_auftraege SET firma = 'x' $$, '42501', NULL, 'nobody rewrites an order');
SELECT * FROM finish();
ROLLBACK;
