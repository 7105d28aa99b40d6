"""Alembic environment of db/migrations/daten.

Runs only inside a build (app/aufbau.py), on the connection and in the transaction the build has opened: structure, code
layer, machines and data change together or not at all.
"""
from alembic import context

verbindung = context.config.attributes["connection"]

context.configure(
    connection=verbindung,
    version_table="version_daten",
    version_table_schema="mietakte",
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
