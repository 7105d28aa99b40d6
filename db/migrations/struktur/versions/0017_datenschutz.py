"""Privacy notice: versions of a client, and who acknowledged which."""
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = """
-- what tenants are told about their data (Art. 13, 14); a new text is a new version, the newest that has begun counts
CREATE TABLE akte.datenschutzhinweise (
  mandant_id         bigint NOT NULL REFERENCES akte.mandanten,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  version            text NOT NULL CHECK (version ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$'),
  gueltig_ab         date NOT NULL,
  einleitung         text NOT NULL CHECK (length(einleitung) BETWEEN 20 AND 4000),
  verantwortlicher   text NOT NULL CHECK (length(verantwortlicher) BETWEEN 5 AND 500),
  beauftragter       text CHECK (length(beauftragter) BETWEEN 5 AND 500),   -- the data protection officer, if there has to be one
  aufsicht           text NOT NULL CHECK (length(aufsicht) BETWEEN 5 AND 300),
  veroeffentlicht_am timestamptz NOT NULL,
  veroeffentlicht_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, version)
);

-- one kind of data each: what for, on what ground, who gets it, how long it stays
CREATE TABLE akte.datenschutz_zwecke (
  mandant_id      bigint NOT NULL REFERENCES akte.mandanten,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  hinweis_id      bigint NOT NULL,
  nummer          int NOT NULL CHECK (nummer > 0),
  daten           text NOT NULL CHECK (length(daten) BETWEEN 3 AND 300),
  zweck           text NOT NULL CHECK (length(zweck) BETWEEN 3 AND 300),
  rechtsgrundlage text NOT NULL CHECK (length(rechtsgrundlage) BETWEEN 3 AND 200),
  empfaenger      text NOT NULL CHECK (length(empfaenger) BETWEEN 3 AND 300),
  frist           text NOT NULL CHECK (frist IN ('kurz', 'anspruch', 'brief', 'buchungsbeleg', 'buch')),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, hinweis_id, nummer),
  FOREIGN KEY (mandant_id, hinweis_id) REFERENCES akte.datenschutzhinweise
);

CREATE TABLE akte.datenschutz_bestaetigungen (
  mandant_id    bigint NOT NULL REFERENCES akte.mandanten,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  mieter_id     bigint NOT NULL,
  hinweis_id    bigint NOT NULL,
  bestaetigt_am timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, mieter_id, hinweis_id),
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter,
  FOREIGN KEY (mandant_id, hinweis_id) REFERENCES akte.datenschutzhinweise
);
CREATE INDEX datenschutz_bestaetigungen_hinweis ON akte.datenschutz_bestaetigungen (mandant_id, hinweis_id);
"""


def upgrade() -> None:
    op.execute(TABLES)
    # §§ 195, 199 BGB: what a claim may still need
    op.execute("INSERT INTO recht.aufbewahrungsfristen (art, gueltig_ab, jahre, norm, quelle, abgerufen_am)"
               " VALUES ('anspruch', '2002-01-01', 3, '§§ 195, 199 Abs. 1 BGB', 'BGB', '2026-04-29')")


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
