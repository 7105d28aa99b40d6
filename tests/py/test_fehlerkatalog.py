"""The codes that Python raises are in the catalogue, and those the catalogue gives to Python are raised there.

The codes of SQL functions are compared in tests/sql/haus/regeln.sql.
"""
from __future__ import annotations

import re

import psycopg

from tests import werkstatt


def _codes_in_python() -> set[str]:
    return {code for datei in (werkstatt.WURZEL / "app").rglob("*.py")
            for code in re.findall(r"""["'](MA[0-9A-Z]{3})["']""", datei.read_text(encoding="utf-8"))}


def test_codes_of_python_are_explained(db: str) -> None:
    with psycopg.connect(db) as verbindung:
        katalog = {code for (code,) in verbindung.execute("SELECT code FROM engine.fehlercodes")}
    assert _codes_in_python() - katalog == set()


def test_no_code_of_python_is_dead(db: str) -> None:
    with psycopg.connect(db) as verbindung:
        eigene = {code for (code,) in verbindung.execute("SELECT code FROM engine.fehlercodes WHERE code BETWEEN 'MA801' AND 'MA819'")}
    assert eigene - _codes_in_python() == set()
