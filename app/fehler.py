"""From an error to a page, in one place. What the database refuses speaks for itself; everything else gets an incident number.

A refusal of ours has a SQLSTATE MA… with MESSAGE, DETAIL, HINT in German, the norm in CONSTRAINT and the form field in COLUMN.
No other text of the database or of Python ever reaches a browser.
"""
from __future__ import annotations

import logging
import math
import re
import secrets
from dataclasses import dataclass, field

import flask
import psycopg
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from app import db

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Meldung:
    """What a page shows of an error."""

    status: int
    titel: str
    meldung: str
    hinweis: str | None = None
    code: str | None = None
    norm: str | None = None
    detail: str | None = None
    felder: dict[str, str] = field(default_factory=dict)
    vorfall: str | None = None
    warten: int | None = None       # seconds, Retry-After


#: codes of ours that are no 409
_STATUS = {"MA101": 401, "MA103": 401, "MA106": 404, "MA107": 410, "MA108": 429, "MA114": 404, "MA015": 404}

#: SQLSTATE or its class → what a person should know; the rest is an incident
_BETRIEB = {
    "57014": (503, "Das hat zu lange gedauert", "Die Datenbank hat die Arbeit nach der erlaubten Zeit abgebrochen. Nichts wurde geändert."),
    "55P03": (503, "Gerade in Arbeit", "Jemand anderes bearbeitet diesen Vorgang in diesem Augenblick. Nichts wurde geändert."),
    "40": (503, "Gerade in Arbeit", "Jemand anderes hat dieselben Daten im selben Augenblick geändert. Nichts wurde geändert."),
    "53": (503, "Die Datenbank ist ausgelastet", "Im Augenblick ist kein Platz für diese Anfrage. Nichts wurde geändert."),
    "08": (503, "Die Datenbank antwortet nicht", "Die Datenbank ist gerade nicht zu erreichen oder ausgelastet."),
    "57P": (503, "Die Datenbank antwortet nicht", "Die Datenbank wird gerade neu gestartet."),
}

_HTTP = {
    400: ("Die Anfrage ist unvollständig", "Der Browser hat etwas geschickt, das diese Seite nicht versteht."),
    403: ("Das geht von hier aus nicht", "Die Anfrage kam nicht von einer Seite dieser Anwendung."),
    404: ("Nicht gefunden", "Diese Seite gibt es nicht, oder sie gehört nicht zu Ihrem Zugang."),
    405: ("Das geht so nicht", "Diese Adresse nimmt solche Anfragen nicht an."),
    410: ("Nicht mehr da", "Die Aufbewahrungsfrist ist abgelaufen, der Inhalt dieser Datei wurde gelöscht."),
    413: ("Zu groß", "Was Sie hochladen wollten, ist größer als 24 MB."),
    415: ("Falsches Format", "Dieses Dateiformat wird nicht angenommen."),
    429: ("Zu viele Anfragen", "Von Ihrem Anschluss kommen gerade sehr viele Anfragen. Bitte einen Augenblick warten."),
}


def meldung(fehler: Exception) -> Meldung:
    """Translates an exception; logs an incident where there is nothing to tell but a number."""
    if isinstance(fehler, CSRFError):
        return Meldung(400, "Bitte noch einmal absenden", "Das Formular war zu alt oder Cookies sind abgeschaltet.",
                       "Die Seite neu laden und noch einmal absenden. Cookies müssen erlaubt sein.")
    if isinstance(fehler, HTTPException):
        status = fehler.code or 500
        if status in _HTTP:
            return Meldung(status, *_HTTP[status], warten=60 if status == 429 else None)
        if status < 500:
            return Meldung(status, "Das hat nicht geklappt", "Die Anfrage konnte nicht bearbeitet werden.")
        return _vorfall(fehler)
    if isinstance(fehler, psycopg.Error):
        return _aus_datenbank(fehler)
    return _vorfall(fehler)


def _aus_datenbank(fehler: psycopg.Error) -> Meldung:
    # no connection, or no free one in time (psycopg_pool.PoolTimeout)
    zustand = fehler.sqlstate or ("08006" if isinstance(fehler, psycopg.OperationalError) else "")
    if zustand.startswith("MA"):
        angaben = fehler.diag
        feld = angaben.column_name
        warten = re.search(r"warten=(\d+)", angaben.message_detail or "") if zustand == "MA108" else None
        return Meldung(
            _STATUS.get(zustand, 409), "Das geht nicht",
            angaben.message_primary or "Die Datenbank hat das abgelehnt.", angaben.message_hint, zustand,
            angaben.constraint_name, angaben.message_detail, {feld: angaben.message_primary} if feld else {},
            warten=int(warten[1]) if warten else None)
    if isinstance(fehler, psycopg.DataError) and not zustand:
        return Meldung(400, *_HTTP[400])       # refused by the driver: a NUL character, a number beyond bigint
    for schluessel in (zustand, zustand[:3], zustand[:2]):
        if schluessel in _BETRIEB:
            status, titel, text = _BETRIEB[schluessel]
            log.warning("database: %s %s", zustand, type(fehler).__name__)
            return Meldung(status, titel, text, "In einigen Sekunden noch einmal versuchen.", warten=5)
    return _vorfall(fehler)


def _vorfall(fehler: Exception) -> Meldung:
    nummer = secrets.token_hex(4).upper()
    # the text of a constraint violation quotes the row: SQLSTATE and place are enough to find it
    if isinstance(fehler, psycopg.Error):
        stelle = (fehler.diag.context or "").splitlines()[:1]
        log.error("incident %s: %s %s constraint=%s %s", nummer, fehler.sqlstate, type(fehler).__name__,
                  fehler.diag.constraint_name, stelle, exc_info=_ohne_text(fehler))
    else:
        log.error("incident %s", nummer, exc_info=fehler)
    return Meldung(500, "Unerwarteter Fehler", "Die Anfrage konnte nicht bearbeitet werden. Nichts wurde geändert.",
                   "Noch einmal versuchen. Hilft das nicht, die Vorfallsnummer der Technik nennen.", vorfall=nummer)


def _ohne_text(fehler: Exception) -> tuple:
    """The traceback without the message."""
    return (RuntimeError, RuntimeError("(text left out)"), fehler.__traceback__)


def aus_ergebnis(ergebnis: dict) -> Meldung:
    """A refusal of the engine (engine.ergebnis with ok=false)."""
    return Meldung(_STATUS.get(ergebnis["fehlercode"], 409), "Das geht nicht", ergebnis["meldung"], ergebnis["hinweis"],
                   ergebnis["fehlercode"], ergebnis["norm"], ergebnis["detail"], ergebnis["felder"] or {})


def seite(m: Meldung) -> flask.Response:
    """The page of an error. The frame shows navigation only to somebody whom this request has recognised."""
    antwort = flask.make_response(flask.render_template("fehler.html", m=m), m.status)
    if m.warten:
        antwort.headers["Retry-After"] = str(max(1, math.ceil(m.warten)))
    return antwort


def behandeln(fehler: Exception) -> flask.typing.ResponseReturnValue:
    if isinstance(fehler, SecurityError):
        # called under a foreign name: no page of ours can be built for it
        return flask.Response("400 Unbekannter Hostname\n", 400, content_type="text/plain; charset=utf-8")
    if isinstance(fehler, HTTPException) and (fehler.response is not None or (fehler.code or 500) < 400):
        return fehler
    if flask.request.blueprint is None and flask.request.path.startswith("/portal/"):
        from app import portal
        return portal.keine_seite(fehler)
    m = meldung(fehler)
    if m.code in db.NICHT_ANGEMELDET:
        from app import auth
        return auth.zur_anmeldung()
    return seite(m)


def einrichten(app: flask.Flask) -> None:
    app.register_error_handler(Exception, behandeln)
