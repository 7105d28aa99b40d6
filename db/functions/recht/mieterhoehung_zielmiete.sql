-- Highest rent and increase that § 558 BGB allows to demand.
--
--   SELECT * FROM recht.mieterhoehung_zielmiete(970.00, 1100.00, 850.00);
--    → 970.00 | 120.00
CREATE FUNCTION recht.mieterhoehung_zielmiete(p_kappungsgrenze numeric, p_vergleichsmiete numeric, p_aktuelle_miete numeric)
RETURNS TABLE (hoechstmiete numeric, max_erhoehung numeric)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_kappungsgrenze', p_betrag := p_kappungsgrenze);
  PERFORM recht.betrag_pruefen(p_name := 'p_aktuelle_miete', p_betrag := p_aktuelle_miete);
  IF p_vergleichsmiete IS NOT NULL THEN
    PERFORM recht.betrag_pruefen(p_name := 'p_vergleichsmiete', p_betrag := p_vergleichsmiete);
  END IF;
  hoechstmiete := least(p_kappungsgrenze, p_vergleichsmiete);   -- least übergeht NULL
  max_erhoehung := greatest(hoechstmiete - p_aktuelle_miete, 0.00);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.mieterhoehung_zielmiete(numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.mieterhoehung_zielmiete(numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.mieterhoehung_zielmiete(numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.mieterhoehung_zielmiete(numeric, numeric, numeric) IS
'hoechstmiete: die kleinere von Kappungsgrenze und ortsüblicher Vergleichsmiete (Euro; p_vergleichsmiete NULL: noch nicht ermittelt, dann nur die Kappungsgrenze). max_erhoehung: Abstand zur aktuellen Miete, mindestens 0; bei 0 gibt es nichts zu verlangen. Norm: § 558 Abs. 1, 3 BGB. Fehler: MA201, MA203, MA215.';
