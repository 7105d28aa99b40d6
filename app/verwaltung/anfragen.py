"""The stream of enquiries, tasks, and the decisions owners are asked for."""
from __future__ import annotations

from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import flask
import segno
from markupsafe import Markup
from psycopg.types.json import Jsonb

from app import auth, db, fehler
from app.filter import datum
from app.verwaltung import blueprint, eingaben
from app.verwaltung.bestand import ganzzahl

JE_SEITE = 50
#: what the filter calls it → what that means; the words of the page stand in the template
STAENDE = {
    "offen": "offen", "neu": "zustand = 'neu'", "meine": "offen AND zustaendig_id = sitzung.benutzer_id()",
    "wartet": "offen AND (wartet_auf_mieter OR folgen_offen > 0)", "beendet": "NOT offen", "alle": "true",
}
ANFRAGEN = """
    SELECT a.*, a.zustaendig_id = sitzung.benutzer_id() AS meine, count(*) OVER () AS treffer,
           (SELECT jsonb_agg(jsonb_build_object('id', x.andere_vorgang_id, 'nummer', x.andere_nummer) ORDER BY x.aehnlichkeit DESC)
              FROM api.anfragen_aehnlich x WHERE x.mandant_id = a.mandant_id AND x.vorgang_id = a.vorgang_id) AS aehnlich FROM api.anfragen a
     WHERE ({stand}) AND (%(kategorie)s::text IS NULL OR kategorie = %(kategorie)s)
       AND (%(q)s::text IS NULL OR concat_ws(' ', nummer, von, betreff, text, vertragsnummer, strasse) ILIKE '%%' || %(q)s || '%%')
     ORDER BY rang, CASE WHEN rang = 9 THEN beendet_am END DESC, eingegangen_am LIMIT %(anzahl)s OFFSET %(ab)s"""
ZAHLEN = """
    SELECT count(*) FILTER (WHERE offen) AS offen, count(*) FILTER (WHERE zustand = 'neu') AS neu, count(*) FILTER (WHERE offen AND dringend AND zustand = 'neu') AS dringend,
           count(*) FILTER (WHERE offen AND zustaendig_id = sitzung.benutzer_id()) AS meine,
           count(*) FILTER (WHERE offen AND (wartet_auf_mieter OR folgen_offen > 0)) AS wartet FROM api.anfragen WHERE offen"""
#: fields of the start form, in the order of a telephone call; the rest is for machines
FELDER = ("kanal", "text", "kategorie", "dringend", "vertragsnummer", "objekt", "name", "telefon", "email", "raum", "gewerk", "seit", "betreff", "eingegangen_am")
STARTFELDER = """
    SELECT s.felder, s.moeglich, s.meldung FROM engine.traeger t CROSS JOIN LATERAL engine.startbare_vorgaenge(t.id) s
     WHERE t.art = 'standalone' AND s.ereignis = %s"""
EINGANG = """
    SELECT e.*, d.daten AS eingaben FROM (SELECT {daten} AS daten OFFSET 0) d
     CROSS JOIN LATERAL api.anfrage_eingang((d.daten - ARRAY['bild_1', 'bild_2', 'bild_3']) || jsonb_build_object(
       'dateien', (SELECT coalesce(jsonb_agg(x.value), '[]') FROM jsonb_each(d.daten) x WHERE x.key LIKE 'bild\\_%%'))) e"""
SUCHE = "SELECT api.bestand_seite(p_text => %s, p_je_seite => 8)"
ICH = "SELECT kennung FROM akte.benutzer WHERE id = sitzung.benutzer_id()"

ANFRAGE = "SELECT * FROM api.anfragen WHERE vorgang_id = %s"
AUFTRAEGE = """
    SELECT r.*, v.beendet_am IS NULL AS offen FROM akte.anfragen a JOIN akte.auftraege r ON r.mandant_id = a.mandant_id AND r.anfrage_id = a.id
      JOIN engine.vorgang v ON v.mandant_id = r.mandant_id AND v.id = r.vorgang_id WHERE a.vorgang_id = %s ORDER BY r.id DESC"""
#: whom this house has asked before, the last one first
BEKANNTE = "SELECT * FROM (SELECT DISTINCT ON (lower(name)) kennung, name, email, id FROM akte.auftraege ORDER BY lower(name), id DESC) r ORDER BY id DESC LIMIT 30"
AUFTRAG_ERTEILEN = "SELECT * FROM api.auftrag_erteilen(%s, %s)"
AUFTRAG_LINK = "SELECT api.auftrag_link_erzeugen(%s)"
AUFTRAG_WIDERRUFEN = "SELECT api.auftrag_link_widerrufen(%s)"

AUFGABEN = """
    SELECT a.*, count(*) OVER () AS treffer FROM api.aufgaben a
     WHERE CASE %(stand)s WHEN 'meine' THEN offen AND meine WHEN 'faellig' THEN offen AND tage <= 0 WHEN 'offen' THEN offen WHEN 'ohne' THEN offen AND zustaendig_id IS NULL ELSE NOT offen END
     ORDER BY CASE WHEN offen THEN 0 ELSE 1 END, beendet_am DESC, faellig_am NULLS LAST, vorgang_id LIMIT %(anzahl)s OFFSET %(ab)s"""
AUFGABEN_ZAHLEN = """
    SELECT count(*) FILTER (WHERE meine) AS meine, count(*) FILTER (WHERE tage <= 0) AS faellig, count(*) AS offen,
           count(*) FILTER (WHERE zustaendig_id IS NULL) AS ohne FROM api.aufgaben WHERE offen"""
AUFGABE = "SELECT * FROM api.aufgabe_anlegen(%s, %s)"
VORGANG = "SELECT id, titel FROM engine.vorgaenge WHERE id = %s"

FREIGABEN = "SELECT f.* FROM api.freigaben f WHERE f.offen OR f.entschieden_am > engine.heute() - 30 ORDER BY f.offen DESC, f.frage_offen DESC NULLS LAST, f.antwort_bis, f.id"
LINK = "SELECT true AS ok, api.freigabe_link_erzeugen(%s) AS token"


# -- enquiries --------------------------------------------------------------------------------------------------------

@blueprint.get("/anfragen")
def anfragen() -> flask.typing.ResponseReturnValue:
    frage = flask.request.args
    stand = frage.get("stand", "offen") if frage.get("stand", "offen") in STAENDE else "offen"
    q = frage.get("q", "").replace("\0", "").strip()[:100]
    kategorie = frage.get("kategorie", "").replace("\0", "")[:40] or None
    seite = ganzzahl(frage.get("seite"), 10**6) or 1
    muster = q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") or None
    with db.transaktion() as tx:
        zeilen = tx.alle(ANFRAGEN.format(stand=STAENDE[stand]), kategorie=kategorie, q=muster, anzahl=JE_SEITE, ab=(seite - 1) * JE_SEITE)
        zahlen = tx.eine(ZAHLEN)
    treffer = zeilen[0]["treffer"] if zeilen else 0
    return flask.render_template("verwaltung/anfragen.html", zeilen=zeilen, zahlen=zahlen, stand=stand, q=q, kategorie=kategorie,
                                 b={"seite": seite, "seiten": -(-treffer // JE_SEITE), "treffer": treffer})


@blueprint.post("/anfragen/<int(max=9223372036854775807):nummer>/uebernehmen")
def anfrage_uebernehmen(nummer: int) -> flask.typing.ResponseReturnValue:
    """One tap on the stream: mine. The next one is already on the screen."""
    with db.transaktion(readonly=True) as tx:
        ich = tx.wert(ICH)
    ergebnis = db.ausloesen(nummer, "zuordnen", {"zustaendig": str(ich)})
    if ergebnis["ok"]:
        flask.flash("Die Anfrage ist Ihnen zugeordnet.", "erfolg")
    elif ergebnis["fehlercode"] == "MA015":
        flask.abort(404)
    else:
        flask.flash(ergebnis["meldung"], "warnung")
    return flask.redirect(flask.url_for("verwaltung.anfragen", stand=flask.request.form.get("stand", "offen")[:20]), 303)


@blueprint.get("/anfragen/neu")
def anfrage_neu() -> flask.typing.ResponseReturnValue:
    frage = flask.request.args
    vorgabe = {n: frage[n].replace("\0", "")[:200] for n in ("vertragsnummer", "objekt", "kanal") if frage.get(n)}
    return _anfrage_seite(eingaben.Eingaben({"kanal": "telefon", **vorgabe}, {}) if vorgabe else None, suche=frage.get("q", "").replace("\0", "").strip()[:100])


def _anfrage_seite(e: eingaben.Eingaben | None, meldung: fehler.Meldung | None = None, suche: str = "") -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        start = tx.eine(STARTFELDER, "anfrage_general")
        treffer = tx.wert(SUCHE, suche)["zeilen"] if suche else []
    felder = {f["name"]: f | ({"vorgabe": "telefon"} if f["name"] == "kanal" else {}) for f in start["felder"]} if start else {}
    return flask.render_template("verwaltung/anfragen_neu.html", felder=[felder[n] for n in FELDER if n in felder], eingaben=e, m=meldung, suche=suche,
                                 treffer=treffer), meldung.status if meldung else 200


@blueprint.post("/anfragen/neu")
def anfrage_erfassen() -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    if flask.request.form.get("aktion") == "suchen":
        # who is calling? asked in the middle of the form, without losing what is already written
        return _anfrage_seite(e, suche=(e.daten.get("name") or e.daten.get("vertragsnummer") or "")[:100])
    if flask.request.form.get("waehlen"):
        e.daten["vertragsnummer"] = flask.request.form["waehlen"].replace("\0", "")[:60]
        return _anfrage_seite(e)
    if e.fehler:
        e.festhalten(None, "starten:anfrage_general")
        return _anfrage_seite(e, e.meldung())
    anweisung, werte = e.anweisung(EINGANG)
    ergebnis = db.datenbank().engine("verwaltung", auth.token(), anweisung, werte, vorgang_id=None, ereignis="starten:anfrage_general")
    if not ergebnis["ok"]:
        return _anfrage_seite(e.mit(ergebnis), fehler.aus_ergebnis(ergebnis))
    flask.flash(f"Dieselbe Meldung liegt schon vor: {ergebnis['nummer']}. Der neue Eingang ist dort vermerkt." if ergebnis["doppelt"]
                else f"Erfasst. Die Eingangsnummer für die Person: {ergebnis['nummer']}.", "warnung" if ergebnis["doppelt"] else "erfolg")
    if flask.request.form.get("aktion") == "naechste":
        return flask.redirect(flask.url_for("verwaltung.anfrage_neu"), 303)
    return flask.redirect(flask.url_for("verwaltung.vorgang", nummer=ergebnis["vorgang_id"]), 303)


# -- orders -----------------------------------------------------------------------------------------------------------

@blueprint.get("/anfragen/<int(max=9223372036854775807):nummer>/auftrag")
def auftrag(nummer: int) -> flask.typing.ResponseReturnValue:
    return _auftrag_seite(nummer)


def _auftrag_seite(nummer: int, e: dict[str, str] | None = None, meldung: fehler.Meldung | None = None, link: dict[str, Any] | None = None) -> flask.typing.ResponseReturnValue:
    with db.transaktion(readonly=True) as tx:
        a = tx.eine(ANFRAGE, nummer)
        if a is None:
            flask.abort(404)
        auftraege, bekannte = tx.alle(AUFTRAEGE, nummer), tx.alle(BEKANNTE)
    if link:
        link |= next(r for r in auftraege if r["kennung"] == link["kennung"])
    return flask.render_template("verwaltung/anfragen_auftrag.html", a=a, auftraege=auftraege, bekannte=bekannte, e=e, m=meldung, link=link), meldung.status if meldung else 200


@blueprint.post("/anfragen/<int(max=9223372036854775807):nummer>/auftrag")
def auftrag_erteilen(nummer: int) -> flask.typing.ResponseReturnValue:
    daten = {n: flask.request.form.get(n, "").replace("\0", "").replace("\r\n", "\n")[:4000] for n in ("wie", "name", "email", "telefon", "text", "bis")}
    ergebnis = db.ausfuehren(lambda tx: tx.eine(AUFTRAG_ERTEILEN, nummer, Jsonb(daten)))
    if not ergebnis["ok"]:
        if ergebnis["fehlercode"] == "MA015":
            flask.abort(404)
        return _auftrag_seite(nummer, daten, fehler.aus_ergebnis(ergebnis))
    flask.flash("Beauftragt. Ist eine E-Mail-Adresse dabei, geht der Auftrag jetzt hinaus; sonst hier den Zettel drucken.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.auftrag", nummer=nummer), 303)


@blueprint.post("/anfragen/<int(max=9223372036854775807):nummer>/auftrag/<uuid:kennung>/link")
def auftrag_link(nummer: int, kennung: UUID) -> flask.typing.ResponseReturnValue:
    """The link and its picture, on this one page and never again: the database keeps its hash only."""
    token = db.ausfuehren(lambda tx: tx.wert(AUFTRAG_LINK, kennung))
    adresse = flask.url_for("auftrag.seite", token=token, _external=True)
    bild = Markup(segno.make(adresse, error="m").svg_inline(scale=4, border=2, svgclass=None, lineclass=None, title="QR-Code des Links"))
    seite, status = _auftrag_seite(nummer, link={"kennung": kennung, "adresse": adresse, "bild": bild})
    antwort = flask.make_response(seite, status)
    antwort.headers["Referrer-Policy"] = "no-referrer"
    return antwort


@blueprint.post("/anfragen/<int(max=9223372036854775807):nummer>/auftrag/<uuid:kennung>/widerrufen")
def auftrag_link_widerrufen(nummer: int, kennung: UUID) -> flask.typing.ResponseReturnValue:
    flask.flash("Der Link gilt nicht mehr." if db.ausfuehren(lambda tx: tx.wert(AUFTRAG_WIDERRUFEN, kennung)) else "Es war kein Link offen.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.auftrag", nummer=nummer), 303)


# -- tasks ------------------------------------------------------------------------------------------------------------

@blueprint.get("/aufgaben")
def aufgaben() -> flask.typing.ResponseReturnValue:
    return _aufgaben_seite()


def _aufgaben_seite(e: eingaben.Eingaben | None = None, meldung: fehler.Meldung | None = None) -> flask.typing.ResponseReturnValue:
    frage = flask.request.args
    stand = frage.get("stand", "meine") if frage.get("stand", "meine") in ("meine", "faellig", "offen", "ohne", "beendet") else "meine"
    seite = ganzzahl(frage.get("seite"), 10**6) or 1
    zu = ganzzahl(frage.get("zu") or flask.request.form.get("zu"))
    with db.transaktion(readonly=True) as tx:
        zeilen = tx.alle(AUFGABEN, stand=stand, anzahl=JE_SEITE, ab=(seite - 1) * JE_SEITE)
        zahlen = tx.eine(AUFGABEN_ZAHLEN)
        start = tx.eine(STARTFELDER, "aufgabe_status")
        zu_vorgang = tx.eine(VORGANG, zu) if zu else None
    treffer = zeilen[0]["treffer"] if zeilen else 0
    return flask.render_template("verwaltung/anfragen_aufgaben.html", zeilen=zeilen, zahlen=zahlen, stand=stand, felder=start["felder"] if start else [], eingaben=e, m=meldung,
                                 zu=zu_vorgang, b={"seite": seite, "seiten": -(-treffer // JE_SEITE), "treffer": treffer}), meldung.status if meldung else 200


@blueprint.post("/aufgaben")
def aufgabe_anlegen() -> flask.typing.ResponseReturnValue:
    e = eingaben.lesen()
    zu = ganzzahl(flask.request.form.get("zu"))
    ergebnis = db.ausfuehren(lambda tx: tx.eine(AUFGABE, zu, Jsonb(e.daten)))
    if not ergebnis["ok"]:
        if ergebnis["fehlercode"] == "MA015":
            flask.abort(404)
        return _aufgaben_seite(e, fehler.aus_ergebnis(ergebnis))
    flask.flash("Die Aufgabe ist angelegt.", "erfolg")
    return flask.redirect(flask.url_for("verwaltung.vorgang", nummer=zu) if zu else flask.url_for("verwaltung.aufgaben", stand="offen"), 303)


# -- decisions of owners ----------------------------------------------------------------------------------------------

@blueprint.get("/freigaben")
def freigaben() -> flask.typing.ResponseReturnValue:
    with db.transaktion() as tx:
        zeilen = tx.alle(FREIGABEN)
    return flask.render_template("verwaltung/anfragen_freigaben.html", zeilen=zeilen, schluessel=uuid4)


@blueprint.post("/freigaben/<int(max=9223372036854775807):nummer>/link")
def freigabe_link(nummer: int) -> flask.typing.ResponseReturnValue:
    """The link, on this one page and never again: the database keeps its hash only."""
    gelesen: dict[str, Any] = {}

    def danach(tx: db.Transaktion, _: dict[str, Any]) -> None:
        gelesen["f"] = tx.eine("SELECT * FROM api.freigaben WHERE vorgang_id = %s ORDER BY nummer DESC LIMIT 1", nummer)

    ergebnis = db.datenbank().engine("verwaltung", auth.token(), LINK, (nummer,), vorgang_id=nummer, ereignis="link_ausstellen", danach=danach)
    link = flask.url_for("freigabe.seite", token=ergebnis["token"], _external=True)
    f = gelesen["f"]
    text = (f"Guten Tag,\n\nan Ihrem Objekt {f['strasse']} ist eine Instandsetzung nötig: {f['titel']}. Hier sehen Sie Fotos und Angebot und können "
            f"entscheiden oder zurückfragen:\n\n{link}\n\nDer Link gilt bis zum {datum(f['link_laeuft_ab_am'])} und nur für diese eine Entscheidung.\n\nMit freundlichen Grüßen\n")
    antwort = flask.make_response(flask.render_template(
        "verwaltung/anfragen_link.html", f=f, link=link, text=text,
        brief=f"mailto:{quote(f['eigentuemer_email'] or '', safe='@')}?subject={quote('Bitte um Ihre Freigabe: ' + f['titel'])}&body={quote(text)}"))
    antwort.headers["Referrer-Policy"] = "no-referrer"
    return antwort


@blueprint.post("/freigaben/<int(max=9223372036854775807):nummer>/widerrufen")
def freigabe_widerrufen(nummer: int) -> flask.typing.ResponseReturnValue:
    ergebnis = db.ausloesen(nummer, "link_widerrufen")
    if ergebnis["fehlercode"] == "MA015":
        flask.abort(404)
    flask.flash("Der Link gilt nicht mehr." if ergebnis["ok"] else ergebnis["meldung"], "erfolg" if ergebnis["ok"] else "warnung")
    return flask.redirect(flask.url_for("verwaltung.freigaben"), 303)
