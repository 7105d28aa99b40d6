"""Import of a stock: which Land a postcode lies in, the rows of the old program as they were, uploads waiting to be read in."""
import csv
import json
from pathlib import Path

import sqlalchemy
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

DATEN = Path(__file__).resolve().parents[2] / "daten_recht"

# A postcode that several rows of the newest fassung contain lies in several Länder, or the sources disagree: then nobody
# guesses. An operator who knows better appends a row for that one postcode with the next fassung.
PLZ = """
CREATE TABLE recht.plz_laender (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plz_von      text NOT NULL CHECK (plz_von ~ '^[0-9]{5}$'),
  plz_bis      text NOT NULL CHECK (plz_bis ~ '^[0-9]{5}$'),
  land         text NOT NULL REFERENCES recht.laender (kuerzel),
  quelle       text NOT NULL CHECK (length(quelle) >= 3),
  abgerufen_am date NOT NULL,
  fassung      int  NOT NULL DEFAULT 1 CHECK (fassung >= 1),
  erfasst_am   timestamptz NOT NULL DEFAULT now(),
  erfasst_von  text NOT NULL DEFAULT session_user,
  UNIQUE (plz_von, plz_bis, land, fassung),
  CHECK (plz_von <= plz_bis)
);
CREATE INDEX plz_laender_land ON recht.plz_laender (land);
"""

STOCK = """
-- A row of an export as it was last read, in canonical form: what makes a second run know what is new and what changed since.
CREATE TABLE akte.altzeilen (
  mandant_id    bigint NOT NULL REFERENCES akte.mandanten,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  quelle        text NOT NULL,
  datei         text NOT NULL,
  schluessel    text NOT NULL,
  zeile         int,
  werte         jsonb NOT NULL,
  eingelesen_am timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, quelle, datei, schluessel)
);

-- An upload between the check and the reading in; the rows themselves are gone as soon as it is read in or a day old.
CREATE TABLE akte.einlesungen (
  mandant_id    bigint NOT NULL REFERENCES akte.mandanten,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  kennung       uuid NOT NULL DEFAULT gen_random_uuid(),
  quelle        text NOT NULL,
  dateien       jsonb NOT NULL,                       -- name, size, SHA-256, number of rows
  zeilen        jsonb,
  angelegt_am   timestamptz NOT NULL DEFAULT now(),
  angelegt_von  text NOT NULL,
  eingelesen_am timestamptz,
  ergebnis      jsonb,                                -- file → new, unchanged, changed, left out
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  CONSTRAINT eingelesen_mit_ergebnis CHECK ((eingelesen_am IS NULL) = (ergebnis IS NULL))
);

-- Exports know how many live in a flat, not who of them is a child; keys of apportionment need the number.
ALTER TABLE akte.mietverhaeltnisse ADD COLUMN personen int CHECK (personen >= 0);
"""


def upgrade() -> None:
    op.execute(PLZ)
    op.execute(STOCK)
    with (DATEN / "plz_laender.csv").open(encoding="utf-8", newline="") as datei:
        zeilen = json.dumps(list(csv.DictReader(datei, delimiter=";")))
    op.get_bind().execute(sqlalchemy.text("""
        INSERT INTO recht.plz_laender (plz_von, plz_bis, land, quelle, abgerufen_am)
        SELECT z.plz_von, z.plz_bis, l.land,
               'Zusammengeführt aus zwei öffentlichen Verzeichnissen (cebus.net, Business::PLZ 0.11); wo sie sich widersprechen oder die PLZ in zwei Ländern liegt, stehen beide',
               DATE '2026-11-20'
        FROM jsonb_to_recordset(CAST(:zeilen AS jsonb)) AS z (plz_von text, plz_bis text, laender text)
        CROSS JOIN LATERAL string_to_table(z.laender, ' ') AS l (land)
        ORDER BY z.plz_von, l.land
    """), {"zeilen": zeilen})


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
