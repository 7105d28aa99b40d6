-- What api.nachtrag_erfassen was given, read and judged.
CREATE TYPE api.nachtrag_angaben AS (
  daten     jsonb,                -- the fields, typed
  aenderung jsonb,                -- columns of akte.mietkonditionen that really change
  staffeln  jsonb,                -- [["2027-10-01", "950.00"], …]
  kaution   jsonb,                -- art, betrag, raten as they will be; NULL: the deposit stays
  fehler    jsonb,                -- field → message
  ablehnung engine.ablehnung      -- NULL: all right
);
COMMENT ON TYPE api.nachtrag_angaben IS
'Gelesene und geprüfte Angaben zu einem Nachtrag; ablehnung ist NULL, wenn nichts dagegen spricht.';
