"""Files of an export as they come: encodings, separators, quotes, headings. What they mean is tested in tests/sql/api."""
from __future__ import annotations

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.einlesen import einspielen, lesen
from app.einlesen.lesen import Befund, Einlesung

KOPF = "OBJ_ID;VerwArt;Name;Straße;PLZ;Ort"
ZEILE = "1;MV;Grüner Hof;Mühlenstraße 5;10115;Berlin"


@pytest.fixture(scope="module")
def spalten(db_modul: str) -> list[lesen.Spalte]:
    with psycopg.connect(db_modul) as verbindung:
        return lesen.spalten_lesen(lambda s: verbindung.execute(s).fetchall())


def lies(spalten, text: str | bytes, name: str = "objekte.csv") -> Einlesung:
    return lesen.lesen([(name, text if isinstance(text, bytes) else text.encode())], spalten)


def codes(e: Einlesung, stufe: str = "fehler") -> list[tuple]:
    return [(b.datei, b.zeile, b.spalte, b.fehlercode) for b in e.befunde if b.stufe == stufe]


# -- encodings and line ends ------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("kodierung", "genannt"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("latin-1", "Latin-1"), ("cp1252", "Latin-1"), ("utf-16", "UTF-16")])
@pytest.mark.parametrize("ende", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(spalten, kodierung, genannt, ende):
    e = lies(spalten, f"{KOPF}{ende}{ZEILE}{ende}".encode(kodierung))
    assert codes(e) == []
    assert e.dateien[0].kodierung == genannt
    assert e.zeilen == [{"datei": "objekte", "zeile": 2, "OBJ_ID": "1", "VerwArt": "MV", "Name": "Grüner Hof", "Straße": "Mühlenstraße 5", "PLZ": "10115", "Ort": "Berlin"}]


def test_windows_quotes_and_euro_are_latin_1_too(spalten):
    e = lies(spalten, f"{KOPF}\n1;MV;„Hof“ – 5 €;A 1;10115;Berlin\n".encode("cp1252"))
    assert e.zeilen[0]["Name"] == "„Hof“ – 5 €"


def test_umlauts_saved_twice_are_noticed(spalten):
    e = lies(spalten, f"{KOPF}\n{ZEILE}\n".encode().decode("cp1252").encode())
    assert [b.stufe for b in e.befunde if "Umlaute" in b.meldung] == ["warnung"]


# -- separators, quotes, line breaks ----------------------------------------------------------------------------------

@pytest.mark.parametrize("trenner", [";", ",", "\t"])
def test_separators(spalten, trenner):
    e = lies(spalten, f"{KOPF}\n{ZEILE}\n".replace(";", trenner))
    assert codes(e) == [] and e.zeilen[0]["PLZ"] == "10115"


def test_line_for_excel(spalten):
    e = lies(spalten, f"sep=;\r\n{KOPF}\r\n{ZEILE}\r\n")
    assert e.zeilen[0]["zeile"] == 3 and codes(e) == []


@pytest.mark.parametrize(("zelle", "wert"), [
    ('"Haus; mit Semikolon"', "Haus; mit Semikolon"), ('"Haus ""Sonne"""', 'Haus "Sonne"'), ('"zwei\nZeilen"', "zwei\nZeilen"), ('Rohr 5" lang', 'Rohr 5" lang'),
    ('"Haus "Sonne" links"', 'Haus "Sonne" links'), ('"O\'Brien"', "O'Brien"), ('""', None), ('  "Hof"  ', '"Hof"'), ('"Hof" ', "Hof"),
])
def test_quotes(spalten, zelle, wert):
    e = lies(spalten, f"{KOPF}\n1;MV;{zelle};Weg 1;10115;Berlin\n2;MV;Nachbar;Weg 2;10115;Berlin\n")
    assert codes(e) == []
    assert [z.get("Name") for z in e.zeilen] == [wert, "Nachbar"]
    assert e.zeilen[0]["Straße"] == "Weg 1"


def test_lines_are_counted_as_an_editor_counts_them(spalten):
    e = lies(spalten, f'{KOPF}\n1;MV;"a\nb\nc";Weg 1;10115;Berlin\n\n;;;;;\n2;MV;x;Weg 2;10115;Berlin\n')
    assert [z["zeile"] for z in e.zeilen] == [2, 7]


def test_a_quote_that_never_closes_costs_one_line(spalten):
    rest = "".join(f"{i};MV;Haus {i};Weg {i};10115;Berlin\n" for i in range(2, 90))
    e = lies(spalten, f'{KOPF}\n1;MV;"offen;Weg 1;10115;Berlin\n{rest}')
    assert codes(e) == [("objekte", 2, None, "MA701")]
    assert [z["OBJ_ID"] for z in e.zeilen] == [str(i) for i in range(1, 90)]


def test_cells_too_many_and_too_few(spalten):
    e = lies(spalten, f"{KOPF}\n1;MV;a;Weg 1;10115;Berlin;zu viel\n2;MV;b;Weg 2;10115\n3;MV;c;Weg 3;10115;Berlin;;\n")
    assert codes(e) == [("objekte", 2, None, "MA701")]
    assert codes(e, "warnung") == [("objekte", 3, None, "MA701")]
    assert len(e.zeilen) == 3


# -- headings and files -----------------------------------------------------------------------------------------------

def test_swapped_columns_and_headings_written_differently(spalten):
    e = lies(spalten, "ORT;Strasse;obj id;VERWART;Plz;Name\nBerlin;Weg 1;1;MV;10115;Hof\n")
    assert codes(e) == [] and e.zeilen[0]["Straße"] == "Weg 1" and e.zeilen[0]["OBJ_ID"] == "1"


def test_missing_and_unknown_columns(spalten):
    e = lies(spalten, "OBJ_ID;VerwArt;PLZ;Ort;Straße;Erbbaurecht\n1;MV;10115;Berlin;Weg 1;x\n")
    assert codes(e) == []
    assert [(b.spalte, b.fehlercode) for b in e.befunde if b.stufe == "hinweis"] == [("Erbbaurecht", "MA701"), (None, "MA702")]
    assert "Name" in [b.hinweis for b in e.befunde if b.fehlercode == "MA702"][0]


def test_a_needed_column_is_missing(spalten):
    e = lies(spalten, "OBJ_ID;VerwArt;Name\n1;MV;Hof\n")
    assert codes(e) == [("objekte", 1, s, "MA702") for s in ("Straße", "PLZ", "Ort")]
    assert e.zeilen == []


def test_a_heading_twice(spalten):
    assert codes(lies(spalten, f"{KOPF};Ort\n{ZEILE};Köln\n")) == [("objekte", 1, "Ort", "MA701")]


@pytest.mark.parametrize(("name", "art"), [("Objekte (1).CSV", "objekte"), ("export_2026.csv", "objekte"), ("objekte.txt", "objekte"), ("einheiten.csv", "objekte")])
def test_a_file_is_what_its_headings_say(spalten, name, art):
    assert lies(spalten, f"{KOPF}\n{ZEILE}\n", name).dateien[0].art == art


@pytest.mark.parametrize("inhalt", ["Vorname;Nachname\nA;B\n", "1;MV;Hof;Weg 1;10115;Berlin\n"])
def test_what_is_no_file_of_the_set(spalten, inhalt):
    e = lies(spalten, inhalt, "liste.csv")
    assert codes(e) == [("liste.csv", 1, None, "MA701")] and e.zeilen == []


@pytest.mark.parametrize("inhalt", [b"", b"\xef\xbb\xbf", b" \r\n\r\n", b"PK\x03\x04xyz", b"%PDF-1.7", b"\xd0\xcf\x11\xe0rest", b"sep=;\n"])
def test_what_is_no_csv_at_all(spalten, inhalt):
    e = lies(spalten, inhalt)
    assert [b.fehlercode for b in e.befunde] == ["MA701"] and e.zeilen == []


def test_the_same_file_twice(spalten):
    e = lesen.lesen([("objekte.csv", f"{KOPF}\n{ZEILE}\n".encode()), ("objekte_neu.csv", f"{KOPF}\n{ZEILE}\n".encode())], spalten)
    assert codes(e) == [("objekte_neu.csv", None, None, "MA701")] and len(e.zeilen) == 1


def test_sizes(spalten, monkeypatch):
    monkeypatch.setattr(lesen, "GROESSTE_DATEI", 200)
    monkeypatch.setattr(lesen, "GROESSTE_MENGE", 300)
    gross = lies(spalten, f"{KOPF}\n{ZEILE}\n" + "x" * 200)
    assert codes(gross) == [("objekte.csv", None, None, "MA701")] and gross.zeilen == []
    zwei = lesen.lesen([("objekte.csv", f"{KOPF}\n{ZEILE}\n".encode() + b" " * 60), ("gebaeude.csv", b"OBJ_ID;GEB_ID\n1;1\n" + b" " * 160)], spalten)
    assert codes(zwei) == [("gebaeude.csv", None, None, "MA701")]
    monkeypatch.setattr(lesen, "MEISTE_ZEILEN", 1)
    assert codes(lies(spalten, f"{KOPF}\n{ZEILE}\n2;MV;b;c;1;d\n")) == [(None, None, None, "MA701")]


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_reader(spalten, inhalt):
    e = lesen.lesen([("objekte.csv", KOPF.encode() + b"\n" + inhalt)], spalten)
    assert e.dateien[0].art == "objekte"
    assert all(set(z) <= {"datei", "zeile"} | {s.spalte for s in spalten} for z in e.zeilen)


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\n\x00"), max_size=20), min_size=2, max_size=2))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_quoted_comes_back(spalten, werte):
    name, ort = werte
    maskiert = [w.replace('"', '""') for w in werte]
    e = lies(spalten, f'{KOPF}\n1;MV;"{maskiert[0]}";Weg 1;10115;"{maskiert[1]}"\n'.encode())
    assert (e.zeilen[0].get("Name", ""), e.zeilen[0].get("Ort", "")) == (name.strip(), ort.strip())


# -- IBAN: what exactly is wrong --------------------------------------------------------------------------------------

@pytest.mark.parametrize(("iban", "teil"), [
    ("DE03120300000000202051", "Prüfziffer"), ("DE0212030000000020205", "21 statt 22"), ("DE02 1203 0000 0000 2020 51 9", "23 statt 22"), ("FR1420041010050500013M02607", "Prüfziffer"), ("DE02_203", "8 statt 22"),
])
def test_a_wrong_iban_says_what_is_wrong(iban, teil):
    befund = Befund(2, False, "Die IBAN ist nicht gültig.", "bankkonten", "IBAN", iban, "…", "MA708", "fehler")
    konto = {"datei": "bankkonten", "zeile": 2, "BLZ": "120 300 00", "KontoNr": "202051"}
    ergebnis = einspielen.auswerten([befund], Einlesung(zeilen=[konto]))
    assert teil in ergebnis.fehler[0].meldung
    assert "DE02 1203 0000 0000 2020 51" in ergebnis.fehler[0].hinweis


@pytest.mark.parametrize(("blz", "konto", "iban"), [("12030000", "202051", "DE02120300000000202051"), ("1203", "202051", None), ("12030000", "", None), ("12030000", "12345678901", None), ("ABC", "1", None)])
def test_iban_from_account_number(blz, konto, iban):
    assert einspielen.aus_kontonummer(blz, konto) == iban
