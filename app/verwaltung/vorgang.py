"""The page of a Vorgang: what it is, what may happen now, what happened; events, their preview and their refusals."""
from __future__ import annotations

from typing import Any
from uuid import uuid4

import flask

from app import auth, db, dokumente, fehler
from app.verwaltung import blueprint, eingaben, urkunden, zustandsbild

VORGANG = """
    SELECT v.*, to_jsonb(k) AS kuendigung, to_jsonb(u) AS uebergabe, to_jsonb(a) AS abrechnung, to_jsonb(t) AS vertrag,
           coalesce((SELECT jsonb_agg(to_jsonb(e) ORDER BY e.nr) FROM engine.ereignisse(v.id) WITH ORDINALITY
             AS e(ereignis, nach, bezeichnung, moeglich, fehlercode, meldung, norm, felder, hinweis, hilfe, uebersteuerbar, dokumente, nr)), '[]') AS ereignisse,
           sitzung.rolle() = 'teamleitung' AS darf_uebersteuern
      FROM api.vorgangsakte v
      LEFT JOIN api.kuendigung_stand k ON k.vorgang_id = v.id
      LEFT JOIN api.uebergabe_stand u ON u.vorgang_id = v.id
      LEFT JOIN api.kautionsabrechnung_stand a ON a.vorgang_id = v.id
      LEFT JOIN api.vertragsabschluss_stand t ON t.vorgang_id = v.id
     WHERE v.id = %s"""
AUSLOESEN = ("SELECT e.*, d.daten AS eingaben FROM (SELECT {daten} AS daten OFFSET 0) d CROSS JOIN LATERAL engine.ausloesen("
             "p_vorgang_id => %s, p_ereignis => %s, p_daten => d.daten, p_erwarteter_zustand => %s, p_schluessel => %s) e")
VORSCHAU = ("SELECT engine.vorschau(p_vorgang_id => %s, p_ereignis => %s, p_daten => d.daten) AS bild, d.daten AS eingaben"
            " FROM (SELECT {daten} AS daten OFFSET 0) d")
STAND = "SELECT titel, zustand_titel FROM engine.vorgaenge WHERE id = %s"


@blueprint.get("/vorgang/<int(max=9223372036854775807):nummer>")
def vorgang(nummer: int) -> flask.typing.ResponseReturnValue:
    return _seite(nummer, offen=flask.request.args.get("offen"))


def _laden(nummer: int) -> dict[str, Any]:
    with db.transaktion(readonly=True) as tx:
        v = tx.eine(VORGANG, nummer)
    if v is None:
        flask.abort(404)
    return v


def _seite(nummer: int, offen: str | None = None, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None,
           ) -> flask.typing.ResponseReturnValue:
    v = _laden(nummer)
    if meldung and offen not in [ereignis["ereignis"] for ereignis in v["ereignisse"]]:
        offen = None           # the event is gone (somebody was faster): its message stands at the top
    antwort = flask.make_response(flask.render_template(
        "verwaltung/vorgang.html", v=v, bild=zustandsbild.zeichnen(v["zustaende"], v["uebergaenge"], v["zustand"]),
        schluessel=uuid4, offen=offen, eingaben=e, m=meldung), meldung.status if meldung else 200)
    if meldung and meldung.warten:
        antwort.headers["Retry-After"] = str(meldung.warten)
    return antwort


@blueprint.post("/vorgang/<int(max=9223372036854775807):nummer>/<ereignis>")
def ausloesen(nummer: int, ereignis: str) -> flask.typing.ResponseReturnValue:
    if nummer >= 2**63:      # no Vorgang has such a number, and PostgreSQL no such bigint
        flask.abort(404)
    aktion = flask.request.form.get("aktion")
    e = eingaben.lesen()
    if e.fehler:
        e.festhalten(nummer, ereignis)
        return _seite(nummer, ereignis, e, e.meldung())
    if aktion == "zurueck":
        return _seite(nummer, ereignis, e)
    if aktion == "vorschau":
        return _vorschau(nummer, ereignis, e)

    stand: dict[str, Any] = {}

    def danach(tx: db.Transaktion, ergebnis: dict[str, Any]) -> None:
        urkunden.fertigen(tx, nummer)
        stand.update(tx.eine(STAND, nummer))

    anweisung, werte = e.anweisung(AUSLOESEN)
    try:
        ergebnis = db.datenbank().engine(
            "verwaltung", auth.token(), anweisung, (*werte, nummer, ereignis, e.erwartet, e.schluessel),
            vorgang_id=nummer, ereignis=ereignis[:100], danach=danach)
    except dokumente.DokumentFehler as f:
        return _seite(nummer, ereignis, e, fehler.Meldung(
            500, "Das Dokument ließ sich nicht erzeugen", "Das Dokument ließ sich nicht erzeugen. Nichts wurde geändert, der Versuch steht im Protokoll.",
            "Angaben prüfen und noch einmal versuchen. Bleibt es dabei, der Technik den Code nennen.", f.code, detail=str(f)))
    if ergebnis["ok"]:
        bleibt = ergebnis["von"] == ergebnis["nach"]
        flask.flash("Eingetragen." if bleibt else f"Erledigt. {stand['titel']}: {stand['zustand_titel']}.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.vorgang", nummer=nummer, **({"offen": ereignis, "_anchor": f"e-{ereignis}"} if bleibt else {})), 303)
    return _seite(nummer, ereignis, e.mit(ergebnis), fehler.aus_ergebnis(ergebnis))      # 404 for what is not ours


def _vorschau(nummer: int, ereignis: str, e: eingaben.Eingaben) -> flask.typing.ResponseReturnValue:
    """What would happen. Asked by a script only the part is sent, else a page that asks for the confirmation."""
    anweisung, werte = e.anweisung(VORSCHAU)

    # the values of the statement stand in its order: event first, files after
    def arbeit(tx: db.Transaktion) -> dict[str, Any]:
        return tx.eine(anweisung, nummer, ereignis, *werte)

    zeile = db.ausfuehren(arbeit)
    bild = zeile["bild"]
    if flask.request.headers.get("X-Teil") == "vorschau":
        return flask.render_template("verwaltung/_vorschau.html", bild=bild)
    if not bild["ok"]:
        if bild["fehlercode"] == "MA015":
            flask.abort(404)
        return _seite(nummer, ereignis, e.mit(zeile), fehler.aus_ergebnis(bild))
    v = _laden(nummer)
    tat = next((x for x in v["ereignisse"] if x["ereignis"] == ereignis), None)
    return flask.render_template("verwaltung/vorschau.html", v=v, tat=tat, bild=bild, eingaben=e.mit(zeile),
                                 schluessel=e.schluessel or uuid4())
