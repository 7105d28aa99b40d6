"""The pages of enquiries, tasks and owners' decisions, and the door api.anfrage_eingang under concurrency."""
from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import flask
import psycopg
import pytest
import werkzeug.serving
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

import app.verwaltung.anfragen  # noqa: F401  before the blueprint is registered
from anfragen_haus import PASSWORT, Haus, Person, bild
from app import auth, config, create_app, demo_anfragen, freigabe


@pytest.fixture(scope="module")
def haus(db_modul: str) -> Haus:
    return Haus(db_modul)


@pytest.fixture(scope="module")
def web(haus: Haus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    web = create_app({"DSN": lambda kanal: config.mit_rolle(haus.dsn, config.KANAELE[kanal])})
    if "freigabe" not in web.blueprints:
        web.register_blueprint(freigabe.blueprint)
    yield web
    web.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture(scope="module")
def reuter(web: flask.Flask) -> Person:
    return Person(web)


def eingang(haus: Haus, **daten: Any) -> dict[str, Any]:
    return haus.als("SELECT * FROM api.anfrage_eingang(%s)", Jsonb({"kanal": "telefon", "kategorie": "frage", "text": "Wann kommt die Abrechnung?", **daten}))


# -- the door ---------------------------------------------------------------------------------------------------------

def test_dieselbe_meldung_zwanzigfach_zugleich_ist_eine(haus: Haus) -> None:
    """Two halves of a double click see each other, because the bracket is locked before the search."""
    tor = threading.Barrier(10)

    def melden(_: int) -> tuple[str, bool]:
        tor.wait()
        e = eingang(haus, text="Die Heizung ist kalt.", telefon="030 99887766")
        return e["nummer"], e["doppelt"]

    with ThreadPoolExecutor(10) as viele:
        antworten = list(viele.map(melden, range(10)))
    assert len({nummer for nummer, _ in antworten}) == 1
    assert sorted(doppelt for _, doppelt in antworten) == [False] + [True] * 9


def test_nummern_sind_lueckenlos(haus: Haus) -> None:
    with ThreadPoolExecutor(8) as viele:
        list(viele.map(lambda n: eingang(haus, text=f"Frage {n}", name=f"Person {n}"), range(24)))
    with psycopg.connect(haus.dsn) as c:
        nummern = [z[0] for z in c.execute("SELECT laufend FROM akte.anfragen ORDER BY 1").fetchall()]
    assert nummern == list(range(1, len(nummern) + 1))


def test_der_dienst_nimmt_fuer_postfach_und_sprachassistent_entgegen(haus: Haus) -> None:
    with psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_dienst"), row_factory=dict_row) as c:
        c.execute("SELECT sitzung.als_dienst(%s)", (haus.mandant,))
        e = c.execute("SELECT * FROM api.anfrage_eingang(%s)", [Jsonb({"kanal": "voicebot", "kategorie": "schaden", "text": "Wasser im Keller", "externe_id": "anruf-1", "telefon": "0150 5550176"})]).fetchone()
        assert e["ok"] and re.fullmatch(r"A-\d{4}-\d{5}", e["nummer"])


def test_eine_antwort_per_email_geht_in_den_postausgang_einmal(haus: Haus) -> None:
    v = eingang(haus, text="Bitte um Rückruf", email="kern@post.example", name="Frau Kern")["vorgang_id"]
    haus.tun(v, "beantworten", {"weg": "email", "text": "Guten Tag Frau Kern, wir rufen morgen an."})
    assert haus.sql("SELECT array_agg(adressen::text || ' ' || text) FROM akte.postausgang WHERE vorgang_id = %s", v) == ["{kern@post.example} Guten Tag Frau Kern, wir rufen morgen an."]


# -- pages ------------------------------------------------------------------------------------------------------------

def test_erfassen_am_telefon(haus: Haus, reuter: Person) -> None:
    seite = reuter.get("/anfragen/neu")
    assert seite.status_code == 200 and "Wie eingegangen" in seite.text and "Kennung der Nachricht" not in seite.text
    leer = reuter.post("/anfragen/neu", von="/anfragen/neu", aktion="erfassen", **{"f.kanal": "telefon", "f.text": "x"})
    assert leer.status_code == 409 and "Bitte ausfüllen: Worum es geht." in leer.text
    fertig = reuter.post("/anfragen/neu", von="/anfragen/neu", aktion="erfassen", **{
        "f.kanal": "telefon", "f.kategorie": "schaden", "f.text": "Im Treppenhaus fehlt Licht <img src=x onerror=alert(1)>", "f.name": "Frau Kern", "f.telefon": "030 5550133", "f.objekt": "0147",
        "d.bild_1": (io.BytesIO(bild()), "licht.jpg")})
    assert fertig.status_code == 303
    vorgang = reuter.get(fertig.headers["Location"])
    assert "Die Eingangsnummer für die Person: A-" in vorgang.text and "Frau Kern" in vorgang.text
    assert "<img src=x" not in vorgang.text and "<img src=x" not in reuter.get("/anfragen").text        # G11
    assert haus.sql("SELECT count(*) FROM akte.anfrage_dateien d JOIN akte.anfragen a ON a.id = d.anfrage_id WHERE a.absender_name = 'Frau Kern'") == 1
    nochmal = reuter.post("/anfragen/neu", von="/anfragen/neu", aktion="naechste", **{
        "f.kanal": "telefon", "f.kategorie": "schaden", "f.text": "im treppenhaus fehlt licht <img src=x onerror=alert(1)>", "f.telefon": "0305550133"})
    assert nochmal.headers["Location"].endswith("/anfragen/neu") and "liegt schon vor" in reuter.get("/anfragen/neu").text


def test_strom_filter_und_uebernehmen(haus: Haus, reuter: Person) -> None:
    leise = eingang(haus, text="Frage zur Kehrwoche", name="Herr Leise")
    laut = eingang(haus, text="Rohrbruch im Keller", name="Frau Laut", kategorie="schaden", dringend="ja")
    seite = reuter.get("/anfragen?stand=neu").text
    assert seite.index("Rohrbruch im Keller") < seite.index("Kehrwoche"), "the loudest first"
    assert "1 dringende neue Anfrage" in seite
    assert "Kehrwoche" not in reuter.get("/anfragen?kategorie=schaden").text
    treffer = reuter.get("/anfragen?q=kehr%25woche").text
    assert "Dazu gibt es keine Anfrage" in treffer, "a per cent sign is a character, not a wildcard"
    assert "Kehrwoche" in reuter.get("/anfragen?q=kehrwoche").text
    for unsinn in ("?stand=';DROP", "?seite=99999", "?seite=-1", "?kategorie=%00", "?q=" + "x" * 500):
        assert reuter.get("/anfragen" + unsinn).status_code == 200
    assert reuter.post(f"/anfragen/{laut['vorgang_id']}/uebernehmen", stand="neu").status_code == 303
    assert haus.sql("SELECT b.name FROM akte.anfragen a JOIN akte.benutzer b ON b.id = a.zustaendig_id WHERE a.vorgang_id = %s", laut["vorgang_id"]) == "Sabine Reuter"
    assert "Rohrbruch" in reuter.get("/anfragen?stand=meine").text and "Kehrwoche" not in reuter.get("/anfragen?stand=meine").text
    assert reuter.post("/anfragen/987654321/uebernehmen").status_code == 404
    haus.tun(leise["vorgang_id"], "verwerfen", {"grund": "spam", "text": "Werbung"})
    assert "Kehrwoche" not in reuter.get("/anfragen").text and "Kehrwoche" in reuter.get("/anfragen?stand=beendet").text


def test_aufgaben(haus: Haus, reuter: Person) -> None:
    v = eingang(haus, text="Schlüssel verloren", name="Herr Zu")["vorgang_id"]
    schlecht = reuter.post(f"/aufgaben?zu={v}", von="/aufgaben", zu=str(v), **{"f.titel": "Zy", "f.faellig_am": "2020-01-01"})
    assert schlecht.status_code == 409 and "mindestens 3 Zeichen" in schlecht.text
    gut = reuter.post("/aufgaben", von="/aufgaben", zu=str(v), **{"f.titel": "Schließanlage prüfen"})
    assert gut.status_code == 303 and gut.headers["Location"].endswith(f"/vorgang/{v}")
    assert haus.sql("SELECT entstanden_aus FROM engine.vorgang ORDER BY id DESC LIMIT 1") == v
    ohne = reuter.get("/aufgaben?stand=ohne").text
    assert "Schließanlage prüfen" in ohne and f"/vorgang/{v}" in ohne
    assert "Schließanlage prüfen" not in reuter.get("/aufgaben").text, "not mine yet"
    assert reuter.post("/aufgaben", von="/aufgaben", zu="987654321", **{"f.titel": "Nirgends"}).status_code == 404
    for stand in ("meine", "faellig", "offen", "ohne", "beendet", "unsinn"):
        assert reuter.get(f"/aufgaben?stand={stand}").status_code == 200


def test_seiten_der_vorgaenge(haus: Haus, reuter: Person) -> None:
    """What the views tell arrives on the generic page of a Vorgang."""
    v, _ = haus.freigabe("Fenster richten")
    seite = reuter.get(f"/vorgang/{v}").text
    for text in ("Fenster richten", "Angebote", "Rohr &amp; Söhne GmbH", "Entscheidung des Eigentümers", "Ines Berg", "4.850,00"):
        assert text in seite, text
    assert "Fenster richten" in reuter.get("/freigaben").text


def test_andere_haeuser_sehen_nichts(web: flask.Flask) -> None:
    niemand = web.test_client()
    for pfad in ("/anfragen", "/anfragen/neu", "/aufgaben", "/freigaben"):
        assert niemand.get(pfad).status_code == 303
    for pfad in ("/anfragen/1/uebernehmen", "/anfragen/neu", "/aufgaben", "/freigaben/1/link", "/freigaben/1/widerrufen"):
        assert niemand.post(pfad).status_code == 400, "no token, no change"


# -- in a browser -----------------------------------------------------------------------------------------------------

@pytest.mark.browser
@pytest.mark.parametrize("breite", [360, 1440])
def test_mit_der_tastatur(haus: Haus, web: flask.Flask, browser: Any, tmp_path: Any, breite: int) -> None:
    eingang(haus, text=f"Erste {breite}", name=f"A{breite}", dringend="ja")
    eingang(haus, text=f"Zweite {breite}", name=f"B{breite}", dringend="ja")
    haus.freigabe(f"Dach {breite}")
    server = werkzeug.serving.make_server("127.0.0.1", 0, web, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kontext = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", viewport={"width": breite, "height": 900}, locale="de-DE")
    try:
        s = kontext.new_page()
        laut: list[str] = []
        s.on("console", lambda m: laut.append(m.text) if m.type == "error" else None)
        s.goto("/anmelden")
        s.fill("#email", "sachbearbeitung@lindenhof.example")
        s.fill("input[type=password]", PASSWORT)
        with s.expect_navigation():
            s.locator("main form button").first.click()
        for name in ("anfragen", "anfragen/neu", "aufgaben", "freigaben"):
            s.goto(f"/{name}")
            s.screenshot(path=str(tmp_path / f"{name.replace('/', '_')}.png"), full_page=True)
            assert s.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, name
            assert s.locator("h1").count() == 1
            ids = s.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
            assert len(ids) == len(set(ids)), name
            assert s.evaluate("[...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label')).length") == 0
        s.goto("/anfragen")
        s.keyboard.press("j")
        erster = s.evaluate("document.activeElement.textContent")
        s.keyboard.press("j")
        assert s.evaluate("document.activeElement.textContent") != erster
        s.keyboard.press("k")
        assert s.evaluate("document.activeElement.textContent") == erster
        with s.expect_navigation():
            s.keyboard.press("m")
        assert "Ihnen zugeordnet" in s.locator(".meldungen").inner_text()
        s.keyboard.press("j")
        with s.expect_navigation():
            s.keyboard.press("Enter")
        assert "/vorgang/" in s.url
        # answered in six keys and what is said
        s.goto("/anfragen?stand=neu")
        s.keyboard.press("j")
        betreff = s.evaluate("document.activeElement.textContent")
        with s.expect_navigation():
            s.keyboard.press("a")
        assert s.evaluate("document.activeElement.name") == "f.weg"
        s.keyboard.press("a")           # am Telefon
        s.keyboard.press("Tab")
        s.keyboard.type("Wir kommen heute.")
        with s.expect_navigation():
            s.keyboard.press("Control+Enter")
        assert "Beantwortet" in s.locator(".seitenkopf").inner_text(), s.locator("main").inner_text()
        with s.expect_navigation():
            s.keyboard.press("u")
        assert s.url.endswith("/anfragen") and s.locator(f"[data-zeile]:has-text('{betreff}')").locator("text=Beantwortet").count()
        with s.expect_navigation():
            s.keyboard.press("n")
        assert s.url.endswith("/anfragen/neu") and not laut
    finally:
        kontext.close()
        server.shutdown()


# -- demo -------------------------------------------------------------------------------------------------------------

def test_demo_fuellt_jede_seite(haus: Haus, reuter: Person) -> None:
    with psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_dba"), row_factory=dict_row) as c:
        assert demo_anfragen.laden(c, haus.mandant) is True
        assert demo_anfragen.laden(c, haus.mandant) is False, "safe to run again"
    zustaende = set()
    with psycopg.connect(haus.dsn) as c:
        zustaende = {z for z in c.execute("SELECT automat || '.' || zustand FROM engine.vorgang").fetchall()}
    namen = {z[0] for z in zustaende}
    assert {"anfrage_general.neu", "anfrage_general.beantwortet", "aufgabe_status.offen", "aufgabe_status.wartet", "instandsetzung.freigabe_offen", "instandsetzung.abgenommen"} <= namen
    for pfad in ("/anfragen", "/aufgaben?stand=offen", "/freigaben"):
        assert "karte leer" not in reuter.get(pfad).text
