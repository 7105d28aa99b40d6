"""Behind script/beispiele: each example on a clone of a freshly built database, its transcript against the committed one."""
from __future__ import annotations

import argparse
import difflib
import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg

from tests import werkstatt

ORDNER = Path(__file__).resolve().parent


def beispiele(namen: list[str] | None = None) -> list[Path]:
    """The files in their order; `namen` without ending picks some of them."""
    alle = sorted(ORDNER.glob("[0-9]*.sql"))
    if fremd := set(namen or ()) - {datei.stem for datei in alle}:
        raise SystemExit(f"No such example: {', '.join(sorted(fremd))}. There are: {', '.join(datei.stem for datei in alle)}")
    return [datei for datei in alle if not namen or datei.stem in namen]


def haus_anlegen(dsn: str) -> None:
    """A client with staff: the only thing an example expects to find."""
    with psycopg.connect(dsn) as verbindung:
        verbindung.execute("""
            WITH m AS (INSERT INTO akte.mandanten (name, strasse, plz, ort, telefon, email)
                       VALUES ('Hausverwaltung Lindenhof GmbH', 'Kastanienallee 14', '10435', 'Berlin', '030 23125 100', 'post@lindenhof.example') RETURNING id),
                 t AS (INSERT INTO engine.traeger (mandant_id, art) SELECT id, 'standalone' FROM m)
            INSERT INTO akte.benutzer (mandant_id, name, email, rolle)
            SELECT m.id, x.name, x.email, x.rolle FROM m, (VALUES
              ('Sabine Reuter', 'reuter@lindenhof.example', 'sachbearbeitung'), ('Karl Busch', 'busch@lindenhof.example', 'buchhaltung'),
              ('Tamara Linde', 'linde@lindenhof.example', 'teamleitung')) AS x (name, email, rolle)""")


def _umgebung(dsn: str) -> dict[str, str]:
    return {**os.environ, **werkstatt.umgebung(dsn), "PGUSER": "mietakte_dba", "LC_ALL": "C.UTF-8", "PGCLIENTENCODING": "UTF8"}


def abschrift(dsn: str, datei: Path) -> str:
    """What a DBA sees: psql -X -a. Errors stop the run and stand in the transcript."""
    lauf = subprocess.run(
        ["psql", "-X", "-a", "-f", datei.name], cwd=ORDNER, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=_umgebung(dsn), check=False)
    return lauf.stdout if lauf.returncode == 0 else f"{lauf.stdout}\npsql ended with {lauf.returncode}\n"


def briefe(dsn: str, datei: Path) -> list[tuple[str, int, dict]]:
    """(art, template version, snapshot) of every letter an example issues, read before its ROLLBACK."""
    text = datei.read_text(encoding="utf-8")
    frage = "SELECT jsonb_build_array(d.art, d.vorlage_version, d.daten) FROM akte.dokumente d ORDER BY d.id;"
    if not text.endswith("ROLLBACK;\n"):
        raise ValueError(f"{datei.name} does not end with ROLLBACK")
    lauf = subprocess.run(
        ["psql", "-X", "-q"], cwd=ORDNER, text=True, encoding="utf-8", capture_output=True, check=True,
        input=text.removesuffix("ROLLBACK;\n") + f"\\set ECHO none\n\\echo BRIEFE\n\\pset format unaligned\n\\pset tuples_only on\n{frage}\nROLLBACK;\n",
        env=_umgebung(dsn))
    return [tuple(json.loads(zeile)) for zeile in lauf.stdout.split("BRIEFE\n", 1)[1].splitlines()]


def vergleichen(dsn: str, dateien: list[Path], schreiben: bool) -> list[str]:
    """Differences, one text per example that differs; `dsn` is the superuser of a database that haus_anlegen has prepared."""
    abweichungen = []
    for datei in dateien:
        ist = abschrift(dsn, datei)
        ziel = datei.with_suffix(".out")
        if schreiben:
            ziel.write_text(ist, encoding="utf-8")
        soll = ziel.read_text(encoding="utf-8") if ziel.exists() else ""
        if ist != soll:
            abweichungen.append("".join(difflib.unified_diff(
                soll.splitlines(keepends=True), ist.splitlines(keepends=True), f"{ziel.name} (committed)", f"{datei.name} (now)")))
    return abweichungen


def main() -> int:
    eingabe = argparse.ArgumentParser(prog="script/beispiele")
    eingabe.add_argument("--schreiben", action="store_true", help="write the transcripts anew")
    eingabe.add_argument("namen", nargs="*", help="names without ending; without any: all")
    argumente = eingabe.parse_args()
    dateien = beispiele(argumente.namen)
    engines = werkstatt.engines()
    if not engines:
        print("No PostgreSQL found: run script/setup test", file=sys.stderr)
        return 1
    with werkstatt.server(next(iter(engines.values()))) as dsn:
        werkstatt.vorlage_bauen(dsn)
        ziel = werkstatt.config.mit_datenbank(dsn, werkstatt.VORLAGE)
        haus_anlegen(ziel)
        abweichungen = vergleichen(ziel, dateien, argumente.schreiben)
    print("".join(f"{text}\n" for text in abweichungen), end="")
    print(f"{len(dateien) - len(abweichungen)} of {len(dateien)} examples as committed" + (", written anew" if argumente.schreiben else ""))
    return 1 if abweichungen else 0


if __name__ == "__main__":
    sys.exit(main())
