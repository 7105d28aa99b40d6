"""Documents of every bracket, set by a template of its own or the common one; what the check of a signed PDF said."""
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

DOCUMENTS = """
ALTER TABLE akte.dokumente
  ALTER COLUMN mietverhaeltnis_id DROP NOT NULL,              -- NULL: of an object, a meeting, a statement
  ADD COLUMN vorlage text,                                    -- how it is set: a template of its own, or schreiben
  ADD COLUMN an text NOT NULL DEFAULT '',                     -- which of several addressees of one Vorgang: eigentuemer:7
  DROP CONSTRAINT dokumente_mandant_id_vorgang_id_art_version_key;
-- Until now every kind had its own template. No UPDATE: row security binds the owner, too, and no policy is there while structure changes.
ALTER TABLE akte.dokumente ALTER COLUMN vorlage TYPE text USING art;
ALTER TABLE akte.dokumente
  ALTER COLUMN vorlage SET NOT NULL,
  ADD UNIQUE (mandant_id, vorgang_id, art, an, version);
"""

SIGNATURES = """
-- of a PDF: what the check at the upload said; NULL: not checked
ALTER TABLE akte.dateien ADD COLUMN signaturen jsonb CHECK (jsonb_typeof(signaturen) = 'array');
"""


def upgrade() -> None:
    for block in (DOCUMENTS, SIGNATURES):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
