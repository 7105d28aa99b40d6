-- The interest of each year taken apart for the letter: capital, from, to, days. Sums and rounding are those of recht.kaution_zinsen.
-- → [{"jahr": 2018, "zinssatz": "0.155", "tage_im_jahr": 365, "zinsen": "0.68", "abschnitte": [{"von": "2018-10-01", "bis": "2018-11-04", "tage": 35, "kapital": "920.00"}, …]}]
CREATE FUNCTION regel.kaution_zinsabschnitte(
  p_einzahlungen jsonb,
  p_bis date,
  p_saetze jsonb
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_z record;
  v_liste jsonb := '[]'::jsonb;
  v_gutgeschrieben numeric := 0.00;
BEGIN
  FOR v_z IN SELECT z.jahr, z.zinsen FROM recht.kaution_zinsen(p_einzahlungen := p_einzahlungen, p_bis := p_bis, p_zinssaetze := p_saetze) z ORDER BY z.jahr LOOP
    v_liste := v_liste || pg_catalog.jsonb_build_object(
      'jahr', v_z.jahr,
      'zinssatz', (SELECT pg_catalog.trim_scale(min(s.prozent))::text FROM recht.kautionszinssatz_im(p_jahr := v_z.jahr,
                      p_von := greatest(pg_catalog.make_date(v_z.jahr, 1, 1), (p_einzahlungen->0->>0)::date),
                      p_bis := least(p_bis - 1, pg_catalog.make_date(v_z.jahr, 12, 31)), p_zinssaetze := p_saetze) s),
      'tage_im_jahr', recht.tage_im_jahr(v_z.jahr),
      'zinsen', v_z.zinsen::numeric(12,2)::text,
      'abschnitte', (
        SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('von', a.von, 'bis', a.bis, 'tage', a.bis - a.von + 1, 'kapital', a.kapital::numeric(12,2)::text) ORDER BY a.von)
          FROM (SELECT t.tag AS von,
                       coalesce(lead(t.tag) OVER (ORDER BY t.tag) - 1, least(p_bis - 1, pg_catalog.make_date(v_z.jahr, 12, 31))) AS bis,
                       v_gutgeschrieben + (SELECT sum((e->>1)::numeric) FROM pg_catalog.jsonb_array_elements(p_einzahlungen) e WHERE (e->>0)::date <= t.tag) AS kapital
                  FROM (SELECT greatest(pg_catalog.make_date(v_z.jahr, 1, 1), (p_einzahlungen->0->>0)::date) AS tag
                        UNION
                        SELECT (e->>0)::date FROM pg_catalog.jsonb_array_elements(p_einzahlungen) e
                         WHERE extract(YEAR FROM (e->>0)::date) = v_z.jahr AND (e->>0)::date < p_bis) t) a));
    v_gutgeschrieben := v_gutgeschrieben + v_z.zinsen;
  END LOOP;
  RETURN v_liste;
END
$fn$;
ALTER FUNCTION regel.kaution_zinsabschnitte(jsonb, date, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kaution_zinsabschnitte(jsonb, date, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION regel.kaution_zinsabschnitte(jsonb, date, jsonb) IS
'Zinsen je Jahr mit Abschnitten gleichen Kapitals, wie der Brief sie druckt. p_einzahlungen: nach Tag geordnet [["2018-10-01","920.00"],…].';
