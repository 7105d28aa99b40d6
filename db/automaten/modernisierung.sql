-- modernisierung: from the plan over announcement, toleration and works to the increase of § 559, or without one.
--
-- planung → angekuendigt → duldung → durchfuehrung → fertiggestellt → erhoehung_erklaert → (timer) umgesetzt
--
-- What practice needs beyond the catalogue, and why:
-- * zugang_erfassen in angekuendigt and in erhoehung_erklaert: three months, hardship, special notice and the start of the higher rent
--   all run from the day the letter arrived, not from the day it was written.
-- * ohne_ankuendigung_beginnen: measures of no weight need none (§ 555c Abs. 4), agreed ones neither (§ 555f); where it was merely missed
--   the works are a fact and the increase comes six months later.
-- * haerteeinwand_erfassen is possible in duldung, too: an excused late objection (§ 555d Abs. 4).
-- * erhoehung_zuruecknehmen: a declaration with a mistake is taken back and made again.
-- * sonderkuendigung_erfassen: with the tenant's notice of § 561 the increase does not come about.
-- * ohne_erhoehung may begin a mieterhoehung of § 558 instead; the two stay linked.
-- The only guard that can be overridden is that of fibre optics: its conditions are facts of the contract with the provider.
-- Since 29.07.2026 the wording of §§ 559–559f is another; recht asks for a decision (MA211) instead of reckoning with the old one.
SELECT engine.automat_laden($automat$
{
  "automat": "modernisierung", "titel": "Modernisierung", "norm": "§§ 555b–555e, 559–559e BGB",
  "beschreibung": "Modernisierung von der Ankündigung bis zur Mieterhöhung.",
  "traeger": ["vermietung"], "status": {"tabelle": "akte.modernisierungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "planung", "titel": "Planung", "art": "start"},
    {
      "zustand": "angekuendigt", "titel": "Angekündigt",
      "fristen": [{"ereignis": "haertefrist_abgelaufen", "funktion": "modernisierung_frist_haerte", "titel": "Frist für den Härteeinwand abgelaufen", "norm": "§ 555d Abs. 3 BGB"}]
    },
    {"zustand": "duldung", "titel": "Duldung geklärt"},
    {"zustand": "durchfuehrung", "titel": "In Durchführung"},
    {"zustand": "fertiggestellt", "titel": "Fertiggestellt"},
    {
      "zustand": "erhoehung_erklaert", "titel": "Erhöhung erklärt",
      "fristen": [{"ereignis": "wirksam", "funktion": "modernisierung_frist_wirksam", "titel": "Die erhöhte Miete gilt", "norm": "§ 559b Abs. 2 BGB"}]
    },
    {"zustand": "umgesetzt", "titel": "Mieterhöhung umgesetzt", "art": "erfolg"},
    {"zustand": "abgeschlossen", "titel": "Ohne Mieterhöhung abgeschlossen", "art": "erfolg"},
    {"zustand": "abgebrochen", "titel": "Abgebrochen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "planung", "titel": "Modernisierung planen", "norm": "§ 555b BGB",
      "hilfe": "Eine Maßnahme an dieser Wohnung oder am Haus. Der Vorgang führt über Ankündigung und Arbeiten bis zur Mieterhöhung.",
      "felder": [
        {"name": "bezeichnung", "typ": "text", "titel": "Bezeichnung", "pflicht": true, "min_laenge": 3, "max_laenge": 200, "hilfe": "Zum Beispiel: Anbau eines Balkons."},
        {
          "name": "massnahme", "typ": "auswahl", "titel": "Art der Maßnahme", "pflicht": true,
          "optionen": [
            {"wert": "1", "titel": "energetische Modernisierung (§ 555b Nr. 1)"},
            {"wert": "1a", "titel": "Heizung nach dem Gebäudeenergiegesetz (Nr. 1a)"},
            {"wert": "2", "titel": "Einsparung von Primärenergie, Klimaschutz (Nr. 2)"},
            {"wert": "3", "titel": "Einsparung von Wasser (Nr. 3)"},
            {"wert": "4", "titel": "höherer Gebrauchswert (Nr. 4)"},
            {"wert": "4a", "titel": "Glasfaseranschluss (Nr. 4a)"},
            {"wert": "5", "titel": "bessere Wohnverhältnisse auf Dauer (Nr. 5)"},
            {"wert": "6", "titel": "von der Vermieterseite nicht zu vertreten (Nr. 6)"},
            {"wert": "7", "titel": "neuer Wohnraum (Nr. 7)"}
          ]
        },
        {
          "name": "heizung", "typ": "auswahl", "titel": "Mieterhöhung für die Heizung nach",
          "optionen": [{"wert": "559", "titel": "§ 559 BGB, ohne Förderung"}, {"wert": "559e", "titel": "§ 559e BGB, mit öffentlicher Förderung"}],
          "hilfe": "Nur beim Einbau einer Heizung."
        },
        {"name": "nicht_zu_vertreten", "typ": "ja_nein", "titel": "Vermieterseite hat die Maßnahme nicht zu vertreten", "hilfe": "Zum Beispiel eine gesetzliche Pflicht. Bei Indexmieten Voraussetzung der Mieterhöhung."}
      ],
      "guards_eingabe": ["modernisierung_heizung"], "effekte": ["modernisierung_anlegen"]
    },
    {
      "von": "planung", "ereignis": "ankuendigen", "nach": "angekuendigt", "titel": "Ankündigung schreiben", "norm": "§ 555c Abs. 1, 2 BGB",
      "hilfe": "Textform, spätestens drei Monate vor Beginn, mit den Hinweisen auf Härteeinwand und Sonderkündigung.",
      "felder": [
        {"name": "umfang", "typ": "langtext", "titel": "Art und Umfang der Arbeiten", "pflicht": true, "min_laenge": 10, "max_laenge": 4000},
        {"name": "beginn_geplant", "typ": "datum", "titel": "Voraussichtlicher Beginn", "pflicht": true},
        {"name": "dauer", "typ": "text", "titel": "Voraussichtliche Dauer", "pflicht": true, "max_laenge": 100, "hilfe": "Zum Beispiel: sechs Wochen."},
        {"name": "erwartete_erhoehung", "typ": "betrag", "titel": "Erwartete Mieterhöhung im Monat", "pflicht": true, "max": 100000, "hilfe": "0, wenn die Miete nicht erhöht werden soll. Liegt die spätere Erhöhung mehr als zehn Prozent darüber, gilt sie sechs Monate später."},
        {"name": "erwartete_betriebskosten", "typ": "betrag", "titel": "Künftige Betriebskosten im Monat", "max": 100000, "hilfe": "Leer, wenn sie sich nicht ändern."}
      ],
      "guards_eingabe": ["modernisierung_ankuendigung"], "effekte": ["modernisierung_ankuendigen"], "dokumente": ["modernisierungsankuendigung"]
    },
    {
      "von": "angekuendigt", "ereignis": "zugang_erfassen", "nach": "=", "titel": "Zugang der Ankündigung erfassen", "norm": "§§ 555c, 555d, 555e BGB",
      "hilfe": "Ab dem Zugang laufen die drei Monate, die Frist für den Härteeinwand und das Sonderkündigungsrecht.",
      "felder": [
        {"name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen", "max_laenge": 200}
      ],
      "guards_eingabe": ["modernisierung_zugang"], "effekte": ["modernisierung_zugang_erfassen"]
    },
    {"von": "angekuendigt", "ereignis": "haertefrist_abgelaufen", "nach": "=", "titel": "Frist für den Härteeinwand abgelaufen", "norm": "§ 555d Abs. 3 BGB", "art": "frist", "effekte": ["modernisierung_haertefrist"]},
    {
      "von": ["angekuendigt", "duldung"], "ereignis": "haerteeinwand_erfassen", "nach": "=", "titel": "Härteeinwand erfassen", "norm": "§ 555d Abs. 2–4 BGB",
      "hilfe": "Die Mieterseite wendet ein, dass die Maßnahme oder die Mieterhöhung eine Härte wäre.",
      "felder": [
        {"name": "eingegangen_am", "typ": "datum", "titel": "Eingegangen am", "pflicht": true, "vorgabe": "heute"},
        {
          "name": "form", "typ": "auswahl", "titel": "Form", "pflicht": true,
          "optionen": [
            {"wert": "papier", "titel": "Brief"}, {"wert": "email", "titel": "E-Mail"}, {"wert": "fax", "titel": "Fax"},
            {"wert": "portal", "titel": "Nachricht im Portal"}, {"wert": "muendlich", "titel": "mündlich"}
          ]
        },
        {
          "name": "gegen", "typ": "auswahl", "titel": "Wogegen", "pflicht": true,
          "optionen": [{"wert": "massnahme", "titel": "gegen die Maßnahme"}, {"wert": "mieterhoehung", "titel": "gegen die Mieterhöhung"}, {"wert": "beides", "titel": "gegen beides"}]
        },
        {"name": "grund", "typ": "langtext", "titel": "Worin die Härte besteht", "pflicht": true, "min_laenge": 10, "max_laenge": 2000},
        {"name": "unverschuldet_verspaetet", "typ": "ja_nein", "titel": "Ohne Verschulden verspätet und unverzüglich mitgeteilt", "hilfe": "Nur nach Ablauf der Frist."}
      ],
      "guards_eingabe": ["modernisierung_haerteeinwand"], "effekte": ["modernisierung_haerteeinwand_erfassen"]
    },
    {
      "von": "angekuendigt", "ereignis": "duldung_klaeren", "nach": "duldung", "titel": "Duldung klären", "norm": "§ 555d Abs. 1, 2, § 555f BGB",
      "felder": [
        {
          "name": "duldung", "typ": "auswahl", "titel": "Wie geklärt", "pflicht": true,
          "optionen": [
            {"wert": "zugestimmt", "titel": "Mieterseite hat zugestimmt"},
            {"wert": "stillschweigend", "titel": "kein Einwand bis zum Ende der Frist"},
            {"wert": "vereinbarung", "titel": "Vereinbarung nach § 555f"},
            {"wert": "haerte_zurueckgewiesen", "titel": "Härteeinwand nach Abwägung zurückgewiesen"},
            {"wert": "urteil", "titel": "Urteil auf Duldung"}
          ]
        },
        {"name": "duldung_am", "typ": "datum", "titel": "Am", "pflicht": true, "vorgabe": "heute", "nicht_in_zukunft": true},
        {"name": "begruendung", "typ": "langtext", "titel": "Vermerk", "max_laenge": 2000, "hilfe": "Abwägung, Inhalt der Vereinbarung oder Aktenzeichen."}
      ],
      "guards_eingabe": ["modernisierung_duldung"], "effekte": ["modernisierung_duldung_klaeren"]
    },
    {
      "von": "duldung", "ereignis": "beginnen", "nach": "durchfuehrung", "titel": "Arbeiten beginnen", "norm": "§ 555c Abs. 1, § 555d BGB",
      "felder": [{"name": "begonnen_am", "typ": "datum", "titel": "Begonnen am", "pflicht": true, "vorgabe": "heute"}],
      "guards_eingabe": ["modernisierung_beginn"], "effekte": ["modernisierung_beginnen"]
    },
    {
      "von": "planung", "ereignis": "ohne_ankuendigung_beginnen", "nach": "durchfuehrung", "titel": "Ohne Ankündigung beginnen", "norm": "§ 555c Abs. 4, § 555f, § 559b Abs. 2 Satz 2 BGB",
      "hilfe": "Ist die Ankündigung nur versäumt, wird eine Mieterhöhung sechs Monate später wirksam.",
      "felder": [
        {
          "name": "warum", "typ": "auswahl", "titel": "Warum ohne Ankündigung", "pflicht": true,
          "optionen": [
            {"wert": "unerheblich", "titel": "unerhebliche Einwirkung und Mieterhöhung (§ 555c Abs. 4)"},
            {"wert": "vereinbart", "titel": "mit der Mieterseite vereinbart (§ 555f)"},
            {"wert": "versaeumt", "titel": "Ankündigung versäumt"}
          ]
        },
        {"name": "begonnen_am", "typ": "datum", "titel": "Begonnen am", "pflicht": true, "vorgabe": "heute"}
      ],
      "guards_eingabe": ["modernisierung_beginn"], "effekte": ["modernisierung_beginnen"]
    },
    {
      "von": "durchfuehrung", "ereignis": "fertigstellen", "nach": "fertiggestellt", "titel": "Fertigstellen", "norm": "§ 559 Abs. 1 BGB",
      "felder": [
        {"name": "fertig_am", "typ": "datum", "titel": "Fertig am", "pflicht": true, "vorgabe": "heute"},
        {"name": "kosten_gesamt", "typ": "betrag", "titel": "Kosten der Maßnahme insgesamt", "max": 1000000000, "hilfe": "Für das ganze Haus, laut Rechnungen."}
      ],
      "guards_eingabe": ["modernisierung_fertigstellung"], "effekte": ["modernisierung_fertigstellen"]
    },
    {
      "von": "fertiggestellt", "ereignis": "erhoehung_erklaeren", "nach": "erhoehung_erklaert", "titel": "Mieterhöhung erklären", "norm": "§§ 559, 559a, 559b BGB",
      "hilfe": "Acht Prozent der Kosten im Jahr, abzüglich ersparter Erhaltung und Drittmitteln, bis zur Kappung. Das Schreiben enthält die Berechnung.",
      "felder": [
        {"name": "kosten", "typ": "betrag", "titel": "Kosten, die auf die Wohnung entfallen", "pflicht": true, "min": 0.01, "max": 100000000},
        {"name": "verteilung", "typ": "text", "titel": "Wie verteilt", "pflicht": true, "min_laenge": 3, "max_laenge": 300, "hilfe": "Zum Beispiel: nach Wohnfläche, 84 von 640 m². Steht so im Schreiben."},
        {"name": "erhaltung", "typ": "betrag", "titel": "Davon ersparte Erhaltung", "max": 100000000, "hilfe": "Was ohnehin fällig gewesen wäre, nach Alter und Zustand geschätzt. Im vereinfachten Verfahren und bei § 559e leer lassen."},
        {"name": "drittmittel", "typ": "betrag", "titel": "Zuschüsse und Drittmittel", "max": 100000000, "hilfe": "Auf die Wohnung entfallender Teil (§ 559a BGB)."},
        {"name": "vereinfacht", "typ": "ja_nein", "titel": "Vereinfachtes Verfahren", "hilfe": "Bis 10.000 € je Wohnung, 30 % pauschal für Erhaltung; danach fünf Jahre gesperrt (§ 559c BGB)."},
        {"name": "erhoehung", "typ": "betrag", "titel": "Erhöhung im Monat", "min": 0.01, "max": 100000, "hilfe": "Leer: der höchste zulässige Betrag."},
        {"name": "wohnflaeche", "typ": "zahl", "titel": "Wohnfläche in m²", "min": 5, "max": 1000, "hilfe": "Nur wenn sie bei der Einheit nicht erfasst ist."},
        {"name": "haerte_abwaegung", "typ": "langtext", "titel": "Abwägung zur Härte", "min_laenge": 10, "max_laenge": 2000, "hilfe": "Nur wenn die Mieterseite Härte gegen die Mieterhöhung eingewandt hat."}
      ],
      "guards_zustand": ["modernisierung_mietart", "modernisierung_glasfaser"], "guards_eingabe": ["modernisierung_erhoehung"], "uebersteuerbar": ["modernisierung_glasfaser"],
      "effekte": ["modernisierung_erhoehung_erklaeren"], "dokumente": ["modernisierungserhoehung"]
    },
    {
      "von": "erhoehung_erklaert", "ereignis": "zugang_erfassen", "nach": "=", "titel": "Zugang der Erklärung erfassen", "norm": "§ 559b Abs. 2, § 561 BGB",
      "hilfe": "Die Miete steigt mit dem dritten Monat nach dem Zugang, sonst sechs Monate später.",
      "felder": [
        {"name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen", "max_laenge": 200}
      ],
      "guards_eingabe": ["modernisierung_zugang"], "effekte": ["modernisierung_erhoehung_zugang"]
    },
    {"von": "erhoehung_erklaert", "ereignis": "wirksam", "nach": "umgesetzt", "titel": "Erhöhung wirksam", "norm": "§ 559b Abs. 2 BGB", "art": "frist", "effekte": ["modernisierung_umsetzen"]},
    {
      "von": "erhoehung_erklaert", "ereignis": "erhoehung_zuruecknehmen", "nach": "fertiggestellt", "titel": "Erklärung zurücknehmen", "norm": "§ 559b BGB",
      "hilfe": "Wegen eines Fehlers; danach lässt sie sich neu abgeben.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3, "max_laenge": 1000}],
      "effekte": ["modernisierung_beenden"]
    },
    {
      "von": "erhoehung_erklaert", "ereignis": "sonderkuendigung_erfassen", "nach": "abgeschlossen", "titel": "Sonderkündigung der Mieterseite", "norm": "§ 561 Abs. 1 BGB",
      "hilfe": "Die Mieterseite hat wegen der Erhöhung gekündigt; die Erhöhung tritt nicht ein. Die Kündigung selbst ist ein eigener Vorgang.",
      "felder": [{"name": "kuendigung_zugang_am", "typ": "datum", "titel": "Kündigung zugegangen am", "pflicht": true, "vorgabe": "heute"}],
      "guards_eingabe": ["modernisierung_sonderkuendigung"], "effekte": ["modernisierung_sonderkuendigen"]
    },
    {
      "von": "fertiggestellt", "ereignis": "ohne_erhoehung", "nach": "abgeschlossen", "titel": "Ohne Mieterhöhung abschließen", "norm": "§ 559 BGB",
      "felder": [
        {"name": "grund", "typ": "langtext", "titel": "Warum", "max_laenge": 1000},
        {"name": "mieterhoehung_beginnen", "typ": "ja_nein", "titel": "Stattdessen eine Mieterhöhung nach § 558 BGB beginnen", "hilfe": "Bis zur ortsüblichen Vergleichsmiete der modernisierten Wohnung."}
      ],
      "effekte": ["modernisierung_beenden"]
    },
    {
      "von": ["planung", "angekuendigt", "duldung", "durchfuehrung"], "ereignis": "abbrechen", "nach": "abgebrochen", "titel": "Abbrechen", "norm": "§ 555b BGB",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3, "max_laenge": 1000}],
      "effekte": ["modernisierung_beenden"]
    }
  ]
}
$automat$);
