"""Reference values that hold for everybody: what is known, what is missing, and the operator's forms."""
from __future__ import annotations

import flask
from psycopg.types.json import Jsonb

from app import db, fehler
from app.verwaltung import blueprint, eingaben

REIHEN = "SELECT * FROM api.referenz_reihen()"
LAGE = """
    SELECT sitzung.ist_betreiber() AS betreiber, engine.heute() AS heute,
           coalesce((SELECT jsonb_agg(to_jsonb(f)) FROM recht.fehlende_werte(engine.heute()) f), '[]') AS fehlend"""
ERFASSEN = "SELECT * FROM api.referenz_erfassen(p_reihe => %s, p_daten => %s)"


@blueprint.get("/referenz")
def referenz() -> flask.typing.ResponseReturnValue:
    return _seite()


def _seite(reihe: str | None = None, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        reihen, lage = tx.alle(REIHEN), tx.eine(LAGE)
    return flask.render_template("verwaltung/referenz.html", reihen=reihen, lage=lage, offen=reihe, eingaben=e, m=meldung), \
        meldung.status if meldung else 200


@blueprint.post("/referenz/<reihe>")
def referenz_erfassen(reihe: str) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    ergebnis = db.ausfuehren(lambda tx: tx.eine(ERFASSEN, reihe, Jsonb(e.daten)))
    if ergebnis["ok"]:
        flask.flash("Eingetragen. Der Wert gilt ab sofort für alle Mandanten.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.referenz"), 303)
    return _seite(reihe, e, fehler.aus_ergebnis(ergebnis))
