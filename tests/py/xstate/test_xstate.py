"""A second engine reads our machines: XState v5 accepts every export and walks it the way the rows of the engine say."""
from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.rows import namedtuple_row

from app import config

HIER = Path(__file__).parent
sys.path.append(str(HIER.parent / "engine"))
from test_modell import Gang, Welt, angaben  # noqa: E402

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


# -- the same random walks in both ----------------------------------------------------------------------------------------

#: refusals at the door: the event never came as far as the machine
VOR_DER_TUER = ("MA003", "MA007", "MA008", "MA009", "MA012", "MA013", "MA014", "MA015")


@pytest.fixture(scope="module")
def gelaufene(db_modul: str) -> dict[str, list[list[tuple[str, bool, str]]]]:
    """Machine → walks of its Vorgänge through the database: (event, what the guards said, state after it), from the log."""
    welt = Welt(db_modul)
    with psycopg.connect(welt.dsn) as c:
        for art in ("objekt", "standalone"):
            welt.klammern[art] = c.execute("SELECT min(id) FROM engine.traeger WHERE mandant_id = %s AND art = %s", (welt.mandant, art)).fetchone()[0]
    folgen: dict[str, list[list[tuple[str, bool, str]]]] = {}
    for keim, klammer in enumerate(list(welt.klammern.values()) * 4):
        zufall = random.Random(keim)
        with psycopg.connect(config.mit_rolle(welt.dsn, "mietakte_dba"), row_factory=namedtuple_row) as c:
            gang = Gang(welt, c, welt.mandant, welt.rollen, klammer)
            for _ in range(40):
                if gang.zustaende:
                    gang.schritt(zufall)
                else:
                    gang.eintreten("sachbearbeitung")
                    s = zufall.choice([s for s in c.execute("SELECT * FROM engine.startbare_automaten(%s)", (klammer,)) if s.moeglich])
                    gang.gestartet(s.ereignis, angaben(welt, s.felder, gang.zeit.date(), zufall), None)
            for vorgang, (automat, _) in gang.zustaende.items():
                zustand, folge = "", []
                for e in c.execute("SELECT ereignis, nach, ergebnis, fehlercode FROM audit.protokoll WHERE vorgang_id = %s ORDER BY nr", (vorgang,)):
                    if e.ereignis == "starten" and e.ergebnis == "ok":
                        zustand = e.nach
                    elif e.ergebnis == "ok":
                        zustand = e.nach
                        folge.append((e.ereignis, True, zustand))
                    elif e.fehlercode not in VOR_DER_TUER:
                        # no row: guards that would all say yes change nothing about it
                        folge.append((e.ereignis, e.fehlercode in ("MA004", "MA005"), zustand))
                folgen.setdefault(automat, []).append(folge)
            c.rollback()
    return folgen


def test_XState_reaches_the_same_states_on_the_same_events(xstate: Path, zeilen: dict[str, Any], gelaufene: dict[str, list[list[tuple[str, bool, str]]]]) -> None:
    """Random walks with real data; what the guards said in the database is what they say in XState."""
    bewacht = {(a, e) for a, wege in zeilen["uebergaenge"].items() for _, e, _, guards, _ in wege if guards}
    bilder, soll = {}, {}
    for automat, folgen in gelaufene.items():
        if automat not in zeilen["bilder"]:
            continue            # toys
        # an effect that refuses is no guard: the export does not know it
        folgen = [[s for s in f if s[1] or (automat, s[0]) in bewacht] for f in folgen]
        bilder[automat] = zeilen["bilder"][automat] | {"folgen": [[[e, ja] for e, ja, _ in f] for f in folgen]}
        soll[automat] = [[z for _, _, z in f] for f in folgen]
    ist = ablaufen(xstate, bilder)
    assert {a: ist[a]["folgen"] for a in soll} == soll
    schritte = sum(len(f) for folgen in soll.values() for f in folgen)
    print(f"{len(soll)} machines, {schritte} steps")
    assert len(soll) >= 10 and schritte > 200
    assert {ja for a in bilder.values() for f in a["folgen"] for _, ja in f} == {True, False}
