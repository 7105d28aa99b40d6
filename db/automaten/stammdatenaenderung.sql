-- stammdatenaenderung: name, address, contact or account of one tenant change, and the old values stay provable.
--
-- beantragt → geprueft → uebernommen; abgelehnt.
--
-- * Contact data pass without a check: uebernehmen leads from beantragt, too, for them alone, and the tenant may fire it himself right
--   after asking (the portal does both in one go). It is a step by hand, not an automatic one: nothing of the bracket could tell the
--   machine that this request, and not another one, may pass.
-- * Name, address and account wait for a person. The check says how the request was made sure of; done again it takes evidence that
--   came in later.
-- * The letter about a new account goes to the address of 60 days ago: whoever takes over a mailbox changes both.
SELECT engine.automat_laden($automat$
{
  "automat": "stammdatenaenderung", "titel": "Stammdatenänderung", "norm": "§ 535 BGB, Art. 16 DSGVO",
  "beschreibung": "Änderung von Namen, Anschrift, Kontakt oder Bankverbindung einer Mietpartei.",
  "traeger": ["vermietung"], "status": {"tabelle": "akte.stammdatenaenderungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "beantragt", "titel": "Beantragt", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {"zustand": "uebernommen", "titel": "Übernommen", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "beantragt", "titel": "Änderung erfassen", "norm": "Art. 16 DSGVO",
      "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "mieter"],
      "felder": [
        {"name": "mieter", "typ": "auswahl", "titel": "Wessen Daten", "optionen_aus": "stammdaten_auswahl"},
        {
          "name": "art", "typ": "auswahl", "titel": "Was sich ändert", "pflicht": true,
          "optionen": [
            {"wert": "kontakt", "titel": "E-Mail und Telefon"}, {"wert": "name", "titel": "Name"}, {"wert": "anschrift", "titel": "Anschrift"},
            {"wert": "bank", "titel": "Bankverbindung"}
          ]
        },
        {"name": "email", "typ": "email", "titel": "E-Mail"},
        {"name": "telefon_privat", "typ": "text", "titel": "Telefon privat", "max_laenge": 30},
        {"name": "telefon_mobil", "typ": "text", "titel": "Telefon mobil", "max_laenge": 30},
        {"name": "telefon_dienst", "typ": "text", "titel": "Telefon dienstlich", "max_laenge": 30},
        {"name": "anrede", "typ": "auswahl", "titel": "Anrede", "optionen": [{"wert": "Frau", "titel": "Frau"}, {"wert": "Herr", "titel": "Herr"}]},
        {"name": "titel", "typ": "text", "titel": "Titel", "max_laenge": 40},
        {"name": "vorname", "typ": "text", "titel": "Vorname", "max_laenge": 100},
        {"name": "nachname", "typ": "text", "titel": "Nachname", "max_laenge": 100},
        {"name": "strasse", "typ": "text", "titel": "Straße", "max_laenge": 100},
        {"name": "plz", "typ": "text", "titel": "Postleitzahl", "max_laenge": 10},
        {"name": "ort", "typ": "text", "titel": "Ort", "max_laenge": 100},
        {"name": "zustellhinweis", "typ": "text", "titel": "Zustellhinweis", "max_laenge": 100},
        {"name": "iban", "typ": "iban", "titel": "IBAN"},
        {"name": "bic", "typ": "text", "titel": "BIC", "max_laenge": 11},
        {"name": "bank", "typ": "text", "titel": "Bank", "max_laenge": 100},
        {"name": "inhaber", "typ": "text", "titel": "Kontoinhaber", "max_laenge": 100},
        {"name": "ohne_lastschrift", "typ": "ja_nein", "titel": "Konto nur für Erstattungen, kein Einzug der Miete"},
        {"name": "mandatsreferenz", "typ": "text", "titel": "SEPA-Mandatsreferenz", "max_laenge": 35},
        {"name": "mandat_am", "typ": "datum", "titel": "Mandat unterschrieben am", "nicht_in_zukunft": true},
        {"name": "gueltig_ab", "typ": "datum", "titel": "Gültig ab", "vorgabe": "heute"},
        {
          "name": "quelle", "typ": "auswahl", "titel": "Wie mitgeteilt",
          "optionen": [
            {"wert": "brief", "titel": "Brief"}, {"wert": "email", "titel": "E-Mail"}, {"wert": "telefon", "titel": "Telefon"}, {"wert": "persoenlich", "titel": "persönlich"},
            {"wert": "portal", "titel": "Portal"}
          ]
        },
        {"name": "nachweis", "typ": "datei", "titel": "Nachweis (Urkunde, Ausweis, Mandat)"}
      ],
      "guards_eingabe": ["stammdaten_eigene", "stammdaten_angaben", "stammdaten_datei_gueltig"], "effekte": ["stammdaten_anlegen"]
    },
    {
      "von": ["beantragt", "geprueft"], "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfung erfassen", "norm": "Art. 5 Abs. 1 Buchst. d, Art. 16 DSGVO",
      "hilfe": "Bei einer Bankverbindung gehört dazu, wie die Person zurückgefragt wurde: unter der bekannten Nummer, nicht unter einer neu genannten.",
      "felder": [
        {"name": "pruefung", "typ": "langtext", "titel": "Wie geprüft wurde", "pflicht": true, "min_laenge": 10},
        {"name": "nachweis", "typ": "datei", "titel": "Nachweis (Urkunde, Ausweis, Mandat)"},
        {"name": "mandatsreferenz", "typ": "text", "titel": "SEPA-Mandatsreferenz", "max_laenge": 35},
        {"name": "mandat_am", "typ": "datum", "titel": "Mandat unterschrieben am", "nicht_in_zukunft": true}
      ],
      "guards_eingabe": ["stammdaten_datei_gueltig"], "effekte": ["stammdaten_pruefen"]
    },
    {
      "von": "beantragt", "ereignis": "uebernehmen", "nach": "uebernommen", "titel": "Kontaktdaten übernehmen", "norm": "Art. 16 DSGVO",
      "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "mieter"],
      "guards_zustand": ["stammdaten_nur_kontakt", "stammdaten_eigene", "stammdaten_wirksam"], "effekte": ["stammdaten_uebernehmen"]
    },
    {
      "von": "geprueft", "ereignis": "uebernehmen", "nach": "uebernommen", "titel": "Übernehmen", "norm": "Art. 16 DSGVO",
      "hilfe": "Die bisherigen Werte bleiben in der Akte. Bei Name, Anschrift und Bankverbindung geht ein Schreiben an die bisherige Anschrift.",
      "guards_zustand": ["stammdaten_belegt", "stammdaten_wirksam"], "effekte": ["stammdaten_uebernehmen"], "dokumente": ["stammdaten_bestaetigung", "bankverbindung_hinweis"]
    },
    {
      "von": ["beantragt", "geprueft"], "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "Art. 16 DSGVO",
      "felder": [{"name": "begruendung", "typ": "langtext", "titel": "Begründung für das Schreiben", "pflicht": true, "min_laenge": 10}],
      "effekte": ["stammdaten_ablehnen"], "dokumente": ["stammdaten_ablehnung"]
    }
  ]
}
$automat$);
