-- Only where there is a community of owners can it bear anything.
CREATE FUNCTION regel.schaden_kostentraeger(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'kostentraeger' = 'weg' OR (p_k.daten->>'anteil_weg')::numeric > 0) AND regel.schaden_verwaltungsart(p_k) = 'MV' THEN
    RETURN engine.ablehnung('MAB02', 'Zu diesem Objekt gehört keine Wohnungseigentümergemeinschaft, die Kosten tragen könnte.', 'Vermieter, Mieter oder Versicherung als Kostenträger wählen.',
      '§ 16 Abs. 2 WEG', CASE WHEN p_k.daten->>'kostentraeger' = 'weg' THEN 'kostentraeger' ELSE 'anteil_weg' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_kostentraeger(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_kostentraeger(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_kostentraeger(engine.kontext) IS
'Bedingung: Die WEG trägt Kosten nur in einem Objekt, das eine ist (MAB02). Norm: § 16 Abs. 2 WEG.';
