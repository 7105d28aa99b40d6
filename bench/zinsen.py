"""Interest on a million overdue items: the law function, set-based, against the same arithmetic written out by hand.

    .venv/bin/python bench/zinsen.py [--posten 1000000] [--dsn SUPERUSER_DSN]

Every item gets its segments at the half-years of the base rate, act/act, and one rounding. Measured are
  zinsabschnitte     CROSS JOIN LATERAL recht.zinsabschnitte(…) over a table: PostgreSQL puts its body into the query
  verzugszinsen_menge  the same from one JSON list, with its checks
  floor              one hand-written statement that joins the rates itself and checks nothing
  Python             a loop with Decimal that knows the rates already
Aim: at least 0.5 of the floor for the first. --dsn uses a database that is already built.
"""
from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import statistics
import time
from collections.abc import Iterator
from decimal import Decimal

import psycopg
from gemeinsam import datenbank

STICHTAG = dt.date(2026, 11, 20)

POSTEN = """
    CREATE TEMPORARY TABLE posten AS
    SELECT g AS id, round(((g * 7919) %% 300000 + 100) / 100.0, 2) AS saldo, DATE '2026-11-20' - ((g * 104729) %% 1100)::int AS verzug_ab,
           CASE WHEN g %% 10 = 0 THEN 9 ELSE 5 END::numeric AS punkte
    FROM generate_series(1::bigint, %s) AS g
"""
FUNKTION = """
    SELECT count(*), sum(s.zinsen)
    FROM (SELECT p.id, round(sum(z.zinsen), 2) AS zinsen
          FROM posten AS p CROSS JOIN LATERAL recht.zinsabschnitte(p.saldo, p.verzug_ab, '2026-11-20', p.punkte) AS z
          GROUP BY p.id) AS s
"""
BODEN = """
    SELECT count(*), sum(s.zinsen)
    FROM (SELECT p.id, round(sum(p.saldo * (b.prozent + p.punkte) * (least(b.gueltig_bis, '2026-11-20') - greatest(b.gueltig_ab, p.verzug_ab) + 1)
                                 / (100 * b.tage_im_jahr)), 2) AS zinsen
          FROM posten AS p JOIN recht.basiszinssaetze AS b ON b.gueltig_ab <= '2026-11-20' AND b.gueltig_bis >= p.verzug_ab
          GROUP BY p.id) AS s
"""
MENGE = """
    SELECT count(*), sum(s.zinsen)
    FROM (SELECT z.posten, round(sum(z.zinsen), 2) AS zinsen FROM recht.verzugszinsen_menge((SELECT liste FROM posten_json), '2026-11-20') AS z GROUP BY z.posten) AS s
"""


@contextlib.contextmanager
def verbindung(dsn: str | None) -> Iterator[psycopg.Connection]:
    if dsn:
        with psycopg.connect(dsn, autocommit=True) as v:
            yield v
    else:
        with datenbank() as (gebaut, _), psycopg.connect(gebaut, autocommit=True) as v:
            yield v


def dauer(v: psycopg.Connection, anweisung: str) -> tuple[float, tuple]:
    beginn = time.perf_counter()
    ergebnis = v.execute(anweisung).fetchone()
    return time.perf_counter() - beginn, ergebnis


def in_python(v: psycopg.Connection, anzahl: int) -> tuple[float, Decimal]:
    """Items per second of a plain loop, and their sum."""
    saetze = v.execute("SELECT gueltig_ab, gueltig_bis, prozent, tage_im_jahr FROM recht.basiszinssaetze_geltend ORDER BY gueltig_ab DESC").fetchall()
    posten = v.execute("SELECT saldo, verzug_ab, punkte FROM posten ORDER BY id LIMIT %s", [anzahl]).fetchall()
    summe, beginn = Decimal(0), time.perf_counter()
    for saldo, ab, punkte in posten:
        zinsen = Decimal(0)
        for von, bis, prozent, tage_im_jahr in saetze:
            if von > STICHTAG:
                continue
            if bis < ab:
                break
            tage = (min(bis, STICHTAG) - max(von, ab)).days + 1
            zinsen += saldo * (prozent + punkte) * tage / (100 * tage_im_jahr)
        summe += zinsen.quantize(Decimal("0.01"), "ROUND_HALF_UP")
    return len(posten) / (time.perf_counter() - beginn), summe


def main() -> None:
    eingabe = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    eingabe.add_argument("--posten", type=int, default=1_000_000)
    eingabe.add_argument("--runden", type=int, default=3)
    eingabe.add_argument("--dsn")
    argumente = eingabe.parse_args()
    with verbindung(argumente.dsn) as v:
        v.execute("SET work_mem = '256MB'; SET jit = off; SET max_parallel_workers_per_gather = 0")
        v.execute(POSTEN % argumente.posten)
        v.execute("ANALYZE posten")
        plan = "\n".join(zeile for (zeile,) in v.execute("EXPLAIN (COSTS OFF) " + FUNKTION).fetchall())
        assert "Function Scan on zinsabschnitte" not in plan, "the function is called once per row"

        boden, funktion, quoten = [], [], []
        for _ in range(argumente.runden):
            vorher, soll = dauer(v, BODEN)
            zeit, ist = dauer(v, FUNKTION)
            nachher, _ = dauer(v, BODEN)
            assert ist == soll, (ist, soll)
            boden += [vorher, nachher]
            funktion.append(zeit)
            quoten.append((vorher + nachher) / 2 / zeit)
        n = argumente.posten
        b, f = statistics.median(boden), statistics.median(funktion)
        print(f"{n} items, {soll[1]} euros of interest, median of {argumente.runden} rounds")
        print(f"  floor, by hand         {b:7.2f} s  {n / b:12,.0f} items/s")
        print(f"  zinsabschnitte         {f:7.2f} s  {n / f:12,.0f} items/s   {statistics.median(quoten):.2f} of the floor (aim 0.5)")

        v.execute("""CREATE TEMPORARY TABLE posten_json AS
                     SELECT jsonb_agg(jsonb_build_object('posten', id, 'betrag', saldo, 'von', verzug_ab, 'prozentpunkte', punkte)) AS liste FROM posten""")
        zeit, ist = dauer(v, MENGE)
        assert ist == soll, (ist, soll)
        print(f"  verzugszinsen_menge    {zeit:7.2f} s  {n / zeit:12,.0f} items/s   {b / zeit:.2f} of the floor, from one JSON list")

        je_sekunde, _ = in_python(v, min(n, 50_000))
        print(f"  Python, Decimal loop   {n / je_sekunde:7.2f} s  {je_sekunde:12,.0f} items/s   (from {min(n, 50_000)} items)")


if __name__ == "__main__":
    main()
