"""The portal: when a session gave its password last."""
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE sitzung.sitzungen ADD COLUMN bestaetigt_am timestamptz;   -- the password once more, for what needs it
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
