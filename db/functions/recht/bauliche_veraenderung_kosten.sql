-- Do all owners bear the cost of a structural change?
--
--   SELECT recht.bauliche_veraenderung_kosten(7, 3, 499.999, 1000);
--    → f
CREATE FUNCTION recht.bauliche_veraenderung_kosten(p_ja numeric, p_nein numeric, p_mea_ja numeric, p_mea_gesamt numeric)
RETURNS boolean
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_ja', p_betrag := p_ja);
  PERFORM recht.betrag_pruefen(p_name := 'p_nein', p_betrag := p_nein);
  PERFORM recht.betrag_pruefen(p_name := 'p_mea_ja', p_betrag := p_mea_ja);
  PERFORM recht.betrag_pruefen(p_name := 'p_mea_gesamt', p_betrag := p_mea_gesamt);
  PERFORM recht.bereich_pruefen(p_name := 'p_mea_ja', p_zahl := p_mea_ja, p_min := 0, p_max := p_mea_gesamt);
  -- MORE than two thirds of the votes cast and AT LEAST half of all shares
  RETURN p_mea_gesamt > 0 AND 3 * p_ja > 2 * (p_ja + p_nein) AND 2 * p_mea_ja >= p_mea_gesamt;
END
$fn$;
ALTER FUNCTION recht.bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) TO PUBLIC;
COMMENT ON FUNCTION recht.bauliche_veraenderung_kosten(numeric, numeric, numeric, numeric) IS
'Wahr, wenn die Kosten einer beschlossenen baulichen Veränderung alle Eigentümer tragen: mehr als zwei Drittel der abgegebenen Stimmen und mindestens die Hälfte aller Miteigentumsanteile dafür (und keine unverhältnismäßigen Kosten, das prüft ein Mensch). Sonst tragen sie nur die Zustimmenden (Abs. 3). Norm: § 21 Abs. 2 Nr. 1 WEG. Fehler: MA201, MA203, MA215.';
