"""Data protection: what is stored about a person (Art. 15), restriction (Art. 18), erasure (Art. 17), breaches (Art. 33), the notice for tenants."""
from __future__ import annotations

from uuid import UUID

import flask
from psycopg.types.json import Jsonb

from app import db, fehler
from app.auskunft import als_datei, als_pdf, fuer_seite
from app.verwaltung import blueprint, eingaben

LAGE = "SELECT api.datenschutzhinweis_vorlage() AS hinweis, engine.heute() AS heute, engine.jetzt() AS jetzt, sitzung.rolle() AS rolle"
VORFAELLE = "SELECT * FROM api.datenschutzvorfaelle ORDER BY bekannt_am DESC LIMIT 50"
LOESCHUNGEN = "SELECT * FROM api.loeschliste ORDER BY (stand IN ('ausgeführt', 'abgelehnt')), vorgemerkt_am DESC LIMIT 100"
PERSONEN = "SELECT kennung, name, ort, art FROM api.post_personen(%s)"
PERSON = """
    SELECT m.kennung, api.personenname(m.titel, m.vorname, m.nachname, m.firma) AS name, m.gesperrt_am,
           ARRAY(SELECT jsonb_build_object('kennung', v.kennung, 'nummer', v.vertragsnummer) FROM akte.vertragsparteien p
                   JOIN akte.mietverhaeltnisse v ON v.mandant_id = p.mandant_id AND v.id = p.mietverhaeltnis_id
                  WHERE p.mandant_id = m.mandant_id AND p.mieter_id = m.id ORDER BY v.mietbeginn) AS vertraege, false AS eigentuemer
      FROM akte.mieter m WHERE m.kennung = %(kennung)s
    UNION ALL
    SELECT e.kennung, api.personenname(e.titel, e.vorname, e.nachname, e.firma), NULL, '{}', true FROM akte.eigentuemer e WHERE e.kennung = %(kennung)s"""
AUSKUNFT = "SELECT titel, frist, anzahl, zeilen FROM api.datenauskunft(p_person => %s)"
AUSKUNFT_BRIEF = "SELECT api.datenauskunft_brief(p_person => %s)"
VEROEFFENTLICHEN = "SELECT * FROM api.datenschutzhinweis_veroeffentlichen(p_daten => %s)"
VORFALL = "SELECT * FROM api.vorfall_erfassen(p_daten => %s)"
SCHRITT = "SELECT * FROM api.vorfall_schritt(p_kennung => %s, p_daten => %s)"
ENTSCHEIDEN = "SELECT * FROM api.loeschung_entscheiden(p_kennung => %s, p_was => %s, p_grund => %s)"
EINSCHRAENKEN = "SELECT * FROM api.einschraenkung_setzen(p_person => %s, p_aktiv => %s, p_grund => %s)"
GESEHEN = "SELECT wann, wer, kanal, handlung, was, vertragsnummer FROM api.wer_sah_was(p_seit => engine.jetzt() - interval '30 days', p_person => %s) LIMIT 200"


@blueprint.get("/datenschutz")
def datenschutz() -> flask.typing.ResponseReturnValue:
    return _seite()


def _seite(offen: str | None = None, e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    suche = flask.request.args.get("person", "").replace("\0", "")[:100]
    with db.transaktion(readonly=True) as tx:
        werte = {"lage": tx.eine(LAGE), "vorfaelle": tx.alle(VORFAELLE), "loeschungen": tx.alle(LOESCHUNGEN),
                 "personen": tx.alle(PERSONEN, suche) if suche else None}
    return flask.render_template("verwaltung/datenschutz.html", suche=suche, offen=offen, eingaben=e, m=meldung, **werte), meldung.status if meldung else 200


@blueprint.post("/datenschutz/hinweis")
def datenschutz_hinweis() -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    zeilen: dict[int, dict[str, str]] = {}
    for name in [n for n in e.daten if n.startswith("zwecke.")]:
        _, nummer, spalte = (name.split(".") + ["", ""])[:3]
        if nummer.isdecimal():
            zeilen.setdefault(int(nummer), {})[spalte] = e.daten.pop(name)
    e.daten["zwecke"] = [zeilen[nummer] for nummer in sorted(zeilen)]
    ergebnis = db.ausfuehren(lambda tx: tx.eine(VEROEFFENTLICHEN, Jsonb(e.daten)))
    return _antwort(ergebnis, "hinweis", e, "Veröffentlicht. Mieter sehen die Fassung im Portal, sobald sie gilt, und bestätigen sie dort.")


@blueprint.post("/datenschutz/vorfall")
def datenschutz_vorfall() -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    ergebnis = db.ausfuehren(lambda tx: tx.eine(VORFALL, Jsonb(e.daten)))
    return _antwort(ergebnis, "vorfall", e, "Erfasst. Die Frist von 72 Stunden läuft; jetzt über das Risiko entscheiden.")


@blueprint.post("/datenschutz/vorfall/<uuid:kennung>")
def datenschutz_schritt(kennung: UUID) -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    ergebnis = db.ausfuehren(lambda tx: tx.eine(SCHRITT, kennung, Jsonb(e.daten)))
    return _antwort(ergebnis, f"schritt-{kennung}", e, "Festgehalten.")


@blueprint.post("/datenschutz/loeschung/<uuid:kennung>")
def datenschutz_loeschung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    formular = flask.request.form
    ergebnis = db.ausfuehren(lambda tx: tx.eine(ENTSCHEIDEN, kennung, formular.get("was"), formular.get("grund")))
    return _antwort(ergebnis, f"loeschung-{kennung}", None, "Festgehalten. Gelöscht wird im Nachtlauf, sobald zwei Personen zugestimmt haben.")


def _antwort(ergebnis: dict, offen: str, e: eingaben.Eingaben | None, text: str) -> flask.typing.ResponseReturnValue:
    if not ergebnis["ok"]:
        return _seite(offen, e, fehler.aus_ergebnis(ergebnis))
    flask.flash(text, "erfolg")
    return flask.redirect(flask.url_for("verwaltung.datenschutz"), 303)


@blueprint.get("/datenschutz/person/<uuid:kennung>")
def datenschutz_person(kennung: UUID) -> flask.typing.ResponseReturnValue:
    return _person(kennung)


def _person(kennung: UUID, meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        person = tx.eine(PERSON, kennung=kennung)
        if person is None:
            flask.abort(404)
        auskunft = fuer_seite(tx.alle(AUSKUNFT, kennung))
        gesehen = tx.alle(GESEHEN, kennung) if tx.person.rolle in ("datenschutz", "teamleitung", "verwalter-admin") and not person["eigentuemer"] else None
    return flask.render_template("verwaltung/datenschutz_person.html", p=person, auskunft=auskunft, gesehen=gesehen, m=meldung), meldung.status if meldung else 200


@blueprint.get("/datenschutz/person/<uuid:kennung>.json")
def datenschutz_person_json(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        if tx.eine(PERSON, kennung=kennung) is None:
            flask.abort(404)
        zeilen = tx.alle(AUSKUNFT, kennung)
    return als_datei(zeilen)


@blueprint.get("/datenschutz/person/<uuid:kennung>.pdf")
def datenschutz_person_pdf(kennung: UUID) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        if tx.eine(PERSON, kennung=kennung) is None:
            flask.abort(404)
        kopf, zeilen = tx.wert(AUSKUNFT_BRIEF, kennung), tx.alle(AUSKUNFT, kennung)
    return als_pdf(kopf, zeilen)


@blueprint.post("/datenschutz/person/<uuid:kennung>/einschraenkung")
def datenschutz_einschraenkung(kennung: UUID) -> flask.typing.ResponseReturnValue:
    formular = flask.request.form
    ergebnis = db.ausfuehren(lambda tx: tx.eine(EINSCHRAENKEN, kennung, formular.get("aktiv") == "ja", formular.get("grund")))
    if not ergebnis["ok"]:
        if ergebnis["fehlercode"] == "MAH01":
            flask.abort(404)
        return _person(kennung, fehler.aus_ergebnis(ergebnis))
    flask.flash("Eingeschränkt: Listen und Suche zeigen die Person nicht mehr." if formular.get("aktiv") == "ja" else "Die Einschränkung ist aufgehoben.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.datenschutz"), 303)
