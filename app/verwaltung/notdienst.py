"""Office hours, and who is called outside of them."""
from __future__ import annotations

import flask
from psycopg.types.json import Jsonb

from app import db, fehler
from app.verwaltung import blueprint

STAND = """
    SELECT (SELECT to_jsonb(d) FROM api.notfalldienst d) AS d,
           (SELECT jsonb_agg(jsonb_build_object('kuerzel', kuerzel, 'name', name) ORDER BY name) FROM recht.laender WHERE gehoert_zu IS NULL) AS laender"""
SETZEN = "SELECT * FROM api.notfalldienst_setzen(%s)"
TEXTE = ("land", "name", "telefon", "sms", "email")


@blueprint.get("/notdienst")
def notdienst() -> flask.typing.ResponseReturnValue:
    return _seite()


def _seite(eingaben: dict | None = None, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        stand = tx.eine(STAND)
    return flask.render_template("verwaltung/notdienst.html", d=eingaben or stand["d"] or {"zeiten": {}, "kategorien": []}, gilt=stand["d"], laender=stand["laender"], m=m), \
        m.status if m else 200


@blueprint.post("/notdienst")
def notdienst_setzen() -> flask.typing.ResponseReturnValue:
    f = flask.request.form
    zeiten = {str(tag): [f.get(f"von_{tag}", "")[:5], f.get(f"bis_{tag}", "")[:5]] for tag in range(1, 8) if f.get(f"von_{tag}") or f.get(f"bis_{tag}")}
    daten = {n: f.get(n, "").replace("\0", "")[:254] for n in TEXTE} | {"zeiten": zeiten, "kategorien": [k.replace("\0", "")[:20] for k in f.getlist("kategorien")[:20]]}
    ergebnis = db.ausfuehren(lambda tx: tx.eine(SETZEN, Jsonb(daten)))
    if not ergebnis["ok"]:
        return _seite(daten, fehler.aus_ergebnis(ergebnis))
    flask.flash("Gespeichert. Es gilt ab sofort.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.notdienst"), 303)
