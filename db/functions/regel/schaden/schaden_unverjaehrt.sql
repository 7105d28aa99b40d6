-- Six months after the flat is back the claim is barred. The tenant has to plead that, and it may still be set off against the deposit: hence an override.
CREATE FUNCTION regel.schaden_unverjaehrt(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_bis date := regel.schaden_verjaehrung(p_k);
BEGIN
  IF (p_k.daten->>'anteil_mieter')::numeric > 0 AND p_k.heute > v_bis THEN
    RETURN engine.ablehnung('MAB12', 'Der Anspruch gegen die Mieterseite ist seit dem ' || pg_catalog.to_char(v_bis, 'DD.MM.YYYY') || ' verjährt.',
      'Den Anteil der Mieterseite auf 0 setzen. Die Aufrechnung gegen die Kaution (§ 215 BGB) kann die Teamleitung mit Grund zulassen.', '§ 548 Abs. 1 BGB', 'anteil_mieter');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.schaden_unverjaehrt(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_unverjaehrt(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_unverjaehrt(engine.kontext) IS
'Bedingung: Der Ersatzanspruch gegen die Mieterseite ist nicht verjährt (MAB12, mit Grund übersteuerbar). Norm: §§ 214, 215, 548 Abs. 1 BGB.';
