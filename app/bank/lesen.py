"""A bank file as it comes → statements in the shape of api.kontoauszug_einlesen.

    for auszug in lesen("umsaetze.zip", inhalt): …

XML is read by expat without any DTD (defusedxml): no entities, no external references; only encodings a bank uses. A file that cannot be
read whole is refused whole, with file and line.
"""
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

#: A file, and all files of an archive together: a year of 100,000 lines has about 90 MB of XML and belongs into smaller periods.
GROESSTE_DATEI = 24 * 1024 * 1024
GROESSTES_ARCHIV = 4 * GROESSTE_DATEI
MEISTE_DATEIEN = 400
#: an archive that grows more than this is none of a bank
GROESSTE_DEHNUNG = 200

Auszug = dict[str, Any]


class AuszugFehler(Exception):
    """A file that is not taken. `code` is in the catalogue."""

    def __init__(self, code: str, meldung: str, hinweis: str, datei: str = "", zeile: int | None = None) -> None:
        super().__init__(meldung)
        self.code, self.meldung, self.hinweis, self.datei, self.zeile = code, meldung, hinweis, datei, zeile

    def __str__(self) -> str:
        ort = ", ".join(filter(None, [self.datei, f"Zeile {self.zeile}" if self.zeile else ""]))
        return f"{self.meldung}{f' ({ort})' if ort else ''}"


def unlesbar(meldung: str, datei: str, zeile: int | None = None) -> AuszugFehler:
    return AuszugFehler("MA808", meldung, "Die Datei bei der Bank noch einmal abholen und unverändert einlesen.", datei, zeile)


def zu_gross(datei: str) -> AuszugFehler:
    return AuszugFehler("MA810", "Die Bankdatei ist zu groß.", f"Höchstens {GROESSTE_DATEI // 2**20} MB je Datei; kürzere Zeiträume abholen.", datei)


def lesen(name: str, inhalt: bytes) -> list[Auszug]:
    """Every statement in a file, oldest first; a statement split over pages is one."""
    from app.bank import camt, mt940
    if len(inhalt) > GROESSTE_DATEI:
        raise zu_gross(name)
    if inhalt.startswith(b"PK\x03\x04"):
        auszuege = [a for teil, daten in _entpacken(name, inhalt) for a in lesen(teil, daten)]
    elif camt.erkennt(inhalt):
        auszuege = camt.lesen(name, inhalt)
    elif mt940.erkennt(inhalt):
        auszuege = mt940.lesen(name, inhalt)
    else:
        raise AuszugFehler("MA807", "Das ist kein Kontoauszug.", "Angenommen werden CAMT.053, CAMT.052, MT940 und ZIP-Dateien mit ihnen. Im Onlinebanking als Exportformat wählen.", name)
    if not auszuege:
        raise unlesbar("In der Datei steht kein Kontoauszug.", name)
    # what is booked counts before what a report of the day says
    return sorted(auszuege, key=lambda a: (a["art"] == "camt.052", a["iban"], a.get("bis") or ""))


def _entpacken(name: str, inhalt: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        archiv = zipfile.ZipFile(io.BytesIO(inhalt))
        teile = [t for t in archiv.infolist() if not t.is_dir() and not t.filename.startswith("__MACOSX/")]
    except (zipfile.BadZipFile, ValueError) as f:
        raise unlesbar("Das Archiv ist beschädigt.", name) from f
    if len(teile) > MEISTE_DATEIEN:
        raise AuszugFehler("MA810", "Das Archiv enthält zu viele Dateien.", f"Höchstens {MEISTE_DATEIEN}; in Teilen einlesen.", name)
    uebrig = GROESSTES_ARCHIV
    for teil in teile:
        ort = f"{name}: {teil.filename[:120]}"
        if teil.flag_bits & 1:
            raise AuszugFehler("MA809", "Das Archiv ist mit einem Kennwort geschützt.", "Ohne Kennwort abholen oder vorher entpacken.", ort)
        # the size an archive claims is the archive's own word: what counts is what comes out
        if teil.file_size > max(GROESSTE_DEHNUNG * max(teil.compress_size, 1), 2**20):
            raise zu_gross(ort)
        try:
            with archiv.open(teil) as strom:
                daten = strom.read(min(GROESSTE_DATEI, uebrig) + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as f:
            raise unlesbar("Das Archiv ist beschädigt.", ort) from f
        uebrig -= len(daten)
        if len(daten) > GROESSTE_DATEI or uebrig < 0:
            raise zu_gross(ort)
        if daten.startswith(b"PK\x03\x04"):
            raise AuszugFehler("MA809", "Im Archiv steckt noch ein Archiv.", "Vorher entpacken.", ort)
        yield ort, daten


# -- what both formats share --------------------------------------------------------------------------------------------

_RUECKGABEN = {"108", "109", "159", "181", "182", "183", "184", "185"}     # German business transaction codes of returns


def ist_rueckgabe(geschaeftsvorfall: str | None) -> bool:
    return (geschaeftsvorfall or "") in _RUECKGABEN


def betrag(text: str | None, datei: str, zeile: int | None = None) -> Decimal:
    try:
        wert = Decimal((text or "").strip().replace(",", "."))
        if not wert.is_finite() or abs(wert) >= Decimal(10) ** 10 or wert != round(wert, 2):
            raise InvalidOperation
    except InvalidOperation:
        raise unlesbar(f"Ein Betrag ist nicht lesbar: {(text or '')[:40]!r}", datei, zeile) from None
    return wert


def ohne_leeres(zeile: dict[str, Any]) -> dict[str, Any]:
    return {k: str(v) if isinstance(v, Decimal) else v for k, v in zeile.items() if v not in (None, "", False)}


def sepa_felder(zweck: str) -> dict[str, str]:
    """EREF+, MREF+, SVWZ+ … as German banks put them into the purpose."""
    teile = re.split(r"(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC)\+", zweck)
    felder = {"": teile[0].strip()} if teile[0].strip() else {}
    for marke, wert in zip(teile[1::2], teile[2::2]):
        felder.setdefault(marke, wert.strip())
    return felder
