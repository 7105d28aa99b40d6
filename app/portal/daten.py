"""The own data: telephone and e-mail at once, name, address and account after a check."""
from __future__ import annotations

import flask
import psycopg
from psycopg.types.json import Jsonb

from app import auth, db, fehler
from app.portal import abgelehnt, blueprint, eingabe, lesen, rufen, schluessel, sprache, token
from app.portal.sprache import t
from app.sicherheit import grenze

AENDERN = "SELECT * FROM portal.stammdaten_aendern(%s)"
WAEHLEN = "SELECT portal.benachrichtigung_waehlen(%s)"
FELDER = {
    "kontakt": ("email", "telefon_mobil", "telefon_privat", "telefon_dienst"),
    "name": ("anrede", "titel", "vorname", "nachname"),
    "anschrift": ("strasse", "plz", "ort", "zustellhinweis"),
    "bank": ("iban", "bic", "bank", "inhaber", "ohne_lastschrift"),
}


@blueprint.get("/daten")
def daten() -> flask.typing.ResponseReturnValue:
    return _daten()


def _daten(art: str = "", werte: dict[str, str] | None = None, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        p = tx.eine("SELECT * FROM portal.meine_stammdaten")
    return flask.render_template("portal/daten.html", p=p, art=art, w=werte or {}, m=m, schluessel=schluessel()), m.status if m else 200


@blueprint.post("/daten/<art>")
@grenze.limit("20 per minute")
def daten_aendern(art: str) -> flask.typing.ResponseReturnValue:
    if art not in FELDER:
        flask.abort(404)
    werte = eingabe(*FELDER[art], hoechstens=300)
    if art == "bank" and flask.request.form.get("passwort"):
        _bestaetigen(flask.request.form["passwort"])
    try:
        ergebnis = rufen(AENDERN, Jsonb({**werte, "art": art, "schluessel": schluessel()}))
    except psycopg.Error as f:
        if f.sqlstate not in ("MA117", "MAE61", "MAE65"):
            raise
        return _daten(art, werte, abgelehnt(f))
    if not ergebnis["ok"]:
        return _daten(art, werte, abgelehnt(ergebnis))
    flask.flash(t("Ihre Änderung ist übernommen.") if art == "kontakt" else
                t("Ihre Änderung ist angekommen. Wir prüfen sie und schreiben Ihnen, sobald sie gilt."), "erfolg")
    return flask.redirect(flask.url_for("portal.daten"), 303)


# -- what is told by e-mail ---------------------------------------------------------------------------------------------

@blueprint.get("/benachrichtigungen")
def benachrichtigungen() -> flask.typing.ResponseReturnValue:
    return _benachrichtigungen()


def _benachrichtigungen(m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        wahl = tx.wert("SELECT ereignisse FROM portal.meine_benachrichtigungen") or []
        email = tx.wert("SELECT email FROM portal.meine_stammdaten")
    return flask.render_template("portal/benachrichtigungen.html", wahl=flask.request.form.getlist("ereignisse") if m else wahl, email=email, m=m), m.status if m else 200


@blueprint.post("/benachrichtigungen")
@grenze.limit("20 per minute")
def benachrichtigungen_waehlen() -> flask.typing.ResponseReturnValue:
    ereignisse = [e.replace("\0", "")[:40] for e in flask.request.form.getlist("ereignisse")[:10]]
    try:
        rufen(WAEHLEN, Jsonb({"ereignisse": ereignisse}))
    except psycopg.Error as f:
        if f.sqlstate not in ("MAE51", "MAE52"):
            raise
        return _benachrichtigungen(abgelehnt(f))
    flask.flash(t("Ihre Auswahl ist gespeichert."), "erfolg")
    return flask.redirect(flask.url_for("portal.benachrichtigungen"), 303)


# -- the password once more ---------------------------------------------------------------------------------------------

def _bestaetigen(passwort: str) -> None:
    """The password once more. A wrong one confirms nothing; what follows is refused by the database."""
    with db.transaktion("anmeldung", readonly=False) as tx:     # committed before the check: the attempt counts
        gespeichert = tx.wert("SELECT sitzung.passwort_nachsehen(p_token => %s, p_ip => %s)", token(), auth.ip())
    if len(passwort) <= auth.HOECHSTENS and auth.passt(passwort, gespeichert):
        with db.transaktion("anmeldung", readonly=False) as tx:
            tx.tun("SELECT sitzung.bestaetigen(p_token => %s)", token())
