-- The remedy with its proof: day, company, work, photo.   → {"behebung": 1}
CREATE FUNCTION regel.schaden_beheben(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s      akte.schaeden := regel.schaden_zeile(p_k);
  v_datei  bigint := regel.mietleben_datei(p_k.mandant_id, p_k.daten->>'foto');
  v_nummer int;
BEGIN
  INSERT INTO akte.schaden_behebungen (mandant_id, schaden_id, nummer, behoben_am, firma, arbeiten, datei_id, erfasst_am, erfasst_von)
  VALUES (p_k.mandant_id, v_s.id, 1 + (SELECT count(*) FROM akte.schaden_behebungen b WHERE b.mandant_id = p_k.mandant_id AND b.schaden_id = v_s.id),
          (p_k.daten->>'behoben_am')::date, p_k.daten->>'firma', p_k.daten->>'arbeiten', v_datei, p_k.jetzt, p_k.akteur)
  RETURNING nummer INTO v_nummer;
  INSERT INTO akte.schaden_dateien (mandant_id, schaden_id, datei_id, anlass, angehaengt_am)
  VALUES (p_k.mandant_id, v_s.id, v_datei, 'behebung', p_k.jetzt);
  RETURN pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object('behebung', v_nummer, 'hinweis', CASE WHEN EXISTS (
      SELECT FROM engine.vorgang v WHERE v.mandant_id = p_k.mandant_id AND v.entstanden_aus = p_k.vorgang_id AND v.automat = 'mietminderung' AND v.beendet_am IS NULL)
    THEN 'Die Mietminderung aus diesem Schaden läuft noch und ist dort zu beenden.' END));
END
$fn$;
ALTER FUNCTION regel.schaden_beheben(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.schaden_beheben(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.schaden_beheben(engine.kontext) IS
'Hält die Behebung mit Tag, Firma, Arbeiten und Foto fest.';
