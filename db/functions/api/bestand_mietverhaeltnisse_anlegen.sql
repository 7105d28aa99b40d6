-- New leases of a checked stock with parties, rents and deposits, each on a bracket of its own and still without a master.
-- PERFORM api.bestand_mietverhaeltnisse_anlegen(zeilen, 'bestand', 1, '2026-11-20');
CREATE FUNCTION api.bestand_mietverhaeltnisse_anlegen(
  p_b jsonb,
  p_quelle text,
  p_mandant_id bigint,
  p_heute date
)
RETURNS bigint[]
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
-- rows out of jsonb look few to the planner, and a nested loop over what are thousands is the one plan that must not be
SET enable_nestloop = off
SET jit = off
AS $fn$
DECLARE
  v_ids bigint[];
BEGIN
  -- keys before tables, as in api.bestand_stammdaten_anlegen
  WITH uebergaben AS MATERIALIZED (
    SELECT g.vertrag, max(g.bis) FILTER (WHERE g.variante = 'einzug') AS einzug, max(g.bis) FILTER (WHERE g.variante = 'auszug') AS auszug
      FROM api.bestand_vorgaenge(p_b) g
     WHERE g.vertrag IS NOT NULL AND g.automat = 'wohnungsuebergabe' AND g.zustand = 'abgeschlossen'
     GROUP BY g.vertrag
  ), nummern AS MATERIALIZED (
    -- the running number of a unit goes on where earlier leases left it
    SELECT t.stamm, max(t.nr) AS nr
      FROM (SELECT pg_catalog.regexp_replace(m.vertragsnummer, '/[0-9]{1,6}$', '') AS stamm, (pg_catalog.regexp_match(m.vertragsnummer, '/([0-9]{1,6})$'))[1]::int AS nr
              FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_mandant_id AND m.vertragsnummer ~ '/[0-9]{1,6}$') t
     GROUP BY t.stamm
  ), vertraege AS MATERIALIZED (
    SELECT v.*, v.obj_id || '/' || v.ve_id AS einheit, p_quelle || ':einheit:' || v.obj_id || '/' || v.ve_id AS einheit_herkunft, p_quelle || ':vertrag:' || v.schluessel AS herkunft
      FROM api.bestand_vertraege(p_b) v WHERE v.typ = 'M'
  ), neu AS MATERIALIZED (
    SELECT v.*, e.id AS einheit_id, coalesce(v.gewerbe = 'G', e.art = 'gewerbe') AS ist_gewerbe, row_number() OVER (ORDER BY v.zeile) AS nr,
           row_number() OVER (PARTITION BY v.einheit ORDER BY v.von) AS folge
      FROM vertraege v
      JOIN akte.einheiten e ON e.mandant_id = p_mandant_id AND e.herkunft = v.einheit_herkunft
     WHERE NOT EXISTS (SELECT FROM akte.mietverhaeltnisse x WHERE x.mandant_id = p_mandant_id AND x.herkunft = v.herkunft)
  ), traeger AS (
    INSERT INTO engine.traeger (mandant_id, art) SELECT p_mandant_id, 'vermietung' FROM neu RETURNING id
  ), gezaehlt AS (
    SELECT t.id, row_number() OVER (ORDER BY t.id) AS nr FROM traeger t
  ), angelegt AS (
    INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn, ueberlassung_am, mietende, rueckgabe_am, gewerbe, kuendigung_sonderfall,
                                        lastschrift, mahnsperre, personen, notizen, uebernommen, herkunft)
    SELECT p_mandant_id, g.id, n.einheit || '/' || (coalesce(z.nr, 0) + n.folge), n.einheit_id, n.von, u.einzug, n.bis, u.auszug, n.ist_gewerbe, CASE WHEN n.ist_gewerbe THEN '580a' END,
           n.lastschrift, n.mahnsperre, n.personen, n.notizen, true, n.herkunft
      FROM neu n JOIN gezaehlt g USING (nr)
      LEFT JOIN nummern z ON z.stamm = n.einheit
      LEFT JOIN uebergaben u ON u.vertrag = n.schluessel
     ORDER BY n.nr
    RETURNING id
  )
  SELECT pg_catalog.array_agg(a.id) INTO v_ids FROM angelegt a;
  IF v_ids IS NULL THEN
    RETURN ARRAY[]::bigint[];
  END IF;
  UPDATE engine.traeger AS t SET bezug_id = m.id
    FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_mandant_id AND m.id = ANY (v_ids) AND t.mandant_id = p_mandant_id AND t.id = m.traeger_id;

  WITH parteien AS MATERIALIZED (
    SELECT p_quelle || ':vertrag:' || v.schluessel AS vertrag_herkunft, p_quelle || ':kontakt:' || v.k_id || ':' || s.nr AS kontakt_herkunft, s.nr
      FROM api.bestand_vertraege(p_b) v CROSS JOIN pg_catalog.generate_series(1, 4) AS s(nr) WHERE v.typ = 'M'
  )
  INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, nummer, von)
  SELECT p_mandant_id, m.id, p.id, x.nr, m.mietbeginn
    FROM parteien x
    CROSS JOIN LATERAL (SELECT y.id, y.mietbeginn FROM akte.mietverhaeltnisse y WHERE y.mandant_id = p_mandant_id AND y.herkunft = x.vertrag_herkunft LIMIT 1) m
    CROSS JOIN LATERAL (SELECT y.id FROM akte.mieter y WHERE y.mandant_id = p_mandant_id AND y.herkunft = x.kontakt_herkunft LIMIT 1) p
   WHERE m.id = ANY (v_ids)
   ORDER BY m.id, x.nr;

  -- who signed lives there; the certificate of the Einzug names them. A firm lives nowhere, and who has moved out no longer.
  INSERT INTO akte.bewohner (mandant_id, mietverhaeltnis_id, mieter_id, vorname, nachname)
  SELECT p_mandant_id, m.id, p.id, p.vorname, p.nachname
    FROM akte.mietverhaeltnisse m
    JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id AND e.art IN ('wohnung', 'zimmer')
    JOIN akte.vertragsparteien v ON v.mandant_id = m.mandant_id AND v.mietverhaeltnis_id = m.id
    JOIN akte.mieter p ON p.mandant_id = v.mandant_id AND p.id = v.mieter_id
   WHERE m.mandant_id = p_mandant_id AND m.id = ANY (v_ids) AND NOT m.gewerbe AND coalesce(m.mietende, 'infinity') >= p_heute
     AND p.vorname IS NOT NULL AND p.nachname IS NOT NULL
   ORDER BY m.id, v.nummer;

  -- the rent over time: the beginning, each known change, and today's rent where the history does not lead to it
  WITH geschluesselt AS MATERIALIZED (
    SELECT v.*, p_quelle || ':vertrag:' || v.schluessel AS herkunft FROM api.bestand_vertraege(p_b) v WHERE v.typ = 'M' AND v.miete IS NOT NULL
  ), vertraege AS MATERIALIZED (
    -- a look-up with LIMIT instead of a join: it keeps the planner's idea of how many rows there are
    SELECT v.*, m.id AS mv_id FROM geschluesselt v
     CROSS JOIN LATERAL (SELECT x.id FROM akte.mietverhaeltnisse x WHERE x.mandant_id = p_mandant_id AND x.herkunft = v.herkunft LIMIT 1) m
     WHERE m.id = ANY (v_ids)
  ), mieten AS MATERIALIZED (
    SELECT x.* FROM api.bestand_mieten(p_b) x
  ), mieten_je AS MATERIALIZED (
    SELECT x.vertrag, (pg_catalog.array_agg(x.betrag ORDER BY x.gueltig_ab, x.zeile) FILTER (WHERE x.anfang))[1] AS anfang,
           (pg_catalog.array_agg(x.betrag ORDER BY x.gueltig_ab, x.zeile) FILTER (WHERE NOT x.anfang))[1] AS erste,
           (pg_catalog.array_agg(x.betrag ORDER BY x.gueltig_ab DESC, x.zeile DESC) FILTER (WHERE NOT x.anfang))[1] AS letzte,
           CASE WHEN bool_or(x.grund LIKE 'Index%') THEN 'index' WHEN bool_or(x.grund LIKE 'Staffel%') THEN 'staffel' ELSE 'fest' END AS mietart
      FROM mieten x GROUP BY x.vertrag
  ), je_vertrag AS MATERIALIZED (
    SELECT v.mv_id, greatest(v.von, p_heute) AS ab_heute, v.von, coalesce(v.bis, 'infinity') >= p_heute AS laeuft, v.miete, v.bkv, v.hkv, v.garage, v.stellplatz, v.sonstige, v.schluessel,
           m.anfang, m.erste, m.letzte, coalesce(m.mietart, 'fest') AS mietart
      FROM vertraege v
      LEFT JOIN mieten_je m ON m.vertrag = v.schluessel
  ), verlauf AS MATERIALIZED (
    SELECT j.mv_id, j.von AS ab, coalesce(j.anfang, j.erste, j.miete) AS betrag, 0 AS nr,
           CASE WHEN j.anfang IS NOT NULL THEN 'Anfangsmiete (übernommen)' WHEN j.erste IS NOT NULL THEN 'Übernahme: Anfangsmiete nicht bekannt, Betrag der ersten Änderung'
                ELSE 'Übernahme aus dem bisherigen Programm' END AS grund, j.mietart, j.bkv, j.hkv, j.garage, j.stellplatz, j.sonstige
      FROM je_vertrag j
    UNION ALL
    SELECT j.mv_id, greatest(m.gueltig_ab, j.von), m.betrag, 1, m.grund, j.mietart, j.bkv, j.hkv, j.garage, j.stellplatz, j.sonstige
      FROM je_vertrag j JOIN mieten m ON m.vertrag = j.schluessel AND NOT m.anfang
    UNION ALL
    SELECT j.mv_id, j.ab_heute, j.miete, 2, 'Übernahme: Miete laut Vertrag, Tag der Änderung nicht bekannt', j.mietart, j.bkv, j.hkv, j.garage, j.stellplatz, j.sonstige
      FROM je_vertrag j WHERE j.laeuft AND coalesce(j.letzte, j.anfang, j.miete) <> j.miete
  )
  INSERT INTO akte.mietkonditionen (mandant_id, mietverhaeltnis_id, gueltig_ab, mietart, nettokaltmiete, vorauszahlung_bk, vorauszahlung_hk, garage, stellplatz, sonstige, grund)
  SELECT p_mandant_id, w.mv_id, w.ab, w.mietart, w.betrag, w.bkv, w.hkv, w.garage, w.stellplatz, w.sonstige, w.grund
    FROM verlauf w
   ORDER BY w.mv_id, w.ab, w.nr;

  -- the deposit stands with the unit in an export; it belongs to the lease that has begun and not ended, else to the one to come
  WITH einheiten AS MATERIALIZED (
    SELECT p_quelle || ':einheit:' || e.schluessel AS herkunft, e.kaution FROM api.bestand_einheiten(p_b) e WHERE e.kaution IS NOT NULL
    UNION
    -- the unit is not in the file this time
    SELECT p_quelle || ':einheit:' || a.schluessel, (a.werte->>'Kaution')::numeric FROM akte.altzeilen a
     WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'einheiten' AND a.werte ? 'Kaution' AND a.schluessel NOT IN (SELECT e.schluessel FROM api.bestand_einheiten(p_b) e)
  ), offen AS MATERIALIZED (
    SELECT DISTINCT ON (h.vertrag) p_quelle || ':vertrag:' || h.vertrag AS herkunft, h.betrag FROM api.bestand_vorgaenge(p_b) h
     WHERE h.automat = 'kaution_rueckzahlung' AND h.wort = 'offen' ORDER BY h.vertrag, h.zeile
  ), kautionen AS (
    INSERT INTO akte.kautionen (mandant_id, mietverhaeltnis_id, art, betrag, raten, vereinbart_am)
    SELECT p_mandant_id, m.id, CASE WHEN e.kaution > 0 THEN 'bar' ELSE 'keine' END, e.kaution, 1, m.mietbeginn
      FROM einheiten e
      JOIN akte.einheiten u ON u.mandant_id = p_mandant_id AND u.herkunft = e.herkunft
      JOIN LATERAL (SELECT x.* FROM akte.mietverhaeltnisse x
                     WHERE x.mandant_id = p_mandant_id AND x.einheit_id = u.id AND coalesce(x.mietende, 'infinity') >= p_heute
                     ORDER BY x.mietbeginn > p_heute, x.mietbeginn LIMIT 1) m ON m.id = ANY (v_ids)
    UNION ALL
    -- a lease that has ended while its deposit is still being settled
    SELECT p_mandant_id, m.id, CASE WHEN o.betrag > 0 THEN 'bar' ELSE 'keine' END, o.betrag, 1, m.mietbeginn
      FROM offen o JOIN akte.mietverhaeltnisse m ON m.mandant_id = p_mandant_id AND m.herkunft = o.herkunft
     WHERE m.id = ANY (v_ids)
    RETURNING id, mietverhaeltnis_id, betrag, vereinbart_am
  )
  INSERT INTO akte.kaution_buchungen (mandant_id, kaution_id, art, betrag, wertstellung, text)
  SELECT p_mandant_id, k.id, 'einzahlung', k.betrag, k.vereinbart_am, 'Übernahme: Einzahlung zum Mietbeginn angesetzt, Zahltag nicht bekannt'
    FROM kautionen k WHERE k.betrag > 0 AND k.vereinbart_am <= p_heute;
  RETURN v_ids;
END
$fn$;
ALTER FUNCTION api.bestand_mietverhaeltnisse_anlegen(jsonb, text, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_mietverhaeltnisse_anlegen(jsonb, text, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_mietverhaeltnisse_anlegen(jsonb, text, bigint, date) IS
'Legt neue Mietverhältnisse eines geprüften Bestands an, mit Parteien, Mietverlauf und Kaution, und gibt ihre Nummern zurück. Der Master folgt mit api.bestand_master_uebernehmen.';
