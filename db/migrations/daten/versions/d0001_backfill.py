"""Leases that were in the database before the machines get their master

Data that needs the engine; runs after the code layer is loaded. Each client in its own service context. What the state is
derived from is written at api.bestand_master_uebernehmen. A database without such leases is left as it is.

Revision ID: d0001
Revises:
"""
import sqlalchemy
from alembic import op

revision = "d0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    verbindung = op.get_bind()
    for (mandant_id,) in verbindung.execute(sqlalchemy.text("SELECT mandant_id FROM sitzung.mandanten()")).fetchall():
        verbindung.execute(sqlalchemy.text("SELECT sitzung.als_dienst(:m)"), {"m": mandant_id})
        verbindung.execute(sqlalchemy.text("SELECT count(*) FROM api.bestand_nachtragen()"))


def downgrade() -> None:
    raise NotImplementedError("What happened to a lease is never unwritten.")
