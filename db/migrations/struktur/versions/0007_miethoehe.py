"""Rent: increases, steps, index, modernisation, and what both sides agree on later.

What changed the rent is never overwritten: the conditions are dated rows (akte.mietkonditionen), agreements, steps and flats for
comparison are append-only, and a newer row or agreement takes the place of the older one.
"""
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

VEREINBARUNGEN = """
-- an agreement of both sides that changes the lease from a day; append-only
CREATE TABLE akte.nachtraege (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  mietverhaeltnis_id bigint NOT NULL,
  nummer             int NOT NULL CHECK (nummer > 0),   -- 1., 2. Nachtrag of this lease
  gueltig_ab         date NOT NULL,
  unterzeichnet_am   date NOT NULL,
  form               text NOT NULL CHECK (form IN ('papier', 'qes', 'textform')),
  text               text NOT NULL CHECK (length(text) BETWEEN 3 AND 4000),
  datei_id           bigint,
  inhalt             jsonb NOT NULL,                    -- what was agreed, as entered
  kondition_id       bigint,                            -- the row it wrote; NULL: only the deposit changes
  vorgang_id         bigint NOT NULL,                   -- the master
  erfasst_am         timestamptz NOT NULL,
  erfasst_von        text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, mietverhaeltnis_id, nummer),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, datei_id) REFERENCES akte.dateien,
  FOREIGN KEY (mandant_id, kondition_id) REFERENCES akte.mietkonditionen,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang
);
CREATE INDEX nachtraege_datei ON akte.nachtraege (mandant_id, datei_id);
CREATE INDEX nachtraege_kondition ON akte.nachtraege (mandant_id, kondition_id);
CREATE INDEX nachtraege_vorgang ON akte.nachtraege (mandant_id, vorgang_id);

-- akte.kautionen says what is agreed now, this table what was agreed before; append-only
CREATE TABLE akte.kaution_aenderungen (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  kaution_id    bigint NOT NULL,
  nachtrag_id   bigint NOT NULL,
  art_alt       text,                                   -- NULL: there was no deposit
  art_neu       text NOT NULL,
  betrag_alt    numeric(12,2) NOT NULL CHECK (betrag_alt >= 0),
  betrag_neu    numeric(12,2) NOT NULL CHECK (betrag_neu >= 0),
  raten_alt     int,
  raten_neu     int NOT NULL CHECK (raten_neu BETWEEN 1 AND 3),
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, nachtrag_id),
  FOREIGN KEY (mandant_id, kaution_id) REFERENCES akte.kautionen,
  FOREIGN KEY (mandant_id, nachtrag_id) REFERENCES akte.nachtraege
);
CREATE INDEX kaution_aenderungen_kaution ON akte.kaution_aenderungen (mandant_id, kaution_id);

-- from which index month the rent is reckoned; the row with the latest gueltig_ab counts, then the highest id; append-only
CREATE TABLE akte.indexvereinbarungen (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  mietverhaeltnis_id bigint NOT NULL,
  gueltig_ab         date NOT NULL,
  basis_monat        date NOT NULL CHECK (extract(day FROM basis_monat) = 1),
  nachtrag_id        bigint,
  vorgang_id         bigint,
  erfasst_am         timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, nachtrag_id) REFERENCES akte.nachtraege,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang
);
CREATE INDEX indexvereinbarungen_mietverhaeltnis ON akte.indexvereinbarungen (mandant_id, mietverhaeltnis_id, gueltig_ab);
CREATE INDEX indexvereinbarungen_nachtrag ON akte.indexvereinbarungen (mandant_id, nachtrag_id);
CREATE INDEX indexvereinbarungen_vorgang ON akte.indexvereinbarungen (mandant_id, vorgang_id);

-- agreed steps of a rent; the steps of the highest vereinbarung count, a newer agreement replaces the older as a whole; append-only
CREATE TABLE akte.mietstaffeln (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  mietverhaeltnis_id bigint NOT NULL,
  vereinbarung       int NOT NULL CHECK (vereinbarung > 0),
  gueltig_ab         date NOT NULL,
  betrag             numeric(12,2) NOT NULL CHECK (betrag > 0),   -- the Nettokaltmiete from that day
  nachtrag_id        bigint,
  vorgang_id         bigint,
  erfasst_am         timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, mietverhaeltnis_id, vereinbarung, gueltig_ab),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, nachtrag_id) REFERENCES akte.nachtraege,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang
);
CREATE INDEX mietstaffeln_nachtrag ON akte.mietstaffeln (mandant_id, nachtrag_id);
CREATE INDEX mietstaffeln_vorgang ON akte.mietstaffeln (mandant_id, vorgang_id);
"""

MASCHINEN = """
CREATE TABLE akte.mieterhoehungen (
  mandant_id           bigint NOT NULL,
  id                   bigint GENERATED ALWAYS AS IDENTITY,
  kennung              uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id           bigint NOT NULL,
  mietverhaeltnis_id   bigint NOT NULL,
  status               text NOT NULL DEFAULT '',
  anlass_vorgang_id    bigint,                          -- the Vorgang that caused it, a modernisation for instance
  begruendungsmittel   text CHECK (begruendungsmittel IN ('mietspiegel', 'datenbank', 'gutachten', 'vergleichswohnungen')),
  bezeichnung          text,
  stand                date,
  feld                 text,
  merkmale             text,
  spanne_von           numeric(12,2) CHECK (spanne_von > 0),
  spanne_bis           numeric(12,2) CHECK (spanne_bis >= spanne_von),
  vergleichsmiete_qm   numeric(12,2) CHECK (vergleichsmiete_qm > 0),
  qualifizierter_wert_qm numeric(12,2),                 -- § 558a Abs. 3 BGB
  wohnflaeche          numeric(10,2) CHECK (wohnflaeche > 0),
  kuerzung_monat       numeric(12,2) NOT NULL DEFAULT 0 CHECK (kuerzung_monat >= 0),   -- § 558 Abs. 5 BGB
  vergleichsmiete      numeric(12,2) CHECK (vergleichsmiete >= 0),
  beleg_datei_id       bigint,
  miete_bisher         numeric(12,2),
  miete_neu            numeric(12,2) CHECK (miete_neu > miete_bisher),
  letzte_aenderung_am  date,
  letzte_angabe_am     date,                            -- as told, where the file does not know the day
  ausgangsmiete        numeric(12,2),
  ausgangsmiete_angabe numeric(12,2),
  kappung_prozent      numeric(5,2),
  kappung_angabe       numeric(5,2),
  kappung_quelle       text,                            -- where it says 15 or 20 %, if recht does not know the municipality
  kappungsgrenze       numeric(12,2),
  rechenwege           jsonb,
  versandt_am          date,
  zugang_am            date,
  zugang_nachweis      text,
  wirksam_ab           date,
  zustimmung_bis       date,
  zustimmung_bis_193   date,
  klage_bis            date,                            -- the safe day
  klage_spaetestens    date,                            -- with § 193 BGB on both periods
  sonderkuendigung_bis date,
  sonderkuendigung_mietende date,
  zugestimmt_am        date,
  teilmiete            numeric(12,2),
  klage_am             date,
  klage_gericht        text,
  klage_aktenzeichen   text,
  urteil_am            date,
  urteil_miete         numeric(12,2),
  beendet_grund        text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, anlass_vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, beleg_datei_id) REFERENCES akte.dateien
);
CREATE INDEX mieterhoehungen_mietverhaeltnis ON akte.mieterhoehungen (mandant_id, mietverhaeltnis_id);
CREATE INDEX mieterhoehungen_anlass ON akte.mieterhoehungen (mandant_id, anlass_vorgang_id);
CREATE INDEX mieterhoehungen_beleg ON akte.mieterhoehungen (mandant_id, beleg_datei_id);

-- flats whose rent is compared; append-only, a correction is a newer fassung of the same nummer
CREATE TABLE akte.mieterhoehung_vergleichswohnungen (
  mandant_id       bigint NOT NULL,
  id               bigint GENERATED ALWAYS AS IDENTITY,
  mieterhoehung_id bigint NOT NULL,
  nummer           int NOT NULL CHECK (nummer > 0),
  fassung          int NOT NULL CHECK (fassung > 0),
  anschrift        text NOT NULL CHECK (length(anschrift) BETWEEN 5 AND 200),
  lage             text NOT NULL CHECK (length(lage) BETWEEN 1 AND 100),
  wohnflaeche      numeric(10,2) NOT NULL CHECK (wohnflaeche > 0),
  nettokaltmiete   numeric(12,2) NOT NULL CHECK (nettokaltmiete > 0),
  eigener_bestand  boolean NOT NULL DEFAULT false,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, mieterhoehung_id, nummer, fassung),
  FOREIGN KEY (mandant_id, mieterhoehung_id) REFERENCES akte.mieterhoehungen
);

CREATE TABLE akte.staffelanpassungen (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  vorgang_id         bigint NOT NULL,
  mietverhaeltnis_id bigint NOT NULL,
  status             text NOT NULL DEFAULT '',
  staffel_id         bigint NOT NULL,
  miete_bisher       numeric(12,2),
  ausgesetzt_grund   text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, vorgang_id),
  UNIQUE (mandant_id, staffel_id),                      -- a step is taken once or never
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, staffel_id) REFERENCES akte.mietstaffeln
);
CREATE INDEX staffelanpassungen_mietverhaeltnis ON akte.staffelanpassungen (mandant_id, mietverhaeltnis_id);

CREATE TABLE akte.indexanpassungen (
  mandant_id           bigint NOT NULL,
  id                   bigint GENERATED ALWAYS AS IDENTITY,
  vorgang_id           bigint NOT NULL,
  mietverhaeltnis_id   bigint NOT NULL,
  status               text NOT NULL DEFAULT '',
  veranlasst_durch     text NOT NULL CHECK (veranlasst_durch IN ('mieter', 'vermieter')),
  monat_alt            date NOT NULL,
  monat_neu            date NOT NULL CHECK (monat_neu > monat_alt),
  vpi_alt              numeric(8,2) NOT NULL CHECK (vpi_alt > 0),
  vpi_neu              numeric(8,2) NOT NULL CHECK (vpi_neu > 0),
  miete_bisher         numeric(12,2) NOT NULL,
  miete_neu            numeric(12,2) NOT NULL,
  letzte_aenderung_am  date NOT NULL,
  rechenweg            jsonb NOT NULL,
  erklaert_am          date,
  zugang_am            date,
  zugang_nachweis      text,
  wirksam_ab           date,
  zurueckgezogen_grund text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse
);
CREATE INDEX indexanpassungen_mietverhaeltnis ON akte.indexanpassungen (mandant_id, mietverhaeltnis_id);

CREATE TABLE akte.modernisierungen (
  mandant_id            bigint NOT NULL,
  id                    bigint GENERATED ALWAYS AS IDENTITY,
  kennung               uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id            bigint NOT NULL,
  mietverhaeltnis_id    bigint NOT NULL,
  status                text NOT NULL DEFAULT '',
  bezeichnung           text NOT NULL CHECK (length(bezeichnung) BETWEEN 3 AND 200),
  massnahme             text NOT NULL CHECK (massnahme IN ('1', '1a', '2', '3', '4', '4a', '5', '6', '7')),   -- § 555b Nr.
  heizung               text CHECK (heizung IN ('559', '559e')),
  nicht_zu_vertreten    boolean NOT NULL DEFAULT false,
  umfang                text,
  beginn_geplant        date,
  dauer                 text,
  erwartete_erhoehung   numeric(12,2) CHECK (erwartete_erhoehung >= 0),
  erwartete_betriebskosten numeric(12,2) CHECK (erwartete_betriebskosten >= 0),
  angekuendigt_am       date,
  ankuendigung_zugang_am date,
  ankuendigung_nachweis text,
  fruehester_beginn     date,
  haerteeinwand_bis     date,
  haerteeinwand_bis_193 date,
  sonderkuendigung_555e_bis date,
  ohne_ankuendigung     text CHECK (ohne_ankuendigung IN ('unerheblich', 'versaeumt', 'vereinbart')),
  haerteeinwand_am      date,
  haerteeinwand_gegen   text CHECK (haerteeinwand_gegen IN ('massnahme', 'mieterhoehung', 'beides')),
  haerteeinwand_grund   text,
  duldung               text CHECK (duldung IN ('zugestimmt', 'stillschweigend', 'vereinbarung', 'haerte_zurueckgewiesen', 'urteil')),
  duldung_am            date,
  duldung_text          text,
  begonnen_am           date,
  fertig_am             date,
  kosten_gesamt         numeric(12,2) CHECK (kosten_gesamt >= 0),
  kosten                numeric(12,2) CHECK (kosten >= 0),          -- of this flat
  verteilung            text,
  erhaltung             numeric(12,2) CHECK (erhaltung >= 0),
  drittmittel           numeric(12,2) CHECK (drittmittel >= 0),
  vereinfacht           boolean NOT NULL DEFAULT false,
  haerte_abwaegung      text,
  miete_bisher          numeric(12,2),
  erhoehung             numeric(12,2) CHECK (erhoehung > 0),        -- a month
  rechenwege            jsonb,
  ordnungsgemaess       boolean,
  erklaert_am           date,
  erhoehung_zugang_am   date,
  erhoehung_nachweis    text,
  wirksam_ab            date,
  sonderkuendigung_561_bis date,
  beendet_grund         text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse
);
CREATE INDEX modernisierungen_mietverhaeltnis ON akte.modernisierungen (mandant_id, mietverhaeltnis_id);
"""


def upgrade() -> None:
    for block in (VEREINBARUNGEN, MASCHINEN):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
