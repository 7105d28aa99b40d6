"""From an enquiry to a caretaker and back: the order, its mail with the link, the page behind it, the tenant's status (G04, G05)."""
from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask
import psycopg
import pytest
from psycopg.types.json import Jsonb

from anfragen_haus import Haus, Person, bild
from app import auth, config, create_app, post
from post_hilfen import Senke


@pytest.fixture(scope="module")
def haus(db_modul: str) -> Haus:
    return Haus(db_modul)


@pytest.fixture(scope="module")
def web(haus: Haus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    web = create_app({"DSN": lambda kanal: config.mit_rolle(haus.dsn, config.KANAELE[kanal])})
    yield web
    web.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


class Amt(Senke):
    close = Senke.schliessen


def anfrage(haus: Haus, text: str = "Die Klingel geht nicht.", **mehr: Any) -> int:
    return haus.als("SELECT * FROM api.anfrage_eingang(%s)", Jsonb({"kanal": "telefon", "kategorie": "schaden", "objekt": "0147", "name": "Frau Kern", "telefon": "030 5550133", "text": text,
                                                                   "dateien": [haus.datei(bild("vorher"))], **mehr}))["vorgang_id"]


def test_ein_schritt_vom_strom_zur_firma_und_die_erledigung_kommt_von_selbst_zurueck(haus: Haus, web: flask.Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    v = anfrage(haus)
    reuter = Person(web)
    assert f"/anfragen/{v}/auftrag" in reuter.get("/anfragen").text and f"/anfragen/{v}/auftrag" in reuter.get(f"/vorgang/{v}").text
    seite = f"/anfragen/{v}/auftrag"
    assert "Die Klingel geht nicht." in reuter.get(seite).text, "what was reported stands in the order already"
    leer = reuter.post(seite, von=seite, name="", email="kaputt", text="x", bis="01.01.2020")
    assert leer.status_code == 409 and all(f'id="{n}-fehler"' in leer.text for n in ("name", "email", "text"))
    assert reuter.post(seite, von=seite, name="Hausmeister Krause", email="krause@handwerk.example", text="Klingel reparieren <script>alert(1)</script>").status_code == 303
    assert haus.sql("SELECT status_mieter FROM api.anfragen WHERE vorgang_id = %s", v) == "in_bearbeitung"

    # the mail is sent, and only now is there a link
    assert haus.sql("SELECT count(*) FROM sitzung.freigabelinks") == 0
    monkeypatch.delenv("MIETAKTE_ADRESSE", raising=False)
    with contextlib.closing(Amt(tmp_path)) as amt, psycopg.connect(config.mit_rolle(haus.dsn, "mietakte_dienst"), autocommit=True) as c:
        server = post.Mailserver("127.0.0.1", amt.port, "keiner", absender="post@lindenhof.example")
        assert post.mail_senden(c, haus.mandant, server) == {"fehlgeschlagen": 1}, "without the address of the site nobody gets half a mail"
        assert haus.sql("SELECT count(*) FROM sitzung.freigabelinks") == 0
        haus.als("SELECT api.post_entscheiden(kennung, 'wiederholen') FROM akte.postausgang")
        monkeypatch.setenv("MIETAKTE_ADRESSE", "https://akte.lindenhof.example")
        assert post.mail_senden(c, haus.mandant, server) == {"versendet": 1}
        (brief,) = amt.mails
    link = re.search(r"https://akte\.lindenhof\.example(/auftrag/[0-9a-f]{64})\s", brief.get_content())[1]
    assert haus.sql("SELECT text FROM akte.postausgang").count("[[auftrag:") == 1, "no token in the outbox"

    # somebody without an account, on a phone
    fremd = web.test_client()
    auf = fremd.get(link)
    assert auf.status_code == 200 and "Hausmeister Krause" in auf.text and "Frau Kern, 030 5550133" in auf.text and "<script>alert" not in auf.text
    assert auf.headers["Referrer-Policy"] == "no-referrer" and "noindex" in auf.headers["X-Robots-Tag"] and "data:image/jpeg" in auf.text
    fotos = re.findall(r'href="(/auftrag/[^"]+/foto/[^"]+)"', auf.text)
    assert fremd.get(fotos[0]).content_type == "image/jpeg"
    anderes = haus.datei(bild("fremd"))
    assert fremd.get(f"{link}/foto/{anderes}").status_code == 410, "A18"
    for _ in range(5):
        assert fremd.get(link).status_code == 200, "G04: scanners open links"
    for daten, feld in (({"erledigt_am": "2199-01-01", "bericht": "fertig"}, "erledigt_am"), ({"erledigt_am": "", "bericht": "fertig"}, "erledigt_am"), ({"erledigt_am": str(haus.sql("SELECT engine.heute()")), "bericht": ""}, "bericht"),
                        ({"erledigt_am": str(haus.sql("SELECT engine.heute()")), "bericht": "Knopf getauscht", "fotos": [(io.BytesIO(b"<svg onload=alert(1)>"), "x.jpg")]}, "fotos")):
        nein = fremd.post(link, data=daten, content_type="multipart/form-data")
        assert nein.status_code in (409, 422) and f'id="{feld}-fehler"' in nein.text, daten
    assert haus.sql("SELECT count(*) FROM akte.auftraege WHERE erledigt_am IS NOT NULL") == 0
    fertig = fremd.post(link, data={"erledigt_am": str(haus.sql("SELECT engine.heute()")), "bericht": "Knopf getauscht.", "fotos": [(io.BytesIO(bild("nachher")), "a.jpg"), (io.BytesIO(bild("nachher 2")), "b.jpg")]}, content_type="multipart/form-data")
    assert fertig.status_code == 200 and "Vielen Dank" in fertig.text
    assert fremd.get(link).status_code == fremd.post(link, data={"bericht": "noch einmal"}).status_code == 410, "G04: used is used"
    assert haus.sql("SELECT status_mieter FROM api.anfragen WHERE vorgang_id = %s", v) == "abgeschlossen"
    assert haus.sql("SELECT count(*) FROM akte.anfrage_dateien") == 3
    vorgang = reuter.get(f"/vorgang/{v}").text
    assert "Knopf getauscht." in vorgang and "Hausmeister Krause" in vorgang
    assert "antworten und abschließen" in reuter.get("/anfragen").text, "it comes up again by itself"


def test_zettel_mit_qr_code_neuer_link_und_widerruf(haus: Haus, web: flask.Flask, caplog: pytest.LogCaptureFixture) -> None:
    v = anfrage(haus, "Im Keller fehlt Licht.", name="Herr Licht")
    reuter, fremd = Person(web), web.test_client()
    seite = f"/anfragen/{v}/auftrag"
    assert reuter.post(seite, von=seite, name="Elektro Blitz", text="Leuchte tauschen").status_code == 303, "without an address: paper"
    assert haus.sql("SELECT count(*) FROM akte.postausgang p JOIN akte.auftraege r ON r.vorgang_id = p.vorgang_id WHERE r.name = 'Elektro Blitz'") == 0
    ziel = re.search(rf'action="({seite}/[0-9a-f-]+/link)"', reuter.get(seite).text)[1]

    def neuer() -> str:
        zettel = reuter.post(ziel, von=seite)
        assert zettel.status_code == 200 and "<svg" in zettel.text and zettel.headers["Referrer-Policy"] == "no-referrer"
        return re.search(r'value="http://[^/]+(/auftrag/[0-9a-f]{64})"', zettel.text)[1]

    eins, zwei = neuer(), neuer()
    assert fremd.get(eins).status_code == 410 and fremd.get(zwei).status_code == 200, "G05: the newest counts"
    with caplog.at_level(logging.INFO):
        logging.getLogger("gunicorn.access").info("%(r)s", {"r": f"POST {zwei} HTTP/1.1"})
    assert zwei.rsplit("/", 1)[1] not in caplog.text, "the token is in no log"
    assert reuter.post(ziel.replace("/link", "/widerrufen"), von=seite).status_code == 303
    gleich = [fremd.get(zwei), fremd.get("/auftrag/" + "0" * 64), fremd.get("/auftrag/x")]
    assert {(a.status_code, a.text) for a in gleich} == {(410, gleich[0].text)}, "revoked, unknown and broken read alike"
    assert fremd.get(zwei.replace("/auftrag/", "/freigabe/")).status_code == 410
    assert reuter.post(seite, von=seite, wie=str(haus.sql("SELECT kennung FROM akte.auftraege WHERE name = 'Elektro Blitz'")), text="Noch eine Leuchte").status_code == 303
    assert haus.sql("SELECT count(*) FROM akte.auftraege WHERE name = 'Elektro Blitz'") == 2, "as last time: one choice"
    for unsinn in ("/anfragen/987654321/auftrag",):
        assert reuter.get(unsinn).status_code == 404 and reuter.post(unsinn, von=seite).status_code == 404
