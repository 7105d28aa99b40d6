-- Staff invite a tenant of a lease to the portal: a letter or an e-mail with a code and its QR code.
--
-- BEGIN; SELECT sitzung.als_benutzer(1, 17);
-- SELECT api.portal_einladen('0d6f…', '9b0c…', '{"weg": "druck", "adresse": "https://portal.example/portal/einladung"}');   →  4c1e…   (the document)
-- COMMIT;
CREATE FUNCTION api.portal_einladen(p_mietverhaeltnis uuid, p_mieter uuid, p_daten jsonb)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s       sitzung.person := engine.tuer();
  v_k       engine.kontext;
  v_p       akte.mieter;
  v_o       akte.objekte;
  v_email   text := nullif(pg_catalog.btrim(coalesce(p_daten->>'email', '')), '');
  v_code    text;
  v_lesbar  text;
  v_adresse text := p_daten->>'adresse';
  v_dokument uuid;
BEGIN
  IF v_s.benutzer_id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE69', MESSAGE = 'Einladen kann nur die Verwaltung.', HINT = 'Als Mitarbeiterin oder Mitarbeiter anmelden.';
  END IF;
  -- only whoever is party of the lease: the file is what the person was verified for
  SELECT p.* INTO v_p FROM akte.mietverhaeltnisse m
    JOIN akte.vertragsparteien vp ON vp.mandant_id = m.mandant_id AND vp.mietverhaeltnis_id = m.id
    JOIN akte.mieter p ON p.mandant_id = vp.mandant_id AND p.id = vp.mieter_id
   WHERE m.mandant_id = v_s.mandant_id AND m.kennung = p_mietverhaeltnis AND p.kennung = p_mieter LIMIT 1;
  IF v_p.id IS NULL OR coalesce(p_daten->>'weg', '') NOT IN ('druck', 'email') OR coalesce(v_adresse, '') !~ '^https?://[^[:space:]]{3,200}$' THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE69', MESSAGE = 'Diese Person steht nicht in diesem Mietvertrag, oder Weg und Adresse des Portals fehlen.', COLUMN = 'mieter',
      HINT = 'Eine Person aus dem Mietvertrag wählen, als Weg Brief oder E-Mail.';
  END IF;
  v_email := coalesce(v_email, v_p.email);
  IF p_daten->>'weg' = 'email' AND v_email IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE69', MESSAGE = 'Für eine Einladung per E-Mail fehlt die Adresse.', COLUMN = 'email', HINT = 'Adresse angeben oder mit einem Brief einladen.';
  END IF;
  v_code := sitzung.einladung_erstellen(p_mieter_id => v_p.id, p_email => coalesce(v_email, 'ohne-' || v_p.kennung || '@portal.invalid'));
  v_lesbar := pg_catalog.regexp_replace(v_code, '(.{4})(.{4})(.{4})(.{4})', '\1-\2-\3-\4');
  SELECT v_s.mandant_id, m.traeger_id, 'vermietung', m.id, engine.jetzt(), engine.heute(), v_s.akteur,
         (SELECT v.id FROM engine.vorgang v WHERE v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id AND v.ist_klammer LIMIT 1)
    INTO v_k.mandant_id, v_k.traeger_id, v_k.traeger_art, v_k.bezug_id, v_k.jetzt, v_k.heute, v_k.akteur, v_k.vorgang_id
    FROM akte.mietverhaeltnisse m WHERE m.mandant_id = v_s.mandant_id AND m.kennung = p_mietverhaeltnis;
  PERFORM engine.sperren(v_s.mandant_id, v_k.traeger_id);
  SELECT o.* INTO v_o FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
    JOIN akte.objekte o ON o.mandant_id = e.mandant_id AND o.id = e.objekt_id WHERE m.mandant_id = v_s.mandant_id AND m.id = v_k.bezug_id;
  v_dokument := regel.schreiben_anlegen_an(p_k => v_k, p_art => 'portal_einladung', p_titel => 'Zugang zum Mieterportal', p_betreff => 'Ihr Zugang zum Mieterportal',
    p_bloecke => pg_catalog.jsonb_build_array(
      pg_catalog.jsonb_build_object('art', 'absatz', 'text', 'im Mieterportal melden Sie Schäden, sehen Abrechnungen, Zahlungen und Dokumente und halten Ihre Daten aktuell. So richten Sie Ihren Zugang ein:'),
      pg_catalog.jsonb_build_object('art', 'liste', 'punkte', pg_catalog.jsonb_build_array(
        'Den QR-Code mit der Kamera lesen oder ' || v_adresse || ' aufrufen.', 'Den Code eingeben, E-Mail-Adresse und ein Passwort festlegen.')),
      pg_catalog.jsonb_build_object('art', 'qr', 'text', v_adresse || '?code=' || v_code, 'titel', 'Ihr Code: ' || v_lesbar),
      pg_catalog.jsonb_build_object('art', 'hinweis', 'text', 'Der Code gilt bis zum ' || regel.datum(v_k.heute + 28) || ' und nur einmal. Geben Sie ihn niemandem weiter; wir fragen nie danach.')),
    p_empfaenger => pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object('anrede', coalesce(v_p.anrede, ''), 'name', regel.personenname(v_p.titel, v_p.vorname, v_p.nachname, v_p.firma), 'nachname', v_p.nachname)),
    p_anschrift => pg_catalog.jsonb_build_object('zusatz', v_p.zustellhinweis, 'strasse', coalesce(v_p.strasse, v_o.strasse), 'plz', coalesce(v_p.plz, v_o.plz), 'ort', coalesce(v_p.ort, v_o.ort)),
    p_an => 'mieter:' || v_p.id, p_weg => p_daten->>'weg', p_email => CASE WHEN p_daten->>'weg' = 'email' THEN v_email END);
  PERFORM audit.schreiben(v_s, v_k.traeger_id, v_k.vorgang_id, 'vermietung', 'portal_einladen', NULL, NULL, NULL, NULL,
    engine.nutzlast(pg_catalog.jsonb_build_object('mieter', v_p.kennung, 'weg', p_daten->'weg'), '{}', '{}'));
  RETURN v_dokument;
END
$fn$;
ALTER FUNCTION api.portal_einladen(uuid, uuid, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.portal_einladen(uuid, uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.portal_einladen(uuid, uuid, jsonb) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.portal_einladen(uuid, uuid, jsonb) IS
'Lädt eine Partei eines Mietverhältnisses (Kennungen) ins Mieterportal ein: Schreiben mit Code und QR-Code über den Postausgang; gibt die Kennung des Dokuments zurück. Danach COMMIT. p_daten, Pflicht: weg (druck, email), adresse (Seite, auf der der Code eingegeben wird); wahlfrei: email. Ein älterer Code gilt dann nicht mehr.
Fehler: MA001, MA002, MA113, MAE69 Person nicht im Vertrag, Weg oder Adresse fehlt.';
