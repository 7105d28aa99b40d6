-- The insurance decides after it was told.
CREATE FUNCTION regel.schaden_versicherung_tag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF coalesce((p_k.daten->>'reguliert_am')::date, (p_k.daten->>'abgelehnt_am')::date) < (regel.schaden_zeile(p_k)).versicherung_gemeldet_am THEN
    RETURN engine.ablehnung('MAB05', 'Die Versicherung kann nicht entschieden haben, bevor ihr der Schaden gemeldet war.', 'Tag der Entscheidung prüfen.', '§ 14 VVG',
      CASE WHEN p_k.daten ? 'reguliert_am' THEN 'reguliert_am' ELSE 'abgelehnt_am' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_versicherung_tag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_versicherung_tag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_versicherung_tag(engine.kontext) IS
'Bedingung: Die Versicherung entscheidet nicht vor der Meldung an sie (MAB05). Norm: § 14 VVG.';
