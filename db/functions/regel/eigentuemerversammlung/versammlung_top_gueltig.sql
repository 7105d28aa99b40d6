-- A number that was never given cannot be changed or struck; one that is being voted on stays as it was announced.
CREATE FUNCTION regel.versammlung_top_gueltig(p_k engine.kontext)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_nummer int := (p_k.daten->>'nummer')::int;
BEGIN
  IF v_nummer IS NULL THEN
    RETURN NULL;                               -- a new point
  END IF;
  IF NOT EXISTS (SELECT FROM regel.weg_tagesordnung(p_k.mandant_id, p_k.bezug_id) t WHERE t.nummer = v_nummer) THEN
    RETURN engine.ablehnung('MAC09', 'Einen Tagesordnungspunkt ' || v_nummer || ' gibt es nicht.', 'Für einen neuen Punkt die Nummer leer lassen.', '§ 23 Abs. 2 WEG', 'nummer');
  END IF;
  IF EXISTS (SELECT FROM akte.beschluesse b JOIN engine.vorgang v ON v.mandant_id = b.mandant_id AND v.id = b.vorgang_id
              WHERE b.mandant_id = p_k.mandant_id AND b.versammlung_id = p_k.bezug_id AND b.top_nummer = v_nummer AND v.beendet_am IS NULL) THEN
    RETURN engine.ablehnung('MAC16', 'Zu diesem Tagesordnungspunkt gibt es schon einen Antrag.', 'Zuerst den Antrag zurückziehen, dann den Punkt ändern oder streichen.', '§ 23 Abs. 2 WEG', 'nummer');
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION regel.versammlung_top_gueltig(engine.kontext) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION regel.versammlung_top_gueltig(engine.kontext) FROM PUBLIC;
COMMENT ON FUNCTION regel.versammlung_top_gueltig(engine.kontext) IS
'Bedingung: Der Tagesordnungspunkt steht auf der Tagesordnung (MAC09) und zu ihm läuft kein Antrag (MAC16). Norm: § 23 Abs. 2 WEG.';
