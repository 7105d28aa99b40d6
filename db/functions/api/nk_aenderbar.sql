-- May costs of this period be changed by this person now? Inner part of the api.nk_*_erfassen calls.
CREATE FUNCTION api.nk_aenderbar(p_s sitzung.person, p_a akte.nk_abrechnungen, p_v engine.vorgang)
RETURNS engine.ablehnung
LANGUAGE plpgsql
STABLE
SECURITY INVOKER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_u engine.uebergaenge;
BEGIN
  IF p_a.id IS NULL OR p_v.id IS NULL THEN
    RETURN engine.ablehnung('MAD00', 'Diese Abrechnung gibt es nicht.', 'Die Abrechnung über die Seite Nebenkosten öffnen.');
  END IF;
  SELECT u.* INTO v_u FROM engine.uebergaenge u WHERE u.automat = p_v.automat AND u.version = p_v.version AND u.von = '' AND u.ereignis = 'starten';
  IF NOT p_s.rolle = ANY (v_u.rollen) THEN
    RETURN engine.rolle_fehlt(p_s, v_u);
  ELSIF p_v.zustand <> 'erstellt' THEN
    RETURN engine.ablehnung('MAD04', 'Die Abrechnung liegt zur Prüfung oder ist schon freigegeben und lässt sich nicht mehr ändern.', 'Sie mit Grund zurückgeben lassen; eine versendete Abrechnung korrigieren.', '§ 556 Abs. 3 BGB', NULL, 'Zustand ' || p_v.zustand);
  END IF;
  RETURN NULL;
END
$fn$;
ALTER FUNCTION api.nk_aenderbar(sitzung.person, akte.nk_abrechnungen, engine.vorgang) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.nk_aenderbar(sitzung.person, akte.nk_abrechnungen, engine.vorgang) FROM PUBLIC;
COMMENT ON FUNCTION api.nk_aenderbar(sitzung.person, akte.nk_abrechnungen, engine.vorgang) IS
'Prüft, ob die Abrechnung gerade geändert werden darf: MAD00 unbekannt, MA014 Rolle, MAD04 Zustand.';
