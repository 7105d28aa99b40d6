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
BEKANNTE = "SELECT * FROM api.mieter_suchen(%s)"
GEWAEHLTE = "SELECT p.kennung::text AS kennung, api.personenname(p.titel, p.vorname, p.nachname, p.firma) AS name, p.email FROM akte.mieter p WHERE p.kennung = ANY (%s::uuid[])"
HOECHSTENS = {"mieter": 6, "bewohner": 12}


@blueprint.get("/mietverhaeltnis/neu")
def mietverhaeltnis_neu() -> flask.typing.ResponseReturnValue:
    return _seite(eingaben.Eingaben({}, {}), {"mieter": 1, "bewohner": 0})


def _seite(e: eingaben.Eingaben, anzahl: dict[str, int], meldung: fehler.Meldung | None = None, gehe_zu: str | None = None, suche: int | None = None,
           ) -> flask.typing.ResponseReturnValue:
    """`suche`: the block of parties in which a known person is looked for."""
    text = e.daten.get(f"suche.{suche}", "").strip()
    gewaehlt = [w for n, w in e.daten.items() if re.fullmatch(r"mieter\.\d{1,2}\.mieter_id", n) and _KENNUNG.fullmatch(w)]
    with db.transaktion(readonly=True) as tx:
        einheiten = tx.alle(EINHEITEN)
        treffer = tx.alle(BEKANNTE, text) if text else []
        bekannte = {p["kennung"]: p for p in tx.alle(GEWAEHLTE, gewaehlt)} if gewaehlt else {}
    return flask.render_template("verwaltung/mietverhaeltnis_neu.html", einheiten=einheiten, eingaben=e, anzahl=anzahl, m=meldung,
                                 gehe_zu=gehe_zu, leer=not e.daten, suche=suche, treffer=treffer, bekannte=bekannte), meldung.status if meldung else 200


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

    if treffer := re.fullmatch(r"(suchen|andere)\.(\d)", aktion):
        nr = int(treffer[2])
        if treffer[1] == "andere":
            e.daten.pop(f"mieter.{nr}.mieter_id", None)
            return _seite(e, anzahl, gehe_zu=f"mieter.{nr}.vorname")
        return _seite(e, anzahl, suche=nr)

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


_KENNUNG = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _verschachteln(flach: dict[str, str]) -> dict[str, Any]:
    """mieter.0.vorname → {"mieter": [{"vorname": …}]}; blocks nobody filled in are left out, and what was searched for is no answer."""
    flach = {name: wert for name, wert in flach.items() if not name.startswith("suche.")}
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
