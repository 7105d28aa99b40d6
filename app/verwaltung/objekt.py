"""The page of an object: its units and leases, the Vorgänge on its own bracket, and what may be started there."""
from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import flask

from app import db, fehler
from app.verwaltung import blueprint, eingaben, starten

OBJEKT = f"SELECT o.*, {starten.STARTBAR.format('o.traeger_id')} FROM api.objektakte o WHERE o.kennung = %s"


@blueprint.get("/objekt/<uuid:kennung>")
def objekt(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _seite(kennung)


def _laden(kennung: UUID) -> dict[str, Any]:
    with db.transaktion(readonly=True) as tx:
        o = tx.eine(OBJEKT, kennung)
    if o is None:
        flask.abort(404)
    return o


def _seite(kennung: UUID, gestartet: str | None = None, e: eingaben.Eingaben | None = None, m: fehler.Meldung | None = None,
           ) -> flask.typing.ResponseReturnValue:
    return flask.render_template("verwaltung/objekt.html", o=_laden(kennung), schluessel=uuid4, gestartet=gestartet, eingaben=e, m=m), m.status if m else 200


@blueprint.post("/objekt/<uuid:kennung>/starten/<automat>")
def objekt_starten(kennung: UUID, automat: str) -> flask.typing.ResponseReturnValue:
    def rahmen() -> dict[str, Any]:
        o = _laden(kennung)
        hier = flask.url_for("verwaltung.objekt", kennung=kennung)
        return {"pfad": [("Bestand", flask.url_for("verwaltung.bestand")), (o["name"], hier)], "zurueck": hier, "startbar": o["startbar"],
                "untertitel": f"Objekt {o['nummer']} · {o['strasse']}, {o['plz']} {o['ort']}"}

    return starten.behandeln("objekt", kennung, automat, lambda a, e, m: _seite(kennung, a, e, m), rahmen)
