"""The scan over a million claims, eight per cent of them overdue: proposals with interest in one run.

    .venv/bin/python bench/mahnlauf.py [--forderungen 1000000] [--python 2000]

Floor: one hand-written set-based statement that does the same arithmetic (open items per debtor, interest by half-year, one rounding per
claim) and knows nothing of blocks, disputes, payments that wait, letters on file or thresholds. Measured: `api.mahnlauf_vorschau`, which
decides all of that. They alternate, and the sums must agree. Beside them: a loop in Python that asks the database per item, and
`api.mahnlauf`, which also starts the Vorgänge (each a step with its guards and its line in the log), as proposals per second.
"""
from __future__ import annotations

import argparse
import resource
import statistics
import time

import psycopg
from gemeinsam import datenbank

from app import config

STICHTAG = "2026-11-20"
#: what somebody would write who wants the numbers only
VON_HAND = """
WITH satz AS (SELECT b.gueltig_ab, b.gueltig_bis, b.prozent, b.tage_im_jahr FROM recht.basiszinssaetze_lueckenlos b),
     zins AS (
  SELECT f.id, f.mietverhaeltnis_id, f.offen,
         round((coalesce(sum(f.offen * (s.prozent + f.prozentpunkte) * (least(s.gueltig_bis, %(tag)s::date) - greatest(s.gueltig_ab, f.verzug_ab) + 1)) FILTER (WHERE s.tage_im_jahr = 365), 0) * 366
              + coalesce(sum(f.offen * (s.prozent + f.prozentpunkte) * (least(s.gueltig_bis, %(tag)s::date) - greatest(s.gueltig_ab, f.verzug_ab) + 1)) FILTER (WHERE s.tage_im_jahr = 366), 0) * 365)
              / (100 * 365 * 366), 2) AS zinsen
    FROM akte.mietzahlungen f
    LEFT JOIN satz s ON s.gueltig_ab <= %(tag)s::date AND s.gueltig_bis >= f.verzug_ab
   WHERE f.mandant_id = 1 AND f.status IN ('offen', 'mahnung') AND f.offen > 0 AND f.faellig_am < %(tag)s::date
   GROUP BY f.id, f.mietverhaeltnis_id, f.offen)
SELECT count(*) AS schuldner, sum(posten) AS posten, sum(haupt) AS haupt, sum(zinsen) AS zinsen
  FROM (SELECT mietverhaeltnis_id, count(*) AS posten, sum(offen) AS haupt, sum(zinsen) AS zinsen FROM zins GROUP BY mietverhaeltnis_id) x"""
GEMESSEN = ("SELECT count(*) AS schuldner, sum(posten) AS posten, sum(hauptforderung) AS haupt, sum(zinsen) AS zinsen"
            " FROM api.mahnlauf_vorschau(%(tag)s::date) WHERE ergebnis = 'vorschlag'")
JE_POSTEN = ("SELECT id, offen, verzug_ab, prozentpunkte FROM akte.mietzahlungen WHERE mandant_id = 1 AND status IN ('offen', 'mahnung') AND offen > 0"
             " AND faellig_am < %s ORDER BY id LIMIT %s")


def fuellen(dsn: str, anzahl: int) -> None:
    """Leases of one client with 50 months each; eight per cent of the claims are open, on every fifth lease the oldest of the last ones."""
    mieten = anzahl // 50
    with psycopg.connect(dsn) as v:
        v.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort, telefon, email) VALUES ('Bench', 'Weg 1', '10435', 'Berlin', '030', 'a@b.example')")
        v.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (1, 'Karl Busch', 'b@b.example', 'buchhaltung')")
        v.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (1, 'standalone')")
        v.execute("WITH t AS (INSERT INTO engine.traeger (mandant_id, art) VALUES (1, 'objekt') RETURNING id) INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name,"
                  " strasse, plz, ort, land) SELECT 1, id, '1', 'MV', 'Haus', 'Weg 2', '10435', 'Berlin', 'BE' FROM t")
        v.execute("SET session_replication_role = replica")         # no search index, no sort names: they are not what is measured
        v.execute("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art) SELECT 1, 1, g::text, 'WE ' || g, 'wohnung' FROM generate_series(1, %s) g", [mieten])
        v.execute("INSERT INTO engine.traeger (mandant_id, art) SELECT 1, 'vermietung' FROM generate_series(1, %s)", [mieten])
        v.execute("INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, status, mietbeginn)"
                  " SELECT 1, t.id, t.id::text, row_number() OVER (ORDER BY t.id), 'laufende_vermietung', '2022-01-01' FROM engine.traeger t WHERE t.art = 'vermietung'")
        v.execute("UPDATE engine.traeger t SET bezug_id = m.id FROM akte.mietverhaeltnisse m WHERE m.traeger_id = t.id")
        v.execute("INSERT INTO akte.mieter (mandant_id, vorname, nachname) SELECT 1, 'Mieter', g::text FROM generate_series(1, %s) g", [mieten])
        v.execute("INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, von) SELECT 1, g, g, '2022-01-01' FROM generate_series(1, %s) g", [mieten])
        v.execute("""INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, monat, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, status, soll, getilgt,
                                                     angelegt_am, angelegt_von)
                     SELECT 1, m.id, 'miete', 'Miete', d.monat, d.monat + 4, d.monat + 5, 5, '§ 288 Abs. 1 BGB', CASE WHEN o.offen THEN 'offen' ELSE 'bezahlt' END, 800 + m.id % 700,
                            CASE WHEN o.offen THEN 0 ELSE 800 + m.id % 700 END, now(), 'bench'
                       FROM akte.mietverhaeltnisse m
                      CROSS JOIN (SELECT n, (DATE '2026-10-01' - n * interval '1 month')::date AS monat FROM generate_series(0, 49) n) d
                      CROSS JOIN LATERAL (SELECT m.id % 5 = 0 AND d.n < 20 AS offen) o""")
        v.execute("INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) SELECT 1, id, 'nettokaltmiete', soll, now() FROM akte.mietzahlungen")
        v.execute("SET session_replication_role = origin")
    with psycopg.connect(dsn, autocommit=True) as v:
        v.execute("VACUUM ANALYZE")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--forderungen", type=int, default=1_000_000)
    p.add_argument("--runden", type=int, default=5)
    p.add_argument("--python", type=int, default=2000, help="items of the loop in Python")
    p.add_argument("--vorgaenge", type=int, default=500, help="proposals started by api.mahnlauf")
    a = p.parse_args()
    with datenbank() as (dsn, _):
        beginn = time.perf_counter()
        fuellen(dsn, a.forderungen)
        print(f"{a.forderungen:,} claims in {time.perf_counter() - beginn:.0f} s")
        dba = config.mit_rolle(dsn, "mietakte_dba")
        boden, werte, quoten = [], [], []
        with psycopg.connect(dsn) as hand, psycopg.connect(dba) as lauf:
            for runde in range(a.runden + 1):
                with hand.transaction():
                    t = time.perf_counter()
                    soll = hand.execute(VON_HAND, {"tag": STICHTAG}).fetchone()
                    von_hand = time.perf_counter() - t
                with lauf.transaction():
                    lauf.execute("SELECT sitzung.als_benutzer(1, 1)")
                    t = time.perf_counter()
                    ist = lauf.execute(GEMESSEN, {"tag": STICHTAG}).fetchone()
                    gemessen = time.perf_counter() - t
                if soll != ist:
                    raise SystemExit(f"the sums differ: by hand {soll}, scan {ist}")
                if runde:                       # the first one warms the cache
                    boden.append(von_hand)
                    werte.append(gemessen)
                    quoten.append(von_hand / gemessen)
            print(f"{ist[1]:,} overdue items of {ist[0]:,} debtors, {ist[2]:,} € and {ist[3]:,} € interest, to the cent the same")
            print(f"by hand                {statistics.median(boden):6.2f} s")
            print(f"api.mahnlauf_vorschau  {statistics.median(werte):6.2f} s   ratio {statistics.median(quoten):.2f}   (aim: at least 0.4)")
            with hand.transaction():
                t = time.perf_counter()
                posten = hand.execute(JE_POSTEN, [STICHTAG, a.python]).fetchall()
                for _nr, offen, ab, punkte in posten:
                    hand.execute("SELECT recht.verzugszinsen_summe(%s, %s, %s, %s)", [offen, ab, STICHTAG, punkte]).fetchone()
                dauer = time.perf_counter() - t
            print(f"a loop in Python       {dauer / max(len(posten), 1) * float(ist[1]):6.0f} s   for as many items ({len(posten)} measured)")
            with lauf.transaction():
                lauf.execute("SELECT sitzung.als_benutzer(1, 1)")
                t = time.perf_counter()
                neu = lauf.execute("SELECT count(*) FROM api.mahnlauf(%s, %s) WHERE ergebnis = 'vorschlag'", [STICHTAG, a.vorgaenge]).fetchone()[0]
                dauer = time.perf_counter() - t
                fehler = lauf.execute("SELECT count(*) FROM api.mahnlauf(%s, 1) WHERE ergebnis = 'abgelehnt'", [STICHTAG]).fetchone()[0]
            if fehler:
                raise SystemExit(f"{fehler} debtors refused")
            print(f"api.mahnlauf           {dauer:6.2f} s   with {neu} Vorgänge started: {neu / dauer:.0f} proposals/s")
        print(f"memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
