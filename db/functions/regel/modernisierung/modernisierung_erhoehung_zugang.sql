-- From when the increase is owed, and until when the tenant may give notice for it.
CREATE FUNCTION regel.modernisierung_erhoehung_zugang(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_tag date := (p_k.daten->>'zugang_am')::date;
  v_m   akte.modernisierungen;
BEGIN
  UPDATE akte.modernisierungen AS m
     SET erhoehung_zugang_am = v_tag, erhoehung_nachweis = p_k.daten->>'zugang_nachweis', wirksam_ab = recht.modernisierung_wirksam_ab(p_zugang := v_tag, p_ordnungsgemaess := m.ordnungsgemaess),
         sonderkuendigung_561_bis = (SELECT s.kuendigung_bis_193 FROM recht.sonderkuendigung_561(p_zugang := v_tag, p_land := regel.land(p_k.mandant_id, p_k.bezug_id)) s)
   WHERE m.mandant_id = p_k.mandant_id AND m.vorgang_id = p_k.vorgang_id RETURNING * INTO v_m;
  PERFORM engine.fristen_neu_setzen(p_k);
  RETURN pg_catalog.jsonb_build_object('wirksam_ab', v_m.wirksam_ab, 'sonderkuendigung_bis', v_m.sonderkuendigung_561_bis);
END
$fn$;
ALTER FUNCTION regel.modernisierung_erhoehung_zugang(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_erhoehung_zugang(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_erhoehung_zugang(engine.kontext) IS
'Berechnet den Beginn der erhöhten Miete. Norm: §§ 559b, 561 BGB.';
