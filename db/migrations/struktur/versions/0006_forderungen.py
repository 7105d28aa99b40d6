"""Claims on a lease and on an owner: what is owed, of which parts, and since when.

A claim is a head and its parts. The head never changes but for its status; the parts are append-only, and what is owed is their
sum: a reduction, a waiver or a correction is a further part with its sign, never another amount in an old row.

soll and getilgt on the head are those sums, kept by triggers (db/triggers/forderungen.sql), so that a scan over a million claims
reads the heads only. Payments are append-only as well: a returned debit is a counter-entry with counter-lines.
"""
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

#: columns every claim has; default interest is never stored, only what it is computed from
KOPF = """
  mandant_id      bigint NOT NULL,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  kennung         uuid NOT NULL DEFAULT gen_random_uuid(),
  bezeichnung     text NOT NULL CHECK (length(bezeichnung) BETWEEN 3 AND 200),
  monat           date CHECK (extract(day FROM monat) = 1),   -- of a monthly claim: its first day
  zeitraum_von    date,
  zeitraum_bis    date CHECK (zeitraum_bis >= zeitraum_von),
  faellig_am      date NOT NULL,                              -- last day on which payment is in time
  verzug_ab       date CHECK (verzug_ab > faellig_am),        -- first day of default; NULL: only a reminder brings it about
  prozentpunkte   numeric(4,2) NOT NULL CHECK (prozentpunkte IN (5, 9)),   -- over the base rate, § 288 Abs. 1 and 2 BGB
  prozentpunkte_grund text NOT NULL,
  status          text NOT NULL DEFAULT 'offen' CHECK (status IN ('offen', 'mahnung', 'bezahlt', 'storniert')),
  soll            numeric(12,2) NOT NULL DEFAULT 0,            -- sum of the parts
  getilgt         numeric(12,2) NOT NULL DEFAULT 0,            -- sum of what payments were put to the principal
  offen           numeric(12,2) GENERATED ALWAYS AS (soll - getilgt) STORED,
  bestritten_am   date,
  gestundet_bis   date,                                       -- deferred: not dunned until this day is over
  vorgang_id      bigint,                                     -- what it came from
  herkunft        text,
  angelegt_am     timestamptz NOT NULL,
  angelegt_von    text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, herkunft),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang
"""

TEIL = """
  mandant_id   bigint NOT NULL,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  forderung_id bigint NOT NULL,
  betrag       numeric(12,2) NOT NULL CHECK (betrag <> 0),
  text         text,
  vorgang_id   bigint,                                        -- what added this part later
  gebucht_am   timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang
"""

TABLES = f"""
CREATE TABLE akte.mietzahlungen (
{KOPF},
  mietverhaeltnis_id bigint NOT NULL,
  art text NOT NULL CHECK (art IN ('miete', 'nk_nachforderung', 'nk_guthaben', 'schadenersatz', 'kaution', 'kosten', 'sonstige')),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  CONSTRAINT miete_mit_monat CHECK (art <> 'miete' OR monat IS NOT NULL)
);
CREATE UNIQUE INDEX mietzahlungen_monat ON akte.mietzahlungen (mandant_id, mietverhaeltnis_id, monat) WHERE art = 'miete' AND status <> 'storniert';
CREATE INDEX mietzahlungen_mietverhaeltnis ON akte.mietzahlungen (mandant_id, mietverhaeltnis_id);
CREATE INDEX mietzahlungen_vorgang ON akte.mietzahlungen (mandant_id, vorgang_id);
CREATE INDEX mietzahlungen_offen ON akte.mietzahlungen (mandant_id, faellig_am) WHERE status IN ('offen', 'mahnung');

CREATE TABLE akte.mietzahlung_bestandteile (
{TEIL},
  art text NOT NULL CHECK (art IN ('nettokaltmiete', 'vorauszahlung_bk', 'vorauszahlung_hk', 'garage', 'stellplatz', 'sonstige',
                                   'untermietzuschlag', 'minderung', 'nk_nachforderung', 'nk_guthaben', 'schadenersatz', 'kaution', 'kosten', 'korrektur')),
  FOREIGN KEY (mandant_id, forderung_id) REFERENCES akte.mietzahlungen
);
CREATE INDEX mietzahlung_bestandteile_forderung ON akte.mietzahlung_bestandteile (mandant_id, forderung_id);
CREATE INDEX mietzahlung_bestandteile_vorgang ON akte.mietzahlung_bestandteile (mandant_id, vorgang_id);

CREATE TABLE akte.hausgeld_sollstellungen (
{KOPF},
  einheit_id     bigint NOT NULL,
  eigentuemer_id bigint NOT NULL,
  art text NOT NULL CHECK (art IN ('hausgeld', 'sonderumlage', 'abrechnungsspitze', 'kosten', 'sonstige')),
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  CONSTRAINT hausgeld_mit_monat CHECK (art <> 'hausgeld' OR monat IS NOT NULL)
);
CREATE UNIQUE INDEX hausgeld_sollstellungen_monat ON akte.hausgeld_sollstellungen (mandant_id, einheit_id, eigentuemer_id, monat) WHERE art = 'hausgeld' AND status <> 'storniert';
CREATE INDEX hausgeld_sollstellungen_eigentuemer ON akte.hausgeld_sollstellungen (mandant_id, eigentuemer_id);
CREATE INDEX hausgeld_sollstellungen_vorgang ON akte.hausgeld_sollstellungen (mandant_id, vorgang_id);
CREATE INDEX hausgeld_sollstellungen_offen ON akte.hausgeld_sollstellungen (mandant_id, faellig_am) WHERE status IN ('offen', 'mahnung');

CREATE TABLE akte.hausgeld_bestandteile (
{TEIL},
  art text NOT NULL CHECK (art IN ('hausgeld', 'ruecklage', 'sonderumlage', 'abrechnungsspitze', 'kosten', 'sonstige', 'korrektur')),
  FOREIGN KEY (mandant_id, forderung_id) REFERENCES akte.hausgeld_sollstellungen
);
CREATE INDEX hausgeld_bestandteile_forderung ON akte.hausgeld_bestandteile (mandant_id, forderung_id);
CREATE INDEX hausgeld_bestandteile_vorgang ON akte.hausgeld_bestandteile (mandant_id, vorgang_id);
"""

# what is noted on a claim beside its figures; append-only, the newest row of a kind counts
NOTES = """
CREATE TABLE akte.forderung_vermerke (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  mietzahlung_id bigint,
  hausgeld_id    bigint,
  art            text NOT NULL CHECK (art IN ('bestritten', 'unbestritten', 'gestundet', 'faellig')),
  am             date NOT NULL,
  bis            date CHECK (bis >= am),
  grund          text NOT NULL CHECK (length(grund) BETWEEN 3 AND 500),
  erfasst_am     timestamptz NOT NULL,
  erfasst_von    text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mietzahlung_id) REFERENCES akte.mietzahlungen,
  FOREIGN KEY (mandant_id, hausgeld_id) REFERENCES akte.hausgeld_sollstellungen,
  CONSTRAINT genau_eine_forderung CHECK (num_nonnulls(mietzahlung_id, hausgeld_id) = 1),
  CONSTRAINT stundung_mit_tag CHECK ((art = 'gestundet') = (bis IS NOT NULL))
);
CREATE INDEX forderung_vermerke_mietzahlung ON akte.forderung_vermerke (mandant_id, mietzahlung_id);
CREATE INDEX forderung_vermerke_hausgeld ON akte.forderung_vermerke (mandant_id, hausgeld_id);
"""

PAYMENTS = """
-- money that came in, as it came; a returned debit or an error is a row of its own that names the first (storno_von)
CREATE TABLE akte.zahlungen (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  mietverhaeltnis_id bigint,
  eigentuemer_id     bigint,
  einheit_id         bigint,
  art                text NOT NULL CHECK (art IN ('eingang', 'ruecklastschrift', 'irrtum')),
  betrag             numeric(12,2) NOT NULL CHECK (betrag <> 0),
  zugeordnet         numeric(12,2) NOT NULL DEFAULT 0,             -- sum of its lines, kept by a trigger
  frei               numeric(12,2) GENERATED ALWAYS AS (betrag - zugeordnet) STORED,
  zurueckgestellt    boolean NOT NULL DEFAULT false,              -- waits for a person; what else is free is credit for the next claim
  wertstellung       date NOT NULL,
  text               text CHECK (length(text) <= 300),
  storno_von         bigint,
  herkunft           text,
  erfasst_am         timestamptz NOT NULL,
  erfasst_von        text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, herkunft),
  UNIQUE (mandant_id, storno_von),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  FOREIGN KEY (mandant_id, storno_von) REFERENCES akte.zahlungen,
  CONSTRAINT ein_schuldner CHECK ((mietverhaeltnis_id IS NULL) = (eigentuemer_id IS NOT NULL) AND (eigentuemer_id IS NULL) = (einheit_id IS NULL)),
  CONSTRAINT storno_dreht_das_vorzeichen CHECK ((storno_von IS NULL) = (betrag > 0) AND (storno_von IS NULL) = (art = 'eingang'))
);
CREATE INDEX zahlungen_mietverhaeltnis ON akte.zahlungen (mandant_id, mietverhaeltnis_id);
CREATE INDEX zahlungen_eigentuemer ON akte.zahlungen (mandant_id, eigentuemer_id, einheit_id);
CREATE INDEX zahlungen_einheit ON akte.zahlungen (mandant_id, einheit_id);
CREATE INDEX zahlungen_frei ON akte.zahlungen (mandant_id) WHERE frei <> 0;

-- what of a payment was put to which claim, and by which rule (§§ 366, 367 BGB); append-only, a correction is a line with its sign
CREATE TABLE akte.zahlung_zuordnungen (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  zahlung_id     bigint NOT NULL,
  mietzahlung_id bigint,
  hausgeld_id    bigint,
  auf            text NOT NULL CHECK (auf IN ('kosten', 'zinsen', 'haupt')),
  betrag         numeric(12,2) NOT NULL CHECK (betrag <> 0),
  wertstellung   date NOT NULL,                       -- of the payment; a counter-line carries that of the line it takes back
  regel          text NOT NULL CHECK (regel IN ('366-1', '366-1-still', '366-2', 'storno')),
  mahnung_id     bigint,                              -- of costs and interest: the letter that demands them
  storno_von     bigint,
  gebucht_am     timestamptz NOT NULL,
  gebucht_von    text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, storno_von),
  FOREIGN KEY (mandant_id, zahlung_id) REFERENCES akte.zahlungen,
  FOREIGN KEY (mandant_id, mietzahlung_id) REFERENCES akte.mietzahlungen,
  FOREIGN KEY (mandant_id, hausgeld_id) REFERENCES akte.hausgeld_sollstellungen,
  FOREIGN KEY (mandant_id, storno_von) REFERENCES akte.zahlung_zuordnungen,
  CONSTRAINT genau_eine_forderung CHECK (num_nonnulls(mietzahlung_id, hausgeld_id) = 1),
  CONSTRAINT storno_dreht_das_vorzeichen CHECK ((regel = 'storno') = (betrag < 0) AND (regel = 'storno') = (storno_von IS NOT NULL))
);
CREATE INDEX zahlung_zuordnungen_zahlung ON akte.zahlung_zuordnungen (mandant_id, zahlung_id);
CREATE INDEX zahlung_zuordnungen_mietzahlung ON akte.zahlung_zuordnungen (mandant_id, mietzahlung_id);
CREATE INDEX zahlung_zuordnungen_hausgeld ON akte.zahlung_zuordnungen (mandant_id, hausgeld_id);
CREATE INDEX zahlung_zuordnungen_mahnung ON akte.zahlung_zuordnungen (mandant_id, mahnung_id);
"""


def upgrade() -> None:
    for block in (TABLES, NOTES, PAYMENTS):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
