"""Stored data as a reader takes it in (Art. 15): words instead of column names, German dates and numbers."""
from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from decimal import Decimal
from typing import Any

import flask

from app import dokumente, filter

#: rows of one kind, and characters with their markup, that a page shows (a slow line); all of them are in the PDF and the file
AUF_DER_SEITE, SEITE_ZEICHEN, JE_FELD = 10, 60_000, 40
#: characters of a letter that go into its text; what the template takes at most, less what frames it
ZEICHEN = dokumente.HOECHSTENS_ZEICHEN - 10_000
#: of one item of a list, and items of a list
PUNKT, PUNKTE = 1900, 100


def lesbar(zeilen: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{_wort(spalte): _wert(wert) for spalte, wert in zeile.items()} for zeile in zeilen]


def fuer_seite(auskunft: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every kind, with as many of its rows as a page bears."""
    rest, arten = SEITE_ZEICHEN, []
    for a in auskunft:
        gezeigt = []
        for zeile in lesbar(a["zeilen"][:AUF_DER_SEITE]):
            rest -= sum(len(k) + len(w) + JE_FELD for k, w in zeile.items())
            if rest < 0:
                break
            gezeigt.append(zeile)
        arten.append(a | {"zeilen": gezeigt})
    return arten


def als_datei(auskunft: list[dict[str, Any]]) -> flask.Response:
    """In a form a machine reads (Art. 20): the values as they are stored."""
    antwort = flask.Response(json.dumps({"auskunft": auskunft}, ensure_ascii=False, indent=1, default=str), content_type="application/json; charset=utf-8")
    antwort.headers["Content-Disposition"] = 'attachment; filename="datenauskunft.json"'
    return antwort


def als_pdf(kopf: dict[str, Any], auskunft: list[dict[str, Any]]) -> flask.Response:
    """As a letter (Art. 15 Abs. 3): every kind, and one item for every row."""
    bloecke: list[dict[str, Any]] = [{"art": "absatz", "text": "hier ist die Auskunft über alles, was zu Ihrer Person gespeichert ist (Art. 15 DSGVO). Angaben anderer Personen sind geschwärzt."}]
    rest = ZEICHEN
    for a in auskunft:
        punkte, gedruckt = [], 0
        for zeile in lesbar(a["zeilen"]):
            text = dokumente.druckbar(" · ".join(f"{k}: {w}" for k, w in zeile.items() if w))
            if len(text) > rest:
                break
            rest -= len(text)
            gedruckt += 1
            punkte += [text[von:von + PUNKT] for von in range(0, len(text), PUNKT)]
        bloecke.append({"art": "ueberschrift", "text": f"{a['titel']} ({a['anzahl']})"})
        bloecke += [{"art": "liste", "punkte": punkte[von:von + PUNKTE]} for von in range(0, len(punkte), PUNKTE)]
        if gedruckt < a["anzahl"]:
            bloecke.append({"art": "hinweis", "text": f"Weitere {a['anzahl'] - gedruckt} dieser Art sind für den Druck zu viele; sie stehen vollständig in der Datei (JSON), die zu dieser Auskunft gehört."})
    daten = kopf | {"betreff": {"titel": "Auskunft über Ihre gespeicherten Daten", "zusatz": None}, "bloecke": bloecke}
    inhalt = json.dumps(daten, ensure_ascii=False, sort_keys=True, default=str)
    daten = json.loads(inhalt)
    pdf = dokumente.rendere("schreiben", 1, daten, {}, hashlib.sha256(inhalt.encode()).hexdigest(), "")
    antwort = flask.Response(pdf, content_type="application/pdf")
    antwort.headers["Content-Disposition"] = 'attachment; filename="datenauskunft.pdf"'
    return antwort


def _wort(spalte: str) -> str:
    """A column's name as a reader would write it: gueltig_ab → Gültig ab."""
    text = re.sub(r"(?<![aeq])ue", "ü", spalte.replace("_", " ")).replace("ae", "ä").replace("oe", "ö").replace("strasse", "Straße")
    return text[:1].upper() + text[1:]


def _wert(wert: Any) -> str:
    if isinstance(wert, bool):
        return "ja" if wert else "nein"
    if isinstance(wert, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", wert):
        return filter.datum(wert)
    if isinstance(wert, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+[+Z].*", wert):
        return filter.zeitpunkt(dt.datetime.fromisoformat(wert))
    if isinstance(wert, (int, float, Decimal)):
        return str(wert).replace(".", ",")
    return wert if isinstance(wert, str) else json.dumps(wert, ensure_ascii=False, default=str)
