-- mietakte_loeschung empties what retention has run out for: exactly the columns of regel.datenschutz_katalog, in the client of the context.
-- Grants and policies are generated from that list. The chained rows of the log are not in it; their payload is.
GRANT USAGE ON SCHEMA akte, engine, audit, sitzung, regel, portal TO mietakte_loeschung;

DO $$
DECLARE
  v_k record;
BEGIN
  FOR v_k IN SELECT k.tabelle, k.loeschen, (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(pg_catalog.split_part(s, '=', 1)), ', ') FROM pg_catalog.unnest(k.loeschen) s WHERE s <> '*') AS spalten
               FROM regel.datenschutz_katalog() k WHERE k.tabelle NOT LIKE 'sitzung.%' AND (k.bezug <> '{}' OR k.loeschen <> '{}') LOOP
    EXECUTE pg_catalog.format('GRANT SELECT ON %s TO mietakte_loeschung', v_k.tabelle);
    EXECUTE pg_catalog.format('CREATE POLICY loeschung ON %s TO mietakte_loeschung USING (true) WITH CHECK (true)', v_k.tabelle);
    IF v_k.spalten IS NOT NULL THEN
      EXECUTE pg_catalog.format('GRANT UPDATE (%s) ON %s TO mietakte_loeschung', v_k.spalten, v_k.tabelle);
    END IF;
    IF '*' = ANY (v_k.loeschen) THEN
      EXECUTE pg_catalog.format('GRANT DELETE ON %s TO mietakte_loeschung', v_k.tabelle);
    END IF;
  END LOOP;
END
$$;
