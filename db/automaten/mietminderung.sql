-- State graph for history taken over from another program. Guards, effects, timers and tables come with the machine's own version;
-- until then no bracket lists it in startbar, so that nobody starts it by hand.
SELECT engine.automat_laden($automat$
{
  "automat": "mietminderung", "titel": "Mietminderung", "norm": "§§ 536, 536c BGB",
  "beschreibung": "Minderung der Miete wegen eines Mangels, von der Anzeige bis zur Behebung.",
  "traeger": ["vermietung"],
  "zustaende": [
    {"zustand": "angezeigt", "titel": "Mangel angezeigt", "art": "start"},
    {"zustand": "geprueft", "titel": "Geprüft"},
    {"zustand": "laufend", "titel": "Minderung läuft"},
    {"zustand": "beendet", "titel": "Mangel behoben", "art": "erfolg"},
    {"zustand": "abgelehnt", "titel": "Abgelehnt", "art": "abbruch"}
  ],
  "uebergaenge": [
    {"von": "", "ereignis": "starten", "nach": "angezeigt", "titel": "Mangelanzeige erfassen", "norm": "§ 536c BGB"},
    {"von": "angezeigt", "ereignis": "pruefen", "nach": "geprueft", "titel": "Prüfen", "norm": "§ 536 BGB"},
    {"von": "geprueft", "ereignis": "quote_festlegen", "nach": "laufend", "titel": "Quote festlegen", "norm": "§ 536 Abs. 1 BGB"},
    {"von": "laufend", "ereignis": "mangel_behoben", "nach": "beendet", "titel": "Mangel behoben", "norm": "§ 536 BGB"},
    {"von": ["angezeigt", "geprueft"], "ereignis": "ablehnen", "nach": "abgelehnt", "titel": "Ablehnen", "norm": "§ 536 BGB"}
  ]
}
$automat$);
