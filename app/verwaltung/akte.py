"""The Mietakte of one tenancy, and the start of a Vorgang on it."""
from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import flask
import psycopg
from psycopg.types.json import Jsonb

from app import db, fehler
from app.verwaltung import blueprint, eingaben, zeitstrahl
from app.verwaltung import starten as starten_auf

AKTE = f"""
    SELECT m.*, (SELECT o.kennung FROM akte.objekte o WHERE o.mandant_id = m.mandant_id AND o.id = m.objekt_id) AS objekt_kennung,
           {starten_auf.STARTBAR.format('m.traeger_id')}
      FROM api.mietakte m WHERE m.kennung = %s"""
DURCHSPIELEN = """
    SELECT api.kuendigung_durchspielen(p_mietverhaeltnis_id => b.mietverhaeltnis_id, p_durch => d.durch, p_tag => d.tag) || jsonb_build_object('name', d.name) AS fall
      FROM api.bestand b CROSS JOIN LATERAL (
        SELECT * FROM (VALUES ('mieter'), ('vermieter')) s(durch) CROSS JOIN (VALUES
          (1, 'heute', engine.heute()), (2, 'morgen', engine.heute() + 1),
          (3, 'nächster Monat', (date_trunc('month', engine.heute()) + interval '1 month')::date), (4, 'gewählter Tag', %s::date)) t(nr, name, tag)
         WHERE t.tag IS NOT NULL OFFSET 0) d
     WHERE b.kennung = %s ORDER BY d.durch, d.nr"""


@blueprint.get("/akte/<uuid:kennung>")
def akte(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _seite(kennung)


EXPORT = "SELECT jsonb_pretty(api.akte_export(b.mietverhaeltnis_id)) AS export FROM api.bestand b WHERE b.kennung = %s"
EINZAHLUNG = ("SELECT * FROM api.kaution_einzahlung_buchen(p_mietverhaeltnis_id => "
              "(SELECT mietverhaeltnis_id FROM api.bestand WHERE kennung = %s), p_daten => %s)")
MANDATE = "SELECT mandatsreferenz, iban, inhaber, gilt, grund FROM api.sepa_mandate WHERE mietverhaeltnis_id = %s ORDER BY id DESC"
STORNO = "SELECT * FROM api.kaution_buchung_stornieren(p_buchung_id => %s, p_grund => %s)"
EINLADEN = "SELECT api.portal_einladen(%s, %s, %s)"
ZINSSATZ = "SELECT * FROM api.zinssatz_erfassen(p_objekt_id => (SELECT objekt_id FROM api.bestand WHERE kennung = %s), p_daten => %s)"


def _seite(kennung: UUID, gestartet: str | None = None, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None,
           ) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        a = tx.eine(AKTE, kennung)
        mandate = tx.alle(MANDATE, a["mietverhaeltnis_id"]) if a else []
    if a is None:
        flask.abort(404)
    return flask.render_template(
        "verwaltung/akte.html", a=a, mandate=mandate, bilder=[zeitstrahl.zeichnen(a, breite) for breite in (1120, 340)],
        schluessel=uuid4, gestartet=gestartet, eingaben=e, m=meldung), meldung.status if meldung else 200


@blueprint.post("/akte/<uuid:kennung>/starten/<automat>")
def starten(kennung: UUID, automat: str) -> flask.typing.ResponseReturnValue:
    def rahmen() -> dict[str, Any]:
        with db.transaktion(readonly=True) as tx:
            a = tx.eine(AKTE, kennung)
        if a is None:
            flask.abort(404)
        hier = flask.url_for("verwaltung.akte", kennung=kennung)
        return {"pfad": [("Bestand", flask.url_for("verwaltung.bestand")), (a["mieter"] or a["vertragsnummer"], hier)], "zurueck": hier, "startbar": a["startbar"],
                "untertitel": " · ".join(filter(None, (a["mieter"], a["einheit"], a["strasse"])))}

    return starten_auf.behandeln("akte", kennung, automat, lambda tat, e, m: _seite(kennung, tat, e, m), rahmen)


@blueprint.get("/akte/<uuid:kennung>/was-waere-wenn")
def was_waere_wenn(kennung: UUID) -> flask.typing.ResponseReturnValue:
    """Notice by either side, today, tomorrow, next month or on a chosen day. The database plays it through and takes it back."""
    eingabe, tag, falsch = flask.request.args.get("tag", "").strip(), None, None
    if eingabe:
        try:
            tag = dt.date.fromisoformat(eingabe)
        except ValueError:
            falsch = "Bitte einen Tag wie 28.02.2027 wählen."
        else:
            if not 1900 <= tag.year < 2150:
                tag, falsch = None, "Bitte einen Tag zwischen 1900 und 2150 wählen."
    # writes and undoes: a reading transaction could not
    with db.transaktion(readonly=False) as tx:
        a = tx.eine("SELECT kennung, mieter, einheit, strasse, vertragsnummer FROM api.bestand WHERE kennung = %s", kennung)
        faelle = [zeile["fall"] for zeile in tx.alle(DURCHSPIELEN, tag, kennung)] if a else []
    if a is None:
        flask.abort(404)
    return flask.render_template("verwaltung/was_waere_wenn.html", a=a, faelle=faelle, tag=tag, falsch=falsch), 422 if falsch else 200


@blueprint.get("/akte/<uuid:kennung>/export.json")
def akte_export(kennung: UUID) -> flask.typing.ResponseReturnValue:
    """The whole file with its part of the log, to be handed to somebody who checks it elsewhere."""
    with db.transaktion(readonly=True) as tx:
        z = tx.eine(EXPORT, kennung)
    if z is None:
        flask.abort(404)
    antwort = flask.Response(z["export"], mimetype="application/json")
    antwort.headers["Content-Disposition"] = f'attachment; filename="mietakte-{kennung}.json"'
    antwort.headers["Cache-Control"] = "no-store"
    return antwort


@blueprint.post("/akte/<uuid:kennung>/kaution/einzahlung")
def kaution_einzahlung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    return _buchen(kennung, "kaution-einzahlung", e, "Die Einzahlung ist gebucht.", EINZAHLUNG, kennung, Jsonb(e.daten))


@blueprint.post("/akte/<uuid:kennung>/kaution/<int(max=9223372036854775807):buchung>/storno")
def kaution_storno(kennung: UUID, buchung: int) -> flask.typing.ResponseReturnValue:
    if buchung >= 2**63:     # no posting has such a number, and PostgreSQL no such bigint
        flask.abort(404)
    e = eingaben.lesen()
    return _buchen(kennung, f"kaution-storno-{buchung}", e, "Die Buchung ist storniert.", STORNO, buchung, e.daten.get("grund"))


@blueprint.post("/akte/<uuid:kennung>/kaution/zinssatz")
def kaution_zinssatz(kennung: UUID) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    return _buchen(kennung, "kaution-zinssatz", e, "Der Zinssatz ist erfasst.", ZINSSATZ, kennung, Jsonb(e.daten))


@blueprint.post("/akte/<uuid:kennung>/portal/<uuid:mieter>")
def portal_einladen(kennung: UUID, mieter: UUID) -> flask.typing.ResponseReturnValue:
    """A letter or an e-mail with the code for the tenant portal."""
    daten = {"weg": flask.request.form.get("weg", "").replace("\0", "")[:20], "adresse": flask.url_for("portal.einladung", _external=True)}
    try:
        db.ausfuehren(lambda tx: tx.wert(EINLADEN, kennung, mieter, Jsonb(daten)))
    except psycopg.Error as f:
        if f.sqlstate not in ("MAE69", "MAG04"):
            raise
        return _seite(kennung, "portal", meldung=fehler.meldung(f))
    flask.flash("Die Einladung ins Mieterportal liegt im Postausgang. Ein früherer Code gilt nicht mehr.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.akte", kennung=kennung, _anchor="personen"), 303)


def _buchen(kennung: UUID, formular: str, e: eingaben.Eingaben, erfolg: str, anweisung: str, *werte: object) -> flask.typing.ResponseReturnValue:
    """A recorded posting on the file; a refusal comes back with its form open."""
    ergebnis = db.ausfuehren(lambda tx: tx.eine(anweisung, *werte))
    if ergebnis["ok"]:
        flask.flash(erfolg, "erfolg")
        return flask.redirect(flask.url_for("verwaltung.akte", kennung=kennung, _anchor="kaution"), 303)
    meldung = fehler.aus_ergebnis(ergebnis)
    if meldung.code in starten_auf.UNBEKANNT:
        flask.abort(404)
    return _seite(kennung, formular, e, meldung)
