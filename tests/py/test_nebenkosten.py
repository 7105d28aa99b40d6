"""Operating costs: shares that always add up, whatever the amounts and weights, and the pages through which they are entered."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import flask
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from app import auth, config, create_app, demo, demo_nk, dokumente

CENT = Decimal("0.01")
betraege = st.decimals(min_value=-1_000_000, max_value=1_000_000, places=2)
gewichte = st.lists(st.decimals(min_value=0, max_value=10_000_000, places=3), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def verbindung(db_modul: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(db_modul, autocommit=True) as v:
        yield v


# -- sharing ----------------------------------------------------------------------------------------------------------

@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(betrag=betraege, werte=gewichte)
def test_anteile_ergeben_den_betrag(verbindung: psycopg.Connection, betrag: Decimal, werte: list[Decimal]) -> None:
    anteile = verbindung.execute("SELECT regel.nk_anteile(%s, %s)", [betrag, werte]).fetchone()[0]
    summe = sum(werte)
    if summe == 0:
        assert anteile is None
        return
    assert sum(anteile) == betrag
    for anteil, wert in zip(anteile, werte, strict=True):
        # nobody is a whole cent away from his exact share, and who has no weight pays nothing
        assert abs(anteil - betrag * wert / summe) < CENT
        assert wert or not anteil


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(betrag=betraege, werte=gewichte, faktor=st.integers(min_value=2, max_value=1000))
def test_anteile_haengen_nur_am_verhaeltnis(verbindung: psycopg.Connection, betrag: Decimal, werte: list[Decimal], faktor: int) -> None:
    einfach, vielfach = verbindung.execute("SELECT regel.nk_anteile(%s, %s), regel.nk_anteile(%s, %s)", [betrag, werte, betrag, [w * faktor for w in werte]]).fetchone()
    assert einfach == vielfach


@pytest.mark.parametrize("werte", [[], [Decimal(1), None], [Decimal(1), Decimal(-1)], [Decimal(0)]])
def test_anteile_ohne_gewicht_sind_keine(verbindung: psycopg.Connection, werte: list[Decimal | None]) -> None:
    assert verbindung.execute("SELECT regel.nk_anteile(10.00, %s::numeric[])", [werte]).fetchone()[0] is None


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(daten=st.data())
def test_verteilung_eines_hauses_ergibt_seine_kosten(verbindung: psycopg.Connection, daten: st.DataObject) -> None:
    """Random flats, tenants who come and go, costs by every key, heating with warm water and CO2: all shares are all costs."""
    flats = daten.draw(st.lists(st.decimals(min_value=12, max_value=200, places=2), min_size=1, max_size=5), label="m²")
    wechsel = daten.draw(st.lists(st.tuples(st.integers(0, 364), st.integers(0, 60)), min_size=len(flats), max_size=len(flats)), label="day of leaving, days empty")
    verbrauch = daten.draw(st.lists(st.integers(1, 5000), min_size=20, max_size=20), label="readings")
    kosten = daten.draw(st.lists(st.tuples(st.sampled_from(["flaeche", "einheiten", "mea", "personen", "verbrauch", "heizung"]),
                                           st.decimals(min_value=1, max_value=50_000, places=2)), min_size=1, max_size=8), label="costs")
    heizung = daten.draw(st.tuples(st.integers(50, 70), st.sampled_from(["keins", "volumen", "flaeche"]), st.integers(0, 20_000), st.booleans()), label="heating")
    with verbindung.transaction(force_rollback=True):
        m = verbindung.execute("INSERT INTO akte.mandanten (name, strasse, plz, ort) VALUES ('Probe', 'Weg 1', '10115', 'Berlin') RETURNING id").fetchone()[0]
        verbindung.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'standalone')", [m])
        b = verbindung.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (%s, 'Probe', 'p@x.example', 'teamleitung') RETURNING id", [m]).fetchone()[0]
        t = verbindung.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'objekt') RETURNING id", [m]).fetchone()[0]
        o = verbindung.execute("INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land)"
                               " VALUES (%s, %s, 'X', 'MV', 'Haus', 'Weg 1', '10115', 'Berlin', 'BE') RETURNING id", [m, t]).fetchone()[0]
        verbindung.execute("SELECT sitzung.als_benutzer(%s, %s)", [m, b])
        for nr, (flaeche, (tag, leer)) in enumerate(zip(flats, wechsel, strict=True)):
            e = verbindung.execute("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art, wohnflaeche, mea) VALUES (%s, %s, %s, %s, 'wohnung', %s, %s) RETURNING id",
                                   [m, o, str(nr), f"W{nr}", flaeche, flaeche]).fetchone()[0]
            for von, bis in (("2020-01-01", f"(date '2025-01-01' + {tag})"), (None, None)):
                lease = verbindung.execute("SELECT ok, mietverhaeltnis_id, fehlercode, felder FROM api.mietverhaeltnis_anlegen(%s)", [Jsonb({
                    "einheit_id": e, "nettokaltmiete": "500", "vorauszahlung_bk": "90", "vorauszahlung_hk": "70", "erwachsene": 2,
                    "mietbeginn": von or verbindung.execute(f"SELECT (date '2025-01-01' + {tag + leer + 1})::text").fetchone()[0],
                    "mieter": [{"vorname": "A", "nachname": "B"}]})]).fetchone()
                assert lease[0], lease
                if bis:
                    verbindung.execute(f"UPDATE akte.mietverhaeltnisse SET mietende = {bis} WHERE id = %s", [lease[1]])
        a = verbindung.execute("SELECT nk_abrechnung_id FROM api.nk_abrechnung_anlegen(%s)", [Jsonb({"objekt": str(o), "zeitraum_von": "2025-01-01", "zeitraum_bis": "2025-12-31"})]).fetchone()[0]
        for schluessel, betrag in kosten:
            daten_ = {"kostenart": "6" if schluessel == "heizung" else "17", "bezeichnung": "Position", "betrag": str(betrag), "schluessel": schluessel, "ohne_beleg_grund": "Probe"}
            if schluessel == "verbrauch":
                daten_["zaehlerart"] = "kaltwasser"
            assert verbindung.execute("SELECT ok FROM api.nk_kosten_erfassen(%s, %s)", [a, Jsonb(daten_)]).fetchone()[0]
        anteil, warmwasser, kg, ohne_fern = heizung
        ergebnis = verbindung.execute("SELECT ok, fehlercode FROM api.nk_heizung_erfassen(%s, %s)", [a, Jsonb({
            "brennstoff": "erdgas", "gesamt_kwh": "200000", "verbrauchsanteil": str(anteil), "erfassung": "heizung", "warmwasser": warmwasser,
            "co2_kg": str(kg), "co2_kosten": str(kg // 20), "nicht_fernablesbar": "ja" if ohne_fern else "nein", "grundkosten": "gradtage"}
            | ({"ww_m3": "60", "ww_grad": "60"} if warmwasser == "volumen" else {}))]).fetchone()
        assert ergebnis[0], ergebnis
        nutzungen = [z[0] for z in verbindung.execute("SELECT id FROM akte.nk_nutzungen WHERE abrechnung_id = %s AND gueltig ORDER BY id", [a])]
        assert verbindung.execute("SELECT ok FROM api.nk_werte_erfassen(%s, %s)", [a, Jsonb({"verbrauch": [
            {"nutzung": n, "zaehlerart": art, "verbrauch": str(verbrauch[(i * 3 + j) % 20])} for i, n in enumerate(nutzungen) for j, art in enumerate(("kaltwasser", "heizung", "warmwasser"))]})]).fetchone()[0]
        assert not verbindung.execute("SELECT * FROM regel.nk_fehlendes(%s, %s, '2026-06-01')", [m, a]).fetchall()
        # every day of every flat is somebody's or empty, once
        assert verbindung.execute("SELECT sum(bis - von + 1) FROM akte.nk_nutzungen WHERE abrechnung_id = %s AND gueltig", [a]).fetchone()[0] == 365 * len(flats)
        gesamt, je_posten = verbindung.execute(
            "SELECT sum(betrag), bool_and(ok) FROM (SELECT sum(betrag) AS betrag, nutzung_gesamt = umlage AS ok FROM (SELECT v.*, sum(betrag) FILTER (WHERE nutzung_id IS NOT NULL AND art <> 'kuerzung') OVER (PARTITION BY nr) AS nutzung_gesamt"
            " FROM regel.nk_verteilung(%s, %s) v) x GROUP BY nr, nutzung_gesamt, umlage, art) y", [m, a]).fetchone()
        assert gesamt == sum(betrag for _, betrag in kosten)
        assert je_posten is not False


# -- pages ------------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def web(server: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[flask.Flask]:
    umgebung = pytest.MonkeyPatch()
    umgebung.setenv("MIETAKTE_INSTANZ", str(tmp_path_factory.mktemp("instanz")))
    umgebung.setattr(auth, "MINDESTDAUER", 0)
    anwendung = create_app({"DSN": lambda kanal: config.mit_rolle(server.dsn, config.KANAELE[kanal]), "RATELIMIT_ENABLED": False})
    yield anwendung
    anwendung.extensions["mietakte_datenbank"].schliessen()
    umgebung.undo()


class Person:
    """Somebody at a browser that runs no script."""

    def __init__(self, web: flask.Flask, email: str) -> None:
        self.c = web.test_client()
        antwort = self.c.post("/anmelden", data={"csrf_token": self._zeichen("/anmelden"), "email": email, "passwort": demo.PASSWORT})
        if antwort.status_code == 200:
            zugang = re.search(r'value="([0-9a-f-]{36})"[^>]*>[^<]*Lindenhof', antwort.text) or re.search(r'Lindenhof.{0,400}?value="([0-9a-f-]{36})"', antwort.text, re.DOTALL)
            antwort = self.c.post("/anmelden/mandant", data={"csrf_token": re.search(r'name="csrf_token" value="([^"]+)"', antwort.text)[1], "zugang": zugang[1]})
        assert antwort.status_code == 303

    def _zeichen(self, pfad: str) -> str:
        return re.search(r'name="csrf_token" value="([^"]+)"', self.c.get(pfad).text)[1]

    def post(self, pfad: str, daten: dict[str, str], von: str) -> Any:
        return self.c.post(pfad, data=daten | {"csrf_token": self._zeichen(von)})


def meldungen(antwort: Any) -> list[str]:
    return [html.unescape(t) for t in re.findall(r'class="feld-fehler"[^>]*>([^<]+)', antwort.text)]


@pytest.fixture
def abrechnung(web: flask.Flask) -> Iterator[tuple[Person, str]]:
    """A fresh period of the small house, as the bookkeeper sees it; discarded afterwards, so that the next test may have it."""
    p = Person(web, "busch@lindenhof.example")
    haus = re.search(r'value="([0-9a-f-]{36})">0150', p.c.get("/nebenkosten").text)[1]
    antwort = p.post("/nebenkosten", {"f.objekt": haus, "f.zeitraum_von": "2023-01-01", "f.zeitraum_bis": "2023-12-31"}, "/nebenkosten")
    assert antwort.status_code == 303, meldungen(antwort)
    pfad = antwort.headers["Location"]
    yield p, pfad
    vorgang = re.search(r'/vorgang/(\d+)"', p.c.get(pfad).text)[1]
    leitung = Person(web, "linde@lindenhof.example")
    leitung.post(f"/vorgang/{vorgang}/verwerfen", {"f.grund": "Probe", "aktion": "ausloesen", "erwartet": "erstellt"}, f"/vorgang/{vorgang}")


def test_anlegen_lehnt_am_feld_ab(web: flask.Flask) -> None:
    p = Person(web, "busch@lindenhof.example")
    haus = re.search(r'value="([0-9a-f-]{36})">0150', p.c.get("/nebenkosten").text)[1]
    antwort = p.post("/nebenkosten", {"f.objekt": haus, "f.zeitraum_von": "2023-01-01", "f.zeitraum_bis": "2024-01-01"}, "/nebenkosten")
    assert antwort.status_code == 409 and "MAD01" in antwort.text and len(meldungen(antwort)) == 1
    assert p.c.get("/nebenkosten/00000000-0000-4000-8000-000000000000").status_code == 404


def test_kosten_erfassen_berichtigen_streichen(abrechnung: tuple[Person, str]) -> None:
    p, pfad = abrechnung
    kosten = {"f.kostenart": "1", "f.bezeichnung": "Grundsteuer", "f.betrag": "1.000,00", "f.schluessel": "flaeche", "f.ohne_beleg_grund": "Dauerbescheid"}
    antwort = p.post(f"{pfad}/kosten", kosten | {"f.kostenart": "verwaltung"}, pfad)
    assert antwort.status_code == 409 and "MAD10" in antwort.text and 'value="1.000,00"' in antwort.text      # what was typed stays
    assert p.post(f"{pfad}/kosten", kosten, pfad).status_code == 303
    seite = p.c.get(pfad).text
    assert "Die Anteile ergeben zusammen genau die Kosten von 1.000,00\xa0€" in html.unescape(seite)
    position = re.search(r"position=(\d+)", seite)[1]
    formular = p.c.get(f"{pfad}?position={position}").text
    assert 'value="Grundsteuer"' in formular and 'value="1000,00"' in formular
    antwort = p.post(f"{pfad}/kosten", kosten | {"f.ersetzt": position, "f.betrag": "900,00"}, pfad)
    assert antwort.status_code == 409 and "MAD18" in antwort.text and "Position berichtigen" in antwort.text
    assert p.post(f"{pfad}/kosten", kosten | {"f.ersetzt": position, "f.betrag": "900,00", "f.grund": "Zahlendreher"}, pfad).status_code == 303
    seite = p.c.get(pfad).text
    assert "900,00" in seite and "Zahlendreher" in seite
    position = re.search(r"position=(\d+)", seite)[1]
    assert p.post(f"{pfad}/kosten", {"f.ersetzt": position, "f.streichen": "ja", "f.grund": "gehört zu 2022"}, pfad).status_code == 303
    assert "Es sind noch keine Kosten erfasst." in p.c.get(pfad).text


def test_verbrauch_als_tabelle(abrechnung: tuple[Person, str]) -> None:
    p, pfad = abrechnung
    p.post(f"{pfad}/kosten", {"f.kostenart": "2", "f.bezeichnung": "Wasser", "f.betrag": "300,00", "f.schluessel": "verbrauch", "f.zaehlerart": "kaltwasser", "f.ohne_beleg_grund": "Bescheid folgt"}, pfad)
    zeilen = sorted(set(re.findall(r'name="(w\.\d+\.kaltwasser\.0\.)anfang"', p.c.get(pfad).text)))
    assert len(zeilen) >= 2
    falsch = {zeilen[0] + "verbrauch": "30", zeilen[1] + "anfang": "20", zeilen[1] + "ende": "10"}
    antwort = p.post(f"{pfad}/verbrauch", falsch, pfad)
    assert antwort.status_code == 409 and "MAD21" in antwort.text
    # the message stands at the field it belongs to, and everything typed is still there
    assert re.search(rf'id="{re.escape(zeilen[1])}ende-fehler"', antwort.text)
    assert re.search(rf'name="{re.escape(zeilen[0])}verbrauch" value="30"', antwort.text)
    richtig = {z + "verbrauch": "30" for z in zeilen} | {zeilen[1] + "verbrauch": "", zeilen[1] + "anfang": "10,5", zeilen[1] + "ende": "40,5"}
    assert p.post(f"{pfad}/verbrauch", richtig, pfad).status_code == 303
    seite = p.c.get(pfad).text
    assert re.search(rf'name="{re.escape(zeilen[1])}anfang" value="10,5"', seite)
    einzel = p.c.get(pfad + re.search(r"/einzel/\d+", seite)[0])
    assert einzel.status_code == 200 and "Verbrauch Kaltwasser" in einzel.text


def test_heizung_behaelt_ihre_angaben(abrechnung: tuple[Person, str]) -> None:
    p, pfad = abrechnung
    p.post(f"{pfad}/kosten", {"f.kostenart": "6", "f.bezeichnung": "Gas", "f.betrag": "3000,00", "f.schluessel": "heizung", "f.ohne_beleg_grund": "Bescheid folgt"}, pfad)
    heizung = {"f.brennstoff": "erdgas", "f.gesamt_kwh": "30000", "f.verbrauchsanteil": "45", "f.erfassung": "heizung", "f.warmwasser": "volumen", "f.ww_m3": "40", "f.ww_grad": "60",
               "f.co2_kg": "5400", "f.co2_kosten": "162,00"}
    antwort = p.post(f"{pfad}/heizung", heizung, pfad)
    assert antwort.status_code == 409 and "MAD30" in antwort.text
    assert p.post(f"{pfad}/heizung", heizung | {"f.verbrauchsanteil": "60"}, pfad).status_code == 303
    seite = p.c.get(pfad).text
    assert re.search(r'name="f.gesamt_kwh"[^>]*value="30000', seite) and re.search(r'name="f.ww_kwh"[^>]*value=""', seite)


def test_jede_abrechnung_der_demo_laesst_sich_drucken(demo_db: str) -> None:
    """A period sent and disputed: every letter as PDF, and the demo does nothing twice."""
    with psycopg.connect(config.mit_rolle(demo_db, "mietakte_dba"), row_factory=dict_row) as v:
        with v.transaction():
            m = v.execute("SELECT mandant_id FROM sitzung.mandanten() WHERE name LIKE 'Hausverwaltung Lindenhof%'").fetchone()["mandant_id"]
        demo_nk.anlegen(v, m, lambda rolle: demo._Bearbeiter(v, m, rolle))
        assert not demo_nk.anlegen(v, m, lambda rolle: demo._Bearbeiter(v, m, rolle))
        with v.transaction():
            v.execute("SELECT sitzung.als_dienst(%s)", [m])
            briefe = v.execute("SELECT art, daten, vorlage, vorlage_version FROM akte.dokumente WHERE art IN ('nk_abrechnung', 'nk_einwendung_antwort')").fetchall()
            assert {z["status"] for z in v.execute("SELECT status FROM api.nk_abrechnungen")} >= {"belegkontrolle", "erstellt"}
    assert {b["art"] for b in briefe} == {"nk_abrechnung", "nk_einwendung_antwort"} and len(briefe) >= 8
    for brief in briefe:
        assert dokumente.rendere(brief["vorlage"], brief["vorlage_version"], brief["daten"], {}, "0" * 64, "0" * 64).startswith(b"%PDF")
