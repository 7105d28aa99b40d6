"""Getting into the portal without a password at hand: one-time link, invitation by code, a new password (G04, G06)."""
from __future__ import annotations

import re
import uuid

import flask

from app import auth
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
