-- The release writes down every statement and every line of it as the next version; from here only these rows speak.
CREATE FUNCTION regel.nk_einfrieren(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- many small rows through a long statement: compiling it would take a hundred times as long as running it
SET jit = off
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a       akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
  v_version int := coalesce((SELECT max(e.version) FROM akte.nk_einzelabrechnungen e WHERE e.mandant_id = p_k.mandant_id AND e.abrechnung_id = (regel.nk_abrechnung(p_k)).id), 0) + 1;
  v_kosten  numeric;
  v_posten  numeric;
BEGIN
  WITH v AS MATERIALIZED (
    SELECT x.* FROM regel.nk_verteilung(p_k.mandant_id, v_a.id) x
  ), kopf AS (
    SELECT n.id AS nutzung_id, n.mietverhaeltnis_id, n.von, n.bis FROM akte.nk_nutzungen n WHERE n.mandant_id = p_k.mandant_id AND n.abrechnung_id = v_a.id AND n.gueltig
    UNION ALL SELECT NULL, NULL, v_a.zeitraum_von, v_a.zeitraum_bis
  ), summen AS (
    SELECT k.*, coalesce(s.bk, 0.00) AS bk, coalesce(s.hk, 0.00) AS hk, coalesce(s.haus, 0.00) AS haus, coalesce(s.hand, 0.00) AS hand,
           coalesce(z.bk, 0.00) AS vz_bk, coalesce(z.hk, 0.00) AS vz_hk, coalesce(z.offen, 0.00) AS offen, coalesce(z.art, 'keine') AS vz_art,
           -- the next prepayments: a twelfth of what a whole year of this use costs, only where the lease goes on
           CASE WHEN k.mietverhaeltnis_id IS NOT NULL AND coalesce(m.mietende, 'infinity') > p_k.heute THEN 365.0 / (k.bis - k.von + 1) / 12 END AS monat
      FROM kopf k
      LEFT JOIN LATERAL (
        SELECT sum(v.betrag) FILTER (WHERE v.art IN ('kosten', 'vorwegabzug')) AS bk, sum(v.betrag) FILTER (WHERE v.art NOT IN ('kosten', 'vorwegabzug')) AS hk,
               sum(v.lohn) FILTER (WHERE v.lohn_art = 'haushaltsnah') AS haus, sum(v.lohn) FILTER (WHERE v.lohn_art = 'handwerker') AS hand
          FROM v WHERE v.nutzung_id IS NOT DISTINCT FROM k.nutzung_id) s ON true
      LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_k.mandant_id AND m.id = k.mietverhaeltnis_id
      LEFT JOIN LATERAL regel.nk_vorauszahlungen(p_k.mandant_id, k.mietverhaeltnis_id, k.von, k.bis) z ON k.mietverhaeltnis_id IS NOT NULL
  ), einzel AS (
    INSERT INTO akte.nk_einzelabrechnungen AS e (mandant_id, abrechnung_id, version, nutzung_id, mietverhaeltnis_id, von, bis, kosten_bk, kosten_hk, vorauszahlung_bk, vorauszahlung_hk,
                                                 vorauszahlung_art, vorauszahlung_offen, saldo, lohn_haushaltsnah, lohn_handwerker, neu_bk, neu_hk, eingefroren_am)
    SELECT p_k.mandant_id, v_a.id, v_version, s.nutzung_id, s.mietverhaeltnis_id, s.von, s.bis, s.bk, s.hk, s.vz_bk, s.vz_hk, s.vz_art, s.offen,
           s.bk + s.hk - s.vz_bk - s.vz_hk, s.haus, s.hand, round(s.bk * s.monat, 2), round(s.hk * s.monat, 2), p_k.jetzt
      FROM summen s ORDER BY s.nutzung_id
    RETURNING e.id, e.nutzung_id
  )
  INSERT INTO akte.nk_einzelposten (mandant_id, einzelabrechnung_id, nr, kosten_id, art, kostenart, bezeichnung, gesamt, umlage, schluessel, zaehler, nenner, betrag, lohn_art, lohn)
  SELECT p_k.mandant_id, e.id, v.nr, v.kosten_id, v.art, v.kostenart, v.bezeichnung, v.gesamt, v.umlage, v.schluessel, v.zaehler, v.nenner, v.betrag, v.lohn_art, v.lohn
    FROM v JOIN einzel e ON e.nutzung_id IS NOT DISTINCT FROM v.nutzung_id
   ORDER BY e.id, v.nr;

  SELECT sum(k.betrag) INTO v_kosten FROM regel.nk_kosten_gueltig(p_k.mandant_id, v_a.id) k;
  SELECT sum(p.betrag) INTO v_posten FROM akte.nk_einzelposten p JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = p.mandant_id AND e.id = p.einzelabrechnung_id
   WHERE e.mandant_id = p_k.mandant_id AND e.abrechnung_id = v_a.id AND e.version = v_version;
  IF v_posten IS DISTINCT FROM v_kosten THEN
    -- cannot happen with complete data; if it ever does, no statement leaves the house
    RAISE EXCEPTION 'nk_einfrieren: % <> %', v_posten, v_kosten;
  END IF;
  UPDATE akte.nk_abrechnungen AS a SET version = v_version, freigegeben_von = p_k.akteur, freigegeben_am = p_k.jetzt WHERE a.mandant_id = p_k.mandant_id AND a.id = v_a.id;
  RETURN (SELECT pg_catalog.jsonb_build_object('fassung', v_version, 'kosten', v_kosten::text, 'abrechnungen', count(e.mietverhaeltnis_id),
            'nachforderungen', coalesce(sum(e.saldo) FILTER (WHERE e.mietverhaeltnis_id IS NOT NULL AND e.saldo > 0), 0.00)::text,
            'guthaben', coalesce(-sum(e.saldo) FILTER (WHERE e.mietverhaeltnis_id IS NOT NULL AND e.saldo < 0), 0.00)::text,
            'anteil_vermieter', coalesce(sum(e.saldo) FILTER (WHERE e.mietverhaeltnis_id IS NULL), 0.00)::text)
            FROM akte.nk_einzelabrechnungen e WHERE e.mandant_id = p_k.mandant_id AND e.abrechnung_id = v_a.id AND e.version = v_version);
END
$fn$;
ALTER FUNCTION regel.nk_einfrieren(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_einfrieren(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_einfrieren(engine.kontext) IS
'Wirkung: schreibt alle Einzelabrechnungen mit ihren Posten als nächste Fassung fest; die Summe aller Posten ist die Summe der Kosten. Norm: § 556 Abs. 3 BGB.';
