-- Interest of the deposit until the day it is paid out, by the rates the settlement would use.   → {"zinsen": "12.34"}
CREATE FUNCTION regel.mieterwechsel_zinsen(p_k engine.kontext, p_kaution_id bigint, p_bis date)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_ein    jsonb;
  v_saetze jsonb;
BEGIN
  SELECT coalesce(pg_catalog.jsonb_agg(pg_catalog.jsonb_build_array(e.wertstellung, e.betrag::text) ORDER BY e.wertstellung, e.id), '[]') INTO v_ein
    FROM regel.kaution_einzahlungen(p_k.mandant_id, p_kaution_id) e;
  IF v_ein = '[]' OR (v_ein->0->>0)::date >= p_bis OR NOT (SELECT c.verzinslich FROM akte.kautionen c WHERE c.mandant_id = p_k.mandant_id AND c.id = p_kaution_id) THEN
    RETURN pg_catalog.jsonb_build_object('zinsen', '0.00');
  END IF;
  v_saetze := regel.kaution_saetze(p_k, (SELECT e.objekt_id FROM akte.mietverhaeltnisse m JOIN akte.einheiten e ON e.mandant_id = m.mandant_id AND e.id = m.einheit_id
                                          WHERE m.mandant_id = p_k.mandant_id AND m.id = p_k.bezug_id), (v_ein->0->>0)::date, p_bis - 1);
  IF v_saetze->'fehlt' <> '[]' THEN
    RETURN pg_catalog.jsonb_build_object('zinsen', NULL);
  END IF;
  RETURN pg_catalog.jsonb_build_object('zinsen', (SELECT coalesce(sum(z.zinsen), 0)::numeric(12,2)::text
                          FROM recht.kaution_zinsen(p_einzahlungen := v_ein, p_bis := p_bis, p_zinssaetze := nullif(v_saetze->'saetze', 'null')) z));
END
$fn$;
ALTER FUNCTION regel.mieterwechsel_zinsen(engine.kontext, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mieterwechsel_zinsen(engine.kontext, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.mieterwechsel_zinsen(engine.kontext, bigint, date) IS
'Zinsen der Kaution bis zum Tag der Auszahlung: {"zinsen": "12.34"}, zinsen NULL, wenn für ein Jahr kein Satz da ist. Norm: § 551 Abs. 3 BGB.';
