-- A stepped or indexed rent rises by its own rule alone; § 558 is for flats.
CREATE FUNCTION regel.mieterhoehung_mietart(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_art text := (regel.miethoehe_geltend(p_k.mandant_id, p_k.bezug_id, p_k.heute)).mietart;
BEGIN
  IF (SELECT m.gewerbe FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id) THEN
    RETURN engine.ablehnung('MAA02', 'Bei Geschäftsräumen gibt es keinen Anspruch auf die ortsübliche Vergleichsmiete.',
      'Die Miete durch Nachtrag ändern oder anpassen, wie der Vertrag es vorsieht.', '§ 578 BGB');
  ELSIF NOT recht.erhoehung_zulaessig(p_mietart := CASE v_art WHEN 'fest' THEN 'standard' ELSE v_art END, p_vorgang := 'mieterhoehung_558') THEN
    RETURN engine.ablehnung('MAA01', CASE v_art WHEN 'index' THEN 'Bei einer Indexmiete ist die Mieterhöhung bis zur ortsüblichen Vergleichsmiete ausgeschlossen.'
        ELSE 'Bei einer Staffelmiete ist die Mieterhöhung bis zur ortsüblichen Vergleichsmiete ausgeschlossen.' END,
      CASE v_art WHEN 'index' THEN 'Eine Indexanpassung beginnen, oder die Mietart durch Nachtrag ändern.'
        ELSE 'Die nächste Staffel abwarten, oder die Mietart durch Nachtrag ändern.' END,
      CASE v_art WHEN 'index' THEN '§ 557b Abs. 2 Satz 3 BGB' ELSE '§ 557a Abs. 2 Satz 2 BGB' END, NULL, 'Mietart ' || v_art);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_mietart(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_mietart(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_mietart(engine.kontext) IS
'Bedingung: Wohnraum (MAA02), keine Staffel- und keine Indexmiete (MAA01). Norm: §§ 557a, 557b, 558, 578 BGB.';
