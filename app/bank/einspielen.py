"""A bank file into the database: kept as it is, read, handed over statement by statement, the sure lines booked.

    bilanz = einlesen(zeilen_holen, "auszug.xml", inhalt)

`holen(anweisung, *werte)` runs a statement in an entered context and gives rows as dicts; the caller commits. A file is one transaction: what
the database refuses of one of its statements refuses all. `weiterbuchen` books what was more than one transaction should hold.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from psycopg.types.json import Jsonb

from app.bank import lesen

ABLEGEN = "SELECT api.bankdatei_ablegen(p_name => %s, p_inhalt => %s) AS kennung"
EINLESEN = "SELECT * FROM api.kontoauszug_einlesen(p_auszug => %s)"
BUCHEN = "SELECT * FROM api.bankzeilen_buchen()"

Holen = Callable[..., list[dict[str, Any]]]
ERGEBNISSE = {"gebucht": "gebucht", "rueckgabe": "als Rückgabe gebucht", "bereit": "sicher, wird gleich gebucht", "arbeitsliste": "in der Arbeitsliste", "ausgang": "Ausgänge",
              "doppelt": "mit Zeilen, die schon da waren", "vorgemerkt": "mit Vorgemerktem", "schon_eingelesen": "schon eingelesen"}


@dataclass
class Bilanz:
    auszuege: list[dict[str, Any]] = field(default_factory=list)        # head of each statement, with its result rows in „ergebnis“
    zahlen: Counter[str] = field(default_factory=Counter)

    def zeile(self) -> str:
        return f"{len(self.auszuege)} {'Auszug' if len(self.auszuege) == 1 else 'Auszüge'}: " + (", ".join(f"{n} {'Ausgang' if k == 'ausgang' and n == 1 else t}" for k, t in ERGEBNISSE.items() if (n := self.zahlen[k])) or "keine Zeilen")


def einlesen(holen: Holen, name: str, inhalt: bytes, *, ablegen: bool = True) -> Bilanz:
    b = Bilanz()
    auszuege = lesen.lesen(name, inhalt)
    kennung = holen(ABLEGEN, name, inhalt)[0]["kennung"] if ablegen else None
    for a in auszuege:
        zeilen = holen(EINLESEN, Jsonb(a | ({"datei": str(kennung)} if kennung else {})))
        b.auszuege.append({k: v for k, v in a.items() if k != "zeilen"} | {"anzahl": len(a["zeilen"]), "ergebnis": zeilen, "roh": {z.get("zeile"): z for z in a["zeilen"]}})
        b.zahlen.update(z["ergebnis"] for z in zeilen)
    return b


def weiterbuchen(einmal: Callable[[], dict[str, Any]]) -> int:
    """Books on, one transaction each (`einmal` runs BUCHEN in one), until nothing sure is left."""
    gebucht = 0
    while True:
        zeile = einmal()
        gebucht += zeile["gebucht"]
        if not zeile["weiter"] or not zeile["gebucht"]:
            return gebucht
