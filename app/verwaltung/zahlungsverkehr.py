"""Payment runs, statements of account and DATEV: lists, one run with its file, one account with its mandate, the month for the tax adviser.

The database decides who may do what and which items go along; here a request becomes arguments and rows become a page or a file.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import flask
import psycopg
from psycopg.types.json import Jsonb

from app import db, dokumente, fehler, zahlungsdateien
from app import filter as formate
from app.verwaltung import blueprint, mahnwesen
from app.verwaltung.bestand import ganzzahl
from app.verwaltung.dateien import _senden

RAHMEN = "SELECT engine.heute() AS heute, sitzung.rolle() AS rolle"
LAEUFE = "SELECT * FROM api.zahlungslaeufe ORDER BY id DESC LIMIT 100"
LAUF = "SELECT * FROM api.zahlungslaeufe WHERE kennung = %s"
POSTEN = "SELECT * FROM api.zahlungslauf_posten(%s)"
KONTEN_DER_OBJEKTE = ("SELECT k.id, k.zweck, k.iban, o.nummer, o.name FROM akte.bankkonten k JOIN akte.objekte o ON o.mandant_id = k.mandant_id AND o.id = k.objekt_id"
                      " WHERE k.zweck <> 'ruecklage' ORDER BY length(o.nummer), o.nummer, k.zweck, k.id")
OBJEKTE = "SELECT id, nummer, name FROM akte.objekte ORDER BY length(nummer), nummer"
GLAEUBIGER = ("SELECT g.*, o.name AS objekt FROM akte.sepa_glaeubiger g LEFT JOIN akte.objekte o ON o.mandant_id = g.mandant_id AND o.id = g.objekt_id ORDER BY g.id DESC")
AUFTRAEGE = "SELECT * FROM api.zahlungsauftraege_offen()"
VORSCHAU = "SELECT * FROM api.lastschriftlauf_vorschau(%s, %s, %s)"
VORSCHLAG = "SELECT api.naechster_einzug()"
KENNUNG = "SELECT kennung FROM api.zahlungslaeufe WHERE id = %s"
LASTSCHRIFT = "SELECT api.lastschriftlauf_anlegen(%s)"
UEBERWEISUNG = "SELECT api.ueberweisungslauf_anlegen(%s)"
GLAEUBIGER_SETZEN = "SELECT api.sepa_glaeubiger_setzen(%s)"
FREIGEBEN = "SELECT * FROM api.zahlungslauf_freigeben(%s, %s)"
DATEIDATEN = "SELECT api.zahlungslauf_dateidaten(%s)"
ABLEGEN = "SELECT api.zahlungslauf_datei_ablegen(%s, %s, %s)"
ABRUFEN = "SELECT api.zahlungslauf_abrufen(%s)"
STORNIEREN = "SELECT api.zahlungslauf_stornieren(%s, %s)"
BESTAETIGEN = "SELECT * FROM api.zahlungslauf_bestaetigen(%s, %s)"
RUECKGABE = "SELECT api.zahlungslauf_rueckgabe(%s, %s)"
KONTEN = "SELECT * FROM api.konten_liste() ORDER BY saldo DESC, name"
BLATT = "SELECT * FROM api.kontoblatt(%s, %s, %s, %s, %s)"
AUSZUG = "SELECT * FROM api.kontoauszug(%s, %s, %s, %s, %s)"
ZINSEN = "SELECT coalesce(sum(zinsen), 0.00) FROM api.forderungsposten(%s, %s, %s)"
MANDATE = ("SELECT * FROM api.sepa_mandate WHERE mietverhaeltnis_id = %s OR (eigentuemer_id = %s AND einheit_id = %s) ORDER BY id DESC")
GUTHABEN = "SELECT id, bezeichnung, -offen AS betrag FROM akte.mietzahlungen WHERE mietverhaeltnis_id = %s AND offen < 0 AND status <> 'storniert' ORDER BY id"
FREI = "SELECT id, wertstellung, frei FROM akte.zahlungen WHERE (mietverhaeltnis_id = %s OR (eigentuemer_id = %s AND einheit_id = %s)) AND frei > 0 ORDER BY id"
MANDAT = "SELECT api.sepa_mandat_erfassen(%s)"
WIDERRUF = "SELECT api.sepa_mandat_widerrufen(%s, %s)"
ERSTATTUNG = "SELECT api.erstattung_anordnen(%s)"
DATEV_LAEUFE = "SELECT l.kennung, l.monat, l.buchungen, l.nachtraege, l.dateiname, encode(l.sha256, 'hex') AS sha256, l.erzeugt_am, api.akteurname(l.erzeugt_von) AS von FROM akte.datev_laeufe l ORDER BY l.monat DESC"
DATEV_EINSTELLUNG = "SELECT * FROM akte.datev_einstellungen ORDER BY gueltig_ab DESC, id DESC LIMIT 1"
DATEV_KONTEN = "SELECT * FROM api.datev_konten() ORDER BY nr"
DATEV_DATEI = "SELECT dateiname, inhalt FROM akte.datev_laeufe WHERE kennung = %s"

STAENDE = {"angelegt": ("wartet auf Freigabe", "marke-achtung"), "freigegeben": ("freigegeben", "marke-aktiv"), "unterwegs": ("bei der Bank", "marke-aktiv"), "erledigt": ("erledigt", "marke-gut"), "storniert": ("storniert", "")}
ARTEN = {"lastschrift": "Lastschriften", "ueberweisung": "Überweisungen"}
ERLEDIGT = {"bezahlt": ("gebucht", "marke-gut"), "rueckgabe": ("zurückgegeben", "marke-schlecht"), "entfallen": ("entfallen", "marke-achtung"), "storniert": ("storniert", "")}
BUCHUNG = {"vortrag": "Vortrag", "soll": "Soll", "aenderung": "Änderung", "zinsen": "Verzug", "ist": "Zahlung", "ruecklastschrift": "Rücklastschrift", "irrtum": "Rücknahme"}

Seite = Callable[[fehler.Meldung], flask.typing.ResponseReturnValue]


def _angaben(*namen: str) -> dict[str, str]:
    f = flask.request.form
    return {n: wert for n in namen if (wert := f.get(n, "").replace("\0", "").strip()[:500])}


def _tag(name: str) -> date | None:
    try:
        return date.fromisoformat(flask.request.args.get(name, ""))
    except ValueError:
        return None


def _tun(arbeit: Callable[[db.Transaktion], Any], seite: Seite) -> Any:
    """The result of a command, or the page with the refusal on it."""
    try:
        return db.ausfuehren(arbeit)
    except psycopg.Error as f:
        if (f.sqlstate or "").startswith(("MAK", "MAB82", "MA012", "MA014", "MA823")):
            flask.abort(flask.make_response(*seite(fehler.meldung(f))))
        raise


def _zurueck(text: str, endpunkt: str, **ziel: Any) -> flask.typing.ResponseReturnValue:
    flask.flash(text, "erfolg")
    return flask.redirect(flask.url_for(endpunkt, **ziel), 303)


# -- runs ---------------------------------------------------------------------------------------------------------------

@blueprint.get("/zahlungslaeufe")
def zahlungslaeufe() -> flask.typing.ResponseReturnValue:
    return _laeufe()


def _laeufe(m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    konto = ganzzahl(flask.request.values.get("konto") or flask.request.form.get("bankkonto_id"))
    instrument = "B2B" if flask.request.values.get("instrument") == "B2B" else "CORE"
    with db.transaktion(readonly=True) as tx:
        rahmen = tx.eine(RAHMEN)
        einzug = _tag("am") or tx.wert(VORSCHLAG)
        seite = {"laeufe": tx.alle(LAEUFE), "konten": tx.alle(KONTEN_DER_OBJEKTE), "glaeubiger": tx.alle(GLAEUBIGER), "objekte": tx.alle(OBJEKTE), "auftraege": tx.alle(AUFTRAEGE),
                 "vorschau": tx.alle(VORSCHAU, konto, einzug, instrument) if konto else None}
    return flask.render_template("verwaltung/zahlungslaeufe.html", m=m, konto=konto, einzug=einzug, instrument=instrument, kennung=uuid4(), STAENDE=STAENDE, ARTEN=ARTEN, eingaben=flask.request.form,
                                 darf=rahmen["rolle"] in ("buchhaltung", "teamleitung"), **rahmen, **seite), m.status if m else 200


@blueprint.post("/zahlungslaeufe/<art>")
def zahlungslauf_anlegen(art: str) -> flask.typing.ResponseReturnValue:
    if art == "glaeubiger":
        _tun(lambda tx: tx.wert(GLAEUBIGER_SETZEN, Jsonb(_angaben("objekt_id", "glaeubiger_id", "name", "vorlauf_tage", "gueltig_ab"))), _laeufe)
        return _zurueck("Die Gläubiger-ID ist gespeichert.", "verwaltung.zahlungslaeufe")
    if art not in ("lastschrift", "ueberweisung"):
        flask.abort(404)
    daten = _angaben("bankkonto_id", "einzug_am", "ausfuehrung_am", "angekuendigt_am", "ankuendigung", "instrument", "kennung")
    kennung = _tun(lambda tx: tx.wert(KENNUNG, tx.wert(LASTSCHRIFT if art == "lastschrift" else UEBERWEISUNG, Jsonb(daten))), _laeufe)
    return _zurueck("Der Lauf ist angelegt. Jemand anderes gibt ihn frei.", "verwaltung.zahlungslauf", kennung=kennung)


@blueprint.get("/zahlungslaeufe/<uuid:kennung>")
def zahlungslauf(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _lauf(kennung)


def _lauf(kennung: UUID, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        lauf = tx.eine(LAUF, kennung)
        if lauf is None:
            flask.abort(404)
        posten, rahmen = tx.alle(POSTEN, lauf["id"]), tx.eine(RAHMEN)
    return flask.render_template("verwaltung/zahlungslauf.html", m=m, lauf=lauf, posten=posten, STAENDE=STAENDE, ARTEN=ARTEN, ERLEDIGT=ERLEDIGT, darf=rahmen["rolle"] in ("buchhaltung", "teamleitung"), **rahmen), m.status if m else 200


def datei_erzeugen(tx: db.Transaktion, lauf: int) -> str:
    """Writes the file of a released run and freezes it."""
    schema, inhalt = zahlungsdateien.erzeugen(tx.wert(DATEIDATEN, lauf))
    return tx.wert(ABLEGEN, lauf, schema, inhalt)


@blueprint.post("/zahlungslaeufe/<uuid:kennung>/<tat>")
def zahlungslauf_tun(kennung: UUID, tat: str) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        lauf = tx.eine(LAUF, kennung)
    if lauf is None:
        flask.abort(404)

    def seite(m: fehler.Meldung) -> flask.typing.ResponseReturnValue:
        return _lauf(kennung, m)

    if tat == "freigeben":
        def arbeit(tx: db.Transaktion) -> dict[str, Any]:
            ergebnis = tx.eine(FREIGEBEN, lauf["id"], Jsonb(_angaben("iban_geprueft")))
            datei_erzeugen(tx, lauf["id"])      # no file, no release
            return ergebnis

        e = _tun(arbeit, seite)
        text = f"Freigegeben: {e['posten']} Posten, {formate.euro(e['summe'])}."
        if e["entfallen"]:
            text += f" {e['entfallen']} {'Posten ist' if e['entfallen'] == 1 else 'Posten sind'} entfallen, der Grund steht dabei."
    elif tat == "datei":
        inhalt = _tun(lambda tx: tx.wert(ABRUFEN, lauf["id"]), seite)
        return _senden(bytes(inhalt), "application/xml", f"{lauf['nachricht']}.xml", herunterladen=True)
    elif tat == "stornieren":
        _tun(lambda tx: tx.tun(STORNIEREN, lauf["id"], Jsonb(_angaben("grund"))), seite)
        text = "Der Lauf ist storniert; seine Posten sind wieder frei."
    elif tat == "bestaetigen":
        e = _tun(lambda tx: tx.eine(BESTAETIGEN, lauf["id"], Jsonb(_angaben("am"))), seite)
        text = f"{e['gebucht']} Posten gebucht."
        if e["offen"]:
            flask.flash(f"{e['offen']} Posten blieben offen. {e['meldung'] or ''}".strip(), "warnung")
    else:
        flask.abort(404)
    return _zurueck(text, "verwaltung.zahlungslauf", kennung=kennung)


@blueprint.post("/zahlungslaeufe/<uuid:kennung>/rueckgabe/<int(max=9223372036854775807):posten>")
def zahlungslauf_rueckgabe(kennung: UUID, posten: int) -> flask.typing.ResponseReturnValue:
    _tun(lambda tx: tx.tun(RUECKGABE, posten, Jsonb(_angaben("am", "grund"))), lambda m: _lauf(kennung, m))
    return _zurueck("Die Rückgabe ist vermerkt; der Betrag ist wieder offen.", "verwaltung.zahlungslauf", kennung=kennung)


# -- accounts -----------------------------------------------------------------------------------------------------------

@blueprint.get("/konten")
def konten() -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        zeilen, rahmen = tx.alle(KONTEN), tx.eine(RAHMEN)
    return flask.render_template("verwaltung/konten.html", zeilen=zeilen, summe=sum((z["saldo"] for z in zeilen), Decimal(0)), **rahmen)


@blueprint.get("/konten/miete/<int(max=9223372036854775807):mietverhaeltnis>")
def konto_miete(mietverhaeltnis: int) -> flask.typing.ResponseReturnValue:
    return _konto((mietverhaeltnis, None, None))


@blueprint.get("/konten/hausgeld/<int(max=9223372036854775807):eigentuemer>/<int(max=9223372036854775807):einheit>")
def konto_hausgeld(eigentuemer: int, einheit: int) -> flask.typing.ResponseReturnValue:
    return _konto((None, eigentuemer, einheit))


def _konto(wer: mahnwesen.Schuldner, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    von, bis = _tag("von"), _tag("bis")
    if m is None and flask.request.args.get("form") == "pdf":
        return _auszug(wer, von, bis)
    with db.transaktion(readonly=True) as tx:
        s = tx.eine(mahnwesen.SCHULDNER_MIETE, wer[0]) if wer[0] is not None else tx.eine(mahnwesen.SCHULDNER_HAUSGELD, wer[1], wer[2])
        if s is None:
            flask.abort(404)
        zeilen = tx.alle(BLATT, *wer, von, bis)
        if flask.request.args.get("form") == "csv":
            return _senden(als_csv(zeilen), "text/csv; charset=utf-8", f"Kontoblatt {s['zeichen']}.csv", herunterladen=True)
        seite = {"zinsen": tx.wert(ZINSEN, *wer), "mandate": tx.alle(MANDATE, *wer), "guthaben": tx.alle(GUTHABEN, wer[0]), "frei": tx.alle(FREI, *wer), **tx.eine(RAHMEN)}
    return flask.render_template("verwaltung/konto.html", m=m, s=s, zeilen=zeilen, von=von, bis=bis, bild=verlauf(zeilen), BUCHUNG=BUCHUNG, eingaben=flask.request.form,
                                 saldo=zeilen[-1]["saldo"] if zeilen else Decimal(0), darf=seite["rolle"] in ("buchhaltung", "teamleitung"), **seite), m.status if m else 200


def _auszug(wer: mahnwesen.Schuldner, von: date | None, bis: date | None) -> flask.typing.ResponseReturnValue:
    """The statement as a letter, rendered now and stored nowhere; or the account with the reason why there is none."""
    try:
        with db.transaktion(readonly=True) as tx:
            d = tx.eine(AUSZUG, *wer, von, bis)
        if d is None:
            flask.abort(404)
        pdf = dokumente.rendere("kontoauszug", 1, d["daten"], {}, d["digest"], d["kettenkopf"])
    except psycopg.Error as f:
        if f.sqlstate != "MA012":
            raise
        return _konto(wer, fehler.meldung(f))
    except dokumente.DokumentFehler as f:
        return _konto(wer, mahnwesen._kein_dokument(f))
    return _senden(pdf, "application/pdf", f"Kontoauszug {d['daten']['zeichen']}.pdf", herunterladen=True)


def als_csv(zeilen: list[dict[str, Any]]) -> bytes:
    """For German spreadsheets: semicolons, decimal commas, and no cell that begins a formula."""
    puffer = io.StringIO()
    schreiber = csv.writer(puffer, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(("Datum", "Art", "Beleg", "Text", "Soll", "Haben", "Saldo"))
    for z in zeilen:
        betraege = ("" if z[n] is None else f"{z[n]:.2f}".replace(".", ",") for n in ("soll", "haben", "saldo"))
        schreiber.writerow((formate.datum(z["tag"]) if z["tag"] else "", BUCHUNG[z["art"]], z["beleg"] or "", zelle(z["bezeichnung"]), *betraege))
    return puffer.getvalue().encode("utf-8-sig")


def zelle(text: str) -> str:
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def verlauf(zeilen: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The balance over time as the points of a step line, 640 by 160."""
    punkte = [(z["tag"], z["saldo"]) for z in zeilen if z["tag"]]
    if len({t for t, _ in punkte}) < 2:
        return None
    erster, letzter = punkte[0][0], punkte[-1][0]
    oben, unten = max(0, *(s for _, s in punkte)), min(0, *(s for _, s in punkte))
    spanne = (oben - unten) or 1

    def x(t: date) -> float:
        return round(10 + 620 * (t - erster).days / (letzter - erster).days, 1)

    def y(s: Decimal) -> float:
        return round(15 + 130 * float((oben - s) / spanne), 1)

    weg, vorher = "", None
    for t, s in punkte:
        weg += f"M{x(t)} {y(s)}" if vorher is None else f"H{x(t)}V{y(s)}"
        vorher = s
    return {"weg": weg, "null": y(Decimal(0)), "von": erster, "bis": letzter, "hoch": oben, "tief": unten}


def _wer() -> mahnwesen.Schuldner:
    return mahnwesen._wer()


def _zum_konto(text: str, wer: mahnwesen.Schuldner) -> flask.typing.ResponseReturnValue:
    if wer[0] is not None:
        return _zurueck(text, "verwaltung.konto_miete", mietverhaeltnis=wer[0])
    return _zurueck(text, "verwaltung.konto_hausgeld", eigentuemer=wer[1], einheit=wer[2])


@blueprint.post("/konten/<tat>")
def konto_tun(tat: str) -> flask.typing.ResponseReturnValue:
    wer = _wer()

    def seite(m: fehler.Meldung) -> flask.typing.ResponseReturnValue:
        return _konto(wer, m)

    if tat == "mandat":
        daten: dict[str, Any] = _angaben("mandatsreferenz", "unterschrieben_am", "gueltig_ab", "iban", "inhaber", "bic", "bank", "art")
        daten |= {n: w for n, w in zip(("mietverhaeltnis_id", "eigentuemer_id", "einheit_id"), wer) if w is not None}
        _tun(lambda tx: tx.wert(MANDAT, Jsonb(daten)), seite)
        return _zum_konto("Das Mandat ist erfasst.", wer)
    if tat == "widerruf":
        nummer = ganzzahl(flask.request.form.get("mandat"))
        _tun(lambda tx: tx.tun(WIDERRUF, nummer, Jsonb(_angaben("am", "grund"))), seite)
        return _zum_konto("Der Widerruf ist festgehalten; es wird nicht mehr eingezogen.", wer)
    if tat == "erstattung":
        _tun(lambda tx: tx.wert(ERSTATTUNG, Jsonb(_angaben("zahlung_id", "mietzahlung_id", "iban", "inhaber", "iban_nachweis"))), seite)
        return _zum_konto("Die Erstattung ist angeordnet; gezahlt wird mit dem nächsten Überweisungslauf.", wer)
    flask.abort(404)


# -- DATEV --------------------------------------------------------------------------------------------------------------

@blueprint.get("/datev")
def datev() -> flask.typing.ResponseReturnValue:
    return _datev()


def _datev(m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        seite = {"laeufe": tx.alle(DATEV_LAEUFE), "einstellung": tx.eine(DATEV_EINSTELLUNG), "konten": tx.alle(DATEV_KONTEN), **tx.eine(RAHMEN)}
    erster = seite["heute"].replace(day=1)
    monat = (erster.replace(year=erster.year - 1, month=12) if erster.month == 1 else erster.replace(month=erster.month - 1)).strftime("%Y-%m")
    return flask.render_template("verwaltung/datev.html", m=m, monat=flask.request.form.get("monat", monat), eingaben=flask.request.form, darf=seite["rolle"] in ("buchhaltung", "teamleitung"), **seite), m.status if m else 200


@blueprint.post("/datev/<tat>")
def datev_tun(tat: str) -> flask.typing.ResponseReturnValue:
    if tat == "export":
        try:
            monat: date | None = date.fromisoformat(flask.request.form.get("monat", "")[:7] + "-01")
        except ValueError:
            monat = None
        e = _tun(lambda tx: tx.eine("SELECT * FROM api.datev_exportieren(%s)", monat), _datev)
        text = f"{e['buchungen']} Buchungen stehen in der Datei."
        if e["nachtraege"]:
            text += f" {e['nachtraege']} davon {'ist ein Nachtrag' if e['nachtraege'] == 1 else 'sind Nachträge'} aus abgeschlossenen Monaten."
        return _zurueck(text, "verwaltung.datev")
    if tat == "einstellungen":
        _tun(lambda tx: tx.wert("SELECT api.datev_einstellen(%s)", Jsonb(_angaben("berater", "mandantennummer", "wirtschaftsjahr", "kontenlaenge"))), _datev)
        return _zurueck("Gespeichert.", "verwaltung.datev")
    if tat == "konto":
        _tun(lambda tx: tx.wert("SELECT api.datev_konto_setzen(%s)", Jsonb(_angaben("schluessel", "konto", "gueltig_ab"))), _datev)
        return _zurueck("Das Konto gilt ab dem genannten Tag; frühere Dateien bleiben, wie sie sind.", "verwaltung.datev")
    flask.abort(404)


@blueprint.get("/datev/<uuid:kennung>.csv")
def datev_datei(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        d = tx.eine(DATEV_DATEI, kennung)
    if d is None:
        flask.abort(404)
    return _senden(bytes(d["inhalt"]), "text/csv; charset=windows-1252", d["dateiname"], herunterladen=True)
