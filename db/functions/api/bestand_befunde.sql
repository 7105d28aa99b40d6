-- What is wrong with a stock beyond single cells: references, periods, duplicates, what nobody can know from the files.
-- SELECT datei, zeile, spalte, stufe, meldung FROM api.bestand_befunde(zeilen, 'bestand', 1, '2026-11-20');
--  vertraege | 12 | von | fehler | Die Einheit 3/27 ist in dieser Zeit schon vermietet: Zeile 11, 01.04.2015 bis 30.06.2020.
CREATE FUNCTION api.bestand_befunde(
  p_b jsonb,
  p_quelle text,
  p_mandant_id bigint,
  p_heute date
)
RETURNS SETOF api.bestand_befund
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
-- rows out of jsonb look few to the planner, and a nested loop over what are thousands is the one plan that must not be
SET enable_nestloop = off
SET jit = off
AS $fn$
BEGIN
  -- the same key twice in one file
  RETURN QUERY SELECT (t.b).* FROM (
  SELECT api.bestand_befund(d.datei, d.zeile, d.spalte, d.name, 'fehler', 'MA709', d.was || ' ' || d.name || ' steht schon in Zeile ' || d.erste || '.',
                            'Eine der beiden Zeilen löschen oder ihr eine eigene Nummer geben.')
    FROM (SELECT x.*, first_value(x.zeile) OVER w AS erste, row_number() OVER w AS nr
            FROM (SELECT 'objekte' AS datei, o.zeile, 'OBJ_ID' AS spalte, 'Das Objekt' AS was, o.schluessel, o.schluessel AS name, o.obj_id IS NOT NULL AS ganz FROM api.bestand_objekte(p_b) o
                  UNION ALL SELECT 'gebaeude', g.zeile, 'GEB_ID', 'Das Gebäude', g.schluessel, g.schluessel, g.obj_id IS NOT NULL AND g.geb_id IS NOT NULL FROM api.bestand_gebaeude(p_b) g
                  UNION ALL SELECT 'einheiten', e.zeile, 'VE_ID', 'Die Einheit', e.schluessel, e.schluessel, e.obj_id IS NOT NULL AND e.ve_id IS NOT NULL FROM api.bestand_einheiten(p_b) e
                  UNION ALL SELECT 'kontakte', k.zeile, 'K_ID', 'Der Kontakt', k.schluessel, k.schluessel, k.k_id IS NOT NULL FROM api.bestand_kontakte(p_b) k
                  UNION ALL SELECT 'vertraege', v.zeile, 'K_ID', 'Der Vertrag', v.schluessel, pg_catalog.concat_ws('/', v.obj_id, v.ve_id, v.k_id) || ' ab ' || pg_catalog.to_char(v.von, 'DD.MM.YYYY'), num_nulls(v.obj_id, v.ve_id, v.k_id, v.typ, v.von) = 0 FROM api.bestand_vertraege(p_b) v
                  UNION ALL SELECT 'bankkonten', b.zeile, 'BK_ID', 'Das Konto', b.schluessel, b.schluessel, b.bk_id IS NOT NULL FROM api.bestand_bankkonten(p_b) b) x
           WHERE x.ganz
          WINDOW w AS (PARTITION BY x.datei, x.schluessel ORDER BY x.zeile)) d
   WHERE d.nr > 1
  ) AS t(b);

  -- objects: the Land, the number people know them by, the landlord
  RETURN QUERY SELECT (t.b).* FROM (
  SELECT f.b FROM (
    SELECT o.*, api.bestand_laender(o.plz) AS laender,
           min(o.obj_id) OVER (PARTITION BY o.nummer) <> max(o.obj_id) OVER (PARTITION BY o.nummer) AS mehrfach,
           (SELECT x.name FROM akte.objekte x WHERE x.mandant_id = p_mandant_id AND x.nummer = o.nummer AND x.herkunft IS DISTINCT FROM p_quelle || ':objekt:' || o.obj_id) AS vergeben_an
      FROM api.bestand_objekte(p_b) o
     WHERE NOT EXISTS (SELECT FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'objekte' AND a.schluessel = o.obj_id)) o
   CROSS JOIN LATERAL (
    SELECT api.bestand_befund('objekte', o.zeile, 'Land', o.land, 'fehler', 'MA711', '„' || o.land || '“ ist kein bekanntes Land.',
             'Kürzel wie BE, BY oder NW; mit eigenen Feiertagen: BY-Augsburg, BY-katholisch, SN-katholisch, TH-katholisch.') AS b
     WHERE o.land IS NOT NULL AND NOT EXISTS (SELECT FROM recht.laender l WHERE l.kuerzel = o.land)
    UNION ALL
    SELECT api.bestand_befund('objekte', o.zeile, 'PLZ', o.plz, 'fehler', 'MA711',
             CASE WHEN o.laender = '{}' THEN 'Zur Postleitzahl ' || o.plz || ' ist kein Bundesland bekannt.'
                  ELSE 'Die Postleitzahl ' || o.plz || ' kann in mehreren Bundesländern liegen: ' || pg_catalog.array_to_string(o.laender, ', ') || '.' END,
             'In objekte.csv eine Spalte Land ergänzen und das Kürzel eintragen, zum Beispiel ' || coalesce(o.laender[1], 'BE') || '. Das Land entscheidet über die Feiertage und damit über Fristen.')
     WHERE o.land IS NULL AND o.plz IS NOT NULL AND pg_catalog.cardinality(o.laender) <> 1
    UNION ALL
    SELECT api.bestand_befund('objekte', o.zeile, 'PLZ', o.plz, 'hinweis', 'MA711',
             CASE WHEN o.laender = '{BY}' AND o.ort = 'Augsburg' THEN 'Augsburg hat mit dem Friedensfest einen eigenen Feiertag.'
                  WHEN o.laender = '{BY}' THEN 'Mariä Himmelfahrt ist in Bayern nur in überwiegend katholischen Gemeinden Feiertag.'
                  ELSE 'Fronleichnam ist in ' || CASE o.laender[1] WHEN 'SN' THEN 'Sachsen' ELSE 'Thüringen' END || ' nur in einzelnen Gemeinden Feiertag.' END,
             'Trifft das zu, in objekte.csv eine Spalte Land mit ' || CASE WHEN o.laender = '{BY}' AND o.ort = 'Augsburg' THEN 'BY-Augsburg' ELSE o.laender[1] || '-katholisch' END || ' ergänzen.')
     WHERE o.land IS NULL AND o.laender IN ('{BY}', '{SN}', '{TH}')
    UNION ALL
    SELECT api.bestand_befund('objekte', o.zeile, 'ObjNr', o.nummer, 'warnung', 'MA709',
             'Die Objektnummer ' || o.nummer || ' ist ' || coalesce('schon an „' || o.vergeben_an || '“ vergeben.', 'in der Datei mehrfach vergeben.'),
             'Das Objekt bekommt einen Zusatz, zum Beispiel ' || o.nummer || '-2. Wer das nicht will, vergibt in der Datei eine eigene Nummer.')
     WHERE o.mehrfach OR o.vergeben_an IS NOT NULL
    UNION ALL
    SELECT api.bestand_befund('objekte', o.zeile, 'MV_Eig_K_ID', NULL, 'warnung', 'MA702', 'Der Eigentümer des Objekts fehlt.',
             'Ohne ihn nennt jeder Brief die Verwaltung als Vermieter. K_ID des Eigentümers eintragen.')
     WHERE o.verwart = 'MV' AND o.eigentuemer_k_id IS NULL) f
  ) AS t(b);

  -- references that lead nowhere
  RETURN QUERY SELECT (t.b).* FROM (
  WITH o AS MATERIALIZED (
    SELECT x.obj_id FROM api.bestand_objekte(p_b) x UNION SELECT a.schluessel FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'objekte'
  ), g AS MATERIALIZED (
    SELECT x.schluessel FROM api.bestand_gebaeude(p_b) x UNION SELECT a.schluessel FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'gebaeude'
  ), e AS MATERIALIZED (
    SELECT x.schluessel FROM api.bestand_einheiten(p_b) x UNION SELECT a.schluessel FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'einheiten'
  ), k AS MATERIALIZED (
    SELECT x.k_id FROM api.bestand_kontakte(p_b) x UNION SELECT a.schluessel FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'kontakte'
  ), b AS MATERIALIZED (
    SELECT x.bk_id FROM api.bestand_bankkonten(p_b) x UNION SELECT a.schluessel FROM akte.altzeilen a WHERE a.mandant_id = p_mandant_id AND a.quelle = p_quelle AND a.datei = 'bankkonten'
  ), verweise AS (
    SELECT 'gebaeude' AS datei, x.zeile, 'OBJ_ID' AS spalte, x.obj_id AS wert, 'fehler' AS stufe, 'Das Objekt ' AS was, 'objekte.csv' AS wo FROM api.bestand_gebaeude(p_b) x WHERE x.obj_id IS NOT NULL AND x.obj_id NOT IN (SELECT o.obj_id FROM o WHERE o.obj_id IS NOT NULL)
    UNION ALL SELECT 'einheiten', x.zeile, 'OBJ_ID', x.obj_id, 'fehler', 'Das Objekt ', 'objekte.csv' FROM api.bestand_einheiten(p_b) x WHERE x.obj_id IS NOT NULL AND x.obj_id NOT IN (SELECT o.obj_id FROM o WHERE o.obj_id IS NOT NULL)
    UNION ALL SELECT 'einheiten', x.zeile, 'GEB_ID', x.geb_id, 'fehler', 'Das Gebäude ' || x.obj_id || '/', 'gebaeude.csv' FROM api.bestand_einheiten(p_b) x
      WHERE x.geb_id IS NOT NULL AND x.obj_id || '/' || x.geb_id IS NOT NULL AND x.obj_id || '/' || x.geb_id NOT IN (SELECT g.schluessel FROM g WHERE g.schluessel IS NOT NULL)
    UNION ALL SELECT 'vertraege', x.zeile, 'VE_ID', x.ve_id, 'fehler', 'Die Einheit ' || x.obj_id || '/', 'einheiten.csv' FROM api.bestand_vertraege(p_b) x
      WHERE x.obj_id || '/' || x.ve_id IS NOT NULL AND x.obj_id || '/' || x.ve_id NOT IN (SELECT e.schluessel FROM e WHERE e.schluessel IS NOT NULL)
    UNION ALL SELECT 'vertraege', x.zeile, 'K_ID', x.k_id, 'fehler', 'Der Kontakt ', 'kontakte.csv' FROM api.bestand_vertraege(p_b) x WHERE x.k_id IS NOT NULL AND x.k_id NOT IN (SELECT k.k_id FROM k WHERE k.k_id IS NOT NULL)
    UNION ALL SELECT 'vertraege', x.zeile, 'BK_ID', x.bk_id, 'warnung', 'Das Konto ', 'bankkonten.csv' FROM api.bestand_vertraege(p_b) x WHERE x.bk_id IS NOT NULL AND x.bk_id NOT IN (SELECT b.bk_id FROM b WHERE b.bk_id IS NOT NULL)
    UNION ALL SELECT 'objekte', x.zeile, 'MV_Eig_K_ID', x.eigentuemer_k_id, 'fehler', 'Der Kontakt ', 'kontakte.csv' FROM api.bestand_objekte(p_b) x WHERE x.eigentuemer_k_id IS NOT NULL AND x.eigentuemer_k_id NOT IN (SELECT k.k_id FROM k WHERE k.k_id IS NOT NULL)
    UNION ALL SELECT 'objekte', x.zeile, c.key, c.value, 'warnung', 'Das Konto ', 'bankkonten.csv' FROM api.bestand_objekte(p_b) x, pg_catalog.jsonb_each_text(x.konten) c WHERE c.value IS NOT NULL AND c.value NOT IN (SELECT b.bk_id FROM b WHERE b.bk_id IS NOT NULL)
  )
  SELECT api.bestand_befund(v.datei, v.zeile, v.spalte, v.wert, v.stufe, 'MA710', v.was || v.wert || ' gibt es nicht.',
           CASE v.stufe WHEN 'fehler' THEN 'In ' || v.wo || ' ergänzen oder hier berichtigen.' ELSE 'Das Konto bleibt weg. In ' || v.wo || ' ergänzen oder hier berichtigen.' END)
    FROM verweise v
  ) AS t(b);

  -- people who have no name although a contract or an object names them
  RETURN QUERY SELECT (t.b).* FROM (
  SELECT api.bestand_befund('kontakte', k.zeile, CASE WHEN k.personen = '[]' THEN 'Nachname1' ELSE 'Nachname' || p.nr END, NULL,
           CASE WHEN k.personen = '[]' THEN 'fehler' ELSE 'warnung' END, 'MA714',
           CASE WHEN k.personen = '[]' THEN 'Der Kontakt ' || k.k_id || ' hat keinen Namen.' ELSE 'Zum Vornamen „' || (p.e->>'vorname') || '“ fehlt der Nachname.' END,
           CASE WHEN k.personen = '[]' THEN 'Nachnamen oder Firma eintragen.' ELSE 'Der Vorname wird als Name geführt; bitte ergänzen.' END)
    FROM api.bestand_kontakte(p_b) k
    LEFT JOIN LATERAL pg_catalog.jsonb_array_elements(k.personen) WITH ORDINALITY AS p(e, nr) ON NOT p.e ? 'nachname'
   WHERE k.firma IS NULL AND (k.personen = '[]' OR p.e IS NOT NULL)
     AND (EXISTS (SELECT FROM api.bestand_vertraege(p_b) v WHERE v.k_id = k.k_id) OR EXISTS (SELECT FROM api.bestand_objekte(p_b) o WHERE o.eigentuemer_k_id = k.k_id))
  ) AS t(b);

  -- units
  RETURN QUERY SELECT (t.b).* FROM (
  SELECT api.bestand_befund('einheiten', (e->>'zeile')::int, 'Art', NULL, 'warnung', 'MA706', 'Die Art der Einheit fehlt; angenommen wird eine Wohnung.', 'WE, GE, GA, ST, KE oder ZI eintragen, wenn es keine Wohnung ist.')
    FROM pg_catalog.jsonb_array_elements(p_b->'einheiten') e
   WHERE NOT e ? 'Art' AND NOT EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(p_b->'_unlesbar') u WHERE u->>'datei' = 'einheiten' AND u->'zeile' = e->'zeile' AND u->>'spalte' = 'Art')
  ) AS t(b);

  -- contracts: periods, rents, who else has the flat
  RETURN QUERY SELECT (t.b).* FROM (
  WITH v_roh AS MATERIALIZED (
    SELECT x.*, x.obj_id || '/' || x.ve_id AS einheit, x.typ = 'M' AND (x.bis IS NULL OR x.bis >= p_heute) AS laeuft,
           p_quelle || ':vertrag:' || x.schluessel AS herkunft, p_quelle || ':einheit:' || x.obj_id || '/' || x.ve_id AS einheit_herkunft FROM api.bestand_vertraege(p_b) x
  ), v AS MATERIALIZED (
    -- what only matters while a lease is being taken over is not said again about one that is there
    SELECT x.*, m.id IS NULL AS neu FROM v_roh x
      LEFT JOIN LATERAL (SELECT y.id FROM akte.mietverhaeltnisse y WHERE y.mandant_id = p_mandant_id AND y.herkunft = x.herkunft LIMIT 1) m ON true
  ), e AS MATERIALIZED (
    SELECT * FROM api.bestand_einheiten(p_b)
  ), g AS MATERIALIZED (
    SELECT * FROM api.bestand_vorgaenge(p_b)
  ), letzte AS MATERIALIZED (
    SELECT DISTINCT ON (m.vertrag) m.vertrag, m.betrag FROM api.bestand_mieten(p_b) m ORDER BY m.vertrag, m.anfang, m.gueltig_ab DESC, m.zeile DESC
  )
  SELECT api.bestand_befund('vertraege', v.zeile, 'bis', pg_catalog.to_char(v.bis, 'DD.MM.YYYY'), 'fehler', 'MA712', 'Das Ende (' || pg_catalog.to_char(v.bis, 'DD.MM.YYYY') || ') liegt vor dem Beginn (' || pg_catalog.to_char(v.von, 'DD.MM.YYYY') || ').', 'von und bis prüfen; vielleicht sind sie vertauscht.')
    FROM v WHERE v.bis < v.von
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'Z_Miete', NULL, CASE WHEN v.laeuft THEN 'fehler' ELSE 'warnung' END, 'MA702', 'Die Miete fehlt.',
           CASE WHEN v.laeuft THEN 'Bei einem laufenden Vertrag bitte die Kaltmiete angeben; 0,00, wenn keine gezahlt wird.' ELSE 'Der Vertrag ist beendet; er wird ohne Miethöhe übernommen.' END)
    FROM v WHERE v.neu AND v.typ = 'M' AND v.miete IS NULL AND v.von IS NOT NULL
     -- an unreadable or negative amount has been named already
     AND NOT EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(p_b->'_unlesbar') u WHERE u->>'datei' = 'vertraege' AND (u->>'zeile')::int = v.zeile AND u->>'spalte' = 'Z_Miete')
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'Z_Miete', api.bestand_anzeige('betrag', v.miete::text), 'warnung', 'MA729', 'Die Miete ist ungewöhnlich hoch.', 'Ist der Punkt als Tausenderpunkt oder als Komma gemeint?')
    FROM v WHERE v.neu AND v.typ = 'M' AND v.miete > 20000
  UNION ALL
  SELECT api.bestand_befund('vertraege', n.zeile, 'von', pg_catalog.to_char(n.von, 'DD.MM.YYYY'), 'fehler', 'MA713',
           'Die Einheit ' || n.einheit || ' ist in dieser Zeit schon vermietet: Zeile ' || n.v_zeile || ', ' || pg_catalog.to_char(n.v_von, 'DD.MM.YYYY') || coalesce(' bis ' || pg_catalog.to_char(n.v_bis, 'DD.MM.YYYY'), ' ohne Ende') || '.',
           'Das Ende des früheren Vertrags eintragen oder den Beginn des späteren berichtigen.')
    FROM (SELECT DISTINCT ON (v.zeile) v.zeile, v.von, v.einheit, w.zeile AS v_zeile, w.von AS v_von, w.bis AS v_bis
            FROM v JOIN v AS w ON w.einheit = v.einheit AND w.typ = 'M' AND (w.von, w.zeile) < (v.von, v.zeile) AND w.schluessel <> v.schluessel AND coalesce(w.bis, 'infinity') >= v.von
           WHERE v.typ = 'M' ORDER BY v.zeile, w.von) n
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'von', pg_catalog.to_char(v.von, 'DD.MM.YYYY'), 'fehler', 'MA713',
           'Die Einheit ' || v.einheit || ' ist in dieser Zeit schon vermietet: Mietverhältnis ' || m.vertragsnummer || ', ' || pg_catalog.to_char(m.mietbeginn, 'DD.MM.YYYY') || coalesce(' bis ' || pg_catalog.to_char(m.mietende, 'DD.MM.YYYY'), ' ohne Ende') || '.',
           'Hat sich der Beginn im alten Programm geändert, gilt der Vertrag hier als neuer: in der Datei den früheren Beginn eintragen oder den Vertrag in der Mietakte ändern.')
    FROM v
    JOIN akte.einheiten x ON x.mandant_id = p_mandant_id AND x.herkunft = v.einheit_herkunft
    JOIN akte.mietverhaeltnisse m ON m.mandant_id = x.mandant_id AND m.einheit_id = x.id
   WHERE v.neu AND v.typ = 'M' AND m.herkunft IS DISTINCT FROM v.herkunft AND m.ausgang IS DISTINCT FROM 'nicht_zustande_gekommen'
     AND m.mietbeginn <= coalesce(v.bis, 'infinity') AND coalesce(m.mietende, 'infinity') >= v.von
     -- the other one is in the file, too: named above
     AND NOT EXISTS (SELECT FROM v AS w WHERE m.herkunft = w.herkunft)
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'von', pg_catalog.to_char(v.von, 'DD.MM.YYYY'), 'hinweis', 'MA728', 'Der Vertrag beginnt erst am ' || pg_catalog.to_char(v.von, 'DD.MM.YYYY') || '.',
           'Er wird als unterzeichnet übernommen; die Wohnungsübergabe zum Einzug ist auf diesen Tag geplant.')
    FROM v WHERE v.neu AND v.typ = 'M' AND v.von > p_heute
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'bis', pg_catalog.to_char(v.bis, 'DD.MM.YYYY'), 'warnung', 'MA721', 'Das Mietverhältnis endet am ' || pg_catalog.to_char(v.bis, 'DD.MM.YYYY') || '; wer gekündigt hat, steht nicht in den Dateien.',
           'Angenommen wird eine ordentliche Kündigung des Mieters. Genauer: in vorgaenge.csv eine Zeile mit Typ kuendigung, von = Tag des Zugangs, Ergebnis mieter oder vermieter.')
    FROM v WHERE v.neu AND v.typ = 'M' AND v.bis >= p_heute AND v.von <= p_heute AND NOT EXISTS (SELECT FROM g WHERE g.vertrag = v.schluessel AND g.automat = 'kuendigung' AND g.wort LIKE '%mieter')
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'Gewerbe', v.gewerbe, 'hinweis', 'MA729',
           CASE v.gewerbe WHEN 'G' THEN 'Gewerblicher Vertrag über eine ' || e.art || '.' ELSE 'Wohnraumvertrag über eine Gewerbeeinheit.' END, 'Davon hängen Kündigungsfrist und Kautionsgrenze ab; bitte vergleichen.')
    FROM v JOIN e ON e.schluessel = v.einheit WHERE v.neu AND v.typ = 'M' AND v.laeuft AND ((v.gewerbe = 'G' AND e.art IN ('wohnung', 'zimmer')) OR (v.gewerbe = 'N' AND e.art = 'gewerbe'))
  UNION ALL
  SELECT api.bestand_befund('einheiten', e.zeile, 'Kaution', api.bestand_anzeige('betrag', e.kaution::text), 'hinweis', 'MA716', 'Die Kaution gehört zu keinem laufenden Vertrag und wird nicht übernommen.', 'Läuft die Abrechnung mit dem früheren Mieter noch, siehe vorgaenge.csv, Typ kaution_rueckzahlung, Ergebnis offen.')
    FROM e WHERE e.kaution > 0 AND NOT EXISTS (SELECT FROM v WHERE v.einheit = e.schluessel AND v.laeuft)
     AND EXISTS (SELECT FROM v WHERE v.einheit = e.schluessel AND v.typ = 'M' AND v.neu)
  UNION ALL
  SELECT api.bestand_befund('einheiten', e.zeile, 'Kaution', api.bestand_anzeige('betrag', e.kaution::text), 'warnung', 'MA716',
           'Die Kaution übersteigt drei Nettokaltmieten (' || api.bestand_anzeige('betrag', h.grenze::text) || ' €).',
           'Sie wird übernommen. Was über der Grenze liegt, kann der Mieter zurückfordern (§ 551 Abs. 1, 4 BGB).')
    FROM e JOIN v ON v.einheit = e.schluessel AND v.laeuft AND v.neu
    -- a rent that is missing has been named; there is nothing to compare then
    CROSS JOIN LATERAL (SELECT CASE WHEN v.miete IS NOT NULL THEN recht.kaution_hoechstbetrag(p_nettokaltmiete => v.miete) END AS grenze) h
   WHERE e.kaution > h.grenze AND coalesce(v.gewerbe, 'N') = 'N' AND e.art IN ('wohnung', 'zimmer')
     -- Z_Miete is today's rent; the cap was measured by the rent agreed at the beginning, which was hardly higher
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'von', pg_catalog.to_char(v.von, 'DD.MM.YYYY'), 'hinweis', 'MA713', 'Die Einheit ' || v.einheit || ' hat in dieser Zeit einen zweiten Eigentümervertrag.', 'Bei Miteigentümern ist das richtig; sonst das Ende des früheren eintragen.')
    FROM v WHERE v.typ = 'E' AND EXISTS (SELECT FROM v AS w WHERE w.typ = 'E' AND w.einheit = v.einheit AND w.zeile < v.zeile AND w.von <= coalesce(v.bis, 'infinity') AND coalesce(w.bis, 'infinity') >= v.von)
  UNION ALL
  -- history
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'Typ', g.typ, 'fehler', 'MA717', 'Einen Vorgang „' || g.typ || '“ gibt es nicht.',
           'Bekannt sind: ' || (SELECT pg_catalog.string_agg(DISTINCT a.automat || CASE a.variante WHEN '' THEN '' ELSE '[' || a.variante || ']' END, ', ') FROM api.bestand_vorgangsarten() a) || '.')
    FROM g WHERE g.automat IS NULL AND g.typ IS NOT NULL
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'Ergebnis', g.ergebnis, 'fehler', 'MA718', '„' || g.ergebnis || '“ ist kein Ende, das ' || g.automat || ' kennt.',
           'Möglich sind: ' || (SELECT pg_catalog.string_agg(DISTINCT a.zustand, ', ') FROM api.bestand_vorgangsarten() a WHERE a.automat = g.automat) || '. Laufende Vorgänge werden nach dem Einlesen in der Mietakte begonnen.')
    FROM g WHERE g.automat IS NOT NULL AND g.zustand IS NULL AND NOT (g.automat = 'kaution_rueckzahlung' AND g.wort = 'offen')
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'K_ID', pg_catalog.concat_ws('/', g.obj_id, g.ve_id, g.k_id), 'fehler', 'MA710', 'Einen Mietvertrag ' || pg_catalog.concat_ws('/', g.obj_id, g.ve_id, g.k_id) || ' gibt es nicht.',
           'OBJ_ID, VE_ID und K_ID wie in vertraege.csv eintragen; es muss ein Vertrag mit Typ M sein.')
    FROM g WHERE g.vertrag IS NULL AND num_nulls(g.obj_id, g.ve_id, g.k_id) = 0
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'bis', pg_catalog.to_char(g.bis, 'DD.MM.YYYY'), 'fehler', 'MA712', 'Das Ende (' || pg_catalog.to_char(g.bis, 'DD.MM.YYYY') || ') liegt vor dem Beginn (' || pg_catalog.to_char(g.von, 'DD.MM.YYYY') || ').', 'von und bis prüfen.')
    FROM g WHERE g.bis < g.von
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'bis', pg_catalog.to_char(g.bis, 'DD.MM.YYYY'), 'fehler', 'MA719', 'Der Vorgang ist noch nicht zu Ende.', 'Übernommen wird, was abgeschlossen ist. Laufende Vorgänge nach dem Einlesen in der Mietakte beginnen.')
    FROM g LEFT JOIN v ON v.schluessel = g.vertrag
   WHERE g.bis > p_heute AND g.automat IS NOT NULL AND NOT (g.automat = 'kuendigung' AND v.bis >= p_heute AND g.von <= p_heute)
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'von', pg_catalog.to_char(g.von, 'DD.MM.YYYY'), 'warnung', 'MA719', 'Der Vorgang beginnt vor dem Mietverhältnis (' || pg_catalog.to_char(v.von, 'DD.MM.YYYY') || ').', 'Er wird so übernommen. Stimmt das Datum?')
    FROM g JOIN v ON v.schluessel = g.vertrag WHERE g.von < v.von AND g.automat NOT IN ('vertragsabschluss', 'wohnungsuebergabe')
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'von', pg_catalog.to_char(g.von, 'DD.MM.YYYY'), 'warnung', 'MA719', 'Der Vorgang beginnt nach dem Mietende (' || pg_catalog.to_char(v.bis, 'DD.MM.YYYY') || ').', 'Er wird so übernommen. Stimmt das Datum?')
    FROM g JOIN v ON v.schluessel = g.vertrag WHERE g.von > v.bis AND g.automat NOT IN ('mahnwesen', 'kaution_rueckzahlung', 'wohnungsuebergabe')
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'Betrag', NULL, 'fehler', 'MA702', 'Die Höhe der Kaution fehlt.', 'Damit die Abrechnung in der Mietakte weitergehen kann, Betrag eintragen; 0,00, wenn keine gezahlt wurde.')
    FROM g WHERE g.automat = 'kaution_rueckzahlung' AND g.wort = 'offen' AND g.betrag IS NULL
  UNION ALL
  SELECT api.bestand_befund('vorgaenge', g.zeile, 'Ergebnis', g.ergebnis, 'fehler', 'MA718', 'Das Mietverhältnis ist nicht beendet; seine Kaution wird noch nicht abgerechnet.', 'Die Zeile löschen oder in vertraege.csv das Mietende eintragen.')
    FROM g JOIN v ON v.schluessel = g.vertrag WHERE g.automat = 'kaution_rueckzahlung' AND g.wort = 'offen' AND (v.bis IS NULL OR v.bis >= p_heute)
  UNION ALL
  -- rents in time: the last change must lead to the rent of today
  SELECT api.bestand_befund('vertraege', v.zeile, 'Z_Miete', api.bestand_anzeige('betrag', v.miete::text), 'warnung', 'MA725', 'Die letzte Mietänderung in vorgaenge.csv ergibt ' || api.bestand_anzeige('betrag', l.betrag::text) || ' €, der Vertrag nennt ' || api.bestand_anzeige('betrag', v.miete::text) || ' €.',
           'Ab heute gilt die Miete aus dem Vertrag. Fehlt eine Änderung in der Historie, bitte ergänzen.')
    FROM v JOIN letzte l ON l.vertrag = v.schluessel WHERE v.neu AND v.laeuft AND l.betrag <> v.miete
  UNION ALL
  SELECT api.bestand_befund('vertraege', v.zeile, 'Z_Miete', api.bestand_anzeige('betrag', v.miete::text), 'hinweis', 'MA725', 'Die Anfangsmiete ist nicht bekannt.', 'Bis zur ersten Mietänderung gilt deren Betrag. Genauer: in vorgaenge.csv eine Zeile mit Typ vertragsabschluss und der Anfangsmiete als Betrag.')
    FROM v JOIN letzte l ON l.vertrag = v.schluessel
   WHERE v.neu AND NOT EXISTS (SELECT FROM g WHERE g.vertrag = v.schluessel AND g.automat = 'vertragsabschluss' AND g.betrag IS NOT NULL)
  ) AS t(b);
END
$fn$;
ALTER FUNCTION api.bestand_befunde(jsonb, text, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_befunde(jsonb, text, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_befunde(jsonb, text, bigint, date) IS
'Prüft einen gelesenen Bestand über die einzelne Zelle hinaus: doppelte Schlüssel, Verweise, Zeiträume, Überschneidungen, Land, Kaution, Historie, Mietverlauf.
Codes: MA702, MA706, MA709 bis MA719, MA721, MA725, MA728, MA729. Norm: § 551 BGB.';
