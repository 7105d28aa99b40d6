"""Bank: the statements as they came, their lines, and what was decided about each line.

A file, a statement and a line are stored as they are and never change; what a line was taken for is a decision of its own, and taking it
back is another one. stand, sicherheit and vorschlaege on a line are what the matching last thought; they may be computed anew at any time.
"""
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

TABLES = """
-- the file as it was handed in: a receipt of the books (§ 147 AO)
CREATE TABLE akte.bankdateien (
  mandant_id      bigint NOT NULL REFERENCES akte.mandanten,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  kennung         uuid NOT NULL DEFAULT gen_random_uuid(),
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  inhalt          bytea NOT NULL CHECK (length(inhalt) BETWEEN 1 AND 25165824),
  sha256          bytea NOT NULL,
  hochgeladen_am  timestamptz NOT NULL,
  hochgeladen_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, sha256)
);

-- one statement of one account; vorlaeufig: a report during the day (camt.052), whose lines a later statement confirms
CREATE TABLE akte.kontoauszuege (
  mandant_id      bigint NOT NULL,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  kennung         uuid NOT NULL DEFAULT gen_random_uuid(),
  bankkonto_id    bigint NOT NULL,
  bankdatei_id    bigint,
  art             text NOT NULL CHECK (art IN ('camt.053', 'camt.052', 'mt940', 'schnittstelle')),
  vorlaeufig      boolean NOT NULL,
  auszug          text NOT NULL CHECK (length(auszug) BETWEEN 1 AND 70),      -- as the bank calls it
  von             date NOT NULL,
  bis             date NOT NULL CHECK (bis >= von),
  anfangssaldo    numeric(12,2),
  endsaldo        numeric(12,2),
  zeilen          int NOT NULL CHECK (zeilen >= 0),
  neue_zeilen     int NOT NULL CHECK (neue_zeilen BETWEEN 0 AND zeilen),       -- the others had come with another statement
  fingerabdruck   bytea NOT NULL,                                             -- of account, balances and the lines in any order
  eingelesen_am   timestamptz NOT NULL,
  eingelesen_von  text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, bankkonto_id, vorlaeufig, fingerabdruck),
  FOREIGN KEY (mandant_id, bankkonto_id) REFERENCES akte.bankkonten,
  FOREIGN KEY (mandant_id, bankdatei_id) REFERENCES akte.bankdateien,
  CONSTRAINT salden_gehen_auf CHECK (vorlaeufig OR (anfangssaldo IS NOT NULL AND endsaldo IS NOT NULL))
);
CREATE INDEX kontoauszuege_bankkonto ON akte.kontoauszuege (mandant_id, bankkonto_id, bis);
CREATE INDEX kontoauszuege_bankdatei ON akte.kontoauszuege (mandant_id, bankdatei_id);
CREATE UNIQUE INDEX kontoauszuege_nummer ON akte.kontoauszuege (mandant_id, bankkonto_id, auszug, bis) WHERE NOT vorlaeufig;

CREATE TABLE akte.kontobewegungen (
  mandant_id       bigint NOT NULL,
  id               bigint GENERATED ALWAYS AS IDENTITY,
  kennung          uuid NOT NULL DEFAULT gen_random_uuid(),
  kontoauszug_id   bigint NOT NULL,
  bankkonto_id     bigint NOT NULL,
  zeile            int NOT NULL,                              -- place in the file
  buchung          date NOT NULL,
  wertstellung     date NOT NULL,
  betrag           numeric(12,2) NOT NULL CHECK (betrag <> 0),
  ursprungsbetrag  numeric(12,2) CHECK (ursprungsbetrag > 0), -- of a return: what was collected
  entgelt          numeric(12,2) CHECK (entgelt > 0),         -- of a return: what the banks took for it
  name             text,
  iban             text,
  zweck            text,
  ende_zu_ende     text,
  mandatsreferenz  text,
  bankreferenz     text,
  buchungstext     text,
  rueckgabegrund   text,                                      -- R-transaction: its reason code
  sammler          int,                                       -- which booking of the bank it was part of
  fingerabdruck    bytea NOT NULL,
  stand            text NOT NULL CHECK (stand IN ('bereit', 'offen', 'zugeordnet', 'rueckgabe', 'sonstige', 'fremd', 'ausgang')),
  sicherheit       int NOT NULL DEFAULT 0 CHECK (sicherheit BETWEEN 0 AND 100),
  vorschlaege      jsonb NOT NULL DEFAULT '[]',
  abgeglichen_am   timestamptz,
  bestaetigt_durch bigint,                                    -- the statement that made a line of the day final
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, bankkonto_id, fingerabdruck),
  FOREIGN KEY (mandant_id, kontoauszug_id) REFERENCES akte.kontoauszuege,
  FOREIGN KEY (mandant_id, bestaetigt_durch) REFERENCES akte.kontoauszuege,
  FOREIGN KEY (mandant_id, bankkonto_id) REFERENCES akte.bankkonten
);
CREATE INDEX kontobewegungen_auszug ON akte.kontobewegungen (mandant_id, kontoauszug_id);
CREATE INDEX kontobewegungen_bestaetigt ON akte.kontobewegungen (mandant_id, bestaetigt_durch);
CREATE INDEX kontobewegungen_konto ON akte.kontobewegungen (mandant_id, bankkonto_id, buchung, betrag);
CREATE INDEX kontobewegungen_referenz ON akte.kontobewegungen (mandant_id, bankkonto_id, bankreferenz) WHERE bankreferenz IS NOT NULL;
CREATE INDEX kontobewegungen_iban ON akte.kontobewegungen (mandant_id, iban) WHERE iban IS NOT NULL;
CREATE INDEX kontobewegungen_ende_zu_ende ON akte.kontobewegungen (mandant_id, ende_zu_ende) WHERE ende_zu_ende IS NOT NULL;
CREATE INDEX kontobewegungen_mandatsreferenz ON akte.kontobewegungen (mandant_id, mandatsreferenz) WHERE mandatsreferenz IS NOT NULL;
CREATE INDEX kontobewegungen_arbeit ON akte.kontobewegungen (mandant_id, stand, id) WHERE stand IN ('bereit', 'offen');

-- append-only: what a line was taken for, how sure and why; a storno names the decision it takes back
CREATE TABLE akte.bankentscheidungen (
  mandant_id       bigint NOT NULL,
  id               bigint GENERATED ALWAYS AS IDENTITY,
  kontobewegung_id bigint NOT NULL,
  art              text NOT NULL CHECK (art IN ('zuordnung', 'rueckgabe', 'sonstige', 'fremd', 'storno')),
  automatisch      boolean NOT NULL,
  sicherheit       int CHECK (sicherheit BETWEEN 0 AND 100),
  grund            text NOT NULL CHECK (length(grund) BETWEEN 3 AND 1000),
  storno_von       bigint,
  entschieden_am   timestamptz NOT NULL,
  entschieden_von  text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, storno_von),
  FOREIGN KEY (mandant_id, kontobewegung_id) REFERENCES akte.kontobewegungen,
  FOREIGN KEY (mandant_id, storno_von) REFERENCES akte.bankentscheidungen,
  CONSTRAINT storno_nennt_was CHECK ((art = 'storno') = (storno_von IS NOT NULL))
);
CREATE INDEX bankentscheidungen_bewegung ON akte.bankentscheidungen (mandant_id, kontobewegung_id);

-- a payment that came by bank names the decision it rests on; a return names its own
ALTER TABLE akte.zahlungen ADD COLUMN entscheidung_id bigint;
ALTER TABLE akte.zahlungen ADD FOREIGN KEY (mandant_id, entscheidung_id) REFERENCES akte.bankentscheidungen;
CREATE INDEX zahlungen_entscheidung ON akte.zahlungen (mandant_id, entscheidung_id);
-- the fee of a return is a claim of the same decision
ALTER TABLE akte.mietzahlungen ADD COLUMN entscheidung_id bigint;
ALTER TABLE akte.mietzahlungen ADD FOREIGN KEY (mandant_id, entscheidung_id) REFERENCES akte.bankentscheidungen;
CREATE INDEX mietzahlungen_entscheidung ON akte.mietzahlungen (mandant_id, entscheidung_id);
ALTER TABLE akte.hausgeld_sollstellungen ADD COLUMN entscheidung_id bigint;
ALTER TABLE akte.hausgeld_sollstellungen ADD FOREIGN KEY (mandant_id, entscheidung_id) REFERENCES akte.bankentscheidungen;
CREATE INDEX hausgeld_sollstellungen_entscheidung ON akte.hausgeld_sollstellungen (mandant_id, entscheidung_id);
CREATE INDEX bankkonten_iban ON akte.bankkonten (mandant_id, iban);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
