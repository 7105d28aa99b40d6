"""The tenant portal: report damage, see what is paid and owed, statements, documents, the own data. Mobile first, no JavaScript needed.

Every page reads views of schema `portal` and every form calls one function of it, in the context of the tenant's session. What a
tenant may see decides row security, not a condition here.
"""
from __future__ import annotations

import contextlib
import re
import unicodedata
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import flask
import psycopg
from werkzeug.exceptions import HTTPException

from app import db, fehler
from app.portal import sprache

blueprint = flask.Blueprint("portal", __name__, url_prefix="/portal")

#: the menu: endpoint, label; an endpoint that does not exist is left out
MENUE = (
    ("portal.start", "Start"),
    ("portal.schaden", "Schaden melden"),
    ("portal.meldungen", "Meine Meldungen"),
    ("portal.zahlungen", "Zahlungen"),
    ("portal.abrechnungen", "Nebenkosten"),
    ("portal.dokumente", "Dokumente"),
    ("portal.daten", "Meine Daten"),
)
WEITERES = (
    ("portal.kaution", "Kaution"),
    ("portal.uebergaben", "Wohnungsübergabe"),
    ("portal.frage", "Frage stellen"),
    ("portal.hilfe", "Was hier nicht geht"),
    ("portal.benachrichtigungen", "Benachrichtigungen"),
    ("portal.auskunft", "Gespeicherte Daten"),
    ("portal.datenschutz", "Datenschutz"),
    ("portal.geraete", "Angemeldete Geräte"),
    ("portal.passwort", "Passwort ändern"),
)


# -- session ----------------------------------------------------------------------------------------------------------

def token() -> str:
    """The session token of this request; "" opens nothing."""
    return flask.request.cookies.get(flask.current_app.config["PORTAL_COOKIE"]) or ""


def merken(antwort: flask.typing.ResponseReturnValue, neuer_token: str) -> flask.Response:
    antwort = flask.make_response(antwort)
    app = flask.current_app
    antwort.set_cookie(app.config["PORTAL_COOKIE"], neuer_token, secure=app.config["HTTPS"], httponly=True, samesite="Lax", path="/")
    return antwort


def vergessen(antwort: flask.typing.ResponseReturnValue) -> flask.Response:
    antwort = flask.make_response(antwort)
    app = flask.current_app
    antwort.delete_cookie(app.config["PORTAL_COOKIE"], secure=app.config["HTTPS"], httponly=True, samesite="Lax", path="/")
    return antwort


@contextlib.contextmanager
def lesen() -> Iterator[db.Transaktion]:
    """The tenant's transaction of a page; afterwards the frame knows the flats and whom to call."""
    with db.transaktion("portal", token(), readonly=True) as tx:
        g = flask.g
        g.haus = tx.eine("SELECT * FROM portal.hausverwaltung")
        g.wohnungen = tx.alle("SELECT * FROM portal.meine_mietverhaeltnisse")
        gewaehlt = flask.session.get("wohnung")
        g.wohnung = next((w for w in g.wohnungen if str(w["kennung"]) == gewaehlt), g.wohnungen[0] if g.wohnungen else None)
        yield tx


def rufen(anweisung: str, *werte: object) -> Any:
    """One command of the portal in a transaction of its own, again after a deadlock → its row."""
    return db.ausfuehren(lambda tx: tx.eine(anweisung, *werte), "portal", token())


def wohnung() -> uuid.UUID | None:
    """The lease that is chosen, for the views; None shows nothing."""
    return flask.g.wohnung["kennung"] if flask.g.wohnung else None


def eingabe(*namen: str, hoechstens: int = 4000) -> dict[str, str]:
    """The fields of the form as the database takes them; an empty one is not there."""
    formular = flask.request.form
    werte = {name: formular.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()[:hoechstens] for name in namen}
    return {name: wert for name, wert in werte.items() if wert}


def schluessel() -> str:
    """A form's own key: sent twice it is one. From the form if it brings a good one, else a new one."""
    gegeben = flask.request.form.get("schluessel", "")
    return gegeben if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", gegeben) else str(uuid.uuid4())


def abgelehnt(ergebnis: dict[str, Any] | psycopg.Error) -> fehler.Meldung:
    """What a form says that was refused, in the language of the page."""
    m = fehler.meldung(ergebnis) if isinstance(ergebnis, Exception) else fehler.aus_ergebnis(ergebnis)
    return sprache.meldung(m)


def senden(inhalt: bytes, typ: str, name: str, *, herunterladen: bool) -> flask.Response:
    """A file. What somebody uploaded stays a picture or a download, whatever a browser thinks it found inside."""
    antwort = flask.Response(inhalt, content_type=typ)
    einfach = re.sub(r"[^A-Za-z0-9._-]+", "-", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()).strip("-.") or "datei"
    antwort.headers["Content-Disposition"] = (
        f"{'attachment' if herunterladen else 'inline'}; filename=\"{einfach}\"; filename*=UTF-8''{quote(name, safe='')}")
    antwort.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return antwort


# -- frame ------------------------------------------------------------------------------------------------------------

@blueprint.before_request
def _sprache_waehlen() -> None:
    sprache.waehlen()


@blueprint.after_request
def _kopf(antwort: flask.Response) -> flask.Response:
    sprache.merken(antwort)
    antwort.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    antwort.headers.setdefault("Content-Language", flask.g.get("sprache", "de"))
    return antwort


@blueprint.context_processor
def _rahmen() -> dict[str, Any]:
    da = flask.current_app.view_functions
    g = flask.g
    return {"menue": [z for z in MENUE if z[0] in da], "weiteres": [z for z in WEITERES if z[0] in da], "haus": g.get("haus"),
            "wohnungen": g.get("wohnungen") or [], "wohnung": g.get("wohnung"), "angemeldet": bool(g.get("person")), "sprache": g.get("sprache", "de"),
            "neuer_schluessel": lambda: str(uuid.uuid4()), **sprache.FUER_SEITEN}


@blueprint.errorhandler(Exception)
def _fehler(f: Exception) -> flask.typing.ResponseReturnValue:
    """Errors in the frame of the portal, in its language; who is not logged in goes to the portal's login."""
    if isinstance(f, HTTPException) and (f.response is not None or (f.code or 500) < 400):
        return f
    m = fehler.meldung(f)
    if m.code in db.NICHT_ANGEMELDET:
        from app.portal.zugang import zur_anmeldung
        return zur_anmeldung()
    antwort = flask.make_response(flask.render_template("portal/fehler.html", m=sprache.meldung(m), **_rahmen()), m.status)
    if m.warten:
        antwort.headers["Retry-After"] = str(max(1, m.warten))
    return antwort


def keine_seite(f: Exception) -> flask.typing.ResponseReturnValue:
    """An address below ours that no route has (mistyped, from an old letter): the same frame. No blueprint is asked for such an address."""
    sprache.waehlen()
    with contextlib.suppress(psycopg.Error), lesen():
        pass                            # the frame knows who is logged in, if anybody is
    return _kopf(flask.make_response(_fehler(f)))


from app.portal import daten, datenschutz, hilfe, konto, meldungen, zugang  # noqa: E402,F401  their routes
