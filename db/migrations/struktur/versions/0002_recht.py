"""Law: the dated reference rows.

Rows that hold for everybody: no client owns them, an operator adds them (one INSERT), nobody changes or deletes one.
A correction is a newer row with the same key and the next `fassung`; the views recht.*_geltend show the newest. A second row
with the same key and fassung contradicts the first and is refused by the UNIQUE constraint. `vorfassung` ties a correction to
the row it supersedes, so that a fassung cannot be skipped.

`quelle` says where the value was read, `abgerufen_am` when. No DEFAULT or CHECK calls the code layer.
"""
import csv
import json
from pathlib import Path

import sqlalchemy
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

DATEN = Path(__file__).resolve().parents[2] / "daten_recht"


def herkunft(*schluessel: str) -> str:
    """The columns every reference table ends with; `schluessel` names its business key."""
    s = ", ".join(schluessel)
    return f"""
      quelle       text NOT NULL CHECK (length(quelle) >= 3),
      abgerufen_am date NOT NULL,
      fassung      int  NOT NULL DEFAULT 1 CHECK (fassung >= 1),
      vorfassung   int  GENERATED ALWAYS AS (NULLIF(fassung - 1, 0)) STORED,
      erfasst_am   timestamptz NOT NULL DEFAULT now(),
      erfasst_von  text NOT NULL DEFAULT session_user,
      UNIQUE ({s}, fassung),
      FOREIGN KEY ({s}, vorfassung) REFERENCES recht.{{tabelle}} ({s}, fassung)
    """


TABELLEN = {
    # Length of the day's list is what makes a Werktag: one row per day and Land or region with holidays of its own.
    "feiertage": ("land, tag", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      land         text NOT NULL REFERENCES recht.laender (kuerzel),
      tag          date NOT NULL,
      name         text NOT NULL,
      arbeitsfrei  boolean NOT NULL DEFAULT true,   -- false: a correction that takes a holiday away
      {herkunft('land', 'tag')}"""),
    # § 247 BGB: changes on 1 January and 1 July only; each row covers its half-year and no day more.
    "basiszinssaetze": ("gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      gueltig_ab   date NOT NULL,
      gueltig_bis  date GENERATED ALWAYS AS ((gueltig_ab + interval '6 months')::date - 1) STORED,
      tage_im_jahr int GENERATED ALWAYS AS (make_date(date_part('year', gueltig_ab)::int + 1, 1, 1)
                                            - make_date(date_part('year', gueltig_ab)::int, 1, 1)) STORED,   -- divisor, act/act
      prozent      numeric(5,2) NOT NULL CHECK (prozent BETWEEN -10 AND 50),
      CONSTRAINT halbjahr CHECK (date_part('day', gueltig_ab) = 1 AND date_part('month', gueltig_ab) IN (1, 7)),
      {herkunft('gueltig_ab')}"""),
    "vpi": ("basisjahr, monat", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      basisjahr    int  NOT NULL DEFAULT 2020,
      monat        date NOT NULL CHECK (date_part('day', monat) = 1),
      wert         numeric(6,1) NOT NULL CHECK (wert > 0),
      {herkunft('basisjahr', 'monat')}"""),
    # aus_zweiter_hand: not read at the Bundesbank itself
    "kautionszinssaetze": ("reihe, gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      reihe        text NOT NULL DEFAULT 'SUD105',
      gueltig_ab   date NOT NULL,
      gueltig_bis  date NOT NULL,
      prozent      numeric(6,3) NOT NULL CHECK (prozent BETWEEN 0 AND 50),
      aus_zweiter_hand boolean NOT NULL,
      CONSTRAINT in_einem_jahr CHECK (gueltig_ab <= gueltig_bis
        AND date_part('year', gueltig_ab) = date_part('year', gueltig_bis)),
      {herkunft('reihe', 'gueltig_ab')}"""),
    "kappungsgrenzen": ("land, gemeinde, gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      land         text NOT NULL REFERENCES recht.laender (kuerzel),
      gemeinde     text NOT NULL CHECK (gemeinde = btrim(gemeinde) AND gemeinde <> ''),
      gueltig_ab   date NOT NULL,
      gueltig_bis  date,
      prozent      numeric(5,2) NOT NULL CHECK (prozent > 0 AND prozent <= 20),
      norm         text NOT NULL,
      CHECK (gueltig_ab <= gueltig_bis),
      {herkunft('land', 'gemeinde', 'gueltig_ab')}"""),
    "co2_stufen": ("gueltig_ab, ab_kg", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      gueltig_ab   date NOT NULL,
      gueltig_bis  date,
      ab_kg        numeric(6,1) NOT NULL CHECK (ab_kg >= 0),
      unter_kg     numeric(6,1) CHECK (unter_kg > ab_kg),
      vermieter_prozent numeric(5,2) NOT NULL CHECK (vermieter_prozent BETWEEN 0 AND 100),
      CHECK (gueltig_ab <= gueltig_bis),
      {herkunft('gueltig_ab', 'ab_kg')}"""),
    "aufbewahrungsfristen": ("art, gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      art          text NOT NULL,
      gueltig_ab   date NOT NULL,
      gueltig_bis  date,
      jahre        int  NOT NULL CHECK (jahre BETWEEN 1 AND 100),
      norm         text NOT NULL,
      CHECK (gueltig_ab <= gueltig_bis),
      {herkunft('art', 'gueltig_ab')}"""),
    # wortlaut_bekannt false: the law changed on this day and its text has not been read; then there are no numbers
    "modernisierungskappung": ("regel, gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      regel        text NOT NULL CHECK (regel IN ('559', '559-heizung', '559c', '559e')),
      gueltig_ab   date NOT NULL,
      gueltig_bis  date,
      wortlaut_bekannt boolean NOT NULL DEFAULT true,
      prozent      numeric(5,2) CHECK (prozent > 0),              -- of the costs per year
      kappung      numeric(5,2) CHECK (kappung > 0),              -- euros per square metre in six years
      schwelle     numeric(5,2) CHECK (schwelle > 0),             -- rent in euros per square metre, below which …
      kappung_unter_schwelle numeric(5,2) CHECK (kappung_unter_schwelle > 0),  -- … this cap holds
      kostengrenze numeric(12,2) CHECK (kostengrenze > 0),        -- simplified procedure
      pauschalabzug numeric(5,2) CHECK (pauschalabzug >= 0),      -- percent of the costs, for maintenance
      norm         text NOT NULL,
      CHECK (gueltig_ab <= gueltig_bis),
      CONSTRAINT werte_wenn_bekannt CHECK (wortlaut_bekannt = (prozent IS NOT NULL)),
      {herkunft('regel', 'gueltig_ab')}"""),
    "mahngebuehren": ("stufe, gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      stufe        int  NOT NULL CHECK (stufe >= 1),
      gueltig_ab   date NOT NULL,
      gueltig_bis  date,
      betrag       numeric(12,2) NOT NULL CHECK (betrag >= 0),
      CHECK (gueltig_ab <= gueltig_bis),
      {herkunft('stufe', 'gueltig_ab')}"""),
    # § 288: points above the Basiszinssatz, and the flat sum of Abs. 5 (art 'pauschale', euros)
    "verzugszuschlaege": ("art, gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      art          text NOT NULL CHECK (art IN ('allgemein', 'entgelt_ohne_verbraucher', 'pauschale')),
      gueltig_ab   date NOT NULL,
      gueltig_bis  date,
      wert         numeric(5,2) NOT NULL CHECK (wert >= 0),
      norm         text NOT NULL,
      CHECK (gueltig_ab <= gueltig_bis),
      {herkunft('art', 'gueltig_ab')}"""),
    "formvorschriften": ("vorgang, gueltig_ab", f"""
      id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      vorgang      text NOT NULL,
      gueltig_ab   date NOT NULL,
      gueltig_bis  date,
      form         text NOT NULL CHECK (form IN ('schriftform', 'textform', 'formfrei')),
      norm         text NOT NULL,
      CHECK (gueltig_ab <= gueltig_bis),
      {herkunft('vorgang', 'gueltig_ab')}"""),
}

LAENDER = """
CREATE TABLE recht.laender (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kuerzel      text NOT NULL UNIQUE CHECK (kuerzel ~ '^[A-Z]{2}(-[A-Za-z]+)?$'),
  name         text NOT NULL,
  gehoert_zu   text REFERENCES recht.laender (kuerzel),   -- a region with holidays of its own: its Land
  quelle       text NOT NULL,
  abgerufen_am date NOT NULL,
  erfasst_am   timestamptz NOT NULL DEFAULT now(),
  erfasst_von  text NOT NULL DEFAULT session_user,
  CHECK ((gehoert_zu IS NULL) = (length(kuerzel) = 2))
);
CREATE INDEX laender_gehoert_zu ON recht.laender (gehoert_zu);

INSERT INTO recht.laender (kuerzel, name, gehoert_zu, quelle, abgerufen_am)
SELECT l.kuerzel, l.name, l.gehoert_zu, 'ISO 3166-2:DE; Feiertagsgesetze der Länder', DATE '2026-11-20'
FROM (VALUES
  ('BB', 'Brandenburg', NULL), ('BE', 'Berlin', NULL), ('BW', 'Baden-Württemberg', NULL), ('BY', 'Bayern', NULL),
  ('HB', 'Bremen', NULL), ('HE', 'Hessen', NULL), ('HH', 'Hamburg', NULL), ('MV', 'Mecklenburg-Vorpommern', NULL),
  ('NI', 'Niedersachsen', NULL), ('NW', 'Nordrhein-Westfalen', NULL), ('RP', 'Rheinland-Pfalz', NULL),
  ('SH', 'Schleswig-Holstein', NULL), ('SL', 'Saarland', NULL), ('SN', 'Sachsen', NULL), ('ST', 'Sachsen-Anhalt', NULL),
  ('TH', 'Thüringen', NULL),
  ('BY-Augsburg', 'Stadt Augsburg', 'BY'),
  ('BY-katholisch', 'Bayern, Gemeinden mit überwiegend katholischer Bevölkerung', 'BY'),
  ('SN-katholisch', 'Sachsen, Gemeinden mit Fronleichnam als Feiertag', 'SN'),
  ('TH-katholisch', 'Thüringen, Gemeinden mit Fronleichnam als Feiertag', 'TH')
) AS l (kuerzel, name, gehoert_zu);
"""

# Read in the statute text or the source named; dates of retrieval as noted there.
ZEILEN = """
INSERT INTO recht.kautionszinssaetze (gueltig_ab, gueltig_bis, prozent, aus_zweiter_hand, quelle, abgerufen_am)
SELECT make_date(z.jahr, 1, 1), CASE z.jahr WHEN 2026 THEN DATE '2026-10-31' ELSE make_date(z.jahr, 12, 31) END, z.prozent, true,
  'Deutsche Bundesbank, MFI-Zinsstatistik SUD105 (Spareinlagen, Kündigungsfrist bis 3 Monate), Jahreswerte aus zweiter Hand; nicht bei der Bundesbank geprüft',
  DATE '2026-10-01'
FROM (VALUES (2003, 2.195), (2004, 2.126), (2005, 2.045), (2006, 2.079), (2007, 2.350), (2008, 2.518), (2009, 1.817),
  (2010, 1.426), (2011, 1.512), (2012, 1.319), (2013, 0.991), (2014, 0.743), (2015, 0.461), (2016, 0.300), (2017, 0.205),
  (2018, 0.155), (2019, 0.130), (2020, 0.105), (2021, 0.085), (2022, 0.099), (2023, 0.464), (2024, 0.741), (2025, 0.686),
  (2026, 0.706)) AS z (jahr, prozent);

-- Only what is known. A municipality without a row is a question to the user, never 20 percent.
INSERT INTO recht.kappungsgrenzen (land, gemeinde, gueltig_ab, gueltig_bis, prozent, norm, quelle, abgerufen_am) VALUES
  ('BE', 'Berlin', '2023-05-11', '2028-05-10', 15, '§ 558 Abs. 3 S. 2, 3 BGB, KappGrV Berlin', 'Kappungsgrenzen-Verordnung Berlin (Sekundärquelle)', '2026-10-08');

INSERT INTO recht.co2_stufen (gueltig_ab, ab_kg, unter_kg, vermieter_prozent, quelle, abgerufen_am)
SELECT DATE '2023-01-01', s.ab, s.unter, s.prozent, 'CO2KostAufG, Anlage zu §§ 5 bis 7 (BGBl. I 2022 S. 2159); Stand 29.07.2026 unverändert', DATE '2026-10-08'
FROM (VALUES (0, 12, 0), (12, 17, 10), (17, 22, 20), (22, 27, 30), (27, 32, 40), (32, 37, 50), (37, 42, 60), (42, 47, 70),
  (47, 52, 80), (52, NULL, 95)) AS s (ab, unter, prozent);

INSERT INTO recht.aufbewahrungsfristen (art, gueltig_ab, gueltig_bis, jahre, norm, quelle, abgerufen_am) VALUES
  ('buch',            '2000-01-01', NULL,         10, '§ 147 Abs. 1 Nr. 1, Abs. 3 AO, § 257 Abs. 4 HGB', 'AO, HGB', '2026-04-29'),
  ('jahresabschluss', '2000-01-01', NULL,         10, '§ 147 Abs. 1 Nr. 1, Abs. 3 AO, § 257 Abs. 4 HGB', 'AO, HGB', '2026-04-29'),
  ('buchungsbeleg',   '2000-01-01', '2024-12-31', 10, '§ 147 Abs. 3 AO in der Fassung bis 31.12.2024',   'AO, HGB', '2026-04-29'),
  ('buchungsbeleg',   '2025-01-01', NULL,          8, '§ 147 Abs. 3 AO, § 257 Abs. 4 HGB in der Fassung des BEG IV', 'AO, HGB', '2026-04-29'),
  ('brief',           '2000-01-01', NULL,          6, '§ 147 Abs. 1 Nr. 2, 3, 5, Abs. 3 AO, § 257 Abs. 4 HGB', 'AO, HGB', '2026-04-29');

INSERT INTO recht.modernisierungskappung
  (regel, gueltig_ab, gueltig_bis, wortlaut_bekannt, prozent, kappung, schwelle, kappung_unter_schwelle, kostengrenze, pauschalabzug, norm, quelle, abgerufen_am)
VALUES
  ('559',         '2001-09-01', '2018-12-31', true,   11, NULL, NULL, NULL, NULL,  NULL, '§ 559 BGB in der Fassung bis 31.12.2018, Art. 229 § 49 EGBGB', 'BGB, EGBGB', '2026-04-29'),
  ('559',         '2019-01-01', '2026-07-28', true,    8,    3,    7,    2, NULL,  NULL, '§ 559 Abs. 1, 3a S. 1, 2 BGB', 'BGB', '2026-04-29'),
  ('559',         '2026-07-29', NULL,         false, NULL, NULL, NULL, NULL, NULL,  NULL, '§ 559 BGB in der Fassung des GModG', 'BGBl. 2026 I Nr. 226; Wortlaut nicht gelesen', '2026-10-08'),
  ('559-heizung', '2024-01-01', '2026-07-28', true,    8, 0.50, NULL, NULL, NULL,  NULL, '§ 559 Abs. 1, 3a S. 3 BGB', 'BGB', '2026-04-29'),
  ('559-heizung', '2026-07-29', NULL,         false, NULL, NULL, NULL, NULL, NULL,  NULL, '§ 559 BGB in der Fassung des GModG', 'BGBl. 2026 I Nr. 226; Wortlaut nicht gelesen', '2026-10-08'),
  ('559c',        '2019-01-01', '2026-07-28', true,    8,    3,    7,    2, 10000,  30, '§ 559c BGB', 'BGB', '2026-04-29'),
  ('559c',        '2026-07-29', NULL,         false, NULL, NULL, NULL, NULL, NULL,  NULL, '§ 559c mit § 559 BGB in der Fassung des GModG', 'BGBl. 2026 I Nr. 226; Wortlaut nicht gelesen', '2026-10-08'),
  ('559e',        '2024-01-01', '2026-07-28', true,   10, 0.50, NULL, NULL, NULL,    15, '§ 559e BGB in der Fassung bis 28.07.2026', 'BGB', '2026-04-29'),
  ('559e',        '2026-07-29', NULL,         false, NULL, NULL, NULL, NULL, NULL,  NULL, '§§ 559e, 559f BGB in der Fassung des GModG', 'BGBl. 2026 I Nr. 226; Wortlaut nicht gelesen', '2026-10-08');

INSERT INTO recht.mahngebuehren (stufe, gueltig_ab, betrag, quelle, abgerufen_am) VALUES
  (1, '2002-01-01',  0.00, 'Entscheidung des Produkts: feste Staffel 0/5/10 Euro', '2026-11-20'),
  (2, '2002-01-01',  5.00, 'Entscheidung des Produkts: feste Staffel 0/5/10 Euro', '2026-11-20'),
  (3, '2002-01-01', 10.00, 'Entscheidung des Produkts: feste Staffel 0/5/10 Euro', '2026-11-20');

INSERT INTO recht.verzugszuschlaege (art, gueltig_ab, gueltig_bis, wert, norm, quelle, abgerufen_am) VALUES
  ('allgemein',                '2002-01-01', NULL,         5, '§ 288 Abs. 1 S. 2 BGB', 'BGB', '2026-04-29'),
  ('entgelt_ohne_verbraucher', '2002-01-01', '2014-07-28', 8, '§ 288 Abs. 2 BGB in der Fassung bis 28.07.2014', 'BGB, Art. 229 § 34 EGBGB', '2026-04-29'),
  ('entgelt_ohne_verbraucher', '2014-07-29', NULL,         9, '§ 288 Abs. 2 BGB', 'BGB', '2026-04-29'),
  ('pauschale',                '2014-07-29', NULL,        40, '§ 288 Abs. 5 BGB', 'BGB', '2026-04-29');

INSERT INTO recht.formvorschriften (vorgang, gueltig_ab, gueltig_bis, form, norm, quelle, abgerufen_am) VALUES
  ('kuendigung',               '2001-09-01', NULL,         'schriftform', '§ 568 Abs. 1, §§ 126, 126a BGB', 'BGB', '2026-04-29'),
  ('widerspruch_574b',         '2001-09-01', '2024-12-31', 'schriftform', '§ 574b Abs. 1 BGB in der Fassung bis 31.12.2024', 'BGB', '2026-04-29'),
  ('widerspruch_574b',         '2025-01-01', NULL,         'textform',    '§ 574b Abs. 1 BGB in der Fassung des BEG IV', 'BGB', '2026-04-29'),
  ('mieterhoehung_558',        '2001-09-01', NULL,         'textform',    '§ 558a Abs. 1 BGB', 'BGB', '2026-04-29'),
  ('zustimmung_558b',          '2001-09-01', NULL,         'formfrei',    '§ 558b Abs. 1 BGB', 'BGB', '2026-04-29'),
  ('staffelvereinbarung',      '2001-09-01', NULL,         'schriftform', '§ 557a Abs. 1 BGB', 'BGB', '2026-04-29'),
  ('indexvereinbarung',        '2001-09-01', NULL,         'schriftform', '§ 557b Abs. 1 BGB', 'BGB', '2026-04-29'),
  ('indexerhoehung',           '2001-09-01', NULL,         'textform',    '§ 557b Abs. 3 BGB', 'BGB', '2026-04-29'),
  ('modernisierung_ankuendigung', '2001-09-01', NULL,      'textform',    '§ 555c Abs. 1 BGB (bis 30.04.2013 § 554 Abs. 3 BGB)', 'BGB', '2026-04-29'),
  ('haerteeinwand_555d',       '2013-05-01', NULL,         'textform',    '§ 555d Abs. 3 BGB', 'BGB', '2026-04-29'),
  ('modernisierung_erhoehung', '2001-09-01', NULL,         'textform',    '§ 559b Abs. 1 BGB', 'BGB', '2026-04-29'),
  ('betriebskosten_560',       '2001-09-01', NULL,         'textform',    '§ 560 Abs. 1, 4 BGB', 'BGB', '2026-04-29'),
  ('maengelanzeige',           '2001-09-01', NULL,         'formfrei',    '§ 536c Abs. 1 BGB', 'BGB', '2026-04-29'),
  ('nk_einwendung',            '2001-09-01', NULL,         'formfrei',    '§ 556 Abs. 3 S. 5 BGB', 'BGB', '2026-04-29'),
  ('mahnung',                  '2002-01-01', NULL,         'formfrei',    '§ 286 Abs. 1 BGB', 'BGB', '2026-04-29'),
  ('weg_einladung',            '2007-07-01', NULL,         'textform',    '§ 24 Abs. 4 S. 1 WEG', 'WEG', '2026-04-29');
"""


def lesen(name: str) -> str:
    """A data file as JSON, so that it travels as one value."""
    with (DATEN / f"{name}.csv").open(encoding="utf-8", newline="") as datei:
        return json.dumps(list(csv.DictReader(datei, delimiter=";")), ensure_ascii=False)


def upgrade() -> None:
    op.execute(LAENDER)
    for tabelle, (schluessel, spalten) in TABELLEN.items():
        op.execute(f"CREATE TABLE recht.{tabelle} ({spalten.replace('{tabelle}', tabelle)})")
        op.execute(f"CREATE INDEX {tabelle}_vorfassung ON recht.{tabelle} ({schluessel}, vorfassung)")
    op.execute("CREATE INDEX feiertage_tag ON recht.feiertage (tag)")
    op.execute(ZEILEN)

    verbindung = op.get_bind()
    verbindung.execute(sqlalchemy.text("""
        INSERT INTO recht.feiertage (land, tag, name, quelle, abgerufen_am)
        SELECT l.kuerzel, z.tag, z.name, 'Feiertagsgesetze der Länder, erzeugt mit dem Python-Paket holidays 0.108', DATE '2026-11-20'
        FROM jsonb_to_recordset(CAST(:zeilen AS jsonb)) AS z (tag date, name text, laender text)
        CROSS JOIN LATERAL string_to_table(z.laender, ' ') AS l (kuerzel)
        ORDER BY l.kuerzel, z.tag
    """), {"zeilen": lesen("feiertage")})
    verbindung.execute(sqlalchemy.text("""
        INSERT INTO recht.basiszinssaetze (gueltig_ab, prozent, quelle, abgerufen_am)
        SELECT z.gueltig_ab, z.prozent, z.quelle, z.abgerufen_am
        FROM jsonb_to_recordset(CAST(:zeilen AS jsonb)) AS z (gueltig_ab date, prozent numeric, quelle text, abgerufen_am date)
        ORDER BY z.gueltig_ab
    """), {"zeilen": lesen("basiszinssaetze")})
    verbindung.execute(sqlalchemy.text("""
        INSERT INTO recht.vpi (monat, wert, quelle, abgerufen_am)
        SELECT z.monat, z.wert, 'Destatis, Verbraucherpreisindex 2020 = 100 (Statistischer Bericht 5611103, ab 07/2025 Destatis-Tabelle), aus zweiter Hand', DATE '2026-07-26'
        FROM jsonb_to_recordset(CAST(:zeilen AS jsonb)) AS z (monat date, wert numeric)
        ORDER BY z.monat
    """), {"zeilen": lesen("vpi")})


def downgrade() -> None:
    raise NotImplementedError("reference rows are never removed")
