-- The receipt of an own report as a letter's snapshot: when it arrived, what it said, which photos, and the entry of the log that proves it.
--   SELECT portal.eingangsbeleg('0d6f…')->'betreff'->>'titel';   →  Eingangsbeleg A-2026-00017
CREATE FUNCTION portal.eingangsbeleg(p_kennung uuid)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := portal.mieter_tuer();
  v_a     akte.anfragen := portal.meine_anfrage(p_kennung);
  v_e     record;
  v_daten jsonb;
BEGIN
  SELECT e.nr, pg_catalog.encode(e.hash, 'hex') AS hash INTO v_e FROM audit.eintraege e
   WHERE e.mandant_id = v_s.mandant_id AND e.vorgang_id = v_a.vorgang_id AND e.ereignis = 'starten' ORDER BY e.nr LIMIT 1;
  SELECT regel.brief_an_mieter(p_mandant_id => v_a.mandant_id, p_mieter_id => v_a.mieter_id, p_datum => (v_a.eingegangen_am AT TIME ZONE 'Europe/Berlin')::date, p_zeichen => v_a.nummer)
    || pg_catalog.jsonb_build_object(
      'betreff', pg_catalog.jsonb_build_object('titel', 'Eingangsbeleg ' || v_a.nummer, 'zusatz', NULL),
      'bloecke', pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'Ihre Meldung ist bei uns eingegangen. Dieser Beleg hält fest, wann und mit welchem Inhalt.'),
        pg_catalog.jsonb_build_object('art', 'werte', 'zeilen', (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(z.name, z.wert) ORDER BY z.nr) FROM (VALUES
          (1, 'Eingangsnummer', v_a.nummer),
          (2, 'Eingegangen am', pg_catalog.to_char(v_a.eingegangen_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY, HH24:MI:SS') || ' Uhr'),
          (3, 'Wohnung', pg_catalog.concat_ws(', ', o.strasse, o.plz || ' ' || o.ort, en.bezeichnung, en.lage)),
          (4, 'Worum es geht', coalesce(v_a.gewerk, v_a.betreff)),
          (5, 'Raum', v_a.raum), (6, 'Seit', regel.datum(v_a.seit)), (7, 'Dringend', CASE WHEN v_a.dringend THEN 'ja' END)) AS z (nr, name, wert) WHERE z.wert IS NOT NULL)),
        pg_catalog.jsonb_build_object('art', 'ueberschrift', 'text', 'Ihre Worte'),
        pg_catalog.jsonb_build_object('art', 'absatz', 'text', v_a.text))
      || coalesce((SELECT pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'werte', 'titel', 'Fotos mit Prüfsumme (SHA-256) der Datei von Ihrem Gerät',
             'zeilen', pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array('Foto ' || f.nr || ', ' || pg_catalog.to_char(f.hochgeladen_am AT TIME ZONE 'Europe/Berlin', 'DD.MM.YYYY HH24:MI') || ' Uhr',
                                            pg_catalog.regexp_replace(pg_catalog.encode(f.sha256_original, 'hex'), '(.{16})', '\1 ', 'g')) ORDER BY f.nr)))
           FROM (SELECT pg_catalog.row_number() OVER (ORDER BY x.id) AS nr, d.hochgeladen_am, d.sha256_original FROM akte.anfrage_dateien x JOIN akte.dateien d ON d.mandant_id = x.mandant_id AND d.id = x.datei_id
                  WHERE x.mandant_id = v_a.mandant_id AND x.anfrage_id = v_a.id AND d.sha256_original IS NOT NULL) f HAVING count(*) > 0), '[]')
      || pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('art', 'hinweis', 'text',
           'Eingetragen im Protokoll der Hausverwaltung unter Nummer ' || v_e.nr || '. Prüfsumme des Eintrags: ' || v_e.hash)))
    INTO v_daten
    FROM (VALUES (1)) AS eine(zeile)
    LEFT JOIN akte.einheiten en ON en.mandant_id = v_a.mandant_id AND en.id = v_a.einheit_id
    LEFT JOIN akte.objekte o ON o.mandant_id = v_a.mandant_id AND o.id = v_a.objekt_id;
  RETURN v_daten || pg_catalog.jsonb_build_object('pruefsumme', v_e.hash);
END
$fn$;
ALTER FUNCTION portal.eingangsbeleg(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.eingangsbeleg(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.eingangsbeleg(uuid) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.eingangsbeleg(uuid) IS
'Beleg über den Eingang einer eigenen Meldung, als Daten eines Schreibens (docs/dokumente.md) und pruefsumme (Eintrag im Protokoll, hex). Norm: § 130 Abs. 1 BGB. Fehler: MA001, MA002, MAE62.';
