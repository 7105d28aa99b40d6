-- Puts what is free of a payment to the debtor's claims and lets the dunning follow.
-- SELECT regel.zahlung_verteilen(s, 31, '{4711}');   →  {"zugeordnet": "420.00", "frei": "0.00", "zeilen": 1}
CREATE FUNCTION regel.zahlung_verteilen(p_s sitzung.person, p_zahlung_id bigint, p_bestimmt bigint[])
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_jetzt  timestamptz := coalesce(p_s.zeit, pg_catalog.statement_timestamp());
  v_z      akte.zahlungen;
  v_offen  jsonb;
  v_still  bigint[];
  v_teil   record;
  v_t      record;
  v_regel  text;
  v_zeilen int := 0;
  v_summe  numeric := 0.00;
BEGIN
  SELECT z.* INTO v_z FROM akte.zahlungen z WHERE z.mandant_id = p_s.mandant_id AND z.id = p_zahlung_id;
  IF v_z.frei > 0 AND v_z.storno_von IS NULL THEN
    -- what the payer meant without saying so (§ 366 Abs. 1): the sum of a letter, or exactly this month's claim in the days it is due
    IF coalesce(pg_catalog.cardinality(p_bestimmt), 0) = 0 THEN
      SELECT pg_catalog.array_agg(a.forderung_id) INTO v_still
        FROM regel.anspruch_offen(p_s.mandant_id, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id, v_z.wertstellung) a
       WHERE a.mahnung_id IS NOT NULL
      HAVING sum(a.kosten + a.zinsen + a.haupt) = v_z.frei;
      IF v_still IS NULL THEN
        SELECT pg_catalog.array_agg(a.forderung_id) INTO v_still
          FROM regel.anspruch_offen(p_s.mandant_id, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id, v_z.wertstellung) a
         WHERE a.haupt = v_z.frei AND a.kosten = 0 AND a.zinsen = 0 AND a.monat IS NOT NULL
           AND v_z.wertstellung BETWEEN a.monat - 7 AND coalesce(a.verzug_ab, a.faellig_am + 1);
      END IF;
    END IF;
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('id', a.quelle || ':' || a.forderung_id, 'betrag', (a.kosten + a.zinsen + a.haupt)::text, 'faellig', a.faellig_am,
             'bestimmt', a.forderung_id = ANY (coalesce(p_bestimmt, v_still, '{}')),
             'last', CASE WHEN a.art IN ('miete', 'hausgeld') THEN 1 ELSE 0 END) ORDER BY a.faellig_am, a.forderung_id)
      INTO v_offen
      FROM regel.anspruch_offen(p_s.mandant_id, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id, v_z.wertstellung) a;
    FOR v_teil IN
      SELECT a.*, t.zahlung FROM recht.tilgung_verteilung(p_offen => coalesce(v_offen, '[]'), p_zahlung => v_z.frei, p_tag => v_z.wertstellung) t
        JOIN regel.anspruch_offen(p_s.mandant_id, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id, v_z.wertstellung) a ON a.quelle || ':' || a.forderung_id = t.id
       WHERE t.zahlung > 0 ORDER BY a.faellig_am, a.forderung_id
    LOOP
      v_regel := CASE WHEN v_teil.forderung_id = ANY (p_bestimmt) THEN '366-1' WHEN v_teil.forderung_id = ANY (v_still) THEN '366-1-still' ELSE '366-2' END;
      FOR v_t IN
        SELECT x.auf, x.betrag FROM recht.tilgung(p_kosten => v_teil.kosten, p_zinsen => v_teil.zinsen, p_haupt => v_teil.haupt, p_zahlung => v_teil.zahlung) r
         CROSS JOIN LATERAL (VALUES (1, 'kosten', r.kosten), (2, 'zinsen', r.zinsen), (3, 'haupt', r.haupt)) AS x(nr, auf, betrag)
         WHERE x.betrag > 0 ORDER BY x.nr
      LOOP
        INSERT INTO akte.zahlung_zuordnungen (mandant_id, zahlung_id, mietzahlung_id, hausgeld_id, auf, betrag, wertstellung, regel, mahnung_id, gebucht_am, gebucht_von)
        VALUES (p_s.mandant_id, v_z.id, CASE v_teil.quelle WHEN 'miete' THEN v_teil.forderung_id END, CASE v_teil.quelle WHEN 'hausgeld' THEN v_teil.forderung_id END,
                v_t.auf, v_t.betrag, v_z.wertstellung, v_regel, CASE WHEN v_t.auf <> 'haupt' THEN v_teil.mahnung_id END, v_jetzt, p_s.akteur);
        v_zeilen := v_zeilen + 1;
        v_summe  := v_summe + v_t.betrag;
      END LOOP;
    END LOOP;
  END IF;
  PERFORM regel.mahnung_nachziehen(p_s, v_z.mietverhaeltnis_id, v_z.eigentuemer_id, v_z.einheit_id);
  RETURN pg_catalog.jsonb_build_object('zugeordnet', v_summe::text, 'frei', (v_z.frei - v_summe)::text, 'zeilen', v_zeilen);
END
$fn$;
ALTER FUNCTION regel.zahlung_verteilen(sitzung.person, bigint, bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlung_verteilen(sitzung.person, bigint, bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlung_verteilen(sitzung.person, bigint, bigint[]) IS
'Ordnet das Freie einer Zahlung den Forderungen des Schuldners zu: § 366 (Bestimmung des Zahlers, sonst fällig vor nicht fällig, lästiger, älter, anteilig), innerhalb einer Forderung § 367 (Kosten, Zinsen, Hauptforderung). Jede Zeile trägt ihre Regel. Danach folgt die laufende Mahnung: erledigt oder neu berechnet.';
