"""Words for values the database keeps as keys, and the shape of what is in free JSON."""
from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import flask

from app import filter as formate

#: value of a column → word; one list, because no key means two things
WORTE = {
    "bar": "Barkaution", "sparbuch": "Verpfändetes Sparbuch", "buergschaft": "Bürgschaft", "keine": "Keine Kaution",
    "basiszinssaetze": "Basiszinssatz", "vpi": "Verbraucherpreisindex", "feiertage": "Feiertage", "kautionszinssaetze": "Zinssatz für Spareinlagen",
    "fest": "Feste Miete", "staffel": "Staffelmiete", "index": "Indexmiete",
    "einzahlung": "Einzahlung", "zins": "Zinsen", "einbehalt": "Einbehalt", "auszahlung": "Auszahlung", "storno": "Storno",
    "mieter": "Mieterseite", "vermieter": "Vermieterseite", "ungeklaert": "Ungeklärt",
    "ordentlich": "Ordentliche Kündigung", "ausserordentlich_fristlos": "Außerordentliche fristlose Kündigung",
    "ausserordentlich_frist": "Außerordentliche Kündigung mit Frist", "sonderkuendigung": "Sonderkündigung",
    "papier": "Papier, unterschrieben", "qes": "Qualifizierte elektronische Signatur",
    "ohne_maengel": "Ohne Mängel", "gebrauchsspuren": "Übliche Gebrauchsspuren", "maengel": "Mit Mängeln",
    "strom": "Strom", "gas": "Gas", "kaltwasser": "Kaltwasser", "warmwasser": "Warmwasser", "heizung": "Heizung",
    "waerme": "Wärmemengenzähler", "sonstiger": "Sonstiger Zähler",
    "einfach": "Einfach: auf dem Bildschirm gezeichnet", "fortgeschritten": "Fortgeschrittene elektronische Signatur",
    "qualifiziert": "Qualifizierte elektronische Signatur", "verweigert": "Verweigert",
    "mangel": "Mangel", "forderung": "Forderung", "nk_vorbehalt": "Vorbehalt Nebenkosten", "teil": "Teilabrechnung", "schluss": "Schlussabrechnung",
    "wohnung": "Wohnung", "gewerbe": "Gewerbe", "garage": "Garage", "stellplatz": "Stellplatz", "keller": "Keller", "zimmer": "Zimmer",
    "sachbearbeitung": "Sachbearbeitung", "buchhaltung": "Buchhaltung", "teamleitung": "Teamleitung", "verwalter-admin": "Verwalter-Admin", "datenschutz": "Datenschutz",
    "dienst": "System", "einzug": "Einzug", "auszug": "Auszug", "ausgefuehrt": "Ausgeführt", "entfallen": "Entfallen", "abgelehnt": "Abgelehnt",
    "kuendigungsbestaetigung": "Kündigungsbestätigung", "uebergabeprotokoll": "Übergabeprotokoll",
    "wohnungsgeberbescheinigung": "Wohnungsgeberbestätigung", "kautionsabrechnung": "Kautionsabrechnung",
    "573a": "Zweifamilienhaus, Vermieter wohnt selbst dort (§ 573a BGB)", "573c3": "Möbliertes Zimmer (§ 573c Abs. 3 BGB)", "580a": "Geschäftsraum (§ 580a BGB)",
    # rent: reasons and letters
    "mietspiegel": "Mietspiegel", "datenbank": "Mietdatenbank", "gutachten": "Sachverständigengutachten", "vergleichswohnungen": "Vergleichswohnungen",
    "textform": "Textform",
    "mieterhoehungsverlangen": "Mieterhöhungsverlangen", "indexerklaerung": "Indexanpassung", "staffelmitteilung": "Mitteilung zur Staffelmiete",
    "modernisierungsankuendigung": "Modernisierungsankündigung", "modernisierungserhoehung": "Mieterhöhung nach Modernisierung",
    # letters of damage, reduction, subletting, change of tenant, change of data
    "schaden_beauftragung": "Mitteilung der Beauftragung", "schadenanzeige": "Schadenanzeige an die Versicherung", "schadenabrechnung": "Abrechnung des Schadens",
    "schaden_unbegruendet": "Antwort auf die Schadenmeldung", "minderung_quote": "Festlegung der Mietminderung", "minderung_ende": "Ende der Mietminderung",
    "minderung_ablehnung": "Ablehnung der Mietminderung", "untermieterlaubnis": "Erlaubnis zur Untervermietung",
    "untermieterlaubnis_ablehnung": "Ablehnung der Untervermietung", "untermietzuschlag": "Untermietzuschlag", "untermiete_ende": "Ende der Untervermietung",
    "mieterwechsel_bestaetigung": "Bestätigung des Mieterwechsels", "mieterwechsel_abschluss": "Abschluss des Mieterwechsels",
    "mieterwechsel_ablehnung": "Ablehnung des Mieterwechsels", "bankverbindung_hinweis": "Hinweis auf neue Bankverbindung",
    "stammdaten_bestaetigung": "Bestätigung der Änderung", "stammdaten_ablehnung": "Ablehnung der Änderung",
    "wasser": "Wasser", "elektrik": "Elektrik", "sanitaer": "Sanitär", "schimmel": "Schimmel", "versicherung": "Versicherung",
    "weg": "Wohnungseigentümergemeinschaft", "kein_mangel": "Kein Mangel", "abnutzung": "Übliche Abnutzung", "eigentum_mieter": "Sache der Mieterseite",
    "doppelt": "Schon gemeldet", "nicht_feststellbar": "Nicht festzustellen", "dritte": "Dritte", "unerheblich": "Unerheblich",
    "kenntnis": "Bei Vertragsschluss bekannt", "nicht_angezeigt": "Nicht angezeigt", "energetisch": "Energetische Modernisierung",
    "wirtschaftlich": "Miete wird allein zu teuer", "beruflich": "Beruflicher Grund", "abwesenheit": "Längere Abwesenheit",
    "ueberbelegung": "Übermäßige Belegung", "unzumutbar": "Unzumutbar", "kein_interesse": "Kein berechtigtes Interesse",
    "interesse_frueher": "Interesse bestand schon bei Vertragsschluss", "ganze_wohnung": "Ganze Wohnung", "widerruf": "Widerruf",
    "befristung": "Befristung abgelaufen", "austausch": "Austausch", "eintritt": "Eintritt", "ausscheiden": "Ausscheiden", "eintritt_tod": "Tod eines Mieters",
    "eintretend": "Eintretende Person", "untermieter": "Untermieter", "erben": "Erben", "gesetz": "Kraft Gesetzes",
    "uebertragen": "Auf die neuen Parteien übertragen", "ausgezahlt_und_neu": "Ausgezahlt und neu gestellt", "bleibt": "Bleibt bei den verbleibenden Parteien",
    "kein_anspruch": "Kein Anspruch auf den Wechsel", "bonitaet": "Zahlungsfähigkeit nicht nachgewiesen", "kein_haushalt": "Kein gemeinsamer Haushalt",
    "eintritt_abgelehnt": "Eintritt abgelehnt", "zurueckgezogen": "Zurückgezogen", "kontakt": "E-Mail und Telefon", "anschrift": "Anschrift",
    # claims, payments, dunning
    "zahlungserinnerung": "Zahlungserinnerung", "zweite_mahnung": "Zweite Mahnung", "letzte_mahnung": "Letzte Mahnung", "kuendigungsandrohung": "Androhung der Kündigung", "mahnbescheid_anlage": "Anlage zum Mahnbescheid",
    "vollstreckungsbescheid": "Vollstreckungsbescheid", "urteil": "Urteil", "vergleich": "gerichtlicher Vergleich", "schuldanerkenntnis": "notarielles Schuldanerkenntnis", "ratenplan": "Ratenzahlung vereinbart",
    "bestritten": "Bestritten", "gestundet": "Gestundet", "offen": "Offen", "mahnung": "Gemahnt", "bezahlt": "Bezahlt", "eingang": "Zahlungseingang",
    "ruecklastschrift": "Rücklastschrift", "irrtum": "Irrtümlich gebucht", "366-1": "Bestimmung des Zahlers (§ 366 Abs. 1)",
    "366-1-still": "stillschweigende Bestimmung (§ 366 Abs. 1)", "366-2": "gesetzliche Reihenfolge (§ 366 Abs. 2)",
    # meetings of owners: kind, weight of votes, majority, agenda, collection, notes, keys of a budget, letters
    "etv_ordentlich": "Ordentliche Eigentümerversammlung", "etv_ausserordentlich": "Außerordentliche Eigentümerversammlung", "etv_umlauf": "Umlaufverfahren",
    "stimmkraft_kopf": "Nach Köpfen", "stimmkraft_objekt": "Nach Einheiten", "stimmkraft_mea": "Nach Miteigentumsanteilen",
    "mehrheit_einfach": "mehr Ja als Nein", "mehrheit_dreiviertel": "drei Viertel der Stimmen", "mehrheit_allstimmig": "Zustimmung aller",
    "top_beschluss": "Beschluss", "top_wirtschaftsplan": "Wirtschaftsplan", "top_wahl": "Wahl oder Bestellung", "top_aussprache": "Bericht ohne Beschluss",
    "weg_brief": "Brief", "weg_email": "E-Mail", "weg_uebergabe": "Übergabe", "stimme_ja": "Ja", "stimme_nein": "Nein", "stimme_enthaltung": "Enthaltung",
    "stimme_ausgeschlossen": "Ausgeschlossen", "sammlung_versammlung": "Versammlung", "sammlung_umlauf": "Umlaufbeschluss", "sammlung_gericht": "Gerichtsentscheidung",
    "vermerk_angefochten": "Angefochten", "vermerk_bestaetigt": "Bestätigt", "vermerk_fuer_ungueltig_erklaert": "Für ungültig erklärt",
    "vermerk_aufgehoben": "Aufgehoben", "vermerk_geloescht": "Ohne Bedeutung", "vermerk_hinweis": "Hinweis", "plan_hausgeld": "Laufende Kosten", "plan_ruecklage": "Erhaltungsrücklage",
    "schluessel_mea": "Miteigentumsanteile", "schluessel_flaeche": "Wohnfläche", "schluessel_heizflaeche": "Heizfläche", "schluessel_einheiten": "Einheiten",
    "mea": "Miteigentumsanteile", "flaeche": "Fläche", "heizflaeche": "Heizfläche", "ruecklage": "Erhaltungsrücklage", "hausgeld": "Hausgeld", "uebergabe": "Übergabe",
    "etv_einladung": "Einladungen", "etv_niederschrift": "Niederschrift", "etv_klageinformation": "Mitteilung der Klage", "einzelwirtschaftsplan": "Einzelwirtschaftspläne",
    # enquiries, tasks, repairs, the owner's link
    "portal": "Mieterportal", "voicebot": "Sprachassistent", "email": "E-Mail", "telefon": "Telefon", "schalter": "Persönlich am Schalter",
    "persoenlich": "Persönlich", "brief": "Brief", "schaden": "Schaden", "frage": "Frage", "beschwerde": "Beschwerde", "unterlagen": "Unterlagen",
    "bank": "Bankverbindung", "sonstiges": "Sonstiges", "neu": "Neu", "in_bearbeitung": "In Bearbeitung", "abgeschlossen": "Abgeschlossen",
    "absender": "An der Absenderadresse", "anmeldung": "Im Portal angemeldet", "angabe": "Nach Angabe", "anfrage_notiz": "Interne Notiz",
    "anfrage_rueckfrage": "Rückfrage", "anfrage_antwort": "Antwort", "anfrage_eingang": "Eingang", "freigabeanfrage": "Bitte um Freigabe",
    "reparaturauftrag": "Reparaturauftrag", "freigabe_freigegeben": "Freigegeben", "freigabe_abgelehnt": "Abgelehnt",
    "begruendet": "Begründet", "teilweise": "Teilweise begründet", "unbegruendet": "Unbegründet", "zurueckgenommen": "Zurückgenommen",
    "nk_abrechnung": "Nebenkostenabrechnung", "nk_einwendung_antwort": "Antwort auf eine Einwendung",
    "freigabe_zurueckgenommen": "Zurückgenommen", "freigabe_von_eigentuemer": "Eigentümer", "freigabe_von_verwaltung": "Verwaltung",
    "link_keiner": "Noch keiner", "link_offen": "Offen", "link_benutzt": "Benutzt", "link_abgelaufen": "Abgelaufen", "link_widerrufen": "Widerrufen",
    "link_entschieden": "Anders entschieden", "link_zurueckgenommen": "Anfrage zurückgenommen",
}

#: words inside the keys of effects and derivations that need their umlaut, or a capital
_TEILE = {
    "am": "am", "bis": "bis", "ab": "ab", "von": "von", "je": "je", "und": "und", "mit": "mit", "zu": "zu", "im": "im", "der": "der", "des": "des",
    "spaetestens": "spätestens", "spaeteste": "späteste", "ueberlassung": "Überlassung", "kuendigung": "Kündigung", "verlaengerung": "Verlängerung",
    "uebergabe": "Übergabe", "uebergeben": "übergeben", "geplant": "geplant", "maengel": "Mängel", "schluessel": "Schlüssel", "zaehler": "Zähler",
    "verjaehrung": "Verjährung", "rueckgabe": "Rückgabe", "gerechnet": "gerechnet", "strittig": "strittig", "sicher": "sicher", "raeume": "Räume",
    "hoechstbetrag": "Höchstbetrag", "gezaehlt": "gezählt", "faellig": "fällig", "waehrung": "Währung", "erklaerung": "Erklärung",
    "begruendung": "Begründung", "eigentuemer": "Eigentümer", "gueltig": "gültig", "zurueckgenommen": "zurückgenommen", "ausserordentlich": "außerordentlich",
    "buergschaft": "Bürgschaft", "geaendert": "geändert", "jahre": "Jahre", "193": "§ 193 BGB", "548": "§ 548 BGB", "ausgefuehrt": "ausgeführt",
    "behoben": "behoben", "erteilt": "erteilt", "vereinbart": "vereinbart", "raeumung": "Räumung", "empfaenger": "Empfänger", "iban": "IBAN",
    "haertefall": "Härtefall", "haerteeinwand": "Härteeinwand", "rueckstand": "Rückstand", "rueckstaende": "Rückstände", "flaeche": "Fläche",
    "zurueck": "zurück", "nutzungszeitraeume": "Nutzungszeiträume",
    "erhoehung": "Erhöhung", "mieterhoehung": "Mieterhöhung",
    "ueberfaellig": "überfällig", "oeffnen": "öffnen", "zulaessig": "zulässig", "nk": "Nebenkosten", "groesse": "Größe",
    "laenge": "Länge", "gewaehlt": "gewählt", "strasse": "Straße", "plz": "PLZ", "schaetzung": "Schätzung", "geschaetzt": "geschätzt", "stueck": "Stück",
    "unveraendert": "unverändert", "zurueckgezogen": "zurückgezogen", "einzelwirtschaftsplaene": "Einzelwirtschaftspläne", "verkuendet": "verkündet",
    "schriftfuehrung": "Schriftführung", "klaeger": "Kläger",
    "ist": "ist", "naechste": "nächste", "naechster": "nächster", "frueheste": "früheste", "fruehestes": "frühestes", "id": "Nr.", "sha256": "SHA-256",
    "kostentraeger": "Kostenträger", "sonderkuendigung": "Sonderkündigung", "gebucht": "gebucht", "verursacht": "verursacht", "durch": "durch",
    "ausgeschieden": "ausgeschieden", "eingetreten": "eingetreten", "ausgezahlt": "ausgezahlt", "neu": "neu", "eingezahlt": "eingezahlt",
    "540": "§ 540 BGB", "553": "§ 553 BGB", "563": "§ 563 BGB", "erlaubt": "erlaubt", "vollen": "vollen",
    "wohnflaeche": "Wohnfläche", "hoechstens": "höchstens", "spaeter": "später", "fruehester": "frühester", "fruehestens": "frühestens",
    "begruendungsmittel": "Begründungsmittel", "kuerzung": "Kürzung", "qm": "m²", "bk": "Betriebskosten", "hk": "Heizkosten",
    "oeffentlich": "öffentlich", "haerte": "Härte", "abwaegung": "Abwägung", "massnahme": "Maßnahme", "ankuendigung": "Ankündigung",
    "aenderung": "Änderung", "verspaetet": "verspätet", "bonitaet": "Bonität", "gebaeude": "Gebäude", "gebuehr": "Gebühr", "geraet": "Gerät",
    "gewuenscht": "gewünscht", "noetig": "nötig", "kuendigungsgrund": "Kündigungsgrund", "fuer": "für", "pruefung": "Prüfung", "saetze": "Sätze",
    "verspaetung": "Verspätung", "zaehlerarten": "Zählerarten", "zustaendig": "zuständig", "aenderbar": "änderbar", "alt": "alt", "bisher": "bisher", "erlassen": "erlassen", "prozent": "in Prozent",
}
_TAG = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZEIT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_GELD = re.compile(r"-?\d{1,10}\.\d{2}")
_ZAHL = re.compile(r"-?\d{1,12}(\.\d+)?")
#: words of keys whose number is no money, whatever its decimals
_EINHEITEN = {"flaeche": formate.m2, "wohnflaeche": formate.m2, "heizflaeche": formate.m2, "prozent": formate.prozent, "quote": formate.prozent,
              "index": lambda w: menge(w), "personen": lambda w: menge(w), "verbrauch": lambda w: menge(w), "zimmer": lambda w: menge(w)}


def wort(wert: Any) -> str:
    """bar → Barkaution; what has no word stays as it is."""
    return formate.LEER if wert is None or wert == "" else WORTE.get(str(wert), str(wert))


def beschriftung(schluessel: str) -> str:
    """mietende_spaetestens → Mietende spätestens"""
    if schluessel.startswith("_uebersteuern."):
        return "Mit Begründung möglich"
    teile = [_TEILE.get(teil, teil.capitalize()) for teil in schluessel.split("_") if teil]
    text = " ".join(teile) or schluessel
    return text[0].upper() + text[1:]


def wert(w: Any, schluessel: str = "", feld: dict[str, Any] | None = None, namen: dict[str, str] | None = None) -> str:
    """Anything out of a JSON column, as people read it. `feld`: how the form asked for it; `namen`: whom a kennung means."""
    if w is None or w == "" or w == [] or w == {}:
        return formate.LEER
    if feld and not isinstance(w, (dict, list)):
        if feld["typ"] in ("text", "langtext"):
            return str(w)
        if feld["typ"] in ("zahl", "ganzzahl"):
            return menge(w)
        if treffer := [o["titel"] for o in feld.get("optionen", ()) if str(o["wert"]) == str(w)]:
            return treffer[0]
    if namen and str(w) in namen:
        return namen[str(w)]
    if einheit := _EINHEITEN.get(schluessel.split("_")[-1 if schluessel.endswith("prozent") else 0]) if isinstance(w, (str, Decimal)) and not isinstance(w, bool) and _ZAHL.fullmatch(str(w)) else None:
        return einheit(w)
    if isinstance(w, bool):
        return "ja" if w else "nein"
    if isinstance(w, (int, Decimal)):
        if schluessel == "jahr":
            return str(w)
        if schluessel == "prozent":
            return formate.prozent(w)
        return formate.euro(w) if schluessel.split("_")[0] in _GELDWOERTER else formate.zahl(w)
    if isinstance(w, dict):
        return ", ".join(f"{beschriftung(k)} {wert(x, k, None, namen)}" for k, x in geordnet(w).items() if x is not None)
    if isinstance(w, list):
        return "; ".join(" ".join(wert(y, schluessel, None, namen) for y in x) if isinstance(x, list) else wert(x, schluessel, None, namen) for x in w)
    w = str(w)
    if _ZEIT.fullmatch(w):
        return formate.zeitpunkt(dt.datetime.fromisoformat(re.sub(r"([+-]\d{2})$", r"\1:00", w)))
    if _TAG.fullmatch(w):
        return formate.datum(w)
    if _GELD.fullmatch(w):
        return formate.euro(w)
    if _UUID.fullmatch(w):
        return "Datei"
    return WORTE.get(w, w)


_GELDWOERTER = {"betrag", "zinsen", "kaution", "einbehalte", "auszahlung", "guthaben", "kosten", "miete", "nettokaltmiete", "einzahlung", "einzahlungen"}


#: what people read first; jsonb sorts keys by their length
_ZUERST = ("jahr", "von", "bis", "zugang", "ueberlassung", "mietende", "frist_monate", "guthaben_am_jahresanfang", "einzahlungen", "tage")


def geordnet(paare: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(paare.items(), key=lambda p: _ZUERST.index(p[0]) if p[0] in _ZUERST else len(_ZUERST)))


def referenz(zeile: dict[str, Any]) -> str:
    """The row of a reference table a derivation used."""
    herkunft = "laut Kontoauszug" if "angabe" in zeile else "Referenztabelle"
    if "prozent" in zeile:
        return f"Zinssatz {formate.prozent(zeile['prozent'])} ({herkunft})"
    return wert({k: v for k, v in zeile.items() if k not in ("tabelle", "fassung", "angabe")})


def tage(anzahl: int) -> str:
    """How far a deadline is away."""
    if anzahl == 0:
        return "heute"
    if anzahl == 1:
        return "morgen"
    if anzahl > 0:
        return f"in {anzahl} Tagen"
    return "seit gestern" if anzahl == -1 else f"seit {-anzahl} Tagen"


def tage_bis(tag: Any, heute: Any) -> int:
    """Days from today to a day or a point in time."""
    ziel = dt.datetime.fromisoformat(str(tag)).astimezone(formate.BERLIN).date() if len(str(tag)) > 10 else dt.date.fromisoformat(str(tag))
    return (ziel - (heute if isinstance(heute, dt.date) else dt.date.fromisoformat(str(heute)))).days


def zuordnung(zeilen: list[dict[str, Any]], schluessel: str, was: str) -> dict[Any, Any]:
    """One column by another."""
    return {zeile[schluessel]: zeile[was] for zeile in zeilen}


def menge(w: Any) -> str:
    """28714.300 → 28.714,3: a reading without the zeros of its column."""
    text = formate.zahl(w)
    return text.rstrip("0").rstrip(",") if "," in text else text


def dauer(von: Any, bis: Any) -> str:
    """Between two days, in years and months."""
    if not von or not bis:
        return formate.LEER
    a, b = (d if isinstance(d, dt.date) else dt.date.fromisoformat(str(d)[:10]) for d in (von, bis))
    monate = (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)
    if monate < 1:
        return f"{max(0, (b - a).days)} Tage"
    jahre, monate = divmod(monate, 12)
    teile = [f"{jahre} {'Jahr' if jahre == 1 else 'Jahre'}" if jahre else "", f"{monate} {'Monat' if monate == 1 else 'Monate'}" if monate else ""]
    return ", ".join(filter(None, teile))


def eingabewert(w: Any, typ: str) -> str:
    """A default or an earlier entry as the input element of its type wants it."""
    if w is None:
        return ""
    if isinstance(w, bool):
        return "ja" if w else "nein"
    w = str(w)
    if typ == "zeitpunkt":
        try:
            zeit = dt.datetime.fromisoformat(w)
        except ValueError:
            return w
        return (zeit.astimezone(formate.BERLIN) if zeit.tzinfo else zeit).strftime("%Y-%m-%dT%H:%M")
    if typ == "datum":
        treffer = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", w.strip())
        return f"{treffer[3]}-{int(treffer[2]):02}-{int(treffer[1]):02}" if treffer else w
    if typ in ("betrag", "zahl") and re.fullmatch(r"-?\d+(\.\d+)?", w):
        return w.replace(".", ",")
    return w


_TYPEN = {"betrag": formate.euro, "datum": formate.datum, "zeitpunkt": formate.zeitpunkt, "prozent": formate.prozent, "wort": wort,
          "ja_nein": lambda w: "ja" if w in (True, "true", "ja") else "nein"}


def typisiert(w: Any, typ: str | None) -> str:
    """A value of a section as its type says. What does not fit its type is shown as it is: a page is not the place to fail."""
    if w is None or w == "":
        return formate.LEER
    try:
        return menge(w) if typ == "zahl" else _TYPEN[typ](w) if typ in _TYPEN else wert(w) if isinstance(w, (bool, list, dict)) else str(w)
    except (ValueError, TypeError, ArithmeticError):
        return str(w)


#: how engine.felder_offen names a guard among the fields of a refusal
OFFEN = "_uebersteuern."


def felder_offen(bekannt: dict[str, str], felder: dict[str, str]) -> dict[str, str]:
    """Guards the team lead may override → their message: those the file calls for, and those that refused what was entered."""
    return dict(bekannt or {}) | {name.removeprefix(OFFEN): text for name, text in (felder or {}).items() if name.startswith(OFFEN)}


#: kind of a state → class of its mark
MARKEN = {"start": "marke-aktiv", "normal": "marke-aktiv", "erfolg": "marke-gut", "abbruch": ""}


def marke(art: str | None) -> str:
    return MARKEN.get(art or "", "")


def einrichten(blueprint: flask.Blueprint) -> None:
    for f in (wort, beschriftung, wert, tage, tage_bis, menge, zuordnung, geordnet, referenz, eingabewert, marke, typisiert):
        blueprint.add_app_template_filter(f)
    blueprint.add_app_template_global(dauer)
    blueprint.add_app_template_global(felder_offen)
