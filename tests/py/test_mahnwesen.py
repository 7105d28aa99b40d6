"""Claims and dunning on the pages: who is late, a payment, a release, several at once; the demo of it; and the seed example on page and PDF."""
from __future__ import annotations

import functools
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import flask
import psycopg
import pytest
from psycopg.rows import dict_row

from app import auth, config, create_app, demo, demo_mahnwesen, dienst
from app.filter import BERLIN

HEUTE = datetime.now(BERLIN).date()

SACHBEARBEITUNG, BUCHHALTUNG, TEAMLEITUNG = "reuter@lindenhof.example", "busch@lindenhof.example", "linde@lindenhof.example"


class Person:
    """Somebody at the browser, without a script."""

    def __init__(self, app: flask.Flask, email: str) -> None:
        self.c = app.test_client()
        seite = self.c.get("/anmelden").text
        antwort = self.c.post("/anmelden", data={"csrf_token": self.token(seite), "email": email, "passwort": demo.PASSWORT})
        if antwort.status_code == 200:      # two clients know this address
            zugang = re.search(r'value="([0-9a-f-]{36})"[^>]*>[^<]*Lindenhof', antwort.text) or re.search(
                r'Lindenhof.{0,400}?value="([0-9a-f-]{36})"', antwort.text, re.DOTALL)
            antwort = self.c.post("/anmelden/mandant", data={"csrf_token": self.token(antwort.text), "zugang": zugang[1]})
        assert antwort.status_code == 303

    @staticmethod
    def token(seite: str) -> str:
        return re.search(r'name="csrf_token" value="([^"]+)"', seite)[1]

    def get(self, adresse: str) -> Any:
        return self.c.get(adresse)

    def post(self, adresse: str, **felder: Any) -> Any:
        return self.c.post(adresse, data={"csrf_token": self.token(self.c.get("/mahnungen").text), **felder})


@pytest.fixture(scope="module")
def verbinden(server: Any) -> Callable[[str], psycopg.Connection]:
    return lambda rolle="postgres": psycopg.connect(config.mit_rolle(server.dsn, rolle), row_factory=dict_row)


@pytest.fixture(scope="module", autouse=True)
def geladen(verbinden: Callable) -> None:
    """The demo of dunning; where app.demo has loaded it already, nothing happens."""
    with verbinden("mietakte_dba") as v:
        demo_mahnwesen.laden(v, 1)


@pytest.fixture(scope="module")
def sql(verbinden: Callable) -> Callable[..., Any]:
    def fragen(anweisung: str, *werte: object) -> Any:
        with verbinden() as v:
            zeile = v.execute(anweisung, werte).fetchone()
        return next(iter(zeile.values())) if zeile else None
    return fragen


@pytest.fixture(scope="module")
def app(server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    """In this process, on the database of `server`."""
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    app = create_app({"DSN": lambda kanal: config.mit_rolle(server.dsn, config.KANAELE[kanal])})
    yield app
    app.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


@pytest.fixture(scope="module")
def leute(app: flask.Flask) -> Callable[[str], Person]:
    return functools.cache(lambda email: Person(app, email))


def euro(betrag: Any) -> str:
    ganz, rest = f"{betrag:,.2f}".split(".")
    return f"{ganz.replace(',', '.')},{rest}"


def test_demo_zeigt_alle_stufen(sql: Callable, verbinden: Callable) -> None:
    assert sql("SELECT count(*) FROM akte.mahnungen WHERE mandant_id = 1 AND stufe = 1") >= 2
    assert sql("SELECT count(*) FROM akte.mahnvorgaenge WHERE mandant_id = 1 AND status LIKE '%%vorgeschlagen'") >= 1
    assert sql("SELECT count(*) FROM akte.mahnvorgaenge WHERE mandant_id = 1 AND status = 'ausgesetzt'") == 1
    with verbinden("mietakte_dba") as v:
        assert demo_mahnwesen.laden(v, 1) is False


def test_forderungen_nach_faechern(leute: Callable, sql: Callable) -> None:
    seite = leute(BUCHHALTUNG).get("/forderungen")
    assert seite.status_code == 200 and "<svg" in seite.text and "über 90 Tage" in seite.text
    offen = sql("SELECT sum(offen) FROM (SELECT offen FROM akte.mietzahlungen WHERE mandant_id = 1 AND offen > 0 AND faellig_am < current_date"
                " UNION ALL SELECT offen FROM akte.hausgeld_sollstellungen WHERE mandant_id = 1 AND offen > 0 AND faellig_am < current_date) x")
    assert euro(offen) in seite.text
    ziel = re.search(r'href="(/forderungen/(?:miete|hausgeld)/[^"?]+)"', seite.text)[1]
    konto = leute(BUCHHALTUNG).get(ziel)
    assert konto.status_code == 200 and "Überfällige Posten" in konto.text and "Zahlung buchen" in konto.text
    assert "Zahlung buchen" not in leute(SACHBEARBEITUNG).get(ziel).text
    assert leute(BUCHHALTUNG).get("/forderungen/miete/999999").status_code == 404


def test_schwellen_der_kuendigung(leute: Callable, sql: Callable) -> None:
    mv = sql("SELECT mietverhaeltnis_id FROM akte.mahnvorgaenge WHERE mandant_id = 1 AND mietverhaeltnis_id IS NOT NULL ORDER BY hauptforderung DESC LIMIT 1")
    seite = leute(BUCHHALTUNG).get(f"/forderungen/miete/{mv}").text
    assert "Schwellen der Kündigung" in seite and "Erreicht seit" in seite and "§ 569 Abs. 3" in seite


def test_zahlung_zweimal_abgeschickt_ist_eine(leute: Callable, sql: Callable) -> None:
    mv = sql("SELECT mietverhaeltnis_id FROM akte.mahnvorgaenge WHERE mandant_id = 1 AND mietverhaeltnis_id IS NOT NULL AND status = 'vorgeschlagen' ORDER BY id LIMIT 1")
    person = leute(BUCHHALTUNG)
    seite = person.get(f"/forderungen/miete/{mv}").text
    kennung = re.search(r'name="kennung" value="([^"]+)"', seite)[1]
    vorher = sql("SELECT count(*) FROM akte.zahlungen")
    angaben = {"mietverhaeltnis_id": str(mv), "betrag": "10,00", "wertstellung": HEUTE.isoformat(), "text": "Teilzahlung", "kennung": kennung}
    for _ in range(2):
        assert person.post("/forderungen/zahlung", **angaben).status_code == 303
    assert sql("SELECT count(*) FROM akte.zahlungen") == vorher + 1
    seite = person.get(f"/forderungen/miete/{mv}").text
    assert "10,00" in seite and "§ 366" in seite
    zahlung = sql("SELECT max(id) FROM akte.zahlungen")
    assert person.post(f"/forderungen/zahlung/{zahlung}/stornieren", mietverhaeltnis_id=str(mv), art="irrtum", am=HEUTE.isoformat(), grund="falsches Konto").status_code == 303
    assert sql("SELECT sum(betrag) FROM akte.zahlung_zuordnungen WHERE zahlung_id >= %s", zahlung) == 0
    assert leute(SACHBEARBEITUNG).post("/forderungen/zahlung", **{**angaben, "kennung": ""}).status_code == 409


def test_pruefen_aendern_freigeben(leute: Callable, sql: Callable) -> None:
    person = leute(BUCHHALTUNG)
    nummer = sql("SELECT g.vorgang_id FROM akte.mahnvorgaenge g WHERE g.mandant_id = 1 AND g.status LIKE '%%vorgeschlagen' AND g.mietverhaeltnis_id IS NOT NULL ORDER BY g.stufe DESC, g.id LIMIT 1")
    vorher, stufe = sql("SELECT status FROM akte.mahnvorgaenge WHERE vorgang_id = %s", nummer), sql("SELECT stufe + 1 FROM akte.mahnvorgaenge WHERE vorgang_id = %s", nummer)
    seite = person.get("/mahnungen").text
    assert f'id="m-{nummer}"' in seite and "freigeben" in seite and "autofocus" in seite and ("BGH VIII ZR 95/18" in seite) is (stufe > 1)
    ohne_recht = leute(SACHBEARBEITUNG)
    assert "Freigeben dürfen Buchhaltung und Teamleitung" in ohne_recht.get("/mahnungen").text
    assert ohne_recht.post(f"/mahnungen/{nummer}/freigeben").status_code == 409
    assert person.post(f"/mahnungen/{nummer}/freigeben", zahlbar_bis="2020-01-01").status_code == 409
    assert sql("SELECT status FROM akte.mahnvorgaenge WHERE vorgang_id = %s", nummer) == vorher
    assert person.post(f"/mahnungen/{nummer}/freigeben", **({"gebuehr_erlassen": "ja"} if stufe > 1 else {})).status_code == 303
    assert sql("SELECT status FROM akte.mahnvorgaenge WHERE vorgang_id = %s", nummer) == f"stufe_{stufe}"
    assert sql("SELECT gebuehr FROM akte.mahnungen WHERE vorgang_id = %s ORDER BY id DESC LIMIT 1", nummer) == 0
    post = ("FROM akte.postausgang p JOIN akte.dokumente d ON d.id = p.dokument_id JOIN akte.mahnungen m ON m.dokument = d.kennung WHERE m.vorgang_id = %s AND m.stufe = %s")
    assert sql(f"SELECT string_agg(p.weg || ' ' || p.status || ' ' || p.lesebestaetigung, ',') {post}", nummer, stufe) == "druck wartend true"
    assert sql("SELECT count(*) FROM akte.dokument_dateien f JOIN akte.mahnungen m ON m.vorgang_id = %s JOIN akte.dokumente d ON d.kennung = m.dokument AND d.id = f.dokument_id AND m.stufe = %s", nummer, stufe) == 1
    vorgang = person.get(f"/vorgang/{nummer}").text
    assert f"{('Zahlungserinnerung', 'Zweite Mahnung', 'Letzte Mahnung')[stufe - 1]} vom" in vorgang and ("erlassen" in vorgang or stufe == 1)


def test_storno_haelt_den_brief_zurueck(leute: Callable, verbinden: Callable, sql: Callable) -> None:
    """A letter that has not left the house does not leave it after a Storno."""
    person = leute(BUCHHALTUNG)
    nummer = sql("SELECT m.vorgang_id FROM akte.mahnungen m JOIN akte.dokumente d ON d.kennung = m.dokument JOIN akte.postausgang p ON p.dokument_id = d.id WHERE p.status = 'wartend' ORDER BY m.id DESC LIMIT 1")
    assert person.post(f"/vorgang/{nummer}/stornieren", **{"f.grund": "an den Falschen", "aktion": "ausfuehren"}).status_code == 303
    assert sql("SELECT string_agg(DISTINCT p.status, ',') FROM akte.postausgang p WHERE p.vorgang_id = %s", nummer) == "zurueckgezogen"
    assert sql("SELECT count(*) FROM akte.mietzahlungen z JOIN akte.mahnvorgaenge g ON g.mietverhaeltnis_id = z.mietverhaeltnis_id WHERE g.vorgang_id = %s AND z.status = 'mahnung'", nummer) == 0


def test_entwurf_zeigt_das_schreiben_und_laesst_nichts_zurueck(leute: Callable, sql: Callable, tmp_path: Any) -> None:
    person = leute(BUCHHALTUNG)
    seite = person.post("/mahnungen/lauf").text
    nummer = re.search(r'formaction="/mahnungen/(\d+)/entwurf" formtarget="_blank" data-taste="p">', seite)[1]
    vorher = sql("SELECT count(*) FROM audit.eintraege"), sql("SELECT count(*) FROM akte.mahnungen")
    antwort = person.post(f"/mahnungen/{nummer}/entwurf", zahlbar_bis=(HEUTE + timedelta(days=20)).isoformat())
    assert antwort.status_code == 200 and antwort.mimetype == "application/pdf"
    pfad = tmp_path / "entwurf.pdf"
    pfad.write_bytes(antwort.data)
    text = subprocess.run(["pdftotext", "-layout", str(pfad), "-"], capture_output=True, text=True, check=True).stdout
    assert "Entwurf, nicht freigegeben" in text and f"{HEUTE + timedelta(days=20):%d.%m.%Y}" in text
    assert person.post(f"/mahnungen/{nummer}/entwurf", zahlbar_bis="2020-01-01").status_code == 409
    assert (sql("SELECT count(*) FROM audit.eintraege"), sql("SELECT count(*) FROM akte.mahnungen")) == vorher


def test_gemeinsame_freigabe_zeigt_vorher_alles(leute: Callable, sql: Callable, server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    person = leute(TEAMLEITUNG)
    person.post("/mahnungen/lauf")          # whom the Storno set free is proposed anew
    seite = person.get("/mahnungen").text
    nummern = re.findall(r'name="vorgang" value="(\d+)" form="mehrere" data-taste="m">', seite)
    assert nummern
    vorschau = person.post("/mahnungen/freigeben", vorgang=nummern)
    assert vorschau.status_code == 200 and vorschau.text.count("zahlbar bis") == len(nummern)
    assert sql("SELECT count(*) FROM akte.mahnvorgaenge WHERE vorgang_id = ANY (%s) AND status LIKE '%%vorgeschlagen'", [int(n) for n in nummern]) == len(nummern)
    antwort = person.post("/mahnungen/freigeben", vorgang=[*nummern, "99999999"], aktion="bestaetigt")
    assert antwort.status_code == 303 and sql("SELECT count(*) FROM akte.mahnvorgaenge WHERE vorgang_id = ANY (%s) AND status LIKE '%%vorgeschlagen'", [int(n) for n in nummern]) == 0
    # the letters are made by the service, on all cores; the page waits for them without a script
    lauf = antwort.headers["Location"]
    seite = person.get(lauf)
    assert seite.headers["Refresh"] == "2" and f'max="{len(nummern)}" value="0"' in seite.text
    monkeypatch.setattr(dienst, "EINZELN", 0)
    monkeypatch.setattr(dienst.os, "sched_getaffinity", lambda _: {0, 1})
    bilanz = dienst.Dienst(config.mit_rolle(server.dsn, "mietakte_dienst"), print, None, druck_ab=time(23, 59, 59)).runde()
    assert bilanz.pdf >= len(nummern) and not bilanz.pdf_fehler and not bilanz.gescheitert
    seite = person.get(lauf)
    assert "Refresh" not in seite.headers and f'max="{len(nummern)}" value="{len(nummern)}"' in seite.text and person.get(re.search(r'href="(/dokument/[^"]+)"', seite.text)[1]).data[:5] == b"%PDF-"
    assert person.get(f"/mahnungen/freigabe/{uuid4()}").status_code == 404
    assert person.post("/mahnungen/freigeben").status_code == 422


def test_androhung_der_kuendigung_als_schreiben(leute: Callable, sql: Callable) -> None:
    person = leute(BUCHHALTUNG)
    nummer = sql("SELECT g.vorgang_id FROM akte.mahnvorgaenge g WHERE g.mandant_id = 1 AND g.mietverhaeltnis_id IS NOT NULL AND g.status IN ('stufe_1', 'stufe_2', 'stufe_3') ORDER BY g.id LIMIT 1")
    frist = date.fromordinal(HEUTE.toordinal() + 14).isoformat()
    antwort = person.post(f"/vorgang/{nummer}/kuendigung_androhen", **{"f.frist": frist, "aktion": "ausfuehren"})
    assert antwort.status_code == 303
    kennung = sql("SELECT kennung FROM akte.dokumente WHERE vorgang_id = %s AND art = 'kuendigungsandrohung'", nummer)
    assert person.get(f"/dokument/{kennung}.pdf").data[:5] == b"%PDF-"


def test_jemand_war_schneller(leute: Callable, verbinden: Callable, sql: Callable) -> None:
    """A payment of another session that commits while the release waits: a clear refusal, nothing half done."""
    mv = sql("SELECT z.mietverhaeltnis_id FROM akte.mietzahlungen z WHERE z.mandant_id = 1 AND z.monat = date_trunc('month', current_date)::date AND z.status = 'bezahlt'"
             " AND NOT EXISTS (SELECT FROM akte.mahnvorgaenge g WHERE g.mietverhaeltnis_id = z.mietverhaeltnis_id) AND EXISTS (SELECT FROM akte.mietverhaeltnisse m JOIN akte.einheiten e"
             " ON e.id = m.einheit_id JOIN akte.bankkonten k ON k.objekt_id = e.objekt_id AND k.zweck = 'miete' WHERE m.id = z.mietverhaeltnis_id AND NOT m.mahnsperre) ORDER BY 1 LIMIT 1")
    benutzer = sql("SELECT id FROM akte.benutzer WHERE mandant_id = 1 AND rolle = 'buchhaltung'")
    with verbinden() as v:
        f = v.execute("INSERT INTO akte.mietzahlungen (mandant_id, mietverhaeltnis_id, art, bezeichnung, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund, angelegt_am, angelegt_von)"
                      " VALUES (1, %s, 'sonstige', 'Schlüsselverlust', current_date - 40, current_date - 39, 5, '§ 288 Abs. 1 BGB', now(), 'test') RETURNING id", [mv]).fetchone()["id"]
        v.execute("INSERT INTO akte.mietzahlung_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (1, %s, 'sonstige', 60, now())", [f])
    with verbinden("mietakte_dba") as erste, verbinden("mietakte_dba") as zweite:
        with erste.transaction():
            erste.execute("SELECT sitzung.als_benutzer(1, %s)", [benutzer])
            nr = erste.execute("SELECT vorgang_id FROM engine.starten('mahnwesen', (SELECT traeger_id FROM akte.mietverhaeltnisse WHERE id = %s))", [mv]).fetchone()["vorgang_id"]
        ergebnis: list = []

        def freigeben() -> None:
            with zweite.transaction():
                zweite.execute("SELECT sitzung.als_benutzer(1, %s)", [benutzer])
                ergebnis.append(zweite.execute("SELECT * FROM api.mahnung_freigeben(%s)", [nr]).fetchone())

        with erste.transaction():
            erste.execute("SELECT sitzung.als_benutzer(1, %s)", [benutzer])
            assert erste.execute("SELECT ok FROM api.zahlung_erfassen(jsonb_build_object('mietverhaeltnis_id', %s::bigint, 'betrag', '60', 'wertstellung', current_date))", [mv]).fetchone()["ok"]
            faden = threading.Thread(target=freigeben)
            faden.start()
            faden.join(1.0)
            assert faden.is_alive() and not ergebnis          # it waits for the bracket
        faden.join(20)
    assert ergebnis[0]["ok"] is False and ergebnis[0]["fehlercode"] == "MA005"
    assert sql("SELECT status FROM akte.mahnvorgaenge WHERE vorgang_id = %s", nr) == "erledigt"
    assert sql("SELECT count(*) FROM akte.mahnungen WHERE vorgang_id = %s", nr) == 0


def test_mahnlauf_von_hand_schlaegt_nichts_doppelt_vor(leute: Callable, sql: Callable) -> None:
    vorher = sql("SELECT count(*) FROM akte.mahnvorgaenge")
    for _ in range(2):
        antwort = leute(SACHBEARBEITUNG).post("/mahnungen/lauf")
        assert antwort.status_code == 200 and "übersprungen" in antwort.text
    assert sql("SELECT count(*) FROM akte.mahnvorgaenge") - vorher <= 2


def test_beispiel_schmidt_auf_seite_und_im_pdf(leute: Callable, verbinden: Callable, sql: Callable, tmp_path: Any) -> None:
    """Three Hausgeld items of 420 €, 12 April 2026 in Berlin: 8.00 € interest, level 3, 1,278.00 €, bucket 61–90."""
    with verbinden() as v:
        m = 1
        v.execute("SELECT sitzung.als_dienst(%s)", [m])
        t = v.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'objekt') RETURNING id", [m]).fetchone()["id"]
        o = v.execute("INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land) VALUES (%s, %s, '0990', 'WEG', 'Lindenstraße 8',"
                      " 'Lindenstraße 8', '10969', 'Berlin', 'BE') RETURNING id", [m, t]).fetchone()["id"]
        v.execute("UPDATE engine.traeger SET bezug_id = %s WHERE id = %s", [o, t])
        e = v.execute("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art) VALUES (%s, %s, '04', 'Wohnung 4', 'wohnung') RETURNING id", [m, o]).fetchone()["id"]
        w = v.execute("INSERT INTO akte.eigentuemer (mandant_id, anrede, vorname, nachname, strasse, plz, ort) VALUES (%s, 'Herr', 'Ralf', 'Schmidt', 'Fontanestraße 3', '14193', 'Berlin')"
                      " RETURNING id", [m]).fetchone()["id"]
        v.execute("INSERT INTO akte.bankkonten (mandant_id, objekt_id, zweck, iban, bank, inhaber) VALUES (%s, %s, 'hausgeld', 'DE02120300000000202051', 'DKB', 'WEG Lindenstraße 8')", [m, o])
        for monat, faellig, verzug in (("2026-02-01", "2026-02-04", "2026-02-05"), ("2026-03-01", "2026-03-04", "2026-03-05"), ("2026-04-01", "2026-04-07", "2026-04-08")):
            f = v.execute("INSERT INTO akte.hausgeld_sollstellungen (mandant_id, einheit_id, eigentuemer_id, art, bezeichnung, monat, faellig_am, verzug_ab, prozentpunkte, prozentpunkte_grund,"
                          " angelegt_am, angelegt_von) VALUES (%s, %s, %s, 'hausgeld', 'Hausgeld ' || %s, %s, %s, %s, 5, '§ 288 Abs. 1 BGB', now(), 'test') RETURNING id",
                          [m, e, w, monat[:7], monat, faellig, verzug]).fetchone()["id"]
            v.execute("INSERT INTO akte.hausgeld_bestandteile (mandant_id, forderung_id, art, betrag, gebucht_am) VALUES (%s, %s, 'hausgeld', 420, now())", [m, f])
    person = leute(BUCHHALTUNG)
    liste = person.get("/forderungen?stichtag=2026-04-12&fach=bis_90").text
    assert "Ralf Schmidt" in liste and "1.268,00" in liste and "67 Tage" in liste
    konto = person.get(f"/forderungen/hausgeld/{w}/{e}?stichtag=2026-04-12").text
    for stueck in ("05.02.2026", "05.03.2026", "08.04.2026", "4,83", "2,81", "0,36", "8,00", "61–90"):
        assert stueck in konto, stueck

    benutzer = sql("SELECT id FROM akte.benutzer WHERE mandant_id = 1 AND rolle = 'buchhaltung'")
    with verbinden("mietakte_dba") as v:
        def am(tag: str, anweisung: str, *werte: object) -> dict:
            with v.transaction():
                v.execute("SELECT sitzung.als_benutzer(1, %s)", [benutzer])
                v.execute("SELECT engine.zeit_setzen(%s)", [tag])
                return v.execute(anweisung, werte).fetchone()
        nr = am("2026-02-20 09:00+01", "SELECT * FROM engine.starten('mahnwesen', %s, jsonb_build_object('schuldner', %s::text))", t, f"{w}:{e}")["vorgang_id"]
        assert am("2026-03-01 09:00+01", "SELECT * FROM engine.ausloesen(%s, 'zweite_mahnung_nachtragen', '{\"stufe_1_am\": \"2026-02-12\", \"stufe_2_am\": \"2026-02-28\"}')", nr)["nach"] == "stufe_2"
        lauf = am("2026-04-12 09:00+02", "SELECT * FROM api.mahnlauf() WHERE vorgang_id = %s", nr)
        assert (lauf["ergebnis"], lauf["stufe"], lauf["posten"], str(lauf["gesamt"])) == ("vorschlag", 3, 3, "1268.00")
        assert am("2026-04-12 09:00+02", "SELECT * FROM api.mahnung_freigeben(%s)", nr)["nach"] == "stufe_3"
        with v.transaction():
            v.execute("SELECT sitzung.als_dienst(1)")
            from app.verwaltung import urkunden

            class Tx:
                alle = staticmethod(lambda a, *w: v.execute(a, w).fetchall())
                tun = staticmethod(lambda a, *w: v.execute(a, w))
            urkunden.fertigen(Tx, nr)
    seite = person.get(f"/vorgang/{nr}").text
    for stueck in ("1.278,00", "Letzte Mahnung vom 12.04.2026", "12.02.2026", "28.02.2026", "428,17", "426,14", "423,69"):
        assert stueck in seite, stueck
    kennung = sql("SELECT dokument FROM akte.mahnungen WHERE vorgang_id = %s", nr)
    antwort = person.get(f"/dokument/{kennung}.pdf")
    assert antwort.status_code == 200
    pfad = tmp_path / "mahnung.pdf"
    pfad.write_bytes(antwort.data)
    text = " ".join(subprocess.run(["pdftotext", "-layout", str(pfad), "-"], capture_output=True, text=True, check=True).stdout.split())
    for stueck in ("Verzugszinsen 8,00 €", "zahlbar bis zum 19.04.2026 1.278,00 €", "67 420,00 € 1,27 % 6,27 % 4,8339", "Herrn Ralf Schmidt"):
        assert stueck in text, stueck
    assert "mahnung.xml" in subprocess.run(["pdfdetach", "-list", str(pfad)], capture_output=True, text=True).stdout

    # to court: the annex with the interest of that day, and the form
    with verbinden("mietakte_dba") as v:
        with v.transaction():
            v.execute("SELECT sitzung.als_benutzer(1, %s)", [benutzer])
            v.execute("SELECT engine.zeit_setzen('2026-04-20 09:00+02')")
            felder = '{"streitgericht": "Amtsgericht Schöneberg", "mahngericht": "Amtsgericht Wedding"}'
            assert v.execute("SELECT nach FROM engine.ausloesen(%s, 'mahnbescheid_vorbereiten', %s)", [nr, felder]).fetchone()["nach"] == "mahnbescheid_vorbereitet"
        with v.transaction():
            v.execute("SELECT sitzung.als_dienst(1)")
            Tx.alle = staticmethod(lambda a, *w: v.execute(a, w).fetchall())
            Tx.tun = staticmethod(lambda a, *w: v.execute(a, w))
            urkunden.fertigen(Tx, nr)
    pfad.write_bytes(person.get(f"/dokument/{sql('SELECT kennung FROM akte.dokumente WHERE vorgang_id = %s AND art = %s', nr, 'mahnbescheid_anlage')}.pdf").data)
    text = " ".join(subprocess.run(["pdftotext", "-layout", str(pfad), "-"], capture_output=True, text=True, check=True).stdout.split())
    for stueck in ("Zinsaufstellung bis zum 20.04.2026", "Amtsgericht Schöneberg", "05.02.2026 20.04.2026 75 420,00 € 1,27 6,27 5,4111", "Zusammen 1.279,74 €", "Ralf Schmidt"):
        assert stueck in text, stueck
    formular = person.get(f"/mahnungen/{nr}/mahnbescheid.csv")
    assert formular.status_code == 200 and '"Hauptforderung 1";"Katalognummer";"90"' in formular.text and '"Betrag in Euro";"420,00"' in formular.text
    assert person.get(f"/mahnungen/{nr}/mahnbescheid.json").json["ansprueche"][2]["zinsen_bis_heute"] == "0.94"
    assert f"/mahnungen/{nr}/mahnbescheid.csv" in person.get(f"/vorgang/{nr}").text
