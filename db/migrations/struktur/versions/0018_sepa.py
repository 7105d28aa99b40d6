"""SEPA and the books: creditor, mandates and their revocation, runs of collections and payments, refunds, DATEV.

A mandate, a creditor identifier and a revocation never change. A run collects items; what is released is frozen as a file, and every item of it
is open until the bank has confirmed it, given it back, or somebody left it out. A claim or an order is in at most one open item: an index says so.
"""
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

MANDATES = """
-- the creditor of direct debits, of an object or (objekt_id NULL) of the whole client; append-only, the newest in force counts
CREATE TABLE akte.sepa_glaeubiger (
  mandant_id    bigint NOT NULL REFERENCES akte.mandanten,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  objekt_id     bigint,
  glaeubiger_id text NOT NULL CHECK (glaeubiger_id ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{4,31}$'),
  name          text NOT NULL CHECK (length(name) BETWEEN 2 AND 70),
  vorlauf_tage  int NOT NULL CHECK (vorlauf_tage BETWEEN 1 AND 14),      -- agreed time of the pre-notification; 14 without agreement
  gueltig_ab    date NOT NULL,
  erfasst_am    timestamptz NOT NULL,
  erfasst_von   text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte
);
CREATE INDEX sepa_glaeubiger_objekt ON akte.sepa_glaeubiger (mandant_id, objekt_id);

-- a mandate may come from an owner, too, and without a Vorgang
ALTER TABLE akte.sepa_mandate ALTER COLUMN mietverhaeltnis_id DROP NOT NULL, ALTER COLUMN vorgang_id DROP NOT NULL,
  ADD COLUMN kennung        uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN eigentuemer_id bigint,
  ADD COLUMN einheit_id     bigint,
  ADD COLUMN art            text NOT NULL DEFAULT 'CORE' CHECK (art IN ('CORE', 'B2B')),
  ADD COLUMN datei_id       bigint,                        -- the signed mandate
  ADD COLUMN erfasst_am     timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN erfasst_von    text NOT NULL DEFAULT 'dienst',
  ADD UNIQUE (mandant_id, kennung),
  ADD FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  ADD FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  ADD FOREIGN KEY (mandant_id, datei_id) REFERENCES akte.dateien,
  ADD CONSTRAINT ein_schuldner CHECK ((mietverhaeltnis_id IS NULL) = (eigentuemer_id IS NOT NULL) AND (eigentuemer_id IS NULL) = (einheit_id IS NULL));
CREATE INDEX sepa_mandate_eigentuemer ON akte.sepa_mandate (mandant_id, eigentuemer_id, einheit_id);
CREATE INDEX sepa_mandate_einheit ON akte.sepa_mandate (mandant_id, einheit_id);
CREATE INDEX sepa_mandate_datei ON akte.sepa_mandate (mandant_id, datei_id);

CREATE TABLE akte.sepa_widerrufe (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  mandat_id     bigint NOT NULL,
  widerrufen_am date NOT NULL,
  grund         text NOT NULL CHECK (length(grund) BETWEEN 3 AND 300),
  erfasst_am    timestamptz NOT NULL,
  erfasst_von   text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, mandat_id),
  FOREIGN KEY (mandant_id, mandat_id) REFERENCES akte.sepa_mandate
);
"""

ORDERS = """
-- an order to pay may also be a refund: of a payment nobody owed, or of the credit of a statement
ALTER TABLE akte.zahlungsauftraege ALTER COLUMN vorgang_id DROP NOT NULL, ALTER COLUMN mietverhaeltnis_id DROP NOT NULL,
  ADD COLUMN art            text NOT NULL DEFAULT 'kaution' CHECK (art IN ('kaution', 'guthaben', 'ueberzahlung')),
  ADD COLUMN eigentuemer_id bigint,
  ADD COLUMN einheit_id     bigint,
  ADD COLUMN zahlung_id     bigint,
  ADD COLUMN mietzahlung_id bigint,
  ADD COLUMN iban_nachweis  text CHECK (length(iban_nachweis) <= 300),
  ADD FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  ADD FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  ADD FOREIGN KEY (mandant_id, zahlung_id) REFERENCES akte.zahlungen,
  ADD FOREIGN KEY (mandant_id, mietzahlung_id) REFERENCES akte.mietzahlungen,
  ADD CONSTRAINT art_nennt_woher CHECK ((art = 'kaution') = (vorgang_id IS NOT NULL) AND (art = 'ueberzahlung') = (zahlung_id IS NOT NULL) AND (art = 'guthaben') = (mietzahlung_id IS NOT NULL)),
  ADD CONSTRAINT ein_empfaenger CHECK ((mietverhaeltnis_id IS NULL) = (eigentuemer_id IS NOT NULL) AND (eigentuemer_id IS NULL) = (einheit_id IS NULL));
CREATE INDEX zahlungsauftraege_eigentuemer ON akte.zahlungsauftraege (mandant_id, eigentuemer_id);
CREATE INDEX zahlungsauftraege_einheit ON akte.zahlungsauftraege (mandant_id, einheit_id);
CREATE INDEX zahlungsauftraege_zahlung ON akte.zahlungsauftraege (mandant_id, zahlung_id);
CREATE INDEX zahlungsauftraege_mietzahlung ON akte.zahlungsauftraege (mandant_id, mietzahlung_id);
CREATE UNIQUE INDEX zahlungsauftraege_zahlung_offen ON akte.zahlungsauftraege (mandant_id, zahlung_id) WHERE zahlung_id IS NOT NULL AND storniert_am IS NULL AND ausgefuehrt_am IS NULL;
CREATE UNIQUE INDEX zahlungsauftraege_guthaben_offen ON akte.zahlungsauftraege (mandant_id, mietzahlung_id) WHERE mietzahlung_id IS NOT NULL AND storniert_am IS NULL AND ausgefuehrt_am IS NULL;
"""

RUNS = """
CREATE TABLE akte.zahlungslaeufe (
  mandant_id       bigint NOT NULL,
  id               bigint GENERATED ALWAYS AS IDENTITY,
  kennung          uuid NOT NULL DEFAULT gen_random_uuid(),
  art              text NOT NULL CHECK (art IN ('lastschrift', 'ueberweisung')),
  bankkonto_id     bigint NOT NULL,                        -- account of the object
  instrument       text CHECK (instrument IN ('CORE', 'B2B')),
  faellig_am       date NOT NULL,                          -- day of collection or execution
  angekuendigt_am  date,
  ankuendigung     text CHECK (length(ankuendigung) BETWEEN 3 AND 300),
  glaeubiger       bigint,                                 -- the creditor as released
  nachricht        text NOT NULL CHECK (nachricht ~ '^[A-Z0-9-]{1,35}$'),
  angelegt_am      timestamptz NOT NULL,
  angelegt_von     text NOT NULL,
  freigegeben_am   timestamptz,
  freigegeben_von  text,
  abgerufen_am     timestamptz,                            -- first time somebody took the file to the bank: from here on it is on its way
  abgerufen_von    text,
  storniert_am     timestamptz,
  storniert_von    text,
  storniert_grund  text CHECK (length(storniert_grund) BETWEEN 3 AND 300),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, nachricht),
  FOREIGN KEY (mandant_id, bankkonto_id) REFERENCES akte.bankkonten,
  FOREIGN KEY (mandant_id, glaeubiger) REFERENCES akte.sepa_glaeubiger,
  CONSTRAINT lastschrift_angekuendigt CHECK ((art = 'lastschrift') = (instrument IS NOT NULL AND angekuendigt_am IS NOT NULL AND ankuendigung IS NOT NULL AND glaeubiger IS NOT NULL)),
  CONSTRAINT vier_augen CHECK (freigegeben_von <> angelegt_von),
  CONSTRAINT freigegeben_von_jemand CHECK ((freigegeben_am IS NULL) = (freigegeben_von IS NULL)),
  CONSTRAINT storniert_mit_grund CHECK ((storniert_am IS NULL) = (storniert_grund IS NULL)),
  CONSTRAINT abgerufen_nach_freigabe CHECK (abgerufen_am IS NULL OR (freigegeben_am IS NOT NULL AND storniert_am IS NULL))
);
CREATE INDEX zahlungslaeufe_bankkonto ON akte.zahlungslaeufe (mandant_id, bankkonto_id);
CREATE INDEX zahlungslaeufe_glaeubiger ON akte.zahlungslaeufe (mandant_id, glaeubiger);

-- one transaction of the file; open until the bank confirmed it, it came back, or it was left out
CREATE TABLE akte.zahlungslauf_posten (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  lauf_id        bigint NOT NULL,
  nummer         int NOT NULL,
  mietzahlung_id bigint,
  hausgeld_id    bigint,
  auftrag_id     bigint,
  mandat_id      bigint,
  betrag         numeric(12,2) NOT NULL CHECK (betrag > 0),
  name           text NOT NULL,
  iban           text NOT NULL CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
  zweck          text NOT NULL CHECK (length(zweck) BETWEEN 1 AND 140),
  ende_zu_ende   text NOT NULL CHECK (ende_zu_ende ~ '^[A-Z0-9-]{1,35}$'),
  erledigt       text CHECK (erledigt IN ('bezahlt', 'rueckgabe', 'entfallen', 'storniert')),
  erledigt_am    date,
  erledigt_grund text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, lauf_id, nummer),
  UNIQUE (mandant_id, ende_zu_ende),
  FOREIGN KEY (mandant_id, lauf_id) REFERENCES akte.zahlungslaeufe,
  FOREIGN KEY (mandant_id, mietzahlung_id) REFERENCES akte.mietzahlungen,
  FOREIGN KEY (mandant_id, hausgeld_id) REFERENCES akte.hausgeld_sollstellungen,
  FOREIGN KEY (mandant_id, auftrag_id) REFERENCES akte.zahlungsauftraege,
  FOREIGN KEY (mandant_id, mandat_id) REFERENCES akte.sepa_mandate,
  CONSTRAINT genau_eine_sache CHECK (num_nonnulls(mietzahlung_id, hausgeld_id, auftrag_id) = 1),
  CONSTRAINT einzug_mit_mandat CHECK ((auftrag_id IS NULL) = (mandat_id IS NOT NULL)),
  CONSTRAINT erledigt_am_tag CHECK ((erledigt IS NULL) = (erledigt_am IS NULL))
);
CREATE INDEX zahlungslauf_posten_mietzahlung ON akte.zahlungslauf_posten (mandant_id, mietzahlung_id);
CREATE INDEX zahlungslauf_posten_hausgeld ON akte.zahlungslauf_posten (mandant_id, hausgeld_id);
CREATE INDEX zahlungslauf_posten_auftrag ON akte.zahlungslauf_posten (mandant_id, auftrag_id);
CREATE INDEX zahlungslauf_posten_mandat ON akte.zahlungslauf_posten (mandant_id, mandat_id);
CREATE UNIQUE INDEX zahlungslauf_posten_miete_offen ON akte.zahlungslauf_posten (mandant_id, mietzahlung_id) WHERE erledigt IS NULL;
CREATE UNIQUE INDEX zahlungslauf_posten_hausgeld_offen ON akte.zahlungslauf_posten (mandant_id, hausgeld_id) WHERE erledigt IS NULL;
CREATE UNIQUE INDEX zahlungslauf_posten_auftrag_offen ON akte.zahlungslauf_posten (mandant_id, auftrag_id) WHERE erledigt IS NULL;

CREATE TABLE akte.zahlungslauf_dateien (
  mandant_id   bigint NOT NULL,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  lauf_id      bigint NOT NULL,
  schema       text NOT NULL CHECK (schema ~ '^pain[.]00[18][.]001[.][0-9]{2}$'),
  inhalt       bytea NOT NULL,
  sha256       bytea NOT NULL,
  erzeugt_am   timestamptz NOT NULL,
  erzeugt_von  text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, lauf_id),
  FOREIGN KEY (mandant_id, lauf_id) REFERENCES akte.zahlungslaeufe
);
"""

BOOKS = """
-- how the tax adviser keeps the client, and which account a kind of booking goes to; append-only, the newest in force counts
CREATE TABLE akte.datev_einstellungen (
  mandant_id        bigint NOT NULL REFERENCES akte.mandanten,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  berater           int NOT NULL CHECK (berater BETWEEN 1001 AND 9999999),
  mandantennummer   int NOT NULL CHECK (mandantennummer BETWEEN 1 AND 99999),
  wirtschaftsjahr   int NOT NULL CHECK (wirtschaftsjahr BETWEEN 1 AND 12),       -- month it begins in
  kontenlaenge      int NOT NULL CHECK (kontenlaenge BETWEEN 4 AND 8),
  gueltig_ab        date NOT NULL,
  erfasst_am        timestamptz NOT NULL,
  erfasst_von       text NOT NULL,
  PRIMARY KEY (mandant_id, id)
);
CREATE TABLE akte.datev_konten (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  schluessel  text NOT NULL,
  konto       text NOT NULL CHECK (konto ~ '^[0-9]{4,9}$'),
  gueltig_ab  date NOT NULL,
  erfasst_am  timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id)
);
CREATE TABLE akte.datev_laeufe (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  kennung     uuid NOT NULL DEFAULT gen_random_uuid(),
  monat       date NOT NULL CHECK (extract(day FROM monat) = 1),
  buchungen   int NOT NULL CHECK (buchungen >= 0),
  nachtraege  int NOT NULL CHECK (nachtraege BETWEEN 0 AND buchungen),            -- of months that were closed before
  dateiname   text NOT NULL,
  inhalt      bytea NOT NULL,
  sha256      bytea NOT NULL,
  erzeugt_am  timestamptz NOT NULL,
  erzeugt_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, monat)
);
-- what a file holds; a source is booked once
CREATE TABLE akte.datev_buchungen (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  lauf_id     bigint NOT NULL,
  nummer      int NOT NULL,
  quelle      text NOT NULL CHECK (quelle IN ('miete', 'hausgeld', 'zahlung', 'kaution')),
  quelle_id   bigint NOT NULL,
  belegdatum  date NOT NULL,
  nachtrag    boolean NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, quelle, quelle_id),
  UNIQUE (mandant_id, lauf_id, nummer),
  FOREIGN KEY (mandant_id, lauf_id) REFERENCES akte.datev_laeufe
);
"""


def upgrade() -> None:
    for block in (MANDATES, ORDERS, RUNS, BOOKS):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
