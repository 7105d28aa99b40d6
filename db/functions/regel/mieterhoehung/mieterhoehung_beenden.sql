-- Why it ended without a new rent.
CREATE FUNCTION regel.mieterhoehung_beenden(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mieterhoehungen AS e SET urteil_am = coalesce((p_k.daten->>'urteil_am')::date, e.urteil_am),
         beendet_grund = coalesce(p_k.daten->>'grund', CASE p_k.nach WHEN 'abgewiesen' THEN 'Klage abgewiesen' WHEN 'verfristet' THEN 'Klagefrist verstrichen' ELSE 'Mieterseite hat nach § 561 BGB gekündigt' END)
   WHERE e.mandant_id = p_k.mandant_id AND e.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('miete', 'bleibt unverändert');
END
$fn$;
ALTER FUNCTION regel.mieterhoehung_beenden(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterhoehung_beenden(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterhoehung_beenden(engine.kontext) IS
'Hält fest, warum das Verlangen ohne neue Miete geendet hat.';
