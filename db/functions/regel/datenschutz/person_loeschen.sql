-- Empties what regel.datenschutz_katalog names for these kinds of retention, everywhere a tenant occurs. Rows stay as far as others point to
-- them or sums rest on them; who it was is in none of them. The only function of mietakte_loeschung; called by api.loeschungen_ausfuehren.
-- SELECT regel.person_loeschen(1, 17, '{anspruch}');
--  {"akte.schaeden": 2, "akte.dateien": 9, …}
CREATE FUNCTION regel.person_loeschen(p_mandant_id bigint, p_mieter_id bigint, p_fristen text[])
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_k      record;
  v_s      record;
  v_anzahl bigint;
  v_summe  bigint;
  v_ergebnis jsonb := '{}'::jsonb;
BEGIN
  IF sitzung.mandant_id() IS DISTINCT FROM p_mandant_id THEN
    RAISE EXCEPTION USING ERRCODE = 'MA002', MESSAGE = 'Ohne gültige Sitzung geschieht nichts.', HINT = 'In der Transaktion zuerst sitzung.als_dienst(…) aufrufen.';
  END IF;
  -- found before anything is emptied
  FOR v_k IN SELECT b.tabelle, b.ids, k.loeschen FROM regel.datenschutz_bestand(p_mandant_id, p_mieter_id, false) b JOIN regel.datenschutz_katalog() k ON k.nr = b.nr
              -- scans of contracts are kept as letters are, photos and signatures as long as a claim may need them
              WHERE (k.frist = ANY (p_fristen) OR (k.tabelle = 'akte.dateien' AND 'brief' = ANY (p_fristen)))
                AND k.loeschen <> '{}' AND b.ids <> '{}' AND k.tabelle NOT LIKE 'sitzung.%' AND k.tabelle <> 'akte.mieter' LOOP
    v_summe := 0;
    IF v_k.tabelle = 'audit.nutzlast' THEN
      DELETE FROM audit.nutzlast n WHERE n.mandant_id = p_mandant_id AND (n.strom_id = ANY (v_k.ids)
        OR (n.strom_id, n.nr) IN (SELECT e.strom_id, e.nr FROM audit.eintraege e WHERE e.mandant_id = p_mandant_id AND e.vorgang_id IN (
              SELECT a.vorgang_id FROM akte.anfragen a WHERE a.mandant_id = p_mandant_id AND a.mieter_id = p_mieter_id)));
      GET DIAGNOSTICS v_summe = ROW_COUNT;
    ELSE
      FOR v_s IN SELECT pg_catalog.split_part(x, '=', 1) AS spalte, nullif(pg_catalog.strpos(x, '='), 0) AS gleich, x AS eintrag,
                        pg_catalog.format_type(a.atttypid, NULL) AS typ
                   FROM pg_catalog.unnest(v_k.loeschen) x JOIN pg_catalog.pg_attribute a ON a.attrelid = pg_catalog.to_regclass(v_k.tabelle) AND a.attname = pg_catalog.split_part(x, '=', 1) LOOP
        EXECUTE pg_catalog.format('UPDATE %I.%I AS x SET %I = CASE WHEN x.%I IS NOT NULL THEN %L::%I END WHERE x.mandant_id = $1 AND x.id = ANY ($2) AND x.%I IS NOT NULL',
            pg_catalog.split_part(v_k.tabelle, '.', 1), pg_catalog.split_part(v_k.tabelle, '.', 2), v_s.spalte, v_s.spalte,
            CASE WHEN v_s.gleich IS NOT NULL THEN pg_catalog.substr(v_s.eintrag, v_s.gleich + 1) WHEN v_s.typ = 'jsonb' THEN '{}' WHEN v_s.typ = 'bytea' THEN '\x00' ELSE '[gelöscht]' END,
            CASE v_s.typ WHEN 'text[]' THEN '_text' ELSE v_s.typ END, v_s.spalte)
          USING p_mandant_id, CASE WHEN v_k.tabelle = 'akte.dateien' AND NOT 'brief' = ANY (p_fristen)
                                   THEN ARRAY(SELECT d.id FROM akte.dateien d WHERE d.mandant_id = p_mandant_id AND d.id = ANY (v_k.ids) AND d.art <> 'pdf') ELSE v_k.ids END;
        GET DIAGNOSTICS v_anzahl = ROW_COUNT;
        v_summe := greatest(v_summe, v_anzahl);
      END LOOP;
    END IF;
    IF v_summe > 0 THEN
      v_ergebnis := v_ergebnis || pg_catalog.jsonb_build_object(v_k.tabelle, v_summe);
    END IF;
  END LOOP;
  RETURN v_ergebnis;
END
$fn$;
ALTER FUNCTION regel.person_loeschen(bigint, bigint, text[]) OWNER TO mietakte_loeschung;
REVOKE ALL ON FUNCTION regel.person_loeschen(bigint, bigint, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regel.person_loeschen(bigint, bigint, text[]) TO mietakte_engine;
COMMENT ON FUNCTION regel.person_loeschen(bigint, bigint, text[]) IS
'Leert nach Ablauf dieser Arten der Aufbewahrung alle Angaben zu einem Mieter (Spalten laut regel.datenschutz_katalog) und gibt je Tabelle die Zahl der Zeilen zurück. Das verkettete Protokoll bleibt, seine Angaben nicht.
Norm: Art. 17 DSGVO. Fehler: MA002.';
