-- instandsetzung: a repair on an object, with the owner's decision about its cost.
--
-- gemeldet → angebot → freigabe_offen → freigegeben → beauftragt → ausgefuehrt → abgenommen; abgelehnt by the owner, verworfen by the house.
--
-- The owner decides through a magic link, without an account: freigeben, ablehnen and rueckfragen belong to the role eigentuemer, which
-- only sitzung.betreten with the token of an owner's link gives, in the channel freigabe. The link is bound to one decision, used up by
-- deciding (not by opening, not by asking back), ends with the term, and can be revoked and replaced. Opening fires freigabe_ansehen, so
-- that the log names every view; it changes no state. Making a link fires link_ausstellen (api.freigabe_link_erzeugen): the token leaves
-- that call once and is stored nowhere, so that neither of the two is an event by hand.
--
-- What practice needs beyond the catalogue, and why:
-- * ohne_freigabe: below the limit of the Verwaltervertrag (akte.freigabegrenzen) the manager decides alone; above it only the team lead,
--   with a written reason (danger in delay, § 680 BGB).
-- * freigabe_erfassen, ablehnung_erfassen: owners write letters, too. Only with the piece of paper.
-- * freigabe_zuruecknehmen: a better offer came in. verworfen: nothing was broken, or it was reported twice.
-- * auftrag_zuruecknehmen, nachbessern: firms do not come, or come badly.
SELECT engine.automat_laden($automat$
{
  "automat": "instandsetzung", "titel": "Instandsetzung", "norm": "§ 535 Abs. 1 Satz 2 BGB",
  "beschreibung": "Reparatur an einem Objekt von der Meldung über Angebot und Freigabe des Eigentümers bis zur Abnahme.", "traeger": ["objekt"],
  "status": {"tabelle": "akte.instandsetzungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "gemeldet", "titel": "Gemeldet", "art": "start"},
    {"zustand": "angebot", "titel": "Angebot liegt vor"},
    {
      "zustand": "freigabe_offen", "titel": "Freigabe angefragt",
      "fristen": [
        {
          "ereignis": "freigabe_ablaufen", "funktion": "instandsetzung_frist_antwort", "titel": "Frist für die Entscheidung des Eigentümers abgelaufen",
          "norm": "§§ 665, 675 BGB"
        }
      ]
    },
    {"zustand": "freigegeben", "titel": "Freigegeben"},
    {"zustand": "beauftragt", "titel": "Beauftragt"},
    {"zustand": "ausgefuehrt", "titel": "Ausgeführt"},
    {"zustand": "abgenommen", "titel": "Abgenommen", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Vom Eigentümer abgelehnt", "art": "abbruch"},
    {"zustand": "verworfen", "titel": "Verworfen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "gemeldet", "titel": "Instandsetzung anlegen", "norm": "§ 535 Abs. 1 Satz 2 BGB",
      "rollen": ["sachbearbeitung", "teamleitung", "verwalter-admin", "dienst"],
      "felder": [
        {
          "name": "titel", "typ": "text", "titel": "Maßnahme", "pflicht": true, "hilfe": "Zum Beispiel: Steigleitung im Bad erneuern.", "min_laenge": 3,
          "max_laenge": 200
        },
        {
          "name": "beschreibung", "typ": "langtext", "titel": "Beschreibung", "pflicht": true,
          "hilfe": "Was kaputt ist und was zu tun ist. Der Eigentümer liest diesen Text.", "min_laenge": 3
        },
        {"name": "gewerk", "typ": "text", "titel": "Gewerk", "hilfe": "Zum Beispiel Heizung, Sanitär, Dach.", "max_laenge": 80},
        {
          "name": "einheit_id", "typ": "auswahl", "titel": "Einheit", "hilfe": "Leer lassen, wenn es das ganze Haus betrifft.",
          "optionen_aus": "instandsetzung_einheiten"
        },
        {"name": "kosten_geschaetzt", "typ": "betrag", "titel": "Kosten geschätzt"},
        {"name": "dringend", "typ": "ja_nein", "titel": "Dringend"},
        {"name": "foto", "typ": "datei", "titel": "Foto"}
      ],
      "guards_eingabe": ["instandsetzung_foto_gueltig"], "effekte": ["instandsetzung_anlegen", "instandsetzung_foto"]
    },
    {
      "von": ["gemeldet", "angebot", "freigabe_offen"], "ereignis": "foto_anhaengen", "nach": "=", "titel": "Foto anhängen",
      "norm": "§ 535 Abs. 1 Satz 2 BGB", "felder": [{"name": "foto", "typ": "datei", "titel": "Foto", "pflicht": true}],
      "guards_eingabe": ["instandsetzung_foto_gueltig"], "effekte": ["instandsetzung_foto"]
    },
    {
      "von": ["gemeldet", "angebot"], "ereignis": "angebot_erfassen", "nach": "angebot", "titel": "Angebot erfassen", "norm": "§ 145 BGB",
      "hilfe": "Ein weiteres Angebot ersetzt das bisherige; beide bleiben in der Akte.",
      "felder": [
        {"name": "firma", "typ": "text", "titel": "Firma", "pflicht": true, "min_laenge": 2, "max_laenge": 200},
        {"name": "betrag", "typ": "betrag", "titel": "Betrag (brutto)", "pflicht": true, "min": 0.01},
        {"name": "angebot_am", "typ": "datum", "titel": "Datum des Angebots", "nicht_in_zukunft": true},
        {"name": "umfang", "typ": "langtext", "titel": "Umfang", "hilfe": "Was das Angebot enthält, in einem Satz."},
        {"name": "datei", "typ": "datei", "titel": "Angebot als Datei", "hilfe": "PDF oder Foto. Der Eigentümer sieht sie über seinen Link."}
      ],
      "guards_eingabe": ["instandsetzung_datei_gueltig"], "effekte": ["instandsetzung_anbieten"]
    },
    {
      "von": "angebot", "ereignis": "freigabe_anfragen", "nach": "freigabe_offen", "titel": "Freigabe des Eigentümers anfragen", "norm": "§§ 665, 675 BGB",
      "hilfe": "Erzeugt den Brief an den Eigentümer. Den Link zur Entscheidung erzeugt danach die Seite „Freigaben“.",
      "felder": [
        {
          "name": "gueltig_tage", "typ": "ganzzahl", "titel": "Tage zum Antworten", "hilfe": "Danach gilt der Link nicht mehr; üblich sind 14.", "min": 1,
          "max": 60, "vorgabe": 14
        }
      ],
      "guards_zustand": ["instandsetzung_eigentuemer_bekannt"], "effekte": ["instandsetzung_anfragen"], "dokumente": ["freigabeanfrage"]
    },
    {
      "von": "angebot", "ereignis": "ohne_freigabe", "nach": "freigegeben", "titel": "Ohne Rückfrage freigeben", "norm": "§§ 665, 675, 680 BGB",
      "hilfe": "Nur bis zur Freigabegrenze des Verwaltervertrags.", "guards_zustand": ["instandsetzung_unter_grenze"],
      "uebersteuerbar": ["instandsetzung_unter_grenze"], "effekte": ["instandsetzung_selbst_freigeben"]
    },
    {
      "von": "freigabe_offen", "ereignis": "freigeben", "nach": "freigegeben", "titel": "Freigeben (Eigentümer über seinen Link)",
      "norm": "§§ 665, 675 BGB", "rollen": ["eigentuemer"], "felder": [{"name": "text", "typ": "langtext", "titel": "Bemerkung", "max_laenge": 2000}],
      "effekte": ["instandsetzung_entscheiden"]
    },
    {
      "von": "freigabe_offen", "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen (Eigentümer über seinen Link)", "norm": "§§ 665, 675 BGB",
      "rollen": ["eigentuemer"], "felder": [{"name": "text", "typ": "langtext", "titel": "Begründung", "max_laenge": 2000}],
      "effekte": ["instandsetzung_entscheiden"]
    },
    {
      "von": "freigabe_offen", "ereignis": "rueckfragen", "nach": "=", "titel": "Rückfragen (Eigentümer über seinen Link)", "norm": "§§ 665, 675 BGB",
      "rollen": ["eigentuemer"], "felder": [{"name": "text", "typ": "langtext", "titel": "Frage", "pflicht": true, "min_laenge": 3, "max_laenge": 2000}],
      "guards_zustand": ["instandsetzung_rueckfragen_zahl"], "effekte": ["instandsetzung_nachricht"]
    },
    {
      "von": "freigabe_offen", "ereignis": "rueckfrage_beantworten", "nach": "=", "titel": "Frage des Eigentümers beantworten", "norm": "§ 666 BGB",
      "hilfe": "Der Eigentümer liest die Antwort auf der Seite seines Links.",
      "felder": [{"name": "text", "typ": "langtext", "titel": "Antwort", "pflicht": true, "min_laenge": 3, "max_laenge": 2000}],
      "guards_zustand": ["instandsetzung_frage_offen"], "effekte": ["instandsetzung_nachricht"]
    },
    {
      "von": ["angebot", "freigabe_offen"], "ereignis": "freigabe_erfassen", "nach": "freigegeben", "titel": "Schriftliche Freigabe erfassen",
      "norm": "§§ 665, 675 BGB",
      "felder": [
        {"name": "entschieden_am", "typ": "datum", "titel": "Entschieden am", "pflicht": true},
        {
          "name": "nachweis", "typ": "datei", "titel": "Schriftstück", "pflicht": true,
          "hilfe": "Brief, Fax oder E-Mail des Eigentümers als PDF oder Foto."
        },
        {"name": "text", "typ": "langtext", "titel": "Was der Eigentümer geschrieben hat"}
      ],
      "guards_zustand": ["instandsetzung_eigentuemer_bekannt"], "guards_eingabe": ["instandsetzung_entscheidung_tag", "instandsetzung_datei_gueltig"],
      "effekte": ["instandsetzung_entscheiden"]
    },
    {
      "von": ["angebot", "freigabe_offen"], "ereignis": "ablehnung_erfassen", "nach": "abgelehnt", "titel": "Schriftliche Ablehnung erfassen",
      "norm": "§§ 665, 675 BGB",
      "felder": [
        {"name": "entschieden_am", "typ": "datum", "titel": "Entschieden am", "pflicht": true},
        {
          "name": "nachweis", "typ": "datei", "titel": "Schriftstück", "pflicht": true,
          "hilfe": "Brief, Fax oder E-Mail des Eigentümers als PDF oder Foto."
        },
        {"name": "text", "typ": "langtext", "titel": "Was der Eigentümer geschrieben hat"}
      ],
      "guards_zustand": ["instandsetzung_eigentuemer_bekannt"], "guards_eingabe": ["instandsetzung_entscheidung_tag", "instandsetzung_datei_gueltig"],
      "effekte": ["instandsetzung_entscheiden"]
    },
    {
      "von": "freigabe_offen", "ereignis": "link_widerrufen", "nach": "=", "titel": "Link widerrufen", "norm": "§§ 665, 675 BGB",
      "hilfe": "Zum Beispiel, wenn er an die falsche Adresse ging.", "guards_zustand": ["instandsetzung_link_offen"],
      "effekte": ["instandsetzung_link_widerrufen"]
    },
    {
      "von": "freigabe_offen", "ereignis": "freigabe_zuruecknehmen", "nach": "angebot", "titel": "Anfrage zurücknehmen", "norm": "§§ 665, 675 BGB",
      "hilfe": "Der Link gilt dann nicht mehr. Danach lässt sich ein anderes Angebot erfassen.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3}], "effekte": ["instandsetzung_zuruecknehmen"]
    },
    {
      "von": "freigabe_offen", "ereignis": "link_ausstellen", "nach": "=", "art": "automatisch", "titel": "Link für den Eigentümer erzeugt",
      "norm": "§§ 665, 675 BGB", "effekte": ["instandsetzung_link_ausstellen"]
    },
    {
      "von": "freigabe_offen", "ereignis": "freigabe_ansehen", "nach": "=", "art": "automatisch", "titel": "Seite des Links geöffnet",
      "norm": "§§ 665, 675 BGB", "effekte": ["instandsetzung_ansehen"]
    },
    {
      "von": "freigabe_offen", "ereignis": "freigabe_ablaufen", "nach": "=", "art": "frist", "titel": "Frist ohne Entscheidung abgelaufen",
      "norm": "§§ 665, 675 BGB", "effekte": ["instandsetzung_ablaufen"]
    },
    {
      "von": "freigegeben", "ereignis": "beauftragen", "nach": "beauftragt", "titel": "Beauftragen", "norm": "§ 631 BGB",
      "felder": [
        {"name": "firma", "typ": "text", "titel": "Firma", "pflicht": true, "min_laenge": 2, "max_laenge": 200},
        {"name": "auftrag_betrag", "typ": "betrag", "titel": "Auftragssumme (brutto)", "pflicht": true, "min": 0.01},
        {"name": "termin_am", "typ": "datum", "titel": "Ausführung bis"},
        {
          "name": "firma_strasse", "typ": "text", "titel": "Straße und Hausnummer", "pflicht": true, "hilfe": "Anschrift für das Auftragsschreiben.",
          "max_laenge": 200
        },
        {"name": "firma_plz", "typ": "text", "titel": "PLZ", "pflicht": true, "max_laenge": 12},
        {"name": "firma_ort", "typ": "text", "titel": "Ort", "pflicht": true, "max_laenge": 100}
      ],
      "vorgaben": "instandsetzung_auftrag_vorgaben", "guards_eingabe": ["instandsetzung_auftrag_gedeckt"], "effekte": ["instandsetzung_beauftragen"],
      "dokumente": ["reparaturauftrag"]
    },
    {
      "von": "beauftragt", "ereignis": "auftrag_zuruecknehmen", "nach": "freigegeben", "titel": "Auftrag zurücknehmen", "norm": "§ 648 BGB",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3}],
      "effekte": ["instandsetzung_auftrag_zuruecknehmen"]
    },
    {
      "von": "beauftragt", "ereignis": "ausfuehrung_melden", "nach": "ausgefuehrt", "titel": "Ausführung erfassen", "norm": "§ 631 BGB",
      "felder": [
        {"name": "ausgefuehrt_am", "typ": "datum", "titel": "Ausgeführt am", "pflicht": true},
        {"name": "firma", "typ": "text", "titel": "Ausgeführt von", "pflicht": true, "max_laenge": 200},
        {"name": "foto", "typ": "datei", "titel": "Foto der fertigen Arbeit", "pflicht": true}
      ],
      "vorgaben": "instandsetzung_ausfuehrung_vorgaben", "guards_eingabe": ["instandsetzung_ausfuehrung_tag", "instandsetzung_foto_gueltig"],
      "effekte": ["instandsetzung_ausfuehren", "instandsetzung_foto"]
    },
    {
      "von": "ausgefuehrt", "ereignis": "abnehmen", "nach": "abgenommen", "titel": "Abnehmen", "norm": "§ 640 BGB",
      "felder": [
        {"name": "abgenommen_am", "typ": "datum", "titel": "Abgenommen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "rechnung_betrag", "typ": "betrag", "titel": "Rechnungsbetrag (brutto)"},
        {"name": "bemerkung", "typ": "langtext", "titel": "Bemerkung"}
      ],
      "guards_eingabe": ["instandsetzung_abnahme_tag"], "effekte": ["instandsetzung_abnehmen"]
    },
    {
      "von": "ausgefuehrt", "ereignis": "nachbessern", "nach": "beauftragt", "titel": "Nachbesserung verlangen", "norm": "§ 635 BGB",
      "felder": [
        {"name": "maengel", "typ": "langtext", "titel": "Was nicht stimmt", "pflicht": true, "min_laenge": 3},
        {"name": "termin_am", "typ": "datum", "titel": "Bis wann"}
      ],
      "effekte": ["instandsetzung_nachbessern"]
    },
    {
      "von": ["gemeldet", "angebot", "freigegeben"], "ereignis": "verwerfen", "nach": "verworfen", "titel": "Verwerfen", "norm": "§ 535 Abs. 1 Satz 2 BGB",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3}], "effekte": ["instandsetzung_verwerfen"]
    }
  ]
}
$automat$);
