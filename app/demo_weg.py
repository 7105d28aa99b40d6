"""The demo's community of owners: 24 units, a meeting that was held with its decisions, a written vote, and the next meeting in planning.

    demo_weg.anlegen(verbindung, mandant, am)      am: a member of staff on the clock of a day (app.demo)

Safe to run again: what is there stays.
"""
from __future__ import annotations

from datetime import date
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from app.einlesen import einspielen, lesen

QUELLE = "demo-weg"
NAME = "Lindenhofer Bogen 12"

#: owner, units; one firm, two couples (one vote each), one owner of three units
EIGENTUEMER = (
    ("Frau", "", "Renate", "Vogel"), ("Herr", "", "Jörg", "Albers"), ("Frau", "", "Mira", "Lang"), ("Herr", "", "Tarek", "Haddad"), ("Frau", "", "Ilse", "Brandt"),
    ("", "Sand Grundbesitz GmbH", "", ""), ("Herr", "", "Ole", "Petersen"), ("Frau", "", "Nuray", "Demir"), ("Herr", "", "Viktor", "Sommer"), ("Frau", "", "Paula", "Reich"),
    ("Herr", "", "Anton", "Wolff"), ("Frau", "", "Hanna", "Seidel"), ("Herr", "", "Emil", "Krause"), ("Frau", "", "Clara", "Neumann"), ("Herr", "", "Piotr", "Nowak"),
    ("Frau", "", "Gerda", "Busch"), ("Herr", "", "Luca", "Romano"), ("Frau", "", "Sophie", "Arnold"), ("Herr", "", "Bernd", "Engel"), ("Frau", "", "Yara", "Peters"),
    ("Herr", "", "Konrad", "Hauser"), ("Frau", "", "Lena", "Fuchs"), ("Herr", "", "Matteo", "Keller"), ("Frau", "", "Agnes", "Thiel"),
)
POSITIONEN = (
    ("Gebäudeversicherung", "6.480,00", "mea", "hausgeld"), ("Wasser und Abwasser", "9.900,00", "flaeche", "hausgeld"), ("Heizung", "27.600,00", "heizflaeche", "hausgeld"),
    ("Hauswart und Reinigung", "8.750,00", "mea", "hausgeld"), ("Aufzug", "4.200,00", "einheiten", "hausgeld"), ("Verwaltervergütung", "8.208,00", "einheiten", "hausgeld"),
    ("Erhaltungsrücklage", "18.000,00", "mea", "ruecklage"),
)


def anlegen(verbindung: psycopg.Connection, mandant: int, am: Any) -> bool:
    """The community and its meetings, each step on its day. False: it is there already."""
    with verbindung.transaction():
        verbindung.execute("SELECT sitzung.als_dienst(%s)", [mandant])
        if verbindung.execute("SELECT 1 FROM akte.objekte WHERE name = %s", [NAME]).fetchone():
            return False
        einlesung = lesen.lesen(_bestand(), lesen.spalten_lesen(lambda s: [tuple(z.values()) for z in verbindung.execute(s).fetchall()]))
        ergebnis = einspielen.einlesen(verbindung, einlesung, QUELLE)
        if ergebnis.fehler:
            raise RuntimeError("\n".join(f"{b.datei} {b.zeile} {b.spalte}: {b.meldung}" for b in ergebnis.fehler))
        objekt = verbindung.execute("SELECT id FROM akte.objekte WHERE name = %s", [NAME]).fetchone()["id"]
    _gehalten(am, objekt)
    _umlauf(am, objekt)
    _geplant(am, objekt)
    return True


def _bestand() -> list[tuple[str, bytes]]:
    """24 units of 1000 shares as an exchange set."""
    anteile = [44, 44, 40, 40, 38, 38, 46, 46, 42, 42, 40, 40, 44, 44, 40, 40, 38, 38, 46, 46, 42, 42, 40, 40]
    einheiten = ["OBJ_ID;VE_ID;Bezeichnung;Lage;VENr;Art;Zimmer;U_Wohnfläche;U_MEA"]
    kontakte = ["K_ID;Anrede;Firma;Vorname1;Nachname1;Straße;PLZ;Ort;Email"]
    vertraege = ["OBJ_ID;VE_ID;K_ID;Typ;von;bis;Gewerbe;U_MEA"]
    for nr, ((anrede, firma, vorname, nachname), mea) in enumerate(zip(EIGENTUEMER, anteile, strict=True), start=1):
        stock = (nr - 1) // 4
        einheiten.append(f"1;{nr};Wohnung {nr:02};{'EG' if stock == 0 else f'{stock}. OG'} {('links', 'rechts')[nr % 2]};{nr:02};WE;{2 + nr % 3};{mea * 1.75:.2f};{mea}".replace(".50;", ",50;").replace(".00;", ",00;"))
        # the last two flats belong to the owner of the first
        eigner = 1 if nr > 22 else nr
        email = f"{(nachname or 'sand').lower().replace('ö', 'oe')}@post.example" if nr % 2 else ""
        kontakte.append(f"{nr};{anrede};{firma};{vorname};{nachname};{NAME};10365;Berlin;{email}")
        vertraege.append(f"1;{nr};{eigner};E;01.01.2016;;N;{mea}")
    # a couple shares flat 2: two owners, one vote
    vertraege.append("1;2;23;E;01.01.2016;;N;44")
    objekte = ["OBJ_ID;VerwArt;Name;Straße;PLZ;Ort;Land;ObjNr", f"1;WEG;{NAME};{NAME};10365;Berlin;BE;W12"]
    return [(f"{name}.csv", ("\n".join(zeilen) + "\n").encode()) for name, zeilen in (
        ("objekte", objekte), ("einheiten", einheiten), ("kontakte", kontakte), ("vertraege", vertraege))]


def _versammlung(am: Any, objekt: int, art: str, termin: str, ort: str, prinzip: str, **mehr: str) -> tuple[int, int]:
    zeile = am.rufen("SELECT * FROM api.versammlung_anlegen(%s)", Jsonb({"objekt": str(objekt), "art": art, "termin": termin, "ort": ort, "prinzip": prinzip, **mehr}))
    return zeile["vorgang_id"], zeile["traeger_id"]


def _antrag(am: Any, klammer: int, top: int) -> int:
    return am.rufen("SELECT * FROM engine.starten('etv_beschluss', %s, %s)", klammer, Jsonb({"top": str(top)}))["vorgang_id"]


def _abstimmen(am: Any, beschluss: int, nein: tuple[int, ...], enthaltung: tuple[int, ...], tag: str, da: range | tuple[int, ...]) -> None:
    am.rufen("SELECT * FROM api.stimmen_erfassen(%s, %s)", beschluss, Jsonb({"stimmen": [
        {"nummer": nr, "stimme": "nein" if nr in nein else "enthaltung" if nr in enthaltung else "ja"} for nr in da]}))
    am.ausloesen(beschluss, "abstimmen")
    angenommen = 2 * len(nein) < len(da) - len(enthaltung)
    am.ausloesen(beschluss, "verkuenden" if angenommen else "ablehnung_verkuenden", {"verkuendet_am": tag, "verkuendet_von": "Anke Lindner"})


def _gehalten(am: Any, objekt: int) -> None:
    """The yearly meeting of November 2026: a budget, a repair, a motion that failed."""
    with am.tag(date(2026, 10, 1)):
        master, klammer = _versammlung(am, objekt, "ordentlich", "05.11.2026 18:00", "Gemeindesaal, Kirchstraße 2, Berlin", "mea", beirat_vorsitz="Mira Lang")
        for titel, art, antrag in (("Bericht der Verwaltung", "aussprache", ""), ("Wirtschaftsplan 2027", "wirtschaftsplan", ""),
                                   ("Erneuerung der Haustür", "beschluss", "Die Haustür wird nach dem Angebot der Tischlerei Hartmann vom 14.09.2026 für 7.850 € erneuert, bezahlt aus der Erhaltungsrücklage."),
                                   ("Rauchverbot im Treppenhaus", "beschluss", "Im Treppenhaus und im Aufzug wird nicht geraucht."),
                                   ("Ladestationen in der Tiefgarage", "beschluss", "Die Verwaltung holt ein Konzept für Ladestationen ein.")):
            am.ausloesen(master, "top_erfassen", {"titel": titel, "art": art, **({"antrag": antrag} if antrag else {})})
        am.ausloesen(master, "einladen", {"weg": "email", "versandt_am": "01.10.2026", "zugang_am": "05.10.2026"})
        plan = am.rufen("SELECT * FROM engine.starten('wirtschaftsplan_genehmigung', %s, %s)", klammer, Jsonb({"jahr": "2027", "gueltig_ab": "01.01.2027"}))["vorgang_id"]
        for bezeichnung, betrag, schluessel, art in POSITIONEN:
            am.ausloesen(plan, "position_erfassen", {"bezeichnung": bezeichnung, "betrag": betrag, "schluessel": schluessel, "art": art})
    with am.tag(date(2026, 10, 5)):
        am.ausloesen(plan, "versenden")
    with am.tag(date(2026, 11, 6)):
        am.ausloesen(master, "durchfuehren", {"leitung": "Anke Lindner", "schriftfuehrung": "Sabine Reuter", "beirat_vorsitz": "Mira Lang"})
        teilnahmen = [{"nummer": nr, "anwesenheit": "abwesend"} if nr in (9, 14, 20) else
                      {"nummer": nr, "anwesenheit": "vertreten", "vertreter": "Jörg Albers", "vollmacht": "textform"} if nr in (6, 17) else
                      {"nummer": nr, "anwesenheit": "online" if nr == 11 else "anwesend"} for nr in range(1, 23)]
        am.rufen("SELECT * FROM api.teilnahmen_erfassen(%s, %s)", master, Jsonb({"teilnahmen": teilnahmen}))
        da = tuple(nr for nr in range(1, 23) if nr not in (9, 14, 20))
        am.ausloesen(plan, "zur_abstimmung_stellen", {"top": "2", "wortlaut": "Die Vorschüsse zur Kostentragung und zur Erhaltungsrücklage nach dem Wirtschaftsplan 2027 werden beschlossen. Sie sind ab dem 01.01.2027 monatlich bis zum dritten Werktag fällig."})
        _abstimmen(am, am.vorgang(klammer, "etv_beschluss"), (13,), (4,), "05.11.2026", da)
        _abstimmen(am, _antrag(am, klammer, 3), (5, 13, 19), (), "05.11.2026", da)
        _abstimmen(am, _antrag(am, klammer, 4), tuple(nr for nr in da if nr % 3), (), "05.11.2026", da)
        am.ausloesen(_antrag(am, klammer, 5), "zurueckziehen", {"grund": "Vertagt, bis das Angebot des Netzbetreibers vorliegt"})
        am.ausloesen(master, "niederschrift_erzeugen")
    with am.tag(date(2026, 11, 12)):
        am.ausloesen(master, "protokollieren", {"unterschrieben_am": "12.11.2026", "unterschrift_leitung": "ja", "unterschrift_eigentuemer": "Jörg Albers", "unterschrift_beirat": "ja"})


def _umlauf(am: Any, objekt: int) -> None:
    """A written vote still open: two answers are missing."""
    with am.tag(date(2026, 11, 10)):
        master, klammer = _versammlung(am, objekt, "umlauf", "04.12.2026 12:00", "post@lindenhof.example", "kopf")
        am.ausloesen(master, "top_erfassen", {"titel": "Winterdienst", "art": "beschluss", "antrag": "Den Winterdienst übernimmt ab 01.12.2026 die Firma Schneefrei GmbH für 190 € im Monat."})
        am.ausloesen(master, "einladen", {"weg": "email", "versandt_am": "10.11.2026", "zugang_am": "12.11.2026"})
        _antrag(am, klammer, 1)


def _geplant(am: Any, objekt: int) -> None:
    """The next meeting, with its agenda begun."""
    with am.tag(date(2026, 11, 18)):
        master, _ = _versammlung(am, objekt, "ausserordentlich", "14.01.2027 18:30", "Gemeindesaal, Kirchstraße 2, Berlin", "mea", beirat_vorsitz="Mira Lang")
        am.ausloesen(master, "top_erfassen", {"titel": "Ladestationen in der Tiefgarage", "art": "beschluss", "antrag": "Dem Einbau von sechs Ladestationen nach dem Konzept vom 12.01.2027 wird zugestimmt."})
        am.ausloesen(master, "top_erfassen", {"titel": "Wahl des Verwaltungsbeirats", "art": "wahl"})
