"""Getting in: e-mail and password, a one-time link, the invitation with its code; the own devices and the password."""
from __future__ import annotations

import time
from uuid import UUID

import flask
import psycopg

from app import auth, db, fehler
from app.portal import blueprint, lesen, merken, rufen, sprache, token, vergessen
from app.sicherheit import grenze
from app.portal.sprache import t


def zur_anmeldung() -> flask.typing.ResponseReturnValue:
    """Where everybody lands who is not (or no longer) logged in; a page that was only read comes back afterwards."""
    anfrage = flask.request
    if token():
        flask.flash(t("Ihre Sitzung ist beendet. Bitte melden Sie sich neu an."), "warnung")
    ziel = anfrage.full_path.rstrip("?") if anfrage.method == "GET" and anfrage.endpoint != "portal.start" else None
    antwort = flask.redirect(flask.url_for("portal.anmelden", weiter=_weiter(ziel) or None), 303)
    return vergessen(antwort) if token() else antwort


def _weiter(ziel: str | None) -> str:
    """Only a path of the portal."""
    pfad = auth.eigener_pfad(ziel, "")
    return pfad if pfad and (pfad == "/portal" or pfad.startswith("/portal/")) else ""


def _ohne_verweis(antwort: flask.typing.ResponseReturnValue) -> flask.Response:
    """For pages whose address is a key."""
    antwort = flask.make_response(antwort)
    antwort.headers["Referrer-Policy"] = "no-referrer"
    return antwort


# -- password ---------------------------------------------------------------------------------------------------------

@blueprint.get("/anmelden")
def anmelden() -> flask.typing.ResponseReturnValue:
    return _anmeldeseite(weiter=_weiter(flask.request.args.get("weiter")))


def _anmeldeseite(status: int = 200, **werte: object) -> flask.typing.ResponseReturnValue:
    return flask.render_template("portal/anmelden.html", **{"email": "", "weiter": "", "m": None, **werte}), status


@blueprint.post("/anmelden")
@grenze.limit("30 per minute")
def anmelden_pruefen() -> flask.typing.ResponseReturnValue:
    formular = flask.request.form
    weiter = _weiter(formular.get("weiter"))
    email, passwort = formular.get("email", "").replace("\0", "")[:300], formular.get("passwort", "")
    ende = time.monotonic() + auth.MINDESTDAUER
    try:
        passende = auth.zugaenge(email, passwort, "portal")
    finally:
        time.sleep(max(0.0, ende - time.monotonic()))
    if len(passende) > 1:
        flask.session["portal_auswahl"] = {"bis": int(time.time()) + auth.AUSWAHL_GILT, "weiter": weiter, "zugaenge": [(str(z["zugang"]), z["mandant"]) for z in passende]}
        return flask.render_template("portal/haus.html", zugaenge=flask.session["portal_auswahl"]["zugaenge"])
    if passende:
        (einer,) = passende
        neu = auth.passwort_hash(passwort) if auth.HASHER.check_needs_rehash(einer["passwort_hash"]) else None
        try:
            return _eintreten(einer["zugang"], weiter, neu)
        except psycopg.Error as f:
            if f.sqlstate != "MA103":
                raise
    return _anmeldeseite(401, email=email, weiter=weiter, m=sprache.meldung(fehler.Meldung(401, "Anmeldung fehlgeschlagen", auth.FALSCH, code="MA103")))


def _eintreten(zugang: str | UUID, weiter: str, neuer_hash: str | None = None) -> flask.Response:
    with db.transaktion("anmeldung", readonly=False) as tx:
        neuer = tx.wert("SELECT token FROM sitzung.anmelden(p_zugang => %s, p_geraet => %s, p_ip => %s, p_neuer_hash => %s)",
                        zugang, auth.geraet_kennung(), auth.ip(), neuer_hash)
    return _angemeldet(neuer, weiter)


def _angemeldet(neuer_token: str, weiter: str = "") -> flask.Response:
    for name in ("wohnung", "portal_auswahl"):
        flask.session.pop(name, None)
    flask.session.pop("csrf_token", None)       # a CSRF secret from before the login is worth nothing after it
    return merken(flask.redirect(_weiter(weiter) or flask.url_for("portal.start"), 303), neuer_token)


@blueprint.post("/anmelden/haus")
@grenze.limit("30 per minute")
def haus_waehlen() -> flask.typing.ResponseReturnValue:
    auswahl = flask.session.pop("portal_auswahl", None)
    gewaehlt = flask.request.form.get("zugang")
    if not auswahl or auswahl["bis"] < time.time() or gewaehlt not in [kennung for kennung, _ in auswahl["zugaenge"]]:
        flask.flash(t("Die Auswahl ist abgelaufen. Bitte melden Sie sich noch einmal an."), "warnung")
        return flask.redirect(flask.url_for("portal.anmelden"), 303)
    return _eintreten(gewaehlt, auswahl["weiter"])


@blueprint.post("/abmelden")
def abmelden() -> flask.typing.ResponseReturnValue:
    rufen("SELECT sitzung.abmelden()")
    flask.session.clear()
    flask.flash(t("Sie sind abgemeldet."), "erfolg")
    antwort = vergessen(flask.redirect(flask.url_for("portal.anmelden"), 303))
    antwort.headers["Clear-Site-Data"] = '"cache", "storage"'
    return antwort


# -- devices ----------------------------------------------------------------------------------------------------------

@blueprint.get("/geraete")
def geraete() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        sitzungen = tx.alle("SELECT kennung, geraet, ip, erstellt_am, zuletzt_am, laeuft_ab_am, fehlversuche, diese FROM sitzung.meine_sitzungen()")
    return flask.render_template("portal/geraete.html", sitzungen=sitzungen)


@blueprint.post("/geraete/<uuid:kennung>/beenden")
def geraet_beenden(kennung: UUID) -> flask.typing.ResponseReturnValue:
    try:
        rufen("SELECT sitzung.sitzung_widerrufen(p_kennung => %s)", kennung)
    except psycopg.Error as f:
        if f.sqlstate != "MA114":
            raise
        flask.flash(t("Diese Anmeldung war schon beendet."), "warnung")
    else:
        flask.flash(t("Die Anmeldung auf diesem Gerät ist beendet."), "erfolg")
    return flask.redirect(flask.url_for("portal.geraete"), 303)


# -- password, invitation, one-time link --------------------------------------------------------------------------------

@blueprint.get("/passwort")
def passwort() -> flask.typing.ResponseReturnValue:
    with lesen():
        return flask.render_template("portal/passwort.html", felder={})


@blueprint.post("/passwort")
@grenze.limit("10 per minute")
def passwort_aendern() -> flask.typing.ResponseReturnValue:
    with lesen():
        pass
    formular = flask.request.form
    altes, neues = formular.get("altes", ""), formular.get("neues", "")
    felder = _einwand(neues, formular.get("wiederholung", ""))
    if not felder:
        with db.transaktion("anmeldung", readonly=False) as tx:     # committed before the check: the attempt counts
            gespeichert = tx.wert("SELECT sitzung.passwort_nachsehen(p_token => %s, p_ip => %s)", token(), auth.ip())
        if len(altes) > auth.HOECHSTENS or not auth.passt(altes, gespeichert):
            felder = {"altes": t("Das ist nicht Ihr bisheriges Passwort.")}
    if felder:
        with lesen():
            return flask.render_template("portal/passwort.html", felder=felder), 422
    neuer_hash = auth.passwort_hash(neues)
    with db.transaktion("anmeldung", readonly=False) as tx:
        neuer = tx.wert("SELECT token FROM sitzung.passwort_setzen(p_token => %s, p_passwort_hash => %s, p_geraet => %s, p_ip => %s)",
                        token(), neuer_hash, auth.geraet_kennung(), auth.ip())
    flask.flash(t("Das Passwort ist geändert. Alle anderen Geräte sind abgemeldet."), "erfolg")
    return _angemeldet(neuer)


def _einwand(neues: str, wiederholung: str) -> dict[str, str]:
    einwand = auth.passwort_einwand(neues, wiederholung)
    if not einwand:
        return {}
    return {"wiederholung" if neues != wiederholung and len(neues) >= auth.MINDESTENS else "neues": t(einwand)}


@blueprint.get("/einladung")
def einladung() -> flask.typing.ResponseReturnValue:
    """The page of the code from the letter. Looks at nothing: who only opens it uses nothing up."""
    return _ohne_verweis(flask.render_template("portal/einladung.html", code=flask.request.args.get("code", "")[:40], email="", felder={}, m=None))


@blueprint.post("/einladung")
@grenze.limit("10 per minute")
def einladung_einloesen() -> flask.typing.ResponseReturnValue:
    formular = flask.request.form
    code, email, neues = formular.get("code", "").replace("\0", "")[:60], formular.get("email", "").replace("\0", "")[:300], formular.get("neues", "")
    felder, m = _einwand(neues, formular.get("wiederholung", "")), None
    if not felder:
        neuer_hash = auth.passwort_hash(neues)
        try:
            with db.transaktion("anmeldung", readonly=False) as tx:
                neuer = tx.wert("SELECT token FROM sitzung.einladung_einloesen(p_code => %s, p_email => %s, p_passwort_hash => %s, p_geraet => %s, p_ip => %s)",
                                code, email, neuer_hash, auth.geraet_kennung(), auth.ip())
        except psycopg.Error as f:
            if f.sqlstate not in ("MA103", "MA107", "MA113"):
                raise
            m = sprache.meldung(fehler.meldung(f))
            felder = {"email" if f.sqlstate == "MA113" else "code": m.meldung}
        else:
            flask.flash(t("Ihr Zugang ist eingerichtet, Sie sind angemeldet."), "erfolg")
            return _ohne_verweis(_angemeldet(neuer))
    return _ohne_verweis((flask.render_template("portal/einladung.html", code=code, email=email, felder=felder, m=m), m.status if m else 422))


@blueprint.get("/zugang-verloren")
def zugang_verloren() -> flask.typing.ResponseReturnValue:
    return flask.render_template("portal/zugang_verloren.html", gesendet=False)


@blueprint.post("/zugang-verloren")
@grenze.limit("10 per minute")
def link_anfordern() -> flask.typing.ResponseReturnValue:
    """The same answer, in the same time, whether anybody has this address."""
    ende = time.monotonic() + auth.MINDESTDAUER
    adresse = flask.url_for("portal.link", link="x", _external=True)[:-1]
    with db.transaktion("anmeldung", readonly=False) as tx:
        tx.tun("SELECT portal.link_anfordern(p_email => %s, p_ip => %s, p_adresse => %s)", flask.request.form.get("email", "").replace("\0", "")[:300], auth.ip(), adresse)
    time.sleep(max(0.0, ende - time.monotonic()))
    return flask.render_template("portal/zugang_verloren.html", gesendet=True)


@blueprint.get("/link/<link>")
def link(link: str) -> flask.typing.ResponseReturnValue:
    """A button only: a mail scanner that opens the page uses nothing up."""
    return _ohne_verweis(flask.render_template("portal/link.html", m=None))


@blueprint.post("/link/<link>")
@grenze.limit("10 per minute")
def link_einloesen(link: str) -> flask.typing.ResponseReturnValue:
    try:
        with db.transaktion("anmeldung", readonly=False) as tx:
            sitzung = tx.eine("SELECT token, kanal FROM sitzung.link_einloesen(p_token => %s, p_geraet => %s, p_ip => %s)", link.replace("\0", "")[:100], auth.geraet_kennung(), auth.ip())
            if sitzung["kanal"] != "portal":        # a link of staff opens nothing here and stays good
                raise LookupError
    except LookupError:
        flask.abort(404)
    except psycopg.Error as f:
        if f.sqlstate not in ("MA107", "MA103"):
            raise
        return _ohne_verweis((flask.render_template("portal/link.html", m=sprache.meldung(fehler.meldung(f))), 410))
    return _ohne_verweis(_angemeldet(sitzung["token"]))
