"""German and English. The German text is the key; what has no English stays German, and a test finds it.

A catalogue in the repository and no compiled file: app/portal/englisch.py. What the database refuses is told in English by its code.
"""
from __future__ import annotations

import datetime as dt
from typing import Any

import flask

from app import fehler, filter
from app.portal import englisch

SPRACHEN = ("de", "en")
KEKS = "mietakte_sprache"


def waehlen() -> None:
    """From the address (?sprache=en), the cookie, or German: the house speaks German unless somebody asks."""
    gewaehlt = flask.request.args.get("sprache")
    gemerkt = flask.request.cookies.get(KEKS)
    flask.g.sprache = gewaehlt if gewaehlt in SPRACHEN else gemerkt if gemerkt in SPRACHEN else "de"


def merken(antwort: flask.Response) -> None:
    if flask.request.args.get("sprache") in SPRACHEN:
        antwort.set_cookie(KEKS, flask.g.sprache, max_age=365 * 86400, secure=flask.current_app.config["HTTPS"], httponly=True, samesite="Lax", path="/portal")


def ist_englisch() -> bool:
    return flask.g.get("sprache") == "en"


def t(text: str | None, **werte: object) -> str:
    """The text in the language of the page; `%(name)s` takes a value."""
    if not text:
        return ""
    if ist_englisch():
        text = englisch.TEXTE.get(text, text)
    return text % werte if werte else text


def meldung(m: fehler.Meldung) -> fehler.Meldung:
    """A refusal in the language of the page."""
    if not ist_englisch():
        return m
    import dataclasses

    text, hinweis = englisch.FEHLER.get(m.code or "", (None, None))
    if text is None:
        return dataclasses.replace(m, titel=t(m.titel), meldung=t(m.meldung), hinweis=t(m.hinweis), felder={f: t(x) for f, x in m.felder.items()})
    return dataclasses.replace(m, titel=t(m.titel), meldung=text, hinweis=hinweis, felder={f: englisch.TEXTE.get(x, text) for f, x in m.felder.items()})


def tag(wert: Any) -> str:
    """30.11.2026, in English 30 Nov 2026"""
    if not wert or not ist_englisch():
        return filter.datum(wert)
    if isinstance(wert, str):
        wert = dt.datetime.fromisoformat(wert) if len(wert) > 10 else dt.date.fromisoformat(wert)
    if isinstance(wert, dt.datetime) and wert.tzinfo:
        wert = wert.astimezone(filter.BERLIN)
    return f"{wert.day} {('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')[wert.month - 1]} {wert.year}"


def zeit(wert: Any) -> str:
    """30.11.2026, 22:30 Uhr, in English 30 Nov 2026, 22:30"""
    if not wert or not ist_englisch():
        return filter.zeitpunkt(wert)
    if isinstance(wert, str):
        wert = dt.datetime.fromisoformat(wert)
    return f"{tag(wert)}, {wert.astimezone(filter.BERLIN):%H:%M}"


def zahl(wert: Any, stellen: int | None = None) -> str:
    """1.234,5, in English 1,234.5"""
    text = filter.zahl(wert, stellen)
    return text.translate(str.maketrans(",.", ".,")) if ist_englisch() else text


def geld(wert: Any) -> str:
    """1.130,00 €, in English €1,130.00"""
    if wert is None or wert == "":
        return filter.LEER
    if not ist_englisch():
        return filter.euro(wert)
    text = zahl(wert, 2)
    return f"{filter.MINUS}€{text[1:]}" if text.startswith(filter.MINUS) else f"€{text}"


#: what templates of the portal call
FUER_SEITEN = {"t": t, "tag": tag, "zeit": zeit, "zahl": zahl, "geld": geld}
