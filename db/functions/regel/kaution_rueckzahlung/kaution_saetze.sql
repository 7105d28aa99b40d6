-- Which rates a deposit bears in these years. Entered rates are what the bank really paid: they count if no year is missing. Else the
-- reference table counts; where that does not reach (it never is extrapolated), entered rates fill the years it lacks.
-- → {"grundlage": "referenz", "konto": null, "saetze": null, "fehlt": []}
CREATE FUNCTION regel.kaution_saetze(
  p_k engine.kontext,
  p_objekt_id bigint,
  p_von date,
  p_bis date
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_erfasst jsonb;
  v_vollstaendig boolean;
  v_referenz jsonb;
  v_fehlt jsonb;
  v_jahre text;
BEGIN
  SELECT coalesce(pg_catalog.jsonb_object_agg(j.jahr::text, z.satz::text) FILTER (WHERE z.satz IS NOT NULL), '{}'),
         pg_catalog.bool_and(z.satz IS NOT NULL)
    INTO v_erfasst, v_vollstaendig
    FROM pg_catalog.generate_series(extract(YEAR FROM p_von)::int, extract(YEAR FROM p_bis)::int) AS j(jahr)
    LEFT JOIN LATERAL (SELECT s.satz FROM akte.kaution_zinssaetze s
                        WHERE s.mandant_id = p_k.mandant_id AND s.objekt_id = p_objekt_id AND s.jahr = j.jahr ORDER BY s.id DESC LIMIT 1) z ON true;
  IF v_vollstaendig THEN
    RETURN pg_catalog.jsonb_build_object('grundlage', 'konto', 'konto', 'Kautionskonto, Zinssätze laut Bank', 'saetze', v_erfasst, 'fehlt', '[]'::jsonb);
  END IF;

  SELECT coalesce(pg_catalog.jsonb_object_agg(x.jahr::text, x.prozent::text) FILTER (WHERE x.prozent IS NOT NULL), '{}') INTO v_referenz
    FROM (SELECT j.jahr,
                 (SELECT CASE WHEN count(*) = 1 AND min(g.gueltig_ab) <= greatest(p_von, pg_catalog.make_date(j.jahr, 1, 1))
                                                AND max(g.gueltig_bis) >= least(p_bis, pg_catalog.make_date(j.jahr, 12, 31)) THEN min(g.prozent) END
                    FROM recht.kautionszinssaetze_geltend g
                   WHERE g.reihe = 'SUD105' AND g.gueltig_ab <= least(p_bis, pg_catalog.make_date(j.jahr, 12, 31))
                     AND g.gueltig_bis >= greatest(p_von, pg_catalog.make_date(j.jahr, 1, 1))) AS prozent
            FROM pg_catalog.generate_series(extract(YEAR FROM p_von)::int, extract(YEAR FROM p_bis)::int) AS j(jahr)) x;
  SELECT coalesce(pg_catalog.jsonb_agg(j ORDER BY j), '[]') INTO v_fehlt
    FROM pg_catalog.generate_series(extract(YEAR FROM p_von)::int, extract(YEAR FROM p_bis)::int) j
   WHERE NOT v_referenz ? j::text AND NOT v_erfasst ? j::text;
  SELECT pg_catalog.string_agg(j::text, ', ' ORDER BY j) INTO v_jahre
    FROM pg_catalog.generate_series(extract(YEAR FROM p_von)::int, extract(YEAR FROM p_bis)::int) j WHERE NOT v_referenz ? j::text;
  IF v_jahre IS NULL THEN
    RETURN pg_catalog.jsonb_build_object('grundlage', 'referenz', 'konto', NULL, 'saetze', NULL, 'fehlt', '[]'::jsonb, 'je_jahr', v_referenz);
  END IF;
  RETURN pg_catalog.jsonb_build_object('grundlage', 'konto', 'saetze', v_erfasst || v_referenz, 'fehlt', v_fehlt,
    'konto', 'Zinssatz laut Bank für ' || v_jahre || '; übrige Jahre: üblicher Satz für Spareinlagen mit dreimonatiger Kündigungsfrist');
END
$fn$;
ALTER FUNCTION regel.kaution_saetze(engine.kontext, bigint, date, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_saetze(engine.kontext, bigint, date, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_saetze(engine.kontext, bigint, date, date) IS
'Zinssätze einer Kaution je Jahr: grundlage (konto, referenz), saetze {"2026":"0.7060"} oder NULL für die Referenztabelle, fehlt (Jahre ohne Satz), konto (Text für den Brief). Norm: § 551 Abs. 3 BGB.';
