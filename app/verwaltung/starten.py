"""Starting a Vorgang on a bracket: form, preview and refusal are the same on the page of a lease, an object, a meeting or the office."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import flask

from app import auth, db, dokumente, fehler
from app.verwaltung import eingaben, urkunden

#: what may be started on a bracket, as pages want it; {} is the number of the bracket
STARTBAR = """coalesce((SELECT jsonb_agg(to_jsonb(s) ORDER BY s.nr) FROM engine.startbare_vorgaenge({}) WITH ORDINALITY
             AS s(ereignis, nach, bezeichnung, moeglich, fehlercode, meldung, norm, felder, hinweis, hilfe, uebersteuerbar, dokumente, nr)), '[]') AS startbar,
           sitzung.rolle() = 'teamleitung' AS darf_uebersteuern"""
#: a start is named by its page, so that a foreign bracket cannot be addressed at all
KLAMMER = {
    "akte": "(SELECT k.traeger_id FROM akte.mietverhaeltnisse k WHERE k.kennung = %s)",
    "objekt": "(SELECT k.traeger_id FROM akte.objekte k WHERE k.kennung = %s)",
    "vorgang": "(SELECT k.traeger_id FROM engine.vorgaenge k WHERE k.id = %s)",
    "verwaltung": "(SELECT k.id FROM engine.traeger k WHERE k.art = %s)",
}
STARTEN = ("SELECT e.*, d.daten AS eingaben FROM (SELECT {{daten}} AS daten OFFSET 0) d CROSS JOIN LATERAL"
           " engine.starten(p_automat => %s, p_traeger_id => {klammer}, p_daten => d.daten, p_schluessel => %s) e")
VORSCHAU = ("SELECT engine.vorschau_start(p_automat => %s, p_traeger_id => {klammer}, p_daten => d.daten) AS bild, d.daten AS eingaben"
            " FROM (SELECT {{daten}} AS daten OFFSET 0) d")
#: there is no such thing, or it is not ours
UNBEKANNT = ("MA015", "MA017", "MA310", "MA334", "MA601")

#: (machine tried, what was entered, refusal) → the page again, with the form open
Seite = Callable[[str, eingaben.Eingaben, "fehler.Meldung | None"], flask.typing.ResponseReturnValue]


def behandeln(art: str, wert: object, automat: str, seite: Seite, rahmen: Callable[[], dict[str, Any]]) -> flask.typing.ResponseReturnValue:
    """A posted start form. `rahmen()` gives what the page of the preview says around it: pfad, untertitel, ziel, zurueck, startbar."""
    aktion = flask.request.form.get("aktion")
    e = eingaben.lesen()
    if e.fehler:
        e.festhalten(None, f"starten:{automat}")
        return seite(automat, e, e.meldung())
    if aktion == "zurueck":
        return seite(automat, e, None)
    if aktion == "vorschau":
        return _vorschau(art, wert, automat, e, seite, rahmen)

    def danach(tx: db.Transaktion, ergebnis: dict[str, Any]) -> None:
        urkunden.fertigen(tx, ergebnis["vorgang_id"])

    anweisung, werte = e.anweisung(STARTEN.format(klammer=KLAMMER[art]))
    try:
        ergebnis = db.datenbank().engine(
            "verwaltung", auth.token(), anweisung, (*werte, automat, wert, e.schluessel),
            vorgang_id=None, ereignis=f"starten:{automat}"[:100], danach=danach)
    except dokumente.DokumentFehler as f:
        return seite(automat, e, fehler.Meldung(
            500, "Das Dokument ließ sich nicht erzeugen", "Das Dokument ließ sich nicht erzeugen. Nichts wurde geändert, der Versuch steht im Protokoll.",
            "Angaben prüfen und noch einmal versuchen. Bleibt es dabei, der Technik den Code nennen.", f.code, detail=str(f)))
    if ergebnis["ok"]:
        flask.flash("Der Vorgang ist angelegt.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.vorgang", nummer=ergebnis["vorgang_id"]), 303)
    meldung = fehler.aus_ergebnis(ergebnis)
    if meldung.code in UNBEKANNT:
        flask.abort(404)
    return seite(automat, e.mit(ergebnis), meldung)


def _vorschau(art: str, wert: object, automat: str, e: eingaben.Eingaben, seite: Seite, rahmen: Callable[[], dict[str, Any]],
              ) -> flask.typing.ResponseReturnValue:
    anweisung, werte = e.anweisung(VORSCHAU.format(klammer=KLAMMER[art]))
    zeile = db.ausfuehren(lambda tx: tx.eine(anweisung, automat, wert, *werte))
    bild = zeile["bild"]
    if flask.request.headers.get("X-Teil") == "vorschau":
        return flask.render_template("verwaltung/_vorschau.html", bild=bild)
    if not bild["ok"]:
        if bild["fehlercode"] in UNBEKANNT:
            flask.abort(404)
        return seite(automat, e.mit(zeile), fehler.aus_ergebnis(bild))
    r = rahmen()
    tat = next((s for s in r["startbar"] if s["ereignis"] == automat), None)
    return flask.render_template(
        "verwaltung/vorschau.html", pfad=r["pfad"], titel=f"{tat['bezeichnung']} anlegen" if tat else "Vorgang anlegen", untertitel=r["untertitel"],
        felder=tat["felder"] if tat else [], bild=bild, eingaben=e.mit(zeile), ziel=flask.request.path, zurueck=r["zurueck"],
        schluessel=e.schluessel or uuid4(), erwartet=None)
