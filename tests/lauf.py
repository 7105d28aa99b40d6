"""Runs the tests on every PostgreSQL of this machine: pgTAP through pg_prove, then pytest. Called by script/test.

    script/test                       everything, on every engine
    script/test --schnell             everything, on one engine
    script/test tests/sql/recht tests/py/test_schema.py      only these, on one engine
"""
from __future__ import annotations

import argparse
import collections
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

WURZEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WURZEL))

from app import aufbau, datenbank_server  # noqa: E402
from tests import werkstatt  # noqa: E402


class Ergebnis:
    def __init__(self) -> None:
        self.bestanden = 0
        self.gescheitert = 0
        self.gelaufen: set[str] = set()                        # tests that passed on some engine
        self.uebersprungen: list[tuple[str, str]] = []         # (test, reason) on some engine
        self.ausgelassen: list[str] = []

    def auslassen(self, was: str) -> None:
        if was not in self.ausgelassen:
            self.ausgelassen.append(was)

    def dazu(self, andere: dict[str, Any]) -> None:
        self.bestanden += andere["bestanden"]
        self.gescheitert += andere["gescheitert"]
        self.gelaufen.update(andere["gelaufen"])
        self.uebersprungen += map(tuple, andere["uebersprungen"])
        for was in andere["ausgelassen"]:
            self.auslassen(was)

    def luecken(self) -> list[str]:
        """What ran on no engine at all: what one engine cannot do and another did is no gap."""
        gruende = collections.Counter((test.split("::")[0], grund) for test, grund in dict(self.uebersprungen).items()
                                      if test not in self.gelaufen)
        return self.ausgelassen + [f"{anzahl} test(s) of {datei}: {grund}" for (datei, grund), anzahl in gruende.items()]


def main() -> int:
    eingabe = argparse.ArgumentParser(prog="script/test", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    eingabe.add_argument("--schnell", action="store_true", help="one engine: the system's, else the embedded one")
    eingabe.add_argument("--nur", help=argparse.SUPPRESS)          # one engine by name, its figures as JSON into --bericht: how main() calls itself
    eingabe.add_argument("--bericht", type=Path, help=argparse.SUPPRESS)
    eingabe.add_argument("pfade", nargs="*", help="files or folders under tests/; without any: all")
    argumente = eingabe.parse_args()
    sql_pfade, py_pfade = _aufteilen(argumente.pfade)

    beginn = time.monotonic()
    ergebnis = Ergebnis()
    engines = werkstatt.engines()
    if not engines:
        print("No PostgreSQL found: run script/setup test", file=sys.stderr)
        return 1
    if argumente.schnell or argumente.pfade:
        name = next(iter(engines))
        engines = {name: engines[name]}
    else:
        if not datenbank_server.systemprogramme():
            ergebnis.auslassen("the system's PostgreSQL (not installed): embedded engine only")
        if not any("embedded" in name for name in engines):
            ergebnis.auslassen("the embedded PostgreSQL (wheel not installed): system engine only")

    if argumente.nur:
        _engine(argumente.nur, engines[argumente.nur], sql_pfade, _ohne_dokumente(py_pfade), ergebnis)
        argumente.bericht.write_text(json.dumps(vars(ergebnis), default=list))
        return 0
    # Most of a run is waiting (for pages, locks, timeouts), so the engines run side by side; what the others say is printed after the first.
    (erste, programme), *weitere = engines.items()
    with contextlib.ExitStack() as stapel:
        nebenher = [stapel.enter_context(_nebenher(name)) for name, _ in weitere]
        _engine(erste, programme, sql_pfade, py_pfade, ergebnis)
        for lauf in nebenher:
            lauf(ergebnis)

    print()
    for was in ergebnis.luecken():
        print(f"AUSGELASSEN: {was}")
    print(f"{time.monotonic() - beginn:.0f} s")
    print(f"{ergebnis.bestanden} passed, {ergebnis.gescheitert} failed")
    return 1 if ergebnis.gescheitert or not ergebnis.bestanden else 0


def _engine(name: str, programme: Path, sql_pfade: list[str], py_pfade: list[str], ergebnis: Ergebnis) -> None:
    print(f"\n== {name} " + "=" * (100 - len(name)), flush=True)
    try:
        with werkstatt.server(programme) as dsn:
            _auf_einem_server(name, dsn, sql_pfade, py_pfade, ergebnis)
    except (datenbank_server.ServerFehler, aufbau.AufbauFehler) as fehler:
        print(fehler, file=sys.stderr)
        ergebnis.gescheitert += 1


@contextlib.contextmanager
def _nebenher(name: str) -> Iterator[Callable[[Ergebnis], None]]:
    """Everything on one more engine in a process of its own. Calling what comes back waits for it, prints what it said and adds its figures."""
    with tempfile.TemporaryDirectory() as ordner:
        ausgabe, bericht = Path(ordner, "ausgabe"), Path(ordner, "bericht")
        with ausgabe.open("w") as datei:
            prozess = subprocess.Popen([sys.executable, __file__, "--nur", name, "--bericht", str(bericht)], cwd=WURZEL, stdout=datei, stderr=subprocess.STDOUT)

        def abwarten(ergebnis: Ergebnis) -> None:
            code = prozess.wait()
            print(ausgabe.read_text(errors="replace"), end="", flush=True)
            if code or not bericht.exists():
                print(f"   {name}: the run broke off")
                ergebnis.gescheitert += 1
                return
            ergebnis.dazu(json.loads(bericht.read_text()))

        try:
            yield abwarten
        finally:
            prozess.kill()
            prozess.wait()


def _aufteilen(pfade: list[str]) -> tuple[list[str], list[str]]:
    """pgTAP files and folders here, pytest ones there. tests/py/test_x.py::test_y is fine, too."""
    if not pfade:
        return ["tests/sql"], ["tests/py"]
    sql_pfade = [pfad for pfad in pfade if pfad.endswith(".sql") or "tests/sql" in str(Path(pfad).resolve())]
    return sql_pfade, [pfad for pfad in pfade if pfad not in sql_pfade]


def _ohne_dokumente(pfade: list[str]) -> list[str]:
    """The letters never meet the database: once is enough."""
    return [*pfade, "--ignore=tests/py/dokumente"] if pfade == ["tests/py"] else pfade


def _auf_einem_server(name: str, dsn: str, sql_pfade: list[str], py_pfade: list[str], ergebnis: Ergebnis) -> None:
    print("-- build", flush=True)
    werkstatt.vorlage_bauen(dsn, melden=lambda text: print("   " + text, flush=True))
    if sql_pfade:
        _pg_prove(name, dsn, sql_pfade, ergebnis)
    if py_pfade:
        _pytest(name, dsn, py_pfade, ergebnis)


# -- pgTAP ------------------------------------------------------------------------------------------------------------

def _pg_prove(name: str, dsn: str, pfade: list[str], ergebnis: Ergebnis) -> None:
    print("-- pgTAP", flush=True)
    if not shutil.which("pg_prove") or werkstatt.pgtap_datei() is None:
        ergebnis.auslassen("every pgTAP test (pg_prove or pgTAP is not installed)")
        return
    if not any(Path(WURZEL / pfad).rglob("*.sql") if Path(WURZEL / pfad).is_dir() else [pfad] for pfad in pfade):
        print("   no files")
        return
    ziel = werkstatt.klonen(dsn, werkstatt.VORLAGE, "pgtap")
    werkstatt.pgtap_laden(ziel)
    messen = werkstatt.abdeckung_beginnen(ziel)
    prozess = subprocess.Popen(
        ["pg_prove", "--norc", "--nocolor", "--nocount", "--timer", "--failures", "--comments", "--jobs", "2", "--recurse",
         "--ext", ".sql", *pfade],
        cwd=WURZEL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, **werkstatt.umgebung(ziel), "LC_ALL": "C.UTF-8"})
    tests = gescheitert = 0
    im_bericht = False
    for zeile in prozess.stdout:
        print("   " + zeile, end="", flush=True)
        im_bericht = im_bericht or zeile.startswith("Test Summary Report")
        # "tests/sql/x.sql (Wstat: 0 Tests: 7 Failed: 2)": a file that broke off counts as at least one failure
        if treffer := re.search(r"\(Wstat: (\d+).* Tests: \d+ Failed: (\d+)\)", zeile):
            gescheitert += max(int(treffer[2]), 1)
        if treffer := re.match(r"Files=\d+, Tests=(\d+)", zeile):
            tests = int(treffer[1])
    if prozess.wait() and not gescheitert:
        gescheitert = 1
    ergebnis.gescheitert += gescheitert
    ergebnis.bestanden += max(tests - gescheitert, 0)
    if messen:
        if pfade == ["tests/sql"]:   # a part of the tests covers a part of the functions: no news
            werkstatt.abdeckung_zeigen(ziel)
    werkstatt.loeschen(dsn, "pgtap")


# -- pytest -----------------------------------------------------------------------------------------------------------

def _pytest(name: str, dsn: str, pfade: list[str], ergebnis: Ergebnis) -> None:
    print("-- pytest", flush=True)
    with tempfile.NamedTemporaryFile(suffix=".json") as bericht:
        lauf = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *pfade], cwd=WURZEL,
            env={**os.environ, "MIETAKTE_TEST_SERVER": dsn, "MIETAKTE_TEST_VORLAGE": werkstatt.VORLAGE,
                 "MIETAKTE_TEST_BERICHT": bericht.name})
        inhalt = Path(bericht.name).read_text()
    if not inhalt:
        wie = f"was killed by signal {-lauf.returncode}" if lauf.returncode < 0 else f"ended with {lauf.returncode}"
        print(f"   pytest {wie} and left no report: its tests count as one failure")
        ergebnis.gescheitert += 1
        return
    zahlen = json.loads(inhalt)
    ergebnis.bestanden += len(zahlen["passed"])
    ergebnis.gescheitert += zahlen["failed"]
    if lauf.returncode not in (0, 5) and not zahlen["failed"]:   # 5: no tests collected
        ergebnis.gescheitert += 1
    ergebnis.gelaufen.update(zahlen["passed"])
    ergebnis.uebersprungen += map(tuple, zahlen["skipped"])


if __name__ == "__main__":
    sys.exit(main())
