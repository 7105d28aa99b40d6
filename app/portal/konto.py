"""What the tenant has paid, owes and was sent: payments, statements, documents, the deposit, the handover."""
from __future__ import annotations

import base64
from uuid import UUID

import flask
import psycopg
from psycopg.types.json import Jsonb

from app import auth, bilder, db, fehler
from app.portal import abgelehnt, blueprint, lesen, rufen, schluessel, senden, sprache, token, wohnung
from app.portal.sprache import t
from app.sicherheit import grenze

ZEICHNEN = "SELECT * FROM portal.uebergabe_mitzeichnen(%s, %s)"


@blueprint.get("/zahlungen")
def zahlungen() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        konto = tx.eine("SELECT * FROM portal.mein_konto WHERE mietverhaeltnis = %s", wohnung())
        zeilen = tx.alle("SELECT * FROM portal.meine_zahlungen WHERE mietverhaeltnis = %s AND datum > (SELECT max(heute) FROM portal.meine_mietverhaeltnisse) - 1096", wohnung())
    return flask.render_template("portal/zahlungen.html", konto=konto, offene=[z for z in zeilen if z["offen"] and z["offen"] > 0 and z["status"] != "storniert"], zeilen=zeilen)


@blueprint.get("/abrechnungen")
def abrechnungen() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        alle = tx.alle("SELECT kennung, version, von, bis, kosten, vorauszahlung, saldo, versendet_am, einwendung_bis FROM portal.meine_abrechnungen WHERE mietverhaeltnis = %s", wohnung())
    return flask.render_template("portal/abrechnungen.html", abrechnungen=alle)


@blueprint.get("/abrechnungen/<uuid:kennung>")
def abrechnung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        a = tx.eine("SELECT * FROM portal.meine_abrechnungen WHERE kennung = %s", kennung)
    if a is None:
        flask.abort(404)
    return flask.render_template("portal/abrechnung.html", a=a)


@blueprint.get("/dokumente")
def dokumente() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        alle = tx.alle("SELECT * FROM portal.meine_dokumente WHERE mietverhaeltnis = %s", wohnung())
    return flask.render_template("portal/dokumente.html", dokumente=alle)


@blueprint.get("/dokumente/<uuid:kennung>.pdf")
def dokument(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion("portal", token()) as tx:
        d = tx.eine("SELECT dateiname, inhalt FROM portal.meine_dokument_datei WHERE kennung = %s", kennung)
    if d is None:
        flask.abort(404)
    return senden(bytes(d["inhalt"]), "application/pdf", d["dateiname"], herunterladen=True)


@blueprint.get("/kaution")
def kaution() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        k = tx.eine("SELECT * FROM portal.meine_kaution WHERE mietverhaeltnis = %s", wohnung())
    return flask.render_template("portal/kaution.html", k=k)


@blueprint.get("/uebergaben")
def uebergaben() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        alle = tx.alle("SELECT * FROM portal.meine_uebergaben WHERE mietverhaeltnis = %s", wohnung())
    return flask.render_template("portal/uebergaben.html", uebergaben=alle)


@blueprint.get("/uebergaben/<uuid:kennung>")
def uebergabe(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _uebergabe(kennung)


def _uebergabe(kennung: UUID, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        u = tx.eine("SELECT * FROM portal.meine_uebergaben WHERE kennung = %s", kennung)
    if u is None:
        flask.abort(404)
    return flask.render_template("portal/uebergabe.html", u=u, m=m, schluessel=schluessel()), m.status if m else 200


@blueprint.post("/uebergaben/<uuid:kennung>")
@grenze.limit("10 per minute")
def mitzeichnen(kennung: UUID) -> flask.typing.ResponseReturnValue:
    formular = flask.request.form
    daten = {"protokoll_digest": formular.get("protokoll_digest", "")[:64], "geraet": auth.geraet_kennung(), "schluessel": schluessel()}
    gezeichnet, foto = formular.get("unterschrift", ""), flask.request.files.get("foto")
    try:
        if gezeichnet:
            daten |= {"typ": "image/png", "bild": base64.b64encode(bilder.signatur_bild(gezeichnet).inhalt_png).decode()}
        elif foto and foto.filename:
            bild = bilder.bild_pruefen(foto.stream.read(bilder.MAX_BYTES + 1))
            daten |= {"typ": "image/jpeg", "bild": base64.b64encode(bild.inhalt_jpeg).decode(), "sha256_original": bild.sha256_original}
        ergebnis = rufen(ZEICHNEN, kennung, Jsonb(daten))
    except bilder.BildFehler as f:
        return _uebergabe(kennung, sprache.meldung(fehler.Meldung(422, "", f.meldung, f.hinweis, f.code, felder={"unterschrift": f.meldung})))
    except psycopg.Error as f:
        if not (f.sqlstate or "").startswith("MAE6"):
            raise
        return _uebergabe(kennung, abgelehnt(f))
    if not ergebnis["ok"]:
        return _uebergabe(kennung, abgelehnt(ergebnis))
    flask.flash(t("Sie haben das Protokoll unterzeichnet."), "erfolg")
    return flask.redirect(flask.url_for("portal.uebergabe", kennung=kennung), 303)
