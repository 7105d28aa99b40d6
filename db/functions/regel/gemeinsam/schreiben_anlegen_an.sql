-- A letter to somebody who is not (only) the tenant of this file: an owner, a craftsman, a bank, a tenant of an object's file.
-- SELECT regel.schreiben_anlegen_an(k, 'einladung_etv', 'Einladung', 'Einladung zur Eigentümerversammlung', '[{"art": "absatz", "text": "…"}]',
--          '[{"anrede": "Frau", "name": "Ines Berg", "nachname": "Berg"}]', '{"strasse": "Am Park 3", "plz": "10117", "ort": "Berlin"}');   →  0d6f…
CREATE FUNCTION regel.schreiben_anlegen_an(
  p_k engine.kontext,
  p_art text,
  p_titel text,
  p_betreff text,
  p_bloecke jsonb,
  p_empfaenger jsonb,
  p_anschrift jsonb,
  p_mietverhaeltnis_id bigint DEFAULT NULL,
  p_fuer_mieter boolean DEFAULT false,
  p_an text DEFAULT NULL,              -- eigentuemer:7, where several persons get the same kind of letter; NULL: name and street
  p_weg text DEFAULT NULL,             -- druck, email, keiner; NULL: what the addressee and the form allow
  p_email text DEFAULT NULL            -- an address the addressee has named for this
)
RETURNS uuid
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_mv      bigint := coalesce(p_mietverhaeltnis_id, CASE p_k.traeger_art WHEN 'vermietung' THEN p_k.bezug_id END);
  v_k       engine.kontext := p_k;
  v_leute   jsonb;
  v_kopf    jsonb;
  v_kennung uuid;
BEGIN
  IF coalesce(pg_catalog.jsonb_typeof(p_empfaenger), '') <> 'array' OR p_empfaenger = '[]'
     OR coalesce(p_anschrift->>'strasse', '') = '' OR coalesce(p_anschrift->>'plz', '') = '' OR coalesce(p_anschrift->>'ort', '') = '' THEN
    RAISE EXCEPTION USING ERRCODE = 'MAG04', MESSAGE = 'Für dieses Schreiben fehlt ein Empfänger oder die Anschrift.',
      DETAIL = 'Empfänger ' || coalesce(p_empfaenger::text, 'fehlt') || ', Anschrift ' || coalesce(p_anschrift::text, 'fehlt'),
      HINT = 'Straße, Postleitzahl und Ort bei der Person nachtragen und den Schritt wiederholen.';
  END IF;
  SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
           'anrede', CASE WHEN e->>'anrede' IN ('Frau', 'Herr', 'Firma') THEN e->>'anrede' ELSE '' END, 'name', e->'name', 'nachname', e->'nachname') ORDER BY nr)
    INTO v_leute FROM pg_catalog.jsonb_array_elements(p_empfaenger) WITH ORDINALITY AS x(e, nr);
  IF v_mv IS NOT NULL THEN
    v_k.bezug_id := v_mv;
    v_kopf := regel.dokument_kopf(v_k);
  ELSE
    SELECT pg_catalog.jsonb_build_object(
      'absender', pg_catalog.jsonb_build_object(
         'name', ma.name, 'zusatz', NULL, 'strasse', ma.strasse, 'plz', ma.plz, 'ort', ma.ort, 'telefon', coalesce(ma.telefon, ''), 'telefax', NULL,
         'email', coalesce(ma.email, ''), 'web', ma.webseite,
         'bearbeitung', (SELECT b.name FROM akte.benutzer b WHERE b.mandant_id = ma.id AND 'benutzer:' || b.id = p_k.akteur),
         'durchwahl', NULL, 'angaben', '[]'::jsonb, 'bank', NULL),
      'vermieter', pg_catalog.jsonb_build_object('name', ma.name, 'vertreten', false),
      'ort', ma.ort, 'datum', p_k.heute, 'zeichen', 'Vorgang ' || p_k.vorgang_id, 'ihr_zeichen', NULL, 'ihre_nachricht_vom', NULL,
      'mietverhaeltnis', NULL)
      INTO v_kopf FROM akte.mandanten ma WHERE ma.id = p_k.mandant_id;
  END IF;
  v_kennung := regel.dokument_anlegen(v_k, p_art, p_titel, 1, p_fuer_mieter,
    v_kopf || pg_catalog.jsonb_build_object(
      'empfaenger', v_leute, 'anschrift', p_anschrift,
      'betreff', pg_catalog.jsonb_build_object('titel', p_betreff, 'zusatz', NULL), 'bloecke', regel.schreiben_bloecke(p_bloecke)),
    'schreiben',
    -- two addressees of one Vorgang get a letter each, not the second a newer version of the first's
    coalesce(p_an, (SELECT pg_catalog.string_agg(e->>'name', ', ') FROM pg_catalog.jsonb_array_elements(v_leute) AS x(e))
                   || ', ' || (p_anschrift->>'strasse') || ', ' || (p_anschrift->>'plz')),
    v_mv);
  PERFORM regel.post_einreihen(v_k, v_kennung, p_weg, p_email);
  RETURN v_kennung;
END
$fn$;
ALTER FUNCTION regel.schreiben_anlegen_an(engine.kontext, text, text, text, jsonb, jsonb, jsonb, bigint, boolean, text, text, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schreiben_anlegen_an(engine.kontext, text, text, text, jsonb, jsonb, jsonb, bigint, boolean, text, text, text) FROM PUBLIC;
COMMENT ON FUNCTION regel.schreiben_anlegen_an(engine.kontext, text, text, text, jsonb, jsonb, jsonb, bigint, boolean, text, text, text) IS
'Legt ein Schreiben an einen ausdrücklich genannten Empfänger an und gibt seine Kennung zurück. p_empfaenger: Liste aus {anrede (Frau, Herr, Firma oder leer), name, nachname}; p_anschrift: {zusatz, strasse, plz, ort}; p_mietverhaeltnis_id: wenn es zugleich in die Akte eines Mietverhältnisses gehört; p_an: Schlüssel des Empfängers, wenn mehrere dieselbe Art Schreiben bekommen (eigentuemer:7, mieter:7: dann gilt deren Einwilligung in E-Mail).
Es kommt in den Postausgang; p_weg: druck, email, keiner oder NULL (was Form und Empfänger erlauben), p_email: eine für dieses Schreiben genannte Adresse.
Fehler: MAG01, MAG02, MAG04.';
