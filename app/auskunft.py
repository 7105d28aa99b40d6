"""Stored data as a reader takes it in (Art. 15): words instead of column names, German dates and numbers."""
from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Any

import flask

from app import filter


def lesbar(zeilen: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{_wort(spalte): _wert(wert) for spalte, wert in zeile.items()} for zeile in zeilen]


def als_datei(auskunft: list[dict[str, Any]]) -> flask.Response:
    """In a form a machine reads (Art. 20): the values as they are stored."""
    antwort = flask.Response(json.dumps({"auskunft": auskunft}, ensure_ascii=False, indent=1, default=str), content_type="application/json; charset=utf-8")
    antwort.headers["Content-Disposition"] = 'attachment; filename="datenauskunft.json"'
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
