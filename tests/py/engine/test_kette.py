"""The evil DBA (security.md, B07, C02 to C04): whatever is changed in the log past the engine, the check names the chain.

The fixed cases are in tests/sql/audit/kette.sql; here every column of random rows is changed, and whole rows, ends and heads vanish.
"""
from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.rows import namedtuple_row

from engine_hilfen import Haus, ausloesen

VERSUCHE = 150
TABELLEN = ("eintraege", "nutzlast", "koepfe", "anker")


class Kette:
    """Superuser with the triggers off; every manipulation in a savepoint of its own."""

    def __init__(self, haus: Haus, c: psycopg.Connection) -> None:
        self.haus, self.c = haus, c
        for tabelle in TABELLEN:
            c.execute(f"ALTER TABLE audit.{tabelle} DISABLE TRIGGER USER")
        self.eintreten()
        self.zeilen: list[Any] = c.execute("SELECT * FROM audit.eintraege ORDER BY strom_id, nr").fetchall()
        self.spalten = [(z.column_name, z.data_type) for z in c.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'audit' AND table_name = 'eintraege'")]

    def eintreten(self) -> None:
        self.c.execute("SELECT sitzung.als_benutzer(%s, %s)", (self.haus.mandant, self.haus.benutzer["sachbearbeitung"]))

    def kaputt(self) -> set[int]:
        """Chains the check calls broken; the client's own has no Vorgang and so no number."""
        return {z.strom_id for z in self.c.execute(
            "SELECT coalesce(v.traeger_id, 0) AS strom_id FROM audit.pruefen() p LEFT JOIN engine.vorgang v ON v.id = p.vorgang_id"
            " WHERE NOT p.unversehrt")}

    def name(self, strom: int) -> int:
        return 0 if strom == self.eigener else strom

    @property
    def eigener(self) -> int:
        return self.c.execute("SELECT id FROM engine.traeger WHERE mandant_id = %s AND art = 'standalone'", (self.haus.mandant,)).fetchone().id

    @contextlib.contextmanager
    def versuch(self) -> Iterator[None]:
        with self.c.transaction(force_rollback=True):
            yield


@pytest.fixture(scope="module")
def kette(haus: Haus) -> Iterator[Kette]:
    for _ in range(3):
        klammer = haus.klammer()
        for bis in ("b", "c"):
            vorgang = haus.vorgang(klammer, bis=bis)
            with haus.person() as c:
                for i in range(4):
                    ausloesen(c, vorgang, "notieren", {"zahl": i})
                ausloesen(c, vorgang, "weiter", {"zahl": 3})
                ausloesen(c, 0, "weiter")
    with haus.verbinden("mietakte_dba") as c:
        c.execute("SELECT sitzung.als_dienst(%s)", (haus.mandant,))
        assert len(c.execute("SELECT * FROM audit.ankern()").fetchall()) == 4
    with psycopg.connect(haus.dsn, row_factory=namedtuple_row) as c:
        yield Kette(haus, c)
        c.rollback()


def test_untouched_it_is_whole(kette: Kette) -> None:
    assert kette.kaputt() == set()
    assert kette.c.execute("SELECT eintraege FROM audit.pruefen() WHERE vorgang_id IS NULL").fetchone().eintraege == 6


def anders(typ: str, wert: Any, zufall: random.Random) -> Any:
    """Another value of the same type; sometimes none at all."""
    if wert is not None and zufall.random() < 0.15:
        return None
    match typ:
        case "bytea":
            if not wert:
                return b"\x00" * 32
            stelle = zufall.randrange(len(wert))
            return wert[:stelle] + bytes([wert[stelle] ^ (1 << zufall.randrange(8))]) + wert[stelle + 1:]
        case "boolean":
            return not wert
        case "bigint":
            return (wert or 0) + zufall.choice((1, -1, 1000))
        case "timestamp with time zone":
            return wert.replace(microsecond=(wert.microsecond + 1) % 1_000_000)
        case _:
            if not wert:
                return zufall.choice(("x", ""))
            stelle = zufall.randrange(len(wert))
            return zufall.choice((wert[:stelle] + wert[stelle + 1:], wert + " ", wert[:stelle] + "x" + wert[stelle:], wert.upper() + "\u200b"))


def test_C02_any_column_of_any_row(kette: Kette) -> None:
    zufall = random.Random(20261120)
    gefunden: dict[str, int] = {}
    for nummer in range(VERSUCHE):
        zeile = zufall.choice(kette.zeilen)
        spalte, typ = kette.spalten[nummer % len(kette.spalten)]
        neu = anders(typ, getattr(zeile, spalte), zufall)
        try:
            with kette.versuch():
                kette.c.execute(sql.SQL("UPDATE audit.eintraege SET {} = %s WHERE mandant_id = %s AND strom_id = %s AND nr = %s").format(
                    sql.Identifier(spalte)), (neu, zeile.mandant_id, zeile.strom_id, zeile.nr))
                kaputt = kette.kaputt()
        except psycopg.errors.IntegrityError:
            continue    # the table itself says no
        assert kette.name(zeile.strom_id) in kaputt, (spalte, getattr(zeile, spalte), neu)
        assert spalte == "strom_id" or len(kaputt) == 1, "and only that chain"
        gefunden[spalte] = gefunden.get(spalte, 0) + 1
    assert {s for s, _ in kette.spalten} - gefunden.keys() == {"ergebnis"}, "every column but the one that a CHECK ties to another"
    assert sum(gefunden.values()) > VERSUCHE * 0.7


TATEN = [
    "DELETE FROM audit.eintraege WHERE strom_id = {s} AND nr = {n}",
    "DELETE FROM audit.eintraege WHERE strom_id = {s} AND nr >= {n}",
    "DELETE FROM audit.eintraege WHERE strom_id = {s}",
    "DELETE FROM audit.koepfe WHERE strom_id = {s}",
    "DELETE FROM audit.koepfe WHERE strom_id = {s}; DELETE FROM audit.anker WHERE strom_id = {s}",
    "UPDATE audit.koepfe SET hash = sha256(hash) WHERE strom_id = {s}",
    "UPDATE audit.koepfe SET nr = nr - 1 WHERE strom_id = {s}",
    "UPDATE audit.koepfe SET nr = nr + 1 WHERE strom_id = {s}",
    # the end is cut off and the head set back, as if nothing had been there: the anchor remembers
    "DELETE FROM audit.eintraege WHERE strom_id = {s} AND nr > {n}; UPDATE audit.koepfe k SET nr = e.nr, hash = e.hash FROM audit.eintraege e"
    " WHERE k.strom_id = {s} AND e.strom_id = {s} AND e.nr = {n}",
    "UPDATE audit.nutzlast SET text = text || ' ' WHERE strom_id = {s} AND nr = (SELECT max(nr) FROM audit.nutzlast WHERE strom_id = {s})",
    "INSERT INTO audit.eintraege SELECT mandant_id, strom_id, nr + 1000, vorgang_id, zeit, akteur, kanal, rolle, automat, ereignis, von, nach,"
    " ergebnis, fehlercode, lifecycle, uebernommen, nutzlast_digest, kanonisch, hash FROM audit.eintraege WHERE strom_id = {s} AND nr = {n}",
    "UPDATE audit.anker SET hash = sha256(hash) WHERE strom_id = {s}",
]
#: In a lease the Vorgänge remember that there was a log, and some rows have no payload. What vanishes from the client's own chain
#: together with head and anchors leaves no trace here: that is why the heads are kept outside, too (mietakte pruefen).
NUR_AKTE = [
    "DELETE FROM audit.eintraege WHERE strom_id = {s}; DELETE FROM audit.koepfe WHERE strom_id = {s}; DELETE FROM audit.anker WHERE strom_id = {s}",
    "INSERT INTO audit.nutzlast SELECT e.mandant_id, e.strom_id, e.nr, '{{}}' FROM audit.eintraege e"
    " WHERE e.strom_id = {s} AND e.nutzlast_digest IS NULL LIMIT 1",
]


@pytest.mark.parametrize("tat, eigene", [(t, False) for t in TATEN + NUR_AKTE] + [(t, True) for t in TATEN],
                         ids=lambda w: w[:70] if isinstance(w, str) else "client" if w else "lease")
def test_C03_rows_ends_and_heads(kette: Kette, tat: str, eigene: bool) -> None:
    eigener = kette.eigener
    zeile = random.Random(tat).choice([z for z in kette.zeilen if (z.strom_id == eigener) == eigene and z.nr < 6])
    with kette.versuch():
        assert kette.c.execute(tat.format(s=zeile.strom_id, n=zeile.nr)).rowcount > 0  # type: ignore[arg-type]
        assert kette.kaputt() == {kette.name(zeile.strom_id)}


def test_a_Vorgang_without_any_row_is_not_whole(kette: Kette) -> None:
    with kette.versuch():
        spalten = "mandant_id, traeger_id, automat, version, zustand, zustand_seit, exklusiv, ist_klammer, gestartet_am, gestartet_von"
        kette.c.execute(f"INSERT INTO engine.vorgang ({spalten}) SELECT {spalten} FROM engine.vorgang WHERE automat = 'uebung_weg' LIMIT 1")
        schlecht = kette.c.execute("SELECT eintraege FROM audit.pruefen() WHERE NOT unversehrt").fetchall()
        assert [z.eintraege for z in schlecht] == [0]


def test_C04_two_rows_that_changed_places(kette: Kette) -> None:
    strom = kette.zeilen[-1].strom_id
    with kette.versuch():
        kette.c.execute("UPDATE audit.eintraege SET nr = nr + 100000 WHERE strom_id = %s AND nr IN (3, 4)", (strom,))
        kette.c.execute("UPDATE audit.eintraege SET nr = 100007 - nr WHERE strom_id = %s AND nr > 100000", (strom,))
        assert kette.kaputt() == {kette.name(strom)}
