-- More rent for the permission only where it could not be expected otherwise, and only if the tenant agrees.
CREATE FUNCTION regel.untervermietung_zuschlag(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  IF (p_k.daten->>'zuschlag')::numeric > 0 AND (pg_catalog.length(coalesce(p_k.daten->>'zuschlag_grund', '')) < 10 OR NOT coalesce((p_k.daten->>'zuschlag_zugestimmt')::boolean, false)) THEN
    RETURN engine.ablehnung('MAB42', 'Ein Zuschlag ist nur zulässig, wenn die Überlassung ohne ihn nicht zuzumuten ist und die Mieterseite zustimmt.',
      'Grund nennen (zum Beispiel höhere Betriebskosten durch eine weitere Person) und das Einverständnis festhalten, oder ohne Zuschlag erlauben.', '§ 553 Abs. 2 BGB',
      CASE WHEN pg_catalog.length(coalesce(p_k.daten->>'zuschlag_grund', '')) < 10 THEN 'zuschlag_grund' ELSE 'zuschlag_zugestimmt' END);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.untervermietung_zuschlag(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untervermietung_zuschlag(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.untervermietung_zuschlag(engine.kontext) IS
'Bedingung: Ein Zuschlag ist begründet, und die Mieterseite ist einverstanden (MAB42). Norm: § 553 Abs. 2 BGB.';
