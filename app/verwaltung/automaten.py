"""The machines as people can look at them: the catalogue, a statechart with its table for each, downloads, and the list of all Vorgänge.

Everything is read from the rows the engine itself goes by; a new machine needs no new page.
"""
from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import flask

from app import db, fehler
from app.verwaltung import blueprint, eingaben, starten, zustandsbild
from app.verwaltung.bestand import ganzzahl

KATALOG = """SELECT automat, titel, norm, beschreibung, ist_klammer, traeger_arten, varianten, exklusiv, master, laufend
               FROM api.automaten WHERE sichtbar ORDER BY ist_klammer DESC, titel"""
EINER = "SELECT * FROM api.automaten WHERE sichtbar AND automat = %s"
AUSGABEN = {
    "mermaid": ("SELECT engine.automat_als_mermaid(%s)", "mmd", "text/plain; charset=utf-8"),
    "xstate": ("SELECT engine.automat_als_xstate(%s)", "json", "application/json"),
}
#: brackets, in the order of the catalogue
KLAMMERN = {
    "vermietung": "Mietverhältnis", "eigentuemerversammlung": "Eigentümerversammlung", "objekt": "Objekt",
    "nk_abrechnung": "Nebenkostenabrechnung", "standalone": "Verwaltung",
}
JE_SEITE = 50
VORGAENGE = f"""
    SELECT x.id, x.titel, x.zustand_titel, x.zustand_art, x.gestartet_am, x.beendet_am, api.klammer_name(x.mandant_id, x.traeger_id) AS klammer, f.faellig_am, f.titel AS frist
      FROM engine.vorgaenge x
      LEFT JOIN LATERAL (SELECT q.faellig_am, q.titel FROM engine.fristen q
                          WHERE q.mandant_id = x.mandant_id AND q.vorgang_id = x.id AND q.erledigt_am IS NULL ORDER BY q.faellig_am LIMIT 1) f ON true
     WHERE NOT x.ist_klammer AND (x.beendet_am IS NULL) = %s AND (%s::text IS NULL OR x.automat = %s)
     ORDER BY x.id DESC LIMIT {JE_SEITE + 1} OFFSET %s"""


@blueprint.get("/automaten")
def automaten() -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        katalog = tx.alle(KATALOG)
    gruppen = [(titel, [a for a in katalog if a["traeger_arten"][0] == art]) for art, titel in KLAMMERN.items()]
    return flask.render_template("verwaltung/automaten.html", gruppen=[g for g in gruppen if g[1]], anzahl=len(katalog), klammern=KLAMMERN)


@blueprint.get("/automaten/<name>")
def automat(name: str) -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        a = tx.eine(EINER, name) if len(name) <= 100 else None
    if a is None:
        flask.abort(404)
    # an arrow bears the numbers of its rows in the table
    wege = [u | {"nr": nr} for nr, u in enumerate(a["uebergaenge"], 1)]
    anfang = [u for u in wege if u["von"] == ""]
    return flask.render_template(
        "verwaltung/automaten_eine.html", a=a, wege=wege, anfang=anfang, klammern=KLAMMERN,
        bild=zustandsbild.zeichnen(a["zustaende"], [u for u in wege if u["von"]], "", [u["nach"] for u in anfang]))


@blueprint.get("/automaten/<name>/<any(mermaid, xstate):format>")
def automat_ausgabe(name: str, format: str) -> flask.typing.ResponseReturnValue:
    anweisung, endung, typ = AUSGABEN[format]
    with db.transaktion() as tx:
        inhalt = tx.wert(anweisung, name) if len(name) <= 100 and tx.eine(EINER, name) else None
    if inhalt is None:
        flask.abort(404)
    antwort = flask.Response(inhalt if isinstance(inhalt, str) else json.dumps(inhalt, ensure_ascii=False, indent=2) + "\n", content_type=typ)
    antwort.headers["Content-Disposition"] = f'attachment; filename="{name}.{endung}"'
    return antwort


# -- all Vorgänge, whatever they hang on ----------------------------------------------------------------------------------

@blueprint.get("/vorgaenge")
def vorgaenge() -> flask.typing.ResponseReturnValue:
    return _liste()


def _liste(gestartet: str | None = None, e: eingaben.Eingaben | None = None, m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    frage = flask.request.args
    art = frage.get("automat", "").replace("\0", "")[:100] or None
    beendet = frage.get("beendet") == "1"
    seite = ganzzahl(frage.get("seite"), 10**6) or 1
    with db.transaktion(readonly=True) as tx:
        zeilen = tx.alle(VORGAENGE, not beendet, art, art, (seite - 1) * JE_SEITE)
        arten = tx.alle("SELECT automat, titel, laufend FROM api.automaten WHERE sichtbar AND NOT ist_klammer ORDER BY titel")
        s = tx.eine(f"SELECT {starten.STARTBAR.format(starten.KLAMMER['verwaltung'])}", "standalone")
    return flask.render_template(
        "verwaltung/vorgaenge.html", zeilen=zeilen[:JE_SEITE], arten=arten, art=art, beendet=beendet, seite=seite, weiter=len(zeilen) > JE_SEITE, s=s,
        gestartet=gestartet, eingaben=e, m=m, schluessel=uuid4), m.status if m else 200


@blueprint.post("/vorgaenge/starten/<automat>")
def verwaltung_starten(automat: str) -> flask.typing.ResponseReturnValue:
    """What hangs on no lease, object or meeting: questions and tasks."""
    def rahmen() -> dict[str, Any]:
        with db.transaktion(readonly=True) as tx:
            s = tx.eine(f"SELECT {starten.STARTBAR.format(starten.KLAMMER['verwaltung'])}", "standalone")
        hier = flask.url_for("verwaltung.vorgaenge")
        return {"pfad": [("Vorgänge", hier)], "untertitel": "Ohne Mietverhältnis und Objekt", "zurueck": hier, "startbar": s["startbar"]}

    return starten.behandeln("verwaltung", "standalone", automat, lambda a, e, m: _liste(a, e, m), rahmen)
