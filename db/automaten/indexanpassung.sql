-- indexanpassung: an indexed rent follows the consumer price index, up or down, by a declaration in text form.
--
-- berechnet → erklaert → zugegangen → (timer) umgesetzt
--
-- What practice needs beyond the catalogue, and why:
-- * neu_berechnen: a newer index month before the declaration goes out, or another rent since the computation.
-- * The year the rent must have stood unchanged is no refusal: the declaration may go out earlier and takes effect later
--   (recht.index_wirksam_ab); letter and page name the day.
SELECT engine.automat_laden($automat$
{
  "automat": "indexanpassung", "titel": "Indexanpassung", "norm": "§ 557b BGB",
  "beschreibung": "Anpassung einer Indexmiete an den Verbraucherpreisindex durch Erklärung in Textform.",
  "traeger": ["vermietung"], "exklusiv": true, "status": {"tabelle": "akte.indexanpassungen", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "berechnet", "titel": "Berechnet", "art": "start"},
    {"zustand": "erklaert", "titel": "Erklärt"},
    {
      "zustand": "zugegangen", "titel": "Zugegangen",
      "fristen": [{"ereignis": "wirksam", "funktion": "indexanpassung_frist_wirksam", "titel": "Die angepasste Miete gilt", "norm": "§ 557b Abs. 3 Satz 3 BGB"}]
    },
    {"zustand": "umgesetzt", "titel": "Umgesetzt", "art": "erfolg"},
    {"zustand": "zurueckgezogen", "titel": "Zurückgezogen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "berechnet", "titel": "Anpassung berechnen", "norm": "§ 557b Abs. 1 BGB",
      "hilfe": "Rechnet die neue Miete aus dem Index des Ausgangsmonats und dem neuesten veröffentlichten. Ein Sinken des Index senkt die Miete.",
      "felder": [
        {"name": "monat_neu", "typ": "datum", "titel": "Neuer Indexmonat", "hilfe": "Irgendein Tag des Monats. Leer: der jüngste veröffentlichte."},
        {
          "name": "veranlasst_durch", "typ": "auswahl", "titel": "Auf Verlangen der",
          "optionen": [{"wert": "vermieter", "titel": "Vermieterseite"}, {"wert": "mieter", "titel": "Mieterseite"}]
        },
        {"name": "basis_monat", "typ": "datum", "titel": "Ausgangsmonat des Index", "hilfe": "Nur wenn er hier nicht erfasst ist, zum Beispiel bei übernommenen Verträgen."},
        {"name": "letzte_aenderung_am", "typ": "datum", "titel": "Miete zuletzt geändert am", "nicht_in_zukunft": true, "hilfe": "Nur bei übernommenen Verträgen, wenn der Tag hier nicht erfasst ist."}
      ],
      "vorgaben": "indexanpassung_vorgaben", "guards_zustand": ["indexanpassung_mietart"], "guards_eingabe": ["indexanpassung_berechnung"], "effekte": ["indexanpassung_anlegen"]
    },
    {
      "von": "berechnet", "ereignis": "neu_berechnen", "nach": "=", "titel": "Neu berechnen", "norm": "§ 557b Abs. 1 BGB",
      "hilfe": "Mit einem anderen Indexmonat, oder weil sich die Miete inzwischen geändert hat.",
      "felder": [{"name": "monat_neu", "typ": "datum", "titel": "Neuer Indexmonat", "hilfe": "Irgendein Tag des Monats. Leer: der jüngste veröffentlichte."}],
      "guards_zustand": ["indexanpassung_mietart"], "guards_eingabe": ["indexanpassung_berechnung"], "effekte": ["indexanpassung_neu_rechnen"]
    },
    {
      "von": "berechnet", "ereignis": "erklaeren", "nach": "erklaert", "titel": "Erklärung schreiben", "norm": "§ 557b Abs. 3 BGB",
      "hilfe": "Das Schreiben nennt beide Indexwerte und die neue Miete in Euro.",
      "guards_zustand": ["indexanpassung_aktuell"], "effekte": ["indexanpassung_erklaeren"], "dokumente": ["indexerklaerung"]
    },
    {
      "von": "erklaert", "ereignis": "zugang_erfassen", "nach": "zugegangen", "titel": "Zugang erfassen", "norm": "§ 557b Abs. 3 Satz 3 BGB",
      "hilfe": "Die neue Miete gilt ab dem übernächsten Monat, frühestens ein Jahr nach der letzten Änderung.",
      "felder": [
        {"name": "zugang_am", "typ": "datum", "titel": "Zugegangen am", "pflicht": true, "vorgabe": "heute"},
        {"name": "zugang_nachweis", "typ": "text", "titel": "Wie zugegangen", "max_laenge": 200}
      ],
      "guards_eingabe": ["indexanpassung_zugang"], "effekte": ["indexanpassung_zugang_erfassen"]
    },
    {"von": "zugegangen", "ereignis": "wirksam", "nach": "umgesetzt", "titel": "Wirksam geworden", "norm": "§ 557b Abs. 3 Satz 3 BGB", "art": "frist", "effekte": ["indexanpassung_umsetzen"]},
    {
      "von": ["berechnet", "erklaert", "zugegangen"], "ereignis": "zurueckziehen", "nach": "zurueckgezogen", "titel": "Zurückziehen", "norm": "§ 557b BGB",
      "felder": [{"name": "grund", "typ": "langtext", "titel": "Warum", "pflicht": true, "min_laenge": 3, "max_laenge": 1000}],
      "effekte": ["indexanpassung_zurueckziehen"]
    }
  ]
}
$automat$);
