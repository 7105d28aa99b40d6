"""Community of owners: meetings, decisions, budgets.

What somebody may have to prove is append-only (marked): agenda, invitations, who could vote, who came, how they voted, the collection of
decisions with its notes, positions and shares of a budget. A correction is a newer fassung, never another value in an old row.
"""
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MEETINGS = """
CREATE TABLE akte.eigentuemerversammlungen (
  mandant_id           bigint NOT NULL,
  id                   bigint GENERATED ALWAYS AS IDENTITY,
  kennung              uuid NOT NULL DEFAULT gen_random_uuid(),
  traeger_id           bigint NOT NULL,
  objekt_id            bigint NOT NULL,
  status               text NOT NULL DEFAULT '',
  art                  text NOT NULL CHECK (art IN ('ordentlich', 'ausserordentlich', 'umlauf')),
  termin               timestamptz NOT NULL,             -- umlauf: until when the votes are to be in
  ort                  text NOT NULL CHECK (length(ort) BETWEEN 2 AND 300),
  prinzip              text NOT NULL CHECK (prinzip IN ('kopf', 'objekt', 'mea')),
  beirat_vorsitz       text,                             -- NULL: no advisory board
  einladung_lauf       int NOT NULL DEFAULT 0,           -- a moved meeting is invited to anew
  einladung_versandt_am date,
  einladung_zugang_am  date,
  dringlichkeit        text,
  durchgefuehrt_am     date,
  leitung              text,
  schriftfuehrung      text,
  protokoll_am         date,
  protokoll_eigentuemer text,
  protokoll_beirat     text,
  protokoll_datei_id   bigint,
  absage_grund         text,
  angelegt_am          timestamptz NOT NULL,
  angelegt_von         text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, traeger_id),
  FOREIGN KEY (mandant_id, traeger_id) REFERENCES engine.traeger,
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte,
  FOREIGN KEY (mandant_id, protokoll_datei_id) REFERENCES akte.dateien
);
CREATE INDEX eigentuemerversammlungen_objekt ON akte.eigentuemerversammlungen (mandant_id, objekt_id);
CREATE INDEX eigentuemerversammlungen_datei ON akte.eigentuemerversammlungen (mandant_id, protokoll_datei_id);

-- append-only: the newest fassung of a number counts
CREATE TABLE akte.tagesordnungspunkte (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  versammlung_id bigint NOT NULL,
  nummer         int NOT NULL CHECK (nummer BETWEEN 1 AND 99),
  fassung        int NOT NULL CHECK (fassung > 0),
  art            text NOT NULL CHECK (art IN ('beschluss', 'wirtschaftsplan', 'wahl', 'aussprache')),
  titel          text NOT NULL CHECK (length(titel) BETWEEN 3 AND 200),
  antrag         text,
  gestrichen     boolean NOT NULL DEFAULT false,
  erfasst_am     timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, versammlung_id, nummer, fassung),
  FOREIGN KEY (mandant_id, versammlung_id) REFERENCES akte.eigentuemerversammlungen
);

-- append-only: who was invited how, one row per owner and round
CREATE TABLE akte.versammlung_einladungen (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  versammlung_id bigint NOT NULL,
  lauf           int NOT NULL CHECK (lauf > 0),
  eigentuemer_id bigint NOT NULL,
  name           text NOT NULL,
  weg            text NOT NULL CHECK (weg IN ('brief', 'email', 'uebergabe')),
  versandt_am    date NOT NULL,
  zugang_am      date NOT NULL CHECK (zugang_am >= versandt_am),
  dokument       uuid,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, versammlung_id, lauf, eigentuemer_id),
  FOREIGN KEY (mandant_id, versammlung_id) REFERENCES akte.eigentuemerversammlungen,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer
);
CREATE INDEX versammlung_einladungen_eigentuemer ON akte.versammlung_einladungen (mandant_id, eigentuemer_id);

-- append-only: who could vote on that day, with what weight; co-owners of a unit are one row, they vote as one (§ 25 Abs. 2 Satz 2)
CREATE TABLE akte.stimmrechte (
  mandant_id      bigint NOT NULL,
  id              bigint GENERATED ALWAYS AS IDENTITY,
  versammlung_id  bigint NOT NULL,
  nummer          int NOT NULL,
  name            text NOT NULL,
  einheiten       int NOT NULL CHECK (einheiten > 0),
  einheit_text    text NOT NULL,
  mea             numeric(12,3),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, versammlung_id, nummer),
  FOREIGN KEY (mandant_id, versammlung_id) REFERENCES akte.eigentuemerversammlungen
);

-- append-only: whose vote it is
CREATE TABLE akte.stimmrecht_eigentuemer (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  stimmrecht_id  bigint NOT NULL,
  eigentuemer_id bigint NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, stimmrecht_id, eigentuemer_id),
  FOREIGN KEY (mandant_id, stimmrecht_id) REFERENCES akte.stimmrechte,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer
);
CREATE INDEX stimmrecht_eigentuemer_eigentuemer ON akte.stimmrecht_eigentuemer (mandant_id, eigentuemer_id);

-- append-only: the newest fassung counts
CREATE TABLE akte.teilnahmen (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  stimmrecht_id bigint NOT NULL,
  fassung       int NOT NULL CHECK (fassung > 0),
  anwesenheit   text NOT NULL CHECK (anwesenheit IN ('anwesend', 'online', 'vertreten', 'abwesend')),
  vertreter     text,
  vollmacht     text CHECK (vollmacht IN ('textform', 'schriftform', 'gesetzlich')),
  erfasst_am    timestamptz NOT NULL,
  erfasst_von   text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, stimmrecht_id, fassung),
  FOREIGN KEY (mandant_id, stimmrecht_id) REFERENCES akte.stimmrechte,
  CONSTRAINT vertreter_mit_vollmacht CHECK ((anwesenheit = 'vertreten') = (vertreter IS NOT NULL AND vollmacht IS NOT NULL))
);
"""

DECISIONS = """
CREATE TABLE akte.beschluesse (
  mandant_id       bigint NOT NULL,
  id               bigint GENERATED ALWAYS AS IDENTITY,
  kennung          uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id       bigint NOT NULL,
  status           text NOT NULL DEFAULT '',
  versammlung_id   bigint NOT NULL,
  objekt_id        bigint NOT NULL,
  top_nummer       int NOT NULL,
  titel            text NOT NULL CHECK (length(titel) BETWEEN 3 AND 200),
  wortlaut         text NOT NULL CHECK (length(wortlaut) >= 3),
  mehrheit         text NOT NULL CHECK (mehrheit IN ('einfach', 'dreiviertel', 'allstimmig')),
  absenkung_id     bigint,                               -- entry of the collection that lowered the majority for this one subject
  ja               numeric(14,3),
  nein             numeric(14,3),
  enthaltung       numeric(14,3),
  keine_stimme     int,                                  -- written vote: owners without an answer
  angenommen       boolean,
  rechenweg        jsonb,
  verkuendet_am    date,
  verkuendet_von   text,
  klage_bis        date,
  begruendung_bis  date,
  frist_rechenweg  jsonb,
  klage_am         date,
  gericht          text,
  aktenzeichen     text,
  klaeger          text,
  urteil_am        date,
  zurueckgezogen_grund text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, versammlung_id) REFERENCES akte.eigentuemerversammlungen,
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte
);
CREATE INDEX beschluesse_versammlung ON akte.beschluesse (mandant_id, versammlung_id);
CREATE INDEX beschluesse_objekt ON akte.beschluesse (mandant_id, objekt_id);
CREATE INDEX beschluesse_absenkung ON akte.beschluesse (mandant_id, absenkung_id);

-- append-only: one vote each; a miscount before the proclamation is a newer fassung with its reason
CREATE TABLE akte.stimmen (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  beschluss_id  bigint NOT NULL,
  stimmrecht_id bigint NOT NULL,
  fassung       int NOT NULL CHECK (fassung > 0),
  stimme        text NOT NULL CHECK (stimme IN ('ja', 'nein', 'enthaltung', 'ausgeschlossen')),
  grund         text,
  korrektur     text,
  erfasst_am    timestamptz NOT NULL,
  erfasst_von   text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, beschluss_id, stimmrecht_id, fassung),
  FOREIGN KEY (mandant_id, beschluss_id) REFERENCES akte.beschluesse,
  FOREIGN KEY (mandant_id, stimmrecht_id) REFERENCES akte.stimmrechte,
  CONSTRAINT ausschluss_mit_grund CHECK ((stimme = 'ausgeschlossen') = (grund IS NOT NULL)),
  CONSTRAINT korrektur_mit_grund CHECK ((fassung > 1) = (korrektur IS NOT NULL))
);
CREATE INDEX stimmen_stimmrecht ON akte.stimmen (mandant_id, stimmrecht_id);

-- append-only: what was entered stays with its number; what became of it is a note
CREATE TABLE akte.beschlusssammlung (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  kennung        uuid NOT NULL DEFAULT gen_random_uuid(),
  objekt_id      bigint NOT NULL,
  nummer         int NOT NULL CHECK (nummer > 0),
  art            text NOT NULL CHECK (art IN ('versammlung', 'umlauf', 'gericht')),
  tag            date NOT NULL,
  ort            text NOT NULL,
  titel          text NOT NULL,
  wortlaut       text NOT NULL,
  ergebnis       text NOT NULL,
  beschluss_id   bigint,
  eingetragen_am timestamptz NOT NULL,
  eingetragen_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, objekt_id, nummer),
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte,
  FOREIGN KEY (mandant_id, beschluss_id) REFERENCES akte.beschluesse
);
CREATE INDEX beschlusssammlung_beschluss ON akte.beschlusssammlung (mandant_id, beschluss_id);
ALTER TABLE akte.beschluesse ADD CONSTRAINT beschluesse_absenkung_fkey FOREIGN KEY (mandant_id, absenkung_id) REFERENCES akte.beschlusssammlung;

-- append-only
CREATE TABLE akte.beschlusssammlung_vermerke (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  eintrag_id  bigint NOT NULL,
  art         text NOT NULL CHECK (art IN ('angefochten', 'bestaetigt', 'fuer_ungueltig_erklaert', 'aufgehoben', 'geloescht', 'hinweis')),
  tag         date NOT NULL,
  text        text NOT NULL,
  vermerkt_am timestamptz NOT NULL,
  vermerkt_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, eintrag_id) REFERENCES akte.beschlusssammlung
);
CREATE INDEX beschlusssammlung_vermerke_eintrag ON akte.beschlusssammlung_vermerke (mandant_id, eintrag_id);
"""

BUDGETS = """
CREATE TABLE akte.wirtschaftsplaene (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  kennung        uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id     bigint NOT NULL,
  status         text NOT NULL DEFAULT '',
  versammlung_id bigint NOT NULL,
  objekt_id      bigint NOT NULL,
  jahr           int NOT NULL CHECK (jahr BETWEEN 1990 AND 2200),
  gueltig_ab     date NOT NULL CHECK (extract(day FROM gueltig_ab) = 1),
  lauf           int NOT NULL DEFAULT 0,                  -- a plan sent again was computed again
  beschluss_vorgang_id bigint,                           -- the vote on it
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, beschluss_vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, versammlung_id) REFERENCES akte.eigentuemerversammlungen,
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte,
  CONSTRAINT gueltig_im_jahr CHECK (extract(year FROM gueltig_ab) = jahr)
);
CREATE INDEX wirtschaftsplaene_versammlung ON akte.wirtschaftsplaene (mandant_id, versammlung_id);
CREATE INDEX wirtschaftsplaene_objekt ON akte.wirtschaftsplaene (mandant_id, objekt_id);
CREATE INDEX wirtschaftsplaene_beschluss ON akte.wirtschaftsplaene (mandant_id, beschluss_vorgang_id);

-- append-only: the newest fassung of a number counts
CREATE TABLE akte.wirtschaftsplan_positionen (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  plan_id     bigint NOT NULL,
  nummer      int NOT NULL CHECK (nummer BETWEEN 1 AND 999),
  fassung     int NOT NULL CHECK (fassung > 0),
  bezeichnung text NOT NULL CHECK (length(bezeichnung) BETWEEN 3 AND 200),
  art         text NOT NULL CHECK (art IN ('hausgeld', 'ruecklage')),
  betrag      numeric(12,2) NOT NULL CHECK (betrag > 0),  -- of the whole year and house
  schluessel  text NOT NULL CHECK (schluessel IN ('mea', 'flaeche', 'heizflaeche', 'einheiten')),
  gestrichen  boolean NOT NULL DEFAULT false,
  erfasst_am  timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, plan_id, nummer, fassung),
  FOREIGN KEY (mandant_id, plan_id) REFERENCES akte.wirtschaftsplaene
);

-- append-only: what each unit bears of each position, to the cent
CREATE TABLE akte.wirtschaftsplan_anteile (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  plan_id     bigint NOT NULL,
  lauf        int NOT NULL CHECK (lauf > 0),
  position_id bigint NOT NULL,
  einheit_id  bigint NOT NULL,
  anteil      numeric(14,3) NOT NULL CHECK (anteil >= 0),
  gesamt      numeric(14,3) NOT NULL CHECK (gesamt > 0),
  betrag      numeric(12,2) NOT NULL CHECK (betrag >= 0),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, plan_id, lauf, position_id, einheit_id),
  FOREIGN KEY (mandant_id, plan_id) REFERENCES akte.wirtschaftsplaene,
  FOREIGN KEY (mandant_id, position_id) REFERENCES akte.wirtschaftsplan_positionen,
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten
);
CREATE INDEX wirtschaftsplan_anteile_position ON akte.wirtschaftsplan_anteile (mandant_id, position_id);
CREATE INDEX wirtschaftsplan_anteile_einheit ON akte.wirtschaftsplan_anteile (mandant_id, einheit_id);
"""


def upgrade() -> None:
    for block in (MEETINGS, DECISIONS, BUDGETS):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
