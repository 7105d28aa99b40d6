"""A small house for the tests of enquiries and of the owner's link: a client, its staff, an object with its owner, a lease."""
from __future__ import annotations

import io
import re
from typing import Any

import flask
import flask.testing
import psycopg
from PIL import Image, ImageDraw
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from app import auth

PASSWORT = "Lindenhof-Probe-2026"


def bild(text: str = "Foto") -> bytes:
    b = Image.new("RGB", (1400, 900), (150, 110, 80))
    ImageDraw.Draw(b).text((80, 80), text, fill="white")
    puffer = io.BytesIO()
    b.save(puffer, "JPEG", exif=b"Exif\0\0")
    return puffer.getvalue()


class Haus:
    """Written past the doors, by the superuser; everything that happens afterwards goes through them."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        with psycopg.connect(dsn) as c:
            def neu(anweisung: str, *werte: Any) -> int:
                return c.execute(anweisung + " RETURNING id", werte).fetchone()[0]
            self.mandant = neu("INSERT INTO akte.mandanten (name, strasse, plz, ort, telefon, email) VALUES ('Hausverwaltung Lindenhof GmbH', 'Kastanienallee 14', '10435', 'Berlin', '030 23125 100', 'post@lindenhof.example')")
            m = self.mandant
            neu("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'standalone')", m)
            self.benutzer = {rolle: neu("INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (%s, %s, %s, %s)", m, name, f"{rolle}@lindenhof.example", rolle)
                             for name, rolle in (("Sabine Reuter", "sachbearbeitung"), ("Karl Busch", "buchhaltung"), ("Tamara Linde", "teamleitung"))}
            self.traeger = neu("INSERT INTO engine.traeger (mandant_id, art) VALUES (%s, 'objekt')", m)
            eigner = neu("INSERT INTO akte.eigentuemer (mandant_id, anrede, vorname, nachname, strasse, plz, ort, email) VALUES (%s, 'Frau', 'Ines', 'Berg', 'Am Park 3', '10117', 'Berlin', 'berg@eigner.example')", m)
            self.objekt = neu("INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land, eigentuemer_id) VALUES (%s, %s, '0147', 'MV', 'Hauptstraße 47', 'Hauptstraße 47', '10827', 'Berlin', 'BE', %s)", m, self.traeger, eigner)
            c.execute("UPDATE engine.traeger SET bezug_id = %s WHERE id = %s", (self.objekt, self.traeger))
            self.einheit = neu("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, lage, art) VALUES (%s, %s, '07', 'WE 07', '3. OG links', 'wohnung')", m, self.objekt)
            c.execute("SELECT sitzung.als_dienst(%s)", (m,))
            for rolle, nummer in self.benutzer.items():
                c.execute("SELECT sitzung.zugang_anlegen(p_email => %s, p_benutzer_id => %s, p_passwort_hash => %s)", (f"{rolle}@lindenhof.example", nummer, auth.passwort_hash(PASSWORT)))

    def als(self, anweisung: str, *werte: Any, rolle: str = "sachbearbeitung") -> dict[str, Any]:
        """One statement of a member of staff, committed."""
        with psycopg.connect(self.dsn, row_factory=dict_row) as c:
            c.execute("SELECT sitzung.als_benutzer(%s, %s)", (self.mandant, self.benutzer[rolle]))
            zeile = c.execute(anweisung, werte).fetchone()
            assert "ok" not in zeile or zeile["ok"], zeile
            return zeile

    def sql(self, anweisung: str, *werte: Any) -> Any:
        """What is really there."""
        with psycopg.connect(self.dsn) as c:
            zeile = c.execute(anweisung, werte).fetchone()
            return zeile[0] if zeile else None

    def tun(self, vorgang: int, ereignis: str, daten: dict[str, Any] | None = None, rolle: str = "sachbearbeitung") -> str:
        return self.als("SELECT * FROM engine.ausloesen(%s, %s, %s)", vorgang, ereignis, Jsonb(daten or {}), rolle=rolle)["nach"]

    def datei(self, inhalt: bytes, typ: str = "image/jpeg", name: str = "Foto.jpg") -> str:
        return str(self.als("SELECT api.datei_ablegen(%s, %s) AS kennung", inhalt, Jsonb({"typ": typ, "name": name}))["kennung"])

    def freigabe(self, titel: str = "Steigleitung im Bad erneuern") -> tuple[int, str]:
        """A repair whose owner is asked, and the token of the link."""
        v = self.als("SELECT * FROM engine.starten('instandsetzung', %s, %s)", self.traeger, Jsonb({
            "titel": titel, "beschreibung": "Die Leitung ist undicht.\n<script>alert(1)</script> {{7*7}}", "einheit_id": str(self.einheit), "foto": self.datei(bild())}))["vorgang_id"]
        self.tun(v, "angebot_erfassen", {"firma": "Rohr & Söhne GmbH", "betrag": "4.850,00", "angebot_am": "01.11.2026", "datei": self.datei(b"%PDF-1.7 Angebot", "application/pdf", "Angebot.pdf")})
        self.tun(v, "freigabe_anfragen")
        return v, self.link(v)

    def link(self, vorgang: int) -> str:
        return self.als("SELECT api.freigabe_link_erzeugen(%s) AS token", vorgang)["token"]

    def zustand(self, vorgang: int) -> str:
        return self.sql("SELECT zustand FROM engine.vorgang WHERE id = %s", vorgang)


class Person:
    """Somebody at a browser that runs no script."""

    def __init__(self, app: flask.Flask, rolle: str = "sachbearbeitung") -> None:
        self.c = app.test_client()
        seite = self.c.get("/anmelden").text
        antwort = self.c.post("/anmelden", data={"csrf_token": self.token(seite), "email": f"{rolle}@lindenhof.example", "passwort": PASSWORT})
        assert antwort.status_code == 303

    @staticmethod
    def token(seite: str) -> str:
        return re.search(r'name="csrf_token" value="([^"]+)"', seite)[1]

    def get(self, pfad: str) -> flask.testing.TestResponse:
        return self.c.get(pfad)

    def post(self, pfad: str, von: str = "/anfragen", **felder: Any) -> flask.testing.TestResponse:
        return self.c.post(pfad, data={"csrf_token": self.token(self.get(von).text), **felder}, content_type="multipart/form-data")
