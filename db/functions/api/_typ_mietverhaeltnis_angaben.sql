-- What api.mietverhaeltnis_anlegen was given, read and judged.
CREATE TYPE api.mietverhaeltnis_angaben AS (
  daten     jsonb,                -- the fields of the lease, typed
  mieter    jsonb,                -- the tenants, typed; mieter_id of known ones resolved
  bewohner  jsonb,                -- further people in the flat, typed
  gewerbe   boolean,
  fehler    jsonb,                -- field → message; people as mieter.0.iban
  ablehnung engine.ablehnung      -- NULL: all right
);
COMMENT ON TYPE api.mietverhaeltnis_angaben IS
'Gelesene und geprüfte Angaben zu einem neuen Mietverhältnis; ablehnung ist NULL, wenn nichts dagegen spricht.';
