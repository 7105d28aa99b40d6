"""Who looked at what, and what was done about a breach."""
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

TABLES = """
-- pages and files that were looked at: one row per session, page and quarter of an hour; kept for twelve months
CREATE TABLE audit.zugriffe (
  mandant_id         bigint NOT NULL REFERENCES akte.mandanten,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  am                 timestamptz NOT NULL,
  viertel            timestamptz NOT NULL,
  akteur             text NOT NULL,
  kanal              text NOT NULL,
  sitzung_id         bigint,                          -- device and address stand there
  seite              text NOT NULL CHECK (length(seite) <= 100),
  bezug              text NOT NULL CHECK (length(bezug) <= 100),   -- what the address named; '' for a list
  mietverhaeltnis_id bigint,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse
);
CREATE UNIQUE INDEX zugriffe_einmal ON audit.zugriffe (mandant_id, viertel, akteur, coalesce(sitzung_id, 0), seite, bezug);
CREATE INDEX zugriffe_mietverhaeltnis ON audit.zugriffe (mandant_id, mietverhaeltnis_id, am);

-- a breach and its clock (Art. 33, 34); what is found out later is another step
CREATE TABLE akte.datenschutzvorfaelle (
  mandant_id   bigint NOT NULL REFERENCES akte.mandanten,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  kennung      uuid NOT NULL DEFAULT gen_random_uuid(),
  bekannt_am   timestamptz NOT NULL,
  entdeckt     text NOT NULL CHECK (length(entdeckt) BETWEEN 3 AND 300),
  beschreibung text NOT NULL CHECK (length(beschreibung) BETWEEN 10 AND 4000),
  erfasst_am   timestamptz NOT NULL,
  erfasst_von  text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung)
);
CREATE TABLE akte.datenschutzvorfall_schritte (
  mandant_id  bigint NOT NULL REFERENCES akte.mandanten,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  vorfall_id  bigint NOT NULL,
  art         text NOT NULL CHECK (art IN ('risiko', 'massnahme', 'meldung', 'benachrichtigung', 'abschluss')),
  risiko      text CHECK (risiko IN ('keines', 'vorhanden', 'hoch')),
  text        text NOT NULL CHECK (length(text) BETWEEN 10 AND 4000),
  am          timestamptz NOT NULL,
  erfasst_am  timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, vorfall_id) REFERENCES akte.datenschutzvorfaelle,
  CONSTRAINT risiko_bei_der_entscheidung CHECK ((art = 'risiko') = (risiko IS NOT NULL))
);
CREATE INDEX datenschutzvorfall_schritte_vorfall ON akte.datenschutzvorfall_schritte (mandant_id, vorfall_id, id);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
