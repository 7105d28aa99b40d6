-- Brings the monthly claims from a day on into line with the surcharges, by appended parts; running it twice changes nothing. A reduction of the
-- rent follows, because it is a part of all of it.
-- → {"forderungen_mit_zuschlag": 2, "zuschlag_gebucht": "67.50"}
CREATE FUNCTION regel.untermietzuschlag_buchen(p_k engine.kontext, p_ab date)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f      record;
  v_soll   numeric;
  v_anzahl int := 0;
  v_summe  numeric := 0.00;
BEGIN
  FOR v_f IN
    SELECT f.id, f.monat, (SELECT coalesce(sum(t.betrag), 0) FROM akte.mietzahlung_bestandteile t WHERE t.mandant_id = f.mandant_id AND t.forderung_id = f.id AND t.art = 'untermietzuschlag') AS ist
      FROM akte.mietzahlungen f
     WHERE f.mandant_id = p_k.mandant_id AND f.mietverhaeltnis_id = p_k.bezug_id AND f.art = 'miete' AND f.status <> 'storniert'
       AND f.monat >= pg_catalog.date_trunc('month', p_ab::timestamp)::date
     ORDER BY f.monat
  LOOP
    v_soll := regel.untermietzuschlag_fuer_monat(p_k.mandant_id, p_k.bezug_id, v_f.monat);
    CONTINUE WHEN v_soll = v_f.ist;
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, vorgang_id, gebucht_am)
    VALUES (p_k.mandant_id, v_f.id, 'untermietzuschlag', v_soll - v_f.ist, CASE WHEN v_soll > v_f.ist THEN 'Untermietzuschlag' ELSE 'Untermietzuschlag zurückgenommen' END, p_k.vorgang_id, p_k.jetzt);
    v_anzahl := v_anzahl + 1;
    v_summe  := v_summe + v_soll - v_f.ist;
  END LOOP;
  RETURN CASE WHEN v_anzahl > 0 THEN pg_catalog.jsonb_build_object('forderungen_mit_zuschlag', v_anzahl, 'zuschlag_gebucht', v_summe::numeric(12,2)::text) ELSE '{}' END
         || coalesce(regel.minderung_buchen(p_k := p_k, p_ab := p_ab), '{}');
END
$fn$;
ALTER FUNCTION regel.untermietzuschlag_buchen(engine.kontext, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.untermietzuschlag_buchen(engine.kontext, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.untermietzuschlag_buchen(engine.kontext, date) IS
'Gleicht die vorhandenen Monatsmieten ab einem Tag an den Untermietzuschlag an (Bestandteil untermietzuschlag, taggenau, nicht doppelt). Norm: § 553 Abs. 2 BGB.';
