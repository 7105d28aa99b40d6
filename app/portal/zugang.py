"""Getting in: e-mail and password, a one-time link, the invitation with its code; the own devices and the password."""
from __future__ import annotations

import time
from uuid import UUID

import flask
import psycopg

from app import auth, db, fehler
from app.portal import blueprint, eingabe, lesen, merken, rufen, sprache, token, vergessen
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
