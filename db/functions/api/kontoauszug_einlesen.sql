-- One statement of one account, as a parser or an open-banking feed hands it over: checked, stored, matched, booked.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 2);
-- SELECT zeile, ergebnis, betrag, sicherheit, schuldner FROM api.kontoauszug_einlesen('{
--   "art": "camt.053", "iban": "DE02120300000000202051", "auszug": "2026-11", "waehrung": "EUR", "von": "2026-11-01", "bis": "2026-11-30",
--   "anfangssaldo": "1000.00", "endsaldo": "2130.00",
--   "zeilen": [{"zeile": 1, "buchung": "2026-11-03", "betrag": "1130.00", "name": "Katrin Ostermann", "iban": "DE75512108001245126199", "zweck": "Miete 11/2026 0147/07/1"}]}');
--  1 | gebucht | 1130.00 | 100 | Ostermann, Katrin und Jonas
-- COMMIT;
CREATE FUNCTION api.kontoauszug_einlesen(p_auszug jsonb)
RETURNS TABLE (zeile int, ergebnis text, betrag numeric, sicherheit int, schuldner text, grund text, kontobewegung_id bigint)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
#variable_conflict use_column
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_zeilen  CONSTANT jsonb := coalesce(nullif(p_auszug->'zeilen', 'null'), '[]');
  v_art     CONSTANT text := p_auszug->>'art';
  v_anfang  numeric;
  v_ende    numeric;
  v_summe   numeric;
  v_konto   akte.bankkonten;
  v_falsch  record;
  v_strom   bigint;
  v_datei   bigint;
  v_von     date;
  v_bis     date;
  v_hash    bytea;
  v_id      bigint;
  v_neu     bigint[];
  v_bereit  bigint[];
BEGIN
  IF NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf keine Kontoauszüge einlesen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 362 BGB'));
  END IF;

  -- shape
  IF pg_catalog.jsonb_typeof(p_auszug) IS DISTINCT FROM 'object' OR NOT coalesce(v_art IN ('camt.053', 'camt.052', 'mt940', 'schnittstelle'), false)
     OR coalesce(p_auszug->>'iban', '') = '' OR coalesce(pg_catalog.length(p_auszug->>'auszug'), 0) NOT BETWEEN 1 AND 70 OR coalesce(p_auszug->>'waehrung', '') = ''
     OR pg_catalog.jsonb_typeof(v_zeilen) <> 'array'
     OR coalesce(p_auszug->>'von', '2000-01-01') !~ '^\d{4}-\d\d-\d\d$' OR coalesce(p_auszug->>'bis', '2000-01-01') !~ '^\d{4}-\d\d-\d\d$'
     OR coalesce(p_auszug->>'anfangssaldo', '0') !~ '^-?\d{1,10}(\.\d{1,2})?$' OR coalesce(p_auszug->>'endsaldo', '0') !~ '^-?\d{1,10}(\.\d{1,2})?$'
     OR (v_art <> 'camt.052' AND NOT (p_auszug ? 'anfangssaldo' AND p_auszug ? 'endsaldo'))
     OR NOT recht.ist_tag(coalesce(p_auszug->>'von', '2000-01-01')) OR NOT recht.ist_tag(coalesce(p_auszug->>'bis', '2000-01-01')) THEN
    PERFORM engine.werfen(engine.ablehnung('MAF60', 'Der Kontoauszug ist unvollständig oder nicht lesbar.', 'Verlangt sind Art, Konto, Nummer, Währung, Anfangs- und Endsaldo und die Zeilen. Die Datei bei der Bank noch einmal abholen.',
      NULL, NULL, pg_catalog.left((p_auszug - 'zeilen')::text, 300)));
  ELSIF pg_catalog.jsonb_array_length(v_zeilen) > 100000 THEN
    PERFORM engine.werfen(engine.ablehnung('MAF60', 'Mehr als 100.000 Zeilen in einem Auszug.', 'Kürzere Zeiträume abholen.'));
  END IF;
  SELECT z.nr, z.wert INTO v_falsch
    FROM pg_catalog.jsonb_array_elements(v_zeilen) WITH ORDINALITY AS z(wert, nr)
   WHERE NOT coalesce(z.wert->>'betrag' ~ '^-?\d{1,10}(\.\d{1,2})?$' AND z.wert->>'betrag' !~ '^-?[0.]+$'
     AND z.wert->>'buchung' ~ '^\d{4}-\d\d-\d\d$' AND coalesce(z.wert->>'wertstellung', '2000-01-01') ~ '^\d{4}-\d\d-\d\d$'
     AND coalesce(z.wert->>'entgelt', '1') ~ '^\d{1,10}(\.\d{1,2})?$' AND coalesce(z.wert->>'ursprungsbetrag', '1') ~ '^\d{1,10}(\.\d{1,2})?$'
     AND coalesce(z.wert->>'zeile', '1') ~ '^\d{1,9}$' AND coalesce(z.wert->>'sammler', '1') ~ '^\d{1,9}$' AND pg_catalog.jsonb_typeof(coalesce(z.wert->'vorgemerkt', 'false')) = 'boolean', false)
      OR NOT recht.ist_tag(z.wert->>'buchung') OR NOT recht.ist_tag(coalesce(z.wert->>'wertstellung', z.wert->>'buchung'))
   ORDER BY z.nr LIMIT 1;
  IF FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAF60', pg_catalog.format('Zeile %s des Kontoauszugs ist nicht lesbar.', coalesce(v_falsch.wert->>'zeile', v_falsch.nr::text)),
      'Verlangt sind Buchungstag und Betrag. Nichts wurde eingelesen; die Datei bei der Bank noch einmal abholen.', NULL, NULL, pg_catalog.left(v_falsch.wert::text, 300)));
  END IF;
  IF p_auszug->>'waehrung' <> 'EUR' OR EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(v_zeilen) z WHERE coalesce(z->>'waehrung', 'EUR') <> 'EUR') THEN
    PERFORM engine.werfen(engine.ablehnung('MAF63', 'Der Kontoauszug ist nicht durchgehend in Euro geführt.', 'Nur Konten in Euro werden eingelesen.', NULL, NULL,
      'Währung ' || pg_catalog.left(p_auszug->>'waehrung', 60) || coalesce((SELECT ', Zeile ' || (z->>'zeile') || ': ' || (z->>'waehrung') FROM pg_catalog.jsonb_array_elements(v_zeilen) z WHERE coalesce(z->>'waehrung', 'EUR') <> 'EUR' LIMIT 1), '')));
  END IF;

  -- the account: an IBAN, or bank code and number as MT940 has it
  SELECT k.* INTO v_konto FROM akte.bankkonten k
   WHERE k.mandant_id = v_s.mandant_id AND k.objekt_id IS NOT NULL
     AND k.iban LIKE CASE WHEN p_auszug->>'iban' ~ '^\d{8}/\d{1,10}$' THEN 'DE__' || pg_catalog.left(p_auszug->>'iban', 8) || pg_catalog.lpad(pg_catalog.substr(p_auszug->>'iban', 10), 10, '0')
                          WHEN p_auszug->>'iban' ~ '^[A-Z]{2}\d\d[A-Z0-9]{11,30}$' THEN p_auszug->>'iban' ELSE '' END
   ORDER BY k.id LIMIT 1;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAF61', 'Dieses Konto gehört zu keinem Objekt des Bestands.', 'Das Konto beim Objekt eintragen, oder den Auszug beim richtigen Mandanten einlesen.', NULL, NULL,
      'Konto ' || pg_catalog.left(p_auszug->>'iban', 40)));
  END IF;

  -- sums: what is only announced counts for nothing
  v_anfang := (p_auszug->>'anfangssaldo')::numeric;
  v_ende   := (p_auszug->>'endsaldo')::numeric;
  SELECT coalesce(sum((z->>'betrag')::numeric), 0), coalesce((p_auszug->>'von')::date, min((z->>'buchung')::date)), coalesce((p_auszug->>'bis')::date, max((z->>'buchung')::date)),
         -- in any order the same statement; in another format, too, as long as the balances say it is the same
         pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat_ws('|', v_konto.iban, p_auszug->>'bis', v_anfang, v_ende,
           pg_catalog.string_agg(CASE WHEN v_art = 'camt.052' THEN (z - 'zeile')::text ELSE (z->>'buchung') || ' ' || (z->>'betrag')::numeric(12,2) END, '|'
             ORDER BY z->>'buchung', (z->>'betrag')::numeric, (z - 'zeile')::text)), 'UTF8'))
    INTO v_summe, v_von, v_bis, v_hash
    FROM pg_catalog.jsonb_array_elements(v_zeilen) z WHERE NOT coalesce((z->>'vorgemerkt')::boolean, false);
  IF (v_anfang + v_summe) IS DISTINCT FROM v_ende AND (v_art <> 'camt.052' OR pg_catalog.num_nonnulls(v_anfang, v_ende) = 2) THEN
    PERFORM engine.werfen(engine.ablehnung('MAF62', 'Anfangssaldo und Zeilen ergeben nicht den Endsaldo.', 'Die Datei ist unvollständig oder verändert. Nichts wurde eingelesen; den Auszug bei der Bank noch einmal abholen.', NULL, NULL,
      pg_catalog.format('Anfangssaldo %s + Zeilen %s = %s, Endsaldo %s', coalesce(regel.euro(v_anfang), 'fehlt'), regel.euro(v_summe), coalesce(regel.euro(v_anfang + v_summe), 'offen'), coalesce(regel.euro(v_ende), 'fehlt'))));
  ELSIF v_von IS NULL OR v_bis < v_von THEN
    PERFORM engine.werfen(engine.ablehnung('MAF60', 'Der Zeitraum des Kontoauszugs ist nicht lesbar.', 'Die Datei bei der Bank noch einmal abholen.'));
  ELSIF v_bis > engine.heute() + 5 AND v_art <> 'camt.052' THEN
    PERFORM engine.werfen(engine.ablehnung('MAF60', 'Der Kontoauszug endet in der Zukunft.', 'Die Datei bei der Bank noch einmal abholen.', NULL, NULL, 'Ende ' || v_bis));
  END IF;

  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  -- LOCK ACQUISITION: whoever reads in or decides lines of this client waits here
  PERFORM engine.sperren(v_s.mandant_id, v_strom);
  IF EXISTS (SELECT FROM akte.kontoauszuege k WHERE k.mandant_id = v_s.mandant_id AND k.bankkonto_id = v_konto.id AND k.vorlaeufig = (v_art = 'camt.052') AND k.fingerabdruck = v_hash) THEN
    RETURN QUERY SELECT NULL::int, 'schon_eingelesen', NULL::numeric, NULL::int, NULL::text, 'Dieser Auszug ist schon eingelesen.', NULL::bigint;
    RETURN;
  ELSIF v_art <> 'camt.052' AND EXISTS (SELECT FROM akte.kontoauszuege k WHERE k.mandant_id = v_s.mandant_id AND k.bankkonto_id = v_konto.id AND NOT k.vorlaeufig AND k.auszug = p_auszug->>'auszug' AND k.bis = v_bis) THEN
    PERFORM engine.werfen(engine.ablehnung('MAF64', 'Unter dieser Nummer liegt schon ein anderer Auszug desselben Kontos.', 'Vergleichen, welcher stimmt; im Zweifel bei der Bank einen neuen abholen.', NULL, NULL,
      'Auszug ' || (p_auszug->>'auszug') || ' bis ' || pg_catalog.to_char(v_bis, 'DD.MM.YYYY')));
  END IF;
  SELECT d.id INTO v_datei FROM akte.bankdateien d WHERE d.mandant_id = v_s.mandant_id AND d.kennung::text = p_auszug->>'datei';

  -- lines that came before with another statement (a report of the day, an overlapping period) are not lines again: the same reference of the
  -- bank, or without one the n-th of its kind on that day
  WITH roh AS MATERIALIZED (
    SELECT coalesce((z.wert->>'zeile')::int, z.nr::int) AS zeile, (z.wert->>'buchung')::date AS buchung, coalesce(z.wert->>'wertstellung', z.wert->>'buchung')::date AS wertstellung, (z.wert->>'betrag')::numeric(12,2) AS betrag,
           nullif((z.wert->>'ursprungsbetrag')::numeric(12,2), 0) AS ursprungsbetrag, nullif((z.wert->>'entgelt')::numeric(12,2), 0) AS entgelt, nullif(pg_catalog.left(z.wert->>'name', 140), '') AS name,
           nullif(pg_catalog.left(pg_catalog.upper(pg_catalog.replace(z.wert->>'iban', ' ', '')), 34), '') AS iban, nullif(pg_catalog.left(z.wert->>'zweck', 2000), '') AS zweck,
           nullif(pg_catalog.left(z.wert->>'ende_zu_ende', 70), '') AS ende_zu_ende, nullif(pg_catalog.left(z.wert->>'mandat', 70), '') AS mandat,
           CASE WHEN count(*) OVER (PARTITION BY z.wert->>'referenz') = 1 THEN nullif(pg_catalog.left(z.wert->>'referenz', 140), '') END AS referenz,
           nullif(pg_catalog.left(z.wert->>'text', 140), '') AS buchungstext, nullif(pg_catalog.left(z.wert->>'rueckgabe', 40), '') AS rueckgabe, (z.wert->>'sammler')::int AS sammler
      FROM pg_catalog.jsonb_array_elements(v_zeilen) WITH ORDINALITY AS z(wert, nr)
     WHERE NOT coalesce((z.wert->>'vorgemerkt')::boolean, false)
  ), gezaehlt AS MATERIALIZED (
    SELECT r.*, pg_catalog.row_number() OVER (PARTITION BY r.buchung, r.betrag, r.iban, r.ende_zu_ende ORDER BY r.zeile) AS nr FROM roh r
  ), alt AS MATERIALIZED (
    SELECT b.id, b.buchung, b.betrag, b.iban, b.ende_zu_ende, b.bankreferenz, pg_catalog.row_number() OVER (PARTITION BY b.buchung, b.betrag, b.iban, b.ende_zu_ende ORDER BY b.id) AS nr
      FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.bankkonto_id = v_konto.id AND b.buchung IN (SELECT r.buchung FROM roh r)
  ), paar AS MATERIALIZED (
    SELECT g.zeile, g.nr, a.id AS alt FROM gezaehlt g JOIN alt a ON a.bankreferenz = g.referenz AND a.betrag = g.betrag AND a.buchung = g.buchung
    UNION
    SELECT g.zeile, g.nr, a.id FROM gezaehlt g JOIN alt a ON a.buchung = g.buchung AND a.betrag = g.betrag AND coalesce(a.iban, '') = coalesce(g.iban, '') AND coalesce(a.ende_zu_ende, '') = coalesce(g.ende_zu_ende, '') AND a.nr = g.nr
     WHERE g.referenz IS NULL OR a.bankreferenz IS NULL
  ), auszug AS (
    INSERT INTO akte.kontoauszuege (mandant_id, bankkonto_id, bankdatei_id, art, vorlaeufig, auszug, von, bis, anfangssaldo, endsaldo, zeilen, neue_zeilen, fingerabdruck, eingelesen_am, eingelesen_von)
    SELECT v_s.mandant_id, v_konto.id, v_datei, v_art, v_art = 'camt.052', p_auszug->>'auszug', v_von, v_bis, v_anfang, v_ende, (SELECT count(*) FROM roh),
           (SELECT count(*) FROM gezaehlt g WHERE NOT EXISTS (SELECT FROM paar p WHERE p.zeile = g.zeile AND p.nr = g.nr)), v_hash, engine.jetzt(), v_s.akteur
    RETURNING id
  ), bestaetigt AS (
    UPDATE akte.kontobewegungen AS b SET bestaetigt_durch = a.id
      FROM auszug a
     WHERE v_art <> 'camt.052' AND b.mandant_id = v_s.mandant_id AND b.id IN (SELECT p.alt FROM paar p) AND b.bestaetigt_durch IS NULL
       AND EXISTS (SELECT FROM akte.kontoauszuege k WHERE k.mandant_id = b.mandant_id AND k.id = b.kontoauszug_id AND k.vorlaeufig)
  ), bewegung AS (
    INSERT INTO akte.kontobewegungen (mandant_id, kontoauszug_id, bankkonto_id, zeile, buchung, wertstellung, betrag, ursprungsbetrag, entgelt, name, iban, zweck, ende_zu_ende, mandatsreferenz, bankreferenz,
                                      buchungstext, rueckgabegrund, sammler, fingerabdruck, stand)
    SELECT v_s.mandant_id, a.id, v_konto.id, g.zeile, g.buchung, g.wertstellung, g.betrag, g.ursprungsbetrag, g.entgelt, g.name, g.iban, g.zweck, g.ende_zu_ende, g.mandat, g.referenz, g.buchungstext, g.rueckgabe, g.sammler,
           pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat_ws('|', g.buchung, g.betrag, coalesce(g.iban, ''), coalesce(g.ende_zu_ende, ''), coalesce(g.referenz, ''), g.nr), 'UTF8')),
           CASE WHEN g.betrag < 0 AND g.rueckgabe IS NULL THEN 'ausgang' ELSE 'offen' END
      FROM gezaehlt g CROSS JOIN auszug a
     WHERE NOT EXISTS (SELECT FROM paar p WHERE p.zeile = g.zeile AND p.nr = g.nr)
     ORDER BY g.zeile
    RETURNING id
  )
  SELECT (SELECT a.id FROM auszug a), (SELECT pg_catalog.array_agg(b.id) FROM bewegung b) INTO v_id, v_neu;

  PERFORM regel.bank_abgleichen(v_s, v_neu);
  SELECT pg_catalog.array_agg(b.id) INTO v_bereit
    FROM (SELECT b.id FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.id = ANY (v_neu) AND b.stand = 'bereit' ORDER BY b.id LIMIT 2000) b;
  PERFORM regel.bank_buchen(v_s, v_bereit);
  PERFORM audit.schreiben(v_s, v_strom, NULL, 'mahnwesen', 'kontoauszug_einlesen', NULL, NULL, NULL, NULL,
    engine.nutzlast(pg_catalog.jsonb_build_object('art', v_art, 'konto', v_konto.iban, 'auszug', p_auszug->>'auszug', 'bis', v_bis),
      pg_catalog.jsonb_build_object('kontoauszug_id', v_id, 'zeilen', pg_catalog.jsonb_array_length(v_zeilen), 'neu', coalesce(pg_catalog.cardinality(v_neu), 0)), '{}'));

  RETURN QUERY
  SELECT b.zeile, CASE b.stand WHEN 'zugeordnet' THEN 'gebucht' WHEN 'offen' THEN 'arbeitsliste' ELSE b.stand END, b.betrag, b.sicherheit,
         (SELECT pg_catalog.string_agg(api.schuldnername(v_s.mandant_id, t.mietverhaeltnis_id, t.eigentuemer_id), ', ')
            FROM pg_catalog.jsonb_to_recordset(b.vorschlaege->0->'teile') AS t(mietverhaeltnis_id bigint, eigentuemer_id bigint)),
         (SELECT pg_catalog.string_agg(g, ', ') FROM pg_catalog.jsonb_array_elements_text(b.vorschlaege->0->'gruende') AS g), b.id
    FROM akte.kontobewegungen b WHERE b.mandant_id = v_s.mandant_id AND b.id = ANY (v_neu)
  UNION ALL
  SELECT NULL, 'doppelt', NULL, NULL, NULL, 'Zeilen, die schon mit einem anderen Auszug kamen: ' || (k.zeilen - k.neue_zeilen), NULL
    FROM akte.kontoauszuege k WHERE k.mandant_id = v_s.mandant_id AND k.id = v_id AND k.neue_zeilen < k.zeilen
  UNION ALL
  SELECT NULL, 'vorgemerkt', NULL, NULL, NULL, 'vorgemerkte Umsätze, die noch nicht gebucht sind: ' || count(*), NULL
    FROM pg_catalog.jsonb_array_elements(v_zeilen) z WHERE (z->>'vorgemerkt')::boolean HAVING count(*) > 0
   ORDER BY 1;
END
$fn$;
ALTER FUNCTION api.kontoauszug_einlesen(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kontoauszug_einlesen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kontoauszug_einlesen(jsonb) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.kontoauszug_einlesen(jsonb) IS
'Liest einen Kontoauszug ein: geprüft, abgelegt, abgeglichen, Sicheres gebucht; alles oder nichts. p_auszug: art (camt.053, camt.052, mt940, schnittstelle), iban (oder BLZ/Kontonummer), auszug (Nummer der Bank), waehrung (EUR), von, bis (JJJJ-MM-TT), anfangssaldo, endsaldo (Euro mit Punkt; bei camt.052 wahlfrei), datei (Kennung einer abgelegten Datei, wahlfrei), zeilen: [{zeile, buchung, wertstellung, betrag (mit Vorzeichen), name, iban, zweck, ende_zu_ende, mandat, referenz, text, sammler, rueckgabe (Grund einer R-Transaktion), ursprungsbetrag, entgelt, vorgemerkt, waehrung}].
Derselbe Auszug ein zweites Mal, auch in anderer Reihenfolge oder anderem Format, ändert nichts (schon_eingelesen). Zeilen eines Tagesberichts (camt.052) und des späteren Auszugs zählen einmal; Vorgemerktes wird nicht gebucht.
Zeilen: ergebnis gebucht, rueckgabe, bereit (sicher, mehr als 2.000 auf einmal: danach api.bankzeilen_buchen aufrufen), arbeitsliste, ausgang, doppelt, vorgemerkt, schon_eingelesen. Norm: §§ 362, 366, 367 BGB. Fehler: MA001, MA002, MA014, MAF60 unlesbar, MAF61 Konto unbekannt, MAF62 Summe, MAF63 Währung, MAF64 Nummer vergeben.';
