-- Puts what is free of many payments to the claims of their debtors, as sets, and lets the dunnings follow. The caller holds the locks.
-- SELECT * FROM regel.zahlungen_verteilen(s, '{31, 32}', '{"31": [4711]}');
--  31 | 420.00 | 1
CREATE FUNCTION regel.zahlungen_verteilen(p_s sitzung.person, p_zahlungen bigint[], p_bestimmt jsonb DEFAULT '{}')
RETURNS TABLE (zahlung_id bigint, zugeordnet numeric, zeilen int)
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
-- one run of a large plan: compiling it takes longer than running it
SET jit = off
AS $fn$
DECLARE
  v_jetzt CONSTANT timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_runde bigint[];
  v_rest  bigint[] := p_zahlungen;
  v_g     record;
BEGIN
  -- a debtor's second payment finds what the first one left: each round takes one payment of everybody, the earlier value date first
  WHILE coalesce(pg_catalog.cardinality(v_rest), 0) > 0 LOOP
    SELECT pg_catalog.array_agg(x.id) FILTER (WHERE x.nr = 1), pg_catalog.array_agg(x.id) FILTER (WHERE x.nr > 1)
      INTO v_runde, v_rest
      FROM (SELECT z.id, pg_catalog.row_number() OVER (PARTITION BY z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id ORDER BY z.wertstellung, z.id) AS nr
              FROM akte.zahlungen z
             WHERE z.mandant_id = p_s.mandant_id AND z.id = ANY (v_rest) AND z.frei > 0 AND z.storno_von IS NULL) x;

    RETURN QUERY
    WITH anspruch AS MATERIALIZED (
      SELECT z.id AS zahlung, z.frei, z.wertstellung, a.*,
             CASE WHEN p_bestimmt ? z.id::text THEN a.forderung_id IN (SELECT e.f::bigint FROM pg_catalog.jsonb_array_elements_text(p_bestimmt->(z.id::text)) AS e(f)) ELSE false END AS gesagt
        FROM akte.zahlungen z
       CROSS JOIN LATERAL regel.anspruch_offen(z.mandant_id, z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id, z.wertstellung) a
       WHERE z.mandant_id = p_s.mandant_id AND z.id = ANY (v_runde)
    ), still AS (
      -- what the payer meant without saying so (§ 366 Abs. 1): the sum of a letter, or exactly this month's claim in the days it is due
      SELECT a.zahlung, bool_or(a.gesagt) AS gesagt, sum(a.kosten + a.zinsen + a.haupt) FILTER (WHERE a.mahnung_id IS NOT NULL) = min(a.frei) AS brief
        FROM anspruch a GROUP BY a.zahlung
    ), rang AS (
      SELECT a.*, CASE WHEN s.gesagt THEN CASE WHEN a.gesagt THEN '366-1' END
                       WHEN s.brief THEN CASE WHEN a.mahnung_id IS NOT NULL THEN '366-1-still' END
                       WHEN a.haupt = a.frei AND a.kosten = 0 AND a.zinsen = 0 AND a.monat IS NOT NULL
                            AND a.wertstellung BETWEEN a.monat - 7 AND coalesce(a.verzug_ab, a.faellig_am + 1) THEN '366-1-still' END AS bestimmung
        FROM anspruch a JOIN still s ON s.zahlung = a.zahlung
    ), verteilt AS (
      SELECT g.zahlung, pg_catalog.split_part(t.id, ':', 1) AS quelle, pg_catalog.split_part(t.id, ':', 2)::bigint AS forderung_id, t.zahlung AS betrag
        FROM (SELECT r.zahlung, min(r.frei) AS frei, min(r.wertstellung) AS wertstellung,
                     pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', r.quelle || ':' || r.forderung_id, 'betrag', (r.kosten + r.zinsen + r.haupt)::text, 'faellig', r.faellig_am,
                       'bestimmt', r.bestimmung IS NOT NULL, 'last', CASE WHEN r.art IN ('miete', 'hausgeld') THEN 1 ELSE 0 END) ORDER BY r.faellig_am, r.forderung_id) AS offen
                FROM rang r GROUP BY r.zahlung) g
       CROSS JOIN LATERAL recht.tilgung_verteilung(p_offen => g.offen, p_zahlung => g.frei, p_tag => g.wertstellung) t
       WHERE t.zahlung > 0
    ), gebucht AS (
      INSERT INTO akte.zahlung_zuordnungen (mandant_id, zahlung_id, mietzahlung_id, hausgeld_id, auf, betrag, wertstellung, regel, mahnung_id, gebucht_am, gebucht_von)
      SELECT p_s.mandant_id, r.zahlung, CASE r.quelle WHEN 'miete' THEN r.forderung_id END, CASE r.quelle WHEN 'hausgeld' THEN r.forderung_id END,
             x.auf, x.betrag, r.wertstellung, coalesce(r.bestimmung, '366-2'), CASE WHEN x.auf <> 'haupt' THEN r.mahnung_id END, v_jetzt, p_s.akteur
        FROM verteilt v
        JOIN rang r ON r.zahlung = v.zahlung AND r.quelle = v.quelle AND r.forderung_id = v.forderung_id
       CROSS JOIN LATERAL recht.tilgung(p_kosten => r.kosten, p_zinsen => r.zinsen, p_haupt => r.haupt, p_zahlung => v.betrag) t
       CROSS JOIN LATERAL (VALUES (1, 'kosten', t.kosten), (2, 'zinsen', t.zinsen), (3, 'haupt', t.haupt)) AS x(nr, auf, betrag)
       WHERE x.betrag > 0
       ORDER BY r.zahlung, r.faellig_am, r.forderung_id, x.nr
      RETURNING zahlung_zuordnungen.zahlung_id AS zahlung, zahlung_zuordnungen.betrag
    )
    SELECT g.zahlung, sum(g.betrag), count(*)::int FROM gebucht g GROUP BY g.zahlung;
  END LOOP;

  FOR v_g IN SELECT DISTINCT z.mietverhaeltnis_id, z.eigentuemer_id, z.einheit_id
               FROM akte.zahlungen z
               JOIN akte.mahnvorgaenge g ON g.mandant_id = z.mandant_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen')
                AND (g.mietverhaeltnis_id = z.mietverhaeltnis_id OR (g.eigentuemer_id = z.eigentuemer_id AND g.einheit_id = z.einheit_id))
              WHERE z.mandant_id = p_s.mandant_id AND z.id = ANY (p_zahlungen) LOOP
    PERFORM regel.mahnung_nachziehen(p_s, v_g.mietverhaeltnis_id, v_g.eigentuemer_id, v_g.einheit_id);
  END LOOP;
END
$fn$;
ALTER FUNCTION regel.zahlungen_verteilen(sitzung.person, bigint[], jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlungen_verteilen(sitzung.person, bigint[], jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlungen_verteilen(sitzung.person, bigint[], jsonb) IS
'Ordnet das Freie mehrerer Zahlungen den Forderungen ihrer Schuldner zu: § 366 (Bestimmung des Zahlers, sonst fällig vor nicht fällig, lästiger, älter, anteilig), innerhalb einer Forderung § 367 (Kosten, Zinsen, Hauptforderung). Jede Zeile trägt ihre Regel. p_bestimmt: Zahlung → Nummern der Forderungen, die der Zahler genannt hat. Danach folgen die laufenden Mahnungen: erledigt oder neu berechnet.
Zeilen: je Zahlung, von der etwas zugeordnet wurde, Euro und Anzahl der Zeilen.';
