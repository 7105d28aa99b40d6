"""Files of an export as they come: UTF-8 with or without BOM, UTF-16, Latin-1; semicolon, comma or tab; headings in any order.

    spalten = spalten_lesen(verbindung)
    einlesung = lesen([("vertraege.csv", inhalt)], spalten)
    einlesung.zeilen     # [{"datei": "vertraege", "zeile": 2, "OBJ_ID": "3", …}], for api.bestand_pruefen
    einlesung.befunde    # what is wrong with the files themselves
"""
from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: One file, and all together: the largest stock seen has 9 MB; what is beyond this is something else.
GROESSTE_DATEI = 25 * 1024 * 1024
GROESSTE_MENGE = 60 * 1024 * 1024
MEISTE_ZEILEN = 400_000
#: A quoted cell (a note with line breaks) that does not end within so many lines was never meant to be one.
LAENGSTE_ZELLE = 60


@dataclass(frozen=True)
class Spalte:
    datei: str
    spalte: str
    typ: str
    pflicht: bool


@dataclass(frozen=True)
class Befund:
    """The columns of api.bestand_befund."""

    zeile: int | None
    ok: bool
    meldung: str | None
    datei: str | None
    spalte: str | None
    wert: str | None
    hinweis: str | None
    fehlercode: str | None
    stufe: str


@dataclass
class Datei:
    name: str
    art: str | None
    bytes: int
    sha256: str
    kodierung: str = ""
    zeilen: int = 0


@dataclass
class Einlesung:
    zeilen: list[dict[str, object]] = field(default_factory=list)
    befunde: list[Befund] = field(default_factory=list)
    dateien: list[Datei] = field(default_factory=list)

    def fehler(self, datei: str | None, zeile: int | None, meldung: str, hinweis: str, *, spalte: str | None = None,
               wert: str | None = None, code: str = "MA701", stufe: str = "fehler") -> None:
        self.befunde.append(Befund(zeile, stufe != "fehler", meldung, datei, spalte, wert, hinweis, code, stufe))


def spalten_lesen(hole: Callable[[str], Iterable[tuple]]) -> list[Spalte]:
    """The columns the database knows; `hole(anweisung)` runs a query and gives its rows as tuples."""
    return [Spalte(*zeile) for zeile in hole("SELECT datei, spalte, typ, pflicht FROM api.bestand_spalten() ORDER BY nr")]


def aus_ordner(ordner: Path) -> list[tuple[str, bytes]]:
    """The CSV files of a folder (not of its subfolders). One too large is not even opened: its place is kept by its first bytes."""
    dateien = []
    for pfad in sorted(ordner.iterdir()):
        if pfad.is_file() and pfad.suffix.lower() in (".csv", ".txt"):
            with pfad.open("rb") as datei:
                dateien.append((pfad.name, datei.read(GROESSTE_DATEI + 1)))
    return dateien


def lesen(dateien: Iterable[tuple[str, bytes]], spalten: list[Spalte]) -> Einlesung:
    e = Einlesung()
    arten = list(dict.fromkeys(s.datei for s in spalten))
    gelesen: dict[str, str] = {}
    menge = 0
    for name, inhalt in dateien:
        menge += len(inhalt)
        datei = Datei(name[:200], None, len(inhalt), hashlib.sha256(inhalt).hexdigest())
        e.dateien.append(datei)
        if len(inhalt) > GROESSTE_DATEI or menge > GROESSTE_MENGE:
            e.fehler(name, None, "Die Datei ist zu groß." if len(inhalt) > GROESSTE_DATEI else "Die Dateien sind zusammen zu groß.",
                     f"Höchstens {GROESSTE_DATEI // 2**20} MB je Datei und {GROESSTE_MENGE // 2**20} MB zusammen; den Bestand objektweise exportieren.")
            continue
        if not inhalt.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
            e.fehler(name, None, "Die Datei ist leer.", "Den Export wiederholen.")
            continue
        if inhalt[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0") or inhalt[:5] == b"%PDF-":
            e.fehler(name, None, "Das ist keine CSV-Datei.", "In der Tabellenkalkulation „Speichern unter“ und dort CSV wählen; ZIP-Dateien vorher entpacken.")
            continue
        text, datei.kodierung = _dekodieren(inhalt)
        _datei_lesen(e, datei, text, spalten, arten, gelesen)
    e.dateien.sort(key=lambda d: arten.index(d.art) if d.art else len(arten))
    if len(e.zeilen) > MEISTE_ZEILEN:
        e.zeilen.clear()
        e.fehler(None, None, f"Mehr als {MEISTE_ZEILEN:,} Zeilen auf einmal.".replace(",", "."), "Den Bestand in Teilen einlesen, zum Beispiel objektweise.")
    return e


# -- bytes to text ----------------------------------------------------------------------------------------------------

def _dekodieren(inhalt: bytes) -> tuple[str, str]:
    if inhalt.startswith((b"\xff\xfe", b"\xfe\xff")):
        return inhalt.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return inhalt.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return inhalt.decode("cp1252"), "Latin-1"
    except UnicodeDecodeError:
        return inhalt.decode("latin-1"), "Latin-1"


#: UTF-8 that was read as Latin-1 and saved again: ä, ö, ü, ß, Ä, Ö, Ü turned into two letters each
_DOPPELT = re.compile("Ã[¤¶¼Ÿ\u0084\u0096\u009c„–œ]")


# -- text to rows -----------------------------------------------------------------------------------------------------

def _datei_lesen(e: Einlesung, datei: Datei, text: str, spalten: list[Spalte], arten: list[str], gelesen: dict[str, str]) -> None:
    zeilen = re.split("\r\n|\n|\r", text.replace("\x00", ""))
    start = 0
    while start < len(zeilen) and not zeilen[start].strip():
        start += 1
    trenner = None
    if zeilen[start].strip().lower().startswith("sep=") and len(zeilen[start].strip()) == 5:   # a line for Excel
        trenner = zeilen[start].strip()[4]
        start += 1
    if start >= len(zeilen):
        e.fehler(datei.name, None, "Die Datei hat keine Zeilen.", "Den Export wiederholen.")
        return
    trenner = trenner or max(";\t,", key=lambda z: zeilen[start].count(z))

    saetze = _saetze(zeilen, start, trenner)
    _, koepfe, _ = next(saetze)
    koepfe = [k.strip() for k in koepfe]
    while koepfe and not koepfe[-1]:
        koepfe.pop()
    datei.art = _art(datei.name, koepfe, spalten, arten)
    if datei.art is None:
        e.fehler(datei.name, start + 1, "Um welche Datei es sich handelt, ist weder am Namen noch an den Überschriften zu erkennen.",
                 f"Die erste Zeile nennt die Überschriften; die Datei heißt {', '.join(a + '.csv' for a in arten[:-1])} oder {arten[-1]}.csv.")
        return
    if datei.art in gelesen:
        e.fehler(datei.name, None, f"{datei.art}.csv ist schon da: {gelesen[datei.art]}.", "Nur eine der beiden Dateien auswählen.")
        return
    gelesen[datei.art] = datei.name
    if _DOPPELT.search(text):
        e.fehler(datei.art, None, "Umlaute sind zerstört (zum Beispiel „MÃ¼ller“ statt „Müller“).",
                 "Die Datei wurde unterwegs mit falscher Kodierung gespeichert. Den Export im alten Programm wiederholen und ungeöffnet einlesen.", stufe="warnung")
    platz = _ueberschriften(e, datei, koepfe, spalten, start + 1)
    if platz is None:
        return

    for nummer, zellen, heil in saetze:
        if not any(z.strip() for z in zellen):
            continue
        datei.zeilen += 1
        if not heil:
            e.fehler(datei.art, nummer, "Ein Anführungszeichen öffnet eine Zelle, die nicht wieder endet.",
                     "Das einzelne \" löschen oder verdoppeln.", wert=trenner.join(zellen)[:200])
        if len(zellen) > len(koepfe) and any(z.strip() for z in zellen[len(koepfe):]):
            e.fehler(datei.art, nummer, f"Die Zeile hat {len(zellen)} Zellen, die Überschrift nur {len(koepfe)}.",
                     f"Steht „{_zeichen(trenner)}“ in einem Text? Dann den Text in Anführungszeichen setzen.")
        elif len(zellen) < len(koepfe):
            e.fehler(datei.art, nummer, f"Die Zeile hat nur {len(zellen)} von {len(koepfe)} Zellen; die fehlenden gelten als leer.",
                     "Bitte vergleichen; ist die Zeile vollständig, ist nichts zu tun.", stufe="warnung")
        e.zeilen.append({"datei": datei.art, "zeile": nummer}
                        | {platz[i]: wert for i, zelle in enumerate(zellen[:len(koepfe)]) if i in platz and (wert := zelle.strip())})


def _saetze(zeilen: list[str], start: int, trenner: str) -> Iterator[tuple[int, list[str], bool]]:
    """(line number, cells, sound): most lines have no quote and are simply cut; a quoted cell may run over lines."""
    i = start
    while i < len(zeilen):
        nummer, zeile = i + 1, zeilen[i]
        i += 1
        if '"' not in zeile:
            yield nummer, zeile.split(trenner), True
            continue
        zellen = _zerlegen(zeile, trenner)
        weiter = i
        while zellen is None and weiter < len(zeilen) and weiter - nummer < LAENGSTE_ZELLE:
            zeile += "\n" + zeilen[weiter]
            weiter += 1
            zellen = _zerlegen(zeile, trenner)
        if zellen is None:   # never closed: this line alone, as it stands
            yield nummer, zeilen[nummer - 1].split(trenner), False
        else:
            i = weiter
            yield nummer, zellen, True


def _zerlegen(satz: str, trenner: str) -> list[str] | None:
    """Cells of one record; None while a quoted cell is still open. A quote inside an unquoted cell is a character like any other."""
    zellen, i = [], 0
    while True:
        if satz.startswith('"', i):
            wert, i = [], i + 1
            while True:
                ende = satz.find('"', i)
                if ende < 0:
                    return None
                wert.append(satz[i:ende])
                i = ende + 1
                if satz.startswith('"', i):                       # "" inside
                    wert.append('"')
                    i += 1
                elif i >= len(satz) or satz.startswith(trenner, i) or not satz[i:].split(trenner, 1)[0].strip():
                    break
                else:                                             # a lone quote inside, as exports without escaping write it
                    wert.append('"')
            zellen.append("".join(wert))
            i = satz.find(trenner, i)
        else:
            ende = satz.find(trenner, i)
            zellen.append(satz[i:] if ende < 0 else satz[i:ende])
            i = ende
        if i < 0:
            return zellen
        i += len(trenner)


def _zeichen(trenner: str) -> str:
    return {"\t": "Tabulator"}.get(trenner, trenner)


# -- headings ---------------------------------------------------------------------------------------------------------

def wort(text: str) -> str:
    """Headings compare without case, blanks and punctuation, umlauts written out: "Straße", "STRASSE" and "Strasse " are one."""
    text = unicodedata.normalize("NFC", text).lower()
    for von, nach in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(von, nach)
    return re.sub("[^a-z0-9]", "", text)


def _art(name: str, koepfe: list[str], spalten: list[Spalte], arten: list[str]) -> str | None:
    """By the headings, which cannot lie; the name decides when they do not."""
    vorhanden = {wort(k) for k in koepfe}
    treffer = {art: len(vorhanden & {wort(s.spalte) for s in spalten if s.datei == art}) for art in arten
               if {wort(s.spalte) for s in spalten if s.datei == art and s.pflicht} <= vorhanden}
    im_namen = [art for art in arten if art in wort(Path(name).stem)]
    if len(im_namen) == 1 and (im_namen[0] in treffer or not treffer):
        # a file of that name without its headings is that file, badly exported: the missing headings will be named
        return im_namen[0] if im_namen[0] in treffer or len(vorhanden & {wort(s.spalte) for s in spalten if s.datei == im_namen[0]}) >= 2 else None
    if treffer:
        beste = max(treffer.values())
        erste = [art for art, zahl in treffer.items() if zahl == beste]
        return erste[0] if len(erste) == 1 else None
    return None


def _ueberschriften(e: Einlesung, datei: Datei, koepfe: list[str], spalten: list[Spalte], zeile: int) -> dict[int, str] | None:
    """Position → column. None when a column is missing without which no row can be placed."""
    bekannt = {wort(s.spalte): s for s in spalten if s.datei == datei.art}
    platz: dict[int, str] = {}
    for i, kopf in enumerate(koepfe):
        spalte = bekannt.get(wort(kopf))
        if spalte is None:
            if kopf:
                e.fehler(datei.art, zeile, f"Die Spalte „{kopf[:60]}“ ist nicht bekannt und wird nicht gelesen.",
                         "Nichts zu tun, wenn sie hier nicht gebraucht wird.", spalte=kopf[:60], stufe="hinweis")
        elif spalte.spalte in platz.values():
            e.fehler(datei.art, zeile, f"Die Überschrift „{spalte.spalte}“ steht zweimal da.", "Eine der beiden Spalten umbenennen oder löschen.", spalte=spalte.spalte)
        else:
            platz[i] = spalte.spalte
    fehlend = [s for s in bekannt.values() if s.spalte not in platz.values()]
    for s in fehlend:
        if s.pflicht:
            e.fehler(datei.art, zeile, f"Die Spalte {s.spalte} fehlt.", "Ohne sie lässt sich die Datei nicht einlesen; im Export einschalten oder die Überschrift berichtigen.",
                     spalte=s.spalte, code="MA702")
    ohne = [s.spalte for s in fehlend if not s.pflicht and s.spalte != "Land"]
    if ohne:
        e.fehler(datei.art, zeile, f"{len(ohne)} Spalten fehlen und gelten als leer." if len(ohne) > 1 else f"Die Spalte {ohne[0]} fehlt und gilt als leer.",
                 f"{', '.join(ohne)}. Nichts zu tun, wenn die Angaben nicht gebraucht werden.", code="MA702", stufe="hinweis")
    return None if any(s.pflicht for s in fehlend) else platz
