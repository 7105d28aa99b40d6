-- A statement of operating costs that is about to be changed: api.nk_tuer.
CREATE TYPE api.nk_offen AS (
  a         akte.nk_abrechnungen,
  v         engine.vorgang,
  strom     bigint,             -- chain of the log
  ablehnung engine.ablehnung    -- why it may not be changed
);
COMMENT ON TYPE api.nk_offen IS 'Abrechnung, ihr Vorgang, Kette des Protokolls und die Ablehnung, wenn sich nichts ändern lässt.';
