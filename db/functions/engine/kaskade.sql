-- Collects what a transition just did in this bracket: for engine.vorschau, before it is undone.
CREATE FUNCTION engine.kaskade(
  p_s sitzung.person,
  p_t engine.traeger,
  p_kopf bigint,
  p_seit timestamptz,
  p_e engine.ergebnis
)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_bild jsonb := pg_catalog.to_jsonb(p_e);
BEGIN
  IF NOT p_e.ok THEN
    RETURN v_bild;
  END IF;
  RETURN v_bild || pg_catalog.jsonb_build_object(
    'schritte', coalesce((
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
               'nr', e.nr, 'vorgang_id', e.vorgang_id, 'automat', e.automat, 'titel', a.titel, 'variante', nullif(v.variante, ''), 'ereignis', e.ereignis,
               'von', e.von, 'nach', e.nach, 'von_titel', zv.titel, 'nach_titel', zn.titel, 'lifecycle', e.lifecycle,
               'bezug', CASE WHEN e.strom_id <> p_t.id THEN api.klammer_name(e.mandant_id, e.strom_id) END,
               'wirkung', n.text::jsonb->'wirkung')) ORDER BY e.strom_id <> p_t.id, e.nr)
        FROM (SELECT x.strom_id, x.nr FROM audit.eintraege x WHERE x.mandant_id = p_s.mandant_id AND x.strom_id = p_t.id AND x.nr > p_kopf
              UNION ALL
              -- what began on another bracket, as a follow-up of this very call
              SELECT x.strom_id, x.nr FROM engine.vorgang w JOIN audit.eintraege x ON x.mandant_id = w.mandant_id AND x.vorgang_id = w.id
               WHERE w.mandant_id = p_s.mandant_id AND w.entstanden_aus = p_e.vorgang_id AND w.traeger_id <> p_t.id
                 AND w.gestartet_am = coalesce(p_s.zeit, pg_catalog.statement_timestamp())) nur
        JOIN audit.eintraege e ON e.mandant_id = p_s.mandant_id AND e.strom_id = nur.strom_id AND e.nr = nur.nr
        LEFT JOIN audit.nutzlast n ON n.mandant_id = e.mandant_id AND n.strom_id = e.strom_id AND n.nr = e.nr
        LEFT JOIN engine.vorgang v ON v.mandant_id = e.mandant_id AND v.id = e.vorgang_id
        LEFT JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version
        LEFT JOIN engine.zustaende zv ON zv.automat = v.automat AND zv.version = v.version AND zv.zustand = e.von
        LEFT JOIN engine.zustaende zn ON zn.automat = v.automat AND zn.version = v.version AND zn.zustand = e.nach
       ), '[]'),
    'gestartet', coalesce((
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('automat', v.automat, 'variante', v.variante, 'titel', a.titel, 'zustand', v.zustand) ORDER BY v.id)
        FROM audit.eintraege e
        JOIN engine.vorgang v ON v.mandant_id = e.mandant_id AND v.id = e.vorgang_id
        JOIN engine.automaten a ON a.automat = v.automat AND a.version = v.version
       WHERE e.mandant_id = p_s.mandant_id AND e.strom_id = p_t.id AND e.nr > p_kopf AND e.ereignis = 'starten' AND e.ergebnis = 'ok'), '[]'),
    'fristen', coalesce((
      SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('titel', f.titel, 'norm', f.norm, 'faellig_am', f.faellig_am, 'automat', v.automat) ORDER BY f.faellig_am)
        FROM engine.fristen f JOIN engine.vorgang v ON v.mandant_id = f.mandant_id AND v.id = f.vorgang_id
       WHERE f.mandant_id = p_s.mandant_id AND v.traeger_id = p_t.id AND f.erledigt_am IS NULL), '[]')
    ) || coalesce(regel.kaskade(p_s.mandant_id, p_t.id, p_seit), '{}');
END
$fn$;
ALTER FUNCTION engine.kaskade(sitzung.person, engine.traeger, bigint, timestamptz, engine.ergebnis) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.kaskade(sitzung.person, engine.traeger, bigint, timestamptz, engine.ergebnis) FROM PUBLIC;
COMMENT ON FUNCTION engine.kaskade(sitzung.person, engine.traeger, bigint, timestamptz, engine.ergebnis) IS
'Bild der Kaskade eines Übergangs für die Vorschau.';
