-- What the form starts with: the day, and for a notice for arrears the months as the account has them. Not with an answer: whether
-- everybody signed, a person has to look.   → {"zugang_am": "2026-03-02", "rueckstaende": "01/2026: 935,00\n02/2026: 935,00"}
CREATE FUNCTION regel.kuendigung_zugang_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN pg_catalog.jsonb_build_object('zugang_am', p_k.heute)
    || coalesce((SELECT pg_catalog.jsonb_build_object('rueckstaende', pg_catalog.string_agg(pg_catalog.right(m->>0, 2) || '/' || pg_catalog.left(m->>0, 4) || ': ' || pg_catalog.replace(m->>1, '.', ','), E'\n' ORDER BY m->>0))
                   FROM akte.kuendigungen k CROSS JOIN LATERAL api.zahlungsverzug_stand(p_mietverhaeltnis_id => p_k.bezug_id, p_stichtag => p_k.heute) z CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(z.monate) m
                  WHERE k.mandant_id = p_k.mandant_id AND k.vorgang_id = p_k.vorgang_id AND k.durch = 'vermieter' AND k.art = 'ausserordentlich_fristlos' AND k.grund_art = 'zahlungsverzug'
                 HAVING count(*) > 0), '{}');
END
$fn$;
ALTER FUNCTION regel.kuendigung_zugang_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.kuendigung_zugang_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.kuendigung_zugang_vorgaben(engine.kontext) IS
'Vorbelegung des Formulars für den Zugang einer Kündigung; bei Zahlungsverzug mit den Rückständen je Monat aus dem Mietkonto.';
