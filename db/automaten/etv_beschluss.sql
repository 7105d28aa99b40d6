-- etv_beschluss: a decision of the owners, from the motion to the day nobody can contest it any more.
--
-- antrag → abgestimmt → anfechtungsfrist → bestandskraeftig; angefochten → bestaetigt / fuer_ungueltig_erklaert; abgelehnt.
-- The votes come through api.stimmen_erfassen, one page for all owners.
--
-- What practice needs beyond the catalogue, and why:
-- * zurueckgezogen: a motion nobody voted on is no negative decision, and stands in no collection.
-- * ablehnung_verkuenden beside verkuenden: the result decides which of the two is possible, so nobody proclaims the opposite of the count.
-- * auszaehlung_wiederholen: a miscount is put right before the proclamation; afterwards only a court can.
-- * wortlaut_aendern: a motion is amended in the meeting, as long as nobody has voted on it.
-- * The proclamation makes the entry in the collection of decisions: "without delay" is the same step.
SELECT engine.automat_laden($automat$
{
  "automat": "etv_beschluss", "titel": "Beschluss der Eigentümer", "norm": "§§ 23–25, 45 WEG",
  "beschreibung": "Beschluss einer Eigentümerversammlung oder im Umlaufverfahren, vom Antrag bis zur Bestandskraft.", "traeger": ["eigentuemerversammlung"],
  "status": {"tabelle": "akte.beschluesse", "schluessel": "vorgang_id"},
  "zustaende": [
    {"zustand": "antrag", "titel": "Antrag", "art": "start"},
    {"zustand": "abgestimmt", "titel": "Abgestimmt"},
    {
      "zustand": "anfechtungsfrist", "titel": "In der Anfechtungsfrist",
      "fristen": [{"ereignis": "frist_ablaufen", "funktion": "etv_frist_klage", "titel": "Anfechtungsfrist abgelaufen", "norm": "§ 45 Satz 1 WEG"}]
    },
    {"zustand": "angefochten", "titel": "Angefochten"},
    {"zustand": "bestandskraeftig", "titel": "Bestandskräftig", "art": "erfolg"},
    {"zustand": "bestaetigt", "titel": "Bestätigt", "art": "erfolg"},
    {"zustand": "fuer_ungueltig_erklaert", "titel": "Für ungültig erklärt", "art": "abbruch"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"},
    {"zustand": "zurueckgezogen", "titel": "Zurückgezogen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {
      "von": "", "ereignis": "starten", "nach": "antrag", "titel": "Antrag stellen", "norm": "§ 23 Abs. 1, 2 WEG",
      "hilfe": "Der Gegenstand steht auf der Tagesordnung der Einladung; sonst wäre der Beschluss anfechtbar.",
      "felder": [
        {"name": "top", "typ": "auswahl", "titel": "Tagesordnungspunkt", "pflicht": true, "optionen_aus": "etv_topliste"},
        {"name": "titel", "typ": "text", "titel": "Kurzer Titel", "min_laenge": 3, "max_laenge": 200, "hilfe": "Leer: wie in der Tagesordnung."},
        {"name": "wortlaut", "typ": "langtext", "titel": "Wortlaut des Antrags", "min_laenge": 5, "hilfe": "Leer: der Beschlussantrag der Tagesordnung."},
        {
          "name": "mehrheit", "typ": "auswahl", "titel": "Mehrheit",
          "hilfe": "Leer: mehr Ja als Nein. Im Umlaufverfahren müssen alle zustimmen.",
          "optionen": [{"wert": "einfach", "titel": "mehr Ja als Nein"}, {"wert": "dreiviertel", "titel": "drei Viertel, für virtuelle Versammlungen (§ 23 Abs. 1a WEG)"}]
        },
        {"name": "absenkung", "typ": "auswahl", "titel": "Umlaufverfahren: Beschluss, der die Mehrheit genügen lässt", "optionen_aus": "etv_absenkungen", "hilfe": "Nur wenn die Versammlung das für diesen einen Gegenstand beschlossen hat (§ 23 Abs. 3 Satz 2 WEG)."}
      ],
      "guards_zustand": ["etv_tagesordnung"], "guards_eingabe": ["etv_mehrheit"], "effekte": ["etv_anlegen"]
    },
    {
      "von": "antrag", "ereignis": "wortlaut_aendern", "nach": "=", "titel": "Wortlaut ändern", "norm": "§ 23 Abs. 2 WEG",
      "hilfe": "Der Gegenstand muss derselbe bleiben, wie er in der Einladung steht.",
      "felder": [{"name": "wortlaut", "typ": "langtext", "titel": "Wortlaut des Antrags", "pflicht": true, "min_laenge": 5}],
      "vorgaben": "etv_wortlaut_vorgaben", "guards_zustand": ["etv_ohne_stimmen"], "effekte": ["etv_wortlaut"]
    },
    {
      "von": "antrag", "ereignis": "abstimmen", "nach": "abgestimmt", "titel": "Auszählen", "norm": "§ 25 Abs. 1, 2 WEG",
      "hilfe": "Zählt die erfassten Stimmen nach der vereinbarten Stimmkraft. Enthaltungen zählen nicht, Gleichstand ist Ablehnung.",
      "guards_zustand": ["etv_versammlung_laeuft", "etv_stimmen_da"], "effekte": ["etv_zaehlen"]
    },
    {
      "von": "antrag", "ereignis": "zurueckziehen", "nach": "zurueckgezogen", "titel": "Zurückziehen oder vertagen", "norm": "§ 23 Abs. 1 WEG",
      "felder": [{"name": "grund", "typ": "text", "titel": "Warum", "pflicht": true, "min_laenge": 3}],
      "effekte": ["etv_zurueckziehen", "etv_plan_folgen"]
    },
    {"von": "antrag", "ereignis": "versammlung_absagen", "nach": "zurueckgezogen", "art": "automatisch", "titel": "Versammlung abgesagt", "norm": "§ 24 Abs. 1 WEG", "effekte": ["etv_zurueckziehen"]},
    {
      "von": "abgestimmt", "ereignis": "verkuenden", "nach": "anfechtungsfrist", "titel": "Als angenommen verkünden", "norm": "§ 45, § 24 Abs. 7 WEG",
      "hilfe": "Mit der Verkündung kommt der Beschluss zustande, steht in der Beschlusssammlung und kann einen Monat lang angefochten werden.",
      "felder": [
        {"name": "verkuendet_am", "typ": "datum", "titel": "Verkündet am", "pflicht": true, "nicht_in_zukunft": true},
        {"name": "verkuendet_von", "typ": "text", "titel": "Verkündet von", "pflicht": true, "min_laenge": 3}
      ],
      "vorgaben": "etv_verkuendung_vorgaben", "guards_zustand": ["etv_angenommen"], "guards_eingabe": ["etv_verkuendung_tag"],
      "effekte": ["etv_verkuenden", "etv_eintragen", "etv_plan_folgen"]
    },
    {
      "von": "abgestimmt", "ereignis": "ablehnung_verkuenden", "nach": "abgelehnt", "titel": "Als abgelehnt verkünden", "norm": "§ 25 Abs. 1, § 24 Abs. 7 WEG",
      "hilfe": "Auch die Ablehnung ist ein Beschluss und steht in der Beschlusssammlung.",
      "felder": [
        {"name": "verkuendet_am", "typ": "datum", "titel": "Verkündet am", "pflicht": true, "nicht_in_zukunft": true},
        {"name": "verkuendet_von", "typ": "text", "titel": "Verkündet von", "pflicht": true, "min_laenge": 3}
      ],
      "vorgaben": "etv_verkuendung_vorgaben", "guards_zustand": ["etv_abgelehnt"], "guards_eingabe": ["etv_verkuendung_tag"],
      "effekte": ["etv_verkuenden", "etv_eintragen", "etv_plan_folgen"]
    },
    {
      "von": "abgestimmt", "ereignis": "auszaehlung_wiederholen", "nach": "antrag", "titel": "Neu auszählen", "norm": "§ 25 Abs. 1 WEG",
      "hilfe": "Nur bis zur Verkündung. Die Stimmen bleiben und lassen sich mit Begründung berichtigen.",
      "felder": [{"name": "grund", "typ": "text", "titel": "Warum", "pflicht": true, "min_laenge": 3}],
      "effekte": ["etv_neu_zaehlen"]
    },
    {"von": "anfechtungsfrist", "ereignis": "frist_ablaufen", "nach": "bestandskraeftig", "art": "frist", "titel": "Anfechtungsfrist abgelaufen", "norm": "§ 45 Satz 1 WEG"},
    {
      "von": "anfechtungsfrist", "ereignis": "anfechten", "nach": "angefochten", "titel": "Anfechtungsklage erfassen", "norm": "§ 44, § 45 WEG",
      "hilfe": "Vermerkt die Klage in der Beschlusssammlung und macht sie allen Eigentümern bekannt. Der Beschluss gilt, bis er für ungültig erklärt ist.",
      "felder": [
        {"name": "klage_am", "typ": "datum", "titel": "Bei Gericht eingegangen am", "pflicht": true, "nicht_in_zukunft": true},
        {"name": "gericht", "typ": "text", "titel": "Gericht", "pflicht": true, "min_laenge": 3},
        {"name": "aktenzeichen", "typ": "text", "titel": "Aktenzeichen"},
        {"name": "klaeger", "typ": "text", "titel": "Kläger", "pflicht": true, "min_laenge": 3}
      ],
      "guards_eingabe": ["etv_klage"], "effekte": ["etv_anfechten"], "dokumente": ["etv_klageinformation"]
    },
    {
      "von": "angefochten", "ereignis": "bestaetigen", "nach": "bestaetigt", "titel": "Klage ohne Erfolg", "norm": "§ 44 Abs. 3 WEG",
      "hilfe": "Die Klage ist rechtskräftig abgewiesen oder zurückgenommen.",
      "felder": [
        {"name": "urteil_am", "typ": "datum", "titel": "Rechtskräftig oder zurückgenommen am", "pflicht": true, "nicht_in_zukunft": true},
        {"name": "urteilsformel", "typ": "langtext", "titel": "Urteilsformel", "min_laenge": 5, "hilfe": "Bei einem Urteil; bekommt einen eigenen Eintrag in der Beschlusssammlung."}
      ],
      "guards_eingabe": ["etv_urteil_tag"], "effekte": ["etv_urteil"]
    },
    {
      "von": "angefochten", "ereignis": "fuer_ungueltig_erklaeren", "nach": "fuer_ungueltig_erklaert", "titel": "Für ungültig erklärt", "norm": "§ 23 Abs. 4 Satz 2, § 44 Abs. 1 WEG",
      "hilfe": "Offene Hausgeld-Sollstellungen eines für ungültig erklärten Wirtschaftsplans werden storniert.",
      "felder": [
        {"name": "urteil_am", "typ": "datum", "titel": "Rechtskräftig am", "pflicht": true, "nicht_in_zukunft": true},
        {"name": "urteilsformel", "typ": "langtext", "titel": "Urteilsformel", "pflicht": true, "min_laenge": 5}
      ],
      "guards_eingabe": ["etv_urteil_tag"], "effekte": ["etv_urteil", "etv_hausgeld_zuruecknehmen"]
    }
  ]
}
$automat$);
