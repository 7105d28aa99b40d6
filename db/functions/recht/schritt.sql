-- Ein Schritt eines Rechenwegs.
--
--   SELECT recht.schritt('Zwei Wochen nach dem Einzug.', '§ 19 Abs. 1 BMG', '{"einzug": "2026-10-01"}', '"2026-10-15"');
--    → {"norm": "§ 19 Abs. 1 BMG", "regel": "Zwei Wochen nach dem Einzug.", "eingaben": {"einzug": "2026-10-01"},
--       "ergebnis": "2026-10-15", "feiertage": [], "referenz": []}
CREATE FUNCTION recht.schritt(p_regel text, p_norm text, p_eingaben jsonb, p_ergebnis jsonb, p_feiertage jsonb DEFAULT '[]', p_referenz jsonb DEFAULT '[]')
RETURNS jsonb
LANGUAGE sql
IMMUTABLE
PARALLEL SAFE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
  SELECT jsonb_build_object('regel', p_regel, 'norm', p_norm, 'eingaben', p_eingaben, 'ergebnis', p_ergebnis,
                            'feiertage', p_feiertage, 'referenz', p_referenz)
$fn$;
ALTER FUNCTION recht.schritt(text, text, jsonb, jsonb, jsonb, jsonb) OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION recht.schritt(text, text, jsonb, jsonb, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recht.schritt(text, text, jsonb, jsonb, jsonb, jsonb) TO PUBLIC;
COMMENT ON FUNCTION recht.schritt(text, text, jsonb, jsonb, jsonb, jsonb) IS
'Ein Schritt eines Rechenwegs: Regel (deutscher Satz), Norm, Eingaben, Ergebnis, benutzte Feiertage und Referenzzeilen. Nummer und Version setzt recht.wegblatt.';
