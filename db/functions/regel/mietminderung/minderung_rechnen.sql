-- The reduction of one month, day by day: days with the same rent and the same quota are one step. Rounded once, at the end.
-- SELECT regel.minderung_rechnen(1, 7, '2021-03-01')->>'betrag';   →  109.35
CREATE FUNCTION regel.minderung_rechnen(p_mandant_id bigint, p_mietverhaeltnis_id bigint, p_monat date)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_monat    date := pg_catalog.date_trunc('month', p_monat::timestamp)::date;
  v_ende     date := (v_monat + interval '1 month' - interval '1 day')::date;
  v_tage     int := extract(DAY FROM v_ende)::int;
  v_m        akte.mietverhaeltnisse := (SELECT m FROM akte.mietverhaeltnisse m WHERE m.mandant_id = p_mandant_id AND m.id = p_mietverhaeltnis_id);
  v_summe    numeric;
  v_schritte jsonb[];
BEGIN
  -- most leases have none: do not walk through the days for them
  IF NOT EXISTS (SELECT FROM akte.mietminderungen m JOIN akte.minderung_quoten q ON q.mandant_id = m.mandant_id AND q.minderung_id = m.id
                  WHERE m.mandant_id = p_mandant_id AND m.mietverhaeltnis_id = p_mietverhaeltnis_id AND q.ab <= v_ende) THEN
    RETURN pg_catalog.jsonb_build_object('betrag', '0.00', 'rechenweg', NULL);
  END IF;
  SELECT coalesce(sum(a.betrag), 0),
         pg_catalog.array_agg(recht.schritt(
           p_regel := regel.datum(a.von) || CASE WHEN a.bis > a.von THEN ' bis ' || regel.datum(a.bis) ELSE '' END || ': ' || a.tage || CASE a.tage WHEN 1 THEN ' Tag, ' ELSE ' Tage, ' END
                      || regel.euro(a.brutto) || ' × ' || pg_catalog.replace(a.quote::numeric(5,2)::text, '.', ',') || ' % × ' || a.tage || ' ÷ ' || v_tage,
           p_norm := '§ 536 Abs. 1 BGB',
           p_eingaben := pg_catalog.jsonb_build_object('von', a.von, 'bis', a.bis, 'tage', a.tage, 'tage_im_monat', v_tage, 'bruttomiete', a.brutto::text, 'prozent', a.quote::numeric(5,2)::text),
           p_ergebnis := pg_catalog.to_jsonb(pg_catalog.round(a.betrag, 4)::text)) ORDER BY a.von)
    INTO v_summe, v_schritte
    FROM (SELECT min(t.tag) AS von, max(t.tag) AS bis, count(*)::int AS tage, t.brutto, t.quote, count(*) * t.brutto * t.quote / 100 / v_tage AS betrag
            FROM (SELECT d.tag, b.brutto, q.quote, d.tag - (pg_catalog.row_number() OVER (PARTITION BY b.brutto, q.quote ORDER BY d.tag))::int AS gruppe
                    FROM (SELECT g::date AS tag FROM pg_catalog.generate_series(greatest(v_monat, v_m.mietbeginn)::timestamp, least(v_ende, coalesce(v_m.mietende, v_ende))::timestamp, interval '1 day') g) d
                    CROSS JOIN LATERAL (SELECT regel.minderung_bruttomiete(p_mandant_id, p_mietverhaeltnis_id, d.tag) AS brutto) b
                    CROSS JOIN LATERAL (SELECT regel.minderung_quote_am(p_mandant_id, p_mietverhaeltnis_id, d.tag) AS quote) q) t
           WHERE t.quote > 0
           GROUP BY t.brutto, t.quote, t.gruppe) a;
  RETURN pg_catalog.jsonb_build_object('betrag', pg_catalog.round(v_summe, 2)::text, 'rechenweg', CASE WHEN v_schritte IS NOT NULL THEN recht.wegblatt(
    p_funktion := 'minderung_fuer_monat', p_argumente := pg_catalog.jsonb_build_object('p_monat', v_monat), p_version := '2026-11-1', p_stichtag := v_monat,
    p_schritte := v_schritte, p_ergebnis := pg_catalog.to_jsonb(pg_catalog.round(v_summe, 2)::text)) END);
END
$fn$;
ALTER FUNCTION regel.minderung_rechnen(bigint, bigint, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.minderung_rechnen(bigint, bigint, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.minderung_rechnen(bigint, bigint, date) IS
'Minderung eines Monats in Euro mit Rechenweg: {"betrag": "109.35", "rechenweg": {…}}. Je Tag Bruttomiete × Quote ÷ Tage des Monats, am Ende einmal kaufmännisch gerundet. Norm: § 536 Abs. 1 BGB.';
