-- May these guards be overridden, by this person, with this reason?
CREATE FUNCTION engine.uebersteuerung_pruefen(
  p_s sitzung.person,
  p_u engine.uebergaenge,
  p_uebersteuerung jsonb
)
RETURNS engine.ablehnung
LANGUAGE plpgsql
IMMUTABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_name  text;
  v_grund text;
BEGIN
  FOR v_name, v_grund IN SELECT e.key, e.value FROM pg_catalog.jsonb_each_text(p_uebersteuerung) e LOOP
    IF NOT v_name = ANY (p_u.uebersteuerbar) THEN
      RETURN engine.ablehnung('MA007', 'Diese Bedingung lässt sich nicht übersteuern.',
        'Voraussetzung herstellen; Form, Fristen und Obergrenzen des BGB gelten immer.', p_u.norm, NULL, 'Bedingung ' || v_name);
    ELSIF p_s.rolle <> 'teamleitung' THEN
      RETURN engine.ablehnung('MA008', 'Übersteuern darf nur die Teamleitung.', 'Vorgang der Teamleitung vorlegen.', NULL, NULL,
        'Rolle ' || coalesce(p_s.rolle, 'keine'));
    ELSIF pg_catalog.length(pg_catalog.btrim(coalesce(v_grund, ''))) < 10 THEN
      RETURN engine.ablehnung('MA009', 'Zum Übersteuern gehört ein schriftlicher Grund.', 'Grund in einem Satz angeben (mindestens 10 Zeichen).',
        NULL, '_uebersteuern');
    END IF;
  END LOOP;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION engine.uebersteuerung_pruefen(sitzung.person, engine.uebergaenge, jsonb) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION engine.uebersteuerung_pruefen(sitzung.person, engine.uebergaenge, jsonb) FROM PUBLIC;
COMMENT ON FUNCTION engine.uebersteuerung_pruefen(sitzung.person, engine.uebergaenge, jsonb) IS
'Prüft die gewünschten Übersteuerungen (Bedingung → Grund). MA007 nicht übersteuerbar, MA008 falsche Rolle, MA009 Grund fehlt.';
