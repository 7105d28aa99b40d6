-- mieterwechsel: exchange, entry, leaving, death; parties by date, deposit carried over or paid out and renewed; what it refuses.
\ir ../hilfen.psql
\ir mietleben.psql
SELECT plan(66);
-- the parties of a lease with their times:   Katrin 2018-10-01–2024-05-31, …
CREATE FUNCTION tests.parteien(p_mv bigint) RETURNS text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(p.vorname || ' ' || vp.nummer || ' ' || vp.von || coalesce('–' || vp.bis, ''), ', ' ORDER BY vp.von, vp.nummer, vp.id) FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.id = vp.mieter_id WHERE vp.mietverhaeltnis_id = p_mv
$$;
CREATE FUNCTION tests.wechsel(p_mv bigint, p_daten jsonb) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_e engine.ergebnis := engine.starten('mieterwechsel', tests.traeger(p_mv), p_daten);
BEGIN
  IF NOT v_e.ok THEN RAISE EXCEPTION 'fixture: % % %', v_e.fehlercode, v_e.meldung, v_e.felder; END IF;
  RETURN v_e.vorgang_id;
END $$;
SELECT tests.mandant() AS m \gset
SELECT tests.datei(:m, 'pdf') AS pdf \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2024-04-02 09:00+02') \g /dev/null
SELECT tests.laufend(:m) AS mv, tests.laufend(:m) AS mv2, tests.laufend(:m) AS mv3, tests.laufend(:m, '{"mieter": [{"anrede": "Herr", "vorname": "Emil", "nachname": "Weiss"}], "kaution_art": "keine", "kaution_betrag": "0"}') AS allein \gset
SELECT tests.traeger(:mv) AS t, tests.traeger(:allein) AS ta, tests.kennung(tests.partei(:mv, 'Jonas')) AS kj, tests.kennung(tests.partei(:allein, 'Emil')) AS ke, tests.kennung(tests.partei(:mv2, 'Jonas')) AS kj2, tests.kennung(tests.partei(:mv3, 'Katrin')) AS kk3 \gset
SELECT tests.als(:m, 'sachbearbeitung', '2024-04-02 09:00+02') \g /dev/null
\set neu '{"angefragt_durch": "mieter", "eintritt_anrede": "Frau", "eintritt_vorname": "Lea", "eintritt_nachname": "Brandt", "eintritt_email": "lea@brandt.example", "wechsel_am": "2024-06-01"}'

-- who, for which kind
SELECT is(tests.start('mieterwechsel', :t, '{"art": "austausch", "angefragt_durch": "mieter", "wechsel_am": "2024-06-01"}'), 'MAB55 ausscheidend', 'who leaves?');
SELECT is(tests.start('mieterwechsel', :t, jsonb_build_object('art', 'austausch', 'angefragt_durch', 'mieter', 'wechsel_am', '2024-06-01', 'ausscheidend', :'kj')), 'MAB55 eintritt_nachname', 'who enters?');
SELECT is(tests.start('mieterwechsel', :t, :'neu'::jsonb || jsonb_build_object('art', 'eintritt', 'ausscheidend', :'kj')), 'MAB55 ausscheidend', 'an entry lets nobody go');
SELECT is(tests.start('mieterwechsel', :t, :'neu'::jsonb || jsonb_build_object('art', 'ausscheiden', 'ausscheidend', :'kj')), 'MAB55 eintritt_nachname', 'a leaving brings nobody');
SELECT is(tests.start('mieterwechsel', :t, :'neu'::jsonb || jsonb_build_object('art', 'austausch', 'ausscheidend', :'ke')), 'MA012 ausscheidend', 'nobody of another lease');
SELECT is(tests.start('mieterwechsel', :t, :'neu'::jsonb - 'wechsel_am' || jsonb_build_object('art', 'austausch', 'ausscheidend', :'kj')), 'MAB58 wechsel_am', 'from when?');
SELECT is(tests.start('mieterwechsel', :t, :'neu'::jsonb || jsonb_build_object('art', 'austausch', 'ausscheidend', :'kj', 'wechsel_am', '2018-10-01')), 'MAB58 wechsel_am', 'not with the lease itself');
SELECT is(tests.start('mieterwechsel', :ta, jsonb_build_object('art', 'ausscheiden', 'angefragt_durch', 'mieter', 'wechsel_am', '2024-06-01', 'ausscheidend', :'ke')), 'MAB57 eintritt_nachname', 'the flat would have no tenant');
SELECT is(tests.start('mieterwechsel', :t, :'neu'::jsonb || jsonb_build_object('art', 'austausch', 'ausscheidend', :'kj', 'todestag', '2024-03-01')), 'MAB56 todestag', 'nobody died');
SELECT is(tests.start('mieterwechsel', :ta, :'neu'::jsonb || jsonb_build_object('art', 'eintritt_tod', 'ausscheidend', :'ke')), 'MAB56 todestag', 'or when?');
SELECT is((SELECT count(*) FROM akte.mieterwechsel), 0::bigint, 'no refused start left a row');

-- a subtenant asks, and is refused
SELECT tests.wechsel(:mv, :'neu'::jsonb || jsonb_build_object('art', 'austausch', 'angefragt_durch', 'untermieter', 'ausscheidend', :'kj')) AS w0 \gset
SELECT is(tests.start('mieterwechsel', :t, :'neu'::jsonb || '{"art": "eintritt"}'), 'MA006', 'one at a time');
SELECT is(tests.loesen(:w0, 'ablehnen', '{"grund": "kein_haushalt", "begruendung": "Die Untermieterin ist nicht Partei."}'), 'MAB67 grund', 'that reason belongs to a death');
SELECT is(tests.loesen(:w0, 'ablehnen', '{"grund": "kein_anspruch", "begruendung": "Auf den Eintritt besteht kein Anspruch."}'), 'abgelehnt', 'refused');
SELECT is(tests.briefe(:w0) || ' / ' || tests.lebenszeichen(:w0) || ' / ' || tests.parteien(:mv), 'mieterwechsel_ablehnung / child_started:mieterwechsel, child_cancelled:mieterwechsel / Katrin 1 2018-10-01, Jonas 2 2018-10-01', 'a letter, and the parties are who they were');

-- exchange
SELECT tests.wechsel(:mv, :'neu'::jsonb || jsonb_build_object('art', 'austausch', 'ausscheidend', :'kj')) AS w \gset
SELECT is(tests.schritt(:w, 'unterzeichnen', '{"form": "papier", "alle_seiten": "ja"}'), 'MA004', 'first the consent');
SELECT is(tests.loesen(:w, 'zustimmen', '{"bonitaet": "Gehaltsnachweise", "wechsel_am": "2018-09-01"}'), 'MAB58 wechsel_am', 'the day may move, but not out of the lease');
SELECT is(tests.loesen(:w, 'zustimmen', '{"bonitaet": "Gehaltsnachweise", "wechsel_am": "2024-07-01"}'), 'zugestimmt', 'agreed, from July');
SELECT is(tests.loesen(:w, 'unterzeichnen', jsonb_build_object('form', 'muendlich', 'alle_seiten', 'ja', 'datei', :'pdf')), 'MAB60 form', 'not by word of mouth');
SELECT is(tests.loesen(:w, 'unterzeichnen', jsonb_build_object('form', 'gesetz', 'alle_seiten', 'ja', 'datei', :'pdf')), 'MAB60 form', 'nobody died');
SELECT is(tests.loesen(:w, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_seiten', 'nein', 'datei', :'pdf')), 'MAB61 alle_seiten', 'not without the one who stays');
SELECT is(tests.loesen(:w, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_seiten', 'ja')), 'MAB62 datei', 'not without the paper');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mietende = '2024-06-30' WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.loesen(:w, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_seiten', 'ja', 'datei', :'pdf')), 'MAB58 wechsel_am', 'nobody enters a lease that has ended by then');
RESET ROLE;
UPDATE akte.mietverhaeltnisse SET mietende = NULL WHERE id = :mv;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.parteien(:mv), 'Katrin 1 2018-10-01, Jonas 2 2018-10-01', 'so far nothing changed');
SELECT is(tests.loesen(:w, 'unterzeichnen', jsonb_build_object('form', 'textform', 'alle_seiten', 'ja', 'datei', :'pdf')), 'unterzeichnet', 'text form is enough');
SELECT is(tests.parteien(:mv), 'Katrin 1 2018-10-01, Jonas 2 2018-10-01–2024-06-30, Lea 2 2024-07-01', 'one ends, the other begins, nothing is overwritten');
SELECT is((SELECT (p.anrede, p.email, w.eintretend_id = p.id)::text FROM akte.mieter p, akte.mieterwechsel w WHERE p.vorname = 'Lea' AND w.vorgang_id = :w), '(Frau,lea@brandt.example,t)', 'a person of her own');
SELECT is((SELECT string_agg(e->>'name', ', ') FROM akte.dokumente d, jsonb_array_elements(d.daten->'empfaenger') e WHERE d.vorgang_id = :w AND d.art = 'mieterwechsel_bestaetigung'), 'Katrin Ostermann, Jonas Ostermann, Lea Brandt', 'the letter goes to all three');
RESET ROLE;
SELECT tests.als(:m, 'sachbearbeitung', '2024-04-02 09:00+02') \g /dev/null
SET LOCAL ROLE mietakte_engine;
SELECT is((SELECT string_agg(p.vorname, ',' ORDER BY x.nummer) FROM regel.mieterwechsel_parteien_am(:m, :mv, d) x JOIN akte.mieter p ON p.id = x.mieter_id), erwartet, 'whose claim is one of ' || d)
  FROM (VALUES (DATE '2024-06-30', 'Katrin,Jonas'), (DATE '2024-07-01', 'Katrin,Lea')) v(d, erwartet);
RESET ROLE;
SET LOCAL ROLE mietakte_dba;
SELECT is(tests.loesen(:w, 'kaution_uebertragen', '{"weg": "keine"}'), 'MAB66 weg', 'there is a deposit');
SELECT is(tests.loesen(:w, 'kaution_uebertragen', '{"weg": "bleibt"}'), 'MAB63 weg', 'it is not simply the new one''s');
SELECT is(tests.loesen(:w, 'kaution_uebertragen', '{"weg": "uebertragen"}'), 'MAB63 einverstanden', 'only if all agree');
SELECT is(tests.loesen(:w, 'kaution_uebertragen', '{"weg": "uebertragen", "einverstanden": "ja"}'), 'kaution_uebertragen', 'they do');
SELECT is(tests.loesen(:w, 'abschliessen'), 'abgeschlossen', 'done');
SELECT is((SELECT string_agg(e->>'name', ', ') FROM akte.dokumente d, jsonb_array_elements(d.daten->'empfaenger') e WHERE d.vorgang_id = :w AND d.art = 'mieterwechsel_abschluss'), 'Katrin Ostermann, Jonas Ostermann', 'before July other letters know nothing of the new one');
SELECT is(tests.briefe(:w) || ' / ' || tests.lebenszeichen(:w) || ' / ' || (SELECT sum(b.betrag) FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv),
  'mieterwechsel_bestaetigung, mieterwechsel_abschluss / child_started:mieterwechsel, child_completed:mieterwechsel / 2760.00', 'its letters, its life, the deposit where it was');
SELECT is((SELECT jsonb_path_query_array(abschnitte, '$[*].titel')::text FROM api.stand_mieterwechsel WHERE vorgang_id = :w), '["Wechsel", "Vereinbarung", "Mietparteien", "Kaution"]', 'its page');

-- exchange with the deposit paid out and renewed: by a second person, interest to the day, the account whole
SELECT tests.wechsel(:mv2, :'neu'::jsonb || jsonb_build_object('art', 'austausch', 'ausscheidend', :'kj2', 'wechsel_am', '2024-04-01')) AS w2 \gset
SELECT tests.loesen(:w2, 'zustimmen'), tests.loesen(:w2, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_seiten', 'ja', 'datei', :'pdf')) \g /dev/null
\set aus '{"weg": "ausgezahlt_und_neu", "ausgezahlt_am": "2024-04-02", "neu_gezahlt_am": "2024-04-01", "neu_betrag": "2.760,00"}'
SELECT is(tests.loesen(:w2, 'kaution_uebertragen', :'aus'::jsonb - 'neu_betrag'), 'MAB64 neu_betrag', 'how much is new?');
SELECT is(tests.loesen(:w2, 'kaution_uebertragen', :'aus'::jsonb || '{"neu_betrag": "2.760,01"}'), 'MAB64 neu_betrag', 'more than agreed');
SELECT is(tests.loesen(:w2, 'kaution_uebertragen', :'aus'), 'MAB65', 'not by the person who entered the change');
SELECT tests.als(:m, 'buchhaltung', '2024-04-02 09:00+02') \g /dev/null
SELECT is(tests.loesen(:w2, 'kaution_uebertragen', :'aus'), 'kaution_uebertragen', 'by the bookkeeping');
SELECT is((SELECT string_agg(b.art || ' ' || b.betrag, ', ' ORDER BY b.id) FROM akte.kaution_buchungen b WHERE b.vorgang_id = :w2) ~ '^storno -920.00, storno -920.00, storno -920.00, zins [0-9.]+, auszahlung -[0-9.]+, einzahlung 2760.00$', true, 'out with interest, in anew');
SELECT is((SELECT (sum(b.betrag), (SELECT w.kaution_betrag - w.kaution_zinsen FROM akte.mieterwechsel w WHERE w.vorgang_id = :w2))::text FROM akte.kaution_buchungen b JOIN akte.kautionen k ON k.id = b.kaution_id WHERE k.mietverhaeltnis_id = :mv2), '(2760.00,2760.00)', 'the account holds the new one');
SELECT is((SELECT w.kaution_zinsen = (SELECT sum(z.zinsen) FROM recht.kaution_zinsen('[["2018-10-01", "920.00"], ["2018-11-05", "920.00"], ["2018-12-05", "920.00"]]', '2024-04-02', NULL) z) FROM akte.mieterwechsel w WHERE w.vorgang_id = :w2), true, 'interest as the law says');
SELECT is(tests.loesen(:w2, 'kaution_uebertragen', :'aus'), 'MA004', 'once');

-- death: the law does it
SELECT tests.als(:m, 'sachbearbeitung', '2024-04-02 09:00+02') \g /dev/null
SELECT is(tests.start('mieterwechsel', :ta, jsonb_build_object('art', 'eintritt_tod', 'angefragt_durch', 'erben', 'ausscheidend', :'ke', 'todestag', '2024-03-20')), 'MAB57 eintritt_nachname', 'nobody would be left: the heirs, § 564');
SELECT tests.wechsel(:allein, jsonb_build_object('art', 'eintritt_tod', 'angefragt_durch', 'eintretend', 'ausscheidend', :'ke', 'todestag', '2024-03-20', 'eintritt_vorname', 'Rosa', 'eintritt_nachname', 'Weiss')) AS w3 \gset
SELECT is(tests.loesen(:w3, 'zustimmen'), 'MAB59', 'no common household');
SELECT is(tests.loesen(:w3, 'ablehnen', '{"grund": "kein_haushalt", "begruendung": "Frau Weiss wohnte nicht in der Wohnung."}'), 'abgelehnt', 'then it is refused');
SELECT tests.wechsel(:allein, jsonb_build_object('art', 'eintritt_tod', 'angefragt_durch', 'eintretend', 'ausscheidend', :'ke', 'todestag', '2024-03-20', 'eintritt_vorname', 'Rosa', 'eintritt_nachname', 'Weiss', 'haushalt', 'ja', 'kenntnis_am', '2024-03-28')) AS w4 \gset
SELECT is((SELECT n.text::jsonb->'wirkung'->>'sonderkuendigung_563_bis' FROM audit.eintraege e JOIN audit.nutzlast n USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = :w4), '2024-04-29', 'the month of § 563 Abs. 4: Sunday 28 April moves on');
SELECT is(tests.loesen(:w4, 'ablehnen', '{"grund": "person", "begruendung": "Wir wollen Frau Weiss nicht."}'), 'MAB67 grund', 'the landlord cannot refuse');
SELECT is(engine.vorschau(:w4, 'ablehnen', '{"grund": "eintritt_abgelehnt", "begruendung": "Frau Weiss hat fristgerecht abgelehnt."}')->>'ok', 'true', 'she can');
SELECT is(tests.loesen(:w4, 'zustimmen') || ' ' || tests.loesen(:w4, 'unterzeichnen', jsonb_build_object('form', 'papier', 'alle_seiten', 'ja', 'datei', :'pdf')), 'zugestimmt MAB60 form', 'no contract is needed');
SELECT is(tests.loesen(:w4, 'unterzeichnen', '{"form": "gesetz", "alle_seiten": "nein"}'), 'unterzeichnet', 'nor anybody''s consent');
SELECT is((SELECT string_agg(e->>'name', ', ') FROM akte.dokumente d, jsonb_array_elements(d.daten->'empfaenger') e WHERE d.vorgang_id = :w4), 'Rosa Weiss', 'a letter to the living');
SELECT is(tests.parteien(:allein), 'Emil 1 2018-10-01–2024-03-20, Rosa 1 2024-03-21', 'with the death');
SELECT is(tests.loesen(:w4, 'kaution_uebertragen', '{"weg": "bleibt"}') || ' ' || tests.loesen(:w4, 'kaution_uebertragen', '{"weg": "keine"}') || ' ' || tests.loesen(:w4, 'abschliessen'), 'MAB66 weg kaution_uebertragen abgeschlossen', 'there was no deposit');
-- of two tenants one dies: the other goes on
SELECT tests.wechsel(:mv3, jsonb_build_object('art', 'eintritt_tod', 'angefragt_durch', 'mieter', 'ausscheidend', :'kk3', 'todestag', '2024-03-31')) AS w5 \gset
SELECT is(tests.loesen(:w5, 'zustimmen') || ' ' || tests.loesen(:w5, 'unterzeichnen', '{"form": "gesetz", "alle_seiten": "ja"}') || ' ' || tests.loesen(:w5, 'kaution_uebertragen', '{"weg": "bleibt"}') || ' ' || tests.loesen(:w5, 'abschliessen'), 'zugestimmt unterzeichnet kaution_uebertragen abgeschlossen', 'the husband stays, § 563a');
SELECT is(tests.parteien(:mv3), 'Katrin 1 2018-10-01–2024-03-31, Jonas 2 2018-10-01', 'alone');
-- and somebody enters beside him
SELECT tests.wechsel(:mv3, :'neu'::jsonb || '{"art": "eintritt"}') AS w6 \gset
SELECT tests.loesen(:w6, 'zustimmen'), tests.loesen(:w6, 'unterzeichnen', jsonb_build_object('form', 'qes', 'alle_seiten', 'ja', 'datei', :'pdf')) \g /dev/null
SELECT is(tests.parteien(:mv3), 'Katrin 1 2018-10-01–2024-03-31, Jonas 2 2018-10-01, Lea 3 2024-06-01', 'with a number of her own');
-- agreed, but it comes to nothing
SELECT is(tests.loesen(:w6, 'ablehnen', '{"grund": "zurueckgezogen", "begruendung": "Zu spät, sie ist schon Mieterin."}'), 'MA004', 'not after it was signed');
SELECT tests.wechsel(:mv, :'neu'::jsonb || '{"art": "eintritt", "eintritt_vorname": "Nora", "wechsel_am": "2024-08-01"}') AS w7 \gset
SELECT is(tests.loesen(:w7, 'zustimmen') || ' ' || tests.loesen(:w7, 'ablehnen', '{"grund": "zurueckgezogen", "begruendung": "Die Anfrage wurde zurückgezogen."}'), 'zugestimmt abgelehnt', 'withdrawn before it was');
SELECT is((SELECT count(*) FROM akte.mieter WHERE vorname = 'Nora'), 0::bigint, 'nobody became a tenant');
-- what each of them sees of the file in the portal: the letters of his own time
RESET ROLE;
INSERT INTO akte.dokumente (mandant_id, mietverhaeltnis_id, vorgang_id, art, version, titel, vorlage, vorlage_version, daten, daten_digest, fuer_mieter, erstellt_am)
SELECT :m, :mv, :w, 'probe', row_number() OVER (), tag::text, 'schreiben', 1, '{}', ''::bytea, true, tag FROM (VALUES ('2024-06-30 12:00+02'::timestamptz), ('2024-07-01 12:00+02')) AS v(tag);
SELECT tests.partei(:mv, 'Katrin') AS katrin, tests.partei(:mv, 'Jonas') AS jonas, tests.partei(:mv, 'Lea') AS lea \gset
CREATE FUNCTION tests.proben(p_mandant bigint, p_mieter bigint) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  SET LOCAL ROLE mietakte_dba;
  PERFORM sitzung.als_mieter(p_mandant, p_mieter);
  SET LOCAL ROLE mietakte_portal;
  RETURN (SELECT string_agg(version::text, ',' ORDER BY version) FROM akte.dokumente WHERE art = 'probe');
END $$;
GRANT USAGE ON SCHEMA akte TO mietakte_portal;   -- looks past the views, at the policy
SELECT is(tests.proben(:m, :katrin), '1,2', 'who stays sees both');
RESET ROLE;
SELECT is(tests.proben(:m, :jonas), '1', 'who left sees what came before');
RESET ROLE;
SELECT is(tests.proben(:m, :lea), '2', 'who entered sees what came after');
RESET ROLE;
SELECT * FROM finish();
ROLLBACK;
