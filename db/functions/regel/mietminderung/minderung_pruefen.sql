-- What the check found; done again it replaces the earlier one, which stays in the log.
CREATE FUNCTION regel.minderung_pruefen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mietminderungen AS m
     SET verursacht_durch = p_k.daten->>'verursacht_durch', erheblich = (p_k.daten->>'erheblich')::boolean, bei_vertrag_bekannt = coalesce((p_k.daten->>'bei_vertrag_bekannt')::boolean, false),
         vorbehalt = (p_k.daten->>'vorbehalt')::boolean, energetisch = coalesce((p_k.daten->>'energetisch')::boolean, false), modernisierung_beginn = (p_k.daten->>'modernisierung_beginn')::date,
         pruefung = p_k.daten->>'pruefung', nachweis_datei_id = coalesce(regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'nachweis'), m.nachweis_datei_id)
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('verursacht_durch', p_k.daten->>'verursacht_durch');
END
$fn$;
ALTER FUNCTION regel.minderung_pruefen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_pruefen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_pruefen(engine.kontext) IS
'Hält das Ergebnis der Prüfung fest.';
