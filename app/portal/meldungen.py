"""Damage reports and questions: the form, the photos, the thread, the receipt."""
from __future__ import annotations

from typing import Any
from uuid import UUID

import flask
import psycopg
from psycopg.types.json import Jsonb

from app import bilder, db, dokumente, fehler
from app.portal import abgelehnt, blueprint, eingabe, lesen, rufen, schluessel, senden, sprache, token
from app.portal.sprache import t
from app.sicherheit import grenze

MELDEN = "SELECT * FROM portal.schaden_melden(%s)"
FRAGEN = "SELECT * FROM portal.frage_stellen(%s)"
FOTO = "SELECT portal.foto_anhaengen(%s, %s, %s)"
NACHRICHT = "SELECT * FROM portal.nachricht_schreiben(%s, %s)"
NOTFALL = "SELECT portal.notfall_hinweis(%s)"
MEINE = "SELECT * FROM portal.meine_anfragen WHERE kennung = %s"
#: categories of damage as the database knows them
GEWERKE = (("heizung", "Heizung"), ("wasser", "Wasser"), ("elektrik", "Elektrik"), ("sanitaer", "Sanitär"), ("sonstiges", "Sonstiges"))
FOTOS = 6


def _fotos() -> tuple[list[tuple[str, bilder.Bild]], list[str]]:
    """The photos of the form, made anew, and why others were not taken. A bad photo does not keep the report back."""
    gut, schlecht = [], []
    dateien = [d for d in flask.request.files.getlist("fotos") if d and d.filename]
    for datei in dateien[:FOTOS]:
        name = datei.filename.replace("\0", "")[:120]
        try:
            gut.append((name, bilder.bild_pruefen(datei.stream.read(bilder.MAX_BYTES + 1))))
        except bilder.BildFehler as f:
            m = sprache.meldung(fehler.Meldung(422, "", f.meldung, f.hinweis, f.code))
            schlecht.append(f"{name}: {m.meldung} {m.hinweis}")
    if len(dateien) > FOTOS:
        schlecht.append(t("Es waren mehr als sechs Fotos; die ersten sechs sind angekommen."))
    return gut, schlecht


def _anhaengen(tx: db.Transaktion, kennung: UUID, fotos: list[tuple[str, bilder.Bild]]) -> None:
    for name, bild in fotos:
        tx.tun(FOTO, kennung, bild.inhalt_jpeg, Jsonb({"typ": "image/jpeg", "name": name, "sha256_original": bild.sha256_original,
                                                       "aufgenommen_am": bild.aufgenommen_am.isoformat() if bild.aufgenommen_am else None}))


# -- damage -----------------------------------------------------------------------------------------------------------

@blueprint.get("/schaden")
def schaden() -> flask.typing.ResponseReturnValue:
    return _schaden({})


def _schaden(werte: dict[str, str], m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with lesen():
        return flask.render_template("portal/schaden.html", gewerke=GEWERKE, w=werte, m=m, schluessel=schluessel()), m.status if m else 200


@blueprint.post("/schaden")
@grenze.limit("20 per minute")
def schaden_melden() -> flask.typing.ResponseReturnValue:
    werte = eingabe("gewerk", "raum", "seit", "text", "telefon", "dringend", "mietverhaeltnis")
    fotos, schlecht = _fotos()

    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        ergebnis = tx.eine(MELDEN, Jsonb({**werte, "schluessel": schluessel()}))
        if ergebnis["ok"]:
            _anhaengen(tx, ergebnis["kennung"], fotos)
        return ergebnis

    try:
        ergebnis = db.ausfuehren(arbeit, "portal", token())
    except psycopg.Error as f:
        if not (f.sqlstate or "").startswith("MAE6"):
            raise
        return _schaden(werte, abgelehnt(f))
    if not ergebnis["ok"]:
        return _schaden(werte, abgelehnt(ergebnis))
    for text in schlecht:
        flask.flash(text, "warnung")
    return flask.redirect(flask.url_for("portal.meldung", kennung=ergebnis["kennung"], neu=1), 303)


# -- questions --------------------------------------------------------------------------------------------------------

@blueprint.get("/frage")
def frage() -> flask.typing.ResponseReturnValue:
    return _frage({"betreff": flask.request.args.get("betreff", "")[:200], "kategorie": "unterlagen" if flask.request.args.get("unterlagen") else "frage"})


def _frage(werte: dict[str, str], m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with lesen():
        return flask.render_template("portal/frage.html", w=werte, m=m, schluessel=schluessel()), m.status if m else 200


@blueprint.post("/frage")
@grenze.limit("20 per minute")
def frage_stellen() -> flask.typing.ResponseReturnValue:
    werte = eingabe("kategorie", "betreff", "text", "mietverhaeltnis")
    try:
        ergebnis = rufen(FRAGEN, Jsonb({**werte, "schluessel": schluessel()}))
    except psycopg.Error as f:
        if not (f.sqlstate or "").startswith("MAE6"):
            raise
        return _frage(werte, abgelehnt(f))
    if not ergebnis["ok"]:
        return _frage(werte, abgelehnt(ergebnis))
    return flask.redirect(flask.url_for("portal.meldung", kennung=ergebnis["kennung"], neu=1), 303)


# -- thread -----------------------------------------------------------------------------------------------------------

@blueprint.get("/meldungen")
def meldungen() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        alle = tx.alle("SELECT kennung, nummer, kategorie, gewerk, betreff, raum, eingegangen_am, status, offen, wartet_auf_mieter FROM portal.meine_anfragen")
    return flask.render_template("portal/meldungen.html", meldungen=alle)


@blueprint.get("/meldungen/<uuid:kennung>")
def meldung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _meldung(kennung)


def _meldung(kennung: UUID, m: fehler.Meldung | None = None, text: str = "") -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        a = tx.eine(MEINE, kennung)
        if a is None:
            flask.abort(404)
        return flask.render_template("portal/meldung.html", a=a, notfall=tx.wert(NOTFALL, kennung), m=m, text=text, schluessel=schluessel(), neu="neu" in flask.request.args, platz=FOTOS - len(a["dateien"])), m.status if m else 200


@blueprint.post("/meldungen/<uuid:kennung>/nachricht")
@grenze.limit("20 per minute")
def nachricht(kennung: UUID) -> flask.typing.ResponseReturnValue:
    werte = eingabe("text")
    ergebnis = _oder_404(lambda: rufen(NACHRICHT, kennung, Jsonb({**werte, "schluessel": schluessel()})))
    if not ergebnis["ok"]:
        return _meldung(kennung, abgelehnt(ergebnis), werte.get("text", ""))
    flask.flash(t("Ihre Nachricht ist angekommen."), "erfolg")
    return flask.redirect(flask.url_for("portal.meldung", kennung=kennung), 303)


@blueprint.post("/meldungen/<uuid:kennung>/fotos")
@grenze.limit("20 per minute")
def fotos(kennung: UUID) -> flask.typing.ResponseReturnValue:
    gut, schlecht = _fotos()
    try:
        _oder_404(lambda: db.ausfuehren(lambda tx: _anhaengen(tx, kennung, gut), "portal", token()))
    except psycopg.Error as f:
        if f.sqlstate not in ("MAE63", "MAE64"):
            raise
        return _meldung(kennung, abgelehnt(f))
    for text in schlecht:
        flask.flash(text, "warnung")
    if gut:
        flask.flash(t("Ihre Fotos sind angekommen."), "erfolg")
    return flask.redirect(flask.url_for("portal.meldung", kennung=kennung), 303)


@blueprint.get("/meldungen/<uuid:kennung>/beleg.pdf")
@grenze.limit("20 per minute")
def beleg(kennung: UUID) -> flask.typing.ResponseReturnValue:
    """Made when it is asked for, from what the log proves: the same entry, the same number, every time."""
    with lesen() as tx:
        daten = _oder_404(lambda: tx.wert("SELECT portal.eingangsbeleg(%s)", kennung))
    pruefsumme = daten.pop("pruefsumme")
    pdf = dokumente.rendere("schreiben", 1, daten, {}, pruefsumme, "")
    return senden(pdf, "application/pdf", f"{daten['betreff']['titel']}.pdf", herunterladen=True)


@blueprint.get("/dateien/<uuid:kennung>")
def datei(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion("portal", token()) as tx:
        d = tx.eine("SELECT name, typ, inhalt FROM portal.meine_dateien WHERE kennung = %s", kennung)
    if d is None:
        flask.abort(404)
    return senden(bytes(d["inhalt"]), d["typ"], "Foto.jpg" if d["typ"] == "image/jpeg" else d["name"], herunterladen=not d["typ"].startswith("image/"))


def _oder_404(arbeit: Any) -> Any:
    """A foreign and a missing report: the same page."""
    try:
        return arbeit()
    except psycopg.Error as f:
        if f.sqlstate != "MAE62":
            raise
    flask.abort(404)
