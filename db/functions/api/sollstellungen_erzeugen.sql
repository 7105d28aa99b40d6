-- Monthly claims for rent and Hausgeld; what is there already stays.
--
-- BEGIN; SELECT sitzung.als_dienst(1);
-- SELECT * FROM api.sollstellungen_erzeugen(DATE '2026-12-01');
--  art      | angelegt | summe
--  miete    |      118 | 97314.20
--  hausgeld |       24 | 10080.00
-- COMMIT;
CREATE FUNCTION api.sollstellungen_erzeugen(p_monat date, p_mietverhaeltnis_id bigint DEFAULT NULL)
RETURNS TABLE (art text, angelegt int, summe numeric)
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_ab    CONSTANT date := pg_catalog.date_trunc('month', p_monat)::date;
  v_bis   CONSTANT date := (v_ab + interval '1 month - 1 day')::date;
  v_strom bigint;
  v_neu   record;
  v_wert  numeric;
BEGIN
  IF NOT v_s.rolle = ANY (ARRAY['buchhaltung', 'teamleitung', 'dienst']) THEN
    PERFORM engine.werfen(engine.ablehnung('MA014', 'Ihre Rolle darf keine Sollstellungen erzeugen.', 'Zuständig: Buchhaltung, Teamleitung.', '§ 556b Abs. 1 BGB'));
  ELSIF p_monat IS NULL OR v_ab > engine.heute() + 62 OR v_ab < DATE '2000-01-01' THEN
    PERFORM engine.werfen(engine.ablehnung('MAF01', 'Für diesen Monat werden keine Sollstellungen erzeugt.', 'Einen Monat von 2000 bis höchstens übernächsten Monat angeben.', '§ 556b Abs. 1 BGB', 'monat'));
  END IF;
  SELECT t.id INTO v_strom FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  -- LOCK ACQUISITION: two runs at once would only meet at the unique index, but one should wait for the other
  PERFORM engine.sperren(v_s.mandant_id, v_strom);

  WITH land AS MATERIALIZED (
    SELECT l.land, v.faellig_bis, v.verzug_ab
      FROM (SELECT DISTINCT o.land FROM akte.objekte o WHERE o.mandant_id = v_s.mandant_id) l
     CROSS JOIN LATERAL recht.verzug_ab(p_monat => v_ab, p_land => l.land) v
  ), vertrag AS MATERIALIZED (
    SELECT m.id, greatest(m.mietbeginn, v_ab) AS von, least(coalesce(m.mietende, v_bis), v_bis) AS bis, l.faellig_bis, l.verzug_ab, m.mietbeginn,
           CASE WHEN m.gewerbe THEN 'gewerbemiete' ELSE 'wohnraummiete' END AS was,
           -- nine points need businesses on both sides: one natural person among tenants or as owner makes it five
           NOT m.gewerbe OR EXISTS (SELECT FROM akte.vertragsparteien p JOIN akte.mieter x ON x.mandant_id = p.mandant_id AND x.id = p.mieter_id
                                     WHERE p.mandant_id = m.mandant_id AND p.mietverhaeltnis_id = m.id AND x.firma IS NULL
                                       AND p.von <= v_bis AND coalesce(p.bis, v_bis) >= v_ab)
             OR EXISTS (SELECT FROM akte.eigentuemer w WHERE w.mandant_id = m.mandant_id AND w.firma IS NULL
                           AND w.id = coalesce((SELECT ev.eigentuemer_id FROM akte.eigentumsverhaeltnisse ev
                                                 WHERE ev.mandant_id = m.mandant_id AND ev.einheit_id = e.id AND ev.von <= v_bis AND coalesce(ev.bis, v_bis) >= v_ab
                                                 ORDER BY ev.von DESC LIMIT 1), o.eigentuemer_id)) AS verbraucher
      FROM akte.mietverhaeltnisse m
      JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
      JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id
      JOIN land l ON l.land = o.land
     WHERE m.mandant_id = v_s.mandant_id AND m.mietbeginn <= v_bis AND coalesce(m.mietende, v_bis) >= v_ab AND (p_mietverhaeltnis_id IS NULL OR m.id = p_mietverhaeltnis_id)
       AND (m.status IN ('laufende_vermietung', 'gekuendigt') OR (m.status = 'mietvertrag_abgeschlossen' AND m.ausgang = 'regulaer'))
       AND NOT EXISTS (SELECT FROM akte.mietzahlungen z WHERE z.mandant_id = m.mandant_id AND z.mietverhaeltnis_id = m.id AND z.monat = v_ab
                          AND z.art = 'miete' AND z.status <> 'storniert')
  ), teile AS MATERIALIZED (
    SELECT v.id, t.nr, t.art, pg_catalog.round(t.betrag * (v.bis - v.von + 1) / (v_bis - v_ab + 1), 2) AS betrag,
           CASE WHEN v.bis - v.von < v_bis - v_ab THEN 'anteilig ' || (v.bis - v.von + 1) || ' von ' || (v_bis - v_ab + 1) || ' Tagen' END AS text
      FROM vertrag v
     CROSS JOIN LATERAL (SELECT k.* FROM akte.mietkonditionen k WHERE k.mandant_id = v_s.mandant_id AND k.mietverhaeltnis_id = v.id AND k.gueltig_ab <= v.von
                          ORDER BY k.gueltig_ab DESC, k.id DESC LIMIT 1) k
     CROSS JOIN LATERAL (VALUES (1, 'nettokaltmiete', k.nettokaltmiete), (2, 'vorauszahlung_bk', k.vorauszahlung_bk), (3, 'vorauszahlung_hk', k.vorauszahlung_hk),
                                (4, 'garage', k.garage), (5, 'stellplatz', k.stellplatz), (6, 'sonstige', k.sonstige)) AS t(nr, art, betrag)
     WHERE t.betrag > 0
    UNION ALL
    -- by the day already; only for leases that ever had one
    SELECT v.id, 7, 'untermietzuschlag', regel.untermietzuschlag_fuer_monat(p_mandant_id => v_s.mandant_id, p_mietverhaeltnis_id => v.id, p_monat => v_ab), NULL
      FROM vertrag v
     WHERE EXISTS (SELECT FROM akte.untermietzuschlaege u WHERE u.mandant_id = v_s.mandant_id AND u.mietverhaeltnis_id = v.id AND u.gueltig_ab <= v_bis)
  ), kopf AS (
    INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, monat, zeitraum_von, zeitraum_bis, faellig_am, verzug_ab,
                                    prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
    SELECT v_s.mandant_id, v.id, 'miete', 'Miete ' || api.monatsname(v_ab), v_ab, v.von, v.bis,
           -- who moves in later in the month does not owe before
           greatest(v.faellig_bis, v.von), greatest(v.verzug_ab, v.von + 1), z.prozentpunkte, z.grund, engine.jetzt(), v_s.akteur
      FROM vertrag v
     CROSS JOIN LATERAL recht.verzugszuschlag(p_art => v.was, p_verbraucher => v.verbraucher, p_vertrag => v.mietbeginn, p_leistung => v.von) z
     WHERE EXISTS (SELECT FROM teile t WHERE t.id = v.id AND t.betrag > 0)
     ORDER BY v.id
    ON CONFLICT DO NOTHING
    RETURNING id, mietverhaeltnis_id
  ), bestandteil AS (
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am)
    SELECT v_s.mandant_id, k.id, t.art, t.betrag, t.text, engine.jetzt() FROM kopf k JOIN teile t ON t.id = k.mietverhaeltnis_id WHERE t.betrag > 0 ORDER BY k.id, t.nr
    RETURNING betrag
  )
  SELECT 'miete', (SELECT count(*)::int FROM kopf), coalesce((SELECT sum(b.betrag) FROM bestandteil b), 0.00) INTO art, angelegt, summe;

  -- rent reductions in force that month
  FOR v_neu IN SELECT z.id, z.mietverhaeltnis_id, z.soll FROM akte.mietzahlungen z
                WHERE z.mandant_id = v_s.mandant_id AND z.art = 'miete' AND z.monat = v_ab AND z.status <> 'storniert' AND (p_mietverhaeltnis_id IS NULL OR z.mietverhaeltnis_id = p_mietverhaeltnis_id)
                  AND EXISTS (SELECT FROM akte.mietminderungen x WHERE x.mandant_id = z.mandant_id AND x.mietverhaeltnis_id = z.mietverhaeltnis_id)
                  AND NOT EXISTS (SELECT FROM akte.mietzahlung_bestandteile b WHERE b.mandant_id = z.mandant_id AND b.forderung_id = z.id AND b.art = 'minderung')
                ORDER BY z.id LOOP
    v_wert := least(regel.minderung_fuer_monat(p_mandant_id => v_s.mandant_id, p_mietverhaeltnis_id => v_neu.mietverhaeltnis_id, p_monat => v_ab), v_neu.soll);
    IF v_wert > 0 THEN
      INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, gebucht_am)
      VALUES (v_s.mandant_id, v_neu.id, 'minderung', -v_wert, 'Minderung der Miete', engine.jetzt());
      summe := summe - v_wert;
    END IF;
  END LOOP;
  RETURN NEXT;

  -- a plan that was approved makes its own claims; what an owner pays by agreement is for the units without one
  WITH eigner AS MATERIALIZED (
    SELECT ev.einheit_id, ev.eigentuemer_id, v.faellig_bis, v.verzug_ab, coalesce(ev.hausgeld, 0) AS hausgeld, coalesce(ev.ruecklage, 0) AS ruecklage
      FROM akte.eigentumsverhaeltnisse ev
      JOIN akte.einheiten e ON e.mandant_id = ev.mandant_id AND e.id = ev.einheit_id
      JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id AND o.verwaltungsart IN ('WEG', 'WEG+SEV')
     CROSS JOIN LATERAL recht.verzug_ab(p_monat => v_ab, p_land => o.land) v
     WHERE p_mietverhaeltnis_id IS NULL AND ev.mandant_id = v_s.mandant_id AND ev.von <= v.faellig_bis AND coalesce(ev.bis, v.faellig_bis) >= v.faellig_bis
       AND coalesce(ev.hausgeld, 0) + coalesce(ev.ruecklage, 0) > 0
       AND NOT EXISTS (SELECT FROM akte.hausgeld_sollstellungen h WHERE h.mandant_id = ev.mandant_id AND h.einheit_id = ev.einheit_id AND h.monat = v_ab
                          AND h.art = 'hausgeld' AND h.status <> 'storniert')
  ), kopf AS (
    INSERT INTO akte.hausgeld_sollstellungen (mandant_id, einheit_id, eigentuemer_id, art, bezeichnung, monat, zeitraum_von, zeitraum_bis, faellig_am, verzug_ab,
                                              prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)
    SELECT v_s.mandant_id, x.einheit_id, x.eigentuemer_id, 'hausgeld', 'Hausgeld ' || api.monatsname(v_ab), v_ab, v_ab, v_bis, x.faellig_bis, x.verzug_ab,
           z.prozentpunkte, z.grund, engine.jetzt(), v_s.akteur
      FROM eigner x CROSS JOIN LATERAL recht.verzugszuschlag(p_art => 'hausgeld', p_verbraucher => true) z
     ORDER BY x.einheit_id
    ON CONFLICT DO NOTHING
    RETURNING id, einheit_id, eigentuemer_id
  ), bestandteil AS (
    INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am)
    SELECT v_s.mandant_id, k.id, t.art, t.betrag, engine.jetzt()
      FROM kopf k JOIN eigner x ON x.einheit_id = k.einheit_id AND x.eigentuemer_id = k.eigentuemer_id
     CROSS JOIN LATERAL (VALUES ('hausgeld', x.hausgeld), ('ruecklage', x.ruecklage)) AS t(art, betrag)
     WHERE t.betrag > 0 ORDER BY k.id
    RETURNING betrag
  )
  SELECT 'hausgeld', (SELECT count(*)::int FROM kopf), coalesce((SELECT sum(b.betrag) FROM bestandteil b), 0.00) INTO art, angelegt, summe;
  RETURN NEXT;

  -- what somebody paid too much before pays the new claim; what waits for a person goes on waiting
  -- LOCK ACQUISITION: after the client's own bracket leases, then objects, each by id
  FOR v_neu IN
    SELECT z.id, t.id AS traeger_id FROM akte.zahlungen z
      JOIN engine.traeger t ON t.mandant_id = z.mandant_id AND t.id = regel.schuldner_traeger(z.mandant_id, z.mietverhaeltnis_id, z.einheit_id)
     WHERE z.mandant_id = v_s.mandant_id AND z.frei > 0 AND NOT z.zurueckgestellt AND z.storno_von IS NULL AND (p_mietverhaeltnis_id IS NULL OR z.mietverhaeltnis_id = p_mietverhaeltnis_id)
       AND NOT EXISTS (SELECT FROM akte.zahlungen x WHERE x.mandant_id = z.mandant_id AND x.storno_von = z.id)
     ORDER BY t.art = 'objekt', t.id, z.wertstellung, z.id
  LOOP
    PERFORM engine.sperren(v_s.mandant_id, v_neu.traeger_id);
    PERFORM regel.zahlung_verteilen(v_s, v_neu.id, NULL);
  END LOOP;

  PERFORM audit.schreiben(v_s, v_strom, NULL, 'mahnwesen', 'sollstellungen_erzeugen', NULL, NULL, NULL, NULL,
    engine.nutzlast(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('monat', v_ab, 'mietverhaeltnis_id', p_mietverhaeltnis_id)), '{}', '{}'));
END
$fn$;
ALTER FUNCTION api.sollstellungen_erzeugen(date, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.sollstellungen_erzeugen(date, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.sollstellungen_erzeugen(date, bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.sollstellungen_erzeugen(date, bigint) IS
'Erzeugt die Sollstellungen eines Monats: je Mietverhältnis die Miete mit ihren Bestandteilen (erster und letzter Monat tagesgenau, laufende Minderungen abgezogen), je Einheit das vereinbarte Hausgeld, soweit kein Wirtschaftsplan dafür gesorgt hat. Fällig nach recht.verzug_ab, Zinsaufschlag mit Begründung an der Forderung. Ein zweiter Lauf legt nichts doppelt an. Ein Guthaben aus früheren Zahlungen wird auf die neue Forderung verrechnet. p_mietverhaeltnis_id: nur dieses (nachgetragene Monate einer alten Akte).
Zeilen: art (miete, hausgeld), angelegt (Anzahl), summe (Euro). Norm: § 556b Abs. 1, § 536, § 288 BGB, § 28 WEG. Fehler: MA001, MA002, MA014, MAF01.';
