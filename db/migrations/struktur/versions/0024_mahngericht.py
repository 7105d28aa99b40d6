"""Dunning goes out and to court: proof of receipt, read receipts, the steps of the court, mass releases with their progress."""
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

TABLES = """
ALTER TABLE akte.postausgang ADD COLUMN lesebestaetigung boolean NOT NULL DEFAULT false;   -- an e-mail that asks for a read receipt

-- how a letter is known to have arrived; append-only
CREATE TABLE akte.mahnung_nachweise (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  mahnung_id  bigint NOT NULL,
  art         text NOT NULL CHECK (art IN ('lesebestaetigung', 'antwort', 'einwurf_bote', 'einschreiben_einwurf', 'einschreiben_rueckschein', 'gerichtsvollzieher', 'uebergabe', 'zurueckgekommen')),
  am          date NOT NULL,
  text        text CHECK (length(text) <= 500),
  erfasst_am  timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mahnung_id) REFERENCES akte.mahnungen
);
CREATE INDEX mahnung_nachweise_mahnung ON akte.mahnung_nachweise (mandant_id, mahnung_id, id);

-- the steps of the court as they happened; the days that follow from them are frozen with the step
ALTER TABLE akte.mahnvorgaenge
  ADD COLUMN zugestellt_am         date,                      -- service of the Mahnbescheid
  ADD COLUMN widerspruch_bis       date,                      -- two weeks, § 692 ZPO
  ADD COLUMN vb_antrag_ab          date,                      -- § 699 ZPO
  ADD COLUMN vb_antrag_spaetestens date,                      -- § 701 ZPO: after six months the order has no effect
  ADD COLUMN widerspruchsfrist_vermerkt_am date,
  ADD COLUMN weggefallen_am        date,
  ADD COLUMN vb_antrag_am          date,
  ADD COLUMN vb_am                 date,                      -- enforcement order
  ADD COLUMN vb_zugestellt_am      date,
  ADD COLUMN einspruch_bis         date,                      -- two weeks, §§ 700, 339 ZPO
  ADD COLUMN einspruchsfrist_vermerkt_am date,
  ADD COLUMN widerspruch_am        date,                      -- objection to the Mahnbescheid, or to the enforcement order
  ADD COLUMN titel_art             text CHECK (titel_art IN ('vollstreckungsbescheid', 'urteil', 'vergleich', 'schuldanerkenntnis')),
  ADD COLUMN titel_am              date;

-- several letters released at once, and what became of each; the PDFs are made by the service
CREATE TABLE akte.sammelfreigaben (
  mandant_id   bigint NOT NULL REFERENCES akte.mandanten,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  kennung      uuid NOT NULL DEFAULT gen_random_uuid(),
  angelegt_am  timestamptz NOT NULL,
  angelegt_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung)
);
CREATE TABLE akte.sammelfreigabe_mahnungen (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  sammelfreigabe_id bigint NOT NULL,
  vorgang_id        bigint NOT NULL,
  dokument_id       bigint,                                   -- NULL: refused
  fehlercode        text,
  meldung           text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, sammelfreigabe_id, vorgang_id),
  FOREIGN KEY (mandant_id, sammelfreigabe_id) REFERENCES akte.sammelfreigaben,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, dokument_id) REFERENCES akte.dokumente,
  CONSTRAINT freigegeben_oder_abgelehnt CHECK (dokument_id IS NOT NULL OR fehlercode IS NOT NULL)
);
CREATE INDEX sammelfreigabe_mahnungen_vorgang ON akte.sammelfreigabe_mahnungen (mandant_id, vorgang_id);
CREATE INDEX sammelfreigabe_mahnungen_dokument ON akte.sammelfreigabe_mahnungen (mandant_id, dokument_id);
"""


def upgrade() -> None:
    op.execute(TABLES)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
