-- Works a stored derivation out again with today's rules and reference rows.
--
--   SELECT * FROM recht.nachrechnen(recht.rechenweg('bescheinigung_bis', '{"p_einzug": "2026-10-01"}'));
--    → t | NULL
CREATE FUNCTION recht.nachrechnen(p_rechenweg jsonb)
RETURNS TABLE (gleich boolean, erste_abweichung jsonb)
LANGUAGE plpgsql
STABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_neu  jsonb;
  v_teil text;
BEGIN
  PERFORM recht.pflicht_pruefen(p_name := 'p_rechenweg', p_fehlt := p_rechenweg IS NULL);
  IF jsonb_typeof(p_rechenweg) <> 'object' OR NOT p_rechenweg ?& ARRAY['funktion', 'argumente', 'version', 'schritte', 'ergebnis']
     OR jsonb_typeof(p_rechenweg->'schritte') <> 'array' THEN
    RAISE EXCEPTION USING
      ERRCODE = 'MA219', MESSAGE = 'Das ist kein Rechenweg.', DETAIL = left(p_rechenweg::text, 200),
      HINT = 'Einen Rechenweg übergeben, wie recht.rechenweg ihn liefert: funktion, argumente, version, stichtag, schritte, ergebnis.';
  END IF;
  v_neu := recht.rechenweg(p_funktion := p_rechenweg->>'funktion', p_argumente := p_rechenweg->'argumente');
  gleich := false;

  FOREACH v_teil IN ARRAY ARRAY['version', 'argumente', 'stichtag'] LOOP
    IF p_rechenweg->v_teil IS DISTINCT FROM v_neu->v_teil THEN
      erste_abweichung := jsonb_build_object('teil', v_teil, 'gespeichert', p_rechenweg->v_teil, 'neu', v_neu->v_teil);
      RETURN NEXT;
      RETURN;
    END IF;
  END LOOP;

  -- The wording of a rule may be improved without old derivations counting as different; for its content stands version.
  FOR v_nummer IN 0 .. greatest(jsonb_array_length(p_rechenweg->'schritte'), jsonb_array_length(v_neu->'schritte')) - 1 LOOP
    FOREACH v_teil IN ARRAY ARRAY['schritt', 'norm', 'eingaben', 'feiertage', 'referenz', 'ergebnis', 'version'] LOOP
      IF p_rechenweg->'schritte'->v_nummer->v_teil IS DISTINCT FROM v_neu->'schritte'->v_nummer->v_teil THEN
        erste_abweichung := jsonb_build_object(
          'schritt', v_nummer + 1, 'teil', v_teil,
          'gespeichert', p_rechenweg->'schritte'->v_nummer->v_teil, 'neu', v_neu->'schritte'->v_nummer->v_teil);
        RETURN NEXT;
        RETURN;
      END IF;
    END LOOP;
  END LOOP;

  IF p_rechenweg->'ergebnis' IS DISTINCT FROM v_neu->'ergebnis' THEN
    erste_abweichung := jsonb_build_object('teil', 'ergebnis', 'gespeichert', p_rechenweg->'ergebnis', 'neu', v_neu->'ergebnis');
    RETURN NEXT;
    RETURN;
  END IF;
  gleich := true;
  RETURN NEXT;
END
$fn$;
ALTER FUNCTION recht.nachrechnen(jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.nachrechnen(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.nachrechnen(jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.nachrechnen(jsonb) IS
'Rechnet einen gespeicherten Rechenweg nach, mit der heutigen Regelfassung und den heutigen Referenzzeilen. gleich: alles stimmt überein. erste_abweichung: {teil, gespeichert, neu}, in einem Schritt auch {schritt}; NULL, wenn gleich. Reihenfolge: version, argumente, stichtag, dann Schritt für Schritt Norm, Eingaben, Feiertage, Referenzzeilen (mit Fassung), Ergebnis, zuletzt das Gesamtergebnis. Der Wortlaut der Regel wird nicht verglichen.
Fehler: MA201, MA219 kein Rechenweg, MA217, MA218 und die Fehler der Funktion, wenn heute eine Referenzzeile fehlt.';
