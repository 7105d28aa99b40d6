"""Demo: eight years of one tenancy in the Hauptstraße, 2018 to 2026, fourteen Vorgänge, each replayed on the day it happened.

What the law does not let follow each other (an index lease knows no Mietspiegel) a Nachtrag makes possible. Called by app.demo for one client;
what is there stays. The dispute over the operating costs is told by app.demo_nk.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from psycopg.types.json import Jsonb

BERLIN = ZoneInfo("Europe/Berlin")
VERTRAG = "0147/09/1"
EINHEIT = "demo:einheit:4/56"


class Akte:
    """One tenancy and whoever works on it, on the clock of a day."""

    def __init__(self, verbindung: psycopg.Connection, mandant: int, bild: Callable[[str], bytes], zug: Callable[[str], bytes]) -> None:
        self.c, self._mandant, self._bild, self._zug = verbindung, mandant, bild, zug
        with verbindung.transaction():
            verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
            self._benutzer = {z["rolle"]: z["id"] for z in verbindung.execute("SELECT rolle, id FROM akte.benutzer ORDER BY id DESC").fetchall()}
        self.lease = self.klammer = 0

    def am(self, tag: str, rolle: str = "sachbearbeitung") -> AbstractContextManager[Any]:
        """A transaction of that member of staff on that day (DD.MM.YYYY)."""
        @contextmanager
        def eintreten() -> Iterator[None]:
            with self.c.transaction():
                self.c.execute("SELECT sitzung.als_benutzer(%s, %s)", [self._mandant, self._benutzer[rolle]])
                self._uhr(tag)
                yield
        return eintreten()

    def _uhr(self, tag: str) -> None:
        self.c.execute("SELECT engine.zeit_setzen(%s)", [datetime.combine(datetime.strptime(tag, "%d.%m.%Y").date(), time(10), BERLIN)])

    def nacht(self, tag: str) -> None:
        """The night job of that day."""
        with self.c.transaction():
            self.c.execute("SELECT sitzung.als_dienst(%s)", [self._mandant])
            self._uhr(tag)
            self.c.execute("SELECT * FROM engine.faellige_fristen_ausfuehren()")

    def rufen(self, anweisung: str, *werte: object) -> dict[str, Any]:
        ergebnis = self.c.execute(anweisung, werte).fetchone()
        if not ergebnis["ok"]:
            raise RuntimeError(f"{anweisung} {[str(w)[:200] for w in werte]}: {ergebnis['fehlercode']} {ergebnis['meldung']} {ergebnis['detail']} {ergebnis['felder']}")
        return ergebnis

    def starten(self, automat: str, **daten: object) -> int:
        return self.rufen("SELECT * FROM engine.starten(%s, %s, %s)", automat, self.klammer, Jsonb(daten))["vorgang_id"]

    def tun(self, vorgang: int, ereignis: str, **daten: object) -> None:
        self.rufen("SELECT * FROM engine.ausloesen(%s, %s, %s)", vorgang, ereignis, Jsonb(daten))

    def nachtrag(self, **daten: object) -> None:
        self.rufen("SELECT * FROM api.nachtrag_erfassen(%s, %s)", self.lease, Jsonb({"form": "papier", "alle_unterschriften": "ja", **daten}))

    def letzter(self, automat: str) -> int:
        return self.c.execute("SELECT max(id) AS id FROM engine.vorgang WHERE traeger_id = %s AND automat = %s", [self.klammer, automat]).fetchone()["id"]

    def datei(self, inhalt: bytes, art: str, name: str) -> str:
        typ = "image/png" if art == "unterschrift" else "image/jpeg"
        return str(self.c.execute("SELECT api.datei_ablegen(%s, %s) AS kennung", [inhalt, Jsonb({"typ": typ, "art": art, "name": name})]).fetchone()["kennung"])

    def foto(self, was: str) -> str:
        return self.datei(self._bild(was), "foto", f"{was}.jpg")

    def unterschrift(self, name: str) -> str:
        return self.datei(self._zug(name), "unterschrift", f"Unterschrift {name}.png")


def laden(verbindung: psycopg.Connection, mandant: int, bild: Callable[[str], bytes], zug: Callable[[str], bytes]) -> bool:
    """A connection of mietakte_dba with dict rows; `bild` makes a photo, `zug` a signature. False: it is there already."""
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        if verbindung.execute("SELECT 1 FROM akte.mietverhaeltnisse WHERE vertragsnummer = %s", [VERTRAG]).fetchone():
            return False
        einheit = verbindung.execute("SELECT id FROM akte.einheiten WHERE herkunft = %s", [EINHEIT]).fetchone()["id"]
    a = Akte(verbindung, mandant, bild, zug)
    _einzug_2018(a, einheit)
    _index_2019(a)
    _balkon_2020(a)
    _wasser_2021(a)
    _mietspiegel_2022(a)
    _untermiete_2023(a)
    _mahnung_2024(a)
    _index_und_kaution_2025(a)
    _schimmel_2025(a)
    _untermieter_will_eintreten(a)
    _eigenbedarf_2026(a)
    return True


def _einzug_2018(a: Akte, einheit: int) -> None:
    with a.am("04.09.2018"):
        neu = a.rufen("SELECT * FROM api.mietverhaeltnis_anlegen(%s)", Jsonb({
            "einheit_id": einheit, "vertragsnummer": VERTRAG, "mietbeginn": "01.10.2018", "mietart": "index", "nettokaltmiete": "920,00",
            "vorauszahlung_bk": "130,00", "vorauszahlung_hk": "80,00", "kaution_art": "bar", "kaution_betrag": "2.760,00", "kaution_raten": "3",
            "mieter": [{"anrede": "Frau", "vorname": "Maren", "nachname": "Tietz", "email": "tietz@post.example", "telefon_mobil": "0150 5550191",
                        "strasse": "Hauptstraße 47", "plz": "10827", "ort": "Berlin"},
                       {"anrede": "Herr", "vorname": "Paul", "nachname": "Tietz", "strasse": "Hauptstraße 47", "plz": "10827", "ort": "Berlin"}],
            "bewohner": [{"vorname": "Emil", "nachname": "Tietz", "kind": "ja"}]}))
        a.lease, a.klammer = neu["mietverhaeltnis_id"], neu["traeger_id"]
        vertrag = a.letzter("vertragsabschluss")
        a.tun(vertrag, "datenschutz_informieren", fassung="2018-05", am="04.09.2018")
    with a.am("06.09.2018"):
        a.tun(vertrag, "unterzeichnen", form="papier", alle_unterschriften="ja", unterzeichnet_am="06.09.2018")
        uebergabe = a.letzter("wohnungsuebergabe")
        a.tun(uebergabe, "termin_vereinbaren", termin="01.10.2018 15:00", treffpunkt="In der Wohnung")
    with a.am("01.10.2018"):
        a.rufen("SELECT * FROM api.kaution_einzahlung_buchen(%s, %s)", a.lease, Jsonb({"betrag": "2.760,00", "wertstellung": "01.10.2018"}))
        a.tun(uebergabe, "protokoll_beginnen")
        for raum in ("Flur", "Wohnzimmer", "Schlafzimmer", "Kinderzimmer", "Küche", "Bad"):
            a.tun(uebergabe, "raum_erfassen", raum=raum, zustand="ohne_maengel")
        for art, nummer, stand, mass in (("strom", "1EMH0012345690", "4410", "kWh"), ("kaltwasser", "KW-447131", "88,2", "m³"), ("warmwasser", "WW-447132", "41,9", "m³")):
            a.tun(uebergabe, "zaehler_ablesen", art=art, nummer=nummer, stand=stand, einheit=mass)
        a.tun(uebergabe, "schluessel_erfassen", art="Haus- und Wohnungstür", anzahl="3")
        a.tun(uebergabe, "unterzeichnen", partei="vermieter", name="Sabine Reuter", stufe="einfach", datei=a.unterschrift("Sabine Reuter"))
        a.tun(uebergabe, "unterzeichnen", partei="mieter", name="Maren Tietz", stufe="einfach", datei=a.unterschrift("Maren Tietz"))
        a.tun(uebergabe, "mitunterzeichnen", partei="mieter", name="Paul Tietz", stufe="einfach", datei=a.unterschrift("Paul Tietz"))
        a.tun(uebergabe, "abschliessen", uebergeben_am="01.10.2018")


def _index_2019(a: Akte) -> None:
    with a.am("10.10.2019"):
        index = a.starten("indexanpassung")
        a.tun(index, "erklaeren")
    with a.am("14.10.2019"):
        a.tun(index, "zugang_erfassen", zugang_am="12.10.2019", zugang_nachweis="Einwurf durch Boten")
    a.nacht("01.12.2019")


def _balkon_2020(a: Akte) -> None:
    with a.am("03.02.2020"):
        balkon = a.starten("modernisierung", bezeichnung="Anbau eines Balkons", massnahme="4")
        a.tun(balkon, "ankuendigen", umfang="Anbau eines Balkons an das Wohnzimmer, Stahlkonstruktion mit Holzbelag.", beginn_geplant="01.06.2020",
              dauer="vier Wochen", erwartete_erhoehung="0,00")
    with a.am("06.02.2020"):
        a.tun(balkon, "zugang_erfassen", zugang_am="05.02.2020", zugang_nachweis="Einwurf-Einschreiben")
    with a.am("02.04.2020"):
        a.tun(balkon, "duldung_klaeren", duldung="zugestimmt", duldung_am="02.04.2020")
    with a.am("02.06.2020"):
        a.tun(balkon, "beginnen", begonnen_am="02.06.2020")
    with a.am("30.06.2020"):
        a.tun(balkon, "fertigstellen", fertig_am="30.06.2020", kosten_gesamt="14.000,00")
        a.tun(balkon, "ohne_erhoehung", grund="Indexmiete: eine Erhöhung ist nur für Maßnahmen möglich, die der Vermieter nicht zu vertreten hat.")
    with a.am("20.11.2020"):
        a.nachtrag(gueltig_ab="01.01.2021", unterzeichnet_am="20.11.2020", mietart="fest", text="Statt der Indexmiete gilt künftig eine feste Miete; der Balkon ist Teil der Mietsache.")


def _wasser_2021(a: Akte) -> None:
    _soll(a, "01.02.2021", bezahlt="03.02.2021")
    with a.am("08.02.2021"):
        schaden = a.starten("schaden", kategorie="wasser", raum="Bad", beschreibung="Wasser tropft von der Decke, der Putz ist aufgequollen.", seit="07.02.2021",
                            foto_1=a.foto("Decke im Bad"), foto_2=a.foto("Fleck an der Wand"))
    with a.am("09.02.2021"):
        a.tun(schaden, "pruefen", ursache="Steigleitung undicht (Korrosion)", kostentraeger="versicherung", kosten_geschaetzt="4.300,00")
        a.tun(schaden, "versicherung_melden", versicherung="Spree Gebäudeversicherung AG", schadennummer="LW-21-004711", gemeldet_am="09.02.2021", betrag="4.300,00")
        a.tun(schaden, "minderung_anlegen", mangel="Decke im Bad durchfeuchtet, Bad nur eingeschränkt benutzbar", mangel_seit="07.02.2021")
        minderung = a.letzter("mietminderung")
        a.tun(minderung, "pruefen", verursacht_durch="vermieter", erheblich="ja", pruefung="Ortstermin am 9. Februar, Bad nur zur Hälfte nutzbar")
        a.tun(minderung, "quote_festlegen", quote="15", ab="08.02.2021", grund="Das Bad ist nur eingeschränkt benutzbar.")
        a.tun(schaden, "instandsetzung_veranlassen", titel="Steigleitung erneuern", beschreibung="Steigleitung erneuern, Decke im Bad öffnen und schließen.", kosten_geschaetzt="4.300,00")
        reparatur = a.c.execute("SELECT max(id) AS id FROM engine.vorgang WHERE automat = 'instandsetzung' AND entstanden_aus = %s", [schaden]).fetchone()["id"]
        a.tun(reparatur, "angebot_erfassen", firma="Rohrbau Spree GmbH", betrag="4.180,00", angebot_am="09.02.2021", umfang="Steigleitung, Decke schließen")
        a.tun(schaden, "beauftragen", firma="Bautrocknung Havel GmbH", umfang="Decke und Wand trocknen", termin="12.02.2021")
    with a.am("11.02.2021"):
        a.tun(reparatur, "freigabe_erfassen", entschieden_am="11.02.2021", nachweis=a.foto("Freigabe des Eigentümers"), text="Brief des Eigentümers vom 10.02.2021")
        a.tun(reparatur, "beauftragen", firma="Rohrbau Spree GmbH", auftrag_betrag="4.180,00", termin_am="22.02.2021", firma_strasse="Uferweg 3", firma_plz="12435", firma_ort="Berlin")
    with a.am("01.03.2021"):
        a.tun(reparatur, "ausfuehrung_melden", ausgefuehrt_am="26.02.2021", firma="Rohrbau Spree GmbH", foto=a.foto("Neue Steigleitung"))
        a.tun(reparatur, "abnehmen", abgenommen_am="01.03.2021", rechnung_betrag="4.180,00")
        a.tun(schaden, "regulieren", reguliert_am="01.03.2021", betrag="3.900,00")
    with a.am("19.03.2021"):
        a.tun(schaden, "beheben", behoben_am="18.03.2021", firma="Malerei Lenz", arbeiten="Decke gespachtelt und gestrichen", foto=a.foto("Bad nach der Reparatur"))
        a.tun(minderung, "mangel_behoben", behoben_am="18.03.2021", nachweis_text="Abnahme durch die Hausverwaltung, Foto im Schadenvorgang")
    with a.am("30.04.2021", "buchhaltung"):
        a.tun(schaden, "abrechnen", kosten="4.180,00", anteil_versicherung="3.900,00")


def _mietspiegel_2022(a: Akte) -> None:
    with a.am("01.03.2022"):
        erhoehung = a.starten("mieterhoehung")
        a.tun(erhoehung, "beleg_erfassen", begruendungsmittel="mietspiegel", bezeichnung="Berliner Mietspiegel 2021", stand="01.09.2020", feld="H4",
              spanne_von="9,20", spanne_bis="13,40", vergleichsmiete_qm="12,10")
        a.tun(erhoehung, "versenden", miete_neu="1.016,40", zugang_erwartet="03.03.2022", kappungsgrenze="15",
              kappungsgrenze_quelle="Kappungsgrenzen-Verordnung Berlin vom 10.04.2018")
    with a.am("04.03.2022"):
        a.tun(erhoehung, "zugang_erfassen", zugang_am="04.03.2022", zugang_nachweis="Einwurf durch Boten")
    with a.am("20.04.2022"):
        a.tun(erhoehung, "zustimmen", zugestimmt_am="20.04.2022", alle_mieter="ja", form="Rückschein mit Unterschriften")


def _untermiete_2023(a: Akte) -> None:
    with a.am("04.05.2023"):
        unter = a.starten("untervermietung", vorname="Robin", nachname="Keller", umfang="teil", raeume="Arbeitszimmer", gewuenscht_ab="01.07.2023",
                          interesse_art="wirtschaftlich", interesse="Der Partner ist ausgezogen, die Miete soll geteilt werden.", interesse_seit="01.04.2023",
                          untermiete="420,00", beantragt_am="02.05.2023")
        a.tun(unter, "pruefen", interesse_berechtigt="ja", pruefung="Interesse nach Vertragsschluss entstanden, keine Überbelegung.")
        a.tun(unter, "erteilen", ab="01.07.2023", auflagen="Gilt für Robin Keller persönlich.")


def _mahnung_2024(a: Akte) -> None:
    """Two months' rent stay away in spring and are paid after the second letter."""
    for monat in ("01.03.2024", "01.04.2024"):
        _soll(a, monat)
    with a.am("18.03.2024", "buchhaltung"):
        mahnung = a.starten("mahnwesen")
        a.rufen("SELECT * FROM api.mahnung_freigeben(%s)", mahnung)
    with a.am("18.04.2024", "buchhaltung"):
        a.tun(mahnung, "naechste_stufe_vorschlagen")
        a.rufen("SELECT * FROM api.mahnung_freigeben(%s)", mahnung)
    with a.am("29.04.2024", "buchhaltung"):
        # what the letter says, and the interest of the days since
        offen = a.c.execute("SELECT (o.offen + o.zinsen + recht.mahngebuehr(2))::text AS betrag FROM api.offene_forderungen('2024-04-29') o WHERE o.mietverhaeltnis_id = %s",
                            [a.lease]).fetchone()["betrag"]
        a.rufen("SELECT * FROM api.zahlung_erfassen(%s)", Jsonb({"mietverhaeltnis_id": a.lease, "betrag": offen, "wertstellung": "29.04.2024", "text": "Miete März und April mit Mahnkosten"}))


def _soll(a: Akte, monat: str, bezahlt: str | None = None) -> None:
    """The claim of one month for this tenancy alone, and its payment."""
    tag = datetime.strptime(monat, "%d.%m.%Y").date()
    with a.am(monat, "buchhaltung"):
        a.c.execute("SELECT * FROM api.sollstellungen_erzeugen(p_monat => %s, p_mietverhaeltnis_id => %s)", [tag, a.lease])
    if bezahlt:
        with a.am(bezahlt, "buchhaltung"):
            betrag = a.c.execute("SELECT offen::text AS betrag FROM akte.mietzahlungen WHERE mietverhaeltnis_id = %s AND monat = %s", [a.lease, tag]).fetchone()["betrag"]
            a.rufen("SELECT * FROM api.zahlung_erfassen(%s)", Jsonb({"mietverhaeltnis_id": a.lease, "betrag": betrag, "wertstellung": bezahlt, "text": f"Miete {tag:%m/%Y}"}))


def _index_und_kaution_2025(a: Akte) -> None:
    with a.am("15.12.2023"):
        a.nachtrag(gueltig_ab="01.01.2024", unterzeichnet_am="15.12.2023", mietart="index", basis_monat="01.12.2023", text="Rückkehr zur Indexmiete.")
    with a.am("20.03.2025"):
        index = a.starten("indexanpassung")
        a.tun(index, "erklaeren")
    with a.am("24.03.2025"):
        a.tun(index, "zugang_erfassen", zugang_am="22.03.2025", zugang_nachweis="Einwurf durch Boten")
    a.nacht("01.05.2025")
    with a.am("01.09.2025"):
        a.nachtrag(gueltig_ab="01.10.2025", unterzeichnet_am="01.09.2025", kaution_betrag="3.100,00", text="Aufstockung der Kaution nach der gestiegenen Miete.")
        a.rufen("SELECT * FROM api.kaution_einzahlung_buchen(%s, %s)", a.lease, Jsonb({"betrag": "340,00", "wertstellung": "01.09.2025"}))


def _schimmel_2025(a: Akte) -> None:
    with a.am("12.11.2025"):
        schaden = a.starten("schaden", kategorie="schimmel", raum="Schlafzimmer", beschreibung="Schimmel an der Außenwand hinter dem Schrank.", seit="01.11.2025",
                            foto_1=a.foto("Schimmel an der Außenwand"))
    with a.am("17.11.2025"):
        a.tun(schaden, "pruefen", ursache="Wärmebrücke am Fenstersturz, durch Messung bestätigt", kostentraeger="vermieter", kosten_geschaetzt="850,00")
        a.tun(schaden, "minderung_anlegen", mangel="Schimmel im Schlafzimmer", mangel_seit="01.11.2025")
        minderung = a.letzter("mietminderung")
        a.tun(minderung, "pruefen", verursacht_durch="vermieter", erheblich="ja", pruefung="Feuchtemessung am 17. November")
        a.tun(minderung, "quote_festlegen", quote="8", ab="12.11.2025", grund="Schlafzimmer eingeschränkt nutzbar.")
        a.tun(schaden, "beauftragen", firma="Malerei Lenz", umfang="Schimmel entfernen, Fenstersturz dämmen", termin="24.11.2025")
    with a.am("05.12.2025"):
        a.tun(schaden, "beheben", behoben_am="04.12.2025", firma="Malerei Lenz", arbeiten="Schimmel entfernt, Sturz innen gedämmt, gestrichen", foto=a.foto("Außenwand nach der Sanierung"))
        a.tun(minderung, "mangel_behoben", behoben_am="04.12.2025", nachweis_text="Kontrollmessung trocken")
    with a.am("12.12.2025", "buchhaltung"):
        a.tun(schaden, "abrechnen", kosten="812,00")


def _untermieter_will_eintreten(a: Akte) -> None:
    with a.am("15.01.2026"):
        wechsel = a.starten("mieterwechsel", art="eintritt", angefragt_durch="untermieter", angefragt_am="14.01.2026", wechsel_am="01.03.2026",
                            eintritt_anrede="Herr", eintritt_vorname="Robin", eintritt_nachname="Keller", grund="Möchte in den Vertrag eintreten.")
    with a.am("20.01.2026"):
        a.tun(wechsel, "ablehnen", grund="kein_anspruch", begruendung="Ein Untermieter hat keinen Anspruch auf Eintritt in den Hauptmietvertrag.")


def _eigenbedarf_2026(a: Akte) -> None:
    with a.am("27.02.2026"):
        kuendigung = a.starten("kuendigung", durch="vermieter", art="ordentlich", grund_art="eigenbedarf",
                               grund="Die Tochter des Eigentümers beginnt im Herbst ihr Studium in Berlin und soll mit ihrer Familie in die Wohnung ziehen.")
    with a.am("28.02.2026"):
        a.tun(kuendigung, "zugang_erfassen", form="papier", zugang_am="28.02.2026", alle_unterschriften="ja", zugang_nachweis="Bote, Protokoll liegt vor",
              schreiben_vom="26.02.2026", hinweis_widerspruch="ja")
    with a.am("12.05.2026"):
        a.tun(kuendigung, "widerspruch_einlegen", eingegangen_am="12.05.2026", form="papier",
              grund="Das Kind ist im letzten Grundschuljahr, und angemessener Ersatzwohnraum ist in der Nähe nicht zu zumutbaren Bedingungen zu finden.")
