"""The owner's page behind a magic link (G01, G04, G05, G11, G12, G14, A17): on a phone, without an account, without a script."""
from __future__ import annotations

import logging
import re
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import flask
import psycopg
import pytest
import werkzeug.serving

import app.verwaltung.anfragen  # noqa: F401  before the blueprint is registered
from app import auth, config, create_app, freigabe, sicherheit
from anfragen_haus import Haus, Person, bild


@pytest.fixture(scope="module")
def haus(db_modul: str) -> Haus:
    return Haus(db_modul)


@pytest.fixture(scope="module")
def web(haus: Haus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    web = create_app({"DSN": lambda kanal: config.mit_rolle(haus.dsn, config.KANAELE[kanal])})
    umgebung.setattr(sicherheit.grenze, "enabled", False)      # fifty at once are the test, not an attack
    if "freigabe" not in web.blueprints:
        web.register_blueprint(freigabe.blueprint)
    yield web
    web.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture
def handy(web: flask.Flask) -> Any:
    """A browser that has never been here."""
    return web.test_client(use_cookies=True)


def wort(seite: str) -> str:
    return re.search(r'name="wort" value="([0-9a-f]{64})"', seite)[1]


def entscheiden(handy: Any, token: str, art: str, **felder: str) -> Any:
    erste = handy.post(f"/freigabe/{token}", data={"entscheidung": art, **felder})
    assert erste.status_code == 200
    return handy.post(f"/freigabe/{token}/bestaetigen", data={"wort": wort(erste.text)})


# -- looking ----------------------------------------------------------------------------------------------------------

def test_die_seite_zeigt_schaden_fotos_und_angebot(haus: Haus, handy: Any) -> None:
    v, token = haus.freigabe()
    seite = handy.get(f"/freigabe/{token}")
    assert seite.status_code == 200
    for text in ("Hausverwaltung Lindenhof GmbH", "Ines Berg", "Steigleitung im Bad erneuern", "4.850,00", "Rohr &amp; Söhne GmbH", "Hauptstraße 47", "WE 07"):
        assert text in seite.text
    assert "data:image/jpeg;base64," in seite.text
    assert "<script" not in seite.text and "&lt;script&gt;" in seite.text and "{{7*7}}" in seite.text        # G11, G12
    assert len(seite.data) < 200_000
    pfad = re.search(r'href="(/freigabe/[^"]+/datei/[0-9a-f-]{36})">Angebot', seite.text)[1]
    pdf = handy.get(pfad)
    assert pdf.data == b"%PDF-1.7 Angebot" and pdf.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in pdf.headers["Content-Security-Policy"]
    assert haus.zustand(v) == "freigabe_offen"


def test_oeffnen_entscheidet_nichts_und_jeder_aufruf_steht_im_protokoll(haus: Haus, handy: Any) -> None:
    """G04, G05: a mail scanner opens a link ten times, with GET and HEAD."""
    v, token = haus.freigabe()
    for _ in range(5):
        handy.get(f"/freigabe/{token}", headers={"User-Agent": "Safelinks-Scanner"})
        handy.head(f"/freigabe/{token}", headers={"User-Agent": "Safelinks-Scanner"})
    assert haus.zustand(v) == "freigabe_offen"
    assert haus.sql("SELECT count(*) FROM audit.eintraege WHERE vorgang_id = %s AND ereignis = 'freigabe_ansehen' AND akteur LIKE 'eigentuemer:%%'", v) == 10
    assert haus.sql("SELECT angesehen FROM akte.freigaben f JOIN akte.instandsetzungen i ON i.id = f.instandsetzung_id WHERE i.vorgang_id = %s", v) == 10
    assert haus.sql("SELECT count(*) FROM audit.nutzlast n JOIN audit.eintraege e USING (mandant_id, strom_id, nr) WHERE e.vorgang_id = %s AND n.text LIKE '%%Safelinks-Scanner%%'", v) == 10
    assert entscheiden(handy, token, "freigeben").status_code == 200, "and it is still good"


def test_kopfzeilen_keine_cookies_nichts_von_anderswo(haus: Haus, handy: Any) -> None:
    """G14: no Referer, no cookie, no script, nothing loaded from elsewhere, nothing kept."""
    _, token = haus.freigabe()
    erste = handy.post(f"/freigabe/{token}", data={"entscheidung": "freigeben"})
    for antwort in (handy.get(f"/freigabe/{token}"), erste, handy.get("/freigabe/falsch")):
        assert antwort.headers["Referrer-Policy"] == "no-referrer"
        assert antwort.headers["Cache-Control"] == "no-store"
        assert "noindex" in antwort.headers["X-Robots-Tag"]
        assert "Set-Cookie" not in antwort.headers
        assert "default-src 'self'" in antwort.headers["Content-Security-Policy"]
        assert not re.search(r"<script|https?://|\bon\w+=", antwort.text)


# -- deciding ---------------------------------------------------------------------------------------------------------

def test_freigeben_mit_dem_zweiten_antippen(haus: Haus, handy: Any) -> None:
    v, token = haus.freigabe()
    erste = handy.post(f"/freigabe/{token}", data={"entscheidung": "freigeben"})
    assert "Wirklich freigeben?" in erste.text and "4.850,00" in erste.text
    assert haus.zustand(v) == "freigabe_offen", "the first tap decides nothing"
    zweite = handy.post(f"/freigabe/{token}/bestaetigen", data={"wort": wort(erste.text)})
    assert zweite.status_code == 200 and "Ihre Freigabe ist angekommen" in zweite.text
    assert haus.zustand(v) == "freigegeben"
    assert handy.get(f"/freigabe/{token}").status_code == 410, "single use"
    assert handy.post(f"/freigabe/{token}/bestaetigen", data={"wort": wort(erste.text)}).status_code == 410


def test_ablehnen_und_zurueckfragen(haus: Haus, handy: Any) -> None:
    v, token = haus.freigabe()
    assert handy.post(f"/freigabe/{token}", data={"entscheidung": "rueckfragen", "text_rueckfragen": "  "}).status_code == 422
    assert handy.post(f"/freigabe/{token}", data={"entscheidung": "verschenken"}).status_code == 422
    frage = entscheiden(handy, token, "rueckfragen", text_rueckfragen="Sind die <b>Fliesen</b> dabei?")
    assert "Ihre Frage ist angekommen" in frage.text and haus.zustand(v) == "freigabe_offen"
    haus.tun(v, "rueckfrage_beantworten", {"text": "Ja, bis zur Decke."})
    seite = handy.get(f"/freigabe/{token}").text
    assert "&lt;b&gt;Fliesen" in seite and "Ja, bis zur Decke." in seite
    nein = entscheiden(handy, token, "ablehnen", text_ablehnen="Zu teuer.", text_rueckfragen="nicht dies")
    assert "Ihre Ablehnung ist angekommen" in nein.text and haus.zustand(v) == "abgelehnt"
    assert haus.sql("SELECT entscheidung_text FROM akte.freigaben f JOIN akte.instandsetzungen i ON i.id = f.instandsetzung_id WHERE i.vorgang_id = %s", v) == "Zu teuer."


def test_wer_in_email_eingewilligt_hat_erfaehrt_von_der_antwort(haus: Haus, handy: Any) -> None:
    v, token = haus.freigabe()
    entscheiden(handy, token, "rueckfragen", text_rueckfragen="Wie lange dauert es?")
    haus.tun(v, "rueckfrage_beantworten", {"text": "Zwei Tage."})
    post = "SELECT array_agg(adressen::text || ' ' || text) FROM akte.postausgang WHERE vorgang_id = %s AND weg = 'email'"
    assert haus.sql(post, v) is None, "nobody is written to who did not agree"
    haus.als("SELECT api.post_einwilligung_erfassen((SELECT kennung FROM akte.eigentuemer WHERE email = 'berg@eigner.example'), 'berg@eigner.example', true, 'Brief vom 03.11.2026')")
    entscheiden(handy, token, "rueckfragen", text_rueckfragen="Und der Lärm?")
    haus.tun(v, "rueckfrage_beantworten", {"text": "Nur am ersten Tag."})
    (brief,) = haus.sql(post, v)
    assert brief.startswith("{berg@eigner.example}") and "Nur am ersten Tag." in brief and token not in brief and "/freigabe/" not in brief
    haus.als("SELECT api.post_einwilligung_erfassen((SELECT kennung FROM akte.eigentuemer WHERE email = 'berg@eigner.example'), 'berg@eigner.example', false, 'Anruf vom 04.11.2026')")


def test_ohne_das_wort_des_ersten_antippens_geschieht_nichts(haus: Haus, handy: Any) -> None:
    v, token = haus.freigabe()
    _, anderer = haus.freigabe()
    fremdes = wort(handy.post(f"/freigabe/{anderer}", data={"entscheidung": "freigeben"}).text)
    for w in ("", "freigeben", "0" * 64, fremdes, "\0"):
        antwort = handy.post(f"/freigabe/{token}/bestaetigen", data={"wort": w})
        assert antwort.status_code == 422 and "Diese Bestätigung gilt nicht mehr" in antwort.text
    assert haus.zustand(v) == "freigabe_offen"
    assert haus.sql("SELECT count(*) FROM audit.eintraege WHERE vorgang_id = %s AND fehlercode = 'MAE42'", v) == 5


def test_eine_fremde_seite_kann_nichts_absenden(haus: Haus, handy: Any) -> None:
    """G01: nobody else knows the address, and a foreign origin is refused on top."""
    v, token = haus.freigabe()
    for kopf in ({"Origin": "https://boese.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert handy.post(f"/freigabe/{token}", data={"entscheidung": "freigeben"}, headers=kopf).status_code == 403
    assert handy.post(f"/freigabe/{token}", data={"entscheidung": "freigeben"}, headers={"Origin": "null"}).status_code == 200, "as a browser without Referer sends it"
    assert haus.zustand(v) == "freigabe_offen"


def test_fuenfzig_gleichzeitig_entscheiden_einmal(haus: Haus, web: flask.Flask) -> None:
    """G04: the same confirmation from many hands at once."""
    v, token = haus.freigabe()
    w = wort(web.test_client().post(f"/freigabe/{token}", data={"entscheidung": "freigeben"}).text)
    tor = threading.Barrier(10)

    def tippen(_: int) -> int:
        handy = web.test_client()
        tor.wait()
        return handy.post(f"/freigabe/{token}/bestaetigen", data={"wort": w}).status_code

    with ThreadPoolExecutor(10) as viele:
        antworten = [s for _ in range(5) for s in viele.map(tippen, range(10))]
    assert antworten.count(200) == 1, antworten
    assert set(antworten) <= {200, 410, 422, 503}
    assert haus.zustand(v) == "freigegeben"
    assert haus.sql("SELECT count(*) FROM audit.eintraege WHERE vorgang_id = %s AND ereignis = 'freigeben' AND ergebnis = 'ok'", v) == 1


# -- links that are none ----------------------------------------------------------------------------------------------

def test_falsch_abgelaufen_benutzt_widerrufen_sehen_gleich_aus(haus: Haus, handy: Any) -> None:
    _, benutzt = haus.freigabe()
    entscheiden(handy, benutzt, "freigeben")
    w, widerrufen = haus.freigabe()
    haus.tun(w, "link_widerrufen")
    e, ersetzt = haus.freigabe()
    haus.link(e)
    _, abgelaufen = haus.freigabe()
    with psycopg.connect(haus.dsn) as c:
        c.execute("UPDATE sitzung.freigabelinks SET erstellt_am = now() - interval '15 days', laeuft_ab_am = now() - interval '1 day' WHERE id = (SELECT max(id) FROM sitzung.freigabelinks)")
    zurueck, genommen = haus.freigabe()
    haus.tun(zurueck, "freigabe_zuruecknehmen", {"grund": "anderes Angebot"})
    gestalt = set()
    for token in (benutzt, widerrufen, ersetzt, abgelaufen, genommen, "0" * 64, "x", "A" * 500, "%27;--"):
        for antwort in (handy.get(f"/freigabe/{token}"), handy.post(f"/freigabe/{token}", data={"entscheidung": "freigeben"}),
                        handy.post(f"/freigabe/{token}/bestaetigen", data={"wort": "0" * 64}), handy.get(f"/freigabe/{token}/datei/{uuid.uuid4()}")):
            gestalt.add((antwort.status_code, antwort.data))
    assert len(gestalt) == 1 and next(iter(gestalt))[0] == 410


def test_dateien_nur_zu_dieser_entscheidung(haus: Haus, handy: Any) -> None:
    """A17, A18: another photo of the same house is as if it were not there."""
    _, token = haus.freigabe()
    fremd = haus.datei(bild("Nachbar"))
    assert handy.get(f"/freigabe/{token}/datei/{fremd}").data == handy.get(f"/freigabe/{token}/datei/{uuid.uuid4()}").data
    assert handy.get(f"/freigabe/{token}/datei/{fremd}").status_code == 410


def test_mit_dem_link_geht_sonst_nichts(haus: Haus, handy: Any) -> None:
    """The link's cookie-less visitor reaches no page of staff, and its login no function of theirs."""
    v, token = haus.freigabe()
    handy.get(f"/freigabe/{token}")
    for pfad in ("/anfragen", "/freigaben", f"/vorgang/{v}", "/bestand"):
        assert handy.get(pfad).status_code == 303
    with psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_freigabe")) as c:
        darf = {z[0] for z in c.execute("SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                                        " WHERE n.nspname IN ('api', 'portal', 'engine', 'akte', 'audit', 'regel') AND has_function_privilege(p.oid, 'EXECUTE') AND has_schema_privilege(n.oid, 'USAGE')")}
    assert darf == {"portal.freigabe_ansicht", "portal.freigabe_datei", "portal.freigabe_vorlegen", "portal.freigabe_entscheiden",
                    "portal.auftrag_ansicht", "portal.auftrag_foto", "portal.auftrag_melden"}        # the other link: tests/py/test_auftrag.py


# -- the token --------------------------------------------------------------------------------------------------------

def test_der_token_steht_in_keinem_protokoll(haus: Haus, web: flask.Flask, handy: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    caplog.set_level(logging.DEBUG)
    _, token = haus.freigabe()
    logging.getLogger("werkzeug").info('127.0.0.1 - - "%s" %s -', f"GET /freigabe/{token} HTTP/1.1", 200)
    logging.getLogger("gunicorn.access").info("%(r)s", {"r": f"POST /freigabe/{token}/bestaetigen HTTP/1.1"})
    handy.get(f"/freigabe/{token}")
    monkeypatch.setattr(freigabe, "ANSICHT", "SELECT 1/0 + length(%s)")         # an incident is logged, without the address
    assert handy.get(f"/freigabe/{token}").status_code == 500
    assert caplog.text.count("/freigabe/…") == 2
    assert token not in caplog.text


def test_der_link_wird_einmal_gezeigt_und_nicht_gespeichert(haus: Haus, web: flask.Flask, handy: Any) -> None:
    v, alt = haus.freigabe("Dach abdichten")
    p = Person(web)
    assert "Dach abdichten" in p.get("/freigaben").text and alt not in p.get("/freigaben").text
    seite = p.post(f"/freigaben/{v}/link", von="/freigaben")
    assert seite.status_code == 200 and seite.headers["Referrer-Policy"] == "no-referrer"
    token = re.search(r"http://localhost/freigabe/([0-9a-f]{64})", seite.text)[1]
    assert "mailto:berg@eigner.example" in seite.text
    assert handy.get(f"/freigabe/{alt}").status_code == 410 and handy.get(f"/freigabe/{token}").status_code == 200
    assert token not in p.get("/freigaben").text and token not in p.get(f"/vorgang/{v}").text
    with psycopg.connect(haus.dsn) as c:
        for (tabelle,) in c.execute("SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace::regnamespace::text IN ('akte', 'engine', 'audit', 'sitzung')").fetchall():
            assert c.execute(f"SELECT count(*) FROM {tabelle} x WHERE x::text LIKE %s", [f"%{token}%"]).fetchone()[0] == 0, tabelle
    assert p.post(f"/freigaben/{v}/widerrufen", von="/freigaben").status_code == 303
    assert handy.get(f"/freigabe/{token}").status_code == 410
    busch = Person(web, "buchhaltung")
    assert busch.post(f"/freigaben/{v}/link", von="/freigaben").status_code == 409, "not by accounting"
    assert haus.sql("SELECT count(*) FROM audit.eintraege WHERE ereignis = 'link_ausstellen' AND fehlercode = 'MAE43'") == 1, "and the attempt is on record"


# -- a phone ----------------------------------------------------------------------------------------------------------

@pytest.mark.browser
def test_am_handy_ohne_skript(haus: Haus, web: flask.Flask, browser: Any, tmp_path: Any) -> None:
    """360 px, JavaScript off: from the link to the decision with two taps, nothing wider than the screen."""
    v, token = haus.freigabe()
    server = werkzeug.serving.make_server("127.0.0.1", 0, web, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    fremd: list[str] = []
    kontext = browser.new_context(base_url=f"http://127.0.0.1:{server.port}", viewport={"width": 360, "height": 740}, java_script_enabled=False, locale="de-DE")
    try:
        s = kontext.new_page()
        s.on("request", lambda r: fremd.append(r.url) if not r.url.startswith((f"http://127.0.0.1:{server.port}", "data:")) else None)
        s.goto(f"/freigabe/{token}")
        for bild_ in ("seite", "bestaetigen", "fertig"):
            s.screenshot(path=str(tmp_path / f"{bild_}.png"), full_page=True)
            box = s.locator("main").bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= 360
            for knopf in s.locator("button:visible").all():
                assert knopf.bounding_box()["height"] >= 44
            if bild_ == "seite":
                assert s.locator("img").count() == 1
                with s.expect_navigation():
                    s.get_by_role("button", name="Freigeben").click()
                assert haus.zustand(v) == "freigabe_offen"
            elif bild_ == "bestaetigen":
                with s.expect_navigation():
                    s.get_by_role("button", name="Ja, verbindlich freigeben").click()
        assert "Ihre Freigabe ist angekommen" in s.locator("h1").inner_text()
        assert haus.zustand(v) == "freigegeben" and not fremd and not kontext.cookies()
    finally:
        kontext.close()
        server.shutdown()
