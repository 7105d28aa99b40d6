-- The file for the bank.
-- SELECT length(api.zahlungslauf_abrufen(4));   →  5120
CREATE FUNCTION api.zahlungslauf_abrufen(p_lauf_id bigint)
RETURNS bytea
LANGUAGE plpgsql
VOLATILE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
DECLARE
  v_s     sitzung.person := engine.tuer();
  v_strom bigint;
  v_l     akte.zahlungslaeufe;
  v_inhalt bytea;
  v_grund text;
BEGIN
  PERFORM regel.zahlungsverkehr_darf(v_s, 'Zahlungsdatei abrufen');
  v_strom := regel.zahlungslauf_strom(v_s);
  v_l := regel.zahlungslauf_zeile(v_s, p_lauf_id);
  SELECT d.inhalt INTO v_inhalt FROM akte.zahlungslauf_dateien d WHERE d.mandant_id = v_s.mandant_id AND d.lauf_id = v_l.id;
  IF NOT FOUND THEN
    PERFORM engine.werfen(engine.ablehnung('MAK27', 'Dieser Lauf ist noch nicht freigegeben.', 'Zuerst freigeben.'));
  ELSIF v_l.abgerufen_am IS NULL THEN
    SELECT m.grund INTO v_grund FROM regel.zahlungslauf_maengel(v_s.mandant_id, v_l.id) m ORDER BY m.posten_id LIMIT 1;
    IF FOUND THEN
      PERFORM engine.werfen(engine.ablehnung('MAK29', 'Seit der Freigabe hat sich etwas geändert: ' || v_grund || '.', 'Lauf stornieren und neu anlegen; diese Datei geht nicht zur Bank.'));
    END IF;
    UPDATE akte.zahlungslaeufe AS l SET abgerufen_am = engine.jetzt(), abgerufen_von = v_s.akteur WHERE l.mandant_id = v_s.mandant_id AND l.id = v_l.id;
  END IF;
  PERFORM audit.schreiben(v_s, v_strom, NULL, NULL, 'zahlungslauf_abrufen', NULL, NULL, NULL, NULL, engine.nutzlast(pg_catalog.jsonb_build_object('lauf_id', v_l.id), '{}', '{}'));
  RETURN v_inhalt;
END
$fn$;
ALTER FUNCTION api.zahlungslauf_abrufen(bigint) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION api.zahlungslauf_abrufen(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.zahlungslauf_abrufen(bigint) TO mietakte_verwaltung, mietakte_dienst, mietakte_dba;
COMMENT ON FUNCTION api.zahlungslauf_abrufen(bigint) IS
'Gibt die Datei eines Laufs für die Bank heraus, immer dieselben Bytes; beim ersten Mal gilt der Lauf als unterwegs und ist nicht mehr zu stornieren. Jeder Abruf steht im Protokoll. Fehler: MA001, MA002, MA014, MAK20, MAK21, MAK27, MAK29.';
