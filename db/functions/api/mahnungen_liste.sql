-- Every running dunning with what its next letter would carry, for the page that checks, changes and releases.
-- SELECT schuldner, stufe, gesamt, jsonb_array_length(posten) FROM api.mahnungen_liste() WHERE vorschlag;   →  Ralf Schmidt | 3 | 1278.00 | 3
CREATE FUNCTION api.mahnungen_liste(p_vorgang_id bigint DEFAULT NULL)
RETURNS TABLE (vorgang_id bigint, zustand text, zustand_titel text, vorschlag boolean, stufe int, schuldner text, bezug text, mietverhaeltnis_id bigint, eigentuemer_id bigint, einheit_id bigint, akte uuid,
               posten jsonb, hauptforderung numeric, zinsen numeric, gebuehr numeric, gesamt numeric, zahlbar_bis date, letzte_am date, frist_abgelaufen_am date, hindernis text, hinweise text[], dokument uuid, anschrift text, email boolean)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s   sitzung.person := sitzung.kontext();
  v_tag date := engine.heute();
BEGIN
  RETURN QUERY
  SELECT g.vorgang_id, g.status, z.titel, v.vor, CASE WHEN v.vor THEN g.stufe + 1 ELSE g.stufe END, api.schuldnername(v_s.mandant_id, g.mietverhaeltnis_id, g.eigentuemer_id), b.bezug->>'zeile',
         g.mietverhaeltnis_id, g.eigentuemer_id, g.einheit_id, m.kennung, p.liste, p.haupt, p.zins, q.gebuehr, p.haupt + p.zins + q.gebuehr,
         CASE WHEN v.vor THEN v_tag + regel.mahnung_zahlungsfrist(g.stufe + 1) ELSE g.zahlbar_bis END,
         CASE g.stufe WHEN 1 THEN g.stufe_1_am WHEN 2 THEN g.stufe_2_am WHEN 3 THEN g.stufe_3_am END, g.frist_abgelaufen_am,
         CASE WHEN NOT v.vor THEN NULL
              WHEN p.liste = '[]' THEN 'Es ist nichts mehr offen, das gemahnt werden könnte.'
              WHEN q.frei > 0 THEN 'Eine Zahlung von ' || regel.euro(q.frei) || ' wartet auf ihre Zuordnung.'
              WHEN regel.mahnung_konto(v_s.mandant_id, g.mietverhaeltnis_id, g.einheit_id) IS NULL THEN 'Für das Objekt ist kein Konto erfasst.'
              WHEN q.e->'anschrift'->>'strasse' IS NULL OR q.e->'anschrift'->>'plz' IS NULL OR q.e->'anschrift'->>'ort' IS NULL THEN 'Die Anschrift des Schuldners ist unvollständig.' END,
         ARRAY(SELECT t FROM pg_catalog.unnest(ARRAY[
           CASE WHEN v.vor AND g.stufe > 0 THEN 'Als Schaden ersetzbar sind nur Material und Porto (BGH VIII ZR 95/18); eine Mahngebühr von 5 oder 10 Euro ist angreifbar und kann erlassen werden.' END,
           CASE WHEN g.status = 'ausgesetzt' THEN 'Ausgesetzt bis ' || regel.datum(g.ausgesetzt_bis) || ': ' || g.ausgesetzt_grund END,
           CASE WHEN g.status = 'stufe_3' AND g.frist_abgelaufen_am IS NOT NULL THEN 'Die letzte Zahlungsfrist ist vorbei: über Mahnbescheid oder Inkasso entscheiden.' END,
           CASE WHEN g.status = 'mahnbescheid_vorbereitet' AND g.weggefallen_am IS NOT NULL THEN 'Der Mahnbescheid hat am ' || regel.datum(g.weggefallen_am) || ' seine Wirkung verloren (§ 701 ZPO): neu beantragen.' END,
           CASE WHEN g.status = 'mahnbescheid_zugestellt' AND g.widerspruchsfrist_vermerkt_am IS NULL THEN 'Widerspruchsfrist bis ' || regel.datum(g.widerspruch_bis) || '.' END,
           CASE WHEN g.status = 'mahnbescheid_zugestellt' AND g.widerspruchsfrist_vermerkt_am IS NOT NULL THEN 'Kein Widerspruch: Vollstreckungsbescheid bis spätestens ' || regel.datum(g.vb_antrag_spaetestens) || ' beantragen.' END,
           CASE WHEN g.status = 'tituliert' AND g.einspruch_bis IS NOT NULL AND g.einspruchsfrist_vermerkt_am IS NULL THEN 'Einspruchsfrist bis ' || regel.datum(g.einspruch_bis) || '.' END,
           CASE WHEN q.bestritten > 0 THEN q.bestritten || ' bestrittene oder gestundete Forderung(en) sind nicht enthalten.' END]) t WHERE t IS NOT NULL),
         (SELECT x.dokument FROM akte.mahnungen x WHERE x.mandant_id = v_s.mandant_id AND x.mahnvorgang_id = g.id AND x.storniert_am IS NULL ORDER BY x.stufe DESC LIMIT 1),
         pg_catalog.concat_ws(', ', q.e->'anschrift'->>'zusatz', q.e->'anschrift'->>'strasse', (q.e->'anschrift'->>'plz') || ' ' || (q.e->'anschrift'->>'ort')),
         v.vor AND regel.post_adressen(v_s.mandant_id, g.mietverhaeltnis_id, coalesce('eigentuemer:' || g.eigentuemer_id, ''), v_tag) IS NOT NULL
    FROM akte.mahnvorgaenge g
    JOIN engine.vorgang o ON o.mandant_id = g.mandant_id AND o.id = g.vorgang_id
    JOIN engine.zustaende z ON z.automat = o.automat AND z.version = o.version AND z.zustand = o.zustand
    LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = g.mandant_id AND m.id = g.mietverhaeltnis_id
   CROSS JOIN LATERAL (SELECT g.status IN ('vorgeschlagen', 'stufe_2_vorgeschlagen', 'stufe_3_vorgeschlagen') AS vor) v
   CROSS JOIN LATERAL (SELECT regel.mahnung_bezug(g) AS bezug) b
   CROSS JOIN LATERAL (SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.to_jsonb(y) ORDER BY y.nummer), '[]') AS liste, coalesce(sum(y.offen), 0.00) AS haupt, coalesce(sum(y.zinsen), 0.00) AS zins
                         FROM regel.mahnung_posten(v_s.mandant_id, g.mietverhaeltnis_id, g.eigentuemer_id, g.einheit_id, v_tag) y) p
   CROSS JOIN LATERAL (SELECT CASE WHEN v.vor THEN recht.mahngebuehr(p_stufe => g.stufe + 1)
                                   ELSE coalesce((SELECT x.gebuehr FROM akte.mahnungen x WHERE x.mandant_id = v_s.mandant_id AND x.mahnvorgang_id = g.id AND x.storniert_am IS NULL ORDER BY x.stufe DESC LIMIT 1), 0) END AS gebuehr,
                              regel.mahnung_empfaenger(g, v_tag) AS e,
                              (SELECT coalesce(sum(x.betrag), 0) FROM regel.zahlungen_wartend(v_s.mandant_id) x
                                WHERE (x.mietverhaeltnis_id = g.mietverhaeltnis_id OR (x.eigentuemer_id = g.eigentuemer_id AND x.einheit_id = g.einheit_id))) AS frei,
                              (SELECT count(*) FROM regel.posten_zinsen(p_mandant_id => v_s.mandant_id, p_stichtag => v_tag) x
                                WHERE NOT x.frei AND (x.mietverhaeltnis_id = g.mietverhaeltnis_id OR (x.eigentuemer_id = g.eigentuemer_id AND x.einheit_id = g.einheit_id))) AS bestritten) q
   WHERE g.mandant_id = v_s.mandant_id AND g.status NOT IN ('erledigt', 'storniert', 'verworfen') AND (p_vorgang_id IS NULL OR g.vorgang_id = p_vorgang_id)
   ORDER BY v.vor DESC, g.stufe DESC, p.haupt DESC, g.id;
END
$fn$;
ALTER FUNCTION api.mahnungen_liste(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.mahnungen_liste(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.mahnungen_liste(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_pruefer, mietakte_dba;
COMMENT ON FUNCTION api.mahnungen_liste(bigint) IS
'Laufende Mahnungen mit dem, was ihr nächster Brief trüge (Posten, Zinsen bis heute, Gebühr, Gesamtbetrag, Zahlungsfrist), was die Freigabe hindert (hindernis) und worauf zu achten ist (hinweise), Anschrift und ob der nächste Brief als E-Mail ginge. p_vorgang_id: nur dieser. Fehler: MA206.';
