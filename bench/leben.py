"""A whole tenancy: contract, Einzug, notice, Auszug with three defects, deposit settlement, closing. Each step is a transaction of its own.

    .venv/bin/python bench/leben.py [--leben 20]

Printed: lives and transitions a second of one client, and the ratio to as many floor transactions (one UPDATE + one INSERT + COMMIT)
through the same driver in the same run.
"""
from __future__ import annotations

import argparse
import time

import psycopg
from gemeinsam import datenbank
from psycopg.types.json import Jsonb

SACHBEARBEITUNG, BUCHHALTUNG = 1, 2
PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082")


class Leben:
    """One life, step by step; the clock of the engine is set so that every day of the story is its own."""

    def __init__(self, v: psycopg.Connection, nummer: int) -> None:
        self.v, self.nummer, self.schritte = v, nummer, 0
        self.vorgaenge: dict[str, int] = {}

    def tun(self, tag: str, anweisung: str, werte: tuple, benutzer: int = SACHBEARBEITUNG) -> tuple:
        with self.v.transaction():
            self.v.execute("SELECT sitzung.als_benutzer(1, %s), engine.zeit_setzen(%s::timestamptz)", [benutzer, tag + " 10:00+01"])
            zeile = self.v.execute(anweisung, werte).fetchone()
            for automat, variante, vid in self.v.execute(
                    "SELECT automat, variante, id FROM engine.vorgaenge WHERE traeger_id = %s", [getattr(self, "traeger", 0)]):
                self.vorgaenge[automat + variante] = vid
        return zeile

    def schritt(self, tag: str, vorgang: str, ereignis: str, daten: dict | None = None, benutzer: int = SACHBEARBEITUNG) -> None:
        ok, code, meldung, felder = self.tun(
            tag, "SELECT ok, fehlercode, meldung, felder FROM engine.ausloesen(%s, %s, %s)",
            (self.vorgaenge[vorgang], ereignis, Jsonb(daten or {})), benutzer)
        assert ok, (vorgang, ereignis, code, meldung, felder)
        self.schritte += 1

    def datei(self, tag: str) -> str:
        return str(self.tun(tag, "SELECT api.datei_ablegen(%s, %s)", (PNG, Jsonb({"typ": "image/png", "art": "unterschrift", "name": "U.png"})))[0])

    def uebergabe(self, tag: str, variante: str, maengel: tuple[tuple[str, str], ...] = ()) -> None:
        name = "wohnungsuebergabe" + variante
        self.schritt(tag, name, "termin_vereinbaren", {"termin": tag + " 10:00"})
        self.schritt(tag, name, "protokoll_beginnen")
        self.schritt(tag, name, "zaehler_ablesen", {"art": "strom", "nummer": "1EMH0012345678", "stand": "10250,5", "einheit": "kWh"})
        self.schritt(tag, name, "schluessel_erfassen", {"art": "Wohnungstür", "anzahl": "3"})
        self.schritt(tag, name, "raum_erfassen", {"raum": "Wohnzimmer", "zustand": "maengel" if maengel else "ohne_maengel"})
        for raum, beschreibung in maengel:
            self.schritt(tag, name, "mangel_erfassen", {"raum": raum, "beschreibung": beschreibung, "verantwortlich": "mieter", "kosten_geschaetzt": "180,00"})
        for partei, person in (("vermieter", "Die Verwaltung"), ("mieter", "Katrin Ostermann")):
            self.schritt(tag, name, "unterzeichnen", {"partei": partei, "name": person, "stufe": "einfach", "datei": self.datei(tag)})
        self.schritt(tag, name, "abschliessen", {"uebergeben_am": tag})

    def leben(self) -> int:
        ok, meldung, felder, self.mv, self.traeger = self.tun(
            "2018-09-01", "SELECT ok, meldung, felder, mietverhaeltnis_id, traeger_id FROM api.mietverhaeltnis_anlegen(%s)",
            (Jsonb({"einheit_id": self.nummer, "mietbeginn": "2018-10-01", "nettokaltmiete": "920.00", "vorauszahlung_bk": "130.00",
                    "vorauszahlung_hk": "80.00", "kaution_art": "bar", "kaution_betrag": "2760.00",
                    "mieter": [{"anrede": "Frau", "vorname": "Katrin", "nachname": "Ostermann"}]}),))
        assert ok, (meldung, felder)
        self.schritte += 1
        self.tun("2018-09-01", "SELECT 1", ())
        self.schritt("2018-09-02", "vertragsabschluss", "datenschutz_informieren", {"fassung": "2018-05"})
        self.schritt("2018-09-03", "vertragsabschluss", "unterzeichnen", {"form": "papier", "alle_unterschriften": "ja"})
        self.uebergabe("2018-10-01", "einzug")
        self.tun("2018-10-01", "SELECT ok FROM api.kaution_einzahlung_buchen(%s, %s)", (self.mv, Jsonb({"betrag": "2760.00", "wertstellung": "2018-10-01"})))
        ok, meldung, felder = self.tun("2026-02-28", "SELECT ok, meldung, felder FROM engine.starten('kuendigung', %s, %s)",
                                       (self.traeger, Jsonb({"durch": "mieter", "art": "ordentlich"})))
        assert ok, (meldung, felder)
        self.schritte += 1
        self.schritt("2026-02-28", "kuendigung", "zugang_erfassen", {"form": "papier", "zugang_am": "2026-02-28"})
        self.uebergabe("2026-05-29", "auszug", (("Flur", "Lackschäden an der Wohnungstür"), ("Wohnzimmer", "Fenstergriff ohne Funktion"), ("Küche", "Backofenscheibe fehlt")))
        tag = "2026-08-28"
        for position, angaben in (("1", {"behoben_am": "2026-06-12"}), ("2", {"behoben_am": "2026-06-15"}), ("3", {"betrag": "180,00"})):
            self.schritt(tag, "kaution_rueckzahlung", "maengel_bewerten", {"position": position, "verantwortlich": "mieter", "begruendung": "Siehe Rechnung.", **angaben})
        self.schritt(tag, "kaution_rueckzahlung", "bewertung_abschliessen")
        self.schritt(tag, "kaution_rueckzahlung", "abrechnung_erstellen")
        self.schritt(tag, "kaution_rueckzahlung", "auszahlung_anordnen", {"kontoinhaber": "Katrin Ostermann", "iban": "DE02120300000000202051", "iban_nachweis": "Übergabeprotokoll vom 29.05.2026"})
        self.schritt("2026-08-31", "kaution_rueckzahlung", "auszahlung_bestaetigen", {"ausgefuehrt_am": "2026-08-31"}, BUCHHALTUNG)
        assert self.tun("2026-09-01", "SELECT status FROM akte.mietverhaeltnisse WHERE id = %s", (self.mv,))[0] == "mietvertrag_abgeschlossen"
        return self.schritte


def main() -> None:
    eingabe = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    eingabe.add_argument("--leben", type=int, default=20)
    anzahl = eingabe.parse_args().leben
    with datenbank() as (dsn, _):
        with psycopg.connect(dsn) as v:
            v.execute("""INSERT INTO akte.mandanten (name, strasse, plz, ort, telefon, email) VALUES ('Bench', 'Weg 1', '10115', 'Berlin', '030 1', 'b@example.org');
                INSERT INTO akte.benutzer (mandant_id, name, email, rolle) VALUES (1, 'Sabine', 's@example.org', 'sachbearbeitung'), (1, 'Bruno', 'b@example.org', 'buchhaltung');
                INSERT INTO engine.traeger (mandant_id, art) VALUES (1, 'standalone'), (1, 'objekt');
                INSERT INTO akte.objekte (mandant_id, traeger_id, nummer, verwaltungsart, name, strasse, plz, ort, land) VALUES (1, 2, '001', 'MV', 'Hauptstraße 47', 'Hauptstraße 47', '10827', 'Berlin', 'BE')""")
            v.execute("INSERT INTO akte.einheiten (mandant_id, objekt_id, nummer, bezeichnung, art, wohnflaeche) SELECT 1, 1, g::text, 'WE ' || g, 'wohnung', 84 FROM generate_series(1, %s) g", [anzahl + 1])
            v.execute("""CREATE TABLE public.boden_vorgang (id int PRIMARY KEY, zustand text, fuellung text); INSERT INTO public.boden_vorgang SELECT g, 'x', repeat('x', 110) FROM generate_series(1, 100) g;
                CREATE TABLE public.boden_protokoll (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, zeit timestamptz, text text)""")
        dba = psycopg.conninfo.make_conninfo(dsn, user="mietakte_dba")
        with psycopg.connect(dba, autocommit=True) as v:
            Leben(v, anzahl + 1).leben()                     # warm: plans, catalogue
            beginn = time.perf_counter()
            schritte = sum(Leben(v, n).leben() for n in range(1, anzahl + 1))
            dauer = time.perf_counter() - beginn
        with psycopg.connect(dsn, autocommit=True) as v:
            beginn = time.perf_counter()
            for i in range(schritte):
                with v.transaction():
                    v.execute("UPDATE public.boden_vorgang SET zustand = 'y' WHERE id = %s", [1 + i % 100])
                    v.execute("INSERT INTO public.boden_protokoll (zeit, text) VALUES (now(), %s)", ["x" * 300])
            boden = time.perf_counter() - beginn
        print(f"{anzahl} lives of {schritte // anzahl} transitions: {anzahl / dauer:.1f} lives/s, {schritte / dauer:.0f} transitions/s, "
              f"{dauer / schritte * 1e3:.2f} ms each, ratio to the floor {boden / dauer:.2f}")


if __name__ == "__main__":
    main()
