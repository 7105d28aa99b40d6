-- One entered value → typed value, or a message for the field. German and ISO dates, German and plain amounts.
-- SELECT * FROM engine.feld_lesen('{"typ":"betrag"}', '1.234,56 €');   →  "1234.56" |
-- SELECT * FROM engine.feld_lesen('{"typ":"datum"}', '31.02.2026');    →            | Diesen Tag gibt es nicht im Kalender: 31.02.2026.
CREATE FUNCTION engine.feld_lesen(
  p_feld jsonb,
  p_wert text,
  OUT wert jsonb,
  OUT meldung text
)
RETURNS record
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_typ   text := p_feld->>'typ';
  v_t     text := pg_catalog.btrim(p_wert);
  v_teile text[];
  v_zahl  numeric;
  v_tag   date;
  v_stellen int;
BEGIN
  IF pg_catalog.length(v_t) > coalesce((p_feld->>'max_laenge')::int, CASE v_typ WHEN 'langtext' THEN 4000 ELSE 300 END) THEN
    meldung := 'Der Text ist zu lang (höchstens ' || coalesce(p_feld->>'max_laenge', CASE v_typ WHEN 'langtext' THEN '4000' ELSE '300' END) || ' Zeichen).';
    RETURN;
  END IF;

  CASE v_typ
  WHEN 'text', 'langtext' THEN
    IF pg_catalog.length(v_t) < coalesce((p_feld->>'min_laenge')::int, 0) THEN
      meldung := 'Bitte mindestens ' || (p_feld->>'min_laenge') || ' Zeichen angeben.';
      RETURN;
    END IF;
    wert := pg_catalog.to_jsonb(v_t);

  WHEN 'datum', 'zeitpunkt' THEN
    v_teile := pg_catalog.regexp_match(v_t, '^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?)?$');
    IF v_teile IS NULL THEN
      v_teile := pg_catalog.regexp_match(v_t, '^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:,?\s+([0-9]{1,2})[:.]([0-9]{2})(?:\s*Uhr)?)?$');
      IF v_teile IS NOT NULL THEN
        v_teile := ARRAY[v_teile[3], v_teile[2], v_teile[1], v_teile[4], v_teile[5], NULL];
      END IF;
    END IF;
    IF v_teile IS NULL OR (v_typ = 'zeitpunkt' AND v_teile[4] IS NULL) OR (v_typ = 'datum' AND v_teile[4] IS NOT NULL) THEN
      meldung := CASE v_typ WHEN 'datum' THEN 'Bitte ein Datum angeben, zum Beispiel 31.08.2026.'
                            ELSE 'Bitte Tag und Uhrzeit angeben, zum Beispiel 31.08.2026 14:30.' END;
      RETURN;
    END IF;
    IF v_teile[2]::int NOT BETWEEN 1 AND 12 OR v_teile[1]::int NOT BETWEEN 1900 AND 2200
       OR v_teile[3]::int NOT BETWEEN 1 AND
          extract(DAY FROM pg_catalog.make_date(v_teile[1]::int, v_teile[2]::int, 1) + interval '1 month' - interval '1 day')::int THEN
      meldung := 'Diesen Tag gibt es nicht im Kalender: ' || v_t || '.';
      RETURN;
    END IF;
    v_tag := pg_catalog.make_date(v_teile[1]::int, v_teile[2]::int, v_teile[3]::int);
    IF coalesce((p_feld->>'nicht_in_zukunft')::boolean, false) AND v_tag > engine.heute() THEN
      meldung := 'Das Datum liegt in der Zukunft.';
      RETURN;
    END IF;
    IF v_typ = 'datum' THEN
      wert := pg_catalog.to_jsonb(pg_catalog.to_char(v_tag, 'YYYY-MM-DD'));
    ELSE
      IF v_teile[4]::int > 23 OR v_teile[5]::int > 59 THEN
        meldung := 'Diese Uhrzeit gibt es nicht: ' || v_t || '.';
        RETURN;
      END IF;
      wert := pg_catalog.to_jsonb(audit.zeitpunkt(
        CASE WHEN v_teile[6] IS NULL
             THEN (v_tag + pg_catalog.make_time(v_teile[4]::int, v_teile[5]::int, 0)) AT TIME ZONE 'Europe/Berlin'
             ELSE v_t::timestamptz END));
    END IF;

  WHEN 'betrag', 'zahl', 'ganzzahl' THEN
    v_stellen := CASE v_typ WHEN 'betrag' THEN 2 WHEN 'ganzzahl' THEN 0 ELSE 3 END;
    v_t := pg_catalog.btrim(pg_catalog.regexp_replace(v_t, '\s*(€|EUR|Euro)$', ''));
    IF v_t ~ '^[-−]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$' OR v_t ~ '^[-−]?[0-9]+,[0-9]+$' THEN
      v_t := pg_catalog.replace(pg_catalog.replace(v_t, '.', ''), ',', '.');           -- 1.234,56
    END IF;
    v_t := pg_catalog.replace(v_t, '−', '-');
    IF v_t !~ '^-?[0-9]{1,10}(\.[0-9]+)?$' THEN
      meldung := CASE v_typ WHEN 'betrag' THEN 'Bitte einen Betrag in Euro angeben, zum Beispiel 1.234,56.'
                            WHEN 'ganzzahl' THEN 'Bitte eine ganze Zahl angeben.'
                            ELSE 'Bitte eine Zahl angeben, zum Beispiel 1234,5.' END;
      RETURN;
    END IF;
    v_zahl := v_t::numeric;
    IF v_zahl <> pg_catalog.round(v_zahl, v_stellen) THEN
      meldung := CASE v_stellen WHEN 0 THEN 'Bitte eine ganze Zahl angeben.' ELSE 'Höchstens ' || v_stellen || ' Nachkommastellen.' END;
      RETURN;
    END IF;
    IF v_zahl < coalesce((p_feld->>'min')::numeric, 0) THEN
      meldung := CASE WHEN p_feld ? 'min' AND (p_feld->>'min')::numeric <> 0
                      THEN 'Der Wert muss mindestens ' || pg_catalog.replace(p_feld->>'min', '.', ',') || ' sein.'
                      ELSE 'Der Wert darf nicht negativ sein.' END;
      RETURN;
    END IF;
    IF v_zahl > coalesce((p_feld->>'max')::numeric, v_zahl) THEN
      meldung := 'Der Wert darf höchstens ' || pg_catalog.replace(p_feld->>'max', '.', ',') || ' sein.';
      RETURN;
    END IF;
    wert := pg_catalog.to_jsonb(CASE v_typ WHEN 'betrag' THEN pg_catalog.round(v_zahl, 2)::text ELSE v_t END);

  WHEN 'auswahl' THEN
    IF NOT EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(coalesce(p_feld->'optionen', '[]')) o WHERE o->>'wert' = v_t) THEN
      meldung := 'Bitte eine der Möglichkeiten auswählen.';
      RETURN;
    END IF;
    wert := pg_catalog.to_jsonb(v_t);

  WHEN 'ja_nein' THEN
    IF pg_catalog.lower(v_t) NOT IN ('ja', 'nein', 'true', 'false', '1', '0', 'on') THEN
      meldung := 'Bitte Ja oder Nein angeben.';
      RETURN;
    END IF;
    wert := pg_catalog.to_jsonb(pg_catalog.lower(v_t) IN ('ja', 'true', '1', 'on'));

  WHEN 'iban' THEN
    wert := pg_catalog.to_jsonb(engine.iban_lesen(v_t));
    IF wert IS NULL THEN
      meldung := 'Diese IBAN ist nicht gültig: Länge oder Prüfziffer stimmt nicht.';
    END IF;

  WHEN 'email' THEN
    IF v_t !~ '^[^@\s<>"]+@[^@\s<>".]+(\.[^@\s<>".]+)+$' THEN
      meldung := 'Bitte eine E-Mail-Adresse angeben, zum Beispiel name@beispiel.de.';
      RETURN;
    END IF;
    wert := pg_catalog.to_jsonb(v_t);

  WHEN 'datei', 'kennung' THEN
    IF v_t !~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN
      meldung := CASE v_typ WHEN 'datei' THEN 'Die Datei ist nicht angekommen. Bitte noch einmal auswählen.' ELSE 'Bitte auswählen.' END;
      RETURN;
    END IF;
    wert := pg_catalog.to_jsonb(pg_catalog.lower(v_t));

  ELSE
    RAISE EXCEPTION USING ERRCODE = 'MA020', MESSAGE = 'Unbekannter Feldtyp in der Maschine: ' || coalesce(v_typ, 'keiner'),
      HINT = 'Feldtypen: text, langtext, datum, zeitpunkt, betrag, zahl, ganzzahl, auswahl, ja_nein, iban, email, datei, kennung.';
  END CASE;
END
$fn$;
ALTER FUNCTION engine.feld_lesen(jsonb, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.feld_lesen(jsonb, text) FROM PUBLIC;
COMMENT ON FUNCTION engine.feld_lesen(jsonb, text) IS
'Liest einen eingegebenen Wert nach dem Typ des Feldes. wert: Datum als JJJJ-MM-TT, Zeitpunkt in UTC, Betrag mit Punkt und zwei Stellen; meldung: Text für das Feld.
Fehler: MA020 unbekannter Feldtyp (Fehler in der Maschine).';
