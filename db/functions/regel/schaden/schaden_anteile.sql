-- The parts add up to the cost; the insurance bears what it paid; a tenant bears something only for a reason.
CREATE FUNCTION regel.schaden_anteile(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s      akte.schaeden := regel.schaden_zeile(p_k);
  v_kosten numeric := (p_k.daten->>'kosten')::numeric;
  v_mieter numeric := coalesce((p_k.daten->>'anteil_mieter')::numeric, 0);
  v_vers   numeric := coalesce((p_k.daten->>'anteil_versicherung')::numeric, 0);
  v_weg    numeric := coalesce((p_k.daten->>'anteil_weg')::numeric, 0);
BEGIN
  IF v_mieter + v_vers + v_weg > v_kosten THEN
    RETURN engine.ablehnung('MAB09', 'Die Anteile ergeben zusammen mehr als die Kosten.', 'Anteile oder Gesamtkosten berichtigen; was übrig bleibt, trägt die Vermieterseite.', '§ 249 BGB', 'kosten',
      'Anteile ' || (v_mieter + v_vers + v_weg) || ', Kosten ' || v_kosten);
  ELSIF v_vers > coalesce(v_s.reguliert_betrag, 0) THEN
    RETURN engine.ablehnung('MAB10', CASE WHEN v_s.reguliert_am IS NULL THEN 'Keine Versicherung hat diesen Schaden reguliert.'
        ELSE 'Die Versicherung hat nur ' || pg_catalog.replace(v_s.reguliert_betrag::text, '.', ',') || ' € reguliert.' END,
      'Anteil der Versicherung auf den regulierten Betrag begrenzen.', '§ 86 VVG', 'anteil_versicherung');
  ELSIF v_mieter > 0 AND pg_catalog.length(coalesce(p_k.daten->>'anteil_grund', '')) < 10 THEN
    RETURN engine.ablehnung('MAB11', 'Warum die Mieterseite haftet, muss begründet sein: Abnutzung durch vertragsgemäßen Gebrauch trägt sie nicht.', 'Verursachung und Verschulden nennen.',
      '§ 280 Abs. 1, § 538 BGB', 'anteil_grund');
  ELSIF v_mieter > 0 AND coalesce((p_k.daten->>'faellig_am')::date < p_k.heute, true) THEN
    RETURN engine.ablehnung('MAB11', 'Zur Forderung an die Mieterseite gehört ein Zahltag, der noch nicht vorbei ist.', 'Tag angeben, bis zu dem gezahlt werden soll.', '§ 271 BGB', 'faellig_am');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_anteile(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_anteile(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_anteile(engine.kontext) IS
'Bedingung: Die Anteile übersteigen die Kosten nicht (MAB09), die Versicherung trägt höchstens, was sie reguliert hat (MAB10), der Anteil der Mieterseite ist begründet und hat einen Zahltag (MAB11). Norm: §§ 280, 538 BGB.';
