"""What happens in a lease: damage, reduction, subletting, change of tenant, change of data.

Each machine has one table with a row per Vorgang; what must be provable later (orders, remedies, quotas, surcharges, old data) lies
in append-only tables beside it.
"""
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

#: the row of a Vorgang on a lease
KOPF = """
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  kennung            uuid NOT NULL DEFAULT gen_random_uuid(),
  vorgang_id         bigint NOT NULL,
  mietverhaeltnis_id bigint NOT NULL,
  status             text NOT NULL DEFAULT '',
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, kennung),
  UNIQUE (mandant_id, vorgang_id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse
"""

SCHADEN = f"""
CREATE TABLE akte.schaeden (
{KOPF},
  kategorie           text NOT NULL CHECK (kategorie IN ('heizung', 'wasser', 'elektrik', 'sanitaer', 'schimmel', 'sonstiges')),
  raum                text NOT NULL CHECK (length(raum) BETWEEN 2 AND 100),
  beschreibung        text NOT NULL,
  seit                date,                           -- since when it is there, as far as known
  gemeldet_am         date NOT NULL,                  -- § 536c BGB: from here the landlord knows
  ursache             text,
  kostentraeger       text CHECK (kostentraeger IN ('vermieter', 'mieter', 'versicherung', 'weg')),
  kosten_geschaetzt   numeric(12,2) CHECK (kosten_geschaetzt >= 0),
  versicherung        text,
  schadennummer       text,
  versicherung_gemeldet_am date,
  versicherung_betrag numeric(12,2) CHECK (versicherung_betrag >= 0),       -- as claimed
  reguliert_am        date CHECK (reguliert_am >= versicherung_gemeldet_am),
  reguliert_betrag    numeric(12,2) CHECK (reguliert_betrag > 0),
  versicherung_abgelehnt_am date CHECK (versicherung_abgelehnt_am >= versicherung_gemeldet_am),
  versicherung_ablehnung text,
  abgerechnet_am      date,
  kosten_betrag       numeric(12,2) CHECK (kosten_betrag >= 0),
  anteil_vermieter    numeric(12,2) CHECK (anteil_vermieter >= 0),
  anteil_mieter       numeric(12,2) CHECK (anteil_mieter >= 0),
  anteil_versicherung numeric(12,2) CHECK (anteil_versicherung >= 0),
  anteil_weg          numeric(12,2) CHECK (anteil_weg >= 0),
  anteil_grund        text,                           -- why the tenant bears a part
  forderung_id        bigint,
  verjaehrung_am      date,                           -- § 548 BGB, once the flat is back
  unbegruendet_grund  text CHECK (unbegruendet_grund IN ('kein_mangel', 'abnutzung', 'eigentum_mieter', 'doppelt', 'nicht_feststellbar')),
  unbegruendet_text   text,
  FOREIGN KEY (mandant_id, forderung_id) REFERENCES akte.mietzahlungen,
  CONSTRAINT anteile_ergeben_die_kosten CHECK (anteil_vermieter + anteil_mieter + anteil_versicherung + anteil_weg = kosten_betrag),
  CONSTRAINT versicherung_entschieden_einmal CHECK (reguliert_am IS NULL OR versicherung_abgelehnt_am IS NULL)
);
CREATE INDEX schaeden_mietverhaeltnis ON akte.schaeden (mandant_id, mietverhaeltnis_id);
CREATE INDEX schaeden_forderung ON akte.schaeden (mandant_id, forderung_id);

-- photos and papers in the order they came; append-only
CREATE TABLE akte.schaden_dateien (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  schaden_id    bigint NOT NULL,
  datei_id      bigint NOT NULL,
  anlass        text NOT NULL CHECK (anlass IN ('meldung', 'nachtrag', 'behebung')),
  bemerkung     text,
  angehaengt_am timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, schaden_id, datei_id),
  FOREIGN KEY (mandant_id, schaden_id) REFERENCES akte.schaeden,
  FOREIGN KEY (mandant_id, datei_id) REFERENCES akte.dateien
);
CREATE INDEX schaden_dateien_datei ON akte.schaden_dateien (mandant_id, datei_id);

-- orders to companies; append-only, a second company or a repair of the repair is a further row
CREATE TABLE akte.schaden_auftraege (
  mandant_id        bigint NOT NULL,
  id                bigint GENERATED ALWAYS AS IDENTITY,
  schaden_id        bigint NOT NULL,
  nummer            int NOT NULL,
  firma             text NOT NULL CHECK (length(firma) BETWEEN 2 AND 200),
  umfang            text NOT NULL,
  beauftragt_am     date NOT NULL,
  termin            date CHECK (termin >= beauftragt_am),
  kosten_geschaetzt numeric(12,2) CHECK (kosten_geschaetzt >= 0),
  nachbesserung     boolean NOT NULL DEFAULT false,
  erfasst_am        timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, schaden_id, nummer),
  FOREIGN KEY (mandant_id, schaden_id) REFERENCES akte.schaeden
);

-- what was done, by whom, with a photo as proof; append-only
CREATE TABLE akte.schaden_behebungen (
  mandant_id bigint NOT NULL,
  id         bigint GENERATED ALWAYS AS IDENTITY,
  schaden_id bigint NOT NULL,
  nummer     int NOT NULL,
  behoben_am date NOT NULL,
  firma      text NOT NULL CHECK (length(firma) BETWEEN 2 AND 200),
  arbeiten   text NOT NULL,
  datei_id   bigint NOT NULL,
  erfasst_am timestamptz NOT NULL,
  erfasst_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, schaden_id, nummer),
  FOREIGN KEY (mandant_id, schaden_id) REFERENCES akte.schaeden,
  FOREIGN KEY (mandant_id, datei_id) REFERENCES akte.dateien
);
CREATE INDEX schaden_behebungen_datei ON akte.schaden_behebungen (mandant_id, datei_id);
"""

MINDERUNG = f"""
CREATE TABLE akte.mietminderungen (
{KOPF},
  mangel                text NOT NULL,
  raum                  text,
  mangel_seit           date,
  angezeigt_am          date NOT NULL,
  kenntnis_am           date,                         -- the landlord knew without a report (§ 536c Abs. 2 BGB)
  verursacht_durch      text CHECK (verursacht_durch IN ('vermieter', 'mieter', 'dritte', 'ungeklaert')),
  erheblich             boolean,
  bei_vertrag_bekannt   boolean,
  vorbehalt             boolean,                      -- known, but rights were reserved on taking over (§ 536b S. 3 BGB)
  energetisch           boolean,
  modernisierung_beginn date,
  pruefung              text,
  nachweis_datei_id     bigint,
  behoben_am            date,
  behoben_text          text,
  abgelehnt_grund       text CHECK (abgelehnt_grund IN ('kein_mangel', 'unerheblich', 'mieter', 'kenntnis', 'nicht_angezeigt', 'energetisch')),
  abgelehnt_text        text,
  FOREIGN KEY (mandant_id, nachweis_datei_id) REFERENCES akte.dateien
);
CREATE INDEX mietminderungen_mietverhaeltnis ON akte.mietminderungen (mandant_id, mietverhaeltnis_id);
CREATE INDEX mietminderungen_datei ON akte.mietminderungen (mandant_id, nachweis_datei_id);

-- one row per decision; append-only. On a day counts the newest decision that has begun by then; after its bis it is nought.
CREATE TABLE akte.minderung_quoten (
  mandant_id    bigint NOT NULL,
  id            bigint GENERATED ALWAYS AS IDENTITY,
  minderung_id  bigint NOT NULL,
  nummer        int NOT NULL,
  quote         numeric(5,2) NOT NULL CHECK (quote BETWEEN 0 AND 100),      -- percent of the gross rent
  ab            date NOT NULL,
  bis           date CHECK (bis >= ab),
  grund         text NOT NULL,
  rechenweg     jsonb NOT NULL,
  festgelegt_am timestamptz NOT NULL,
  festgelegt_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, minderung_id, nummer),
  FOREIGN KEY (mandant_id, minderung_id) REFERENCES akte.mietminderungen
);

-- what a decision changed on a monthly claim, with its derivation; append-only
CREATE TABLE akte.minderung_buchungen (
  mandant_id   bigint NOT NULL,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  vorgang_id   bigint NOT NULL,
  forderung_id bigint NOT NULL,
  monat        date NOT NULL CHECK (extract(day FROM monat) = 1),
  betrag_bisher numeric(12,2) NOT NULL CHECK (betrag_bisher >= 0),
  betrag_neu   numeric(12,2) NOT NULL CHECK (betrag_neu >= 0),
  rechenweg    jsonb NOT NULL,
  gebucht_am   timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  FOREIGN KEY (mandant_id, forderung_id) REFERENCES akte.mietzahlungen,
  CONSTRAINT aendert_etwas CHECK (betrag_neu <> betrag_bisher)
);
CREATE INDEX minderung_buchungen_vorgang ON akte.minderung_buchungen (mandant_id, vorgang_id);
CREATE INDEX minderung_buchungen_forderung ON akte.minderung_buchungen (mandant_id, forderung_id);
"""

UNTERVERMIETUNG = f"""
-- who lives in the flat from when until when; without dates: all the time
ALTER TABLE akte.bewohner
  ADD COLUMN von date,
  ADD COLUMN bis date,
  ADD CONSTRAINT bewohner_vorwaerts CHECK (bis >= von);

CREATE TABLE akte.untervermietungen (
{KOPF},
  beantragt_am    date NOT NULL,
  vorname         text NOT NULL CHECK (length(vorname) <= 100),
  nachname        text NOT NULL CHECK (length(nachname) <= 100),
  umfang          text NOT NULL CHECK (umfang IN ('teil', 'ganz')),
  raeume          text,
  gewuenscht_ab   date NOT NULL,
  gewuenscht_bis  date CHECK (gewuenscht_bis >= gewuenscht_ab),
  interesse_art   text NOT NULL CHECK (interesse_art IN ('wirtschaftlich', 'beruflich', 'persoenlich', 'abwesenheit', 'sonstiges')),
  interesse       text NOT NULL,
  interesse_seit  date,
  personen        int CHECK (personen > 0),           -- in the flat, all together
  untermiete      numeric(12,2) CHECK (untermiete >= 0),
  interesse_anerkannt boolean,
  pruefung        text,
  erlaubt_ab      date,
  erlaubt_bis     date CHECK (erlaubt_bis >= erlaubt_ab),
  auflagen        text,
  bewohner_id     bigint,
  abgelehnt_grund text CHECK (abgelehnt_grund IN ('person', 'ueberbelegung', 'unzumutbar', 'kein_interesse', 'interesse_frueher', 'ganze_wohnung')),
  abgelehnt_text  text,
  ende_am         date,
  ende_grund      text CHECK (ende_grund IN ('auszug', 'befristung', 'widerruf', 'mietende')),
  FOREIGN KEY (mandant_id, bewohner_id) REFERENCES akte.bewohner
);
CREATE INDEX untervermietungen_mietverhaeltnis ON akte.untervermietungen (mandant_id, mietverhaeltnis_id);
CREATE INDEX untervermietungen_bewohner ON akte.untervermietungen (mandant_id, bewohner_id);

-- surcharge for subletting (§ 553 Abs. 2 BGB), a rent component of its own; append-only. Of each Vorgang the newest row that has
-- begun counts on a day; several permissions add up.
CREATE TABLE akte.untermietzuschlaege (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  mietverhaeltnis_id bigint NOT NULL,
  vorgang_id         bigint NOT NULL,
  gueltig_ab         date NOT NULL,
  betrag             numeric(12,2) NOT NULL CHECK (betrag >= 0),
  grund              text NOT NULL,
  erfasst_am         timestamptz NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang
);
CREATE INDEX untermietzuschlaege_mietverhaeltnis ON akte.untermietzuschlaege (mandant_id, mietverhaeltnis_id, gueltig_ab);
CREATE INDEX untermietzuschlaege_vorgang ON akte.untermietzuschlaege (mandant_id, vorgang_id);
"""

MIETERWECHSEL = f"""
CREATE TABLE akte.mieterwechsel (
{KOPF},
  art               text NOT NULL CHECK (art IN ('austausch', 'eintritt', 'ausscheiden', 'eintritt_tod')),
  angefragt_durch   text NOT NULL CHECK (angefragt_durch IN ('mieter', 'eintretend', 'untermieter', 'erben', 'vermieter')),
  angefragt_am      date NOT NULL,
  grund             text,
  ausscheidend_id   bigint,                           -- akte.mieter
  eintritt_anrede   text,
  eintritt_vorname  text,
  eintritt_nachname text,
  eintritt_email    text,
  eintritt_telefon  text,
  eintretend_id     bigint,                           -- akte.mieter, once it is signed
  wechsel_am        date NOT NULL,                    -- first day of the new parties
  todestag          date,
  kenntnis_am       date,                             -- of the death: from here the month of § 563 Abs. 4 BGB
  haushalt          boolean,                          -- lived in the common household (§ 563 Abs. 1, 2 BGB)
  bonitaet          text,
  zugestimmt_am     date,
  form              text CHECK (form IN ('papier', 'qes', 'textform', 'gesetz')),
  unterzeichnet_am  date,
  unterzeichnet_von text,                             -- who entered it: the payment needs a second pair of eyes
  vereinbarung_datei_id bigint,
  kaution_weg       text CHECK (kaution_weg IN ('uebertragen', 'ausgezahlt_und_neu', 'bleibt', 'keine')),
  kaution_am        date,
  kaution_betrag    numeric(12,2),
  kaution_zinsen    numeric(12,2),
  abgelehnt_grund   text CHECK (abgelehnt_grund IN ('kein_anspruch', 'bonitaet', 'person', 'kein_haushalt', 'eintritt_abgelehnt', 'zurueckgezogen')),
  abgelehnt_text    text,
  FOREIGN KEY (mandant_id, ausscheidend_id) REFERENCES akte.mieter,
  FOREIGN KEY (mandant_id, eintretend_id) REFERENCES akte.mieter,
  FOREIGN KEY (mandant_id, vereinbarung_datei_id) REFERENCES akte.dateien,
  CONSTRAINT tod_mit_tag CHECK ((art = 'eintritt_tod') = (todestag IS NOT NULL))
);
CREATE INDEX mieterwechsel_mietverhaeltnis ON akte.mieterwechsel (mandant_id, mietverhaeltnis_id);
CREATE INDEX mieterwechsel_ausscheidend ON akte.mieterwechsel (mandant_id, ausscheidend_id);
CREATE INDEX mieterwechsel_eintretend ON akte.mieterwechsel (mandant_id, eintretend_id);
CREATE INDEX mieterwechsel_datei ON akte.mieterwechsel (mandant_id, vereinbarung_datei_id);
"""

STAMMDATEN = f"""
CREATE TABLE akte.stammdatenaenderungen (
{KOPF},
  mieter_id         bigint NOT NULL,
  art               text NOT NULL CHECK (art IN ('kontakt', 'name', 'anschrift', 'bank')),
  neu               jsonb NOT NULL,                   -- field → value as asked for
  gueltig_ab        date NOT NULL,
  quelle            text NOT NULL CHECK (quelle IN ('portal', 'brief', 'email', 'telefon', 'persoenlich')),
  nachweis_datei_id bigint,
  pruefung          text,
  mandatsreferenz   text,
  mandat_am         date,
  ohne_lastschrift  boolean NOT NULL DEFAULT false,   -- an account for refunds alone needs no mandate
  abgelehnt_text    text,
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter,
  FOREIGN KEY (mandant_id, nachweis_datei_id) REFERENCES akte.dateien
);
CREATE INDEX stammdatenaenderungen_mietverhaeltnis ON akte.stammdatenaenderungen (mandant_id, mietverhaeltnis_id);
CREATE INDEX stammdatenaenderungen_mieter ON akte.stammdatenaenderungen (mandant_id, mieter_id);
CREATE INDEX stammdatenaenderungen_datei ON akte.stammdatenaenderungen (mandant_id, nachweis_datei_id);

-- every value of a tenant that was replaced, old and new; append-only
CREATE TABLE akte.mieter_aenderungen (
  mandant_id   bigint NOT NULL,
  id           bigint GENERATED ALWAYS AS IDENTITY,
  mieter_id    bigint NOT NULL,
  vorgang_id   bigint NOT NULL,
  feld         text NOT NULL,
  alt          text,
  neu          text,
  gueltig_ab   date NOT NULL,
  geaendert_am timestamptz NOT NULL,
  geaendert_von text NOT NULL,
  PRIMARY KEY (mandant_id, id),
  FOREIGN KEY (mandant_id, mieter_id) REFERENCES akte.mieter,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang,
  CONSTRAINT aendert_etwas CHECK (alt IS DISTINCT FROM neu)
);
CREATE INDEX mieter_aenderungen_mieter ON akte.mieter_aenderungen (mandant_id, mieter_id);
CREATE INDEX mieter_aenderungen_vorgang ON akte.mieter_aenderungen (mandant_id, vorgang_id);

-- the mandate a direct debit rests on; append-only, the newest of a lease counts
CREATE TABLE akte.sepa_mandate (
  mandant_id         bigint NOT NULL,
  id                 bigint GENERATED ALWAYS AS IDENTITY,
  mietverhaeltnis_id bigint NOT NULL,
  bankkonto_id       bigint NOT NULL,
  mandatsreferenz    text NOT NULL CHECK (mandatsreferenz ~ '^[A-Za-z0-9+?/:().,'' -]{{1,35}}$'),
  unterschrieben_am  date NOT NULL,
  gueltig_ab         date NOT NULL,
  vorgang_id         bigint NOT NULL,
  PRIMARY KEY (mandant_id, id),
  UNIQUE (mandant_id, mandatsreferenz),
  FOREIGN KEY (mandant_id, mietverhaeltnis_id) REFERENCES akte.mietverhaeltnisse,
  FOREIGN KEY (mandant_id, bankkonto_id) REFERENCES akte.bankkonten,
  FOREIGN KEY (mandant_id, vorgang_id) REFERENCES engine.vorgang
);
CREATE INDEX sepa_mandate_mietverhaeltnis ON akte.sepa_mandate (mandant_id, mietverhaeltnis_id);
CREATE INDEX sepa_mandate_bankkonto ON akte.sepa_mandate (mandant_id, bankkonto_id);
CREATE INDEX sepa_mandate_vorgang ON akte.sepa_mandate (mandant_id, vorgang_id);
"""


def upgrade() -> None:
    for block in (SCHADEN, MINDERUNG, UNTERVERMIETUNG, MIETERWECHSEL, STAMMDATEN):
        op.execute(block)


def downgrade() -> None:
    raise NotImplementedError("Structure only grows; restore a backup to go back.")
