-- The breach drill in one query: who has seen or changed what, since when. Of one person, by one actor, or all.
-- SELECT wann, wer, kanal, was, vertragsnummer FROM api.wer_sah_was('2026-11-29', p_akteur => 'benutzer:17');
--  2026-11-30 22:31 | Petra Sommer | verwaltung | verwaltung.akte | 0147/07/1
-- Persons to be told (Art. 34): SELECT DISTINCT personen FROM api.wer_sah_was('2026-11-29', p_akteur => 'benutzer:17');
CREATE FUNCTION api.wer_sah_was(p_seit timestamptz, p_person uuid DEFAULT NULL, p_akteur text DEFAULT NULL)
RETURNS TABLE (wann timestamptz, akteur text, wer text, kanal text, geraet text, ip inet, handlung text, was text, bezug text, mietverhaeltnis_id bigint, vertragsnummer text, personen text)
LANGUAGE plpgsql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s sitzung.person := sitzung.kontext();
  v_a engine.ablehnung := regel.datenschutz_berechtigt(v_s);
  v_mv bigint[];
BEGIN
  IF v_s.mandant_id IS NULL THEN
    RETURN;                            -- nobody asks
  ELSIF v_a.fehlercode IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAH02', MESSAGE = v_a.meldung, HINT = v_a.hinweis;
  END IF;
  IF p_person IS NOT NULL THEN
    v_mv := ARRAY(SELECT p.mietverhaeltnis_id FROM akte.mieter m JOIN akte.vertragsparteien p ON p.mandant_id = m.mandant_id AND p.mieter_id = m.id WHERE m.mandant_id = v_s.mandant_id AND m.kennung = p_person);
  END IF;
  RETURN QUERY
  SELECT x.am, x.akteur, api.akteurname(x.akteur), x.kanal, g.geraet, g.ip, x.handlung, x.was, x.bezug, x.mv, v.vertragsnummer,
         (SELECT pg_catalog.string_agg(api.personenname(m.titel, m.vorname, m.nachname, m.firma), ', ' ORDER BY p.nummer)
            FROM akte.vertragsparteien p JOIN akte.mieter m ON m.mandant_id = p.mandant_id AND m.id = p.mieter_id WHERE p.mandant_id = v_s.mandant_id AND p.mietverhaeltnis_id = x.mv)
    FROM (SELECT z.am, z.akteur, z.kanal, z.sitzung_id, 'gesehen' AS handlung, z.seite AS was, z.bezug, z.mietverhaeltnis_id AS mv
            FROM audit.zugriffe z WHERE z.mandant_id = v_s.mandant_id AND z.am >= p_seit
             AND (v_mv IS NULL OR z.mietverhaeltnis_id = ANY (v_mv)) AND (p_akteur IS NULL OR z.akteur = p_akteur)
          UNION ALL
          SELECT e.zeit, e.akteur, e.kanal, NULL, CASE e.ergebnis WHEN 'ok' THEN 'getan' ELSE 'versucht' END, pg_catalog.concat_ws(': ', e.automat, e.ereignis), coalesce(e.vorgang_id::text, ''), m.id
            FROM audit.eintraege e LEFT JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.traeger_id = e.strom_id
           WHERE e.mandant_id = v_s.mandant_id AND e.zeit >= p_seit AND (v_mv IS NULL OR m.id = ANY (v_mv)) AND (p_akteur IS NULL OR e.akteur = p_akteur)) x
    LEFT JOIN akte.mietverhaeltnisse v ON v.mandant_id = v_s.mandant_id AND v.id = x.mv
    LEFT JOIN LATERAL sitzung.geraet_der(x.sitzung_id) g ON x.sitzung_id IS NOT NULL
   ORDER BY x.am DESC, x.was;
END
$fn$;
ALTER FUNCTION api.wer_sah_was(timestamptz, uuid, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.wer_sah_was(timestamptz, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.wer_sah_was(timestamptz, uuid, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.wer_sah_was(timestamptz, uuid, text) IS
'Wer hat seit p_seit was gesehen, getan oder versucht: zu einer Person (p_person: akte.mieter.kennung), durch einen Akteur (p_akteur: benutzer:17, mieter:4) oder alles, jüngstes zuerst, mit Gerät und IP-Adresse, soweit die Anmeldung noch gespeichert ist, und den Vertragsparteien, die zu benachrichtigen wären.
Norm: Art. 33, 34 DSGVO. Fehler: MAH02.';
