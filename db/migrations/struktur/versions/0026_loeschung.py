"""Restriction of processing, holds, erasure in four eyes."""
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

TABLES = """
-- restricted (Art. 18): seen by the key roles only
ALTER TABLE akte.mieter ADD COLUMN gesperrt_am timestamptz, ADD COLUMN geloescht_am timestamptz;
ALTER TABLE akte.mietverhaeltnisse ADD COLUMN gesperrt_am timestamptz;
ALTER TABLE engine.traeger ADD COLUMN gesperrt_am timestamptz;
ALTER TABLE akte.benutzer DROP CONSTRAINT benutzer_rolle_check,
  ADD CONSTRAINT benutzer_rolle_check CHECK (rolle IN ('sachbearbeitung', 'buchhaltung', 'teamleitung', 'verwalter-admin', 'datenschutz'));

-- why a person is restricted, since when, until when; append-only
CREATE TABLE akte.einschraenkungen (
  mandant_id bigint NOT NULL REFERENCES akte.mandanten,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  mieter_id  bigint NOT NULL,
  art        text NOT NULL CHECK (art IN ('gesetzt', 'aufgehoben')),
  anlass     text NOT NULL CHECK (anlass IN ('antrag', 'aufbewahrung')),
  grund      text NOT NULL CHECK (length(grund) BETWEEN 3 AND 500),
  am         timestamptz NOT NULL,
  von        text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter
);
CREATE INDEX einschraenkungen_mieter ON akte.einschraenkungen (mandant_id, mieter_id, id);

-- what has to stay beyond its time (legal hold)
CREATE TABLE akte.loeschsperren (
  mandant_id         bigint NOT NULL REFERENCES akte.mandanten,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  mietverhaeltnis_id bigint NOT NULL,
  art                text NOT NULL CHECK (art IN ('rechtsstreit', 'festsetzungsfrist', 'behoerde', 'sonstiges')),
  grund              text NOT NULL CHECK (length(grund) BETWEEN 3 AND 500),
  gesetzt_am         timestamptz NOT NULL,
  gesetzt_von        text NOT NULL,
  aufgehoben_am      timestamptz,
  aufgehoben_von     text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  CONSTRAINT aufgehoben_von_jemandem CHECK ((aufgehoben_am IS NULL) = (aufgehoben_von IS NULL))
);
CREATE INDEX loeschsperren_mietverhaeltnis ON akte.loeschsperren (mandant_id, mietverhaeltnis_id);

-- proposed by the nightly job or on request, checked by one, released by another, carried out by the job
CREATE TABLE akte.loeschauftraege (
  mandant_id      bigint NOT NULL REFERENCES akte.mandanten,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  kennung         uuid NOT NULL DEFAULT gen_random_uuid(),
  mieter_id       bigint NOT NULL,
  fristen         text[] NOT NULL CHECK (cardinality(fristen) >= 1),      -- whose retention is over
  vorgemerkt_am   timestamptz NOT NULL,
  vorgemerkt_von  text NOT NULL,
  geprueft_am     timestamptz,
  geprueft_von    text,
  freigegeben_am  timestamptz,
  freigegeben_von text,
  abgelehnt_am    timestamptz,
  abgelehnt_von   text,
  abgelehnt_grund text CHECK (length(abgelehnt_grund) BETWEEN 3 AND 500),
  ausgefuehrt_am  timestamptz,
  protokoll       jsonb,                              -- table → number of rows; nothing about the person
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter,
  CONSTRAINT geprueft_von_jemandem CHECK ((geprueft_am IS NULL) = (geprueft_von IS NULL)),
  CONSTRAINT freigegeben_von_jemandem CHECK ((freigegeben_am IS NULL) = (freigegeben_von IS NULL)),
  CONSTRAINT abgelehnt_mit_grund CHECK ((abgelehnt_am IS NULL) = (abgelehnt_von IS NULL) AND (abgelehnt_am IS NULL) = (abgelehnt_grund IS NULL)),
  CONSTRAINT erst_pruefen CHECK (freigegeben_am IS NULL OR geprueft_am IS NOT NULL),
  CONSTRAINT vier_augen CHECK (freigegeben_von <> geprueft_von),
  CONSTRAINT erst_freigeben CHECK (ausgefuehrt_am IS NULL OR (freigegeben_am IS NOT NULL AND abgelehnt_am IS NULL)),
  CONSTRAINT ausgefuehrt_mit_protokoll CHECK ((ausgefuehrt_am IS NULL) = (protokoll IS NULL))
);
CREATE INDEX loeschauftraege_mieter ON akte.loeschauftraege (mandant_id, mieter_id);
CREATE UNIQUE INDEX loeschauftraege_offen ON akte.loeschauftraege (mandant_id, mieter_id) WHERE ausgefuehrt_am IS NULL AND abgelehnt_am IS NULL;
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
