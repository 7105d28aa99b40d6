"""The check of the log: chain, payloads, ends."""
from __future__ import annotations

import flask

from app import db
from app.verwaltung import blueprint

PRUEFEN = "SELECT * FROM api.protokoll_pruefung"


@blueprint.get("/pruefung")
def pruefung() -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        ergebnis = tx.eine(PRUEFEN)
    return flask.render_template("verwaltung/pruefung.html", p=ergebnis)
