-- Everything the page of a period shows, in one call: costs, usage, readings, heating, what is missing, who gets what.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 1);
-- SELECT api.nk_abrechnung_stand(kennung)->'fehlendes'->0->>'meldung' FROM api.nk_abrechnungen WHERE id = 7;
--  Für Wohnung 2 (01.01.2025 bis 30.06.2025) fehlt der Stand des Heizkostenverteilers.
CREATE FUNCTION api.nk_abrechnung_stand(p_kennung uuid)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- many small rows through a long statement: compiling it would take a hundred times as long as running it
SET jit = off
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
  v_a akte.nk_abrechnungen;
  v_n jsonb;
BEGIN
  SELECT a.* INTO v_a FROM akte.nk_abrechnungen a WHERE a.mandant_id = v_s.mandant_id AND a.kennung = p_kennung;
  IF v_a.id IS NULL THEN
    RETURN NULL;
  END IF;
  -- frozen statements speak for themselves; before that the same sums are computed
  WITH v AS MATERIALIZED (
    SELECT x.nr, x.art, x.kostenart, x.bezeichnung, x.gesamt, x.umlage, x.schluessel, x.nutzung_id, x.zaehler, x.nenner, x.betrag
      FROM regel.nk_verteilung(v_a.mandant_id, v_a.id) x WHERE v_a.version IS NULL
    UNION ALL
    SELECT p.nr, p.art, p.kostenart, p.bezeichnung, p.gesamt, p.umlage, p.schluessel, e.nutzung_id, p.zaehler, p.nenner, p.betrag
      FROM akte.nk_einzelabrechnungen e JOIN akte.nk_einzelposten p ON p.mandant_id = e.mandant_id AND p.einzelabrechnung_id = e.id
     WHERE e.mandant_id = v_a.mandant_id AND e.abrechnung_id = v_a.id AND e.version = v_a.version
  ), n AS MATERIALIZED (
    SELECT u.id, u.mietverhaeltnis_id, u.von, u.bis, u.bis - u.von + 1 AS tage, e.bezeichnung AS einheit, e.nummer, e.wohnflaeche, e.art, m.kennung AS akte,
           (SELECT pg_catalog.string_agg(regel.personenname(p.titel, p.vorname, p.nachname, p.firma), ', ' ORDER BY vp.nummer)
              FROM akte.vertragsparteien vp JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
             WHERE vp.mandant_id = u.mandant_id AND vp.mietverhaeltnis_id = u.mietverhaeltnis_id AND vp.von <= u.bis AND coalesce(vp.bis, 'infinity') >= u.von) AS mieter
      FROM akte.nk_nutzungen u JOIN akte.einheiten e ON e.mandant_id = u.mandant_id AND e.id = u.einheit_id
      LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = u.mandant_id AND m.id = u.mietverhaeltnis_id
     WHERE u.mandant_id = v_a.mandant_id AND u.abrechnung_id = v_a.id AND u.gueltig
  )
  SELECT coalesce(pg_catalog.jsonb_agg(x.zeile ORDER BY x.leer, pg_catalog.length(x.nummer), x.nummer, x.von), '[]') INTO v_n FROM (
    SELECT false AS leer, n.nummer, n.von, pg_catalog.to_jsonb(n) || pg_catalog.jsonb_build_object(
      'bk', s.bk, 'hk', s.hk, 'summe', s.summe, 'offen', s.offen,
      'vorauszahlung_bk', coalesce(f.vorauszahlung_bk, z.bk, 0.00), 'vorauszahlung_hk', coalesce(f.vorauszahlung_hk, z.hk, 0.00), 'vorauszahlung_art', coalesce(f.vorauszahlung_art, z.art),
      'saldo', coalesce(f.saldo, s.summe - coalesce(z.bk + z.hk, 0.00)), 'posten', s.posten,
      'personen', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('ab', p.ab, 'personen', p.personen) ORDER BY p.ab) FROM (SELECT DISTINCT ON (q.ab) q.ab, q.personen
                    FROM akte.nk_personen q WHERE q.mandant_id = v_a.mandant_id AND q.nutzung_id = n.id ORDER BY q.ab, q.id DESC) p), '[]'),
      'verbrauch', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(w) ORDER BY w.zaehlerart, w.zaehler_nr) FROM (SELECT DISTINCT ON (q.zaehlerart, q.zaehler_nr) q.zaehlerart, q.zaehler_nr, q.anfang, q.ende, q.verbrauch, q.geschaetzt
                    FROM akte.nk_verbrauch q WHERE q.mandant_id = v_a.mandant_id AND q.nutzung_id = n.id ORDER BY q.zaehlerart, q.zaehler_nr, q.id DESC) w), '[]')) AS zeile
      FROM n
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(v.betrag) FILTER (WHERE v.art = 'kosten'), 0.00) AS bk, coalesce(sum(v.betrag) FILTER (WHERE v.art <> 'kosten'), 0.00) AS hk, coalesce(sum(v.betrag), 0.00) AS summe,
               count(*) FILTER (WHERE v.betrag IS NULL) AS offen,
               coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('kostenart', v.kostenart, 'bezeichnung', v.bezeichnung, 'gesamt', v.gesamt, 'umlage', v.umlage, 'schluessel', regel.nk_schluessel_wort(v.schluessel),
                 'zaehler', regel.nk_zahl(v.zaehler), 'nenner', regel.nk_zahl(v.nenner), 'betrag', v.betrag) ORDER BY v.nr), '[]') AS posten
          FROM v WHERE v.nutzung_id = n.id) s
      LEFT JOIN akte.nk_einzelabrechnungen f ON f.mandant_id = v_a.mandant_id AND f.abrechnung_id = v_a.id AND f.version = v_a.version AND f.nutzung_id = n.id
      LEFT JOIN LATERAL regel.nk_vorauszahlungen(v_a.mandant_id, n.mietverhaeltnis_id, n.von, n.bis) z ON n.mietverhaeltnis_id IS NOT NULL
    UNION ALL
    SELECT true, '', NULL, pg_catalog.jsonb_build_object('id', NULL, 'einheit', 'Vermieter', 'summe', sum(v.betrag), 'posten', pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('bezeichnung', v.bezeichnung, 'betrag', v.betrag) ORDER BY v.nr))
      FROM v WHERE v.nutzung_id IS NULL HAVING count(*) > 0) x;
  RETURN pg_catalog.jsonb_build_object(
    'abrechnung', (SELECT pg_catalog.to_jsonb(b) FROM api.nk_abrechnungen b WHERE b.mandant_id = v_a.mandant_id AND b.id = v_a.id),
    'aenderbar', (api.nk_aenderbar(v_s, v_a, (SELECT g FROM engine.vorgang g WHERE g.mandant_id = v_a.mandant_id AND g.id = v_a.vorgang_id))).fehlercode IS NULL,
    'felder_kosten', regel.nk_kosten_felder(v_a.mandant_id, v_a.objekt_id), 'felder_heizung', regel.nk_heizung_felder(),
    'kosten', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(k) || pg_catalog.jsonb_build_object('beleg', d.kennung, 'erfasst', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = k.mandant_id AND 'benutzer:' || b.id = k.erfasst_von),
                 'schluessel_wort', regel.nk_schluessel_wort(k.schluessel || coalesce(':' || k.zaehlerart, '')), 'umlage', k.betrag - k.vorwegabzug,
                 'gebaeude', k.gebaeude_id, 'einheit', k.einheit_id) ORDER BY k.kostenart, k.id)
                 FROM regel.nk_kosten_gueltig(v_a.mandant_id, v_a.id) k LEFT JOIN akte.dateien d ON d.mandant_id = k.mandant_id AND d.id = k.beleg_id), '[]'),
    'ersetzt', coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('bezeichnung', k.bezeichnung, 'betrag', k.betrag, 'erfasst_am', k.erfasst_am, 'grund', n.grund, 'gestrichen', n.gestrichen, 'durch', n.betrag) ORDER BY n.id)
                 FROM akte.nk_kosten k JOIN akte.nk_kosten n ON n.mandant_id = k.mandant_id AND n.ersetzt_id = k.id WHERE k.mandant_id = v_a.mandant_id AND k.abrechnung_id = v_a.id), '[]'),
    'summe', (SELECT coalesce(sum(k.betrag), 0.00) FROM regel.nk_kosten_gueltig(v_a.mandant_id, v_a.id) k),
    'nutzungen', v_n,
    'zaehlerarten', coalesce((SELECT pg_catalog.jsonb_agg(DISTINCT z.art) FROM (
                 SELECT k.zaehlerart AS art FROM regel.nk_kosten_gueltig(v_a.mandant_id, v_a.id) k WHERE k.zaehlerart IS NOT NULL
                 UNION SELECT h.erfassung FROM regel.nk_heizung(v_a.mandant_id, v_a.id) h WHERE h.id IS NOT NULL AND NOT h.ohne_erfassung
                 UNION SELECT 'warmwasser' FROM regel.nk_heizung(v_a.mandant_id, v_a.id) h WHERE h.id IS NOT NULL AND NOT h.ohne_erfassung AND h.warmwasser <> 'keins') z), '[]'),
    'personen_noetig', EXISTS (SELECT FROM regel.nk_kosten_gueltig(v_a.mandant_id, v_a.id) k WHERE k.schluessel = 'personen'),
    'heizung_noetig', EXISTS (SELECT FROM regel.nk_kosten_gueltig(v_a.mandant_id, v_a.id) k WHERE k.schluessel = 'heizung'),
    'heizung', (SELECT pg_catalog.to_jsonb(h) FROM regel.nk_heizung(v_a.mandant_id, v_a.id) h WHERE h.id IS NOT NULL),
    'heizung_rechnung', (SELECT pg_catalog.to_jsonb(r) FROM regel.nk_heizung_rechnen(v_a.mandant_id, v_a.id) r),
    'fehlendes', CASE WHEN v_a.version IS NULL THEN coalesce((SELECT pg_catalog.jsonb_agg(pg_catalog.to_jsonb(f)) FROM regel.nk_fehlendes(v_a.mandant_id, v_a.id, engine.heute()) f), '[]') ELSE '[]' END);
END
$fn$;
ALTER FUNCTION api.nk_abrechnung_stand(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_abrechnung_stand(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.nk_abrechnung_stand(uuid) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.nk_abrechnung_stand(uuid) IS
'Stand einer Nebenkostenabrechnung für ihre Seite (jsonb): abrechnung, aenderbar, felder_kosten, felder_heizung, kosten, ersetzt, summe, nutzungen (je Nutzungszeitraum Mieter, Personen, Verbrauch, Posten, Vorauszahlungen, saldo; die letzte Zeile ohne id trägt der Vermieter), zaehlerarten, heizung, heizung_rechnung, fehlendes. NULL: gibt es hier nicht. Beträge in Euro. Norm: §§ 556, 556a BGB.';
