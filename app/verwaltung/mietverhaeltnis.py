"""The form of a new tenancy."""
from __future__ import annotations

import re
from typing import Any

import flask
from psycopg.types.json import Jsonb

from app import db, fehler
from app.verwaltung import blueprint, eingaben, urkunden

EINHEITEN = "SELECT * FROM api.freie_einheiten ORDER BY length(objekt_nummer), objekt_nummer, length(nummer), nummer"
ANLEGEN = "SELECT * FROM api.mietverhaeltnis_anlegen(p_daten => %s)"
KENNUNG = "SELECT kennung FROM api.bestand WHERE mietverhaeltnis_id = %s"
HOECHSTENS = {"mieter": 6, "bewohner": 12}


@blueprint.get("/mietverhaeltnis/neu")
def mietverhaeltnis_neu() -> flask.typing.ResponseReturnValue:
    return _seite(eingaben.Eingaben({}, {}), {"mieter": 1, "bewohner": 0})


def _seite(e: eingaben.Eingaben, anzahl: dict[str, int], meldung: fehler.Meldung | None = None, gehe_zu: str | None = None,
           ) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        einheiten = tx.alle(EINHEITEN)
    return flask.render_template("verwaltung/mietverhaeltnis_neu.html", einheiten=einheiten, eingaben=e, anzahl=anzahl, m=meldung,
                                 gehe_zu=gehe_zu, leer=not e.daten), meldung.status if meldung else 200


@blueprint.post("/mietverhaeltnis/neu")
def mietverhaeltnis_anlegen() -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    anzahl = {liste: min(HOECHSTENS[liste], max(
        [unten, *(int(nr) + 1 for nr in re.findall(rf"^f\.{liste}\.(\d{{1,2}})\.", "\n".join(flask.request.form), re.MULTILINE))]))
        for liste, unten in (("mieter", 1), ("bewohner", 0))}
    aktion = flask.request.form.get("aktion", "")
    if aktion in HOECHSTENS:
        # one more block of the list, without a script
        anzahl[aktion] = min(HOECHSTENS[aktion], anzahl[aktion] + 1)
        return _seite(e, anzahl, gehe_zu=f"{aktion}.{anzahl[aktion] - 1}.vorname")

    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        ergebnis = tx.eine(ANLEGEN, Jsonb(_verschachteln(e.daten)))
        if ergebnis["ok"]:
            urkunden.fertigen(tx, ergebnis["vorgang_id"])
            ergebnis["kennung"] = tx.wert(KENNUNG, ergebnis["mietverhaeltnis_id"])
        return ergebnis

    ergebnis = db.ausfuehren(arbeit)
    if ergebnis["ok"]:
        flask.flash("Das Mietverhältnis ist angelegt. Vertragsabschluss und Einzug sind geplant.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.akte", kennung=ergebnis["kennung"]), 303)
    return _seite(e, anzahl, fehler.aus_ergebnis(ergebnis))


def _verschachteln(flach: dict[str, str]) -> dict[str, Any]:
    """mieter.0.vorname → {"mieter": [{"vorname": …}]}; blocks nobody filled in are left out."""
    daten: dict[str, Any] = {}
    listen: dict[str, dict[int, dict[str, str]]] = {}
    for name, wert in flach.items():
        treffer = re.fullmatch(r"(mieter|bewohner)\.(\d{1,2})\.(\w+)", name)
        if treffer:
            listen.setdefault(treffer[1], {}).setdefault(int(treffer[2]), {})[treffer[3]] = wert
        else:
            daten[name] = wert
    for liste, bloecke in listen.items():
        daten[liste] = [bloecke[nr] for nr in sorted(bloecke)]
    return daten
