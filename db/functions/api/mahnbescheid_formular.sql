-- The same in the order of the form at online-mahnantrag.de, one field a row.
-- SELECT abschnitt, feld, wert FROM api.mahnbescheid_formular(4711) LIMIT 2;
--  Antragsteller | Bezeichnung | Gemeinschaft der Wohnungseigentümer Lindenstraße 8, 10969 Berlin
--  Antragsteller | Gesetzlich vertreten durch | Hausverwaltung Lindenhof GmbH
CREATE FUNCTION api.mahnbescheid_formular(p_vorgang_id bigint)
RETURNS TABLE (nummer int, abschnitt text, feld text, wert text)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := engine.tuer();
  v_d jsonb := CASE WHEN v_s.mandant_id IS NOT NULL THEN api.mahnbescheid_daten(p_vorgang_id) END;
BEGIN
  RETURN QUERY
  SELECT pg_catalog.row_number() OVER (ORDER BY t.o, t.nr, t.i)::int, t.abschnitt, t.feld, t.wert
    FROM (
      SELECT 1 AS o, 0::bigint AS nr, x.i, 'Antragsteller' AS abschnitt, x.feld, x.wert FROM (VALUES
        (1, 'Bezeichnung', v_d->'antragsteller'->>'name'), (2, 'Gesetzlich vertreten durch', v_d->'antragsteller'->>'vertreten_durch'), (3, 'Vertreten durch (Person)', v_d->'antragsteller'->>'handelnd'),
        (4, 'Straße, Hausnummer', v_d->'antragsteller'->>'strasse'), (5, 'PLZ', v_d->'antragsteller'->>'plz'), (6, 'Ort', v_d->'antragsteller'->>'ort'),
        (7, 'Geschäftszeichen', v_d->>'zeichen')) AS x(i, feld, wert)
      UNION ALL
      SELECT 2, y.nr, x.i, 'Antragsgegner ' || y.nr, x.feld, x.wert FROM pg_catalog.jsonb_array_elements(v_d->'antragsgegner') WITH ORDINALITY AS y(e, nr)
       CROSS JOIN LATERAL (VALUES
        (1, 'Anrede', nullif(y.e->>'anrede', '')), (2, 'Name', y.e->>'name'), (3, 'Gesetzlich vertreten durch', CASE WHEN y.e->>'anrede' = 'Firma' THEN v_d->>'vertreter' END),
        (4, 'Straße, Hausnummer', v_d->'anschrift'->>'strasse'), (5, 'PLZ', v_d->'anschrift'->>'plz'), (6, 'Ort', v_d->'anschrift'->>'ort'),
        (7, 'Gesamtschuldner', CASE WHEN (v_d->>'gesamtschuldner')::boolean THEN 'ja' END)) AS x(i, feld, wert)
      UNION ALL
      SELECT 3, y.nr, x.i, 'Hauptforderung ' || y.nr, x.feld, x.wert FROM pg_catalog.jsonb_array_elements(v_d->'ansprueche') WITH ORDINALITY AS y(a, nr)
       CROSS JOIN LATERAL (VALUES
        (1, 'Katalognummer', y.a->>'katalog_nr'), (2, 'Bezeichnung', y.a->>'bezeichnung'), (3, 'Schuldgrund', v_d->>'schuldgrund'), (4, 'Ort der Sache', v_d->>'ort_der_sache'),
        (5, 'Fällig am', regel.datum((y.a->>'faellig_am')::date)), (6, 'Betrag in Euro', pg_catalog.replace(y.a->>'betrag', '.', ',')),
        (7, 'Zinsen: Prozentpunkte über dem Basiszinssatz', CASE WHEN y.a->>'zinsen_ab' IS NOT NULL THEN pg_catalog.replace(y.a->>'zinsen_punkte', '.', ',') END),
        (8, 'Zinsen ab', regel.datum((y.a->>'zinsen_ab')::date))) AS x(i, feld, wert)
      UNION ALL
      SELECT 4, 0, x.i, 'Auslagen und Nebenforderungen', x.feld, x.wert FROM (VALUES
        (1, 'Vorgerichtliche Mahnkosten in Euro', nullif(pg_catalog.replace(v_d->>'mahnkosten', '.', ','), '0')),
        (2, 'Gegenleistung', CASE WHEN (v_d->>'gegenleistung_erbracht')::boolean THEN 'Anspruch hängt von einer Gegenleistung ab, diese ist erbracht' END)) AS x(i, feld, wert)
      UNION ALL
      SELECT 5, 0, x.i, 'Gerichte', x.feld, x.wert FROM (VALUES (1, 'Mahngericht', v_d->>'mahngericht'), (2, 'Streitgericht', v_d->>'streitgericht'), (3, 'Stand der Angaben', regel.datum((v_d->>'stichtag')::date))) AS x(i, feld, wert)) t
   WHERE t.wert IS NOT NULL;
END
$fn$;
ALTER FUNCTION api.mahnbescheid_formular(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnbescheid_formular(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnbescheid_formular(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.mahnbescheid_formular(bigint) IS
'Angaben des Mahnbescheids in der Reihenfolge des Formulars von online-mahnantrag.de: Abschnitt, Feld, Wert (Beträge mit Komma, Tage TT.MM.JJJJ). Norm: § 690 ZPO. Fehler: MA001, MA002, MAF36, MAF41.';
