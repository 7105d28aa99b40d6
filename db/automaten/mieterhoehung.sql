-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "mieterhoehung", "titel": "Mieterhöhung", "norm": "§§ 558, 558a, 558b BGB",
  "beschreibung": "Erhöhung der Miete bis zur ortsüblichen Vergleichsmiete, mit Zustimmung des Mieters oder durch Urteil.",
  "traeger": ["vermietung"], "exklusiv": true,
  "zustaende": [
    {"zustand": "begruendung", "titel": "Begründung", "art": "start"},
    {"zustand": "beleg_erfasst", "titel": "Beleg erfasst"},
    {"zustand": "verlangen_versendet", "titel": "Verlangen versendet"},
    {"zustand": "zustimmungsfrist", "titel": "Zustimmungsfrist läuft"},
    {"zustand": "klagefrist", "titel": "Klagefrist läuft"},
    {"zustand": "klage", "titel": "Klage erhoben"},
    {"zustand": "umgesetzt", "titel": "Umgesetzt", "art": "erfolg"},
    {"zustand": "abgewiesen", "titel": "Abgewiesen", "art": "abbruch"},
    {"zustand": "verfristet", "titel": "Klagefrist verstrichen", "art": "abbruch"},
    {"zustand": "zurueckgezogen", "titel": "Zurückgezogen", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "begruendung", "titel": "Mieterhöhung beginnen", "norm": "§ 558 BGB"},
    {"von": "begruendung", "ereignis": "beleg_erfassen", "nach": "beleg_erfasst", "titel": "Beleg erfassen", "norm": "§ 558a BGB"},
    {"von": "beleg_erfasst", "ereignis": "versenden", "nach": "verlangen_versendet", "titel": "Verlangen versenden", "norm": "§ 558a BGB"},
    {"von": "verlangen_versendet", "ereignis": "zugang_erfassen", "nach": "zustimmungsfrist", "titel": "Zugang erfassen", "norm": "§ 558b BGB"},
    {"von": ["zustimmungsfrist", "klagefrist", "klage"], "ereignis": "zustimmen", "nach": "umgesetzt", "titel": "Zustimmung erfassen", "norm": "§ 558b Abs. 1 BGB"},
    {"von": "zustimmungsfrist", "ereignis": "zustimmungsfrist_abgelaufen", "nach": "klagefrist", "titel": "Zustimmungsfrist abgelaufen", "norm": "§ 558b Abs. 2 BGB", "art": "frist"},
    {"von": "klagefrist", "ereignis": "klage_einreichen", "nach": "klage", "titel": "Klage einreichen", "norm": "§ 558b Abs. 2 BGB"},
    {"von": "klage", "ereignis": "urteil_stattgegeben", "nach": "umgesetzt", "titel": "Urteil: stattgegeben", "norm": "§ 558b Abs. 2 BGB"},
    {"von": "klage", "ereignis": "urteil_abgewiesen", "nach": "abgewiesen", "titel": "Urteil: abgewiesen", "norm": "§ 558b Abs. 2 BGB"},
    {"von": "klagefrist", "ereignis": "klagefrist_abgelaufen", "nach": "verfristet", "titel": "Klagefrist verstrichen", "norm": "§ 558b Abs. 2 BGB", "art": "frist"},
    {"von": ["begruendung", "beleg_erfasst", "verlangen_versendet", "zustimmungsfrist", "klagefrist", "klage"], "ereignis": "zurueckziehen", "nach": "zurueckgezogen", "titel": "Zurückziehen", "norm": "§ 558 BGB"}
  ]
}
$automat$);
