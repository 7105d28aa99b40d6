-- kuendigung: everything it refuses, with its code and field; and that a refused step leaves nothing behind but one row in the log.
\ir ../hilfen.psql
SELECT plan(72);

CREATE FUNCTION tests.start(p_t bigint, p_daten jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k), '') END FROM engine.starten('kuendigung', p_t, p_daten) e
$$;
CREATE FUNCTION tests.loesen(p_v bigint, p_e text, p_daten jsonb) RETURNS text LANGUAGE sql AS $$
  SELECT CASE WHEN e.ok THEN e.nach ELSE e.fehlercode || coalesce(' ' || (SELECT string_agg(k, ',') FROM jsonb_object_keys(e.felder) k), '') END FROM engine.ausloesen(p_v, p_e, p_daten) e
$$;
-- a draft on a lease of its own, on the clock of the caller
CREATE FUNCTION tests.entwurf(p_m bigint, p_daten jsonb, p_lease jsonb DEFAULT '{}') RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_mv bigint := tests.laufend(p_m, p_lease); v_e engine.ergebnis;
BEGIN
  v_e := engine.starten('kuendigung', tests.traeger(v_mv), p_daten);
  IF NOT v_e.ok THEN RAISE EXCEPTION 'fixture: % %', v_e.fehlercode, v_e.meldung; END IF;
  RETURN v_e.vorgang_id;
END $$;
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.laufend(:m) AS mv \gset
SELECT tests.traeger(:mv) AS t \gset

-- the start: who, what kind, why
SELECT is(tests.start(:t, '{}'), 'MA012 art,durch', 'who and what kind are needed');
SELECT is(tests.start(:t, '{"durch": "hausmeister", "art": "ordentlich"}'), 'MA012 durch', 'one of the two sides');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ordentlich"}'), 'MA512 grund', 'the landlord needs a reason');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ordentlich", "grund": "Eigenbedarf"}'), 'MA512 grund', 'one word is none');
SELECT is((SELECT norm FROM engine.starten('kuendigung', :t, '{"durch": "vermieter", "art": "ordentlich"}')), '§ 573 Abs. 1, 3 BGB', 'with the norm');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "zahlungsverzug"}'), 'MA512 grund', 'a fristlose notice needs one in the letter');
SELECT is(tests.start(:t, '{"durch": "mieter", "art": "ausserordentlich_fristlos"}'), 'MA512 grund', 'the tenant''s, too');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ausserordentlich_frist", "grund_art": "tod_mieter"}'), 'MA512 grund', 'and the one with the statutory period');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund": "Seit Monaten zahlt niemand mehr Miete."}'), 'MA511 grund_art', 'a landlord''s fristlose notice says what it rests on');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "sonderkuendigung", "grund_art": "mieterhoehung", "grund": "Nach der Mieterhöhung kündigen wir."}'), 'MA511 art', 'the special right is the tenant''s');
SELECT is(tests.start(:t, '{"durch": "mieter", "art": "sonderkuendigung"}'), 'MA511 grund_art', 'which says what it answers');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "eigenbedarf", "grund": "Eigenbedarf für die Tochter, sofort."}'), 'MA511 grund_art', 'own need is no important ground');
SELECT is(tests.start(:t, '{"durch": "mieter", "art": "ordentlich", "grund_art": "eigenbedarf"}'), 'MA511 grund_art', 'a ground that is not the tenant''s');
SELECT is(tests.start(:t, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "zweifamilienhaus"}'), 'MA513 grund_art', 'no two-family house');
SELECT is(tests.start(:t, '{"durch": "mieter", "art": "ordentlich", "grund": "x", "kuendigungstermin": "morgen"}'), 'MA012 kuendigungstermin', 'a field that does not exist');
SELECT tests.als(:m, 'buchhaltung', '2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.start(:t, '{"durch": "mieter", "art": "ordentlich"}'), 'MA014', 'not a matter of the bookkeeping');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT is((SELECT count(*) FROM akte.kuendigungen), 0::bigint, 'no refused start left a row');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE strom_id = :t AND ergebnis = 'abgelehnt'), 16::bigint, 'each is one row in the log');
-- before the lease has begun there is nothing to give notice of
SELECT tests.mietverhaeltnis(:m, '{"mietbeginn": "2026-06-01"}') AS jung \gset
SELECT is(tests.start(tests.traeger(:jung), '{"durch": "mieter", "art": "ordentlich"}'), 'MA018', 'no notice before the flat was handed over');

-- Zugang: form
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "ordentlich"}') AS v \gset
SELECT mietverhaeltnis_id AS mv2 FROM akte.kuendigungen WHERE vorgang_id = :v \gset
SELECT m::text AS vorher FROM akte.mietverhaeltnisse m WHERE id = :mv2 \gset
SELECT is(tests.loesen(:v, 'zugang_erfassen', format('{"form": "%s", "zugang_am": "2026-02-28"}', f)::jsonb), 'MA510 form', 'refused: ' || f)
  FROM unnest(ARRAY['email', 'fax', 'portal', 'einfache_signatur', 'muendlich']) f;
SELECT is((SELECT norm FROM engine.ausloesen(:v, 'zugang_erfassen', '{"form": "einfache_signatur", "zugang_am": "2026-02-28"}')), '§ 568 Abs. 1, § 126 Abs. 3, § 126a BGB', 'and explained');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "brieftaube", "zugang_am": "2026-02-28"}'), 'MA012 form', 'no such form');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier"}'), 'MA012 zugang_am', 'when?');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "30.02.2026"}'), 'MA012 zugang_am', 'no such day');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "alle_unterschriften": "nein"}'), 'MA514 alle_unterschriften', 'one of two tenants signed');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-03"}'), 'MA515 zugang_am', 'not tomorrow');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2018-09-30"}'), 'MA516 zugang_am', 'before the lease');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "schreiben_vom": "2026-03-01"}'), 'MA517 schreiben_vom', 'younger than its arrival');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28", "zum": "2026-01-31"}'), 'MA517 zum', 'to a day before it');
SELECT is((SELECT fehlercode FROM engine.ausloesen(:v, 'zugang_erfassen', '{"form": "email", "zugang_am": "2026-02-28", "_uebersteuern": {"kuendigung_form": "Der Mieter hat es eilig."}}')), 'MA007', 'form cannot be overridden');
SELECT is(tests.schritt(:v, e), 'MA004', 'not in a draft: ' || e) FROM unnest(ARRAY['weitere_kuendigung', 'widerspruch_einlegen', 'fortsetzung_vereinbaren', 'klage_einreichen', 'raeumung_vollstreckt', 'auszug_erfolgt', 'mietende_erreichen']) e;
SELECT is((SELECT m::text FROM akte.mietverhaeltnisse m WHERE id = :mv2), :'vorher', 'after all this the lease is untouched');
SELECT is(tests.zustand(:mv2) || '/' || (SELECT status FROM akte.kuendigungen WHERE vorgang_id = :v) || '/' || (SELECT count(*) FROM akte.dokumente WHERE vorgang_id = :v), 'laufende_vermietung/entwurf/0', 'so are the states and the letters');
SELECT is((SELECT count(*) FROM audit.eintraege WHERE vorgang_id = :v AND ergebnis = 'abgelehnt'), 22::bigint, 'and every attempt is on file');
-- withdrawn before it arrived: an abbruch that changes nothing
SELECT is(tests.loesen(:v, 'widerrufen', '{}'), 'MA012 grund', 'why?');
SELECT is(tests.schritt(:v, 'widerrufen', '{"grund": "Wohnung behalten"}'), 'widerrufen', 'before Zugang alone');
SELECT is((SELECT m::text FROM akte.mietverhaeltnisse m WHERE id = :mv2), :'vorher', 'the lease never knew');
SELECT is(tests.schritt(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-02-28"}'), 'MA005', 'a withdrawn notice does not arrive');

-- arrears
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "zahlungsverzug", "grund": "Mietrückstand für Januar und Februar 2026"}') AS v \gset
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}'), 'MA518 rueckstaende', 'which arrears?');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "rueckstaende": "Januar und Februar"}'), 'MA518 rueckstaende', 'in figures');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "rueckstaende": "13/2026: 935,00"}'), 'MA518 rueckstaende', 'there is no thirteenth month');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "rueckstaende": "01/2026: 200,00\n02/2026: 930,00"}'), 'MA519 rueckstaende', 'exactly one month''s rent (1.130 €) is not more than one');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "rueckstaende": "12/2025: 700,00\n02/2026: 930,00"}'), 'MA519 rueckstaende', 'not consecutive and below two rents');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "rueckstaende": [["2026-01", "200.01"], ["2026-02", "930.00"]]}'), 'zugegangen', 'one cent more is; a JSON list is taken, too');
SELECT is((SELECT (mietende, rueckstaende)::text FROM akte.kuendigung_erklaerungen WHERE kuendigung_id = (SELECT id FROM akte.kuendigungen WHERE vorgang_id = :v)), '(2026-03-02,"[[""2026-01"", ""200.01""], [""2026-02"", ""930.00""]]")', 'it ends with Zugang; the figures are kept');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:v) WHERE ereignis = 'widerspruch_einlegen'), 'MA522', 'no hardship against a fristlose notice');
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "kautionsverzug", "grund": "Zwei Raten der Kaution sind nie gezahlt worden."}') AS v \gset
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}'), 'MA518 kaution_rueckstand', 'how much of the deposit?');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "kaution_rueckstand": "1.839,99"}'), 'MA519 kaution_rueckstand', 'less than two Nettokaltmieten');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "kaution_rueckstand": "1.840,00"}'), 'zugegangen', 'two are enough');

-- breach of duty: warning first, unless the Teamleitung says why not
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_fristlos", "grund_art": "pflichtverletzung", "grund": "Bedrohung des Hausmeisters am 1. März 2026"}') AS v \gset
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}'), 'MA520 abmahnung_am,_uebersteuern.kuendigung_abmahnung', 'no warning');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "abmahnung_am": "2026-03-02"}'), 'MA520 abmahnung_am,_uebersteuern.kuendigung_abmahnung', 'a warning on the same day is none');
SELECT is((SELECT fehlercode FROM engine.ausloesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "_uebersteuern": {"kuendigung_abmahnung": "Gewaltandrohung, Abmahnung entbehrlich"}}')), 'MA008', 'overriding is for the Teamleitung');
SELECT tests.als(:m, 'teamleitung', '2026-03-02 09:00+01') \g /dev/null
SELECT is(tests.schritt(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "_uebersteuern": {"kuendigung_abmahnung": "Gewaltandrohung, Abmahnung entbehrlich"}}'), 'zugegangen', 'which may, with a reason');
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null

-- the tenant's special right
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "sonderkuendigung", "grund_art": "mieterhoehung"}') AS v \gset
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}'), 'MA521 anlass_zugang_am', 'from which letter?');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "anlass_zugang_am": "2025-11-15"}'), 'MA521 zugang_am', 'too late: January was the end');
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "anlass_zugang_am": "2026-01-15"}'), 'zugegangen', 'in time');
SELECT is((SELECT mietende FROM akte.kuendigungen WHERE vorgang_id = :v), '2026-05-31', 'the consideration ends in March, the lease two months later');
SELECT tests.entwurf(:m, '{"durch": "mieter", "art": "sonderkuendigung", "grund_art": "modernisierung"}') AS v \gset
SELECT is(tests.loesen(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02", "anlass_zugang_am": "2026-01-15"}'), 'zugegangen', 'after a modernisation: until the end of February, a Saturday, so Monday 2 March is in time');
SELECT is((SELECT mietende FROM akte.kuendigungen WHERE vorgang_id = :v), '2026-04-30', 'and the lease ends in April');

-- statutory period and two-family house
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ausserordentlich_frist", "grund_art": "tod_mieter", "grund": "Tod der Mieterin, niemand tritt ein (§ 564 BGB)"}', '{"mietbeginn": "2010-01-01"}') AS v \gset
SELECT tests.schritt(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT mietende FROM akte.kuendigungen WHERE vorgang_id = :v), '2026-05-31', 'three months, however long it lasted');
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ordentlich", "grund_art": "zweifamilienhaus"}', '{"mietbeginn": "2024-01-01", "kuendigung_sonderfall": "573a"}') AS v \gset
SELECT tests.schritt(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT (mietende, (SELECT daten->'kuendigung'->>'grund' LIKE '%573a%' FROM akte.dokumente d WHERE d.vorgang_id = :v))::text FROM akte.kuendigungen WHERE vorgang_id = :v), '(2026-08-31,t)', 'two-family house: three months more, no ground');
SELECT tests.entwurf(:m, '{"durch": "vermieter", "art": "ordentlich", "grund": "Eigenbedarf für die Mutter der Vermieterin"}', '{"mietbeginn": "2024-01-01", "kuendigung_sonderfall": "573a"}') AS v \gset
SELECT tests.schritt(:v, 'zugang_erfassen', '{"form": "papier", "zugang_am": "2026-03-02"}') \g /dev/null
SELECT is((SELECT mietende FROM akte.kuendigungen WHERE vorgang_id = :v), '2026-05-31', 'with a ground in the same house: the usual period');
SELECT * FROM finish();
ROLLBACK;
