-- Warning and escalation: lists show the period in front, from the one-month step on as urgent.
CREATE FUNCTION regel.nk_warnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_a     akte.nk_abrechnungen := regel.nk_abrechnung(p_k);
  v_stufe int := CASE p_k.ereignis WHEN 'frist_drei_monate' THEN 1 WHEN 'frist_ein_monat' THEN 2 ELSE 3 END;
BEGIN
  UPDATE akte.nk_abrechnungen AS a SET warnstufe = greatest(a.warnstufe, v_stufe) WHERE a.mandant_id = p_k.mandant_id AND a.id = v_a.id;
  RETURN pg_catalog.jsonb_build_object('abrechnen_bis', recht.nk_abrechnung_bis(p_zeitraum_ende := v_a.zeitraum_bis),
    'hinweis', CASE v_stufe WHEN 1 THEN 'Noch drei Monate bis zum Ende der Abrechnungsfrist.' WHEN 2 THEN 'Nur noch ein Monat: Die Abrechnung muss den Mietern rechtzeitig zugehen.'
                            ELSE 'Die Abrechnungsfrist ist abgelaufen: Nachforderungen sind ausgeschlossen, wenn die Verspätung zu vertreten ist.' END);
END
$fn$;
ALTER FUNCTION regel.nk_warnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_warnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_warnen(engine.kontext) IS
'Wirkung: vermerkt die Warnstufe der Abrechnungsfrist. Norm: § 556 Abs. 3 Satz 2, 3 BGB.';
