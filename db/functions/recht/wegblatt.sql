-- A whole derivation out of its steps.
--
--   SELECT recht.wegblatt('bescheinigung_bis', '{"p_einzug": "2026-10-01"}', '2026-11-1', DATE '2026-10-01',
--            ARRAY[recht.schritt('Zwei Wochen nach dem Einzug.', '§ 19 Abs. 1 BMG', '{}', '"2026-10-15"')], '"2026-10-15"');
--    → {"funktion": "bescheinigung_bis", "schritte": [{"schritt": 1, "version": "2026-11-1", …}], "ergebnis": "2026-10-15", …}
CREATE FUNCTION recht.wegblatt(p_funktion text, p_argumente jsonb, p_version text, p_stichtag date, p_schritte jsonb[], p_ergebnis jsonb)
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT jsonb_build_object(
    'funktion', p_funktion, 'argumente', p_argumente, 'version', p_version, 'stichtag', p_stichtag, 'ergebnis', p_ergebnis,
    'schritte', (SELECT coalesce(jsonb_agg(s.wert || jsonb_build_object('schritt', s.nummer, 'version', p_version) ORDER BY s.nummer), '[]')
                 FROM unnest(p_schritte) WITH ORDINALITY AS s (wert, nummer)))
$fn$;
ALTER FUNCTION recht.wegblatt(text, jsonb, text, date, jsonb[], jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.wegblatt(text, jsonb, text, date, jsonb[], jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.wegblatt(text, jsonb, text, date, jsonb[], jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.wegblatt(text, jsonb, text, date, jsonb[], jsonb) IS
'Setzt einen Rechenweg zusammen: {funktion, argumente, version, stichtag, schritte, ergebnis}; nummeriert die Schritte. p_version: Fassung der Regel im Code (JJJJ-MM-Nummer); sie wird erhöht, wenn sich die Rechnung ändert. p_stichtag: der Tag, dessen Recht gilt.';
