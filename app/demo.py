"""The demo: two clients, their staff, a stock, and one tenancy that began on 1 October 2018.   python -m app.demo

Safe to run again: who and what is there stays. Everything goes through the doors the product has (import, api, engine); only
clients and staff, for which the product has no page yet, are written as the owner of the tables.
"""
from __future__ import annotations

import functools
import io
import json
import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import psycopg
from PIL import Image, ImageDraw
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from app import auth, config, demo_anfragen, demo_bank, demo_hauptstrasse, demo_mahnwesen, demo_nk, demo_weg, demo_zahlungen, dokumente
from app.einlesen import einspielen, lesen

BESTAND = config.WURZEL / "demo" / "bestand"
#: The same for everybody, because it protects nothing: the demo knows invented people only.
PASSWORT = "Mietakte-Demo-2026"

MANDANTEN = (
    ({"name": "Hausverwaltung Lindenhof GmbH", "strasse": "Kastanienallee 14", "plz": "10435", "ort": "Berlin", "telefon": "030 23125 100",
      "email": "post@lindenhof.example", "webseite": "lindenhof.example"},
     (("Sabine Reuter", "reuter@lindenhof.example", "sachbearbeitung"), ("Karl Busch", "busch@lindenhof.example", "buchhaltung"),
      ("Tamara Linde", "linde@lindenhof.example", "teamleitung"), ("Anke Lindner", "lindner@lindenhof.example", "verwalter-admin"))),
    # Sabine Reuter works for both: one address, two clients, and the wall between them
    ({"name": "Ahorn Immobilienverwaltung KG", "strasse": "Ahornweg 2", "plz": "80331", "ort": "München", "telefon": "089 7712 0",
      "email": "post@ahorn.example", "webseite": None},
     (("Sabine Reuter", "reuter@lindenhof.example", "sachbearbeitung"), ("Peter Ahorn", "ahorn@ahorn.example", "teamleitung"))),
)

#: The stock of the second client is small enough to stand here.
ZWEITER_BESTAND = {
    "objekte.csv": "OBJ_ID;VerwArt;Name;Straße;PLZ;Ort;Land;ObjNr;MV_Eig_K_ID\n1;MV;Isarufer 3;Isarufer 3;80538;München;BY-katholisch;M01;1\n",
    "einheiten.csv": "OBJ_ID;VE_ID;Bezeichnung;Lage;VENr;Art;Zimmer;U_Wohnfläche;Kaution\n"
                     "1;1;Wohnung 1;EG;01;WE;2;54,00;2.400,00\n1;2;Wohnung 2;1. OG;02;WE;3;71,50;3.300,00\n1;3;Wohnung 3;2. OG;03;WE;3;71,50;\n",
    "kontakte.csv": "K_ID;Anrede;Firma;Vorname1;Nachname1;Vorname2;Nachname2;Email\n"
                    "1;;Isarufer Grundbesitz GmbH;;;;;\n2;Frau;;Theresa;Huber;;;huber@post.example\n3;Eheleute;;Milan;Horvat;Ana;Horvat;horvat@post.example\n",
    "vertraege.csv": "OBJ_ID;VE_ID;K_ID;Typ;von;bis;Gewerbe;Z_Miete;Z_BKV;Z_HKV;U_Personen\n"
                     "1;1;2;M;01.07.2015;;N;800,00;90,00;60,00;1\n1;2;3;M;01.03.2020;;N;1.100,00;120,00;80,00;4\n",
}

#: The tenancy every example of the product tells of.
GESCHICHTE = "0147/07/1"
#: Tenants of the first client with a login for the portal: address → what there is to see. All of them live or lived in the stock.
MIETER = {"ostermann@post.example": "Übergabe, Kaution, Nebenkosten, Dokumente", "mieter29@example.org": "Mahnungen, Ratenplan, zurückgegebene Lastschrift",
          "tietz@post.example": "Kündigung, Schaden, Übergabe beim Auszug"}


class DemoFehler(click.ClickException):
    """A step of the demo was refused."""


@click.command()
@click.option("--dsn", help="Superuser or mietakte_deploy. Default: the database in use.")
def demo(dsn: str | None) -> None:
    """Load the demo: two clients with logins, their stock, one tenancy told from the beginning."""
    if dsn is None and config.extern() is None:
        from app.cli import bereit
        bereit()
    aufbau = dsn or config.dsn_aufbau()
    dba = config.mit_rolle(aufbau, "mietakte_dba") if dsn else config.dsn("dba")
    with psycopg.connect(aufbau, row_factory=dict_row) as verbindung:
        nummern = [_mandant(verbindung, angaben, personen) for angaben, personen in MANDANTEN]
    with psycopg.connect(dba, row_factory=dict_row) as verbindung:
        _einlesen(verbindung, nummern[0], _gegenwart(lesen.aus_ordner(BESTAND), datetime.now(ZoneInfo("Europe/Berlin")).date()))
        _einlesen(verbindung, nummern[1], [(name, text.encode()) for name, text in ZWEITER_BESTAND.items()])
        neu = _geschichte(verbindung, nummern[0])
        bearbeiter = functools.partial(_Bearbeiter, verbindung, nummern[0])
        for name, laden in (
                ("acht Jahre in der Hauptstraße", lambda: demo_hauptstrasse.laden(verbindung, nummern[0], _bild, _zug)),
                ("Staffelmiete", lambda: _staffelmiete(bearbeiter("sachbearbeitung"), datetime.now(ZoneInfo("Europe/Berlin")).date())),
                ("Eigentümergemeinschaft", lambda: demo_weg.anlegen(verbindung, nummern[0], bearbeiter("sachbearbeitung"))),
                ("Nebenkosten", lambda: demo_nk.anlegen(verbindung, nummern[0], bearbeiter)),
                ("Anfragen, Aufgaben, Instandsetzungen", lambda: demo_anfragen.laden(verbindung, nummern[0])),
                ("Forderungen und Mahnungen", lambda: demo_mahnwesen.laden(verbindung, nummern[0])),
                ("Zahlungsläufe und DATEV", lambda: demo_zahlungen.laden(verbindung, nummern[0])),
                ("Datenschutzhinweise", lambda: _datenschutzhinweis(bearbeiter("teamleitung")))):
            click.echo(f"  {name}" + ("" if laden() else ": war schon da"))
        auszug = demo_bank.schreiben(verbindung, nummern[0], config.DATEN / "demo-kontoauszug.xml")
        gerendert = sum(_urkunden(verbindung, nummer) for nummer in nummern)
        _mieterzugaenge(verbindung, nummern[0])
    click.echo(f"Demo: {'geladen' if neu else 'war schon da'}" + (f", {gerendert} Dokumente gerendert" if gerendert else ""))
    if auszug:
        click.echo(f"Ein Kontoauszug zum Einlesen (Seite Bank, Buchhaltung): {auszug}")
    click.echo(f"Anmelden mit dem Passwort {PASSWORT}:")
    for angaben, personen in MANDANTEN:
        click.echo(f"  {angaben['name']}")
        for name, email, rolle in personen:
            click.echo(f"    {email:<28} {rolle:<16} {name}")
    click.echo("  Mieterportal (/portal/), dasselbe Passwort")
    for email, zu_sehen in MIETER.items():
        click.echo(f"    {email:<28} {zu_sehen}")


# -- clients and staff ------------------------------------------------------------------------------------------------

def _mandant(verbindung: psycopg.Connection, angaben: dict, personen: tuple) -> int:
    """One transaction each: the context of a client is entered, and left with it."""
    with verbindung.transaction():
        vorhanden = verbindung.execute("SELECT mandant_id FROM sitzung.mandanten() WHERE name = %s", [angaben["name"]]).fetchone()
        if vorhanden:
            nummer = vorhanden["mandant_id"]
        else:
            verbindung.execute("SET LOCAL ROLE mietakte_owner")
            nummer = verbindung.execute(
                "INSERT INTO akte.mandanten (name, strasse, plz, ort, telefon, email, webseite)"
                " VALUES (%(name)s, %(strasse)s, %(plz)s, %(ort)s, %(telefon)s, %(email)s, %(webseite)s) RETURNING id", angaben).fetchone()["id"]
            verbindung.execute("RESET ROLE")
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [nummer])
        verbindung.execute("SET LOCAL ROLE mietakte_engine")
        verbindung.execute("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'standalone') ON CONFLICT DO NOTHING", [nummer])
        neue = []
        for name, email, rolle in personen:
            zeile = verbindung.execute("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (%s, %s, %s, %s)"
                                       " ON CONFLICT (mandant_id, email) DO NOTHING RETURNING id", [nummer, name, email, rolle]).fetchone()
            if zeile:
                neue.append((zeile["id"], email))
        verbindung.execute("RESET ROLE")
        for benutzer, email in neue:
            verbindung.execute("SELECT sitzung.zugang_anlegen(p_email => %s, p_benutzer_id => %s, p_passwort_hash => %s)",
                               [email, benutzer, auth.passwort_hash(PASSWORT)])
    return nummer


def _mieterzugaenge(verbindung: psycopg.Connection, mandant: int) -> None:
    """One login per address, for the first person who has it."""
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        for email in MIETER:
            mieter = verbindung.execute("SELECT id FROM akte.mieter WHERE email = %s ORDER BY id LIMIT 1", [email]).fetchone()["id"]
            try:
                with verbindung.transaction():
                    verbindung.execute("SELECT sitzung.zugang_anlegen(p_email => %s, p_mieter_id => %s, p_passwort_hash => %s)", [email, mieter, auth.passwort_hash(PASSWORT)])
            except psycopg.Error as vorhanden:
                if vorhanden.sqlstate != "MA113":
                    raise


# -- stock ------------------------------------------------------------------------------------------------------------

#: the month in which the files of the demo were written: what they tell of the months around it is the demo's present
STAND = date(2026, 11, 1)
GEGENWART_AB = date(2026, 5, 1)


def _gegenwart(dateien: list[tuple[str, bytes]], heute: date) -> list[tuple[str, bytes]]:
    """Moves the demo's present by whole months, so that on any day one lease is under notice and another still to begin. History stays where it was."""
    monate = (heute.year - STAND.year) * 12 + heute.month - STAND.month

    def verschoben(treffer: re.Match[bytes]) -> bytes:
        tag = datetime.strptime(treffer[0].decode(), "%d.%m.%Y").date()
        if tag < GEGENWART_AB:
            return treffer[0]
        jahr, monat = divmod(tag.year * 12 + tag.month - 1 + monate, 12)
        ende = monthrange(jahr, monat + 1)[1]
        monatsende = tag.day == monthrange(tag.year, tag.month)[1]
        return date(jahr, monat + 1, ende if monatsende else min(tag.day, ende)).strftime("%d.%m.%Y").encode()

    return [(name, re.sub(rb"\b\d{2}\.\d{2}\.\d{4}\b", verschoben, inhalt)) for name, inhalt in dateien]


def _einlesen(verbindung: psycopg.Connection, mandant: int, dateien: list[tuple[str, bytes]]) -> None:
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        if verbindung.execute("SELECT EXISTS (SELECT FROM akte.mietverhaeltnisse) AS da").fetchone()["da"]:
            return                  # read in on another day, when the present was another
        einlesung = lesen.lesen(dateien, lesen.spalten_lesen(lambda s: [tuple(z.values()) for z in verbindung.execute(s).fetchall()]))
        ergebnis = einspielen.einlesen(verbindung, einlesung, "demo")
    if ergebnis.fehler:
        raise DemoFehler("\n".join(f"{b.datei} {b.zeile} {b.spalte}: {b.meldung}" for b in ergebnis.fehler))


# -- the tenancy of 1 October 2018 ------------------------------------------------------------------------------------

def _geschichte(verbindung: psycopg.Connection, mandant: int) -> bool:
    """Contract, instalments of the deposit, handover, each step on its day. False: it is there already."""
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        if verbindung.execute("SELECT 1 FROM akte.mietverhaeltnisse WHERE vertragsnummer = %s", [GESCHICHTE]).fetchone():
            return False
        einheit = verbindung.execute("SELECT id FROM akte.einheiten WHERE herkunft = 'demo:einheit:4/53'").fetchone()["id"]

    am = _Bearbeiter(verbindung, mandant, "sachbearbeitung")
    with am.tag(date(2018, 9, 1)):
        angelegt = am.rufen("SELECT * FROM api.mietverhaeltnis_anlegen(%s)", Jsonb({
            "einheit_id": einheit, "vertragsnummer": GESCHICHTE, "mietbeginn": "01.10.2018", "nettokaltmiete": "920,00", "vorauszahlung_bk": "130,00",
            "vorauszahlung_hk": "80,00", "kaution_art": "bar", "kaution_betrag": "2.760,00", "kaution_raten": "3",
            "mieter": [{"anrede": "Frau", "vorname": "Katrin", "nachname": "Ostermann", "email": "ostermann@post.example", "telefon_mobil": "0150 5550176",
                        "iban": "DE02 1203 0000 0000 2020 51", "kontoinhaber": "Katrin Ostermann"},
                       {"anrede": "Herr", "vorname": "Jonas", "nachname": "Ostermann", "email": "ostermann@post.example"}],
            "bewohner": [{"vorname": "Mila", "nachname": "Ostermann", "kind": "ja"}]}))
        lease, klammer = angelegt["mietverhaeltnis_id"], angelegt["traeger_id"]
        vertrag = am.vorgang(klammer, "vertragsabschluss")
        am.ausloesen(vertrag, "datenschutz_informieren", {"fassung": "2018-05", "am": "01.09.2018"})
    with am.tag(date(2018, 9, 3)):
        am.ausloesen(vertrag, "unterzeichnen", {"form": "papier", "alle_unterschriften": "ja", "unterzeichnet_am": "03.09.2018"})
        uebergabe = am.vorgang(klammer, "wohnungsuebergabe")
        am.ausloesen(uebergabe, "termin_vereinbaren", {"termin": "01.10.2018 10:00", "treffpunkt": "In der Wohnung"})

    with am.tag(date(2018, 10, 1)):
        am.rufen("SELECT * FROM api.kaution_einzahlung_buchen(%s, %s)", lease, Jsonb({"betrag": "920,00", "wertstellung": "01.10.2018"}))
        am.ausloesen(uebergabe, "protokoll_beginnen")
        for raum in ("Flur", "Wohnzimmer", "Schlafzimmer", "Kinderzimmer", "Küche", "Bad"):
            am.ausloesen(uebergabe, "raum_erfassen", {"raum": raum, "zustand": "ohne_maengel"})
        for art, nummer, stand, mass in (("strom", "1EMH0012345678", "10250,5", "kWh"), ("kaltwasser", "KW-447120", "512,3", "m³"), ("warmwasser", "WW-447121", "198,7", "m³")):
            am.ausloesen(uebergabe, "zaehler_ablesen", {"art": art, "nummer": nummer, "stand": stand, "einheit": mass})
        for schluessel, anzahl in (("Haustür", 3), ("Wohnungstür", 3), ("Briefkasten", 2)):
            am.ausloesen(uebergabe, "schluessel_erfassen", {"art": schluessel, "anzahl": anzahl})
        for partei, name in (("vermieter", "Sabine Reuter"), ("mieter", "Katrin Ostermann")):
            am.ausloesen(uebergabe, "unterzeichnen", {"partei": partei, "name": name, "stufe": "einfach", "datei": am.unterschrift(name)})
        am.ausloesen(uebergabe, "mitunterzeichnen", {"partei": "mieter", "name": "Jonas Ostermann", "stufe": "einfach", "datei": am.unterschrift("Jonas Ostermann")})
        am.ausloesen(uebergabe, "abschliessen", {"uebergeben_am": "01.10.2018"})
    for tag in (date(2018, 11, 2), date(2018, 12, 3)):
        with am.tag(tag):
            am.rufen("SELECT * FROM api.kaution_einzahlung_buchen(%s, %s)", lease, Jsonb({"betrag": "920,00", "wertstellung": tag.isoformat()}))
    return True


def _datenschutzhinweis(am: _Bearbeiter) -> bool:
    """The draft every client starts with, published for the tenants of the portal."""
    with am.tag(None):
        lage = am.eine("SELECT api.datenschutzhinweis_vorlage() AS entwurf, engine.heute() AS heute")
        if "version" in lage["entwurf"]:
            return False
        am.rufen("SELECT * FROM api.datenschutzhinweis_veroeffentlichen(%s)", Jsonb(lage["entwurf"] | {
            "version": "1", "gueltig_ab": lage["heute"].isoformat(), "aufsicht": "Berliner Beauftragte für Datenschutz und Informationsfreiheit, Alt-Moabit 59–61, 10555 Berlin"}))
    return True


#: a flat of the stock whose rent was agreed in steps
STAFFEL = "3/41/2"


def _staffelmiete(am: _Bearbeiter, heute: date) -> bool:
    """Steps agreed some years ago, those of the past taken on their days, the next one planned. False: it is there already."""
    beginn = date(heute.year - 2, 4, 1)
    stufen = {date(beginn.year + nr, 4, 1): betrag for nr, betrag in enumerate(("1.215,00", "1.239,00", "1.264,00", "1.289,00"), 1)}
    with am.tag(beginn - timedelta(days=28)):
        lease = am.eine("SELECT mietverhaeltnis_id AS id, traeger_id FROM api.bestand WHERE vertragsnummer = %s", STAFFEL)
        if am.eine("SELECT EXISTS (SELECT FROM akte.mietstaffeln WHERE mietverhaeltnis_id = %s) AS da", lease["id"])["da"]:
            return False
        am.rufen("SELECT * FROM api.nachtrag_erfassen(%s, %s)", lease["id"], Jsonb({
            "gueltig_ab": beginn.isoformat(), "unterzeichnet_am": (beginn - timedelta(days=28)).isoformat(), "form": "papier", "alle_unterschriften": "ja",
            "text": "Staffelmiete für vier Jahre.", "mietart": "staffel", "staffeln": "\n".join(f"{tag:%d.%m.%Y}: {betrag}" for tag, betrag in stufen.items())}))
    with am.tag(beginn):
        am.rufen("SELECT * FROM engine.starten('staffelanpassung', %s, '{}')", lease["traeger_id"])
    for tag in stufen:
        if tag <= heute:
            with am.tag(tag):
                am.ausloesen(am.vorgang(lease["traeger_id"], "staffelanpassung"), "umsetzen")
    return True


class _Bearbeiter:
    """A member of staff on the clock of a day; any refusal ends the demo."""

    def __init__(self, verbindung: psycopg.Connection, mandant: int, rolle: str) -> None:
        self._verbindung = verbindung
        self._mandant = mandant
        with verbindung.transaction():
            verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
            self._benutzer = verbindung.execute("SELECT id FROM akte.benutzer WHERE rolle = %s ORDER BY id", [rolle]).fetchone()["id"]

    @contextmanager
    def tag(self, tag: date | None) -> Iterator[None]:
        """A transaction on that day at ten; None: now."""
        with self._verbindung.transaction():
            self._verbindung.execute("SELECT sitzung.als_benutzer(%s, %s)", [self._mandant, self._benutzer])
            if tag:
                self._verbindung.execute("SELECT engine.zeit_setzen(%s)", [datetime.combine(tag, time(10), ZoneInfo("Europe/Berlin"))])
            yield

    def eine(self, anweisung: str, *werte: object) -> dict:
        return self._verbindung.execute(anweisung, werte).fetchone()

    def rufen(self, anweisung: str, *werte: object) -> dict:
        ergebnis = self._verbindung.execute(anweisung, werte).fetchone()
        if not ergebnis["ok"]:
            raise DemoFehler(f"{anweisung}: {ergebnis['fehlercode']} {ergebnis['meldung']} {json.dumps(ergebnis['felder'], ensure_ascii=False)}")
        return ergebnis

    def ausloesen(self, vorgang: int, ereignis: str, daten: dict | None = None) -> None:
        self.rufen("SELECT * FROM engine.ausloesen(%s, %s, %s)", vorgang, ereignis, Jsonb(daten or {}))

    def vorgang(self, klammer: int, automat: str) -> int:
        return self._verbindung.execute("SELECT max(id) AS id FROM engine.vorgang WHERE traeger_id = %s AND automat = %s", [klammer, automat]).fetchone()["id"]

    def unterschrift(self, name: str) -> str:
        return str(self._verbindung.execute("SELECT api.datei_ablegen(%s, %s) AS kennung", [
            _zug(name), Jsonb({"typ": "image/png", "art": "unterschrift", "name": f"Unterschrift {name}.png"})]).fetchone()["kennung"])


def _zug(name: str) -> bytes:
    """A line that goes up and down like the letters of a name."""
    bild = Image.new("RGB", (480, 140), "white")
    punkte = [(30 + i * (420 / max(len(name) - 1, 1)), 70 + ((ord(z) * 37) % 80 - 40) * (0.3 if z == " " else 1)) for i, z in enumerate(name)]
    ImageDraw.Draw(bild).line(punkte, fill="#1a2a6c", width=4, joint="curve")
    ziel = io.BytesIO()
    bild.save(ziel, "PNG")
    return ziel.getvalue()


def _bild(was: str) -> bytes:
    """A photo of something, as far as a rectangle and a word can be one."""
    bild = Image.new("RGB", (1200, 800), (168, 158, 142))
    stift = ImageDraw.Draw(bild)
    stift.rectangle((140, 180, 1060, 700), fill=(206, 198, 184), outline=(110, 100, 88), width=6)
    stift.ellipse((420, 320, 760, 560), fill=(150, 132, 104))
    stift.text((150, 90), was, fill="white", font_size=44)
    ziel = io.BytesIO()
    bild.save(ziel, "JPEG", quality=80)
    return ziel.getvalue()


# -- documents --------------------------------------------------------------------------------------------------------

def _urkunden(verbindung: psycopg.Connection, mandant: int) -> int:
    """What SQL froze and nobody has rendered yet."""
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        offen = verbindung.execute("SELECT * FROM api.dokumente_ohne_datei ORDER BY id").fetchall()
        for d in offen:
            bilder = {str(b["kennung"]): bytes(b["inhalt"]) for b in verbindung.execute(
                "SELECT kennung, inhalt FROM akte.dateien WHERE typ LIKE 'image/%%' AND strpos(%s, kennung::text) > 0", [json.dumps(d["daten"])]).fetchall()}
            pdf = dokumente.rendere(d["vorlage"], d["vorlage_version"], d["daten"], bilder, d["digest"], d["kettenkopf"])
            verbindung.execute("SELECT api.dokument_ablegen(p_kennung => %s, p_inhalt => %s)", [d["kennung"], pdf])
    return len(offen)


if __name__ == "__main__":
    demo()
