"""Communities of owners: meetings, attendance and votes on one page each, the collection of decisions.

Somebody who manages no community never sees any of it: every address is then one that does not exist.
"""
from __future__ import annotations

import csv
import io
from typing import Any
from uuid import UUID, uuid4

import flask
from psycopg.types.json import Jsonb

from app import db, fehler
from app.filter import datum
from app.verwaltung import blueprint, eingaben, starten
from app.verwaltung.texte import wort

OBJEKTE = "SELECT * FROM api.weg_objekte ORDER BY length(nummer), nummer"
LISTE = """
    SELECT kennung, vorgang_id, zustand_titel, zustand_art, art, termin, ort, objekt_kennung, stimmberechtigte, anwesend, mea, mea_anwesend,
           jsonb_array_length(beschluesse) AS beschluesse, einladung_bis, einladung_zugang_am, beendet_am
      FROM api.versammlungen ORDER BY termin DESC, versammlung_id DESC"""
VERSAMMLUNG = f"SELECT v.*, {starten.STARTBAR.format('v.traeger_id')} FROM api.versammlungen v WHERE v.kennung = %s"
ANLEGEN = "SELECT * FROM api.versammlung_anlegen(p_daten => %s)"
KENNUNG = "SELECT kennung FROM api.versammlungen WHERE versammlung_id = %s"
TEILNAHMEN = "SELECT * FROM api.teilnahmen_erfassen(p_vorgang_id => %s, p_daten => %s)"
ANTRAG = "SELECT * FROM api.beschluss_stimmen WHERE vorgang_id = %s"
STIMMEN = "SELECT * FROM api.stimmen_erfassen(p_vorgang_id => %s, p_daten => %s)"
SAMMLUNG = "SELECT * FROM api.beschlusssammlung WHERE objekt_kennung = %s ORDER BY nummer DESC"
VERMERKEN = "SELECT * FROM api.beschluss_vermerken(p_kennung => %s, p_daten => %s)"
ANWESENHEIT = (("anwesend", "anwesend"), ("online", "online zugeschaltet"), ("vertreten", "vertreten"), ("abwesend", "abwesend"))
VOLLMACHT = (("textform", "in Textform"), ("schriftform", "schriftlich"), ("gesetzlich", "gesetzlicher Vertreter"), ("muendlich", "mündlich"))
STIMME = (("ja", "Ja"), ("nein", "Nein"), ("enthaltung", "Enthaltung"), ("ausgeschlossen", "ausgeschlossen (§ 25 Abs. 4)"))


def _objekte(tx: db.Transaktion) -> list[dict[str, Any]]:
    """The communities; without any there is no such page."""
    objekte = tx.alle(OBJEKTE)
    if not objekte:
        flask.abort(404)
    return objekte


@blueprint.get("/weg")
def weg() -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        objekte = _objekte(tx)
        versammlungen = tx.alle(LISTE)
    return flask.render_template("verwaltung/weg_liste.html", objekte=objekte, versammlungen=versammlungen)


# -- a new meeting ----------------------------------------------------------------------------------------------------

@blueprint.get("/weg/neu")
def weg_neu() -> flask.typing.ResponseReturnValue:
    return _neu(eingaben.Eingaben({"objekt": flask.request.args["objekt"]} if "objekt" in flask.request.args else {}, {}))


def _neu(e: eingaben.Eingaben, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        objekte = _objekte(tx)
    return flask.render_template("verwaltung/weg_neu.html", objekte=objekte, eingaben=e, m=m), m.status if m else 200


@blueprint.post("/weg/neu")
def weg_anlegen() -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()

    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        _objekte(tx)
        ergebnis = tx.eine(ANLEGEN, Jsonb(e.daten))
        if ergebnis["ok"]:
            ergebnis["kennung"] = tx.wert(KENNUNG, ergebnis["versammlung_id"])
        return ergebnis

    ergebnis = db.ausfuehren(arbeit)
    if ergebnis["ok"]:
        flask.flash("Die Versammlung ist angelegt. Als Nächstes folgt die Tagesordnung.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.weg_versammlung", kennung=ergebnis["kennung"]), 303)
    return _neu(e, fehler.aus_ergebnis(ergebnis))


# -- a meeting --------------------------------------------------------------------------------------------------------

def _versammlung(kennung: UUID) -> dict[str, Any]:
    with db.transaktion(readonly=True) as tx:
        v = tx.eine(VERSAMMLUNG, kennung)
    if v is None:
        flask.abort(404)
    return v


@blueprint.get("/weg/versammlung/<uuid:kennung>")
def weg_versammlung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return flask.render_template("verwaltung/weg_versammlung.html", v=_versammlung(kennung), schluessel=uuid4)


@blueprint.get("/weg/versammlung/<uuid:kennung>/teilnahme")
def weg_teilnahme(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _teilnahme(_versammlung(kennung))


def _teilnahme(v: dict[str, Any], alt: dict[str, dict[str, str]] | None = None, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    return flask.render_template("verwaltung/weg_teilnahme.html", v=v, alt=alt or {}, m=m, anwesenheit=ANWESENHEIT, vollmacht=VOLLMACHT), m.status if m else 200


@blueprint.post("/weg/versammlung/<uuid:kennung>/teilnahme")
def weg_teilnahme_erfassen(kennung: UUID) -> flask.typing.ResponseReturnValue:
    v = _versammlung(kennung)
    alt = _zeilen("anwesenheit", "vertreter", "vollmacht")
    # a name beside somebody who is present in person says nothing
    liste = [{"nummer": nummer, **({k: w for k, w in z.items() if z["anwesenheit"] == "vertreten" or k == "anwesenheit"})}
             for nummer, z in alt.items() if z.get("anwesenheit")]
    ergebnis = db.ausfuehren(lambda tx: tx.eine(TEILNAHMEN, v["vorgang_id"], Jsonb({"teilnahmen": liste})))
    if ergebnis["ok"]:
        flask.flash("Die Teilnahme ist eingetragen.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.weg_versammlung", kennung=kennung, _anchor="teilnahme"), 303)
    return _teilnahme(v, alt, fehler.aus_ergebnis(ergebnis))


def _zeilen(*felder: str) -> dict[str, dict[str, str]]:
    """f.<field>.<number> → number → field → what was entered."""
    zeilen: dict[str, dict[str, str]] = {}
    for name, wert in flask.request.form.items():
        art, _, rest = name.partition(".")
        feld, _, nummer = rest.partition(".")
        wert = wert.replace("\0", "").strip()
        if art == "f" and feld in felder and nummer.isascii() and nummer.isdigit() and len(nummer) < 5 and wert:
            zeilen.setdefault(nummer, {})[feld] = wert
    return dict(sorted(zeilen.items(), key=lambda z: int(z[0])))


# -- votes ------------------------------------------------------------------------------------------------------------

def _antrag(nummer: int) -> dict[str, Any]:
    with db.transaktion(readonly=True) as tx:
        b = tx.eine(ANTRAG, nummer) if nummer < 2**63 else None
    if b is None:
        flask.abort(404)
    return b


@blueprint.get("/weg/beschluss/<int(max=9223372036854775807):nummer>/stimmen")
def weg_stimmen(nummer: int) -> flask.typing.ResponseReturnValue:
    return _stimmen(_antrag(nummer))


def _stimmen(b: dict[str, Any], alt: dict[str, dict[str, str]] | None = None, m: fehler.Meldung | None = None, korrektur: str = "", uebrige: str = "",
             ) -> flask.typing.ResponseReturnValue:
    return flask.render_template("verwaltung/weg_stimmen.html", b=b, alt=alt or {}, m=m, stimme=STIMME, korrektur=korrektur, uebrige=uebrige), m.status if m else 200


@blueprint.post("/weg/beschluss/<int(max=9223372036854775807):nummer>/stimmen")
def weg_stimmen_erfassen(nummer: int) -> flask.typing.ResponseReturnValue:
    b = _antrag(nummer)
    alt = _zeilen("stimme", "grund")
    korrektur = flask.request.form.get("f.korrektur", "").replace("\0", "").strip()
    uebrige = flask.request.form.get("f.uebrige", "")
    liste = []
    for z in b["zeilen"]:
        neu = alt.get(str(z["nummer"]), {})
        # counted by subtraction: whoever is there and was not named voted like the rest
        stimme = neu.get("stimme") or (uebrige if z["da"] and not z["stimme"] and uebrige in ("ja", "nein", "enthaltung") else None)
        # what stands there already is no second vote
        if stimme and (stimme != z["stimme"] or (stimme == "ausgeschlossen" and neu.get("grund") != z["grund"])):
            liste.append({"nummer": z["nummer"], "stimme": stimme, **({"grund": neu["grund"]} if "grund" in neu else {})})
    ergebnis = db.ausfuehren(lambda tx: tx.eine(STIMMEN, nummer, Jsonb({"stimmen": liste, **({"korrektur": korrektur} if korrektur else {})})))
    if ergebnis["ok"]:
        flask.flash("Die Stimmen sind eingetragen.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.weg_versammlung", kennung=b["versammlung"], _anchor="beschluesse"), 303)
    return _stimmen(b, alt, fehler.aus_ergebnis(ergebnis), korrektur, uebrige)


# -- the collection of decisions --------------------------------------------------------------------------------------

def _sammlung(kennung: UUID) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    with db.transaktion(readonly=True) as tx:
        objekt = next((o for o in tx.alle(OBJEKTE) if o["kennung"] == kennung), None)
        if objekt is None:
            flask.abort(404)
        return objekt, tx.alle(SAMMLUNG, kennung)


@blueprint.get("/weg/sammlung/<uuid:kennung>")
def weg_sammlung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _sammlung_seite(kennung)


def _sammlung_seite(kennung: UUID, offen: UUID | None = None, e: eingaben.Eingaben | None = None, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    objekt, eintraege = _sammlung(kennung)
    return flask.render_template("verwaltung/weg_sammlung.html", o=objekt, eintraege=eintraege, offen=offen, eingaben=e, m=m), m.status if m else 200


@blueprint.post("/weg/sammlung/<uuid:kennung>/<uuid:eintrag>/vermerk")
def weg_vermerken(kennung: UUID, eintrag: UUID) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    ergebnis = db.ausfuehren(lambda tx: tx.eine(VERMERKEN, eintrag, Jsonb(e.daten)))
    if ergebnis["ok"]:
        flask.flash("Der Vermerk steht in der Beschlusssammlung.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.weg_sammlung", kennung=kennung), 303)
    if ergebnis["fehlercode"] == "MAC60":
        flask.abort(404)
    return _sammlung_seite(kennung, eintrag, e, fehler.aus_ergebnis(ergebnis))


@blueprint.get("/weg/sammlung/<uuid:kennung>.csv")
def weg_sammlung_csv(kennung: UUID) -> flask.typing.ResponseReturnValue:
    objekt, eintraege = _sammlung(kennung)
    puffer = io.StringIO()
    schreiber = csv.writer(puffer, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(["Nr.", "Art", "Tag", "Ort", "Titel", "Wortlaut", "Ergebnis", "Vermerke", "Eingetragen am"])
    for z in reversed(eintraege):
        vermerke = "; ".join(f"{datum(n['tag'])} {wort('vermerk_' + n['art'])}: {n['text']}" for n in z["vermerke"])
        schreiber.writerow([z["nummer"], *map(_zelle, (wort(f"sammlung_{z['art']}"), datum(z["tag"]), z["ort"], z["titel"], z["wortlaut"], z["ergebnis"], vermerke,
                                                      datum(z["eingetragen_am"])))])
    # spreadsheets take a file without the mark for one of another alphabet
    return flask.Response("\ufeff" + puffer.getvalue(), content_type="text/csv; charset=utf-8",
                          headers={"Content-Disposition": f"attachment; filename=beschlusssammlung-{objekt['kennung']}.csv"})


def _zelle(text: str) -> str:
    """A cell that begins like a formula is one, in a spreadsheet."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
