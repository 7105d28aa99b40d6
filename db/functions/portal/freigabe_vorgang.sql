-- The door of everything an owner's link can do: locks the bracket and gives the Vorgang the link is for, or says that it is no more.
CREATE FUNCTION portal.freigabe_vorgang(p_s sitzung.person)
RETURNS engine.vorgang
LANGUAGE plpgsql
VOLATILE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
DECLARE
  v_s sitzung.person := p_s;
  v_t engine.traeger;
  v_v engine.vorgang;
BEGIN
  SELECT t.* INTO v_t FROM akte.freigaben f
    JOIN akte.instandsetzungen i ON i.mandant_id = f.mandant_id AND i.id = f.instandsetzung_id
    JOIN engine.vorgang v ON v.mandant_id = i.mandant_id AND v.id = i.vorgang_id
    JOIN engine.traeger t ON t.mandant_id = v.mandant_id AND t.id = v.traeger_id
   WHERE f.mandant_id = v_s.mandant_id AND f.id = sitzung.freigabe_link_gilt();
  -- LOCK ACQUISITION: then the link is looked at again, somebody else may have decided meanwhile
  PERFORM engine.sperren(v_s.mandant_id, v_t.id);
  SELECT v.* INTO v_v FROM akte.freigaben f
    JOIN akte.instandsetzungen i ON i.mandant_id = f.mandant_id AND i.id = f.instandsetzung_id
    JOIN engine.vorgang v ON v.mandant_id = i.mandant_id AND v.id = i.vorgang_id
   WHERE f.mandant_id = v_s.mandant_id AND f.id = sitzung.freigabe_link_gilt() AND v.zustand = 'freigabe_offen'
   FOR UPDATE OF v;
  IF v_v.id IS NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'MA107',
      MESSAGE = 'Dieser Link gilt nicht mehr.',
      DETAIL = 'Der Link ist abgelaufen, wurde schon benutzt oder ist unvollständig.',
      HINT = 'Einen neuen Link anfordern.';
  END IF;
  RETURN v_v;
END
$fn$;
ALTER FUNCTION portal.freigabe_vorgang(sitzung.person) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.freigabe_vorgang(sitzung.person) FROM PUBLIC;
COMMENT ON FUNCTION portal.freigabe_vorgang(sitzung.person) IS
'Vorgang, für den der Link dieses Kontexts gilt, unter der Sperre seiner Klammer. Fehler: MA107.';
