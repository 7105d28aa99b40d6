"""The page behind an owner's link: the damage, the offer, approve, refuse, ask back. For somebody without an account, on a phone.

The link is the key: no login, no cookie. Opening it is recorded and decides nothing, because mail scanners open links. A first POST says
what is about to happen and gets a word, a second POST brings that word and decides; the database keeps what it stands for. A wrong, an
expired, a used and a revoked link get the same page with the same status. The token is in no log: what this process writes is cleaned
(`OhneToken`), no page sends a Referer, nothing is loaded from elsewhere. A reverse proxy in front must not log the path of /freigabe/.
"""
from __future__ import annotations

import base64
import io
import logging
import re
from typing import Any
from uuid import UUID

import flask
import psycopg
from PIL import Image

from app import db, fehler
from app.sicherheit import csrf, grenze

blueprint = flask.Blueprint("freigabe", __name__, url_prefix="/freigabe")
# There is no cookie that a foreign page could ride on: who knows the address is the owner. The second tap has a word of its own.
csrf.exempt(blueprint)

ANSICHT = "SELECT portal.freigabe_ansicht(%s)"
DATEI = "SELECT name, typ, inhalt FROM portal.freigabe_datei(%s)"
VORLEGEN = "SELECT portal.freigabe_vorlegen(%s, %s)"
ENTSCHEIDEN = "SELECT * FROM portal.freigabe_entscheiden(%s)"
#: pictures shown at most, and their longest edge: the page has to arrive over a weak line
BILDER, KANTE = 8, 960


class OhneToken(logging.Filter):
    """Takes the token out of every line that names an address of ours."""

    _TOKEN = re.compile(r"(/(?:freigabe|auftrag)/)[^/\s\"'?]+")

    def filter(self, zeile: logging.LogRecord) -> bool:
        text = zeile.getMessage()
        if "/freigabe/" in text or "/auftrag/" in text:
            zeile.msg, zeile.args = self._TOKEN.sub(r"\1…", text), ()
        return True


for _name in ("gunicorn.access", "gunicorn.error", "werkzeug", "app", __name__, "app.fehler", "app.db"):
    logging.getLogger(_name).addFilter(OhneToken())


def _transaktion(token: str, readonly: bool = False) -> Any:
    return db.transaktion("freigabe", token.replace("\0", "")[:200], readonly=readonly)


@blueprint.get("/<token>")
@grenze.limit("60 per minute")
def seite(token: str) -> flask.typing.ResponseReturnValue:
    return _zeigen(token)


def _zeigen(token: str, meldung: str | None = None, text: str = "") -> flask.typing.ResponseReturnValue:
    with _transaktion(token) as tx:
        a = tx.wert(ANSICHT, _geraet())
        bilder = [_klein(bytes(bild["inhalt"])) for k in a["fotos"][:BILDER] if (bild := tx.eine(DATEI, k)) and bild["inhalt"]]
        angebot = tx.eine(DATEI, a["angebot"]["datei"]) if a["angebot"]["datei"] else None
    return flask.render_template("freigabe/seite.html", a=a, bilder=list(zip(a["fotos"], bilder)), angebot=angebot, token=token, meldung=meldung, text=text,
                                 ), 422 if meldung else 200


@blueprint.get("/<token>/datei/<uuid:kennung>")
@grenze.limit("120 per minute")
def datei(token: str, kennung: UUID) -> flask.typing.ResponseReturnValue:
    with _transaktion(token, readonly=True) as tx:
        d = tx.eine(DATEI, kennung)
    if not d or d["inhalt"] is None:
        return _ungueltig()
    antwort = flask.Response(bytes(d["inhalt"]), content_type=d["typ"])
    ende = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}[d["typ"]]
    antwort.headers["Content-Disposition"] = f"{'attachment' if ende == 'pdf' else 'inline'}; filename=\"{'Angebot' if ende == 'pdf' else 'Bild'}.{ende}\""
    antwort.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return antwort


@blueprint.post("/<token>")
@grenze.limit("30 per minute")
def vorlegen(token: str) -> flask.typing.ResponseReturnValue:
    """The first tap: asks once more."""
    art = flask.request.form.get("entscheidung", "")[:40].replace("\0", "")
    text = flask.request.form.get("text_" + art, "").replace("\0", "").replace("\r\n", "\n")[:3000]
    try:
        with _transaktion(token) as tx:
            wort = tx.wert(VORLEGEN, art, text)
            a = tx.wert(ANSICHT, _geraet())
    except psycopg.Error as abgelehnt:
        if abgelehnt.sqlstate != "MAE44":
            raise
        return _zeigen(token, abgelehnt.diag.message_primary, text)
    return flask.render_template("freigabe/bestaetigen.html", a=a, art=art, text=text.strip(), wort=wort, token=token)


@blueprint.post("/<token>/bestaetigen")
@grenze.limit("30 per minute")
def bestaetigen(token: str) -> flask.typing.ResponseReturnValue:
    """The second tap: decides."""
    wort = flask.request.form.get("wort", "")[:200].replace("\0", "")
    e = db.datenbank().ausfuehren("freigabe", token.replace("\0", "")[:200], lambda tx: tx.eine(ENTSCHEIDEN, wort))
    if not e["ok"]:
        return _zeigen(token, " ".join(filter(None, (e["meldung"], e["hinweis"]))))
    return flask.render_template("freigabe/fertig.html", nach=e["nach"], token=token)


def _geraet() -> str:
    return (flask.request.user_agent.string or "")[:200].replace("\0", "")


def _klein(inhalt: bytes) -> str:
    """A photo of ours, smaller, as part of the page: one request, one view."""
    bild = Image.open(io.BytesIO(inhalt), formats=("JPEG", "PNG"))
    bild.draft("RGB", (KANTE, KANTE))
    bild = bild.convert("RGB")
    bild.thumbnail((KANTE, KANTE))
    puffer = io.BytesIO()
    bild.save(puffer, "JPEG", quality=72, optimize=True)
    return "data:image/jpeg;base64," + base64.b64encode(puffer.getvalue()).decode()


def _ungueltig() -> flask.typing.ResponseReturnValue:
    """Wrong, expired, used, revoked: one page, one status."""
    return flask.render_template("freigabe/ungueltig.html"), 410


@blueprint.errorhandler(psycopg.Error)
def _datenbank(f: psycopg.Error) -> flask.typing.ResponseReturnValue:
    if f.sqlstate == "MA107":
        return _ungueltig()
    m = fehler.meldung(f)
    return flask.render_template("freigabe/fehler.html", m=m), m.status


@blueprint.after_request
def _kopf(antwort: flask.Response) -> flask.Response:
    antwort.headers["Referrer-Policy"] = "no-referrer"
    antwort.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return antwort
