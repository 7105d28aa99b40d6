"""What the letters say, read back from the PDF."""

import re
from decimal import Decimal

import pytest

from app import dokumente
from app.dokumente import SnapshotFehlt, SnapshotUnstimmig, VorlageFehlt

DIGEST, KOPF = "3f" * 32, "a7" * 32


def betraege(text: str) -> list[Decimal]:
    return [Decimal(b.replace(".", "").replace(",", ".").replace("−", "-")) for b in re.findall(r"−?[\d.]+,\d\d(?= €)", text)]


def test_vorlagen_und_schema():
    assert dokumente.vorlagen() == {k: [1] for k in ("kuendigungsbestaetigung", "uebergabeprotokoll", "wohnungsgeberbescheinigung", "kautionsabrechnung", "schreiben", "anlage", "mahnung", "kontoauszug")}
    for art in dokumente.vorlagen():
        schema = dokumente.schema(art)
        assert schema["type"] == "object" and "absender" in schema["required"]
    for falsch in (lambda: dokumente.schema("mahnbescheid"), lambda: dokumente.schema("kautionsabrechnung", 2)):
        with pytest.raises(VorlageFehlt):
            falsch()


def test_fuss_traegt_datenstand_und_protokollkopf(fertig, name):
    text = fertig(name).text
    seiten = int(fertig(name).info()["Pages"])
    assert text.count(f"Datenstand (SHA-256): {DIGEST}") == seiten
    assert text.count(f"Protokollkopf vor diesem Schritt: {KOPF}") == seiten
    for nr in range(1, seiten + 1):
        assert f"Seite {nr} von {seiten}" in text


def test_erster_eintrag_der_kette(rendere):
    assert "Protokollkopf vor diesem Schritt: keiner, erster Eintrag" in rendere("kautionsabrechnung_null", kopf="").text


def test_kuendigung_mieter(fertig):
    text = fertig("kuendigungsbestaetigung_mieter").fliesstext
    for satz in (
        "Frau Katrin Ostermann Herrn Jonas Ostermann Greifenhagener Straße 52 10437 Berlin",
        "Sehr geehrte Frau Ostermann, sehr geehrter Herr Ostermann,",
        "Ihre Kündigung vom 26.02.2026 ist uns am 28.02.2026 zugegangen (Einwurf in unseren Briefkasten)",
        "schriftlich erklärt und unterschrieben von Katrin Ostermann und Jonas Ostermann (§ 568 Abs. 1, § 126 BGB)",
        "Ihr Mietverhältnis endet am 31.05.2026.",
        "stillschweigenden Verlängerung nach § 545 BGB widersprechen wir schon jetzt",
        "Bitte nennen Sie uns bis zum 15.04.2026 zwei oder drei Termine",
        "Ihre Kaution von 2.760,00 €",
        "Das Gesetz nennt dafür keine feste Frist; wir haben uns selbst eine bis zum 30.11.2026 gesetzt",
    ):
        assert satz in text, satz
    assert "§ 574" not in text and "prüfen wir" not in text
    for schritt in ("§ 573c Abs. 1 Satz 1 BGB", "04.02.2026", "3 Monate"):
        assert schritt in text


def test_kuendigung_mieter_fristlos_erkennt_nichts_an(beispiel, rendere):
    d = beispiel("kuendigungsbestaetigung_mieter")
    d["kuendigung"].update(art="ausserordentlich_fristlos", frist_monate=None, mietende="2026-02-28", rechenweg=[], form="qes", grund="Schimmel im Schlafzimmer")
    text = rendere("kuendigungsbestaetigung_mieter", d).fliesstext
    assert "erkennen wir nicht an" in text and "Nach Ihrer Erklärung endet das Mietverhältnis am 28.02.2026" in text
    assert "qualifizierter elektronischer Signatur" in text and "§ 126a BGB" in text and "So berechnet" not in text
    assert "Schimmel im Schlafzimmer" in text


def test_kuendigung_vermieter(fertig):
    text = fertig("kuendigungsbestaetigung_vermieter").fliesstext
    for satz in (
        "im Namen von Wohnbau Prenzlau GbR halten wir mit diesem Schreiben fest",
        "Dieses Schreiben ist keine neue Kündigung.",
        "Das Mietverhältnis endet am 30.11.2026.",
        "Eigenbedarf für die Tochter",
        "in Textform erklärt werden, zum Beispiel als Brief oder E-Mail, und uns bis zum 30.09.2026 erreichen",
        "§ 574b Abs. 1 und 2 BGB",
        "hat bereits das Kündigungsschreiben hingewiesen (§ 568 Abs. 2 BGB)",
        "Für die Übergabe schlagen wir den 30.11.2026, 10:00 Uhr in der Wohnung vor",
        "Abschrift zur Akte",
    ):
        assert satz in text, satz


def test_kuendigung_vermieter_ohne_hinweis_und_strittig(beispiel, rendere):
    d = beispiel("kuendigungsbestaetigung_vermieter")
    d["kuendigung"].update(hinweis_widerspruch=False, strittig=True, mietende_spaetestens="2026-12-31")
    text = rendere("kuendigungsbestaetigung_vermieter", d).fliesstext
    assert "Mit diesem Schreiben weisen wir Sie auf dieses Recht" in text
    assert "ist umstritten" in text and "endet das Mietverhältnis am 31.12.2026" in text
    d["kuendigung"]["strittig_text"] = "Eigene Erläuterung.\nZweite Zeile."
    text = rendere("kuendigungsbestaetigung_vermieter", d).fliesstext
    assert "Eigene Erläuterung. Zweite Zeile." in text and "ist umstritten" not in text


def test_protokoll_auszug(fertig):
    pdf = fertig("uebergabeprotokoll_auszug")
    text = pdf.fliesstext
    for satz in (
        "29.05.2026, 10:00 Uhr bis 11:20 Uhr", "84,00 m², 3,5 Zimmer", "28714,3", "412,118", "1EMH0012345678", "Am Friedrichshain 3, 10407 Berlin",
        "Lackschaden an der Wohnungstür", "180,00 €", "Zu beheben bis 15.06.2026", "ungeklärt", "Innenglas der Backofentür fehlt",
        "Aufnahmezeit laut Datei: 29.05.2026, 10:12 Uhr", "hier mit Ablauf des 30.11.2026", "§ 548 Abs. 1 BGB",
        "Einfache elektronische Signatur (Art. 3 Nr. 10 eIDAS", "29.05.2026, 11:14:20 Uhr", "Gerät: Tablet der Verwaltung, Firefox 140",
        "Unterschrift verweigert", "Zeuge oder Zeugin: Mehmet Aydın, Hauswart", "9f2c6a0d8b7e4c15a3d1e0f98c7b6a5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b",
    ):
        assert satz in text, satz
    bilder = [o for o in pdf.objekte.values() if isinstance(o, dict) and o.get("dict", {}).get("/Subtype") == "/Image"]
    assert len(bilder) == 6


@pytest.mark.parametrize("niveau, erwartet", [
    ("fortgeschritten", "Fortgeschrittene elektronische Signatur (Art. 3 Nr. 11 eIDAS"), ("qualifiziert", "Qualifizierte elektronische Signatur (Art. 3 Nr. 12 eIDAS"),
    ("papier", "Unterschrift auf Papier, als Scan bei der Akte"),
])
def test_protokoll_nennt_das_niveau(beispiel, rendere, niveau, erwartet):
    d = beispiel("uebergabeprotokoll_auszug")
    d["unterschriften"] = [{**d["unterschriften"][0], "niveau": niveau, "bild": None, "pruefung": "Signatur gültig, Zertifikat von D-Trust"}]
    text = rendere("uebergabeprotokoll_auszug", d).fliesstext
    assert erwartet in text and "Signaturprüfung: Signatur gültig" in text and "Einfache" not in text


def test_protokoll_einzug(fertig):
    text = fertig("uebergabeprotokoll_einzug").fliesstext
    assert "Übergabe der Schlüssel" in text and "Mietbeginn 01.10.2018" in text and "Es wurden keine Mängel festgestellt." in text
    assert "548" not in text and "Ort, Datum, Unterschrift" in text
    assert "01.10.2018, 09:00 Uhr" in text


def test_wohnungsgeber_nur_was_das_gesetz_nennt(fertig, beispiel, rendere):
    text = fertig("wohnungsgeberbescheinigung").fliesstext
    for satz in ("Wohnbau Prenzlau GbR Schönhauser Allee 180, 10119 Berlin", "Katrin Ostermann Jonas Ostermann Mila Ostermann", "01.10.2018", "15.10.2018", "Greifenhagener Straße 52, 2. OG rechts"):
        assert satz in text, satz
    for fremd in ("MV-2018-0147", "WE 07", "920", "84,00", "Unser Zeichen"):
        assert fremd not in text, fremd
    d = beispiel("wohnungsgeberbescheinigung")
    d["bescheinigung"]["eigentuemer"] = "Erbengemeinschaft Prenzlau"
    assert "Erbengemeinschaft Prenzlau" in rendere("wohnungsgeberbescheinigung", d).text


def test_kaution_summen_im_text(fertig):
    text = fertig("kautionsabrechnung_schluss").text
    zahlen = betraege(text.split("Zusammenstellung")[1].split("Wir überweisen")[0])
    assert zahlen == [Decimal(x) for x in ("2760.00", "83.21", "2843.21", "-180.00", "2663.21")]
    assert zahlen[0] + zahlen[1] + zahlen[3] == zahlen[4]
    zinsen = text.split("Zinsen Die Kaution")[1].split("Steuern sind")[0]
    zeilen = re.findall(r"(20\d\d) ([\d.]{10}) bis ([\d.]{10}) (\d+) von (36[56]) ([\d.,]+) € ([\d,]+) %(?: ([\d,]+) €)?", zinsen)
    assert len(zeilen) == 11 and sum(Decimal(z[7].replace(",", ".")) for z in zeilen if z[7]) == Decimal("83.21")
    assert "sind eine eigene Frist unserer Verwaltung" in text and "nennt das Gesetz keine feste Frist" in text
    assert "Wir zahlen Ihnen 2.663,21 € aus." in text and "DE02 1203 0000 0000 2020 51" in text
    assert text.count("kein Einbehalt") >= 2


def test_kaution_teil(fertig):
    text = fertig("kautionsabrechnung_teil").fliesstext
    zahlen = betraege(text.split("Zusammenstellung")[1].split("Wir überweisen")[0])
    assert zahlen[2] + sum(zahlen[3:-1]) == zahlen[-1] == Decimal("2323.21")
    for satz in ("behalten wir 250,00 € zurück", "spätestens bis zum 31.12.2027 (§ 556 Abs. 3 BGB)", "Kapitalertragsteuer 18,92 €", "Miete Mai 2026, Restbetrag"):
        assert satz in text, satz


def test_kaution_null(fertig):
    text = fertig("kautionsabrechnung_null").fliesstext
    assert "nichts abzurechnen und nichts auszuzahlen: 0,00 €" in text and "eigene Frist" not in text and "Zinsen" not in text


def test_kaution_zinsen_laut_konto_ohne_rechnung(beispiel, rendere):
    d = beispiel("kautionsabrechnung_schluss")
    d["zinsen"]["grundlage"] = "konto"
    for j in d["zinsen"]["jahre"]:
        j.update(abschnitte=[], zinssatz=None, tage_im_jahr=None)
    text = rendere("kautionsabrechnung_schluss", d).text
    assert text.count("laut Konto") == 9 and "Gerechnet ist" not in text


# --- refused snapshots ------------------------------------------------------------------------------------------------


def pflichtpfade(schema, daten, pfad=()):
    for k in schema["required"]:
        yield (*pfad, k)
    for k, s in schema["properties"].items():
        wert = daten.get(k)
        art = s["type"][0] if isinstance(s["type"], list) else s["type"]
        if art == "object" and wert:
            yield from pflichtpfade(s, wert, (*pfad, k))
        if art == "array" and wert and s["items"]["type"] == "object":
            yield from pflichtpfade(s["items"], wert[0], (*pfad, k, 0))


def test_jeder_fehlende_schluessel_wird_beim_namen_genannt(name, beispiel):
    art = name.split("_")[0]
    pfade = list(pflichtpfade(dokumente.schema(art), beispiel(name)))
    assert len(pfade) > 25
    for pfad in pfade:
        d = beispiel(name)
        ziel = d
        for p in pfad[:-1]:
            ziel = ziel[p]
        del ziel[pfad[-1]]
        erwartet = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in pfad)[1:]
        with pytest.raises(SnapshotFehlt) as fehler:
            dokumente.pruefe_snapshot(art, 1, d)
        assert fehler.value.pfad == erwartet and fehler.value.code == "MA803" and erwartet in str(fehler.value)


@pytest.mark.parametrize("pfad, wert", [
    ("abrechnung.vereinbart", "2760"), ("abrechnung.vereinbart", 2760.0), ("abrechnung.vereinbart", "2.760,00"), ("abrechnung.vereinbart", "-1.00"),
    ("abrechnung.mietende", "31.05.2026"), ("abrechnung.mietende", "2026-02-30"), ("abrechnung.art", "halb"), ("abrechnung.nummer", "1"), ("abrechnung.nummer", True),
    ("zeichen", "  "), ("zeichen", "x" * 61), ("zeichen", None), ("empfaenger", []), ("steuer.bescheinigung", "ja"), ("abrechnung.vereinbart", "٣٠٠.00"),
])
def test_falsche_gestalt(beispiel, pfad, wert):
    d = beispiel("kautionsabrechnung_schluss")
    ziel = d
    *weg, letzter = pfad.split(".")
    for p in weg:
        ziel = ziel[p]
    ziel[letzter] = wert
    with pytest.raises(SnapshotFehlt) as fehler:
        dokumente.pruefe_snapshot("kautionsabrechnung", 1, d)
    assert fehler.value.pfad == pfad


@pytest.mark.parametrize("feld", ["einzahlungen", "zinsen", "guthaben", "steuern", "maengel", "forderungen", "nk_vorbehalt", "bereits_ausgezahlt", "auszahlung"])
def test_kaution_eine_falsche_summe_geht_nicht_hinaus(beispiel, feld):
    d = beispiel("kautionsabrechnung_teil")
    d["summen"][feld] = str(Decimal(d["summen"][feld]) + Decimal("0.01"))
    with pytest.raises(SnapshotUnstimmig):
        dokumente.pruefe_snapshot("kautionsabrechnung", 1, d)


def test_kaution_falsche_zinsen_eines_jahres(beispiel):
    d = beispiel("kautionsabrechnung_schluss")
    a, b = d["zinsen"]["jahre"][3], d["zinsen"]["jahre"][4]
    a["zinsen"], b["zinsen"] = b["zinsen"], a["zinsen"]  # the sum still fits
    with pytest.raises(SnapshotUnstimmig):
        dokumente.pruefe_snapshot("kautionsabrechnung", 1, d)


def test_kaution_mehr_abzug_als_guthaben(beispiel):
    d = beispiel("kautionsabrechnung_schluss")
    d["maengel"][0]["betrag"] = d["summen"]["maengel"] = "2900.00"
    d["summen"]["auszahlung"] = "0.00"
    with pytest.raises(SnapshotUnstimmig):
        dokumente.pruefe_snapshot("kautionsabrechnung", 1, d)


def test_kaution_vorbehalt_nur_in_teilabrechnung(beispiel):
    d = beispiel("kautionsabrechnung_teil")
    d["abrechnung"]["art"] = "schluss"
    with pytest.raises(SnapshotUnstimmig):
        dokumente.pruefe_snapshot("kautionsabrechnung", 1, d)


def test_protokoll_unterschrift_an_anderen_stand_gebunden(beispiel):
    d = beispiel("uebergabeprotokoll_auszug")
    d["unterschriften"][1]["protokoll_sha256"] = "0" * 64
    with pytest.raises(SnapshotUnstimmig):
        dokumente.pruefe_snapshot("uebergabeprotokoll", 1, d)


@pytest.mark.parametrize("nr, feld, pfad", [(2, "zeuge", "unterschriften[2].zeuge"), (0, "bild", "unterschriften[0].bild")])
def test_protokoll_was_eine_unterschrift_braucht(beispiel, nr, feld, pfad):
    d = beispiel("uebergabeprotokoll_auszug")
    d["unterschriften"][nr][feld] = None
    with pytest.raises(SnapshotFehlt) as fehler:
        dokumente.pruefe_snapshot("uebergabeprotokoll", 1, d)
    assert fehler.value.pfad == pfad


def test_vermieterkuendigung_ohne_grund(beispiel):
    d = beispiel("kuendigungsbestaetigung_vermieter")
    d["kuendigung"]["grund"] = None
    with pytest.raises(SnapshotFehlt) as fehler:
        dokumente.pruefe_snapshot("kuendigungsbestaetigung", 1, d)
    assert fehler.value.pfad == "kuendigung.grund"


@pytest.mark.parametrize("bilder", [{}, {"6f1c2b7e-0a51-4c8e-9d57-2b8f3a4e1d01": b"<svg/>"}])
def test_fehlendes_oder_falsches_bild(beispiel, bilder):
    with pytest.raises(SnapshotFehlt) as fehler:
        dokumente.rendere("uebergabeprotokoll", 1, beispiel("uebergabeprotokoll_auszug"), bilder, DIGEST, KOPF)
    assert fehler.value.pfad == "bilder.6f1c2b7e-0a51-4c8e-9d57-2b8f3a4e1d01"


@pytest.mark.parametrize("digest, kopf, pfad", [("", KOPF, "digest"), ("zz", KOPF, "digest"), (DIGEST, "abc", "kettenkopf")])
def test_pruefsummen_muessen_welche_sein(beispiel, digest, kopf, pfad):
    with pytest.raises(SnapshotFehlt) as fehler:
        dokumente.rendere("kautionsabrechnung", 1, beispiel("kautionsabrechnung_null"), {}, digest, kopf)
    assert fehler.value.pfad == pfad


def test_unbekannte_schluessel_und_fehlende_freiwillige_stoeren_nicht(beispiel):
    d = beispiel("kautionsabrechnung_null")
    d["rechenstand"] = {"version": 7}
    del d["auszahlung"], d["absender"]["zusatz"]
    sauber = dokumente.pruefe_snapshot("kautionsabrechnung", 1, d)
    assert "rechenstand" not in sauber and sauber["auszahlung"] is None and sauber["absender"]["zusatz"] is None


def test_zu_viel_text_und_zu_viele_bilder(beispiel):
    d = beispiel("uebergabeprotokoll_auszug")
    d["raeume"] = [{"name": "Raum", "zustand": "gut", "bemerkung": "x" * 4000}] * 31
    with pytest.raises(SnapshotFehlt, match="Zeichen Text"):
        dokumente.pruefe_snapshot("uebergabeprotokoll", 1, d)
    d = beispiel("uebergabeprotokoll_auszug")
    d["maengel"] = [{**d["maengel"][0], "fotos": d["maengel"][1]["fotos"] * 20}] * 7
    with pytest.raises(SnapshotFehlt, match="Bilder"):
        dokumente.pruefe_snapshot("uebergabeprotokoll", 1, d)


# --- filters ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("funktion, wert, erwartet", [
    (dokumente.euro, "1234.56", "1.234,56 €"), (dokumente.euro, "0.00", "0,00 €"), (dokumente.euro, "-5.5", "−5,50 €"), (dokumente.euro, "1234567.00", "1.234.567,00 €"),
    (dokumente.datum, "2026-08-31", "31.08.2026"), (dokumente.qm, "84", "84,00 m²"), (dokumente.zahl, "28714.3", "28714,3"), (dokumente.prozent, "0.155", "0,155 %"),
    (dokumente.zeitpunkt, "2026-05-29T08:00:00+00:00", "29.05.2026, 10:00 Uhr"), (dokumente.zeitpunkt, "2026-01-15T23:30:00+00:00", "16.01.2026, 00:30 Uhr"),
    (dokumente.zeitpunkt, "2026-10-25T00:30:00+00:00", "25.10.2026, 02:30 Uhr"), (dokumente.zeitpunkt, "2026-10-25T01:30:00+00:00", "25.10.2026, 02:30 Uhr"),
    (dokumente.aufzaehlung, ["A", "B", "C"], "A, B und C"), (dokumente.aufzaehlung, ["A"], "A"), (dokumente.iban, "DE02120300000000202051", "DE02 1203 0000 0000 2020 51"),
])
def test_filter(funktion, wert, erwartet):
    assert funktion(wert).replace("\u00a0", " ") == erwartet


@pytest.mark.parametrize("empfaenger, erwartet", [
    ([("Frau", "Ayşe Çelik", "Çelik")], "Sehr geehrte Frau Çelik,"),
    ([("Herr", "Max von der Heide", "von der Heide"), ("Frau", "Ina Koch", "Koch")], "Sehr geehrter Herr von der Heide,<br>sehr geehrte Frau Koch,"),
    ([("", "Kim Öztürk", "Öztürk")], "Guten Tag Kim Öztürk,"), ([("Frau", "Ina Koch", None)], "Guten Tag Ina Koch,"),
    ([("Firma", "Bau & Söhne GmbH", None)], "Sehr geehrte Damen und Herren,"),
])
def test_anrede(empfaenger, erwartet):
    assert str(dokumente.anrede([dict(zip(("anrede", "name", "nachname"), e)) for e in empfaenger])) == erwartet


def test_druckbar():
    assert dokumente.druckbar("a\u0308 b\u0000\u0007c\u202edef\u200b\td\r\ne") == "ä bcdef d\ne"
    assert dokumente.druckbar("Şükrü Łoś Dvořák Ελένη Иван") == "Şükrü Łoś Dvořák Ελένη Иван"
    assert dokumente.druckbar("gut 👍") == "gut \ufffd"
