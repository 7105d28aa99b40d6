"""${message}

Data that needs the engine; runs after the code layer is loaded. Each client in its own service context:
SELECT sitzung.als_dienst(mandant_id) for every row of sitzung.mandanten().

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
"""
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else 'op.execute("""\n    """)'}
