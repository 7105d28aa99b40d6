"""The outbox: what waits, what went out, what failed and why; the print batches; who may be written to by e-mail."""
from __future__ import annotations

import contextlib
import os
from typing import Any
from uuid import UUID

import flask
import psycopg

from app import db, fehler
from app import post as versand
from app.verwaltung import blueprint
from app.verwaltung.dateien import _senden

OFFEN = """SELECT * FROM api.post WHERE status IN ('wartend', 'in_arbeit', 'ungeklaert', 'fehlgeschlagen')
            ORDER BY array_position(ARRAY['ungeklaert', 'fehlgeschlagen', 'wartend', 'in_arbeit'], status), id LIMIT 300"""
ZAHLEN = "SELECT status, weg, count(*) AS anzahl FROM api.post WHERE status NOT IN ('versendet', 'zurueckgezogen') GROUP BY status, weg"
ERLEDIGT = "SELECT * FROM api.post WHERE status IN ('versendet', 'zurueckgezogen') ORDER BY erledigt_am DESC, id DESC LIMIT 50"
STAPEL = "SELECT * FROM api.post_stapel ORDER BY tag DESC, nummer DESC LIMIT 30"
STAPELBRIEFE = "SELECT * FROM api.post WHERE stapel = %s ORDER BY stapel_position"
STAPELDATEI = "SELECT dateiname, inhalt FROM api.post_stapel_datei WHERE kennung = %s"
NICHT_EINGEREIHT = "SELECT * FROM api.post_nicht_eingereiht ORDER BY erstellt_am DESC, kennung LIMIT 30"
PERSONEN = "SELECT * FROM api.post_personen(%s)"
ENTSCHEIDEN = "SELECT api.post_entscheiden(p_kennung => %s, p_was => %s, p_grund => %s)"
GEDRUCKT = "SELECT api.post_gedruckt(p_stapel => %s, p_ohne => %s::uuid[])"
EINREIHEN = "SELECT api.post_einreihen(p_dokument => %s)"
EINWILLIGUNG = "SELECT api.post_einwilligung_erfassen(p_person => %s, p_email => %s, p_erteilt => %s, p_nachweis => %s)"
TAG = "SELECT to_char(engine.heute(), 'DD.MM.YYYY') AS tag, ma.name FROM akte.mandanten ma"

TATEN = {"wiederholen": "Noch einmal versuchen", "als_brief": "Als Brief senden", "zurueckziehen": "Zurückziehen", "bestaetigen": "Ist angekommen", "neu_drucken": "Noch einmal drucken"}
STAENDE = {"wartend": ("wartet", ""), "in_arbeit": ("in Arbeit", "marke-aktiv"), "ungeklaert": ("ungeklärt", "marke-schlecht"),
           "fehlgeschlagen": ("fehlgeschlagen", "marke-schlecht"), "versendet": ("versendet", "marke-gut"), "zurueckgezogen": ("zurückgezogen", "")}
WEGE = {"druck": "Brief", "email": "E-Mail", "sms": "SMS"}
GETAN = {"wartend": "Die Sendung wartet wieder.", "versendet": "Die Sendung ist als versendet vermerkt.", "zurueckgezogen": "Die Sendung ist zurückgezogen."}


@blueprint.get("/post")
def post() -> flask.typing.ResponseReturnValue:
    return _seite()


def _seite(meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    suche = flask.request.values.get("person", "").replace("\0", "").strip()[:100]
    with db.transaktion(readonly=True) as tx:
        inhalt: dict[str, Any] = {
            "offen": tx.alle(OFFEN), "zahlen": tx.alle(ZAHLEN), "erledigt": tx.alle(ERLEDIGT), "stapel": tx.alle(STAPEL),
            "lose": tx.alle(NICHT_EINGEREIHT), "personen": tx.alle(PERSONEN, suche) if suche else [],
        }
        for s in inhalt["stapel"]:
            s["briefe"] = tx.alle(STAPELBRIEFE, s["kennung"]) if s["gedruckt_am"] is None else []
    return flask.render_template("verwaltung/post.html", **inhalt, m=meldung, suche=suche, TATEN=TATEN, STAENDE=STAENDE, WEGE=WEGE,
                                 mailserver=bool(os.environ.get("MIETAKTE_SMTP_HOST"))), meldung.status if meldung else 200


def _tun(anweisung: str, *werte: object) -> Any | flask.typing.ResponseReturnValue:
    """The result of a command, or the page with the refusal on it."""
    try:
        return db.ausfuehren(lambda tx: tx.wert(anweisung, *werte))
    except psycopg.Error as f:
        if (f.sqlstate or "").startswith("MAG") or f.sqlstate == "MA823":
            flask.abort(flask.make_response(*_seite(fehler.meldung(f))))
        raise


def _zurueck(text: str, **ziel: str) -> flask.typing.ResponseReturnValue:
    flask.flash(text, "erfolg")
    return flask.redirect(flask.url_for("verwaltung.post", **ziel), 303)


def _kennung(text: str | None) -> UUID:
    with contextlib.suppress(ValueError):
        return UUID(text or "")
    flask.abort(400)


@blueprint.post("/post/<uuid:kennung>")
def post_entscheiden(kennung: UUID) -> flask.typing.ResponseReturnValue:
    was = flask.request.form.get("was", "")[:40]
    stand = _tun(ENTSCHEIDEN, kennung, was, flask.request.form.get("grund", "").strip()[:500] or None)
    return _zurueck("Die Sendung geht als Brief hinaus." if was == "als_brief" else GETAN[stand])


@blueprint.post("/post/stapel")
def post_stapel_bilden() -> flask.typing.ResponseReturnValue:
    """Now, without waiting for the hour."""
    def arbeit(tx: db.Transaktion) -> int:
        kopf = tx.eine(TAG)
        return versand.stapel_bilden(tx.alle, kopf["tag"], kopf["name"])[1]

    anzahl = db.ausfuehren(arbeit)
    if not anzahl:
        flask.flash("Kein Brief wartet auf den Druck, dessen PDF schon fertig ist.", "warnung")
        return flask.redirect(flask.url_for("verwaltung.post"), 303)
    return _zurueck(f"Der Druckstapel liegt bereit: {anzahl} {'Brief' if anzahl == 1 else 'Briefe'}.")


@blueprint.get("/post/stapel/<uuid:kennung>.pdf")
def post_stapel(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        d = tx.eine(STAPELDATEI, kennung)
    if d is None:
        flask.abort(404)
    return _senden(bytes(d["inhalt"]), "application/pdf", d["dateiname"], herunterladen=True)


@blueprint.post("/post/stapel/<uuid:kennung>/gedruckt")
def post_gedruckt(kennung: UUID) -> flask.typing.ResponseReturnValue:
    verdorben = [_kennung(k) for k in flask.request.form.getlist("ohne")[:500]]
    anzahl = _tun(GEDRUCKT, kennung, verdorben)
    text = f"{anzahl} {'Brief ist' if anzahl == 1 else 'Briefe sind'} als versendet vermerkt."
    return _zurueck(text + (f" {len(verdorben)} {'kommt' if len(verdorben) == 1 else 'kommen'} in den nächsten Stapel." if verdorben else ""))


@blueprint.post("/post/einreihen")
def post_einreihen() -> flask.typing.ResponseReturnValue:
    _tun(EINREIHEN, _kennung(flask.request.form.get("dokument")))
    return _zurueck("Das Schreiben ist im Postausgang.")


@blueprint.post("/post/einwilligung")
def post_einwilligung() -> flask.typing.ResponseReturnValue:
    f = flask.request.form
    erteilt = {"ja": True, "nein": False}.get(f.get("erteilt", ""))
    _tun(EINWILLIGUNG, _kennung(f.get("kennung")), f.get("email", "").replace("\0", "")[:300], erteilt, f.get("nachweis", "").replace("\0", "")[:500])
    return _zurueck("Die Einwilligung ist vermerkt." if erteilt else "Der Widerruf ist vermerkt; Schreiben gehen wieder als Brief hinaus.", person=f.get("person", ""))
