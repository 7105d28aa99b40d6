"""The form of a Nachtrag: an agreement of both sides that changes a running lease."""
from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import flask

from app import db, fehler
from app.verwaltung import blueprint, eingaben, starten

AKTE = """
    SELECT b.kennung, b.mieter, b.vertragsnummer, b.einheit, b.mietverhaeltnis_id, api.nachtrag_felder() AS felder,
           (SELECT to_jsonb(k) FROM akte.mietkonditionen k
             WHERE k.mietverhaeltnis_id = b.mietverhaeltnis_id AND k.gueltig_ab <= (SELECT engine.heute()) ORDER BY k.gueltig_ab DESC, k.id DESC LIMIT 1) AS jetzt,
           (SELECT to_jsonb(c) FROM akte.kautionen c WHERE c.mietverhaeltnis_id = b.mietverhaeltnis_id) AS kaution,
           coalesce((SELECT jsonb_agg(to_jsonb(n) ORDER BY n.nummer DESC) FROM api.nachtraege n WHERE n.mietverhaeltnis_id = b.mietverhaeltnis_id), '[]') AS bisherige
      FROM api.bestand b WHERE b.kennung = %s"""
#: the uploaded file is stored in the same statement, so that a refusal keeps it for the next try
ERFASSEN = ("SELECT n.*, d.daten AS eingaben FROM (SELECT {daten} AS daten OFFSET 0) d CROSS JOIN LATERAL api.nachtrag_erfassen("
            "p_mietverhaeltnis_id => (SELECT mietverhaeltnis_id FROM api.bestand WHERE kennung = %s), p_daten => d.daten) n")
#: the headings of the form; every field the database names and no group lists stands in the first
GRUPPEN = (
    ("Vereinbarung", ()),
    ("Mietart", ("mietart", "staffeln", "basis_monat")),
    ("Miete im Monat", ("nettokaltmiete", "vorauszahlung_bk", "vorauszahlung_hk", "garage", "stellplatz", "sonstige")),
    ("Kaution", ("kaution_betrag", "kaution_art", "kaution_raten")),
)


@blueprint.get("/akte/<uuid:kennung>/nachtrag")
def nachtrag(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _seite(kennung)


@blueprint.post("/akte/<uuid:kennung>/nachtrag")
def nachtrag_erfassen(kennung: UUID) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    if e.fehler:
        e.festhalten(None, "nachtrag_erfassen")
        return _seite(kennung, e, e.meldung())
    if e.schluessel:
        e.daten["schluessel"] = str(e.schluessel)
    anweisung, werte = e.anweisung(ERFASSEN)
    ergebnis = db.engine(anweisung, (*werte, kennung), vorgang_id=None, ereignis="nachtrag_erfassen")
    if ergebnis["ok"]:
        flask.flash("Der Nachtrag ist erfasst.", "erfolg")
        return flask.redirect(flask.url_for("verwaltung.akte", kennung=kennung), 303)
    meldung = fehler.aus_ergebnis(ergebnis)
    if meldung.code in starten.UNBEKANNT:
        flask.abort(404)
    return _seite(kennung, e.mit(ergebnis), meldung)


def _seite(kennung: UUID, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        a = tx.eine(AKTE, kennung)
    if a is None:
        flask.abort(404)
    # a refused order is over: the next one gets a key of its own
    return flask.render_template("verwaltung/nachtrag.html", a=a, gruppen=_gruppen(a["felder"]), eingaben=e, m=meldung,
                                 schluessel=uuid4()), meldung.status if meldung else 200


def _gruppen(felder: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    genannt = {name for _, namen in GRUPPEN for name in namen} | {"schluessel"}
    return [(titel, [f for f in felder if (f["name"] in namen if namen else f["name"] not in genannt)]) for titel, namen in GRUPPEN]
