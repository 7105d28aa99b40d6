-- Announced to the manager; what follows is decided by a person.
CREATE FUNCTION regel.mahnung_frist_vermerken(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
BEGIN
  UPDATE akte.mahnvorgaenge AS g SET frist_abgelaufen_am = p_k.heute WHERE g.mandant_id = p_k.mandant_id AND g.vorgang_id = p_k.vorgang_id;
  RETURN pg_catalog.jsonb_build_object('frist_abgelaufen_am', p_k.heute, 'naechster_schritt', CASE p_k.von WHEN 'stufe_3' THEN 'Mahnbescheid vorbereiten oder an Inkasso übergeben (Entscheidung der Verwaltung)' ELSE 'nächste Mahnung, sobald der Mahnlauf sie vorschlägt' END);
END
$fn$;
ALTER FUNCTION regel.mahnung_frist_vermerken(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.mahnung_frist_vermerken(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.mahnung_frist_vermerken(engine.kontext) IS
'Vermerkt den Ablauf der Zahlungsfrist; löst nichts aus.';
