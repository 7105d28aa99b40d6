"""A tenant's query under the policies against the same query with a plain WHERE, on a million rows, inside an entered context.

    .venv/bin/python bench/rls.py [--zeilen 1000000]

Aim: at least 0.95. What entering the context costs is printed beside it.
"""
from __future__ import annotations

import argparse
import statistics
import time

import psycopg
from gemeinsam import datenbank

SPALTEN = "k.gueltig_ab, k.nettokaltmiete, k.vorauszahlung_bk, k.vorauszahlung_hk"
#: name → (under policy, the same with a plain WHERE)
ABFRAGEN = {
    "own rows, no WHERE": (f"SELECT {SPALTEN} FROM akte.mietkonditionen k",
                           f"SELECT {SPALTEN} FROM akte.mietkonditionen k WHERE k.mandant_id = %(m)s AND k.mietverhaeltnis_id = ANY (%(mv)s)"),
    "point": (f"SELECT {SPALTEN} FROM akte.mietkonditionen k WHERE k.mandant_id = %(m)s AND k.id = %(id)s",
              f"SELECT {SPALTEN} FROM akte.mietkonditionen k WHERE k.mandant_id = %(m)s AND k.id = %(id)s AND k.mietverhaeltnis_id = ANY (%(mv)s)"),
    "sum of a year": ("SELECT sum(k.nettokaltmiete) FROM akte.mietkonditionen k WHERE k.gueltig_ab >= '2020-01-01'",
                      "SELECT sum(k.nettokaltmiete) FROM akte.mietkonditionen k WHERE k.mandant_id = %(m)s AND k.mietverhaeltnis_id = ANY (%(mv)s) AND k.gueltig_ab >= '2020-01-01'"),
}


def main() -> None:
    eingabe = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    eingabe.add_argument("--zeilen", type=int, default=1_000_000)
    eingabe.add_argument("--proben", type=int, default=400)
    argumente = eingabe.parse_args()
    with datenbank() as (dsn, _):
        with psycopg.connect(dsn) as v:
            v.execute("SET LOCAL session_replication_role = replica")    # a million rows without a million foreign-key checks
            v.execute("""INSERT INTO akte.mandanten (name, strasse, plz, ort) VALUES ('Bench', 'Weg 1', '10115', 'Berlin');
                INSERT INTO akte.mieter (mandant_id, nachname) SELECT 1, 'Mieter ' || g FROM generate_series(1, 1000) g;
                INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, von) SELECT 1, g, g, '2018-01-01' FROM generate_series(1, 1000) g""")
            v.execute("""INSERT INTO akte.mietkonditionen (mandant_id, mietverhaeltnis_id, gueltig_ab, nettokaltmiete, grund)
                SELECT 1, 1 + g %% (%s / 12), '2015-01-01'::date + (g / (%s / 12) * 365), 500 + g %% 700, 'Bench' FROM generate_series(0, %s - 1) g""",
                      [argumente.zeilen] * 3)
        with psycopg.connect(dsn, autocommit=True) as v:
            v.execute("VACUUM ANALYZE akte.mietkonditionen, akte.vertragsparteien, akte.mieter")
            # the portal reads through views and cannot name the table; the benchmark does, to measure the policy and nothing else
            v.execute("GRANT USAGE ON SCHEMA akte TO mietakte_portal")
        eintritt, quoten = [], {name: [] for name in ABFRAGEN}
        with psycopg.connect(dsn) as v:
            for i in range(argumente.proben):
                mieter = 1 + (i * 37) % 1000
                v.execute("SET LOCAL ROLE mietakte_dba")
                beginn = time.perf_counter()
                v.execute("SELECT sitzung.als_mieter(1, %s)", [mieter])
                eintritt.append(time.perf_counter() - beginn)
                v.execute("RESET ROLE")
                werte = {"m": 1, "mv": [mieter], "id": v.execute("SELECT min(id) FROM akte.mietkonditionen WHERE mandant_id = 1 AND mietverhaeltnis_id = %s", [mieter]).fetchone()[0]}
                for name, (unter_richtlinie, schlicht) in ABFRAGEN.items():
                    # both statements before the clock of either: order alternates, plans are prepared
                    zeiten = {}
                    for art in (("richtlinie", "schlicht") if i % 2 else ("schlicht", "richtlinie")):
                        v.execute("SET LOCAL ROLE mietakte_portal" if art == "richtlinie" else "RESET ROLE")
                        beginn = time.perf_counter()
                        zeilen = v.execute(unter_richtlinie if art == "richtlinie" else schlicht, werte, prepare=True).fetchall()
                        zeiten[art] = (time.perf_counter() - beginn, zeilen)
                    assert sorted(zeiten["richtlinie"][1]) == sorted(zeiten["schlicht"][1]), name
                    quoten[name].append(zeiten["schlicht"][0] / zeiten["richtlinie"][0])
                v.execute("RESET ROLE")
                v.rollback()
        print(f"{argumente.zeilen:,} rows, {argumente.proben} tenants; ratio = plain WHERE / under policy, median (1 = free, aim 0.95)")
        for name, werte in quoten.items():
            print(f"{name:>20} {statistics.median(werte):>6.2f}")
        print(f"entering the context: {statistics.median(eintritt) * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
