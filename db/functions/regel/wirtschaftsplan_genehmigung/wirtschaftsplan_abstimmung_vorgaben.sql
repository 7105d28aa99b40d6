CREATE FUNCTION regel.wirtschaftsplan_abstimmung_vorgaben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_plan akte.wirtschaftsplaene := regel.wirtschaftsplan_zeile(p_k);
BEGIN
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
    'top', (SELECT min(t.nummer)::text FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t WHERE t.art = 'wirtschaftsplan'),
    'wortlaut', 'Die Eigentümer beschließen die Vorschüsse zur Kostentragung und zur Erhaltungsrücklage nach dem Wirtschaftsplan ' || v_plan.jahr || ' und den Einzelwirtschaftsplänen ab dem '
      || pg_catalog.to_char(v_plan.gueltig_ab, 'DD.MM.YYYY') || '. Die Vorschüsse sind monatlich bis zum dritten Werktag fällig.'));
END
$fn$;
ALTER FUNCTION regel.wirtschaftsplan_abstimmung_vorgaben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.wirtschaftsplan_abstimmung_vorgaben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.wirtschaftsplan_abstimmung_vorgaben(engine.kontext) IS
'Vorbelegung: der Punkt der Tagesordnung und ein Beschlusstext über die Vorschüsse (§ 28 Abs. 1 WEG).';
