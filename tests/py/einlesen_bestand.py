"""An invented stock of any size in the exchange form, the same for the same numbers.

    python tests/py/einlesen_bestand.py ORDNER [leases] [events per lease]      default 1200 and 14
"""
from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path

OBJEKTE = "OBJ_ID;VerwArt;Name;Straße;PLZ;Ort;ObjNr;Notizen;BK1_ID;BK2_ID;BK3_ID;RL1_BK_ID;RL2_BK_ID;MV_Eig_K_ID;MV_EigBeginn"
GEBAEUDE = "OBJ_ID;GEB_ID;Name;Straße;Baujahr;Bauart;Gebäudeart;Denkmalschutz"
EINHEITEN = ("OBJ_ID;GEB_ID;VE_ID;Bezeichnung;Lage;VENr;Art;Zimmer;Schlafzimmer;Badezimmer;Gesamtfläche;Kellernummer;Kaution;Notizen;"
             "U_Wohnfläche;U_Heizfläche;U_MEA;Z_Miete;Z_BKV;Z_HKV;Z_Garage;Z_Stellplatz")
KONTAKTE = ("K_ID;GläubigerID;Anrede;Firma;Titel1;Vorname1;Nachname1;Titel2;Vorname2;Nachname2;Titel3;Vorname3;Nachname3;Titel4;Vorname4;Nachname4;"
            "Straße;PLZ;Ort;Zustellhinweis;TelPrivat;TelDienst;TelHandy;Fax;Email;Notizen")
VERTRAEGE = ("OBJ_ID;VE_ID;K_ID;Typ;von;bis;Gewerbe;Lastschrift;Mahnsperre;UmlAusfWagnis;Notizen;SV_Brutto;SV_Fälligkeit;Z_Miete;Z_BKV;Z_HKV;Z_Garage;"
             "Z_Stellplatz;Z_sonstMiete;Z_Hausgeld;Z_Rücklage1;Z_Rücklage2;U_Wohnfläche;U_Heizfläche;U_Kabel-TV;U_Personen;U_Einheiten;U_Garagen;"
             "U_Stellplätze;U_MEA;BK_ID;GläubigerID;MandatRef;MandatVon;MandatBis;MandatUnterschrift")
BANKKONTEN = "BK_ID;K_ID;Bank;BLZ;KontoNr;BIC;IBAN;Inhaber"
VORGAENGE = "OBJ_ID;VE_ID;K_ID;Typ;von;bis;Ergebnis;Betrag;Text"

VORNAMEN = ("Anna", "Björn", "Çiğdem", "David", "Elif", "François", "Grażyna", "Hans-Jürgen", "Ines", "Jörg", "Katharina", "Łukasz", "Müge", "Nadja", "Oğuz", "Petra")
NACHNAMEN = ("Bauer", "Brandt", "Çelik", "Fuchs", "Groß", "Jäger", "Kowalski", "Kraus", "Lehmann", "Meyer-Lühr", "Müller", "Nguyen", "O'Brien", "Özdemir", "Schäfer", "Weiß")
ORTE = (("10115", "Berlin"), ("50667", "Köln"), ("04109", "Leipzig"), ("80331", "München"), ("99084", "Erfurt"), ("20095", "Hamburg"))
ARTEN = (("mahnwesen", "erledigt"), ("mahnwesen", "storniert"), ("schaden", "abgerechnet"), ("mietminderung", "beendet"), ("untervermietung", "abgelehnt"),
         ("stammdatenaenderung", "uebernommen"), ("modernisierung", "abgeschlossen"), ("mieterhoehung", "umgesetzt"), ("mieterhoehung", "zurueckgezogen"))


def tag(t: date) -> str:
    return t.strftime("%d.%m.%Y")


def geld(cent: int) -> str:
    return f"{cent // 100},{cent % 100:02d}"


def iban(nummer: int) -> str:
    rumpf = f"{10000000 + nummer % 80000000:08d}{nummer:010d}"
    return f"DE{98 - int(rumpf + '131400') % 97:02d}{rumpf}"


def erzeugen(mietverhaeltnisse: int = 1200, vorgaenge: int = 14, heute: date = date(2026, 11, 20)) -> dict[str, str]:
    """File name → text. A fifth of the leases has ended and been followed by another, some are under notice, some are to come."""
    w = random.Random(mietverhaeltnisse)
    z: dict[str, list[str]] = {"objekte": [OBJEKTE], "gebaeude": [GEBAEUDE], "einheiten": [EINHEITEN], "kontakte": [KONTAKTE], "vertraege": [VERTRAEGE],
                               "bankkonten": [BANKKONTEN], "vorgaenge": [VORGAENGE]}
    kontakt = konto = objekt = einheit = gemacht = 0

    def person(mail: bool = True) -> int:
        nonlocal kontakt
        kontakt += 1
        zwei = w.random() < 0.4
        namen = [w.choice(VORNAMEN), w.choice(NACHNAMEN)] + (["", w.choice(VORNAMEN), w.choice(NACHNAMEN)] if zwei else ["", "", ""])
        z["kontakte"].append(f"{kontakt};;{w.choice(('Herr', 'Frau', 'Eheleute', ''))};;;{';'.join(namen)};;;;;;;;;;;;;+49 150 {kontakt:07d};;"
                             f"{f'person{kontakt}@example.org' if mail else ''};")
        return kontakt

    while gemacht < mietverhaeltnisse:
        objekt += 1
        eigner = person()
        konto += 1
        z["bankkonten"].append(f"{konto};{eigner};Musterbank;;;;{iban(konto)};")
        plz, ort = ORTE[objekt % len(ORTE)]
        z["objekte"].append(f"{objekt};MV;Lindenweg {objekt};Lindenweg {objekt};{plz};{ort};{objekt:03d};;{konto};;;;;{eigner};01.01.1999")
        z["gebaeude"].append(f"{objekt};1;Vorderhaus;Lindenweg {objekt};{1890 + objekt % 120};;;0")
        for nr in range(1, min(26, mietverhaeltnisse - gemacht + 1)):
            einheit += 1
            miete = w.randrange(35000, 140000)
            flaeche = w.randrange(3000, 12000)
            beginn = date(heute.year - 8 - w.randrange(0, 6), w.randrange(1, 13), 1)
            vertraege: list[tuple[date, date | None]] = [(beginn, None)]
            wurf = w.random()
            if wurf < 0.2 and gemacht + 1 < mietverhaeltnisse:
                wechsel = date(heute.year - w.randrange(1, 5), w.randrange(1, 13), 1)
                vertraege = [(beginn, wechsel - timedelta(days=1)), (wechsel, None)]
            elif wurf < 0.24:
                vertraege = [(beginn, date(heute.year + 1, 1, 31))]
            elif wurf < 0.26:
                vertraege = [(date(heute.year + 1, 2, 1), None)]
            z["einheiten"].append(f"{objekt};1;{einheit};WE {nr:02d};{w.choice(('EG links', '1. OG rechts', '3. OG links', 'DG'))};{nr:02d};WE;{w.choice(('2', '3,5', '4'))};;;{geld(flaeche)};;"
                                  f"{geld(miete * 2)};;{geld(flaeche)};{geld(flaeche)};;{geld(miete)};{geld(miete // 6)};{geld(miete // 9)};;")
            for von, bis in vertraege:
                gemacht += 1
                mieter = person()
                konto += 1
                z["bankkonten"].append(f"{konto};{mieter};Musterbank;;;;{iban(konto)};")
                z["vertraege"].append(f"{objekt};{einheit};{mieter};M;{tag(von)};{tag(bis) if bis else ''};N;1;;;;;;{geld(miete)};{geld(miete // 6)};{geld(miete // 9)};;;;;;;"
                                      f"{geld(flaeche)};;;{w.randrange(1, 5)};;;;;{konto};;M-{einheit};{tag(von)};;{tag(von)}")
                ende = min(bis or heute, heute)
                if (ende - von).days < 300:
                    continue
                # the rent before the changes, so that the history leads to the rent of today
                z["vorgaenge"].append(f"{objekt};{einheit};{mieter};vertragsabschluss;{tag(von - timedelta(days=30))};{tag(von)};;{geld(miete * 9 // 10)};")
                z["vorgaenge"].append(f"{objekt};{einheit};{mieter};Einzug;{tag(von)};{tag(von)};;;Übergabe ohne Mängel")
                z["vorgaenge"].append(f"{objekt};{einheit};{mieter};mieterhoehung;{tag(von + timedelta(days=120))};{tag(von + timedelta(days=210))};umgesetzt;{geld(miete)};Mietspiegel")
                for i in range(max(vorgaenge - 3, 0)):
                    art, ergebnis = w.choice(ARTEN)
                    a = von + timedelta(days=w.randrange(211, max((ende - von).days - 60, 212)))
                    z["vorgaenge"].append(f"{objekt};{einheit};{mieter};{art};{tag(a)};{tag(min(a + timedelta(days=w.randrange(1, 60)), ende))};{ergebnis};"
                                          f"{geld(miete) if art == 'mieterhoehung' and ergebnis == 'umgesetzt' else geld(w.randrange(1000, 90000)) if art == 'mahnwesen' else ''};"
                                          f"Vorgang {i + 1} aus dem alten Programm")
                if bis and bis > heute:
                    z["vorgaenge"].append(f"{objekt};{einheit};{mieter};kuendigung;{tag(heute - timedelta(days=40))};;{w.choice(('mieter', 'vermieter'))};;")
    return {f"{name}.csv": "\r\n".join(zeilen) + "\r\n" for name, zeilen in z.items()}


if __name__ == "__main__":
    ziel = Path(sys.argv[1])
    ziel.mkdir(parents=True, exist_ok=True)
    for name, text in erzeugen(*(int(a) for a in sys.argv[2:4])).items():
        (ziel / name).write_text(text, encoding="utf-8")
        print(name, text.count("\n") - 1)
