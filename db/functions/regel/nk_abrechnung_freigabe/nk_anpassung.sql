-- New prepayments begin with a month to come, never looking back.
CREATE FUNCTION regel.nk_anpassung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_ab date := (p_k.daten->>'anpassung_ab')::date;
BEGIN
  IF v_ab IS NULL OR (extract(day FROM v_ab) = 1 AND v_ab > p_k.heute) THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MAD52', 'Neue Vorauszahlungen gelten ab einem Monatsersten in der Zukunft.', 'Den Ersten eines kommenden Monats wählen, oder das Feld leer lassen: Dann bleibt es bei den bisherigen.',
    '§ 560 Abs. 4 BGB', 'anpassung_ab');
END
$fn$;
ALTER FUNCTION regel.nk_anpassung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_anpassung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_anpassung(engine.kontext) IS
'Bedingung: Anpassung der Vorauszahlungen ab einem künftigen Monatsersten (MAD52). Norm: § 560 Abs. 4 BGB.';
