"""The Mietakte of one tenancy, and the start of a Vorgang on it."""
from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import flask
from psycopg.types.json import Jsonb

from app import auth, db, fehler
from app.verwaltung import blueprint, eingaben, urkunden, zeitstrahl

AKTE = """
    SELECT m.*, coalesce((SELECT jsonb_agg(to_jsonb(s) ORDER BY s.nr) FROM engine.startbare_vorgaenge(m.traeger_id) WITH ORDINALITY
             AS s(ereignis, nach, bezeichnung, moeglich, fehlercode, meldung, norm, felder, hinweis, hilfe, uebersteuerbar, dokumente, nr)), '[]') AS startbar,
           sitzung.rolle() = 'teamleitung' AS darf_uebersteuern
      FROM api.mietakte m WHERE m.kennung = %s"""
#: a start is named by the file, so that a foreign bracket cannot be addressed at all
STARTEN = ("SELECT e.*, d.daten AS eingaben FROM (SELECT {daten} AS daten OFFSET 0) d"
           " CROSS JOIN LATERAL engine.starten(p_automat => %s, p_traeger_id => (SELECT traeger_id FROM api.bestand WHERE kennung = %s),"
           " p_daten => d.daten, p_schluessel => %s) e")


@blueprint.get("/akte/<uuid:kennung>")
def akte(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _seite(kennung)


EINZAHLUNG = ("SELECT * FROM api.kaution_einzahlung_buchen(p_mietverhaeltnis_id => "
              "(SELECT mietverhaeltnis_id FROM api.bestand WHERE kennung = %s), p_daten => %s)")
STORNO = "SELECT * FROM api.kaution_buchung_stornieren(p_buchung_id => %s, p_grund => %s)"
ZINSSATZ = "SELECT * FROM api.zinssatz_erfassen(p_objekt_id => (SELECT objekt_id FROM api.bestand WHERE kennung = %s), p_daten => %s)"
#: there is no such thing, or it is not ours
UNBEKANNT = ("MA015", "MA310", "MA334", "MA601")


def _seite(kennung: UUID, gestartet: str | None = None, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None,
           ) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        a = tx.eine(AKTE, kennung)
    if a is None:
        flask.abort(404)
    return flask.render_template(
        "verwaltung/akte.html", a=a, bilder=[zeitstrahl.zeichnen(a, breite) for breite in (1120, 340)],
        schluessel=uuid4, gestartet=gestartet, eingaben=e, m=meldung), meldung.status if meldung else 200


@blueprint.post("/akte/<uuid:kennung>/starten/<automat>")
def starten(kennung: UUID, automat: str) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    if e.fehler:
        e.festhalten(None, f"starten:{automat}")
        return _seite(kennung, automat, e, e.meldung())

    def danach(tx: db.Transaktion, ergebnis: dict[str, Any]) -> None:
        urkunden.fertigen(tx, ergebnis["vorgang_id"])

    anweisung, werte = e.anweisung(STARTEN)
    ergebnis = db.datenbank().engine(
        "verwaltung", auth.token(), anweisung, (*werte, automat, kennung, e.schluessel),
        vorgang_id=None, ereignis=f"starten:{automat}"[:100], danach=danach)
    if ergebnis["ok"]:
        flask.flash("Der Vorgang ist angelegt.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.vorgang", nummer=ergebnis["vorgang_id"]), 303)
    meldung = fehler.aus_ergebnis(ergebnis)
    if meldung.code in UNBEKANNT:
        flask.abort(404)
    return _seite(kennung, automat, e.mit(ergebnis), meldung)


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


def _buchen(kennung: UUID, formular: str, e: eingaben.Eingaben, erfolg: str, anweisung: str, *werte: object) -> flask.typing.ResponseReturnValue:
    """A recorded posting on the file; a refusal comes back with its form open."""
    ergebnis = db.ausfuehren(lambda tx: tx.eine(anweisung, *werte))
    if ergebnis["ok"]:
        flask.flash(erfolg, "erfolg")
        return flask.redirect(flask.url_for("verwaltung.akte", kennung=kennung, _anchor="kaution"), 303)
    meldung = fehler.aus_ergebnis(ergebnis)
    if meldung.code in UNBEKANNT:
        flask.abort(404)
    return _seite(kennung, formular, e, meldung)
