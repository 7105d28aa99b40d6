-- Standing entries of the collection: one of them may have lowered the majority for this subject.
CREATE FUNCTION regel.etv_absenkungen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  RETURN (SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', s.nummer::text, 'titel', 'Nr. ' || s.nummer || ' vom ' || pg_catalog.to_char(s.tag, 'DD.MM.YYYY') || ': ' || s.titel) ORDER BY s.nummer DESC)
            FROM akte.eigentuemerversammlungen v
            JOIN akte.beschlusssammlung s ON s.mandant_id = v.mandant_id AND s.objekt_id = v.objekt_id AND s.art = 'versammlung'
            JOIN akte.beschluesse b ON b.mandant_id = s.mandant_id AND b.id = s.beschluss_id AND b.angenommen
           WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id AND v.art = 'umlauf'
             AND NOT EXISTS (SELECT FROM akte.beschlusssammlung_vermerke n WHERE n.mandant_id = s.mandant_id AND n.eintrag_id = s.id AND n.art IN ('aufgehoben', 'fuer_ungueltig_erklaert', 'geloescht')));
END
$fn$;
ALTER FUNCTION regel.etv_absenkungen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.etv_absenkungen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.etv_absenkungen(engine.kontext) IS
'Auswahl geltender Beschlüsse der Gemeinschaft, die für einen Umlaufbeschluss die Mehrheit genügen lassen. Norm: § 23 Abs. 3 Satz 2 WEG.';
