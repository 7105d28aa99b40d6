"""Payment runs, accounts and DATEV on the pages and under two sessions at once; the files against the schemas of the banks."""
from __future__ import annotations

import concurrent.futures
import csv
import io
import re
import subprocess
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sepaxml.validation import ValidationError, try_valid_xml

from app import demo_mahnwesen, demo_zahlungen, zahlungsdateien
from app.filter import BERLIN
from app.verwaltung import zahlungsverkehr
from tests.py.test_mahnwesen import BUCHHALTUNG, SACHBEARBEITUNG, TEAMLEITUNG, Person, app, sql, verbinden  # noqa: F401

HEUTE = datetime.now(BERLIN).date()
LAUF = {"art": "lastschrift", "nachricht": "MA-0123456789ABCDEF0123", "freigegeben_am": "2026-03-02T10:00:00", "faellig_am": "2026-03-04", "instrument": "CORE", "iban": "DE02500105170137075030",
        "bic": None, "name": "Grün & Söhne GbR", "glaeubiger_id": "DE98ZZZ09999999999", "posten": [
            {"name": "Jörg Groß", "iban": "DE02120300000000202051", "betrag": "1130.00", "zweck": "Miete März 2026 <0147/07/1>", "ende_zu_ende": "MA-0123456789ABCDEF0123-1", "mandat": "LH-1", "mandat_am": "2026-02-01"},
            {"name": "Łukasz Żak", "iban": "DE89370400440532013000", "betrag": "0.05", "zweck": "Rest", "ende_zu_ende": "MA-0123456789ABCDEF0123-2", "mandat": "LH-2", "mandat_am": "2026-02-01"}]}


@pytest.fixture(scope="module", autouse=True)
def geladen(verbinden: Any) -> None:  # noqa: F811
    with verbinden("mietakte_dba") as v:
        demo_mahnwesen.laden(v, 1)
        demo_zahlungen.laden(v, 1)


@pytest.mark.parametrize("art", ["lastschrift", "ueberweisung"])
def test_file_is_valid_and_always_the_same(art: str) -> None:
    lauf = LAUF | {"art": art}
    schema, inhalt = zahlungsdateien.erzeugen(lauf)
    assert zahlungsdateien.erzeugen(lauf) == (schema, inhalt)
    try_valid_xml(inhalt, schema)
    baum = ET.fromstring(inhalt)
    alle = [(k.tag.split("}")[1], k.text) for k in baum.iter()]
    assert ("NbOfTxs", "2") in alle and ("CtrlSum", "1130.05") in alle and ("Nm", "Joerg Gross") in alle and ("Nm", "Gruen + Soehne GbR") in alle
    assert [t for n, t in alle if n == "EndToEndId"] == [p["ende_zu_ende"] for p in lauf["posten"]]


def test_file_with_a_wrong_value_does_not_leave() -> None:
    with pytest.raises(ValidationError):
        zahlungsdateien.erzeugen(LAUF | {"iban": "KEINE"})


def test_run_from_preview_to_bank(app: Any, sql: Any, verbinden: Any) -> None:  # noqa: F811
    """The demo's run: its maker cannot release it, the other can; the file comes down, twice the same."""
    buch, team = Person(app, BUCHHALTUNG), Person(app, TEAMLEITUNG)
    seite = buch.get("/zahlungslaeufe")
    assert seite.status_code == 200 and "wartet auf Freigabe" in seite.text and "DE98ZZZ09999999999" in seite.text and "Erstattung" in seite.text
    kennung = sql("SELECT kennung FROM akte.zahlungslaeufe WHERE art = 'lastschrift' ORDER BY id LIMIT 1")
    adresse = f"/zahlungslaeufe/{kennung}"
    assert "Freigeben muss ihn jemand anderes" in buch.get(adresse).text
    verboten = buch.post(f"{adresse}/freigeben")
    assert verboten.status_code == 409 and "MAK23" in verboten.text
    assert Person(app, SACHBEARBEITUNG).post(f"{adresse}/freigeben").status_code in (403, 409)

    assert team.post(f"{adresse}/freigeben").status_code == 303
    erste, zweite = buch.post(f"{adresse}/datei"), team.post(f"{adresse}/datei")
    assert erste.data == zweite.data and erste.headers["Content-Disposition"].startswith("attachment")
    try_valid_xml(erste.data, zahlungsdateien.LASTSCHRIFT)
    assert "bei der Bank" in buch.get(adresse).text
    assert "MAK30" in buch.post(f"{adresse}/stornieren", grund="zu spät").text
    assert "MAK32" in buch.post(f"{adresse}/bestaetigen", am=HEUTE.isoformat()).text        # the bank is not that fast
    assert buch.get("/zahlungslaeufe/00000000-0000-4000-8000-000000000000").status_code == 404

    konto = sql("SELECT bankkonto_id FROM akte.zahlungslaeufe WHERE kennung = %s", kennung)
    assert "schon in einem Lauf" in buch.get(f"/zahlungslaeufe?konto={konto}&am={HEUTE + timedelta(days=8)}").text


def test_two_release_the_same_run(sql: Any, verbinden: Any) -> None:  # noqa: F811
    """Two sessions at once: one releases, the other is told so."""
    with verbinden("mietakte_dba") as v, v.transaction():
        buch, team = (sql("SELECT id FROM akte.benutzer WHERE mandant_id = 1 AND rolle = %s AND aktiv ORDER BY id LIMIT 1", r) for r in ("buchhaltung", "teamleitung"))
        v.execute("SELECT sitzung.als_benutzer(1, %s)", [buch])
        konto = v.execute("SELECT bankkonto_id FROM api.zahlungsauftraege_offen() LIMIT 1").fetchone()["bankkonto_id"]
        lauf = v.execute("SELECT api.ueberweisungslauf_anlegen(jsonb_build_object('bankkonto_id', %s::bigint, 'ausfuehrung_am', api.naechster_einzug())) AS id", [konto]).fetchone()["id"]

    def freigeben(_: int) -> str:
        with verbinden("mietakte_dba") as w:
            try:
                w.execute("SELECT sitzung.als_benutzer(1, %s)", [team])
                w.execute("SELECT * FROM api.zahlungslauf_freigeben(%s, '{\"iban_geprueft\": \"ja\"}')", [lauf])
                return "ok"
            except psycopg.Error as f:
                return f.sqlstate

    with concurrent.futures.ThreadPoolExecutor(2) as zwei:
        assert sorted(zwei.map(freigeben, range(2))) == ["MAK22", "ok"]


def test_account_mandate_and_csv(app: Any, sql: Any) -> None:  # noqa: F811
    """From the list to one account: what it says, a wrong IBAN at its field, a mandate, its revocation, the file for a spreadsheet."""
    buch = Person(app, BUCHHALTUNG)
    liste = buch.get("/konten")
    assert liste.status_code == 200 and "Lastschrift" in liste.text
    nummer = sql("SELECT z.mietverhaeltnis_id FROM akte.mietzahlungen z WHERE z.mandant_id = 1 AND NOT EXISTS (SELECT FROM akte.sepa_mandate s WHERE s.mietverhaeltnis_id = z.mietverhaeltnis_id) ORDER BY 1 LIMIT 1")
    adresse = f"/konten/miete/{nummer}"
    seite = buch.get(adresse)
    assert seite.status_code == 200 and "Kontoblatt" in seite.text and "<svg" in seite.text
    falsch = buch.post("/konten/mandat", mietverhaeltnis_id=nummer, iban="DE03 1203 0000 0000 2020 51", inhaber="Wer", unterschrieben_am=HEUTE.isoformat())
    assert falsch.status_code in (409, 422) and 'id="f-iban-f"' in falsch.text and "DE03 1203" in falsch.text
    assert buch.post("/konten/mandat", mietverhaeltnis_id=nummer, iban="DE02120300000000202051", inhaber="Wer", unterschrieben_am=HEUTE.isoformat(), mandatsreferenz="PROBE-1").status_code == 303
    akte = sql("SELECT kennung FROM akte.mietverhaeltnisse WHERE id = %s", nummer)
    assert "PROBE-1" in buch.get(f"/akte/{akte}").text
    mandat = sql("SELECT id FROM akte.sepa_mandate WHERE mandatsreferenz = 'PROBE-1'")
    assert buch.post("/konten/widerruf", mietverhaeltnis_id=nummer, mandat=mandat, am=HEUTE.isoformat(), grund="Schreiben").status_code == 303
    assert "widerrufen" in buch.get(adresse).text
    zeilen = list(csv.reader(io.StringIO(buch.get(adresse + "?form=csv").data.decode("utf-8-sig")), delimiter=";"))
    assert zeilen[0] == ["Datum", "Art", "Beleg", "Text", "Soll", "Haben", "Saldo"] and re.fullmatch(r"-?\d+,\d\d", zeilen[-1][6]) and re.fullmatch(r"\d\d\.\d\d\.\d{4}", zeilen[-1][0])
    assert buch.get("/konten/miete/999999").status_code == 404


def test_statement_as_pdf(app: Any, sql: Any, tmp_path: Path) -> None:  # noqa: F811
    """What poppler reads in the letter is what the account says, line by line and to the cent, also for an owner whose address nobody knows."""
    buch = Person(app, BUCHHALTUNG)
    wer = sql("SELECT jsonb_build_array(h.eigentuemer_id, h.einheit_id) FROM akte.hausgeld_sollstellungen h WHERE h.mandant_id = 1 AND h.offen > 0 AND h.verzug_ab < current_date GROUP BY 1 ORDER BY 1 LIMIT 1")
    adresse = "/konten/hausgeld/{}/{}".format(*wer)
    antwort = buch.get(adresse + "?form=pdf")
    assert antwort.status_code == 200 and antwort.mimetype == "application/pdf" and "Kontoauszug" in antwort.headers["Content-Disposition"]
    datei = tmp_path / "auszug.pdf"
    datei.write_bytes(antwort.data)
    text = re.sub(r"\s+", " ", subprocess.run(["pdftotext", "-layout", datei, "-"], capture_output=True, text=True, check=True).stdout)
    zeilen = list(csv.DictReader(io.StringIO(buch.get(adresse + "?form=csv").data.decode("utf-8-sig")), delimiter=";"))

    def zahl(wert: str) -> Decimal:
        return Decimal(wert.replace(".", "").replace(",", ".").replace("−", "-") or 0)

    gelesen = [tuple(zahl(b) for b in paar) for paar in re.findall(r"\d\d\.\d\d\.\d{4} [^€]*? [FZM]\d+ (−?[\d.]+,\d\d) € (−?[\d.]+,\d\d) €", text)]
    assert gelesen == [(zahl(z["Soll"] or z["Haben"]), zahl(z["Saldo"])) for z in zeilen] and len(gelesen) >= 2
    summen = re.search(r"Summe und Saldo am [\d.]+ ([\d.,]+) € ([\d.,]+) € (−?[\d.,]+) €", text).groups()
    assert [zahl(x) for x in summen] == [sum(zahl(z["Soll"]) for z in zeilen), sum(zahl(z["Haben"]) for z in zeilen), zahl(zeilen[-1]["Saldo"])]
    zinsen = sum(zahl(x) for x in re.findall(r"\d\d\.\d\d\.\d{4} [\d.,]+ € ([\d.]+,\d\d) €(?= Hausgeld| Verzugszinsen)", text.split("Offen Zinsen")[1]))
    assert zinsen > 0 and zinsen + zahl(summen[2]) == zahl(re.search(r"Saldo und Verzugszinsen ([\d.,]+) €", text)[1])
    assert "Tagged: yes" in re.sub(" +", " ", subprocess.run(["pdfinfo", datei], capture_output=True, text=True, check=True).stdout) and "Seite 1 von" in text

    verkehrt = buch.get(adresse + "?form=pdf&von=2026-02-01&bis=2026-01-01")
    assert verkehrt.status_code in (409, 422) and "MA012" in verkehrt.text and verkehrt.mimetype == "text/html"
    assert buch.get("/konten/hausgeld/999999/1?form=pdf").status_code == 404 and buch.get("/konten/miete/999999?form=pdf").status_code == 404


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_I06_no_cell_begins_a_formula(text: str) -> None:
    zeile = {"tag": HEUTE, "art": "ist", "beleg": None, "bezeichnung": text, "soll": None, "haben": None, "saldo": 0}
    assert next(csv.reader(io.StringIO(zahlungsverkehr.als_csv([zeile]).decode("utf-8-sig").split("\r\n", 1)[1]), delimiter=";"))[3].startswith("'")


def test_datev_month(app: Any, sql: Any) -> None:  # noqa: F811
    buch = Person(app, BUCHHALTUNG)
    seite = buch.get("/datev")
    assert seite.status_code == 200 and "EXTF_Buchungsstapel" in seite.text and "Mieterträge" in seite.text
    adresse = re.search(r'href="(/datev/[0-9a-f-]+\.csv)"', seite.text)[1]
    datei = buch.get(adresse)
    zeilen = datei.data.decode("cp1252").split("\r\n")
    assert zeilen[0].startswith('"EXTF";700;21;"Buchungsstapel";13;') and zeilen[1].startswith("Umsatz") and len(zeilen) > 4
    assert buch.get(adresse).data == datei.data
    assert "MAK52" in buch.post("/datev/export", monat=HEUTE.strftime("%Y-%m")).text
    assert buch.post("/datev/export", monat="Unsinn").status_code == 409
    assert "MAK50" in buch.post("/datev/konto", schluessel="bank", konto="abc").text
    assert "MA014" in Person(app, SACHBEARBEITUNG).post("/datev/export", monat="2026-01").text
