-- What a statement of running costs still supports after its receipt.
--
--   SELECT * FROM recht.nk_anspruch(DATE '2024-12-31', DATE '2026-01-02', 'BE', -350.00);
--    → 0.00 | 350.00 | t
CREATE FUNCTION recht.nk_anspruch(p_zeitraum_ende date, p_zugang date, p_land text, p_saldo numeric, p_nicht_zu_vertreten boolean DEFAULT false)
RETURNS TABLE (nachforderung numeric, guthaben numeric, verfristet boolean)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.tag_pruefen(p_name := 'p_zugang', p_tag := p_zugang);
  PERFORM recht.tag_pruefen(p_name := 'p_zeitraum_ende', p_tag := p_zeitraum_ende);
  PERFORM recht.reihenfolge_pruefen(p_name_von := 'p_zeitraum_ende', p_von := p_zeitraum_ende, p_name_bis := 'p_zugang', p_bis := p_zugang);
  PERFORM recht.bereich_pruefen(p_name := 'p_saldo', p_zahl := p_saldo, p_min := -9999999999, p_max := 9999999999);
  PERFORM recht.pflicht_pruefen(p_name := 'p_nicht_zu_vertreten', p_fehlt := p_nicht_zu_vertreten IS NULL);
  verfristet := p_zugang > recht.naechster_werktag(p_tag := recht.nk_abrechnung_bis(p_zeitraum_ende), p_land := p_land);
  nachforderung := CASE WHEN verfristet AND NOT p_nicht_zu_vertreten THEN 0.00 ELSE greatest(p_saldo, 0.00) END;
  guthaben := greatest(-p_saldo, 0.00);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.nk_anspruch(date, date, text, numeric, boolean) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.nk_anspruch(date, date, text, numeric, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.nk_anspruch(date, date, text, numeric, boolean) TO PUBLIC;
COMMENT ON FUNCTION recht.nk_anspruch(date, date, text, numeric, boolean) IS
'Wirkung der Abrechnungsfrist. p_saldo: Ergebnis der Abrechnung in Euro, positiv zugunsten des Vermieters. verfristet: Zugang nach recht.nk_abrechnung_bis (mit § 193 BGB). nachforderung: bei Verfristung 0, außer p_nicht_zu_vertreten; guthaben des Mieters bleibt immer. Norm: § 556 Abs. 3 S. 3 BGB. Fehler: MA201, MA202, MA204, MA205, MA215.';
