"""Open pages hear of changes: sockets of a real client against the running service, and two browsers (security.md, section F)."""
from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import flask
import psycopg
import pytest
import werkzeug.serving
from psycopg.types.json import Jsonb
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from anfragen_haus import PASSWORT, Haus, Person
from app import auth, config, create_app, echtzeit

GEHEIM = "geheimnis der erprobung, nur hier"
#: how long a frame may take on a busy machine; nobody waits so long for one that comes
GEDULD = 20


class Live:
    """The service in a thread of its own."""

    def __init__(self, dsn: str, origins: list[str]) -> None:
        self.meldungen: list[str] = []
        self.origins = origins
        bereit = threading.Event()

        async def laufen() -> None:
            self.schleife, self.halt = asyncio.get_running_loop(), asyncio.Event()
            self.verteiler = echtzeit.Verteiler(config.mit_rolle(dsn, "mietakte_dienst"), GEHEIM, self.meldungen.append)
            async with echtzeit.dienst(self.verteiler, "127.0.0.1", 0, origins) as server:
                self.port = server.sockets[0].getsockname()[1]
                await self.verteiler.horcht.wait()
                bereit.set()
                await self.halt.wait()

        self.faden = threading.Thread(target=lambda: asyncio.run(laufen()), daemon=True)
        self.faden.start()
        assert bereit.wait(GEDULD)

    def tun(self, arbeit: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(arbeit, self.schleife).result(GEDULD)

    def ende(self) -> None:
        self.schleife.call_soon_threadsafe(self.halt.set)
        self.faden.join(GEDULD)


@pytest.fixture(scope="module")
def haus(db_modul: str) -> Haus:
    return Haus(db_modul)


@pytest.fixture(scope="module")
def web(haus: Haus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    # the page says where the service is before it is there
    web = create_app({"DSN": lambda kanal: config.mit_rolle(haus.dsn, config.KANAELE[kanal]), "SECRET_KEY": GEHEIM, "ECHTZEIT": f":{port}"})
    server = werkzeug.serving.make_server("127.0.0.1", 0, web, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    web.config["ADRESSE"] = f"http://127.0.0.1:{server.server_port}"
    yield web
    server.shutdown()
    web.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture(scope="module")
def live(haus: Haus, web: flask.Flask) -> Iterator[Live]:
    live = Live(haus.dsn, [web.config["ADRESSE"]])
    web.config["ECHTZEIT"] = f":{live.port}"
    yield live
    live.ende()


def sitzung(haus: Haus, zugang: int, kanal: str) -> str:
    """The token of a new session."""
    token = uuid.uuid4().hex * 2
    with psycopg.connect(haus.dsn) as c:
        c.execute("INSERT INTO sitzung.sitzungen (mandant_id, zugang_id, kanal, token_hash, erstellt_am, zuletzt_am, leerlauf, laeuft_ab_am)"
                  " VALUES (%s, %s, %s, %s, now(), now(), '1 hour', now() + interval '1 hour')", (haus.mandant, zugang, kanal, hashlib.sha256(token.encode()).digest()))
    return token


def mieter(haus: Haus, name: str, vertrag: str) -> tuple[int, int, str]:
    """A tenant with a lease and a session in the portal → (mieter_id, mietverhaeltnis_id, token)."""
    with psycopg.connect(haus.dsn) as c:
        def neu(anweisung: str, *werte: Any) -> int:
            return c.execute(anweisung + " RETURNING id", werte).fetchone()[0]
        t = neu("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'vermietung')", haus.mandant)
        e = neu("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art) VALUES (%s, %s, %s, %s, 'wohnung')", haus.mandant, haus.objekt, vertrag, vertrag)
        p = neu("INSERT INTO akte.mieter (mandant_id, nachname) VALUES (%s, %s)", haus.mandant, name)
        v = neu("INSERT INTO akte.mietverhaeltnisse (mandant_id, traeger_id, vertragsnummer, einheit_id, mietbeginn) VALUES (%s, %s, %s, %s, '2020-01-01')", haus.mandant, t, vertrag, e)
        c.execute("INSERT INTO akte.vertragsparteien (mandant_id, mietverhaeltnis_id, mieter_id, nummer, von) VALUES (%s, %s, %s, 1, '2020-01-01')", (haus.mandant, v, p))
        z = neu("INSERT INTO sitzung.zugaenge (mandant_id, kanal, mieter_id, email) VALUES (%s, 'portal', %s, %s)", haus.mandant, p, f"{name.lower()}@mieter.example")
    return p, v, sitzung(haus, z, "portal")


@pytest.fixture
def person(haus: Haus) -> str:
    """A session of staff."""
    return sitzung(haus, haus.sql("SELECT id FROM sitzung.zugaenge WHERE kanal = 'verwaltung' ORDER BY id LIMIT 1"), "verwaltung")


@contextlib.contextmanager
def horchen(live: Live, token: str, *themen: str, seit: str | None = None, origin: str | None = "", erstes: Any = None) -> Iterator[ClientConnection]:
    """A socket that has said its first word."""
    with connect(f"ws://127.0.0.1:{live.port}/live", origin=live.origins[0] if origin == "" else origin, additional_headers={"Cookie": f"mietakte={token}; mietakte_form=x"},
                 open_timeout=GEDULD, compression=None) as ws:
        ws.send(json.dumps(erstes if erstes is not None else {"zeichen": echtzeit.zeichen(GEHEIM, token), "themen": themen, "seit": seit}))
        yield ws


def rahmen(ws: ClientConnection) -> dict[str, Any]:
    return json.loads(ws.recv(GEDULD))


def frisch(ws: ClientConnection) -> str:
    """The first frame of a page without a cursor → its cursor."""
    return rahmen(ws)["stand"]


def geschlossen(ws: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as ende:
        while True:
            ws.recv(GEDULD)
    return ende.value.rcvd.code


def melden(haus: Haus, **daten: Any) -> int:
    return haus.als("SELECT * FROM api.anfrage_eingang(%s)", Jsonb({"kanal": "telefon", "kategorie": "frage", "text": f"Frage {uuid.uuid4()}", **daten}))["vorgang_id"]


# -- what is said, and to whom ----------------------------------------------------------------------------------------

def test_eine_anfrage_kommt_bei_der_verwaltung_an_und_nennt_nur_das_thema(haus: Haus, live: Live, person: str) -> None:
    with horchen(live, person, "anfragen", "unsinn; DROP", "vorgang:x") as ws:
        frisch(ws)
        melden(haus, text="Streng vertraulich: Wasser bei Frau Ostermann")
        wort = ws.recv(GEDULD)
    assert json.loads(wort)["neu"] == ["anfragen"] and set(json.loads(wort)) == {"neu", "stand"}
    assert "Ostermann" not in wort


def test_F01_F02_notify_traegt_eine_nummer_und_eine_gefaelschte_sagt_nichts(haus: Haus, live: Live, person: str) -> None:
    lauscher = psycopg.connect(haus.dsn, autocommit=True)
    lauscher.execute("LISTEN mietakte")
    with horchen(live, person, "anfragen") as ws:
        frisch(ws)
        with psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_portal"), autocommit=True) as fremd:
            fremd.execute("SELECT pg_notify('mietakte', 'anfragen; vorgang:1 Frau Ostermann')")
            fremd.execute("SELECT pg_notify('mietakte', repeat('x', 7000))")
        v = melden(haus, text="x" * 3900, name="Ostermann")
        gehoert = rahmen(ws)
        # the forged ones woke the service and made no frame: the first one is of the real change
        assert gehoert["neu"] == ["anfragen"]
        haus.tun(v, "notiz", {"text": "y" * 3900})
    worte = [n.payload for n in lauscher.notifies(timeout=GEDULD, stop_after=4)]
    lauscher.close()
    assert len(worte) == 4, "one per transaction, however much happens in it"
    assert all(len(w) < 20 and w.isdigit() for w in worte[2:]), worte


def test_F03_ein_massenlauf_ist_eine_nachricht(haus: Haus) -> None:
    with psycopg.connect(haus.dsn, autocommit=True) as lauscher, psycopg.connect(haus.dsn) as c:
        lauscher.execute("LISTEN mietakte")
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", (haus.mandant, haus.benutzer["sachbearbeitung"]))
        for n in range(150):
            c.execute("SELECT api.anfrage_eingang(%s)", [Jsonb({"kanal": "telefon", "kategorie": "frage", "text": f"Massenmeldung {n}"})])
        c.commit()
        c.execute("SELECT pg_notify('mietakte', 'ende')")
        c.commit()
        worte = []
        for n in lauscher.notifies(timeout=GEDULD):
            worte.append(n.payload)
            if n.payload == "ende":
                break
        assert len(worte) == 2
    themen = haus.sql("SELECT themen FROM sitzung.signale ORDER BY id DESC LIMIT 1")
    assert "anfragen" in themen and len(themen) < 120, "a summary, not a list of everything"


def test_F10_der_nachbar_hoert_nichts(haus: Haus, live: Live) -> None:
    anna, _, wort_a = mieter(haus, "Anna", "F10-A")
    _, _, wort_b = mieter(haus, "Bert", "F10-B")
    with horchen(live, wort_a, "mein") as a, horchen(live, wort_b, "mein", "anfragen", "forderungen", f"m:{anna}") as b:
        frisch(a)
        erster = rahmen(b)
        assert erster["neu"] == ["mein"], "a tenant listens to nothing but the own things"
        for n in range(5):
            v = melden(haus, vertragsnummer="F10-A", text=f"Bei Anna {n}")
            haus.tun(v, "beantworten", {"weg": "telefon", "text": "Wir kümmern uns."})
            assert rahmen(a)["neu"] == ["mein"]
        melden(haus, vertragsnummer="F10-B", text="Bei Bert")
        # frames come in order: whatever Anna's would have caused would stand before this one
        assert rahmen(b)["neu"] == ["mein"]
        with pytest.raises(TimeoutError):
            b.recv(0)


def test_F10_eine_notiz_der_verwaltung_ist_fuer_den_mieter_kein_zeichen(haus: Haus, live: Live, person: str) -> None:
    _, _, wort = mieter(haus, "Clara", "F10-C")
    v = melden(haus, vertragsnummer="F10-C", text="Bei Clara")
    with horchen(live, wort, "mein") as ws, horchen(live, person, "anfragen") as buero:
        frisch(ws)
        frisch(buero)
        haus.tun(v, "notiz", {"text": "Nur für uns."})
        notiert = rahmen(buero)["stand"].split(".")[0]
        haus.tun(v, "beantworten", {"weg": "telefon", "text": "Fertig."})
        assert int(rahmen(ws)["stand"].split(".")[0]) > int(notiert), "the first frame is of the answer"


# -- who may ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("origin", ["https://boese.example", "null", None])
def test_F07_fremde_und_fehlende_herkunft_kommen_nicht_hinein(live: Live, person: str, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as nein, horchen(live, person, "anfragen", origin=origin):
        pass
    assert nein.value.response.status_code == 403


def test_F07_ohne_sitzung_falscher_pfad_und_falsches_erstes_wort(live: Live, person: str) -> None:
    for adresse, kekse, status in (("/live", "", 401), ("/live", "mietakte_form=x", 401), ("/", f"mietakte={person}", 404)):
        with pytest.raises(InvalidStatus) as nein, connect(f"ws://127.0.0.1:{live.port}{adresse}", origin=live.origins[0], additional_headers={"Cookie": kekse}):
            pass
        assert nein.value.response.status_code == status
    for wort in ({}, [], "x", {"zeichen": "0" * 64, "themen": ["anfragen"]}, {"zeichen": 5, "themen": []}, {"zeichen": echtzeit.zeichen("anderes", person), "themen": []},
                 {"zeichen": echtzeit.zeichen(GEHEIM, person), "themen": ["anfragen"] * 9}, {"zeichen": "ü", "themen": []}):
        with horchen(live, person, erstes=wort) as ws:
            assert geschlossen(ws) == echtzeit.FREMD
    with horchen(live, "gibt-es-nicht", "anfragen") as ws:
        assert geschlossen(ws) == echtzeit.ABGEMELDET
    with horchen(live, person, "anfragen") as ws:
        frisch(ws)
        ws.send("noch etwas")
        assert geschlossen(ws) == 1008


def test_F08_abmelden_trennt_sofort(haus: Haus, live: Live, person: str) -> None:
    with horchen(live, person, "anfragen") as ws, psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_verwaltung")) as c:
        frisch(ws)
        c.execute("SELECT * FROM sitzung.betreten(%s)", (person,))
        c.execute("SELECT sitzung.abmelden()")
        c.commit()
        assert geschlossen(ws) == echtzeit.ABGEMELDET


def test_F08_gesperrt_abgelaufen_ausgezogen(haus: Haus, live: Live) -> None:
    p, v, wort = mieter(haus, "Dora", "F08-D")
    with horchen(live, wort, "mein") as ws:
        frisch(ws)
        # the lease goes to somebody else: before the next frame the rights are read anew
        with psycopg.connect(haus.dsn) as c:
            c.execute("UPDATE akte.vertragsparteien SET bis = current_date - 2 WHERE mieter_id = %s", (p,))
        with psycopg.connect(haus.dsn) as c:
            c.execute("SELECT set_config('app.current_mandant_id', %s::text, true)", (haus.mandant,))
            c.execute("INSERT INTO sitzung.signale (mandant_id, xid, themen, am) VALUES (%s, pg_current_xact_id()::text::bigint, ARRAY['m:' || %s], now())", (haus.mandant, v))
            c.execute("NOTIFY mietakte")
        # and for a session that ran out silently: the look of every minute
        with psycopg.connect(haus.dsn) as c:
            c.execute("UPDATE sitzung.zugaenge SET gesperrt_am = now(), gesperrt_grund = 'verwaltung' WHERE mieter_id = %s", (p,))
        live.tun(live.verteiler.alle_pruefen())
        with pytest.raises(ConnectionClosed) as ende:
            wort_ = ws.recv(GEDULD)
            pytest.fail(f"heard {wort_} of a lease that is not the own any more")
        assert ende.value.rcvd.code == echtzeit.ABGEMELDET


def test_F09_hoechstens_zwanzig_je_person(haus: Haus, live: Live, person: str) -> None:
    with contextlib.ExitStack() as viele:
        for _ in range(echtzeit.JE_ZUGANG):
            frisch(viele.enter_context(horchen(live, person, "anfragen")))
        with horchen(live, person, "anfragen") as ws:
            assert geschlossen(ws) == echtzeit.ZU_VIELE


def test_F09_wer_nicht_liest_haelt_niemanden_auf_und_faellt_weg(haus: Haus, live: Live, person: str) -> None:
    with horchen(live, person, "anfragen") as ws, horchen(live, person, "anfragen") as stumm:
        frisch(ws)
        frisch(stumm)                           # and then reads no more: its library takes a few frames, the kernel some more, then nothing moves
        ort = stumm.socket.getsockname()[:2]

        async def fluten() -> int:
            (langsam,) = [x for x in live.verteiler.leitungen if x.ws.remote_address[:2] == ort]
            groesste = 0
            for _ in range(200_000):
                if langsam not in live.verteiler.leitungen:
                    return groesste
                live.verteiler._senden([langsam], {"neu": ["anfragen"] * 500, "stand": "1.1"})
                groesste = max(groesste, langsam.ws.transport.get_write_buffer_size())
                await asyncio.sleep(0)
            raise AssertionError("never dropped")

        assert live.tun(fluten()) < 2 * echtzeit.RUECKSTAND, "what is kept for it is bounded"
        melden(haus)
        assert rahmen(ws)["neu"] == ["anfragen"]


# -- what was lost ----------------------------------------------------------------------------------------------------

def test_F05_nach_einer_trennung_sagt_der_cursor_was_fehlt(haus: Haus, live: Live, person: str) -> None:
    with horchen(live, person, "anfragen", "forderungen") as ws:
        stand = frisch(ws)
    with horchen(live, person, "anfragen", "forderungen", seit=stand) as ws:
        assert rahmen(ws)["neu"] == []
    melden(haus)
    with horchen(live, person, "anfragen", "forderungen", seit=stand) as ws:
        assert rahmen(ws)["neu"] == ["anfragen"]
    alt = f"{stand.split('.')[0]}.{int(stand.split('.')[1]) - echtzeit.CURSOR_GILT - 1}"
    for unbekannt in (alt, "unsinn", None, f"{stand.split('.')[0]}.99999999999"):
        with horchen(live, person, "anfragen", "forderungen", seit=unbekannt) as ws:
            assert rahmen(ws)["neu"] == ["anfragen", "forderungen"], "too old or not ours: read everything"


def test_F05_was_spaeter_als_es_begann_festgeschrieben_wird_geht_nicht_verloren(haus: Haus, live: Live, person: str) -> None:
    """A number given early and committed late: the cursor is a snapshot, no counter."""
    with psycopg.connect(haus.dsn) as lang:
        lang.execute("SELECT sitzung.als_benutzer(%s, %s)", (haus.mandant, haus.benutzer["sachbearbeitung"]))
        lang.execute("SELECT sitzung.signal(%s, ARRAY['forderungen'])", (haus.mandant,))
        with horchen(live, person, "anfragen", "forderungen") as ws:
            frisch(ws)
            melden(haus)
            gehoert = rahmen(ws)
            assert gehoert["neu"] == ["anfragen"]
        lang.commit()
        with horchen(live, person, "anfragen", "forderungen", seit=gehoert["stand"]) as ws:
            assert "forderungen" in rahmen(ws)["neu"]


def test_F05_horcher_und_leser_abgeschossen_waehrend_sich_vieles_aendert(haus: Haus, live: Live, person: str) -> None:
    with horchen(live, person, "anfragen", "forderungen") as ws:
        stand = frisch(ws)
        with psycopg.connect(haus.dsn, autocommit=True) as c:
            for n in range(30):
                melden(haus)
                if n % 10 == 5:
                    c.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mietakte echtzeit' AND datname = current_database()")
        # the last change is of another kind: only who has caught up says it
        with psycopg.connect(haus.dsn) as c:
            c.execute("SELECT sitzung.als_benutzer(%s, %s)", (haus.mandant, haus.benutzer["sachbearbeitung"]))
            c.execute("SELECT sitzung.signal(%s, ARRAY['forderungen'])", (haus.mandant,))
        gehoert: set[str] = set()
        while "forderungen" not in gehoert:
            r = rahmen(ws)
            gehoert |= set(r["neu"])
            assert int(r["stand"].split(".")[0]) >= int(stand.split(".")[0])
        assert gehoert == {"anfragen", "forderungen"}
    assert any("no connection" in m or "reading failed" in m for m in live.meldungen)


def test_F04_F06_der_horcher_steht_in_keiner_transaktion(haus: Haus, live: Live) -> None:
    assert live.tun(asyncio.wait_for(live.verteiler.horcht.wait(), GEDULD))
    with psycopg.connect(haus.dsn) as c:
        zeilen = c.execute("SELECT state, usename FROM pg_stat_activity WHERE application_name = 'mietakte echtzeit' AND datname = current_database()").fetchall()
    assert 1 <= len(zeilen) <= 2 and all(z == ("idle", "mietakte_dienst") for z in zeilen), "one that listens, one that reads"


# -- pages ------------------------------------------------------------------------------------------------------------

def test_seiten_sagen_ihrem_browser_wo_und_ohne_dienst_nichts(haus: Haus, web: flask.Flask, live: Live) -> None:
    reuter = Person(web)
    seite = reuter.get("/anfragen")
    assert f'data-live-adresse=":{live.port}/live"' in seite.text and 'data-live="anfragen"' in seite.text
    assert f"connect-src 'self' ws://localhost:{live.port};" in seite.headers["Content-Security-Policy"]
    assert 'data-live-zeichen' not in reuter.c.get("/anmelden").text, "nobody is logged in there"
    gesehen = haus.sql("SELECT max(zuletzt_am) FROM sitzung.sitzungen")
    with psycopg.connect(haus.dsn) as c:
        c.execute("UPDATE sitzung.sitzungen SET zuletzt_am = zuletzt_am - interval '5 minutes'")
    reuter.c.get("/anfragen", headers={"X-Live": "1"})
    assert haus.sql("SELECT max(zuletzt_am) FROM sitzung.sitzungen") < gesehen, "a page that refreshes itself keeps nobody logged in"
    reuter.get("/anfragen")
    assert haus.sql("SELECT max(zuletzt_am) FROM sitzung.sitzungen") >= gesehen


@pytest.fixture
def zwei(browser: Any, web: flask.Flask, live: Live) -> Iterator[Callable[[str], Any]]:
    """Logged-in pages, each in a browser of its own."""
    offen = []

    def oeffnen(pfad: str) -> Any:
        kontext = browser.new_context(base_url=web.config["ADRESSE"], viewport={"width": 1440, "height": 900}, locale="de-DE")
        offen.append(kontext)
        seite = kontext.new_page()
        seite.fehler = []
        seite.on("pageerror", lambda f: seite.fehler.append(str(f)))
        seite.on("console", lambda m: seite.fehler.append(m.text) if m.type == "error" else None)
        seite.goto("/anmelden")
        seite.fill("[name=email]", "sachbearbeitung@lindenhof.example")
        seite.fill("[name=passwort]", PASSWORT)
        seite.click("main button")
        seite.goto(pfad)
        seite.wait_for_selector("html[data-live=verbunden]", state="attached")
        return seite

    yield oeffnen
    for kontext in offen:
        kontext.close()


def test_der_klick_der_verwaltung_aendert_die_offene_seite_des_mieters(haus: Haus, browser: Any, web: flask.Flask, zwei: Callable[[str], Any]) -> None:
    _, _, token = mieter(haus, "Zuseher", "WE-Z")
    kontext = browser.new_context(base_url=web.config["ADRESSE"], viewport={"width": 360, "height": 740}, locale="de-DE")
    kontext.add_cookies([{"name": "mietakte_portal", "value": token, "url": web.config["ADRESSE"]}])
    try:
        handy = kontext.new_page()
        handy.goto("/portal/schaden")
        handy.check("[name=gewerk][value=wasser]")
        handy.fill("#text", "Im Flur steht Wasser.")
        with handy.expect_navigation():
            handy.get_by_role("button", name="Meldung senden").click()
        handy.wait_for_selector("html[data-live=verbunden]", state="attached")
        assert "Eingegangen" in handy.locator("#stand").inner_text()
        handy.evaluate("window.nochDieselbe = true")
        handy.fill("#text", "halb geschrieb")
        verwaltung = zwei("/anfragen?stand=neu&q=Flur")
        with verwaltung.expect_navigation():
            verwaltung.locator("tr:has-text('Im Flur steht Wasser') [data-mir]").click()
        handy.locator("#stand", has_text="In Bearbeitung").wait_for()
        assert handy.evaluate("window.nochDieselbe") and handy.input_value("#text") == "halb geschrieb", "nothing was loaded anew, nothing typed is lost"
    finally:
        kontext.close()


def test_ein_klick_der_einen_aendert_die_offene_seite_der_anderen(haus: Haus, zwei: Callable[[str], Any]) -> None:
    v = melden(haus, text="Wasser tropft von der Decke", name="Herr Live", kategorie="schaden", dringend="ja")
    eine, andere = zwei("/anfragen?stand=neu"), zwei("/anfragen?stand=neu")
    zeile = andere.locator(f"tr:has(a[href='/vorgang/{v}'])")
    assert zeile.count() == 1
    andere.focus(f"a[href='/vorgang/{v}']")
    w = melden(haus, text="Neu von draußen", name="Frau Draußen", dringend="ja")
    andere.wait_for_selector(f"a[href='/vorgang/{w}']")
    assert andere.evaluate("document.activeElement.getAttribute('href')") == f"/vorgang/{v}", "the keyboard stays where it was"
    eine.locator(f"tr:has(a[href='/vorgang/{v}']) [data-mir]").click()
    zeile.wait_for(state="detached")
    assert "Anfragen:" in andere.locator("p[aria-live]").inner_text()
    # in the middle of typing nothing is taken away: the search field is not part of what is replaced
    andere.fill("#q", "halb geschrieb")
    x = melden(haus, text="Noch eine", dringend="ja")
    andere.wait_for_selector(f"a[href='/vorgang/{x}']")
    assert andere.input_value("#q") == "halb geschrieb"
    # the page of a Vorgang is full of forms: it says so and waits
    andere.goto(f"/vorgang/{x}")
    andere.wait_for_selector("html[data-live=verbunden]", state="attached")
    haus.tun(x, "bearbeiten")
    andere.get_by_role("button", name="Neu laden").click()
    andere.locator(".seitenkopf", has_text="In Bearbeitung").wait_for()
    # logged out elsewhere: the page says so
    with psycopg.connect(haus.dsn) as c:
        c.execute("UPDATE sitzung.sitzungen SET widerrufen_am = now(), widerruf_grund = 'widerrufen' WHERE widerrufen_am IS NULL")
    andere.get_by_role("button", name="Neu anmelden").wait_for()
    assert not andere.fehler and not eine.fehler
