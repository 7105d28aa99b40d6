"""Every route of the application: which door it has, and what its arguments address. tests/py/test_mauer.py builds the matrix
route × who × relation from app.url_map and this list; a route that is missing here, or here only, fails.

    VERWALTUNG    staff; a tenant, an owner and nobody get the login
    PORTAL        tenants; staff, an owner and nobody get the portal's login
    LINK          the key is in the address: a wrong, foreign, used or missing one is the same page
    OFFEN         what one meets before being anybody
    GETEILT       staff and tenants alike, each their own

An argument is the column it addresses ("akte.mietverhaeltnisse.kennung") or, with a leading "=", a word that is no row.
"""
from __future__ import annotations

from typing import NamedTuple


class Route(NamedTuple):
    tuer: str
    argumente: dict[str, str]


def verwaltung(**argumente: str) -> Route:
    return Route("VERWALTUNG", argumente)


def portal(**argumente: str) -> Route:
    return Route("PORTAL", argumente)


LEASE, VORGANG, DATEI, DOKUMENT = "akte.mietverhaeltnisse.kennung", "engine.vorgang.id", "akte.dateien.kennung", "akte.dokumente.kennung"
ANFRAGE = "akte.anfragen.kennung"
OBJEKT, NK, VERSAMMLUNG = "akte.objekte.kennung", "akte.nk_abrechnungen.kennung", "akte.eigentuemerversammlungen.kennung"

ROUTEN: dict[str, Route] = {
    "start": Route("GETEILT", {}),
    "static": Route("OFFEN", {"filename": "=basis.css"}),

    "auth.anmelden": Route("OFFEN", {}), "auth.anmelden_pruefen": Route("OFFEN", {}), "auth.mandant_waehlen": Route("OFFEN", {}),
    "auth.zugang": Route("LINK", {"token": "=x"}), "auth.zugang_einloesen": Route("LINK", {"token": "=x"}),
    "auth.abmelden": verwaltung(), "auth.geraete": verwaltung(), "auth.geraet_beenden": verwaltung(kennung="sitzung.sitzungen.kennung"),
    "auth.passwort": verwaltung(), "auth.passwort_aendern": verwaltung(),

    "freigabe.seite": Route("LINK", {"token": "=x"}), "freigabe.vorlegen": Route("LINK", {"token": "=x"}),
    "freigabe.bestaetigen": Route("LINK", {"token": "=x"}), "freigabe.datei": Route("LINK", {"token": "=x", "kennung": DATEI}),

    "auftrag.seite": Route("LINK", {"token": "=x"}), "auftrag.melden": Route("LINK", {"token": "=x"}), "auftrag.foto": Route("LINK", {"token": "=x", "kennung": DATEI}),
    "eingang.anfragen": Route("OFFEN", {}), "eingang.openapi": Route("OFFEN", {}),
    "verwaltung.akte_export": verwaltung(kennung=LEASE), "verwaltung.notdienst": verwaltung(), "verwaltung.notdienst_setzen": verwaltung(),
    "verwaltung.auftrag": verwaltung(nummer=VORGANG), "verwaltung.auftrag_erteilen": verwaltung(nummer=VORGANG),
    "verwaltung.auftrag_link": verwaltung(nummer=VORGANG, kennung="akte.auftraege.kennung"), "verwaltung.auftrag_link_widerrufen": verwaltung(nummer=VORGANG, kennung="akte.auftraege.kennung"),

    "einlesen.formular": verwaltung(), "einlesen.hochladen": verwaltung(), "einlesen.pruefung": verwaltung(kennung="akte.einlesungen.kennung"),
    "einlesen.liste": verwaltung(kennung="akte.einlesungen.kennung"), "einlesen.ausfuehren": verwaltung(kennung="akte.einlesungen.kennung"),

    "verwaltung.bestand": verwaltung(), "verwaltung.fristen": verwaltung(), "verwaltung.vorgaenge": verwaltung(), "verwaltung.pruefung": verwaltung(),
    "verwaltung.akte": verwaltung(kennung=LEASE), "verwaltung.starten": verwaltung(kennung=LEASE, automat="=kuendigung"),
    "verwaltung.was_waere_wenn": verwaltung(kennung=LEASE), "verwaltung.nachtrag": verwaltung(kennung=LEASE), "verwaltung.nachtrag_erfassen": verwaltung(kennung=LEASE),
    "verwaltung.kaution_einzahlung": verwaltung(kennung=LEASE), "verwaltung.kaution_zinssatz": verwaltung(kennung=LEASE),
    "verwaltung.kaution_storno": verwaltung(kennung=LEASE, buchung="akte.kaution_buchungen.id"),
    "verwaltung.mietverhaeltnis_neu": verwaltung(), "verwaltung.mietverhaeltnis_anlegen": verwaltung(),
    "verwaltung.vorgang": verwaltung(nummer=VORGANG), "verwaltung.ausloesen": verwaltung(nummer=VORGANG, ereignis="=ablehnen"),
    "verwaltung.vorgang_starten": verwaltung(nummer=VORGANG, automat="=aufgabe_status"), "verwaltung.verwaltung_starten": verwaltung(automat="=aufgabe_status"),
    "verwaltung.objekt": verwaltung(kennung=OBJEKT), "verwaltung.objekt_starten": verwaltung(kennung=OBJEKT, automat="=instandsetzung"),
    "verwaltung.datei": verwaltung(kennung=DATEI), "verwaltung.dokument": verwaltung(kennung=DOKUMENT),
    "verwaltung.automaten": verwaltung(), "verwaltung.automat": verwaltung(name="=kuendigung"), "verwaltung.automat_ausgabe": verwaltung(name="=kuendigung", format="=mermaid"),
    "verwaltung.referenz": verwaltung(), "verwaltung.referenz_erfassen": verwaltung(reihe="=vpi"),

    "verwaltung.anfragen": verwaltung(), "verwaltung.anfrage_neu": verwaltung(), "verwaltung.anfrage_erfassen": verwaltung(), "verwaltung.anfrage_uebernehmen": verwaltung(nummer=VORGANG),
    "verwaltung.aufgaben": verwaltung(), "verwaltung.aufgabe_anlegen": verwaltung(),
    "verwaltung.freigaben": verwaltung(), "verwaltung.freigabe_link": verwaltung(nummer=VORGANG), "verwaltung.freigabe_widerrufen": verwaltung(nummer=VORGANG),

    "verwaltung.forderungen": verwaltung(), "verwaltung.forderungen_miete": verwaltung(mietverhaeltnis="akte.mietverhaeltnisse.id"),
    "verwaltung.forderungen_hausgeld": verwaltung(eigentuemer="akte.eigentuemer.id", einheit="akte.einheiten.id"),
    "verwaltung.forderung_vermerken": verwaltung(quelle="=miete", nummer="akte.mietzahlungen.id"), "verwaltung.sollstellungen": verwaltung(),
    "verwaltung.zahlung_erfassen": verwaltung(), "verwaltung.zahlung_aendern": verwaltung(nummer="akte.zahlungen.id", aktion="=stornieren"),
    "verwaltung.mahnungen": verwaltung(), "verwaltung.mahnlauf": verwaltung(), "verwaltung.mahnungen_freigeben": verwaltung(), "verwaltung.mahnung_vorschlagen": verwaltung(),
    "verwaltung.mahnung_freigeben": verwaltung(nummer=VORGANG), "verwaltung.mahnung_verwerfen": verwaltung(nummer=VORGANG),

    "verwaltung.nebenkosten": verwaltung(), "verwaltung.nebenkosten_anlegen": verwaltung(), "verwaltung.nebenkosten_seite": verwaltung(kennung=NK),
    "verwaltung.nebenkosten_abgleichen": verwaltung(kennung=NK), "verwaltung.nebenkosten_heizung": verwaltung(kennung=NK), "verwaltung.nebenkosten_kosten": verwaltung(kennung=NK),
    "verwaltung.nebenkosten_verbrauch": verwaltung(kennung=NK), "verwaltung.nebenkosten_einzel": verwaltung(kennung=NK, nutzung="akte.nk_nutzungen.id"),

    "verwaltung.post": verwaltung(), "verwaltung.post_einreihen": verwaltung(), "verwaltung.post_einwilligung": verwaltung(), "verwaltung.post_stapel_bilden": verwaltung(),
    "verwaltung.post_entscheiden": verwaltung(kennung="akte.postausgang.kennung"), "verwaltung.post_gedruckt": verwaltung(kennung="akte.druckstapel.kennung"),
    "verwaltung.post_stapel": verwaltung(kennung="akte.druckstapel.kennung"),

    "verwaltung.datenschutz": verwaltung(), "verwaltung.datenschutz_hinweis": verwaltung(), "verwaltung.datenschutz_vorfall": verwaltung(),
    "verwaltung.datenschutz_schritt": verwaltung(kennung="akte.datenschutzvorfaelle.kennung"), "verwaltung.datenschutz_loeschung": verwaltung(kennung="akte.loeschauftraege.kennung"),
    "verwaltung.datenschutz_person": verwaltung(kennung="akte.mieter.kennung"), "verwaltung.datenschutz_person_json": verwaltung(kennung="akte.mieter.kennung"), "verwaltung.datenschutz_person_pdf": verwaltung(kennung="akte.mieter.kennung"),
    "verwaltung.datenschutz_einschraenkung": verwaltung(kennung="akte.mieter.kennung"),

    "verwaltung.bank": verwaltung(), "verwaltung.bank_hochladen": verwaltung(), "verwaltung.bank_neu": verwaltung(), "verwaltung.bank_arbeit": verwaltung(),
    "verwaltung.bank_datei": verwaltung(kennung="akte.bankdateien.kennung"), "verwaltung.bank_einlesen": verwaltung(kennung="akte.bankdateien.kennung"),
    "verwaltung.bank_auszug": verwaltung(kennung="akte.kontoauszuege.kennung"), "verwaltung.bank_entscheiden": verwaltung(nummer="akte.kontobewegungen.id"),
    "verwaltung.bank_zuruecknehmen": verwaltung(kennung="akte.kontoauszuege.kennung", nummer="akte.kontobewegungen.id"),
    "verwaltung.forderung_neu": verwaltung(), "verwaltung.forderung_erfassen": verwaltung(), "verwaltung.kuendigung_zahlungsverzug": verwaltung(),
    "verwaltung.freigabelauf": verwaltung(kennung="akte.sammelfreigaben.kennung"), "verwaltung.mahnung_entwurf": verwaltung(nummer=VORGANG),
    "verwaltung.mahnbescheid": verwaltung(nummer=VORGANG, endung="=json"),

    "verwaltung.datev": verwaltung(), "verwaltung.datev_datei": verwaltung(kennung="akte.datev_laeufe.kennung"), "verwaltung.datev_tun": verwaltung(tat="=x"),
    "verwaltung.konten": verwaltung(), "verwaltung.konto_tun": verwaltung(tat="=x"), "verwaltung.konto_miete": verwaltung(mietverhaeltnis="akte.mietverhaeltnisse.id"),
    "verwaltung.konto_hausgeld": verwaltung(eigentuemer="akte.eigentuemer.id", einheit="akte.einheiten.id"),
    "verwaltung.zahlungslaeufe": verwaltung(), "verwaltung.zahlungslauf": verwaltung(kennung="akte.zahlungslaeufe.kennung"), "verwaltung.zahlungslauf_anlegen": verwaltung(art="=x"),
    "verwaltung.zahlungslauf_tun": verwaltung(kennung="akte.zahlungslaeufe.kennung", tat="=x"),
    "verwaltung.zahlungslauf_rueckgabe": verwaltung(kennung="akte.zahlungslaeufe.kennung", posten="akte.zahlungslauf_posten.id"),

    "verwaltung.weg": verwaltung(), "verwaltung.weg_neu": verwaltung(), "verwaltung.weg_anlegen": verwaltung(), "verwaltung.weg_versammlung": verwaltung(kennung=VERSAMMLUNG),
    "verwaltung.weg_teilnahme": verwaltung(kennung=VERSAMMLUNG), "verwaltung.weg_teilnahme_erfassen": verwaltung(kennung=VERSAMMLUNG),
    "verwaltung.weg_sammlung": verwaltung(kennung=OBJEKT), "verwaltung.weg_sammlung_csv": verwaltung(kennung=OBJEKT),
    "verwaltung.weg_vermerken": verwaltung(kennung=OBJEKT, eintrag="akte.beschlusssammlung.kennung"),
    "verwaltung.weg_stimmen": verwaltung(nummer=VORGANG), "verwaltung.weg_stimmen_erfassen": verwaltung(nummer=VORGANG),

    "portal.anmelden": Route("OFFEN", {}), "portal.anmelden_pruefen": Route("OFFEN", {}), "portal.haus_waehlen": Route("OFFEN", {}),
    "portal.abmelden": portal(), "portal.geraete": portal(), "portal.geraet_beenden": portal(kennung="sitzung.sitzungen.kennung"),
    "portal.start": portal(), "portal.wohnung_waehlen": portal(), "portal.hilfe": portal(), "portal.hilfe_thema": portal(thema="=kuendigung"),
    "portal.schaden": portal(), "portal.schaden_melden": portal(), "portal.frage": portal(), "portal.frage_stellen": portal(), "portal.meldungen": portal(),
    "portal.meldung": portal(kennung=ANFRAGE), "portal.nachricht": portal(kennung=ANFRAGE), "portal.fotos": portal(kennung=ANFRAGE), "portal.beleg": portal(kennung=ANFRAGE),
    "portal.datei": portal(kennung=DATEI), "portal.dokumente": portal(), "portal.dokument": portal(kennung=DOKUMENT),
    "portal.zahlungen": portal(), "portal.kaution": portal(), "portal.abrechnungen": portal(), "portal.abrechnung": portal(kennung="akte.nk_einzelabrechnungen.kennung"),
    "portal.uebergaben": portal(), "portal.uebergabe": portal(kennung="akte.uebergaben.kennung"), "portal.mitzeichnen": portal(kennung="akte.uebergaben.kennung"),
    "portal.daten": portal(), "portal.daten_aendern": portal(art="=kontakt"), "portal.benachrichtigungen": portal(), "portal.benachrichtigungen_waehlen": portal(),
    "portal.passwort": portal(), "portal.passwort_aendern": portal(), "portal.zugang_verloren": Route("OFFEN", {}), "portal.link_anfordern": Route("OFFEN", {}),
    "portal.link": Route("LINK", {"link": "=x"}), "portal.link_einloesen": Route("LINK", {"link": "=x"}),
    "portal.datenschutz": portal(), "portal.datenschutz_bestaetigen": portal(), "portal.auskunft": portal(), "portal.auskunft_datei": portal(), "portal.auskunft_pdf": portal(),
    "portal.einladung": Route("OFFEN", {}), "portal.einladung_einloesen": Route("OFFEN", {}), "verwaltung.portal_einladen": verwaltung(kennung=LEASE, mieter="akte.mieter.kennung"),
}
