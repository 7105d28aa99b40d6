-- Anteil des Vermieters an den CO2-Kosten.
--
--   SELECT recht.co2_vermieteranteil(31.95);
--    → 50.00             (gerundet 32,0: Stufe 32 bis unter 37)
CREATE FUNCTION recht.co2_vermieteranteil(p_kg_pro_qm numeric, p_stichtag date DEFAULT NULL)
RETURNS numeric
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_prozent numeric;
BEGIN
  PERFORM recht.betrag_pruefen(p_name := 'p_kg_pro_qm', p_betrag := p_kg_pro_qm);
  IF p_stichtag IS NOT NULL THEN
    PERFORM recht.tag_pruefen(p_name := 'p_stichtag', p_tag := p_stichtag);
  END IF;
  SELECT s.vermieter_prozent INTO v_prozent
  FROM recht.co2_stufen_geltend AS s
  WHERE (p_stichtag IS NULL OR (s.gueltig_ab <= p_stichtag AND (s.gueltig_bis IS NULL OR s.gueltig_bis >= p_stichtag)))
    AND s.ab_kg <= round(p_kg_pro_qm, 1)
  ORDER BY s.gueltig_ab DESC, s.ab_kg DESC LIMIT 1;      -- die höchste Stufe, die erreicht ist, der jüngsten Tabelle
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA209',
      MESSAGE = format('Für den %s sind keine CO2-Stufen erfasst.', to_char(p_stichtag, 'DD.MM.YYYY')),
      DETAIL  = (SELECT format('Erfasst ab %s.', to_char(min(s.gueltig_ab), 'DD.MM.YYYY')) FROM recht.co2_stufen_geltend AS s),
      HINT    = 'INSERT INTO recht.co2_stufen (gueltig_ab, ab_kg, unter_kg, vermieter_prozent, quelle, abgerufen_am) VALUES (…); das Gesetz gilt für Zeiträume ab 01.01.2023.';
  END IF;
  RETURN v_prozent;
END
$fn$;
ALTER FUNCTION recht.co2_vermieteranteil(numeric, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.co2_vermieteranteil(numeric, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.co2_vermieteranteil(numeric, date) TO PUBLIC;
COMMENT ON FUNCTION recht.co2_vermieteranteil(numeric, date) IS
'Anteil des Vermieters an den Kohlendioxidkosten eines Wohngebäudes in Prozent. p_kg_pro_qm: Ausstoß in kg CO2 je m² Wohnfläche und Jahr, wird auf eine Nachkommastelle gerundet; p_stichtag: Tag im Abrechnungszeitraum, NULL: jüngste Stufen. Kürzerer Zeitraum: vorher auf das Jahr hochrechnen (§ 5 Abs. 1 S. 4). Nichtwohngebäude: 50 % (§ 8); Beschränkungen nach § 9 prüft ein Mensch; was das GModG (§§ 5a bis 5d, ab 2028) ändert, ist nicht erfasst. Norm: §§ 5 bis 7 CO2KostAufG mit Anlage. Fehler: MA201, MA203, MA209 Stufen fehlen, MA215.';
