"""The letters of dunning: the figures of the seed example in the text, the same in the XML, a GiroCode a bank can read, the tone of each level."""
import copy
import io
import re
import subprocess
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from dokumente_hilfen import BEISPIELE, DIGEST, KOPF
from PIL import Image

from app import dokumente
from app.dokumente import SnapshotFehlt, SnapshotUnstimmig

NAME = "mahnung_hausgeld"
NS = {"m": dokumente.MAHNUNG_NAMENSRAUM}


def stufe(nr: int, gebuehr: str = "0.00") -> dict:
    d = copy.deepcopy(BEISPIELE[NAME])
    d["mahnung"].update(stufe=nr, frueher=d["mahnung"]["frueher"][: nr - 1])
    anteile = {"0.00": ("0.00", "0.00", "0.00"), "5.00": ("1.67", "1.67", "1.66"), "10.00": ("3.34", "3.33", "3.33")}[gebuehr]
    for p, anteil in zip(d["positionen"], anteile):
        p["gebuehr_anteil"] = anteil
        p["gesamt"] = str(Decimal(p["offen"]) + Decimal(p["zinsen"]) + Decimal(anteil))
    d["summen"].update(gebuehr=gebuehr, gesamt=str(Decimal("1268.00") + Decimal(gebuehr)))
    return d


def test_beispiel_schmidt_auf_den_cent(fertig):
    text = fertig(NAME).text
    for stueck in (
        "Herrn Ralf Schmidt", "Letzte Mahnung", "trotz unserer Schreiben vom 12.02.2026 und 28.02.2026", "im Namen der Gemeinschaft der Wohnungseigentümer",
        "1 Hausgeld Februar 2026 04.02.2026 05.02.2026 420,00 € 420,00 €", "05.03.2026", "08.04.2026", "67 420,00 € 1,27 % 6,27 % 4,8339",
        "39 420,00 € 1,27 % 6,27 % 2,8138", "5 420,00 € 1,27 % 6,27 % 0,3607", "Verzugszinsen 8,00 €", "10,00 €",
        "Gesamtbetrag, zahlbar bis zum 19.04.2026 1.278,00 €", "DE02 1203 0000 0000 2020 51", "§§ 688 ff. ZPO", "Nr. 1 3,34 €, Nr. 2 3,33 €, Nr. 3 3,33 €",
    ):
        assert stueck in text, stueck
    for verboten in ("Schufa", "SCHUFA", "None"):
        assert verboten not in text


def test_summe_der_zeilen_im_text(fertig):
    text = fertig(NAME).text
    posten = [Decimal(b.replace(",", ".")) for b in re.findall(r"Zinsen gerundet ([\d,]+)\s€", text)]
    assert sum(posten) == Decimal("8.00") and len(posten) == 3
    zusammen = re.search(r"Zusammenstellung Hauptforderung ([\d.,]+) € Verzugszinsen ([\d.,]+) € Mahngebühr ([\d.,]+) € Gesamtbetrag, zahlbar bis zum 19.04.2026 ([\d.,]+) €", text)
    haupt, zinsen, gebuehr, gesamt = (Decimal(z.replace(".", "").replace(",", ".")) for z in zusammen.groups())
    assert haupt + zinsen + gebuehr == gesamt == Decimal("1278.00")


@pytest.mark.parametrize("nr, gebuehr, darin, nicht", [
    (1, "0.00", ("Möglicherweise hat sich Ihre Zahlung mit unserem Schreiben überschritten", "Bitte prüfen Sie das"), ("Mahngebühr", "Inkasso", "ZPO", "Was sonst folgt")),
    (2, "5.00", ("Zahlungserinnerung vom 12.02.2026", "Rechtsanwalt oder Inkassodienstleister", "RVG", "Mahngebühr", "5,00 €"), ("ZPO", "überschritten")),
    (3, "10.00", ("ein letztes Mal", "Mahnbescheids beantragt", "§§ 688 ff. ZPO"), ("Inkasso", "überschritten")),
])
def test_ton_der_stufen(rendere, nr, gebuehr, darin, nicht):
    text = rendere(NAME, stufe(nr, gebuehr)).text
    for stueck in darin:
        assert stueck in text, stueck
    for stueck in nicht:
        assert stueck not in text, stueck


def test_alle_mieter_sind_angeschrieben(rendere):
    d = stufe(1)
    d["empfaenger"] = [{"anrede": "Frau", "name": "Katrin Ostermann", "nachname": "Ostermann"}, {"anrede": "Herr", "name": "Jonas Ostermann", "nachname": "Ostermann"}]
    d["mahnung"]["art"] = "miete"
    text = rendere(NAME, d).text
    assert "Frau Katrin Ostermann" in text and "Herrn Jonas Ostermann" in text and "Sehr geehrte Frau Ostermann, sehr geehrter Herr Ostermann," in text
    assert "im Namen von Gemeinschaft" in text


def _xml(pdf, tmp_path):
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(pdf.pfad)], check=True, capture_output=True)
    return ET.fromstring((tmp_path / dokumente.MAHNUNG_XML).read_bytes())


def test_xml_sagt_dasselbe(fertig, tmp_path):
    wurzel = _xml(fertig(NAME), tmp_path)
    d = BEISPIELE[NAME]
    assert wurzel.tag == f"{{{dokumente.MAHNUNG_NAMENSRAUM}}}mahnung" and wurzel.get("zahlbarBis") == "2026-04-19" and wurzel.get("stufe") == "3"
    assert wurzel.find("m:summen", NS).attrib == d["summen"]
    posten = wurzel.findall("m:posten", NS)
    assert [p.get("verzugAb") for p in posten] == ["2026-02-05", "2026-03-05", "2026-04-08"]
    assert sum(Decimal(p.get("gesamt")) for p in posten) == Decimal(wurzel.find("m:summen", NS).get("gesamt"))
    assert posten[0].find("m:zinsabschnitt", NS).get("tage") == "67"
    assert wurzel.find("m:konto", NS).get("iban") == "DE02120300000000202051"


def test_xml_ist_als_data_angehaengt(fertig):
    roh = fertig(NAME).pfad.read_bytes()
    assert b"/AFRelationship /Data" in roh and b"/Subtype /application#2fxml" in roh or b"/Subtype /text#2fxml" in roh


def test_girocode():
    import segno
    bild = Image.open(io.BytesIO(dokumente.girocode(BEISPIELE[NAME])))
    assert bild.size[0] == bild.size[1] >= 100
    inhalt = "BCD\n002\n1\nSCT\n\nWEG Lindenstraße 8\nDE02120300000000202051\nEUR1278.00\n\n\nMahnung 7, 0148/04"
    erwartet = io.BytesIO()
    segno.make(inhalt, error="m", encoding="utf-8", micro=False, eci=False).save(erwartet, kind="png", scale=3, border=4)
    assert dokumente.girocode(BEISPIELE[NAME]) == erwartet.getvalue()


def test_girocode_hat_einen_ersatztext(fertig):
    from test_dokumente_pdf import strukturelemente
    bilder = [e for _, e, _ in strukturelemente(fertig(NAME)) if e["/S"] == "/Figure"]
    assert len(bilder) == 1 and "/Alt" in bilder[0]


@pytest.mark.parametrize("aendern", [
    lambda d: d["summen"].update(gesamt="1278.01"),
    lambda d: d["summen"].update(zinsen="8.01"),
    lambda d: d["positionen"][0].update(offen="420.01"),
    lambda d: d["positionen"][1].update(gebuehr_anteil="3.34"),
    lambda d: d["positionen"][0]["abschnitte"][0].update(zinsen="4.9339"),
    lambda d: d["mahnung"].update(stufe=1),
    lambda d: d["mahnung"].update(zahlbar_bis="2026-04-12"),
])
def test_was_nicht_aufgeht_geht_nicht_hinaus(aendern):
    d = copy.deepcopy(BEISPIELE[NAME])
    aendern(d)
    with pytest.raises(SnapshotUnstimmig):
        dokumente.rendere("mahnung", 1, d, {}, DIGEST, KOPF)


def test_stufe_vier_gibt_es_nicht():
    d = copy.deepcopy(BEISPIELE[NAME])
    d["mahnung"]["stufe"] = 4
    with pytest.raises(SnapshotFehlt):
        dokumente.rendere("mahnung", 1, d, {}, DIGEST, KOPF)


def test_dieselben_bytes_fuer_denselben_brief():
    eins, zwei = (dokumente.rendere("mahnung", 1, BEISPIELE[NAME], {}, DIGEST, KOPF) for _ in range(2))
    assert eins == zwei
