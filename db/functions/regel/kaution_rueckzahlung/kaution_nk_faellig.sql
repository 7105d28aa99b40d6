-- The Nebenkosten of the reserve can no longer demand anything: the rest is due to the tenant.
CREATE FUNCTION regel.kaution_nk_faellig(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.kautionsabrechnungen AS a SET ueberfaellig = true WHERE a.mandant_id = p_k.mandant_id AND a.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('ueberfaellig', true, 'hinweis', 'Abrechnungsfrist der Nebenkosten abgelaufen: Vorbehalt auszahlen');
END
$fn$;
ALTER FUNCTION regel.kaution_nk_faellig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_nk_faellig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_nk_faellig(engine.kontext) IS
'Vermerkt, dass die Frist für die Nebenkostenabrechnung des Vorbehalts abgelaufen ist. Norm: § 556 Abs. 3 BGB.';
