-- One cell of an export → canonical text, or what is wrong with it.
-- SELECT * FROM api.bestand_zelle('betrag', NULL, NULL, '1.234,56 €');   →  1234.56 |       |
-- SELECT * FROM api.bestand_zelle('datum', NULL, NULL, '31.02.2020');    →          | MA703 | Den 31.02.2020 gibt es im Kalender nicht.
CREATE FUNCTION api.bestand_zelle(
  p_typ text,
  p_laenge int,
  p_werte text[],
  p_wert text,
  OUT wert text,
  OUT fehlercode text,
  OUT meldung text
)
RETURNS record
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_t  text;
  v_d  text[];
BEGIN
  CASE p_typ
  WHEN 'text' THEN
    IF pg_catalog.length(p_wert) > p_laenge THEN
      fehlercode := 'MA707';
      meldung := 'Der Text ist zu lang: ' || pg_catalog.length(p_wert) || ' statt höchstens ' || p_laenge || ' Zeichen.';
    ELSE
      wert := p_wert;
    END IF;

  WHEN 'datum' THEN
    -- databases and spreadsheets append an empty time
    v_t := pg_catalog.regexp_replace(p_wert, '[ T]00:00(:00(\.0+)?)?$', '');
    v_d := pg_catalog.regexp_match(v_t, '^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$');
    IF v_d IS NULL THEN
      v_d := pg_catalog.regexp_match(v_t, '^([0-9]{4})-([0-9]{2})-([0-9]{2})$');
      v_d := ARRAY[v_d[3], v_d[2], v_d[1]];
    END IF;
    IF v_d[1] IS NULL THEN
      fehlercode := 'MA703';
      meldung := CASE WHEN v_t ~ '^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2}$' THEN 'Das Jahr hat nur zwei Stellen: „' || p_wert || '“.'
                      ELSE '„' || p_wert || '“ ist kein Datum.' END;
    ELSIF v_d[3]::int NOT BETWEEN 1900 AND 2200 OR v_d[2]::int NOT BETWEEN 1 AND 12 OR v_d[1]::int < 1 OR v_d[1]::int >
         (CASE WHEN v_d[2]::int IN (4, 6, 9, 11) THEN 30 WHEN v_d[2]::int <> 2 THEN 31
               WHEN v_d[3]::int % 400 = 0 OR (v_d[3]::int % 4 = 0 AND v_d[3]::int % 100 <> 0) THEN 29 ELSE 28 END) THEN
      fehlercode := 'MA703';
      meldung := 'Den ' || p_wert || ' gibt es im Kalender nicht.';
    ELSE
      wert := pg_catalog.to_char(pg_catalog.make_date(v_d[3]::int, v_d[2]::int, v_d[1]::int), 'YYYY-MM-DD');
    END IF;

  WHEN 'betrag', 'zahl', 'ganzzahl' THEN
    v_t := pg_catalog.regexp_replace(pg_catalog.translate(p_wert, E'−\u0020\u00a0\u202f', '-'), '(€|EUR|m²|qm)$', '');
    IF v_t ~ '^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$' OR v_t ~ '^-?[0-9]+,[0-9]+$' THEN
      v_t := pg_catalog.replace(pg_catalog.replace(v_t, '.', ''), ',', '.');            -- 1.234,56
    ELSIF v_t ~ '^-?[0-9]{1,3}(,[0-9]{3})+\.[0-9]+$' THEN
      v_t := pg_catalog.replace(v_t, ',', '');                                          -- 1,234.56
    END IF;
    IF v_t !~ '^-?[0-9]{1,9}(\.[0-9]{1,6})?$' THEN
      fehlercode := 'MA704';
      meldung := '„' || p_wert || '“ ist keine Zahl.';
    ELSIF v_t LIKE '-%' AND v_t::numeric <> 0 THEN
      fehlercode := 'MA705';
      meldung := 'Der Wert ist negativ: ' || p_wert || '.';
    ELSIF v_t::numeric <> pg_catalog.round(v_t::numeric, CASE p_typ WHEN 'betrag' THEN 2 WHEN 'ganzzahl' THEN 0 ELSE 6 END) THEN
      fehlercode := 'MA704';
      meldung := CASE p_typ WHEN 'betrag' THEN 'Ein Betrag hat höchstens zwei Nachkommastellen: ' ELSE 'Erwartet ist eine ganze Zahl: ' END || p_wert || '.';
    ELSE
      wert := CASE p_typ WHEN 'betrag' THEN pg_catalog.round(pg_catalog.abs(v_t::numeric), 2)::text
                         ELSE pg_catalog.trim_scale(pg_catalog.abs(v_t::numeric))::text END;
    END IF;

  WHEN 'ja_nein' THEN
    wert := CASE WHEN pg_catalog.lower(p_wert) IN ('1', 'ja', 'j', 'x', 'true', 'wahr') THEN '1'
                 WHEN pg_catalog.lower(p_wert) IN ('0', 'nein', 'n', 'false', 'falsch') THEN '0' END;
    IF wert IS NULL THEN
      fehlercode := 'MA706';
      meldung := 'Erwartet ist 1 oder 0 (ja oder nein), nicht „' || p_wert || '“.';
    END IF;

  WHEN 'auswahl' THEN
    SELECT w INTO wert FROM pg_catalog.unnest(p_werte) w WHERE pg_catalog.upper(w) = pg_catalog.upper(p_wert);
    IF wert IS NULL THEN
      fehlercode := 'MA706';
      meldung := '„' || p_wert || '“ ist hier nicht bekannt.';
    END IF;

  WHEN 'plz' THEN
    -- a spreadsheet that took the postcode for a number has eaten the zero
    wert := CASE WHEN p_wert ~ '^[0-9]{5}$' THEN p_wert WHEN p_wert ~ '^[0-9]{4}$' THEN '0' || p_wert END;
    IF wert IS NULL THEN
      fehlercode := 'MA726';
      meldung := '„' || p_wert || '“ ist keine deutsche Postleitzahl.';
    ELSIF pg_catalog.length(p_wert) = 4 THEN
      fehlercode := 'MA726';
      meldung := 'Die führende Null der Postleitzahl fehlt; gelesen als ' || wert || '.';
    END IF;

  WHEN 'iban' THEN
    wert := engine.iban_lesen(p_wert);
    IF wert IS NULL THEN
      fehlercode := 'MA708';
      meldung := 'Die IBAN ist nicht gültig: Länge oder Prüfziffer stimmt nicht.';
    END IF;

  WHEN 'email' THEN
    IF p_wert ~ '^[^@\s<>"]+@[^@\s<>".]+(\.[^@\s<>".]+)+$' AND pg_catalog.length(p_wert) <= p_laenge THEN
      wert := p_wert;
    ELSE
      fehlercode := 'MA727';
      meldung := '„' || p_wert || '“ ist keine E-Mail-Adresse.';
    END IF;
  END CASE;
END
$fn$;
ALTER FUNCTION api.bestand_zelle(text, int, text[], text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_zelle(text, int, text[], text) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_zelle(text, int, text[], text) IS
'Liest eine Zelle eines Exports nach ihrem Typ (api.bestand_spalten). wert: Datum als JJJJ-MM-TT, Beträge mit Punkt und zwei Stellen; sonst fehlercode und meldung.
Hat eine Postleitzahl vier Stellen, stehen wert und meldung beide.';
