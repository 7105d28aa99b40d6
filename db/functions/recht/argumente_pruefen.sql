-- Checks the function name and the arguments of a derivation against the catalogue.
--
--   SELECT recht.argumente_pruefen('bescheinigung_bis', '{"p_einzug": "2026-10-01"}');
--    → (nichts)          und mit {"p_auszug": …}: MA218
CREATE FUNCTION recht.argumente_pruefen(p_funktion text, p_argumente jsonb)
RETURNS void
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_erlaubt text[];
  v_arten   text[];
  v_pflicht text[];
  v_falsch  text;
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := 'p_funktion', p_fehlt := p_funktion IS NULL);
  PERFORM recht.pflicht_pruefen(p_name := 'p_argumente', p_fehlt := p_argumente IS NULL);
  IF jsonb_typeof(p_argumente) <> 'object' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA218', MESSAGE = 'p_argumente ist kein Objekt.', DETAIL = left(p_argumente::text, 200),
      HINT = 'Die Angaben mit Namen übergeben: {"p_einzug": "2026-10-01"}.';
  END IF;

  -- Every function with a rechenweg_<name> has a derivation, and kuendigungsfrist, which brings its own.
  SELECT p.proargnames[1:p.pronargs], ARRAY(SELECT format_type(a.art, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY AS a (art, nummer) ORDER BY a.nummer),
         p.proargnames[1:p.pronargs - p.pronargdefaults]
  INTO v_erlaubt, v_arten, v_pflicht
  FROM pg_proc AS p
  WHERE p.pronamespace = 'recht'::regnamespace
    AND p.proname = CASE p_funktion WHEN 'kuendigungsfrist' THEN p_funktion ELSE 'rechenweg_' || p_funktion END;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA217',
      MESSAGE = format('Zu „%s“ gibt es keinen Rechenweg.', p_funktion),
      DETAIL  = (SELECT format('Rechenwege gibt es zu: %s.', string_agg(s.name, ', ' ORDER BY s.name))
                 FROM (SELECT substr(p.proname, 11) AS name FROM pg_proc AS p
                       WHERE p.pronamespace = 'recht'::regnamespace AND p.proname LIKE 'rechenweg\_%'
                       UNION ALL SELECT 'kuendigungsfrist') AS s),
      HINT    = 'Den Namen der Funktion ohne Schema angeben.';
  END IF;

  SELECT min(k.name) INTO v_falsch FROM jsonb_object_keys(p_argumente) AS k (name) WHERE k.name <> ALL (v_erlaubt);
  IF v_falsch IS NOT NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA218',
      MESSAGE = format('recht.%s hat keine Angabe %s.', p_funktion, v_falsch),
      DETAIL  = format('Erlaubt sind: %s.', array_to_string(v_erlaubt, ', ')),
      HINT    = 'Den Namen der Angabe berichtigen oder sie weglassen.';
  END IF;

  SELECT min(a.name) INTO v_falsch FROM unnest(v_pflicht) AS a (name) WHERE NOT p_argumente ? a.name;
  IF v_falsch IS NOT NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA218',
      MESSAGE = format('Für recht.%s fehlt die Angabe %s.', p_funktion, v_falsch),
      DETAIL  = format('Pflicht sind: %s.', array_to_string(v_pflicht, ', ')),
      HINT    = format('%s ergänzen.', v_falsch);
  END IF;

  -- After this check every conversion succeeds; recht.rechenweg has no error to catch.
  SELECT min(a.name) INTO v_falsch
  FROM unnest(v_erlaubt, v_arten) AS a (name, art)
  WHERE p_argumente->>a.name IS NOT NULL
    AND NOT CASE a.art
          WHEN 'date' THEN recht.ist_tag(p_argumente->>a.name)
          WHEN 'numeric' THEN p_argumente->>a.name ~ '^-?\d{1,15}(\.\d{1,15})?$'
          WHEN 'integer' THEN p_argumente->>a.name ~ '^-?\d{1,9}$'
          WHEN 'boolean' THEN p_argumente->>a.name IN ('true', 'false')
          ELSE true END;
  IF v_falsch IS NOT NULL THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA218',
      MESSAGE = format('recht.%s: die Angabe %s hat nicht die richtige Art.', p_funktion, v_falsch),
      DETAIL  = format('%s = %s, verlangt ist %s.', v_falsch, left(p_argumente->>v_falsch, 100), v_arten[array_position(v_erlaubt, v_falsch)]),
      HINT    = 'Tage als JJJJ-MM-TT, Beträge mit Punkt, Wahrheitswerte als true oder false angeben.';
  END IF;
END
$fn$;
ALTER FUNCTION recht.argumente_pruefen(text, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.argumente_pruefen(text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.argumente_pruefen(text, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.argumente_pruefen(text, jsonb) IS
'Prüft, dass es zu p_funktion einen Rechenweg gibt (MA217) und p_argumente genau ihre Angaben nennt: keine unbekannte, jede ohne Vorgabewert, jede von der richtigen Art (MA218). MA201, wenn eine der beiden fehlt.';
