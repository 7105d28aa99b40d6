-- The row that applies to a modernisation on a day.
--
--   SELECT prozent, kappung, schwelle FROM recht.modernisierungsregel('559', DATE '2024-05-01');
--    → 8.00 | 3.00 | 7.00
CREATE FUNCTION recht.modernisierungsregel(p_regel text, p_stichtag date DEFAULT NULL)
RETURNS TABLE (prozent numeric, kappung numeric, schwelle numeric, kappung_unter_schwelle numeric, kostengrenze numeric, pauschalabzug numeric,
               norm text, referenz jsonb)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_zeile record;
BEGIN
  PERFORM recht.auswahl_pruefen(p_name := 'p_regel', p_wert := p_regel, p_erlaubt := ARRAY['559', '559-heizung', '559c', '559e']);
  IF p_stichtag IS NOT NULL THEN
    PERFORM recht.tag_pruefen(p_name := 'p_stichtag', p_tag := p_stichtag);
  END IF;
  -- Without a day the newest version whose wording is known.
  SELECT m.* INTO v_zeile
  FROM recht.modernisierungskappung_geltend AS m
  WHERE m.regel = p_regel
    AND CASE WHEN p_stichtag IS NULL THEN m.wortlaut_bekannt
             ELSE m.gueltig_ab <= p_stichtag AND (m.gueltig_bis IS NULL OR m.gueltig_bis >= p_stichtag) END
  ORDER BY m.gueltig_ab DESC LIMIT 1;
  IF NOT FOUND OR NOT v_zeile.wortlaut_bekannt THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA211',
      MESSAGE = CASE WHEN v_zeile.regel IS NULL THEN format('Für den %s ist keine Fassung von § %s BGB erfasst.', to_char(p_stichtag, 'DD.MM.YYYY'), p_regel)
                     ELSE format('Das Gesetz wurde zum %s geändert (%s); sein Wortlaut ist nicht erfasst.', to_char(v_zeile.gueltig_ab, 'DD.MM.YYYY'), v_zeile.norm) END,
      DETAIL  = (SELECT format('Erfasst mit Wortlaut ist § %s vom %s bis %s.', p_regel, to_char(min(m.gueltig_ab), 'DD.MM.YYYY'), coalesce(to_char(max(m.gueltig_bis), 'DD.MM.YYYY'), 'auf Weiteres'))
                 FROM recht.modernisierungskappung_geltend AS m WHERE m.regel = p_regel AND m.wortlaut_bekannt),
      HINT    = CASE WHEN v_zeile.regel IS NULL THEN 'INSERT INTO recht.modernisierungskappung (regel, gueltig_ab, prozent, kappung, …, norm, quelle, abgerufen_am) VALUES (…);'
                     ELSE format('Den Gesetzestext lesen und entscheiden, dann als nächste Fassung eintragen: INSERT INTO recht.modernisierungskappung (regel, gueltig_ab, prozent, kappung, …, norm, quelle, abgerufen_am, fassung) VALUES (''%s'', ''%s'', …, %s);', p_regel, to_char(v_zeile.gueltig_ab, 'YYYY-MM-DD'), v_zeile.fassung + 1) END;
  END IF;
  prozent := v_zeile.prozent;
  kappung := v_zeile.kappung;
  schwelle := v_zeile.schwelle;
  kappung_unter_schwelle := v_zeile.kappung_unter_schwelle;
  kostengrenze := v_zeile.kostengrenze;
  pauschalabzug := v_zeile.pauschalabzug;
  norm := v_zeile.norm;
  referenz := jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
    'tabelle', 'modernisierungskappung', 'regel', v_zeile.regel, 'gueltig_ab', v_zeile.gueltig_ab, 'gueltig_bis', v_zeile.gueltig_bis,
    'prozent', v_zeile.prozent, 'kappung', v_zeile.kappung, 'schwelle', v_zeile.schwelle, 'kappung_unter_schwelle', v_zeile.kappung_unter_schwelle,
    'kostengrenze', v_zeile.kostengrenze, 'pauschalabzug', v_zeile.pauschalabzug, 'fassung', v_zeile.fassung)));
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.modernisierungsregel(text, date) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.modernisierungsregel(text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.modernisierungsregel(text, date) TO PUBLIC;
COMMENT ON FUNCTION recht.modernisierungsregel(text, date) IS
'Sätze der Modernisierungsumlage. p_regel: 559, 559-heizung, 559c, 559e. p_stichtag: Tag, dessen Recht gilt (Zugang der Ankündigung); NULL: die jüngste Fassung, deren Wortlaut bekannt ist. prozent der Kosten im Jahr, kappung in Euro je m² in sechs Jahren (NULL: keine), unter schwelle Euro je m² kappung_unter_schwelle, kostengrenze und pauschalabzug (Prozent). referenz: die Zeile für den Rechenweg.
Ab 29.07.2026 (GModG, BGBl. 2026 I Nr. 226) ist der Wortlaut nicht erfasst: MA211 verlangt eine Entscheidung, statt zu raten. Fehler: MA211, MA213, MA215.';
