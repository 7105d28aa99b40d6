"""DATEV: interest and costs that a payment covered are bookings of their own."""
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("""
ALTER TABLE akte.datev_buchungen DROP CONSTRAINT datev_buchungen_quelle_check,
  ADD CONSTRAINT datev_buchungen_quelle_check CHECK (quelle IN ('miete', 'hausgeld', 'zahlung', 'zinsen', 'kaution'));
""")


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
