-- The bookings of a month for the tax adviser.
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT buchungen, nachtraege FROM api.datev_exportieren('2026-11-01');   →  84 | 0
-- COMMIT;
CREATE FUNCTION api.datev_exportieren(p_monat date)
RETURNS TABLE (kennung uuid, buchungen int, nachtraege int, sha256 text)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s      sitzung.person := engine.tuer();
  v_strom  bigint;
  v_von    date;
  v_bis    date;
  v_anfang date;
  v_e      akte.datev_einstellungen;
  v_a      engine.ablehnung;
  v_text   text;
  v_inhalt bytea;
  v_liste  jsonb;
  v_id     bigint;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'DATEV-Export');
  v_strom := regel.zahlungslauf_strom(v_s);
  v_von := pg_catalog.date_trunc('month', p_monat)::date;
  v_bis := (v_von + interval '1 month - 1 day')::date;
  -- a closed month is never written anew
  SELECT l.kennung, l.buchungen, l.nachtraege, pg_catalog.encode(l.sha256, 'hex') INTO kennung, buchungen, nachtraege, sha256 FROM akte.datev_laeufe l WHERE l.mandant_id = v_s.mandant_id AND l.monat = v_von;
  IF FOUND THEN
    RETURN NEXT;
    RETURN;
  END IF;
  SELECT e.* INTO v_e FROM akte.datev_einstellungen e WHERE e.mandant_id = v_s.mandant_id AND e.gueltig_ab <= greatest(v_bis, engine.heute()) ORDER BY e.gueltig_ab DESC, e.id DESC LIMIT 1;
  v_a := CASE
    WHEN v_e.id IS NULL THEN engine.ablehnung('MAK51', 'Berater- und Mandantennummer der Steuerberatung fehlen.', 'Unter DATEV eintragen.')
    WHEN v_von IS NULL OR v_bis >= engine.heute() THEN engine.ablehnung('MAK52', 'Exportiert wird ein Monat, der zu Ende ist.', 'Einen früheren Monat wählen.', NULL, 'monat')
    WHEN EXISTS (SELECT FROM akte.datev_laeufe l WHERE l.mandant_id = v_s.mandant_id AND l.monat > v_von) THEN
      engine.ablehnung('MAK53', 'Ein späterer Monat ist schon abgeschlossen.', 'Was in diesem Monat noch fehlt, steht als Nachtrag im nächsten Export.', NULL, 'monat') END;
  IF v_a.fehlercode IS NOT NULL THEN
    PERFORM engine.werfen(v_a);
  END IF;
  -- the first file begins with its month; from then on what was booked into a closed month comes with the next file, dated on its first day
  SELECT min(l.monat) INTO v_anfang FROM akte.datev_laeufe l WHERE l.mandant_id = v_s.mandant_id;
  v_anfang := coalesce(v_anfang, v_von);
  SELECT count(*)::int, count(*) FILTER (WHERE x.tag < v_von)::int INTO buchungen, nachtraege
    FROM regel.datev_quellen(v_s.mandant_id, v_bis) x
   WHERE x.tag BETWEEN v_anfang AND v_bis
     AND NOT EXISTS (SELECT FROM akte.datev_buchungen b WHERE b.mandant_id = v_s.mandant_id AND b.quelle = x.quelle AND b.quelle_id = x.quelle_id);
  IF buchungen = 0 THEN
    PERFORM engine.werfen(engine.ablehnung('MAK54', 'In diesem Monat ist nichts zu buchen.', 'Sollstellungen und Zahlungen des Monats prüfen.', NULL, 'monat'));
  END IF;
  v_text := regel.datev_kopf(v_e, v_von, v_bis, engine.jetzt()) || E'\r\n'
    || 'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;Postensperre;Diverse Adressnummer;Geschäftspartnerbank;Sachverhalt;Zinssperre;Beleglink'
    || (SELECT pg_catalog.string_agg(';Beleginfo - Art ' || n || ';Beleginfo - Inhalt ' || n, '' ORDER BY n) FROM pg_catalog.generate_series(1, 8) n) || ';KOST1 - Kostenstelle;KOST2 - Kostenstelle;KOST-Menge' || E'\r\n';
  WITH q AS (
    SELECT x.*, pg_catalog.row_number() OVER (ORDER BY x.tag, x.quelle, x.quelle_id) AS nr, x.tag < v_von AS nachtrag,
           regel.datev_konto(v_s.mandant_id, x.konto, x.tag) AS k, regel.datev_konto(v_s.mandant_id, x.gegenkonto, x.tag) AS g
      FROM regel.datev_quellen(v_s.mandant_id, v_bis) x
     WHERE x.tag BETWEEN v_anfang AND v_bis
       AND NOT EXISTS (SELECT FROM akte.datev_buchungen b WHERE b.mandant_id = v_s.mandant_id AND b.quelle = x.quelle AND b.quelle_id = x.quelle_id)
  )
  SELECT v_text || pg_catalog.string_agg(pg_catalog.concat_ws(';', pg_catalog.replace(pg_catalog.abs(q.betrag)::text, '.', ','), CASE WHEN q.betrag < 0 THEN '"H"' ELSE '"S"' END, '"EUR"', '', '', '""', q.k, q.g,
           CASE WHEN q.storno THEN '"20"' ELSE '""' END, pg_catalog.to_char(CASE WHEN q.nachtrag THEN v_von ELSE q.tag END, 'DDMM'), regel.datev_text(q.beleg, 36), '""', '',
           regel.datev_text(CASE WHEN q.nachtrag THEN 'Nachtrag ' || pg_catalog.to_char(q.tag, 'DD.MM.YY') || ' ' ELSE '' END || q.bezeichnung, 60), '', '""', '', '', '', '""')
           || pg_catalog.repeat(';""', 16) || ';' || regel.datev_text(q.kost, 36) || ';"";', E'\r\n' ORDER BY q.nr) || E'\r\n',
         pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(q.nr, q.quelle, q.quelle_id, q.tag, q.nachtrag))
    INTO v_text, v_liste FROM q;
  v_inhalt := pg_catalog.convert_to(v_text, 'WIN1252');
  INSERT INTO akte.datev_laeufe (mandant_id, monat, buchungen, nachtraege, dateiname, inhalt, sha256, erzeugt_am, erzeugt_von)
  VALUES (v_s.mandant_id, v_von, buchungen, nachtraege, 'EXTF_Buchungsstapel_' || pg_catalog.to_char(v_von, 'YYYY_MM') || '.csv', v_inhalt, pg_catalog.sha256(v_inhalt), engine.jetzt(), v_s.akteur)
  RETURNING id, datev_laeufe.kennung INTO v_id, kennung;
  INSERT INTO akte.datev_buchungen (mandant_id, lauf_id, nummer, quelle, quelle_id, belegdatum, nachtrag)
  SELECT v_s.mandant_id, v_id, (j->>0)::int, j->>1, (j->>2)::bigint, (j->>3)::date, (j->>4)::boolean FROM pg_catalog.jsonb_array_elements(v_liste) j;
  sha256 := pg_catalog.encode(pg_catalog.sha256(v_inhalt), 'hex');
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'datev_exportieren', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('monat', v_von), pg_catalog.jsonb_build_object('buchungen', buchungen, 'sha256', sha256), '{}'));
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION api.datev_exportieren(date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.datev_exportieren(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.datev_exportieren(date) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.datev_exportieren(date) IS
'Schreibt den DATEV-Buchungsstapel (EXTF, Formatversion 13, CP1252) eines abgelaufenen Monats und friert ihn ein; ein zweites Mal kommt dieselbe Datei. Jede Buchung steht in genau einer Datei; was nachträglich in einen abgeschlossenen Monat gebucht wurde, steht als Nachtrag mit dem ersten Tag in der nächsten. Rückbuchungen sind Generalumkehr (BU-Schlüssel 20). Ergebnis: kennung, buchungen, nachtraege, sha256. Fehler: MA001, MA002, MA014, MAK51–MAK54.';
