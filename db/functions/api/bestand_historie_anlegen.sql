-- Finished Vorgänge of a checked stock, marked as taken over, each with what the old program knew of it.
-- SELECT api.bestand_historie_anlegen(zeilen, 'bestand', v_s, v_neue);   →  16800
CREATE FUNCTION api.bestand_historie_anlegen(
  p_b jsonb,
  p_quelle text,
  p_s sitzung.person,
  p_neue bigint[]
)
RETURNS int
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_g    record;
  v_id   bigint;
  v_zahl int := 0;
  v_klammer bigint;
BEGIN
  FOR v_g IN
    WITH zeilen AS MATERIALIZED (
      SELECT h.*, p_quelle || ':vertrag:' || h.vertrag AS vertrag_herkunft, p_quelle || ':vorgang:' || h.schluessel AS herkunft
        FROM api.bestand_vorgaenge(p_b) h WHERE h.zustand IS NOT NULL
    )
    -- LIMIT keeps each of these a look-up by a unique index, whatever the statistics say right after a first run
    SELECT g.*, m.id AS mv_id, m.traeger_id, v.id AS master_id, count(*) OVER () AS gesamt
      FROM zeilen g
      CROSS JOIN LATERAL (SELECT x.id, x.traeger_id, x.mietende FROM akte.mietverhaeltnisse x WHERE x.mandant_id = p_s.mandant_id AND x.herkunft = g.vertrag_herkunft LIMIT 1) m
      CROSS JOIN LATERAL (SELECT x.id, x.zustand FROM engine.vorgang x WHERE x.mandant_id = p_s.mandant_id AND x.traeger_id = m.traeger_id AND x.ist_klammer LIMIT 1) v
      LEFT JOIN LATERAL (SELECT x.id FROM akte.uebernommene_vorgaenge x WHERE x.mandant_id = p_s.mandant_id AND x.herkunft = g.herkunft LIMIT 1) u ON true
     WHERE u.id IS NULL
       -- the notice that still runs has been taken over with its lease
       AND NOT (g.automat = 'kuendigung' AND g.art = 'erfolg' AND v.zustand = 'gekuendigt' AND m.mietende >= engine.heute())
     ORDER BY m.traeger_id, g.von, g.bis, g.zeile
  LOOP
    -- LOCK ACQUISITION, in the order of the brackets. A lease of this very transaction is nobody else's business yet: one lock each
    -- for thousands of them would fill the lock table of the server.
    IF v_g.traeger_id IS DISTINCT FROM v_klammer THEN
      v_klammer := v_g.traeger_id;
      IF NOT v_g.mv_id = ANY (p_neue) THEN
        PERFORM engine.sperren(p_s.mandant_id, v_klammer);
      END IF;
    END IF;
    v_id := engine.uebernehmen(v_g.traeger_id, v_g.automat, v_g.variante, v_g.zustand, v_g.von::timestamp AT TIME ZONE 'Europe/Berlin',
              v_g.bis::timestamp AT TIME ZONE 'Europe/Berlin', v_g.master_id,
              pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('ergebnis', coalesce(v_g.ergebnis, v_g.zustand), 'betrag', v_g.betrag, 'text', v_g.text)));
    INSERT INTO akte.uebernommene_vorgaenge (mandant_id, vorgang_id, mietverhaeltnis_id, typ, begonnen_am, beendet_am, ergebnis, betrag, text, herkunft)
    VALUES (p_s.mandant_id, v_id, v_g.mv_id, v_g.automat || CASE v_g.variante WHEN '' THEN '' ELSE '[' || v_g.variante || ']' END, v_g.von, v_g.bis,
            coalesce(v_g.ergebnis, v_g.zustand), v_g.betrag, v_g.text, v_g.herkunft);
    v_zahl := v_zahl + 1;
    IF v_zahl % 500 = 0 THEN
      RAISE NOTICE '% %%: Historie, % von % Vorgängen', 55 + 40 * v_zahl / v_g.gesamt, v_zahl, v_g.gesamt;
    END IF;
  END LOOP;
  RETURN v_zahl;
END
$fn$;
ALTER FUNCTION api.bestand_historie_anlegen(jsonb, text, sitzung.person, bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_historie_anlegen(jsonb, text, sitzung.person, bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_historie_anlegen(jsonb, text, sitzung.person, bigint[]) IS
'Übernimmt die Historie eines geprüften Bestands als beendete Vorgänge und gibt ihre Zahl zurück; was schon übernommen ist, bleibt. p_neue: Mietverhältnisse, die in derselben Transaktion entstanden sind.';
