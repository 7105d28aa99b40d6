-- What can be struck.   → [{"wert": "zaehler:12", "titel": "Zähler 1EMH0012345678: 10250.5 kWh"}]
CREATE FUNCTION regel.uebergabe_eintragsliste(p_k engine.kontext)
RETURNS jsonb
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_inhalt jsonb := regel.uebergabe_inhalt(p_k.mandant_id, (regel.uebergabe_zeile(p_k)).id);
BEGIN
  RETURN (
    SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object('wert', e.wert, 'titel', e.titel) ORDER BY e.teil, e.nr)
      FROM (
        SELECT 1 AS teil, nr, 'raum:' || (x->>'id') AS wert, 'Raum ' || (x->>'raum') AS titel FROM pg_catalog.jsonb_array_elements(v_inhalt->'raeume') WITH ORDINALITY AS t(x, nr)
        UNION ALL
        SELECT 2, nr, 'zaehler:' || (x->>'id'), 'Zähler ' || (x->>'nummer') || ': ' || pg_catalog.replace(x->>'stand', '.', ',') || ' ' || (x->>'einheit')
          FROM pg_catalog.jsonb_array_elements(v_inhalt->'zaehler') WITH ORDINALITY AS t(x, nr)
        UNION ALL
        SELECT 3, nr, 'schluessel:' || (x->>'id'), pg_catalog.concat_ws(' ', 'Schlüssel', x->>'art', x->>'nummer') || ': ' || (x->>'anzahl')
          FROM pg_catalog.jsonb_array_elements(v_inhalt->'schluessel') WITH ORDINALITY AS t(x, nr)
        UNION ALL
        SELECT 4, nr, 'mangel:' || (x->>'id'), 'Mangel ' || (x->>'nummer') || ': ' || (x->>'raum') || ', ' || pg_catalog.left(x->>'beschreibung', 60)
          FROM pg_catalog.jsonb_array_elements(v_inhalt->'maengel') WITH ORDINALITY AS t(x, nr)
        UNION ALL
        SELECT 5, nr, 'foto:' || (x->>'id'), 'Foto ' || nr || coalesce(': ' || (x->>'bezeichnung'), '')
          FROM pg_catalog.jsonb_array_elements(v_inhalt->'fotos') WITH ORDINALITY AS t(x, nr)) e);
END
$fn$;
ALTER FUNCTION regel.uebergabe_eintragsliste(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_eintragsliste(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_eintragsliste(engine.kontext) IS
'Auswahl aller geltenden Einträge des Protokolls (wert: art:id).';
