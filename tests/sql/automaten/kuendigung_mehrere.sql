-- kuendigung: several notices inside one Vorgang. The earliest effective end counts, timers and the planned Auszug follow it.
\ir ../hilfen.psql
SELECT plan(44);

CREATE FUNCTION tests.stand(p_mv bigint) RETURNS text LANGUAGE sql AS $$
  SELECT k.status || ' ' || k.mietende || ' ' || m.mietende || ' ' || m.auszug_geplant_am || ' '
      || (SELECT u.geplant_am FROM akte.uebergaben u WHERE u.vorgang_id = tests.vorgang(p_mv, 'wohnungsuebergabe', 'auszug')) || ' '
      || coalesce((SELECT (f.faellig_am AT TIME ZONE 'Europe/Berlin')::date FROM engine.fristen f WHERE f.vorgang_id = k.vorgang_id AND f.ereignis = 'mietende_erreichen' AND f.erledigt_am IS NULL)::text, '-')
    FROM akte.kuendigungen k JOIN akte.mietverhaeltnisse m ON m.mandant_id = k.mandant_id AND m.id = k.mietverhaeltnis_id
   WHERE k.vorgang_id = tests.vorgang(p_mv, 'kuendigung')
$$;
CREATE FUNCTION tests.kuendigen(p_mv bigint, p_daten jsonb, p_zugang jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_e engine.ergebnis;
BEGIN
  v_e := engine.starten('kuendigung', tests.traeger(p_mv), p_daten);
  IF v_e.ok THEN v_e := engine.ausloesen(v_e.vorgang_id, 'zugang_erfassen', '{"form": "papier"}' || p_zugang); END IF;
  IF NOT v_e.ok THEN RAISE EXCEPTION 'fixture: % %', v_e.fehlercode, v_e.meldung; END IF;
  RETURN v_e.vorgang_id;
END $$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- the landlord's notice, the tenant leaves earlier
SELECT tests.laufend(:m) AS mv \gset
SELECT tests.kuendigen(:mv, '{"durch": "vermieter", "art": "ordentlich", "grund": "Eigenbedarf für die Tochter der Vermieterin"}', '{"zugang_am": "2026-02-28", "hinweis_widerspruch": "ja"}') AS v \gset
SELECT is(tests.stand(:mv), 'zugegangen 2026-08-31 2026-08-31 2026-08-31 2026-08-31 2026-09-01', 'six months for the landlord');
SELECT is((SELECT fehlercode FROM engine.starten('kuendigung', tests.traeger(:mv), '{"durch": "mieter", "art": "ordentlich"}')), 'MA018', 'the tenant''s own notice is no second Vorgang');
SELECT tests.um('2026-04-02 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'gegenkuendigung', '{"art": "ordentlich", "form": "email", "zugang_am": "2026-04-02"}'), 'MA510', 'it keeps the form, too');
SELECT is(tests.schritt(:v, 'gegenkuendigung', '{"art": "ordentlich", "form": "papier", "zugang_am": "2026-04-02"}'), 'zugegangen', 'the tenant gives notice, too');
SELECT is(tests.stand(:mv), 'zugegangen 2026-06-30 2026-06-30 2026-06-30 2026-06-30 2026-07-01', 'the earlier end counts everywhere');
SELECT is((SELECT widerspruch_bis FROM akte.kuendigungen WHERE vorgang_id = :v), NULL, 'against the own notice nobody objects');
SELECT is((SELECT count(*) FROM engine.fristen WHERE vorgang_id = :v AND ausgang = 'entfallen'), 2::bigint, 'the old timers are gone');
SELECT is((SELECT durch FROM akte.kuendigungen WHERE vorgang_id = :v), 'vermieter', 'the Vorgang is still the landlord''s');
SELECT is((SELECT string_agg(nummer || durch || frist_monate, ' ' ORDER BY nummer) FROM akte.kuendigung_erklaerungen WHERE kuendigung_id = (SELECT id FROM akte.kuendigungen WHERE vorgang_id = :v)), '1vermieter6 2mieter3', 'both notices are on file');
SELECT is((SELECT max(version) FROM akte.dokumente WHERE vorgang_id = :v), 2, 'and confirmed by a letter each');
SELECT is((SELECT daten->'betreff'->>'titel' FROM akte.dokumente WHERE vorgang_id = :v AND version = 2), 'Bestätigung Ihrer Kündigung', 'the second is the tenant''s');
SELECT is(tests.schritt(:v, 'weitere_kuendigung', '{"art": "ordentlich", "form": "papier", "zugang_am": "2026-04-02"}'), 'MA512', 'a further one of the landlord''s needs its reason');
SELECT is(tests.schritt(:v, 'weitere_kuendigung', '{"art": "ordentlich", "grund": "Vertragsverletzung durch unerlaubte Untervermietung", "grund_art": "pflichtverletzung", "form": "papier", "zugang_am": "2026-04-02"}'), 'zugegangen', 'later and alternative');
SELECT is(tests.stand(:mv), 'zugegangen 2026-06-30 2026-06-30 2026-06-30 2026-06-30 2026-07-01', 'a later end moves nothing');

-- one of them turns out void: the others go on
SELECT is(tests.schritt(:v, 'zurueckweisen', '{"unwirksam_grund": "form", "unwirksam_am": "2026-04-02", "begruendung": "Unterschrift fehlt im Original"}'), 'MA528', 'not the whole Vorgang');
SELECT is((SELECT jsonb_array_length(f->'optionen') FROM engine.ereignisse(:v) e, jsonb_array_elements(e.felder) f WHERE e.ereignis = 'erklaerung_zurueckweisen' AND f->>'name' = 'nummer'), 3, 'the form offers the three');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "4", "unwirksam_grund": "form", "unwirksam_am": "2026-04-02", "begruendung": "Unterschrift fehlt im Original"}'), 'MA012', 'there is no fourth');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "2", "unwirksam_grund": "schonfristzahlung", "unwirksam_am": "2026-04-02", "begruendung": "alles bezahlt am 2. April"}'), 'MA530', 'payment does not cure an ordinary notice');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "2", "unwirksam_grund": "urteil", "unwirksam_am": "2026-04-02", "begruendung": "Urteil des Amtsgerichts"}'), 'MA530', 'no judgment without a lawsuit');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "2", "unwirksam_grund": "begruendung", "unwirksam_am": "2026-04-02", "begruendung": "kein Grund genannt"}'), 'MA530', 'the tenant''s needs no reason');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "2", "unwirksam_grund": "form", "unwirksam_am": "2026-04-01", "begruendung": "Unterschrift fehlt im Original"}'), 'MA529', 'not void before it arrived');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "2", "unwirksam_grund": "unterschrift", "unwirksam_am": "2026-04-02", "begruendung": "Herr Ostermann hat nicht unterschrieben"}'), 'zugegangen', 'the tenant''s notice was signed by one of two');
SELECT is(tests.stand(:mv), 'zugegangen 2026-08-31 2026-08-31 2026-08-31 2026-08-31 2026-09-01', 'back to the landlord''s first end');
SELECT is((SELECT widerspruch_bis FROM akte.kuendigungen WHERE vorgang_id = :v), '2026-06-30', 'with its objection');
SELECT is((SELECT string_agg(nummer || '.' || fassung || coalesce(unwirksam_grund, ''), ' ' ORDER BY nummer, fassung) FROM akte.kuendigung_erklaerungen WHERE kuendigung_id = (SELECT id FROM akte.kuendigungen WHERE vorgang_id = :v)), '1.1 2.1 2.2unterschrift 3.1', 'nothing was erased');
RESET ROLE;
SELECT throws_ok('UPDATE akte.kuendigung_erklaerungen SET mietende = mietende', 'MA030', NULL, 'not even by the owner');
SET LOCAL ROLE mietakte_dba;

-- an appointment that was agreed stays; a protocol that has begun, too
SELECT tests.schritt(tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug'), 'termin_vereinbaren', '{"termin": "2026-08-28 10:00"}') \g /dev/null
SELECT tests.schritt(:v, 'gegenkuendigung', '{"art": "ordentlich", "form": "papier", "zugang_am": "2026-04-02"}') \g /dev/null
SELECT is((SELECT geplant_am || ' ' || (termin AT TIME ZONE 'Europe/Berlin') FROM akte.uebergaben WHERE vorgang_id = tests.vorgang(:mv, 'wohnungsuebergabe', 'auszug')), '2026-06-30 2026-08-28 10:00:00', 'the plan moves, what people agreed does not');

-- arrears: fristlos and, in the alternative, ordinary; payment within the grace period leaves the ordinary one
SELECT tests.laufend(:m, '{"mietbeginn": "2023-01-01"}') AS mv \gset
SELECT tests.kuendigen(:mv, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "zahlungsverzug", "grund": "Mieten Februar und März 2026 nicht gezahlt"}',
  '{"zugang_am": "2026-04-02", "rueckstaende": "02/2026: 1.130,00\n03/2026: 1.130,00"}') AS v \gset
SELECT is(tests.schritt(:v, 'weitere_kuendigung', '{"art": "ordentlich", "grund_art": "zahlungsverzug", "grund": "Mieten Februar und März 2026 nicht gezahlt, hilfsweise", "form": "papier", "zugang_am": "2026-04-02"}'), 'zugegangen', 'hilfsweise ordentlich');
SELECT is(tests.stand(:mv), 'zugegangen 2026-04-02 2026-04-02 2026-04-02 2026-04-02 2026-04-03', 'the fristlose one comes first');
SELECT sitzung.als_dienst(:m), tests.um('2026-04-03 05:00+02') \g /dev/null
SELECT is((SELECT string_agg(ereignis || ' ' || ok || ' ' || nach, ',') FROM engine.faellige_fristen_ausfuehren()), 'mietende_erreichen true raeumung_faellig', 'the timer fires the next night');
SELECT tests.als(:m, 'sachbearbeitung', '2026-04-10 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'klage_einreichen', '{"klage_am": "2026-04-11", "gericht": "Schöneberg"}'), 'MA532', 'no lawsuit tomorrow');
SELECT is(tests.schritt(:v, 'klage_einreichen', '{"klage_am": "2026-04-10", "gericht": "Schöneberg", "aktenzeichen": "7 C 12/26"}'), 'raeumungsklage', 'sued');
SELECT is(tests.schritt(:v, 'klage_zustellen', '{"zugestellt_am": "2026-04-09"}'), 'MA532', 'not served before it was filed');
SELECT tests.um('2026-07-01 09:00+02') \g /dev/null
SELECT is(tests.schritt(:v, 'klage_zustellen', '{"zugestellt_am": "2026-04-20"}'), 'raeumungsklage', 'served');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "1", "unwirksam_grund": "schonfristzahlung", "unwirksam_am": "2026-06-23", "begruendung": "vollständig gezahlt am 23. Juni"}'), 'MA531', 'two months after service: too late');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "1", "unwirksam_grund": "schonfristzahlung", "unwirksam_am": "2026-06-22", "begruendung": "vollständig gezahlt am 22. Juni"}'), 'raeumungsklage', 'the 20th is a Saturday: Monday the 22nd is in time');
SELECT is(tests.stand(:mv), 'raeumungsklage 2026-06-30 2026-06-30 2026-06-30 2026-06-30 -', 'the ordinary notice stands, the lawsuit goes on with it');
SELECT is(tests.schritt(:v, 'zurueckweisen', '{"unwirksam_grund": "urteil", "unwirksam_am": "2026-07-01", "begruendung": "Klage rechtskräftig abgewiesen, Az. 7 C 12/26"}'), 'unwirksam', 'the lawsuit is lost');
SELECT is(tests.zustand(:mv) || ' ' || coalesce((SELECT mietende FROM akte.mietverhaeltnisse WHERE id = :mv)::text, 'unbefristet'), 'laufende_vermietung unbefristet', 'and the lease goes on');

-- a notice taken over from another program has no letter on file here, but an end
SELECT tests.laufend(:m, '{"mietbeginn": "2023-01-01"}') AS mv \gset
SELECT tests.traeger(:mv) AS t, tests.vorgang(:mv, 'vermietung') AS master \gset
RESET ROLE;
SELECT tests.um('2026-07-01 09:00+02') \g /dev/null
SET LOCAL ROLE mietakte_engine;
SELECT engine.uebernehmen(:t, 'kuendigung', '', 'zugegangen', '2026-05-04 00:00+02', NULL, :master, '{}') AS v \gset
INSERT INTO akte.kuendigungen (mandant_id, vorgang_id, mietverhaeltnis_id, durch, art) VALUES (:m, :v, :mv, 'vermieter', 'ordentlich');
UPDATE akte.kuendigungen SET mietende = '2026-10-31', sicherung = (SELECT to_jsonb(m) FROM akte.mietverhaeltnisse m WHERE id = :mv) WHERE vorgang_id = :v;
UPDATE akte.mietverhaeltnisse SET mietende = '2026-10-31' WHERE id = :mv;
UPDATE engine.vorgang SET zustand = 'gekuendigt' WHERE id = :master;
RESET ROLE;
SET LOCAL ROLE mietakte_dba;
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'zurueckweisen'), NULL, 'the taken-over notice counts as one');
SELECT is(tests.schritt(:v, 'gegenkuendigung', '{"art": "ordentlich", "form": "papier", "zugang_am": "2026-07-01", "zum": "2026-12-31"}'), 'zugegangen', 'the tenant gives notice to a later day');
SELECT is((SELECT k.mietende || ' ' || string_agg(e.nummer || coalesce(e.form, '?') || e.mietende, ',' ORDER BY e.nummer)
             FROM akte.kuendigungen k JOIN akte.kuendigung_erklaerungen e ON e.kuendigung_id = k.id WHERE k.vorgang_id = :v GROUP BY k.mietende),
  '2026-10-31 1?2026-10-31,2papier2026-12-31', 'the end taken over still counts, and its notice is on file as far as it is known');
SELECT is(tests.schritt(:v, 'erklaerung_zurueckweisen', '{"nummer": "1", "unwirksam_grund": "form", "unwirksam_am": "2026-07-01", "begruendung": "per E-Mail, sagt die alte Akte"}'), 'zugegangen', 'it can turn out void like any other');
SELECT is((SELECT mietende FROM akte.kuendigungen WHERE vorgang_id = :v), '2026-12-31', 'then the later one counts');
SELECT * FROM finish();
ROLLBACK;
