"""Orders to a caretaker or a company out of an enquiry; a link with which they report that it is done."""
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# The work itself is a task (vorgang_id); here stands who does it and what they reported.
ORDERS = """
CREATE TABLE akte.auftraege (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  kennung     uuid NOT NULL DEFAULT gen_random_uuid(),
  anfrage_id  bigint NOT NULL,
  vorgang_id  bigint NOT NULL,
  name        text NOT NULL CHECK (length(name) BETWEEN 2 AND 200),
  email       text CHECK (length(email) <= 254),
  telefon     text CHECK (length(telefon) <= 60),
  text        text NOT NULL CHECK (length(text) BETWEEN 3 AND 3000),
  bis         date,
  erteilt_am  timestamptz NOT NULL,
  erteilt_von text NOT NULL,
  link_bis    timestamptz,                             -- of the newest link; NULL: none that counts
  erledigt_am date,
  bericht     text CHECK (length(bericht) <= 2000),
  gemeldet_am timestamptz,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, anfrage_id) REFERENCES akte.anfragen,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  CHECK (num_nonnulls(erledigt_am, bericht, gemeldet_am) IN (0, 3))
);
CREATE INDEX auftraege_anfrage ON akte.auftraege (mandant_id, anfrage_id);
"""

# One table of links, each for one purpose: a decision of an owner or an order. So one number is one link, and a link of one kind opens nothing of the other.
LINKS = """
ALTER TABLE sitzung.freigabelinks
  ALTER COLUMN freigabe_id DROP NOT NULL,
  ALTER COLUMN eigentuemer_id DROP NOT NULL,
  ADD COLUMN auftrag_id bigint,
  ADD FOREIGN KEY (mandant_id, auftrag_id) REFERENCES akte.auftraege,
  ADD CONSTRAINT ein_zweck CHECK ((freigabe_id IS NULL) = (eigentuemer_id IS NULL) AND (freigabe_id IS NULL) <> (auftrag_id IS NULL));
CREATE INDEX freigabelinks_auftrag ON sitzung.freigabelinks (mandant_id, auftrag_id);
"""


def upgrade() -> None:
    for block in (ORDERS, LINKS):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
