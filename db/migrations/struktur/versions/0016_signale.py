"""Signals: that something changed, one row per transaction, for pages that are open."""
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# Names of topics, never contents. Kept an hour: a page that was away longer reads everything anew anyway.
TABLES = """
CREATE TABLE sitzung.signale (
  mandant_id bigint NOT NULL REFERENCES akte.mandanten,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  xid        bigint NOT NULL,                 -- the transaction: what a reader has not seen yet is decided by its snapshot
  themen     text[] NOT NULL,
  am         timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, xid)
);
CREATE INDEX signale_xid ON sitzung.signale (xid);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
