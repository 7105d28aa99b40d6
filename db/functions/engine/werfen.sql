-- SELECT engine.werfen(engine.ablehnung('MA510', 'So nicht.', 'Anders.'));   →  ERROR MA510
CREATE FUNCTION engine.werfen(p_ablehnung engine.ablehnung, p_offen jsonb DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  -- norm and field travel in the CONSTRAINT and COLUMN slots of the error, what could be overridden in DATATYPE; the door reads them back
  RAISE EXCEPTION USING
    ERRCODE    = p_ablehnung.fehlercode,
    MESSAGE    = p_ablehnung.meldung,
    DETAIL     = coalesce(p_ablehnung.detail, ''),
    HINT       = coalesce(p_ablehnung.hinweis, ''),
    CONSTRAINT = coalesce(p_ablehnung.norm, ''),
    COLUMN     = coalesce(p_ablehnung.feld, ''),
    DATATYPE   = coalesce(p_offen::text, '');
END
$fn$;
ALTER FUNCTION engine.werfen(engine.ablehnung, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.werfen(engine.ablehnung, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.werfen(engine.ablehnung, jsonb) IS
'Wirft eine Ablehnung als Fehler; die Tür (engine.ausloesen, engine.starten) macht daraus wieder eine Zeile.
p_offen: Bedingung → Meldung, alle verletzten Bedingungen, die die Teamleitung übersteuern dürfte.';
