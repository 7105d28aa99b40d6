"""Documents: a frozen snapshot becomes a PDF/A-3a that is also PDF/UA-1.

`rendere` knows the snapshot, the images it names and two digests, and nothing else: no query, no clock, no network, no file
outside the package. What a snapshot holds is described in docs/dokumente.md and checked here by the same schema.

A template version that was ever delivered is never edited: a change is a new version beside the old.
"""

from __future__ import annotations

import atexit
import functools
import io
import re
import threading
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

import jinja2
from markupsafe import Markup, escape

HIER = Path(__file__).parent
BERLIN = ZoneInfo("Europe/Berlin")
NBSP = "\u00a0"
HOECHSTENS_SEITEN = 120
HOECHSTENS_ZEICHEN = 120_000
HOECHSTENS_BILDER = 120


class DokumentFehler(Exception):
    """A document could not be rendered; the transition that wants it must be undone."""

    code = "MA801"


class VorlageFehlt(DokumentFehler):
    code = "MA802"


class SnapshotFehlt(DokumentFehler):
    """The snapshot lacks something or holds it in the wrong shape. `pfade` = [(path, reason), …]."""

    code = "MA803"

    def __init__(self, art: str, pfade: list[tuple[str, str]]):
        self.art, self.pfade = art, pfade
        self.pfad = pfade[0][0]
        liste = "; ".join(f"{p}: {g}" for p, g in pfade[:10])
        mehr = f" (und {len(pfade) - 10} weitere)" if len(pfade) > 10 else ""
        super().__init__(f"Datenstand für {art} unvollständig: {liste}{mehr}")


class SnapshotUnstimmig(DokumentFehler):
    """Everything is there, but the figures contradict each other: such a letter must not go out."""

    code = "MA804"


class AbrufVerweigert(DokumentFehler):
    """The document wanted to load something that is not one of its own images."""

    code = "MA805"


class SchriftFehlt(DokumentFehler):
    code = "MA806"


# --- schema -----------------------------------------------------------------------------------------------------------


def _text(hoechstens: int = 200) -> dict:
    return {"type": "string", "minLength": 1, "maxLength": hoechstens}


def _wahl(*werte: str) -> dict:
    return {"type": "string", "enum": list(werte)}


def _liste(was: dict, mindestens: int = 0, hoechstens: int = 200) -> dict:
    return {"type": "array", "items": was, "minItems": mindestens, "maxItems": hoechstens}


def _objekt(**felder: dict) -> dict:
    """An object; a field whose name ends in `_` may be null or missing."""
    eigenschaften, pflicht = {}, []
    for name, schema in felder.items():
        if name.endswith("_"):
            art = schema["type"]
            eigenschaften[name[:-1]] = {**schema, "type": [*([art] if isinstance(art, str) else art), "null"]}
        else:
            eigenschaften[name] = schema
            pflicht.append(name)
    return {"type": "object", "properties": eigenschaften, "required": pflicht}


TEXT, LANG = _text(), _text(4000)
NAME = _text(120)
TAG = {"type": "string", "format": "date"}
ZEIT = {"type": "string", "format": "date-time"}
GELD = {"type": "string", "pattern": r"^\d{1,10}\.\d{2}$", "title": "Geld: Text mit zwei Nachkommastellen, \"180.00\""}
ZAHL = {"type": "string", "pattern": r"^-?\d{1,12}(\.\d{1,6})?$", "title": "Zahl als Text mit Punkt, \"84.00\""}
SHA = {"type": "string", "pattern": r"^[0-9a-f]{64}$", "title": "SHA-256, 64 Hexziffern"}
KENNUNG = {"type": "string", "pattern": r"^[0-9A-Za-z_-]{1,64}$", "title": "Kennung eines Bildes"}
GANZ, JA = {"type": "integer"}, {"type": "boolean"}

ANSCHRIFT = _objekt(zusatz_=_text(60), strasse=_text(60), plz=_text(10), ort=_text(50))
GEMEINSAM = dict(
    absender=_objekt(
        name=_text(100), zusatz_=NAME, strasse=_text(60), plz=_text(10), ort=_text(60), telefon=_text(30), telefax_=_text(30), email=_text(80), web_=_text(80),
        bearbeitung_=_text(80), durchwahl_=_text(30), angaben=_liste(_text(60), 0, 4), bank_=_objekt(institut=_text(60), iban=_text(42), bic_=_text(20)),
    ),
    vermieter=_objekt(name=NAME, vertreten=JA),
    empfaenger=_liste(_objekt(anrede={"type": "string", "enum": ["Frau", "Herr", "Firma", ""]}, name=_text(100), nachname_=NAME), 1, 12),
    anschrift=ANSCHRIFT,
    ort=NAME, datum=TAG, zeichen=_text(60), ihr_zeichen_=_text(60), ihre_nachricht_vom_=TAG,
    betreff=_objekt(titel=TEXT, zusatz_=TEXT),
    mietverhaeltnis=_objekt(
        vertragsnummer=_text(60), objekt=TEXT, einheit=_text(60), lage_=_text(80), anschrift=ANSCHRIFT, flaeche_qm_=ZAHL, zimmer_=ZAHL, mietbeginn_=TAG,
    ),
)

KUENDIGUNG = _objekt(
    **GEMEINSAM,
    kuendigung=_objekt(
        durch=_wahl("mieter", "vermieter"),
        art=_wahl("ordentlich", "ausserordentlich_fristlos", "ausserordentlich_frist", "sonderkuendigung"),
        form=_wahl("papier", "qes"),
        schreiben_vom_=TAG, zugang_am=TAG, zugang_art_=TEXT, erklaert_von=_liste(NAME, 1, 12), grund_=LANG,
        ueberlassung_am_=TAG, frist_monate_=GANZ, mietende=TAG, mietende_spaetestens_=TAG, strittig=JA, strittig_text_=LANG,
        widerspruch_bis_=TAG, hinweis_widerspruch_=JA,
        rechenweg=_liste(_objekt(schritt=_text(400), ergebnis=TEXT, norm_=TEXT), 0, 40),
    ),
    uebergabe=_objekt(termin_=ZEIT, vorschlag_=ZEIT, antwort_bis_=TAG, kontakt_=TEXT),
    kaution=_objekt(art=_wahl("barkaution", "buergschaft", "sparbuch", "keine"), betrag=GELD, frist_bis_=TAG),
    widerspruch_545=JA,
)

PROTOKOLL = _objekt(
    **GEMEINSAM,
    uebergabe=_objekt(
        variante=_wahl("einzug", "auszug"), beginn=ZEIT, ende_=ZEIT, uebergang_am=TAG, mietende_=TAG, verjaehrung_548_am_=TAG,
        protokollfuehrung=NAME, neue_anschrift_=ANSCHRIFT, bemerkungen_=LANG, protokoll_sha256=SHA, vollstaendig=JA,
    ),
    beteiligte=_liste(_objekt(rolle=_wahl("vermieter", "mieter", "verwaltung", "zeuge"), name=NAME, vertreten_durch_=TEXT, anwesend=JA), 1, 20),
    zaehler=_liste(_objekt(art=_text(60), nummer=_text(60), ort_=_text(80), stand=ZAHL, einheit=_text(20), abgelesen_am=TAG, bemerkung_=LANG, foto_=KENNUNG)),
    schluessel=_liste(_objekt(bezeichnung=_text(80), nummer_=_text(60), anzahl=GANZ, anzahl_soll_=GANZ, bemerkung_=LANG)),
    raeume=_liste(_objekt(name=_text(80), zustand=TEXT, bemerkung_=LANG, flaeche_qm_=ZAHL)),
    maengel=_liste(
        _objekt(
            nummer=GANZ, raum=_text(80), beschreibung=LANG, verantwortlich=_wahl("mieter", "vermieter", "ungeklaert"),
            kosten_geschaetzt_=GELD, frist_=TAG, bemerkung_=LANG,
            fotos=_liste(_objekt(kennung=KENNUNG, beschreibung=TEXT, aufgenommen_am_=ZEIT, sha256_=SHA), 0, 20),
        )
    ),
    fotos_=_liste(_objekt(kennung=KENNUNG, beschreibung=TEXT, aufgenommen_am_=ZEIT, sha256_=SHA), 0, 200),
    unterschriften=_liste(
        _objekt(
            rolle=_wahl("vermieter", "mieter", "verwaltung", "zeuge"), name=NAME,
            niveau=_wahl("einfach", "fortgeschritten", "qualifiziert", "papier", "verweigert"),
            zeitpunkt=ZEIT, geraet_=TEXT, protokoll_sha256=SHA, bild_=KENNUNG, pruefung_=TEXT, zeuge_=NAME, grund_=LANG,
        ),
        0, 20,
    ),
)

ORTSANGABE = dict(strasse=_text(60), plz=_text(10), ort=_text(50))
BESCHEINIGUNG = _objekt(
    **GEMEINSAM,
    bescheinigung=_objekt(
        wohnungsgeber=_objekt(name=NAME, **ORTSANGABE), beauftragt_=_objekt(name=NAME, **ORTSANGABE), eigentuemer_=NAME,
        einzug_am=TAG, frist_bis=TAG, wohnung=_objekt(**ORTSANGABE, lage_=_text(80)), personen=_liste(NAME, 1, 30),
    ),
)

ABRECHNUNG = _objekt(
    **GEMEINSAM,
    abrechnung=_objekt(
        art=_wahl("schluss", "teil"), nummer=GANZ, mietende=TAG, rueckgabe_am_=TAG, zinsen_bis=TAG, frist_bis_=TAG,
        kautionsart=_wahl("barkaution", "sparbuch", "buergschaft", "keine"), vereinbart=GELD,
    ),
    einzahlungen=_liste(_objekt(datum=TAG, betrag=GELD, bezeichnung=TEXT)),
    zinsen=_objekt(
        grundlage=_wahl("konto", "referenz", "keine"), konto_=TEXT,
        jahre=_liste(
            _objekt(jahr=GANZ, zinssatz_=ZAHL, tage_im_jahr_=GANZ, zinsen=GELD, abschnitte=_liste(_objekt(von=TAG, bis=TAG, tage=GANZ, kapital=GELD)))
        ),
    ),
    maengel=_liste(_objekt(nummer=GANZ, raum_=_text(80), beschreibung=LANG, betrag=GELD, begruendung=LANG)),
    forderungen=_liste(_objekt(bezeichnung=TEXT, faellig_am_=TAG, betrag=GELD, begruendung_=LANG)),
    nk_vorbehalt_=_objekt(betrag=GELD, zeitraum_von=TAG, zeitraum_bis=TAG, abrechnung_bis=TAG, begruendung=LANG),
    bereits_ausgezahlt=_liste(_objekt(datum=TAG, betrag=GELD, bezeichnung=TEXT)),
    steuer=_objekt(kapitalertragsteuer=GELD, solidaritaetszuschlag=GELD, kirchensteuer=GELD, bescheinigung=JA),
    summen=_objekt(
        einzahlungen=GELD, zinsen=GELD, guthaben=GELD, steuern=GELD, maengel=GELD, forderungen=GELD, nk_vorbehalt=GELD, bereits_ausgezahlt=GELD,
        auszahlung=GELD,
    ),
    auszahlung_=_objekt(art=_wahl("ueberweisung", "verrechnung"), kontoinhaber_=NAME, iban_=_text(42), institut_=_text(80), am_=TAG),
)

# --- the generic letter: its body is a list of blocks, whoever writes it ---
ZELLE = {"type": ["string", "null"], "minLength": 1, "maxLength": 2000}
SCHREIBEN = _objekt(
    **{name: feld for name, feld in GEMEINSAM.items() if name != "mietverhaeltnis"},
    mietverhaeltnis_=GEMEINSAM["mietverhaeltnis"],     # none: a letter of an object, a meeting, a statement
    bloecke=_liste(
        _objekt(
            art=_wahl("absatz", "ueberschrift", "hinweis", "liste", "werte", "tabelle", "rechenweg", "qr"),
            text_=_text(6000), titel_=TEXT, punkte_=_liste(_text(2000), 1, 100),
            spalten_=_liste(_objekt(titel=_text(80), typ=_wahl("text", "betrag", "datum", "zahl")), 1, 9),
            zeilen_=_liste(_liste(ZELLE, 1, 9), 0, 1000), summe_=_liste(ZELLE, 1, 9),
            schritte_=_liste(_objekt(schritt=_text(1000), ergebnis_=_text(1000), norm_=TEXT), 1, 80),
        ),
        1, 200,
    ),
)
#: what a block cannot do without
BLOCKPFLICHT = {
    "absatz": ("text",), "ueberschrift": ("text",), "hinweis": ("text",), "liste": ("punkte",), "werte": ("zeilen",),
    "tabelle": ("spalten", "zeilen"), "rechenweg": ("schritte",), "qr": ("text", "titel"),
}

# --- dunning: items, interest by segment, fee, account with GiroCode; the same figures as XML inside the file ---
BETRAG4 = {"type": "string", "pattern": r"^\d{1,10}\.\d{4}$", "title": "Zinsen mit vier Nachkommastellen, \"4.8339\""}
MAHNUNG = _objekt(
    **{name: feld for name, feld in GEMEINSAM.items() if name != "mietverhaeltnis"},
    bezug=TEXT,
    mahnung=_objekt(
        kennung=_text(40), stufe=GANZ, glaeubiger=NAME, art=_wahl("miete", "hausgeld"), zahlbar_bis=TAG, gebuehr_erlassen=JA,
        frueher=_liste(_objekt(stufe=GANZ, am=TAG), 0, 2),
    ),
    positionen=_liste(
        _objekt(
            nummer=GANZ, bezeichnung=TEXT, faellig_am=TAG, verzug_ab_=TAG, ursprungsbetrag=GELD, offen=GELD, prozentpunkte=ZAHL,
            abschnitte=_liste(_objekt(von=TAG, bis=TAG, tage=GANZ, saldo=GELD, basiszinssatz=ZAHL, zinssatz=ZAHL, zinsen=BETRAG4), 0, 400),
            zinsen_gezahlt=GELD, zinsen=GELD, gebuehr_anteil=GELD, gesamt=GELD,
        ),
        1, 400,
    ),
    summen=_objekt(hauptforderung=GELD, zinsen=GELD, gebuehr=GELD, gesamt=GELD),
    zahlung=_objekt(inhaber=_text(70), iban=_text(42), bic_=_text(20), institut=_text(80), zweck=_text(140)),
)

# --- statement of account: what was owed, what came, what is left after each line ---
SALDO = {"type": "string", "pattern": r"^-?\d{1,10}\.\d{2}$", "title": "Geld: Text mit zwei Nachkommastellen, ein Guthaben mit Minus, \"-40.00\""}
AUSZUG = _objekt(
    **{name: feld for name, feld in GEMEINSAM.items() if name not in ("mietverhaeltnis", "anschrift")},
    anschrift_=ANSCHRIFT,     # none known: names only, it is handed over or sent by e-mail
    bezug=TEXT,
    auszug=_objekt(von_=TAG, bis=TAG, art=_wahl("miete", "hausgeld")),
    zeilen=_liste(_objekt(tag=TAG, text=_text(600), beleg_=_text(40), soll_=GELD, haben_=GELD, saldo=SALDO), 0, 3000),
    zinsen=_liste(_objekt(bezeichnung=TEXT, offen=GELD, verzug_ab=TAG, zinsen=GELD), 0, 400),
    summen=_objekt(vortrag=SALDO, soll=GELD, haben=GELD, saldo=SALDO, zinsen=GELD, gesamt=SALDO),
)

SCHEMATA = MappingProxyType({
    "schreiben": {1: SCHREIBEN},
    "anlage": {1: SCHREIBEN},
    "mahnung": {1: MAHNUNG},
    "kontoauszug": {1: AUSZUG},
    "kuendigungsbestaetigung": {1: KUENDIGUNG},
    "uebergabeprotokoll": {1: PROTOKOLL},
    "wohnungsgeberbescheinigung": {1: BESCHEINIGUNG},
    "kautionsabrechnung": {1: ABRECHNUNG},
})


def vorlagen() -> dict[str, list[int]]:
    """Kind of document → versions that can be rendered, oldest first."""
    return {art: sorted(versionen) for art, versionen in SCHEMATA.items()}


def schema(art: str, version: int | None = None) -> dict:
    """JSON Schema of the snapshot; without a version the newest."""
    if art not in SCHEMATA:
        raise VorlageFehlt(f"Dokumentart {art!r} gibt es nicht; vorhanden: {', '.join(SCHEMATA)}")
    versionen = SCHEMATA[art]
    version = max(versionen) if version is None else version
    if version not in versionen:
        raise VorlageFehlt(f"Vorlage {art} Version {version} gibt es nicht; vorhanden: {', '.join(map(str, sorted(versionen)))}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{art} {version}", **versionen[version]}


_PYTHON = {"string": str, "array": list, "object": dict, "integer": int, "boolean": bool}


def _pruefe(schema_: dict, wert, pfad: str, fehler: list):
    """The value in the shape of the schema (unknown keys dropped, optional ones filled with None), problems into `fehler`."""
    art = schema_["type"]
    optional = isinstance(art, list)
    art = art[0] if optional else art
    if optional and (wert is None or wert == ""):
        return None
    if not isinstance(wert, _PYTHON[art]) or (art == "integer" and isinstance(wert, bool)):
        fehler.append((pfad, "fehlt" if wert is None else f"{schema_.get('title', art)} erwartet, nicht {type(wert).__name__}"))
        return None
    if art == "string":
        if "pattern" in schema_ and not re.fullmatch(schema_["pattern"], wert, re.ASCII):
            fehler.append((pfad, f"{schema_['title']} erwartet"))
        elif "enum" in schema_ and wert not in schema_["enum"]:
            fehler.append((pfad, f"einer von {', '.join(map(repr, schema_['enum']))} erwartet"))
        elif "format" in schema_:
            try:
                zeit = date.fromisoformat(wert) if schema_["format"] == "date" else datetime.fromisoformat(wert)
                if isinstance(zeit, datetime) and zeit.tzinfo is None:
                    raise ValueError
            except ValueError:
                muster = "Datum \"2026-05-31\"" if schema_["format"] == "date" else "Zeit mit Zonenangabe \"2026-05-29T10:00:00+02:00\""
                fehler.append((pfad, f"{muster} erwartet"))
        elif "maxLength" in schema_:
            if len(wert) > schema_["maxLength"]:
                fehler.append((pfad, f"länger als {schema_['maxLength']} Zeichen"))
            wert = druckbar(wert).strip()
            if not wert:
                fehler.append((pfad, "leer"))
    elif art == "array":
        if len(wert) < schema_["minItems"]:
            fehler.append((pfad, f"mindestens {schema_['minItems']} Eintrag erwartet"))
        if len(wert) > schema_["maxItems"]:
            fehler.append((pfad, f"mehr als {schema_['maxItems']} Einträge"))
        return [_pruefe(schema_["items"], w, f"{pfad}[{i}]", fehler) for i, w in enumerate(wert[: schema_["maxItems"]])]
    elif art == "object":
        punkt = f"{pfad}." if pfad else ""
        return {k: _pruefe(s, wert.get(k), f"{punkt}{k}", fehler) for k, s in schema_["properties"].items()}
    return wert


def _bildkennungen(art: str, daten: dict) -> list[str]:
    if art != "uebergabeprotokoll":
        return []
    return [
        *(z["foto"] for z in daten["zaehler"] if z["foto"]),
        *(f["kennung"] for m in daten["maengel"] for f in m["fotos"]),
        *(f["kennung"] for f in daten["fotos"] or ()),
        *(u["bild"] for u in daten["unterschriften"] if u["bild"]),
    ]


def _zeichen(wert) -> int:
    if isinstance(wert, str):
        return len(wert)
    if isinstance(wert, dict):
        return sum(map(_zeichen, wert.values()))
    return sum(map(_zeichen, wert)) if isinstance(wert, list) else 0


def pruefe_snapshot(art: str, vorlage_version: int, daten: Mapping) -> dict:
    """The normalised snapshot, or SnapshotFehlt with every missing path, or SnapshotUnstimmig."""
    fehler: list[tuple[str, str]] = []
    if not isinstance(daten, Mapping):
        raise SnapshotFehlt(art, [("", "Objekt erwartet")])
    sauber = _pruefe(schema(art, vorlage_version), dict(daten), "", fehler)
    if fehler:
        raise SnapshotFehlt(art, fehler)
    if (laenge := _zeichen(sauber)) > HOECHSTENS_ZEICHEN:
        raise SnapshotFehlt(art, [("", f"{laenge} Zeichen Text; mehr als {HOECHSTENS_ZEICHEN} werden nicht gesetzt")])
    if (anzahl := len(_bildkennungen(art, sauber))) > HOECHSTENS_BILDER:
        raise SnapshotFehlt(art, [("", f"{anzahl} Bilder; mehr als {HOECHSTENS_BILDER} werden nicht gesetzt")])
    if pruefung := _STIMMIG.get(art):
        pruefung(sauber, fehler)
        if fehler:
            raise SnapshotFehlt(art, fehler)
    return sauber


def _stimmig_kuendigung(d: dict, fehler: list) -> None:
    k = d["kuendigung"]
    if k["mietende"] < k["zugang_am"] and k["art"] != "ausserordentlich_fristlos":
        raise SnapshotUnstimmig("Das Mietende liegt vor dem Zugang der Kündigung.")
    if k["durch"] == "vermieter" and not k["grund"]:
        fehler.append(("kuendigung.grund", "fehlt; die Kündigung der Vermieterseite nennt einen Grund (§ 573 Abs. 3, § 569 Abs. 4 BGB)"))
    if k["strittig"] and not (k["strittig_text"] or k["mietende_spaetestens"]):
        fehler.append(("kuendigung.mietende_spaetestens", "fehlt; bei strittigem Ende wird der andere Tag oder strittig_text gebraucht"))


def _stimmig_protokoll(d: dict, fehler: list) -> None:
    u = d["uebergabe"]
    for i, s in enumerate(d["unterschriften"]):
        if s["protokoll_sha256"] != u["protokoll_sha256"]:
            raise SnapshotUnstimmig(f"Die Unterschrift von {s['name']} gehört zu einem anderen Stand des Protokolls.")
        if s["niveau"] == "verweigert" and not s["zeuge"]:
            fehler.append((f"unterschriften[{i}].zeuge", "fehlt; eine verweigerte Unterschrift wird mit einem Zeugen festgehalten"))
        if s["niveau"] == "einfach" and not s["bild"]:
            fehler.append((f"unterschriften[{i}].bild", "fehlt; die einfache elektronische Signatur ist ein gezeichnetes Bild"))
        if s["niveau"] in ("fortgeschritten", "qualifiziert") and not s["pruefung"]:
            fehler.append((f"unterschriften[{i}].pruefung", "fehlt; das Ergebnis der Signaturprüfung wird mitgedruckt"))
    if u["variante"] == "auszug" and not u["verjaehrung_548_am"]:
        fehler.append(("uebergabe.verjaehrung_548_am", "fehlt; das Protokoll zum Auszug nennt den Tag nach § 548 BGB"))


def _stimmig_abrechnung(d: dict, fehler: list) -> None:
    s = {k: Decimal(v) for k, v in d["summen"].items()}

    def gleich(was: str, soll: Decimal, ist: Decimal) -> None:
        if soll != ist:
            raise SnapshotUnstimmig(f"Kautionsabrechnung: {was} ergibt {euro(soll)}, im Datenstand steht {euro(ist)}.")

    for feld in ("einzahlungen", "maengel", "forderungen", "bereits_ausgezahlt"):
        gleich(f"Summe {feld}", sum((Decimal(z["betrag"]) for z in d[feld]), Decimal(0)), s[feld])
    gleich("Summe der Zinsen", sum((Decimal(z["zinsen"]) for z in d["zinsen"]["jahre"]), Decimal(0)), s["zinsen"])
    gleich("Summe der Steuern", sum(Decimal(d["steuer"][k]) for k in ("kapitalertragsteuer", "solidaritaetszuschlag", "kirchensteuer")), s["steuern"])
    gleich("Nebenkosten-Vorbehalt", Decimal(d["nk_vorbehalt"]["betrag"]) if d["nk_vorbehalt"] else Decimal(0), s["nk_vorbehalt"])
    gleich("Guthaben", s["einzahlungen"] + s["zinsen"], s["guthaben"])
    abzuege = s["steuern"] + s["maengel"] + s["forderungen"] + s["nk_vorbehalt"] + s["bereits_ausgezahlt"]
    if abzuege > s["guthaben"]:
        raise SnapshotUnstimmig("Kautionsabrechnung: Die Abzüge sind höher als Kaution und Zinsen.")
    gleich("Auszahlung", s["guthaben"] - abzuege, s["auszahlung"])
    if d["abrechnung"]["kautionsart"] == "keine" and s["guthaben"]:
        raise SnapshotUnstimmig("Kautionsabrechnung: Ohne Kaution kann es kein Guthaben geben.")
    for i, j in enumerate(d["zinsen"]["jahre"]):
        if not j["abschnitte"]:  # posted by the bank
            if d["zinsen"]["grundlage"] != "konto":
                fehler.append((f"zinsen.jahre[{i}].abschnitte", "fehlen; nur Zinsen laut Konto brauchen keine Rechnung"))
            continue
        if leer := [k for k in ("zinssatz", "tage_im_jahr") if j[k] is None]:
            fehler.append((f"zinsen.jahre[{i}].{leer[0]}", "fehlt; wird zur Rechnung gebraucht"))
            continue
        roh = sum((Decimal(a["kapital"]) * a["tage"] for a in j["abschnitte"]), Decimal(0)) * Decimal(j["zinssatz"]) / 100 / j["tage_im_jahr"]
        gleich(f"Zinsen {j['jahr']}", roh.quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal(j["zinsen"]))
    if d["nk_vorbehalt"] and d["abrechnung"]["art"] != "teil":
        raise SnapshotUnstimmig("Kautionsabrechnung: Ein Vorbehalt für Nebenkosten gehört in eine Teilabrechnung.")
    if s["auszahlung"] and not d["auszahlung"]:
        fehler.append(("auszahlung", "fehlt; es ist etwas auszuzahlen"))


_ZELLMUSTER = {"betrag": r"-?\d{1,12}(\.\d{1,2})?", "zahl": r"-?\d{1,15}(\.\d{1,9})?"}


def _zelle_passt(wert: str, typ: str) -> bool:
    if typ == "datum":
        try:
            return bool(date.fromisoformat(wert))
        except ValueError:
            return False
    return typ == "text" or bool(re.fullmatch(_ZELLMUSTER[typ], wert, re.ASCII))


def _stimmig_schreiben(d: dict, fehler: list) -> None:
    for i, b in enumerate(d["bloecke"]):
        pfad = f"bloecke[{i}]"
        if leer := [feld for feld in BLOCKPFLICHT[b["art"]] if b[feld] is None]:
            fehler.append((f"{pfad}.{leer[0]}", f"fehlt; ein Abschnitt der Art {b['art']} braucht es"))
            continue
        if b["art"] not in ("werte", "tabelle"):
            continue
        typen = ["text", "text"] if b["art"] == "werte" else [s["typ"] for s in b["spalten"]]
        for z, zeile in enumerate(b["zeilen"]):
            if len(zeile) != len(typen):
                fehler.append((f"{pfad}.zeilen[{z}]", f"{len(typen)} Zellen erwartet, nicht {len(zeile)}"))
                continue
            for c, (wert, typ) in enumerate(zip(zeile, typen)):
                if wert is not None and not _zelle_passt(wert, typ):
                    fehler.append((f"{pfad}.zeilen[{z}][{c}]", f"{typ} erwartet"))
        if b["summe"] is not None and len(b["summe"]) != len(typen):
            fehler.append((f"{pfad}.summe", f"{len(typen)} Zellen erwartet, nicht {len(b['summe'])}"))


def summentyp(wert: str | None, typ: str) -> str:
    """The foot of a column may hold a word ("Summe") where the column holds figures."""
    return typ if wert is not None and _zelle_passt(wert, typ) else "text"


def _stimmig_mahnung(d: dict, fehler: list) -> None:
    s = {k: Decimal(v) for k, v in d["summen"].items()}

    def gleich(was: str, soll: Decimal, ist: Decimal) -> None:
        if soll != ist:
            raise SnapshotUnstimmig(f"Mahnung: {was} ergibt {euro(soll)}, im Datenstand steht {euro(ist)}.")

    for feld, summe in (("offen", "hauptforderung"), ("zinsen", "zinsen"), ("gebuehr_anteil", "gebuehr"), ("gesamt", "gesamt")):
        gleich(f"Summe {feld}", sum((Decimal(p[feld]) for p in d["positionen"]), Decimal(0)), s[summe])
    gleich("Gesamtbetrag", s["hauptforderung"] + s["zinsen"] + s["gebuehr"], s["gesamt"])
    for i, p in enumerate(d["positionen"]):
        roh = sum((Decimal(a["zinsen"]) for a in p["abschnitte"]), Decimal(0))
        # the segments are printed with four decimals, the claim is rounded once from what lies behind them
        if abs(max(roh - Decimal(p["zinsen_gezahlt"]), Decimal(0)) - Decimal(p["zinsen"])) > Decimal("0.005") + Decimal("0.0001") * len(p["abschnitte"]):
            raise SnapshotUnstimmig(f"Mahnung: Die Zinsabschnitte von Posten {p['nummer']} ergeben nicht {euro(p['zinsen'])}.")
        if p["abschnitte"] and not p["verzug_ab"]:
            fehler.append((f"positionen[{i}].verzug_ab", "fehlt; ohne Verzug keine Zinsen"))
    if d["mahnung"]["stufe"] not in (1, 2, 3):
        fehler.append(("mahnung.stufe", "1, 2 oder 3 erwartet"))
    elif d["mahnung"]["stufe"] == 1 and s["gebuehr"]:
        raise SnapshotUnstimmig("Mahnung: Die Zahlungserinnerung kostet keine Gebühr.")
    if d["mahnung"]["zahlbar_bis"] <= d["datum"]:
        raise SnapshotUnstimmig("Mahnung: Die Zahlungsfrist endet vor dem Tag des Schreibens.")


def _stimmig_auszug(d: dict, fehler: list) -> None:
    s = {k: Decimal(v) for k, v in d["summen"].items()}

    def gleich(was: str, soll: Decimal, ist: Decimal) -> None:
        if soll != ist:
            raise SnapshotUnstimmig(f"Kontoauszug: {was} ergibt {euro(soll)}, im Datenstand steht {euro(ist)}.")

    lauf = s["vortrag"]
    for z in d["zeilen"]:
        lauf += Decimal(z["soll"] or 0) - Decimal(z["haben"] or 0)
        gleich(f"Der Saldo am {datum(z['tag'])}", lauf, Decimal(z["saldo"]))
    gleich("Der Saldo am Ende", lauf, s["saldo"])
    for feld in ("soll", "haben"):
        gleich(f"Summe {feld}", sum((Decimal(z[feld] or 0) for z in d["zeilen"]), Decimal(0)), s[feld])
    gleich("Summe der Zinsen", sum((Decimal(z["zinsen"]) for z in d["zinsen"]), Decimal(0)), s["zinsen"])
    gleich("Saldo und Zinsen", s["saldo"] + s["zinsen"], s["gesamt"])


_STIMMIG = {"kontoauszug": _stimmig_auszug, "mahnung": _stimmig_mahnung, "schreiben": _stimmig_schreiben, "anlage": _stimmig_schreiben, "kuendigungsbestaetigung": _stimmig_kuendigung, "uebergabeprotokoll": _stimmig_protokoll, "kautionsabrechnung": _stimmig_abrechnung}


# --- text -------------------------------------------------------------------------------------------------------------

SCHRIFTEN = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf", "LiberationMono-Regular.ttf", "DejaVuSans.ttf")
SCHRIFTORDNER = Path("/usr/share/fonts")
# Direction marks and invisible format characters: in a legal letter they can only mislead.
_UNSICHTBAR = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


@functools.cache
def _zeichenvorrat() -> frozenset[int]:
    """Code points our two sans fonts can draw. PDF/A forbids a missing glyph, and a third font would be another on every machine."""
    from fontTools.ttLib import TTFont

    gefunden = {p.name: p for p in SCHRIFTORDNER.rglob("*.ttf") if p.name in SCHRIFTEN}
    if fehlt := [s for s in SCHRIFTEN if s not in gefunden]:
        raise SchriftFehlt(f"Schriften fehlen: {', '.join(fehlt)}. Die Debian-Pakete fonts-liberation und fonts-dejavu-core bringen sie mit.")
    vorrat: set[int] = set()
    for name in ("LiberationSans-Regular.ttf", "DejaVuSans.ttf"):
        with TTFont(gefunden[name], lazy=True) as schrift:
            vorrat |= schrift.getBestCmap().keys()
    return frozenset(vorrat)


def druckbar(text: str) -> str:
    """What can be printed: composed characters, no control or direction characters, one mark for what no font has."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    text = _UNSICHTBAR.sub("", text)
    if text.isascii() and text.isprintable():
        return text
    vorrat = _zeichenvorrat()
    return "".join(
        z if z == "\n" or ord(z) in vorrat and unicodedata.category(z) not in ("Cc", "Cf", "Co", "Cn") else ("" if unicodedata.category(z) == "Cc" else "\ufffd")
        for z in text
    )


def _dezimal(wert, stellen: int | None = None, gruppen: bool = True) -> str:
    zahl = Decimal(wert)
    if stellen is not None:
        zahl = zahl.quantize(Decimal(1).scaleb(-stellen), ROUND_HALF_UP)
    text = f"{zahl:,f}" if gruppen else f"{zahl:f}"
    return text.translate(str.maketrans(",.", ".,")).replace("-", "\u2212")


def euro(wert) -> str:
    """"1234.5" → "1.234,50 €"."""
    return f"{_dezimal(wert, 2)}{NBSP}€"


def datum(wert) -> str:
    """"2026-08-31" → "31.08.2026"."""
    return (wert if isinstance(wert, date) else date.fromisoformat(wert)).strftime("%d.%m.%Y")


def zeitpunkt(wert, sekunden: bool = False) -> str:
    """"2026-05-29T08:00:00+00:00" → "29.05.2026, 10:00 Uhr" (Europe/Berlin)."""
    z = (wert if isinstance(wert, datetime) else datetime.fromisoformat(wert)).astimezone(BERLIN)
    return z.strftime("%d.%m.%Y, %H:%M:%S" if sekunden else "%d.%m.%Y, %H:%M") + f"{NBSP}Uhr"


def uhrzeit(wert) -> str:
    return datetime.fromisoformat(wert).astimezone(BERLIN).strftime("%H:%M") + f"{NBSP}Uhr"


def qm(wert) -> str:
    """"84" → "84,00 m²"."""
    return f"{_dezimal(wert, 2)}{NBSP}m²"


def zahl(wert) -> str:
    """"28714.3" → "28714,3": no grouping, as on a meter."""
    return _dezimal(wert, None, gruppen=False)


def tabellenzahl(wert) -> str:
    """"12345.6" → "12.345,6": a column of figures, with the decimals they came with."""
    return _dezimal(wert, None)


def prozent(wert) -> str:
    return f"{_dezimal(wert, None)}{NBSP}%"


def iban(wert: str) -> str:
    glatt = re.sub(r"\s", "", wert)
    return NBSP.join(glatt[i:i + 4] for i in range(0, len(glatt), 4))


def aufzaehlung(werte) -> str:
    werte = list(werte)
    return werte[0] if len(werte) == 1 else f"{', '.join(werte[:-1])} und {werte[-1]}" if werte else ""


def zeilen(wert: str) -> Markup:
    """Plain text; a line break stays one."""
    return Markup("<br>").join(escape(z.strip()) for z in wert.split("\n"))


def anrede(empfaenger: list[dict]) -> Markup:
    """"Sehr geehrte Frau Ostermann, / sehr geehrter Herr Ostermann,"; without anrede or surname "Guten Tag Alex Ostermann,"."""
    if len(empfaenger) > 4 or any(e["anrede"] == "Firma" for e in empfaenger):
        return Markup("Sehr geehrte Damen und Herren,")
    teile = []
    for e in empfaenger:
        if e["anrede"] in ("Frau", "Herr") and e["nachname"]:
            teile.append(f"sehr geehrte{'r' if e['anrede'] == 'Herr' else ''} {e['anrede']} {e['nachname']},")
        else:
            teile.append(f"{'g' if teile else 'G'}uten Tag {e['name']},")
    teile[0] = teile[0][0].upper() + teile[0][1:]
    return Markup("<br>").join(map(escape, teile))


def anschriftfeld(empfaenger: list[dict], anschrift: dict) -> dict:
    """The six lines of the address zone; smaller type where names or streets need more."""
    form = {"Frau": "Frau ", "Herr": "Herrn "}
    if len(empfaenger) <= 3:
        namen = [form.get(e["anrede"], "") + e["name"] for e in empfaenger]
    else:
        namen = [aufzaehlung(e["name"] for e in empfaenger)]
    alle = [*namen, *([anschrift["zusatz"]] if anschrift["zusatz"] else []), anschrift["strasse"], f"{anschrift['plz']} {anschrift['ort']}"]

    def bedarf(je_zeile: int) -> int:
        return sum(-(-len(z) // je_zeile) for z in alle)

    stufe = "" if bedarf(40) <= 6 else "eng" if bedarf(50) <= 7 else "winzig"
    return {"zeilen": alle, "stufe": stufe}


def fussstufe(absender: dict) -> str:
    """Smaller type where the foot of the page would need more than five lines."""

    def bedarf(texte, je_zeile: int) -> int:
        return sum(-(-len(x) // je_zeile) for x in texte)

    spalten = (
        bedarf([absender["name"], absender["strasse"], f"{absender['plz']} {absender['ort']}"], 30),
        bedarf([f"Telefon {absender['telefon']}", absender["email"], absender["web"] or ""], 24),
        bedarf(absender["angaben"], 30),
    )
    return "eng" if max(spalten) > 5 else ""


ROLLEN = {"vermieter": "Vermieterseite", "mieter": "Mieterseite", "verwaltung": "Verwaltung", "zeuge": "Zeuge oder Zeugin"}
NIVEAUS = {
    "einfach": "Einfache elektronische Signatur (Art. 3 Nr. 10 eIDAS-Verordnung), auf dem Bildschirm gezeichnet",
    "fortgeschritten": "Fortgeschrittene elektronische Signatur (Art. 3 Nr. 11 eIDAS-Verordnung)",
    "qualifiziert": "Qualifizierte elektronische Signatur (Art. 3 Nr. 12 eIDAS-Verordnung)",
    "papier": "Unterschrift auf Papier, als Scan bei der Akte",
    "verweigert": "Unterschrift verweigert",
}
KUENDIGUNGSARTEN = {
    "ordentlich": "ordentliche Kündigung",
    "ausserordentlich_fristlos": "außerordentliche fristlose Kündigung",
    "ausserordentlich_frist": "außerordentliche Kündigung mit gesetzlicher Frist",
    "sonderkuendigung": "Kündigung aufgrund eines Sonderkündigungsrechts",
}

# A paragraph sign never stands at the end of a line, and "Abs. 1" stays together.
_NORM = re.compile(r"(§§?|\bArt\.|\bAbs\.|\bSatz|\bNr\.) (?=[\dIVX])|(?<=[\da-f]) (?=BGB\b|BMG\b|Abs\. \d)")


@functools.cache
def _umgebung() -> jinja2.Environment:
    umgebung = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HIER / "templates" / "dokumente"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )
    umgebung.filters.update(
        euro=euro, datum=datum, zeitpunkt=zeitpunkt, uhrzeit=uhrzeit, qm=qm, zahl=zahl, prozent=prozent, iban=iban, aufzaehlung=aufzaehlung, zeilen=zeilen,
        tabellenzahl=tabellenzahl,
    )
    umgebung.globals.update(
        anrede=anrede, anschriftfeld=anschriftfeld, fussstufe=fussstufe, summentyp=summentyp, ROLLEN=ROLLEN, NIVEAUS=NIVEAUS, KUENDIGUNGSARTEN=KUENDIGUNGSARTEN,
    )
    return umgebung


def als_html(art: str, vorlage_version: int, daten: dict, digest: str, kettenkopf: str) -> str:
    """The page before it becomes a PDF, from a snapshot that went through `pruefe_snapshot`."""
    vorlage = _umgebung().get_template(f"{art}.{vorlage_version}.html")
    html = vorlage.render(**daten, digest=digest, kettenkopf=kettenkopf, art=art)
    return _NORM.sub(lambda m: (m[1] or "") + NBSP, html)


# --- dunning: what else the file carries ---------------------------------------------------------------------------------

MAHNUNG_XML = "mahnung.xml"
MAHNUNG_NAMENSRAUM = "urn:mietakte:mahnung:1"


def qr_code(text: str) -> bytes:
    """A QR code as PNG; the same bytes for the same text."""
    import segno

    puffer = io.BytesIO()
    segno.make(text, error="m", encoding="utf-8", micro=False, eci=False).save(puffer, kind="png", scale=3, border=4)
    return puffer.getvalue()


def girocode(daten: dict) -> bytes:
    """The QR code that fills in the transfer (EPC069-12, version 2)."""
    z = daten["zahlung"]
    zweck = " ".join(z["zweck"].split())[:140]
    zeilen_ = ["BCD", "002", "1", "SCT", z["bic"] or "", " ".join(z["inhaber"].split())[:70], re.sub(r"\s", "", z["iban"]), f"EUR{daten['summen']['gesamt']}", "", "", zweck]
    return qr_code("\n".join(zeilen_))


def mahnung_xml(daten: dict) -> bytes:
    """The figures of a letter for a program to read: what is owed, since when, with which interest, to whom and until when."""
    from xml.etree import ElementTree as et

    m, z = daten["mahnung"], daten["zahlung"]
    wurzel = et.Element("mahnung", xmlns=MAHNUNG_NAMENSRAUM, kennung=m["kennung"], stufe=str(m["stufe"]), datum=daten["datum"], zahlbarBis=m["zahlbar_bis"], waehrung="EUR")
    et.SubElement(wurzel, "glaeubiger").text = m["glaeubiger"]
    for e in daten["empfaenger"]:
        et.SubElement(wurzel, "schuldner").text = e["name"]
    et.SubElement(wurzel, "bezug").text = daten["bezug"]
    for p in daten["positionen"]:
        posten = et.SubElement(wurzel, "posten", nummer=str(p["nummer"]), faelligAm=p["faellig_am"], ursprungsbetrag=p["ursprungsbetrag"], offen=p["offen"],
                               prozentpunkte=p["prozentpunkte"], zinsen=p["zinsen"], gebuehrAnteil=p["gebuehr_anteil"], gesamt=p["gesamt"])
        if p["verzug_ab"]:
            posten.set("verzugAb", p["verzug_ab"])
        et.SubElement(posten, "bezeichnung").text = p["bezeichnung"]
        for a in p["abschnitte"]:
            et.SubElement(posten, "zinsabschnitt", von=a["von"], bis=a["bis"], tage=str(a["tage"]), saldo=a["saldo"], basiszinssatz=a["basiszinssatz"], zinssatz=a["zinssatz"], zinsen=a["zinsen"])
    et.SubElement(wurzel, "summen", **daten["summen"])
    et.SubElement(wurzel, "konto", inhaber=z["inhaber"], iban=re.sub(r"\s", "", z["iban"]), zweck=z["zweck"])
    et.indent(wurzel)
    return et.tostring(wurzel, encoding="utf-8", xml_declaration=True) + b"\n"


def _beilagen(art: str, daten: dict) -> tuple[dict[str, bytes], list]:
    """Pictures and files a document makes from its own snapshot: (name → image, attachments)."""
    if art == "schreiben":
        return {f"qr{nr}": qr_code(b["text"]) for nr, b in enumerate(daten["bloecke"]) if b["art"] == "qr"}, []
    if art != "mahnung":
        return {}, []
    from weasyprint import Attachment

    tag = datetime.fromisoformat(daten["datum"]).replace(tzinfo=BERLIN)
    return {"girocode": girocode(daten)}, [
        Attachment(string=mahnung_xml(daten).decode(), name=MAHNUNG_XML, description="Zahlen dieses Schreibens", created=tag, modified=tag, relationship="Data")]


# --- PDF --------------------------------------------------------------------------------------------------------------

_SPERRE = threading.Lock()  # Pango's font map is shared by all documents of the process


@functools.cache
def _satz(vorlage_version: int):
    """Fonts and style sheet, read once per process."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    _zeichenvorrat()
    schriften = FontConfiguration()
    stil = (HIER / "static" / "dokumente" / f"brief.{vorlage_version}.css").read_text("utf-8")
    return schriften, CSS(string=stil, font_config=schriften, url_fetcher=_abruf({}))


atexit.register(_satz.cache_clear)   # fonts are given back while Python and Pango are still there, not after (that ends in a crash)


def _abruf(bilder: Mapping[str, bytes]):
    """The only fetcher there is: the document's own images by name; everything else ends the rendering."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Akte(URLFetcher):
        def __init__(self):
            super().__init__(allowed_protocols=("akte",), allow_redirects=False, fail_on_errors=True)
            self.verweigert: list[str] = []  # WeasyPrint swallows even fatal errors inside SVG and @font-face

        def fetch(self, url, headers=None):
            kennung = url[5:] if url.startswith("akte:") else None
            if kennung is None or kennung not in bilder:
                self.verweigert.append(url[:200])
                raise FatalURLFetchingError(url[:200])
            return URLFetcherResponse(url, bilder[kennung], {"Content-Type": _bildart(bilder[kennung])})

    return Akte()


def _bildart(inhalt: bytes) -> str | None:
    if inhalt[:3] == b"\xff\xd8\xff":
        return "image/jpeg"
    if inhalt[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    return None


def rendere(art: str, vorlage_version: int, daten: dict, bilder: Mapping[str, bytes], digest: str, kettenkopf: str) -> bytes:
    """The PDF of a snapshot: PDF/A-3a, tagged after PDF/UA-1, the same bytes for the same input.

    `bilder`: kennung → JPEG or PNG; `digest`: SHA-256 of the snapshot; `kettenkopf`: head of the audit chain before this step, "" at its start.
    Raises a DokumentFehler: VorlageFehlt, SnapshotFehlt (with `pfad`), SnapshotUnstimmig, AbrufVerweigert, SchriftFehlt.
    """
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    sauber = pruefe_snapshot(art, vorlage_version, daten)
    fehler = []
    if not re.fullmatch(r"[0-9a-f]{64}", digest or ""):
        fehler.append(("digest", SHA["title"] + " erwartet"))
    if not re.fullmatch(r"([0-9a-f]{64})?", kettenkopf or ""):
        fehler.append(("kettenkopf", SHA["title"] + " oder leer erwartet"))
    for kennung in _bildkennungen(art, sauber):
        if kennung not in bilder:
            fehler.append((f"bilder.{kennung}", "fehlt"))
        elif _bildart(bytes(bilder[kennung][:8])) is None:
            fehler.append((f"bilder.{kennung}", "JPEG oder PNG erwartet"))
    if fehler:
        raise SnapshotFehlt(art, fehler)

    quelle = als_html(art, vorlage_version, sauber, digest, kettenkopf or "")
    with _SPERRE:
        schriften, stil = _satz(vorlage_version)
        eigene, anlagen = _beilagen(art, sauber)
        abruf = _abruf({**bilder, **eigene})
        try:
            dokument = HTML(string=quelle, url_fetcher=abruf, base_url=None, media_type="print").render(
                stylesheets=[stil], font_config=schriften, pdf_variant="pdf/a-3a", pdf_tags=True, dpi=300,
            )
            if len(dokument.pages) > HOECHSTENS_SEITEN:
                raise DokumentFehler(f"Das Dokument hätte {len(dokument.pages)} Seiten; mehr als {HOECHSTENS_SEITEN} werden nicht erzeugt.")
            ziel = io.BytesIO()
            dokument.write_pdf(ziel, finisher=_vollenden, pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=True, pdf_version="1.7", dpi=300, attachments=anlagen or None)
        except FatalURLFetchingError:
            pass
    if abruf.verweigert:
        raise AbrufVerweigert(f"Abruf verweigert: {abruf.verweigert[0]}")
    return ziel.getvalue()


def setzen(art: str, vorlage_version: int, daten: dict, bilder: Mapping[str, bytes], digest: str, kettenkopf: str) -> tuple[bytes | None, str, str]:
    """`rendere` for a process of its own: (PDF, "", "") or (None, code, message), which travel between processes."""
    try:
        return rendere(art, vorlage_version, daten, bilder, digest, kettenkopf), "", ""
    except DokumentFehler as fehler:
        return None, fehler.code, str(fehler)


# WeasyPrint writes one variant. A file that is PDF/A and PDF/UA at once names both in its XMP packet and, because PDF/A knows
# no property of PDF/UA, carries the description of that one property.
_UA_XMP = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


def _vollenden(dokument, pdf) -> None:
    """Last touches before the file is written: PDF/UA in the XMP, heads and feet of pages as artifacts, scope of header cells."""
    import pydyf

    def objekt(verweis):
        return pdf.objects[int((verweis if isinstance(verweis, bytes) else str(verweis).encode()).split()[0])]

    xmp = objekt(pdf.catalog["Metadata"])
    inhalt = b"".join(s if isinstance(s, bytes) else str(s).encode() for s in xmp.stream)
    if inhalt.count(b"</rdf:RDF>") != 1:
        raise DokumentFehler("Die Metadaten des PDF haben nicht die erwartete Gestalt.")
    xmp.stream = [inhalt.replace(b"</rdf:RDF>", _UA_XMP.encode())]
    xmp.compress = False

    # Everything the reading order reaches; the rest are heads and feet of pages, which WeasyPrint tags but hangs nowhere.
    wurzel = objekt(pdf.catalog["StructTreeRoot"])

    def leer(verweis) -> bool:
        """Line breaks, decoration: elements without any content, which a screen reader need not pass."""
        kind = objekt(verweis) if isinstance(verweis, bytes) else None
        if not isinstance(kind, pydyf.Dictionary) or kind.get("Type") != "/StructElem":
            return False
        kind["K"][:] = [k for k in kind["K"] if not leer(k)]
        return not kind["K"] and kind["S"] not in ("/TD", "/TH")

    erreicht: set[int] = set()
    offen = [(objekt(v), False) for v in wurzel["K"] if not leer(v)]
    while offen:
        element, im_kopf = offen.pop()
        erreicht.add(element.number)
        if element["S"] == "/TH":
            element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))["Scope"] = "/Column" if im_kopf else "/Row"
        elif element["S"] == "/Figure":  # written in CSS pixels from the top, meant in points from the bottom
            hoehe = objekt(element["Pg"])["MediaBox"][3]
            x1, y1, x2, y2 = (0.75 * float(z) for z in element["A"]["BBox"])
            element["A"]["BBox"] = pydyf.Array(round(z, 2) for z in (x1, hoehe - y2, x2, hoehe - y1))
        im_kopf = im_kopf or element["S"] == "/THead"
        for kind in element.get("K", ()):
            if isinstance(kind, bytes):
                kind = objekt(kind)
                if isinstance(kind, pydyf.Dictionary) and kind.get("Type") == "/StructElem":
                    offen.append((kind, im_kopf))

    zuordnung = objekt(wurzel["ParentTree"])["Nums"]
    for seite, verweise in zip(zuordnung[::2], zuordnung[1::2]):
        if not isinstance(verweise, list):
            continue
        lose = {mcid for mcid, v in enumerate(verweise) if objekt(v).number not in erreicht}
        for mcid in lose:
            verweise[mcid] = "null"
        strom = objekt(objekt(pdf.page_references[seite])["Contents"]).stream
        for i, teil in enumerate(strom):
            if isinstance(teil, pydyf.Dictionary) and teil.get("MCID") in lose and strom[i + 1] == b"BDC":
                strom[i - 1] = "/Artifact"
                strom[i] = pydyf.Dictionary({"Type": "/Pagination"})
    for element in pdf.objects:  # what stays behind unreferenced says nothing
        if isinstance(element, pydyf.Dictionary) and element.get("Type") == "/StructElem" and element.number not in erreicht:
            element.clear()
