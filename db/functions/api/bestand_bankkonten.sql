-- SELECT bk_id, iban FROM api.bestand_bankkonten(zeilen);
CREATE FUNCTION api.bestand_bankkonten(p_b jsonb)
RETURNS TABLE (zeile int, schluessel text, bk_id text, k_id text, iban text, bic text, bank text, inhaber text)
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT b.zeile, b."BK_ID", b."BK_ID", b."K_ID", b."IBAN", b."BIC", b."Bank", b."Inhaber"
  FROM pg_catalog.jsonb_to_recordset(p_b->'bankkonten') AS b(zeile int, "BK_ID" text, "K_ID" text, "IBAN" text, "BIC" text, "Bank" text, "Inhaber" text)
$fn$;
ALTER FUNCTION api.bestand_bankkonten(jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.bestand_bankkonten(jsonb) FROM PUBLIC;
COMMENT ON FUNCTION api.bestand_bankkonten(jsonb) IS
'Bankkonten des gelesenen Exports (api.bestand_lesen).';
