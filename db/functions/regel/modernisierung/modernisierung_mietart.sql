-- A stepped rent knows no § 559, an indexed one only for what the landlord had to do, or a heating of Nr. 1a.
CREATE FUNCTION regel.modernisierung_mietart(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_art text := (regel.miethoehe_geltend(p_k.mandant_id, p_k.bezug_id, p_k.heute)).mietart;
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
BEGIN
  IF (SELECT m.gewerbe FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) THEN
    RETURN engine.ablehnung('MAA02', 'Bei Geschäftsräumen gibt es die Mieterhöhung nach Modernisierung nicht.', 'Ohne Mieterhöhung abschließen, oder die Miete durch Nachtrag ändern.', '§ 578 BGB');
  ELSIF NOT recht.erhoehung_zulaessig(p_mietart := CASE v_art WHEN 'fest' THEN 'standard' ELSE v_art END, p_vorgang := 'modernisierung_559', p_nicht_zu_vertreten := coalesce(v_m.nicht_zu_vertreten OR v_m.massnahme = '1a', false)) THEN
    RETURN engine.ablehnung('MAA58', CASE v_art WHEN 'index' THEN 'Bei einer Indexmiete erhöht eine Modernisierung die Miete nur, wenn die Vermieterseite sie nicht zu vertreten hat.'
        ELSE 'Bei einer Staffelmiete ist die Mieterhöhung nach Modernisierung ausgeschlossen.' END, 'Ohne Mieterhöhung abschließen, oder die Miete durch Nachtrag ändern.',
      CASE v_art WHEN 'index' THEN '§ 557b Abs. 2 Satz 2 BGB' ELSE '§ 557a Abs. 2 Satz 2 BGB' END, NULL, 'Mietart ' || v_art);
  ELSIF v_m.massnahme IN ('2', '7') THEN
    RETURN engine.ablehnung('MAA59', 'Diese Maßnahme trägt keine Mieterhöhung.', 'Ohne Mieterhöhung abschließen.', '§ 559 Abs. 1, § 555b Nr. 2, 7 BGB', NULL, '§ 555b Nr. ' || v_m.massnahme);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_mietart(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_mietart(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_mietart(engine.kontext) IS
'Bedingung: Wohnraum (MAA02), die Mietart lässt die Erhöhung zu (MAA58) und die Maßnahme trägt sie (MAA59). Norm: §§ 557a, 557b, 559, 578 BGB.';
