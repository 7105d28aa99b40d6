-- What the protocol of an own handover says, once it is there to be signed: entries that were struck or replaced are not in it.
--   SELECT portal.uebergabe_inhalt('0d6f…')->'raeume'->0->>'raum';   →  Flur
CREATE FUNCTION portal.uebergabe_inhalt(p_kennung uuid)
RETURNS jsonb
LANGUAGE sql
STABLE
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $fn$
SELECT regel.uebergabe_inhalt(u.mandant_id, u.id)
  FROM akte.uebergaben u
 WHERE u.mandant_id = (SELECT sitzung.mandant_id()) AND u.kennung = p_kennung
   AND u.mietverhaeltnis_id = ANY ((SELECT sitzung.meine_mietverhaeltnisse())::bigint[])
   AND portal.in_meiner_zeit((SELECT sitzung.meine_zeiten()), u.mietverhaeltnis_id, coalesce((coalesce(u.uebergeben_am, u.termin) AT TIME ZONE 'Europe/Berlin')::date, u.geplant_am))
   AND u.protokoll_digest IS NOT NULL
$fn$;
ALTER FUNCTION portal.uebergabe_inhalt(uuid) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION portal.uebergabe_inhalt(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION portal.uebergabe_inhalt(uuid) TO mietakte_portal, mietakte_dba;
COMMENT ON FUNCTION portal.uebergabe_inhalt(uuid) IS
'Inhalt eines eigenen Übergabeprotokolls (regel.uebergabe_inhalt), sobald es zum Unterzeichnen festgeschrieben ist; sonst NULL. Eine fremde und eine unbekannte Kennung ergeben beide NULL.';
