-- A new tenancy: lease, parties, people in the flat, rent, and the master with its first two sub-workflows.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT ok, mietverhaeltnis_id, traeger_id, vorgang_id, nach, fehlercode, felder FROM api.mietverhaeltnis_anlegen('{
--   "einheit_id": 7, "mietbeginn": "01.10.2026", "nettokaltmiete": "920,00", "vorauszahlung_bk": "130,00", "vorauszahlung_hk": "80,00",
--   "kaution_art": "bar", "kaution_betrag": "2.760,00",
--   "mieter": [{"anrede": "Frau", "vorname": "Katrin", "nachname": "Ostermann", "email": "katrin@post.example", "iban": "DE02 1203 0000 0000 2020 51"}],
--   "bewohner": [{"vorname": "Mila", "nachname": "Ostermann", "kind": "ja"}]}');
--  ok | mietverhaeltnis_id | traeger_id | vorgang_id | nach             | fehlercode | felder
--  t  |                 31 |         64 |        201 | vertragsabschluss |            |
-- COMMIT;
CREATE FUNCTION api.mietverhaeltnis_anlegen(p_daten jsonb)
RETURNS TABLE (mietverhaeltnis_id bigint, traeger_id bigint, ok boolean, vorgang_id bigint, von text, nach text, fehlercode text, meldung text,
               detail text, hinweis text, norm text, felder jsonb)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_strom   bigint;
  v_sperre  bigint;
  v_u       engine.uebergaenge;
  v_p       api.mietverhaeltnis_angaben;
  v_e       akte.einheiten;
  v_person  jsonb;
  v_nr      int := 0;
  v_mieter  bigint;
  v_master  bigint;
  v_ergebnis engine.ergebnis;
  v_state text; v_meldung text; v_detail text; v_hinweis text; v_norm text; v_feld text;
BEGIN
  -- LOCK ACQUISITION: the client's own bracket (a refusal is written there) and the object, so that two leases of one flat meet
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  SELECT e.* INTO v_e FROM akte.einheiten e
   WHERE e.mandant_id = v_s.mandant_id AND (e.id::text = pg_catalog.btrim(p_daten->>'einheit_id') OR e.kennung::text = pg_catalog.lower(pg_catalog.btrim(p_daten->>'einheit_id')));
  FOR v_sperre IN
    SELECT s.id FROM (SELECT v_strom AS id UNION SELECT o.traeger_id FROM akte.objekte o WHERE o.mandant_id = v_s.mandant_id AND o.id = v_e.objekt_id) s ORDER BY s.id
  LOOP
    PERFORM engine.sperren(v_s.mandant_id, v_sperre);
  END LOOP;

  -- GUARD
  SELECT u.* INTO v_u FROM engine.automaten a
    JOIN engine.uebergaenge u ON u.automat = a.automat AND u.version = a.version AND u.von = '' AND u.ereignis = 'starten'
   WHERE a.automat = 'vermietung' AND a.aktuell;
  SELECT * INTO v_p FROM api.mietverhaeltnis_pruefen(p_daten => p_daten, p_e => v_e);
  IF NOT v_s.rolle = ANY (v_u.rollen) THEN
    v_p.ablehnung := engine.rolle_fehlt(v_s, v_u);
  END IF;
  IF (v_p.ablehnung).fehlercode IS NOT NULL THEN
    v_ergebnis := engine.abgelehnt(v_s, v_strom, NULL, 'vermietung', 'anlegen', NULL, coalesce(p_daten, '{}'), v_p.ablehnung, nullif(v_p.fehler, '{}'));
    RETURN QUERY SELECT NULL::bigint, NULL::bigint, (v_ergebnis).*;
    RETURN;
  END IF;

  BEGIN
    INSERT INTO engine.traeger AS t (mandant_id, art) VALUES (v_s.mandant_id, 'vermietung') RETURNING t.id INTO traeger_id;
    INSERT INTO akte.mietverhaeltnisse AS m (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn, gewerbe, kuendigung_sonderfall, lastschrift, erwachsene, kinder, notizen)
    VALUES (v_s.mandant_id, traeger_id,
            coalesce(v_p.daten->>'vertragsnummer', (
              SELECT o.nummer || '/' || v_e.nummer || '/' || n
                FROM akte.objekte o CROSS JOIN pg_catalog.generate_series(1, 1000) n
               WHERE o.mandant_id = v_s.mandant_id AND o.id = v_e.objekt_id
                 -- two buildings of an object may number their flats alike
                 AND NOT EXISTS (SELECT FROM akte.mietverhaeltnisse x WHERE x.mandant_id = v_s.mandant_id AND x.vertragsnummer = o.nummer || '/' || v_e.nummer || '/' || n)
               ORDER BY n LIMIT 1)),
            v_e.id, (v_p.daten->>'mietbeginn')::date, v_p.gewerbe, v_p.daten->>'kuendigung_sonderfall', coalesce((v_p.daten->>'lastschrift')::boolean, false),
            (v_p.daten->>'erwachsene')::int, (v_p.daten->>'kinder')::int, v_p.daten->>'notizen')
    RETURNING m.id INTO mietverhaeltnis_id;
    UPDATE engine.traeger AS t SET bezug_id = mietverhaeltnis_id WHERE t.mandant_id = v_s.mandant_id AND t.id = traeger_id;

    FOR v_person IN SELECT x FROM pg_catalog.jsonb_array_elements(v_p.mieter) x LOOP
      v_nr := v_nr + 1;
      v_mieter := (v_person->>'mieter_id')::bigint;
      IF v_mieter IS NULL THEN
        INSERT INTO akte.mieter AS p (mandant_id, anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis,
                                      telefon_privat, telefon_dienst, telefon_mobil, email, notizen)
        VALUES (v_s.mandant_id, v_person->>'anrede', v_person->>'titel', v_person->>'vorname', v_person->>'nachname', v_person->>'firma',
                v_person->>'strasse', v_person->>'plz', v_person->>'ort', v_person->>'zustellhinweis', v_person->>'telefon_privat',
                v_person->>'telefon_dienst', v_person->>'telefon_mobil', v_person->>'email', v_person->>'notizen')
        RETURNING p.id INTO v_mieter;
      END IF;
      INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, nummer, von)
      VALUES (v_s.mandant_id, mietverhaeltnis_id, v_mieter, v_nr, (v_p.daten->>'mietbeginn')::date);
      IF v_person->>'iban' IS NOT NULL THEN
        INSERT INTO akte.bankkonten (mandant_id, mieter_id, zweck, iban, inhaber, gueltig_ab)
        VALUES (v_s.mandant_id, v_mieter, 'person', v_person->>'iban', v_person->>'kontoinhaber', (v_p.daten->>'mietbeginn')::date);
      END IF;
      -- who signs also lives there, unless said otherwise; a firm lives nowhere
      IF NOT v_p.gewerbe AND NOT coalesce((v_person->>'zieht_nicht_ein')::boolean, false) THEN
        INSERT INTO akte.bewohner (mandant_id, mietverhaeltnis_id, mieter_id, vorname, nachname)
        SELECT v_s.mandant_id, mietverhaeltnis_id, p.id, p.vorname, p.nachname
          FROM akte.mieter p WHERE p.mandant_id = v_s.mandant_id AND p.id = v_mieter AND p.vorname IS NOT NULL AND p.nachname IS NOT NULL;
      END IF;
    END LOOP;
    INSERT INTO akte.bewohner (mandant_id, mietverhaeltnis_id, vorname, nachname, kind)
    SELECT v_s.mandant_id, mietverhaeltnis_id, x.b->>'vorname', x.b->>'nachname', coalesce((x.b->>'kind')::boolean, false)
      FROM pg_catalog.jsonb_array_elements(v_p.bewohner) WITH ORDINALITY AS x(b, nr)
     WHERE NOT EXISTS (SELECT FROM akte.bewohner w WHERE w.mandant_id = v_s.mandant_id AND w.mietverhaeltnis_id = mietverhaeltnis_anlegen.mietverhaeltnis_id
                          AND pg_catalog.lower(w.vorname) = pg_catalog.lower(x.b->>'vorname') AND pg_catalog.lower(w.nachname) = pg_catalog.lower(x.b->>'nachname'))
     ORDER BY x.nr;
    -- the head count is what was said, else who was named
    UPDATE akte.mietverhaeltnisse AS m
       SET erwachsene = coalesce(m.erwachsene, w.erwachsene), kinder = coalesce(m.kinder, w.kinder)
      FROM (SELECT count(*) FILTER (WHERE NOT b.kind) AS erwachsene, count(*) FILTER (WHERE b.kind) AS kinder
              FROM akte.bewohner b WHERE b.mandant_id = v_s.mandant_id AND b.mietverhaeltnis_id = mietverhaeltnis_anlegen.mietverhaeltnis_id) w
     WHERE m.mandant_id = v_s.mandant_id AND m.id = mietverhaeltnis_anlegen.mietverhaeltnis_id AND NOT v_p.gewerbe;

    INSERT INTO akte.mietkonditionen (mandant_id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund)
    VALUES (v_s.mandant_id, mietverhaeltnis_id, (v_p.daten->>'mietbeginn')::date, coalesce(v_p.daten->>'mietart', 'fest'), (v_p.daten->>'nettokaltmiete')::numeric,
            coalesce((v_p.daten->>'vorauszahlung_bk')::numeric, 0), coalesce((v_p.daten->>'vorauszahlung_hk')::numeric, 0), coalesce((v_p.daten->>'garage')::numeric, 0),
            coalesce((v_p.daten->>'stellplatz')::numeric, 0), coalesce((v_p.daten->>'sonstige')::numeric, 0), 'Mietvertrag');
    IF v_p.daten->>'kaution_art' IS NOT NULL THEN
      INSERT INTO akte.kautionen (mandant_id, mietverhaeltnis_id, art, betrag, raten, verzinslich, vereinbart_am)
      VALUES (v_s.mandant_id, mietverhaeltnis_id, v_p.daten->>'kaution_art', coalesce((v_p.daten->>'kaution_betrag')::numeric, 0), (v_p.daten->>'kaution_raten')::int,
              NOT coalesce((v_p.daten->>'kaution_unverzinslich')::boolean, false), least(engine.heute(), (v_p.daten->>'mietbeginn')::date));
    END IF;

    v_master   := engine.klammer_beginnen(p_automat => 'vermietung', p_traeger_id => traeger_id);
    SET CONSTRAINTS ALL IMMEDIATE;
    v_ergebnis := ROW(true, v_master, NULL, v_u.nach, NULL, NULL, NULL, NULL, v_u.norm, NULL)::engine.ergebnis;
  EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS v_state = RETURNED_SQLSTATE, v_meldung = MESSAGE_TEXT, v_detail = PG_EXCEPTION_DETAIL,
      v_hinweis = PG_EXCEPTION_HINT, v_norm = CONSTRAINT_NAME, v_feld = COLUMN_NAME;
    IF pg_catalog.left(v_state, 2) IN ('40', '53', '55', '57') THEN
      RAISE;                                    -- deadlock, out of space, cancelled: the caller repeats or reports
    END IF;
    mietverhaeltnis_id := NULL;
    traeger_id := NULL;
    v_ergebnis := engine.abgelehnt(v_s, v_strom, NULL, 'vermietung', 'anlegen', NULL, p_daten,
      engine.fehler_lesen(v_state, v_meldung, v_detail, v_hinweis, v_norm, v_feld), NULL);
  END;
  RETURN QUERY SELECT mietverhaeltnis_anlegen.mietverhaeltnis_id, mietverhaeltnis_anlegen.traeger_id, (v_ergebnis).*;
END
$fn$;
ALTER FUNCTION api.mietverhaeltnis_anlegen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mietverhaeltnis_anlegen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mietverhaeltnis_anlegen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.mietverhaeltnis_anlegen(jsonb) IS
'Legt ein Mietverhältnis an: Vertrag, Parteien, Bewohner, Konditionen, auf Wunsch Kaution und Bankverbindung; beginnt den Master vermietung, den Vertragsabschluss und die geplante Einzugsübergabe. Danach COMMIT.
p_daten, Pflicht: einheit_id (Nummer oder Kennung), mietbeginn, nettokaltmiete (Euro im Monat), mieter [1 oder mehr].
mieter: mieter_id (Nummer oder Kennung eines bekannten Mieters) oder anrede, titel, vorname, nachname, firma, strasse, plz, ort, zustellhinweis, telefon_privat, telefon_dienst, telefon_mobil, email, notizen; dazu iban, kontoinhaber, zieht_nicht_ein.
Wahlfrei: vertragsnummer (sonst Objekt/Einheit/laufende Nummer), mietart (fest, staffel, index), vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, kaution_art (bar, sparbuch, buergschaft, keine), kaution_betrag, kaution_raten, kaution_unverzinslich,
bewohner [vorname, nachname, kind] (weitere neben den Mietern), erwachsene, kinder, gewerbe, kuendigung_sonderfall (573a, 573c3, 580a), lastschrift, notizen.
Ergebnis: mietverhaeltnis_id, traeger_id und engine.ergebnis (vorgang_id ist der Master); felder nennt Feld → Meldung, in Listen als mieter.0.iban. Eine Ablehnung steht im Protokoll des Mandanten.
Norm: § 535 BGB, § 551 BGB. Fehler: MA001, MA002; als Zeile MA014, MA300–MA309 und die der Engine.';
