-- Office hours, and who is called outside of them for what. Replaces nothing: the newest row counts.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 3);
-- SELECT ok FROM api.notfalldienst_setzen('{"land": "BE", "zeiten": {"1": ["08:00", "17:00"]}, "kategorien": ["wasser", "dringend"],
--   "name": "Rohrdienst Nord", "telefon": "030 5550112", "sms": "+491705550112"}');
--  t
-- COMMIT;
CREATE FUNCTION api.notfalldienst_setzen(p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_strom  bigint;
  v_felder jsonb := '{}'::jsonb;
  v_zeiten jsonb := '{}'::jsonb;
  v_name   text := nullif(pg_catalog.btrim(p_daten->>'name'), '');
  v_fon    text := nullif(pg_catalog.btrim(p_daten->>'telefon'), '');
  v_sms    text := nullif(pg_catalog.regexp_replace(coalesce(p_daten->>'sms', ''), '[ /()-]', '', 'g'), '');
  v_email  text := nullif(pg_catalog.btrim(p_daten->>'email'), '');
  v_arten  text[];
  v_tag    record;
BEGIN
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  IF NOT v_s.rolle = ANY (ARRAY['teamleitung', 'verwalter-admin']) THEN
    RETURN engine.abgelehnt(v_s, v_strom, NULL, 'anfrage_general', 'notfalldienst_setzen', NULL, p_daten,
      engine.ablehnung('MA014', 'Bürozeiten und Notdienst legt die Teamleitung fest.', 'Teamleitung ansprechen.'), NULL);
  END IF;
  IF NOT EXISTS (SELECT FROM recht.laender l WHERE l.kuerzel = p_daten->>'land') THEN
    v_felder := v_felder || '{"land": "Bitte das Land wählen, dessen Feiertage gelten."}';
  END IF;
  FOR v_tag IN SELECT z.key, z.value FROM pg_catalog.jsonb_each(CASE pg_catalog.jsonb_typeof(p_daten->'zeiten') WHEN 'object' THEN p_daten->'zeiten' ELSE '{}' END) z ORDER BY z.key LOOP
    IF v_tag.key !~ '^[1-7]$' OR pg_catalog.jsonb_typeof(v_tag.value) <> 'array' OR coalesce(v_tag.value->>0, '') !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
       OR coalesce(v_tag.value->>1, '') !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' OR v_tag.value->>0 >= v_tag.value->>1 THEN
      v_felder := v_felder || pg_catalog.jsonb_build_object('tag_' || v_tag.key, 'Bitte Anfang und Ende angeben, das Ende nach dem Anfang.');
    ELSE
      v_zeiten := v_zeiten || pg_catalog.jsonb_build_object(v_tag.key, v_tag.value);
    END IF;
  END LOOP;
  SELECT coalesce(pg_catalog.array_agg(DISTINCT x ORDER BY x), '{}') INTO v_arten
    FROM pg_catalog.jsonb_array_elements_text(CASE pg_catalog.jsonb_typeof(p_daten->'kategorien') WHEN 'array' THEN p_daten->'kategorien' ELSE '[]' END) x;
  IF NOT v_arten <@ ARRAY['heizung', 'wasser', 'elektrik', 'sanitaer', 'sonstiges', 'dringend'] THEN
    v_felder := v_felder || '{"kategorien": "Diese Art von Schaden gibt es nicht."}';
  ELSIF v_fon IS NOT NULL AND v_arten = '{}' THEN
    v_felder := v_felder || '{"kategorien": "Bitte wählen, wofür der Notdienst da ist."}';
  END IF;
  IF (v_name IS NULL) <> (v_fon IS NULL) OR v_fon IS NULL AND pg_catalog.num_nonnulls(v_sms, v_email) > 0 THEN
    v_felder := v_felder || pg_catalog.jsonb_build_object(CASE WHEN v_fon IS NULL THEN 'telefon' ELSE 'name' END, 'Zum Notdienst gehören ein Name und eine Nummer, die Mieter anrufen können.');
  ELSIF v_fon !~ '^[0-9+][0-9 /()-]{4,39}$' THEN
    v_felder := v_felder || '{"telefon": "Bitte eine Telefonnummer aus Ziffern."}';
  ELSIF pg_catalog.length(v_name) NOT BETWEEN 2 AND 200 THEN
    v_felder := v_felder || '{"name": "Bitte 2 bis 200 Zeichen."}';
  END IF;
  IF v_sms !~ '^[+][0-9]{8,15}$' THEN
    v_felder := v_felder || '{"sms": "Bitte eine Mobilnummer mit Ländervorwahl, zum Beispiel +49 170 5550112."}';
  END IF;
  IF v_email !~ '^[^[:space:]@<>,;"]{1,64}@[^[:space:]@<>,;"]+[.][^[:space:]@<>,;".]{2,}$' THEN
    v_felder := v_felder || '{"email": "Bitte eine vollständige E-Mail-Adresse."}';
  END IF;
  IF v_felder <> '{}' THEN
    RETURN engine.abgelehnt(v_s, v_strom, NULL, 'anfrage_general', 'notfalldienst_setzen', NULL, p_daten,
      engine.ablehnung('MAE50', 'Bürozeiten und Notdienst sind noch nicht vollständig.', 'Die markierten Felder berichtigen.'), v_felder);
  END IF;
  INSERT INTO akte.notfalldienste (mandant_id, land, zeiten, kategorien, name, telefon, sms, email, erfasst_am, erfasst_von)
  VALUES (v_s.mandant_id, p_daten->>'land', v_zeiten, v_arten, v_name, v_fon, v_sms, v_email, engine.jetzt(), v_s.akteur);
  PERFORM audit.schreiben(v_s, v_strom, NULL, 'anfrage_general', 'notfalldienst_setzen', NULL, NULL, NULL, NULL, engine.nutzlast(p_daten, '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.notfalldienst_setzen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.notfalldienst_setzen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.notfalldienst_setzen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.notfalldienst_setzen(jsonb) IS
'Legt Bürozeiten und Notdienst des Mandanten fest; die jüngste Zeile gilt. Danach COMMIT. p_daten: land (Kürzel; Feiertage), zeiten ({"1": ["08:00", "17:00"], …}, 1 = Montag; ein fehlender Tag ist geschlossen), kategorien (heizung, wasser, elektrik, sanitaer, sonstiges, dringend), name und telefon des Notdienstes (beide oder keines), sms (+49…), email.
Nur Teamleitung und Verwalter-Admin. Fehler: MA001, MA002; als Zeile MA014, MAE50 mit den Feldern.';
