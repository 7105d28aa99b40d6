-- Numbers are never given twice: a struck defect keeps its own.   → {"mangel": 3}
CREATE FUNCTION regel.uebergabe_mangel(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_u  akte.uebergaben := regel.uebergabe_zeile(p_k);
  v_nr int;
  v_id bigint;
BEGIN
  INSERT INTO akte.uebergabe_maengel (mandant_id, uebergabe_id, nummer, raum, beschreibung, verantwortlich, kosten_geschaetzt, frist_am, bemerkung)
  VALUES (p_k.mandant_id, v_u.id,
          coalesce((SELECT max(g.nummer) FROM akte.uebergabe_maengel g WHERE g.mandant_id = p_k.mandant_id AND g.uebergabe_id = v_u.id), 0) + 1,
          p_k.daten->>'raum', p_k.daten->>'beschreibung', p_k.daten->>'verantwortlich', (p_k.daten->>'kosten_geschaetzt')::numeric,
          (p_k.daten->>'frist_am')::date, p_k.daten->>'bemerkung')
  RETURNING id, nummer INTO v_id, v_nr;
  PERFORM regel.uebergabe_fotos_anhaengen(p_k => p_k, p_uebergabe_id => v_u.id, p_mangel_id => v_id,
    p_kennungen => pg_catalog.array_remove(ARRAY[p_k.daten->>'foto_1', p_k.daten->>'foto_2', p_k.daten->>'foto_3'], NULL), p_bezeichnung => NULL);
  RETURN pg_catalog.jsonb_build_object('mangel', v_nr);
END
$fn$;
ALTER FUNCTION regel.uebergabe_mangel(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_mangel(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_mangel(engine.kontext) IS
'Schreibt einen Mangel mit bis zu drei Fotos ins Protokoll; die Wirkung nennt seine Nummer.';
