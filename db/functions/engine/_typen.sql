-- Composite types of the engine. What a guard or an effect gets, what a refusal is, what a caller gets back.

-- SELECT * FROM engine.ausloesen(4711, 'zugang_erfassen', '{}');  →  ok | vorgang_id | von | nach | fehlercode | meldung | …
CREATE TYPE engine.ergebnis AS (
  ok         boolean,
  vorgang_id bigint,
  von        text,
  nach       text,
  fehlercode text,
  meldung    text,
  detail     text,
  hinweis    text,
  norm       text,
  felder     jsonb      -- field → message, for forms
);
COMMENT ON TYPE engine.ergebnis IS
'Ergebnis eines Übergangs. ok=false: abgelehnt, nichts ist geschehen; fehlercode (MA…), meldung, hinweis und norm sagen warum, felder nennt Feld → Meldung.';

CREATE TYPE engine.kontext AS (
  mandant_id     bigint,
  vorgang_id     bigint,      -- NULL in guards of a start
  traeger_id     bigint,
  traeger_art    text,
  bezug_id       bigint,      -- business row of the bracket: the lease, the object …
  automat        text,
  version        int,
  variante       text,
  von            text,
  nach           text,
  ereignis       text,
  daten          jsonb,       -- what was entered, already typed: dates ISO, money with a point
  jetzt          timestamptz,
  heute          date,        -- Europe/Berlin
  akteur         text,
  rolle          text,
  entstanden_aus bigint       -- the Vorgang whose transition led here
);
COMMENT ON TYPE engine.kontext IS 'Was Bedingungen (guards), Wirkungen (effekte), Fristen und Vorgaben über den laufenden Schritt erfahren.';

CREATE TYPE engine.ablehnung AS (
  fehlercode text,
  meldung    text,
  detail     text,
  hinweis    text,
  norm       text,
  feld       text
);
COMMENT ON TYPE engine.ablehnung IS 'Ablehnung einer Bedingung; NULL heißt erfüllt. feld nennt das Formularfeld, zu dem die Meldung gehört.';
