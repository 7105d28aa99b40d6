"""The demo's operating costs: 2024 of the Hauptstraße sent and disputed by the tenants of the flat WE 09, 2025 before its check, and a
small house whose period still lacks half of what it needs.

    demo_nk.anlegen(verbindung, mandant, rolle)      rolle("teamleitung"): a member of staff on the clock of a day (app.demo)

Safe to run again: what is there stays.
"""
from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import psycopg
from PIL import Image, ImageDraw
from psycopg.types.json import Jsonb

HAUS, KLEINES_HAUS = "0147", "0150"

#: name, number of § 2 BetrKV, supplier, key, 2024, 2025, more
KOSTEN: tuple[tuple[str, str, str, dict[str, str], str, str], ...] = (
    ("Grundsteuer", "1", "Finanzamt Schöneberg", {"schluessel": "flaeche"}, "2.412,80", "2.688,40"),
    ("Wasser", "2", "Berliner Wasserbetriebe", {"schluessel": "verbrauch", "zaehlerart": "kaltwasser"}, "1.486,20", "1.539,75"),
    ("Entwässerung", "3", "Berliner Wasserbetriebe", {"schluessel": "verbrauch", "zaehlerart": "kaltwasser"}, "1.702,46", "1.748,10"),
    ("Müllabfuhr", "8", "Stadtreinigung", {"schluessel": "personen"}, "1.128,00", "1.164,00"),
    ("Treppenhausreinigung", "9", "Glanz & Co. Gebäudereinigung", {"schluessel": "einheiten", "lohn_art": "haushaltsnah"}, "1.440,00", "1.512,00"),
    ("Gartenpflege", "10", "Garten Wenzel", {"schluessel": "flaeche", "lohn_art": "haushaltsnah"}, "896,50", "915,00"),
    ("Allgemeinstrom", "11", "Stadtwerke", {"schluessel": "flaeche", "kreis": "wohnen"}, "312,44", "298,17"),
    ("Gebäudeversicherung", "13", "Märkische Versicherung", {"schluessel": "flaeche"}, "2.118,36", "2.344,90"),
    ("Hauswart", "14", "Hauswartdienst Krüger", {"schluessel": "einheiten", "lohn_art": "haushaltsnah", "vorwegabzug": "240,00", "vorwegabzug_grund": "kleine Reparaturen"}, "2.640,00", "2.736,00"),
    ("Erdgas", "6", "Stadtwerke", {"schluessel": "heizung"}, "11.862,31", "12.204,66"),
    ("Wartung der Heizung", "6", "Heizungsbau Lorenz", {"schluessel": "heizung", "lohn_art": "handwerker"}, "386,75", "398,65"),
    ("Messdienst", "6", "Ablesedienst Nord", {"schluessel": "heizung"}, "412,93", "431,00"),
)
HEIZUNG = {
    2024: {"gesamt_kwh": "98.400", "ww_m3": "212", "co2_kg": "17.909", "co2_kosten": "805,90"},
    2025: {"gesamt_kwh": "101.200", "ww_m3": "205", "co2_kg": "18.418", "co2_kosten": "1.012,99"},
}


def anlegen(verbindung: psycopg.Connection, mandant: int, rolle: Callable[[str], Any]) -> bool:
    """Three periods, each step on its day by the person who may do it. False: they are there already."""
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        if verbindung.execute("SELECT 1 FROM akte.nk_abrechnungen LIMIT 1").fetchone():
            return False
        objekte = {z["nummer"]: z["id"] for z in verbindung.execute("SELECT nummer, id FROM akte.objekte WHERE nummer = ANY (%s)", [[HAUS, KLEINES_HAUS]]).fetchall()}
    erstellt, geprueft, frei = rolle("sachbearbeitung"), rolle("buchhaltung"), rolle("teamleitung")

    v = _jahr(verbindung, erstellt, objekte[HAUS], 2024, date(2025, 3, 3))
    with erstellt.tag(date(2025, 4, 14)):
        erstellt.ausloesen(v, "zur_belegkontrolle_geben")
    with geprueft.tag(date(2025, 4, 28)):
        geprueft.ausloesen(v, "zurueckgeben", {"grund": "Bei der Gartenpflege fehlt die zweite Seite der Rechnung."})
    with erstellt.tag(date(2025, 5, 2)):
        erstellt.ausloesen(v, "zur_belegkontrolle_geben")
    with geprueft.tag(date(2025, 5, 6)):
        geprueft.ausloesen(v, "sachlich_pruefen", {"belege_eingesehen": "ja", "bemerkung": "Alle Rechnungen eingesehen, Summen nachgerechnet."})
    with frei.tag(date(2025, 5, 8)):
        frei.ausloesen(v, "freigeben")
    with erstellt.tag(date(2025, 5, 9)):
        erstellt.ausloesen(v, "versenden", {"versandart": "einwurf"})
    with erstellt.tag(date(2025, 5, 12)):
        erstellt.ausloesen(v, "zugang_erfassen", {"abrechnung": "alle", "zugang_am": "2025-05-09", "zugang_nachweis": "Einwurf durch den Hauswart"})
    # the dispute of the story
    with erstellt.tag(date(2025, 6, 20)):
        gestritten = _zustellung(verbindung, v, "0147/09/1")
        if gestritten:
            erstellt.ausloesen(v, "einwendung_erfassen", {
                "abrechnung": str(gestritten), "eingegangen_am": "2025-06-19", "belegeinsicht": "ja",
                "einwendung": "Der Hauswart war im Winter kaum zu sehen, die Kosten von 2.640 Euro halten wir für überhöht. Wir möchten die Stundenzettel sehen."})
    if gestritten:
        with erstellt.tag(date(2025, 7, 8)):
            offen = verbindung.execute("SELECT id FROM akte.nk_einwendungen WHERE vorgang_id = %s AND ergebnis IS NULL", [v]).fetchone()["id"]
            erstellt.ausloesen(v, "einwendung_entscheiden", {
                "einwendung": str(offen), "ergebnis": "unbegruendet",
                "antwort": "Sie haben die Stundenzettel am 01.07.2025 bei uns eingesehen. Der Winterdienst ist darin mit 96 Stunden belegt; die Vergütung entspricht dem Vertrag und ist ortsüblich."})

    # everybody pays in the end, and a year after the last letter the statement is closed
    with geprueft.tag(date(2025, 7, 28)):
        for z in verbindung.execute("SELECT mietverhaeltnis_id, offen::text AS offen FROM akte.mietzahlungen WHERE art = 'nk_nachforderung' AND offen > 0 ORDER BY id").fetchall():
            geprueft.rufen("SELECT * FROM api.zahlung_erfassen(%s)", Jsonb({
                "mietverhaeltnis_id": z["mietverhaeltnis_id"], "betrag": z["offen"], "wertstellung": "2025-07-28", "text": "Nachzahlung Betriebskosten 2024"}))
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        verbindung.execute("SELECT engine.zeit_setzen('2026-07-10 02:00+02')")
        verbindung.execute("SELECT * FROM engine.faellige_fristen_ausfuehren(p_traeger_id => (SELECT traeger_id FROM engine.vorgaenge WHERE id = %s))", [v])
    v = _jahr(verbindung, erstellt, objekte[HAUS], 2025, date(2026, 9, 14))
    with erstellt.tag(date(2026, 10, 26)):
        erstellt.ausloesen(v, "zur_belegkontrolle_geben")

    if KLEINES_HAUS in objekte:
        with erstellt.tag(date(2026, 10, 5)):
            a = _beginnen(erstellt, objekte[KLEINES_HAUS], 2025)
            for name, nummer, lieferant, mehr, _, betrag in KOSTEN[:5]:
                _kosten(erstellt, a["nk_abrechnung_id"], name, nummer, lieferant, {k: w for k, w in mehr.items() if k != "lohn_art"}, betrag, 2025, None)
    return True


def _zustellung(verbindung: psycopg.Connection, vorgang: int, vertrag: str) -> int | None:
    zeile = verbindung.execute(
        "SELECT z.id FROM akte.nk_zustellungen z JOIN akte.nk_einzelabrechnungen e ON e.mandant_id = z.mandant_id AND e.id = z.einzelabrechnung_id"
        " JOIN akte.mietverhaeltnisse m ON m.mandant_id = e.mandant_id AND m.id = e.mietverhaeltnis_id WHERE z.vorgang_id = %s AND m.vertragsnummer = %s",
        [vorgang, vertrag]).fetchone()
    return zeile["id"] if zeile else None


def _beginnen(am: Any, objekt: int, jahr: int) -> dict:
    return am.rufen("SELECT * FROM api.nk_abrechnung_anlegen(%s)", Jsonb({"objekt": str(objekt), "zeitraum_von": f"{jahr}-01-01", "zeitraum_bis": f"{jahr}-12-31"}))


def _kosten(am: Any, abrechnung: int, name: str, nummer: str, lieferant: str, mehr: dict[str, str], betrag: str, jahr: int, beleg: str | None) -> None:
    daten = {"kostenart": nummer, "bezeichnung": name, "betrag": betrag, "lieferant": lieferant, "rechnung_am": f"{jahr}-12-31"} | mehr
    if "lohn_art" in mehr:        # about six tenths of such a bill are wages
        daten["lohnanteil"] = str((Decimal(betrag.replace(".", "").replace(",", ".")) * 6 / 10).quantize(Decimal("0.01"))).replace(".", ",")
    if beleg:
        daten["beleg"] = beleg
    am.rufen("SELECT * FROM api.nk_kosten_erfassen(%s, %s)", abrechnung, Jsonb(daten))


def _jahr(verbindung: psycopg.Connection, am: Any, objekt: int, jahr: int, tag: date) -> int:
    """A year of the big house, complete. → its Vorgang"""
    with am.tag(tag):
        a = _beginnen(am, objekt, jahr)
        nummer = a["nk_abrechnung_id"]
        for name, art, lieferant, mehr, *betraege in KOSTEN:
            betrag = betraege[jahr - 2024]
            beleg = str(verbindung.execute("SELECT api.datei_ablegen(%s, %s) AS kennung", [
                _rechnung(lieferant, name, betrag, jahr), Jsonb({"typ": "application/pdf", "name": f"{name} {jahr}.pdf"})]).fetchone()["kennung"])
            _kosten(am, nummer, name, art, lieferant, mehr, betrag, jahr, beleg)
        am.rufen("SELECT * FROM api.nk_heizung_erfassen(%s, %s)", nummer, Jsonb({
            "brennstoff": "erdgas", "verbrauchsanteil": "70", "erfassung": "heizung", "grundkosten": "gradtage", "warmwasser": "volumen", "ww_grad": "60"} | HEIZUNG[jahr]))
        nutzungen = verbindung.execute(
            "SELECT n.id, n.von, n.bis, n.mietverhaeltnis_id IS NULL AS leer, e.wohnflaeche, (SELECT p.personen FROM akte.nk_personen p WHERE p.nutzung_id = n.id LIMIT 1) AS personen"
            " FROM akte.nk_nutzungen n JOIN akte.einheiten e ON e.mandant_id = n.mandant_id AND e.id = n.einheit_id WHERE n.abrechnung_id = %s AND n.gueltig ORDER BY n.id", [nummer]).fetchall()
        verbrauch, personen = [], []
        for nr, n in enumerate(nutzungen):
            tage = (n["bis"] - n["von"]).days + 1
            # a little more here, a little less there, and always the same
            menge = Decimal(n["wohnflaeche"]) * tage / 365 * (90 + (nr * 37 + jahr) % 25) / 100
            koepfe = n["personen"] if n["personen"] is not None else 1 + nr % 3
            if n["personen"] is None:
                personen.append({"nutzung": n["id"], "ab": n["von"].isoformat(), "personen": str(koepfe)})
            for zaehler, wert in (("heizung", menge * 18), ("kaltwasser", Decimal(38 * koepfe * tage) / 365), ("warmwasser", Decimal(13 * koepfe * tage) / 365)):
                verbrauch.append({"nutzung": n["id"], "zaehlerart": zaehler, "verbrauch": "0" if n["leer"] else str(wert.quantize(Decimal("0.1"))).replace(".", ",")})
        am.rufen("SELECT * FROM api.nk_werte_erfassen(%s, %s)", nummer, Jsonb({"verbrauch": verbrauch, "personen": personen}))
        return a["vorgang_id"]


def _rechnung(lieferant: str, name: str, betrag: str, jahr: int) -> bytes:
    """A bill one can open: a page with the three lines that matter."""
    blatt = Image.new("RGB", (620, 877), "white")
    stift = ImageDraw.Draw(blatt)
    for zeile, text in enumerate((lieferant, f"Rechnung {jahr}", "", f"{name}, Hauptstraße 47, Berlin", f"01.01.{jahr} bis 31.12.{jahr}", f"{betrag} EUR")):
        stift.text((70, 90 + 34 * zeile), text, fill="black")
    ziel = io.BytesIO()
    blatt.save(ziel, "PDF", resolution=75)
    return ziel.getvalue()
