"""Operating cost statements: the list of periods, the page of one with its entry forms, the preview of a single statement.

Checking, releasing and sending are events on the page of the Vorgang; here costs, readings and heating are entered. Nothing is
computed here: sums, shares and what is missing come from api.nk_abrechnung_stand.
"""
from __future__ import annotations

import dataclasses
import re
from typing import Any
from uuid import UUID

import flask
from psycopg.types.json import Jsonb

from app import db, fehler
from app.verwaltung import blueprint, eingaben

LISTE = "SELECT * FROM api.nk_abrechnungen ORDER BY zeitraum_bis DESC, objekt_nummer"
OBJEKTE = "SELECT kennung, nummer, name FROM akte.objekte ORDER BY length(nummer), nummer"
ANLEGEN = "SELECT * FROM api.nk_abrechnung_anlegen(p_daten => %s)"
KENNUNG = "SELECT kennung FROM api.nk_abrechnungen WHERE id = %s"
NUMMER = "SELECT id FROM api.nk_abrechnungen WHERE kennung = %s"
STAND = "SELECT api.nk_abrechnung_stand(p_kennung => %s)"
KOSTEN = ("SELECT e.*, d.daten AS eingaben FROM (SELECT {daten} AS daten OFFSET 0) d"
          " CROSS JOIN LATERAL api.nk_kosten_erfassen(p_abrechnung_id => %s, p_daten => d.daten) e")
HEIZUNG = "SELECT * FROM api.nk_heizung_erfassen(p_abrechnung_id => %s, p_daten => %s)"
WERTE = "SELECT * FROM api.nk_werte_erfassen(p_abrechnung_id => %s, p_daten => %s)"
ABGLEICHEN = "SELECT * FROM api.nk_nutzungen_abgleichen(p_abrechnung_id => %s, p_daten => '{}')"

#: a field of the table of readings: w.<usage>.<kind of meter>.<row>.<value>, of the table of persons: p.<usage>.<row>.<value>
WERT = re.compile(r"w\.(\d{1,18})\.([a-z]{1,20})\.(\d{1,2})\.(zaehler_nr|anfang|ende|verbrauch|geschaetzt)")
PERSONEN = re.compile(r"p\.(\d{1,18})\.(\d{1,2})\.(ab|personen)")


# -- the list ---------------------------------------------------------------------------------------------------------

@blueprint.get("/nebenkosten")
def nebenkosten() -> flask.typing.ResponseReturnValue:
    return _liste(eingaben.Eingaben({}, {}))


def _liste(e: eingaben.Eingaben, meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        zeilen, objekte = tx.alle(LISTE), tx.alle(OBJEKTE)
    return flask.render_template("verwaltung/nk_liste.html", zeilen=zeilen, objekte=objekte, eingaben=e, m=meldung,
                                 leer=not e.daten), meldung.status if meldung else 200


@blueprint.post("/nebenkosten")
def nebenkosten_anlegen() -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()

    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        ergebnis = tx.eine(ANLEGEN, Jsonb(e.daten))
        if ergebnis["ok"]:
            ergebnis["kennung"] = tx.wert(KENNUNG, ergebnis["nk_abrechnung_id"])
        return ergebnis

    ergebnis = db.ausfuehren(arbeit)
    if not ergebnis["ok"]:
        return _liste(e, fehler.aus_ergebnis(ergebnis))
    flask.flash("Die Abrechnung ist angelegt. Jetzt Kosten und Verbräuche erfassen.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.nebenkosten_seite", kennung=ergebnis["kennung"]), 303)


# -- one period -------------------------------------------------------------------------------------------------------

@blueprint.get("/nebenkosten/<uuid:kennung>")
def nebenkosten_seite(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _seite(kennung)


def _stand(kennung: UUID) -> dict[str, Any]:
    with db.transaktion(readonly=True) as tx:
        stand = tx.wert(STAND, kennung)
    if stand is None:
        flask.abort(404)
    return stand


def _seite(kennung: UUID, offen: str | None = None, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None,
           roh: dict[str, str] | None = None) -> flask.typing.ResponseReturnValue:
    """`offen`: the form that came back refused (kosten, heizung, verbrauch); `roh`: what stood in the table of readings."""
    s = _stand(kennung)
    position = None
    if s["aenderbar"]:
        gesucht = (e.daten.get("ersetzt") if e else None) or flask.request.args.get("position", "")
        position = next((k for k in s["kosten"] if str(k["id"]) == str(gesucht)), None)
        if position and e is None:
            e, offen = eingaben.Eingaben(_als_eingabe(position), {}), "kosten"
        elif e is None and s["heizung"]:
            # the block as it is, to be changed; what a formula gave is no entry
            h = s["heizung"] | ({} if s["heizung"]["warmwasser"] == "waermezaehler" else {"ww_kwh": None})
            s["felder_heizung"] = [f | {"vorgabe": h.get(f["name"])} for f in s["felder_heizung"]]
    antwort = flask.render_template("verwaltung/nk_abrechnung.html", s=s, a=s["abrechnung"], offen=offen, eingaben=e, m=meldung, position=position,
                                    roh=roh, tabelle=_tabelle(s, roh), felder=meldung.felder if meldung else {})
    return antwort, meldung.status if meldung else 200


def _als_eingabe(k: dict[str, Any]) -> dict[str, Any]:
    """A cost as the form of its correction starts with it. The receipt stays with the position unless a new one comes."""
    felder = ("kostenart", "bezeichnung", "betrag", "schluessel", "zaehlerart", "kreis", "gebaeude", "einheit", "vorwegabzug_grund", "rechnung_am",
              "lieferant", "rechnung_nr", "leistung_von", "leistung_bis", "lohn_art", "lohnanteil", "ohne_beleg_grund")
    daten = {f: str(k[f]) for f in felder if k.get(f) is not None}
    if k["vorwegabzug"]:
        daten["vorwegabzug"] = str(k["vorwegabzug"])
    return daten | {"ersetzt": str(k["id"])}


def _tabelle(s: dict[str, Any], roh: dict[str, str] | None) -> list[dict[str, Any]]:
    """The table of readings: per kind of meter a row for each usage period and meter."""
    arten = []
    for art in s["zaehlerarten"]:
        zeilen = []
        for n in s["nutzungen"]:
            if n["id"] is None:
                continue
            # a further meter of a flat: one empty row on request
            werte = [w for w in n["verbrauch"] if w["zaehlerart"] == art] or [{}]
            if flask.request.args.get("zaehler") == f"{n['id']}.{art}":
                werte.append({})
            for i, w in enumerate(werte):
                vor = f"w.{n['id']}.{art}.{i}."
                felder = {f: (roh.get(vor + f, "") if roh is not None else _text(w.get(f), w, f)) for f in ("zaehler_nr", "anfang", "ende", "verbrauch", "geschaetzt")}
                zeilen.append({"n": n, "vor": vor, "felder": felder, "verbrauch": w.get("verbrauch"), "letzte": i == len(werte) - 1})
        arten.append({"art": art, "zeilen": zeilen})
    return arten


def _text(wert: Any, zeile: dict[str, Any], feld: str) -> str:
    if wert is None or (feld == "verbrauch" and zeile.get("anfang") is not None):
        return ""            # the consumption follows from the readings
    text = str(wert)
    if feld in ("anfang", "ende", "verbrauch"):
        text = (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    return text


def _ausfuehren(kennung: UUID, anweisung: str, *werte: object) -> dict[str, Any]:
    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        nummer = tx.wert(NUMMER, kennung)
        if nummer is None:
            flask.abort(404)
        return tx.eine(anweisung, *(nummer if w is NUMMER else w for w in werte))
    return db.ausfuehren(arbeit)


def _zurueck(kennung: UUID, text: str, anker: str) -> flask.typing.ResponseReturnValue:
    flask.flash(text, "erfolg")
    return flask.redirect(flask.url_for("verwaltung.nebenkosten_seite", kennung=kennung) + f"#{anker}", 303)


@blueprint.post("/nebenkosten/<uuid:kennung>/kosten")
def nebenkosten_kosten(kennung: UUID) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    if e.fehler:
        return _seite(kennung, "kosten", e, e.meldung())
    anweisung, werte = e.anweisung(KOSTEN)
    ergebnis = _ausfuehren(kennung, anweisung, *werte, NUMMER)
    if not ergebnis["ok"]:
        return _seite(kennung, "kosten", e.mit(ergebnis), fehler.aus_ergebnis(ergebnis))
    return _zurueck(kennung, "Die Position ist gestrichen." if "streichen" in e.daten else "Die Position ist erfasst.", "kosten")


@blueprint.post("/nebenkosten/<uuid:kennung>/heizung")
def nebenkosten_heizung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    ergebnis = _ausfuehren(kennung, HEIZUNG, NUMMER, Jsonb(e.daten))
    if not ergebnis["ok"]:
        return _seite(kennung, "heizung", e, fehler.aus_ergebnis(ergebnis))
    return _zurueck(kennung, "Die Angaben zur Heizung sind erfasst.", "heizung")


@blueprint.post("/nebenkosten/<uuid:kennung>/verbrauch")
def nebenkosten_verbrauch(kennung: UUID) -> flask.typing.ResponseReturnValue:
    """The table of all flats at once. Rows nobody filled in are left out; messages go back to the field they belong to."""
    roh = {name: wert.replace("\0", "").strip() for name, wert in flask.request.form.items()}
    verbrauch: dict[tuple[str, ...], dict[str, str]] = {}
    personen: dict[tuple[str, ...], dict[str, str]] = {}
    for name, wert in roh.items():
        if treffer := WERT.fullmatch(name):
            verbrauch.setdefault(treffer.groups()[:3], {})[treffer[4]] = wert
        elif treffer := PERSONEN.fullmatch(name):
            personen.setdefault(treffer.groups()[:2], {})[treffer[3]] = wert
    zeilen = {"verbrauch": {k: z for k, z in verbrauch.items() if any(z.get(f) for f in ("anfang", "ende", "verbrauch"))},
              "personen": {k: z for k, z in personen.items() if z.get("personen")}}
    daten = {"verbrauch": [{"nutzung": n, "zaehlerart": art} | {f: w for f, w in z.items() if w} for (n, art, _), z in zeilen["verbrauch"].items()],
             "personen": [{"nutzung": n} | {f: w for f, w in z.items() if w} for (n, _), z in zeilen["personen"].items()]}
    ergebnis = _ausfuehren(kennung, WERTE, NUMMER, Jsonb(daten))
    if ergebnis["ok"]:
        return _zurueck(kennung, f"{ergebnis['anzahl']} Werte erfasst." if ergebnis["anzahl"] != 1 else "Ein Wert erfasst.", "verbrauch")
    m = fehler.aus_ergebnis(ergebnis)
    felder = {}
    for name, text in m.felder.items():
        liste, _, rest = name.partition(".")
        nr, _, feld = rest.partition(".")
        schluessel = list(zeilen.get(liste, {}))
        if nr.isdigit() and int(nr) < len(schluessel):
            felder[".".join(("w" if liste == "verbrauch" else "p", *schluessel[int(nr)], feld))] = text
    return _seite(kennung, "verbrauch", None, dataclasses.replace(m, felder=felder), roh)


@blueprint.post("/nebenkosten/<uuid:kennung>/abgleichen")
def nebenkosten_abgleichen(kennung: UUID) -> flask.typing.ResponseReturnValue:
    ergebnis = _ausfuehren(kennung, ABGLEICHEN, NUMMER)
    if not ergebnis["ok"]:
        return _seite(kennung, None, None, fehler.aus_ergebnis(ergebnis))
    return _zurueck(kennung, "Die Nutzungszeiträume folgen jetzt den Mietverhältnissen.", "verbrauch")


@blueprint.get("/nebenkosten/<uuid:kennung>/einzel/<int(max=9223372036854775807):nutzung>")
def nebenkosten_einzel(kennung: UUID, nutzung: int) -> flask.typing.ResponseReturnValue:
    s = _stand(kennung)
    n = next((n for n in s["nutzungen"] if n["id"] == nutzung), None)
    if n is None:
        flask.abort(404)
    return flask.render_template("verwaltung/nk_einzel.html", s=s, a=s["abrechnung"], n=n)
