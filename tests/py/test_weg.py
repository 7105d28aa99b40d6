"""The pages of a community of owners: who sees them, one page for all owners, what is refused and where it says so."""
from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import flask
import psycopg
import pytest
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from app import auth, config, create_app, demo, demo_weg
from test_seiten import Seiten
from test_seiten_http import Person

SACHBEARBEITUNG, BUCHHALTUNG, OHNE_WEG = "reuter@lindenhof.example", "busch@lindenhof.example", "ahorn@ahorn.example"


@pytest.fixture(scope="module")
def app(server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    with psycopg.connect(config.mit_rolle(server.dsn, "mietakte_dba"), row_factory=dict_row) as c:
        demo_weg.anlegen(c, 1, demo._Bearbeiter(c, 1, "sachbearbeitung"))
    app = create_app({"DSN": lambda kanal: config.mit_rolle(server.dsn, config.KANAELE[kanal])})
    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture(scope="module")
def leute(app: flask.Flask, server: Any) -> Callable[[str], Person]:
    return functools.cache(lambda email: Person(app, server.dsn, email))


@pytest.fixture
def person(leute: Callable[[str], Person]) -> Person:
    return leute(SACHBEARBEITUNG)


@pytest.fixture
def objekt(person: Person) -> str:
    return str(person.sql("SELECT kennung FROM akte.objekte WHERE name = %s", demo_weg.NAME))


def versammlung(person: Person, art: str) -> tuple[str, int]:
    """The newest meeting of this kind: its page, its Vorgang."""
    with psycopg.connect(person.dsn) as c:
        return c.execute("SELECT v.kennung::text, g.id FROM akte.eigentuemerversammlungen v JOIN engine.vorgang g USING (mandant_id, traeger_id)"
                         " JOIN akte.objekte o ON o.id = v.objekt_id WHERE o.name = %s AND v.art = %s AND g.ist_klammer ORDER BY v.id DESC LIMIT 1", [demo_weg.NAME, art]).fetchone()


# -- who sees it ----------------------------------------------------------------------------------------------------------

def test_a_client_without_communities_never_sees_any_of_it(leute: Callable[[str], Person], person: Person, objekt: str) -> None:
    fremd = leute(OHNE_WEG)
    kennung, vorgang = versammlung(person, "ordentlich")
    beschluss = person.sql("SELECT max(vorgang_id) FROM akte.beschluesse")
    for pfad in ("/weg", "/weg/neu", f"/weg/versammlung/{kennung}", f"/weg/versammlung/{kennung}/teilnahme", f"/weg/beschluss/{beschluss}/stimmen",
                 f"/weg/sammlung/{objekt}", f"/weg/sammlung/{objekt}.csv"):
        assert fremd.get(pfad).status_code == 404, pfad
        assert person.get(pfad).status_code == 200, pfad
    vorher = person.sql("SELECT count(*) FROM akte.eigentuemerversammlungen")
    assert fremd.post("/weg/neu", **{"f.objekt": objekt, "f.art": "ordentlich", "f.termin": "2030-05-20T18:00", "f.ort": "Saal", "f.prinzip": "kopf"}).status_code == 404
    assert fremd.post(f"/weg/versammlung/{kennung}/teilnahme", **{"f.anwesenheit.1": "anwesend"}).status_code == 404
    assert fremd.post(f"/weg/beschluss/{beschluss}/stimmen", **{"f.stimme.1": "ja"}).status_code == 404
    assert person.sql("SELECT count(*) FROM akte.eigentuemerversammlungen") == vorher


def test_missing_and_absurd_addresses_are_not_found(person: Person) -> None:
    for pfad in ("/weg/versammlung/00000000-0000-0000-0000-000000000000", "/weg/sammlung/00000000-0000-0000-0000-000000000000",
                 f"/weg/beschluss/{2**62}/stimmen", f"/weg/beschluss/{2**63}/stimmen"):
        assert person.get(pfad).status_code == 404, pfad


def test_list_shows_meetings_of_each_house(person: Person) -> None:
    seite = person.get("/weg").text
    assert demo_weg.NAME in seite and "05.11.2026, 18:00" in seite and "19 von 22" in seite


# -- a meeting from the form to the votes, without a script -------------------------------------------------------------------

def test_meeting_page_tells_what_happened(person: Person) -> None:
    kennung, _ = versammlung(person, "ordentlich")
    seite = person.get(f"/weg/versammlung/{kennung}").text
    for text in ("Erneuerung der Haustür", "Protokolliert", "Jörg Albers", "19 von 22", "Nr. 1"):
        assert text in seite, text
    assert seite.count("frühere Einladung") == 0
    assert len(re.findall(r'/dokument/[0-9a-f-]{36}\.pdf', seite)) == 0 or "PDF" in seite


def test_a_refused_meeting_comes_back_with_its_fields(person: Person, objekt: str) -> None:
    antwort = person.post("/weg/neu", **{"f.objekt": objekt, "f.art": "ordentlich", "f.termin": "2020-05-20T18:00", "f.ort": "Saal 7", "f.prinzip": "kopf"})
    assert antwort.status_code == 409 and "MAC02" in antwort.text and "Saal 7" in antwort.text


def test_bookkeeping_may_look_but_not_call_a_meeting(leute: Callable[[str], Person], objekt: str) -> None:
    wer = leute(BUCHHALTUNG)
    assert wer.get("/weg").status_code == 200
    antwort = wer.post("/weg/neu", **{"f.objekt": objekt, "f.art": "ordentlich", "f.termin": "2030-05-20T18:00", "f.ort": "Saal", "f.prinzip": "kopf"})
    assert "MA014" in antwort.text and antwort.status_code != 303


def test_written_vote_with_all_owners_on_one_page(person: Person) -> None:
    kennung, master = versammlung(person, "umlauf")
    beschluss = person.sql("SELECT b.vorgang_id FROM akte.beschluesse b JOIN akte.eigentuemerversammlungen v ON v.id = b.versammlung_id WHERE v.kennung = %s", kennung)
    assert "steht fest, sobald" in person.get(f"/weg/beschluss/{beschluss}/stimmen").text
    assert person.tun(master, "durchfuehren", leitung="Anke Lindner").status_code == 303
    seite = person.get(f"/weg/beschluss/{beschluss}/stimmen").text
    assert seite.count('name="f.stimme.') == 22 and seite.count("<form") == 2      # one for the votes, one to log off

    # one row is wrong: nothing is kept, the message stands at the row, the rest of the form comes back
    antwort = person.post(f"/weg/beschluss/{beschluss}/stimmen", **{"f.stimme.1": "ja", "f.stimme.2": "ausgeschlossen"})
    assert antwort.status_code == 409 and 'id="fehler-2"' in antwort.text and 'id="fehler-1"' not in antwort.text
    assert re.search(r'name="f\.stimme\.1".*?<option value="ja" selected', antwort.text)
    assert person.sql("SELECT count(*) FROM akte.stimmen s JOIN akte.beschluesse b ON b.id = s.beschluss_id WHERE b.vorgang_id = %s", beschluss) == 0

    # the rest by subtraction
    antwort = person.post(f"/weg/beschluss/{beschluss}/stimmen", **{"f.stimme.2": "ausgeschlossen", "f.grund.2": "Ist selbst der Anbieter", "f.stimme.5": "nein", "f.uebrige": "ja"})
    assert antwort.status_code == 303 and antwort.location.endswith(f"/weg/versammlung/{kennung}#beschluesse")
    zaehlen = ("SELECT string_agg(stimme || ' ' || n, ', ' ORDER BY stimme) FROM (SELECT stimme, count(*) AS n FROM akte.stimmen s"
               " JOIN akte.beschluesse b ON b.id = s.beschluss_id WHERE b.vorgang_id = %s GROUP BY stimme) x")
    assert person.sql(zaehlen, beschluss) == "ausgeschlossen 1, ja 20, nein 1"

    # saved again as it stands: nothing happens twice; changed without a reason: refused; with one: a newer fassung
    assert "MAC25" in person.post(f"/weg/beschluss/{beschluss}/stimmen", **{"f.stimme.1": "ja", "f.stimme.5": "nein"}).text
    assert "MAC33" in person.post(f"/weg/beschluss/{beschluss}/stimmen", **{"f.stimme.5": "ja"}).text
    assert person.post(f"/weg/beschluss/{beschluss}/stimmen", **{"f.stimme.5": "ja", "f.korrektur": "Antwort falsch gelesen"}).status_code == 303
    assert person.sql(zaehlen, beschluss) == "ausgeschlossen 1, ja 21, nein 1"
    assert "berichtigt: Antwort falsch gelesen" in person.get(f"/weg/beschluss/{beschluss}/stimmen").text

    assert person.tun(beschluss, "abstimmen").status_code == 303
    seite = person.get(f"/weg/beschluss/{beschluss}/stimmen").text
    assert "Stimmen speichern" not in seite and seite.count("disabled") >= 22
    assert "MAC24" in person.post(f"/weg/beschluss/{beschluss}/stimmen", **{"f.stimme.1": "nein"}).text
    assert "21 / 0 / 0" in person.get(f"/weg/versammlung/{kennung}").text


def test_attendance_page(person: Person, objekt: str) -> None:
    """A held meeting takes no more attendance; the page says so instead of failing."""
    kennung, _ = versammlung(person, "ordentlich")
    seite = person.get(f"/weg/versammlung/{kennung}/teilnahme").text
    assert seite.count('name="f.anwesenheit.') == 22 and re.search(r'name="f\.vertreter\.6"[^>]*value="Jörg Albers"', seite)
    antwort = person.post(f"/weg/versammlung/{kennung}/teilnahme", **{"f.anwesenheit.1": "abwesend"})
    assert antwort.status_code == 409 and "MAC24" in antwort.text


def test_attendance_errors_stand_at_their_row(person: Person, objekt: str) -> None:
    antwort = person.post("/weg/neu", **{"f.objekt": objekt, "f.art": "ausserordentlich", "f.termin": "2030-05-20T18:00", "f.ort": "Saal", "f.prinzip": "kopf"})
    assert antwort.status_code == 303
    kennung = antwort.location.rsplit("/", 1)[1]
    master = person.sql("SELECT g.id FROM akte.eigentuemerversammlungen v JOIN engine.vorgang g USING (mandant_id, traeger_id) WHERE v.kennung = %s", kennung)
    assert person.tun(master, "top_erfassen", titel="Zaun", art="beschluss").status_code == 303
    # the day has come: its clock is the engine's, not the page's
    with psycopg.connect(config.mit_rolle(person.dsn, "mietakte_dba")) as c:
        c.execute("SELECT sitzung.als_dienst(1)")
        wer = c.execute("SELECT min(id) FROM akte.benutzer WHERE rolle = 'sachbearbeitung'").fetchone()[0]
        c.execute("SELECT sitzung.als_benutzer(1, %s)", [wer])
        c.execute("SELECT engine.zeit_setzen('2030-04-01 10:00+02')")
        assert c.execute("SELECT ok FROM engine.ausloesen(%s, 'einladen', '{\"weg\": \"brief\", \"versandt_am\": \"2030-04-01\", \"zugang_am\": \"2030-04-03\"}')", [master]).fetchone()[0]
        c.execute("SELECT engine.zeit_setzen('2030-05-20 20:00+02')")
        assert c.execute("SELECT ok FROM engine.ausloesen(%s, 'durchfuehren', '{\"leitung\": \"Anke Lindner\"}')", [master]).fetchone()[0]
    antwort = person.post(f"/weg/versammlung/{kennung}/teilnahme", **{"f.anwesenheit.1": "anwesend", "f.anwesenheit.2": "vertreten", "f.vertreter.2": "Mira Lang", "f.vollmacht.2": "muendlich",
                                                                       "f.anwesenheit.3": "vertreten"})
    assert antwort.status_code == 409 and 'id="fehler-2"' in antwort.text and 'id="fehler-3"' in antwort.text and 'id="fehler-1"' not in antwort.text
    assert re.search(r'name="f\.vertreter\.2"[^>]*value="Mira Lang"', antwort.text)
    antwort = person.post(f"/weg/versammlung/{kennung}/teilnahme", **{"f.anwesenheit.1": "anwesend", "f.vertreter.1": "Niemand", "f.anwesenheit.2": "vertreten", "f.vertreter.2": "Mira Lang", "f.vollmacht.2": "textform"})
    assert antwort.status_code == 303
    assert "2 von 22" in person.get(f"/weg/versammlung/{kennung}").text


# -- the collection of decisions ----------------------------------------------------------------------------------------------

def test_collection_notes_and_csv(person: Person, objekt: str) -> None:
    seite = person.get(f"/weg/sammlung/{objekt}").text
    assert "Rauchverbot im Treppenhaus" in seite and "Abgelehnt mit" in seite
    eintrag = person.sql("SELECT s.kennung FROM akte.beschlusssammlung s JOIN akte.objekte o ON o.id = s.objekt_id WHERE o.name = %s AND s.nummer = 2", demo_weg.NAME)
    antwort = person.post(f"/weg/sammlung/{objekt}/{eintrag}/vermerk", **{"f.art": "aufgehoben", "f.tag": "2026-11-01", "f.text": "Durch Nr. 9"})
    assert antwort.status_code == 409 and "MAC61" in antwort.text and "Durch Nr. 9" in antwort.text
    assert person.post(f"/weg/sammlung/{objekt}/{eintrag}/vermerk", **{"f.art": "aufgehoben", "f.tag": "2026-11-20", "f.text": "=HYPERLINK(1)"}).status_code == 303
    assert person.post(f"/weg/sammlung/{objekt}/00000000-0000-0000-0000-000000000000/vermerk", **{"f.art": "hinweis", "f.tag": "2026-11-20", "f.text": "Hinweis"}).status_code == 404

    antwort = person.get(f"/weg/sammlung/{objekt}.csv")
    assert antwort.content_type == "text/csv; charset=utf-8" and antwort.data.startswith(b"\xef\xbb\xbf")
    zeilen = list(csv.reader(io.StringIO(antwort.data.decode("utf-8-sig")), delimiter=";"))
    assert [z[0] for z in zeilen] == ["Nr.", *[str(n) for n in range(1, len(zeilen))]] and len(zeilen) >= 4
    assert zeilen[2][4] == "Erneuerung der Haustür" and zeilen[2][7].startswith("20.11.2026 Aufgehoben: =HYPERLINK")


def test_a_cell_that_looks_like_a_formula_is_text() -> None:
    from app.verwaltung.weg import _zelle
    assert [_zelle(t) for t in ("=1+1", "+49", "-3", "@x", "a=b", "")] == ["'=1+1", "'+49", "'-3", "'@x", "a=b", ""]


# -- the pages of the Vorgänge --------------------------------------------------------------------------------------------------

def test_vorgang_pages_show_what_was_recorded(person: Person) -> None:
    _, master = versammlung(person, "ordentlich")
    assert "Stimmberechtigte" in person.get(f"/vorgang/{master}").text
    plan = person.sql("SELECT max(w.vorgang_id) FROM akte.wirtschaftsplaene w JOIN akte.objekte o ON o.id = w.objekt_id WHERE o.name = %s", demo_weg.NAME)
    seite = person.get(f"/vorgang/{plan}").text
    assert "Anteile der Einheiten" in seite and "83.138,00" in seite
    beschluss = person.sql("SELECT max(b.vorgang_id) FROM akte.beschluesse b JOIN akte.objekte o ON o.id = b.objekt_id WHERE o.name = %s AND b.status = 'anfechtungsfrist'", demo_weg.NAME)
    seite = person.get(f"/vorgang/{beschluss}").text
    assert "Anfechtbar bis" in seite and "So ist das berechnet" in seite and f"/weg/beschluss/{beschluss}/stimmen" in seite


# -- in a browser: both widths, no script, keyboard ------------------------------------------------------------------------------

@pytest.fixture
def am_schirm(browser: Any, server: Any, app: flask.Flask) -> Iterator[Callable[..., Seiten]]:
    offen = []

    def eintreten(breite: int) -> Seiten:
        kontext = browser.new_context(base_url=server.adresse, viewport={"width": breite, "height": 900}, locale="de-DE", timezone_id="Europe/Berlin", java_script_enabled=True)
        offen.append(kontext)
        return Seiten(kontext.new_page(), server.dsn).anmelden("linde@lindenhof.example")

    yield eintreten
    for kontext in offen:
        kontext.close()


@pytest.mark.browser
@pytest.mark.parametrize("breite", (360, 1440))
def test_every_page_is_sound(am_schirm: Callable[..., Seiten], person: Person, objekt: str, breite: int) -> None:
    p = am_schirm(breite)
    schlecht = {}
    seiten = ["/weg", "/weg/neu", f"/weg/sammlung/{objekt}"]
    for art in ("ordentlich", "umlauf", "ausserordentlich"):
        kennung, vorgang = versammlung(person, art)
        seiten += [f"/weg/versammlung/{kennung}", f"/weg/versammlung/{kennung}/teilnahme", f"/vorgang/{vorgang}"]
    with psycopg.connect(person.dsn) as c:
        seiten += [f"/weg/beschluss/{b}/stimmen" for (b,) in c.execute("SELECT DISTINCT ON (status) vorgang_id FROM akte.beschluesse ORDER BY status, id")]
        seiten += [f"/vorgang/{v}" for (v,) in c.execute("SELECT DISTINCT ON (automat, zustand) id FROM engine.vorgang WHERE automat IN ('etv_beschluss', 'wirtschaftsplan_genehmigung') ORDER BY automat, zustand, id")]
    for pfad in seiten:
        p.laut.clear()
        antwort = p.s.goto(pfad)
        if antwort.status != 200 or p.maengel():
            schlecht[pfad] = [antwort.status, *p.maengel()]
    assert schlecht == {}


@pytest.mark.browser
def test_votes_with_the_keyboard_alone(am_schirm: Callable[..., Seiten], person: Person) -> None:
    """From row to row with Tab, a letter for the vote, Enter to save."""
    with psycopg.connect(config.mit_rolle(person.dsn, "mietakte_dba")) as c:
        c.execute("SELECT sitzung.als_dienst(1)")
        wer = c.execute("SELECT min(id) FROM akte.benutzer WHERE rolle = 'sachbearbeitung'").fetchone()[0]
        objekt = c.execute("SELECT id FROM akte.objekte WHERE name = %s", [demo_weg.NAME]).fetchone()[0]
        c.execute("SELECT sitzung.als_benutzer(1, %s)", [wer])
        c.execute("SELECT engine.zeit_setzen('2031-01-10 10:00+01')")
        master, traeger = c.execute("SELECT vorgang_id, traeger_id FROM api.versammlung_anlegen(%s)", [Jsonb(
            {"objekt": objekt, "art": "umlauf", "termin": "2031-02-01 12:00", "ort": "per Post", "prinzip": "kopf"})]).fetchone()
        for ereignis, daten in (("top_erfassen", {"titel": "Hecke", "art": "beschluss"}), ("einladen", {"weg": "brief", "versandt_am": "2031-01-10", "zugang_am": "2031-01-12"}),
                                ("durchfuehren", {"leitung": "Anke Lindner"})):
            assert c.execute("SELECT ok FROM engine.ausloesen(%s, %s, %s)", [master, ereignis, Jsonb(daten)]).fetchone()[0]
        beschluss = c.execute("SELECT vorgang_id FROM engine.starten('etv_beschluss', %s, %s)", [traeger, Jsonb({"top": "1"})]).fetchone()[0]
    p = am_schirm(1440)
    p.s.goto(f"/weg/beschluss/{beschluss}/stimmen")
    p.s.locator("[name='f.stimme.1']").focus()
    for taste in ("J", "N", "E"):
        p.s.keyboard.press(taste)
        p.s.keyboard.press("Tab")      # reason of an exclusion
        p.s.keyboard.press("Tab")      # next row
    p.s.locator("[name='f.grund.1']").focus()
    with p.s.expect_navigation():
        p.s.keyboard.press("Enter")
    assert "Die Stimmen sind eingetragen" in p.meldung()
    assert person.sql("SELECT string_agg(s.stimme, ' ' ORDER BY r.nummer) FROM akte.stimmen s JOIN akte.stimmrechte r ON r.id = s.stimmrecht_id"
                      " JOIN akte.beschluesse b ON b.id = s.beschluss_id WHERE b.vorgang_id = %s", beschluss) == "ja nein enthaltung"
