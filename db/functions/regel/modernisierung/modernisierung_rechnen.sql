-- The increase of this flat, by the law of the day the announcement arrived (or the works began without one). Raises MA211 where the wording
-- of that law is not on record: then somebody has to read it and enter the row.
-- SELECT regel.modernisierung_rechnen(k)->>'monatlich';   →  252.00
CREATE FUNCTION regel.modernisierung_rechnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_m              akte.modernisierungen := regel.modernisierung_zeile(p_k);
  v_d              jsonb := p_k.daten;
  v_vereinfacht    boolean := coalesce((p_k.daten->>'vereinfacht')::boolean, false);
  v_flaeche        numeric := coalesce(regel.miethoehe_flaeche(p_k.mandant_id, p_k.bezug_id), (p_k.daten->>'wohnflaeche')::numeric);
  v_miete          numeric := (regel.kondition(p_k.mandant_id, p_k.bezug_id, p_k.heute)).nettokaltmiete;
  v_stichtag       date := coalesce(v_m.ankuendigung_zugang_am, v_m.begonnen_am);
  v_bisher         numeric;
  v_bisher_heizung numeric;
  v_fruehere       numeric;
  v_args           jsonb;
  v_allgemein      record;
  v_einfach        record;
  v_monatlich      numeric;
  v                jsonb;
BEGIN
  SELECT coalesce(sum(x.erhoehung), 0), coalesce(sum(x.erhoehung) FILTER (WHERE x.heizung IS NOT NULL), 0) INTO v_bisher, v_bisher_heizung
    FROM akte.modernisierungen x
   WHERE x.mandant_id = p_k.mandant_id AND x.mietverhaeltnis_id = p_k.bezug_id AND x.id <> v_m.id AND x.erhoehung IS NOT NULL AND x.status IN ('erhoehung_erklaert', 'umgesetzt')
     AND coalesce(x.wirksam_ab, p_k.heute) > (p_k.heute - interval '6 years')::date;
  SELECT coalesce(sum(x.kosten), 0) INTO v_fruehere
    FROM akte.modernisierungen x
   WHERE x.mandant_id = p_k.mandant_id AND x.mietverhaeltnis_id = p_k.bezug_id AND x.id <> v_m.id AND x.erhoehung IS NOT NULL AND x.status IN ('erhoehung_erklaert', 'umgesetzt')
     AND coalesce(x.wirksam_ab, p_k.heute) > (p_k.heute - interval '5 years')::date;
  v_args := pg_catalog.jsonb_build_object('p_kosten', (v_d->>'kosten')::numeric, 'p_erhaltung', coalesce((v_d->>'erhaltung')::numeric, 0), 'p_drittmittel', coalesce((v_d->>'drittmittel')::numeric, 0),
    'p_flaeche', v_flaeche, 'p_kaltmiete', v_miete, 'p_bisher_6_jahre', CASE WHEN v_m.heizung IS NULL THEN v_bisher ELSE v_bisher_heizung END, 'p_stichtag', v_stichtag, 'p_heizung', v_m.heizung);
  v := pg_catalog.jsonb_build_object('stichtag', v_stichtag, 'miete_bisher', v_miete, 'flaeche', v_flaeche, 'bisher', v_bisher);
  -- the general cap holds for every measure; in the simplified procedure and for a heating it is a second limit
  SELECT r.kappung_rest, r.monatlich, r.jahresbetrag INTO v_allgemein
    FROM recht.modernisierung(p_kosten := (v_d->>'kosten')::numeric, p_erhaltung := coalesce((v_d->>'erhaltung')::numeric, 0), p_drittmittel := coalesce((v_d->>'drittmittel')::numeric, 0),
           p_flaeche := v_flaeche, p_kaltmiete := v_miete, p_bisher_6_jahre := v_bisher, p_stichtag := v_stichtag) r;
  IF v_vereinfacht THEN
    SELECT r.zulaessig, r.monatlich INTO v_einfach FROM recht.modernisierung_vereinfacht(p_kosten := (v_d->>'kosten')::numeric, p_fruehere_5_jahre := v_fruehere, p_stichtag := v_stichtag) r;
    v := v || pg_catalog.jsonb_build_object('zulaessig', v_einfach.zulaessig, 'monatlich', least(v_einfach.monatlich, v_allgemein.kappung_rest), 'rechenwege', pg_catalog.jsonb_build_array(
      recht.rechenweg('modernisierung_vereinfacht', pg_catalog.jsonb_build_object('p_kosten', (v_d->>'kosten')::numeric, 'p_fruehere_5_jahre', v_fruehere, 'p_stichtag', v_stichtag))));
  ELSIF v_m.heizung IS NULL THEN
    v := v || pg_catalog.jsonb_build_object('zulaessig', true, 'monatlich', v_allgemein.monatlich, 'rechenwege', pg_catalog.jsonb_build_array(recht.rechenweg('modernisierung', v_args)));
  ELSE
    SELECT least(r.monatlich, v_allgemein.kappung_rest) INTO v_monatlich
      FROM recht.modernisierung(p_kosten := (v_d->>'kosten')::numeric, p_erhaltung := coalesce((v_d->>'erhaltung')::numeric, 0), p_drittmittel := coalesce((v_d->>'drittmittel')::numeric, 0),
             p_flaeche := v_flaeche, p_kaltmiete := v_miete, p_bisher_6_jahre := v_bisher_heizung, p_stichtag := v_stichtag, p_heizung := v_m.heizung) r;
    v := v || pg_catalog.jsonb_build_object('zulaessig', true, 'monatlich', v_monatlich, 'rechenwege', pg_catalog.jsonb_build_array(recht.rechenweg('modernisierung', v_args)));
  END IF;
  v_monatlich := coalesce((v_d->>'erhoehung')::numeric, (v->>'monatlich')::numeric);
  RETURN v || pg_catalog.jsonb_build_object('erhoehung', v_monatlich,
    'ordnungsgemaess', (v_m.ohne_ankuendigung IN ('unerheblich', 'vereinbart')
                        OR (v_m.ohne_ankuendigung IS NULL AND v_m.ankuendigung_zugang_am IS NOT NULL AND v_m.begonnen_am >= v_m.fruehester_beginn))
                       IS TRUE AND NOT coalesce(v_monatlich > v_m.erwartete_erhoehung * 1.1, false));
END
$fn$;
ALTER FUNCTION regel.modernisierung_rechnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.modernisierung_rechnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.modernisierung_rechnen(engine.kontext) IS
'Rechnet die Mieterhöhung nach Modernisierung: zulaessig, monatlich (Höchstbetrag), erhoehung (verlangt), ordnungsgemaess (sonst sechs Monate später), miete_bisher, stichtag, rechenwege. Norm: §§ 559, 559b, 559c, 559e BGB. Fehler: MA211 Gesetzesfassung nicht erfasst.';
