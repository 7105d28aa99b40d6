-- The file of a run, frozen.
-- SELECT api.zahlungslauf_datei_ablegen(4, 'pain.008.001.08', '\x3c3f786d6c…');   →  9b1c…
CREATE FUNCTION api.zahlungslauf_datei_ablegen(p_lauf_id bigint, p_schema text, p_inhalt bytea)
RETURNS text
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_strom bigint;
  v_l     akte.zahlungslaeufe;
  v_sha   text;
  v_text  text;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Zahlungsdatei ablegen');
  v_strom := regel.zahlungslauf_strom(v_s);
  v_l := regel.zahlungslauf_zeile(v_s, p_lauf_id);
  SELECT pg_catalog.encode(d.sha256, 'hex') INTO v_sha FROM akte.zahlungslauf_dateien d WHERE d.mandant_id = v_s.mandant_id AND d.lauf_id = v_l.id;
  IF FOUND THEN
    RETURN v_sha;
  ELSIF v_l.freigegeben_am IS NULL THEN
    PERFORM engine.werfen(engine.ablehnung('MAK27', 'Dieser Lauf ist noch nicht freigegeben.', 'Zuerst freigeben.'));
  END IF;
  v_text := pg_catalog.convert_from(p_inhalt, 'UTF8');
  -- every item once and nothing else, and the sum of the run
  IF p_schema NOT IN ('pain.008.001.08', 'pain.001.001.09')
     OR EXISTS (SELECT FROM akte.zahlungslauf_posten p WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND coalesce(p.erledigt, '') NOT IN ('entfallen', 'storniert')
                   AND (SELECT count(*) FROM pg_catalog.regexp_matches(v_text, '<EndToEndId>' || p.ende_zu_ende || '</EndToEndId>', 'g')) <> 1)
     OR (SELECT count(*) FROM pg_catalog.regexp_matches(v_text, '<EndToEndId>', 'g')) <> (SELECT count(*) FROM akte.zahlungslauf_posten p WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND coalesce(p.erledigt, '') NOT IN ('entfallen', 'storniert'))
     OR (SELECT sum(t.m[1]::numeric) FROM pg_catalog.regexp_matches(v_text, '<InstdAmt Ccy="EUR">([0-9]+[.][0-9]{2})</InstdAmt>', 'g') AS t(m))
          IS DISTINCT FROM (SELECT sum(p.betrag) FROM akte.zahlungslauf_posten p WHERE p.mandant_id = v_s.mandant_id AND p.lauf_id = v_l.id AND coalesce(p.erledigt, '') NOT IN ('entfallen', 'storniert')) THEN
    PERFORM engine.werfen(engine.ablehnung('MAK28', 'Die Datei sagt nicht dasselbe wie der Lauf.', 'Datei neu erzeugen; bleibt es dabei, der Technik Bescheid geben.'));
  END IF;
  INSERT INTO akte.zahlungslauf_dateien (mandant_id, lauf_id, schema, inhalt, sha256, erzeugt_am, erzeugt_von)
  VALUES (v_s.mandant_id, v_l.id, p_schema, p_inhalt, pg_catalog.sha256(p_inhalt), engine.jetzt(), v_s.akteur)
  RETURNING pg_catalog.encode(sha256, 'hex') INTO v_sha;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'zahlungslauf_datei_ablegen', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('lauf_id', v_l.id, 'sha256', v_sha), '{}', '{}'));
  RETURN v_sha;
END
$fn$;
ALTER FUNCTION api.zahlungslauf_datei_ablegen(bigint, text, bytea) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_datei_ablegen(bigint, text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_datei_ablegen(bigint, text, bytea) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_datei_ablegen(bigint, text, bytea) IS
'Friert die Datei eines freigegebenen Laufs ein und gibt ihren SHA-256 zurück. Jeder Posten steht genau einmal darin, die Summe stimmt (sonst MAK28). Ein zweites Mal ändert nichts. Fehler: MA001, MA002, MA014, MAK20, MAK21, MAK27, MAK28.';
