"""German formats for templates: {{ betrag|euro }}, {{ tag|datum }}, {{ zeit|zeitpunkt }}, {{ flaeche|m2 }}, {{ satz|prozent }}.

Values come from columns (Decimal, date, datetime) or from jsonb (strings, Decimal). Nothing is calculated here, and a float is
refused: money and areas are never binary fractions.
"""
from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

import flask

BERLIN = ZoneInfo("Europe/Berlin")
LEER = "–"
NBSP = "\u00a0"
MINUS = "\u2212"


def _dezimal(wert: Any) -> Decimal:
    if isinstance(wert, float):
        raise TypeError("float has no place here: pass Decimal, int or text")
    return Decimal(wert)


def zahl(wert: Any, stellen: int | None = None) -> str:
    """1234.5 → 1.234,5; with `stellen` that many decimals."""
    if wert is None or wert == "":
        return LEER
    d = _dezimal(wert)
    if stellen is not None:
        d = d.quantize(Decimal(1).scaleb(-stellen), rounding=ROUND_HALF_UP)
    text = f"{abs(d):,f}".replace(",", "_").replace(".", ",").replace("_", ".")
    return (MINUS if d < 0 else "") + text


def stellen(wert: Any) -> int:
    """Decimals a number needs, three at most: 84000.0000 → 0, 38.1 → 1"""
    return min(3, max(0, -_dezimal(wert).normalize().as_tuple().exponent))


def euro(wert: Any) -> str:
    """920 → 920,00 €"""
    return LEER if wert is None or wert == "" else zahl(wert, 2) + f"{NBSP}€"


def m2(wert: Any) -> str:
    """84.00 → 84 m², 84.50 → 84,5 m²"""
    return LEER if wert is None or wert == "" else _knapp(wert) + f"{NBSP}m²"


def prozent(wert: Any) -> str:
    """1.27 → 1,27 %"""
    return LEER if wert is None or wert == "" else _knapp(wert) + f"{NBSP}%"


def _knapp(wert: Any) -> str:
    text = zahl(wert)
    return text.rstrip("0").rstrip(",") if "," in text else text


def datum(wert: Any) -> str:
    """2026-11-30 → 30.11.2026; of a point in time its day in Berlin"""
    if wert is None or wert == "":
        return LEER
    if isinstance(wert, str):
        wert = dt.datetime.fromisoformat(wert) if len(wert) > 10 else dt.date.fromisoformat(wert)
    if isinstance(wert, dt.datetime) and wert.tzinfo:
        wert = wert.astimezone(BERLIN)
    return f"{wert:%d.%m.%Y}"


def zeitpunkt(wert: Any) -> str:
    """2026-11-30T09:00Z → 30.11.2026, 10:00 Uhr"""
    if wert is None or wert == "":
        return LEER
    if isinstance(wert, str):
        wert = dt.datetime.fromisoformat(wert)
    if wert.tzinfo is None:
        raise TypeError("a point in time needs its zone")
    return f"{wert.astimezone(BERLIN):%d.%m.%Y, %H:%M}{NBSP}Uhr"


def iban(wert: str | None) -> str:
    """DE02120300000000202051 → DE02 1203 0000 0000 2020 51"""
    if not wert:
        return LEER
    return NBSP.join(wert[i:i + 4] for i in range(0, len(wert), 4))


def geraet(kennung: str | None) -> str:
    """The browser and the system a user agent names, as far as people care."""
    k = kennung or ""
    # the order matters: everybody claims to be Safari
    browser = next((name for zeichen, name in (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"),
                                               ("Safari/", "Safari")) if zeichen in k), None)
    system = next((name for zeichen, name in (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
                                              ("Mac OS X", "Mac"), ("Linux", "Linux")) if zeichen in k), None)
    return " auf ".join(filter(None, (browser, system))) or k[:60] or "Unbekanntes Gerät"


def einrichten(app: flask.Flask) -> None:
    for f in (zahl, stellen, euro, m2, prozent, datum, zeitpunkt, iban, geraet):
        app.jinja_env.filters[f.__name__] = f
