-- Puts what is free of a payment to the debtor's claims and lets the dunning follow.
-- SELECT regel.zahlung_verteilen(s, 31, '{4711}');   →  {"zugeordnet": "420.00", "frei": "0.00", "zeilen": 1}
CREATE FUNCTION regel.zahlung_verteilen(p_s sitzung.person, p_zahlung_id bigint, p_bestimmt bigint[])
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_summe  numeric;
  v_zeilen int;
BEGIN
  SELECT coalesce(sum(v.zugeordnet), 0.00), coalesce(sum(v.zeilen), 0)::int INTO v_summe, v_zeilen
    FROM regel.zahlungen_verteilen(p_s, ARRAY[p_zahlung_id],
           CASE WHEN pg_catalog.cardinality(p_bestimmt) > 0 THEN pg_catalog.jsonb_build_object(p_zahlung_id, pg_catalog.to_jsonb(p_bestimmt)) ELSE '{}' END) v;
  RETURN pg_catalog.jsonb_build_object('zugeordnet', v_summe::text, 'zeilen', v_zeilen,
    'frei', (SELECT z.frei::text FROM akte.zahlungen z WHERE z.mandant_id = p_s.mandant_id AND z.id = p_zahlung_id));
END
$fn$;
ALTER FUNCTION regel.zahlung_verteilen(sitzung.person, bigint, bigint[]) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.zahlung_verteilen(sitzung.person, bigint, bigint[]) FROM PUBLIC;
COMMENT ON FUNCTION regel.zahlung_verteilen(sitzung.person, bigint, bigint[]) IS
'Ordnet das Freie einer Zahlung den Forderungen des Schuldners zu (regel.zahlungen_verteilen). Ergebnis: zugeordnet, frei (Euro), zeilen.';
