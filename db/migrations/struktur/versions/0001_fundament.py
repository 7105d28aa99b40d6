"""Foundation: schemas, clients, engine, audit.

Tables only. Policies, grants, functions and triggers are the code layer and are rebuilt on every `mietakte migrate`.
"""
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMAS = ("akte", "engine", "audit", "recht", "regel", "sitzung", "api", "portal")

CLIENTS = """
CREATE TABLE akte.mandanten (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mandant_id  bigint GENERATED ALWAYS AS (id) STORED,      -- so that every policy reads the same
  name        text NOT NULL CHECK (length(name) BETWEEN 2 AND 200),
  strasse     text NOT NULL,
  plz         text NOT NULL CHECK (plz ~ '^[0-9]{5}$'),
  ort         text NOT NULL,
  telefon     text,
  email       text,
  webseite    text,
  angelegt_am timestamptz NOT NULL DEFAULT now()
);
"""

# Definitions belong to no client: the BGB is the same for all. Versions are added, never changed or removed.
MACHINES = """
CREATE TABLE engine.fehlercodes (
  code      text PRIMARY KEY CHECK (code ~ '^MA[0-9A-Z]{3}$'),
  titel     text NOT NULL,
  bedeutung text NOT NULL,
  norm      text
);

CREATE TABLE engine.automaten (
  automat          text NOT NULL CHECK (automat ~ '^[a-z][a-z0-9_]*$'),
  version          int  NOT NULL CHECK (version > 0),
  aktuell          boolean NOT NULL DEFAULT true,
  titel            text NOT NULL,
  norm             text NOT NULL,
  beschreibung     text NOT NULL,
  ist_klammer      boolean NOT NULL DEFAULT false,
  traeger_arten    text[] NOT NULL CHECK (cardinality(traeger_arten) > 0),
  varianten        text[] NOT NULL DEFAULT '{}',
  exklusiv         boolean NOT NULL DEFAULT false,
  status_tabelle   text,
  status_schluessel text CHECK (status_schluessel IN ('vorgang_id', 'traeger_id')),
  definition       jsonb NOT NULL,
  pruefsumme       bytea NOT NULL,
  geladen_am       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (automat, version),
  CONSTRAINT status_tabelle_mit_schluessel CHECK ((status_tabelle IS NULL) = (status_schluessel IS NULL))
);
CREATE UNIQUE INDEX automaten_eine_aktuelle ON engine.automaten (automat) WHERE aktuell;

CREATE TABLE engine.zustaende (
  automat           text NOT NULL,
  version           int  NOT NULL,
  zustand           text NOT NULL CHECK (zustand ~ '^[a-z][a-z0-9_]*$'),
  reihenfolge       int  NOT NULL,
  art               text NOT NULL CHECK (art IN ('start', 'normal', 'erfolg', 'abbruch')),
  titel             text NOT NULL,
  operativer_status text,
  PRIMARY KEY (automat, version, zustand),
  FOREIGN KEY (automat, version) REFERENCES engine.automaten
);

CREATE TABLE engine.uebergaenge (
  automat        text NOT NULL,
  version        int  NOT NULL,
  von            text NOT NULL,            -- '' is the moment before the start
  ereignis       text NOT NULL CHECK (ereignis ~ '^[a-z][a-z0-9_]*$'),
  nach           text NOT NULL,
  reihenfolge    int  NOT NULL,
  art            text NOT NULL CHECK (art IN ('manuell', 'automatisch', 'frist')),
  rollen         text[] NOT NULL,
  titel          text NOT NULL,
  hilfe          text,
  norm           text NOT NULL,
  felder         jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(felder) = 'array'),
  guards_zustand text[] NOT NULL DEFAULT '{}',   -- look at the file only: explain a disabled button
  guards_eingabe text[] NOT NULL DEFAULT '{}',   -- look at what was entered
  uebersteuerbar text[] NOT NULL DEFAULT '{}',
  effekte        text[] NOT NULL DEFAULT '{}',
  vorgaben       text,                     -- regel.<vorgaben>(engine.kontext) → jsonb: what the form starts with
  signal         text,
  dokumente      text[] NOT NULL DEFAULT '{}',
  nach_art       text NOT NULL,            -- copied from zustaende at load: one row read per transition
  von_fristen    boolean NOT NULL,
  nach_fristen   boolean NOT NULL,
  PRIMARY KEY (automat, version, von, ereignis),
  FOREIGN KEY (automat, version) REFERENCES engine.automaten,
  FOREIGN KEY (automat, version, nach) REFERENCES engine.zustaende
);
CREATE INDEX ON engine.uebergaenge (automat, version, nach);

CREATE TABLE engine.zustand_fristen (
  automat  text NOT NULL,
  version  int  NOT NULL,
  zustand  text NOT NULL,
  ereignis text NOT NULL,
  funktion text NOT NULL,                  -- regel.<funktion>(engine.kontext) → timestamptz or NULL
  titel    text NOT NULL,
  norm     text NOT NULL,
  PRIMARY KEY (automat, version, zustand, ereignis),
  FOREIGN KEY (automat, version, zustand) REFERENCES engine.zustaende
);

CREATE TABLE engine.reaktionen (
  automat       text NOT NULL,
  version       int  NOT NULL,
  nr            int  NOT NULL,
  ausloeser     text NOT NULL,             -- erstellt | child_completed:<typ> | child_cancelled:<typ> | signal:<typ>.<name>
  variante      text NOT NULL DEFAULT '',
  zustand       text NOT NULL,             -- state of the bracket in which the reaction applies
  aktion        text NOT NULL CHECK (aktion IN ('uebergang', 'starten', 'kind_ereignis')),
  ziel_automat  text,
  ziel_variante text NOT NULL DEFAULT '',
  ziel_ereignis text,
  daten_funktion text,                     -- regel.<funktion>(engine.kontext) → jsonb handed to what is started
  nur_wenn_offen boolean NOT NULL DEFAULT false,  -- kind_ereignis: it is no error when nothing open is there
  PRIMARY KEY (automat, version, nr),
  FOREIGN KEY (automat, version) REFERENCES engine.automaten,
  CONSTRAINT aktion_vollstaendig CHECK (
    CASE aktion WHEN 'uebergang' THEN ziel_ereignis IS NOT NULL
                WHEN 'starten' THEN ziel_automat IS NOT NULL
                ELSE ziel_automat IS NOT NULL AND ziel_ereignis IS NOT NULL END)
);

CREATE TABLE engine.startbar (
  automat  text NOT NULL,
  version  int  NOT NULL,
  zustand  text NOT NULL,
  kind     text NOT NULL,
  variante text NOT NULL DEFAULT '',
  bedingung text,                          -- guard on the bracket, regel.<bedingung>(engine.kontext)
  PRIMARY KEY (automat, version, zustand, kind, variante),
  FOREIGN KEY (automat, version, zustand) REFERENCES engine.zustaende
);
"""

# zustand changes with every transition and beendet_am once: keep both out of the everyday indexes (HOT updates).
INSTANCES = """
CREATE TABLE engine.traeger (
  mandant_id bigint NOT NULL REFERENCES akte.mandanten,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  art        text NOT NULL CHECK (art IN ('vermietung', 'eigentuemerversammlung', 'objekt', 'nk_abrechnung', 'standalone')),
  bezug_id   bigint,
  PRIMARY KEY (mandant_id, id)
);
CREATE UNIQUE INDEX traeger_standalone ON engine.traeger (mandant_id) WHERE art = 'standalone';
CREATE UNIQUE INDEX traeger_bezug ON engine.traeger (mandant_id, art, bezug_id) WHERE bezug_id IS NOT NULL;

CREATE TABLE engine.vorgang (
  mandant_id     bigint NOT NULL,
  id             bigint GENERATED ALWAYS AS IDENTITY,
  traeger_id     bigint NOT NULL,
  automat        text NOT NULL,
  version        int  NOT NULL,
  variante       text NOT NULL DEFAULT '',
  zustand        text NOT NULL,
  zustand_seit   timestamptz NOT NULL,
  ende_art       text CHECK (ende_art IN ('erfolg', 'abbruch')),
  exklusiv       boolean NOT NULL,
  ist_klammer    boolean NOT NULL,
  entstanden_aus bigint,
  gestartet_am   timestamptz NOT NULL,
  gestartet_von  text NOT NULL,
  beendet_am     timestamptz,
  uebernommen    boolean NOT NULL DEFAULT false,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, traeger_id) REFERENCES engine.traeger,
  FOREIGN KEY (mandant_id, entstanden_aus) REFERENCES engine.vorgang,
  FOREIGN KEY (automat, version) REFERENCES engine.automaten,
  -- no foreign key on zustand: every transition would share-lock the one row of its state with all other clients of the machine.
  -- Only the engine writes it, and only what a row of uebergaenge names (which has that foreign key).
  CONSTRAINT beendet_mit_ende_art CHECK ((beendet_am IS NULL) = (ende_art IS NULL))
) WITH (fillfactor = 80);
CREATE INDEX vorgang_traeger ON engine.vorgang (mandant_id, traeger_id);
CREATE INDEX vorgang_entstanden_aus ON engine.vorgang (mandant_id, entstanden_aus) WHERE entstanden_aus IS NOT NULL;
CREATE INDEX vorgang_automat ON engine.vorgang (automat, version) WHERE beendet_am IS NULL;
CREATE UNIQUE INDEX vorgang_exklusiv ON engine.vorgang (mandant_id, traeger_id, automat, variante)
  WHERE exklusiv AND beendet_am IS NULL;
CREATE UNIQUE INDEX vorgang_klammer ON engine.vorgang (mandant_id, traeger_id) WHERE ist_klammer;

CREATE TABLE engine.fristen (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  vorgang_id  bigint NOT NULL,
  zustand     text NOT NULL,
  ereignis    text NOT NULL,
  titel       text NOT NULL,
  norm        text NOT NULL,
  faellig_am  timestamptz NOT NULL,
  erledigt_am timestamptz,
  ausgang     text CHECK (ausgang IN ('ausgefuehrt', 'entfallen', 'abgelehnt')),
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  CONSTRAINT erledigt_mit_ausgang CHECK ((erledigt_am IS NULL) = (ausgang IS NULL))
);
CREATE INDEX fristen_vorgang ON engine.fristen (mandant_id, vorgang_id);
CREATE INDEX fristen_offen ON engine.fristen (mandant_id, faellig_am) WHERE erledigt_am IS NULL;

CREATE TABLE engine.idempotenz (
  mandant_id bigint NOT NULL REFERENCES akte.mandanten,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  schluessel uuid NOT NULL,
  akteur     text NOT NULL,
  anfrage    bytea NOT NULL,               -- digest of what was asked: a key stands for one request
  ergebnis   jsonb NOT NULL,
  zeit       timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, schluessel)
);
"""

# One chain per bracket (strom_id = traeger_id). The chained row holds the digest of the payload; the payload lies beside it
# and is the only thing that erasure (Art. 17 DSGVO) may remove after retention.
AUDIT = """
CREATE TABLE audit.koepfe (
  mandant_id bigint NOT NULL,
  strom_id   bigint NOT NULL,
  nr         bigint NOT NULL,
  hash       bytea  NOT NULL,
  PRIMARY KEY (mandant_id, strom_id),
  FOREIGN KEY (mandant_id, strom_id) REFERENCES engine.traeger
) WITH (fillfactor = 50);

CREATE TABLE audit.eintraege (
  mandant_id   bigint NOT NULL,
  strom_id     bigint NOT NULL,
  nr           bigint NOT NULL CHECK (nr > 0),
  vorgang_id   bigint,
  zeit         timestamptz NOT NULL,
  akteur       text NOT NULL,
  kanal        text NOT NULL,
  rolle        text NOT NULL,
  automat      text,
  ereignis     text NOT NULL,
  von          text,
  nach         text,
  ergebnis     text NOT NULL CHECK (ergebnis IN ('ok', 'abgelehnt')),
  fehlercode   text,
  lifecycle    text,
  uebernommen  boolean NOT NULL,
  nutzlast_digest bytea,
  kanonisch    text NOT NULL,
  hash         bytea NOT NULL,
  PRIMARY KEY (mandant_id, strom_id, nr),
  CONSTRAINT ablehnung_mit_code CHECK ((ergebnis = 'abgelehnt') = (fehlercode IS NOT NULL))
);
CREATE INDEX eintraege_vorgang ON audit.eintraege (mandant_id, vorgang_id);
CREATE INDEX eintraege_lifecycle ON audit.eintraege (mandant_id, strom_id, nr) WHERE lifecycle IS NOT NULL;

CREATE TABLE audit.nutzlast (
  mandant_id bigint NOT NULL,
  strom_id   bigint NOT NULL,
  nr         bigint NOT NULL,
  text       text NOT NULL,               -- the JSON text whose SHA-256 the chained row holds
  PRIMARY KEY (mandant_id, strom_id, nr)
);

CREATE TABLE audit.anker (
  mandant_id bigint NOT NULL REFERENCES akte.mandanten,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  strom_id   bigint NOT NULL,
  nr         bigint NOT NULL,
  hash       bytea  NOT NULL,
  gesetzt_am timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, strom_id) REFERENCES engine.traeger
);
CREATE INDEX anker_strom ON audit.anker (mandant_id, strom_id, nr);
"""


def upgrade() -> None:
    for schema in SCHEMAS:
        op.execute(f"CREATE SCHEMA {schema}")
    for block in (CLIENTS, MACHINES, INSTANCES, AUDIT):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
