"""Stock overview and deadlines."""
from __future__ import annotations

import flask

from app import db
from app.verwaltung import blueprint

BESTAND = ("SELECT api.bestand_seite(p_text => %s, p_zustand => %s, p_objekt_id => %s, p_seite => %s)")
FRISTEN = "SELECT * FROM api.fristen ORDER BY faellig_am, id"


def ganzzahl(text: str | None, hoechstens: int = 2**62) -> int | None:
    """A number out of an address, or None for whatever else stands there."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 and int(text) <= hoechstens else None


@blueprint.get("/bestand")
def bestand() -> flask.typing.ResponseReturnValue:
    frage = flask.request.args
    suche = frage.get("q", "").replace("\0", "").strip()[:200]
    # who searches, searches in everything; who looks, looks at what is let now
    zustand = frage.get("zustand", "").replace("\0", "")[:60] or ("alle" if suche else "aktuell")
    objekt = ganzzahl(frage.get("objekt"))
    with db.transaktion() as tx:
        b = tx.wert(BESTAND, suche or None, None if zustand == "alle" else zustand, objekt, ganzzahl(frage.get("seite"), 10**6) or 1)
    return flask.render_template("verwaltung/bestand.html", b=b, suche=suche, zustand=zustand, objekt=objekt)


@blueprint.get("/fristen")
def fristen() -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        zeilen = tx.alle(FRISTEN)
    return flask.render_template("verwaltung/fristen.html", fristen=zeilen)
