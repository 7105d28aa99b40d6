-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "indexanpassung", "titel": "Indexanpassung", "norm": "§ 557b BGB",
  "beschreibung": "Anpassung einer Indexmiete an den Verbraucherpreisindex durch Erklärung in Textform.",
  "traeger": ["vermietung"], "exklusiv": true,
  "zustaende": [
    {"zustand": "berechnet", "titel": "Berechnet", "art": "start"},
    {"zustand": "erklaert", "titel": "Erklärt"},
    {"zustand": "zugegangen", "titel": "Zugegangen"},
    {"zustand": "umgesetzt", "titel": "Umgesetzt", "art": "erfolg"},
    {"zustand": "zurueckgezogen", "titel": "Zurückgezogen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "berechnet", "titel": "Anpassung berechnen", "norm": "§ 557b Abs. 1 BGB"},
    {"von": "berechnet", "ereignis": "erklaeren", "nach": "erklaert", "titel": "Erklären", "norm": "§ 557b Abs. 3 BGB"},
    {"von": "erklaert", "ereignis": "zugang_erfassen", "nach": "zugegangen", "titel": "Zugang erfassen", "norm": "§ 557b Abs. 3 S. 3 BGB"},
    {"von": "zugegangen", "ereignis": "wirksam", "nach": "umgesetzt", "titel": "Wirksam geworden", "norm": "§ 557b Abs. 3 S. 3 BGB", "art": "frist"},
    {"von": ["berechnet", "erklaert", "zugegangen"], "ereignis": "zurueckziehen", "nach": "zurueckgezogen", "titel": "Zurückziehen", "norm": "§ 557b BGB"}
  ]
}
$automat$);
