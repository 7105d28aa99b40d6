-- The account of a debtor as a letter: what docs/dokumente.md calls a snapshot, with its digest. Nothing is stored; whoever needs it later asks again.
-- SELECT k.daten->'summen'->>'saldo' FROM api.kontoauszug(17, NULL, NULL, DATE '2026-01-01') k;   →  1130.00
CREATE FUNCTION api.kontoauszug(p_mietverhaeltnis_id bigint, p_eigentuemer_id bigint, p_einheit_id bigint, p_von date DEFAULT NULL, p_bis date DEFAULT NULL)
RETURNS TABLE (daten jsonb, digest text, kettenkopf text)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := sitzung.kontext();
  v_heute date := engine.heute();
  v_bis   date := coalesce(p_bis, v_heute);
  -- the words of dunning letters: who is written to, for whom, about what
  v_wer   akte.mahnvorgaenge := pg_catalog.jsonb_populate_record(NULL::akte.mahnvorgaenge, pg_catalog.jsonb_build_object(
               'mandant_id', v_s.mandant_id, 'mietverhaeltnis_id', p_mietverhaeltnis_id, 'eigentuemer_id', p_eigentuemer_id, 'einheit_id', p_einheit_id));
  v_bezug jsonb;
  v_an    jsonb;
BEGIN
  IF sitzung.kanal() NOT IN ('verwaltung', 'dienst') THEN RETURN; END IF;
  IF p_von > v_bis THEN
    RAISE EXCEPTION USING ERRCODE = 'MA012', MESSAGE = 'Der Zeitraum endet vor seinem Beginn.', DETAIL = 'Von ' || regel.datum(p_von) || ' bis ' || regel.datum(v_bis) || '.',
      HINT = 'Einen Beginn wählen, der nicht nach dem Ende liegt.', COLUMN = 'von';
  END IF;
  v_bezug := regel.mahnung_bezug(v_wer);
  v_an := regel.mahnung_empfaenger(v_wer, v_heute);
  IF v_bezug IS NULL OR v_an IS NULL THEN RETURN; END IF;
  RETURN QUERY
  WITH b AS MATERIALIZED (
    SELECT * FROM api.kontoblatt(p_mietverhaeltnis_id, p_eigentuemer_id, p_einheit_id, p_von, v_bis)
  ), z AS MATERIALIZED (     -- interest belongs to what is open now: a statement of an earlier day has none
    SELECT p.* FROM api.forderungsposten(p_mietverhaeltnis_id, p_eigentuemer_id, p_einheit_id, v_heute) p WHERE v_bis = v_heute AND p.zinsen > 0
  ), s AS (
    SELECT coalesce((SELECT b.saldo FROM b WHERE b.art = 'vortrag'), 0) AS vortrag, coalesce((SELECT sum(b.soll) FROM b), 0) AS soll, coalesce((SELECT sum(b.haben) FROM b), 0) AS haben,
           coalesce((SELECT b.saldo FROM b ORDER BY b.nr DESC LIMIT 1), 0) AS saldo, (SELECT coalesce(sum(z.zinsen), 0) FROM z) AS zinsen
  ), d AS (
    SELECT pg_catalog.jsonb_build_object(
      'absender', pg_catalog.jsonb_build_object('name', ma.name, 'zusatz', NULL, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort, 'telefon', coalesce(ma.telefon, '–'), 'telefax', NULL,
         'email', coalesce(ma.email, '–'), 'web', ma.webseite, 'bearbeitung', (SELECT u.name FROM akte.benutzer u WHERE u.mandant_id = ma.id AND u.id = v_s.benutzer_id),
         'durchwahl', NULL, 'angaben', '[]'::jsonb, 'bank', NULL),
      'vermieter', pg_catalog.jsonb_build_object('name', v_bezug->>'glaeubiger', 'vertreten', (v_bezug->>'vertreten')::boolean),
      'empfaenger', v_an->'empfaenger',
      -- no letter goes out by itself: without an address the account is still told, to be handed over or sent by e-mail
      'anschrift', CASE WHEN v_an->'anschrift'->>'strasse' <> '' AND v_an->'anschrift'->>'plz' <> '' AND v_an->'anschrift'->>'ort' <> '' THEN v_an->'anschrift' END,
      'ort', ma.ort, 'datum', v_heute, 'zeichen', v_bezug->>'zeichen', 'ihr_zeichen', NULL, 'ihre_nachricht_vom', NULL,
      'betreff', pg_catalog.jsonb_build_object('titel', 'Kontoauszug', 'zusatz', NULL), 'bezug', v_bezug->>'zeile',
      'auszug', pg_catalog.jsonb_build_object('von', p_von, 'bis', v_bis, 'art', CASE WHEN p_mietverhaeltnis_id IS NULL THEN 'hausgeld' ELSE 'miete' END),
      'zeilen', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('tag', b.tag, 'text', b.bezeichnung, 'beleg', b.beleg,
                     'soll', pg_catalog.round(b.soll, 2)::text, 'haben', pg_catalog.round(b.haben, 2)::text, 'saldo', pg_catalog.round(b.saldo, 2)::text) ORDER BY b.nr), '[]')
                   FROM b WHERE b.art <> 'vortrag'),
      'zinsen', (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('bezeichnung', z.bezeichnung, 'offen', z.offen::text, 'verzug_ab', z.verzug_ab, 'zinsen', z.zinsen::text)
                     ORDER BY z.faellig_am, z.forderung_id), '[]') FROM z),
      'summen', pg_catalog.jsonb_build_object('vortrag', pg_catalog.round(s.vortrag, 2)::text, 'soll', pg_catalog.round(s.soll, 2)::text, 'haben', pg_catalog.round(s.haben, 2)::text,
         'saldo', pg_catalog.round(s.saldo, 2)::text, 'zinsen', pg_catalog.round(s.zinsen, 2)::text, 'gesamt', pg_catalog.round(s.saldo + s.zinsen, 2)::text)) AS daten
      FROM akte.mandanten ma, s WHERE ma.id = v_s.mandant_id
  )
  SELECT d.daten, pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(d.daten::text, 'UTF8')), 'hex'),
         coalesce((SELECT pg_catalog.encode(k.hash, 'hex') FROM audit.koepfe k WHERE k.mandant_id = v_s.mandant_id AND k.strom_id = coalesce(
                     (SELECT m.traeger_id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.id = p_mietverhaeltnis_id),
                     (SELECT o.traeger_id FROM akte.einheiten e JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id WHERE e.mandant_id = v_s.mandant_id AND e.id = p_einheit_id))), '')
    FROM d;
END
$fn$;
ALTER FUNCTION api.kontoauszug(bigint, bigint, bigint, date, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.kontoauszug(bigint, bigint, bigint, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.kontoauszug(bigint, bigint, bigint, date, date) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.kontoauszug(bigint, bigint, bigint, date, date) IS
'Kontoauszug zum Drucken: Datenstand der Dokumentart kontoauszug mit Prüfsumme und Kopf der Protokollkette der Akte; gespeichert wird nichts. Zeilen wie api.kontoblatt, Beträge in Euro als Text. Verzugszinsen (§ 288 BGB) nur, wenn der Auszug heute endet; p_von: mit Vortrag; p_bis: ohne Angabe heute. Keine Zeile: das Konto gibt es nicht. Fehler: MA012 (Zeitraum verkehrt), MA206.';
