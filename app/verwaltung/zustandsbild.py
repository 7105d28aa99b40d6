"""The statechart of a machine, laid out from its rows: states in layers from the start downwards, the present one marked.

Small machines only (a dozen states): layers by longest path, order by the middle of the neighbours, long edges led around
boxes. templates/verwaltung/_zustandsbild.html draws it; the page says the same in words.
"""
from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

KASTEN, HOEHE = 138, 46         # a box
EBENE, EBENE_WEIT = 86, 120     # from layer to layer; more where lines bear numbers
LUFT = 14                       # between boxes, and the width of a line that passes them
RAND = 6
ZEICHEN = 19                    # of a title in one line of a box

Kante = tuple[str, str]


class Knoten:
    """A state, or a place where a long line passes a layer."""

    def __init__(self, ebene: int, abstand: int, zustand: dict[str, Any] | None = None) -> None:
        self.ebene, self.abstand, self.zustand = ebene, abstand, zustand
        self.x = 0.0
        self.breite = KASTEN if zustand else LUFT
        self.oben: list[Knoten] = []
        self.unten: list[Knoten] = []

    @property
    def y(self) -> float:
        return RAND + self.ebene * self.abstand


def zeichnen(zustaende: Sequence[dict[str, Any]], uebergaenge: Sequence[dict[str, Any]], aktuell: str, anfang: Sequence[str] = ()) -> dict[str, Any]:
    """What the template draws: breite, hoehe, kaesten, wege. Transitions with a number (`nr`) have it written on their line;
    states of `anfang` get the arrow of the beginning."""
    kanten = list(dict.fromkeys((u["von"], u["nach"]) for u in uebergaenge if u["von"] != u["nach"]))
    namen = [z["zustand"] for z in zustaende]
    vorwaerts = _ohne_kreise(namen, kanten)
    ebenen = _ebenen(namen, vorwaerts)
    abstand = EBENE_WEIT if any("nr" in u for u in uebergaenge) else EBENE
    zustand = {z["zustand"]: Knoten(ebenen[z["zustand"]], abstand, z) for z in zustaende}
    schichten: list[list[Knoten]] = [[] for _ in range(max(ebenen.values()) + 1)]
    for knoten in zustand.values():
        schichten[knoten.ebene].append(knoten)

    ketten: dict[Kante, list[Knoten]] = {}
    for von, nach in kanten:
        # lines that lead back are laid out like the others and only drawn the other way round
        oben, unten = (von, nach) if (von, nach) in vorwaerts else (nach, von)
        kette = [zustand[oben]]
        for ebene in range(ebenen[oben] + 1, ebenen[unten]):
            kette.append(Knoten(ebene, abstand))
            schichten[ebene].append(kette[-1])
        kette.append(zustand[unten])
        for a, b in zip(kette, kette[1:]):
            a.unten.append(b)
            b.oben.append(a)
        ketten[von, nach] = kette
    _ordnen(schichten)
    breite = _verteilen(schichten)

    wege = []
    for (von, nach), kette in ketten.items():
        tat = [u for u in uebergaenge if (u["von"], u["nach"]) == (von, nach)]
        d, mitten = _weg(kette, zurueck=(von, nach) not in vorwaerts)
        wege.append({"d": d, "mitten": mitten, "nummern": ", ".join(str(u["nr"]) for u in tat if "nr" in u), "titel": ", ".join(dict.fromkeys(u["titel"] for u in tat)),
                     "offen": von == aktuell, "selbst": all(u["art"] != "manuell" for u in tat)})
    _beschriften(wege)
    wege.sort(key=lambda weg: weg["offen"])       # the ways out of the present state lie on top
    return {
        "breite": round(breite), "hoehe": round((len(schichten) - 1) * abstand + HOEHE + 2 * RAND), "b": KASTEN, "h": HOEHE, "wege": wege,
        "kaesten": [{"x": round(k.x - KASTEN / 2, 1), "y": round(k.y, 1), "mitte": round(k.x, 1), "titel": k.zustand["titel"], "art": k.zustand["art"],
                     "zeilen": textwrap.wrap(k.zustand["titel"], ZEICHEN, max_lines=3, placeholder=" …"),
                     "jetzt": name == aktuell, "anfang": name in anfang, "war": bool(k.zustand.get("besucht"))} for name, k in zustand.items()]}


def _ohne_kreise(namen: list[str], kanten: list[Kante]) -> set[Kante]:
    """Edges that lead on; those that lead back to a state on the way here are left out."""
    ziele = defaultdict(list)
    for von, nach in kanten:
        ziele[von].append(nach)
    vorwaerts: set[Kante] = set()
    fertig: set[str] = set()

    def gehen(name: str, pfad: tuple[str, ...]) -> None:
        for ziel in ziele[name]:
            if ziel not in pfad:
                vorwaerts.add((name, ziel))
                if ziel not in fertig:
                    gehen(ziel, (*pfad, ziel))
        fertig.add(name)

    for name in namen:
        if name not in fertig:
            gehen(name, (name,))
    return vorwaerts


def _ebenen(namen: list[str], kanten: set[Kante]) -> dict[str, int]:
    ebenen = dict.fromkeys(namen, 0)
    for _ in namen:
        for von, nach in kanten:
            ebenen[nach] = max(ebenen[nach], ebenen[von] + 1)
    return ebenen


def _ordnen(schichten: list[list[Knoten]]) -> None:
    """Fewer crossings: each layer by the middle of its neighbours in the layer before, downwards and upwards in turn."""
    for runde in range(12):
        for schicht in schichten if runde % 2 == 0 else schichten[::-1]:
            platz = {k: (i + .5) / len(s) for s in schichten for i, k in enumerate(s)}

            def mitte(k: Knoten, platz: dict[Knoten, float] = platz, abwaerts: bool = runde % 2 == 0) -> float:
                nachbarn = k.oben if abwaerts else k.unten
                return sum(platz[n] for n in nachbarn) / len(nachbarn) if nachbarn else platz[k]
            schicht.sort(key=mitte)


def _verteilen(schichten: list[list[Knoten]]) -> float:
    """x of every node: near its neighbours, in the order found, without overlap. Returns the width of the picture."""
    for schicht in schichten:
        _schieben(schicht, [0.0] * len(schicht))
    for runde in range(16):
        for schicht in schichten if runde % 2 == 0 else schichten[::-1]:
            wunsch = []
            for k in schicht:
                nachbarn = k.oben + k.unten
                wunsch.append(sum(n.x for n in nachbarn) / len(nachbarn) if nachbarn else k.x)
            _schieben(schicht, wunsch)
    links = min(k.x - k.breite / 2 for s in schichten for k in s)
    for schicht in schichten:
        for k in schicht:
            k.x += RAND - links
    return max(k.x + k.breite / 2 for s in schichten for k in s) + RAND


def _schieben(schicht: list[Knoten], wunsch: list[float]) -> None:
    """As near to the wish as the neighbours allow: the mean of pushing from the left and from the right."""
    abstand = [(a.breite + b.breite) / 2 + LUFT for a, b in zip(schicht, schicht[1:])]
    rechts, links = wunsch[:], wunsch[:]
    for i in range(1, len(schicht)):
        rechts[i] = max(rechts[i], rechts[i - 1] + abstand[i - 1])
    for i in range(len(schicht) - 2, -1, -1):
        links[i] = min(links[i], links[i + 1] - abstand[i])
    for k, a, b in zip(schicht, rechts, links):
        k.x = (a + b) / 2


def _tor(k: Knoten, nachbar: Knoten, nachbarn: list[Knoten], letztes: bool) -> float:
    """Where on its edge a box is left or entered: several lines side by side, in the order of where they go. A line back to
    where another one comes from takes the last of their places."""
    if not k.zustand:
        return k.x
    reihe = sorted(nachbarn, key=lambda n: n.x)
    schritt = min(22, (KASTEN - 24) / len(reihe))
    platz = len(reihe) - 1 - reihe[::-1].index(nachbar) if letztes else reihe.index(nachbar)
    return k.x + (platz - (len(reihe) - 1) / 2) * schritt


def _beschriften(wege: list[dict[str, Any]]) -> None:
    """A place for the numbers of every line: on the line, and not on those of another one."""
    belegt: list[tuple[float, float, float]] = []
    for weg in wege:
        if not weg["nummern"]:
            continue
        breite = 7.5 * len(weg["nummern"]) + 9
        def frei(ort: tuple[float, float], breite: float = breite) -> bool:
            return all(abs(ort[0] - x) > (breite + b) / 2 or abs(ort[1] - y) > 16 for x, y, b in belegt)
        ort = next((p for p in weg["mitten"] if frei(p)), weg["mitten"][0])
        belegt.append((*ort, breite))
        weg["schild"] = {"x": round(ort[0], 1), "y": round(ort[1], 1), "b": round(breite, 1)}


def _weg(kette: list[Knoten], zurueck: bool) -> tuple[str, list[tuple[float, float]]]:
    """The path, and where on it a label could stand, best places first."""
    punkte = []
    for a, b in zip(kette, kette[1:]):
        punkte.append(((_tor(a, b, a.unten, zurueck), a.y + HOEHE), (_tor(b, a, b.oben, zurueck), b.y)))
    if zurueck:
        punkte = [(ende, anfang) for anfang, ende in reversed(punkte)]
    teile = [f"M{punkte[0][0][0]:.1f} {punkte[0][0][1]:.1f}"]
    for (x1, y1), (x2, y2) in punkte:
        mitte = (y1 + y2) / 2
        teile.append(f"L{x1:.1f} {y1:.1f}C{x1:.1f} {mitte:.1f} {x2:.1f} {mitte:.1f} {x2:.1f} {y2:.1f}")
    mitten = []
    for anteil in (.5, .35, .65, .22, .78):
        for (x1, y1), (x2, y2) in punkte:
            # the curve bends only in x: y runs with weights (1-t)³ + 3t(1-t)·½, x stays at its end points
            g = 3 * anteil * (1 - anteil)
            a, b = (1 - anteil) ** 3 + g * (1 - anteil), anteil ** 3 + g * anteil
            hoehe = (1 - anteil) ** 3 * y1 + g * (y1 + y2) / 2 + anteil ** 3 * y2
            mitten.append((a * x1 + b * x2, hoehe))
    return "".join(teile), mitten
