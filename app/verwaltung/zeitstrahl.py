"""The timeline of a tenancy, laid out from the row of api.mietakte: the master as a band over the years, every Vorgang as a bar
below it, lines from where one led to another. templates/verwaltung/_zeitstrahl.html draws it, a table beside it says the same.
"""
from __future__ import annotations

import datetime as dt
from typing import Any

from app.filter import BERLIN, datum

KOPF, BAND = 30, 26             # scale, master band
ZEILE_BREIT, ZEILE_SCHMAL = 30, 44
BESCHRIFTUNG = 270              # gutter of the names in the wide picture
RAND = 8


def _tag(wert: Any) -> dt.date | None:
    if not wert:
        return None
    if isinstance(wert, dt.datetime):
        return wert.astimezone(BERLIN).date()
    if isinstance(wert, dt.date):
        return wert
    text = str(wert)
    return dt.datetime.fromisoformat(text).astimezone(BERLIN).date() if len(text) > 10 else dt.date.fromisoformat(text)


def zeichnen(akte: dict[str, Any], breite: int) -> dict[str, Any]:
    """What the template draws, for a picture of this width in pixels."""
    schmal = breite < 600
    links = RAND if schmal else BESCHRIFTUNG
    zeile_hoehe = ZEILE_SCHMAL if schmal else ZEILE_BREIT
    heute = _tag(akte["heute"])
    vorgaenge = [v for v in akte["vorgaenge"] if not v["ist_klammer"]]
    klammer = next((v for v in akte["vorgaenge"] if v["ist_klammer"]), None)

    tage = [heute, _tag(akte["mietbeginn"]), _tag(akte["mietende"])]
    for v in akte["vorgaenge"]:
        tage += [_tag(v["gestartet_am"]), _tag(v["beendet_am"]), _tag(v["plan_am"])]
    tage += [_tag(f["faellig_am"]) for f in akte["fristen"]] + [_tag(n["gueltig_ab"]) for n in akte["nachtraege"]]
    tage = [t for t in tage if t]
    von, bis = min(tage), max(tage)
    luft = max(5, (bis - von).days // 50)
    von, bis = von - dt.timedelta(luft), bis + dt.timedelta(luft * (2 if schmal else 1))
    bis = max(bis, von + dt.timedelta(30))
    knick = _knick(von, bis, heute, vorgaenge)
    platz = breite - links - RAND
    mitte = links + platz * (0.45 if knick else 0)

    def x(tag: dt.date) -> float:
        if knick and tag < knick:
            return round(links + (tag - von).days / (knick - von).days * (mitte - links), 1)
        ab = knick or von
        return round(mitte + (tag - ab).days / (bis - ab).days * (breite - RAND - mitte), 1)

    balken, zeile_von, titel_von = [], {}, {v["id"]: v["titel"] for v in vorgaenge}
    y = KOPF + BAND + 14
    for v in vorgaenge:
        beginn, ende = _tag(v["gestartet_am"]), _tag(v["beendet_am"])
        x1, x2 = x(beginn), x(ende or max(heute, beginn))
        x2 = min(max(x2, x1 + 8), breite - RAND)
        x1 = min(x1, x2 - 8)
        name, art = v["titel"], v["zustand_titel"]
        oben = y + (20 if schmal else 7)
        zeichen = len(art) * 7.3
        if schmal:
            text_x, anker = links, "start"
        elif x2 + 8 + zeichen < breite:
            text_x, anker = x2 + 7, "start"
        elif x1 - 8 - zeichen > links:
            text_x, anker = x1 - 7, "end"
        else:
            text_x, anker = breite - RAND, "end"
        balken.append({
            "id": v["id"], "x": x1, "b": round(x2 - x1, 1), "y": oben, "h": 16, "mitte": oben + 8, "name": _kurz(f"{name}: {art}", 44) if schmal else _kurz(name, 36), "zustand": art,
            "art": v["zustand_art"] if v["beendet_am"] else "offen", "text_x": round(text_x, 1), "anker": anker, "name_y": y + (14 if schmal else 20),
            "plan": x(_tag(v["plan_am"])) if v["plan_am"] and not v["beendet_am"] else None,
            "titel": f"{name}: {art}, {datum(beginn)} bis {datum(ende) if ende else 'heute'}" + (", aus dem Altbestand übernommen" if v["uebernommen"] else ""),
            "punkte": sorted({x(_tag(s["zeit"])) for s in akte["schritte"] if s["vorgang_id"] == v["id"]} if not v["uebernommen"] else ())})
        zeile_von[v["id"]] = balken[-1]
        y += zeile_hoehe
    verweise = []
    for v in vorgaenge:
        eltern, kind = zeile_von.get(v["entstanden_aus"]), zeile_von[v["id"]]
        if eltern:
            if kind["y"] - eltern["y"] == zeile_hoehe and eltern["x"] <= kind["x"] + 3 <= eltern["x"] + eltern["b"]:
                d = f"M{kind['x'] + 3} {eltern['y'] + 16}V{kind['y'] - 1}"          # the row below: straight down
            else:
                # past the rows between, on the left, where their bars have not begun
                links_vorbei = round(max(min(eltern["x"], kind["x"]) - 8, 2), 1)
                d = f"M{eltern['x']} {eltern['mitte']}H{links_vorbei}V{kind['mitte']}H{kind['x'] - 1}"
            verweise.append({"d": d, "titel": f"{v['titel']} ist entstanden aus {titel_von[v['entstanden_aus']]}"})
    teile = [(von, knick, mitte - links), (knick, bis, breite - mitte)] if knick else [(von, bis, platz)]
    skala = [marke for ab, ende, raum in teile for marke in _skala(ab, ende, x, schmal, breite, raum)]
    return {
        "breite": breite, "hoehe": y + 6, "links": links, "schmal": schmal, "heute": x(heute), "heute_text": datum(heute), "skala": skala, "lupe": round(mitte, 1) if knick else None, "unten": y,
        "band": _band(akte, klammer, heute, bis, x), "band_y": KOPF, "band_h": BAND, "balken": balken, "verweise": verweise,
        "nachtraege": [{"x": x(_tag(n["gueltig_ab"])), "titel": f"Nachtrag {n['nummer']}, ab {datum(n['gueltig_ab'])}: {n['text']}"} for n in akte["nachtraege"]],
        "mietende": x(_tag(akte["mietende"])) if akte["mietende"] else None}


def _kurz(text: str, laenge: int) -> str:
    return text if len(text) <= laenge else text[:laenge - 1].rstrip() + "…"


def _knick(von: dt.date, bis: dt.date, heute: dt.date, vorgaenge: list[dict[str, Any]]) -> dt.date | None:
    """Where a long history ends and the present begins that gets more room: a month before the first step of the last year
    or of what is still running."""
    if (bis - von).days < 4 * 365:
        return None
    frisch = [_tag(v["gestartet_am"]) for v in vorgaenge if not v["beendet_am"] or _tag(v["beendet_am"]) > heute - dt.timedelta(365)]
    if not frisch:
        return None
    knick = min(frisch) - dt.timedelta(31)
    return knick if (knick - von).days > 2 * (bis - knick).days else None


def _skala(von: dt.date, bis: dt.date, x: Any, schmal: bool, breite: int, platz: float) -> list[dict[str, Any]]:
    """Years, or months where a part spans less than two years; only so many labels as fit."""
    tage = (bis - von).days
    hoechstens = max(2, int(platz / (58 if schmal else 66)))
    monate = tage < 800
    schritt = next(s for s in ((1, 2, 3, 6, 12, 24) if monate else (1, 2, 5, 10, 20, 50, 100)) if tage / (30.4 if monate else 365) / s <= hoechstens or s in (24, 100))
    marken, jahr, monat = [], von.year, 1
    while (tag := dt.date(jahr, monat, 1)) <= bis:
        if von <= tag and x(tag) + 16 < breite and (monate or jahr % schritt == 0) and (monate or x(tag) < x(bis) - 20):
            marken.append({"x": x(tag), "text": f"{tag:%m/%Y}" if monate else str(jahr),
                           "anker": "end" if x(tag) > breite - 30 else "start" if x(tag) < 30 else "middle"})
        if monate:
            monat += schritt
            jahr, monat = jahr + (monat - 1) // 12, (monat - 1) % 12 + 1
        else:
            jahr += 1
    return marken


def _band(akte: dict[str, Any], klammer: dict[str, Any] | None, heute: dt.date, ende: dt.date, x: Any) -> list[dict[str, Any]]:
    """The master's states one after the other."""
    if not klammer:
        return []
    schritte = [(_tag(s["zeit"]), s["zustand"], s["nach"]) for s in akte["schritte"] if s["vorgang_id"] == klammer["id"]]
    if klammer["uebernommen"] and schritte:
        schritte[0] = (_tag(klammer["gestartet_am"]), *schritte[0][1:])
    teile = []
    for i, (tag, zustand, titel) in enumerate(schritte):
        letzter = i + 1 == len(schritte)
        bis = (min(heute + dt.timedelta((ende - heute).days // 2), ende) if klammer["beendet_am"] else heute) if letzter else schritte[i + 1][0]
        x1, x2 = x(tag), x(max(bis, tag))
        if letzter:
            x2 = max(x2, x1 + 6)
        if x2 - x1 >= 1:
            teile.append({"x": x1, "b": round(x2 - x1, 1), "zustand": zustand, "titel": titel, "text": titel if x2 - x1 > len(titel) * 8 + 12 else "", "von": datum(tag)})
    return teile
