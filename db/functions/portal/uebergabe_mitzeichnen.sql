-- A tenant signs the frozen protocol of an own handover, as one of the tenants' side, with a drawing or a photo of the signature.
--
-- BEGIN; SELECT sitzung.als_mieter(1, 5);
-- SELECT ok, nach FROM portal.uebergabe_mitzeichnen('0d6f…', '{"bild": "iVBORw0K…", "typ": "image/png", "protokoll_digest": "9f86…"}');   →  t | unterzeichnet
-- COMMIT;
CREATE FUNCTION portal.uebergabe_mitzeichnen(p_kennung uuid, p_daten jsonb)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := portal.mieter_tuer();
  v_u     akte.uebergaben;
  v_datei uuid;
BEGIN
  SELECT u.* INTO v_u FROM akte.uebergaben u
   WHERE u.mandant_id = v_s.mandant_id AND u.kennung = p_kennung AND u.mietverhaeltnis_id = ANY (coalesce(sitzung.meine_mietverhaeltnisse(), '{}'));
  IF NOT FOUND OR v_u.status NOT IN ('teilunterzeichnet', 'unterzeichnet') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE66', MESSAGE = 'Hier gibt es nichts zu unterzeichnen.', HINT = 'Das Protokoll wird bei der Übergabe aufgenommen; danach steht es hier zum Unterzeichnen.';
  END IF;
  -- what was shown is what is signed: a protocol that was opened again in between has another digest
  IF coalesce(p_daten->>'protokoll_digest', '') <> pg_catalog.encode(v_u.protokoll_digest, 'hex') THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE67', MESSAGE = 'Das Protokoll hat sich inzwischen geändert.', HINT = 'Die Seite neu laden, noch einmal lesen und dann unterzeichnen.';
  END IF;
  IF coalesce(p_daten->>'bild', '') !~ '^[A-Za-z0-9+/=]{40,}$' THEN
    RAISE EXCEPTION USING ERRCODE = 'MAE68', MESSAGE = 'Die Unterschrift fehlt.', COLUMN = 'unterschrift', HINT = 'In das Feld zeichnen oder ein Foto der Unterschrift hochladen.';
  END IF;
  v_datei := api.datei_ablegen(p_inhalt := pg_catalog.decode(p_daten->>'bild', 'base64'),
    p_daten := pg_catalog.jsonb_build_object('typ', p_daten->>'typ', 'art', 'unterschrift', 'name', 'Unterschrift', 'sha256_original', p_daten->>'sha256_original'));
  RETURN engine.ausloesen(p_vorgang_id => v_u.vorgang_id,
    p_ereignis => CASE WHEN v_u.status = 'teilunterzeichnet' AND NOT EXISTS (
        SELECT FROM akte.uebergabe_unterschriften s WHERE s.mandant_id = v_u.mandant_id AND s.uebergabe_id = v_u.id AND s.protokoll_digest = v_u.protokoll_digest AND s.partei = 'mieter')
      THEN 'unterzeichnen' ELSE 'mitunterzeichnen' END,
    p_daten => pg_catalog.jsonb_build_object('partei', 'mieter', 'mieter', v_s.mieter_id::text, 'stufe', 'einfach', 'datei', v_datei, 'geraet', pg_catalog.left(coalesce(p_daten->>'geraet', ''), 200)),
    p_erwarteter_zustand => v_u.status,
    p_schluessel => CASE WHEN p_daten->>'schluessel' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (p_daten->>'schluessel')::uuid END);
END
$fn$;
ALTER FUNCTION portal.uebergabe_mitzeichnen(uuid, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.uebergabe_mitzeichnen(uuid, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.uebergabe_mitzeichnen(uuid, jsonb) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.uebergabe_mitzeichnen(uuid, jsonb) IS
'Unterzeichnet das festgeschriebene Protokoll einer eigenen Übergabe für die Mieterseite (einfache elektronische Signatur). Danach COMMIT. p_daten, Pflicht: bild (base64, PNG oder JPEG), typ, protokoll_digest (der angezeigte, hex). Wahlfrei: sha256_original, geraet, schluessel.
Ergebnis: engine.ergebnis. Norm: § 368 BGB, Art. 3 Nr. 10, Art. 25 eIDAS-VO. Fehler: MA001, MA002, MA821, MA822, MAE66 nichts zu unterzeichnen oder fremd, MAE67 inzwischen geändert, MAE68 Unterschrift fehlt.';
