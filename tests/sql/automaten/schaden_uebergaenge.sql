-- schaden: the ways the first file does not take. Every event that stays, from every state that knows it; the insurance before the order,
-- beside it and after the remedy.
\ir ../hilfen.psql
\ir mietleben.psql
-- a damage of its own on a lease of its own, walked to a state
CREATE FUNCTION tests.schaden_in(p_m bigint, p_zustand text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_e engine.ergebnis := engine.starten('schaden', tests.traeger(tests.laufend(p_m)), '{"kategorie": "sanitaer", "raum": "Küche", "beschreibung": "Abfluss undicht."}');
  v   bigint := v_e.vorgang_id;
  v_w text := '';
BEGIN
  IF p_zustand <> 'gemeldet' THEN
    v_w := tests.loesen(v, 'pruefen', '{"ursache": "Dichtung porös", "kostentraeger": "vermieter", "kosten_geschaetzt": "300,00"}');
  END IF;
  IF p_zustand IN ('versicherung_gemeldet', 'reguliert', 'abgelehnt_versicherung') THEN
    v_w := tests.loesen(v, 'versicherung_melden', '{"versicherung": "Nordstern", "gemeldet_am": "2026-03-02"}');
  END IF;
  IF p_zustand = 'reguliert' THEN
    v_w := tests.loesen(v, 'regulieren', '{"reguliert_am": "2026-03-02", "betrag": "250,00", "schadennummer": "N-1"}');
  ELSIF p_zustand = 'abgelehnt_versicherung' THEN
    v_w := tests.loesen(v, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-02", "grund": "nicht versichert", "kostentraeger": "vermieter"}');
  ELSIF p_zustand IN ('beauftragt', 'behoben') THEN
    v_w := tests.loesen(v, 'beauftragen', '{"firma": "Sanitär Krause", "umfang": "Dichtung tauschen"}');
    IF p_zustand = 'behoben' THEN
      v_w := tests.loesen(v, 'beheben', jsonb_build_object('behoben_am', '2026-03-02', 'firma', 'Sanitär Krause', 'arbeiten', 'Dichtung getauscht', 'foto', tests.datei(p_m)));
    END IF;
  END IF;
  IF (SELECT x.zustand FROM engine.vorgaenge x WHERE x.id = v) <> p_zustand THEN RAISE EXCEPTION 'fixture: % %', p_zustand, v_w; END IF;
  RETURN v;
END $$;
SELECT plan(46);
SELECT tests.mandant() AS m \gset
SET LOCAL ROLE mietakte_dba;
SELECT tests.als(:m, 'sachbearbeitung', '2026-03-02 09:00+01') \g /dev/null
SELECT tests.schaden_in(:m, 'gemeldet') AS gemeldet, tests.schaden_in(:m, 'geprueft') AS geprueft, tests.schaden_in(:m, 'versicherung_gemeldet') AS gemeldet_v, tests.schaden_in(:m, 'reguliert') AS reguliert,
       tests.schaden_in(:m, 'abgelehnt_versicherung') AS abgelehnt, tests.schaden_in(:m, 'beauftragt') AS beauftragt, tests.schaden_in(:m, 'behoben') AS behoben, tests.schaden_in(:m, 'behoben') AS behoben2 \gset
\set zeilen '(VALUES (:gemeldet, \'gemeldet\'), (:geprueft, \'geprueft\'), (:gemeldet_v, \'versicherung_gemeldet\'), (:reguliert, \'reguliert\'), (:abgelehnt, \'abgelehnt_versicherung\'), (:beauftragt, \'beauftragt\'), (:behoben, \'behoben\')) v(id, zustand)'

-- the photos of the remedy
SELECT is((SELECT string_agg(f.anlass, ',') FROM akte.schaden_dateien f JOIN akte.schaeden s ON s.id = f.schaden_id WHERE s.vorgang_id = :behoben), 'behebung', 'the photo of the remedy is one of the damage, as what it is');
-- a check may turn out wrong
SELECT is(tests.loesen(:geprueft, 'pruefen', '{"ursache": "Rohr vom Mieter angebohrt", "kostentraeger": "mieter"}'), 'geprueft', 'checked again before anything was ordered');
SELECT is((SELECT ursache || ' ' || kostentraeger FROM akte.schaeden WHERE vorgang_id = :geprueft), 'Rohr vom Mieter angebohrt mieter', 'the later finding counts');
-- a photo at any time
SELECT is(tests.loesen(v.id, 'foto_ergaenzen', jsonb_build_object('foto', tests.datei(:m))), v.zustand, 'a photo in ' || v.zustand) FROM :zeilen;
-- a reduction until the remedy, an Instandsetzung after the check
SELECT is(tests.loesen(v.id, 'minderung_anlegen', '{"mangel": "Küche nicht benutzbar"}'), CASE v.zustand WHEN 'behoben' THEN 'MA004' ELSE v.zustand END, 'a reduction from ' || v.zustand) FROM :zeilen;
SELECT is((SELECT count(*) FROM engine.vorgang WHERE automat = 'mietminderung' AND entstanden_aus IN (:gemeldet, :geprueft, :gemeldet_v, :reguliert, :abgelehnt, :beauftragt)), 6::bigint, 'each from its damage');
SELECT is((SELECT string_agg(DISTINCT m.angezeigt_am || ' ' || coalesce(m.mangel_seit::text, 'unbekannt'), ', ') FROM akte.mietminderungen m), '2026-03-02 unbekannt', 'reported when the damage was; nobody knows since when');
SELECT is(tests.loesen(v.id, 'instandsetzung_veranlassen', '{"titel": "Abfluss erneuern", "beschreibung": "Abflussrohr in der Küche erneuern."}'), CASE WHEN v.zustand IN ('gemeldet', 'behoben') THEN 'MA004' ELSE v.zustand END, 'an Instandsetzung from ' || v.zustand) FROM :zeilen;

-- the insurance decided, then the order
SELECT is((SELECT (reguliert_betrag, schadennummer)::text FROM akte.schaeden WHERE vorgang_id = :reguliert), '(250.00,N-1)', 'what it pays, and the number it came with');
SELECT is(tests.loesen(:reguliert, 'beauftragen', '{"firma": "Sanitär Krause", "umfang": "Dichtung tauschen"}'), 'beauftragt', 'after it paid');
SELECT is(tests.loesen(:reguliert, 'versicherung_melden', '{"versicherung": "Nordstern", "gemeldet_am": "2026-03-02"}'), 'MAB03', 'it is not told again');
SELECT is(tests.loesen(:abgelehnt, 'beauftragen', '{"firma": "Sanitär Krause", "umfang": "Dichtung tauschen"}'), 'beauftragt', 'after it refused');
SELECT is(tests.loesen(:gemeldet_v, 'beauftragen', '{"firma": "Sanitär Krause", "umfang": "Dichtung tauschen"}'), 'beauftragt', 'before it answered');

-- told while the order runs; refused there
SELECT is(tests.loesen(:beauftragt, 'schadennummer_nachtragen', '{"schadennummer": "N-2"}'), 'MAB04', 'no claim, no number');
SELECT is(tests.loesen(:beauftragt, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-02", "grund": "nicht versichert", "kostentraeger": "vermieter"}'), 'MAB04', 'nor a decision');
SELECT is(tests.loesen(:beauftragt, 'versicherung_melden', '{"versicherung": "Nordstern", "gemeldet_am": "2026-03-02"}'), 'beauftragt', 'told');
SELECT is(tests.loesen(:beauftragt, 'schadennummer_nachtragen', '{"schadennummer": "N-2"}'), 'beauftragt', 'with a number');
SELECT is(tests.loesen(:beauftragt, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-01", "grund": "nicht versichert", "kostentraeger": "vermieter"}'), 'MAB05 abgelehnt_am', 'not before it was told');
SELECT is(tests.loesen(:beauftragt, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-02", "grund": "nicht versichert", "kostentraeger": "weg"}'), 'MAB02 kostentraeger', 'there is no community to bear it');
SELECT is(tests.loesen(:beauftragt, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-02", "grund": "nicht versichert", "kostentraeger": "mieter"}'), 'beauftragt', 'refused');
SELECT is((SELECT (schadennummer, versicherung_ablehnung, kostentraeger)::text FROM akte.schaeden WHERE vorgang_id = :beauftragt), '(N-2,"nicht versichert",mieter)', 'as it is');
-- told after the remedy: then it is open until it decides
SELECT is(tests.loesen(:behoben, 'versicherung_melden', '{"versicherung": "Nordstern", "gemeldet_am": "2026-03-02"}'), 'behoben', 'told after the remedy');
SELECT is(tests.loesen(:behoben, 'schadennummer_nachtragen', '{"schadennummer": "N-3"}'), 'behoben', 'with a number');
SELECT is((SELECT fehlercode FROM engine.moegliche_ereignisse(:behoben) WHERE ereignis = 'abrechnen'), 'MAB08', 'no settlement until it decides');
SELECT is(tests.loesen(:behoben, 'ablehnung_erfassen', '{"abgelehnt_am": "2026-03-02", "grund": "zu spät gemeldet", "kostentraeger": "vermieter"}'), 'behoben', 'refused');
SELECT is(tests.loesen(:behoben, 'abrechnen', '{"kosten": "300,00"}'), 'abgerechnet', 'settled');
SELECT is(tests.loesen(:behoben2, 'abrechnen', '{"kosten": "300,00", "anteil_versicherung": "1,00"}'), 'MAB10 anteil_versicherung', 'nobody insured that');
SELECT is(tests.loesen(:gemeldet, 'als_unbegruendet_schliessen', '{"grund": "doppelt", "begruendung": "Der Schaden ist schon aufgenommen."}'), 'unbegruendet', 'unfounded at once');
SELECT * FROM finish();
ROLLBACK;
