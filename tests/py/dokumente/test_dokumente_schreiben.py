"""The generic letter: every kind of block is printed as what it is, and what does not fit is refused by its path."""

import pytest
from dokumente_hilfen import BEISPIELE, BILDER, DIGEST, KOPF
from test_dokumente_pdf import strukturelemente

from app import dokumente

NAME = "schreiben_mietverhaeltnis"


def mit(beispiel, *bloecke) -> dict:
    daten = beispiel(NAME)
    daten["bloecke"] = list(bloecke)
    return daten


def tabelle(typ: str, *werte, summe=None) -> dict:
    return {"art": "tabelle", "titel": None, "spalten": [{"titel": "Bezeichnung", "typ": "text"}, {"titel": "Wert", "typ": typ}],
            "zeilen": [["Zeile", w] for w in werte], "summe": summe}


def test_alles_steht_darin(fertig):
    text = fertig(NAME).text
    for stueck in (
        "Mieterhöhung nach Modernisierung", "die Arbeiten an Ihrem Haus sind abgeschlossen.", "Was gebaut wurde", "Balkone an der Hofseite",
        "Bisherige Miete 920,00 €", "31.03.2026 84,5 12.400,00 €", "1.084,5 31.250,50 €", "−150,00 €", "Summe 43.500,50 €",
        "So ist die Erhöhung gerechnet", "3.480,04 €", "§ 559 Abs. 1 BGB", "außerordentlich kündigen", "Mit freundlichen Grüßen", "Mietverhältnis MV-",
    ):
        assert stueck in text, stueck


def test_brief_ohne_mietverhaeltnis(fertig):
    text = fertig("schreiben_eigentuemer").text
    assert "Herrn Volker Sanders" in text and "Sehr geehrter Herr Sanders," in text and "Am Wasserturm 4" in text
    assert "Vorgang 4711" in text and "Wirtschaftsjahr 2026" in text and "Mietverhältnis" not in text


def test_struktur_des_inhalts(rendere, beispiel):
    pdf = rendere(NAME, mit(beispiel, {"art": "ueberschrift", "text": "Eins"}, {"art": "liste", "punkte": ["a", "b", "c"]}, tabelle("betrag", "1.00", "2.00", summe=["Summe", "3.00"])))
    arten = [e["/S"] for _, e, _ in strukturelemente(pdf)]
    assert arten.count("/H1") == 1 and arten.count("/H2") == 1 and arten.count("/LI") == 3
    koepfe = [e["/A"]["/Scope"] for _, e, _ in strukturelemente(pdf) if e["/S"] == "/TH" and "/A" in e]
    assert koepfe.count("/Column") == 2 and koepfe.count("/Row") >= 3


@pytest.mark.parametrize("typ, roh, gedruckt", [
    ("betrag", "1234.5", "1.234,50 €"), ("betrag", "-0.10", "−0,10 €"), ("datum", "2026-02-28", "28.02.2026"), ("zahl", "12345.670", "12.345,670"),
    ("zahl", "-3", "−3"), ("text", "180.00", "180.00"), ("text", "<b>fett</b>", "<b>fett</b>"),
])
def test_zellen(rendere, beispiel, typ, roh, gedruckt):
    assert f"Zeile {gedruckt}" in rendere(NAME, mit(beispiel, tabelle(typ, roh))).text


def test_leere_zelle_und_wort_in_der_summe(rendere, beispiel):
    text = rendere(NAME, mit(beispiel, tabelle("betrag", None, "2.00", summe=["Zusammen", "offen"]))).text
    assert "Zusammen offen" in text and "None" not in text


@pytest.mark.parametrize("block, pfad", [
    ({"art": "gedicht", "text": "Ei"}, "bloecke[0].art"),
    ({"art": "absatz"}, "bloecke[0].text"),
    ({"art": "absatz", "text": "   "}, "bloecke[0].text"),
    ({"art": "hinweis"}, "bloecke[0].text"),
    ({"art": "ueberschrift", "text": None}, "bloecke[0].text"),
    ({"art": "liste"}, "bloecke[0].punkte"),
    ({"art": "liste", "punkte": []}, "bloecke[0].punkte"),
    ({"art": "werte", "zeilen": [["nur eins"]]}, "bloecke[0].zeilen[0]"),
    ({"art": "tabelle", "zeilen": [["a"]]}, "bloecke[0].spalten"),
    ({"art": "rechenweg"}, "bloecke[0].schritte"),
    (tabelle("betrag", "1,50"), "bloecke[0].zeilen[0][1]"),
    (tabelle("betrag", "1.00", "1.005"), "bloecke[0].zeilen[1][1]"),
    (tabelle("datum", "2026-02-30"), "bloecke[0].zeilen[0][1]"),
    (tabelle("zahl", "viel"), "bloecke[0].zeilen[0][1]"),
    (tabelle("wort", "x"), "bloecke[0].spalten[1].typ"),
    (tabelle("betrag", "1.00", summe=["Summe"]), "bloecke[0].summe"),
    ({"art": "tabelle", "spalten": [{"titel": "A", "typ": "text"}], "zeilen": [["a", "b"]]}, "bloecke[0].zeilen[0]"),
])
def test_was_nicht_passt_wird_nicht_gedruckt(beispiel, block, pfad):
    with pytest.raises(dokumente.SnapshotFehlt) as fehler:
        dokumente.rendere("schreiben", 1, mit(beispiel, block), BILDER, DIGEST, KOPF)
    assert pfad in [p for p, _ in fehler.value.pfade], fehler.value.pfade


def test_ohne_inhalt_kein_brief(beispiel):
    with pytest.raises(dokumente.SnapshotFehlt) as fehler:
        dokumente.rendere("schreiben", 1, mit(beispiel), BILDER, DIGEST, KOPF)
    assert fehler.value.pfad == "bloecke"


def test_das_handbuch_zeigt_jede_art_von_block():
    gezeigt = {b["art"] for n in BEISPIELE if n.startswith("schreiben") for b in BEISPIELE[n]["bloecke"]}
    assert gezeigt == set(dokumente.BLOCKPFLICHT)
