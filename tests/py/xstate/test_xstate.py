"""A second engine reads our machines: XState v5 accepts every export and walks it the way the rows of the engine say."""
from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest

HIER = Path(__file__).parent
#: what npm says when it cannot reach anybody
OHNE_NETZ = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "ENOTCACHED", "EHOSTUNREACH")


@pytest.fixture(scope="session")
def xstate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script and the XState of the lock file."""
    for programm in ("node", "npm"):
        if not shutil.which(programm):
            pytest.skip(f"{programm} is not installed: exported machines were not run in XState")
    if int(_rufen(["node", "--version"]).stdout.lstrip("v").split(".")[0]) < 18:
        pytest.skip("Node is older than 18: exported machines were not run in XState")
    ordner = tmp_path_factory.mktemp("xstate")
    for datei in ("package.json", "package-lock.json", ".npmrc", "ablaufen.mjs"):
        shutil.copy(HIER / datei, ordner)
    ergebnis = _rufen(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries=1"], cwd=ordner)
    if ergebnis.returncode and any(zeichen in ergebnis.stderr for zeichen in OHNE_NETZ):
        pytest.skip("npm reaches no registry: exported machines were not run in XState")
    assert ergebnis.returncode == 0, ergebnis.stderr
    return ordner


def _rufen(befehl: list[str], **angaben: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(befehl, capture_output=True, text=True, timeout=120, **angaben)


def ablaufen(xstate: Path, bilder: dict[str, Any]) -> dict[str, Any]:
    ergebnis = _rufen(["node", "ablaufen.mjs"], cwd=xstate, input=json.dumps(bilder))
    assert ergebnis.returncode == 0, ergebnis.stderr
    return json.loads(ergebnis.stdout)


@pytest.fixture(scope="module")
def zeilen(db_modul: str) -> dict[str, Any]:
    """What the engine itself goes by: the rows of every current machine, and the export made from them."""
    with psycopg.connect(db_modul) as c:
        def menge(anweisung: str) -> dict[str, list[tuple[Any, ...]]]:
            gruppen: dict[str, list[tuple[Any, ...]]] = {}
            for automat, *rest in c.execute(anweisung):
                gruppen.setdefault(automat, []).append(tuple(rest))
            return gruppen
        aktuell = "JOIN engine.automaten a USING (automat, version) WHERE a.aktuell"
        return {
            "bilder": dict(c.execute("SELECT automat, engine.automat_als_xstate(automat) FROM engine.automaten WHERE aktuell").fetchall()),
            "zustaende": menge(f"SELECT automat, zustand, art FROM engine.zustaende {aktuell}"),
            "uebergaenge": menge("SELECT automat, von, ereignis, nach, guards_zustand || guards_eingabe, effekte FROM engine.uebergaenge " + aktuell),
        }


def test_every_machine_is_exported(zeilen: dict[str, Any]) -> None:
    assert len(zeilen["bilder"]) >= 5
    assert {n for n, b in zeilen["bilder"].items() if not b or b["id"] != n} == set()


def test_XState_walks_every_machine_as_the_engine_does(xstate: Path, zeilen: dict[str, Any]) -> None:
    gelaufen = ablaufen(xstate, zeilen["bilder"])
    assert gelaufen.keys() == zeilen["zustaende"].keys()
    paare = 0
    for automat, x in gelaufen.items():
        uebergaenge = zeilen["uebergaenge"][automat]
        (anfang,) = [nach for von, ereignis, nach, _, _ in uebergaenge if (von, ereignis) == ("", "starten")]
        assert x["anfang"] == anfang, automat
        assert x["fertig"] == {z: [art] for z, art in zeilen["zustaende"][automat] if art in ("erfolg", "abbruch")}, automat
        wege = {(von, ereignis): (nach, guards) for von, ereignis, nach, guards, _ in uebergaenge if von}
        # where the engine has no row, XState stays where it is; where a guard refuses, too
        soll = {(z, e): wege.get((z, e), (z, []))[0] for z, _ in zeilen["zustaende"][automat] for _, e in wege}
        assert {(z, e): nach for z, e, nach in x["wege"]} == soll, automat
        gesperrt = {(z, e): z if wege.get((z, e), (z, []))[1] else nach for (z, e), nach in soll.items()}
        assert {(z, e): nach for z, e, nach in x["gesperrt"]} == gesperrt, automat
        assert set(x["regeln"]) == {g for von, _, _, guards, _ in uebergaenge if von for g in guards}, automat
        paare += len(soll)
    print(f"{len(gelaufen)} machines, {paare} pairs of state and event")


def test_effects_and_guards_are_exported_by_name(zeilen: dict[str, Any]) -> None:
    """Guards are asked by XState (above); effects are what a program that runs the machine would have to do."""
    for automat, bild in zeilen["bilder"].items():
        soll = {(von, ereignis): effekte for von, ereignis, _, _, effekte in zeilen["uebergaenge"][automat] if von}
        assert {(z, e): weg.get("actions", []) for z, inhalt in bild["states"].items() for e, weg in inhalt.get("on", {}).items()} == soll, automat


def test_the_comparison_sees_a_wrong_machine(xstate: Path, zeilen: dict[str, Any]) -> None:
    """The instrument itself: XState refuses a target that does not exist, and a turned arrow shows."""
    name, bild = next((n, json.loads(json.dumps(b))) for n, b in zeilen["bilder"].items() if n == "kuendigung")
    (zustand, ereignis) = next((z, e) for z, inhalt in bild["states"].items() for e, weg in inhalt.get("on", {}).items() if "target" in weg)
    ziel = bild["states"][zustand]["on"][ereignis]["target"]
    anderes = next(z for z in bild["states"] if z not in (ziel, zustand))
    bild["states"][zustand]["on"][ereignis]["target"] = anderes
    assert [zustand, ereignis, anderes] in ablaufen(xstate, {name: bild})[name]["wege"]
    bild["states"][zustand]["on"][ereignis]["target"] = "nirgends"
    with pytest.raises(AssertionError, match="nirgends"):
        ablaufen(xstate, {name: bild})
