"""What the service did once a day for each client: a run table keyed by the day (security.md, D15)."""
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Written in the transaction that did the work: a row says what is done. Append-only.
TABLES = """
CREATE TABLE akte.nachtlaeufe (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  aufgabe     text NOT NULL CHECK (aufgabe IN ('sollstellungen', 'mahnlauf')),
  tag         date NOT NULL,                                  -- Europe/Berlin
  fertig      boolean NOT NULL,                               -- false: a piece; more was left than one transaction should hold
  anzahl      int NOT NULL CHECK (anzahl >= 0),
  abgelehnt   int NOT NULL CHECK (abgelehnt >= 0),
  erledigt_am timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id)
);
CREATE UNIQUE INDEX nachtlaeufe_einmal ON akte.nachtlaeufe (mandant_id, aufgabe, tag) WHERE fertig;
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
