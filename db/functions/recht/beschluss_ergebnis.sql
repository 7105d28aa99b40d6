-- Result of a vote of the owners.
--
--   SELECT * FROM recht.beschluss_ergebnis('mea', '[{"eigentuemer": "A", "einheiten": 3, "mea": 400, "stimme": "ja"},
--                                                   {"eigentuemer": "B", "einheiten": 1, "mea": 300, "stimme": "nein"}]');
--    → 400 | 300 | 0 | t
CREATE FUNCTION recht.beschluss_ergebnis(p_prinzip text, p_stimmen jsonb)
RETURNS TABLE (ja numeric, nein numeric, enthaltung numeric, angenommen boolean)
LANGUAGE plpgsql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_falsch record;
  v_feld   text := CASE p_prinzip WHEN 'mea' THEN 'mea' WHEN 'objekt' THEN 'einheiten' END;
BEGIN
  PERFORM recht.auswahl_pruefen(p_name := 'p_prinzip', p_wert := p_prinzip, p_erlaubt := ARRAY['kopf', 'mea', 'objekt']);
  PERFORM recht.pflicht_pruefen(p_name := 'p_stimmen', p_fehlt := p_stimmen IS NULL);
  IF jsonb_typeof(p_stimmen) <> 'array' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA214', MESSAGE = 'p_stimmen ist keine Liste.', DETAIL = left(p_stimmen::text, 200),
      HINT = 'Eine Liste angeben: [{"eigentuemer": "A", "einheiten": 3, "mea": 400, "stimme": "ja"}, …].';
  END IF;
  -- Every owner votes once (co-owners as one, § 25 Abs. 2 S. 2), with a readable weight.
  SELECT s.nummer, s.wert, s.doppelt INTO v_falsch
  FROM (SELECT e.nummer, e.wert, row_number() OVER (PARTITION BY e.wert->>'eigentuemer' ORDER BY e.nummer) > 1 AS doppelt
        FROM jsonb_array_elements(p_stimmen) WITH ORDINALITY AS e (wert, nummer)) AS s
  WHERE s.doppelt OR s.wert->>'eigentuemer' IS NULL
     OR coalesce(s.wert->>'stimme', '') NOT IN ('ja', 'nein', 'enthaltung')
     OR (v_feld IS NOT NULL AND coalesce(s.wert->>v_feld, '') !~ '^[0-9]{1,9}(\.[0-9]{1,9})?$')
  ORDER BY s.nummer
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = CASE WHEN v_falsch.wert->>v_feld LIKE '-%' THEN 'MA203' ELSE 'MA214' END,
      MESSAGE = CASE WHEN v_falsch.doppelt THEN format('Der Eigentümer der %s. Stimme hat schon gestimmt.', v_falsch.nummer)
                     ELSE format('Die %s. Stimme ist nicht lesbar.', v_falsch.nummer) END,
      DETAIL  = left(v_falsch.wert::text, 200),
      HINT    = format('Je Eigentümer eine Stimme ja, nein oder enthaltung%s.', coalesce(' mit ' || v_feld || ' als Zahl', ''));
  END IF;

  SELECT coalesce(sum(s.gewicht) FILTER (WHERE s.stimme = 'ja'), 0),
         coalesce(sum(s.gewicht) FILTER (WHERE s.stimme = 'nein'), 0),
         coalesce(sum(s.gewicht) FILTER (WHERE s.stimme = 'enthaltung'), 0)
  INTO ja, nein, enthaltung
  FROM (SELECT e.wert->>'stimme' AS stimme, CASE WHEN v_feld IS NULL THEN 1 ELSE (e.wert->>v_feld)::numeric END AS gewicht
        FROM jsonb_array_elements(p_stimmen) AS e (wert)) AS s;
  angenommen := ja > nein;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.beschluss_ergebnis(text, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.beschluss_ergebnis(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.beschluss_ergebnis(text, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.beschluss_ergebnis(text, jsonb) IS
'Zählt eine Abstimmung. p_prinzip: kopf (gesetzlich: je Eigentümer eine Stimme), objekt (Einheiten) oder mea (Miteigentumsanteile), die letzten beiden nur durch Vereinbarung. p_stimmen: [{"eigentuemer":"A","einheiten":3,"mea":400,"stimme":"ja"},…], stimme ja, nein oder enthaltung. angenommen: mehr Ja als Nein; Enthaltungen sind keine abgegebenen Stimmen, Gleichstand ist Ablehnung, eine Mindestzahl Anwesender gibt es nicht (seit 01.12.2020). Norm: § 25 Abs. 1, 2 WEG. Fehler: MA201, MA203, MA213 Prinzip, MA214 Stimme nicht lesbar oder doppelt.';
