-- After a death the law decides, not the landlord; refused is only an entry without a common household, or one the person does not want.
CREATE FUNCTION regel.mieterwechsel_ablehnbar(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_w akte.mieterwechsel := regel.mieterwechsel_zeile(p_k);
BEGIN
  IF v_w.art = 'eintritt_tod' AND NOT (p_k.daten->>'grund' = 'eintritt_abgelehnt' OR (p_k.daten->>'grund' = 'kein_haushalt' AND NOT coalesce(v_w.haushalt, false))) THEN
    RETURN engine.ablehnung('MAB67', 'Der Eintritt geschieht kraft Gesetzes; die Vermieterseite kann ihn nicht ablehnen.', 'Bei einem wichtigen Grund in der Person bleibt die Kündigung mit gesetzlicher Frist innerhalb eines Monats (§ 563 Abs. 4 BGB).',
      '§ 563 Abs. 1, 4 BGB', 'grund');
  ELSIF v_w.art <> 'eintritt_tod' AND p_k.daten->>'grund' IN ('kein_haushalt', 'eintritt_abgelehnt') THEN
    RETURN engine.ablehnung('MAB67', 'Dieser Grund gehört zum Eintritt nach einem Todesfall.', 'Einen anderen Grund wählen.', '§ 563 BGB', 'grund');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_ablehnbar(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_ablehnbar(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_ablehnbar(engine.kontext) IS
'Bedingung: Der Eintritt kraft Gesetzes lässt sich nur ablehnen, wo der Haushalt fehlt oder die Person ihn ablehnt (MAB67). Norm: § 563 BGB.';
