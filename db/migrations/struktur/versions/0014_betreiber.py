"""Operators: who, among the logins of staff, may add reference rows that hold for every client."""
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# Named by the DBA alone. A row is never removed: dismissal is a date.
TABLES = """
CREATE TABLE sitzung.betreiber (
  mandant_id   bigint NOT NULL,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  benutzer_id  bigint NOT NULL,
  ernannt_am   timestamptz NOT NULL DEFAULT now(),
  ernannt_von  text NOT NULL DEFAULT session_user,
  entlassen_am timestamptz CHECK (entlassen_am >= ernannt_am),
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, benutzer_id) REFERENCES akte.benutzer
);
CREATE UNIQUE INDEX betreiber_benutzer ON sitzung.betreiber (mandant_id, benutzer_id) WHERE entlassen_am IS NULL;
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
