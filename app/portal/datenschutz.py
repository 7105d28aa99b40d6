"""The privacy notice and its acknowledgement (Art. 13), and everything that is stored about the tenant (Art. 15, 20)."""
from __future__ import annotations

import flask
import psycopg

from app import fehler
from app.auskunft import als_datei, als_pdf, fuer_seite
from app.portal import abgelehnt, blueprint, lesen, rufen
from app.portal.sprache import t
from app.sicherheit import grenze

HINWEIS = "SELECT portal.datenschutzhinweis()"
BESTAETIGEN = "SELECT portal.datenschutz_bestaetigen(p_version => %s) AS am"
AUSKUNFT = "SELECT titel, frist, anzahl, zeilen FROM portal.datenauskunft()"
BRIEF = "SELECT portal.datenauskunft_brief()"


@blueprint.get("/datenschutz")
def datenschutz() -> flask.typing.ResponseReturnValue:
    return _datenschutz()


def _datenschutz(m: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        return flask.render_template("portal/datenschutz.html", h=tx.wert(HINWEIS), m=m), m.status if m else 200


@blueprint.post("/datenschutz")
@grenze.limit("20 per minute")
def datenschutz_bestaetigen() -> flask.typing.ResponseReturnValue:
    try:
        rufen(BESTAETIGEN, flask.request.form.get("version", "").replace("\0", "")[:20])
    except psycopg.Error as f:
        if f.sqlstate != "MAH03":
            raise
        return _datenschutz(abgelehnt(f))
    flask.flash(t("Danke. Wir haben festgehalten, dass Sie die Hinweise gelesen haben."), "erfolg")
    return flask.redirect(flask.url_for("portal.datenschutz"), 303)


@blueprint.get("/auskunft")
@grenze.limit("20 per minute")
def auskunft() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        arten = fuer_seite(tx.alle(AUSKUNFT))
    return flask.render_template("portal/auskunft.html", arten=arten)


@blueprint.get("/auskunft.json")
@grenze.limit("20 per minute")
def auskunft_datei() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        return als_datei(tx.alle(AUSKUNFT))


@blueprint.get("/auskunft.pdf")
@grenze.limit("5 per minute")
def auskunft_pdf() -> flask.typing.ResponseReturnValue:
    with lesen() as tx:
        kopf, arten = tx.wert(BRIEF), tx.alle(AUSKUNFT)
    return als_pdf(kopf, arten)
