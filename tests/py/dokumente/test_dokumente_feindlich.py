"""Hostile text in every field: nothing is fetched, nothing attached, nothing interpreted."""

import http.server
import threading

import pytest
from dokumente_hilfen import BEISPIELE, BILDER, DIGEST, KOPF, art, glatt, lauf
from test_dokumente_pdf import _fuelle

from app import dokumente
from app.dokumente import AbrufVerweigert


@pytest.fixture(scope="module")
def kanarienvogel():
    treffer = []

    class Horcher(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            treffer.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_HEAD = do_POST = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Horcher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", treffer
    server.shutdown()


def gifte(url, datei):
    return [
        f'<img src={url}/a>', f'<link rel=attachment href=file://{datei}>', '{{7*7}}{% for x in y %}', f'<style>@import url({url}/b);</style>',
        f'"><img src="{url}/c" alt="', f"<svg><image href='{url}/d'/></svg>", f'<link rel=stylesheet href={url}/e>', f'<object data=file://{datei}>',
        '</td></tr></table><h1>Neu</h1>', "'); background: url(" + url + "/f)", '&lt;img&gt;&#60;script&#62;', f'<a href={url}/g>klick</a>', '<base href=file:///etc/>', ']]>--><!--',
    ]


@pytest.mark.parametrize("nr", range(14))
def test_feindlicher_text_in_jedem_feld(rendere, kanarienvogel, tmp_path, nr):
    url, treffer = kanarienvogel
    geheim = tmp_path / "g"
    geheim.write_text("GEHEIMNIS-4711")
    gift = gifte(url, geheim)[nr]
    namen = [n for n in BEISPIELE if n.endswith(("_mieter", "_auszug", "wohnungsgeberbescheinigung", "_teil"))]
    name = namen[nr % len(namen)]
    for name in namen if nr < 3 else [name]:
        d = _fuelle(dokumente.schema(art(name)), BEISPIELE[name], lambda n: gift[:n])
        pdf = rendere(name, d)
        text = pdf.fliesstext.replace(" ", "")
        assert glatt(gift)[:18].replace(" ", "") in text, text[:500]
        assert "GEHEIMNIS" not in text and "root:" not in text
        assert lauf("pdfdetach", "-list", str(pdf.pfad)).startswith("0 embedded files")
        assert b"/URI" not in lauf("qpdf", "--qdf", "--object-streams=disable", str(pdf.pfad), "-").encode()
    assert treffer == []


@pytest.mark.parametrize("gift", ['<img src="{url}/a">', '<link rel=attachment href="file://{datei}">', '<style>@import url({url}/b);</style>', '<img src="file://{datei}">', '<img src="data:image/png;base64,AAAA">',
                                  '<p style="background: url({url}/c)">x</p>', '<style>@font-face {{ font-family: "Liberation Sans"; src: url({url}/f) }}</style>', '<img src="akte:fremd">', '<object data="{url}/o"></object>',
                                  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image width="9" height="9" href="{url}/s"/></svg>'])
def test_zweite_mauer_haelt_auch_ohne_maskierung(monkeypatch, kanarienvogel, tmp_path, gift):
    """If a template ever forgot to escape, the fetcher still ends the rendering."""
    url, treffer = kanarienvogel
    datei = tmp_path / "g"
    datei.write_text("GEHEIMNIS")
    offen = dokumente._umgebung().overlay(autoescape=False)
    monkeypatch.setattr(dokumente, "_umgebung", lambda: offen)
    d = {**BEISPIELE["kautionsabrechnung_null"]}
    d["maengel"] = [{"nummer": 1, "raum": None, "beschreibung": "x", "betrag": "0.00", "begruendung": "x"}]
    d["mietverhaeltnis"] = {**d["mietverhaeltnis"], "objekt": "x"}
    d["betreff"] = {"titel": gift.format(url=url, datei=datei), "zusatz": None}
    with pytest.raises(AbrufVerweigert) as fehler:
        dokumente.rendere("kautionsabrechnung", 1, d, BILDER, DIGEST, KOPF)
    assert fehler.value.code == "MA805" and treffer == []


@pytest.mark.parametrize("adresse", ["http://127.0.0.1/x", "https://example.org/", "file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "akte:", "akte:fremd", "AKTE:da", "//127.0.0.1/x", "akte:da/../x", "jar:file:x", ""])
def test_der_abrufer_kennt_nur_eigene_bilder(adresse):
    from weasyprint.urls import FatalURLFetchingError

    abrufer = dokumente._abruf({"da": BILDER["6f1c2b7e-0a51-4c8e-9d57-2b8f3a4e1d01"]})
    assert abrufer("akte:da").read()[:2] == b"\xff\xd8"
    for weg in (abrufer, abrufer.fetch, abrufer.open):
        with pytest.raises(FatalURLFetchingError):
            weg(adresse)


def test_namen_mit_richtungszeichen_und_fremden_schriften(rendere, beispiel):
    d = beispiel("wohnungsgeberbescheinigung")
    d["bescheinigung"]["personen"] = ["Ayşe \u202eretsiM\u202c Çelik", "Владимир Ильин", "李小龍", "👨‍👩‍👧 Familie", "Nguyễn Văn Đức"]
    pdf = rendere("wohnungsgeberbescheinigung", d)
    for name in ("Ayşe retsiM Çelik", "Владимир Ильин", "Nguyễn Văn Đức", "\ufffd\ufffd\ufffd"):
        assert name in pdf.fliesstext
    for zeile in lauf("pdffonts", str(pdf.pfad)).splitlines()[2:]:
        assert "Liberation" in zeile or "DejaVu-Sans" in zeile
