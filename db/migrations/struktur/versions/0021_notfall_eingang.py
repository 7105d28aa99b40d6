"""Emergency service of a client, who was called when; what tenants want to be told by e-mail; tokens of programs that report for others."""
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Office hours and the service behind them. Never overwritten: the newest row counts, the older ones say what held when somebody was called.
EMERGENCY = """
CREATE TABLE akte.notfalldienste (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  land        text NOT NULL,                                   -- whose holidays the office keeps
  zeiten      jsonb NOT NULL CHECK (jsonb_typeof(zeiten) = 'object'),   -- {"1": ["08:00", "17:00"], …}; 1 = Monday; a day that is missing is closed
  kategorien  text[] NOT NULL,                                 -- heizung, wasser, elektrik, sanitaer, sonstiges, dringend
  name        text CHECK (length(name) BETWEEN 2 AND 200),
  telefon     text CHECK (length(telefon) BETWEEN 3 AND 60),   -- as a tenant reads it
  sms         text,
  email       text,
  erfasst_am  timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  CONSTRAINT erreichbar CHECK ((telefon IS NULL) = (name IS NULL) AND (telefon IS NOT NULL OR num_nonnulls(sms, email) = 0))
);
CREATE TABLE akte.notfaelle (
  mandant_id       bigint NOT NULL REFERENCES akte.mandanten,
  id               bigint GENERATED ALWAYS AS IDENTITY,
  anfrage_id       bigint NOT NULL,
  notfalldienst_id bigint,                                     -- NULL: the client has said nothing about emergencies
  art              text NOT NULL CHECK (art IN ('verstaendigt', 'anrufen', 'hinweis')),
  hinweis          jsonb NOT NULL,                             -- what the person was told, word for word
  am               timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, anfrage_id),
  FOREIGN KEY (mandant_id, anfrage_id) REFERENCES akte.anfragen,
  FOREIGN KEY (mandant_id, notfalldienst_id) REFERENCES akte.notfalldienste
);
CREATE INDEX notfaelle_dienst ON akte.notfaelle (mandant_id, notfalldienst_id);
"""

# The newest row of a tenant counts. status_gemeldet: which status the person was told last.
MESSAGES = """
CREATE TABLE akte.benachrichtigungen (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  mieter_id   bigint NOT NULL,
  ereignisse  text[] NOT NULL,
  erfasst_am  timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter
);
CREATE INDEX benachrichtigungen_mieter ON akte.benachrichtigungen (mandant_id, mieter_id, id);
ALTER TABLE akte.anfragen ADD COLUMN status_gemeldet text NOT NULL DEFAULT 'neu';
"""

# A token is looked up before its client is known, like a session's.
CHANNELS = """
CREATE TABLE sitzung.eingangskanaele (
  mandant_id    bigint NOT NULL REFERENCES akte.mandanten,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  name          text NOT NULL CHECK (length(name) BETWEEN 2 AND 100),
  kanal         text NOT NULL CHECK (kanal IN ('voicebot', 'email', 'telefon')),
  token_hash    bytea NOT NULL CHECK (length(token_hash) = 32),
  erstellt_am   timestamptz NOT NULL,
  widerrufen_am timestamptz,
  PRIMARY KEY (mandant_id, id)
);
CREATE INDEX eingangskanaele_token ON sitzung.eingangskanaele (token_hash);
"""


def upgrade() -> None:
    for block in (EMERGENCY, MESSAGES, CHANNELS):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
