"""The wall, seen from the web (A17, A18, A25, G01, G14): every route of app.url_map × who comes × whose row it is.

The demo stock gets a second client with a copy of every row a route can address, so that what is foreign really exists. Foreign and
missing must be the same bytes: status, headers, body. A route without a line in mauer_routen.py fails.
"""
from __future__ import annotations

import functools
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import flask
import flask.testing
import psycopg
import pytest
from psycopg.types.json import Jsonb

from app import config, create_app
from tests import werkstatt
from mauer_routen import ROUTEN, Route

STAFF = ("sachbearbeitung", "buchhaltung", "teamleitung")
FEHLT = "00000000-0000-4000-8000-{:012d}"


@pytest.fixture(scope="module")
def dsn(server_dsn: str, demo_vorlage: str) -> Iterator[str]:
    """A clone of the demo stock for this file."""
    name = "mauer"
    yield werkstatt.klonen(server_dsn, demo_vorlage, name)
    werkstatt.loeschen(server_dsn, name)


@pytest.fixture(scope="module")
def app(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    app = create_app({"DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal]), "RATELIMIT_ENABLED": False})
    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


def regeln(app: flask.Flask) -> list[tuple[str, str, Any]]:
    """What the list knows; a route that is missing there fails once, in test_every_route_is_in_the_matrix, not in every test."""
    return sorted(((r.endpoint, m, r) for r in app.url_map.iter_rules() if r.endpoint in ROUTEN for m in r.methods - {"HEAD", "OPTIONS"}), key=lambda z: z[:2])


# -- who comes ----------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def token(dsn: str) -> Callable[..., str]:
    """A session of the first client's person with that role, made as a login makes it."""
    @functools.cache
    def oeffnen(rolle: str) -> str:
        with psycopg.connect(dsn) as c:
            if rolle == "mieter":
                m, person = c.execute("SELECT v.mandant_id, p.mieter_id FROM akte.mietverhaeltnisse v JOIN akte.vertragsparteien p ON p.mandant_id = v.mandant_id"
                                      " AND p.mietverhaeltnis_id = v.id WHERE v.mandant_id = 1 ORDER BY v.id LIMIT 1").fetchone()
                zugang = c.execute("SELECT kennung FROM sitzung.zugaenge WHERE mandant_id = %s AND mieter_id = %s", (m, person)).fetchone()
                if zugang is None:
                    zugang = c.execute("INSERT INTO sitzung.zugaenge (mandant_id, kanal, mieter_id, email) VALUES (%s, 'portal', %s, %s) RETURNING kennung",
                                       (m, person, f"m{person}@mauer.example")).fetchone()
            else:
                zugang = c.execute("SELECT z.kennung FROM sitzung.zugaenge z JOIN akte.benutzer b ON b.mandant_id = z.mandant_id AND b.id = z.benutzer_id"
                                   " WHERE b.mandant_id = 1 AND b.rolle = %s ORDER BY b.id LIMIT 1", (rolle,)).fetchone()
        with psycopg.connect(config.mit_rolle(dsn, "mietakte_anmeldung")) as c:
            return c.execute("SELECT token FROM sitzung.anmelden(%s, 'Mauer', '203.0.113.7')", zugang).fetchone()[0]
    return oeffnen


@pytest.fixture(scope="module")
def besucher(app: flask.Flask, token: Callable[..., str]) -> Callable[..., flask.testing.FlaskClient]:
    """A browser with the session of this person in every cookie that can hold one; None: nobody."""
    def kommen(rolle: str | None) -> flask.testing.FlaskClient:
        c = app.test_client()
        if rolle:
            for name in {v for k, v in app.config.items() if k.endswith("_COOKIE") and isinstance(v, str)}:
                c.set_cookie(name, token(rolle))
        return c
    return kommen


def senden(app: flask.Flask, c: flask.testing.FlaskClient, methode: str, pfad: str) -> flask.testing.TestResponse:
    """A GET, or a POST with a true form token and nothing else in it."""
    if methode == "GET":
        return c.get(pfad)
    seite = c.get("/anmelden").text
    daten = {"csrf_token": m[1]} if (m := re.search(r'name="csrf_token" value="([^"]+)"', seite)) else {}
    return c.open(pfad, method=methode, data=daten)


def bytes_von(a: flask.testing.TestResponse) -> tuple[int, list[tuple[str, str]], str]:
    """What arrives, without what is different in every answer: form token, nonce, session cookie of the form, number of the incident."""
    koepfe = sorted((k, re.sub(r"nonce-[^']+", "nonce", v)) for k, v in a.headers if k not in ("Date", "Set-Cookie", "Content-Length"))
    text = re.sub(r'(name="csrf_token" value=|nonce=)"[^"]+"', r"\1", a.text)
    return a.status_code, koepfe, text


#: rows that a route can address and the demo does not have
ANLEGEN = {
    "akte.auftraege": "INSERT INTO akte.auftraege (mandant_id, anfrage_id, vorgang_id, name, text, erteilt_am, erteilt_von)"
                      " SELECT 1, 1, min(id), 'Mauer', 'Nur zum Prüfen.', now(), 'benutzer:1' FROM engine.vorgang WHERE mandant_id = 1",
    "akte.bankdateien": "INSERT INTO akte.bankdateien (mandant_id, name, inhalt, sha256, hochgeladen_am, hochgeladen_von) VALUES (1, 'mauer.xml', 'x', sha256('x'), now(), 'benutzer:1')",
    "akte.kontoauszuege": "INSERT INTO akte.kontoauszuege (mandant_id, bankkonto_id, art, vorlaeufig, auszug, von, bis, zeilen, neue_zeilen, fingerabdruck, eingelesen_am, eingelesen_von)"
                          " SELECT 1, min(id), 'camt.052', true, 'mauer', now(), now(), 0, 0, 'x', now(), 'benutzer:1' FROM akte.bankkonten WHERE mandant_id = 1",
    "akte.kontobewegungen": "INSERT INTO akte.kontobewegungen (mandant_id, kontoauszug_id, bankkonto_id, zeile, buchung, wertstellung, betrag, fingerabdruck, stand)"
                            " SELECT 1, 1, min(id), 1, now(), now(), 1, 'x', 'offen' FROM akte.bankkonten WHERE mandant_id = 1",
    "akte.sammelfreigaben": "INSERT INTO akte.sammelfreigaben (mandant_id, angelegt_am, angelegt_von) VALUES (1, now(), 'benutzer:1')",
    "akte.einlesungen": "INSERT INTO akte.einlesungen (mandant_id, quelle, dateien, angelegt_von) VALUES (1, 'mauer', '[]', 'benutzer:1')",
    "akte.postausgang": "INSERT INTO akte.postausgang (mandant_id, schluessel, weg, weg_grund, empfaenger, adressen, betreff, text, status, naechster_ab, eingereiht_am, eingereiht_von)"
                        " VALUES (1, 'mauer', 'email', 'x', 'x', '{x@y.example}', 'x', 'x', 'fehlgeschlagen', now(), now(), 'benutzer:1')",
    "akte.datenschutzvorfaelle": "INSERT INTO akte.datenschutzvorfaelle (mandant_id, bekannt_am, entdeckt, beschreibung, erfasst_am, erfasst_von)"
                                 " VALUES (1, now(), 'Mauer', 'Nur zum Prüfen.', now(), 'benutzer:1')",
    "akte.loeschauftraege": "INSERT INTO akte.loeschauftraege (mandant_id, mieter_id, fristen, vorgemerkt_am, vorgemerkt_von) SELECT 1, min(id), '{anspruch}', now(), 'dienst' FROM akte.mieter WHERE mandant_id = 1",
    "akte.druckstapel": "INSERT INTO akte.druckstapel (mandant_id, tag, nummer, sendungen, seiten, inhalt, sha256, erstellt_am, erstellt_von)"
                        " VALUES (1, now(), 9, 1, 1, '%PDF-1.7', sha256('x'), now(), 'benutzer:1')",
}


# -- what is addressed --------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def ziel(dsn: str) -> Callable[..., Any]:
    """`ziel("akte.objekte.kennung", "eigen")`: that column of a row of the first client; "fremd": of its copy in the second; "fehlt": of none."""
    @functools.cache
    def finden(was: str, wessen: str) -> Any:
        if was.startswith("="):
            return was[1:]
        tabelle, spalte = was.rsplit(".", 1)
        if wessen == "fehlt":
            return 2**40 + 7 if spalte == "id" else uuid.UUID(FEHLT.format(7))
        with psycopg.connect(dsn) as c:
            c.execute("SET LOCAL session_replication_role = replica")
            eigene = c.execute(f"SELECT {spalte} FROM {tabelle} WHERE mandant_id = 1 ORDER BY id LIMIT 1").fetchone()
            if eigene is None:
                if tabelle not in ANLEGEN:
                    return None
                c.execute(ANLEGEN[tabelle])
                eigene = c.execute(f"SELECT {spalte} FROM {tabelle} WHERE mandant_id = 1 ORDER BY id LIMIT 1").fetchone()
            if wessen == "eigen":
                return eigene[0]
            ueberschreiben = {"mandant_id": 2, "id": 2**40 + 8}
            if spalte == "kennung":
                ueberschreiben["kennung"] = FEHLT.format(8)
            spalten = [z[0] for z in c.execute("SELECT attname::text FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''", (tabelle,))]
            c.execute(f"INSERT INTO {tabelle} ({', '.join(spalten)}) OVERRIDING SYSTEM VALUE SELECT {', '.join('y.' + s for s in spalten)}"
                      f" FROM {tabelle} x, jsonb_populate_record(x, %s) y WHERE x.mandant_id = 1 AND x.{spalte} = %s ON CONFLICT DO NOTHING",
                      (Jsonb(ueberschreiben), eigene[0]))
            return ueberschreiben[spalte]
    return finden


def pfad(app: flask.Flask, regel: Any, route: Route, ziel: Callable[..., Any], wessen: str) -> str | None:
    """The address of a route with whose rows; None where the demo has no such row."""
    werte = {name: ziel(was, wessen) for name, was in route.argumente.items()}
    if None in werte.values():
        return None
    return app.url_map.bind("localhost").build(regel.endpoint, werte, method=next(iter(regel.methods - {"HEAD", "OPTIONS"})))


# -- the matrix ---------------------------------------------------------------------------------------------------------

def test_every_route_is_in_the_matrix(app: flask.Flask) -> None:
    vorhanden = {regel.endpoint: regel for regel in app.url_map.iter_rules()}
    fehlt = []
    for e, r in sorted(vorhanden.items()):
        if e not in ROUTEN:
            argumente = ", ".join(a + '="schema.table.column or =word"' for a in sorted(r.arguments))
            fehlt.append(f'    "{e}": {"portal" if e.startswith("portal.") else "verwaltung"}({argumente}),   # {r.rule}')
    assert not fehlt, "add to ROUTEN in tests/py/mauer_routen.py, with the door and what each argument addresses:\n" + "\n".join(fehlt)
    weg = sorted(set(ROUTEN) - set(vorhanden))
    assert not weg, f"no route any more, take out of tests/py/mauer_routen.py: {weg}"
    anders = [f"{e}: {r.rule}" for e, r in vorhanden.items() if set(r.arguments) != set(ROUTEN[e].argumente)]
    assert not anders, f"other arguments than in tests/py/mauer_routen.py: {anders}"


#: what the door of each kind answers to whom it does not know: 303 to a login, or the same page for everybody
ZU = (303, 400, 401, 403, 404)


@pytest.mark.parametrize("wer", [None, "mieter"])
def test_A18_staff_doors_stay_shut_for_nobody_and_for_tenants(app: flask.Flask, besucher: Any, ziel: Any, wer: str | None, dsn: str) -> None:
    geprueft = 0
    for endpunkt, methode, regel in regeln(app):
        if ROUTEN[endpunkt].tuer != "VERWALTUNG":
            continue
        adresse = pfad(app, regel, ROUTEN[endpunkt], ziel, "eigen") or pfad(app, regel, ROUTEN[endpunkt], ziel, "fehlt")
        a = senden(app, besucher(wer), methode, adresse)
        assert a.status_code in ZU, (wer, methode, adresse, a.status_code)
        if a.status_code == 303 and "/anmelden" not in a.location:      # back to the page of the form, and that has the door
            a = besucher(wer).get(a.location)
            assert a.status_code == 303 and "/anmelden" in a.location, endpunkt
        geprueft += 1
    assert geprueft > 60


@pytest.mark.parametrize("wer", [None, *STAFF])
def test_A18_portal_doors_stay_shut_for_nobody_and_for_staff(app: flask.Flask, besucher: Any, ziel: Any, wer: str | None) -> None:
    for endpunkt, methode, regel in regeln(app):
        if ROUTEN[endpunkt].tuer != "PORTAL":
            continue
        adresse = pfad(app, regel, ROUTEN[endpunkt], ziel, "eigen") or pfad(app, regel, ROUTEN[endpunkt], ziel, "fehlt")
        a = senden(app, besucher(wer), methode, adresse)
        assert a.status_code in ZU, (wer, methode, adresse, a.status_code)


def test_staff_see_their_own(app: flask.Flask, besucher: Any, ziel: Any, dsn: str) -> None:
    """A wall that shows nothing to anybody would pass all the others. A GET writes nothing of the business (G01) and is kept by nobody (G14)."""
    stand = ("SELECT (SELECT count(*) FROM audit.eintraege), (SELECT count(*) FROM engine.vorgang), (SELECT md5(string_agg(m::text, '' ORDER BY id)) FROM akte.mietverhaeltnisse m),"
             " (SELECT count(*) FROM akte.postausgang), (SELECT count(*) FROM akte.dokumente)")
    with psycopg.connect(dsn) as c:
        vorher = c.execute(stand).fetchone()
    gesehen = 0
    for rolle in STAFF:
        c = besucher(rolle)
        for endpunkt, methode, regel in regeln(app):
            route = ROUTEN[endpunkt]
            if methode != "GET" or route.tuer != "VERWALTUNG":
                continue
            adresse = pfad(app, regel, route, ziel, "eigen")
            if adresse is None or endpunkt in NICHT_BELIEBIG:
                continue
            a = c.get(adresse)
            assert a.status_code == 200, (rolle, endpunkt, adresse, a.status_code, "a page for one sort of Vorgang only? then NICHT_BELIEBIG")
            assert "no-store" in a.headers["Cache-Control"], adresse
            gesehen += 1
    assert gesehen > 60
    with psycopg.connect(dsn) as c:
        assert c.execute(stand).fetchone() == vorher
        # J07: what was looked at is on record, with the lease it belongs to, for everybody who looked
        assert c.execute("SELECT count(DISTINCT akteur), bool_or(mietverhaeltnis_id IS NOT NULL) FROM audit.zugriffe WHERE seite = 'verwaltung.akte'").fetchone() == (len(STAFF), True)


def test_tenants_see_their_portal(app: flask.Flask, besucher: Any, dsn: str) -> None:
    c = besucher("mieter")
    seiten = [(e, r) for e, m, r in regeln(app) if m == "GET" and ROUTEN[e].tuer == "PORTAL" and not ROUTEN[e].argumente]
    assert len(seiten) > 8
    for endpunkt, regel in seiten:
        a = c.get(regel.rule)
        assert a.status_code == 200, (endpunkt, a.status_code)
        assert "no-store" in a.headers["Cache-Control"], endpunkt
    with psycopg.connect(dsn) as v:
        assert v.execute("SELECT count(*) FROM audit.zugriffe WHERE seite = 'portal.start' AND akteur LIKE 'mieter:%%'").fetchone()[0] == 1


#: pages that want a certain Vorgang, not any: their own tests open them
NICHT_BELIEBIG = {"einlesen.pruefung", "einlesen.liste", "verwaltung.weg_stimmen", "verwaltung.forderungen_hausgeld", "verwaltung.konto_hausgeld", "verwaltung.nebenkosten_einzel", "verwaltung.weg_sammlung", "verwaltung.weg_sammlung_csv",
                  "verwaltung.auftrag", "verwaltung.mahnbescheid", "verwaltung.bank_datei"}


def ohne_nummern(text: str) -> str:
    """The numbers and kennungen of `ziel`, foreign or missing, are the same number."""
    return re.sub(rf"{2**40 + 7}|{2**40 + 8}|{FEHLT.format(7)}|{FEHLT.format(8)}", "…", text)


def test_A17_A25_foreign_and_missing_are_the_same_bytes(app: flask.Flask, besucher: Any, ziel: Any, dsn: str) -> None:
    fremd = "SELECT md5(string_agg(v::text, '' ORDER BY id)) || (SELECT count(*) FROM audit.eintraege WHERE mandant_id = 2) FROM engine.vorgang v WHERE mandant_id = 2"
    adressen = []
    for endpunkt, methode, regel in regeln(app):
        route = ROUTEN[endpunkt]
        if route.tuer in ("VERWALTUNG", "PORTAL") and any(not was.startswith("=") for was in route.argumente.values()):
            adressen.append((endpunkt, methode, pfad(app, regel, route, ziel, "fremd"), pfad(app, regel, route, ziel, "fehlt")))
    with psycopg.connect(dsn) as c:
        vorher = c.execute(fremd).fetchone()
    ohne = {e for e, _, f, _ in adressen if f is None}
    assert not ohne, f"the demo has no row for {sorted(ohne)}: add an INSERT to ANLEGEN"
    for endpunkt, methode, da, fehlt in adressen:
        c = besucher("mieter" if ROUTEN[endpunkt].tuer == "PORTAL" else "teamleitung")
        a, b = (bytes_von(senden(app, c, methode, adresse)) for adresse in (da, fehlt))
        # what the page repeats is what the browser asked for
        a, b = ((x[0], [(k, ohne_nummern(v)) for k, v in x[1]], ohne_nummern(x[2])) for x in (a, b))
        assert a == b, (endpunkt, methode)
        assert a[0] != 200 or methode == "POST", endpunkt
    with psycopg.connect(dsn) as c:
        assert c.execute(fremd).fetchone() == vorher


def test_a_key_that_opens_nothing_is_one_page(app: flask.Flask, besucher: Any, ziel: Any) -> None:
    for endpunkt, methode, regel in regeln(app):
        if ROUTEN[endpunkt].tuer != "LINK":
            continue
        antworten = []
        for schluessel in ("kein-schluessel-von-uns", "0" * 64, uuid.uuid4().hex):
            werte = {n: schluessel if w == "=x" else ziel(w, "eigen") for n, w in ROUTEN[endpunkt].argumente.items()}
            adresse = app.url_map.bind("localhost").build(endpunkt, werte, method=methode)
            x = bytes_von(senden(app, besucher(None), methode, adresse))
            antworten.append((x[0], x[2].replace(schluessel, "…")))
        assert len(set(antworten)) == 1, endpunkt


def test_G01_a_form_without_its_token_does_nothing(app: flask.Flask, besucher: Any, ziel: Any) -> None:
    c = besucher("teamleitung")
    for endpunkt, methode, regel in regeln(app):
        route = ROUTEN[endpunkt]
        if methode == "GET" or route.tuer == "LINK":
            continue
        adresse = pfad(app, regel, route, ziel, "eigen") or pfad(app, regel, route, ziel, "fehlt")
        assert c.open(adresse, method=methode, data={}).status_code in (400, 401, 403), (methode, adresse)
