-- Called by every build; any row refuses it. Running versions are checked too: a version whose guards are gone would strand them.
-- SELECT * FROM engine.automaten_pruefen();
--  automat | version | befund
-- (0 rows)
CREATE FUNCTION engine.automaten_pruefen()
RETURNS TABLE (automat text, version int, befund text)
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_mandant bigint;
  v_laufend jsonb := '{}'::jsonb;
BEGIN
  -- which versions still run, over all clients: each is asked in its own context
  FOR v_mandant IN SELECT m.mandant_id FROM sitzung.mandanten() m LOOP
    PERFORM sitzung.als_dienst(v_mandant);
    v_laufend := v_laufend || coalesce((SELECT pg_catalog.jsonb_object_agg(v.automat || ':' || v.version, true)
                                          FROM engine.vorgang v WHERE v.beendet_am IS NULL), '{}');
  END LOOP;

  RETURN QUERY
  WITH RECURSIVE geprueft AS (
    SELECT a.automat, a.version, a.ist_klammer FROM engine.automaten a WHERE a.aktuell OR v_laufend ? (a.automat || ':' || a.version)
  ), namen AS (
    SELECT g.automat, g.version, n.name, 'engine.ablehnung'::text AS typ FROM geprueft g
      JOIN engine.uebergaenge u USING (automat, version), unnest(u.guards_zustand || u.guards_eingabe || u.uebersteuerbar) AS n(name)
    UNION SELECT g.automat, g.version, s.bedingung, 'engine.ablehnung' FROM geprueft g JOIN engine.startbar s USING (automat, version) WHERE s.bedingung IS NOT NULL
    UNION SELECT g.automat, g.version, n.name, 'jsonb' FROM geprueft g JOIN engine.uebergaenge u USING (automat, version), unnest(u.effekte) AS n(name)
    UNION SELECT g.automat, g.version, u.vorgaben, 'jsonb' FROM geprueft g JOIN engine.uebergaenge u USING (automat, version) WHERE u.vorgaben IS NOT NULL
    UNION SELECT g.automat, g.version, r.daten_funktion, 'jsonb' FROM geprueft g JOIN engine.reaktionen r USING (automat, version) WHERE r.daten_funktion IS NOT NULL
    UNION SELECT g.automat, g.version, f->>'optionen_aus', 'jsonb' FROM geprueft g JOIN engine.uebergaenge u USING (automat, version), pg_catalog.jsonb_array_elements(u.felder) f WHERE f ? 'optionen_aus'
    UNION SELECT g.automat, g.version, f.funktion, 'timestamp with time zone' FROM geprueft g JOIN engine.zustand_fristen f USING (automat, version)
  ), erreichbar AS (
    SELECT u.automat, u.version, u.nach AS zustand FROM engine.uebergaenge u JOIN geprueft g USING (automat, version) WHERE u.von = ''
    UNION
    SELECT u.automat, u.version, u.nach FROM erreichbar e JOIN engine.uebergaenge u ON u.automat = e.automat AND u.version = e.version AND u.von = e.zustand
  ), fuehrt_zum_ende AS (
    SELECT z.automat, z.version, z.zustand FROM engine.zustaende z JOIN geprueft g USING (automat, version) WHERE z.art IN ('erfolg', 'abbruch')
    UNION
    SELECT u.automat, u.version, u.von FROM fuehrt_zum_ende e JOIN engine.uebergaenge u ON u.automat = e.automat AND u.version = e.version AND u.nach = e.zustand
  )
  SELECT n.automat, n.version, 'Funktion fehlt oder hat die falsche Gestalt: regel.' || n.name || '(engine.kontext) → ' || n.typ
    FROM namen n
   WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_proc p
                      WHERE p.pronamespace = 'regel'::regnamespace AND p.proname = n.name
                        AND p.pronargs = 1 AND p.proargtypes[0] = 'engine.kontext'::regtype AND pg_catalog.format_type(p.prorettype, NULL) = n.typ)
  UNION ALL
  SELECT g.automat, g.version, 'kein Anfang: es fehlt der Übergang von "" mit dem Ereignis starten' FROM geprueft g
   WHERE NOT EXISTS (SELECT FROM engine.uebergaenge u WHERE u.automat = g.automat AND u.version = g.version AND u.von = '' AND u.ereignis = 'starten')
  UNION ALL
  SELECT z.automat, z.version, 'Zustand unerreichbar: ' || z.zustand FROM engine.zustaende z JOIN geprueft g USING (automat, version)
   WHERE NOT EXISTS (SELECT FROM erreichbar e WHERE e.automat = z.automat AND e.version = z.version AND e.zustand = z.zustand)
  UNION ALL
  SELECT z.automat, z.version, 'Zustand ohne Weg zu einem Ende: ' || z.zustand FROM engine.zustaende z JOIN geprueft g USING (automat, version)
   WHERE NOT EXISTS (SELECT FROM fuehrt_zum_ende e WHERE e.automat = z.automat AND e.version = z.version AND e.zustand = z.zustand)
  UNION ALL
  SELECT u.automat, u.version, 'Aus dem Endzustand führt ein Übergang: ' || u.von || ' → ' || u.ereignis
    FROM engine.uebergaenge u JOIN geprueft g USING (automat, version)
    JOIN engine.zustaende z ON z.automat = u.automat AND z.version = u.version AND z.zustand = u.von
   WHERE z.art IN ('erfolg', 'abbruch')
  UNION ALL
  SELECT u.automat, u.version, 'Übergang aus unbekanntem Zustand: ' || u.von FROM engine.uebergaenge u JOIN geprueft g USING (automat, version)
   WHERE u.von <> '' AND NOT EXISTS (SELECT FROM engine.zustaende z WHERE z.automat = u.automat AND z.version = u.version AND z.zustand = u.von)
  UNION ALL
  SELECT f.automat, f.version, 'Frist feuert ein Ereignis, das der Zustand nicht kennt: ' || f.zustand || ' → ' || f.ereignis
    FROM engine.zustand_fristen f JOIN geprueft g USING (automat, version)
   WHERE NOT EXISTS (SELECT FROM engine.uebergaenge u WHERE u.automat = f.automat AND u.version = f.version AND u.von = f.zustand
                        AND u.ereignis = f.ereignis AND 'dienst' = ANY (u.rollen))
  UNION ALL
  SELECT r.automat, r.version, 'Reaktion zielt ins Leere: ' || r.ausloeser || ' in ' || r.zustand
    FROM engine.reaktionen r JOIN geprueft g USING (automat, version)
   WHERE CASE r.aktion
           WHEN 'uebergang' THEN NOT EXISTS (SELECT FROM engine.uebergaenge u WHERE u.automat = r.automat AND u.version = r.version AND u.von = r.zustand AND u.ereignis = r.ziel_ereignis)
           WHEN 'starten' THEN NOT EXISTS (SELECT FROM engine.automaten a WHERE a.automat = r.ziel_automat AND a.aktuell)
           ELSE NOT EXISTS (SELECT FROM engine.automaten a JOIN engine.uebergaenge u USING (automat, version)
                             WHERE a.automat = r.ziel_automat AND a.aktuell AND u.ereignis = r.ziel_ereignis) END
  UNION ALL
  SELECT s.automat, s.version, 'Startbar ist ein unbekannter Vorgang: ' || s.kind FROM engine.startbar s JOIN geprueft g USING (automat, version)
   WHERE NOT EXISTS (SELECT FROM engine.automaten a WHERE a.automat = s.kind AND a.aktuell AND (s.variante = '' OR s.variante = ANY (a.varianten)))
  UNION ALL
  SELECT a.automat, a.version, 'Statustabelle fehlt: ' || a.status_tabelle FROM engine.automaten a JOIN geprueft g USING (automat, version)
   WHERE a.status_tabelle IS NOT NULL AND pg_catalog.to_regclass(a.status_tabelle) IS NULL
  ORDER BY 1, 2, 3;
END
$fn$;
ALTER FUNCTION engine.automaten_pruefen() OWNER TO mietakte_owner;
REVOKE ALL ON FUNCTION engine.automaten_pruefen() FROM PUBLIC;
COMMENT ON FUNCTION engine.automaten_pruefen() IS
'Prüft alle aktuellen und alle noch laufenden Maschinenversionen: jede Bedingung und Wirkung vorhanden, jeder Zustand erreichbar, von jedem Zustand ein Weg zum Ende,
keine Fristen, Reaktionen oder Startmöglichkeiten ins Leere. Jede Zeile ist ein Befund und verweigert den Aufbau.';
