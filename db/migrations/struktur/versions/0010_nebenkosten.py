"""Operating costs: periods, costs, usage, heating, frozen statements, deliveries, objections.

What somebody may have to prove is appended: a corrected cost, reading or heating block is a newer row, a corrected statement a
newer version. Only the head of a period and the course of a delivery or an objection are updated, by the engine.
"""
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLES = """
CREATE TABLE akte.nk_abrechnungen (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  kennung           uuid NOT NULL DEFAULT gen_random_uuid(),
  traeger_id        bigint NOT NULL,
  vorgang_id        bigint,
  objekt_id         bigint NOT NULL,
  zeitraum_von      date NOT NULL,
  zeitraum_bis      date NOT NULL,
  status            text NOT NULL DEFAULT '',
  version           int CHECK (version > 0),              -- frozen statement in force; NULL: none, costs may change
  erstellt_von      text NOT NULL,
  erstellt_am       timestamptz NOT NULL,
  vorgelegt_von     text,
  geprueft_von      text,
  geprueft_am       timestamptz,
  freigegeben_von   text,
  freigegeben_am    timestamptz,
  versendet_am      date,
  verspaetung       text CHECK (verspaetung IN ('ausgeschlossen', 'nicht_zu_vertreten')),
  verspaetung_grund text,
  anpassung_ab      date CHECK (extract(day FROM anpassung_ab) = 1),   -- new prepayments declared with the statement, § 560 Abs. 4 BGB
  warnstufe         int NOT NULL DEFAULT 0 CHECK (warnstufe BETWEEN 0 AND 3),   -- 1: three months left, 2: one month, 3: over
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, traeger_id),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, traeger_id) REFERENCES engine.traeger,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, objekt_id) REFERENCES akte.objekte,
  CONSTRAINT hoechstens_zwoelf_monate CHECK (zeitraum_von <= zeitraum_bis AND zeitraum_bis < zeitraum_von + interval '1 year')
);
CREATE INDEX nk_abrechnungen_objekt ON akte.nk_abrechnungen (mandant_id, objekt_id);

-- who used which unit from when to when; without a lease: vacancy, the landlord's. Follows the leases until the costs are frozen.
CREATE TABLE akte.nk_nutzungen (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  abrechnung_id      bigint NOT NULL,
  einheit_id         bigint NOT NULL,
  mietverhaeltnis_id bigint,
  von                date NOT NULL,
  bis                date NOT NULL CHECK (bis >= von),
  gueltig            boolean NOT NULL DEFAULT true,        -- false: the leases say otherwise by now
  PRIMARY KEY (mandant_id, id),
  UNIQUE NULLS NOT DISTINCT (mandant_id, abrechnung_id, einheit_id, mietverhaeltnis_id, von),
  FOREIGN KEY (mandant_id, abrechnung_id) REFERENCES akte.nk_abrechnungen,
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse
);
CREATE INDEX nk_nutzungen_einheit ON akte.nk_nutzungen (mandant_id, einheit_id);
CREATE INDEX nk_nutzungen_mietverhaeltnis ON akte.nk_nutzungen (mandant_id, mietverhaeltnis_id);

-- append-only; a correction names the row it replaces, a struck cost is a replacing row with gestrichen
CREATE TABLE akte.nk_kosten (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  abrechnung_id     bigint NOT NULL,
  ersetzt_id        bigint,
  gestrichen        boolean NOT NULL DEFAULT false,
  grund             text,                                  -- why the earlier row was replaced
  kostenart         int NOT NULL CHECK (kostenart BETWEEN 1 AND 17),   -- number in § 2 BetrKV
  bezeichnung       text NOT NULL CHECK (length(bezeichnung) BETWEEN 3 AND 120),
  betrag            numeric(12,2) NOT NULL,                -- negative: a credit note
  vorwegabzug       numeric(12,2) NOT NULL DEFAULT 0 CHECK (vorwegabzug >= 0),   -- taken out before the cost is shared (business premises, parts that are no operating cost)
  vorwegabzug_grund text,
  rechnung_am       date,
  lieferant         text,
  rechnung_nr       text,
  leistung_von      date,
  leistung_bis      date,
  schluessel        text NOT NULL CHECK (schluessel IN ('flaeche', 'personen', 'einheiten', 'mea', 'verbrauch', 'individuell', 'heizung')),
  zaehlerart        text CHECK (zaehlerart IN ('kaltwasser', 'warmwasser', 'strom', 'gas', 'sonstiger')),
  kreis             text NOT NULL DEFAULT 'alle' CHECK (kreis IN ('alle', 'wohnen', 'gewerbe')),
  gebaeude_id       bigint,                                -- a Wirtschaftseinheit of its own: only the units of this building
  einheit_id        bigint,                                -- individuell: this unit alone
  lohn_art          text CHECK (lohn_art IN ('haushaltsnah', 'handwerker')),
  lohnanteil        numeric(12,2) CHECK (lohnanteil > 0),  -- wages in it, § 35a EStG
  beleg_id          bigint,
  ohne_beleg_grund  text,
  erfasst_von       text NOT NULL,
  erfasst_am        timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, ersetzt_id),
  FOREIGN KEY (mandant_id, abrechnung_id) REFERENCES akte.nk_abrechnungen,
  FOREIGN KEY (mandant_id, ersetzt_id) REFERENCES akte.nk_kosten,
  FOREIGN KEY (mandant_id, gebaeude_id) REFERENCES akte.gebaeude,
  FOREIGN KEY (mandant_id, einheit_id) REFERENCES akte.einheiten,
  FOREIGN KEY (mandant_id, beleg_id) REFERENCES akte.dateien,
  CONSTRAINT vorwegabzug_mit_grund CHECK (vorwegabzug = 0 OR (vorwegabzug_grund IS NOT NULL AND vorwegabzug <= betrag)),
  CONSTRAINT verbrauch_mit_zaehlerart CHECK ((schluessel = 'verbrauch') = (zaehlerart IS NOT NULL)),
  CONSTRAINT individuell_mit_einheit CHECK ((schluessel = 'individuell') = (einheit_id IS NOT NULL)),
  CONSTRAINT lohn_mit_art CHECK ((lohn_art IS NULL) = (lohnanteil IS NULL))
);
CREATE INDEX nk_kosten_abrechnung ON akte.nk_kosten (mandant_id, abrechnung_id);
CREATE INDEX nk_kosten_gebaeude ON akte.nk_kosten (mandant_id, gebaeude_id);
CREATE INDEX nk_kosten_einheit ON akte.nk_kosten (mandant_id, einheit_id);
CREATE INDEX nk_kosten_beleg ON akte.nk_kosten (mandant_id, beleg_id);

-- append-only; persons in the flat from a day on, the newest row of a day counts
CREATE TABLE akte.nk_personen (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  nutzung_id  bigint NOT NULL,
  ab          date NOT NULL,
  personen    int NOT NULL CHECK (personen BETWEEN 0 AND 99),
  erfasst_von text NOT NULL,
  erfasst_am  timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, nutzung_id) REFERENCES akte.nk_nutzungen
);
CREATE INDEX nk_personen_nutzung ON akte.nk_personen (mandant_id, nutzung_id);

-- append-only; readings of one meter in one usage period, the newest row of a meter counts
CREATE TABLE akte.nk_verbrauch (
  mandant_id  bigint NOT NULL,
  id          bigint GENERATED ALWAYS AS IDENTITY,
  nutzung_id  bigint NOT NULL,
  zaehlerart  text NOT NULL CHECK (zaehlerart IN ('kaltwasser', 'warmwasser', 'strom', 'gas', 'sonstiger', 'heizung', 'waerme')),
  zaehler_nr  text NOT NULL DEFAULT '' CHECK (length(zaehler_nr) <= 60),
  anfang      numeric(14,3) CHECK (anfang >= 0),
  ende        numeric(14,3) CHECK (ende >= anfang),
  verbrauch   numeric(14,3) NOT NULL CHECK (verbrauch >= 0),
  geschaetzt  text CHECK (length(geschaetzt) BETWEEN 5 AND 300),   -- how it was estimated, § 9a HeizkostenV
  erfasst_von text NOT NULL,
  erfasst_am  timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, nutzung_id) REFERENCES akte.nk_nutzungen,
  CONSTRAINT stand_ergibt_verbrauch CHECK ((anfang IS NULL) = (ende IS NULL) AND (anfang IS NULL OR verbrauch = ende - anfang))
);
CREATE INDEX nk_verbrauch_nutzung ON akte.nk_verbrauch (mandant_id, nutzung_id);

-- append-only; how heat and warm water are told apart and shared, the newest row counts
CREATE TABLE akte.nk_heizungen (
  mandant_id          bigint NOT NULL,
  id                  bigint GENERATED ALWAYS AS IDENTITY,
  abrechnung_id       bigint NOT NULL,
  brennstoff          text NOT NULL CHECK (brennstoff IN ('erdgas', 'erdgas_brennwert', 'heizoel', 'fluessiggas', 'kohle', 'fernwaerme', 'pellets', 'waermepumpe')),
  gesamt_kwh          numeric(14,3) NOT NULL CHECK (gesamt_kwh > 0),
  verbrauchsanteil    numeric(5,2) NOT NULL CHECK (verbrauchsanteil BETWEEN 0 AND 100),
  anteil_vereinbart   boolean NOT NULL DEFAULT false,      -- more than 70 % by agreement, § 10 HeizkostenV
  pflicht_70          boolean NOT NULL DEFAULT false,      -- building of § 7 Abs. 1 S. 2 HeizkostenV
  ohne_erfassung      boolean NOT NULL DEFAULT false,      -- no meters at all: by area alone, § 12 Abs. 1
  erfassung           text NOT NULL CHECK (erfassung IN ('heizung', 'waerme')),
  grundkosten         text NOT NULL DEFAULT 'tage' CHECK (grundkosten IN ('tage', 'gradtage')),
  warmwasser          text NOT NULL CHECK (warmwasser IN ('keins', 'waermezaehler', 'volumen', 'flaeche')),
  ww_kwh              numeric(14,3) CHECK (ww_kwh >= 0),   -- measured, or by the formula of § 9 Abs. 2
  ww_m3               numeric(14,3) CHECK (ww_m3 > 0),
  ww_grad             numeric(5,2) CHECK (ww_grad > 10 AND ww_grad <= 95),
  co2_kg              numeric(14,3) CHECK (co2_kg >= 0),
  co2_kosten          numeric(12,2) CHECK (co2_kosten >= 0),
  co2_fehlt           boolean NOT NULL DEFAULT false,      -- the supplier named nothing: 3 % less, § 7 Abs. 4 CO2KostAufG
  nichtwohngebaeude   boolean NOT NULL DEFAULT false,      -- half and half, § 8 CO2KostAufG
  beschraenkung       text NOT NULL DEFAULT 'keine' CHECK (beschraenkung IN ('keine', 'halb', 'ganz')),   -- § 9 CO2KostAufG
  beschraenkung_grund text,
  nicht_fernablesbar  boolean NOT NULL DEFAULT false,
  keine_information   boolean NOT NULL DEFAULT false,
  erfasst_von         text NOT NULL,
  erfasst_am          timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, abrechnung_id) REFERENCES akte.nk_abrechnungen,
  CONSTRAINT warmwasser_vollstaendig CHECK (warmwasser = 'keins' OR (ww_kwh IS NOT NULL AND ww_kwh < gesamt_kwh)),
  CONSTRAINT beschraenkung_mit_grund CHECK (beschraenkung = 'keine' OR beschraenkung_grund IS NOT NULL)
);
CREATE INDEX nk_heizungen_abrechnung ON akte.nk_heizungen (mandant_id, abrechnung_id);

-- append-only; the statement of one usage period as released. Without usage: what the landlord bears of the whole.
CREATE TABLE akte.nk_einzelabrechnungen (
  mandant_id          bigint NOT NULL,
  id                  bigint GENERATED ALWAYS AS IDENTITY,
  kennung             uuid NOT NULL DEFAULT gen_random_uuid(),
  abrechnung_id       bigint NOT NULL,
  version             int NOT NULL CHECK (version > 0),
  nutzung_id          bigint,
  mietverhaeltnis_id  bigint,
  von                 date NOT NULL,
  bis                 date NOT NULL CHECK (bis >= von),
  kosten_bk           numeric(12,2) NOT NULL,
  kosten_hk           numeric(12,2) NOT NULL,
  vorauszahlung_bk    numeric(12,2) NOT NULL DEFAULT 0,
  vorauszahlung_hk    numeric(12,2) NOT NULL DEFAULT 0,
  vorauszahlung_art   text NOT NULL CHECK (vorauszahlung_art IN ('ist', 'soll', 'keine')),
  vorauszahlung_offen numeric(12,2) NOT NULL DEFAULT 0,
  saldo               numeric(12,2) NOT NULL,              -- positive: the tenant owes
  lohn_haushaltsnah   numeric(12,2) NOT NULL DEFAULT 0,
  lohn_handwerker     numeric(12,2) NOT NULL DEFAULT 0,
  neu_bk              numeric(12,2),                       -- proposal for the months to come, § 560 Abs. 4 BGB
  neu_hk              numeric(12,2),
  eingefroren_am      timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE NULLS NOT DISTINCT (mandant_id, abrechnung_id, version, nutzung_id),
  FOREIGN KEY (mandant_id, abrechnung_id) REFERENCES akte.nk_abrechnungen,
  FOREIGN KEY (mandant_id, nutzung_id) REFERENCES akte.nk_nutzungen,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  CONSTRAINT saldo_stimmt CHECK (saldo = kosten_bk + kosten_hk - vorauszahlung_bk - vorauszahlung_hk)
);
CREATE INDEX nk_einzelabrechnungen_nutzung ON akte.nk_einzelabrechnungen (mandant_id, nutzung_id);
CREATE INDEX nk_einzelabrechnungen_mietverhaeltnis ON akte.nk_einzelabrechnungen (mandant_id, mietverhaeltnis_id);

-- append-only
CREATE TABLE akte.nk_einzelposten (
  mandant_id          bigint NOT NULL,
  id                  bigint GENERATED ALWAYS AS IDENTITY,
  einzelabrechnung_id bigint NOT NULL,
  nr                  int NOT NULL,
  kosten_id           bigint,
  art                 text NOT NULL CHECK (art IN ('kosten', 'heizung_grund', 'heizung_verbrauch', 'warmwasser_grund', 'warmwasser_verbrauch', 'kuerzung', 'co2', 'vorwegabzug')),
  kostenart           int NOT NULL CHECK (kostenart BETWEEN 1 AND 17),
  bezeichnung         text NOT NULL,
  gesamt              numeric(12,2) NOT NULL,              -- as invoiced
  umlage              numeric(12,2) NOT NULL,              -- what is shared of it
  schluessel          text NOT NULL,
  zaehler             numeric,
  nenner              numeric,
  betrag              numeric(12,2) NOT NULL,
  lohn_art            text,
  lohn                numeric(12,2) NOT NULL DEFAULT 0,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, einzelabrechnung_id, nr),
  FOREIGN KEY (mandant_id, einzelabrechnung_id) REFERENCES akte.nk_einzelabrechnungen,
  FOREIGN KEY (mandant_id, kosten_id) REFERENCES akte.nk_kosten
);
CREATE INDEX nk_einzelposten_kosten ON akte.nk_einzelposten (mandant_id, kosten_id);

-- one row per statement sent; Zugang and what it led to are entered once
CREATE TABLE akte.nk_zustellungen (
  mandant_id          bigint NOT NULL,
  id                  bigint GENERATED ALWAYS AS IDENTITY,
  einzelabrechnung_id bigint NOT NULL,
  vorgang_id          bigint NOT NULL,
  versendet_am        date NOT NULL,
  versandart          text NOT NULL CHECK (versandart IN ('post', 'einwurf', 'boten', 'portal')),
  dokument            uuid NOT NULL,
  zugang_am           date CHECK (zugang_am >= versendet_am),
  zugang_nachweis     text,
  verfristet          boolean,
  anspruch            numeric(12,2),                       -- what stands after the deadline: claim +, credit −
  einwendung_bis      date,
  forderung_id        bigint,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, einzelabrechnung_id),
  FOREIGN KEY (mandant_id, einzelabrechnung_id) REFERENCES akte.nk_einzelabrechnungen,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, forderung_id) REFERENCES akte.mietzahlungen,
  CONSTRAINT zugang_vollstaendig CHECK (num_nonnulls(zugang_am, verfristet, anspruch, einwendung_bis) IN (0, 4))
);
CREATE INDEX nk_zustellungen_vorgang ON akte.nk_zustellungen (mandant_id, vorgang_id);
CREATE INDEX nk_zustellungen_forderung ON akte.nk_zustellungen (mandant_id, forderung_id);

CREATE TABLE akte.nk_einwendungen (
  mandant_id          bigint NOT NULL,
  id                  bigint GENERATED ALWAYS AS IDENTITY,
  kennung             uuid NOT NULL DEFAULT gen_random_uuid(),
  zustellung_id       bigint NOT NULL,
  vorgang_id          bigint NOT NULL,
  nummer              int NOT NULL,
  eingegangen_am      date NOT NULL,
  einwendung          text NOT NULL,
  entschuldigt        text,                                -- why a late one still counts
  belegeinsicht       boolean NOT NULL DEFAULT false,      -- asked for inspection: until granted the tenant may hold back
  ergebnis            text CHECK (ergebnis IN ('begruendet', 'teilweise', 'unbegruendet', 'zurueckgenommen')),
  antwort             text,
  entschieden_am      date,
  entschieden_von     text,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id, nummer),
  FOREIGN KEY (mandant_id, zustellung_id) REFERENCES akte.nk_zustellungen,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  CONSTRAINT entschieden_vollstaendig CHECK (num_nonnulls(ergebnis, antwort, entschieden_am, entschieden_von) IN (0, 4))
);
CREATE INDEX nk_einwendungen_zustellung ON akte.nk_einwendungen (mandant_id, zustellung_id);
"""


def upgrade() -> None:
    for block in (TABLES,):
        if block:
            op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
