-- mieterhoehung: the demand for the rent usual in the place, from its reasons to consent, judgment or the end of the time to sue.
--
-- begruendung → beleg_erfasst → verlangen_versendet → zustimmungsfrist → (timer) klagefrist → klage → umgesetzt
--
-- What practice needs beyond the catalogue, and why:
-- * vergleichswohnung_erfassen: three flats are three sets of data; each is one step and can be corrected by its number.
-- * teilweise_zustimmen stays where it is: the part is owed from its day, the rest can still be sued for. Such a Vorgang then ends in
--   umgesetzt whatever becomes of the rest: bei_teil_bewenden, rest_abgewiesen, and its own timer instead of verfristet.
-- * klagefrist_naht reminds two weeks before the safe last day; verfristet comes only after the latest day anybody could argue for
--   (§ 193 BGB on both periods). A suit between the two days is recorded as possibly late.
-- * sonderkuendigung_erfassen: with the tenant's special notice the increase does not come about (§ 561 Abs. 1 Satz 2).
-- * zustimmen is possible in klage, too: the tenant may acknowledge until the judgment.
-- No guard can be overridden: they are form, periods and caps of the BGB.
SELECT engine.automat_laden($automat$
{
  "automat": "mieterhoehung", "titel": "Mieterhöhung", "norm": "§§ 558, 558a, 558b BGB",
  "beschreibung": "Erhöhung der Miete bis zur ortsüblichen Vergleichsmiete, mit Zustimmung der Mieterseite oder durch Urteil.",
  "traeger": ["vermietung"], "exklusiv": true, "status": {"tabelle": "akte.mieterhoehungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "begruendung", "titel": "Begründung", "art": "start"},
    {"zustand": "beleg_erfasst", "titel": "Beleg erfasst"},
    {"zustand": "verlangen_versendet", "titel": "Verlangen versendet"},
    {
      "zustand": "zustimmungsfrist", "titel": "Zustimmungsfrist läuft",
      "fristen": [{"ereignis": "zustimmungsfrist_abgelaufen", "funktion": "mieterhoehung_frist_zustimmung", "titel": "Überlegungszeit der Mieterseite abgelaufen", "norm": "§ 558b Abs. 2 Satz 1 BGB"}]
    },
    {
      "zustand": "klagefrist", "titel": "Klagefrist läuft",
      "fristen": [
        {"ereignis": "klagefrist_naht", "funktion": "mieterhoehung_frist_warnung", "titel": "Klage auf Zustimmung: noch zwei Wochen bis zum sicheren letzten Tag", "norm": "§ 558b Abs. 2 Satz 2 BGB"},
        {"ereignis": "klagefrist_abgelaufen", "funktion": "mieterhoehung_frist_klage", "titel": "Klagefrist verstrichen", "norm": "§ 558b Abs. 2 Satz 2 BGB"},
        {"ereignis": "teil_endgueltig", "funktion": "mieterhoehung_frist_teil", "titel": "Klagefrist verstrichen, es bleibt bei der Teilzustimmung", "norm": "§ 558b Abs. 2 Satz 2 BGB"}
      ]
    },
    {"zustand": "klage", "titel": "Klage erhoben"},
    {"zustand": "umgesetzt", "titel": "Umgesetzt", "art": "erfolg"},
    {"zustand": "abgewiesen", "titel": "Abgewiesen", "art": "abbruch"},
    {"zustand": "verfristet", "titel": "Klagefrist verstrichen", "art": "abbruch"},
    {"zustand": "zurueckgezogen", "titel": "Zurückgezogen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "begruendung", "titel": "Mieterhöhung beginnen", "norm": "§ 558 BGB",
      "hilfe": "Bis zur ortsüblichen Vergleichsmiete. Zuerst wird der Beleg erfasst, dann das Verlangen geschrieben.",
      "felder": [
        {"name": "anlass", "typ": "auswahl", "titel": "Anlass", "optionen_aus": "mieterhoehung_anlaesse", "hilfe": "Wenn eine Modernisierung der Anlass ist. Sonst leer lassen."},
        {"name": "preisgebunden", "typ": "ja_nein", "titel": "Die Wohnung ist preisgebunden", "hilfe": "Öffentlich geförderter Wohnraum mit Kostenmiete."}
      ],
      "guards_zustand": ["mieterhoehung_mietart"], "guards_eingabe": ["mieterhoehung_preisbindung"], "effekte": ["mieterhoehung_anlegen"]
    },
    {
      "von": ["begruendung", "beleg_erfasst"], "ereignis": "vergleichswohnung_erfassen", "nach": "begruendung", "titel": "Vergleichswohnung erfassen", "norm": "§ 558a Abs. 2 Nr. 4 BGB",
      "hilfe": "Mindestens drei Wohnungen, die sich auffinden lassen; auch aus dem eigenen Bestand. Danach den Beleg (neu) erfassen.",
      "felder": [
        {"name": "nummer", "typ": "ganzzahl", "titel": "Nummer", "min": 1, "max": 99, "hilfe": "Nur zum Berichtigen einer schon erfassten Wohnung."},
        {"name": "anschrift", "typ": "text", "titel": "Anschrift", "pflicht": true, "min_laenge": 5, "max_laenge": 200},
        {"name": "lage", "typ": "text", "titel": "Lage im Haus", "pflicht": true, "max_laenge": 100, "hilfe": "Zum Beispiel: 2. OG rechts. Die Mieterseite muss die Wohnung finden können."},
        {"name": "wohnflaeche", "typ": "zahl", "titel": "Wohnfläche in m²", "pflicht": true, "min": 5, "max": 1000},
        {"name": "nettokaltmiete", "typ": "betrag", "titel": "Nettokaltmiete im Monat", "pflicht": true, "min": 1, "max": 100000},
        {"name": "eigener_bestand", "typ": "ja_nein", "titel": "Aus dem eigenen Bestand"}
      ],
      "guards_eingabe": ["mieterhoehung_vergleichswohnung"], "effekte": ["mieterhoehung_vergleichswohnung_erfassen"]
    },
    {
      "von": ["begruendung", "beleg_erfasst"], "ereignis": "beleg_erfassen", "nach": "beleg_erfasst", "titel": "Beleg erfassen", "norm": "§ 558a Abs. 2 BGB",
      "hilfe": "Woraus sich die ortsübliche Vergleichsmiete ergibt. Mehr als der Beleg trägt, lässt sich nicht verlangen.",
      "felder": [
        {
          "name": "begruendungsmittel", "typ": "auswahl", "titel": "Beleg", "pflicht": true,
          "optionen": [
            {"wert": "mietspiegel", "titel": "Mietspiegel"}, {"wert": "datenbank", "titel": "Mietdatenbank"},
            {"wert": "gutachten", "titel": "Sachverständigengutachten"}, {"wert": "vergleichswohnungen", "titel": "mindestens drei Vergleichswohnungen"}
          ]
        },
        {"name": "bezeichnung", "typ": "text", "titel": "Welcher", "max_laenge": 200, "hilfe": "Mietspiegel mit Ort und Jahr, Datenbank oder Name der sachverständigen Person. Bei Vergleichswohnungen leer lassen."},
        {"name": "stand", "typ": "datum", "titel": "Stand", "hilfe": "Stichtag des Mietspiegels oder Datum des Gutachtens."},
        {"name": "feld", "typ": "text", "titel": "Mietspiegelfeld", "max_laenge": 100, "hilfe": "Zum Beispiel: H4, mittlere Wohnlage."},
        {"name": "spanne_von", "typ": "betrag", "titel": "Spanne von, je m²", "min": 0.01, "max": 1000},
        {"name": "spanne_bis", "typ": "betrag", "titel": "Spanne bis, je m²", "min": 0.01, "max": 1000},
        {"name": "vergleichsmiete_qm", "typ": "betrag", "titel": "Vergleichsmiete je m²", "min": 0.01, "max": 1000, "hilfe": "Der Wert, der für diese Wohnung anzusetzen ist. Bei Vergleichswohnungen wird er berechnet."},
        {"name": "merkmale", "typ": "langtext", "titel": "Einordnung", "max_laenge": 2000, "hilfe": "Merkmale der Wohnung, die den Wert in der Spanne begründen. Steht so im Schreiben."},
        {"name": "oeffentlich_bestellt", "typ": "ja_nein", "titel": "Sachverständige Person ist öffentlich bestellt und vereidigt", "hilfe": "Nur beim Gutachten."},
        {"name": "qualifizierter_mietspiegel", "typ": "ja_nein", "titel": "Für die Wohnung gibt es einen qualifizierten Mietspiegel", "hilfe": "Nur wenn ein anderer Beleg verwendet wird."},
        {"name": "qualifizierter_wert_qm", "typ": "betrag", "titel": "Wert des qualifizierten Mietspiegels je m²", "min": 0.01, "max": 1000},
        {"name": "wohnflaeche", "typ": "zahl", "titel": "Wohnfläche in m²", "min": 5, "max": 1000, "hilfe": "Nur wenn sie bei der Einheit nicht erfasst ist."},
        {"name": "kuerzung_monat", "typ": "betrag", "titel": "Abzug für öffentliche Mittel im Monat", "max": 100000, "hilfe": "Ein Zwölftel von acht Prozent der Zuschüsse für Modernisierungen (§ 558 Abs. 5 BGB)."},
        {"name": "beleg", "typ": "datei", "titel": "Beleg als Datei"}
      ],
      "guards_eingabe": ["mieterhoehung_beleg"], "effekte": ["mieterhoehung_beleg_erfassen"]
    },
    {
      "von": "beleg_erfasst", "ereignis": "versenden", "nach": "verlangen_versendet", "titel": "Verlangen schreiben", "norm": "§ 558a Abs. 1 BGB",
      "hilfe": "Schreibt das Verlangen in Textform mit Begründung und Rechenweg. Die Frist beginnt erst mit dem Zugang.",
      "felder": [
        {"name": "miete_neu", "typ": "betrag", "titel": "Verlangte Nettokaltmiete", "pflicht": true, "min": 0.01, "max": 1000000},
        {"name": "zugang_erwartet", "typ": "datum", "titel": "Zugang voraussichtlich am", "hilfe": "Von diesem Tag hängen Jahresfrist und Kappungsgrenze ab. Leer: heute."},
        {"name": "kappungsgrenze", "typ": "auswahl", "titel": "Kappungsgrenze", "optionen": [{"wert": "15", "titel": "15 Prozent"}, {"wert": "20", "titel": "20 Prozent"}], "hilfe": "Nur wenn für die Gemeinde keine hinterlegt ist."},
        {"name": "kappungsgrenze_quelle", "typ": "text", "titel": "Woher", "max_laenge": 300, "hilfe": "Verordnung und Fundstelle."},
        {"name": "ausgangsmiete", "typ": "betrag", "titel": "Nettokaltmiete vor drei Jahren", "min": 0.01, "max": 1000000, "hilfe": "Nur bei übernommenen Verträgen, deren Miete von damals hier nicht erfasst ist."},
        {"name": "letzte_aenderung_am", "typ": "datum", "titel": "Miete zuletzt geändert am", "nicht_in_zukunft": true, "hilfe": "Nur bei übernommenen Verträgen, wenn der Tag hier nicht erfasst ist."}
      ],
      "vorgaben": "mieterhoehung_verlangen_vorgaben", "guards_eingabe": ["mieterhoehung_verlangen"], "effekte": ["mieterhoehung_versenden"], "dokumente": ["mieterhoehungsverlangen"]
    },
    {
      "von": "verlangen_versendet", "ereignis": "zugang_erfassen", "nach": "zustimmungsfrist", "titel": "Zugang erfassen", "norm": "§ 558b Abs. 1, 2 BGB",
      "hilfe": "Mit dem Zugang laufen Überlegungszeit, Klagefrist und Sonderkündigungsrecht.",
      "felder": [
        {"name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen", "max_laenge": 200, "hilfe": "Zum Beispiel: Einwurf durch Boten, Empfang bestätigt."}
      ],
      "guards_eingabe": ["mieterhoehung_zugang"], "effekte": ["mieterhoehung_zugang_erfassen"]
    },
    {
      "von": ["zustimmungsfrist", "klagefrist", "klage"], "ereignis": "zustimmen", "nach": "umgesetzt", "titel": "Zustimmung erfassen", "norm": "§ 558b Abs. 1 BGB",
      "hilfe": "Volle Zustimmung, auch formlos oder durch vorbehaltlose Zahlung. Die neue Miete gilt ab dem berechneten Tag.",
      "felder": [
        {"name": "zugestimmt_am", "typ": "datum", "titel": "Zugestimmt am", "pflicht": true, "vorgabe": "heute"},
        {"name": "alle_mieter", "typ": "ja_nein", "titel": "Alle Mieterinnen und Mieter haben zugestimmt", "pflicht": true},
        {"name": "form", "typ": "text", "titel": "Wie", "max_laenge": 200, "hilfe": "Zum Beispiel: Brief, E-Mail, zweimal vorbehaltlos gezahlt."}
      ],
      "guards_eingabe": ["mieterhoehung_zustimmung"], "effekte": ["mieterhoehung_zustimmen"]
    },
    {
      "von": ["zustimmungsfrist", "klagefrist", "klage"], "ereignis": "teilweise_zustimmen", "nach": "=", "titel": "Teilzustimmung erfassen", "norm": "§ 558b Abs. 1, 2 BGB",
      "hilfe": "Der zugestimmte Teil gilt ab dem berechneten Tag. Auf den Rest kann geklagt werden.",
      "felder": [
        {"name": "teilmiete", "typ": "betrag", "titel": "Nettokaltmiete, der zugestimmt wurde", "pflicht": true, "min": 0.01, "max": 1000000},
        {"name": "zugestimmt_am", "typ": "datum", "titel": "Zugestimmt am", "pflicht": true, "vorgabe": "heute"},
        {"name": "alle_mieter", "typ": "ja_nein", "titel": "Alle Mieterinnen und Mieter haben zugestimmt", "pflicht": true},
        {"name": "form", "typ": "text", "titel": "Wie", "max_laenge": 200}
      ],
      "guards_eingabe": ["mieterhoehung_zustimmung"], "effekte": ["mieterhoehung_teil_zustimmen"]
    },
    {
      "von": ["zustimmungsfrist", "klagefrist", "klage"], "ereignis": "bei_teil_bewenden", "nach": "umgesetzt", "titel": "Mit der Teilzustimmung abschließen", "norm": "§ 558b Abs. 1 BGB",
      "hilfe": "Auf den Rest wird nicht geklagt, oder die Klage wird zurückgenommen.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "max_laenge": 1000}],
      "guards_zustand": ["mieterhoehung_mit_teil"], "effekte": ["mieterhoehung_teil_bleibt"]
    },
    {"von": "zustimmungsfrist", "ereignis": "zustimmungsfrist_abgelaufen", "nach": "klagefrist", "titel": "Zustimmungsfrist abgelaufen", "norm": "§ 558b Abs. 2 Satz 1 BGB", "art": "frist"},
    {"von": "klagefrist", "ereignis": "klagefrist_naht", "nach": "=", "titel": "Letzter sicherer Tag der Klage naht", "norm": "§ 558b Abs. 2 Satz 2 BGB", "art": "frist", "effekte": ["mieterhoehung_erinnern"]},
    {
      "von": "klagefrist", "ereignis": "klage_einreichen", "nach": "klage", "titel": "Klage einreichen", "norm": "§ 558b Abs. 2 Satz 2 BGB",
      "hilfe": "Bis zum sicheren letzten Tag klagen. Danach ist strittig, ob die Klage noch rechtzeitig ist.",
      "felder": [
        {"name": "klage_am", "typ": "datum", "titel": "Erhoben am", "pflicht": true, "vorgabe": "heute"},
        {"name": "gericht", "typ": "text", "titel": "Amtsgericht", "pflicht": true, "max_laenge": 100},
        {"name": "aktenzeichen", "typ": "text", "titel": "Aktenzeichen", "max_laenge": 60}
      ],
      "guards_eingabe": ["mieterhoehung_klage"], "effekte": ["mieterhoehung_klagen"]
    },
    {
      "von": "klage", "ereignis": "urteil_stattgegeben", "nach": "umgesetzt", "titel": "Urteil: stattgegeben", "norm": "§ 558b Abs. 2 BGB, § 894 ZPO",
      "felder": [
        {"name": "urteil_am", "typ": "datum", "titel": "Urteil vom", "pflicht": true, "vorgabe": "heute"},
        {"name": "urteil_miete", "typ": "betrag", "titel": "Zugesprochene Nettokaltmiete", "min": 0.01, "max": 1000000, "hilfe": "Leer: wie verlangt."}
      ],
      "guards_eingabe": ["mieterhoehung_urteil"], "effekte": ["mieterhoehung_urteilen"]
    },
    {
      "von": "klage", "ereignis": "urteil_abgewiesen", "nach": "abgewiesen", "titel": "Urteil: abgewiesen", "norm": "§ 558b Abs. 2 BGB",
      "felder": [{"name": "urteil_am", "typ": "datum", "titel": "Urteil vom", "pflicht": true, "vorgabe": "heute"}],
      "guards_zustand": ["mieterhoehung_ohne_teil"], "guards_eingabe": ["mieterhoehung_urteil"], "effekte": ["mieterhoehung_beenden"]
    },
    {
      "von": "klage", "ereignis": "rest_abgewiesen", "nach": "umgesetzt", "titel": "Urteil: Rest abgewiesen", "norm": "§ 558b Abs. 2 BGB",
      "hilfe": "Die Klage auf den Rest ist abgewiesen; es bleibt bei der Teilzustimmung.",
      "felder": [{"name": "urteil_am", "typ": "datum", "titel": "Urteil vom", "pflicht": true, "vorgabe": "heute"}],
      "guards_zustand": ["mieterhoehung_mit_teil"], "guards_eingabe": ["mieterhoehung_urteil"], "effekte": ["mieterhoehung_teil_bleibt"]
    },
    {"von": "klagefrist", "ereignis": "klagefrist_abgelaufen", "nach": "verfristet", "titel": "Klagefrist verstrichen", "norm": "§ 558b Abs. 2 Satz 2 BGB", "art": "frist", "effekte": ["mieterhoehung_beenden"]},
    {"von": "klagefrist", "ereignis": "teil_endgueltig", "nach": "umgesetzt", "titel": "Klagefrist verstrichen, Teilzustimmung bleibt", "norm": "§ 558b Abs. 2 Satz 2 BGB", "art": "frist", "effekte": ["mieterhoehung_teil_bleibt"]},
    {
      "von": "zustimmungsfrist", "ereignis": "sonderkuendigung_erfassen", "nach": "zurueckgezogen", "titel": "Sonderkündigung der Mieterseite", "norm": "§ 561 Abs. 1 BGB",
      "hilfe": "Die Mieterseite hat wegen der Mieterhöhung gekündigt; die Erhöhung tritt nicht ein. Die Kündigung selbst ist ein eigener Vorgang.",
      "felder": [{"name": "kuendigung_zugang_am", "typ": "datum", "titel": "Kündigung zugegangen am", "pflicht": true, "vorgabe": "heute"}],
      "guards_zustand": ["mieterhoehung_ohne_teil"], "guards_eingabe": ["mieterhoehung_sonderkuendigung"], "effekte": ["mieterhoehung_beenden"]
    },
    {
      "von": ["begruendung", "beleg_erfasst", "verlangen_versendet", "zustimmungsfrist", "klagefrist", "klage"], "ereignis": "zurueckziehen", "nach": "zurueckgezogen", "titel": "Zurückziehen", "norm": "§ 558 BGB",
      "hilfe": "Das Verlangen wird nicht weiter verfolgt. Danach kann ein neues gestellt werden.",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3, "max_laenge": 1000}],
      "guards_zustand": ["mieterhoehung_ohne_teil"], "effekte": ["mieterhoehung_beenden"]
    }
  ]
}
$automat$);
