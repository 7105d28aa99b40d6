"""The SQL in the Python code and the functions of the database have not drifted apart.

Every string in app/ that is SQL is found by walking the syntax tree. Calls of our functions must exist with that number of arguments
and those names; tables and views must exist; whole statements must be accepted by PREPARE, which also knows columns.
"""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

import psycopg
import psycopg.errors
import pytest

from app import aufbau
from tests import werkstatt

SCHEMATA = (*aufbau.SCHEMATA, aufbau.VERSIONSSCHEMA)
_NAME = re.compile(rf"(?<![\w.])({'|'.join(SCHEMATA)})\.([a-z_][a-z0-9_]*)")
_SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|FROM|CALL|JOIN|PERFORM)\b")
_GANZ = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|VALUES)\b")
#: stands for what an f-string puts in
LUECKE = "\x00"


class Fund(NamedTuple):
    ort: str
    text: str


class Ruf(NamedTuple):
    """schema.name, and its arguments when it is called: how many without a name, and the names."""

    schema: str
    name: str
    stellen: int | None
    namen: tuple[str, ...]


def _text(knoten: ast.AST) -> str | None:
    match knoten:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=teile):
            return "".join(_text(t) or LUECKE for t in teile)
        case ast.BinOp(op=ast.Add(), left=links, right=rechts):
            a, b = _text(links), _text(rechts)
            return None if a is None and b is None else (a or LUECKE) + (b or LUECKE)
    return None


def funde(quelle: str, ort: str) -> Iterator[Fund]:
    """Every string of a source that is SQL; no docstrings."""
    baum = ast.parse(quelle)
    beschreibungen = {id(k.body[0].value) for k in ast.walk(baum)
                      if isinstance(k, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                      and k.body and isinstance(k.body[0], ast.Expr)}
    offen: list[ast.AST] = [baum]
    while offen:
        knoten = offen.pop()
        text = None if id(knoten) in beschreibungen else _text(knoten)
        if text is None:
            offen += ast.iter_child_nodes(knoten)
        elif _SQL.search(text):
            yield Fund(f"{ort}:{knoten.lineno}", text)  # type: ignore[attr-defined]


def rufe(text: str) -> Iterator[Ruf]:
    text = re.sub(r"--[^\n]*|/\*.*?\*/", " ", text, flags=re.DOTALL)
    for fund in _NAME.finditer(text):
        rest = text[fund.end():]
        davor = text[:fund.start()].rstrip()
        klammer = re.match(r"\s*\(", rest)
        if klammer and not re.search(r"\b(INTO|TABLE|ON|REFERENCES|VIEW)$", davor):
            argumente = _argumente(rest[klammer.end():])
            namen = tuple(m[1] for a in argumente if (m := re.match(r"\s*(\w+)\s*=>", a)))
            yield Ruf(fund[1], fund[2], len(argumente) - len(namen), namen)
        else:
            yield Ruf(fund[1], fund[2], None, ())


def _argumente(text: str) -> list[str]:
    """The arguments up to the closing bracket, split at the commas that are theirs."""
    teile, tiefe, in_text = [""], 0, False
    for zeichen in text:
        if zeichen == "'":
            in_text = not in_text
        elif not in_text:
            if zeichen in "([{":
                tiefe += 1
            elif zeichen in ")]}":
                if tiefe == 0:
                    break
                tiefe -= 1
            elif zeichen == "," and tiefe == 0:
                teile.append("")
                continue
        teile[-1] += zeichen
    return [t for t in teile if t.strip()]


class Katalog:
    """What the built database has."""

    def __init__(self, c: psycopg.Connection) -> None:
        self.c = c
        self.funktionen: dict[tuple[str, str], list[tuple[int, int, list[str]]]] = {}
        for schema, name, anzahl, vorgaben, namen in c.execute(
                "SELECT n.nspname, p.proname, p.pronargs, p.pronargdefaults, coalesce(p.proargnames[1:p.pronargs], '{}')"
                " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = ANY (%s)", (list(SCHEMATA),)):
            self.funktionen.setdefault((schema, name), []).append((anzahl, anzahl - vorgaben, namen))
        self.dinge = {tuple(z) for z in c.execute(
            "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " UNION SELECT n.nspname, t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace")}

    def befund(self, ruf: Ruf) -> str | None:
        name = f"{ruf.schema}.{ruf.name}"
        gestalten = self.funktionen.get((ruf.schema, ruf.name), [])
        if ruf.stellen is None:
            return None if gestalten or (ruf.schema, ruf.name) in self.dinge else f"{name} does not exist"
        if not gestalten:
            return f"{name}(…) does not exist"
        for hoechstens, mindestens, namen in gestalten:
            gegeben = [*namen[:ruf.stellen], *ruf.namen]
            if ruf.stellen + len(ruf.namen) <= hoechstens and len(set(gegeben)) == len(gegeben) \
                    and set(ruf.namen) <= set(namen) and set(namen[:mindestens]) <= set(gegeben):
                return None
        return f"{name} takes {[g[2] for g in gestalten]}, not {ruf.stellen} and {list(ruf.namen)}"

    def vorbereiten(self, text: str) -> str | None:
        """What PREPARE says against a whole statement."""
        nummern: dict[str, int] = {}

        def platz(treffer: re.Match[str]) -> str:
            return f"${nummern.setdefault(treffer[1] or str(len(nummern)), len(nummern) + 1)}"

        anweisung = re.sub(r"%(?:\((\w+)\))?[sbt]", platz, text).replace("%%", "%")
        try:
            with self.c.transaction(force_rollback=True):
                self.c.execute("PREPARE drift AS " + anweisung)  # type: ignore[arg-type]
                self.c.execute("DEALLOCATE drift")
        except (psycopg.errors.IndeterminateDatatype, psycopg.errors.AmbiguousParameter):
            return None    # the driver sends a type, PREPARE alone does not know it
        except psycopg.Error as fehler:
            return f"{fehler.sqlstate} {fehler.diag.message_primary}"
        return None

    def befunde(self, fund: Fund) -> list[str]:
        befunde = [b for b in map(self.befund, rufe(fund.text)) if b]
        if not befunde and LUECKE not in fund.text and not re.search(r"\{\w*\}", fund.text) and _GANZ.match(fund.text):
            befunde = [b for b in [self.vorbereiten(fund.text)] if b]
        return [f"{fund.ort}: {b}" for b in befunde]


@pytest.fixture(scope="module")
def katalog(db_modul: str) -> Iterator[Katalog]:
    with psycopg.connect(db_modul, autocommit=True) as c:
        yield Katalog(c)


def test_every_call_in_app_fits_the_database(katalog: Katalog) -> None:
    dateien = sorted((werkstatt.WURZEL / "app").rglob("*.py"))
    gefunden = [f for datei in dateien for f in funde(datei.read_text(encoding="utf-8"), str(datei.relative_to(werkstatt.WURZEL)))]
    gerufen = [r for f in gefunden for r in rufe(f.text) if r.stellen is not None]
    print(f"{len(dateien)} files, {len(gefunden)} strings of SQL, {len(gerufen)} calls, {len(set(r[:2] for r in gerufen))} functions")
    assert len(gerufen) > 30, "the search finds what is there"
    assert [b for f in gefunden for b in katalog.befunde(f)] == []


@pytest.mark.parametrize("quelle, befund", [
    ('c.execute("SELECT engine.ausgeloest(%s, %s)")', "engine.ausgeloest(…) does not exist"),
    ('c.execute("SELECT engine.ausloesen(%s)")', "takes"),
    ('c.execute("SELECT engine.ausloesen(%s, %s, %s, %s, %s, %s)")', "takes"),
    ('c.execute("SELECT engine.ausloesen(p_vorgang_id => %s, p_event => %s)")', "takes"),
    ('c.execute("SELECT engine.ausloesen(%s, p_vorgang_id => %s)")', "takes"),
    ('c.execute("SELECT engine." + name + "(1)" + " FROM engine.vorgaenge_alt")', "engine.vorgaenge_alt does not exist"),
    ('c.execute(f"SELECT {spalten} FROM engine.vorgaenge_alt")', "engine.vorgaenge_alt does not exist"),
    ('A = ("SELECT zustand, "\n  "gibtsnicht FROM engine.vorgaenge")', "42703"),
    ('c.execute("SELECT zustand FROM engine.vorgaenge WHERE id = ANY (%s) AND zustand = %(z)s + 1")', "42883"),
    ('c.execute("SELECT zustand FROM engine.vorgaenge WHERE id = %s AND automat = %s")', None),
    ('c.execute("SELECT engine.ausloesen(%s, %s, p_daten => jsonb_build_object(\'a,b)\', (1)))")', None),
    ('c.execute("INSERT INTO engine.fehlercodes (code, titel, bedeutung) VALUES (%s, %s, %s)")', None),
    ('def f():\n  """SELECT engine.gibtsnicht() FROM nichts"""\n  return "engine.auch_nicht(1)"', None),
], ids=str)
def test_the_search_finds_what_was_planted(katalog: Katalog, quelle: str, befund: str | None) -> None:
    befunde = [b for f in funde(quelle, "x.py") for b in katalog.befunde(f)]
    assert (not befunde) if befund is None else (len(befunde) == 1 and befund in befunde[0]), befunde
