"""The page behind the link of an order: what is to be done, and where to say that it is done. For a caretaker without an account, on a phone.

As with the owner's link (app/freigabe): the link is the key, opening it changes nothing, a wrong, an expired and a used one get the same page,
and the token is in no log. One POST reports the work with its day and photos; it ends the link.
"""
from __future__ import annotations

from typing import Any
from uuid import UUID

import flask
import psycopg
from psycopg.types.json import Jsonb

from app import bilder, db, fehler, freigabe
from app.sicherheit import csrf, grenze

blueprint = flask.Blueprint("auftrag", __name__, url_prefix="/auftrag")
csrf.exempt(blueprint)

ANSICHT = "SELECT portal.auftrag_ansicht()"
FOTO = "SELECT portal.auftrag_foto(%s)"
MELDEN = "SELECT * FROM portal.auftrag_melden(%s, %s::bytea[])"


def _token(token: str) -> str:
    return token.replace("\0", "")[:200]


@blueprint.get("/<token>")
@grenze.limit("60 per minute")
def seite(token: str) -> flask.typing.ResponseReturnValue:
    return _zeigen(token)


def _zeigen(token: str, m: fehler.Meldung | None = None, eingaben: dict[str, str] | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion("freigabe", _token(token), readonly=True) as tx:
        a = tx.wert(ANSICHT)
        fotos = [freigabe._klein(bytes(f)) for k in a["fotos"][:freigabe.BILDER] if (f := tx.wert(FOTO, k))]
    return flask.render_template("freigabe/auftrag.html", a=a, token=token, m=m, e=eingaben or {}, fotos=list(zip(a["fotos"], fotos))), m.status if m else 200


@blueprint.get("/<token>/foto/<uuid:kennung>")
@grenze.limit("120 per minute")
def foto(token: str, kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion("freigabe", _token(token), readonly=True) as tx:
        inhalt = tx.wert(FOTO, kennung)
    if inhalt is None:
        return _ungueltig()
    antwort = flask.Response(bytes(inhalt), content_type="image/jpeg")
    antwort.headers["Content-Disposition"] = 'inline; filename="Bild.jpg"'
    antwort.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return antwort


@blueprint.post("/<token>")
@grenze.limit("20 per minute")
def melden(token: str) -> flask.typing.ResponseReturnValue:
    daten = {n: flask.request.form.get(n, "").replace("\0", "").replace("\r\n", "\n")[:4000] for n in ("erledigt_am", "bericht")}
    # the link first: who has none has nothing decoded here
    with db.transaktion("freigabe", _token(token), readonly=True) as tx:
        tx.wert(ANSICHT)
    fotos: list[bytes] = []
    for d in flask.request.files.getlist("fotos")[:7]:
        if d.filename:
            try:
                fotos.append(bilder.bild_pruefen(d.read()).inhalt_jpeg)
            except bilder.BildFehler as f:
                return _zeigen(token, fehler.Meldung(422, "Das geht nicht", f.meldung, f.hinweis, f.code, felder={"fotos": f"{f.meldung} {f.hinweis}"}), daten)
    e: dict[str, Any] = db.datenbank().ausfuehren("freigabe", _token(token), lambda tx: tx.eine(MELDEN, Jsonb(daten), fotos))
    if not e["ok"]:
        return _zeigen(token, fehler.aus_ergebnis(e), daten)
    return flask.render_template("freigabe/auftrag_fertig.html")


def _ungueltig() -> flask.typing.ResponseReturnValue:
    return flask.render_template("freigabe/ungueltig.html", auftrag=True), 410


@blueprint.errorhandler(psycopg.Error)
def _datenbank(f: psycopg.Error) -> flask.typing.ResponseReturnValue:
    if f.sqlstate == "MA107":
        return _ungueltig()
    m = fehler.meldung(f)
    return flask.render_template("freigabe/fehler.html", m=m), m.status


blueprint.after_request(freigabe._kopf)
