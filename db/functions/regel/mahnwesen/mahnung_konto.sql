-- The account to pay to: of the object, for rent or Hausgeld.
-- SELECT regel.mahnung_konto(1, 17, NULL)->>'iban';   →  DE02120300000000202051
CREATE FUNCTION regel.mahnung_konto(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_einheit_id bigint)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.jsonb_build_object('iban', k.iban, 'bic', nullif(k.bic, ''), 'institut', coalesce(nullif(k.bank, ''), 'Bank'), 'inhaber', coalesce(nullif(k.inhaber, ''), ma.name))
  FROM akte.einheiten e
  JOIN akte.bankkonten k ON k.mandant_id = e.mandant_id AND k.objekt_id = e.objekt_id AND k.zweck = CASE WHEN p_mietverhaeltnis_id IS NULL THEN 'hausgeld' ELSE 'miete' END
  JOIN akte.mandanten ma ON ma.id = e.mandant_id
 WHERE e.mandant_id = p_mandant_id
   AND e.id = coalesce(p_einheit_id, (SELECT m.einheit_id FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id))
 ORDER BY k.gueltig_ab DESC NULLS LAST, k.id DESC
 LIMIT 1
$fn$;
ALTER FUNCTION regel.mahnung_konto(bigint, bigint, bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_konto(bigint, bigint, bigint) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_konto(bigint, bigint, bigint) IS
'Konto, auf das zu zahlen ist: Miet- oder Hausgeldkonto des Objekts.';
