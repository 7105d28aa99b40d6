"""Every file of db/functions/recht and db/views/recht opens with an example and its result; here they are run.

An example that lies is worse than none: whoever learns the function learns it from there.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app import aufbau, config
from tests import werkstatt

DATEIEN = sorted([*(aufbau.DB_VERZEICHNIS / "functions" / "recht").glob("*.sql"), *(aufbau.DB_VERZEICHNIS / "views" / "recht").glob("*.sql")])


def beispiele(datei: Path) -> list[tuple[str, list[str]]]:
    """(statement, lines of its result) in the comment at the head of a file."""
    kopf = re.split(r"^CREATE ", datei.read_text(encoding="utf-8"), maxsplit=1, flags=re.M)[0]
    zeilen = [zeile[2:] for zeile in kopf.splitlines() if zeile.startswith("--")]
    gefunden, anweisung, ergebnis = [], [], None
    for zeile in [*zeilen, ""]:
        if "→" in zeile and anweisung:
            ergebnis = [zeile.split("→", 1)[1]]
        elif ergebnis is not None and zeile.startswith("      ") and zeile.strip():
            ergebnis.append(zeile)
        else:
            if ergebnis is not None:
                gefunden.append(("\n".join(anweisung), ergebnis))
                anweisung, ergebnis = [], None
            if zeile.startswith("   SELECT") or (anweisung and zeile.startswith("   ")):
                anweisung.append(zeile)
            elif not zeile.strip():
                anweisung = []
    return gefunden


@pytest.fixture(scope="module")
def verwaltung(db_modul: str) -> Iterator[psycopg.Connection]:
    """An ordinary member of staff; the law is open to every role."""
    with psycopg.connect(config.mit_rolle(db_modul, "mietakte_verwaltung"), autocommit=True) as verbindung:
        yield verbindung


def als_text(wert: object) -> str:
    if wert is None:
        return "NULL"
    if isinstance(wert, bool):
        return "t" if wert else "f"
    if isinstance(wert, (dict, list)):
        return json.dumps(wert, ensure_ascii=False, sort_keys=True)
    return str(wert)


def vergleichen(ist: list[tuple], soll: list[str]) -> None:
    text = "\n".join(soll)
    if "(nichts)" in text:
        assert [zelle for zeile in ist for zelle in zeile if zelle not in (None, "")] == []
        return
    if text.strip()[0] in "[{":                      # JSON: as far as it is printed
        gedruckt = " ".join(text.split())
        if "…" not in gedruckt:
            # as text: how JSON numbers are read depends on what else a run has imported
            assert json.loads(json.dumps(ist[0][0], default=float)) == json.loads(gedruckt)
        else:
            schluessel = re.findall(r'"(\w+)":', gedruckt)
            vorhanden = json.dumps(ist[0][0], ensure_ascii=False, default=float)
            assert schluessel and all(f'"{name}":' in vorhanden for name in schluessel)
        return
    for zeile, erwartet in zip([[als_text(w) for w in z] for z in ist], soll, strict="…" not in text):
        erwartet = re.split(r"(?<!\|)\s{4,}(?!\|)", erwartet.strip())[0]    # what follows is explanation
        if "…" in erwartet:
            erwartet = erwartet.split("…")[0]
            assert " | ".join(zeile).startswith(" | ".join(t.strip() for t in erwartet.split("|")).strip(" |"))
        else:
            assert zeile == [t.strip() for t in erwartet.split("|")]


def test_jede_datei_hat_eins() -> None:
    ohne = [datei.name for datei in DATEIEN if not beispiele(datei)]
    assert not ohne


@pytest.mark.parametrize("datei", DATEIEN, ids=lambda datei: datei.stem)
def test_beispiel(datei: Path, verwaltung: psycopg.Connection) -> None:
    for anweisung, soll in beispiele(datei):
        fehler = re.match(r"\s*ERROR (MA\w{3})", soll[0])
        if fehler:
            with pytest.raises(psycopg.Error) as gefangen:
                verwaltung.execute(anweisung)
            assert gefangen.value.sqlstate == fehler[1]
        else:
            vergleichen(verwaltung.execute(anweisung).fetchall(), soll)


# -- docs/recht.md ----------------------------------------------------------------------------------------------------

HANDBUCH = (werkstatt.WURZEL / "docs" / "recht.md").read_text(encoding="utf-8")
ZEILEN = re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \| `(\w+\(.*\))` → `([^`]*)` \|$", HANDBUCH, flags=re.M)


def test_das_handbuch_kennt_jede_regel(verwaltung: psycopg.Connection) -> None:
    regeln = {name for (name,) in verwaltung.execute(
        "SELECT substr(proname, 11) FROM pg_proc WHERE pronamespace = 'recht'::regnamespace AND proname LIKE 'rechenweg\\_%' UNION SELECT 'kuendigungsfrist'")}
    assert {name for name, _, _ in ZEILEN} == regeln


@pytest.mark.parametrize(("name", "ruf", "soll"), ZEILEN, ids=[name for name, _, _ in ZEILEN])
def test_handbuch(name: str, ruf: str, soll: str, verwaltung: psycopg.Connection) -> None:
    assert ruf.startswith(name + "(")
    ist = " · ".join(als_text(w) for w in verwaltung.execute(f"SELECT * FROM recht.{ruf}").fetchone())
    assert ist.startswith(soll[:-1]) if soll.endswith("…") else ist == soll
