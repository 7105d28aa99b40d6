-- Until when rent and Hausgeld of a month must be paid, and from when default is claimed.
--
--   SELECT * FROM recht.verzug_ab(DATE '2020-07-01', 'HE');
--    → 2020-07-03 | 2020-07-06       (dritter Werktag ist Freitag, vierter Werktag Montag)
CREATE FUNCTION recht.verzug_ab(p_monat date, p_land text)
RETURNS TABLE (faellig_bis date, verzug_ab date)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
BEGIN
  faellig_bis := recht.werktag(p_monat := p_monat, p_nummer := 3, p_land := p_land, p_samstag := false);
  -- By law default begins on the calendar day after (§ 187 Abs. 1). The product claims it from the fourth Werktag
  -- only: never too early, at most a weekend later.
  verzug_ab := recht.werktag(p_monat := p_monat, p_nummer := 4, p_land := p_land, p_samstag := false);
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.verzug_ab(date, text) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.verzug_ab(date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.verzug_ab(date, text) TO PUBLIC;
COMMENT ON FUNCTION recht.verzug_ab(date, text) IS
'Miete und Hausgeld mit Fälligkeit am dritten Werktag: faellig_bis = dritter Werktag des Monats von p_monat (Samstag zählt nicht), verzug_ab = vierter Werktag. Das Gesetz ließe den Verzug schon am Kalendertag nach faellig_bis beginnen (§§ 286 Abs. 2 Nr. 1, 187 Abs. 1 BGB); die Entscheidung des Produkts ist nie früher, höchstens ein Wochenende später. Diese Funktion ist die einzige Stelle dafür.
Norm: § 556b Abs. 1, § 286 Abs. 2 Nr. 1 BGB, BGH VIII ZR 129/09. Andere Forderungen: recht.verzug_ab_faelligkeit, recht.verzug_ab_rechnung. Fehler: MA201, MA204, MA205, MA215.';
