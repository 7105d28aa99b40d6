"""Getting into the portal without a password at hand: one-time link, invitation by code, a new password (G04, G06)."""
from __future__ import annotations

import re
import threading
import uuid
from typing import NamedTuple

import flask
import flask.testing
import psycopg
import pytest
from psycopg.types.json import Jsonb

from app import auth, dokumente
from app.demo import PASSWORT
from tests.py.test_portal import OSTERMANN, Mieter, app, app_modul, dsn, mieter, verbinden  # noqa: F401  fixtures among them


# -- password and link -------------------------------------------------------------------------------------------------

def links(dsn: str, email: str) -> list[str]:
    """The links to log in that went to an address, oldest first."""
    with verbinden(dsn) as c:
        return [re.search(r"/portal/link/([0-9a-f]{64})", z["text"])[1] for z in
                c.execute("SELECT text FROM akte.postausgang WHERE schluessel LIKE 'nachricht:anmeldelink:%%' AND %s = ANY (adressen) ORDER BY id", [email])]


def test_G04_a_link_opens_once_for_ten_minutes_and_a_scanner_leaves_it_good(app: flask.Flask, dsn: str) -> None:
    a, unbekannt = Mieter(app), Mieter(app)
    gesendet = a.post("/portal/zugang-verloren", email=f" {OSTERMANN.upper()} ")
    niemand = unbekannt.post("/portal/zugang-verloren", email="niemand@post.example")
    ohne = [re.sub(r'value="[^"]+"', "", x.text) for x in (gesendet, niemand)]
    assert gesendet.status_code == niemand.status_code == 200 and ohne[0] == ohne[1], "nobody learns who has a login"
    assert not links(dsn, "niemand@post.example")
    (link,) = links(dsn, OSTERMANN)

    scanner = Mieter(app)
    seite = scanner.get(f"/portal/link/{link}")
    assert seite.status_code == 200 and seite.headers["Referrer-Policy"] == "no-referrer" and "mietakte_portal" not in seite.headers.get("Set-Cookie", "")
    b = Mieter(app)
    assert b.post(f"/portal/link/{link}").status_code == 303 and b.get("/portal/").status_code == 200
    nochmal = Mieter(app).post(f"/portal/link/{link}")
    falsch = Mieter(app).post(f"/portal/link/{'0' * 64}")
    assert nochmal.status_code == falsch.status_code == 410 and "mietakte_portal" not in nochmal.headers.get("Set-Cookie", "")

    a.post("/portal/zugang-verloren", email=OSTERMANN)
    spaet = links(dsn, OSTERMANN)[-1]
    with verbinden(dsn) as c:
        dauer = c.execute("UPDATE sitzung.links SET erstellt_am = erstellt_am - interval '11 minutes', laeuft_ab_am = laeuft_ab_am - interval '11 minutes'"
                          " WHERE token_hash = sha256(convert_to(%s, 'UTF8')) RETURNING laeuft_ab_am - erstellt_am AS d", [spaet]).fetchone()["d"]
    assert dauer.total_seconds() <= 600
    assert Mieter(app).post(f"/portal/link/{spaet}").status_code == 410


def test_G04_a_link_of_staff_opens_no_portal_and_staff_read_no_link_of_a_tenant(app: flask.Flask, dsn: str) -> None:
    with verbinden(dsn) as c:
        token = uuid.uuid4().hex * 2
        c.execute("INSERT INTO sitzung.links (mandant_id, zugang_id, zweck, token_hash, erstellt_am, laeuft_ab_am) SELECT mandant_id, id, 'anmeldung', sha256(convert_to(%s, 'UTF8')), now(), now() + interval '5 minutes'"
                  " FROM sitzung.zugaenge WHERE kanal = 'verwaltung' ORDER BY id LIMIT 1", [token])
    m = Mieter(app)
    antwort = m.post(f"/portal/link/{token}")
    assert antwort.status_code == 404 and m.get("/portal/").status_code == 303
    with verbinden(dsn) as c:
        assert c.execute("SELECT eingeloest_am IS NULL AS gut FROM sitzung.links WHERE token_hash = sha256(convert_to(%s, 'UTF8'))", [token]).fetchone()["gut"]

    m.post("/portal/zugang-verloren", email=OSTERMANN)
    assert links(dsn, OSTERMANN)
    with verbinden(dsn) as c:
        wer = c.execute("SELECT b.mandant_id, b.id FROM akte.benutzer b JOIN sitzung.zugaenge z ON z.mandant_id = b.mandant_id AND z.email = %s WHERE b.aktiv LIMIT 1", [OSTERMANN]).fetchone()
        c.execute("INSERT INTO akte.postausgang (mandant_id, schluessel, weg, weg_grund, empfaenger, adressen, betreff, text, naechster_ab, eingereiht_am, eingereiht_von)"
                  " SELECT mandant_id, 'nachricht:anderes', weg, weg_grund, empfaenger, adressen, betreff, 'Guten Tag', naechster_ab, eingereiht_am, eingereiht_von"
                  " FROM akte.postausgang WHERE mandant_id = %s AND schluessel LIKE 'nachricht:anmeldelink:%%' LIMIT 1", [wer["mandant_id"]])
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", [wer["mandant_id"], wer["id"]])
        c.execute("SET LOCAL ROLE mietakte_verwaltung")
        assert not c.execute("SELECT 1 FROM api.post WHERE text LIKE '%/portal/link/%'").fetchall()
        assert not c.execute("SELECT 1 FROM akte.postausgang WHERE text LIKE '%/portal/link/%'").fetchall()
        assert [z["text"] for z in c.execute("SELECT text FROM api.post")] == ["Guten Tag"], "the rest of the outbox is there"


def test_too_many_links_for_one_address_are_refused(app: flask.Flask, dsn: str) -> None:
    m = Mieter(app)
    antworten = [m.post("/portal/zugang-verloren", email="viel@post.example").status_code for _ in range(8)]
    assert antworten[:4] == [200] * 4 and antworten[-1] == 429


def test_a_new_password_needs_the_old_one_and_logs_other_devices_out(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    seite, neues = "/portal/passwort", "Regen auf dem Balkon im Mai"
    zweites = Mieter(app)
    zweites.anmelden(OSTERMANN)
    falsch = mieter.post(seite, altes="falsch-falsch-1", neues=neues, wiederholung=neues)
    assert falsch.status_code == 422 and 'id="altes-fehler"' in falsch.text
    assert 'id="neues-fehler"' in mieter.post(seite, altes=PASSWORT, neues="kurz", wiederholung="kurz").text
    assert 'id="wiederholung-fehler"' in mieter.post(seite, altes=PASSWORT, neues=neues, wiederholung=neues + "!").text
    assert zweites.get("/portal/").status_code == 200, "nothing has changed yet"
    assert mieter.post(seite, altes=PASSWORT, neues=neues, wiederholung=neues).status_code == 303
    assert mieter.get("/portal/").status_code == 200 and zweites.get("/portal/").status_code == 303
    assert Mieter(app).anmelden(OSTERMANN).status_code == 401 and Mieter(app).anmelden(OSTERMANN, neues).status_code == 303
    # back to the one the other tests know; its own words are too easy for a new one
    with verbinden(dsn) as c:
        c.execute("UPDATE sitzung.zugaenge SET passwort_hash = %s WHERE email = %s", [auth.passwort_hash(PASSWORT), OSTERMANN])


# -- invitation --------------------------------------------------------------------------------------------------------

NEUES = "Regen auf dem Balkon im Mai"


class Einladung(NamedTuple):
    code: str
    mieter: str
    email: str
    mietverhaeltnis: str


def einladen(dsn: str, weg: str = "druck") -> Einladung:
    """Staff invite a tenant who has no login yet; the code as the letter has it."""
    with verbinden(dsn) as c:
        wer = c.execute("SELECT b.mandant_id, b.id FROM akte.benutzer b JOIN sitzung.zugaenge z ON z.mandant_id = b.mandant_id AND z.email = %s WHERE b.aktiv LIMIT 1", [OSTERMANN]).fetchone()
        m = c.execute("SELECT p.kennung, p.email, v.kennung AS mv FROM akte.mieter p JOIN akte.vertragsparteien vp ON vp.mandant_id = p.mandant_id AND vp.mieter_id = p.id"
                      " JOIN akte.mietverhaeltnisse v ON v.mandant_id = vp.mandant_id AND v.id = vp.mietverhaeltnis_id WHERE p.mandant_id = %s AND p.email IS NOT NULL"
                      " AND NOT EXISTS (SELECT FROM sitzung.zugaenge z WHERE z.mandant_id = p.mandant_id AND z.mieter_id = p.id) ORDER BY p.id DESC LIMIT 1", [wer["mandant_id"]]).fetchone()
        return Einladung(_einladen(c, wer, m["mv"], m["kennung"], weg), m["kennung"], m["email"], m["mv"])


def _einladen(c: psycopg.Connection, wer: dict[str, int], mv: str, mieter: str, weg: str = "druck") -> str:
    c.execute("SELECT sitzung.als_benutzer(%s, %s)", [wer["mandant_id"], wer["id"]])
    dokument = c.execute("SELECT api.portal_einladen(%s, %s, %s) AS d", [mv, mieter, Jsonb({"weg": weg, "adresse": "https://portal.example/portal/einladung"})]).fetchone()["d"]
    brief = c.execute("SELECT daten FROM akte.dokumente WHERE kennung = %s", [dokument]).fetchone()["daten"]
    (qr,) = [b for b in brief["bloecke"] if b["art"] == "qr"]
    code = re.search(r"([2-9A-Z]{4}-){3}[2-9A-Z]{4}", qr["titel"])[0]
    assert qr["text"] == "https://portal.example/portal/einladung?code=" + code.replace("-", "")
    assert dokumente.rendere("schreiben", 1, brief, {}, "0" * 64, "")[:5] == b"%PDF-"
    return code


def einloesen(m: Mieter, code: str, email: str, neues: str = NEUES) -> flask.testing.TestResponse:
    return m.post("/portal/einladung", code=code, email=email, neues=neues, wiederholung=neues)


def test_G04_the_code_of_the_letter_opens_the_portal_once(app: flask.Flask, dsn: str) -> None:
    e = einladen(dsn)
    scanner = Mieter(app)
    seite = scanner.get("/portal/einladung?code=" + e.code)
    assert e.code in seite.text and seite.headers["Referrer-Policy"] == "no-referrer"
    m = Mieter(app)
    falsch = einloesen(m, "2345-6789-ABCD-EFGH", e.email)
    assert falsch.status_code >= 400 and 'id="code-fehler"' in falsch.text
    assert 'id="email-fehler"' in einloesen(m, e.code, "keine adresse").text
    assert 'id="neues-fehler"' in einloesen(m, e.code, e.email, "kurz").text
    # as people type: small, with blanks
    assert einloesen(m, e.code.lower().replace("-", " "), e.email).status_code == 303, "neither the scanner nor the mistakes used it up"
    assert m.get("/portal/").status_code == 200
    assert 'id="code-fehler"' in einloesen(Mieter(app), e.code, "fremd@post.example").text, "once"
    assert Mieter(app).anmelden(e.email, NEUES).status_code == 303 and Mieter(app).anmelden("fremd@post.example", NEUES).status_code == 401


def test_G04_an_expired_code_and_one_that_was_replaced_open_nothing(app: flask.Flask, dsn: str) -> None:
    e = einladen(dsn)
    with verbinden(dsn) as c:
        wer = c.execute("SELECT b.mandant_id, b.id FROM akte.benutzer b JOIN akte.mieter p ON p.mandant_id = b.mandant_id AND p.kennung = %s WHERE b.aktiv LIMIT 1", [e.mieter]).fetchone()
        zweiter = _einladen(c, wer, e.mietverhaeltnis, e.mieter)
    assert zweiter != e.code and 'id="code-fehler"' in einloesen(Mieter(app), e.code, e.email).text
    with verbinden(dsn) as c:
        c.execute("UPDATE sitzung.links SET erstellt_am = erstellt_am - interval '29 days', laeuft_ab_am = laeuft_ab_am - interval '29 days' WHERE zweck = 'einladung' AND eingeloest_am IS NULL")
    assert 'id="code-fehler"' in einloesen(Mieter(app), zweiter, e.email).text


def test_only_staff_invite_and_only_whoever_is_in_the_lease(app: flask.Flask, mieter: Mieter, dsn: str) -> None:
    with verbinden(dsn) as c:
        x = c.execute("SELECT b.mandant_id, b.id, v.kennung AS mv, p.kennung AS fremd FROM akte.benutzer b JOIN akte.mietverhaeltnisse v ON v.mandant_id = b.mandant_id"
                      " JOIN akte.mieter p ON p.mandant_id = b.mandant_id AND NOT EXISTS (SELECT FROM akte.vertragsparteien vp WHERE vp.mandant_id = v.mandant_id AND vp.mietverhaeltnis_id = v.id AND vp.mieter_id = p.id)"
                      " WHERE b.aktiv LIMIT 1").fetchone()
        c.execute("SELECT sitzung.als_benutzer(%s, %s)", [x["mandant_id"], x["id"]])
        for daten in ({"weg": "druck", "adresse": "https://portal.example/x"}, {"weg": "taube", "adresse": "https://portal.example/x"}, {"weg": "druck", "adresse": "javascript:alert(1)"}):
            with pytest.raises(psycopg.Error) as f, c.transaction():
                c.execute("SELECT api.portal_einladen(%s, %s, %s)", [x["mv"], x["fremd"], Jsonb(daten)])
            assert f.value.sqlstate == "MAE69"
    with verbinden(dsn) as c, pytest.raises(psycopg.errors.InsufficientPrivilege):
        c.execute("SET ROLE mietakte_portal")
        c.execute("SELECT api.portal_einladen(%s, %s, '{}')", [x["mv"], x["fremd"]])


def test_the_button_of_the_file_sends_the_invitation(app: flask.Flask, dsn: str) -> None:
    c, token = app.test_client(), uuid.uuid4().hex * 2
    with verbinden(dsn) as db:
        mv = db.execute("SELECT v.kennung FROM akte.mietverhaeltnisse v JOIN akte.vertragsparteien vp ON vp.mandant_id = v.mandant_id AND vp.mietverhaeltnis_id = v.id"
                        " JOIN sitzung.zugaenge z ON z.mandant_id = vp.mandant_id AND z.mieter_id = vp.mieter_id WHERE z.email = %s ORDER BY v.id LIMIT 1", [OSTERMANN]).fetchone()["kennung"]
        db.execute("INSERT INTO sitzung.sitzungen (mandant_id, zugang_id, kanal, token_hash, erstellt_am, zuletzt_am, leerlauf, laeuft_ab_am) SELECT z.mandant_id, z.id, 'verwaltung', sha256(convert_to(%s, 'UTF8')),"
                   " now(), now(), '1 hour', now() + interval '1 hour' FROM sitzung.zugaenge z JOIN akte.mietverhaeltnisse v USING (mandant_id) WHERE v.kennung = %s AND z.kanal = 'verwaltung' ORDER BY z.id LIMIT 1", [token, mv])
    c.set_cookie("mietakte", token)
    seite = c.get(f"/akte/{mv}").text
    ziel = re.search(rf'action="(/akte/{mv}/portal/[0-9a-f-]{{36}})#personen"', seite)[1]
    form = re.search(r'name="csrf_token" value="([^"]+)"', seite)[1]
    assert c.post(ziel, data={"csrf_token": form, "weg": "druck"}).status_code == 303
    with verbinden(dsn) as db:
        assert db.execute("SELECT count(*) AS n FROM akte.postausgang WHERE betreff = 'Ihr Zugang zum Mieterportal' AND weg = 'druck'").fetchone()["n"] >= 1
    falsch = c.post(ziel, data={"csrf_token": form, "weg": "taube"})
    assert falsch.status_code in (409, 422) and "MAE69" in falsch.text


def test_G04_an_invitation_by_e_mail_opens_the_portal_and_of_two_at_once_one_gets_in(app: flask.Flask, dsn: str) -> None:
    e = einladen(dsn, "email")
    with verbinden(dsn) as c:
        post = c.execute("SELECT weg, adressen, text, dokument_id FROM akte.postausgang WHERE betreff = 'Ihr Zugang zum Mieterportal' ORDER BY id DESC LIMIT 1").fetchone()
    assert post["weg"] == "email" and post["adressen"] == [e.email] and post["dokument_id"], "the letter with its code goes as PDF"
    assert e.code not in (post["text"] or "") and e.code.replace("-", "") not in (post["text"] or ""), "the outbox tells nobody the code"
    zwei = [Mieter(app), Mieter(app)]
    for m in zwei:
        m.get("/portal/einladung")
    adressen = (e.email, "schneller@post.example")
    schranke, antworten = threading.Barrier(2), {}

    def los(m: Mieter, email: str) -> None:
        schranke.wait()
        antworten[email] = einloesen(m, e.code, email)

    faeden = [threading.Thread(target=los, args=x) for x in zip(zwei, adressen)]
    for f in faeden:
        f.start()
    for f in faeden:
        f.join()
    drin = [email for email in adressen if antworten[email].status_code == 303]
    assert len(drin) == 1 and all('id="code-fehler"' in a.text for email, a in antworten.items() if email not in drin)
    with verbinden(dsn) as c:
        assert c.execute("SELECT count(*) AS n FROM sitzung.zugaenge z JOIN akte.mieter p ON p.mandant_id = z.mandant_id AND p.id = z.mieter_id WHERE p.kennung = %s", [e.mieter]).fetchone()["n"] == 1
