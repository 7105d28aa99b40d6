"""The page Post: what waits and why, what a person may do about it, the print batch as a file."""
from __future__ import annotations

import io
import re
import uuid
from collections.abc import Callable
from typing import Any

import psycopg
import pypdf
import pytest
from test_post import _brief
from test_seiten_http import BUCHHALTUNG, SACHBEARBEITUNG, Person, app, leute  # noqa: F401  fixtures

ANLEGEN = """
    SELECT regel.schreiben_anlegen_an(
      ROW(m.mandant_id, v.id, m.traeger_id, 'objekt', m.id, 'vermietung', 1, '', '', '', 'test', '{}', now(), (now() AT TIME ZONE 'Europe/Berlin')::date,
          'dienst', 'dienst', NULL)::engine.kontext,
      'hinweisschreiben', 'Hinweis', %s, '[{"art": "absatz", "text": "bitte lüften Sie."}]', '[{"anrede": "Frau", "name": "Ines Berg", "nachname": "Berg"}]',
      '{"strasse": "Am Park 3", "plz": "10117", "ort": "Berlin"}', p_weg => %s, p_email => %s)
      FROM akte.mietverhaeltnisse m JOIN engine.vorgang v ON v.mandant_id = m.mandant_id AND v.traeger_id = m.traeger_id AND v.ist_klammer
     WHERE m.mandant_id = %s ORDER BY m.id LIMIT 1"""


@pytest.fixture
def person(leute: Callable[[str], Person]) -> Person:  # noqa: F811
    return leute(SACHBEARBEITUNG)


def sendung(p: Person, betreff: str, email: str | None = None, *, pdf: bool = True, weg: str | None = None) -> tuple[str, str]:
    """A letter in the outbox of the house → (kennung of the document, of the piece of mail)."""
    with psycopg.connect(p.dsn) as c:
        mandant = c.execute("SELECT id FROM akte.mandanten WHERE name LIKE '%%Lindenhof%%'").fetchone()[0]
        c.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        dokument = c.execute(ANLEGEN, [betreff, weg, email, mandant]).fetchone()[0]
        if pdf:
            c.execute("SELECT api.dokument_ablegen(%s, %s)", [dokument, _brief(1)])
        post = c.execute("SELECT p.kennung FROM akte.postausgang p JOIN akte.dokumente d ON d.id = p.dokument_id WHERE d.kennung = %s", [dokument]).fetchone()
        return str(dokument), str(post[0]) if post else ""


def stand(p: Person, kennung: str, status: str, grund: str = "") -> None:
    with psycopg.connect(p.dsn) as c:
        c.execute("UPDATE akte.postausgang SET status = %s, grund = %s, versuche = 1, erledigt_am = CASE WHEN %s = 'versendet' THEN now() END WHERE kennung = %s", [status, grund, status, kennung])


def zeile(seite: str, betreff: str) -> str:
    return next(re.sub(r"\s+", " ", z) for z in re.findall(r"<tr>.*?</tr>", seite, re.DOTALL) if betreff in z)


def test_offene_mit_grund_und_was_nun(person: Person) -> None:
    _, k1 = sendung(person, "Kaputte Adresse", "ines@example.org")
    _, k2 = sendung(person, "Ohne Antwort", "ines@example.org")
    sendung(person, "Papier")
    sendung(person, "Noch ohne Datei", pdf=False)
    stand(person, k1, "fehlgeschlagen", "550 Postfach unbekannt")
    stand(person, k2, "ungeklaert", "Der Versand brach ab.")
    seite = person.get("/post").text
    fehl = zeile(seite, "Kaputte Adresse")
    assert "fehlgeschlagen" in fehl and "550 Postfach unbekannt" in fehl and "ines@example.org" in fehl
    assert 'value="wiederholen"' in fehl and 'value="als_brief"' in fehl and 'value="zurueckziehen"' in fehl and 'value="bestaetigen"' not in fehl
    unklar = zeile(seite, "Ohne Antwort")
    assert "ungeklärt" in unklar and 'value="bestaetigen"' in unklar and 'value="zurueckziehen"' not in unklar
    assert "nächsten Druckstapel" in zeile(seite, "Papier") and "Am Park 3, 10117 Berlin" in zeile(seite, "Papier")
    assert "PDF wird noch erzeugt" in zeile(seite, "Noch ohne Datei")
    assert seite.index("Ohne Antwort") < seite.index("Kaputte Adresse") < seite.index("Papier"), "what needs somebody stands first"


def test_entscheiden(person: Person) -> None:
    _, k = sendung(person, "Umziehen", "ines@example.org")
    stand(person, k, "fehlgeschlagen", "550")
    antwort = person.post(f"/post/{k}", "/post", was="als_brief")
    assert antwort.status_code == 303 and person.sql("SELECT status FROM akte.postausgang WHERE kennung = %s", k) == "zurueckgezogen"
    assert person.sql("SELECT weg || ' ' || status FROM akte.postausgang WHERE betreff = 'Umziehen' ORDER BY id DESC LIMIT 1") == "druck wartend"
    # meanwhile somebody else has decided; a reason is missing; there is no such thing
    antwort = person.post(f"/post/{k}", "/post", was="wiederholen")
    assert antwort.status_code == 409 and "MAG11" in antwort.text and "Umziehen" in antwort.text
    _, neu = sendung(person, "Zuviel")
    antwort = person.post(f"/post/{neu}", "/post", was="zurueckziehen", grund="")
    assert antwort.status_code == 409 and "MAG12" in antwort.text
    assert person.post(f"/post/{neu}", "/post", was="zurueckziehen", grund="doppelt geschrieben").status_code == 303
    assert "doppelt geschrieben" in zeile(person.get("/post").text, "Zuviel")
    assert person.post(f"/post/{uuid.uuid4()}", "/post", was="wiederholen").status_code == 409


def test_druckstapel_von_hand(person: Person) -> None:
    sendung(person, "Stapelbrief eins")
    _, zwei = sendung(person, "Stapelbrief zwei")
    assert person.post("/post/stapel", "/post").status_code == 303
    stapel = person.sql("SELECT kennung FROM akte.druckstapel ORDER BY id DESC LIMIT 1")
    seite = person.get("/post").text
    assert f"/post/stapel/{stapel}.pdf" in seite and "noch nicht als gedruckt bestätigt" in seite and "Liegt im Druckstapel" in zeile(seite, "Stapelbrief eins")
    datei = person.get(f"/post/stapel/{stapel}.pdf")
    assert datei.status_code == 200 and "Druckstapel" in datei.headers["Content-Disposition"]
    assert "Stapelbrief eins" in pypdf.PdfReader(io.BytesIO(datei.data)).pages[0].extract_text()
    assert person.post(f"/post/stapel/{stapel}/gedruckt", "/post", ohne=zwei).status_code == 303
    assert person.sql("SELECT status FROM akte.postausgang WHERE betreff = 'Stapelbrief eins'") == "versendet"
    assert person.sql("SELECT status FROM akte.postausgang WHERE kennung = %s", zwei) == "wartend"
    assert person.get(f"/post/stapel/{stapel}.pdf").data == datei.data, "the same paper again"
    antwort = person.post(f"/post/stapel/{stapel}/gedruckt", "/post")
    assert antwort.status_code == 409 and "MAG09" in antwort.text
    seite = person.get("/post").text
    assert "gedruckt</span>" in seite and 'value="neu_drucken"' in zeile(seite, "Stapelbrief eins")
    assert person.post(f"/post/stapel/{stapel}/gedruckt", "/post", ohne="quatsch").status_code == 400


def test_leerer_stapel_ist_keiner(person: Person) -> None:
    person.post("/post/stapel", "/post")
    vorher = person.sql("SELECT count(*) FROM akte.druckstapel")
    assert person.post("/post/stapel", "/post").status_code == 303 and person.sql("SELECT count(*) FROM akte.druckstapel") == vorher
    assert "Kein Brief wartet" in person.get("/post").text


def test_nachtraeglich_einreihen(person: Person) -> None:
    dokument, keine = sendung(person, "Liegengeblieben", weg="keiner")
    assert not keine
    with psycopg.connect(person.dsn) as c:
        c.execute("ALTER TABLE akte.dokumente DISABLE TRIGGER ALL")
        c.execute("UPDATE akte.dokumente SET fuer_mieter = true, titel = 'Liegengeblieben' WHERE kennung = %s", [dokument])
        c.execute("ALTER TABLE akte.dokumente ENABLE TRIGGER ALL")
    assert "Liegengeblieben" in person.get("/post").text
    assert person.post("/post/einreihen", "/post", dokument=dokument).status_code == 303
    antwort = person.post("/post/einreihen", "/post", dokument=dokument)
    assert antwort.status_code == 409 and "MAG14" in antwort.text
    assert person.post("/post/einreihen", "/post", dokument="quatsch").status_code == 400


def test_einwilligung(person: Person) -> None:
    name, kennung = person.sql("SELECT m.nachname FROM akte.mieter m JOIN akte.mandanten a ON a.id = m.mandant_id WHERE a.name LIKE '%%Lindenhof%%' AND m.nachname IS NOT NULL ORDER BY m.id LIMIT 1"), None
    seite = person.get(f"/post?person={name[:4]}").text
    kennung = re.search(r'name="kennung" value="([0-9a-f-]{36})"', seite)[1]
    felder: dict[str, Any] = {"kennung": kennung, "person": name, "email": "neu@example.org", "nachweis": "Brief vom 03.11.2026"}
    assert person.post("/post/einwilligung", "/post", **felder, erteilt="ja").status_code == 303
    seite = person.get(f"/post?person={name}").text
    assert "neu@example.org" in seite and "Brief vom 03.11.2026" in seite and "Widerruf vermerken" in seite
    assert person.post("/post/einwilligung", "/post", **felder, erteilt="nein").status_code == 303
    assert "widerrufen am" in person.get(f"/post?person={name}").text
    assert "MAG16" in person.post("/post/einwilligung", "/post", **felder | {"email": "keine"}, erteilt="ja").text
    assert "MAG17" in person.post("/post/einwilligung", "/post", **felder, erteilt="vielleicht").text
    assert "Niemand gefunden" in person.get("/post?person=Xyzzyx").text


def test_fremde_post_ist_nicht_da(leute: Callable[[str], Person]) -> None:  # noqa: F811
    p = leute(BUCHHALTUNG)
    with psycopg.connect(p.dsn) as c:
        fremd = c.execute("SELECT id FROM akte.mandanten WHERE name NOT LIKE '%%Lindenhof%%' LIMIT 1").fetchone()
        if fremd is None:
            pytest.skip("one client only")
        c.execute("SELECT sitzung.als_dienst(%s)", [fremd[0]])
        if c.execute(ANLEGEN, ["Geheimes", None, None, fremd[0]]).fetchone() is None:
            pytest.skip("the other client has no lease")
        kennung = c.execute("SELECT kennung FROM akte.postausgang WHERE betreff = 'Geheimes'").fetchone()[0]
    assert "Geheimes" not in p.get("/post").text
    antwort = p.post(f"/post/{kennung}", "/post", was="zurueckziehen", grund="neugierig")
    assert antwort.status_code == 409 and "MAG10" in antwort.text
    assert p.get(f"/post/stapel/{uuid.uuid4()}.pdf").status_code == 404
