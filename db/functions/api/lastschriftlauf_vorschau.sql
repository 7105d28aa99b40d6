-- What a run would collect.
-- SELECT bezeichnung, betrag, grund FROM api.lastschriftlauf_vorschau(5, '2026-12-03');   →  Miete Dezember 2026 | 1130.00 | NULL
CREATE FUNCTION api.lastschriftlauf_vorschau(p_bankkonto_id bigint, p_einzug_am date DEFAULT NULL, p_instrument text DEFAULT 'CORE')
RETURNS TABLE (quelle text, forderung_id bigint, schuldner text, bezeichnung text, faellig_am date, betrag numeric, iban text, grund text)
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT k.quelle, k.forderung_id, api.schuldnername((SELECT sitzung.mandant_id()), k.mietverhaeltnis_id, k.eigentuemer_id), k.bezeichnung, k.faellig_am, k.betrag, k.iban, k.grund
  FROM regel.lastschrift_kandidaten(p_mandant_id => (SELECT sitzung.mandant_id()), p_bankkonto_id => p_bankkonto_id, p_tag => coalesce(p_einzug_am, (SELECT engine.heute())), p_instrument => p_instrument) k
 WHERE (SELECT sitzung.kanal()) IN ('verwaltung', 'dienst')
 ORDER BY k.grund NULLS FIRST, k.faellig_am, k.forderung_id
$fn$;
ALTER FUNCTION api.lastschriftlauf_vorschau(bigint, date, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.lastschriftlauf_vorschau(bigint, date, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.lastschriftlauf_vorschau(bigint, date, text) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.lastschriftlauf_vorschau(bigint, date, text) IS
'Was ein Lastschriftlauf auf ein Konto an einem Tag einzöge; grund: warum ein Posten nicht dabei wäre.';
