"""The web door: login, cookies, CSRF, headers, errors (security.md, G01 to G16). In process, on a database of its own."""
from __future__ import annotations

import logging
import re
import stat
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import flask
import flask.testing
import psycopg
import pytest
import werkzeug.serving

from app import auth, config, create_app, sicherheit

PASSWORT = "Linde-Garten-2026"
#: (client, name, address, password, role, active)
LEUTE = (
    ("Hausverwaltung Linde", "Petra Sommer", "sommer@linde.example", PASSWORT, "sachbearbeitung", True),
    ("Hausverwaltung Linde", "Ulf Winter", "winter@linde.example", PASSWORT, "teamleitung", False),
    ("Hausverwaltung Linde", "Ida Beide", "beide@beispiel.example", PASSWORT, "buchhaltung", True),
    ("Hausverwaltung Linde", "Eva Zwei", "zwei@beispiel.example", PASSWORT, "buchhaltung", True),
    ("Hausverwaltung Ahorn", "Ida Beide", "beide@beispiel.example", PASSWORT, "teamleitung", True),
    ("Hausverwaltung Ahorn", "Eva Zwei", "zwei@beispiel.example", "Ahorn-Garten-2026", "teamleitung", True),
)


@pytest.fixture(scope="module")
def dsn(db_modul: str) -> str:
    mandanten: dict[str, int] = {}
    with psycopg.connect(db_modul) as c:
        for mandant, name, email, passwort, rolle, aktiv in LEUTE:
            if mandant not in mandanten:
                mandanten[mandant] = c.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort)"
                                               " VALUES (%s, 'x', '10969', 'Berlin') RETURNING id", (mandant,)).fetchone()[0]
            m = mandanten[mandant]
            b = c.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle, aktiv) VALUES (%s, %s, %s, %s, %s) RETURNING id",
                          (m, name, email, rolle, aktiv)).fetchone()[0]
            c.execute("SELECT sitzung.als_dienst(%s)", (m,))
            c.execute("SELECT sitzung.zugang_anlegen(%s, %s, NULL, %s)", (email, b, auth.passwort_hash(passwort)))
    return db_modul


@pytest.fixture(scope="module")
def app_modul(dsn: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    app = create_app({"DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal])})
    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture
def app(app_modul: flask.Flask, dsn: str, monkeypatch: pytest.MonkeyPatch) -> flask.Flask:
    monkeypatch.setattr(auth, "MINDESTDAUER", 0)
    with app_modul.app_context():
        sicherheit.grenze.reset()
    with psycopg.connect(dsn) as c:
        c.execute("DELETE FROM sitzung.sitzungen")
        c.execute("DELETE FROM sitzung.anmeldeversuche")
        c.execute("UPDATE sitzung.zugaenge SET fehlversuche = 0")
    return app_modul


class Browser:
    """A test client that sends forms like a browser: with the token of the page it has just read."""

    def __init__(self, app: flask.Flask, **umgebung: str) -> None:
        self.c = app.test_client()
        self.c.environ_base.update({"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", **umgebung})
        self.app = app

    def get(self, pfad: str, **angaben: object) -> flask.testing.TestResponse:
        return self.c.get(pfad, **angaben)

    def csrf(self, pfad: str = "/anmelden") -> str:
        return re.search(r'name="csrf_token" value="([^"]+)"', self.get(pfad).text)[1]

    def post(self, pfad: str, von: str = "/anmelden", **felder: str) -> flask.testing.TestResponse:
        return self.c.post(pfad, data={"csrf_token": self.csrf(von), **felder})

    def anmelden(self, email: str = "sommer@linde.example", passwort: str = PASSWORT, **felder: str) -> flask.testing.TestResponse:
        return self.post("/anmelden", email=email, passwort=passwort, **felder)

    def cookie(self, name: str = "mietakte") -> str | None:
        gefunden = self.c.get_cookie(name)
        return gefunden.value if gefunden else None

    def drin(self) -> bool:
        return self.get("/geraete").status_code == 200


@pytest.fixture
def person(app: flask.Flask) -> Browser:
    b = Browser(app)
    assert b.anmelden().status_code == 303
    return b


def ohne_token(text: str) -> str:
    return re.sub(r'(name="csrf_token" value=")[^"]+', r"\1", text)


# -- login ------------------------------------------------------------------------------------------------------------

def test_login_leads_to_where_one_wanted_to_go(app: flask.Flask) -> None:
    b = Browser(app)
    hin = b.get("/geraete?x=1")
    assert (hin.status_code, hin.headers["Location"]) == (303, "/anmelden?weiter=/geraete?x%3D1")
    assert b.anmelden(weiter="/geraete?x=1").headers["Location"] == "/geraete?x=1"
    seite = b.get("/geraete")
    assert "Hausverwaltung Linde" in seite.text and "Petra Sommer" in seite.text and "Firefox auf Linux" in seite.text


def test_G03_cookie_flags(app: flask.Flask) -> None:
    b = Browser(app)
    kekse = b.anmelden().headers.getlist("Set-Cookie")
    (anmeldung,) = [k for k in kekse if k.startswith("mietakte=")]
    assert "HttpOnly" in anmeldung and "SameSite=Lax" in anmeldung and "Path=/" in anmeldung
    assert "Domain" not in anmeldung and "Expires" not in anmeldung and "Max-Age" not in anmeldung


def test_G03_https_binds_the_cookies_to_the_host(app: flask.Flask, dsn: str) -> None:
    sichere = create_app({"HTTPS": True, "DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal])})
    b = Browser(sichere, **{"wsgi.url_scheme": "https", "HTTP_REFERER": "https://localhost/anmelden"})
    seite = b.get("/anmelden", base_url="https://localhost")
    assert seite.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    token = re.search(r'csrf_token" value="([^"]+)', seite.text)[1]
    antwort = b.c.post("/anmelden", base_url="https://localhost",
                       data={"csrf_token": token, "email": "sommer@linde.example", "passwort": PASSWORT})
    kekse = antwort.headers.getlist("Set-Cookie")
    assert antwort.status_code == 303
    assert any(k.startswith("__Host-mietakte=") for k in kekse)
    assert all(k.startswith("__Host-") and "Secure" in k and "Path=/" in k for k in kekse)
    sichere.extensions["mietakte_datenbank"].schliessen()


def test_G06_unknown_wrong_locked_inactive_read_the_same_to_the_byte(app: flask.Flask) -> None:
    antworten = []
    for email, passwort in (("sommer@linde.example", "falsches-Passwort"), ("niemand@linde.exampl", PASSWORT),
                            ("winter@linde.example", PASSWORT), ("winter@linde.example", "falsches-Passwort"),
                            ("sommer@linde.example", "x" * 100_000), ("sommer@linde.example", "")):
        antwort = Browser(app).anmelden(email, passwort)
        koepfe = {n: v for n, v in antwort.headers if n not in ("Set-Cookie", "Date")}
        antworten.append((antwort.status_code, ohne_token(antwort.text).replace(email, "E"), koepfe))
    assert antworten[0][0] == 401
    assert all(a == antworten[0] for a in antworten[1:])


def test_G06_the_same_work_for_unknown_and_known(app: flask.Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    gerechnet = []
    echt = auth.HASHER.verify

    class Zaehler:
        check_needs_rehash = staticmethod(lambda h: False)
        hash = auth.HASHER.hash

        @staticmethod
        def verify(h: str, p: str) -> bool:
            gerechnet.append(h.split("$")[3])
            return echt(h, p)

    monkeypatch.setattr(auth, "HASHER", Zaehler)
    for email in ("sommer@linde.example", "niemand@linde.example"):
        Browser(app).anmelden(email, "falsches-Passwort")
    assert gerechnet == ["m=19456,t=2,p=1"] * 2


def test_G06_and_the_same_time(app: flask.Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "MINDESTDAUER", 0.3)
    for email in ("sommer@linde.example", "niemand@linde.example", "beide@beispiel.example"):
        b = Browser(app)
        token = b.csrf()
        beginn = time.monotonic()
        b.c.post("/anmelden", data={"csrf_token": token, "email": email, "passwort": "falsches-Passwort"})
        assert time.monotonic() - beginn >= 0.3


def test_G02_a_login_makes_a_new_session(app: flask.Flask) -> None:
    b = Browser(app)
    b.c.set_cookie("mietakte", "vom-angreifer-gewaehlt")
    formular = b.csrf() and b.cookie("mietakte_form")
    b.anmelden()
    erste = b.cookie()
    assert erste != "vom-angreifer-gewaehlt" and re.fullmatch("[0-9a-f]{64}", erste)
    assert b.cookie("mietakte_form") != formular, "nor does the form's secret survive"
    b.anmelden()
    assert b.cookie() != erste


def test_logout_ends_the_session_not_only_the_cookie(person: Browser) -> None:
    alte = person.cookie()
    antwort = person.post("/abmelden", von="/geraete")
    assert antwort.headers["Location"] == "/anmelden"
    assert antwort.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert person.cookie() is None
    person.c.set_cookie("mietakte", alte)
    assert not person.drin()
    assert person.post("/abmelden").status_code == 303, "out stays out, without a fuss"


def test_G03_devices_can_be_revoked_elsewhere(app: flask.Flask, person: Browser) -> None:
    anderes = Browser(app, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36")
    anderes.anmelden()
    fremd = Browser(app)
    fremd.anmelden("beide@beispiel.example")
    zeilen = re.findall(r'<th scope="row">(.*?)\s*</th>.*?action="(/geraete/[^"]+)"', person.get("/geraete").text, re.S)
    assert ["dieses Gerät" in z for z, _ in zeilen] == [True, False] and "Chrome auf Windows" in zeilen[1][0]
    assert person.post(zeilen[1][1], von="/geraete").status_code == 303
    assert not anderes.drin() and person.drin()
    weg = anderes.get("/geraete")
    assert weg.headers["Location"].startswith("/anmelden") and anderes.cookie() is None
    assert "war schon beendet" in person.c.post(zeilen[1][1], data={"csrf_token": person.csrf("/geraete")}, follow_redirects=True).text


def test_A18_devices_of_others_cannot_be_revoked(app: flask.Flask, person: Browser, dsn: str) -> None:
    anderer = Browser(app)
    anderer.anmelden("zwei@beispiel.example")
    with psycopg.connect(dsn) as c:
        kennung = c.execute("SELECT s.kennung FROM sitzung.sitzungen s JOIN sitzung.zugaenge z ON z.id = s.zugang_id"
                            " AND z.mandant_id = s.mandant_id WHERE z.email = 'zwei@beispiel.example'").fetchone()[0]
    fremd = person.c.post(f"/geraete/{kennung}/beenden", data={"csrf_token": person.csrf("/geraete")}, follow_redirects=True)
    fehlt = person.c.post("/geraete/00000000-0000-4000-8000-000000000000/beenden", data={"csrf_token": person.csrf("/geraete")},
                          follow_redirects=True)
    assert ohne_token(fremd.text) == ohne_token(fehlt.text)
    assert anderer.drin()


# -- one address, several clients (A25) -------------------------------------------------------------------------------

def test_A25_who_belongs_to_two_clients_chooses_after_the_password(app: flask.Flask) -> None:
    b = Browser(app)
    assert "Ahorn" not in b.anmelden("beide@beispiel.example", "falsches-Passwort").text
    wahl = b.anmelden("beide@beispiel.example", weiter="/geraete")
    assert wahl.status_code == 200 and b.cookie() is None
    zugaenge = dict(re.findall(r'name="zugang" value="([^"]+)">([^<]+)<', wahl.text))
    assert list(zugaenge.values()) == ["Hausverwaltung Ahorn", "Hausverwaltung Linde"]
    ahorn = next(k for k, v in zugaenge.items() if "Ahorn" in v)
    token = re.search(r'csrf_token" value="([^"]+)', wahl.text)[1]
    antwort = b.c.post("/anmelden/mandant", data={"csrf_token": token, "zugang": ahorn})
    assert antwort.headers["Location"] == "/geraete"
    assert "Hausverwaltung Ahorn" in b.get("/geraete").text and "Linde" not in b.get("/geraete").text


def test_A25_only_clients_whose_password_it_is(app: flask.Flask) -> None:
    b = Browser(app)
    assert b.anmelden("zwei@beispiel.example", "Ahorn-Garten-2026").status_code == 303
    assert "Hausverwaltung Ahorn" in b.get("/geraete").text


def test_A25_the_choice_cannot_be_forged_reused_or_kept(app: flask.Flask, dsn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with psycopg.connect(dsn) as c:
        fremder = str(c.execute("SELECT kennung FROM sitzung.zugaenge WHERE email = 'sommer@linde.example'").fetchone()[0])

    def waehlen(b: Browser, zugang: str) -> str | None:
        antwort = b.c.post("/anmelden/mandant", data={"csrf_token": b.csrf(), "zugang": zugang})
        assert (antwort.status_code, antwort.headers["Location"]) == (303, "/anmelden")
        return b.cookie()

    b = Browser(app)
    assert waehlen(b, fremder) is None, "without a password"
    b.anmelden("beide@beispiel.example")
    assert waehlen(b, fremder) is None, "another login than offered"
    b = Browser(app)
    eigener = re.search(r'name="zugang" value="([^"]+)"', b.anmelden("beide@beispiel.example").text)[1]
    monkeypatch.setattr(time, "time", lambda echt=time.time: echt() + 121)
    assert waehlen(b, eigener) is None, "too late"


# -- guessing ---------------------------------------------------------------------------------------------------------

def test_G08_only_our_own_proxies_say_where_one_comes_from(app: flask.Flask, dsn: str) -> None:
    erfunden = "6.6.6.6, 7.7.7.7"
    b = Browser(app, HTTP_X_FORWARDED_FOR=erfunden)
    b.anmelden()
    assert "127.0.0.1" in b.get("/geraete").text and "7.7.7.7" not in b.get("/geraete").text
    dahinter = create_app({"PROXIES": 1, "SECRET_KEY": "x" * 32, "DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal])})
    b = Browser(dahinter, HTTP_X_FORWARDED_FOR=erfunden)
    b.anmelden()
    assert "7.7.7.7" in b.get("/geraete").text and "6.6.6.6" not in b.get("/geraete").text
    dahinter.extensions["mietakte_datenbank"].schliessen()


@pytest.mark.parametrize("email", ["sommer@linde.example", "niemand@linde.example"])
def test_G07_G08_guessing_has_an_end(app: flask.Flask, email: str) -> None:
    stati = [Browser(app, HTTP_X_FORWARDED_FOR=f"10.0.0.{i}").anmelden(email, f"falsch-{i}").status_code for i in range(7)]
    assert stati == [401] * 5 + [429] * 2
    gesperrt = Browser(app).anmelden(email)
    assert gesperrt.status_code == 429 and 1 <= int(gesperrt.headers["Retry-After"]) <= 30
    assert "Zu viele Anmeldeversuche" in gesperrt.text


def test_G07_strangers_cannot_lock_a_person_out(app: flask.Flask, person: Browser) -> None:
    for i in range(6):
        Browser(app, REMOTE_ADDR="198.51.100.9").anmelden(passwort=f"falsch-{i}")
    assert Browser(app, REMOTE_ADDR="198.51.100.9").anmelden().status_code == 429
    assert Browser(app).anmelden().status_code == 303, "from where one has logged in before"
    seite = Browser(app)
    seite.anmelden()
    assert "5 Versuche" not in seite.get("/geraete").text, "shown once, at the login right after"


def test_G07_attempts_before_a_login_are_shown(app: flask.Flask) -> None:
    for i in range(2):
        Browser(app).anmelden(passwort=f"falsch-{i}")
    b = Browser(app)
    b.anmelden()
    assert "gab es 2 Versuche" in b.get("/geraete").text


def test_one_address_cannot_flood_the_login(app: flask.Flask) -> None:
    b = Browser(app)
    stati = {b.c.post("/anmelden", data={"csrf_token": b.csrf(), "email": f"{i}@x.example", "passwort": ""}).status_code
             for i in range(32)}
    assert stati == {401, 429}


def test_G10_long_passwords_are_not_hashed(app: flask.Flask, dsn: str) -> None:
    lang = PASSWORT + "x" * 1000
    assert Browser(app).anmelden(passwort=lang).status_code == 401
    with psycopg.connect(dsn) as c:    # one whose first 256 characters are the password must not pass either
        c.execute("UPDATE sitzung.zugaenge SET passwort_hash = %s WHERE email = 'sommer@linde.example'", (auth.passwort_hash("y" * 256),))
    try:
        assert Browser(app).anmelden(passwort="y" * 257).status_code == 401
        assert Browser(app).anmelden(passwort="y" * 256).status_code == 303
    finally:
        with psycopg.connect(dsn) as c:
            c.execute("UPDATE sitzung.zugaenge SET passwort_hash = %s WHERE email = 'sommer@linde.example'",
                      (auth.passwort_hash(PASSWORT),))


def test_G09_hashes_are_argon2id_with_19_mib_and_grow_with_the_settings(app: flask.Flask, dsn: str) -> None:
    def hash_jetzt() -> str:
        with psycopg.connect(dsn) as c:
            return c.execute("SELECT passwort_hash FROM sitzung.zugaenge WHERE email = 'sommer@linde.example'").fetchone()[0]

    assert hash_jetzt().startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    staerker = auth.argon2.PasswordHasher(time_cost=3, memory_cost=20000, parallelism=1)
    auth.HASHER, alter = staerker, auth.HASHER
    try:
        Browser(app).anmelden()
        assert hash_jetzt().startswith("$argon2id$v=19$m=20000,t=3,p=1$")
        auth.HASHER = alter
        Browser(app).anmelden()
        assert hash_jetzt().startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    finally:
        auth.HASHER = alter


def test_G10_at_most_four_hashes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    gerade, hoechstens, schloss = 0, 0, threading.Lock()

    class Langsam:
        @staticmethod
        def verify(h: str, p: str) -> bool:
            nonlocal gerade, hoechstens
            with schloss:
                gerade += 1
                hoechstens = max(hoechstens, gerade)
            time.sleep(0.02)
            with schloss:
                gerade -= 1
            return True

    monkeypatch.setattr(auth, "HASHER", Langsam)
    with ThreadPoolExecutor(20) as viele:
        list(viele.map(lambda i: auth.passt("x", "y"), range(20)))
    assert hoechstens == 4


# -- password ---------------------------------------------------------------------------------------------------------

def test_password_change_ends_all_other_sessions(app: flask.Flask, person: Browser) -> None:
    anderes = Browser(app)
    anderes.anmelden()
    alte = person.cookie()

    def aendern(altes: str, neues: str, nochmal: str | None = None) -> flask.testing.TestResponse:
        return person.post("/passwort", von="/passwort", altes=altes, neues=neues, wiederholung=neues if nochmal is None else nochmal)

    neues = "Kastanie rollt bergab"
    for altes, neu, nochmal, feld in (("falsch", neues, None, "altes"), (PASSWORT, "Xq7", None, "neues"),
                                      (PASSWORT, neues, "anders", "wiederholung"), (PASSWORT, "Kastanie rollt " * 18, None, "neues"),
                                      (PASSWORT, "Passwort123456", None, "neues"), (PASSWORT, "PetraSommerLinde!", None, "neues"),
                                      (PASSWORT, "aaaaaaaaaaaaaaaa", None, "neues")):
        antwort = aendern(altes, neu, nochmal)
        assert antwort.status_code == 422 and f'id="{feld}-fehler"' in antwort.text, (altes, neu)
        assert antwort.text.count("feld-fehler\"") == 1
        assert neu not in antwort.text, "a password is never sent back"
    assert anderes.drin()
    antwort = aendern(PASSWORT, neues)
    assert antwort.status_code == 303 and person.cookie() != alte
    assert person.drin() and not anderes.drin()
    stiehlt = Browser(app)
    stiehlt.c.set_cookie("mietakte", alte)
    assert not stiehlt.drin()
    assert Browser(app).anmelden().status_code == 401 and Browser(app).anmelden(passwort=neues).status_code == 303
    assert aendern(neues, PASSWORT).status_code == 303


def test_G04_invitation_is_read_by_get_and_used_by_post_once(app: flask.Flask, dsn: str) -> None:
    with psycopg.connect(dsn) as c:
        m, z = c.execute("SELECT mandant_id, id FROM sitzung.zugaenge WHERE email = 'sommer@linde.example'").fetchone()
        c.execute("SELECT sitzung.als_dienst(%s)", (m,))
        link = "/zugang/" + c.execute("SELECT sitzung.link_erstellen(%s, 'einladung')", (z,)).fetchone()[0]
    b = Browser(app)
    for _ in range(3):
        seite = b.get(link)
        assert seite.status_code == 200 and seite.headers["Referrer-Policy"] == "no-referrer"
    schlecht = b.post(link, von=link, neues="kurz", wiederholung="kurz")
    assert schlecht.status_code == 422
    gut = b.post(link, von=link, neues=PASSWORT, wiederholung=PASSWORT)
    assert gut.status_code == 303 and b.drin()
    nochmal = Browser(app)
    zweimal = nochmal.post(link, von=link, neues=PASSWORT, wiederholung=PASSWORT)
    falsch = nochmal.post("/zugang/erfunden", von=link, neues=PASSWORT, wiederholung=PASSWORT)
    assert zweimal.status_code == falsch.status_code == 410
    assert ohne_token(zweimal.text) == ohne_token(falsch.text)


# -- every route ------------------------------------------------------------------------------------------------------

def adressen(app: flask.Flask) -> list[tuple[str, str]]:
    """Every (method, path) of the application, with stand-ins for its variables."""
    stellvertreter = {"UUIDConverter": "00000000-0000-4000-8000-000000000000", "IntegerConverter": "1"}
    alle = []
    for regel in app.url_map.iter_rules():
        pfad = regel.rule
        for name in regel.arguments:
            umwandler = regel._converters[name]
            art = type(umwandler).__name__
            pfad = re.sub(r"<(?:[^<>]*:)?%s>" % name, min(umwandler.items) if art == "AnyConverter" else stellvertreter.get(art, "x"), pfad)
        alle += [(methode, pfad) for methode in sorted(regel.methods - {"HEAD", "OPTIONS"})]
    return sorted(alle)


@pytest.mark.parametrize("angemeldet", [False, True], ids=["stranger", "staff"])
def test_G14_headers_of_every_route(app: flask.Flask, angemeldet: bool) -> None:
    b = Browser(app)
    if angemeldet:
        b.anmelden()
    for methode, pfad in [*adressen(app), ("GET", "/gibt/es/nicht"), ("PUT", "/anmelden"), ("GET", "/static/basis.css")]:
        if pfad == "/abmelden":
            continue
        antwort = b.c.open(pfad, method=methode)
        k = antwort.headers
        assert antwort.status_code < 500, (methode, pfad)
        assert k["X-Content-Type-Options"] == "nosniff" and k["X-Frame-Options"] == "DENY", (methode, pfad)
        assert k["Referrer-Policy"] in ("same-origin", "no-referrer"), (methode, pfad)
        csp = dict(teil.split(" ", 1) for teil in k["Content-Security-Policy"].split("; "))
        assert csp["default-src"] == csp["script-src"] == "'self'", (methode, pfad)
        assert csp["object-src"] == csp["base-uri"] == csp["frame-ancestors"] == "'none'", (methode, pfad)
        assert "unsafe" not in k["Content-Security-Policy"], (methode, pfad)
        assert k["Cache-Control"] == ("no-cache" if pfad == "/static/basis.css" else "no-store"), (methode, pfad)
        assert "Server" not in k or "Python" not in k["Server"]


def test_static_files_are_kept_under_their_digest(app: flask.Flask) -> None:
    b = Browser(app)
    (pfad,) = re.findall(r'href="(/static/basis.css[^"]+)"', b.get("/anmelden").text)
    assert b.get(pfad).headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_pages_hold_no_inline_script_style_or_handler(app: flask.Flask, person: Browser) -> None:
    for pfad in ("/anmelden", "/geraete", "/passwort", "/zugang/x", "/nichts"):
        text = person.get(pfad).text
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text, re.I), pfad


#: nobody here has a cookie that a foreign page could ride on: the link itself, or the token of a program, is the key
#: (tests/py/test_freigabe.py, test_auftrag.py, test_eingang.py)
OHNE_COOKIE = ("/freigabe/", "/auftrag/", "/api/v1/")


@pytest.mark.parametrize("angemeldet", [False, True], ids=["stranger", "staff"])
def test_G01_nothing_changes_without_the_forms_token(app: flask.Flask, angemeldet: bool) -> None:
    b, fremd = Browser(app), Browser(app)
    fremdes_token = fremd.csrf()
    if angemeldet:
        b.anmelden()
    aendernd = [(m, p) for m, p in adressen(app) if m not in ("GET",) and not p.startswith(OHNE_COOKIE)]
    assert ("POST", "/abmelden") in aendernd and ("POST", "/anmelden") in aendernd
    for methode, pfad in aendernd:
        assert b.c.open(pfad, method=methode).status_code == 400, pfad
        assert b.c.open(pfad, method=methode, data={"csrf_token": "erfunden"}).status_code == 400, pfad
        assert b.c.open(pfad, method=methode, data={"csrf_token": fremdes_token}).status_code == 400, pfad
        eigenes = {"csrf_token": b.csrf("/geraete" if angemeldet else "/anmelden")}
        for kopf in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://boese.example"}):
            assert b.c.open(pfad, method=methode, data=eigenes, headers=kopf).status_code == 403, (pfad, kopf)
    assert b.drin() == angemeldet


def test_every_page_of_staff_wants_a_login(app: flask.Flask) -> None:
    """A18, its first row: a stranger sees the login, whatever he asks for."""
    offen = {"/anmelden", "/static/x", "/zugang/x", "/api/v1/openapi.json"}
    for methode, pfad in adressen(app):
        if methode == "GET" and pfad.startswith(("/freigabe/", "/auftrag/")):
            assert Browser(app).get(pfad).status_code == 410, "a link that does not hold shows nothing"
        elif methode == "GET" and pfad not in offen and not pfad.startswith("/portal/"):     # the portal has a login of its own: tests/py/test_portal.py
            antwort = Browser(app).get(pfad, follow_redirects=True)
            assert (antwort.status_code, antwort.request.path) == (200, "/anmelden"), pfad


# -- foreign input ----------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("ziel", ["https://boese.example", "//boese.example", "/\\boese.example", "\\\\boese", "javascript:alert(1)",
                                  "/\t/boese.example", "/a\\..\\b", "http:boese", " //boese", ""])
def test_G13_no_open_redirect(app: flask.Flask, ziel: str) -> None:
    assert f'value="{ziel}"' not in Browser(app).get("/anmelden", query_string={"weiter": ziel}).text or not ziel
    assert Browser(app).anmelden(weiter=ziel).headers["Location"] == "/"


def test_G13_only_under_our_own_name(app: flask.Flask) -> None:
    for host in ("boese.example", "localhost.boese.example", "boese.example:80"):
        antwort = Browser(app).get("/anmelden", headers={"Host": host})
        assert antwort.status_code == 400 and "boese" not in antwort.text
    assert Browser(app).get("/anmelden", headers={"Host": "127.0.0.1:8000"}).status_code == 200


def test_G11_what_is_typed_comes_back_as_text(app: flask.Flask) -> None:
    antwort = Browser(app).anmelden('"><script>alert(1)</script>{{7*7}}')
    assert "<script>alert" not in antwort.text and "49" not in ohne_token(antwort.text)


def test_odd_characters_are_no_incident(app: flask.Flask) -> None:
    for email in ("a\0b@c", "\ud7ff@x", "ä" * 300, "'; DROP TABLE sitzung.zugaenge; --", "%00%s%%"):
        assert Browser(app).anmelden(email, "\0\ud7ff'--").status_code == 401
    b = Browser(app)
    assert b.post("/zugang/%00", von="/zugang/x", neues=PASSWORT, wiederholung=PASSWORT).status_code == 410


# -- errors -----------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def stolpernde(dsn: str) -> Iterator[flask.Flask]:
    """An application with pages that fail in every way."""
    from app import db

    app = create_app({"DSN": lambda kanal: config.mit_rolle(dsn, config.KANAELE[kanal]), "SECRET_KEY": "x" * 32})

    @app.get("/stolpern/<art>")
    def stolpern(art: str) -> str:
        with db.transaktion(readonly=False) as tx:
            tx.tun({
                "division": "SELECT 1/0",
                "rechte": "SELECT passwort_hash FROM sitzung.zugaenge",
                "tabelle": "SELECT geheim FROM akte.gibt_es_nicht",
                "zeit": "SELECT set_config('statement_timeout', '5', true); SELECT count(*) FROM generate_series(1, 1e9::bigint)",
                "sperre": "DO $$ BEGIN RAISE SQLSTATE '55P03'; END $$",
                "ma": "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'MA301', MESSAGE = 'So nicht.', DETAIL = 'nr=7',"
                      " HINT = 'Anders.', CONSTRAINT = '§ 573c BGB', COLUMN = 'mietende'; END $$",
            }.get(art, "SELECT 1"))
        raise RuntimeError("streng geheimer Text mit Passwort")

    yield app
    app.extensions["mietakte_datenbank"].schliessen()


@pytest.fixture
def stolperer(stolpernde: flask.Flask, app: flask.Flask) -> Browser:
    b = Browser(stolpernde)
    b.anmelden()
    return b


@pytest.mark.parametrize("art", ["division", "rechte", "tabelle", "python"])
def test_G15_an_incident_has_a_number_and_tells_nothing(stolperer: Browser, art: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        antwort = stolperer.get(f"/stolpern/{art}")
    assert antwort.status_code == 500
    assert not re.search(r"Traceback|psycopg|SQLSTATE|akte\.|sitzung\.|division|denied|geheim|Runtime", antwort.text, re.I)
    nummer = re.search(r"Vorfallsnummer: <code>([0-9A-F]{8})</code>", antwort.text)[1]
    assert nummer in caplog.text
    assert "Abmelden" in antwort.text, "the frame stays"


def test_busy_is_said_as_busy(stolperer: Browser) -> None:
    for art in ("zeit", "sperre"):
        antwort = stolperer.get(f"/stolpern/{art}")
        assert antwort.status_code == 503 and int(antwort.headers["Retry-After"]) > 0, art


def test_a_refusal_of_the_database_speaks_for_itself(stolperer: Browser) -> None:
    antwort = stolperer.get("/stolpern/ma")
    assert antwort.status_code == 409
    for teil in ("So nicht.", "Anders.", "§ 573c BGB", "MA301", "nr=7"):
        assert teil in antwort.text


def test_without_a_database_there_is_an_answer(app: flask.Flask) -> None:
    tot = create_app({"DSN": lambda kanal: "postgresql://nobody@127.0.0.1:1/nichts?connect_timeout=1", "SECRET_KEY": "x" * 32})
    tot.extensions["mietakte_datenbank"]._wartezeit = 0.5
    antwort = Browser(tot).anmelden()
    assert antwort.status_code == 503 and antwort.headers["Retry-After"]
    tot.extensions["mietakte_datenbank"].schliessen()


# -- the secret -------------------------------------------------------------------------------------------------------

def test_the_secret_is_made_once_and_for_us_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ordner = tmp_path / "tief" / "instanz"
    echt, andere = sicherheit.secrets.token_hex, []

    def dazwischen(laenge: int) -> str:
        """Another process starts at the worst moment."""
        if laenge == 32 and not andere:
            andere.append("")
            andere[0] = sicherheit.geheimnis(ordner)
        return echt(laenge)

    monkeypatch.setattr(sicherheit.secrets, "token_hex", dazwischen)
    erstes = sicherheit.geheimnis(ordner)
    assert re.fullmatch("[0-9a-f]{64}", erstes) and andere == [erstes] and sicherheit.geheimnis(ordner) == erstes
    assert stat.S_IMODE((ordner / "geheimnis").stat().st_mode) == 0o600
    assert [d.name for d in ordner.iterdir()] == ["geheimnis"]
    (ordner / "geheimnis").write_text("")
    with pytest.raises(RuntimeError):
        sicherheit.geheimnis(ordner)


def test_G16_no_debugger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    with pytest.raises(RuntimeError):
        create_app({"SECRET_KEY": "x" * 32})


# -- formats ----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("vorlage, erwartet", [
    ("{{ '1234567.5'|euro }}", "1.234.567,50\u00a0€"), ("{{ -3|euro }}", "\u22123,00\u00a0€"), ("{{ none|euro }}", "–"),
    ("{{ '0.005'|euro }}", "0,01\u00a0€"), ("{{ '84.00'|m2 }}", "84\u00a0m²"), ("{{ '84.50'|m2 }}", "84,5\u00a0m²"),
    ("{{ '100'|m2 }}", "100\u00a0m²"), ("{{ '1.27'|prozent }}", "1,27\u00a0%"), ("{{ '2026-11-30'|datum }}", "30.11.2026"),
    ("{{ '2026-11-29T23:30:00+00:00'|datum }}", "30.11.2026"),
    ("{{ '2026-07-01T08:05:00+00:00'|zeitpunkt }}", "01.07.2026, 10:05\u00a0Uhr"),
    ("{{ none|datum }}{{ ''|zeitpunkt }}", "––"), ("{{ 1234|zahl }} {{ '0.1'|zahl(3) }}", "1.234 0,100"),
    ("{{ 'DE02120300000000202051'|iban }}", "DE02\u00a01203\u00a00000\u00a00000\u00a02020\u00a051"),
])
def test_german_formats(app: flask.Flask, vorlage: str, erwartet: str) -> None:
    assert app.jinja_env.from_string(vorlage).render() == erwartet


def test_money_is_never_float(app: flask.Flask) -> None:
    with pytest.raises(TypeError):
        app.jinja_env.from_string("{{ 0.1|euro }}").render()


# -- in a browser -----------------------------------------------------------------------------------------------------

@pytest.fixture
def adresse(app: flask.Flask) -> Iterator[str]:
    server = werkzeug.serving.make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.mark.browser
@pytest.mark.parametrize("breite", [360, 1440])
@pytest.mark.parametrize("javascript", [True, False], ids=["js", "nojs"])
def test_by_keyboard_alone(browser, adresse: str, breite: int, javascript: bool) -> None:
    kontext = browser.new_context(viewport={"width": breite, "height": 800}, java_script_enabled=javascript, base_url=adresse,
                                  locale="de-DE")
    seite = kontext.new_page()
    verstoesse = []
    seite.on("console", lambda m: verstoesse.append(m.text) if "Content Security Policy" in m.text else None)
    seite.on("pageerror", lambda f: verstoesse.append(str(f)))
    seite.goto("/geraete")
    assert seite.locator(":focus").get_attribute("name") == "email"
    for taste in ("sommer@linde.example", "Tab", "falsch", "Enter"):
        seite.keyboard.press(taste) if taste in ("Tab", "Enter") else seite.keyboard.type(taste)
    seite.wait_for_selector("[role=alert]")
    assert seite.locator("#email").input_value() == "sommer@linde.example", "only the password has to be typed again"
    assert seite.locator(":focus").get_attribute("name") == "passwort"
    seite.keyboard.type(PASSWORT)
    seite.keyboard.press("Enter")
    seite.wait_for_selector("h1:has-text('Angemeldete Geräte')")
    assert seite.url.endswith("/geraete")
    seite.keyboard.press("Tab")
    assert seite.locator(":focus").inner_text() == "Zum Inhalt"
    if javascript:
        assert seite.evaluate("document.documentElement.scrollWidth") <= breite
        klein = seite.evaluate("""[...document.querySelectorAll('main a, main button, main input, header button')].filter(e =>
            e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)""")
        assert klein == [], "targets of at least 24 px (WCAG 2.5.8)"
    seite.goto("/passwort")
    seite.fill("#altes", "x")
    seite.fill("#neues", "kurz")
    seite.fill("#wiederholung", "kurz")
    seite.keyboard.press("Enter")
    seite.wait_for_selector("[aria-invalid=true]")
    assert seite.locator(":focus").get_attribute("id") == "neues"
    assert "neues-fehler" in seite.locator("#neues").get_attribute("aria-describedby")
    seite.click("text=Abmelden")
    seite.wait_for_selector("[role=status] >> text=abgemeldet")
    assert verstoesse == []
    kontext.close()
