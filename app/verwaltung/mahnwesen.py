"""Claims and dunning: who owes what since when, payments by hand, the letters that wait for a release.

A mass release goes through one page with all letters before it happens. Everything is decided in the database; each release is a
step of its own Vorgang, so that one refusal does not stop the others.
"""
from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import flask
from psycopg.types.json import Jsonb

from app import db, dokumente, fehler
from app import filter as formate
from app.verwaltung import blueprint, urkunden
from app.verwaltung.bestand import ganzzahl

LISTE = "SELECT f.*, m.kennung AS akte, e.bezeichnung AS einheit, o.name AS objekt FROM api.offene_forderungen(%s) f" \
        " LEFT JOIN akte.mietverhaeltnisse m ON m.id = f.mietverhaeltnis_id" \
        " LEFT JOIN akte.einheiten e ON e.id = coalesce(f.einheit_id, m.einheit_id) LEFT JOIN akte.objekte o ON o.id = e.objekt_id" \
        " ORDER BY f.tage DESC, f.offen DESC"
RAHMEN = "SELECT engine.heute() AS heute, sitzung.rolle() AS rolle"
SCHULDNER_MIETE = ("SELECT m.id AS mietverhaeltnis_id, NULL::bigint AS eigentuemer_id, NULL::bigint AS einheit_id, m.kennung AS akte, m.vertragsnummer AS zeichen,"
                   " (SELECT b.mieter FROM api.bestand b WHERE b.mietverhaeltnis_id = m.id) AS name FROM akte.mietverhaeltnisse m WHERE m.id = %s")
SCHULDNER_HAUSGELD = ("SELECT NULL::bigint AS mietverhaeltnis_id, e.id AS eigentuemer_id, u.id AS einheit_id, NULL::uuid AS akte, o.nummer || '/' || u.nummer AS zeichen,"
                      " api.personenname(e.titel, e.vorname, e.nachname, e.firma) AS name FROM akte.eigentuemer e, akte.einheiten u JOIN akte.objekte o ON o.id = u.objekt_id"
                      " WHERE e.id = %s AND u.id = %s")
POSTEN = "SELECT * FROM api.forderungsposten(%s, %s, %s, %s)"
ZAHLUNGEN = "SELECT * FROM api.zahlungen_liste(%s, %s, %s)"
SCHWELLE = "SELECT * FROM api.zahlungsverzug_stand(%s, %s)"
KLAMMER = ("SELECT CASE WHEN %(mv)s::bigint IS NOT NULL THEN (SELECT traeger_id FROM akte.mietverhaeltnisse WHERE id = %(mv)s)"
           " ELSE (SELECT o.traeger_id FROM akte.einheiten e JOIN akte.objekte o ON o.id = e.objekt_id WHERE e.id = %(einheit)s) END")
VORSCHLAG = "SELECT * FROM engine.starten('mahnwesen', %s, %s)"
ZAHLUNG = "SELECT * FROM api.zahlung_erfassen(%s)"
STORNO = "SELECT * FROM api.zahlung_stornieren(%s, %s)"
ZUORDNEN = "SELECT * FROM api.zahlung_zuordnen(%s)"
KUENDIGUNG = "SELECT * FROM api.kuendigung_zahlungsverzug(%s)"
VERMERK = "SELECT * FROM api.forderung_vermerken(%s, %s, %s)"
SOLL = "SELECT * FROM api.sollstellungen_erzeugen(%s)"
MAHNUNGEN = "SELECT * FROM api.mahnungen_liste()"
MAHNUNG_VON = ("SELECT l.* FROM akte.mahnvorgaenge g CROSS JOIN LATERAL api.mahnungen_liste(g.vorgang_id) l WHERE g.status NOT IN ('erledigt', 'storniert', 'verworfen')"
               " AND (g.mietverhaeltnis_id = %s OR (g.eigentuemer_id = %s AND g.einheit_id = %s))")
LAUF = "SELECT * FROM api.mahnlauf()"
FREIGEBEN = "SELECT * FROM api.mahnung_freigeben(%s, %s)"
ALLE_FREIGEBEN = "SELECT api.sammelfreigabe(%s)"
FREIGABE = "SELECT * FROM api.sammelfreigaben WHERE kennung = %s"
BRIEFE = "SELECT * FROM api.sammelfreigabe_briefe WHERE kennung = %s ORDER BY id"
ENTWURF = "SELECT * FROM api.mahnung_entwurf(%s, %s)"
UEBERSPRUNGEN = ("SELECT v.*, api.schuldnername((SELECT sitzung.mandant_id()), v.mietverhaeltnis_id, v.eigentuemer_id) AS schuldner FROM api.mahnlauf_vorschau() v"
                 " WHERE v.ergebnis = 'uebersprungen' AND v.grund <> 'liegt_vor' ORDER BY v.grund, v.hauptforderung DESC")
FORMULAR = "SELECT abschnitt, feld, wert FROM api.mahnbescheid_formular(%s) ORDER BY nummer"
ANTRAG = "SELECT api.mahnbescheid_daten(%s)"
VERWERFEN = "SELECT * FROM engine.ausloesen(%s, 'verwerfen', %s)"

FAECHER = (("bis_30", "0–30 Tage"), ("bis_60", "31–60 Tage"), ("bis_90", "61–90 Tage"), ("ueber_90", "über 90 Tage"))
GRUENDE = {
    "bestritten_gestundet": "bestritten oder gestundet", "ausgesetzt": "Mahnung ausgesetzt", "liegt_vor": "Vorschlag liegt schon vor", "letzte_stufe": "letzte Mahnung ist versandt",
    "zu_frueh": "noch zu früh für die nächste Stufe", "mahnsperre": "Mahnsperre", "vor_mietbeginn": "Mietverhältnis hat noch nicht begonnen", "zahlung_wartet": "eine Zahlung wartet auf Zuordnung",
    "lastschrift_unterwegs": "Lastschrift unterwegs",
    "ruht": "verworfener Vorschlag ruht", "unter_schwelle": "unter der Mahnschwelle",
}


def _stichtag() -> date | None:
    """The day a page is asked for, None for today; nonsense and days to come are today."""
    try:
        tag = date.fromisoformat(flask.request.args.get("stichtag", ""))
    except ValueError:
        return None
    return tag if date(2002, 1, 1) <= tag <= datetime.now(formate.BERLIN).date() else None


# -- claims -------------------------------------------------------------------------------------------------------------

@blueprint.get("/forderungen")
def forderungen() -> flask.typing.ResponseReturnValue:
    return _forderungen()


def _forderungen(meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        rahmen = tx.eine(RAHMEN)
        rahmen["stichtag"] = _stichtag() or rahmen["heute"]
        liste = tx.alle(LISTE, rahmen["stichtag"])
    fach = flask.request.args.get("fach", "")
    summen = [{"name": name, "titel": titel, "betrag": sum((z[name] for z in liste), Decimal(0)), "anzahl": sum(1 for z in liste if z[name])} for name, titel in FAECHER]
    hoechste = max((s["betrag"] for s in summen), default=Decimal(0)) or Decimal(1)
    for nr, s in enumerate(summen):
        s["y"], s["breite"] = 12 + nr * 44, float(round(s["betrag"] / hoechste * 400, 1))
    bald = [z for z in liste if z["verjaehrung"] in ("warnung", "verjaehrt")]
    if fach in dict(FAECHER):
        liste = [z for z in liste if z[fach]]
    return flask.render_template("verwaltung/forderungen.html", liste=liste, summen=summen, fach=fach, bald=bald, m=meldung, **rahmen), meldung.status if meldung else 200


@blueprint.get("/forderungen/miete/<int(max=9223372036854775807):mietverhaeltnis>")
def forderungen_miete(mietverhaeltnis: int) -> flask.typing.ResponseReturnValue:
    return _schuldner((mietverhaeltnis, None, None))


@blueprint.get("/forderungen/hausgeld/<int(max=9223372036854775807):eigentuemer>/<int(max=9223372036854775807):einheit>")
def forderungen_hausgeld(eigentuemer: int, einheit: int) -> flask.typing.ResponseReturnValue:
    return _schuldner((None, eigentuemer, einheit))


Schuldner = tuple[int | None, int | None, int | None]


def _schuldner(wer: Schuldner, meldung: fehler.Meldung | None = None, eingaben: dict[str, str] | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        s = tx.eine(SCHULDNER_MIETE, wer[0]) if wer[0] is not None else tx.eine(SCHULDNER_HAUSGELD, wer[1], wer[2])
        if s is None:
            flask.abort(404)
        tag = _stichtag()
        seite = {"s": s, "stichtag": tag or tx.wert("SELECT engine.heute()"), "posten": tx.alle(POSTEN, *wer, tag), "zahlungen": tx.alle(ZAHLUNGEN, *wer), "schwelle": tx.eine(SCHWELLE, wer[0], tag) if wer[0] is not None else None,
                 "mahnung": tx.eine(MAHNUNG_VON, *wer), **tx.eine(RAHMEN)}
    return flask.render_template("verwaltung/forderungen_schuldner.html", m=meldung, eingaben=eingaben or {}, kennung=uuid4(), **seite), meldung.status if meldung else 200


def _ziel(wer: Schuldner, **mehr: Any) -> str:
    if wer[0] is not None:
        return flask.url_for("verwaltung.forderungen_miete", mietverhaeltnis=wer[0], **mehr)
    return flask.url_for("verwaltung.forderungen_hausgeld", eigentuemer=wer[1], einheit=wer[2], **mehr)


def _wer() -> Schuldner:
    f = flask.request.form
    wer = (ganzzahl(f.get("mietverhaeltnis_id")), ganzzahl(f.get("eigentuemer_id")), ganzzahl(f.get("einheit_id")))
    if wer[0] is None and (wer[1] is None or wer[2] is None):
        flask.abort(400)
    return wer if wer[0] is None else (wer[0], None, None)


def _angaben(*namen: str) -> dict[str, str]:
    f = flask.request.form
    return {n: wert for n in namen if (wert := f.get(n, "").replace("\0", "").strip())}


def _tun(anweisung: str, *werte: object, danach: Any = None) -> dict[str, Any]:
    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        ergebnis = tx.eine(anweisung, *werte)
        if danach and ergebnis["ok"]:
            danach(tx, ergebnis)
        return ergebnis

    return db.ausfuehren(arbeit)


def _nach(wer: Schuldner, ergebnis: dict[str, Any], erfolg: str, eingaben: dict[str, str]) -> flask.typing.ResponseReturnValue:
    if ergebnis["ok"]:
        flask.flash(erfolg, "erfolg")
        return flask.redirect(_ziel(wer), 303)
    return _schuldner(wer, fehler.aus_ergebnis(ergebnis), eingaben)


@blueprint.post("/forderungen/zahlung")
def zahlung_erfassen() -> flask.typing.ResponseReturnValue:
    wer = _wer()
    daten: dict[str, Any] = _angaben("betrag", "wertstellung", "text", "bestimmung", "zurueckstellen", "kennung")
    schuldner = {n: w for n, w in zip(("mietverhaeltnis_id", "eigentuemer_id", "einheit_id"), wer) if w is not None}
    ergebnis = _tun(ZAHLUNG, Jsonb({**daten, **schuldner}))
    frei = Decimal((ergebnis["zuordnung"] or {}).get("frei", "0"))
    return _nach(wer, ergebnis, "Die Zahlung ist gebucht und zugeordnet." if not frei else "Die Zahlung ist gebucht; ein Teil ist noch frei.", daten)


@blueprint.post("/forderungen/zahlung/<int(max=9223372036854775807):nummer>/<aktion>")
def zahlung_aendern(nummer: int, aktion: str) -> flask.typing.ResponseReturnValue:
    wer = _wer()
    if aktion == "zuordnen":
        return _nach(wer, _tun(ZUORDNEN, nummer), "Die Zahlung ist zugeordnet.", {})
    if aktion != "stornieren":
        flask.abort(404)
    daten = _angaben("art", "am", "grund")
    return _nach(wer, _tun(STORNO, nummer, Jsonb(daten)), "Die Zahlung ist zurückgebucht, die Forderungen sind wieder offen.", {})


@blueprint.post("/forderungen/vermerk/<quelle>/<int(max=9223372036854775807):nummer>")
def forderung_vermerken(quelle: str, nummer: int) -> flask.typing.ResponseReturnValue:
    wer = _wer()
    return _nach(wer, _tun(VERMERK, quelle[:20], nummer, Jsonb(_angaben("art", "am", "bis", "grund"))), "Vermerkt.", {})


@blueprint.post("/forderungen/mahnen")
def mahnung_vorschlagen() -> flask.typing.ResponseReturnValue:
    wer = _wer()

    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        traeger = tx.wert(KLAMMER, mv=wer[0], einheit=wer[2])
        return tx.eine(VORSCHLAG, traeger, Jsonb({} if wer[0] is not None else {"schuldner": f"{wer[1]}:{wer[2]}"}))

    ergebnis = db.ausfuehren(arbeit)
    if ergebnis["ok"]:
        return flask.redirect(flask.url_for("verwaltung.mahnungen", _anchor=f"m-{ergebnis['vorgang_id']}"), 303)
    return _schuldner(wer, fehler.aus_ergebnis(ergebnis))


@blueprint.post("/forderungen/kuendigung")
def kuendigung_zahlungsverzug() -> flask.typing.ResponseReturnValue:
    """The notice for arrears, begun with the figures of the account."""
    wer = _wer()
    ergebnis = _tun(KUENDIGUNG, wer[0])
    if ergebnis["ok"]:
        flask.flash("Die Kündigung ist als Entwurf angelegt, mit den Rückständen aus dem Mietkonto. Sie wird auf Papier unterschrieben (§ 568 BGB).", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.vorgang", nummer=ergebnis["vorgang_id"]), 303)
    return _schuldner(wer, fehler.aus_ergebnis(ergebnis))


@blueprint.post("/forderungen/sollstellungen")
def sollstellungen() -> flask.typing.ResponseReturnValue:
    monat = _angaben("monat").get("monat", "")
    if len(monat) == 7:
        monat += "-01"
    zeilen = db.ausfuehren(lambda tx: tx.alle(SOLL, monat or None))
    flask.flash("Sollstellungen: " + ", ".join(f"{z['angelegt']} × {'Miete' if z['art'] == 'miete' else 'Hausgeld'}" for z in zeilen) + " angelegt.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.forderungen"), 303)


# -- dunning ------------------------------------------------------------------------------------------------------------

@blueprint.get("/mahnungen")
def mahnungen() -> flask.typing.ResponseReturnValue:
    return _mahnungen()


def _mahnungen(meldung: fehler.Meldung | None = None, offen: int | None = None, eingaben: dict[str, str] | None = None, lauf: list[dict] | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        alle, rahmen, uebersprungen = tx.alle(MAHNUNGEN), tx.eine(RAHMEN), tx.alle(UEBERSPRUNGEN)
    vorschlaege = [z for z in alle if z["vorschlag"]]
    return flask.render_template(
        "verwaltung/mahnungen.html", vorschlaege=vorschlaege, laufend=[z for z in alle if not z["vorschlag"]], m=meldung, offen=offen, eingaben=eingaben or {}, gruende=GRUENDE, lauf=lauf, uebersprungen=uebersprungen,
        darf=rahmen["rolle"] in ("buchhaltung", "teamleitung"), **rahmen), meldung.status if meldung else 200


@blueprint.post("/mahnungen/lauf")
def mahnlauf() -> flask.typing.ResponseReturnValue:
    return _mahnungen(lauf=db.ausfuehren(lambda tx: tx.alle(LAUF)))


@blueprint.post("/mahnungen/<int(max=9223372036854775807):nummer>/freigeben")
def mahnung_freigeben(nummer: int) -> flask.typing.ResponseReturnValue:
    daten = _freigabedaten()
    try:
        ergebnis = _tun(FREIGEBEN, nummer, Jsonb(daten), danach=lambda tx, e: urkunden.fertigen(tx, nummer))
    except dokumente.DokumentFehler as f:
        return _mahnungen(_kein_dokument(f), nummer, daten)
    if ergebnis["ok"]:
        flask.flash("Die Mahnung ist freigegeben, das Schreiben liegt bei der Akte.", "erfolg")
        # the next proposal is under the keyboard at once
        return flask.redirect(flask.url_for("verwaltung.mahnungen", _anchor="vorschlaege"), 303)
    return _mahnungen(fehler.aus_ergebnis(ergebnis), nummer, daten)


@blueprint.post("/mahnungen/<int(max=9223372036854775807):nummer>/entwurf")
def mahnung_entwurf(nummer: int) -> flask.typing.ResponseReturnValue:
    """The letter as a release would write it now, with what has been changed in the form; nothing of it stays."""
    daten = _freigabedaten()
    with db.transaktion() as tx:
        e = tx.eine(ENTWURF, nummer, Jsonb(daten))
    if not e["ok"]:
        return _mahnungen(fehler.aus_ergebnis(e), nummer, daten)
    try:
        pdf = dokumente.rendere("mahnung", 1, e["daten"], {}, "0" * 64, "")
    except dokumente.DokumentFehler as f:
        return _mahnungen(_kein_dokument(f), nummer, daten)
    return flask.Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="entwurf-{nummer}.pdf"'})


def _freigabedaten() -> dict[str, str]:
    daten = _angaben("zahlbar_bis", "gebuehr_erlassen")
    if ohne := [w for w in flask.request.form.getlist("ohne") if w.isdigit()]:
        daten["ohne_posten"] = ", ".join(ohne)
    return daten


def _kein_dokument(f: dokumente.DokumentFehler) -> fehler.Meldung:
    return fehler.Meldung(500, "Das Dokument ließ sich nicht erzeugen", "Das Schreiben ließ sich nicht erzeugen. Nichts wurde geändert.",
                          "Angaben prüfen und noch einmal versuchen. Bleibt es dabei, der Technik den Code nennen.", f.code, detail=str(f))


@blueprint.post("/mahnungen/<int(max=9223372036854775807):nummer>/verwerfen")
def mahnung_verwerfen(nummer: int) -> flask.typing.ResponseReturnValue:
    ergebnis = _tun(VERWERFEN, nummer, Jsonb(_angaben("grund", "ruht_bis")))
    if ergebnis["ok"]:
        flask.flash("Der Vorschlag ist verworfen; es geht kein Brief hinaus.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.mahnungen", _anchor="vorschlaege"), 303)
    return _mahnungen(fehler.aus_ergebnis(ergebnis), nummer, _angaben("grund", "ruht_bis"))


@blueprint.get("/mahnungen/<int(max=9223372036854775807):nummer>/mahnbescheid.<any(csv, json):endung>")
def mahnbescheid(nummer: int, endung: str) -> flask.typing.ResponseReturnValue:
    """What goes into the form of the court, for a person (CSV) or a program (JSON)."""
    with db.transaktion(readonly=True) as tx:
        if endung == "json":
            inhalt = json.dumps(tx.wert(ANTRAG, nummer), ensure_ascii=False, indent=2)
        else:
            puffer = io.StringIO()
            schreiber = csv.writer(puffer, delimiter=";", quoting=csv.QUOTE_ALL)
            schreiber.writerow(("Abschnitt", "Feld", "Wert"))
            # a cell that begins like a formula is text (a spreadsheet would compute it)
            schreiber.writerows([f"'{w}" if w[:1] in "=+-@\t\r" else w for w in z.values()] for z in tx.alle(FORMULAR, nummer))
            inhalt = "\ufeff" + puffer.getvalue()
    typ = "application/json" if endung == "json" else "text/csv; charset=utf-8"
    return flask.Response(inhalt, mimetype=typ, headers={"Content-Disposition": f'attachment; filename="mahnbescheid-{nummer}.{endung}"'})


@blueprint.post("/mahnungen/freigeben")
def mahnungen_freigeben() -> flask.typing.ResponseReturnValue:
    """Several at once: first a page with all letters, then the release."""
    nummern = sorted({n for w in flask.request.form.getlist("vorgang") if (n := ganzzahl(w)) is not None})
    if not nummern:
        return _mahnungen(fehler.Meldung(422, "Das geht nicht", "Es ist kein Vorschlag markiert.", "Mindestens einen Vorschlag ankreuzen."))
    if flask.request.form.get("aktion") != "bestaetigt":
        with db.transaktion(readonly=True) as tx:
            gewaehlt = [z for z in tx.alle(MAHNUNGEN) if z["vorschlag"] and z["vorgang_id"] in nummern]
        return flask.render_template("verwaltung/mahnungen_vorschau.html", gewaehlt=gewaehlt, summe=sum((z["gesamt"] for z in gewaehlt if not z["hindernis"]), Decimal(0)))

    kennung = db.ausfuehren(lambda tx: tx.wert(ALLE_FREIGEBEN, nummern))
    return flask.redirect(flask.url_for("verwaltung.freigabelauf", kennung=kennung), 303)


@blueprint.get("/mahnungen/freigabe/<uuid:kennung>")
def freigabelauf(kennung: UUID) -> flask.typing.ResponseReturnValue:
    """How far a mass release is; the page asks again by itself until every letter is there."""
    with db.transaktion(readonly=True) as tx:
        lauf = tx.eine(FREIGABE, kennung)
        if lauf is None:
            flask.abort(404)
        briefe = tx.alle(BRIEFE, kennung)
    return flask.Response(flask.render_template("verwaltung/mahnungen_freigabe.html", lauf=lauf, briefe=briefe), headers={"Refresh": "2"} if lauf["offen"] else None)
