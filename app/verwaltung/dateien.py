"""Documents and uploads, by their kennung. Nothing is kept by a browser, nothing runs in what is shown."""
from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote
from uuid import UUID

import flask

from app import db
from app.verwaltung import blueprint

DOKUMENT = "SELECT * FROM api.dokument_datei WHERE kennung = %s"
DATEI = "SELECT name, typ, inhalt FROM akte.dateien WHERE kennung = %s"


def _senden(inhalt: bytes, typ: str, name: str, herunterladen: bool) -> flask.Response:
    if inhalt == b"\0":         # emptied when its retention was over (regel.person_loeschen, regel.belege_leeren)
        flask.abort(410)
    antwort = flask.Response(inhalt, content_type=typ)
    einfach = re.sub(r"[^A-Za-z0-9._-]+", "-", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()).strip("-.") or "datei"
    antwort.headers["Content-Disposition"] = (
        f"{'attachment' if herunterladen else 'inline'}; filename=\"{einfach}\"; filename*=UTF-8''{quote(name, safe='')}")
    # what somebody uploaded stays a picture or a download, whatever a browser thinks it found inside
    antwort.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    antwort.headers["X-Content-Type-Options"] = "nosniff"
    return antwort


@blueprint.get("/dokument/<uuid:kennung>.pdf")
def dokument(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        d = tx.eine(DOKUMENT, kennung)
    if d is None:
        flask.abort(404)
    return _senden(bytes(d["inhalt"]), "application/pdf", d["dateiname"], herunterladen=True)


@blueprint.get("/datei/<uuid:kennung>")
def datei(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        d = tx.eine(DATEI, kennung)
    if d is None:
        flask.abort(404)
    endung = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}[d["typ"]]
    name = re.sub(r"\.\w{1,5}$", "", d["name"]) + endung
    return _senden(bytes(d["inhalt"]), d["typ"], name, herunterladen=d["typ"] == "application/pdf")
