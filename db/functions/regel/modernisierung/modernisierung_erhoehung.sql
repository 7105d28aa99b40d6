-- What may be declared, and how much.
CREATE FUNCTION regel.modernisierung_erhoehung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m akte.modernisierungen := regel.modernisierung_zeile(p_k);
  v   jsonb;
BEGIN
  IF regel.miethoehe_flaeche(p_k.mandant_id, p_k.bezug_id) IS NULL AND p_k.daten->>'wohnflaeche' IS NULL THEN
    RETURN engine.ablehnung('MAA08', 'Die Wohnfläche der Wohnung ist nicht erfasst.', 'Wohnfläche hier angeben.', '§ 559 Abs. 3a BGB', 'wohnflaeche');
  ELSIF (p_k.daten->>'kosten')::numeric > v_m.kosten_gesamt THEN
    RETURN engine.ablehnung('MAA65', 'Auf die Wohnung entfallen mehr Kosten, als die Maßnahme insgesamt gekostet hat.', 'Beträge prüfen.', '§ 559 Abs. 3 BGB', 'kosten');
  ELSIF v_m.haerteeinwand_gegen IN ('mieterhoehung', 'beides') AND p_k.daten->>'haerte_abwaegung' IS NULL AND NOT coalesce((p_k.daten->>'vereinfacht')::boolean, false) THEN
    RETURN engine.ablehnung('MAA63', 'Die Mieterseite hat Härte gegen die Mieterhöhung eingewandt.', 'Festhalten, warum die Erhöhung trotzdem zumutbar ist.', '§ 559 Abs. 4 BGB', 'haerte_abwaegung');
  ELSIF EXISTS (SELECT FROM akte.modernisierungen x WHERE x.mandant_id = p_k.mandant_id AND x.mietverhaeltnis_id = p_k.bezug_id AND x.id <> v_m.id AND x.vereinfacht
                   AND x.status IN ('erhoehung_erklaert', 'umgesetzt') AND coalesce(x.erhoehung_zugang_am, x.erklaert_am) > (p_k.heute - interval '5 years')::date)
        AND NOT coalesce((p_k.daten->>'vereinfacht')::boolean, false) THEN
    RETURN engine.ablehnung('MAA61', 'Nach einer Erhöhung im vereinfachten Verfahren sind andere Erhöhungen nach Modernisierung fünf Jahre gesperrt.', 'Die fünf Jahre abwarten oder ohne Mieterhöhung abschließen.', '§ 559c Abs. 4 BGB', 'kosten');
  END IF;
  v := regel.modernisierung_rechnen(p_k);
  IF NOT (v->>'zulaessig')::boolean THEN
    RETURN engine.ablehnung('MAA60', 'Für das vereinfachte Verfahren sind die Kosten der Wohnung zu hoch; frühere der letzten fünf Jahre zählen mit.', 'Nach § 559 BGB mit Erhaltungsanteil rechnen.', '§ 559c Abs. 1, 2 BGB', 'vereinfacht');
  ELSIF (v->>'monatlich')::numeric <= 0 THEN
    RETURN engine.ablehnung('MAA62', 'Es bleibt keine Erhöhung: Die Kosten sind durch Abzüge aufgezehrt oder die Kappung ist ausgeschöpft.', 'Ohne Mieterhöhung abschließen.', '§ 559 Abs. 2, 3a BGB', 'kosten');
  ELSIF (v->>'erhoehung')::numeric > (v->>'monatlich')::numeric THEN
    RETURN engine.ablehnung('MAA64', 'Höchstens ' || regel.euro((v->>'monatlich')::numeric) || ' im Monat sind zulässig.', 'Das Feld leer lassen oder weniger verlangen.', '§ 559 Abs. 1, 3a BGB', 'erhoehung');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.modernisierung_erhoehung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_erhoehung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_erhoehung(engine.kontext) IS
'Bedingung: Wohnfläche bekannt (MAA08), Kosten stimmig (MAA65), Härte abgewogen (MAA63), keine Sperre (MAA61), vereinfachtes Verfahren möglich (MAA60), es bleibt ein Betrag (MAA62) und er ist nicht zu hoch (MAA64). Norm: §§ 559, 559a, 559c BGB.';
