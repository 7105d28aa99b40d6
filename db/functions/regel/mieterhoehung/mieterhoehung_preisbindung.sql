-- Publicly subsidised flats have a rent of their own law.
CREATE FUNCTION regel.mieterhoehung_preisbindung(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF coalesce((p_k.daten->>'preisgebunden')::boolean, false) THEN
    RETURN engine.ablehnung('MAA03', 'Preisgebundener Wohnraum lässt sich nicht nach § 558 BGB erhöhen.',
      'Die Kostenmiete nach dem Wohnungsbindungsgesetz berechnen; hier endet die Bindung abwarten.', '§ 557 Abs. 3, § 558 BGB, §§ 8, 10 WoBindG', 'preisgebunden');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_preisbindung(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_preisbindung(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_preisbindung(engine.kontext) IS
'Bedingung: Die Wohnung ist nicht preisgebunden (MAA03). Norm: § 558 BGB, § 10 WoBindG.';
