"""Enquiries, tasks, repairs and the owner's decision about them.

Append-only tables (marked) never see UPDATE or DELETE: a correction is a newer row. Status columns are written by the engine's
mirror alone. The table of the owner's links holds hashes and lies in schema sitzung, with the other links.
"""
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ENQUIRIES = """
CREATE TABLE akte.anfragen (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id         bigint NOT NULL,
  status             text NOT NULL DEFAULT '',
  jahr               int NOT NULL,
  laufend            int NOT NULL CHECK (laufend > 0),
  nummer             text GENERATED ALWAYS AS ('A-' || jahr::text || '-' || lpad(laufend::text, 5, '0')) STORED,   -- the receipt
  kanal              text NOT NULL CHECK (kanal IN ('portal', 'voicebot', 'email', 'telefon', 'schalter')),
  kategorie          text NOT NULL CHECK (kategorie IN ('schaden', 'frage', 'beschwerde', 'unterlagen', 'bank', 'sonstiges')),
  betreff            text NOT NULL CHECK (length(betreff) BETWEEN 1 AND 200),
  text               text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  text_digest        bytea NOT NULL,                  -- of the words without case and spacing: the same report twice
  person             text,                            -- whom a second report is compared with: mieter:5, email:…, telefon:…
  mieter_id          bigint,
  mietverhaeltnis_id bigint,
  einheit_id         bigint,
  objekt_id          bigint,
  erkannt_durch      text CHECK (erkannt_durch IN ('anmeldung', 'angabe', 'absender')),   -- absender: an address proves nothing
  absender_name      text CHECK (length(absender_name) <= 200),
  absender_email     text CHECK (length(absender_email) <= 254),
  absender_telefon   text CHECK (length(absender_telefon) <= 60),
  raum               text CHECK (length(raum) <= 80),
  gewerk             text CHECK (length(gewerk) <= 80),
  seit               date,
  dringend           boolean NOT NULL DEFAULT false,
  eingegangen_am     timestamptz NOT NULL,            -- when it reached the house
  erfasst_am         timestamptz NOT NULL,            -- when it was written down here
  externe_id         text CHECK (length(externe_id) BETWEEN 1 AND 200),   -- of the mail, of the call: the same one is one Anfrage
  zustaendig_id      bigint,
  wartet_auf_mieter  boolean NOT NULL DEFAULT false,
  beantwortet_am     timestamptz,
  verworfen_grund    text CHECK (verworfen_grund IN ('spam', 'doppelt', 'nicht_zustaendig', 'sonstiges')),
  verworfen_text     text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  UNIQUE (mandant_id, jahr, laufend),
  UNIQUE (mandant_id, kanal, externe_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte,
  FOREIGN KEY (mandant_id, zustaendig_id) REFERENCES akte.benutzer
);
CREATE INDEX anfragen_mieter ON akte.anfragen (mandant_id, mieter_id);
CREATE INDEX anfragen_mietverhaeltnis ON akte.anfragen (mandant_id, mietverhaeltnis_id);
CREATE INDEX anfragen_einheit ON akte.anfragen (mandant_id, einheit_id);
CREATE INDEX anfragen_objekt ON akte.anfragen (mandant_id, objekt_id);
CREATE INDEX anfragen_zustaendig ON akte.anfragen (mandant_id, zustaendig_id);
CREATE INDEX anfragen_doppelt ON akte.anfragen (mandant_id, person, text_digest);
CREATE INDEX anfragen_eingang ON akte.anfragen (mandant_id, eingegangen_am);

-- what was said on either side, and what staff noted among themselves; append-only
CREATE TABLE akte.anfrage_nachrichten (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  anfrage_id  bigint NOT NULL,
  art         text NOT NULL CHECK (art IN ('notiz', 'rueckfrage', 'antwort', 'eingang')),
  text        text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
  weg         text CHECK (weg IN ('brief', 'email', 'telefon', 'portal', 'persoenlich')),
  dokument    uuid,                                   -- kennung of the letter
  von         text NOT NULL,
  am          timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, anfrage_id) REFERENCES akte.anfragen
);
CREATE INDEX anfrage_nachrichten_anfrage ON akte.anfrage_nachrichten (mandant_id, anfrage_id);

-- append-only
CREATE TABLE akte.anfrage_dateien (
  mandant_id bigint NOT NULL,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  anfrage_id bigint NOT NULL,
  datei_id   bigint NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, anfrage_id, datei_id),
  FOREIGN KEY (mandant_id, anfrage_id) REFERENCES akte.anfragen,
  FOREIGN KEY (mandant_id, datei_id) REFERENCES akte.dateien
);
CREATE INDEX anfrage_dateien_datei ON akte.anfrage_dateien (mandant_id, datei_id);

CREATE TABLE akte.aufgaben (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  kennung       uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id    bigint NOT NULL,
  status        text NOT NULL DEFAULT '',
  titel         text NOT NULL CHECK (length(titel) BETWEEN 3 AND 200),
  beschreibung  text CHECK (length(beschreibung) <= 4000),
  faellig_am    date,
  zustaendig_id bigint,
  wartet_auf    text,
  wiedervorlage_am date,
  erinnert_fuer date,                                 -- the due date somebody was reminded of: one reminder each
  ergebnis      text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, zustaendig_id) REFERENCES akte.benutzer
);
CREATE INDEX aufgaben_zustaendig ON akte.aufgaben (mandant_id, zustaendig_id);
CREATE INDEX aufgaben_faellig ON akte.aufgaben (mandant_id, faellig_am);
"""

REPAIRS = """
-- Up to which amount the Verwaltervertrag lets the manager decide alone: of one object, or (objekt_id NULL) of all that have no
-- limit of their own. Append-only, the newest row in force counts.
CREATE TABLE akte.freigabegrenzen (
  mandant_id bigint NOT NULL REFERENCES akte.mandanten,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  objekt_id  bigint,
  betrag     numeric(12,2) NOT NULL CHECK (betrag >= 0),   -- 0: the owner decides everything
  gueltig_ab date NOT NULL,
  grundlage  text NOT NULL CHECK (length(grundlage) BETWEEN 3 AND 300),
  erfasst_am timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte
);
CREATE INDEX freigabegrenzen_objekt ON akte.freigabegrenzen (mandant_id, objekt_id);

CREATE TABLE akte.instandsetzungen (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id         bigint NOT NULL,
  status             text NOT NULL DEFAULT '',
  objekt_id          bigint NOT NULL,
  einheit_id         bigint,                          -- NULL: of the whole building
  titel              text NOT NULL CHECK (length(titel) BETWEEN 3 AND 200),
  beschreibung       text NOT NULL CHECK (length(beschreibung) BETWEEN 3 AND 4000),
  gewerk             text CHECK (length(gewerk) <= 80),
  dringend           boolean NOT NULL DEFAULT false,
  kosten_geschaetzt  numeric(12,2) CHECK (kosten_geschaetzt >= 0),
  freigabe_weg       text CHECK (freigabe_weg IN ('link', 'papier', 'unter_grenze', 'uebersteuert')),
  freigegeben_am     date,
  freigegeben_betrag numeric(12,2) CHECK (freigegeben_betrag >= 0),
  firma              text CHECK (length(firma) <= 200),    -- who was ordered
  auftrag_am         date,
  auftrag_betrag     numeric(12,2) CHECK (auftrag_betrag >= 0),
  termin_am          date,
  ausgefuehrt_am     date,
  ausgefuehrt_von    text CHECK (length(ausgefuehrt_von) <= 200),
  nachbesserung      text,
  abgenommen_am      date,
  rechnung_betrag    numeric(12,2) CHECK (rechnung_betrag >= 0),
  bemerkung          text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte,
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten
);
CREATE INDEX instandsetzungen_objekt ON akte.instandsetzungen (mandant_id, objekt_id);
CREATE INDEX instandsetzungen_einheit ON akte.instandsetzungen (mandant_id, einheit_id);

-- offers as they came in; append-only, the newest is what is decided about
CREATE TABLE akte.instandsetzung_angebote (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  instandsetzung_id bigint NOT NULL,
  nummer            int NOT NULL,
  firma             text NOT NULL CHECK (length(firma) BETWEEN 2 AND 200),
  betrag            numeric(12,2) NOT NULL CHECK (betrag > 0),
  angebot_am        date,
  umfang            text CHECK (length(umfang) <= 4000),
  datei_id          bigint,
  erfasst_am        timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, instandsetzung_id, nummer),
  FOREIGN KEY (mandant_id, instandsetzung_id) REFERENCES akte.instandsetzungen,
  FOREIGN KEY (mandant_id, datei_id) REFERENCES akte.dateien
);
CREATE INDEX instandsetzung_angebote_datei ON akte.instandsetzung_angebote (mandant_id, datei_id);

-- append-only
CREATE TABLE akte.instandsetzung_fotos (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  instandsetzung_id bigint NOT NULL,
  datei_id          bigint NOT NULL,
  art               text NOT NULL CHECK (art IN ('schaden', 'ausfuehrung')),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, instandsetzung_id, datei_id),
  FOREIGN KEY (mandant_id, instandsetzung_id) REFERENCES akte.instandsetzungen,
  FOREIGN KEY (mandant_id, datei_id) REFERENCES akte.dateien
);
CREATE INDEX instandsetzung_fotos_datei ON akte.instandsetzung_fotos (mandant_id, datei_id);

-- one decision asked of one owner about one offer; asked again, it is a new row
CREATE TABLE akte.freigaben (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  kennung           uuid NOT NULL DEFAULT gen_random_uuid(),
  instandsetzung_id bigint NOT NULL,
  nummer            int NOT NULL,
  eigentuemer_id    bigint NOT NULL,
  angebot_id        bigint NOT NULL,
  angefragt_am      timestamptz NOT NULL,
  gueltig_tage      int NOT NULL CHECK (gueltig_tage BETWEEN 1 AND 60),
  antwort_bis       timestamptz NOT NULL,             -- by the clock of the engine; the link itself ends by the real one
  abgelaufen_am     timestamptz,
  link_erstellt_am  timestamptz,                      -- what staff sees of the newest link; the link itself: sitzung.freigabelinks
  link_laeuft_ab_am timestamptz,
  link_ende         text CHECK (link_ende IN ('benutzt', 'widerrufen', 'abgelaufen', 'entschieden', 'zurueckgenommen')),
  angesehen         int NOT NULL DEFAULT 0,
  zuletzt_angesehen_am timestamptz,
  entscheidung      text CHECK (entscheidung IN ('freigegeben', 'abgelehnt', 'zurueckgenommen')),
  weg               text CHECK (weg IN ('link', 'papier', 'verwaltung')),
  entschieden_am    date,
  entscheidung_text text,
  nachweis_datei_id bigint,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, instandsetzung_id, nummer),
  FOREIGN KEY (mandant_id, instandsetzung_id) REFERENCES akte.instandsetzungen,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  FOREIGN KEY (mandant_id, angebot_id) REFERENCES akte.instandsetzung_angebote,
  FOREIGN KEY (mandant_id, nachweis_datei_id) REFERENCES akte.dateien,
  CONSTRAINT entschieden_mit_weg CHECK ((entscheidung IS NULL) = (weg IS NULL) AND (entscheidung IS NULL) = (entschieden_am IS NULL)),
  CONSTRAINT papier_mit_nachweis CHECK (weg <> 'papier' OR nachweis_datei_id IS NOT NULL)
);
CREATE INDEX freigaben_eigentuemer ON akte.freigaben (mandant_id, eigentuemer_id);
CREATE INDEX freigaben_angebot ON akte.freigaben (mandant_id, angebot_id);
CREATE INDEX freigaben_nachweis ON akte.freigaben (mandant_id, nachweis_datei_id);

-- what the owner asked and what was answered; append-only
CREATE TABLE akte.freigabe_nachrichten (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  freigabe_id bigint NOT NULL,
  von         text NOT NULL CHECK (von IN ('eigentuemer', 'verwaltung')),
  text        text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  am          timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, freigabe_id) REFERENCES akte.freigaben
);
CREATE INDEX freigabe_nachrichten_freigabe ON akte.freigabe_nachrichten (mandant_id, freigabe_id);
"""

# Bound to one decision: the link names the freigabe and nothing else, and no other purpose reads this table. By the real clock, like
# every link: engine.zeit_setzen must not make an old one valid again.
LINKS = """
CREATE TABLE sitzung.freigabelinks (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  freigabe_id       bigint NOT NULL,
  eigentuemer_id    bigint NOT NULL,
  token_hash        bytea NOT NULL CHECK (length(token_hash) = 32),
  erstellt_am       timestamptz NOT NULL,
  laeuft_ab_am      timestamptz NOT NULL,
  eingeloest_am     timestamptz,                      -- the decision was made with it
  widerrufen_am     timestamptz,
  widerruf_grund    text CHECK (widerruf_grund IN ('widerrufen', 'ersetzt', 'abgelaufen', 'entschieden', 'zurueckgenommen')),
  bestaetigung_hash bytea CHECK (length(bestaetigung_hash) = 32),   -- of the second tap, until when and for what
  bestaetigung_art  text CHECK (bestaetigung_art IN ('freigeben', 'ablehnen', 'rueckfragen')),
  bestaetigung_text text CHECK (length(bestaetigung_text) <= 2000),
  bestaetigung_bis  timestamptz,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, freigabe_id) REFERENCES akte.freigaben,
  FOREIGN KEY (mandant_id, eigentuemer_id) REFERENCES akte.eigentuemer,
  CONSTRAINT laeuft_ab_nach_beginn CHECK (laeuft_ab_am > erstellt_am),
  CONSTRAINT widerrufen_mit_grund CHECK ((widerrufen_am IS NULL) = (widerruf_grund IS NULL)),
  CONSTRAINT bestaetigung_vollstaendig CHECK (num_nonnulls(bestaetigung_hash, bestaetigung_art, bestaetigung_bis) IN (0, 3))
) WITH (fillfactor = 80);
CREATE INDEX freigabelinks_token ON sitzung.freigabelinks (token_hash);
CREATE INDEX freigabelinks_freigabe ON sitzung.freigabelinks (mandant_id, freigabe_id);
CREATE INDEX freigabelinks_eigentuemer ON sitzung.freigabelinks (mandant_id, eigentuemer_id);
"""


def upgrade() -> None:
    for block in (ENQUIRIES, REPAIRS, LINKS):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
