"""Dunning: the Vorgang of a debtor, the letters as they were sent, their items, and what the client wants.

A letter is frozen when it is released: its figures never change, a Storno only marks it. What is open today is always computed anew.
"""
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = """
-- one row per Vorgang; at most one running per debtor and lease, or per owner and unit
CREATE TABLE akte.mahnvorgaenge (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id         bigint NOT NULL,
  status             text NOT NULL DEFAULT '',
  mietverhaeltnis_id bigint,
  eigentuemer_id     bigint,
  einheit_id         bigint,
  stufe              int NOT NULL DEFAULT 0 CHECK (stufe BETWEEN 0 AND 3),    -- of the last letter that stands
  stufe_1_am         date,                                    -- letters on file, also those sent before this program
  stufe_2_am         date,
  stufe_3_am         date,
  zahlbar_bis        date,
  posten             int NOT NULL DEFAULT 0,                  -- as last computed: items, principal, interest
  hauptforderung     numeric(12,2) NOT NULL DEFAULT 0,
  zinsen             numeric(12,2) NOT NULL DEFAULT 0,
  berechnet_am       date,
  ruht_bis           date,                                    -- a discarded proposal does not come back before this day is over
  frist_abgelaufen_am date,                                   -- term of the last letter over: the next step is announced, never taken
  ausgesetzt_art     text CHECK (ausgesetzt_art IN ('ratenplan', 'bestritten', 'gestundet')),
  ausgesetzt_von     text,                                    -- the state to go back to
  ausgesetzt_bis     date,
  ausgesetzt_grund   text,
  mahngericht        text,
  antrag_am          date,
  aktenzeichen       text,
  mahnbescheid       jsonb,                                   -- what § 690 ZPO asks for, as collected
  inkasso_an         text,
  inkasso_am         date,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  CONSTRAINT ein_schuldner CHECK ((mietverhaeltnis_id IS NULL) = (eigentuemer_id IS NOT NULL) AND (eigentuemer_id IS NULL) = (einheit_id IS NULL)),
  CONSTRAINT ausgesetzt_mit_art CHECK ((ausgesetzt_art IS NULL) = (ausgesetzt_von IS NULL))
);
CREATE UNIQUE INDEX mahnvorgaenge_laufend_mietverhaeltnis ON akte.mahnvorgaenge (mandant_id, mietverhaeltnis_id)
  WHERE mietverhaeltnis_id IS NOT NULL AND status NOT IN ('erledigt', 'storniert', 'verworfen');
CREATE UNIQUE INDEX mahnvorgaenge_laufend_eigentuemer ON akte.mahnvorgaenge (mandant_id, eigentuemer_id, einheit_id)
  WHERE eigentuemer_id IS NOT NULL AND status NOT IN ('erledigt', 'storniert', 'verworfen');
CREATE INDEX mahnvorgaenge_mietverhaeltnis ON akte.mahnvorgaenge (mandant_id, mietverhaeltnis_id);
CREATE INDEX mahnvorgaenge_eigentuemer ON akte.mahnvorgaenge (mandant_id, eigentuemer_id, einheit_id);
CREATE INDEX mahnvorgaenge_einheit ON akte.mahnvorgaenge (mandant_id, einheit_id);
CREATE INDEX mahnvorgaenge_offen ON akte.mahnvorgaenge (mandant_id, status) WHERE status NOT IN ('erledigt', 'storniert', 'verworfen');

-- a letter as it was released; only the Storno is added later
CREATE TABLE akte.mahnungen (
  mandant_id      bigint NOT NULL,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  kennung         uuid NOT NULL DEFAULT gen_random_uuid(),
  mahnvorgang_id  bigint NOT NULL,
  vorgang_id      bigint NOT NULL,
  stufe           int NOT NULL CHECK (stufe BETWEEN 1 AND 3),
  datum           date NOT NULL,                              -- interest counts up to and including this day
  zahlbar_bis     date NOT NULL CHECK (zahlbar_bis > datum),
  hauptforderung  numeric(12,2) NOT NULL CHECK (hauptforderung > 0),
  zinsen          numeric(12,2) NOT NULL CHECK (zinsen >= 0),
  gebuehr         numeric(12,2) NOT NULL CHECK (gebuehr >= 0),
  gesamt          numeric(12,2) GENERATED ALWAYS AS (hauptforderung + zinsen + gebuehr) STORED,
  gebuehr_erlassen boolean NOT NULL DEFAULT false,
  dokument        uuid,
  freigegeben_am  timestamptz NOT NULL,
  freigegeben_von text NOT NULL,
  storniert_am    timestamptz,
  storniert_von   text,
  storniert_grund text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  FOREIGN KEY (mandant_id, mahnvorgang_id) REFERENCES akte.mahnvorgaenge,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  CONSTRAINT storniert_mit_grund CHECK ((storniert_am IS NULL) = (storniert_grund IS NULL))
);
CREATE UNIQUE INDEX mahnungen_stufe ON akte.mahnungen (mandant_id, mahnvorgang_id, stufe) WHERE storniert_am IS NULL;
CREATE INDEX mahnungen_vorgang ON akte.mahnungen (mandant_id, vorgang_id);

-- append-only
CREATE TABLE akte.mahnung_positionen (
  mandant_id      bigint NOT NULL,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  mahnung_id      bigint NOT NULL,
  nummer          int NOT NULL,
  mietzahlung_id  bigint,
  hausgeld_id     bigint,
  bezeichnung     text NOT NULL,
  faellig_am      date NOT NULL,
  verzug_ab       date,                                       -- NULL: this letter brings the default about
  ursprungsbetrag numeric(12,2) NOT NULL,
  offen           numeric(12,2) NOT NULL CHECK (offen > 0),
  prozentpunkte   numeric(4,2) NOT NULL,
  prozentpunkte_grund text NOT NULL,
  zinsabschnitte  jsonb NOT NULL,                             -- [{von, bis, tage, saldo, basiszinssatz, zinssatz, zinsen}]
  zinsen_gezahlt  numeric(12,2) NOT NULL DEFAULT 0,           -- already paid on earlier letters
  zinsen          numeric(12,2) NOT NULL CHECK (zinsen >= 0),
  gebuehr_anteil  numeric(12,2) NOT NULL CHECK (gebuehr_anteil >= 0),
  gesamt          numeric(12,2) GENERATED ALWAYS AS (offen + zinsen + gebuehr_anteil) STORED,
  erste_mahnung_am date NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, mahnung_id, nummer),
  FOREIGN KEY (mandant_id, mahnung_id) REFERENCES akte.mahnungen,
  FOREIGN KEY (mandant_id, mietzahlung_id) REFERENCES akte.mietzahlungen,
  FOREIGN KEY (mandant_id, hausgeld_id) REFERENCES akte.hausgeld_sollstellungen,
  CONSTRAINT genau_eine_forderung CHECK (num_nonnulls(mietzahlung_id, hausgeld_id) = 1)
);
CREATE INDEX mahnung_positionen_mietzahlung ON akte.mahnung_positionen (mandant_id, mietzahlung_id);
CREATE INDEX mahnung_positionen_hausgeld ON akte.mahnung_positionen (mandant_id, hausgeld_id);

-- below which sum the scan proposes nothing; append-only, the newest row counts
CREATE TABLE akte.mahnschwellen (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  betrag      numeric(12,2) NOT NULL CHECK (betrag BETWEEN 0 AND 1000),
  erfasst_am  timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id)
);

ALTER TABLE akte.zahlung_zuordnungen ADD FOREIGN KEY (mandant_id, mahnung_id) REFERENCES akte.mahnungen;
-- an owner nobody duns; a lease has its own column
ALTER TABLE akte.eigentumsverhaeltnisse ADD COLUMN mahnsperre boolean NOT NULL DEFAULT false;
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
