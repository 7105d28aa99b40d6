"""The start page, the choice of the flat, and what cannot be done here: each with the way that works."""
from __future__ import annotations

import flask


from app.portal import blueprint, lesen, sprache, wohnung

#: what tenants look for and do not find a form for: page → title
THEMEN = {
    "kuendigung": "Wohnung kündigen",
    "mietminderung": "Miete mindern",
    "reparatur": "Reparatur bestätigen",
    "nachbarn": "Nachbarn anschreiben",
    "weg": "Eigentümergemeinschaft",
    "untervermietung": "Untervermieten",
    "stundung": "Später zahlen, in Raten zahlen",
    "raeumung": "Räumungsklage",
    "vertrag": "Vertrag ändern",
}


@blueprint.get("/")
def start() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        konto = tx.eine("SELECT * FROM portal.mein_konto WHERE mietverhaeltnis = %s", wohnung())
        meldungen = tx.alle("SELECT kennung, nummer, betreff, gewerk, raum, eingegangen_am, status, wartet_auf_mieter, offen FROM portal.meine_anfragen WHERE offen LIMIT 5")
        zeichnen = tx.alle("SELECT kennung FROM portal.meine_uebergaben WHERE kann_zeichnen")
    return flask.render_template("portal/start.html", konto=konto, meldungen=meldungen, zeichnen=zeichnen)


@blueprint.post("/wohnung")
def wohnung_waehlen() -> flask.typing.ResponseReturnValue:
    with lesen():
        gewaehlt = flask.request.form.get("wohnung", "")
        if gewaehlt in {str(w["kennung"]) for w in flask.g.wohnungen}:
            flask.session["wohnung"] = gewaehlt
    return flask.redirect(flask.url_for("portal.start"), 303)


@blueprint.get("/hilfe")
def hilfe() -> flask.typing.ResponseReturnValue:
    with lesen():
        return flask.render_template("portal/hilfe.html", themen=THEMEN)


@blueprint.get("/hilfe/<thema>")
def hilfe_thema(thema: str) -> flask.typing.ResponseReturnValue:
    if thema not in THEMEN:
        flask.abort(404)
    with lesen():
        return flask.render_template(f"portal/hilfe_{'en' if sprache.ist_englisch() else 'de'}.html", thema=thema, titel=THEMEN[thema], themen=THEMEN)
