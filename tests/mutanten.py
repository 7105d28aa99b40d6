"""Spoils one thing at a time in a function of db/functions and sees whether a pgTAP file notices: which tests do not bite?

    .venv/bin/python tests/mutanten.py db/functions/regel/kuendigung                        # against everything under tests/sql
    .venv/bin/python tests/mutanten.py db/functions/recht/werktag.sql --tests tests/sql/recht

Changed are comparisons (also between two exactly equal values), AND and OR, NULL tests, plus and minus, whole numbers, least and
greatest, the order of rows; not texts, and not the mandant_id of a join, which row-level security guards a second time. A mutant
that survives is a test to write, code that cannot matter, or the same program in other words: somebody has to look.

Each mutant runs against the files that call its function, first what bit last, then the fastest, until one fails. Not part of script/test: it takes
seconds a mutant.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

WURZEL = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(WURZEL))

from tests import werkstatt  # noqa: E402

# What is never changed: comments, texts, errors (tests know their codes), LIMIT and types, the key every join carries.
FEST = re.compile(r"--[^\n]*|\bLIMIT \d+|\bnumeric\([\d, ]+\)|RAISE EXCEPTION USING(?:'(?:[^']|'')*'|[^;'])*;|'(?:[^']|'')*'|(?:\bAND\s+)?[\w.]*mandant_id\s*=\s*[\w.]*mandant_id\b(?:\s+AND\b)?")
# What is changed into what.
REGELN: list[tuple[str, tuple[str, ...]]] = [
    (r">=", (">", "<")), (r"<=", ("<", ">")), (r"<>", ("=",)),
    (r"(?<![-=<>:|!@#&])>(?![=>])", (">=", "<=")), (r"(?<![-=<>:|!@#&])<(?![=>@])", ("<=", ">=")),
    (r"(?<![:<>=!])=(?![=>])", ("<>",)),
    (r"\bIS NOT NULL\b", ("IS NULL",)), (r"\bIS NULL\b", ("IS NOT NULL",)),
    (r"\bIS DISTINCT FROM\b", ("IS NOT DISTINCT FROM",)), (r"\bIS NOT DISTINCT FROM\b", ("IS DISTINCT FROM",)),
    (r"\bNOT EXISTS\b", ("EXISTS",)), (r"(?<!NOT )\bEXISTS\b", ("NOT EXISTS",)),
    (r"\bNOT IN\b", ("IN",)), (r"(?<!IS )\bNOT (?!NULL\b|EXISTS\b|IN\b|DISTINCT\b)", ("",)),
    (r"\bAND\b", ("OR",)), (r"\bOR\b", ("AND",)),
    (r" \+ ", (" - ",)), (r" - ", (" + ",)),
    (r"(?<![\w.:$'])\d+(?![\w.])", ("+1",)),
    (r"\bleast\(", ("greatest(",)), (r"\bgreatest\(", ("least(",)), (r"\bmin\(", ("max(",)), (r"\bmax\(", ("min(",)),
    (r" DESC\b", ("",)),
]


@dataclass(frozen=True)
class Mutant:
    datei: Path
    zeile: int
    was: str
    text: str       # the statement that creates the spoiled function


def main() -> int:
    eingabe = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    eingabe.add_argument("funktionen", nargs="+", type=Path, help="files or folders under db/functions")
    eingabe.add_argument("--tests", nargs="+", type=Path, default=[WURZEL / "tests" / "sql"], help="pgTAP files or folders; without: all")
    eingabe.add_argument("--nebeneinander", type=int, default=2, help="databases at a time (2)")
    argumente = eingabe.parse_args()
    tests = [datei for datei in _dateien(argumente.tests) if "\nSELECT plan(" in datei.read_text() or "finish()" in datei.read_text()]
    mutanten = [mutant for datei in _dateien(argumente.funktionen) for mutant in _mutanten(datei)]

    with werkstatt.server(next(iter(werkstatt.engines().values())), pruefen=False) as dsn:
        werkstatt.vorlage_bauen(dsn)
        werkstatt.pgtap_laden(werkstatt.klonen(dsn, werkstatt.VORLAGE, "mutant"))
        rufer = _wer_ruft_wen(werkstatt.klonen(dsn, "mutant", "messen"), tests)
        frei = [werkstatt.klonen(dsn, "mutant", f"mutant_{i}") for i in range(argumente.nebeneinander)]
        print(f"{len(mutanten)} mutants", flush=True)

        def pruefen(mutant: Mutant) -> tuple[Mutant, str]:
            ziel = frei.pop()
            try:
                return mutant, _ueberlebt(ziel, mutant, rufer)
            finally:
                frei.append(ziel)

        ueberlebt = 0
        with concurrent.futures.ThreadPoolExecutor(argumente.nebeneinander) as faeden:
            for mutant, wie in faeden.map(pruefen, mutanten):
                if wie:
                    ueberlebt += 1
                    print(f"{mutant.datei.relative_to(WURZEL)}:{mutant.zeile}: {mutant.was}   [{wie}]", flush=True)
    print(f"{len(mutanten)} mutants, {ueberlebt} survived")
    return 1 if ueberlebt else 0


def _dateien(pfade: list[Path]) -> list[Path]:
    return sorted(datei for pfad in pfade for datei in (pfad.resolve().rglob("*.sql") if pfad.is_dir() else [pfad.resolve()]))


def _mutanten(datei: Path) -> Iterator[Mutant]:
    inhalt = datei.read_text(encoding="utf-8")
    anweisung = re.search(r"^CREATE FUNCTION .*?\$fn\$.*?\$fn\$;", inhalt, re.S | re.M)
    if anweisung is None:
        return
    text, davor = anweisung[0], inhalt[:anweisung.start()].count("\n") + 1
    koerper = text.index("$fn$") + 4
    fest = [(t.start(), t.end()) for t in FEST.finditer(text)]
    stellen = sorted((t.start(), t, neu) for muster, ersatz in REGELN for t in re.finditer(muster, text) for neu in ersatz)
    for stelle, treffer, neu in stellen:
        if stelle < koerper or any(von <= stelle < bis for von, bis in fest):
            continue
        if neu == "+1":
            neu = str(int(treffer[0]) + 1)
        zeile = text.count("\n", 0, stelle)
        kern = text[max(text.rfind("\n", 0, stelle), stelle - 50) + 1:stelle + 50].split("\n")[0].strip()
        yield Mutant(datei, davor + zeile, f"{treffer[0].strip()} → {neu.strip() or '(nothing)'}   in   {kern}",
                     "CREATE OR REPLACE" + text[len("CREATE"):stelle] + neu + text[treffer.end():])


def _wer_ruft_wen(ziel: str, tests: list[Path]) -> dict[str, list[Path]]:
    """The tests that call a function, the fastest first; under "" all of them, for what the planner inlines."""
    dauer: dict[Path, float] = {}
    rufe: dict[str, set[Path]] = {}
    with psycopg.connect(ziel, autocommit=True) as verbindung:
        vorher: dict[str, int] = {}
        for test in tests:
            beginn = time.monotonic()
            if _scheitert(ziel, test, "-c track_functions=all"):
                raise SystemExit(f"{test.relative_to(WURZEL)} fails already without a mutant")
            dauer[test] = time.monotonic() - beginn
            time.sleep(0.1)   # the session that ended hands in its figures
            jetzt = dict(verbindung.execute("SELECT schemaname || '.' || funcname, sum(calls)::bigint FROM pg_stat_user_functions GROUP BY 1").fetchall())
            for name in jetzt:
                if jetzt[name] > vorher.get(name, 0):
                    rufe.setdefault(name, set()).add(test)
            vorher = jetzt
    reihe = sorted(tests, key=dauer.__getitem__)
    return {"": reihe} | {name: [test for test in reihe if test in menge] for name, menge in rufe.items()}


def _ueberlebt(ziel: str, mutant: Mutant, rufer: dict[str, list[Path]]) -> str:
    """'' if a test fails, else how many ran in vain. A mutant the server does not take is dead, too."""
    name = f"{_schema(mutant.datei)}.{mutant.datei.stem}"
    tests = rufer.get(name, [])
    if not tests or "LANGUAGE sql" in mutant.text or "RAISE EXCEPTION" in mutant.text:
        tests = [*tests, *(test for test in rufer[""] if test not in tests)]    # a call that is inlined or ends in an error is not counted
    with psycopg.connect(ziel) as verbindung:
        alt = verbindung.execute("SELECT p.oid, pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
                                 "WHERE n.nspname || '.' || p.proname = %s", [name]).fetchall()
        try:
            verbindung.execute("SET check_function_bodies = off")
            verbindung.execute(mutant.text)
            verbindung.commit()
        except psycopg.Error:
            return ""
        try:
            for test in tests:
                if _scheitert(ziel, test):
                    rufer[name] = [test, *(anderer for anderer in tests if anderer != test)]    # what bit comes first for the next one
                    return ""
            return f"{len(tests)} files"
        finally:
            for _, definition in alt:
                verbindung.execute(definition)
            verbindung.commit()


def _schema(datei: Path) -> str:
    return datei.relative_to(WURZEL / "db" / "functions").parts[0]


def _scheitert(ziel: str, test: Path, optionen: str = "") -> bool:
    """Reads what the file prints and stops at the first test that fails."""
    prozess = subprocess.Popen(["psql", "-X", "-q", "-f", str(test)], cwd=WURZEL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                               env={**os.environ, **werkstatt.umgebung(ziel), "PGOPTIONS": f"-c statement_timeout=60s {optionen}"})
    try:
        plan = gelaufen = 0
        for zeile in prozess.stdout:
            if zeile.startswith("not ok") and "# TODO" not in zeile:
                return True
            gelaufen += zeile.startswith("ok ")
            if treffer := re.match(r"1\.\.(\d+)", zeile):
                plan = int(treffer[1])
        return prozess.wait() != 0 or gelaufen != plan
    finally:
        prozess.kill()
        prozess.wait()


if __name__ == "__main__":
    sys.exit(main())
