"""The page Datenschutz and the nightly run: notice, breach, access, restriction, erasure by two people. The rules are in tests/sql/datenschutz."""
from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import flask
import flask.testing
import psycopg
import pytest

from app import config, create_app, dienst
from tests import werkstatt


@pytest.fixture(scope="module")
def dsn(server_dsn: str, demo_vorlage: str) -> Iterator[str]:
    yield werkstatt.klonen(server_dsn, demo_vorlage, "datenschutz")
    werkstatt.loeschen(server_dsn, "datenschutz")


@pytest.fixture(scope="module")
def app(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    app = create_app({"DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal])})
    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture(scope="module")
def als(app: flask.Flask, dsn: str) -> Callable[[str], flask.testing.FlaskClient]:
    """A browser of the member of staff with this role; the officer is made here."""
    def kommen(rolle: str) -> flask.testing.FlaskClient:
        with psycopg.connect(dsn) as c:
            zugang = c.execute("SELECT z.kennung FROM sitzung.zugaenge z JOIN akte.benutzer b ON b.mandant_id = z.mandant_id AND b.id = z.benutzer_id"
                               " WHERE b.mandant_id = 1 AND b.rolle = %s", (rolle,)).fetchone()
            if zugang is None:
                b = c.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (1, 'Dora Schutz', 'schutz@lindenhof.example', %s) RETURNING id", (rolle,)).fetchone()[0]
                zugang = c.execute("INSERT INTO sitzung.zugaenge (mandant_id, kanal, benutzer_id, email) VALUES (1, 'verwaltung', %s, 'schutz@lindenhof.example') RETURNING kennung", (b,)).fetchone()
        with psycopg.connect(config.mit_rolle(dsn, "mietakte_anmeldung")) as c:
            token = c.execute("SELECT token FROM sitzung.anmelden(%s, 'Test', '203.0.113.9')", zugang).fetchone()[0]
        browser = app.test_client()
        browser.set_cookie(app.config["ANMELDE_COOKIE"], token)
        return browser
    return kommen


def absenden(c: flask.testing.FlaskClient, pfad: str, **felder: Any) -> flask.testing.TestResponse:
    marke = re.search(r'name="csrf_token" value="([^"]+)"', c.get("/datenschutz").text)[1]
    return c.post(pfad, data={"csrf_token": marke, **felder})


def test_a_notice_is_published_and_an_error_keeps_what_was_typed(als: Any, dsn: str) -> None:
    chefin = als("teamleitung")
    seite = chefin.get("/datenschutz").text
    felder = dict(re.findall(r'name="(f\.zwecke\.[0-9]+\.(?:daten|zweck|rechtsgrundlage|empfaenger))" value="([^"]*)"', seite))
    felder |= {f"f.zwecke.{i}.frist": "brief" for i in range(10)}
    felder |= {"f.version": "2026-12", "f.gueltig_ab": re.search(r'name="f.gueltig_ab" value="([^"]+)"', seite)[1], "f.einleitung": "Wir verwalten Ihre Wohnung und Ihre Daten.",
               "f.verantwortlicher": "Hausverwaltung Lindenhof", "f.aufsicht": ""}
    a = absenden(chefin, "/datenschutz/hinweis", **felder)
    assert a.status_code == 409 and 'id="h-aufsicht-fehler"' in a.text and "Wir verwalten Ihre Wohnung und Ihre Daten." in a.text
    a = absenden(chefin, "/datenschutz/hinweis", **felder | {"f.aufsicht": "Berliner Beauftragte für Datenschutz"})
    assert a.status_code == 303, re.findall(r"MA[0-9A-Z]{3}|feld-fehler.*", a.text)
    assert "2026-12" in chefin.get("/datenschutz").text
    with psycopg.connect(dsn) as c:
        assert c.execute("SELECT count(*) FROM akte.datenschutz_zwecke z JOIN akte.datenschutzhinweise h ON h.mandant_id = z.mandant_id AND h.id = z.hinweis_id WHERE h.version = '2026-12'").fetchone()[0] == 8
    assert absenden(als("sachbearbeitung"), "/datenschutz/hinweis", **felder | {"f.version": "x"}).status_code == 409


def test_everybody_reports_a_breach_and_the_clock_is_shown(als: Any) -> None:
    kollege = als("sachbearbeitung")
    a = absenden(kollege, "/datenschutz/vorfall", **{"f.bekannt_am": "", "f.entdeckt": "Anruf", "f.beschreibung": "Brief an den Nachbarn."})
    assert a.status_code == 409
    a = absenden(kollege, "/datenschutz/vorfall", **{"f.bekannt_am": "2026-11-01T10:00", "f.entdeckt": "Anruf", "f.beschreibung": "Brief an den Nachbarn geschickt."})
    assert a.status_code == 303
    seite = als("teamleitung").get("/datenschutz").text
    assert "04.11.2026" in seite and "überschritten" in seite
    kennung = re.search(r"/datenschutz/vorfall/([0-9a-f-]{36})", seite)[1]
    assert absenden(als("teamleitung"), f"/datenschutz/vorfall/{kennung}", **{"f.art": "risiko", "f.risiko": "keines", "f.text": "Ungeöffnet zurück bekommen."}).status_code == 303


def test_access_and_restriction(als: Any, dsn: str) -> None:
    with psycopg.connect(dsn) as c:
        kennung, name, fremd = c.execute("SELECT m.kennung, m.nachname, (SELECT x.nachname FROM akte.mieter x WHERE x.mandant_id = 1 AND x.nachname <> m.nachname ORDER BY x.id DESC LIMIT 1)"
                                         " FROM akte.mieter m WHERE m.mandant_id = 1 AND m.nachname IS NOT NULL ORDER BY m.id LIMIT 1").fetchone()
    chefin = als("teamleitung")
    assert f"/datenschutz/person/{kennung}" in chefin.get("/datenschutz", query_string={"person": name}).text
    assert name in chefin.get(f"/datenschutz/person/{kennung}").text
    j = chefin.get(f"/datenschutz/person/{kennung}.json")
    daten = json.loads(j.data)["auskunft"]
    assert {"Person", "Mietverhältnisse"} <= {a["titel"] for a in daten} and name in j.text and fremd not in j.text
    with psycopg.connect(dsn) as c:         # owners are found and answered the same way
        eigner, eigner_name = c.execute("SELECT kennung, coalesce(firma, nachname) FROM akte.eigentuemer WHERE mandant_id = 1 AND EXISTS (SELECT FROM akte.hausgeld_sollstellungen h WHERE h.eigentuemer_id = eigentuemer.id) ORDER BY id LIMIT 1").fetchone()
    assert f"/datenschutz/person/{eigner}" in chefin.get("/datenschutz", query_string={"person": eigner_name}).text
    seite = html.unescape(chefin.get(f"/datenschutz/person/{eigner}").text)
    assert eigner_name in seite and "Hausgeld" in seite and "einschraenken" not in seite
    assert {"Person", "Hausgeld"} <= {a["titel"] for a in json.loads(chefin.get(f"/datenschutz/person/{eigner}.json").data)["auskunft"]}
    assert chefin.get(f"/datenschutz/person/{eigner}.pdf").data[:5] == b"%PDF-"
    assert absenden(chefin, f"/datenschutz/person/{kennung}/einschraenkung", aktiv="ja", grund="").status_code == 409
    assert absenden(chefin, f"/datenschutz/person/{kennung}/einschraenkung", aktiv="ja", grund="Richtigkeit bestritten").status_code == 303
    assert als("sachbearbeitung").get(f"/datenschutz/person/{kennung}").status_code == 404
    assert als("datenschutz").get(f"/datenschutz/person/{kennung}").status_code == 200
    assert absenden(als("datenschutz"), f"/datenschutz/person/{kennung}/einschraenkung", aktiv="nein", grund="geklärt").status_code == 303


def test_a_file_that_was_emptied_says_so(als: Any, dsn: str) -> None:
    with psycopg.connect(dsn) as c:
        (kennung,) = c.execute("INSERT INTO akte.datev_laeufe (mandant_id, monat, buchungen, nachtraege, dateiname, inhalt, sha256, erzeugt_am, erzeugt_von)"
                               " VALUES (1, '2010-01-01', 0, 0, 'EXTF.csv', '\\x00', sha256('x'), '2010-02-01', 'dienst') RETURNING kennung").fetchone()
    antwort = als("teamleitung").get(f"/datev/{kennung}.csv")
    assert antwort.status_code == 410 and "Aufbewahrungsfrist ist abgelaufen" in antwort.text


def test_erasure_takes_two_people_and_the_night(als: Any, dsn: str) -> None:
    """A person whose lease ended in 2001 is proposed, checked, released and gone; the service says so."""
    with psycopg.connect(dsn) as c:
        c.execute("INSERT INTO akte.mieter (mandant_id, vorname, nachname, angelegt_am) VALUES (1, 'Xaver', 'Altmieterling', '2001-05-05')")
    lauf = dienst.Dienst(config.mit_rolle(dsn, "mietakte_dienst"), lambda text: None, None)
    assert lauf.runde().vorgemerkt == 0, "only by night"
    assert lauf.runde(nachts=True).vorgemerkt == 1
    pruefer, freigeber = als("datenschutz"), als("teamleitung")
    seite = pruefer.get("/datenschutz").text
    assert "Altmieterling" in seite and "Altmieterling" not in freigeber.get("/datenschutz").text
    kennung = re.search(r"/datenschutz/loeschung/([0-9a-f-]{36})", seite)[1]
    assert absenden(pruefer, f"/datenschutz/loeschung/{kennung}", was="pruefen").status_code == 303
    assert absenden(pruefer, f"/datenschutz/loeschung/{kennung}", was="freigeben").status_code == 409
    assert lauf.runde(nachts=True).geloescht == 0
    assert absenden(freigeber, f"/datenschutz/loeschung/{kennung}", was="freigeben").status_code == 303
    assert lauf.runde(nachts=True).geloescht == 1
    with psycopg.connect(dsn) as c:
        assert c.execute("SELECT count(*) FROM akte.mieter m WHERE m::text LIKE '%%Altmieterling%%'").fetchone()[0] == 0
        c.execute("SELECT sitzung.als_dienst(1)")
        assert c.execute("SELECT count(*) FROM audit.pruefen() WHERE NOT unversehrt").fetchone()[0] == 0
