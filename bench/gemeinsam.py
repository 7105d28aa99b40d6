"""What the benchmarks share: a throw-away server with fsync on, pgbench, medians.

Every benchmark prints a ratio against a floor measured in the same run, alternating, so that a busy machine slows both.
"""
from __future__ import annotations

import contextlib
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

WURZEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WURZEL))

import psycopg  # noqa: E402

from app import config  # noqa: E402
from tests import werkstatt  # noqa: E402


@contextlib.contextmanager
def datenbank() -> Iterator[tuple[str, Path]]:
    """A built database on a fresh server of the system's PostgreSQL (else the embedded one): superuser DSN, programs."""
    name, programme = next(iter(werkstatt.engines().items()))
    print(f"{name}, fsync on, two things alternate: the floor and what is measured")
    with werkstatt.server(programme, pruefen=False) as dsn:
        with psycopg.connect(dsn, autocommit=True) as v:
            # what a throw-away test server switches off is what a benchmark is about
            for wert in ("fsync = on", "synchronous_commit = on", "full_page_writes = on", "shared_buffers = '512MB'", "max_wal_size = '4GB'"):
                v.execute("ALTER SYSTEM SET " + wert)
            v.execute("SELECT pg_reload_conf()")
        werkstatt.vorlage_bauen(dsn, "bench")
        yield config.mit_datenbank(dsn, "bench"), programme


def pgbench(programme: Path, dsn: str, rolle: str, skript: str, clients: int, sekunden: float) -> float:
    """Transactions per second of one script, prepared statements."""
    pgbench_programm = programme / "pgbench"
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as datei:
        datei.write(skript)
        datei.flush()
        lauf = subprocess.run(
            [str(pgbench_programm), "-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(max(1, round(sekunden))), "-f", datei.name],
            env={**werkstatt.umgebung(dsn), "PGUSER": rolle, "LC_ALL": "C"}, capture_output=True, text=True)
    treffer = re.search(r"tps = ([\d.]+)", lauf.stdout)
    if lauf.returncode or not treffer:
        raise SystemExit(lauf.stdout + lauf.stderr)
    return float(treffer[1])


def verhaeltnis(programme: Path, dsn: str, boden: tuple[str, str], gemessen: tuple[str, str], clients: int,
                sekunden: float = 4, runden: int = 3) -> tuple[float, float, float]:
    """(floor, measured, ratio) as medians; each round measures the floor directly before and after."""
    boeden, werte, quoten = [], [], []
    for _ in range(runden):
        davor = pgbench(programme, dsn, *boden, clients, sekunden)
        wert = pgbench(programme, dsn, *gemessen, clients, sekunden)
        danach = pgbench(programme, dsn, *boden, clients, sekunden)
        boeden += [davor, danach]
        werte.append(wert)
        quoten.append(wert / ((davor + danach) / 2))
    return statistics.median(boeden), statistics.median(werte), statistics.median(quoten)
