"""The portal: who asks for a link to log in has no session yet."""
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

RIGHTS = """
GRANT USAGE ON SCHEMA portal TO mietakte_anmeldung;
GRANT UPDATE (email) ON sitzung.zugaenge TO mietakte_siegel;      -- the invitation: the tenant names the address to log in with
"""


def upgrade() -> None:
    op.execute(RIGHTS)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
