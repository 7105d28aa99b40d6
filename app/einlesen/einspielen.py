"""Rows to the database: the dry run, the reading in, both with progress.

    ergebnis = pruefen(verbindung, einlesung, "bestand")
    ergebnis = einlesen(verbindung, einlesung, "bestand", fortschritt=lambda anteil, was: …)
    ergebnis.fehler      # if there are any, nothing was written

The connection is in an entered context; the caller commits.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import psycopg
import stdnum.exceptions
import stdnum.iban
import stdnum.iso7064.mod_97_10
from psycopg.rows import tuple_row
from psycopg.types.json import Jsonb

from app.einlesen.lesen import Befund, Einlesung

Fortschritt = Callable[[float, str], None]
T = TypeVar("T")

_SPALTEN = "zeile, ok, meldung, datei, spalte, wert, hinweis, fehlercode, stufe"
_SCHRITT = re.compile(r"^(\d+) %: (.*)$")
#: what the database says about a whole row, not about a mistake
ZEILENSTUFEN = ("neu", "gleich", "geaendert", "ausgelassen")


@dataclass
class Ergebnis:
    befunde: list[Befund]
    #: file → {neu: 3, gleich: 120, …}
    zeilen: dict[str, Counter[str]]

    @property
    def fehler(self) -> list[Befund]:
        return [b for b in self.befunde if b.stufe == "fehler"]

    def stufe(self, *stufen: str) -> list[Befund]:
        return [b for b in self.befunde if b.stufe in stufen]


def pruefen(verbindung: psycopg.Connection, einlesung: Einlesung, quelle: str, fortschritt: Fortschritt | None = None) -> Ergebnis:
    """What reading in would do; writes nothing."""
    return _rufen(verbindung, "bestand_pruefen", einlesung, quelle, fortschritt)


def einlesen(verbindung: psycopg.Connection, einlesung: Einlesung, quelle: str, fortschritt: Fortschritt | None = None) -> Ergebnis:
    """Reads in, all or nothing. A file that could not be read is a reason not to."""
    if any(b.stufe == "fehler" for b in einlesung.befunde):
        return _rufen(verbindung, "bestand_pruefen", einlesung, quelle, fortschritt)
    return _rufen(verbindung, "bestand_einlesen", einlesung, quelle, fortschritt)


def _rufen(verbindung: psycopg.Connection, funktion: str, einlesung: Einlesung, quelle: str, fortschritt: Fortschritt | None) -> Ergebnis:
    # a set none of whose files could be read needs no second complaint that it is empty
    if not einlesung.zeilen and einlesung.befunde:
        return auswerten([], einlesung)

    def abfragen() -> list[Befund]:
        with verbindung.cursor(row_factory=tuple_row) as c:
            c.execute(f"SELECT {_SPALTEN} FROM api.{funktion}(p_zeilen => %s, p_quelle => %s)", [Jsonb(einlesung.zeilen), quelle])
            return [Befund(*satz) for satz in c]

    return auswerten(mit_fortschritt(verbindung, abfragen, fortschritt), einlesung)


def auswerten(saetze: list[Befund], einlesung: Einlesung) -> Ergebnis:
    """What the files and what the database said, together: findings sorted, rows counted."""
    zeilen: dict[str, Counter[str]] = {}
    befunde = list(einlesung.befunde)
    for b in saetze:
        if b.stufe in ZEILENSTUFEN:
            zeilen.setdefault(b.datei, Counter())[b.stufe] += 1
        if b.stufe not in ("neu", "gleich"):
            befunde.append(b)
    befunde = _iban_erklaeren(befunde, einlesung)
    reihe = {datei.art: i for i, datei in enumerate(einlesung.dateien)}
    stufen = {"fehler": 0, "warnung": 1, "geaendert": 2, "hinweis": 3, "ausgelassen": 4}
    befunde.sort(key=lambda b: (stufen.get(b.stufe, 9), reihe.get(b.datei, -1), b.zeile or 0))
    return Ergebnis(befunde, zeilen)


def mit_fortschritt(verbindung: psycopg.Connection, arbeit: Callable[[], T], fortschritt: Fortschritt | None) -> T:
    """The database tells how far it is while the statement runs (NOTICE "45 %: …")."""
    if fortschritt is None:
        return arbeit()

    def hoeren(d: psycopg.errors.Diagnostic) -> None:
        if treffer := _SCHRITT.match(d.message_primary or ""):
            fortschritt(int(treffer[1]) / 100, treffer[2])

    verbindung.add_notice_handler(hoeren)
    try:
        verbindung.execute("SET LOCAL client_min_messages = notice")
        ergebnis = arbeit()
        fortschritt(1.0, "fertig")
        return ergebnis
    finally:
        verbindung.remove_notice_handler(hoeren)


# -- IBAN: what exactly is wrong, and what BLZ and account number would give -------------------------------------------

def _iban_erklaeren(befunde: list[Befund], einlesung: Einlesung) -> list[Befund]:
    if not any(b.fehlercode == "MA708" and b.spalte == "IBAN" for b in befunde):
        return befunde
    konten = {z["zeile"]: z for z in einlesung.zeilen if z["datei"] == "bankkonten"}
    return [_erklaeren(b, konten.get(b.zeile, {})) if b.fehlercode == "MA708" and b.spalte == "IBAN" else b for b in befunde]


def _erklaeren(b: Befund, konto: dict) -> Befund:
    grund = "stimmt nicht"
    try:
        stdnum.iban.validate(b.wert or "", check_country=False)
    except stdnum.exceptions.InvalidLength:
        grund = "hat die falsche Länge"
    except stdnum.exceptions.InvalidChecksum:
        grund = "hat eine falsche Prüfziffer"
    except stdnum.exceptions.ValidationError:
        grund = "enthält Zeichen, die nicht hineingehören"
    iban = re.sub(r"\s", "", b.wert or "").upper()
    if iban.startswith("DE") and len(iban) != 22:
        grund = f"hat {len(iban)} statt 22 Stellen"
    aus_blz = aus_kontonummer(str(konto.get("BLZ", "")), str(konto.get("KontoNr", "")))
    hinweis = b.hinweis
    if aus_blz and aus_blz != iban:
        hinweis = f"Aus BLZ und Kontonummer ergäbe sich {stdnum.iban.format(aus_blz)}. Mit dem Kontoauszug oder dem Mandat vergleichen."
    return replace(b, meldung=f"Die IBAN {grund}.", hinweis=hinweis)


def aus_kontonummer(blz: str, konto: str) -> str | None:
    """DE + check digits + BLZ + account number. Banks with rules of their own exist: a hint for a person, never a value to store."""
    blz, konto = (re.sub(r"\s", "", t) for t in (blz, konto))
    if not re.fullmatch("[0-9]{8}", blz) or not re.fullmatch("[0-9]{1,10}", konto):
        return None
    rumpf = blz + konto.zfill(10)
    return f"DE{stdnum.iso7064.mod_97_10.calc_check_digits(rumpf + 'DE')}{rumpf}"
