"""Demo: enquiries of a Monday morning, tasks, repairs with the owner's decision. Called by app.demo for one client.

Everything goes through the doors the product has. Safe to run again: what is there stays.
"""
from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from PIL import Image, ImageDraw
from psycopg.types.json import Jsonb

BERLIN = ZoneInfo("Europe/Berlin")
#: the mark by which a second run knows the first
MARKE = "demo-anfragen-1"

#: days back, hour, what came in; `vertrag` is the n-th running lease
ANFRAGEN: tuple[tuple[int, int, dict[str, Any]], ...] = (
    (0, 7, {"kanal": "voicebot", "kategorie": "schaden", "text": "In der Küche läuft Wasser unter der Spüle hervor, der Haupthahn ist zu.", "vertrag": 0, "raum": "Küche", "gewerk": "Wasser", "dringend": "ja"}),
    (0, 7, {"kanal": "email", "kategorie": "frage", "text": "Wann kommt in diesem Jahr die Betriebskostenabrechnung?", "vertrag": 1}),
    (0, 8, {"kanal": "telefon", "kategorie": "schaden", "text": "Die Heizung im Wohnzimmer bleibt kalt, in den anderen Zimmern geht sie.", "vertrag": 2, "raum": "Wohnzimmer", "gewerk": "Heizung"}),
    (0, 8, {"kanal": "portal", "kategorie": "bank", "text": "Ich habe eine neue Bankverbindung. Wie ändere ich das Lastschriftmandat?", "vertrag": 3}),
    (1, 16, {"kanal": "schalter", "kategorie": "unterlagen", "text": "Bitte eine Mietbescheinigung für das Wohngeldamt.", "vertrag": 4}),
    (2, 11, {"kanal": "telefon", "kategorie": "beschwerde", "text": "Im Hof wird nach 22 Uhr laut gegrillt, schon das dritte Mal in dieser Woche.", "name": "Frau Arndt", "telefon": "030 5550142"}),
    (3, 9, {"kanal": "email", "kategorie": "sonstiges", "text": "Darf ich auf dem Balkon ein Rankgitter anbringen?", "vertrag": 5}),
    (5, 10, {"kanal": "telefon", "kategorie": "schaden", "text": "Die Haustür schließt nicht mehr von selbst.", "haus": True, "name": "Herr Lange", "telefon": "030 5550187"}),
    (9, 14, {"kanal": "email", "kategorie": "frage", "text": "Wo finde ich den Energieausweis?", "vertrag": 6}),
)


def laden(verbindung: psycopg.Connection, mandant: int) -> bool:
    """A connection of mietakte_dba with dict rows. False: it is there already."""
    return _Demo(verbindung, mandant).laden()


class _Demo:
    def __init__(self, verbindung: psycopg.Connection, mandant: int) -> None:
        self._c = verbindung
        self._mandant = mandant
        with verbindung.transaction():
            verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
            self._benutzer = {z["rolle"]: z for z in verbindung.execute("SELECT DISTINCT ON (rolle) rolle, id, kennung FROM akte.benutzer WHERE aktiv ORDER BY rolle, id").fetchall()}
            self._vertraege = [z["vertragsnummer"] for z in verbindung.execute(
                "SELECT vertragsnummer FROM api.bestand WHERE zustand = 'laufende_vermietung' ORDER BY mietverhaeltnis_id LIMIT 20").fetchall()]
            # an object whose owner can be asked and written to
            self._haus = verbindung.execute(
                "SELECT o.nummer, o.traeger_id, o.id, (SELECT min(e.id) FROM akte.einheiten e WHERE e.objekt_id = o.id) AS einheit FROM akte.objekte o"
                " JOIN akte.eigentuemer w ON w.id = o.eigentuemer_id AND w.strasse IS NOT NULL AND w.plz IS NOT NULL AND w.ort IS NOT NULL"
                " WHERE o.verwaltungsart = 'MV' ORDER BY o.id LIMIT 1").fetchone()
            self._jetzt = verbindung.execute("SELECT engine.jetzt() AS jetzt").fetchone()["jetzt"].astimezone(BERLIN)
            self._da = bool(verbindung.execute("SELECT 1 FROM akte.anfragen WHERE externe_id = %s", [MARKE]).fetchone())

    def laden(self) -> bool:
        if self._da:
            return False
        ids = [self._eingang(tage, stunde, dict(daten), MARKE if nr == 0 else None) for nr, (tage, stunde, daten) in enumerate(ANFRAGEN)]
        kennung = str(self._benutzer["sachbearbeitung"]["kennung"])
        self._tun(4, ids[5], "zuordnen", {"zustaendig": kennung}, tage=2)
        self._tun(4, ids[5], "aufgabe_anlegen", {"titel": "Hausordnung im Hof aushängen", "faellig_am": self._tag(3), "zustaendig": kennung}, tage=2)
        self._tun(4, ids[6], "bearbeiten", {}, tage=3)
        self._tun(4, ids[6], "rueckfrage", {"weg": "telefon", "text": "Soll das Gitter an die Fassade gebohrt werden?"}, tage=3)
        self._tun(4, ids[8], "beantworten", {"weg": "telefon", "text": "Der Energieausweis hängt im Aushang; eine Kopie liegt für Sie am Empfang."}, tage=8)
        self._aufgaben(kennung)
        if self._haus:
            self._tun(4, ids[7], "instandsetzung_anlegen", {"titel": "Türschließer der Haustür ersetzen", "beschreibung": "Die Haustür fällt nicht mehr ins Schloss.", "gewerk": "Schlosser"}, tage=4)
            self._instandsetzungen()
        return True

    # -- what happens -------------------------------------------------------------------------------------------------

    def _aufgaben(self, kennung: str) -> None:
        for titel, faellig, zustaendig, danach in (
                ("Angebote für die Treppenhausreinigung vergleichen", 2, kennung, None),
                ("Zählerstände der Leerwohnung ablesen", 0, kennung, "beginnen"),
                ("Schornsteinfeger: Termin bestätigen", 6, None, None),
                ("Versicherung wegen Leitungswasserschaden nachfassen", 4, kennung, "warten")):
            daten = {"titel": titel, "faellig_am": self._tag(faellig), **({"zustaendig": zustaendig} if zustaendig else {})}
            v = self._rufen(1, "SELECT * FROM api.aufgabe_anlegen(NULL, %s)", Jsonb(daten))["vorgang_id"]
            if danach:
                self._tun(4, v, danach, {"auf": "Rückmeldung der Versicherung", "wiedervorlage_am": self._tag(3)} if danach == "warten" else {}, tage=1)

    def _instandsetzungen(self) -> None:
        self._rufen(60, "SELECT * FROM api.freigabegrenze_erfassen(NULL, %s)", Jsonb({"betrag": "500,00", "gueltig_ab": self._tag(-60), "grundlage": "Muster-Verwaltervertrag, § 4 Abs. 2"}), rolle="teamleitung")
        offen = self._instandsetzung(6, "Steigleitung im Bad erneuern", "Die Leitung ist korrodiert und an zwei Stellen undicht. Empfohlen wird der Austausch bis zum Keller.", "Sanitär")
        self._tun(4, offen, "angebot_erfassen", {"firma": "Rohr & Söhne GmbH", "betrag": "4.850,00", "angebot_am": self._tag(-5), "umfang": "Austausch der Steigleitung, Öffnen und Schließen der Wand, Fliesen bis zur Decke.",
                                                  "datei": self._angebot("Rohr & Söhne GmbH", "4.850,00 €")}, tage=5)
        self._tun(4, offen, "freigabe_anfragen", {"gueltig_tage": "14"}, tage=1)
        neu = self._instandsetzung(2, "Dachrinne am Hinterhaus richten", "Die Rinne hängt durch, bei Regen läuft Wasser an der Fassade herunter.", "Dach")
        self._tun(4, neu, "angebot_erfassen", {"firma": "Dachdeckerei Holm", "betrag": "420,00", "angebot_am": self._tag(-1)}, tage=1)
        fertig = self._instandsetzung(40, "Treppenhauslicht im 2. OG erneuern", "Zwei Leuchten flackern.", "Elektrik")
        self._tun(4, fertig, "angebot_erfassen", {"firma": "Elektro Brandt", "betrag": "310,00", "angebot_am": self._tag(-39)}, tage=39)
        self._tun(4, fertig, "ohne_freigabe", {}, tage=38)
        self._tun(4, fertig, "beauftragen", {"firma": "Elektro Brandt", "auftrag_betrag": "310,00", "termin_am": self._tag(-30), "firma_strasse": "Werkhof 4", "firma_plz": "10999", "firma_ort": "Berlin"}, tage=38)
        self._tun(4, fertig, "ausfuehrung_melden", {"ausgefuehrt_am": self._tag(-31), "firma": "Elektro Brandt", "foto": self._foto("neue Leuchte")}, tage=31)
        self._tun(4, fertig, "abnehmen", {"abgenommen_am": self._tag(-30), "rechnung_betrag": "310,00"}, tage=30)

    def _instandsetzung(self, tage: int, titel: str, text: str, gewerk: str) -> int:
        return self._rufen(tage, "SELECT * FROM engine.starten('instandsetzung', %s, %s)", self._haus["traeger_id"], Jsonb({
            "titel": titel, "beschreibung": text, "gewerk": gewerk, "foto": self._foto(titel), **({"einheit_id": str(self._haus["einheit"])} if self._haus["einheit"] and "Bad" in titel else {})}))["vorgang_id"]

    def _eingang(self, tage: int, stunde: int, daten: dict[str, Any], marke: str | None) -> int:
        nummer = daten.pop("vertrag", None)
        if nummer is not None:
            daten |= {"vertragsnummer": self._vertraege[nummer % len(self._vertraege)]} if self._vertraege else {"name": f"Mieter {nummer + 1}"}
        if daten.pop("haus", False) and self._haus:
            daten["objekt"] = self._haus["nummer"]
        if marke:
            daten["externe_id"] = marke
        return self._rufen(tage, "SELECT * FROM api.anfrage_eingang(%s)", Jsonb(daten), stunde=stunde)["vorgang_id"]

    # -- how ----------------------------------------------------------------------------------------------------------

    def _tag(self, tage: int) -> str:
        return f"{self._jetzt + timedelta(days=tage):%d.%m.%Y}"

    def _zeit(self, tage: int, stunde: int) -> datetime | None:
        """What happens today happens now: a clock of its own would count as taken over, and nothing goes out."""
        return None if tage == 0 else (self._jetzt - timedelta(days=tage)).replace(hour=stunde, minute=12, second=0, microsecond=0)

    def _rufen(self, tage: int, anweisung: str, *werte: object, stunde: int = 10, rolle: str = "sachbearbeitung") -> dict[str, Any]:
        with self._c.transaction():
            self._c.execute("SELECT sitzung.als_benutzer(%s, %s)", [self._mandant, self._benutzer[rolle]["id"]])
            zeit = self._zeit(tage, stunde)
            if zeit:
                self._c.execute("SELECT engine.zeit_setzen(%s)", [zeit])
            zeile = self._c.execute(anweisung, werte).fetchone()
        if not zeile.get("ok", True):
            raise RuntimeError(f"{anweisung}: {zeile['fehlercode']} {zeile['meldung']} {zeile['felder']}")
        return zeile

    def _tun(self, stunde: int, vorgang: int, ereignis: str, daten: dict[str, Any], *, tage: int) -> None:
        self._rufen(tage, "SELECT * FROM engine.ausloesen(%s, %s, %s)", vorgang, ereignis, Jsonb(daten), stunde=10 + stunde)

    def _datei(self, inhalt: bytes, typ: str, name: str) -> str:
        return str(self._rufen(0, "SELECT api.datei_ablegen(%s, %s) AS kennung", inhalt, Jsonb({"typ": typ, "name": name}))["kennung"])

    def _foto(self, text: str) -> str:
        bild = Image.new("RGB", (1200, 800), (158, 140, 118))
        stift = ImageDraw.Draw(bild)
        stift.rectangle((120, 200, 1080, 720), fill=(196, 184, 166), outline=(90, 80, 66), width=6)
        stift.line((200, 260, 620, 680, 980, 420), fill=(60, 92, 120), width=14)
        stift.text((140, 80), text, fill="white", font_size=44)
        ziel = io.BytesIO()
        bild.save(ziel, "JPEG", quality=80)
        return self._datei(ziel.getvalue(), "image/jpeg", f"{text[:60]}.jpg")

    def _angebot(self, firma: str, betrag: str) -> str:
        """An offer as a scan."""
        bild = Image.new("RGB", (1240, 1754), "white")
        stift = ImageDraw.Draw(bild)
        for zeile, (text, groesse) in enumerate(((firma, 54), ("Angebot", 44), (f"Gesamtbetrag brutto: {betrag}", 36))):
            stift.text((140, 160 + zeile * 130), text, fill="black", font_size=groesse)
        ziel = io.BytesIO()
        bild.save(ziel, "PDF", resolution=150)
        return self._datei(ziel.getvalue(), "application/pdf", f"Angebot {firma}.pdf")
