"""Login of staff, the list of their devices, their password. Who is who decides the database (schema sitzung)."""
from __future__ import annotations

import contextlib
import threading
import time
import unicodedata
from collections.abc import Iterator
from uuid import UUID

import argon2
import flask
import psycopg
from argon2.exceptions import InvalidHashError, VerificationError
from werkzeug.exceptions import ServiceUnavailable

from app import db, fehler
from app.sicherheit import grenze

blueprint = flask.Blueprint("auth", __name__)

#: argon2id, 19 MiB, two passes (OWASP); sitzung.passwort_hash_pruefen takes nothing weaker
HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1, hash_len=32, salt_len=16)
#: so many hashes at once: 4 × 19 MiB, however many log in
RECHNEN = threading.BoundedSemaphore(4)
HOECHSTENS = 256                # characters of a password that are read at all
MINDESTENS = 12
#: a login takes at least this long, whether the address exists or not, in one client or in three
MINDESTDAUER = 0.25
#: seconds in which somebody whom several clients know may choose one
AUSWAHL_GILT = 120
#: words that make no password, however they are decorated
BEKANNTE_WOERTER = ("passwort", "password", "mietakte", "hausverwaltung", "verwaltung", "kennwort", "willkommen", "qwertz",
                    "qwerty", "asdfgh", "geheim", "sommer", "winter", "fruehling", "herbst", "123456", "abcdef", "111111")

FALSCH = "E-Mail-Adresse und Passwort passen nicht zusammen."


# -- cookie and token -------------------------------------------------------------------------------------------------

def token() -> str | None:
    """The session token of this request."""
    return flask.request.cookies.get(flask.current_app.config["ANMELDE_COOKIE"])


def _merken(antwort: flask.typing.ResponseReturnValue, sitzung: dict) -> flask.Response:
    """The new session's cookie. It ends with the browser, at the latest when the session does."""
    antwort = flask.make_response(antwort)
    app = flask.current_app
    antwort.set_cookie(app.config["ANMELDE_COOKIE"], sitzung["token"], secure=app.config["HTTPS"], httponly=True,
                       samesite="Lax", path="/")
    return antwort


def _vergessen(antwort: flask.typing.ResponseReturnValue) -> flask.Response:
    antwort = flask.make_response(antwort)
    app = flask.current_app
    antwort.delete_cookie(app.config["ANMELDE_COOKIE"], secure=app.config["HTTPS"], httponly=True, samesite="Lax", path="/")
    flask.session.clear()
    return antwort


def zur_anmeldung() -> flask.typing.ResponseReturnValue:
    """Where everybody lands who is not (or no longer) logged in; a page that was only read comes back afterwards."""
    anfrage = flask.request
    if token():
        flask.flash("Ihre Sitzung ist beendet. Bitte melden Sie sich neu an.", "warnung")
    ziel = anfrage.full_path.rstrip("?") if anfrage.method == "GET" else None
    antwort = flask.redirect(flask.url_for("auth.anmelden", weiter=eigener_pfad(ziel, None)), 303)
    if token():
        antwort.delete_cookie(flask.current_app.config["ANMELDE_COOKIE"], secure=flask.current_app.config["HTTPS"],
                              httponly=True, samesite="Lax", path="/")
    return antwort


def eigener_pfad(ziel: str | None, sonst: str | None = "/") -> str | None:
    """Only a path of this site; anything a browser could read as another one is refused (G13)."""
    if not ziel or not ziel.startswith("/") or ziel.startswith(("//", "/\\")) or ziel == "/":
        return sonst
    if "\\" in ziel or any(ord(zeichen) < 32 or ord(zeichen) == 127 for zeichen in ziel):
        return sonst
    return ziel


# -- passwords --------------------------------------------------------------------------------------------------------

@contextlib.contextmanager
def _rechnen() -> Iterator[None]:
    if not RECHNEN.acquire(timeout=10):
        raise ServiceUnavailable
    try:
        yield
    finally:
        RECHNEN.release()


def passwort_hash(passwort: str) -> str:
    """argon2id hash of a password, for the functions of schema sitzung."""
    with _rechnen():
        return HASHER.hash(unicodedata.normalize("NFC", passwort))


def passt(passwort: str, gespeichert: str | None) -> bool:
    with _rechnen():
        try:
            return HASHER.verify(gespeichert or "", unicodedata.normalize("NFC", passwort))
        except (VerificationError, InvalidHashError):
            return False


def passwort_einwand(passwort: str, wiederholung: str, umfeld: tuple[str, ...] = ()) -> str | None:
    """Why this is no good password, or None. The only rule about people that is not in the database: it never sees a password."""
    if len(passwort) < MINDESTENS:
        return f"Bitte mindestens {MINDESTENS} Zeichen. Ein kurzer Satz ist leichter zu merken als ein kurzes Wort."
    if len(passwort) > HOECHSTENS:
        return f"Bitte höchstens {HOECHSTENS} Zeichen."
    if passwort != wiederholung:
        return "Die Wiederholung ist nicht gleich."
    rest = unicodedata.normalize("NFKC", passwort).casefold()
    for wort in (*BEKANNTE_WOERTER, *(teil for text in umfeld for teil in text.casefold().split() if len(teil) >= 4)):
        rest = rest.replace(wort, "")
    if len(rest) < 8 or len(set(rest)) < 5:
        return "Das ist zu leicht zu erraten. Bitte keine bekannten Wörter, Namen oder Zahlenreihen."
    return None


def geraet_kennung() -> str:
    return (flask.request.user_agent.string or "")[:400]


def ip() -> str | None:
    return flask.request.remote_addr


# -- login ------------------------------------------------------------------------------------------------------------

@blueprint.get("/anmelden")
def anmelden() -> flask.typing.ResponseReturnValue:
    return _seite(weiter=eigener_pfad(flask.request.args.get("weiter"), ""))


def _seite(status: int = 200, *, email: str = "", weiter: str | None = "",
           meldung: fehler.Meldung | None = None) -> flask.Response:
    return flask.make_response(
        flask.render_template("anmeldung/anmelden.html", email=email, weiter=weiter or "", m=meldung), status)


@blueprint.post("/anmelden")
@grenze.limit("30 per minute")
def anmelden_pruefen() -> flask.typing.ResponseReturnValue:
    formular = flask.request.form
    weiter = eigener_pfad(formular.get("weiter"), "")
    email, passwort = formular.get("email", "").replace("\0", "")[:300], formular.get("passwort", "")
    ende = time.monotonic() + MINDESTDAUER
    try:
        passende = zugaenge(email, passwort)
    finally:
        time.sleep(max(0.0, ende - time.monotonic()))

    if len(passende) > 1:
        # signed and short-lived; holds nothing but what this person may see anyway
        flask.session["auswahl"] = {"bis": int(time.time()) + AUSWAHL_GILT, "weiter": weiter,
                                    "zugaenge": [(str(z["zugang"]), z["mandant"]) for z in passende]}
        return flask.render_template("anmeldung/mandant.html", zugaenge=flask.session["auswahl"]["zugaenge"])
    if passende:
        (einer,) = passende
        neu = passwort_hash(passwort) if HASHER.check_needs_rehash(einer["passwort_hash"]) else None
        try:
            return _eintreten(einer["zugang"], weiter, neu)
        except psycopg.Error as abgelehnt:
            if abgelehnt.sqlstate != "MA103":
                raise
    return _seite(401, email=email, weiter=weiter, meldung=fehler.Meldung(401, "Anmeldung fehlgeschlagen", FALSCH, code="MA103"))


def zugaenge(email: str, passwort: str, kanal: str = "verwaltung") -> list[dict]:
    """The logins of a channel this password opens. Every candidate is checked, the first match does not end it."""
    with db.transaktion("anmeldung", readonly=False) as tx:   # committed before the check: the attempt counts
        moegliche = tx.alle("SELECT zugang, mandant, passwort_hash FROM sitzung.anmeldung_beginnen("
                            "p_kanal => %s, p_email => %s, p_ip => %s)", kanal, email, ip())
    lesbar = passwort[:HOECHSTENS].encode(errors="replace").decode()
    return [zugang for zugang in moegliche
            if passt(lesbar, zugang["passwort_hash"]) and len(passwort) <= HOECHSTENS]


def _eintreten(zugang: str | UUID, weiter: str | None, neuer_hash: str | None = None) -> flask.Response:
    with db.transaktion("anmeldung", readonly=False) as tx:
        sitzung = tx.eine("SELECT token FROM sitzung.anmelden(p_zugang => %s, p_geraet => %s, p_ip => %s, p_neuer_hash => %s)",
                          zugang, geraet_kennung(), ip(), neuer_hash)
    flask.session.clear()       # a CSRF secret from before the login is worth nothing after it
    return _merken(flask.redirect(eigener_pfad(weiter), 303), sitzung)


@blueprint.post("/anmelden/mandant")
@grenze.limit("30 per minute")
def mandant_waehlen() -> flask.typing.ResponseReturnValue:
    auswahl = flask.session.pop("auswahl", None)
    gewaehlt = flask.request.form.get("zugang")
    if not auswahl or auswahl["bis"] < time.time() or gewaehlt not in [kennung for kennung, _ in auswahl["zugaenge"]]:
        flask.flash("Die Auswahl ist abgelaufen. Bitte melden Sie sich noch einmal an.", "warnung")
        return flask.redirect(flask.url_for("auth.anmelden"), 303)
    try:
        return _eintreten(gewaehlt, auswahl["weiter"])
    except psycopg.Error as abgelehnt:
        if abgelehnt.sqlstate != "MA103":
            raise
        return _seite(401, meldung=fehler.Meldung(401, "Anmeldung fehlgeschlagen", FALSCH, code="MA103"))


@blueprint.post("/abmelden")
def abmelden() -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:        # who is out already lands at the login anyway
        tx.tun("SELECT sitzung.abmelden()")
    antwort = _vergessen(flask.redirect(flask.url_for("auth.anmelden"), 303))
    flask.flash("Sie sind abgemeldet.", "erfolg")
    antwort.headers["Clear-Site-Data"] = '"cache", "storage"'
    return antwort


# -- devices ----------------------------------------------------------------------------------------------------------

@blueprint.get("/geraete")
def geraete() -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        sitzungen = tx.alle("SELECT kennung, geraet, ip, erstellt_am, zuletzt_am, laeuft_ab_am, fehlversuche, diese"
                            " FROM sitzung.meine_sitzungen()")
    return flask.render_template("anmeldung/geraete.html", sitzungen=sitzungen)


@blueprint.post("/geraete/<uuid:kennung>/beenden")
def geraet_beenden(kennung: UUID) -> flask.typing.ResponseReturnValue:
    def arbeit(tx: db.Transaktion) -> None:
        tx.tun("SELECT sitzung.sitzung_widerrufen(p_kennung => %s)", kennung)
    try:
        db.ausfuehren(arbeit)
    except psycopg.Error as abgelehnt:
        if abgelehnt.sqlstate != "MA114":
            raise
        flask.flash("Diese Anmeldung war schon beendet.", "warnung")
    else:
        flask.flash("Die Anmeldung auf diesem Gerät ist beendet.", "erfolg")
    return flask.redirect(flask.url_for("auth.geraete"), 303)


# -- password ---------------------------------------------------------------------------------------------------------

@blueprint.get("/passwort")
def passwort() -> flask.typing.ResponseReturnValue:
    with db.transaktion():
        pass
    return flask.render_template("anmeldung/passwort.html", felder={})


@blueprint.post("/passwort")
@grenze.limit("10 per minute")
def passwort_aendern() -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        umfeld = (tx.person.mandant, tx.person.person or "")
    formular = flask.request.form
    altes, neues = formular.get("altes", ""), formular.get("neues", "")
    einwand = passwort_einwand(neues, formular.get("wiederholung", ""), umfeld)
    if einwand:
        feld = "wiederholung" if neues != formular.get("wiederholung", "") and len(neues) >= MINDESTENS else "neues"
        return flask.render_template("anmeldung/passwort.html", felder={feld: einwand}), 422
    with db.transaktion("anmeldung", readonly=False) as tx:     # committed before the check: the attempt counts
        gespeichert = tx.wert("SELECT sitzung.passwort_nachsehen(p_token => %s, p_ip => %s)", token(), ip())
    if len(altes) > HOECHSTENS or not passt(altes, gespeichert):
        return flask.render_template("anmeldung/passwort.html", felder={"altes": "Das ist nicht Ihr bisheriges Passwort."}), 422
    neuer_hash = passwort_hash(neues)
    with db.transaktion("anmeldung", readonly=False) as tx:
        sitzung = tx.eine("SELECT token FROM sitzung.passwort_setzen("
                          "p_token => %s, p_passwort_hash => %s, p_geraet => %s, p_ip => %s)",
                          token(), neuer_hash, geraet_kennung(), ip())
    flask.session.clear()
    flask.flash("Das Passwort ist geändert. Alle anderen Geräte sind abgemeldet.", "erfolg")
    return _merken(flask.redirect(flask.url_for("auth.geraete"), 303), sitzung)


@blueprint.get("/zugang/<token>")
def zugang(token: str) -> flask.typing.ResponseReturnValue:
    """Invitation or reset. Looks at nothing: a mail scanner that opens the page uses nothing up."""
    antwort = flask.make_response(flask.render_template("anmeldung/zugang.html", felder={}))
    antwort.headers["Referrer-Policy"] = "no-referrer"
    return antwort


@blueprint.post("/zugang/<token>")
@grenze.limit("10 per minute")
def zugang_einloesen(token: str) -> flask.typing.ResponseReturnValue:
    formular = flask.request.form
    neues = formular.get("neues", "")
    einwand = passwort_einwand(neues, formular.get("wiederholung", ""))
    if einwand:
        feld = "wiederholung" if neues != formular.get("wiederholung", "") and len(neues) >= MINDESTENS else "neues"
        antwort = flask.make_response(flask.render_template("anmeldung/zugang.html", felder={feld: einwand}), 422)
    else:
        neuer_hash = passwort_hash(neues)
        with db.transaktion("anmeldung", readonly=False) as tx:
            sitzung = tx.eine("SELECT token FROM sitzung.passwort_mit_link("
                              "p_token => %s, p_passwort_hash => %s, p_geraet => %s, p_ip => %s)",
                              token.replace("\0", ""), neuer_hash, geraet_kennung(), ip())
        flask.session.clear()
        flask.flash("Ihr Passwort ist gesetzt, Sie sind angemeldet.", "erfolg")
        antwort = _merken(flask.redirect("/", 303), sitzung)
    antwort.headers["Referrer-Policy"] = "no-referrer"
    return antwort
