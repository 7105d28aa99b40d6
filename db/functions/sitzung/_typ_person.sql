-- Who acts, as the sealed context says: one check of the seal for everything a door needs to know.
CREATE TYPE sitzung.person AS (
  mandant_id  bigint,
  mieter_id   bigint,
  benutzer_id bigint,
  kanal       text,
  rolle       text,
  akteur      text,          -- benutzer:17, mieter:5, dienst
  zeit        timestamptz    -- another clock (engine.zeit_setzen), NULL: the real one
);
COMMENT ON TYPE sitzung.person IS 'Wer handelt: geprüfter Kontext einer Transaktion.';
