"""The page of the import: choose files, see every problem, read in with a progress bar. Works without JavaScript.

The rows wait in the database between the check and the reading in (at most a day), so the page that lists the problems can be
reloaded and sent on. Reading in is one transaction that lives exactly as long as its answer: the page arrives piece by piece,
and who closes it early has changed nothing.
"""
from __future__ import annotations

import csv
import io
import queue
import threading
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any
from uuid import UUID

import flask
from psycopg.types.json import Jsonb

from app import auth, db, fehler
from app.einlesen import einspielen, lesen
from app.einlesen.lesen import Befund, Einlesung

blueprint = flask.Blueprint("einlesen", __name__, url_prefix="/import")

FRUEHERE = """
    SELECT e.kennung, e.quelle, e.dateien->'dateien' AS dateien, e.angelegt_am, e.eingelesen_am, e.ergebnis, b.name AS person
      FROM akte.einlesungen e
      LEFT JOIN akte.benutzer b ON b.mandant_id = e.mandant_id AND 'benutzer:' || b.id = e.angelegt_von
     ORDER BY coalesce(e.eingelesen_am, e.angelegt_am) DESC LIMIT 20"""
ABLEGEN = "SELECT api.bestand_ablegen(p_zeilen => %s, p_dateien => %s, p_quelle => %s)"
ABGELEGT = "SELECT kennung, quelle, dateien, angelegt_am, eingelesen_am, ergebnis, zeilen IS NOT NULL AS da FROM akte.einlesungen WHERE kennung = %s"
PRUEFEN = ("SELECT b.* FROM akte.einlesungen e CROSS JOIN LATERAL api.bestand_pruefen(p_zeilen => e.zeilen, p_quelle => e.quelle) b"
           " WHERE e.kennung = %s AND e.zeilen IS NOT NULL AND e.zeilen <> '[]'")
EINLESEN = "SELECT * FROM api.bestand_abgelegt_einlesen(p_kennung => %s)"
#: a stock takes longer than a click: the login's usual limit is for clicks
GEDULD = "SET LOCAL statement_timeout = '15min'"

STUFEN = (("fehler", "Fehler", "Müssen in der Datei behoben werden."),
          ("warnung", "Warnungen", "Bitte lesen; eingelesen werden kann trotzdem."),
          ("geaendert", "Im alten Programm geändert", "Seit dem letzten Einlesen. Die Mietakte bleibt, wie sie ist; was gelten soll, dort nachtragen."),
          ("hinweis", "Hinweise", "Gut zu wissen."),
          ("ausgelassen", "Nicht übernommen", "Diese Zeilen gehören zu keinem Vertrag."))
#: so many findings of one kind are shown; the list as CSV has all
HOECHSTENS = 200


@blueprint.get("")
def formular() -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        fruehere = tx.alle(FRUEHERE)
        # who may not read in is told so before choosing files
        verboten = tx.eine("SELECT meldung, hinweis FROM api.bestand_pruefen('[]') WHERE fehlercode = 'MA722'")
        spalten = tx.alle("SELECT datei, spalte, pflicht FROM api.bestand_spalten() ORDER BY nr")
        arten = tx.alle("SELECT automat, variante, array_agg(DISTINCT zustand ORDER BY zustand) AS enden FROM api.bestand_vorgangsarten()"
                        " GROUP BY 1, 2 ORDER BY 1, 2")
    return flask.render_template("einlesen/formular.html", fruehere=fruehere, arten=arten, verboten=verboten, quelle="bestand",
                                 dateien=[(d, list(z)) for d, z in groupby(spalten, lambda s: s["datei"])])


@blueprint.post("")
def hochladen() -> flask.typing.ResponseReturnValue:
    dateien = [d for d in flask.request.files.getlist("dateien") if d.filename]
    if not dateien:
        flask.flash("Bitte mindestens eine Datei auswählen.", "fehler")
        return flask.redirect(flask.url_for("einlesen.formular"), 303)
    inhalte = [(_name(d.filename), d.read()) for d in dateien]
    quelle = flask.request.form.get("quelle", "bestand").strip().lower()

    def arbeit(tx: db.Transaktion) -> UUID:
        spalten = lesen.spalten_lesen(lambda s: [tuple(z.values()) for z in tx.alle(s)])
        e = lesen.lesen(inhalte, spalten)
        beschreibung = {"dateien": [asdict(d) for d in e.dateien], "befunde": [asdict(b) for b in e.befunde]}
        return tx.wert(ABLEGEN, Jsonb(e.zeilen), Jsonb(beschreibung), quelle)

    return flask.redirect(flask.url_for("einlesen.pruefung", kennung=db.ausfuehren(arbeit)), 303)


@blueprint.get("/<uuid:kennung>")
def pruefung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    ablage, befunde, zahlen = _pruefen(kennung)
    anzahl = {stufe: sum(1 for b in befunde if b.stufe == stufe) for stufe, _, _ in STUFEN}
    return flask.render_template("einlesen/pruefung.html", e=ablage, anzahl=anzahl, zahlen=zahlen, gruppen=_gruppen(befunde), stufen=STUFEN,
                                 hoechstens=HOECHSTENS, neu=sum(z["neu"] for z in zahlen.values()))


@blueprint.get("/<uuid:kennung>/befunde.csv")
def liste(kennung: UUID) -> flask.typing.ResponseReturnValue:
    _, befunde, _ = _pruefen(kennung)
    ziel = io.StringIO()
    ziel.write("\ufeff")   # Excel takes UTF-8 for Latin-1 without it
    schreiber = csv.writer(ziel, delimiter=";")
    schreiber.writerow(["Stufe", "Code", "Datei", "Zeile", "Spalte", "Wert", "Was ist", "Was tun"])
    for b in befunde:
        schreiber.writerow(_harmlos(w) for w in (b.stufe, b.fehlercode, b.datei, b.zeile, b.spalte, b.wert, b.meldung, b.hinweis))
    return flask.Response(ziel.getvalue(), content_type="text/csv; charset=utf-8",
                          headers={"Content-Disposition": 'attachment; filename="befunde.csv"', "Cache-Control": "no-store"})


@blueprint.post("/<uuid:kennung>/einlesen")
def ausfuehren(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        ablage = tx.eine(ABGELEGT, kennung)
    if ablage is None:
        flask.abort(404)
    app, token = flask.current_app._get_current_object(), auth.token()
    meldungen: queue.Queue[tuple] = queue.Queue()
    weg = threading.Event()
    laufend: list[Any] = []

    def arbeit() -> None:
        """In a thread of its own, so that what the database reports on the way reaches the browser meanwhile."""
        with app.app_context():
            try:
                with db.datenbank().transaktion("verwaltung", token) as tx:
                    tx.tun(GEDULD)
                    laufend.append(tx._verbindung)
                    zeilen = einspielen.mit_fortschritt(
                        tx._verbindung, lambda: tx.alle(EINLESEN, kennung), lambda anteil, was: meldungen.put(("stand", anteil, was)))
                    laufend.clear()
                    if weg.is_set():
                        raise ConnectionAbortedError("the browser is gone")
                meldungen.put(("ende", [Befund(**z) for z in zeilen]))
            except ConnectionAbortedError:
                pass
            except Exception as ausnahme:
                meldungen.put(("fehler", fehler.meldung(ausnahme)))

    rahmen = flask.render_template("einlesen/einlesen.html", e=ablage)
    anfang, _, schluss = rahmen.partition("<!-- stand -->")

    def antwort() -> Iterator[str]:
        yield anfang
        threading.Thread(target=arbeit, daemon=True).start()
        try:
            while True:
                art, *angaben = meldungen.get()
                if art == "stand":
                    yield flask.render_template("einlesen/_stand.html", anteil=angaben[0], was=angaben[1])
                    continue
                yield flask.render_template("einlesen/_ende.html", e=ablage, m=angaben[0] if art == "fehler" else None,
                                            **(_ausgang(angaben[0]) if art == "ende" else {"fehler": [], "zahlen": {}}))
                break
            yield schluss
        finally:
            weg.set()
            for verbindung in laufend:      # nobody waits for the result any more
                verbindung.cancel()

    return flask.Response(flask.stream_with_context(antwort()), content_type="text/html; charset=utf-8", headers={"X-Accel-Buffering": "no"})


# -- helpers ----------------------------------------------------------------------------------------------------------

def _pruefen(kennung: UUID) -> tuple[dict[str, Any], list[Befund], dict[str, dict[str, int]]]:
    with db.transaktion() as tx:
        tx.tun(GEDULD)
        ablage = tx.eine(ABGELEGT, kennung)
        if ablage is None:
            flask.abort(404)
        zeilen = [Befund(**z) for z in tx.alle(PRUEFEN, kennung)]
        konten = tx.alle("SELECT z AS zeile FROM akte.einlesungen e, jsonb_array_elements(e.zeilen) z"
                         " WHERE e.kennung = %s AND z->>'datei' = 'bankkonten'", kennung) if any(b.fehlercode == "MA708" for b in zeilen) else []
    einlesung = Einlesung(zeilen=[z["zeile"] for z in konten], befunde=[Befund(**b) for b in ablage["dateien"]["befunde"]],
                          dateien=[lesen.Datei(**d) for d in ablage["dateien"]["dateien"]])
    ergebnis = einspielen.auswerten(zeilen, einlesung)
    return ablage, ergebnis.befunde, ergebnis.zeilen


def _gruppen(befunde: list[Befund]) -> dict[str, list[dict[str, Any]]]:
    """stufe → kinds of findings in the order they come, each with its findings."""
    gruppen: dict[str, dict[tuple, list[Befund]]] = {}
    for b in befunde:
        gruppen.setdefault(b.stufe, {}).setdefault((b.datei, b.spalte if b.stufe not in ("geaendert", "ausgelassen") else None, b.fehlercode), []).append(b)
    return {stufe: [{"datei": art[0], "spalte": art[1], "code": art[2], "befunde": liste, "erster": liste[0]} for art, liste in arten.items()]
            for stufe, arten in gruppen.items()}


def _ausgang(zeilen: list[Befund]) -> dict[str, Any]:
    ergebnis = einspielen.auswerten(zeilen, Einlesung())
    return {"fehler": ergebnis.fehler, "zahlen": ergebnis.zeilen}


def _name(name: str) -> str:
    """What the browser calls the file, without folders."""
    return name.replace("\\", "/").rsplit("/", 1)[-1][:200]


def _harmlos(wert: object) -> object:
    """A cell a spreadsheet would take for a formula becomes text."""
    return "'" + wert if isinstance(wert, str) and wert[:1] in ("=", "+", "-", "@", "\t", "\r") else wert
