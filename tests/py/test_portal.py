"""The tenant portal as a browser without JavaScript meets it: getting in, the five functions, bad input, foreign rows."""
from __future__ import annotations

import io
import pathlib
import re
import uuid
from collections.abc import Iterator

import flask
import flask.testing
import psycopg
import pypdf
import pytest
from PIL import Image

from app import auth, bilder, config, create_app, sicherheit
from app.demo import PASSWORT
from app.portal import englisch

OSTERMANN = "ostermann@post.example"


def verbinden(dsn: str) -> psycopg.Connection:
    return psycopg.connect(dsn, row_factory=psycopg.rows.dict_row)


@pytest.fixture(scope="module")
def dsn(server_dsn: str, demo_vorlage: str) -> Iterator[str]:
    from tests.py.conftest import _klon
    yield from _klon(server_dsn, demo_vorlage)


@pytest.fixture(scope="module")
def app_modul(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    app = create_app({"DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal])})
    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture
def app(app_modul: flask.Flask, monkeypatch: pytest.MonkeyPatch) -> flask.Flask:
    monkeypatch.setattr(auth, "MINDESTDAUER", 0)
    with app_modul.app_context():
        sicherheit.grenze.reset()
    return app_modul


class Mieter:
    """A tenant's browser: sends forms with the token of the page it has just read."""

    def __init__(self, app: flask.Flask) -> None:
        self.c = app.test_client()
        self.c.environ_base.update({"HTTP_USER_AGENT": "Mozilla/5.0 (iPhone) Safari/605"})

    def get(self, pfad: str) -> flask.testing.TestResponse:
        return self.c.get(pfad)

    def post(self, pfad: str, von: str | None = None, **felder: object) -> flask.testing.TestResponse:
        seite = self.get(von or pfad).text
        return self.c.post(pfad, data={"csrf_token": re.search(r'name="csrf_token" value="([^"]+)"', seite)[1], **felder})

    def anmelden(self, email: str, passwort: str = PASSWORT) -> flask.testing.TestResponse:
        return self.post("/portal/anmelden", email=email, passwort=passwort)


@pytest.fixture
def mieter(app: flask.Flask) -> Mieter:
    m = Mieter(app)
    assert m.anmelden(OSTERMANN).status_code == 303
    return m


def foto(breite: int = 800, format: str = "JPEG", **mehr: object) -> bytes:
    ziel = io.BytesIO()
    Image.new("RGB", (breite, breite * 3 // 4), (120, uuid.uuid4().int % 255, 90)).save(ziel, format, **mehr)
    return ziel.getvalue()


def seiten(app: flask.Flask) -> list[str]:
    """Every page of the portal without a variable part; files are no pages."""
    return sorted(r.rule for r in app.url_map.iter_rules() if r.endpoint.startswith("portal.") and "GET" in r.methods and "<" not in r.rule and "." not in r.rule)


# -- getting in --------------------------------------------------------------------------------------------------------

def test_G05_who_is_not_in_goes_to_the_portal_login(app: flask.Flask) -> None:
    m = Mieter(app)
    for pfad in set(seiten(app)) - OFFEN:
        antwort = m.get(pfad)
        assert antwort.status_code == 303 and antwort.headers["Location"].startswith("/portal/anmelden"), pfad


#: pages somebody reads who is not logged in
OFFEN = {"/portal/anmelden", "/portal/einladung", "/portal/zugang-verloren"}


def test_G06_wrong_password_and_unknown_address_read_the_same(app: flask.Flask) -> None:
    a, b = Mieter(app), Mieter(app)
    falsch, unbekannt = a.anmelden(OSTERMANN, "falsch-falsch-1"), b.anmelden("niemand@post.example", "falsch-falsch-1")
    ohne = [re.sub(r'value="[^"]+"', "", x.text) for x in (falsch, unbekannt)]
    assert falsch.status_code == unbekannt.status_code == 401 and ohne[0] == ohne[1]


def test_G13_login_leads_only_back_into_the_portal(app: flask.Flask) -> None:
    for ziel in ("//boese.example", "/\\boese.example", "/bestand", "https://boese.example/portal/"):
        m = Mieter(app)
        assert m.post("/portal/anmelden", email=OSTERMANN, passwort=PASSWORT, weiter=ziel).headers["Location"] == "/portal/"
    m = Mieter(app)
    assert m.post("/portal/anmelden", email=OSTERMANN, passwort=PASSWORT, weiter="/portal/zahlungen").headers["Location"] == "/portal/zahlungen"


def test_a_tenants_session_opens_no_page_of_staff_and_the_other_way_round(app: flask.Flask, mieter: Mieter) -> None:
    portal = mieter.c.get_cookie("mietakte_portal").value
    anders = app.test_client()
    anders.set_cookie("mietakte", portal)
    assert anders.get("/bestand").headers["Location"].startswith("/anmelden")


def test_sessions_are_listed_and_revoked(app: flask.Flask, mieter: Mieter) -> None:
    zweites = Mieter(app)
    zweites.anmelden(OSTERMANN)
    fremd = [k for k in re.findall(r'/portal/geraete/([0-9a-f-]{36})/beenden', mieter.get("/portal/geraete").text)][-1]
    eigene = zweites.get("/portal/geraete").text
    erste = re.findall(r'/portal/geraete/([0-9a-f-]{36})/beenden', eigene)[0]
    assert mieter.post(f"/portal/geraete/{erste}/beenden", von="/portal/geraete").status_code == 303
    assert zweites.get("/portal/").status_code == 303
    assert mieter.get("/portal/").status_code == 200 and fremd


# -- pages -------------------------------------------------------------------------------------------------------------

def test_every_page_is_there_in_both_languages_and_small(app: flask.Flask, mieter: Mieter) -> None:
    for pfad in seiten(app):
        for sprache in ("de", "en"):
            antwort = mieter.get(f"{pfad}?sprache={sprache}")
            assert antwort.status_code == 200, (pfad, antwort.text[:300])
            assert f'<html lang="{sprache}">' in antwort.text, pfad
            assert len(antwort.data) < 100_000, pfad


def test_what_is_not_there_is_explained(app: flask.Flask, mieter: Mieter) -> None:
    from app.portal.hilfe import THEMEN
    for thema in THEMEN:
        for sprache in ("de", "en"):
            assert mieter.get(f"/portal/hilfe/{thema}?sprache={sprache}").status_code == 200
    assert mieter.get("/portal/hilfe/../../etc/passwd").status_code == 404
    assert mieter.get("/portal/hilfe/xyz").status_code == 404


# -- damage ------------------------------------------------------------------------------------------------------------

def melden(m: Mieter, fotos: list[tuple[bytes, str]] = (), **felder: object) -> flask.testing.TestResponse:
    return m.post("/portal/schaden", **{"gewerk": "wasser", "text": f"Es tropft von der Decke ({uuid.uuid4()}).", "raum": "Bad", "seit": "2026-01-02",
                                        "fotos": [(io.BytesIO(inhalt), name) for inhalt, name in fotos], **felder})


def test_damage_with_photos_receipt_and_thread(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    original = foto(exif=_gps())
    antwort = melden(mieter, [(original, "Decke.jpg"), (foto(format="PNG"), "b.png")])
    assert antwort.status_code == 303, antwort.text
    seite = mieter.get(antwort.headers["Location"]).text
    assert re.search(r"A-\d{4}-\d{5}", seite) and seite.count("/portal/dateien/") >= 4
    erstes = re.search(r"/portal/dateien/[0-9a-f-]{36}", seite)[0]
    bild = mieter.get(erstes)
    assert bild.content_type == "image/jpeg" and "sandbox" in bild.headers["Content-Security-Policy"]
    # H04: the place is gone, the digest of the original stays
    assert not Image.open(io.BytesIO(bild.data)).getexif()
    with verbinden(dsn) as c:
        import hashlib
        assert c.execute("SELECT count(*) AS n FROM akte.dateien WHERE sha256_original = %s", [hashlib.sha256(original).digest()]).fetchone()["n"] == 1
    pfad = antwort.headers["Location"].split("?")[0]
    beleg = mieter.get(pfad + "/beleg.pdf")
    assert beleg.data[:5] == b"%PDF-" and "attachment" in beleg.headers["Content-Disposition"]
    assert mieter.get(pfad + "/beleg.pdf").data == beleg.data
    assert mieter.post(pfad + "/nachricht", von=pfad, text="Der Fleck wächst.").status_code == 303
    assert "Der Fleck wächst." in mieter.get(pfad).text


def _gps() -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    return exif


def test_G09_replay_two_tabs_and_back_button_are_one_report(app: flask.Flask, mieter: Mieter) -> None:
    schluessel = str(uuid.uuid4())
    a = melden(mieter, schluessel=schluessel, text="Zweimal gesendet.")
    b = melden(mieter, schluessel=schluessel, text="Zweimal gesendet, beim zweiten Mal geändert.")
    assert a.status_code == b.status_code == 303 and a.headers["Location"] == b.headers["Location"]


@pytest.mark.parametrize(("inhalt", "name"), [
    (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "bild.jpg"),
    (b"\0\0\0\x18ftypheic" + b"\0" * 500, "IMG_1.heic"),
    (b"%PDF-1.7 kein Foto", "foto.png"),
    (b"GIF89a" + b"\0" * 100, "a.gif"),
    (b"PK\x03\x04" + b"\0" * 400, "archiv.jpg"),
    (b"\xff\xd8\xff\xe0kaputt", "halb.jpg"),
    (b"MZ" + b"\0" * 400, "../../etc/passwd"),
])
def test_H01_what_is_no_photo_is_said_and_the_report_arrives(app: flask.Flask, mieter: Mieter, inhalt: bytes, name: str) -> None:
    antwort = melden(mieter, [(inhalt, name)])
    assert antwort.status_code == 303
    seite = mieter.get(antwort.headers["Location"]).text
    assert "meldung-warnung" in seite and "/portal/dateien/" not in seite


def test_H02_a_bomb_of_pixels_is_refused_and_a_polyglot_loses_its_second_meaning(app: flask.Flask, mieter: Mieter) -> None:
    ziel = io.BytesIO()
    Image.new("1", (30000, 30000)).save(ziel, "PNG")
    polyglott = foto() + b"<script>alert(1)</script>PK\x03\x04"
    antwort = melden(mieter, [(ziel.getvalue(), "bombe.png"), (polyglott, "beides.jpg")])
    seite = mieter.get(antwort.headers["Location"]).text
    assert "bombe.png" in seite
    (kennung,) = set(re.findall(r"/portal/dateien/([0-9a-f-]{36})", seite))
    daten = mieter.get(f"/portal/dateien/{kennung}").data
    assert b"<script>" not in daten and b"PK\x03\x04" not in daten


def test_H05_fifty_megabytes_are_refused_with_words(app: flask.Flask, mieter: Mieter) -> None:
    antwort = melden(mieter, [(b"\xff\xd8\xff" + b"\0" * (50 * 2**20), "gross.jpg")])
    assert antwort.status_code == 413 and "24 MB" in antwort.text and "Traceback" not in antwort.text


def test_seven_photos_six_arrive(app: flask.Flask, mieter: Mieter) -> None:
    antwort = melden(mieter, [(foto(200), f"{i}.jpg") for i in range(7)])
    seite = mieter.get(antwort.headers["Location"]).text
    assert len(set(re.findall(r"/portal/dateien/([0-9a-f-]{36})", seite))) == 6 and "meldung-warnung" in seite


@pytest.mark.parametrize("gift", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "'; DROP TABLE akte.mieter; --", "{{ 7*7 }}", "‮gnirts", "A" * 5000, "Zeile\0null"])
def test_G11_every_field_takes_any_text_as_text(app: flask.Flask, mieter: Mieter, gift: str) -> None:
    antwort = melden(mieter, text=gift + " drei Worte", raum=gift[:60], telefon=gift[:40])
    assert antwort.status_code in (303, 422, 409)
    seite = antwort.text if antwort.status_code != 303 else mieter.get(antwort.headers["Location"]).text
    assert "<script>alert(1)</script>" not in seite and "49 drei Worte" not in seite and "Unerwarteter Fehler" not in seite


def test_the_form_says_at_the_field_what_is_wrong_and_keeps_the_rest(app: flask.Flask, mieter: Mieter) -> None:
    antwort = mieter.post("/portal/schaden", gewerk="", text="Ein langer Text, den niemand noch einmal tippen will.")
    assert antwort.status_code == 409 and 'id="gewerk-fehler"' in antwort.text and "den niemand noch einmal tippen will" in antwort.text
    antwort = melden(mieter, seit="31.02.2026")
    assert 'id="seit-fehler"' in antwort.text and antwort.status_code == 409


def test_G01_a_form_without_token_or_from_elsewhere_does_nothing(app: flask.Flask, mieter: Mieter) -> None:
    assert mieter.c.post("/portal/schaden", data={"gewerk": "wasser", "text": "ohne Token"}).status_code == 400
    seite = mieter.get("/portal/schaden").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', seite)[1]
    assert mieter.c.post("/portal/schaden", data={"csrf_token": token, "gewerk": "wasser", "text": "x y z"}, headers={"Origin": "https://boese.example"}).status_code == 403
    assert "ohne Token" not in mieter.get("/portal/meldungen").text


# -- foreign and missing rows ---------------------------------------------------------------------------------------------

def test_A02_foreign_and_missing_ids_give_the_same_bytes(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    with verbinden(dsn) as c:
        ich = c.execute("SELECT mieter_id FROM sitzung.zugaenge WHERE email = %s AND kanal = 'portal'", [OSTERMANN]).fetchone()["mieter_id"]
        fremd = {
            "/portal/meldungen/{}": "SELECT kennung FROM akte.anfragen WHERE mieter_id <> %s AND mietverhaeltnis_id NOT IN (SELECT mietverhaeltnis_id FROM akte.vertragsparteien WHERE mieter_id = %s) LIMIT 1",
            "/portal/dokumente/{}.pdf": "SELECT kennung FROM akte.dokumente WHERE mietverhaeltnis_id NOT IN (SELECT mietverhaeltnis_id FROM akte.vertragsparteien WHERE mieter_id IN (%s, %s)) LIMIT 1",
            "/portal/abrechnungen/{}": "SELECT kennung FROM akte.nk_einzelabrechnungen WHERE mietverhaeltnis_id NOT IN (SELECT mietverhaeltnis_id FROM akte.vertragsparteien WHERE mieter_id IN (%s, %s)) LIMIT 1",
            "/portal/uebergaben/{}": "SELECT kennung FROM akte.uebergaben WHERE mietverhaeltnis_id NOT IN (SELECT mietverhaeltnis_id FROM akte.vertragsparteien WHERE mieter_id IN (%s, %s)) LIMIT 1",
            "/portal/dateien/{}": "SELECT kennung FROM akte.dateien WHERE %s <> %s + 1 AND id NOT IN (SELECT datei_id FROM akte.anfrage_dateien) AND id NOT IN (SELECT datei_id FROM akte.uebergabe_fotos) LIMIT 1",
        }
        for muster, abfrage in fremd.items():
            zeile = c.execute(abfrage, [ich, ich]).fetchone()
            assert zeile, muster
            a, b = (mieter.get(muster.format(k)) for k in (zeile["kennung"], uuid.uuid4()))
            ohne = [re.sub(r'(name="csrf_token" value=")[^"]+', r'\1', x.text) for x in (a, b)]
            assert a.status_code == b.status_code == 404 and ohne[0] == ohne[1], muster


def test_A20_pages_name_no_other_person(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    with verbinden(dsn) as c:
        meine = c.execute("SELECT DISTINCT p.mieter_id FROM akte.vertragsparteien p WHERE p.mietverhaeltnis_id IN (SELECT q.mietverhaeltnis_id FROM akte.vertragsparteien q"
                          " JOIN sitzung.zugaenge z ON z.mieter_id = q.mieter_id WHERE z.email = %s)", [OSTERMANN]).fetchall()
        fremde = c.execute("SELECT vorname || ' ' || nachname AS name FROM akte.mieter WHERE id <> ALL (%s) AND nachname IS NOT NULL AND vorname IS NOT NULL", [[z["mieter_id"] for z in meine]]).fetchall()
        ibans = c.execute("SELECT iban FROM akte.bankkonten WHERE mieter_id IS NOT NULL AND mieter_id <> ALL (%(ich)s)"
                          " EXCEPT SELECT iban FROM akte.bankkonten WHERE mieter_id = ANY (%(ich)s)", {"ich": [z["mieter_id"] for z in meine]}).fetchall()   # the demo's few accounts repeat
    alles = "\n".join(mieter.get(pfad).text for pfad in seiten(app))
    assert fremde and ibans
    assert not [f["name"] for f in fremde if f["name"] in alles]
    assert not [i["iban"] for i in ibans if i["iban"] in alles.replace("\u00a0", "")]


# -- the own data -----------------------------------------------------------------------------------------------------

def test_the_privacy_notice_is_acknowledged_once_and_all_that_is_stored_is_shown(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    hinweis = mieter.get("/portal/datenschutz").text
    assert "Aufsichtsbehörde" in hinweis and "Alt-Moabit" in hinweis and "Ich habe die Hinweise gelesen" in hinweis
    falsch = mieter.post("/portal/datenschutz", version="gibt-es-nicht")
    assert falsch.status_code >= 400 and 'role="alert"' in falsch.text
    version = re.search(r'name="version" value="([^"]+)"', hinweis)[1]
    for _ in range(2):
        assert mieter.post("/portal/datenschutz", von="/portal/daten", version=version).status_code == 303
    assert "Ich habe die Hinweise gelesen" not in mieter.get("/portal/datenschutz").text
    with verbinden(dsn) as c:
        assert c.execute("SELECT count(*) AS n FROM akte.datenschutz_bestaetigungen").fetchone()["n"] == 1

    seite, datei = mieter.get("/portal/auskunft").text, mieter.get("/portal/auskunft.json")
    assert "Ostermann" in seite and ">False<" not in seite and not re.search(r"<dd[^>]*>[0-9]{4}-[0-9]{2}-[0-9]{2}", seite)
    assert "attachment" in datei.headers["Content-Disposition"] and {"Person", "Mietverhältnisse"} <= {a["titel"] for a in datei.json["auskunft"]}
    pdf = mieter.get("/portal/auskunft.pdf")
    gedruckt = " ".join(" ".join(s.extract_text() for s in pypdf.PdfReader(io.BytesIO(pdf.data)).pages).split())
    assert "attachment" in pdf.headers["Content-Disposition"] and all(f"{a['titel']} ({a['anzahl']})" in gedruckt for a in datei.json["auskunft"]), "Art. 15 Abs. 3: all kinds on paper, too"
    assert gedruckt.count("Wertstellung: ") == sum("wertstellung" in z for a in datei.json["auskunft"] for z in a["zeilen"]), "and every row of them"


def test_contact_counts_at_once_and_a_new_account_needs_the_password(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    assert mieter.post("/portal/daten/kontakt", von="/portal/daten", email=OSTERMANN, telefon_mobil="0150 5550199").status_code == 303
    assert "0150 5550199" in mieter.get("/portal/daten").text
    with verbinden(dsn) as c:       # a page that has been open for a while
        c.execute("UPDATE sitzung.sitzungen SET erstellt_am = erstellt_am - interval '10 minutes', bestaetigt_am = NULL")
    bank = {"iban": "DE02 5001 0517 0137 0750 30", "inhaber": "Katrin Ostermann", "ohne_lastschrift": "ja"}
    ohne = mieter.post("/portal/daten/bank", von="/portal/daten", **bank)
    assert ohne.status_code == 409 and 'id="passwort-fehler"' in ohne.text
    falsch = mieter.post("/portal/daten/bank", von="/portal/daten", passwort="falsch-falsch-1", **bank)
    assert falsch.status_code == 409 and 'id="passwort-fehler"' in falsch.text
    pruefziffer = mieter.post("/portal/daten/bank", von="/portal/daten", passwort=PASSWORT, **{**bank, "iban": "DE03 5001 0517 0137 0750 30"})
    assert 'id="iban-fehler"' in pruefziffer.text
    assert mieter.post("/portal/daten/bank", von="/portal/daten", passwort=PASSWORT, **bank).status_code == 303
    assert "wird geprüft" in mieter.get("/portal/daten").text


def test_what_is_told_by_e_mail_is_chosen_and_kept(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    seite = "/portal/benachrichtigungen"
    assert mieter.post(seite, ereignisse=["abgeschlossen", "nachricht"]).status_code == 303
    assert re.findall(r'value="(\w+)" checked', mieter.get(seite).text) == ["nachricht", "abgeschlossen"]
    falsch = mieter.post(seite, ereignisse=["alles", "nachricht"])
    assert falsch.status_code == 409 and 'role="alert"' in falsch.text
    assert re.findall(r'value="(\w+)" checked', mieter.get(seite).text) == ["nachricht", "abgeschlossen"], "refused: nothing changed"
    assert mieter.post(seite).status_code == 303 and "checked" not in mieter.get(seite).text
    with verbinden(dsn) as c:
        c.execute("UPDATE akte.mieter SET email = NULL WHERE email = %s", [OSTERMANN])
    assert mieter.post(seite, ereignisse="nachricht").status_code == 409
    with verbinden(dsn) as c:
        c.execute("UPDATE akte.mieter m SET email = z.email FROM sitzung.zugaenge z WHERE z.mandant_id = m.mandant_id AND z.mieter_id = m.id AND z.email = %s", [OSTERMANN])


def test_at_night_the_page_of_a_report_says_whom_to_call_and_what_helps(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    am_tag = melden(mieter).headers["Location"]
    with verbinden(dsn) as c:       # whatever time it is
        c.execute("DELETE FROM akte.notfaelle n USING akte.anfragen a WHERE a.mandant_id = n.mandant_id AND a.id = n.anfrage_id AND a.kennung = %s", [am_tag.split("?")[0].rsplit("/", 1)[1]])
    assert "portal-notfall" not in mieter.get(am_tag).text
    with verbinden(dsn) as c:
        c.execute("INSERT INTO akte.notfaelle (mandant_id, anfrage_id, art, hinweis, am) SELECT a.mandant_id, a.id, 'anrufen', jsonb_build_object('art', 'anrufen',"
                  " 'titel', 'Bitte rufen Sie jetzt den Notdienst an.', 'text', 'Rohr & Frei ist jetzt für Sie zuständig; Ihre Meldung liegt uns vor.', 'name', 'Rohr & Frei', 'telefon', '030 555 0 112',"
                  " 'sofort', regel.notfall_sofort('wasser')), now() FROM akte.anfragen a WHERE a.kennung = %s", [am_tag.split("?")[0].rsplit("/", 1)[1]])
    seite = mieter.get(am_tag).text
    assert 'href="tel:0305550112"' in seite and "Rohr &amp; Frei ist jetzt für Sie zuständig" in seite and "Haupthahn zudrehen" in seite
    englisch = mieter.get(am_tag.split("?")[0] + "?sprache=en").text
    assert "Rohr &amp; Frei is there for you now" in englisch and "Turn off the main tap" in englisch and "Haupthahn" not in englisch
    mieter.get("/portal/?sprache=de")


def test_pages_listen_for_what_is_theirs(app: flask.Flask, mieter: Mieter) -> None:
    meldung = melden(mieter).headers["Location"]
    vorher, app.config["ECHTZEIT"] = app.config["ECHTZEIT"], "/live"
    try:
        for pfad in ("/portal/", "/portal/meldungen", "/portal/zahlungen", meldung):
            seite = mieter.get(pfad).text
            assert "data-live-adresse=" in seite and "static/live.js" in seite, pfad
            teile = re.findall(r"<\w+[^>]*data-live=[^>]*>", seite)
            assert teile and all('data-live="mein"' in x and ' id="' in x for x in teile), pfad     # live.js finds a part by its id
    finally:
        app.config["ECHTZEIT"] = vorher
    assert "live.js" not in mieter.get("/portal/").text, "nobody listens where no service is"


def test_every_text_of_the_pages_has_its_english() -> None:
    wurzel = pathlib.Path(englisch.__file__).parent
    quellen = "\n".join(p.read_text("utf-8") for p in (*wurzel.glob("*.py"), *(wurzel.parent / "templates/portal").glob("*.html")))
    texte = {a or b for a, b in re.findall(r"""\bt\((?:'([^'\n]+)'|"([^"\n]+)")""", quellen)}
    assert len(texte) > 150
    assert not sorted(texte - set(englisch.TEXTE))


def test_switch_of_language_keeps(app: flask.Flask, mieter: Mieter) -> None:
    assert "Report damage" in mieter.get("/portal/?sprache=en").text
    assert "Report damage" in mieter.get("/portal/").text
    antwort = mieter.post("/portal/schaden", gewerk="", text="Something is dripping here.")
    assert "What is it about?" in antwort.text
    assert "Schaden melden" in mieter.get("/portal/?sprache=de").text


# -- what is not there on purpose ---------------------------------------------------------------------------------------

#: every form of the portal: no notice, no reduction of the rent, no acceptance of a repair, no word to neighbours, no subletting,
#: no deferral, no change of the contract (what the pages of „Was hier nicht geht" explain). Who adds a form decides it here.
FORMULARE = {
    "/abmelden", "/anmelden", "/anmelden/haus", "/benachrichtigungen", "/daten/<art>", "/datenschutz", "/einladung", "/frage", "/geraete/<uuid:kennung>/beenden", "/link/<link>",
    "/meldungen/<uuid:kennung>/fotos", "/meldungen/<uuid:kennung>/nachricht", "/passwort", "/schaden", "/uebergaben/<uuid:kennung>", "/wohnung", "/zugang-verloren",
}
#: what the tenant's login may call that writes
BEFEHLE = {
    "portal.benachrichtigung_waehlen", "portal.datenschutz_bestaetigen", "portal.foto_anhaengen", "portal.frage_stellen", "portal.nachricht_schreiben", "portal.schaden_melden",
    "portal.stammdaten_aendern", "portal.uebergabe_mitzeichnen", "portal.zugriff_vermerken", "sitzung.abmelden", "sitzung.beruehren", "sitzung.betreten", "sitzung.sitzung_widerrufen",
}


def test_A21_what_tenants_must_not_do_here_has_no_route_no_function_and_no_grant(app: flask.Flask, dsn: str) -> None:
    da = {r.rule.removeprefix("/portal") for r in app.url_map.iter_rules() if r.endpoint.startswith("portal.") and r.methods - {"GET", "HEAD", "OPTIONS"}}
    assert da == FORMULARE
    with verbinden(dsn) as c:
        befehle = c.execute("SELECT n.nspname || '.' || p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname !~ '^(pg_|information_schema)'"
                            " AND p.provolatile = 'v' AND has_schema_privilege('mietakte_portal', n.oid, 'USAGE') AND has_function_privilege('mietakte_portal', p.oid, 'EXECUTE')").fetchall()
        assert {b["name"] for b in befehle} == BEFEHLE
        schreibt = c.execute("SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^(pg_|information_schema)' AND c.relkind IN ('r', 'p', 'v')"
                             " AND (has_table_privilege('mietakte_portal', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege('mietakte_portal', c.oid, 'INSERT, UPDATE'))").fetchall()
        assert not schreibt
