"""Bank: the accounts, reading statements in (upload, look, do), the work list of lines a person has to decide, what was decided; a claim by hand.

The file is kept before anything else, so that the look and the doing read the same bytes. The look is the doing, rolled back.
"""
from __future__ import annotations

from typing import Any
from uuid import UUID

import flask
from psycopg.types.json import Jsonb

from app import db, fehler
from app.bank import einspielen
from app.bank.lesen import AuszugFehler
from app.verwaltung import blueprint

KONTEN = "SELECT * FROM api.bankkonten_stand ORDER BY offen DESC, objekt, zweck"
AUSZUEGE = "SELECT * FROM api.kontoauszuege ORDER BY eingelesen_am DESC, id DESC LIMIT 40"
AUSZUG = "SELECT * FROM api.kontoauszuege WHERE kennung = %s"
ZEILEN = "SELECT * FROM api.kontobewegungen WHERE kontoauszug_id = %s ORDER BY zeile, id LIMIT 2000"
ARBEIT = "SELECT * FROM api.kontobewegungen WHERE stand IN ('offen', 'bereit') ORDER BY sicherheit DESC, buchung, id LIMIT 50"
ANZAHL = "SELECT count(*) AS anzahl, coalesce(sum(betrag), 0) AS summe FROM akte.kontobewegungen WHERE stand IN ('offen', 'bereit')"
SUCHE = "SELECT * FROM api.schuldner_suchen(%s)"
DATEI = "SELECT name, inhalt FROM akte.bankdateien WHERE kennung = %s"
ENTSCHEIDEN = "SELECT * FROM api.bankzeile_entscheiden(%s, %s)"
ZURUECK = "SELECT * FROM api.bankzeile_zuruecknehmen(%s, %s)"
RAHMEN = "SELECT engine.heute() AS heute, sitzung.rolle() IN ('buchhaltung', 'teamleitung') AS darf"
#: reading in takes longer than a click
GEDULD = "SET LOCAL statement_timeout = '10min'"
GETAN = {"vorschlag": "Zugeordnet.", "zuordnen": "Zugeordnet.", "rueckgabe": "Als Rückgabe gebucht.", "sonstige": "Als sonstige Einnahme abgelegt.", "fremd": "Als fremd abgelegt."}
FELDER = ("was", "nr", "schuldner", "schuldner_2", "betrag_2", "schuldner_3", "betrag_3", "bestimmung", "zahlung_id", "grund")


@blueprint.get("/bank")
def bank() -> flask.typing.ResponseReturnValue:
    return _bank()


def _bank(meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        seite = {"konten": tx.alle(KONTEN), "auszuege": tx.alle(AUSZUEGE), "arbeit": tx.eine(ANZAHL), **tx.eine(RAHMEN)}
    return flask.render_template("verwaltung/bank.html", m=meldung, **seite), meldung.status if meldung else 200


@blueprint.post("/bank/datei")
def bank_hochladen() -> flask.typing.ResponseReturnValue:
    datei = flask.request.files.get("datei")
    inhalt = datei.read() if datei else b""
    if not inhalt:
        return _bank(fehler.Meldung(422, "Keine Datei", "Es ist keine Datei ausgewählt, oder sie ist leer.", "Den Kontoauszug auswählen, den die Bank bereitstellt (CAMT oder MT940)."))
    name = datei.filename.replace("\\", "/").rsplit("/", 1)[-1][:200] or "Kontoauszug"
    try:
        einspielen.lesen.lesen(name, inhalt)
    except AuszugFehler as f:
        return _bank(_abgelehnt(f))
    kennung = db.ausfuehren(lambda tx: tx.wert(einspielen.ABLEGEN, name, inhalt))
    return flask.redirect(flask.url_for("verwaltung.bank_datei", kennung=kennung), 303)


def _abgelehnt(f: AuszugFehler) -> fehler.Meldung:
    return fehler.Meldung(422, "Die Datei wird nicht angenommen", str(f), f.hinweis + " Nichts wurde eingelesen.", f.code)


class _Zurueck(Exception):
    def __init__(self, bilanz: einspielen.Bilanz) -> None:
        self.bilanz = bilanz


def _einlesen(kennung: UUID, tx: db.Transaktion) -> tuple[str, einspielen.Bilanz]:
    datei = tx.eine(DATEI, kennung)
    if datei is None:
        flask.abort(404)
    tx.tun(GEDULD)
    return datei["name"], einspielen.einlesen(tx.alle, datei["name"], bytes(datei["inhalt"]))


@blueprint.get("/bank/datei/<uuid:kennung>")
def bank_datei(kennung: UUID) -> flask.typing.ResponseReturnValue:
    """What reading in would do: it is done and taken back."""
    def arbeit(tx: db.Transaktion) -> None:
        raise _Zurueck(_einlesen(kennung, tx)[1])

    try:
        db.ausfuehren(arbeit)
    except _Zurueck as z:
        return flask.render_template("verwaltung/bank_datei.html", bilanz=z.bilanz, kennung=kennung, getan=False, nur_alt=set(z.bilanz.zahlen) == {"schon_eingelesen"})
    raise AssertionError


@blueprint.post("/bank/datei/<uuid:kennung>")
def bank_einlesen(kennung: UUID) -> flask.typing.ResponseReturnValue:
    _, bilanz = db.ausfuehren(lambda tx: _einlesen(kennung, tx))
    if bilanz.zahlen["bereit"]:
        einspielen.weiterbuchen(lambda: db.ausfuehren(lambda tx: tx.eine(einspielen.BUCHEN)))
    return flask.render_template("verwaltung/bank_datei.html", bilanz=bilanz, kennung=kennung, getan=True, nur_alt=False)


@blueprint.get("/bank/auszug/<uuid:kennung>")
def bank_auszug(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _auszug(kennung)


def _auszug(kennung: UUID, meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        a = tx.eine(AUSZUG, kennung)
        if a is None:
            flask.abort(404)
        seite = {"a": a, "zeilen": tx.alle(ZEILEN, a["id"]), **tx.eine(RAHMEN)}
    return flask.render_template("verwaltung/bank_auszug.html", m=meldung, **seite), meldung.status if meldung else 200


@blueprint.get("/bank/arbeit")
def bank_arbeit() -> flask.typing.ResponseReturnValue:
    return _arbeit()


def _arbeit(meldung: fehler.Meldung | None = None, offen: int | None = None, eingaben: dict[str, str] | None = None) -> flask.typing.ResponseReturnValue:
    suche = flask.request.values.get("suche", "").replace("\0", "").strip()[:100]
    with db.transaktion(readonly=True) as tx:
        seite = {"zeilen": tx.alle(ARBEIT), "arbeit": tx.eine(ANZAHL), "treffer": tx.alle(SUCHE, suche) if suche else [], **tx.eine(RAHMEN)}
    gewaehlt = flask.request.values.get("zeile", type=int)
    return flask.render_template("verwaltung/bank_arbeit.html", m=meldung, offen=offen or gewaehlt, eingaben=eingaben or {}, suche=suche, **seite), meldung.status if meldung else 200


@blueprint.post("/bank/arbeit/<int(max=9223372036854775807):nummer>")
def bank_entscheiden(nummer: int) -> flask.typing.ResponseReturnValue:
    daten = {n: w for n in FELDER if (w := flask.request.form.get(n, "").replace("\0", "").strip())}
    ergebnis = db.ausfuehren(lambda tx: tx.eine(ENTSCHEIDEN, nummer, Jsonb(daten)))
    if ergebnis["ok"]:
        flask.flash(GETAN[daten["was"]], "erfolg")
        return flask.redirect(flask.url_for("verwaltung.bank_arbeit"), 303)
    return _arbeit(fehler.aus_ergebnis(ergebnis), nummer, daten)


@blueprint.post("/bank/neu")
def bank_neu() -> flask.typing.ResponseReturnValue:
    """Matches what waits once more: claims and payers have become known since."""
    gebucht = einspielen.weiterbuchen(lambda: db.ausfuehren(lambda tx: tx.eine(einspielen.BUCHEN)))
    flask.flash(f"Neu abgeglichen, {gebucht} {'Bewegung' if gebucht == 1 else 'Bewegungen'} gebucht.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.bank_arbeit"), 303)


@blueprint.post("/bank/zurueck/<uuid:kennung>/<int(max=9223372036854775807):nummer>")
def bank_zuruecknehmen(kennung: UUID, nummer: int) -> flask.typing.ResponseReturnValue:
    ergebnis: dict[str, Any] = db.ausfuehren(lambda tx: tx.eine(ZURUECK, nummer, Jsonb({"grund": flask.request.form.get("grund", "").replace("\0", "").strip()})))
    if ergebnis["ok"]:
        flask.flash("Die Entscheidung ist zurückgenommen; die Bewegung steht wieder in der Arbeitsliste.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.bank_auszug", kennung=kennung), 303)
    return _auszug(kennung, fehler.aus_ergebnis(ergebnis))


# -- a claim by hand ------------------------------------------------------------------------------------------------------

FORDERUNG = "SELECT * FROM api.forderung_erfassen(%s)"
FORDERUNGSFELDER = ("schuldner", "art", "bezeichnung", "betrag", "faellig_am", "regel", "zugang_am", "hinweis_286")


@blueprint.get("/forderungen/neu")
def forderung_neu() -> flask.typing.ResponseReturnValue:
    return _forderung_neu()


def _forderung_neu(meldung: fehler.Meldung | None = None, eingaben: dict[str, str] | None = None) -> flask.typing.ResponseReturnValue:
    suche = flask.request.values.get("suche", "").replace("\0", "").strip()[:100]
    with db.transaktion(readonly=True) as tx:
        seite = {"treffer": tx.alle(SUCHE, suche) if suche else [], **tx.eine(RAHMEN)}
    return flask.render_template("verwaltung/forderung_neu.html", m=meldung, e=eingaben or {}, suche=suche, **seite), meldung.status if meldung else 200


@blueprint.post("/forderungen/neu")
def forderung_erfassen() -> flask.typing.ResponseReturnValue:
    daten = {n: w for n in FORDERUNGSFELDER if (w := flask.request.form.get(n, "").replace("\0", "").strip())}
    ergebnis = db.ausfuehren(lambda tx: tx.eine(FORDERUNG, Jsonb(daten)))
    if not ergebnis["ok"]:
        return _forderung_neu(fehler.aus_ergebnis(ergebnis), daten)
    flask.flash("Die Forderung ist erfasst.", "erfolg")
    art, *nummern = daten["schuldner"].split(":")
    if art == "m":
        return flask.redirect(flask.url_for("verwaltung.forderungen_miete", mietverhaeltnis=nummern[0]), 303)
    return flask.redirect(flask.url_for("verwaltung.forderungen_hausgeld", eigentuemer=nummern[0], einheit=nummern[1]), 303)
