-- From here on it is fixed who can vote: the owners of that day.
CREATE FUNCTION regel.versammlung_eroeffnen(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_v    akte.eigentuemerversammlungen := regel.weg_versammlung(p_k);
  v_tag  date := CASE WHEN v_v.art = 'umlauf' THEN p_k.heute ELSE (v_v.termin AT TIME ZONE 'Europe/Berlin')::date END;
  v_zahl int;
BEGIN
  UPDATE akte.eigentuemerversammlungen AS v
     SET durchgefuehrt_am = v_tag, leitung = p_k.daten->>'leitung', schriftfuehrung = coalesce(p_k.daten->>'schriftfuehrung', p_k.daten->>'leitung'),
         beirat_vorsitz = coalesce(p_k.daten->>'beirat_vorsitz', v.beirat_vorsitz)
   WHERE v.mandant_id = p_k.mandant_id AND v.id = p_k.bezug_id;
  WITH wer AS MATERIALIZED (
    SELECT s.* FROM regel.weg_stimmberechtigte(p_k.mandant_id, v_v.objekt_id, v_tag) WITH ORDINALITY AS s(eigentuemer_ids, name, einheiten, einheit_text, mea, nr)
  ), neu AS (
    INSERT INTO akte.stimmrechte AS r (mandant_id, versammlung_id, nummer, name, einheiten, einheit_text, mea)
    SELECT p_k.mandant_id, p_k.bezug_id, w.nr, w.name, w.einheiten, w.einheit_text, w.mea FROM wer w
    RETURNING r.id, r.nummer
  )
  INSERT INTO akte.stimmrecht_eigentuemer (mandant_id, stimmrecht_id, eigentuemer_id)
  SELECT p_k.mandant_id, n.id, x.id FROM neu n JOIN wer w ON w.nr = n.nummer CROSS JOIN LATERAL unnest(w.eigentuemer_ids) AS x(id);
  SELECT count(*)::int INTO v_zahl FROM akte.stimmrechte r WHERE r.mandant_id = p_k.mandant_id AND r.versammlung_id = p_k.bezug_id;
  RETURN pg_catalog.jsonb_build_object('stimmberechtigte', v_zahl, 'leitung', p_k.daten->>'leitung');
END
$fn$;
ALTER FUNCTION regel.versammlung_eroeffnen(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_eroeffnen(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_eroeffnen(engine.kontext) IS
'Hält Leitung und Stimmberechtigte am Tag der Versammlung fest. Norm: § 24 Abs. 5, § 25 Abs. 2 WEG.';
