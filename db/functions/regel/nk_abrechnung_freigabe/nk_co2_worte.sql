-- Why the landlord bears this part of the CO2 costs, behind the percentage.
-- SELECT regel.nk_co2_worte(h, 20.0, DATE '2025-12-31') FROM akte.nk_heizungen h;   →  , Stufe 17 bis unter 22 kg (§§ 5 bis 7 CO2KostAufG)
CREATE FUNCTION regel.nk_co2_worte(p_h akte.nk_heizungen, p_kg_pro_qm numeric, p_stichtag date)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT CASE WHEN p_h.nichtwohngebaeude THEN ', Nichtwohngebäude (§ 8 CO2KostAufG)'
            ELSE (SELECT ', Stufe ab ' || regel.nk_zahl((r->>'ab_kg')::numeric) || CASE WHEN r->>'unter_kg' IS NULL THEN '' ELSE ' bis unter ' || regel.nk_zahl((r->>'unter_kg')::numeric) END || ' kg (§§ 5 bis 7 CO2KostAufG)'
                    FROM pg_catalog.jsonb_path_query(recht.rechenweg_co2_vermieteranteil(p_kg_pro_qm := p_kg_pro_qm, p_stichtag := p_stichtag), '$.schritte[*].referenz[*]') r LIMIT 1) END
       || CASE p_h.beschraenkung WHEN 'keine' THEN '' WHEN 'halb' THEN ', halbiert: ' || p_h.beschraenkung_grund ELSE ', entfällt: ' || p_h.beschraenkung_grund END
$fn$;
ALTER FUNCTION regel.nk_co2_worte(akte.nk_heizungen, numeric, date) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.nk_co2_worte(akte.nk_heizungen, numeric, date) FROM PUBLIC;
COMMENT ON FUNCTION regel.nk_co2_worte(akte.nk_heizungen, numeric, date) IS
'Begründung des CO2-Anteils des Vermieters für die Abrechnung. Norm: §§ 5 bis 9 CO2KostAufG.';
