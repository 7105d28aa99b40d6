"""The page of a Vorgang: what it is, what may happen now, what happened; events, their preview and their refusals."""
from __future__ import annotations

from typing import Any
from uuid import uuid4

import flask
from psycopg import sql

from app import auth, db, dokumente, fehler
from app.verwaltung import blueprint, eingaben, starten, urkunden, zustandsbild

VORGANG = """
    SELECT v.*, to_jsonb(k) AS kuendigung, to_jsonb(u) AS uebergabe, to_jsonb(a) AS abrechnung, to_jsonb(t) AS vertrag,
           coalesce((SELECT jsonb_agg(to_jsonb(e) ORDER BY e.nr) FROM engine.ereignisse(v.id) WITH ORDINALITY
             AS e(ereignis, nach, bezeichnung, moeglich, fehlercode, meldung, norm, felder, hinweis, hilfe, uebersteuerbar, dokumente, nr)), '[]') AS ereignisse,
           sitzung.rolle() = 'teamleitung' AS darf_uebersteuern,
           CASE WHEN v.ist_klammer AND v.akte IS NULL THEN v.traeger_id END AS starten_auf,
           (SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'api'::regnamespace AND c.relkind = 'v' AND c.relname = 'stand_' || v.automat) AS stand_ansicht
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
#: a machine shows what it has recorded by a view of its own: api.stand_<machine>
ABSCHNITTE = "SELECT x.abschnitte FROM api.{} x WHERE x.vorgang_id = %s"
STAND = "SELECT titel, zustand_titel FROM engine.vorgaenge WHERE id = %s"


#: brackets with a page of their own
KLAMMERSEITEN = {"eigentuemerversammlung": "verwaltung.weg_versammlung", "nk_abrechnung": "verwaltung.nebenkosten_seite"}


def pfad(v: dict[str, Any]) -> list[tuple[str, str]]:
    """The way to a Vorgang: through its lease, its object, its meeting, or through the list of all."""
    if v["automat"] == "anfrage_general":
        return [("Anfragen", flask.url_for("verwaltung.anfragen"))]
    if v["akte"]:
        return [("Bestand", flask.url_for("verwaltung.bestand")), (v["mieter"] or v["vertragsnummer"], flask.url_for("verwaltung.akte", kennung=v["akte"]))]
    weg = [("Vorgänge", flask.url_for("verwaltung.vorgaenge"))]
    if v["objekt"]:
        weg = [("Bestand", flask.url_for("verwaltung.bestand")), (v["objekt"]["name"], flask.url_for("verwaltung.objekt", kennung=v["objekt"]["kennung"]))]
    if v["klammer_kennung"]:
        weg.append((v["klammer_name"].split(" · ")[0], flask.url_for(KLAMMERSEITEN[v["klammer_art"]], kennung=v["klammer_kennung"])))
    elif v["master"]:
        weg.append((v["master"]["titel"], flask.url_for("verwaltung.vorgang", nummer=v["master"]["id"])))
    return weg


def ort(v: dict[str, Any]) -> str:
    """Whom and what a Vorgang is about, in a line."""
    if v["akte"]:
        return " · ".join(filter(None, (v["mieter"], v["einheit"], v["strasse"])))
    return f"{v['objekt']['strasse']}, {v['objekt']['plz']} {v['objekt']['ort']}" if v["objekt"] else ""


@blueprint.get("/vorgang/<int(max=9223372036854775807):nummer>")
def vorgang(nummer: int) -> flask.typing.ResponseReturnValue:
    return _seite(nummer, offen=flask.request.args.get("offen"))


def _laden(nummer: int) -> dict[str, Any]:
    with db.transaktion(readonly=True) as tx:
        v = tx.eine(VORGANG, nummer)
        if v is None:
            flask.abort(404)
        if v["stand_ansicht"]:
            stand = tx.eine(sql.SQL(ABSCHNITTE).format(sql.Identifier(v["stand_ansicht"])), nummer)
            v["abschnitte"] = stand["abschnitte"] if stand else []
        if v["starten_auf"]:      # a master without a file of its own: what it carries is started on its page
            v |= tx.eine(f"SELECT {starten.STARTBAR.format('%s')}, (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM engine.vorgaenge x"
                         " WHERE x.traeger_id = %s AND NOT x.ist_klammer) AS kinder", v["starten_auf"], v["starten_auf"])
    return v


def _seite(nummer: int, offen: str | None = None, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None,
           gestartet: str | None = None) -> flask.typing.ResponseReturnValue:
    v = _laden(nummer)
    if meldung and not gestartet and offen not in [ereignis["ereignis"] for ereignis in v["ereignisse"]]:
        offen = None           # the event is gone (somebody was faster): its message stands at the top
    antwort = flask.make_response(flask.render_template(
        "verwaltung/vorgang.html", v=v, bild=zustandsbild.zeichnen(v["zustaende"], v["uebergaenge"], v["zustand"]),
        pfad=pfad(v), schluessel=uuid4, offen=offen, gestartet=gestartet, eingaben=e, m=meldung), meldung.status if meldung else 200)
    if meldung and meldung.warten:
        antwort.headers["Retry-After"] = str(meldung.warten)
    return antwort


@blueprint.post("/vorgang/<int(max=9223372036854775807):nummer>/starten/<automat>")
def vorgang_starten(nummer: int, automat: str) -> flask.typing.ResponseReturnValue:
    """On the bracket of a master that has no other page."""
    if nummer >= 2**63:
        flask.abort(404)

    def rahmen() -> dict[str, Any]:
        v = _laden(nummer)
        hier = flask.url_for("verwaltung.vorgang", nummer=nummer)
        return {"pfad": [*pfad(v), (v["titel"], hier)], "untertitel": v["titel"], "zurueck": hier, "startbar": v.get("startbar") or []}

    return starten.behandeln("vorgang", nummer, automat, lambda a, e, m: _seite(nummer, None, e, m, a), rahmen)


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
    return flask.render_template(
        "verwaltung/vorschau.html", pfad=[*pfad(v), (v["titel"], flask.url_for("verwaltung.vorgang", nummer=nummer))], bild=bild, eingaben=e.mit(zeile),
        titel=tat["bezeichnung"] if tat else v["titel"], untertitel=" · ".join(filter(None, (v["titel"], ort(v)))), felder=tat["felder"] if tat else [],
        ziel=flask.url_for("verwaltung.ausloesen", nummer=nummer, ereignis=ereignis), zurueck=flask.url_for("verwaltung.vorgang", nummer=nummer),
        schluessel=e.schluessel or uuid4(), erwartet=v["zustand"])
