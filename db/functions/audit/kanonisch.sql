-- The text that is hashed, built from the columns of a row: a JSON array in fixed order, so that no two rows read alike, with the
-- time in UTC, so that no setting of a session changes it. One C call; the number of the row comes before it.
-- SELECT audit.kanonisch(4711, '2026-02-28 10:00+01', 'benutzer:1', 'verwaltung', 'teamleitung', 'kuendigung', 'starten', NULL, 'entwurf', 'ok', NULL, 'child_started:kuendigung', false, NULL);
--  [4711, "2026-02-28T09:00:00.000000Z", "benutzer:1", …]
CREATE FUNCTION audit.kanonisch(
  p_vorgang_id bigint,
  p_zeit timestamptz,
  p_akteur text,
  p_kanal text,
  p_rolle text,
  p_automat text,
  p_ereignis text,
  p_von text,
  p_nach text,
  p_ergebnis text,
  p_fehlercode text,
  p_lifecycle text,
  p_uebernommen boolean,
  p_nutzlast_digest bytea
)
RETURNS text
LANGUAGE sql
STABLE
SECURITY INVOKER
-- SET search_path: inherited from the door (engine-notes: +2 µs a call)
AS $fn$
SELECT pg_catalog.json_build_array(
  p_vorgang_id, pg_catalog.to_char(p_zeit AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), p_akteur, p_kanal, p_rolle, p_automat,
  p_ereignis, p_von, p_nach, p_ergebnis, p_fehlercode, p_lifecycle, p_uebernommen, pg_catalog.encode(p_nutzlast_digest, 'hex'))::text
$fn$;
ALTER FUNCTION audit.kanonisch(bigint, timestamptz, text, text, text, text, text, text, text, text, text, text, boolean, bytea) OWNER TO mietakte_engine;
REVOKE ALL ON FUNCTION audit.kanonisch(bigint, timestamptz, text, text, text, text, text, text, text, text, text, text, boolean, bytea) FROM PUBLIC;
COMMENT ON FUNCTION audit.kanonisch(bigint, timestamptz, text, text, text, text, text, text, text, text, text, text, boolean, bytea) IS
'Kanonischer Text eines Protokolleintrags: JSON-Feld in fester Reihenfolge, Zeit in UTC.';
