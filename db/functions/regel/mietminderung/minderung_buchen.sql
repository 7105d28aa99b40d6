-- Brings the monthly claims from a day on into line with the quotas: what is missing is appended, what is too much is taken back by a part with
-- the other sign. Months before that day are none of this decision's business. Running it twice changes nothing. A claim is never reduced below nought.
-- → {"forderungen_geaendert": 2, "minderung_gebucht": "218.70"}
CREATE FUNCTION regel.minderung_buchen(p_k engine.kontext, p_ab date)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_f      record;
  v_r      jsonb;
  v_soll   numeric;
  v_anzahl int := 0;
  v_summe  numeric := 0.00;
BEGIN
  FOR v_f IN
    SELECT f.id, f.monat, b.rest, b.minderung
      FROM akte.mietzahlungen f
      CROSS JOIN LATERAL (SELECT coalesce(sum(t.betrag) FILTER (WHERE t.art <> 'minderung'), 0) AS rest, -coalesce(sum(t.betrag) FILTER (WHERE t.art = 'minderung'), 0) AS minderung
                            FROM akte.mietzahlung_bestandteile t WHERE t.mandant_id = f.mandant_id AND t.forderung_id = f.id) b
     WHERE f.mandant_id = p_k.mandant_id AND f.mietverhaeltnis_id = p_k.bezug_id AND f.art = 'miete' AND f.status <> 'storniert'
       AND f.monat >= pg_catalog.date_trunc('month', p_ab::timestamp)::date
     ORDER BY f.monat
  LOOP
    v_r    := regel.minderung_rechnen(p_k.mandant_id, p_k.bezug_id, v_f.monat);
    v_soll := least((v_r->>'betrag')::numeric, greatest(v_f.rest, 0));
    CONTINUE WHEN v_soll = v_f.minderung;
    INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, text, vorgang_id, gebucht_am)
    VALUES (p_k.mandant_id, v_f.id, 'minderung', v_f.minderung - v_soll,
            CASE WHEN v_soll > v_f.minderung THEN 'Mietminderung' ELSE 'Mietminderung zurückgenommen' END, p_k.vorgang_id, p_k.jetzt);
    INSERT INTO akte.minderung_buchungen (mandant_id, vorgang_id, forderung_id, monat, betrag_bisher, betrag_neu, rechenweg, gebucht_am)
    VALUES (p_k.mandant_id, p_k.vorgang_id, v_f.id, v_f.monat, v_f.minderung, v_soll,
            coalesce(nullif(v_r->'rechenweg', 'null'), recht.wegblatt(p_funktion := 'minderung_fuer_monat', p_argumente := pg_catalog.jsonb_build_object('p_monat', v_f.monat), p_version := '2026-11-1',
              p_stichtag := v_f.monat, p_schritte := ARRAY[recht.schritt(p_regel := 'In diesem Monat ist die Miete nicht mehr gemindert.', p_norm := '§ 536 Abs. 1 BGB', p_eingaben := '{}', p_ergebnis := '"0.00"')], p_ergebnis := '"0.00"')),
            p_k.jetzt);
    v_anzahl := v_anzahl + 1;
    v_summe  := v_summe + v_soll - v_f.minderung;
  END LOOP;
  RETURN CASE WHEN v_anzahl > 0 THEN pg_catalog.jsonb_build_object('forderungen_geaendert', v_anzahl, 'minderung_gebucht', v_summe::numeric(12,2)::text) END;
END
$fn$;
ALTER FUNCTION regel.minderung_buchen(engine.kontext, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_buchen(engine.kontext, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_buchen(engine.kontext, date) IS
'Gleicht die vorhandenen Monatsmieten eines Mietverhältnisses ab einem Tag an die Minderungsquoten an (Bestandteil minderung, taggenau, nicht doppelt) und hält je Änderung den Rechenweg fest. NULL, wenn sich nichts ändert. Norm: § 536 Abs. 1 BGB.';
