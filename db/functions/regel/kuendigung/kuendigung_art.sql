-- Which grounds go with which kind of notice, and whose right it is. A ground that is not needed may be left out.
CREATE FUNCTION regel.kuendigung_art(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a jsonb := regel.kuendigung_angaben(p_k);
  v_erlaubt jsonb := CASE (v_a->>'durch') || '/' || (v_a->>'art')
    WHEN 'vermieter/ordentlich' THEN '["eigenbedarf", "verwertung", "pflichtverletzung", "zahlungsverzug", "berechtigtes_interesse", "zweifamilienhaus"]'
    WHEN 'vermieter/ausserordentlich_fristlos' THEN '["zahlungsverzug", "kautionsverzug", "pflichtverletzung", "wichtiger_grund"]'
    WHEN 'vermieter/ausserordentlich_frist' THEN '["tod_mieter", "gesetzliches_recht"]'
    WHEN 'mieter/ausserordentlich_fristlos' THEN '["gesundheitsgefaehrdung", "pflichtverletzung", "wichtiger_grund"]'
    WHEN 'mieter/ausserordentlich_frist' THEN '["untermiete_verweigert", "tod_mieter", "gesetzliches_recht"]'
    WHEN 'mieter/sonderkuendigung' THEN '["mieterhoehung", "modernisierung"]'
    ELSE '[]' END::jsonb;
BEGIN
  IF v_a->>'durch' = 'vermieter' AND v_a->>'art' = 'sonderkuendigung' THEN
    RETURN engine.ablehnung('MA511', 'Das Sonderkündigungsrecht nach Mieterhöhung oder Modernisierung hat nur die Mieterseite.',
      'Art der Kündigung prüfen; der Vermieterseite stehen die ordentliche und die außerordentliche Kündigung offen.', '§ 555e Abs. 1, § 561 Abs. 1 BGB', 'art');
  ELSIF v_a->>'grund_art' IS NOT NULL AND NOT v_erlaubt ? (v_a->>'grund_art') THEN
    RETURN engine.ablehnung('MA511', 'Dieser Grund trägt diese Art der Kündigung nicht.',
      'Einen Grund wählen, der zur Art der Kündigung passt, oder die Art ändern.', '§§ 543, 569, 573, 573a, 573d, 561, 555e BGB', 'grund_art');
  ELSIF v_a->>'grund_art' IS NULL AND (v_a->>'art' = 'sonderkuendigung' OR (v_a->>'durch' = 'vermieter' AND v_a->>'art' <> 'ordentlich')) THEN
    RETURN engine.ablehnung('MA511', 'Bitte angeben, worauf diese Kündigung gestützt wird.',
      'Art des Grundes auswählen; davon hängt ab, was zu prüfen ist.', '§§ 543, 569, 573d, 561, 555e BGB', 'grund_art');
  ELSIF v_a->>'grund_art' = 'zweifamilienhaus'
        AND (SELECT m.kuendigung_sonderfall FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) IS DISTINCT FROM '573a' THEN
    RETURN engine.ablehnung('MA513', 'Ohne Grund kündigen darf nur, wer selbst in dem Haus mit nicht mehr als zwei Wohnungen wohnt; so ist dieses Mietverhältnis nicht erfasst.',
      'Einen Grund nach § 573 BGB angeben. Trifft § 573a BGB zu, gehört das in die Stammdaten des Mietverhältnisses.', '§ 573a BGB', 'grund_art');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.kuendigung_art(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_art(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_art(engine.kontext) IS
'Bedingung: Art und Grund passen zueinander und zur kündigenden Seite (MA511), § 573a nur im Zweifamilienhaus (MA513). Norm: §§ 543, 555e, 561, 569, 573, 573a, 573d BGB.';
