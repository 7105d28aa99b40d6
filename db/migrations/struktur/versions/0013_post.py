"""Outbox: letters to the print pool, e-mail."""
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLES = """
-- who may be written to by e-mail, and since when; append-only, the newest row of a person counts
CREATE TABLE akte.post_einwilligungen (
  mandant_id     bigint NOT NULL REFERENCES akte.mandanten,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  mieter_id      bigint,
  eigentuemer_id bigint,
  email          text NOT NULL CHECK (length(email) <= 200),
  erteilt        boolean NOT NULL,                    -- false: withdrawn
  nachweis       text NOT NULL CHECK (length(nachweis) BETWEEN 3 AND 500),
  erfasst_am     timestamptz NOT NULL,
  erfasst_von    text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  CONSTRAINT eine_person CHECK (num_nonnulls(mieter_id, eigentuemer_id) = 1)
);
CREATE INDEX post_einwilligungen_mieter ON akte.post_einwilligungen (mandant_id, mieter_id, id);
CREATE INDEX post_einwilligungen_eigentuemer ON akte.post_einwilligungen (mandant_id, eigentuemer_id, id);

-- what was put together for the printer at once; the file never changes, so a reprint is the same paper
CREATE TABLE akte.druckstapel (
  mandant_id   bigint NOT NULL REFERENCES akte.mandanten,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  kennung      uuid NOT NULL DEFAULT gen_random_uuid(),
  tag          date NOT NULL,
  nummer       int NOT NULL CHECK (nummer > 0),       -- of the day: usually one
  sendungen    int NOT NULL CHECK (sendungen > 0),
  seiten       int NOT NULL CHECK (seiten > 0),
  inhalt       bytea NOT NULL,
  sha256       bytea NOT NULL,
  erstellt_am  timestamptz NOT NULL,
  erstellt_von text NOT NULL,
  gedruckt_am  timestamptz,
  gedruckt_von text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, tag, nummer),
  CONSTRAINT gedruckt_von_jemandem CHECK ((gedruckt_am IS NULL) = (gedruckt_von IS NULL))
);

CREATE TABLE akte.postausgang (
  mandant_id         bigint NOT NULL REFERENCES akte.mandanten,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  schluessel         text NOT NULL CHECK (length(schluessel) <= 300),   -- what may go out once only: dokument:17
  dokument_id        bigint,                          -- a letter; NULL: a message without one
  vorgang_id         bigint,
  mietverhaeltnis_id bigint,
  weg                text NOT NULL CHECK (weg IN ('druck', 'email', 'sms')),
  weg_grund          text NOT NULL,                   -- why this way, for who wonders about the paper
  empfaenger         text NOT NULL CHECK (length(empfaenger) <= 500),
  anschrift          text,                            -- frozen, as in the letter
  adressen           text[] NOT NULL DEFAULT '{}',    -- frozen: e-mail addresses or telephone numbers
  betreff            text NOT NULL CHECK (length(betreff) BETWEEN 1 AND 200 AND betreff !~ '[\\n\\r]'),
  text               text,
  status             text NOT NULL DEFAULT 'wartend'
                     CHECK (status IN ('wartend', 'in_arbeit', 'versendet', 'ungeklaert', 'fehlgeschlagen', 'zurueckgezogen')),
  versuche           int NOT NULL DEFAULT 0,
  naechster_ab       timestamptz NOT NULL,
  druckstapel_id     bigint,
  stapel_position    int,
  grund              text,                            -- what the last attempt or the person said
  eingereiht_am      timestamptz NOT NULL,
  eingereiht_von     text NOT NULL,
  erledigt_am        timestamptz,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, schluessel),
  FOREIGN KEY (mandant_id, dokument_id) REFERENCES akte.dokumente,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, druckstapel_id) REFERENCES akte.druckstapel,
  CONSTRAINT etwas_drin CHECK (num_nonnulls(dokument_id, text) >= 1),
  CONSTRAINT papier_ist_ein_dokument CHECK (weg <> 'druck' OR (dokument_id IS NOT NULL AND anschrift IS NOT NULL)),
  CONSTRAINT adresse_da CHECK (weg = 'druck' OR cardinality(adressen) BETWEEN 1 AND 12),
  CONSTRAINT sms_ist_text CHECK (weg <> 'sms' OR dokument_id IS NULL),
  CONSTRAINT im_stapel CHECK ((druckstapel_id IS NULL) = (stapel_position IS NULL)),
  CONSTRAINT erledigt CHECK ((erledigt_am IS NULL) = (status NOT IN ('versendet', 'zurueckgezogen')))
);
CREATE INDEX postausgang_dokument ON akte.postausgang (mandant_id, dokument_id);
CREATE INDEX postausgang_vorgang ON akte.postausgang (mandant_id, vorgang_id);
CREATE INDEX postausgang_mietverhaeltnis ON akte.postausgang (mandant_id, mietverhaeltnis_id);
CREATE INDEX postausgang_stapel ON akte.postausgang (mandant_id, druckstapel_id);
CREATE INDEX postausgang_offen ON akte.postausgang (mandant_id, weg, status, id) WHERE status IN ('wartend', 'in_arbeit', 'ungeklaert', 'fehlgeschlagen');
CREATE INDEX postausgang_erledigt ON akte.postausgang (mandant_id, erledigt_am DESC) WHERE erledigt_am IS NOT NULL;

-- everything that happened to a piece of mail; append-only
CREATE TABLE akte.postversuche (
  mandant_id bigint NOT NULL,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  post_id    bigint NOT NULL,
  ereignis   text NOT NULL CHECK (ereignis IN ('eingereiht', 'begonnen', 'verschoben', 'versendet', 'fehlgeschlagen', 'ungeklaert', 'zurueckgezogen',
                                               'wiederholt', 'gestapelt', 'gedruckt', 'bestaetigt', 'neu_gedruckt')),
  text       text,
  akteur     text NOT NULL,
  zeitpunkt  timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, post_id) REFERENCES akte.postausgang
);
CREATE INDEX postversuche_post ON akte.postversuche (mandant_id, post_id, id);
"""


def upgrade() -> None:
    for block in (TABLES,):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
