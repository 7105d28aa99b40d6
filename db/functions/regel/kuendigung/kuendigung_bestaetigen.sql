-- The letter: confirmation of the tenant's notice, or the file copy of the landlord's with what the tenant must know.
CREATE FUNCTION regel.kuendigung_bestaetigen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_e akte.kuendigung_erklaerungen;
  v_kaution akte.kautionen;
  v_kopf jsonb := regel.dokument_kopf(p_k);
BEGIN
  SELECT e.* INTO v_e FROM regel.kuendigung_wirksame(p_k.mandant_id, p_k.vorgang_id) e ORDER BY e.nummer DESC LIMIT 1;
  SELECT c.* INTO v_kaution FROM akte.kautionen c WHERE c.mandant_id = p_k.mandant_id AND c.mietverhaeltnis_id = p_k.bezug_id;
  PERFORM regel.post_einreihen(p_k, regel.dokument_anlegen(
    p_k := p_k, p_art := 'kuendigungsbestaetigung',
    p_titel := CASE v_e.durch WHEN 'mieter' THEN 'Bestätigung der Kündigung' ELSE 'Kündigung durch die Vermieterseite: Bestätigung des Zugangs' END,
    p_vorlage_version := 1, p_fuer_mieter := true,
    p_daten := v_kopf || pg_catalog.jsonb_build_object(
      'ihre_nachricht_vom', CASE v_e.durch WHEN 'mieter' THEN v_e.schreiben_vom END,
      'betreff', pg_catalog.jsonb_build_object(
        'titel', CASE v_e.durch WHEN 'mieter' THEN 'Bestätigung Ihrer Kündigung' ELSE 'Kündigung Ihres Mietverhältnisses: Bestätigung des Zugangs' END, 'zusatz', NULL),
      'kuendigung', pg_catalog.jsonb_build_object(
        'durch', v_e.durch, 'art', v_e.art, 'form', v_e.form, 'schreiben_vom', v_e.schreiben_vom, 'zugang_am', v_e.zugang_am, 'zugang_art', v_e.zugang_nachweis,
        'erklaert_von', CASE v_e.durch WHEN 'mieter' THEN (SELECT pg_catalog.jsonb_agg(p->'name') FROM pg_catalog.jsonb_array_elements(v_kopf->'empfaenger') p)
                                       ELSE pg_catalog.jsonb_build_array(v_kopf->'vermieter'->'name') END,
        -- the letter of the landlord's side always names a ground; where the law asks for none, it says that
        'grund', coalesce(v_e.grund, CASE WHEN v_e.durch = 'vermieter' THEN
                   CASE WHEN v_e.grund_art = 'zweifamilienhaus' THEN 'Kündigung ohne Grund in einem vom Vermieter selbst bewohnten Gebäude mit nicht mehr als zwei Wohnungen (§ 573a BGB)'
                        ELSE 'Das Gesetz verlangt hier keinen Grund.' END END),
        'ueberlassung_am', (SELECT m.ueberlassung_am FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id),
        'frist_monate', v_e.frist_monate, 'mietende', v_e.mietende, 'mietende_spaetestens', v_e.mietende_spaetestens,
        'strittig', v_e.strittig, 'strittig_text', NULL,
        'widerspruch_bis', v_e.widerspruch_bis, 'hinweis_widerspruch', CASE WHEN v_e.durch = 'vermieter' THEN v_e.hinweis_widerspruch END,
        'rechenweg', regel.kuendigung_rechenweg_worte(v_e.rechenweg)
          || CASE WHEN v_e.mietende > (v_e.rechenweg->'ergebnis'->>'mietende')::date AND v_e.mietende_spaetestens IS NULL THEN pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_object(
               'schritt', 'Das Schreiben kündigt zu einem späteren Tag', 'ergebnis', pg_catalog.to_char(v_e.mietende, 'DD.MM.YYYY'), 'norm', '§ 542 Abs. 1 BGB')) ELSE '[]' END),
      'uebergabe', pg_catalog.jsonb_build_object('termin', NULL, 'vorschlag', NULL, 'antwort_bis', NULL,
        'kontakt', nullif(pg_catalog.concat_ws(', ', v_kopf->'absender'->>'bearbeitung', nullif(v_kopf->'absender'->>'telefon', '')), '')),
      'kaution', pg_catalog.jsonb_build_object(
        'art', CASE coalesce(v_kaution.art, 'keine') WHEN 'bar' THEN 'barkaution' ELSE coalesce(v_kaution.art, 'keine') END,
        'betrag', coalesce(v_kaution.betrag, 0.00)::numeric(12,2)::text, 'frist_bis', recht.fristende(p_ereignis := v_e.mietende + 1, p_monate := 6) - 1),
      'widerspruch_545', true)));
  RETURN '{"dokument": "Kündigungsbestätigung"}'::jsonb;
END
$fn$;
ALTER FUNCTION regel.kuendigung_bestaetigen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_bestaetigen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_bestaetigen(engine.kontext) IS
'Legt die Kündigungsbestätigung zur zuletzt erfassten Kündigung an.';
