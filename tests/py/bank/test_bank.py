"""A bank file on its ways into the database: the page (look, do, decide, take back), the command, the watched folder (security: I07, I08)."""
from __future__ import annotations

import functools
import io
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import flask
import psycopg
import pytest
import werkzeug.serving
from click.testing import CliRunner
from psycopg.rows import dict_row

from app import auth, config, create_app, demo, demo_bank, demo_mahnwesen
from app.bank import cli
from app.bank.cli import kontoauszug_befehl
from app.dienst import Bilanz, Dienst

BUCHHALTUNG, SACHBEARBEITUNG = "busch@lindenhof.example", "reuter@lindenhof.example"


class Person:
    """Somebody at the browser, without a script."""

    def __init__(self, app: flask.Flask, email: str) -> None:
        self.c = app.test_client()
        seite = self.c.get("/anmelden").text
        antwort = self.c.post("/anmelden", data={"csrf_token": self.token(seite), "email": email, "passwort": demo.PASSWORT})
        if antwort.status_code == 200:      # two clients know this address
            zugang = re.search(r'Lindenhof.{0,400}?value="([0-9a-f-]{36})"', antwort.text, re.DOTALL) or re.search(r'value="([0-9a-f-]{36})"[^>]*>[^<]*Lindenhof', antwort.text)
            antwort = self.c.post("/anmelden/mandant", data={"csrf_token": self.token(antwort.text), "zugang": zugang[1]})
        assert antwort.status_code == 303

    @staticmethod
    def token(seite: str) -> str:
        return re.search(r'name="csrf_token" value="([^"]+)"', seite)[1]

    def post(self, adresse: str, **felder: Any) -> Any:
        return self.c.post(adresse, data={"csrf_token": self.token(self.c.get("/mahnungen").text), **felder}, content_type="multipart/form-data")


@pytest.fixture(scope="module")
def dsn(server: Any) -> str:
    """The demo with its claims."""
    with psycopg.connect(config.mit_rolle(server.dsn, "mietakte_dba"), row_factory=dict_row) as v:
        demo_mahnwesen.laden(v, 1)
    return server.dsn


@pytest.fixture(scope="module")
def auszug(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    with psycopg.connect(config.mit_rolle(dsn, "mietakte_dba"), row_factory=dict_row) as v:
        return demo_bank.schreiben(v, 1, tmp_path_factory.mktemp("bank") / "demo-kontoauszug.xml")


@pytest.fixture(scope="module")
def app(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    app = create_app({"DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal])})
    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture(scope="module")
def wer(app: flask.Flask) -> Callable[[str], Person]:
    return functools.cache(lambda email: Person(app, email))


def wert(dsn: str, anweisung: str, *werte: object) -> Any:
    with psycopg.connect(dsn) as v:
        return v.execute(anweisung, werte).fetchone()[0]


def test_from_the_file_to_the_last_decision(dsn: str, auszug: Path, wer: Callable[[str], Person]) -> None:
    busch, reuter = wer(BUCHHALTUNG), wer(SACHBEARBEITUNG)
    # who may not is told, and refused
    assert "enctype" not in reuter.c.get("/bank").text
    assert reuter.post("/bank/datei", datei=(io.BytesIO(auszug.read_bytes()), "a.xml")).status_code == 409
    # what is no statement, and what the database refuses
    for inhalt, code in ((b"", None), (b"Datum;Betrag", "MA807"), (auszug.read_bytes()[:900], "MA808"), (b"<!DOCTYPE x><Document/>", "MA809")):
        antwort = busch.post("/bank/datei", datei=(io.BytesIO(inhalt), "a.xml"))
        assert antwort.status_code == 422 and (code or "Keine Datei") in antwort.text or "keine Datei" in antwort.text
    fremd = re.sub(rb"<Acct><Id><IBAN>[A-Z0-9]+", b"<Acct><Id><IBAN>DE89370400440532013000", auszug.read_bytes())
    antwort = busch.c.get(busch.post("/bank/datei", datei=(io.BytesIO(fremd), "a.xml")).location)
    assert antwort.status_code == 409 and "MAF61" in antwort.text
    assert wert(dsn, "SELECT count(*) FROM akte.kontoauszuege") == 0

    # look: it says what would happen and keeps nothing but the file
    antwort = busch.post("/bank/datei", datei=(io.BytesIO(auszug.read_bytes()), "auszug.xml"))
    seite = busch.c.get(antwort.location)
    assert seite.status_code == 200 and "wird gebucht" in seite.text and "Arbeitsliste" in seite.text
    assert wert(dsn, "SELECT count(*) FROM akte.kontoauszuege") == 0 and wert(dsn, "SELECT count(*) FROM akte.bankdateien WHERE name = 'auszug.xml'") == 1
    # do
    vorher = wert(dsn, "SELECT sum(offen) FROM akte.mietzahlungen")
    getan = busch.post(antwort.location)
    assert getan.status_code == 200 and "eingelesen" in getan.text
    gebucht = wert(dsn, "SELECT sum(betrag) FROM akte.zahlungen WHERE entscheidung_id IS NOT NULL")
    haupt = wert(dsn, "SELECT sum(u.betrag) FROM akte.zahlung_zuordnungen u JOIN akte.zahlungen z ON z.id = u.zahlung_id WHERE z.entscheidung_id IS NOT NULL AND u.auf = 'haupt'")
    assert gebucht >= haupt > 0 and wert(dsn, "SELECT sum(offen) FROM akte.mietzahlungen") == vorher - haupt
    assert "schon eingelesen" in busch.c.get(antwort.location).text
    assert busch.post(antwort.location).status_code == 200 and wert(dsn, "SELECT count(*) FROM akte.kontoauszuege") == 1

    # who may not decide sees the list without buttons
    assert 'class="karte bankzeile"' in busch.c.get("/bank/arbeit").text and 'data-taste="' in busch.c.get("/bank/arbeit").text
    assert 'data-taste="' not in reuter.c.get("/bank/arbeit").text


def test_command_reads_and_says_what_it_refuses(dsn: str, auszug: Path, tmp_path: Path) -> None:
    dienst = config.mit_rolle(dsn, "mietakte_dienst")
    neu = tmp_path / "neu.xml"
    neu.write_bytes(re.sub(rb"<Stmt><Id>[^<]+", b"<Stmt><Id>CLI-1", auszug.read_bytes()).replace(b"Waschkeller", b"Trockenraum").replace(b">38.40<", b">38.41<", 1))
    kaputt = tmp_path / "kaputt.xml"
    kaputt.write_bytes(b"<Document/>")
    lauf = CliRunner().invoke(kontoauszug_befehl, ["--dsn", dienst, "--mandant", "1", str(neu), str(kaputt)])
    assert lauf.exit_code == 1 and "MAF62" in lauf.output and "MA807" in lauf.output      # a cent more does not add up
    neu.write_bytes(auszug.read_bytes())
    for option in (["--pruefen"], [], []):
        lauf = CliRunner().invoke(kontoauszug_befehl, ["--dsn", dienst, "--mandant", "1", *option, str(neu)])
        assert lauf.exit_code == 0, lauf.output
    assert "schon eingelesen" in lauf.output


def test_watched_folder(dsn: str, auszug: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    eingang = tmp_path / "1"
    eingang.mkdir()
    gut, schlecht, frisch = eingang / "gut.xml", eingang / "schlecht.xml", eingang / "frisch.xml"
    gut.write_bytes(auszug.read_bytes())
    schlecht.write_bytes(b"nichts")
    frisch.write_bytes(auszug.read_bytes()[:100])
    for datei in (gut, schlecht):
        os.utime(datei, (1, 1))
    monkeypatch.setenv("MIETAKTE_BANKORDNER", str(tmp_path))
    meldungen: list[str] = []
    b = Bilanz()
    with psycopg.connect(config.mit_rolle(dsn, "mietakte_dienst"), autocommit=True) as v:
        Dienst(dsn, meldungen.append, None)._bank(v, 1, "Lindenhof", b)
    assert (b.bankdateien, b.bankdateien_abgelehnt) == (1, 1) and frisch.exists()
    assert len(list((eingang / "eingelesen").iterdir())) == 1
    grund = next((eingang / "abgelehnt").glob("*.grund.txt"))
    assert "MA807" in grund.read_text() and any("MA807" in m for m in meldungen)


def test_the_same_file_at_the_same_time_counts_once(dsn: str, auszug: Path) -> None:
    """I08: two sessions read one statement in; the second finds it there."""
    # another day's number and one line less: a statement nobody has read in yet
    inhalt = (re.sub(rb"<Stmt><Id>[^<]+", b"<Stmt><Id>ZWEI", auszug.read_bytes()).replace(b"Stadtwerke", b"Wasserwerke").replace(b">18250.75<", b">18000.75<")
                      .replace(str(wert(dsn, "SELECT endsaldo FROM akte.kontoauszuege LIMIT 1")).encode(), str(wert(dsn, "SELECT endsaldo - 250 FROM akte.kontoauszuege LIMIT 1")).encode()))
    vorher, zahlungen = wert(dsn, "SELECT count(*) FROM akte.kontoauszuege"), wert(dsn, "SELECT count(*) FROM akte.zahlungen")
    ergebnisse: list[str] = []

    def einlesen() -> None:
        with psycopg.connect(config.mit_rolle(dsn, "mietakte_dienst"), autocommit=True) as v:
            ergebnisse.append(cli.einlesen(v, 1, "gleich.xml", inhalt))

    faeden = [threading.Thread(target=einlesen) for _ in range(2)]
    for f in faeden:
        f.start()
    for f in faeden:
        f.join()
    assert wert(dsn, "SELECT count(*) FROM akte.kontoauszuege") == vorher + 1, ergebnisse
    # every line had come with the first statement of the day
    assert wert(dsn, "SELECT count(*) FROM akte.zahlungen") == zahlungen


# -- in a browser -----------------------------------------------------------------------------------------------------

@pytest.mark.browser
def test_one_key_a_decision_and_its_way_back(dsn: str, app: flask.Flask, auszug: Path, browser: Any) -> None:
    """From the file over the work list by keys alone to a decision taken back; nothing is wider than a telephone, every button can be read."""
    server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    kontext = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", viewport={"width": 360, "height": 900}, locale="de-DE")
    zugeordnet = "SELECT count(*) FROM akte.kontobewegungen WHERE stand = 'zugeordnet'"
    try:
        s = kontext.new_page()
        laut: list[str] = []
        s.on("console", lambda m: laut.append(m.text) if m.type == "error" else None)

        def ansehen() -> None:
            assert s.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, s.url
            # what stands beside a label of a stacked table stays inside its row
            assert s.evaluate("[...document.querySelectorAll('.tabelle-stapel td')].filter(e => e.scrollWidth > e.clientWidth + 1).length") == 0, s.url
            farben = s.evaluate("[...document.querySelectorAll('.knopf-haupt')].map(e => getComputedStyle(e).color)")
            assert set(farben) <= {"rgb(255, 255, 255)"}, (s.url, farben)

        s.goto("/anmelden")
        s.fill("#email", BUCHHALTUNG)
        s.fill("input[type=password]", demo.PASSWORT)
        with s.expect_navigation():
            s.locator("main form button").first.click()
        if s.locator("[name=zugang]").count():
            with s.expect_navigation():
                s.get_by_role("button", name="Lindenhof").click()
        s.goto("/bank")
        ansehen()
        s.set_input_files("#datei", str(auszug))
        with s.expect_navigation():
            s.get_by_role("button", name="Ansehen").click()
        ansehen()
        # an earlier test has read it in: then there is nothing more to do on this page
        if s.locator("h1").inner_text() == "Das würde geschehen" and s.get_by_role("button", name="Einlesen und buchen").count():
            with s.expect_navigation():
                s.keyboard.press("Enter")
            assert "eingelesen" in s.locator("h1").inner_text()
            ansehen()
        s.goto("/bank/arbeit")
        ansehen()
        vorher = wert(dsn, zugeordnet)
        erste = s.locator(".bankzeile").first.get_attribute("id")
        s.keyboard.press("j")
        assert s.evaluate("document.activeElement.id") == erste
        with s.expect_navigation():
            s.keyboard.press("1")
        assert "Zugeordnet" in s.locator(".meldungen").inner_text() and s.locator(f"#{erste}").count() == 0
        assert wert(dsn, zugeordnet) == vorher + 1

        kennung = wert(dsn, "SELECT k.kennung FROM akte.kontoauszuege k JOIN akte.kontobewegungen b ON b.kontoauszug_id = k.id WHERE b.id = %s", int(erste[2:]))
        s.goto(f"/bank/auszug/{kennung}")
        ansehen()
        storno = s.locator(f"#z-{erste[2:]} details.storno")
        storno.locator("summary").click()
        storno.locator("[name=grund]").fill("falscher Vertrag")
        with s.expect_navigation():
            s.keyboard.press("Enter")
        assert "zurückgenommen" in s.locator(".meldungen").inner_text() and wert(dsn, zugeordnet) == vorher

        # by hand, found by a word, and what belongs to nobody
        s.goto(f"/bank/arbeit?zeile={erste[2:]}&suche=Miete#{erste}")
        ansehen()
        s.locator(".bankzeile", has_text="Waschsalon").focus()
        s.keyboard.press("s")
        s.keyboard.type("Münzerlös")
        with s.expect_navigation():
            s.keyboard.press("Enter")
        assert "sonstige Einnahme" in s.locator(".meldungen").inner_text() and not laut
    finally:
        kontext.close()
        server.shutdown()
