-- Restricts the data of a tenant (p_aktiv), or lifts the restriction: on demand of the person (Art. 18), always with a reason.
-- SELECT ok, fehlercode FROM api.einschraenkung_setzen('31aa…', true, 'Richtigkeit der Zahlungen bestritten, Schreiben vom 03.11.2026');
--  t |
CREATE FUNCTION api.einschraenkung_setzen(p_person uuid, p_aktiv boolean, p_grund text)
RETURNS engine.ergebnis
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s    sitzung.person := engine.tuer();
  v_haus bigint;
  v_m    akte.mieter;
  v_a    engine.ablehnung;
BEGIN
  -- LOCK ACQUISITION: the bracket of the house carries the log of what belongs to no tenancy
  SELECT t.id INTO v_haus FROM engine.traeger t WHERE t.mandant_id = v_s.mandant_id AND t.art = 'standalone';
  PERFORM engine.sperren(v_s.mandant_id, v_haus);
  SELECT m.* INTO v_m FROM akte.mieter m WHERE m.mandant_id = v_s.mandant_id AND m.kennung = p_person;

  -- GUARD
  v_a := regel.datenschutz_berechtigt(v_s);
  IF v_a.fehlercode IS NULL THEN
    v_a := CASE
      WHEN v_m.id IS NULL THEN engine.ablehnung('MAH01', 'Diese Person gibt es nicht.', 'Die Person in der Akte oder auf der Seite Datenschutz wählen.', 'Art. 18 DSGVO')
      WHEN pg_catalog.length(pg_catalog.btrim(coalesce(p_grund, ''))) NOT BETWEEN 3 AND 500 THEN engine.ablehnung('MAH08', 'Warum wird eingeschränkt oder freigegeben?', 'Einen Grund von 3 bis 500 Zeichen angeben; er bleibt nachlesbar.', 'Art. 18 DSGVO', 'grund')
      WHEN coalesce(p_aktiv, true) = (v_m.gesperrt_am IS NOT NULL) THEN engine.ablehnung('MAH09', CASE WHEN v_m.gesperrt_am IS NULL THEN 'Diese Person ist nicht eingeschränkt.' ELSE 'Diese Person ist schon eingeschränkt.' END, 'Die Seite neu laden.', 'Art. 18 DSGVO')
    END;
  END IF;
  IF v_a.fehlercode IS NOT NULL THEN
    RETURN engine.abgelehnt(v_s, v_haus, NULL, NULL, 'einschraenkung', NULL, pg_catalog.jsonb_build_object('person', p_person, 'aktiv', p_aktiv), v_a, NULL);
  END IF;
  INSERT INTO akte.einschraenkungen (mandant_id, mieter_id, art, anlass, grund, am, von)
  VALUES (v_s.mandant_id, v_m.id, CASE WHEN coalesce(p_aktiv, true) THEN 'gesetzt' ELSE 'aufgehoben' END, 'antrag', pg_catalog.btrim(p_grund), engine.jetzt(), v_s.akteur);
  PERFORM regel.person_sperren(v_s.mandant_id, v_m.id, CASE WHEN coalesce(p_aktiv, true) THEN engine.jetzt() END);
  PERFORM audit.schreiben(v_s, v_haus, NULL, NULL, 'einschraenkung', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('person', p_person, 'aktiv', coalesce(p_aktiv, true)), '{}', '{}'));
  RETURN ROW(true, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Art. 18 DSGVO', NULL)::engine.ergebnis;
END
$fn$;
ALTER FUNCTION api.einschraenkung_setzen(uuid, boolean, text) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.einschraenkung_setzen(uuid, boolean, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.einschraenkung_setzen(uuid, boolean, text) TO mietakte_verwaltung, mietakte_dba;
COMMENT ON FUNCTION api.einschraenkung_setzen(uuid, boolean, text) IS
'Schränkt die Verarbeitung der Daten eines Mieters ein (p_aktiv) oder hebt das auf. Eingeschränktes sehen nur die Rollen datenschutz und verwalter-admin; Suche und Listen zeigen es nicht mehr. Forderungen bleiben verfolgbar.
Norm: Art. 18 DSGVO. Fehler: MA001, MA002; als Ablehnung MAH01, MAH02, MAH08, MAH09.';
