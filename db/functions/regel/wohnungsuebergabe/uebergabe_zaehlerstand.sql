-- A meter does not run backwards, unless it was exchanged or turned over: then the Teamleitung says so.
CREATE FUNCTION regel.uebergabe_zaehlerstand(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_vorher record;
BEGIN
  IF p_k.variante = 'einzug' THEN
    RETURN NULL;
  END IF;
  SELECT z.stand, u.uebergeben_am INTO v_vorher
    FROM akte.uebergaben u
    CROSS JOIN LATERAL pg_catalog.jsonb_to_recordset(regel.uebergabe_inhalt(u.mandant_id, u.id)->'zaehler') AS z(art text, nummer text, stand numeric)
   WHERE u.mandant_id = p_k.mandant_id AND u.mietverhaeltnis_id = p_k.bezug_id AND u.variante = 'einzug' AND u.status = 'abgeschlossen'
     AND z.art = p_k.daten->>'art' AND pg_catalog.lower(z.nummer) = pg_catalog.lower(p_k.daten->>'nummer');
  IF v_vorher.stand IS NULL OR (p_k.daten->>'stand')::numeric >= v_vorher.stand THEN
    RETURN NULL;
  END IF;
  RETURN engine.ablehnung('MA408', 'Der Stand ist niedriger als beim Einzug (' || pg_catalog.replace(pg_catalog.trim_scale(v_vorher.stand)::text, '.', ',')
      || ' am ' || pg_catalog.to_char(v_vorher.uebergeben_am, 'DD.MM.YYYY') || ').',
    'Ablesung prüfen. War der Zähler getauscht oder übergelaufen, kann die Teamleitung das mit Grund freigeben.', NULL, 'stand');
END
$fn$;
ALTER FUNCTION regel.uebergabe_zaehlerstand(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.uebergabe_zaehlerstand(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.uebergabe_zaehlerstand(engine.kontext) IS
'Bedingung: Der Zählerstand ist beim Auszug nicht niedriger als beim Einzug (MA408); übersteuerbar (Zählertausch).';
